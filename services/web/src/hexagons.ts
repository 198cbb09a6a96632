// Cells on a canvas: grouped by colour, grown a little so that no seams show. Knows no map library.
import { HATCH } from "./scales.ts";

/** H3 cells as the server sends them: centres and shared shapes in units of `unit_degrees`. */
export interface Cells {
  resolution: number;
  unit_degrees: number;
  lon: number[];
  lat: number[];
  shapes: number[][];
  shape: number[];
  kelurahan: number[];
}

/** Where the canvas lies in the Web Mercator plane: pixels of the world, and of the canvas' corner. */
export interface Plane {
  world: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

const GROWN_PX = 0.6;
const RADIANS = Math.PI / 180;

/** Return x, y on the canvas of a place in degrees. */
export function toPixel(lon: number, lat: number, plane: Plane): [number, number] {
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI);
  return [((lon + 180) / 360) * plane.world - plane.left, y * plane.world - plane.top];
}

/** Draw the cells, one filled path per colour; cells without a colour are left out. */
export function drawCells(
  context: CanvasRenderingContext2D,
  cells: Cells,
  colours: readonly (string | undefined)[],
  plane: Plane,
): void {
  context.clearRect(0, 0, plane.width, plane.height);
  const byColour = new Map<string, number[]>();
  colours.forEach((colour, i) => {
    if (!colour) return;
    const members = byColour.get(colour);
    if (members) members.push(i);
    else byColour.set(colour, [i]);
  });
  for (const [colour, members] of byColour) {
    context.fillStyle = colour === HATCH ? hatch(context) : colour;
    for (const i of members) drawOne(context, cells, i, plane);
  }
}

function drawOne(context: CanvasRenderingContext2D, cells: Cells, i: number, plane: Plane): void {
  const [lon, lat] = [cells.lon[i]! * cells.unit_degrees, cells.lat[i]! * cells.unit_degrees];
  const [x, y] = toPixel(lon, lat, plane);
  const perDegree = (plane.world / 360) * cells.unit_degrees;
  const tall = perDegree / Math.cos(lat * RADIANS);
  const reach = Math.abs(cells.shapes[0]![0]! * perDegree) * 2 + 40;
  if (x < -reach || y < -reach || x > plane.width + reach || y > plane.height + reach) return;
  const ring = cells.shapes[cells.shape[i]!]!;
  context.beginPath();
  for (let corner = 0; corner < ring.length; corner += 2) {
    const dx = ring[corner]! * perDegree;
    const dy = -ring[corner + 1]! * tall;
    context.lineTo(x + dx + Math.sign(dx) * GROWN_PX, y + dy + Math.sign(dy) * GROWN_PX);
  }
  context.fill();
}

/** Return the cell whose centre is nearest to a place, −1 where none is near. */
export function cellAt(cells: Cells, lon: number, lat: number): number {
  const unit = cells.unit_degrees;
  const ring = cells.shapes[0]!;
  const reach = Math.max(...ring.map(Math.abs)) * unit;
  let best = -1;
  let nearest = reach * reach;
  for (let i = 0; i < cells.lon.length; i += 1) {
    const [dx, dy] = [cells.lon[i]! * unit - lon, cells.lat[i]! * unit - lat];
    const far = dx * dx + dy * dy;
    if (far < nearest) [best, nearest] = [i, far];
  }
  return best;
}

const patterns = new WeakMap<CanvasRenderingContext2D, CanvasPattern | string>();

function hatch(context: CanvasRenderingContext2D): CanvasPattern | string {
  const known = patterns.get(context);
  if (known) return known;
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = tile.getContext("2d")!;
  pen.strokeStyle = "#8a8a8a";
  pen.beginPath();
  pen.moveTo(0, 6);
  pen.lineTo(6, 0);
  pen.stroke();
  const made = context.createPattern(tile, "repeat") ?? "#cccccc";
  patterns.set(context, made);
  return made;
}
