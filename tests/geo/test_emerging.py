"""Emerging hot spots: the classes one by one, the trend, and what is not emerging."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from geo.emerging import Emergence, Trend, classify, emerging_hotspots, mann_kendall
from geo.errors import NotEnoughData
from geo.weights import distance_band

FLAT = Trend(np.array([0]), np.array([0.0]), np.array([1.0]))
RISING = Trend(np.array([20]), np.array([3.0]), np.array([0.003]))
FALLING = Trend(np.array([-20]), np.array([-3.0]), np.array([0.003]))
COURSES = {
    Emergence.NEW: ("0000000001", FLAT),
    Emergence.CONSECUTIVE: ("0000000111", FLAT),
    Emergence.INTENSIFYING: ("1111111111", RISING),
    Emergence.PERSISTENT: ("1110111111", FLAT),
    Emergence.DIMINISHING: ("1111111111", FALLING),
    Emergence.SPORADIC: ("0100100101", FLAT),
    Emergence.OSCILLATING: ("1-00100101", FLAT),
    Emergence.HISTORICAL: ("1111111110", FLAT),
    Emergence.NONE: ("0100100000", FLAT),
}


def flags(course, mark):
    return np.array([[letter == mark for letter in course]])


def lattice_weights(side):
    x, y = np.meshgrid(np.arange(side, dtype=float), np.arange(side, dtype=float))
    return distance_band(x.ravel(), y.ravel(), 1.5)


@pytest.mark.parametrize("expected", list(COURSES))
def test_a_course_of_hot_slices_gets_its_class(expected):
    course, trend = COURSES[expected]
    emergence, _ = classify(flags(course, "1"), flags(course, "-"), trend)
    assert emergence[0] is expected


def test_a_cold_zone_that_grows_colder_is_intensifying():
    emergence, side = classify(flags("0" * 10, "1"), flags("1" * 10, "1"), FALLING)
    assert (emergence[0], side[0]) == (Emergence.INTENSIFYING, "cold")


@given(arrays(np.int64, 9, elements=st.integers(0, 6)))
def test_mann_kendall_counts_the_pairs_of_kendalls_tau(values):
    if len(set(values.tolist())) == 1:
        return
    tau = stats.kendalltau(np.arange(9), values, variant="b").statistic
    pairs = 36
    ties = sum(c * (c - 1) / 2 for c in np.unique(values, return_counts=True)[1])
    s = tau * np.sqrt(pairs * (pairs - ties))
    assert mann_kendall(values[None, :].astype(float)).s[0] == pytest.approx(s)


def test_mann_kendall_of_five_rising_values_is_known():
    assert mann_kendall(np.arange(5.0)[None, :]).z[0] == pytest.approx(9 / np.sqrt(50 / 3))


def test_constant_values_have_no_trend():
    assert mann_kendall(np.ones((1, 8))).p[0] == 1.0


def test_planted_growing_zone_is_named_hot():
    rng = np.random.default_rng(1)
    mean = np.full((49, 10), 10.0)
    mean[24] *= np.linspace(6, 14, 10)
    found = emerging_hotspots(rng.poisson(mean), np.ones(49), lattice_weights(7))
    assert (found.emergence[24], found.side[24]) == (Emergence.INTENSIFYING, "hot")


def test_a_rise_of_the_whole_city_is_no_hot_spot():
    rng = np.random.default_rng(2)
    mean = np.full((49, 10), 5.0) * np.linspace(1, 4, 10)
    found = emerging_hotspots(rng.poisson(mean), np.ones(49), lattice_weights(7))
    assert not found.significant.any()


def test_four_slices_are_refused():
    with pytest.raises(NotEnoughData, match="4 time slices"):
        emerging_hotspots(np.full((9, 4), 9), np.ones(9), lattice_weights(3))
