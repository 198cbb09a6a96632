// Laporan: choose what to take away, see it, download it.
import { address, get } from "../api.ts";
import { numberText, periodName, periodText } from "../format.ts";
import { PeriodChoice } from "../parts/filters.tsx";
import { Empty, Failure, Loading } from "../parts/told.tsx";
import { resource } from "../resource.ts";
import { asked, change, changes, lang, may, screen, view, workspace } from "../state.ts";
import { t, type Word } from "../words.ts";

const DOCUMENTS = ["sheet", "map"] as const;
const question = () => ({
  ...asked(view.value.period), publish: view.value.level === "publication" || undefined, lang: lang.value,
});
const isDocument = () => (DOCUMENTS as readonly string[]).includes(view.value.layer);
const shown = () => screen.value === "report" && (workspace.data.value?.records ?? 0) > 0;

const exports_ = resource(
  () => (shown() ? { ...question(), n: changes.value } : undefined),
  ({ n: _, ...query }, signal) => get("/api/v1/exports", { query, signal }),
);
const chosen = () => exports_.data.value?.layers.find((one) => one.layer === view.value.layer);
const preview = resource(
  () => (shown() && !exports_.busy.value && chosen()?.refused === "" ? { layer: view.value.layer, ...question(), n: changes.value } : undefined),
  ({ layer, n: _, ...query }, signal) => get("/api/v1/exports/{layer}", { path: { layer }, query, signal }),
);

export function ReportScreen() {
  if (!workspace.data.value?.records) return <Empty>{t(may("import") ? "noData" : "noDataViewer")}</Empty>;
  return (
    <div class="report">
      <form class="panel" aria-label={t("screen_report")} onSubmit={(event) => event.preventDefault()}>
        <Content />
        <PeriodChoice name="period" label={t("periodLabel")} />
        <Audience />
        <Downloads />
      </form>
      <section class="look" aria-label={t("rep_preview")} aria-busy={exports_.busy.value}>
        {exports_.problem.value && <Failure problem={exports_.problem.value} retry={exports_.retry} />}
        {!exports_.problem.value && (exports_.data.value && !exports_.busy.value ? <Look /> : <Loading />)}
      </section>
    </div>
  );
}

function Content() {
  const layers = (exports_.data.value?.layers ?? []).filter((one) => one.layer !== "points" || may("points"));
  return (
    <label>
      {t("rep_content")}
      <select value={view.value.layer} onChange={(event) => change({ layer: event.currentTarget.value })}>
        {DOCUMENTS.map((one) => <option key={one} value={one}>{t(`rep_${one}`)}</option>)}
        <optgroup label={t("rep_layers")}>
          {layers.map((one) => <option key={one.layer} value={one.layer}>{one.label}{one.refused && ` (${t("rep_refused")})`}</option>)}
        </optgroup>
      </select>
    </label>
  );
}

function Audience() {
  if (workspace.data.value!.role.level !== "secure") return <p class="help">{t("rep_publishOnly")} {t("rep_publishHelp")}</p>;
  const choice = (level: string, word: Word) => (
    <label class="check">
      <input type="radio" name="level" checked={(view.value.level === "publication") === (level === "publication")} onChange={() => change({ level })} /> {t(word)}
    </label>
  );
  return (
    <fieldset>
      <legend>{t("rep_for")}</legend>
      {choice("", "rep_office")}
      {choice("publication", "rep_publish")}
      <p class="help">{t("rep_publishHelp")}</p>
    </fieldset>
  );
}

function file(layer: string, format: string): string {
  return address("/api/v1/exports/{layer}.{format}", { path: { layer, format }, query: question() });
}

/** Only what the server can give now: a link that fails would leave a broken file behind. */
function Downloads() {
  if (exports_.problem.value || exports_.busy.value || !exports_.data.value) return null;
  const { layer } = view.value;
  const formats = isDocument() ? [layer === "sheet" ? "pdf" : "html"] : chosen()?.refused === "" ? chosen()!.formats : [];
  return (
    <ul class="downloads" aria-label={t("rep_download")}>
      {formats.map((format) => (
        <li key={format}>
          <a class="button" href={file(layer, format)} download aria-label={t("rep_downloads", { what: format.toUpperCase() })}>{t("rep_downloads", { what: format.toUpperCase() })}</a>
          <small>{t(`rep_${format}` as Word)}</small>
        </li>
      ))}
    </ul>
  );
}

function Look() {
  const told = exports_.data.value!;
  const { layer, period } = view.value;
  const name = layer === "sheet" || layer === "map" ? t(`rep_${layer}`) : (chosen()?.label ?? layer);
  return (
    <>
      <h2>{name} · {periodName(period, lang.value, t("all"))}</h2>
      <p>{periodText(told, lang.value)} · {t(told.level === "secure" ? "officeOnly" : "publication")} {told.simulated && <strong class="simulated">{told.simulated}</strong>}</p>
      {isDocument() ? <Framed name={name} /> : <Rows />}
      <details><summary>{t("limits")}</summary><ul>{told.notes.map((note) => <li key={note}>{note}</li>)}</ul></details>
    </>
  );
}

function Framed({ name }: { name: string }) {
  const path = view.value.layer === "sheet" ? "/api/v1/sheet.pdf" : "/map";
  const at = address(path, { query: question() });
  return (
    <>
      <iframe key={at} class="frame" src={at} title={`${t("rep_preview")}: ${name}`} />
      <p><a href={at} target="_blank" rel="noopener">{t("rep_open")}</a> {path !== "/map" && <small>{t("rep_noFrame")}</small>}</p>
    </>
  );
}

function Rows() {
  const refused = chosen()?.refused;
  const found = preview.data.value;
  if (refused) return <Empty>{refused}</Empty>;
  if (preview.problem.value) return <Failure problem={preview.problem.value} retry={preview.retry} />;
  if (!found || preview.busy.value || found.layer !== view.value.layer) return <Loading />;
  return (
    <>
      <p class="help">{t("rep_rows", { shown: found.rows.length, total: numberText(found.total, lang.value) })}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("rep_preview")}>
        <table class="raw">
          <thead><tr>{found.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          <tbody>{found.rows.map((row, i) => <tr key={i}>{row.map((value, j) => <td key={j} class={typeof value === "number" ? "number" : undefined}>{cellText(value)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </>
  );
}

function cellText(value: string | number | boolean | null): string {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return typeof value === "string" ? value : numberText(value, lang.value);
}
