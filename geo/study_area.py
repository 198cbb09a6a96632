"""The ground of a back-test: cells by H3 or by a metric grid, and the events in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.cells import (
    FINE_RESOLUTION,
    cell_area_km2,
    cell_to_parent,
    cell_to_point,
    point_to_cell,
    polygon_to_cells,
)
from geo.crs import Crs, metric_crs, project
from geo.errors import InvalidArgument, NotEnoughData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Polygons = NDArray[np.object_]

NOWHERE = -1
FEWEST_CELLS = 20
MOST_CELLS = 60_000


@dataclass(frozen=True)
class StudyArea:
    """Hold the cells of a back-test: centres in metres and ground in km², all of shape (n,).

    `crs`: the projected CRS of the centres; None where the ground is made up.
    """

    x_m: Floats
    y_m: Floats
    area_km2: Floats
    crs: Crs | None = None

    def __post_init__(self) -> None:
        """Refuse an area with too few cells to rank, or more than a smoother can hold."""
        if not FEWEST_CELLS <= len(self.x_m) <= MOST_CELLS:
            raise NotEnoughData(
                id=f"{len(self.x_m)} sel: uji balik memerlukan {FEWEST_CELLS} sampai {MOST_CELLS} "
                "sel. Ubah ukuran sel.",
                en=f"{len(self.x_m)} cells: a back-test needs {FEWEST_CELLS} to {MOST_CELLS}. "
                "Change the size of the cells.",
            )

    @cached_property
    def spacing_m(self) -> float:
        """Return the side of a square with the mean area of a cell, metres."""
        return float(np.sqrt(self.area_km2.mean()) * 1000)

    @cached_property
    def share(self) -> Floats:
        """Return each cell's share of the ground; sums to 1."""
        return np.asarray(self.area_km2 / self.area_km2.sum())


def hexagon_area(
    lon: Floats, lat: Floats, resolution: int, *, known: NDArray[np.bool_] | None = None
) -> tuple[StudyArea, Ints]:
    """Lay H3 cells over the ground of the known events and place every event.

    `lon`, `lat`: degrees, WGS 84, shape (n,); `known`: which events may shape the area, those of
    the training split (all by default). The area is every cell in their convex hull or with one
    of them. Returns the area and the cell of each event, `NOWHERE` outside.
    """
    lon, lat, known = _checked(lon, lat, known)
    if not 1 <= resolution <= FINE_RESOLUTION:
        raise InvalidArgument(
            id=f"Resolusi H3 harus 1 sampai {FINE_RESOLUTION}, bukan {resolution}.",
            en=f"The H3 resolution lies between 1 and {FINE_RESOLUTION}, not {resolution}.",
        )
    own = cell_to_parent(point_to_cell(lon, lat), resolution)
    hull = _hull(lon[known], lat[known])
    cells = np.unique(np.concatenate([own[known], polygon_to_cells(hull, resolution)]))
    crs = _metric(lon[known], lat[known])
    x_m, y_m = project(*cell_to_point(cells), crs)
    area = StudyArea(x_m, y_m, cell_area_km2(cells), crs)
    return area, _position(own.astype(np.int64), cells.astype(np.int64))


def grid_area(
    lon: Floats, lat: Floats, side_m: float, *, known: NDArray[np.bool_] | None = None
) -> tuple[StudyArea, Ints]:
    """Lay squares of `side_m` over the ground of the known events and place every event.

    Arguments and results otherwise as `hexagon_area`.
    """
    lon, lat, known = _checked(lon, lat, known)
    if not side_m > 0:
        raise InvalidArgument(
            id=f"Sisi kotak harus lebih dari 0 m, bukan {side_m}.",
            en=f"The side of a square must be above 0 m, not {side_m}.",
        )
    crs = _metric(lon[known], lat[known])
    x_m, y_m = project(lon, lat, crs)
    west, south = x_m[known].min(), y_m[known].min()
    column, row = np.floor((x_m - west) / side_m), np.floor((y_m - south) / side_m)
    columns, rows = int(column[known].max()) + 1, int(row[known].max()) + 1
    inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    own = np.where(inside, row * columns + column, NOWHERE).astype(np.int64)
    every = np.arange(rows * columns)
    centre = west + (every % columns + 0.5) * side_m, south + (every // columns + 0.5) * side_m
    hull = _hull(x_m[known], y_m[known])
    cells = np.union1d(own[known], every[shapely.contains_xy(hull, *centre)])
    area = StudyArea(centre[0][cells], centre[1][cells], np.full(len(cells), side_m**2 / 1e6), crs)
    return area, _position(own, cells)


def population_on(area: StudyArea, polygons: Polygons, population: Floats) -> Floats:
    """Return the inhabitants of each cell, shape (n,): the density at its centre times its ground.

    `polygons`: shape (m,), in the CRS of the area; `population`: (m,) persons, spread evenly over
    each polygon. Cells whose centre lies in none have nobody.
    """
    tree = shapely.STRtree(polygons)
    cells, owners = tree.query(shapely.points(area.x_m, area.y_m), predicate="intersects")
    density = np.asarray(population, float) / (shapely.area(polygons) / 1e6)
    people = np.zeros(len(area.x_m))
    people[cells] = density[owners] * area.area_km2[cells]
    return people


def _checked(
    lon: Floats, lat: Floats, known: NDArray[np.bool_] | None
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    lon, lat = np.asarray(lon, float), np.asarray(lat, float)
    known = np.ones(len(lon), dtype=bool) if known is None else np.asarray(known)
    if lon.shape != lat.shape or not np.isfinite([lon, lat]).all():
        raise InvalidArgument(
            id="Setiap kejadian perlu lintang dan bujur; singkirkan dahulu yang kosong.",
            en="Every event needs a longitude and a latitude; leave out the missing ones first.",
        )
    if not known.any():
        raise NotEnoughData(
            id="Tidak ada kejadian di masa latih, jadi tidak ada wilayah untuk diuji.",
            en="There is no event in the training split, so there is no ground to test on.",
        )
    return lon, lat, known


def _metric(lon: Floats, lat: Floats) -> Crs:
    return metric_crs((float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())))


def _hull(x: Floats, y: Floats) -> shapely.Polygon:
    hull = shapely.convex_hull(shapely.multipoints(np.column_stack([x, y])))
    if not isinstance(hull, shapely.Polygon):
        raise NotEnoughData(
            id="Kejadian terletak pada satu titik atau garis; tidak ada wilayah untuk diuji.",
            en="The events lie on one point or line; there is no ground to test on.",
        )
    return hull


def _position(own: Ints, cells: Ints) -> Ints:
    found = np.searchsorted(cells, own).clip(max=len(cells) - 1)
    return np.where(cells[found] == own, found, NOWHERE).astype(np.int64)
