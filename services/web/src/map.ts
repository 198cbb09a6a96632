// The only file that knows Leaflet: a map of kelurahan (SVG), cells (canvas), marks and points.
import * as L from "leaflet";
import { declutter } from "./declutter.ts";
import { cellAt, drawCells, type Cells } from "./hexagons.ts";
import type { BaseMap, MapEvents, Mark, Shape, Shapes } from "./map_types.ts";
import { nearest } from "./points.ts";
import { HATCH } from "./scales.ts";

export type * from "./map_types.ts";

/** Vector tiles of the own server, drawn on canvases of twice the screen's pixels. */
const VectorLayer = L.GridLayer.extend({
  createTile(this: L.GridLayer & { url: string }, { x, y, z }: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 512;
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    Promise.all([fetch(L.Util.template(this.url, { x, y, z })), import("./base_tiles.ts")])
      .then(async ([answer, { drawTile }]) => answer.status === 200 && drawTile(tile, await answer.arrayBuffer(), dark))
      .then(() => done(undefined, tile), (error: Error) => done(error, tile));
    return tile;
  },
});

function baseLayer({ url, credit, vector, min_zoom, max_zoom }: BaseMap): L.GridLayer {
  const zooms = { minNativeZoom: min_zoom, maxNativeZoom: max_zoom, minZoom: 0, maxZoom: 18 };
  const options = { attribution: text(credit).innerHTML, ...zooms };
  if (!vector) return L.tileLayer(url, options);
  return Object.assign(new (VectorLayer as unknown as new (o: object) => L.GridLayer)(options), { url });
}

/** Draws cells over the map's pane; Leaflet moves the pane, so a pan draws nothing. */
const CellLayer = L.Layer.extend({
  onAdd(this: CellLayerType, map: L.Map) {
    this._canvas = L.DomUtil.create("canvas", "cells leaflet-zoom-hide", map.getPane("overlayPane"));
    map.on("moveend zoomend resize", this.draw, this);
    this.draw();
  },
  onRemove(this: CellLayerType, map: L.Map) {
    this._canvas.remove();
    map.off("moveend zoomend resize", this.draw, this);
  },
  draw(this: CellLayerType) {
    const map = this._map;
    if (!map || !this.cells) return;
    const size = map.getSize().multiplyBy(1.5).round();
    const corner = map.containerPointToLayerPoint(map.getSize().subtract(size).divideBy(2)).round();
    L.DomUtil.setPosition(this._canvas, corner);
    Object.assign(this._canvas, { width: size.x, height: size.y });
    const { x: left, y: top } = corner.add(map.getPixelOrigin());
    const plane = { world: 256 * 2 ** map.getZoom(), left, top, width: size.x, height: size.y };
    drawCells(this._canvas.getContext("2d")!, this.cells, this.colours, plane);
  },
});
type CellLayerType = L.Layer & {
  _map?: L.Map;
  _canvas: HTMLCanvasElement;
  cells?: Cells;
  colours: (string | undefined)[];
  draw: () => void;
};

export class PlanMap {
  private readonly map: L.Map;
  private readonly cellLayer = new (CellLayer as unknown as new () => CellLayerType)();
  private readonly marks = L.layerGroup();
  private readonly points = L.layerGroup();
  private spots: { lon: readonly number[]; lat: readonly number[] } = { lon: [], lat: [] };
  private readonly spot = L.layerGroup();
  private shapes: L.GeoJSON | undefined;
  private paths: L.Path[] = [];
  private bounds: L.LatLngBounds | undefined;
  private readonly opacity: number;
  private told: (cell: number) => string = () => "";
  private readonly tip = L.tooltip({ sticky: true, direction: "top", className: "tip" });

  constructor(element: HTMLElement, private readonly events: MapEvents, base: BaseMap | null) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(element, {
      zoomControl: false, attributionControl: base !== null, zoomAnimation: !still, fadeAnimation: !still,
      inertia: !still, zoomSnap: 0.25, preferCanvas: false, maxZoom: 18, minZoom: 9,
    });
    this.map.attributionControl?.setPrefix(false);
    L.control.scale({ imperial: false }).addTo(this.map);
    if (base) baseLayer(base).addTo(this.map);
    this.opacity = base ? 0.6 : 0.85;
    this.map.setView([-6.13, 106.87], 12);
    this.map.createPane("points");
    this.points.addTo(this.map);
    this.spot.addTo(this.map);
    this.marks.addTo(this.map);
    this.map.on("zoomend", () => events.zoom(this.map.getZoom()));
    this.map.on("zoomend", this.makeRoom, this);
    this.map.on("click", ({ latlng }) => this.takePoint(latlng));
    this.map.on("mousemove", (event) => this.tellCell(event.latlng));
    this.map.on("mouseout", () => this.tip.remove());
    if (events.place) this.map.on("click", ({ latlng }) => events.place!(latlng.lng, latlng.lat));
    addEventListener("beforeprint", this.forPrint);
  }

  /** Draw the kelurahan; each can be reached by keyboard and tells its name. */
  setShapes(collection: Shapes): void {
    this.shapes?.remove();
    this.paths = [];
    this.shapes = L.geoJSON(collection, {
      style: () => ({ weight: 1, color: "#555", fillOpacity: 0, fillColor: "transparent", className: "zone" }),
      onEachFeature: (feature, layer) => {
        this.paths[(feature as Shape).id] = layer as L.Path;
        layer.on("click", (event) => {
          if (this.events.place) return;
          L.DomEvent.stop(event);
          if (!this.takePoint(event.latlng)) this.events.select((feature as Shape).properties.code);
        });
      },
    }).addTo(this.map);
    this.shapes.bindTooltip((layer) => text((layer as L.Path & { told?: string }).told ?? ""), { sticky: true, className: "tip" });
    this.paths.forEach((path, i) => this.makeReachable(path, collection.features[i]!));
    this.bounds = this.shapes.getBounds();
    this.fit();
  }

  private makeReachable(path: L.Path, shape: Shape): void {
    const element = path.getElement();
    if (!element) return;
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", shape.properties.name);
    element.setAttribute("data-code", shape.properties.code);
    element.addEventListener("keydown", (event) => {
      const { key } = event as KeyboardEvent;
      if (key !== "Enter" && key !== " ") return;
      event.preventDefault();
      this.events.select(shape.properties.code);
    });
  }

  /** Colour the kelurahan in their order; `told` is read by screen readers and shown on hover. */
  paint(colours: readonly (string | undefined)[], told: readonly string[]): void {
    this.paths.forEach((path, i) => {
      const colour = colours[i];
      const fill = colour === HATCH ? "url(#hatch)" : colour;
      path.setStyle({ fillColor: fill ?? "transparent", fillOpacity: fill ? this.opacity : 0 });
      path.getElement()?.setAttribute("aria-label", told[i] ?? "");
      (path as L.Path & { told?: string }).told = told[i] ?? "";
    });
  }

  /** Show cells in their colours, or none; `told` gives the text of a cell under the pointer. */
  setCells(cells: Cells | undefined, colours: (string | undefined)[] = [], told: (cell: number) => string = () => ""): void {
    this.told = told;
    if (!cells) {
      this.cellLayer.remove();
      this.cellLayer.cells = undefined as never;
      return;
    }
    Object.assign(this.cellLayer, { cells, colours });
    if (this.map.hasLayer(this.cellLayer)) this.cellLayer.draw();
    else this.cellLayer.addTo(this.map);
  }

  private tellCell(at: L.LatLng): void {
    const { cells } = this.cellLayer;
    const found = cells ? cellAt(cells, at.lng, at.lat) : -1;
    const told = found < 0 ? "" : this.told(found);
    if (!told) this.tip.remove();
    else this.tip.setLatLng(at).setContent(text(told)).addTo(this.map);
  }

  setMarks(marks: readonly Mark[]): void {
    this.marks.clearLayers();
    for (const mark of marks) {
      const icon = L.divIcon({ html: text(mark.text), className: `mark mark-${mark.look}`, iconSize: [24, 24] });
      L.marker([mark.lat, mark.lon], { icon, keyboard: false, interactive: mark.look === "facility", title: mark.title, alt: "" }).addTo(this.marks);
    }
    this.makeRoom();
  }

  private makeRoom(): void {
    const pane = this.map.getPane("markerPane")!;
    declutter(pane.querySelectorAll(".mark-name span"), pane.querySelectorAll(".mark-rank"));
  }

  setPoints(lon: readonly number[], lat: readonly number[]): void {
    this.points.clearLayers();
    this.spots = { lon, lat };
    const renderer = L.canvas({ padding: 0.5, pane: "points" });
    lon.forEach((x, i) => {
      L.circleMarker([lat[i]!, x], { renderer, pane: "points", radius: 3, weight: 1, color: "#fff", fillColor: "#0072b2", fillOpacity: 0.8, interactive: false }).addTo(this.points);
    });
  }

  /** Tell of the point under the pointer, within ten pixels; false where there is none. */
  private takePoint(at: L.LatLng): boolean {
    const found = nearest(this.spots.lon, this.spots.lat, [at.lng, at.lat], (10 * 360) / (256 * 2 ** this.map.getZoom()));
    if (found >= 0) this.events.point?.(found);
    return found >= 0;
  }

  /** Ring a point as wide as its place is uncertain, or none. */
  setSpot(index: number, radius_m: number): void {
    this.spot.clearLayers();
    const [lon, lat] = [this.spots.lon[index], this.spots.lat[index]];
    if (lon === undefined || lat === undefined) return;
    const look = { weight: 3, color: "#d55e00", fillOpacity: 0.15, interactive: false, pane: "points" };
    L.circle([lat, lon], { ...look, radius: radius_m }).addTo(this.spot);
    L.circleMarker([lat, lon], { ...look, radius: 8 }).addTo(this.spot);
    if (!this.map.getBounds().contains([lat, lon])) this.map.panTo([lat, lon]);
  }

  /** Mark one kelurahan as chosen, and others as picked. */
  outline(selected: number, picked: ReadonlySet<number> = new Set()): void {
    this.paths.forEach((path, i) => {
      const chosen = i === selected;
      path.setStyle({ weight: chosen ? 4 : picked.has(i) ? 3 : 1, color: chosen ? "#0b3d91" : picked.has(i) ? "#111" : "#555" });
      path.getElement()?.setAttribute("aria-pressed", String(chosen));
    });
    this.paths[selected]?.bringToFront();
  }

  goTo(lon: number, lat: number, zoom = 15): void {
    this.map.setView([lat, lon], zoom);
  }

  goToShape(index: number): void {
    const path = this.paths[index] as (L.Path & { getBounds: () => L.LatLngBounds }) | undefined;
    if (path) this.map.fitBounds(path.getBounds(), { maxZoom: 15 });
  }

  fit(): void {
    if (this.bounds) this.map.fitBounds(this.bounds, { padding: [8, 8] });
  }

  zoomBy(steps: number): void {
    this.map.setZoom(this.map.getZoom() + steps);
  }

  /** Move with another map, and it with this one; return what ends it. */
  follow(other: PlanMap): () => void {
    const link = (from: PlanMap, to: PlanMap) => {
      const move = () => {
        const apart = !to.map.getCenter().equals(from.map.getCenter(), 1e-9) || to.map.getZoom() !== from.map.getZoom();
        if (apart) to.map.setView(from.map.getCenter(), from.map.getZoom(), { animate: false });
      };
      from.map.on("move", move);
      return () => from.map.off("move", move);
    };
    const ends = [link(this, other), link(other, this)];
    return () => ends.forEach((end) => end());
  }

  resized(): void {
    this.map.invalidateSize();
  }

  private readonly forPrint = (): void => {
    this.map.invalidateSize({ animate: false });
    this.fit();
  };

  remove(): void {
    removeEventListener("beforeprint", this.forPrint);
    Object.assign(this.map, { _animatingZoom: false }); // else Leaflet ends the zoom of a map that is gone
    this.map.remove();
  }
}

function text(content: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = content;
  return span;
}
