// Prioritas: criteria and weights in the page, choices and scenarios from the server.
import { computed, effect, signal } from "@preact/signals";
import { get, post, put, remove, type Answer, Problem } from "./api.ts";
import { resource } from "./resource.ts";
import { asked, isOffice, lang, screen, settled, view } from "./state.ts";
import { toQuery } from "./url.ts";
import { entryWeight, firstOf, normalised, ranksOf, scores, stableWeights } from "./weighing.ts";

export type Priority = Answer<"/api/v1/priority">;
export type Criterion = Priority["criteria"][number];
export type Choice = Answer<"/api/v1/choices", "post">;
export type Scenario = Answer<"/api/v1/scenarios">[number];

export const priority = resource(
  () => (screen.value === "priority" && isOffice() ? { ...asked(view.value.period), lang: lang.value, n: settled.value } : undefined),
  ({ n, ...query }, signal) => get("/api/v1/priority", { query: { ...query, state: n || undefined }, signal }),
);

/** The weights as the sliders stand, 0 to 100; the office's own until one is moved. */
export const sliders = computed(() => {
  const own = view.value.weights;
  const moved = Object.keys(own).length > 0;
  return (priority.data.value?.criteria ?? []).map((one) => (moved ? (own[one.code] ?? 0) : Math.round(100 * one.weight)));
});

/** All that the table shows, computed here from the criteria and the weights. */
export const weighed = computed(() => {
  const found = priority.data.value;
  if (!found) return undefined;
  const start = performance.now();
  const weights = normalised(sliders.value);
  const scaled = found.kelurahan.map((one) => one.scaled.map((value) => value ?? 0.5));
  const score = scores(scaled, weights);
  const k = Math.min(Math.max(view.value.k, 1), scaled.length);
  const answer = { weights, scaled, score, k, rank: ranksOf(score), first: firstOf(score, k), stable: stableWeights(scaled, weights, k) };
  performance.measure("weighed", { start, end: performance.now() });
  return answer;
});

/** Whether the sliders stand as the server weighed: only then do its intervals hold. */
export const asServed = computed(() => {
  const found = priority.data.value;
  return !found || normalised(sliders.value).every((weight, i) => Math.abs(weight - found.criteria[i]!.weight) < 0.006);
});

/** Return which weight of each criterion would bring a kelurahan among the first k. */
export function entries(row: number): (number | null)[] {
  const now = weighed.value;
  if (!now) return [];
  return now.weights.map((_, index) => entryWeight(now.scaled, now.weights, { row, index, k: now.k }));
}

/** Intervals and acceptability under the weights of the sliders, once they rest. */
const rested = signal<Record<string, number>>({});
let timer: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const { weights } = view.value;
  clearTimeout(timer);
  timer = setTimeout(() => (rested.value = weights), 600);
});
export const reweighed = resource(
  () => {
    const weights = Object.entries(rested.value).filter(([, weight]) => weight > 0);
    if (!weights.length || !priority.data.value) return undefined;
    return { ...asked(view.value.period), lang: lang.value, weight: weights.map(([code, weight]) => `${code}=${weight}`) };
  },
  (query, signal) => get("/api/v1/priority", { query, signal }),
);

/** Ranks with intervals that hold for the sliders as they stand, if the server has told them. */
export const intervals = computed(() => {
  if (asServed.value) return priority.data.value;
  const now = normalised(sliders.value);
  const found = reweighed.data.value;
  const fits = found?.criteria.every((one, i) => Math.abs(one.weight - now[i]!) < 0.006);
  return fits ? found : undefined;
});

function number(text: string): number | undefined {
  const value = Number(text.replace(",", "."));
  return text.trim() && Number.isFinite(value) ? value : undefined;
}

/** Read "Koja=0:1" lines. */
export function quotaOf(text: string): Record<string, [number, number]> {
  const found: Record<string, [number, number]> = {};
  for (const line of text.split(/[;\n]/)) {
    const match = /^\s*(.*?)\s*=\s*(\d+)\s*:\s*(\d+)\s*$/.exec(line);
    if (match) found[match[1]!] = [Number(match[2]), Number(match[3])];
  }
  return found;
}

function wishes() {
  const { k, budget, distance, quota, lockIn, lockOut, pilots, weights, period } = view.value;
  return {
    ...asked(period), weights, k, quota: quotaOf(quota), lock_in: lockIn, lock_out: lockOut, include_pilots: pilots,
    budget: number(budget) ?? null, min_distance_km: number(distance) ?? null,
  };
}

export const choice = signal<{ wishes: string; found: Choice } | undefined>(undefined);
export const choosing = signal(false);
export const choiceProblem = signal<Problem | undefined>(undefined);

/** Whether the choice that is shown answers the wishes as they stand. */
export const choiceIsCurrent = computed(() => choice.value?.wishes === JSON.stringify(wishes()));

export async function choose(): Promise<void> {
  const body = wishes();
  await busy(async () => {
    choice.value = { wishes: JSON.stringify(body), found: await post("/api/v1/choices", { body, query: { lang: lang.value } }) };
  });
}

export const kept = signal<Answer<"/api/v1/decision-records", "post"> | undefined>(undefined);
export async function keepDecision(): Promise<void> {
  await busy(async () => {
    kept.value = await post("/api/v1/decision-records", { body: wishes() });
  });
}

async function busy(work: () => Promise<void>): Promise<void> {
  choosing.value = true;
  choiceProblem.value = undefined;
  try {
    await work();
  } catch (error) {
    choiceProblem.value = Problem.from(error);
  } finally {
    choosing.value = false;
  }
}

export const scenarios = signal<Scenario[] | undefined>(undefined);
export async function loadScenarios(): Promise<void> {
  await busy(async () => {
    scenarios.value = await get("/api/v1/scenarios");
  });
}
export async function saveScenario(name: string): Promise<void> {
  const chosen = choiceIsCurrent.value ? choice.value!.found.codes : [];
  const body = { name, query: toQuery({ ...view.value, selected: "" }), chosen, saved_at: "" };
  await busy(async () => {
    scenarios.value = await put("/api/v1/scenarios", { body });
  });
}
export async function dropScenario(name: string): Promise<void> {
  await busy(async () => {
    scenarios.value = await remove("/api/v1/scenarios/{name}", { path: { name } });
  });
}
