// What the map shows: geometry, values and overlays of the present view.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { geometry, get, type Answer } from "./api.ts";
import type { Cells } from "./hexagons.ts";
import type { Shapes } from "./map.ts";
import { resource } from "./resource.ts";
import { difference, differenceScale, scaleFor, type Scale, type Value } from "./scales.ts";
import { asked, kind, lang, may, measure, settled, view, workspace } from "./state.ts";

export type Values = Answer<"/api/v1/values/{measure}">;

/** Values with the scale that colours them. */
export interface Painted {
  values: Value[];
  scale: Scale;
  answer: Values;
  unit?: string;
}

/** The zoom of the map, by which cells are chosen. */
export const zoom = signal(12);

export const shapes = resource(
  () => workspace.data.value?.geometry["kelurahan"],
  (url, signal) => geometry<Shapes>(url, signal),
);

export const codes = computed(() => shapes.data.value?.features.map((f) => f.properties.code) ?? []);

/** The resolution of the cells: the chosen one, else by zoom; among those the reader may see. */
export const resolution = computed(() => {
  const known = workspace.data.value?.resolutions ?? [9];
  const wanted = view.value.resolution || (zoom.value >= 14 ? 10 : zoom.value >= 11.5 ? 9 : 8);
  return known.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best), known[0]!);
});

const onCells = computed(() => measure.value?.unit === "cells");

export const cells = resource(
  () => (onCells.value ? workspace.data.value?.geometry[String(resolution.value)] : undefined),
  (url, signal) => geometry<Cells>(url, signal),
);

interface Question {
  measure: string;
  query: Record<string, string | number | string[] | undefined>;
}

function question(period: string): Question | undefined {
  const shown = measure.value;
  if (!shown || !workspace.data.value?.records) return undefined;
  const { kind, agencies, substances } = view.value;
  const filter = shown.by_kind ? { kind, agency: agencies, substance: substances } : {};
  const cellular = shown.unit === "cells" ? { resolution: resolution.value } : {};
  return { measure: shown.code, query: { ...asked(period), ...filter, ...cellular, lang: lang.value, state: settled.value || undefined } };
}

function ask({ measure, query }: Question, signal: AbortSignal): Promise<Values> {
  return get("/api/v1/values/{measure}", { path: { measure }, query, signal });
}

export const first = resource(() => question(view.value.period), ask);
export const second = resource(
  () => (view.value.compare === "none" ? undefined : question(view.value.period2)),
  ask,
);

/** The scale of both maps: side by side they must share one, else colours could not be compared. */
const sharedScale: ReadonlySignal<Scale | undefined> = computed(() => {
  const [a, b] = [first.data.value, second.data.value];
  const shown = measure.value;
  if (!a || !shown || a.measure !== shown.code) return undefined;
  const both = view.value.compare === "side" && b ? [...a.values, ...b.values] : a.values;
  return scaleFor(shown.scale, both, a.labels);
});

export const painted: ReadonlySignal<Painted | undefined> = computed(() => {
  const [a, b] = [first.data.value, second.data.value];
  if (!a || !sharedScale.value) return undefined;
  if (view.value.compare !== "difference") return { values: a.values, scale: sharedScale.value, answer: a };
  if (!b || b.measure !== a.measure || b.values.length !== a.values.length) return undefined;
  const values = difference(a.values, b.values);
  return { values, scale: differenceScale(values), answer: { ...a, values, low: null, high: null } };
});

export const painted2: ReadonlySignal<Painted | undefined> = computed(() => {
  const b = second.data.value;
  if (!b || !sharedScale.value || view.value.compare !== "side") return undefined;
  return { values: b.values, scale: sharedScale.value, answer: b };
});

export const analysis = resource(
  () => (workspace.data.value?.records ? { ...asked(view.value.period), lang: lang.value, n: settled.value } : undefined),
  ({ n, ...query }, signal) => get("/api/v1/analyses", { query: { ...query, state: n || undefined }, signal }),
);

export const overlays = resource(
  () => (workspace.data.value ? { n: settled.value } : undefined),
  (_, signal) => get("/api/v1/overlays", { signal }),
);

const onPoints = computed(() => kind.value?.in_cells ?? false);

export const points = resource(
  () => {
    const { overlays: shown, kind, agencies, substances, period } = view.value;
    if (!shown.includes("points") || !may("points") || !onPoints.value) return undefined;
    return { ...asked(period), kind, agency: agencies, substance: substances, n: settled.value };
  },
  async ({ n: _, ...query }, signal) => ({ ...(await get("/api/v1/points", { query, signal })), kind: query.kind }),
);

/** The points that may stand on the map now: none while the layer is off or the kind has none. */
export const pointsShown = computed(() => (view.value.overlays.includes("points") && onPoints.value ? points.data.value : undefined));

/** The point whose card is open, by its index, −1 for none. */
export const pointed = signal(-1);
effect(() => {
  pointsShown.value;
  pointed.value = -1;
});

export const standing = resource(
  () => (view.value.selected && workspace.data.value?.records ? { code: view.value.selected, ...asked(view.value.period), lang: lang.value } : undefined),
  ({ code, ...query }, signal) => get("/api/v1/kelurahan/{code}", { path: { code }, query, signal }),
);

/** The index of the chosen kelurahan, −1 for none. */
export const selectedIndex = computed(() => codes.value.indexOf(view.value.selected));
