"""Gazetteer files: the office's own places, and layers of places brought in from elsewhere."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import WGS84
from geo.errors import InvalidArgument
from services.errors import UnreadableFile
from services.geocode.areas import City
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, entries_from_rows

_COLUMNS = (
    "name", "kind", "codes", "lon", "lat", "radius_m", "source", "evidence", "valid_from",
    "valid_to",
)  # fmt: skip
_SYNONYMS = {
    "name": ("name", "nama", "nama tempat", "jalan", "nama jalan", "namobj", "tempat"),
    "kind": ("kind", "jenis", "type", "tipe", "kategori", "fclass", "remark"),
    "lon": ("lon", "lng", "long", "longitude", "bujur", "x"),
    "lat": ("lat", "latitude", "lintang", "y"),
    "codes": ("codes", "code", "kode", "kelurahan_code", "kode kelurahan"),
}
_KIND_WORDS: tuple[tuple[str, PlaceKind], ...] = (
    (r"jalan|street|road|highway|gang|lorong|residential road|line", PlaceKind.STREET),
    (r"kampung|hamlet|neighbou?rhood|quarter|suburb|village", PlaceKind.KAMPUNG),
    (r"komplek|complex|perumahan|rusun|apartemen|residential|estate", PlaceKind.COMPLEX),
    (r"halte|stop|stasiun|station|terminal", PlaceKind.STOP),
)
_OSM_LAYERS = ("points", "lines", "multipolygons")
_OSM_KIND = ("highway", "place", "landuse", "amenity", "building", "office", "shop")
_LEAST_PIECE_M = 20.0
_HOLDS_90_PERCENT = 0.9
_POINT_RADIUS_M = 60.0


def read_gazetteer(path: Path) -> list[Entry]:
    """Read the office's own places; raises `UnreadableFile` for any other file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return entries_from_rows(csv.DictReader(lines), source=path.name)
    except (OSError, ValueError, InvalidArgument) as error:
        raise _unreadable(path) from error


def write_gazetteer(path: Path, entries: Iterable[Entry]) -> None:
    """Write places as CSV, all or nothing."""
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, _COLUMNS)
        writer.writeheader()
        writer.writerows(Gazetteer(tuple(entries)).rows())
    draft.replace(path)


def read_places_layer(path: Path, city: City, *, source: str) -> list[Entry]:
    """Read places of a city from CSV, GeoJSON, GeoPackage, Shapefile or an OpenStreetMap extract.

    A street that crosses several kelurahan gives one entry in each, with the share of its length,
    a point on it and a radius; a place outside the city is left out. Raises `UnreadableFile` for
    a file without names or without a place for them.
    """
    entries = [e for layer in _layers(path) for e in _entries(layer, city, source)]
    if not entries:
        raise UnreadableFile(
            id=f"{path.name} tidak memuat tempat bernama di dalam kota. Perlu kolom nama, dan "
            "titik, garis, atau kolom lintang dan bujur.",
            en=f"{path.name} holds no named place inside the city. It needs a column of names, and "
            "points, lines, or columns of latitude and longitude.",
        )
    return entries


def _layers(path: Path) -> Iterator[gpd.GeoDataFrame]:
    try:
        if path.name.lower().endswith((".osm.pbf", ".osm", ".pbf")):
            yield from (gpd.read_file(path, layer=name) for name in _OSM_LAYERS)
        elif path.suffix.lower() in (".csv", ".txt"):
            yield _csv_layer(path)
        else:
            yield gpd.read_file(path)
    except UnreadableFile:
        raise
    except Exception as error:
        raise _unreadable(path) from error


def _csv_layer(path: Path) -> gpd.GeoDataFrame:
    table = pd.read_csv(path, sep=None, engine="python", encoding="utf-8-sig", dtype=str)
    lon, lat = _column(table, "lon"), _column(table, "lat")
    if lon is None or lat is None:
        raise _unreadable(path)
    x, y = (pd.to_numeric(table[c].str.replace(",", "."), errors="coerce") for c in (lon, lat))
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(x, y), crs=WGS84)


def _column(table: pd.DataFrame, field: str) -> str | None:
    folded = {re.sub(r"[^a-z]+", " ", str(c).lower()).strip(): str(c) for c in table.columns}
    wanted = [name.replace("_", " ") for name in _SYNONYMS[field]]
    return next((folded[name] for name in wanted if name in folded), None)


def _entries(layer: gpd.GeoDataFrame, city: City, source: str) -> Iterator[Entry]:
    name = _column(layer, "name")
    if name is None or layer.empty:
        return
    kind = _column(layer, "kind")
    placed = (layer if layer.crs is None else layer.to_crs(WGS84)).dropna(subset=[name])
    for row, shape in zip(placed.to_dict("records"), placed.geometry, strict=True):
        if shape is not None and not shape.is_empty:
            words = str(row.get(kind) or "") if kind else _osm_kind(row)
            yield from _pieces(str(row[name]).strip(), words, shape, city, source)


def _osm_kind(row: Mapping[Any, Any]) -> str:
    found = (str(row[c]) for c in _OSM_KIND if row.get(c) not in (None, "") and row[c] == row[c])
    return " ".join(found)


def _pieces(
    name: str, words: str, shape: shapely.Geometry, city: City, source: str
) -> Iterator[Entry]:
    """Yield a place once per kelurahan that it lies in."""
    kind = _kind_of(name, words, shape)
    if shape.geom_type == "Point":
        found = int(city.locate(np.array([shape.x]), np.array([shape.y]))[0])
        if found >= 0:
            code = ((city.codes[found], 1.0),)
            yield Entry(name, kind, code, source, shape.x, shape.y, _POINT_RADIUS_M)
        return
    lines = shape.boundary if shape.geom_type.endswith("Polygon") else shape
    cut = shapely.intersection(lines, city.polygons)
    metric = [shapely.transform(piece, city.to_metres) for piece in cut]
    lengths = shapely.length(metric)
    for zone in map(int, np.flatnonzero(lengths >= _LEAST_PIECE_M)):
        spot = shapely.line_interpolate_point(shapely.line_merge(cut[zone]), 0.5, normalized=True)
        if spot.is_empty:
            spot = shapely.point_on_surface(cut[zone])
        radius = _radius_m(metric[zone], shapely.transform(spot, city.to_metres))
        yield Entry(
            name, kind, ((city.codes[zone], 1.0),), source, spot.x, spot.y, round(radius, 1)
        )


def _radius_m(piece: shapely.Geometry, spot: shapely.Geometry) -> float:
    """Return the distance within which nine tenths of a line's length lie from a spot."""
    steps = np.linspace(0, 1, 101)
    line = shapely.line_merge(piece)
    points = shapely.line_interpolate_point(line, steps, normalized=True)
    known = points[~shapely.is_empty(points)]
    away = shapely.distance(known, spot) if len(known) else np.array([math.sqrt(piece.length)])
    return float(max(np.quantile(away, _HOLDS_90_PERCENT), _POINT_RADIUS_M))


def _kind_of(name: str, words: str, shape: shapely.Geometry) -> PlaceKind:
    text = f"{words} {name}".lower()
    if words and words.lower() in set(PlaceKind):
        return PlaceKind(words.lower())
    if "Line" in shape.geom_type and "bus_stop" not in text:
        return PlaceKind.STREET
    if re.match(r"(jl|jln|jalan|gg|gang|lorong)\b", name.lower()):
        return PlaceKind.STREET
    return next((k for pattern, k in _KIND_WORDS if re.search(pattern, text)), PlaceKind.FACILITY)


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} tidak terbaca sebagai daftar tempat. Kirim CSV (nama, jenis, lintang, "
        "bujur), GeoJSON, GeoPackage, Shapefile, atau .osm.pbf.",
        en=f"{path.name} cannot be read as a list of places. Send CSV (name, kind, lat, lon), "
        "GeoJSON, GeoPackage, Shapefile or .osm.pbf.",
    )
