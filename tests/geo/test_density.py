"""Heat is events per km², is not pulled down at the coast and keeps where things happened."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.density import PIXEL_M, kernel_density
from geo.errors import InvalidArgument

LAND = shapely.box(0, 0, 10_000, 8_000)
MIDDLE = (np.array([5050.0]), np.array([4050.0]))


def _everywhere(step: float = PIXEL_M) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.meshgrid(np.arange(step / 2, 10_000, step), np.arange(step / 2, 8_000, step))
    return x.ravel(), y.ravel()


def test_evenly_spread_events_are_evenly_dense_up_to_the_coast() -> None:
    heat = kernel_density(_everywhere(), _everywhere(), LAND, bandwidth_m=500)
    assert heat == pytest.approx(100.0, rel=1e-6)


def test_evenly_spread_events_are_evenly_dense_around_a_bay() -> None:
    bay = LAND - shapely.box(4_000, 3_000, 6_000, 8_000)
    x, y = _everywhere()
    ashore = shapely.contains_xy(bay, x, y)
    points = x[ashore], y[ashore]
    assert kernel_density(points, points, bay, bandwidth_m=400) == pytest.approx(100.0, rel=1e-6)


def test_a_lone_event_inland_is_a_gaussian() -> None:
    at = MIDDLE[0] + np.array([0.0, 300, 700, 1200]), np.repeat(MIDDLE[1], 4)
    distance = np.array([0.0, 300, 700, 1200])
    expected = np.exp(-(distance**2) / (2 * 500**2)) / (2 * np.pi * 0.5**2)
    assert kernel_density(MIDDLE, at, LAND, bandwidth_m=500) == pytest.approx(expected, rel=0.02)


def test_heat_inland_sums_to_the_number_of_events() -> None:
    heat = kernel_density(MIDDLE, _everywhere(), LAND, bandwidth_m=500)
    assert heat.sum() * (PIXEL_M / 1000) ** 2 == pytest.approx(1.0, rel=1e-3)


def test_an_event_that_stands_for_three_is_three_events() -> None:
    thrice = tuple(np.repeat(axis, 3) for axis in MIDDLE)
    once = kernel_density(MIDDLE, MIDDLE, LAND, bandwidth_m=500, weights=np.array([3.0]))
    assert once == pytest.approx(kernel_density(thrice, MIDDLE, LAND, bandwidth_m=500))


def test_shuffling_the_events_changes_no_heat() -> None:
    x, y = np.random.default_rng(0).uniform(0, 8_000, (2, 200))
    one = kernel_density((x, y), MIDDLE, LAND, bandwidth_m=500)
    other = kernel_density((x[::-1], y[::-1]), MIDDLE, LAND, bandwidth_m=500)
    assert one == pytest.approx(other)


def test_no_events_give_no_heat() -> None:
    nothing = (np.empty(0), np.empty(0))
    assert kernel_density(nothing, MIDDLE, LAND, bandwidth_m=500).tolist() == [0.0]


def test_events_far_outside_give_no_heat() -> None:
    far = (np.array([1e6]), np.array([-1e6]))
    assert kernel_density(far, MIDDLE, LAND, bandwidth_m=500).tolist() == [0.0]


@pytest.mark.parametrize("bandwidth_m", [0.0, -500.0, 99.0])
def test_a_bandwidth_under_one_pixel_is_refused(bandwidth_m: float) -> None:
    with pytest.raises(InvalidArgument, match="bandwidth"):
        kernel_density(MIDDLE, MIDDLE, LAND, bandwidth_m=bandwidth_m)


def test_a_vaguely_known_event_is_smeared_by_the_root_of_the_sum_of_squares() -> None:
    vague = kernel_density(MIDDLE, MIDDLE, LAND, bandwidth_m=300, spread_m=np.array([400.0]))
    assert vague == pytest.approx(kernel_density(MIDDLE, MIDDLE, LAND, bandwidth_m=500))


def test_smearing_loses_no_event() -> None:
    twice = tuple(np.repeat(axis, 2) for axis in MIDDLE)
    spread = np.array([0.0, 600.0])
    heat = kernel_density(twice, _everywhere(), LAND, bandwidth_m=500, spread_m=spread)
    assert heat.sum() * (PIXEL_M / 1000) ** 2 == pytest.approx(2.0, rel=1e-3)
