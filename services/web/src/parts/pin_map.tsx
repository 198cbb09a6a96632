// A small map to place a pin on; the candidates are outlined.
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { PlanMap, type Shapes } from "../map.ts";
import { shapes } from "../map_data.ts";
import { code, current, pin, typed, type Review } from "../reviews.ts";
import { workspace } from "../state.ts";
import { t } from "../words.ts";

const DIGITS = 6;

export function PinMap() {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<PlanMap>();
  useEffect(() => {
    const base = workspace.data.value?.base_map ?? null;
    const set = (lon: number, lat: number) => (typed.value = { lat: lat.toFixed(DIGITS), lon: lon.toFixed(DIGITS) });
    const made = (map.current = new PlanMap(place.current!, { select: (chosen) => (code.value = chosen), zoom: () => undefined, place: set }, base));
    const watching = [
      effect(() => shapes.data.value && draw(made, shapes.data.value)),
      effect(() => shapes.data.value && look(made, shapes.data.value, current.value)),
      effect(() => made.setMarks(pin.value ? [{ ...pin.value, text: "●", title: "", look: "pin" }] : [])),
    ];
    const sized = new ResizeObserver(() => made.resized());
    sized.observe(place.current!);
    return () => {
      sized.disconnect();
      watching.forEach((end) => end());
      made.remove();
    };
  }, []);
  return (
    <div class="map-frame pin-map">
      <div ref={place} class="map" role="region" aria-label={t("pinMap")} />
      <div class="zooms">
        <button type="button" aria-label="+" onClick={() => map.current?.zoomBy(1)}>+</button>
        <button type="button" aria-label="−" onClick={() => map.current?.zoomBy(-1)}>−</button>
        <button type="button" aria-label={t("all")} onClick={() => map.current?.fit()}>⤢</button>
      </div>
    </div>
  );
}

function draw(map: PlanMap, found: Shapes): void {
  const { features } = found;
  map.setShapes(found);
  map.paint(features.map(() => undefined), features.map((one) => one.properties.name));
}

function look(map: PlanMap, { features }: Shapes, review: Review | undefined): void {
  const codes = review?.candidates.map((one) => one.code) ?? [];
  map.outline(-1, new Set(features.filter((one) => codes.includes(one.properties.code)).map((one) => one.id)));
  const best = features.findIndex((one) => one.properties.code === codes[0]);
  if (best >= 0) map.goToShape(best);
  else map.fit();
}
