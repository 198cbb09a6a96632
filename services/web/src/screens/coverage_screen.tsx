// Cakupan: what is recorded by kind and year, and what is missing, also on a small map.
import { signal } from "@preact/signals";
import { get, type Answer } from "../api.ts";
import { dayText, monthText, numberText, percentText, periodName } from "../format.ts";
import { Empty, Failure, Loading } from "../parts/told.tsx";
import { ViewLink } from "../parts/view_link.tsx";
import { ZoneMap } from "../parts/zone_map.tsx";
import { resource } from "../resource.ts";
import { changes, lang, may, screen, workspace } from "../state.ts";
import { t, type Word } from "../words.ts";

type Coverage = Answer<"/api/v1/coverage">;
type Kind = Coverage["kinds"][number];
type Year = Kind["years"][number];
type Zone = Coverage["kelurahan"][number];

const coverage = resource(
  () => (screen.value === "coverage" && workspace.data.value ? { lang: lang.value, n: changes.value } : undefined),
  ({ lang }, signal) => get("/api/v1/coverage", { query: { lang }, signal }),
);

export function CoverageScreen() {
  const found = coverage.data.value;
  return (
    <div class="sheet" aria-busy={coverage.busy.value}>
      <h2>{t("cov_title")}</h2>
      <p>{t("cov_help")}</p>
      {coverage.problem.value && <Failure problem={coverage.problem.value} retry={coverage.retry} />}
      {!found && !coverage.problem.value && <Loading />}
      {found?.kinds.length === 0 && <Empty>{t(may("import") ? "cov_empty" : "cov_emptyViewer")}</Empty>}
      {found && found.kinds.length > 0 && <Kinds found={found} />}
      {found && <Zones zones={found.kelurahan} />}
    </div>
  );
}

function Kinds({ found }: { found: Coverage }) {
  const columns = [t("cov_year"), t("cov_records"), t("cov_placed"), t("cov_fine", { r: found.resolution }), t("cov_precision"), t("cov_span"), gapsName()];
  return (
    <section>
      <h3>{t("cov_byKind")}</h3>
      <div class="scroll tall" tabIndex={0} role="region" aria-label={t("cov_byKind")}>
        <table class="coverage">
          <thead><tr><th scope="col">{t("kindLabel")}</th>{columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          {found.kinds.map((kind) => (
            <tbody key={kind.kind}>
              {kind.years.map((year, i) => (
                <tr key={year.year}>
                  {i === 0 && <th scope="rowgroup" rowSpan={kind.years.length}>{kind.label}</th>}
                  <th scope="row">{year.year}</th>
                  <YearCells kind={kind} year={year} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function gapsName(): string {
  return t(workspace.data.value!.role.level === "secure" ? "cov_gaps" : "cov_quarterGaps");
}

function YearCells({ kind, year }: { kind: Kind; year: Year }) {
  if (year.records === null) return <td class="missing" colSpan={6}><span>{t("hidden")}</span></td>;
  if (year.records === 0) return <td class="missing" colSpan={6}><span>{t("cov_wholeYear")}</span></td>;
  const share = (part: number | null) => percentText(part === null ? null : part / year.records!, lang.value);
  return (
    <>
      <td class="number">{numberText(year.records, lang.value)}</td>
      <td class="number">{share(year.in_kelurahan)}</td>
      <td class="number">{kind.in_cells ? (year.in_cells === null ? t("hidden") : share(year.in_cells)) : <small>{t("cov_neverFine")}</small>}</td>
      <td>{year.precision ? precisionText(year.precision, year.records) : t("hidden")}</td>
      <td>{year.first && year.last ? `${dayText(year.first, lang.value)} – ${dayText(year.last, lang.value)}` : t("cov_notTold")}</td>
      <td class={year.gaps?.length ? "missing" : undefined}><span>{gapsText(year)}</span></td>
    </>
  );
}

function precisionText(parts: Record<string, number>, whole: number): string {
  const held = Object.entries(parts).filter(([, count]) => count > 0);
  return held.map(([name, count]) => `${t(`cov_${name}` as Word)} ${percentText(count / whole, lang.value)}`).join(", ");
}

function gapsText({ gaps }: Year): string {
  if (gaps === null) return t("cov_notTold");
  if (!gaps.length) return t("cov_noGaps");
  return gaps.map((one) => (one.includes("Q") ? periodName(one, lang.value, "") : monthText(one, lang.value))).join(", ");
}

const shown = signal<"survey" | "mapping">("survey");

function Zones({ zones }: { zones: Zone[] }) {
  const what = t(`cov_${shown.value}`);
  const year = (zone: Zone | undefined) => (shown.value === "survey" ? zone?.survey_year : zone?.mapping_year) ?? null;
  const at = new Map(zones.map((zone) => [zone.code, zone]));
  const have = zones.filter((zone) => year(zone) !== null).length;
  return (
    <section>
      <h3>{t("cov_map")}</h3>
      <label class="narrow">
        {t("cov_show")}
        <select value={shown.value} onChange={(event) => (shown.value = event.currentTarget.value as "survey" | "mapping")}>
          <option value="survey">{t("cov_survey")}</option>
          <option value="mapping">{t("cov_mapping")}</option>
        </select>
      </label>
      <ZoneMap
        has={(code) => year(at.get(code)) !== null}
        told={(code) => yearText(year(at.get(code)))}
        name={t("cov_mapName", { what, have, all: zones.length, lack: zones.length - have })}
      />
      <ul class="swatches">
        <li><svg class="swatch" width="22" height="14" aria-hidden="true"><rect class="has" width="22" height="14" /></svg>{t("cov_hasShort")}: {have}</li>
        <li><svg class="swatch" width="22" height="14" aria-hidden="true"><rect width="22" height="14" fill="url(#hatch)" /></svg>{t("cov_lacks")}: {zones.length - have}</li>
      </ul>
      <ZoneTable zones={zones} />
    </section>
  );
}

function yearText(year: number | null): string {
  return year === null ? t("cov_lacks") : t("cov_has", { year });
}

function ZoneTable({ zones }: { zones: Zone[] }) {
  const cell = (year: number | null) => <td class={year === null ? "missing" : undefined}><span>{yearText(year)}</span></td>;
  return (
    <details class="twin" open>
      <summary>{t("cov_byKelurahan")}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("cov_byKelurahan")}>
        <table>
          <thead><tr><th scope="col">{t("kelurahan")}</th><th scope="col">{t("kecamatan")}</th><th scope="col">{t("cov_survey")}</th><th scope="col">{t("cov_mapping")}</th></tr></thead>
          <tbody>
            {zones.map((zone) => (
              <tr key={zone.code}>
                <th scope="row"><ViewLink to={{ screen: "map", selected: zone.code }}>{zone.name}</ViewLink>{!zone.population_known && <small> ({t("cov_noPopulation")})</small>}</th>
                <td>{zone.kecamatan}</td>
                {cell(zone.survey_year)}
                {cell(zone.mapping_year)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
