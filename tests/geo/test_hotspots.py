"""Hot spots by published figures, by esda, and by brute force."""

from __future__ import annotations

import esda
import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from libpysal import examples
from libpysal.weights import WSP

from geo.errors import InvalidArgument, NotEnoughData
from geo.hotspots import (
    Hotspots,
    counts_test,
    false_discovery,
    gi_star,
    local_moran,
    moran,
    values_test,
)
from geo.weights import (
    Weights,
    distance_band,
    queen_contiguity,
    rook_contiguity,
    row_standardised,
    with_self,
)

SIX = (np.array([10.0, 20, 40, 15, 30, 30]), np.array([10.0, 10, 10, 20, 20, 30]))
SIX_VALUES = np.array([2, 3, 3.2, 5, 8, 7])
SIX_Z = [-1.397276, -0.289178, 0.650650, -0.289178, 1.234521, 2.024243]
DRAWS = 40_000
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30).map(np.array)


@pytest.fixture(scope="module")
def columbus() -> gpd.GeoDataFrame:
    return gpd.read_file(examples.get_path("columbus.shp"))


@pytest.fixture(scope="module")
def crime(columbus: gpd.GeoDataFrame) -> np.ndarray:
    return columbus["CRIME"].to_numpy(dtype=float)


@pytest.fixture(scope="module")
def queen(columbus: gpd.GeoDataFrame) -> Weights:
    return queen_contiguity(np.asarray(columbus.geometry.values))


def _line(size: int) -> Weights:
    return distance_band(np.arange(float(size)), np.zeros(size), 1.5)


def _for_esda(weights: Weights) -> object:
    return WSP(weights.tocsr()).to_W(silence_warnings=True)


def _two_sided(draws: np.ndarray, observed: np.ndarray) -> np.ndarray:
    above, below = (draws >= observed - 1e-9).mean(axis=0), (draws <= observed + 1e-9).mean(axis=0)
    return np.minimum(1, 2 * np.minimum(above, below))


def test_morans_i_of_columbus_by_queen_is_the_known_one(crime: np.ndarray, queen: Weights) -> None:
    assert moran(crime, queen) == pytest.approx(0.500189, abs=5e-7)


def test_morans_i_of_columbus_by_rook_is_the_known_one(
    columbus: gpd.GeoDataFrame, crime: np.ndarray
) -> None:
    rook = rook_contiguity(np.asarray(columbus.geometry.values))
    assert moran(crime, rook) == pytest.approx(0.523670, abs=5e-7)


@pytest.mark.parametrize(("sign", "count"), [(1, 11), (-1, 7)])
def test_gi_star_of_columbus_passes_as_often_as_known(
    crime: np.ndarray, queen: Weights, sign: int, count: int
) -> None:
    assert np.count_nonzero(sign * gi_star(crime, queen) > 1.96) == count


def test_the_highest_gi_star_of_columbus_is_the_known_one(
    crime: np.ndarray, queen: Weights
) -> None:
    assert gi_star(crime, queen).max() == pytest.approx(3.4751, abs=5e-5)


def test_gi_star_of_six_points_is_the_published_one() -> None:
    assert gi_star(SIX_VALUES, distance_band(*SIX, 15.0)) == pytest.approx(SIX_Z, abs=5e-7)


def test_gi_star_is_the_z_of_esda_with_binary_weights(crime: np.ndarray, queen: Weights) -> None:
    oracle = esda.G_Local(crime, _for_esda(queen), transform="B", star=True, permutations=0)
    assert gi_star(crime, queen) == pytest.approx(np.asarray(oracle.Zs), abs=1e-10)


def test_local_moran_is_that_of_esda(crime: np.ndarray, queen: Weights) -> None:
    oracle = esda.Moran_Local(crime, _for_esda(queen), permutations=0)
    assert local_moran(crime, queen) == pytest.approx(np.asarray(oracle.Is), abs=1e-10)


def test_local_morans_average_to_the_global_one(crime: np.ndarray, queen: Weights) -> None:
    mean = local_moran(crime, queen).sum() / (len(crime) - 1)
    assert mean == pytest.approx(moran(crime, queen))


def _folded_p(values: np.ndarray, weights: Weights) -> np.ndarray:
    """Return one-sided p by conditional permutation of the neighbours, the smaller tail."""
    rng = np.random.default_rng(12345)
    centred = values - values.mean()
    observed = row_standardised(weights) @ centred * centred
    p = np.empty(len(values))
    for zone, degree in enumerate(np.diff(weights.tocsr().indptr)):
        others = np.delete(centred, zone)
        draws = rng.permuted(np.tile(others, (9999, 1)), axis=1)[:, :degree].mean(axis=1)
        larger = int(np.count_nonzero(draws * centred[zone] >= observed[zone]))
        p[zone] = (min(larger, 9999 - larger) + 1) / 10_000
    return p


def test_local_moran_of_columbus_passes_as_often_as_known(
    crime: np.ndarray, queen: Weights
) -> None:
    p = _folded_p(crime, queen)
    assert abs(np.count_nonzero(p < 0.05) - 20) <= 2


def test_nine_local_morans_of_columbus_pass_the_false_discovery_rate(
    crime: np.ndarray, queen: Weights
) -> None:
    assert abs(np.count_nonzero(false_discovery(_folded_p(crime, queen))) - 9) <= 1


@pytest.mark.parametrize("scale", [0.1, 1.0, 1e6])
def test_values_without_variance_have_no_gi_star(scale: float) -> None:
    assert np.isnan(gi_star(np.full(7, scale), _line(7))).all()


def test_a_neighbourhood_of_everyone_has_no_gi_star() -> None:
    everyone = distance_band(*SIX, 100.0)
    assert np.isnan(gi_star(SIX_VALUES, everyone)).all()


def test_gi_star_does_not_feel_the_unit_of_the_values() -> None:
    band = distance_band(*SIX, 15.0)
    assert gi_star(1000 * SIX_VALUES + 7, band) == pytest.approx(gi_star(SIX_VALUES, band))


@given(st.permutations(range(6)))
def test_shuffling_the_zones_shuffles_gi_star(order: list[int]) -> None:
    shuffled = distance_band(SIX[0][order], SIX[1][order], 15.0)
    assert gi_star(SIX_VALUES[order], shuffled) == pytest.approx(np.array(SIX_Z)[order], abs=1e-6)


def test_p_of_counts_is_that_of_brute_force_with_ties() -> None:
    exposure = np.array([1.0, 2, 3, 1, 5, 2, 1, 4])
    counts = np.array([0, 1, 3, 4, 9, 1, 1, 5])
    draws = np.random.default_rng(2).multinomial(24, exposure / exposure.sum(), DRAWS)
    star = with_self(_line(8))
    brute = _two_sided((star @ draws.T).T, star @ counts)
    error = 5 * np.sqrt(brute * (1 - brute / 2) / DRAWS) + 1 / DRAWS
    assert (np.abs(counts_test(counts, exposure, _line(8)).p - brute) <= 2 * error).all()


def test_counts_in_proportion_to_exposure_are_nowhere_hot() -> None:
    exposure = np.array([10, 20, 30, 40, 50])
    assert not counts_test(exposure, exposure.astype(float), _line(5)).significant.any()


def test_a_crowd_of_events_beyond_its_exposure_is_hot() -> None:
    counts = np.array([50, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    assert counts_test(counts, np.ones(10), _line(10)).kind[0] == "hot"


def test_a_lack_of_events_under_much_exposure_is_cold() -> None:
    exposure = np.array([9.0, 9, 9, 1, 1, 1, 1, 1, 1, 1])
    counts = np.array([0, 0, 0, 5, 5, 5, 5, 5, 5, 5])
    assert counts_test(counts, exposure, _line(10)).kind[0] == "cold"


def test_a_neighbourhood_without_exposure_is_not_tested() -> None:
    result = counts_test(np.array([9, 0, 0, 0, 9, 9]), np.array([0.0, 0, 0, 1, 1, 1]), _line(6))
    assert (result.kind[0], np.isnan(result.p[0])) == ("", True)


def test_under_the_null_few_cities_have_any_hot_spot() -> None:
    rng = np.random.default_rng(4)
    share = rng.dirichlet(np.ones(20))
    found = [
        counts_test(rng.multinomial(200, share), share, _line(20)).significant.any()
        for _ in range(300)
    ]
    assert np.mean(found) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 300)


@pytest.mark.parametrize("events", [0, 19])
def test_too_few_events_are_not_tested(events: int) -> None:
    with pytest.raises(NotEnoughData, match=str(events)):
        counts_test(np.array([events, 0]), np.ones(2), _line(2))


def test_twenty_events_are_tested() -> None:
    assert counts_test(np.array([20, 0, 0]), np.ones(3), _line(3)).events == 20


def test_p_of_values_is_that_of_brute_force_with_ties() -> None:
    values = np.array([1.0, 1, 2, 2, 2, 5, 5, 9])
    rng = np.random.default_rng(8)
    star = with_self(_line(8)).toarray()
    brute = np.empty(8)
    for zone in range(8):
        others = rng.permuted(np.tile(np.delete(values, zone), (DRAWS, 1)), axis=1)
        draws = np.insert(others, zone, values[zone], axis=1) @ star[zone]
        brute[zone] = _two_sided(draws[:, None], np.array([star[zone] @ values]))[0]
    p = values_test(values, _line(8), seed=1).p
    assert p == pytest.approx(brute, abs=5 * np.sqrt(0.5 / 9999))


def test_the_same_seed_gives_the_same_p() -> None:
    one, two = (values_test(SIX_VALUES, _line(6), permutations=999, seed=3).p for _ in range(2))
    assert np.array_equal(one, two)


def test_p_of_values_is_never_zero() -> None:
    ramp = np.arange(30.0) ** 3
    assert values_test(ramp, _line(30), permutations=1199).p.min() >= 2 / 1200


def test_equal_values_are_never_significant() -> None:
    assert values_test(np.full(6, 0.1), _line(6), permutations=999).p.tolist() == [1.0] * 6


def test_permutations_too_few_for_any_zone_to_pass_are_refused() -> None:
    with pytest.raises(NotEnoughData, match="1199"):
        values_test(np.arange(30.0), _line(30), permutations=1198)


def test_the_false_discovery_rate_passes_the_published_example() -> None:
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
         0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    assert np.count_nonzero(false_discovery(np.array(p))) == 4


def test_a_p_that_is_not_known_is_no_test() -> None:
    known = np.array([0.01, 0.04, np.nan, np.nan])
    assert false_discovery(known).tolist() == [True, True, False, False]


@given(P_VALUES)
def test_whatever_passes_a_strict_rate_passes_a_looser_one(p: np.ndarray) -> None:
    assert not (false_discovery(p, alpha=0.01) & ~false_discovery(p, alpha=0.1)).any()


@given(P_VALUES)
def test_nothing_passes_that_would_not_pass_alone(p: np.ndarray) -> None:
    assert (p[false_discovery(p)] <= 0.05).all()


@pytest.mark.parametrize("alpha", [0.0, 1.0, np.nan])
def test_a_rate_of_false_discoveries_that_is_no_share_is_refused(alpha: float) -> None:
    with pytest.raises(InvalidArgument):
        false_discovery(np.array([0.5]), alpha=alpha)


def test_what_is_not_significant_has_no_kind() -> None:
    spots = Hotspots(np.array([5.0, -5.0]), np.zeros(2), np.array([False, True]), 9, 0.05)
    assert spots.kind.tolist() == ["", "cold"]
