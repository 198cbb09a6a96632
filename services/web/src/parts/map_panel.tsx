// One map in its frame: draws what the data signals hold.
import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { numberText, rangeText } from "../format.ts";
import { PlanMap, type Mark, type Shape } from "../map.ts";
import { analysis, cells, overlays, pointed, pointsShown, selectedIndex, shapes, zoom, type Painted } from "../map_data.ts";
import { colourOf } from "../scales.ts";
import { change, lang, measure, view, workspace } from "../state.ts";
import { t } from "../words.ts";
import { goal } from "./search.tsx";

interface Props {
  painted: ReadonlySignal<Painted | undefined>;
  name: string;
  /** Whose ranks are numbered on the map, first to last; the analysis' own where none are given. */
  ranked?: ReadonlySignal<string[]>;
  /** Which kelurahan are outlined; the pilots where none are given. */
  picked?: ReadonlySignal<string[]>;
  ready?: (map: PlanMap) => (() => void) | void;
}

export function MapPanel({ painted, name, ranked = served, picked = pilots, ready }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<PlanMap>();
  useEffect(() => {
    const base = workspace.data.value?.base_map ?? null;
    const made = (map.current = new PlanMap(place.current!, { select: choose, zoom: (z) => (zoom.value = z), point: (i) => (pointed.value = i) }, base));
    const ended = ready?.(made);
    const watching = [
      effect(() => shapes.data.value && made.setShapes(shapes.data.value)),
      effect(() => paint(made, painted.value)),
      effect(() => made.setMarks(marks(ranked.value))),
      effect(() => made.setPoints(pointsShown.value?.lon ?? [], pointsShown.value?.lat ?? [])),
      effect(() => made.setSpot(pointed.value, pointsShown.value?.radius_m[pointed.value] ?? 0)),
      effect(() => outline(made, picked.value)),
      effect(() => goal.value && made.goTo(goal.value.lon, goal.value.lat)),
    ];
    const sized = new ResizeObserver(() => made.resized());
    sized.observe(place.current!);
    return () => {
      sized.disconnect();
      watching.forEach((end) => end());
      ended?.();
      made.remove();
    };
  }, []);
  return (
    <div class="map-frame">
      <div ref={place} class="map" role="region" aria-label={name} aria-description={t("mapHint")} />
      <div class="zooms">
        <button type="button" aria-label="+" onClick={() => map.current?.zoomBy(1)}>+</button>
        <button type="button" aria-label="−" onClick={() => map.current?.zoomBy(-1)}>−</button>
        <button type="button" aria-label={t("all")} onClick={() => map.current?.fit()}>⤢</button>
      </div>
    </div>
  );
}

const served = computed(() => (analysis.data.value?.ranking ?? []).map((row) => row.code));
const pilots = computed(() => (view.value.overlays.includes("pilots") ? (overlays.data.value?.pilots ?? []) : []));

function choose(code: string): void {
  change({ selected: view.peek().selected === code ? "" : code }, true);
}

function paint(map: PlanMap, shown: Painted | undefined): void {
  const features = shapes.data.value?.features;
  if (!features || !shown) return;
  const onCells = shown.answer.resolution !== null;
  if (!onCells) {
    map.setCells(undefined);
    map.paint(shown.values.map((v) => colourOf(shown.scale, v)), features.map((f, i) => told(f, shown, i)));
    mark(shown);
    return;
  }
  const grid = cells.data.value;
  map.paint(features.map(() => undefined), features.map((f) => f.properties.name));
  if (!grid || grid.lon.length !== shown.values.length) return;
  const colours = shown.values.map((v) => (v === 0 && !shown.answer.labels.length && view.value.compare === "none" ? undefined : colourOf(shown.scale, v)));
  map.setCells(grid, colours, (i) => `${features[grid.kelurahan[i]!]!.properties.name}: ${withUnit(shown, i)}`);
  mark(shown);
}

/** Leave a mark in the performance timeline, by which the tests know when a filter was painted. */
function mark(shown: Painted): void {
  performance.mark("painted", { detail: { measure: shown.answer.measure, size: shown.values.length } });
}

function told(shape: Shape, shown: Painted, i: number): string {
  const low = shown.answer.low?.[i];
  const interval = low === null || low === undefined ? "" : `; ${t("interval")} ${rangeText(low, shown.answer.high?.[i], lang.value)}`;
  return `${shape.properties.name}: ${withUnit(shown, i)}${interval}`;
}

/** Return a value in words: a class by its label, a number, or why there is none. */
export function valueText(shown: Painted, i: number): string {
  const value = shown.values[i];
  if (value === null || value === undefined) return t(shown.answer.hidden.includes(i) ? "hidden" : "unknown");
  return shown.answer.labels[value] ?? numberText(value, lang.value);
}

/** Return a value with its unit; one that tells what 1 stands for comes in brackets. */
function withUnit(shown: Painted, i: number): string {
  const unit = shown.unit ?? measure.value?.measured_in ?? "";
  const number = typeof shown.values[i] === "number" && shown.answer.labels[shown.values[i]] === undefined;
  if (!number) return valueText(shown, i);
  return `${valueText(shown, i)} ${/^\d/.test(unit) ? `(${unit})` : unit}`;
}

function marks(ranked: readonly string[]): Mark[] {
  const features = shapes.data.value?.features ?? [];
  const at = new Map(features.map((f) => [f.properties.code, f.properties]));
  const shown = new Set(view.value.overlays);
  const found: Mark[] = [];
  const add = (code: string, text: string, title: string, look: Mark["look"]) => {
    const shape = at.get(code);
    if (shape) found.push({ lon: shape.label[0], lat: shape.label[1], text, title, look });
  };
  if (shown.has("names")) for (const shape of at.values()) add(shape.code, shape.name, shape.name, "name");
  if (shown.has("ranks")) ranked.slice(0, 10).forEach((code, i) => add(code, String(i + 1), "", "rank"));
  const known = overlays.data.value;
  if (shown.has("ibm")) for (const code of known?.ibm_units ?? []) add(code, "IBM", t("overlay_ibm"), "ibm");
  if (shown.has("facilities")) {
    for (const spot of known?.facilities ?? []) found.push({ lon: spot.lon, lat: spot.lat, text: "＋", title: spot.name, look: "facility" });
  }
  return found;
}

function outline(map: PlanMap, codes: readonly string[]): void {
  const features = shapes.data.value?.features ?? [];
  map.outline(selectedIndex.value, new Set(features.filter((f) => codes.includes(f.properties.code)).map((f) => f.id)));
}
