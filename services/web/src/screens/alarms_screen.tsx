// Peringatan: which kelurahan exceed their own past, by kind, and what an alarm is not.
import { get, type Answer } from "../api.ts";
import { monthText, numberText } from "../format.ts";
import { PeriodChoice } from "../parts/filters.tsx";
import { Empty, Failure, Loading } from "../parts/told.tsx";
import { ViewLink } from "../parts/view_link.tsx";
import { resource } from "../resource.ts";
import { asked, changes, lang, may, screen, view, workspace } from "../state.ts";
import { t } from "../words.ts";

type Alarms = Answer<"/api/v1/alarms">;
type Kind = Alarms["kinds"][number];
type Row = Kind["tested"][number];

const alarms = resource(
  () => (screen.value === "alarms" && workspace.data.value?.records ? { ...asked(view.value.period), lang: lang.value, n: changes.value } : undefined),
  ({ n: _, ...query }, signal) => get("/api/v1/alarms", { query, signal }),
);

export function AlarmsScreen() {
  if (!workspace.data.value?.records) return <Empty>{t(may("import") ? "alarm_empty" : "noDataViewer")}</Empty>;
  const found = alarms.data.value;
  return (
    <div class="sheet" aria-busy={alarms.busy.value}>
      <h2>{t("alarm_title")}</h2>
      <p>{t("alarm_intro")}</p>
      {found && <p class="caution"><b>{t("alarm_not")}:</b> {found.what_it_is_not}</p>}
      <div class="narrow"><PeriodChoice name="period" label={t("periodLabel")} /></div>
      {alarms.problem.value && <Failure problem={alarms.problem.value} retry={alarms.retry} />}
      {!found && !alarms.problem.value && <Loading />}
      {found?.kinds.map((kind) => <KindAlarms key={kind.kind} kind={kind} published={found.level === "publication"} />)}
    </div>
  );
}

function KindAlarms({ kind, published }: { kind: Kind; published: boolean }) {
  const [raised, rest] = [kind.tested.filter((row) => row.alarm), kind.tested.filter((row) => !row.alarm)];
  const month = kind.month && t("alarm_month", { month: monthText(kind.month, lang.value) });
  return (
    <section aria-label={kind.label}>
      <h3>{kind.label} <small>{month}</small></h3>
      {kind.refused ? <p><b>{t("alarm_refused")}.</b></p> : <p role="status"><b>{outcome(kind, published)}</b></p>}
      {raised.length > 0 && <Rows kind={kind} rows={raised} figures={!published} name={t("alarm_found", { n: raised.length })} />}
      {rest.length > 0 && (
        <details class="twin">
          <summary>{t("alarm_all")}</summary>
          <Rows kind={kind} rows={rest} figures name={t("alarm_all")} />
        </details>
      )}
      <p class="help">{kind.note}</p>
    </section>
  );
}

function outcome(kind: Kind, published: boolean): string {
  if (kind.alarms) return t("alarm_found", { n: kind.alarms });
  return published ? t("alarm_nonePublished") : t("alarm_none", { tested: new Set(kind.tested.map((row) => row.code)).size });
}

function Rows({ kind, rows, figures, name }: { kind: Kind; rows: Row[]; figures: boolean; name: string }) {
  const number = (value: number | null) => <td class="number">{numberText(value, lang.value)}</td>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${kind.label}: ${name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("kelurahan")}</th>
            <th scope="col">{t("alarm_scope")}</th>
            {figures && (["alarm_observed", "alarm_expected", "alarm_upper", "alarm_p"] as const).map((word) => <th key={word} scope="col" class="number">{t(word)}</th>)}
            <th scope="col">{t("screen_map")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code + row.with_neighbours}>
              <th scope="row">{row.name}</th>
              <td>{t(row.with_neighbours ? "alarm_near" : "alarm_own")}</td>
              {figures && <>{number(row.observed)}{number(row.expected)}{number(row.upper)}{number(row.p)}</>}
              <td>
                <ViewLink aria-label={`${t("seeOnMap")}: ${row.name}`} to={{ screen: "map", selected: row.code, measure: "count", kind: kind.kind, period: onMap(kind) }}>{t("seeOnMap")}</ViewLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The month itself for those who may choose any days, else the quarter around it. */
function onMap(kind: Kind): string {
  const [year, month] = kind.month.split("-").map(Number);
  return may("filters") ? `${kind.since}/${kind.until}` : `${year}Q${Math.ceil(month! / 3)}`;
}
