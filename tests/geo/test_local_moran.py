"""Local Moran's inference: the known figures of Columbus, and a fair null."""

from __future__ import annotations

import geopandas as gpd
import libpysal
import numpy as np
import pytest

from geo.errors import NotEnoughData
from geo.hotspots import false_discovery
from geo.local_moran import local_moran_test
from geo.weights import distance_band, queen_contiguity


@pytest.fixture(scope="module")
def columbus():
    frame = gpd.read_file(libpysal.examples.get_path("columbus.shp"))
    weights = queen_contiguity(frame.geometry.to_numpy())
    return local_moran_test(frame.CRIME.to_numpy(float), weights, permutations=9999, seed=1)


def chain(size):
    return distance_band(np.arange(size, dtype=float), np.zeros(size), 1.0)


def test_about_twenty_zones_of_columbus_are_below_five_percent(columbus):
    assert 18 <= (columbus.p_folded < 0.05).sum() <= 22


def test_nine_zones_of_columbus_pass_the_false_discovery_rate(columbus):
    assert abs(int(false_discovery(columbus.p_folded).sum()) - 9) <= 1


def test_two_sided_p_is_twice_the_smaller_tail(columbus):
    assert columbus.p == pytest.approx(np.minimum(1, 2 * columbus.p_folded))


def test_high_values_among_high_ones_are_called_so():
    values = np.r_[np.zeros(10), 5, 6, 5]
    found = local_moran_test(values, chain(13), permutations=99)
    assert found.quadrant[11] == "HH"


def test_a_zone_without_neighbours_is_not_tested():
    weights = distance_band(np.r_[np.arange(9.0), 50.0], np.zeros(10), 1.0)
    assert np.isnan(local_moran_test(np.arange(10.0), weights, permutations=99).p[9])


def test_p_keeps_its_level_for_shuffled_values():
    rng = np.random.default_rng(4)
    p = [
        local_moran_test(rng.normal(size=20), chain(20), permutations=199, seed=s).p
        for s in range(60)
    ]
    assert np.mean(np.array(p) <= 0.05) <= 0.07


def test_values_without_variation_are_refused():
    with pytest.raises(NotEnoughData):
        local_moran_test(np.ones(12), chain(12))
