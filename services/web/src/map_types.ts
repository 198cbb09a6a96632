// What the map is given and what it tells.

export interface Shape {
  type: "Feature";
  id: number;
  geometry: GeoJSON.MultiPolygon | GeoJSON.Polygon;
  properties: {
    code: string;
    name: string;
    kecamatan: string;
    population: number | null;
    area_km2: number;
    label: [lon: number, lat: number];
    neighbours: number[];
  };
}
export interface Shapes {
  type: "FeatureCollection";
  features: Shape[];
}

/** A mark on the map: text in a badge, or a small coloured sign. */
export interface Mark {
  lon: number;
  lat: number;
  text: string;
  title: string;
  look: "rank" | "name" | "facility" | "ibm" | "pin";
}

export interface MapEvents {
  select: (code: string) => void;
  point?: (index: number) => void;
  zoom: (zoom: number) => void;
  place?: (lon: number, lat: number) => void;
}

export interface BaseMap {
  url: string;
  credit: string;
  vector: boolean;
  min_zoom: number;
  max_zoom: number;
}
