"""One fine cell is stored, parents are bits of it, names go round."""

from __future__ import annotations

import h3.api.basic_int as h3
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cells import (
    FINE_RESOLUTION,
    NO_CELL,
    cell_area_km2,
    cell_resolution,
    cell_to_disk,
    cell_to_name,
    cell_to_parent,
    cell_to_point,
    cell_to_polygon,
    covering_cells,
    name_to_cell,
    point_to_cell,
    polygon_to_cells,
)
from geo.errors import InvalidArgument

PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
SQUARE = shapely.box(106.80, -6.20, 106.84, -6.16)


def _cells(*places: tuple[float, float], resolution: int = FINE_RESOLUTION) -> np.ndarray:
    lon, lat = np.array(places, dtype=float).T
    return point_to_cell(lon, lat, resolution)


@given(PLACES, st.integers(0, 15), st.integers(0, 15))
def test_parents_by_bits_are_those_of_h3(place: tuple[float, float], one: int, other: int) -> None:
    fine, coarse = max(one, other), min(one, other)
    cells = _cells(place, resolution=fine)
    assert cell_to_parent(cells, coarse)[0] == h3.cell_to_parent(int(cells[0]), coarse)


@given(PLACES, st.integers(0, 15))
def test_the_resolution_read_from_the_bits_is_the_one_asked_for(
    place: tuple[float, float], resolution: int
) -> None:
    assert cell_resolution(_cells(place, resolution=resolution))[0] == resolution


@given(st.lists(PLACES, min_size=1, max_size=5), st.integers(0, 15))
def test_cells_read_back_from_their_names_are_the_same(
    places: list[tuple[float, float]], resolution: int
) -> None:
    cells = _cells(*places, resolution=resolution)
    assert name_to_cell(cell_to_name(cells)).tolist() == cells.tolist()


@given(PLACES, st.integers(0, 15))
def test_the_centre_of_a_cell_lies_in_the_cell(place: tuple[float, float], resolution: int) -> None:
    cells = _cells(place, resolution=resolution)
    assert point_to_cell(*cell_to_point(cells), resolution).tolist() == cells.tolist()


@pytest.mark.parametrize("place", [(np.nan, -6.1), (106.8, np.nan), (np.inf, -6.1), (1.0, -np.inf)])
def test_a_point_that_is_not_finite_has_no_cell(place: tuple[float, float]) -> None:
    assert _cells(place)[0] == NO_CELL


def test_no_points_have_no_cells() -> None:
    assert point_to_cell(np.empty(0), np.empty(0)).shape == (0,)


def test_no_cells_have_no_centres() -> None:
    assert [len(axis) for axis in cell_to_point(np.empty(0, np.uint64))] == [0, 0]


def test_the_parent_of_no_cell_is_no_cell() -> None:
    cells = np.append(_cells((106.8, -6.1)), NO_CELL)
    assert cell_to_parent(cells, 8)[1] == NO_CELL


def test_a_cell_has_no_parent_finer_than_itself() -> None:
    with pytest.raises(InvalidArgument, match="coarser"):
        cell_to_parent(_cells((106.8, -6.1), resolution=8), 9)


def test_a_disk_has_the_cell_its_six_neighbours_and_twelve_around_them() -> None:
    cell = int(_cells((106.8, -6.1), resolution=9)[0])
    assert [len(cell_to_disk(cell, k)) for k in (0, 1, 2)] == [1, 7, 19]


def test_the_hexagon_of_a_cell_holds_its_centre() -> None:
    cells = _cells((106.8, -6.1), (106.9, -6.15), resolution=9)
    lon, lat = cell_to_point(cells)
    assert shapely.contains_xy(cell_to_polygon(cells), lon, lat).all()


def test_covering_cells_leave_none_of_the_polygon_bare() -> None:
    hexagons = shapely.union_all(cell_to_polygon(covering_cells(SQUARE, 9)))
    assert SQUARE.difference(hexagons).area < 1e-12


def test_every_covering_cell_touches_the_polygon() -> None:
    assert shapely.intersects(cell_to_polygon(covering_cells(SQUARE, 9)), SQUARE).all()


def test_a_cell_that_overlaps_two_parts_of_a_polygon_covers_it_once() -> None:
    parts = [shapely.box(x, -6.2, x + 0.0004, -6.19) for x in (106.8, 106.8005)]
    cells = covering_cells(shapely.union_all(parts), 8)
    assert len(np.unique(cells)) == len(cells)


def test_cells_by_centre_are_those_whose_centre_the_polygon_holds() -> None:
    covering = covering_cells(SQUARE, 9)
    held = shapely.contains_xy(SQUARE, *cell_to_point(covering))
    assert polygon_to_cells(SQUARE, 9).tolist() == covering[held].tolist()


def test_cells_leave_the_hole_of_a_polygon_out(ringed: np.ndarray) -> None:
    inside = polygon_to_cells(ringed[0], 9)
    assert not np.isin(polygon_to_cells(ringed[1], 9), inside).any()


def test_the_area_of_a_cell_is_that_of_its_hexagon() -> None:
    cells = _cells((106.8, -6.1), resolution=9)
    degrees = cell_to_polygon(cells)[0].area
    km2 = degrees * (np.radians(1) * 6371.007) ** 2 * np.cos(np.radians(6.1))
    assert cell_area_km2(cells)[0] == pytest.approx(km2, rel=2e-3)
