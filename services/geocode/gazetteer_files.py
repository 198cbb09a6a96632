"""Gazetteer files: what an office has of streets and places, read, kept and written.

CSV, GeoJSON, GeoPackage and OpenStreetMap extracts (.osm, .osm.pbf) are read by GDAL, which comes
with pyogrio. The product's own file is a CSV with the columns of `Gazetteer.rows`.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pyogrio.errors
import shapely

from geo.crs import to_wgs84
from geo.errors import GeoError
from services.errors import UnreadableFile
from services.geocode.address import parse_address
from services.geocode.areas import City
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, entries_from_rows
from services.geocode.osm import osm_rows
from services.geocode.pieces import Shape, entries_of
from services.geocode.spelling import fold, squash, words
from services.geocode.streets import levels_of, stretch_names
from services.layer_files import layer_source
from services.workbooks import as_written, harmless

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "nama", "nama jalan", "jalan", "nama tempat", "tempat", "street",
             "street name", "namobj", "alamat", "address"),
    "kind": ("kind", "jenis", "type", "tipe", "kategori", "category", "fclass", "remark"),
    "lon": ("lon", "lng", "long", "longitude", "bujur", "x"),
    "lat": ("lat", "latitude", "lintang", "y"),
    "radius_m": ("radius m", "radius", "spread", "spread m", "sebaran", "jangkauan"),
    "codes": ("codes", "code", "kode", "kode kelurahan", "kelurahan code", "kode wilayah"),
    "kelurahan": ("kelurahan", "kel", "desa", "nama kelurahan", "village"),
    "number_from": ("from", "dari", "number from", "no awal", "nomor awal", "dari nomor",
                    "dari no"),
    "number_to": ("to", "sampai", "number to", "no akhir", "nomor akhir", "sampai nomor",
                  "sampai no"),
    "source": ("source", "sumber"),
    "evidence": ("evidence", "bukti"),
    "valid_from": ("valid from", "berlaku dari", "berlaku sejak"),
    "valid_to": ("valid to", "berlaku sampai", "berlaku hingga"),
}  # fmt: skip
"""Headers by which each column is recognised, folded."""

_OWN = ("name", "kind", "codes", "lon", "lat", "radius_m", "source", "evidence", "valid_from",
        "valid_to")  # fmt: skip
_KINDS = {
    PlaceKind.STREET: ("street", "road", "jalan", "jl", "jln", "gang", "gg", "lorong",
                       "residential", "highway", "ruas"),
    PlaceKind.KAMPUNG: ("kampung", "kp", "dusun", "lingkungan", "village", "hamlet"),
    PlaceKind.COMPLEX: ("complex", "komplek", "kompleks", "perumahan", "rusun", "rusunawa",
                        "apartemen", "apartment", "apartments", "ruko", "cluster", "asrama"),
    PlaceKind.STOP: ("stop", "halte", "stasiun", "terminal", "dermaga", "pelabuhan", "station"),
}  # fmt: skip
_KIND_OF_WORD = {word: kind for kind, found in _KINDS.items() for word in found}
_MOST_HOUSES = 5000
_Row = dict[str, Any]


def read_gazetteer(path: Path, city: City, *, source: str = "") -> list[Entry]:
    """Read the places of a file that lie in the city; streets are cut by kelurahan.

    `source` is how the entries can be found and removed again (the file's name if empty). Raises
    `UnreadableFile` for a file of another format, without names or without any place in the city.
    """
    reader = next((r for end, r in _READERS.items() if path.name.lower().endswith(end)), None)
    if reader is None:
        raise _unreadable(path, f"bukan {', '.join(_READERS)}", f"is not {', '.join(_READERS)}")
    try:
        rows = list(reader(path))
    except (OSError, UnicodeError, pyogrio.errors.DataSourceError, pd.errors.ParserError) as error:
        raise _unreadable(path, "tidak dapat dibaca", "cannot be read") from error
    except GeoError as error:
        raise UnreadableFile(id=error.says("id"), en=error.says("en")) from error
    entries = list(_entries(rows, city, source or path.name))
    if not entries:
        raise _unreadable(
            path,
            f"tidak memuat tempat bernama di {city.name}; perlu kolom nama dan koordinat "
            "(bujur, lintang), geometri, kode atau kelurahan",
            f"holds no named place in {city.name}; it needs a column of names and coordinates "
            "(lon, lat), geometry, a code or a kelurahan",
        )
    return entries


def harmless_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries whose names cannot run in a spreadsheet program; reading undoes it."""
    return [replace(e, name=harmless(e.name), source=harmless(e.source)) for e in entries]


def write_gazetteer(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries as CSV; `read_gazetteer` reads the same entries back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _OWN, lineterminator="\n")
        writer.writeheader()
        writer.writerows(Gazetteer(tuple(entries)).rows())


def _unreadable(path: Path, in_id: str, in_en: str) -> UnreadableFile:
    return UnreadableFile(id=f"Berkas {path.name} {in_id}.", en=f"The file {path.name} {in_en}.")


def _read_csv(path: Path) -> Iterator[_Row]:
    raw = path.read_bytes()
    encoding = "utf-8-sig" if _is_utf8(raw) else "cp1252"
    table = pd.read_csv(path, sep=None, engine="python", dtype=str, encoding=encoding).fillna("")
    named = {_column_of(str(column)): column for column in reversed(table.columns)}
    if "name" not in named:
        allowed = ", ".join(COLUMNS["name"])
        raise _unreadable(
            path, f"tidak punya kolom nama ({allowed})", f"has no column of names ({allowed})"
        )
    for row in table.to_dict("records"):
        yield {name: as_written(row[column]) for name, column in named.items() if name}


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_layers(path: Path) -> Iterator[_Row]:
    source = layer_source(path)
    for layer, _ in pyogrio.list_layers(source):
        frame = gpd.read_file(source, layer=layer)
        if not isinstance(frame, gpd.GeoDataFrame):
            continue
        frame = to_wgs84(frame)
        named = {_column_of(str(c)): c for c in reversed(frame.columns) if c != frame.geometry.name}
        for geometry, row in zip(frame.geometry, frame.to_dict("records"), strict=True):
            yield {"geometry": geometry} | {n: row[c] for n, c in named.items() if n}


_READERS: dict[str, Callable[[Path], Iterator[_Row]]] = {
    ".csv": _read_csv, ".geojson": _read_layers, ".json": _read_layers, ".gpkg": _read_layers,
    ".osm.pbf": osm_rows, ".osm": osm_rows,
}  # fmt: skip


def _column_of(header: str) -> str:
    folded = fold(header)
    return next((name for name, synonyms in COLUMNS.items() if folded in synonyms), "")


def _entries(rows: list[_Row], city: City, source: str) -> Iterator[Entry]:
    own = [row for row in rows if _is_own(row)]
    yield from entries_from_rows(own, source=source)
    codes = {squash(words(n)): c for n, c in zip(city.names, city.codes, strict=True)}
    shapes = (each for row in rows if not _is_own(row) for each in _shapes(row, codes, source))
    yield from entries_of(shapes, city)


def _shapes(row: _Row, codes: dict[str, str], source: str) -> Iterator[Shape]:
    """Yield the place of a row and, for a range of house numbers, its stretches of the street."""
    shape = _shape(row, codes, source)
    if shape is None:
        return
    yield shape
    first, last = _number(row.get("number_from")), _number(row.get("number_to"))
    if shape.kind is PlaceKind.STREET and first is not None:
        low, high = sorted((int(first), int(first if last is None else last)))
        for name in stretch_names(shape.name, low, min(high, low + _MOST_HOUSES)):
            yield replace(shape, name=name)


def _is_own(row: _Row) -> bool:
    return "evidence" in row and bool(row.get("codes")) and row.get("kind") in set(PlaceKind)


def _shape(row: _Row, codes: dict[str, str], source: str) -> Shape | None:
    written = _text(row.get("name"))
    geometry = row.get("geometry")
    if geometry is None or shapely.is_missing(geometry) or shapely.is_empty(geometry):
        geometry = _point(row)
    kind, name = _kind_and_name(written, _text(row.get("kind")), geometry)
    stated = _text(row.get("codes")) or codes.get(squash(words(_text(row.get("kelurahan")))), "")
    if not name or (geometry is None and stated not in codes.values()):
        return None
    return Shape(
        name, kind, geometry, _text(row.get("source")) or source, (stated,) if stated else (),
        _number(row.get("radius_m")), _day(row.get("valid_from")), _day(row.get("valid_to")),
    )  # fmt: skip


def _kind_and_name(
    written: str, kind: str, geometry: shapely.Geometry | None
) -> tuple[PlaceKind, str]:
    """Tell what a name is of, and write it as addresses are read: "Jl. Deli III" is "deli 3"."""
    address = parse_address(written)
    stated = next((_KIND_OF_WORD[w] for w in fold(kind).split() if w in _KIND_OF_WORD), None)
    lines = geometry is not None and shapely.get_dimensions(geometry) == 1
    if stated is PlaceKind.STREET or (
        stated is None and not kind and (levels_of(address) or lines)
    ):
        levels = levels_of(address)
        return PlaceKind.STREET, levels[-1] if levels else fold(written)
    if stated is None and not kind:
        stated = PlaceKind.COMPLEX if address.complex else None
        stated = PlaceKind.KAMPUNG if address.kampung else stated
    if stated is PlaceKind.COMPLEX:
        return stated, address.complex or fold(written)
    if stated is PlaceKind.KAMPUNG:
        return stated, address.kampung or fold(f"kampung {written}" if written else "")
    return stated or PlaceKind.FACILITY, fold(written)


def _point(row: _Row) -> shapely.Geometry | None:
    lon, lat = _number(row.get("lon")), _number(row.get("lat"))
    return None if lon is None or lat is None else shapely.Point(lon, lat)


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()


def _number(value: object) -> float | None:
    try:
        number = float(_text(value).replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
