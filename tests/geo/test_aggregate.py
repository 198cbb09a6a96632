"""Counts per zone lose nothing and spread nothing off the ground."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.aggregate import (
    CellGrid,
    build_grid,
    count_by_cell,
    count_by_zone,
    fits_in_cell,
    spread_over_cells,
)
from geo.cells import cell_to_parent, cell_to_point, mean_edge_m, point_to_cell
from geo.crs import metric_crs, project

EAST = 106.80, -6.20, 106.83, -6.16
ZONES = np.array([shapely.box(*EAST), shapely.box(106.83, -6.20, 106.85, -6.16)], dtype=object)
BOUNDS = (106.80, -6.20, 106.85, -6.16)
GRID = build_grid(ZONES, 8, BOUNDS)


@pytest.fixture(scope="module")
def city_grid(city: np.ndarray) -> CellGrid:
    return build_grid(city, 8, tuple(shapely.total_bounds(city)))


def _area_km2(polygons: np.ndarray) -> np.ndarray:
    crs = metric_crs(tuple(shapely.total_bounds(polygons)))
    metric = shapely.transform(polygons, lambda xy: np.column_stack(project(*xy.T, crs)))
    return np.asarray(shapely.area(metric) / 1e6)


def test_the_ground_in_the_cells_is_the_ground_of_each_kelurahan(
    city: np.ndarray, city_grid: CellGrid
) -> None:
    ground = np.asarray(city_grid.land_by_kelurahan.sum(axis=1)).ravel()
    assert ground == pytest.approx(_area_km2(city), rel=1e-6)


def test_a_kelurahan_with_a_hole_has_no_ground_in_it(ringed: np.ndarray) -> None:
    grid = build_grid(ringed, 9, tuple(shapely.total_bounds(ringed)))
    assert grid.land_km2.sum() == pytest.approx(_area_km2(ringed).sum(), rel=1e-5)


def test_the_shares_of_a_kelurahan_sum_to_one(city_grid: CellGrid) -> None:
    assert np.asarray(city_grid.shares.sum(axis=1)).ravel() == pytest.approx(1.0)


def test_cells_are_sorted_and_stand_once(city_grid: CellGrid) -> None:
    assert (np.diff(city_grid.cells.astype(np.int64)) > 0).all()


def test_a_cell_belongs_to_the_kelurahan_with_most_of_its_ground(city_grid: CellGrid) -> None:
    land = city_grid.land_by_kelurahan.toarray()
    own = land[city_grid.kelurahan, np.arange(len(city_grid.cells))]
    assert (own == land.max(axis=0)).all()


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=2))
def test_spreading_keeps_the_total(counts: list[float]) -> None:
    assert spread_over_cells(np.array(counts), GRID).sum() == pytest.approx(sum(counts))


def test_spreading_puts_nothing_where_a_kelurahan_has_no_ground() -> None:
    spread = spread_over_cells(np.array([100.0, 0.0]), GRID)
    assert (spread[GRID.land_by_kelurahan.toarray()[0] == 0] == 0).all()


def test_spreading_is_in_proportion_to_the_ground() -> None:
    spread = spread_over_cells(np.array([100.0, 0.0]), GRID)
    land = GRID.land_by_kelurahan.toarray()[0]
    assert spread == pytest.approx(100 * land / land.sum())


@given(st.lists(st.integers(-1, 4), max_size=50), st.randoms(use_true_random=False))
def test_shuffling_the_records_changes_no_count(zones: list[int], random: object) -> None:
    before = count_by_zone(np.array(zones, dtype=np.int64), 5)
    random.shuffle(zones)  # type: ignore[attr-defined]
    assert count_by_zone(np.array(zones, dtype=np.int64), 5).tolist() == before.tolist()


@given(st.lists(st.integers(-1, 4), max_size=50))
def test_every_record_in_a_zone_is_counted_once(zones: list[int]) -> None:
    counted = count_by_zone(np.array(zones, dtype=np.int64), 5).sum()
    assert counted == sum(zone >= 0 for zone in zones)


def test_a_record_that_stands_for_many_counts_as_many() -> None:
    counts = count_by_zone(np.array([0, 1, 1, -1]), 3, np.array([5, 2, 3, 9]))
    assert counts.tolist() == [5, 5, 0]


def test_points_are_counted_in_the_parent_of_their_fine_cell() -> None:
    lon, lat = cell_to_point(GRID.cells[[3, 3, 7]])
    counted = count_by_cell(point_to_cell(lon, lat), GRID)
    assert (counted[3], counted[7], counted.sum()) == (2, 1, 3)


def test_cells_off_the_grid_and_no_cell_are_left_out() -> None:
    far = point_to_cell(np.array([98.7, np.nan]), np.array([3.6, 0.0]))
    assert count_by_cell(far, GRID).sum() == 0


def test_every_point_of_the_city_is_counted_in_some_cell() -> None:
    rng = np.random.default_rng(0)
    lon, lat = rng.uniform(106.805, 106.845, 2000), rng.uniform(-6.195, -6.165, 2000)
    assert count_by_cell(point_to_cell(lon, lat), GRID).sum() == 2000


def test_counts_by_cell_are_those_of_the_parents() -> None:
    rng = np.random.default_rng(1)
    fine = point_to_cell(rng.uniform(106.81, 106.84, 500), rng.uniform(-6.19, -6.17, 500))
    cells, counts = np.unique(cell_to_parent(fine, 8), return_counts=True)
    found = count_by_cell(fine, GRID)
    assert found[np.searchsorted(GRID.cells, cells)].tolist() == counts.tolist()


def test_a_place_that_holds_in_the_circle_around_a_cell_fits_it() -> None:
    edge = mean_edge_m(9)
    assert fits_in_cell(np.array([30.0, edge, edge + 1]), 9).tolist() == [True, True, False]


def test_a_place_too_vague_for_a_fine_cell_fits_a_coarser_one() -> None:
    assert [bool(fits_in_cell(np.array([400.0]), r)[0]) for r in (9, 8)] == [False, True]


def test_a_place_of_unknown_uncertainty_fits_no_cell() -> None:
    assert not fits_in_cell(np.array([np.nan]), 7).any()


def test_a_place_at_the_limit_lies_in_its_cell_more_often_than_not() -> None:
    rng = np.random.default_rng(4)
    lon, lat = rng.uniform(106.81, 106.84, 4000), rng.uniform(-6.19, -6.17, 4000)
    sigma = mean_edge_m(9) / np.sqrt(2 * np.log(10)) / 110_900
    true = cell_to_parent(point_to_cell(lon, lat), 9)
    errors = rng.normal(0, sigma, (2, 4000))
    told = cell_to_parent(point_to_cell(lon + errors[0], lat + errors[1]), 9)
    assert 0.5 < (told == true).mean() < 0.7
