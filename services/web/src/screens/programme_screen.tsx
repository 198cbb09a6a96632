// Program: targets beside what was done and recorded, the history of pilots, outreach against threat.
import { get, type Answer } from "../api.ts";
import { numberText, percentText } from "../format.ts";
import { History } from "../parts/history.tsx";
import { PeriodChoice } from "../parts/filters.tsx";
import { Reach } from "../parts/reach.tsx";
import { Empty, Failure, Loading } from "../parts/told.tsx";
import { resource } from "../resource.ts";
import { asked, changes, lang, screen, view, workspace } from "../state.ts";
import { t } from "../words.ts";

export type Programme = Answer<"/api/v1/programme">;

const programme = resource(
  () => (screen.value === "programme" && workspace.data.value ? { ...asked(view.value.period), lang: lang.value, n: changes.value } : undefined),
  ({ n: _, ...query }, signal) => get("/api/v1/programme", { query, signal }),
);

export function ProgrammeScreen() {
  const found = programme.data.value;
  return (
    <div class="sheet" aria-busy={programme.busy.value}>
      {programme.problem.value && <Failure problem={programme.problem.value} retry={programme.retry} />}
      {!found && !programme.problem.value && <Loading />}
      {found && <Targets rows={found.targets} />}
      {found && <History found={found} />}
      {workspace.data.value!.records > 0 && <div class="narrow"><PeriodChoice name="period" label={t("periodLabel")} /></div>}
      {found && <Reach found={found} />}
      {found && <section><h2>{t("limits")}</h2><ul>{found.limits.map((one) => <li key={one}>{one}</li>)}</ul></section>}
    </div>
  );
}

type Target = Programme["targets"][number];

function Targets({ rows }: { rows: Target[] }) {
  return (
    <section>
      <h2>{t("prog_targets")}</h2>
      {rows.length === 0 ? <Empty>{t("prog_noTargets", { city: workspace.data.value!.city_code })}</Empty> : (
        <>
          <p class="help">{t("prog_targetsHelp")}</p>
          <div class="scroll" tabIndex={0} role="region" aria-label={t("prog_targets")}>
            <table class="targets">
              <thead>
                <tr>
                  <th scope="col">{t("prog_indicator")}</th>
                  <th scope="col" class="number">{t("prog_target")}</th>
                  <th scope="col" class="number">{t("prog_realised")}</th>
                  <th scope="col" class="number">{t("prog_recorded")}</th>
                  <td class="bar-head" />
                  <th scope="col">{t("periodLabel")}</th>
                  <th scope="col">{t("prog_source")}</th>
                </tr>
              </thead>
              <tbody>{rows.map((row) => <TargetRow key={row.indicator + row.period} row={row} />)}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function TargetRow({ row }: { row: Target }) {
  const number = (value: number | null) => numberText(value, lang.value);
  const share = row.target && row.realised !== null ? row.realised / row.target : null;
  return (
    <tr>
      <th scope="row">{row.indicator} <small>({row.unit})</small></th>
      <td class="number">{row.target === null ? <i>{t("prog_noTarget")}</i> : number(row.target)}</td>
      <td class="number">
        {row.realised === null ? <i>{t("prog_noRealised")}</i> : number(row.realised)}
        {share !== null && <small> {t("prog_ofTarget", { share: percentText(share, lang.value) })}</small>}
      </td>
      <td class="number">{row.recorded === null ? <i>{recordedText(row)}</i> : number(row.recorded)}</td>
      <td><Bars row={row} /></td>
      <td>{row.period}</td>
      <td><small>{row.source}</small></td>
    </tr>
  );
}

function recordedText(row: Target): string {
  if (row.hidden) return t("hidden");
  return t(row.kind ? "prog_noRecord" : "prog_notCounted");
}

const WIDE = 180;

/** Two bars on one scale of their own, done and recorded, with an upright line at the target. */
function Bars({ row }: { row: Target }) {
  const most = Math.max(row.target ?? 0, row.realised ?? 0, row.recorded ?? 0, 1) * 1.04;
  const x = (value: number) => (value / most) * WIDE;
  const number = (value: number | null, none: string) => (value === null ? none : numberText(value, lang.value));
  const name = t("prog_bar", {
    name: row.indicator, unit: row.unit, realised: number(row.realised, t("prog_noRealised")),
    target: number(row.target, t("prog_noTarget")), recorded: number(row.recorded, recordedText(row)),
  });
  return (
    <svg class="bars" width={WIDE} height="26" viewBox={`0 0 ${WIDE} 26`} role="img" aria-label={name}>
      {row.realised !== null && <rect class="done" x="0" y="3" width={x(row.realised)} height="10" />}
      {row.recorded !== null && <rect class="kept" x="0" y="15" width={x(row.recorded)} height="7" />}
      {row.target !== null && <line class="goal" x1={x(row.target)} x2={x(row.target)} y1="0" y2="26" />}
    </svg>
  );
}
