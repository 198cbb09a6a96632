// Draws vector tiles of a base map in few, quiet colours. Reads the layers of the Protomaps and of the
// OpenMapTiles schema; labels are left out, since the map has its own. Knows no map library.
import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

interface Look {
  fill?: readonly [light: string, dark: string];
  line?: readonly [light: string, dark: string];
}

/** Layers from below to above; those not named here are not drawn. */
const LOOKS: readonly (readonly [names: readonly string[], look: Look])[] = [
  [["earth"], { fill: ["#f4f1ea", "#262320"] }],
  [["landcover", "landuse", "park"], { fill: ["#e4eadc", "#262a24"] }],
  [["water"], { fill: ["#c3d5dd", "#17232a"], line: ["#c3d5dd", "#17232a"] }],
  [["waterway"], { line: ["#c3d5dd", "#17232a"] }],
  [["buildings", "building"], { fill: ["#ded7cb", "#332f2b"] }],
  [["roads", "transportation"], { line: ["#a8a095", "#5b544c"] }],
  [["boundaries", "boundary"], { line: ["#8f8a83", "#76706a"] }],
];
const WIDE = new Set(["highway", "motorway", "trunk"]);
const MIDDLING = new Set(["major_road", "primary", "secondary"]);
const enum Kind { Line = 2, Polygon = 3 }

/** Draw a tile's bytes over the whole of a canvas. */
export function drawTile(canvas: HTMLCanvasElement, bytes: ArrayBuffer, dark: boolean): void {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const pen = canvas.getContext("2d")!;
  pen.lineJoin = pen.lineCap = "round";
  for (const [names, look] of LOOKS) {
    for (const name of names) {
      const layer = layers[name];
      if (!layer) continue;
      for (let i = 0; i < layer.length; i += 1) draw(pen, layer.feature(i), look, dark ? 1 : 0);
    }
  }
}

function draw(pen: CanvasRenderingContext2D, feature: VectorTileFeature, look: Look, theme: 0 | 1): void {
  const { fill, line } = look;
  const scale = pen.canvas.width / feature.extent;
  const path = new Path2D();
  if (feature.type === Kind.Polygon && fill) {
    trace(path, feature, scale, true);
    pen.fillStyle = fill[theme];
    pen.fill(path, "evenodd");
  } else if (feature.type === Kind.Line && line) {
    trace(path, feature, scale, false);
    pen.strokeStyle = line[theme];
    pen.lineWidth = widthOf(String(feature.properties.kind ?? feature.properties.class ?? ""));
    pen.stroke(path);
  }
}

function trace(path: Path2D, feature: VectorTileFeature, scale: number, closed: boolean): void {
  for (const ring of feature.loadGeometry()) {
    ring.forEach(({ x, y }, i) => (i ? path.lineTo(x * scale, y * scale) : path.moveTo(x * scale, y * scale)));
    if (closed) path.closePath();
  }
}

/** Return how wide a line of a kind is, in pixels of a canvas with twice the screen's. */
function widthOf(kind: string): number {
  return WIDE.has(kind) ? 6 : MIDDLING.has(kind) ? 4 : 2;
}
