// One kelurahan: what drives it, how sure that is, how it went, what the office said of it.
import { dateText, estimateText, numberText, together } from "../format.ts";
import { analysis, codes, overlays, shapes, standing } from "../map_data.ts";
import { change, lang, view, workspace } from "../state.ts";
import { t } from "../words.ts";
import { Failure, Loading } from "./told.tsx";
import { Spark } from "./spark.tsx";

export function Card() {
  const code = view.value.selected;
  const shape = shapes.data.value?.features[codes.value.indexOf(code)]?.properties;
  if (!shape) return <aside class="card" aria-label={t("card")}><p class="help">{t("pickOne")}</p></aside>;
  const found = standing.data.value;
  const here = found?.code === code ? found : undefined;
  return (
    <aside class="card" aria-label={t("card")} aria-live="polite">
      <header>
        <h2>{shape.name}</h2>
        <button type="button" aria-label={t("close")} onClick={() => change({ selected: "" })}>✕</button>
      </header>
      <p>{t("kecamatan")} {shape.kecamatan} · {t("population")} {numberText(shape.population, lang.value)} · {t("area")} {numberText(shape.area_km2, lang.value)} km²</p>
      {standing.problem.value && <Failure problem={standing.problem.value} retry={standing.retry} />}
      {here ? <Body found={here} /> : !standing.problem.value && <Loading />}
      <History code={code} />
      <Neighbours indices={shape.neighbours} />
    </aside>
  );
}

type Found = NonNullable<typeof standing.data.value>;

function Body({ found }: { found: Found }) {
  return (
    <>
      {found.need && <Need found={found} need={found.need} />}
      <Channels found={found} />
      {found.trends.length > 0 && <Trends found={found} />}
      <h3>{t("classLabel")}</h3>
      <p>
        <b>{found.official_class}</b>
        {found.core_indicators !== null && `: ${t("indicatorsPresent", { core: found.core_indicators, more: found.supporting_indicators ?? "–" })}`}
      </p>
      {found.need && <p>{found.disagrees ? `${t("classDisagrees")}: ${found.why}` : t("classAgrees")}</p>}
      <h3>{t("survey")}</h3>
      <p>{found.respondents ? t("surveySaw", { share: `${numberText(found.survey_share, lang.value)} %`, n: found.respondents }) : t("surveyNone")}</p>
    </>
  );
}

function Need({ found, need }: { found: Found; need: NonNullable<Found["need"]> }) {
  const size = analysis.data.value?.ranking.length ?? codes.value.length;
  return (
    <dl class="facts">
      <dt>{t("rank")}</dt>
      <dd>{t("rankWithin", { rank: need.rank, low: need.rank_low, high: need.rank_high, size })}</dd>
      <dt>{t("threat")}</dt>
      <dd>{estimateText(need.threat, need.threat_low, need.threat_high, lang.value)}</dd>
      <dt>{t("burden")}</dt>
      <dd>{estimateText(need.burden, need.burden_low, need.burden_high, lang.value)}</dd>
      {need.drivers && <><dt>{t("drivers")}</dt><dd>{need.drivers}</dd></>}
      {found.contrast !== null && (
        <>
          <dt>{t("contrast")}</dt>
          <dd>{estimateText(found.contrast, found.contrast_low, found.contrast_high, lang.value)} <small>{t("contrastHelp")}</small></dd>
        </>
      )}
    </dl>
  );
}

function Channels({ found }: { found: Found }) {
  const labels = new Map(workspace.data.value?.kinds.map((one) => [one.key, one.label]));
  return (
    <table>
      <caption>{t("channels")}</caption>
      <thead>
        <tr><th scope="col">{t("kindLabel")}</th><th scope="col" class="number">{t("count")}</th><th scope="col" class="number">{t("ratePer1000")}</th></tr>
      </thead>
      <tbody>
        {found.figures.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{labels.get(one.kind) ?? one.kind}</th>
            {one.hidden ? <td class="number" colSpan={2}><i>{t("hidden")}</i></td> : (
              <>
                <td class="number">{numberText(one.count, lang.value)}</td>
                <td class="number"><Rate of={one} /></td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rate({ of: { rate, low, high } }: { of: Found["figures"][number] }) {
  const [middle, least, most] = together([rate, low, high], lang.value);
  return rate === null ? <>–</> : <>{middle}<br /><small>({least} – {most})</small></>;
}

function Trends({ found }: { found: Found }) {
  const labels = new Map(workspace.data.value?.kinds.map((one) => [one.key, one.label]));
  return (
    <>
      <h3>{t("trend")}</h3>
      {found.trends.map((one) => {
        const label = labels.get(one.kind) ?? one.kind;
        const name = t("trendName", { kind: label, first: one.quarters[0] ?? "", last: one.quarters.at(-1) ?? "", most: Math.max(...one.counts) });
        return <figure key={one.kind} class="trend"><figcaption>{label}</figcaption><Spark values={one.counts} name={name} /></figure>;
      })}
    </>
  );
}

function History({ code }: { code: string }) {
  const events = (overlays.data.value?.history ?? []).filter((event) => event.code === code);
  return (
    <>
      <h3>{t("history")}</h3>
      {events.length === 0 ? <p>{t("noHistory")}</p> : (
        <ul>{events.map((event) => <li key={event.date + event.status}>{dateText(event.date, lang.value)}: {event.status} <small>({event.note && <><span lang="id">{event.note}</span>; </>}{event.source})</small></li>)}</ul>
      )}
    </>
  );
}

function Neighbours({ indices }: { indices: number[] }) {
  const features = shapes.data.value?.features ?? [];
  const ranks = new Map(analysis.data.value?.ranking.map((row) => [row.code, row.rank]));
  return (
    <>
      <h3>{t("neighbours")}</h3>
      <ul class="neighbours">
        {indices.map((i) => {
          const { code, name } = features[i]!.properties;
          const rank = ranks.get(code);
          return <li key={code}><button type="button" class="plain" onClick={() => change({ selected: code }, true)}>{name}{rank && ` (${rank})`}</button></li>;
        })}
      </ul>
    </>
  );
}
