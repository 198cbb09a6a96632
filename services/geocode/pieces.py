"""Places as shapes on the ground, cut into one piece per kelurahan with a point and a radius."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from services.geocode.areas import City, Floats
from services.geocode.gazetteer import Entry, PlaceKind, place_key

RADIUS_OF_POINT_M = {
    PlaceKind.STREET: 200.0, PlaceKind.KAMPUNG: 300.0, PlaceKind.COMPLEX: 200.0,
    PlaceKind.FACILITY: 75.0, PlaceKind.STOP: 75.0,
}  # fmt: skip
"""How far from its point a place reaches where the file does not say."""

_STEP_M = 20.0
_SETBACK_M = 30.0
"""How far houses stand from the middle of their street."""
_HELD_PERCENT = 90
_LEAST_SHARE = 0.01
_LEAST_PIECE_M = 15.0


@dataclass(frozen=True)
class Shape:
    """Hold one feature of a file: its name, kind and geometry (lon lat, WGS 84; None: unknown).

    `codes`: kelurahan that the file itself states; `radius_m`: the file's own spread.
    """

    name: str
    kind: PlaceKind
    geometry: shapely.Geometry | None
    source: str
    codes: tuple[str, ...] = ()
    radius_m: float | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class _Piece(NamedTuple):
    zone: int
    size: float
    lon: float
    lat: float
    radius_m: float


def entries_of(shapes: Iterable[Shape], city: City) -> list[Entry]:
    """Turn shapes into entries, one per place and kelurahan; what lies outside the city is left.

    Lines of one name belong to one street; its weights are the lengths in each kelurahan. A
    piece's point is the one of its own nearest to its middle, its radius holds 90 % of it.
    """
    tree = shapely.STRtree(city.metric)
    grouped: defaultdict[tuple[PlaceKind, str], list[Shape]] = defaultdict(list)
    entries: list[Entry] = []
    for shape in shapes:
        if shape.geometry is None:
            entries += _stated(shape)
        elif shape.kind is PlaceKind.STREET:
            grouped[shape.kind, place_key(shape.kind, shape.name)].append(shape)
        else:
            entries += _cut([shape], city, tree)
    for same in grouped.values():
        entries += _cut(same, city, tree)
    return entries


def _stated(shape: Shape) -> Iterator[Entry]:
    for code in shape.codes:
        yield Entry(
            shape.name, shape.kind, ((code, 1 / len(shape.codes)),), shape.source,
            valid_from=shape.valid_from, valid_to=shape.valid_to,
        )  # fmt: skip


def _cut(shapes: list[Shape], city: City, tree: shapely.STRtree) -> list[Entry]:
    first = shapes[0]
    parts = [
        shapely.transform(shapely.force_2d(shape.geometry), city.to_metres) for shape in shapes
    ]
    found = list(_pieces(shapely.union_all(parts), first, city, tree))
    whole = sum(piece.size for piece in found)
    return [
        Entry(
            first.name, first.kind, ((city.codes[piece.zone], piece.size / whole),), first.source,
            piece.lon, piece.lat, first.radius_m or piece.radius_m,
            valid_from=first.valid_from, valid_to=first.valid_to,
        )
        for piece in found
        if piece.size >= _LEAST_SHARE * whole
    ]  # fmt: skip


def _pieces(
    ground: shapely.Geometry, first: Shape, city: City, tree: shapely.STRtree
) -> Iterator[_Piece]:
    if shapely.get_dimensions(ground) == 0:
        yield from _of_points(ground, first, city)
        return
    for zone in sorted(tree.query(ground, predicate="intersects").tolist()):
        own = shapely.intersection(ground, city.metric[zone])
        size = own.area or own.length
        if size >= _LEAST_PIECE_M:
            yield _piece(zone, size, _spread_over(own), city)


def _of_points(ground: shapely.Geometry, first: Shape, city: City) -> Iterator[_Piece]:
    metres = shapely.get_coordinates(ground)
    zones = city.locate(*(metres / city.to_metres(np.ones(2))).T)
    for zone in sorted(set(zones.tolist()) - {-1}):
        own = metres[zones == zone]
        piece = _piece(zone, float(len(own)), own, city)
        least = RADIUS_OF_POINT_M[first.kind]
        yield piece._replace(radius_m=max(piece.radius_m, least))


def _piece(zone: int, size: float, points: Floats, city: City) -> _Piece:
    away = np.hypot(*(points - points.mean(axis=0)).T)
    middle = points[int(away.argmin())]
    metres = np.hypot(*(points - middle).T)
    lon, lat = (middle / city.to_metres(np.ones(2))).tolist()
    radius = float(np.percentile(metres, _HELD_PERCENT)) + _SETBACK_M
    return _Piece(zone, size, lon, lat, radius)


def _spread_over(own: shapely.Geometry) -> Floats:
    """Return points spread evenly along lines, or over an area."""
    if own.area:
        west, south, east, north = own.bounds
        step = max(np.sqrt(own.area) / 15, 1.0)
        grid = np.meshgrid(np.arange(west, east, step), np.arange(south, north, step))
        points = np.column_stack([axis.ravel() for axis in grid])
        inside = points[shapely.contains_xy(own, *points.T)]
        middle = shapely.get_coordinates(own.representative_point())
        return np.asarray(inside if len(inside) else middle)
    return np.asarray(shapely.get_coordinates(shapely.segmentize(own, _STEP_M)))
