// A small still map of the kelurahan in SVG: what is missing is hatched.
import { shapes } from "../map_data.ts";
import type { Shape } from "../map.ts";

const WIDE = 560;

/** Draw each kelurahan, hatched where `has` says no; `told` names it. */
export function ZoneMap({ has, told, name }: { has: (code: string) => boolean; told: (code: string) => string; name: string }) {
  const features = shapes.data.value?.features;
  if (!features) return null;
  const { high, path } = plane(features);
  return (
    <svg class="zone-map" viewBox={`0 0 ${WIDE} ${high}`} role="img" aria-label={name}>
      {features.map((shape) => (
        <path key={shape.properties.code} d={path(shape)} class={has(shape.properties.code) ? "has" : undefined} fill={has(shape.properties.code) ? undefined : "url(#hatch)"}>
          <title>{shape.properties.name}: {told(shape.properties.code)}</title>
        </path>
      ))}
    </svg>
  );
}

function plane(features: Shape[]) {
  const rings = features.flatMap(ringsOf).flat();
  const [lon, lat] = [rings.map((at) => at[0]!), rings.map((at) => at[1]!)];
  const [west, east, south, north] = [lon.reduce(least), lon.reduce(most), lat.reduce(least), lat.reduce(most)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDE / ((east - west) * squeeze);
  const point = ([x, y]: number[]) => `${((x! - west) * squeeze * scale).toFixed(1)} ${((north - y!) * scale).toFixed(1)}`;
  const path = (shape: Shape) => ringsOf(shape).map((ring) => `M${ring.map(point).join("L")}Z`).join("");
  return { high: Math.ceil((north - south) * scale), path };
}

function ringsOf({ geometry }: Shape): number[][][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

const least = (a: number, b: number) => Math.min(a, b);
const most = (a: number, b: number) => Math.max(a, b);
