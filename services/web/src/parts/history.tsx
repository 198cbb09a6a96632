// The dated history of each kelurahan that the programme named, as a timeline and in words.
import { dateText } from "../format.ts";
import type { Programme } from "../screens/programme_screen.tsx";
import { lang, workspace } from "../state.ts";
import { t } from "../words.ts";
import { Empty } from "./told.tsx";
import { ViewLink } from "./view_link.tsx";

type Engaged = Programme["engaged"][number];
type Event = Engaged["events"][number];

export function History({ found }: { found: Programme }) {
  const { engaged } = found;
  if (!engaged.length) {
    return <section><h2>{t("prog_history")}</h2><Empty>{t("prog_noHistory", { city: workspace.data.value!.city_code })}</Empty></section>;
  }
  const years = engaged.flatMap((one) => one.events.map((event) => Number(event.date.slice(0, 4))));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  return (
    <section>
      <h2>{t("prog_history")}</h2>
      <p class="help">{t("prog_historyHelp", { engaged: engaged.length, all: found.kelurahan })} {t("prog_key")}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("prog_history")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("kelurahan")}</th>
              <th scope="col">{t("prog_timeline", { first, last: last - 1 })}</th>
              <th scope="col">{t("prog_events")}</th>
            </tr>
          </thead>
          <tbody>
            {engaged.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <ViewLink to={{ screen: "map", selected: one.code }}>{one.name}</ViewLink>
                  {one.pilot_since && <small> · {t("prog_pilotSince", { date: dateText(one.pilot_since, lang.value) })}</small>}
                  {one.ibm_since && <small> · {t("prog_ibmSince", { date: dateText(one.ibm_since, lang.value) })}</small>}
                </th>
                <td><Line events={one.events} first={first} last={last} name={one.name} /></td>
                <td>
                  <ul class="events">
                    {one.events.map((event) => (
                      <li key={event.date + event.status}>{dateText(event.date, lang.value)}: {event.status} <small>{event.note && <span lang="id">{event.note}; </span>}{event.source}</small></li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const [WIDE, HIGH] = [220, 30];

/** A year alone stands at the middle of the year. */
function when(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return year! + (month ? (month - 1 + (day ?? 15) / 31) / 12 : 0.5);
}

function Line({ events, first, last, name }: { events: Event[]; first: number; last: number; name: string }) {
  const x = (year: number) => 8 + ((year - first) / (last - first)) * (WIDE - 16);
  const years = Array.from({ length: last - first }, (_, i) => first + i);
  const told = events.map((event) => `${dateText(event.date, lang.value)}: ${event.status}`).join("; ");
  return (
    <svg class="timeline" width={WIDE} height={HIGH} viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${name}: ${told}`}>
      <line class="axis" x1={x(first)} x2={x(last)} y1="11" y2="11" />
      {years.map((year) => <g key={year}><line class="axis" x1={x(year)} x2={x(year)} y1="7" y2="15" /><text x={x(year + 0.5)} y="27">{year}</text></g>)}
      {events.map((event) => <Sign key={event.date + event.status} at={x(when(event.date))} status={event.status} />)}
    </svg>
  );
}

function Sign({ at, status }: { at: number; status: string }) {
  if (status === "unit IBM") return <rect class="sign" x={at - 5} y="6" width="10" height="10" />;
  return <circle class={status === "kelurahan bersinar" ? "sign" : "sign hollow"} cx={at} cy="11" r="5" />;
}
