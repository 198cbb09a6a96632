// Prioritas: weights, ranking, rules, choice, scenarios, beside a map that follows.
import { computed } from "@preact/signals";
import { MapPanel } from "../parts/map_panel.tsx";
import { Choosing } from "../parts/choosing.tsx";
import { RankTable } from "../parts/rank_table.tsx";
import { PublishedRanking } from "../parts/published_ranking.tsx";
import { Scenarios } from "../parts/scenarios.tsx";
import { Empty, Failure, Loading } from "../parts/told.tsx";
import { Weights } from "../parts/weights.tsx";
import { PeriodChoice } from "../parts/filters.tsx";
import { codes, type Painted } from "../map_data.ts";
import { choice, choiceIsCurrent, intervals, priority, reweighed, weighed } from "../priority_data.ts";
import { scaleOf } from "../scales.ts";
import { isOffice, may, workspace } from "../state.ts";
import { firstOf } from "../weighing.ts";
import { t } from "../words.ts";

/** The scores as a map: the same colours as every choropleth, in the order of the geometry. */
const painted = computed<Painted | undefined>(() => {
  const [now, found] = [weighed.value, priority.data.value];
  if (!now || !found) return undefined;
  const at = new Map(found.kelurahan.map((one, i) => [one.code, i]));
  const values = codes.value.map((code) => now.score[at.get(code) ?? -1] ?? null);
  const answer = { measure: "priority", resolution: null, values, low: null, high: null, hidden: [], labels: [], total: null, placed: null, notes: [] };
  return { values, scale: scaleOf(values), answer, unit: t("score") };
});

const ranked = computed(() => {
  const [now, found] = [weighed.value, priority.data.value];
  return now && found ? firstOf(now.score, 10).map((i) => found.kelurahan[i]!.code) : [];
});
const picked = computed(() => (choiceIsCurrent.value ? choice.value!.found.codes : []));

export function PriorityScreen() {
  if (!workspace.data.value?.records) return <Empty>{t(may("import") ? "noData" : "noDataViewer")}</Empty>;
  if (!isOffice()) return <PublishedRanking />;
  if (priority.problem.value) return <Failure problem={priority.problem.value} retry={priority.retry} />;
  if (!priority.data.value) return <Loading />;
  return (
    <div class="priority-screen">
      <div class="column">
        <div class="panel"><PeriodChoice name="period" label={t("periodLabel")} /></div>
        <Weights />
      </div>
      <div class="column">
        <RankTable />
        {!intervals.value && (reweighed.problem.value ? <Failure problem={reweighed.problem.value} retry={reweighed.retry} /> : <p role="status" class="help">{t("intervalsWait")}</p>)}
      </div>
      <div class="column">
        <MapPanel painted={painted} name={t("rankTable")} ranked={ranked} picked={picked} />
        {may("choose") ? <Choosing /> : <p class="help">{t("mayNotChoose")}</p>}
        {may("choose") && <Scenarios />}
        <ul class="help">{priority.data.value.notes.map((note) => <li key={note}>{note}</li>)}</ul>
      </div>
    </div>
  );
}
