"""What of an OpenStreetMap extract is a place that addresses name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from services.layer_files import layer_source

_LAYERS = ("points", "lines", "multipolygons")
_TAG = re.compile(r'"([^"]+)"=>"((?:[^"\\]|\\.)*)"')
_NUMBER = re.compile(r"\d{1,4}")
_NO_STREETS = frozenset(("bus_stop", "platform", "crossing", "traffic_signals", "proposed"))
_STOPS = {
    ("highway", "bus_stop"), ("amenity", "bus_station"), ("amenity", "ferry_terminal"),
    ("railway", "station"), ("railway", "halt"), ("public_transport", "station"),
    ("public_transport", "platform"),
}  # fmt: skip
_KAMPUNG = frozenset(("neighbourhood", "quarter", "hamlet", "village", "locality"))
_COMPLEX = {("landuse", "residential"), ("building", "apartments"), ("residential", "gated")}
_FACILITIES = ("amenity", "office", "healthcare", "shop", "leisure", "tourism", "social_facility")


def osm_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield name, kind and geometry (lon lat) of the named places of an extract.

    Streets are ways with a highway tag; alternative names ("alt_name", "old_name") come as
    further rows, numbered houses as rows of their street. OpenStreetMap data are (c) OpenStreetMap
    contributors, ODbL 1.0.
    """
    source = layer_source(path)
    for layer in _LAYERS:
        frame = gpd.read_file(source, layer=layer)
        for geometry, row in zip(frame.geometry, frame.to_dict("records"), strict=True):
            tags = _tags(row)
            yield from _house(tags, geometry)
            kind = _kind(tags, is_line=layer == "lines")
            for name in _names(tags) if kind else ():
                yield {"name": name, "kind": kind, "geometry": geometry, "source": ""}


def _house(tags: dict[str, str], geometry: shapely.Geometry) -> Iterator[dict[str, Any]]:
    """Yield what a numbered house tells of its street: where on it such numbers stand."""
    street, number = tags.get("addr:street", ""), _NUMBER.match(tags.get("addr:housenumber", ""))
    if street and number:
        point = geometry.representative_point()
        house = {"number_from": number[0], "number_to": number[0]}
        yield {"name": street, "kind": "street", "geometry": point, "source": ""} | house


def _tags(row: dict[str, Any]) -> dict[str, str]:
    tags = {key: value for key, value in row.items() if isinstance(value, str)}
    return tags | dict(_TAG.findall(tags.pop("other_tags", "")))


def _names(tags: dict[str, str]) -> Iterator[str]:
    for key in ("name", "alt_name", "old_name"):
        yield from (name.strip() for name in tags.get(key, "").split(";") if name.strip())


def _kind(tags: dict[str, str], *, is_line: bool) -> str:
    pairs = set(tags.items())
    if pairs & _STOPS:
        return "stop"
    if is_line:
        return "street" if tags.get("highway", "proposed") not in _NO_STREETS else ""
    if tags.get("place") in _KAMPUNG:
        return "kampung"
    if pairs & _COMPLEX:
        return "complex"
    return "facility" if any(key in tags for key in _FACILITIES) else ""
