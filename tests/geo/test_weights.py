"""Neighbours: by a border or a corner, by a border only, by rings of cells, by distance."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.cells import cell_to_disk, point_to_cell
from geo.errors import InvalidArgument
from geo.weights import (
    Weights,
    cell_ring,
    distance_band,
    queen_contiguity,
    rook_contiguity,
    row_standardised,
    with_self,
)

SIX = (np.array([10.0, 20, 40, 15, 30, 30]), np.array([10.0, 10, 10, 20, 20, 30]))


def _degrees(weights: Weights) -> list[int]:
    return np.asarray(weights.sum(axis=1)).ravel().astype(int).tolist()


def _disk(k: int) -> np.ndarray:
    centre = int(point_to_cell(np.array([106.8]), np.array([-6.1]), 9)[0])
    return cell_to_disk(centre, k)


def test_queens_of_a_chessboard_have_three_five_or_eight_neighbours(squares: np.ndarray) -> None:
    assert _degrees(queen_contiguity(squares)) == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_rooks_of_a_chessboard_have_two_three_or_four_neighbours(squares: np.ndarray) -> None:
    assert _degrees(rook_contiguity(squares)) == [2, 3, 2, 3, 4, 3, 2, 3, 2]


def test_neighbours_are_mutual_in_the_city(city: np.ndarray) -> None:
    weights = queen_contiguity(city)
    assert (weights != weights.T).nnz == 0


def test_nobody_is_their_own_neighbour(city: np.ndarray) -> None:
    assert not queen_contiguity(city).diagonal().any()


def test_rook_neighbours_are_queen_neighbours(city: np.ndarray) -> None:
    assert (queen_contiguity(city) - rook_contiguity(city)).min() >= 0


def test_an_island_has_no_neighbours() -> None:
    apart = np.array([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    assert _degrees(queen_contiguity(apart)) == [0, 0]


def test_the_middle_of_a_disk_of_cells_has_six_neighbours_and_its_rim_three() -> None:
    assert sorted(_degrees(cell_ring(_disk(1)))) == [3, 3, 3, 3, 3, 3, 6]


def test_two_steps_reach_the_whole_of_a_disk_from_its_middle() -> None:
    assert max(_degrees(cell_ring(_disk(2), 2))) == 18


def test_no_cells_have_no_neighbours() -> None:
    assert cell_ring(np.empty(0, np.uint64)).shape == (0, 0)


def test_a_band_reaches_points_within_it() -> None:
    assert _degrees(distance_band(*SIX, 15.0)) == [2, 3, 1, 3, 4, 1]


def test_a_band_holds_the_point_at_its_very_end() -> None:
    assert _degrees(distance_band(np.array([0.0, 10.0]), np.zeros(2), 10.0)) == [1, 1]


@pytest.mark.parametrize("band_m", [0.0, -1.0])
def test_a_band_without_width_is_refused(band_m: float) -> None:
    with pytest.raises(InvalidArgument):
        distance_band(*SIX, band_m)


def test_the_star_adds_everybody_to_their_own_neighbours(squares: np.ndarray) -> None:
    assert with_self(queen_contiguity(squares)).diagonal().tolist() == [1.0] * 9


def test_rows_sum_to_one_and_those_without_neighbours_to_zero() -> None:
    line = distance_band(np.array([0.0, 1, 2, 99]), np.zeros(4), 1.5)
    assert np.asarray(row_standardised(line).sum(axis=1)).ravel().tolist() == [1, 1, 1, 0]
