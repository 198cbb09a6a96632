"""Rates by published figures (Marshall 1991; North Carolina) and by what must always hold."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from libpysal import examples

from geo.errors import InvalidArgument, NoPopulation
from geo.rates import (
    crude_rate,
    empirical_bayes,
    gamma_poisson_interval,
    gamma_posterior,
    local_empirical_bayes,
)
from geo.weights import distance_band

COUNTS, PEOPLE = np.array([0.0, 3, 9, 40]), np.array([100.0, 100, 1000, 1000])
zones = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 100_000)), min_size=2, max_size=30
).map(lambda rows: np.array(rows, dtype=float).T)


@pytest.fixture(scope="module")
def north_carolina() -> gpd.GeoDataFrame:
    return gpd.read_file(examples.get_path("sids2.shp"))


def _line(size: int) -> np.ndarray:
    return distance_band(np.arange(float(size)), np.zeros(size), 1.5)


@pytest.mark.parametrize(("year", "mean"), [("74", 0.0020214449), ("79", 0.001979204)])
def test_the_overall_rate_of_north_carolina_is_the_known_one(
    north_carolina: gpd.GeoDataFrame, year: str, mean: float
) -> None:
    fit = empirical_bayes(north_carolina[f"SID{year}"], north_carolina[f"BIR{year}"])
    assert fit.mean == pytest.approx(mean, rel=1e-6)


@pytest.mark.parametrize(("year", "variance"), [("74", 7.692931e-07), ("79", 3.163655e-07)])
def test_the_variance_between_counties_of_north_carolina_is_the_known_one(
    north_carolina: gpd.GeoDataFrame, year: str, variance: float
) -> None:
    fit = empirical_bayes(north_carolina[f"SID{year}"], north_carolina[f"BIR{year}"])
    assert fit.variance == pytest.approx(variance, rel=1e-6)


@given(zones)
def test_a_smoothed_rate_lies_between_the_raw_and_the_overall_one(data: np.ndarray) -> None:
    fit = empirical_bayes(*data)
    low, high = np.minimum(fit.raw, fit.mean), np.maximum(fit.raw, fit.mean)
    assert ((fit.smoothed >= low - 1e-12) & (fit.smoothed <= high + 1e-12)).all()


@given(zones, st.randoms(use_true_random=False))
def test_shuffling_the_zones_shuffles_the_smoothed_rates(data: np.ndarray, random: object) -> None:
    order = np.arange(data.shape[1])
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = empirical_bayes(*data[:, order]).smoothed
    assert shuffled == pytest.approx(empirical_bayes(*data).smoothed[order], rel=1e-9, abs=1e-15)


def test_fewer_people_are_shrunk_more() -> None:
    fit = empirical_bayes(np.array([30.0, 300, 1, 2000]), np.array([1e3, 1e4, 1e3, 1e5]))
    assert abs(fit.smoothed[0] - fit.mean) < abs(fit.smoothed[1] - fit.mean)


def test_equal_rates_are_not_told_apart() -> None:
    fit = empirical_bayes(np.array([2.0, 4, 8]), np.array([100.0, 200, 400]))
    assert fit.variance == 0


@pytest.mark.parametrize("nobody", [0.0, np.nan])
def test_without_exposure_there_is_no_rate_rather_than_zero(nobody: float) -> None:
    assert np.isnan(crude_rate(np.array([3.0]), np.array([nobody]))[0])


def test_a_zone_without_exposure_does_not_change_the_others() -> None:
    more = empirical_bayes(np.append(COUNTS, 5.0), np.append(PEOPLE, 0.0))
    assert more.smoothed[:-1] == pytest.approx(empirical_bayes(COUNTS, PEOPLE).smoothed)


def test_no_population_anywhere_is_refused() -> None:
    with pytest.raises(NoPopulation):
        empirical_bayes(COUNTS, np.zeros(4))


def test_counts_and_exposure_of_different_length_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="shape"):
        crude_rate(COUNTS, PEOPLE[:2])


def test_a_neighbourhood_of_everyone_is_the_whole_city() -> None:
    everyone = distance_band(np.arange(4.0), np.zeros(4), 9.0)
    local = local_empirical_bayes(COUNTS, PEOPLE, everyone)
    assert local.smoothed == pytest.approx(empirical_bayes(COUNTS, PEOPLE).smoothed)


def test_a_zone_without_neighbours_keeps_its_own_rate() -> None:
    alone = distance_band(np.arange(4.0), np.zeros(4), 0.5)
    assert local_empirical_bayes(COUNTS, PEOPLE, alone).smoothed == pytest.approx(COUNTS / PEOPLE)


def test_a_local_rate_does_not_feel_a_zone_far_away() -> None:
    changed = np.array([0.0, 3, 9, 400])
    near, far = (local_empirical_bayes(c, PEOPLE, _line(4)).smoothed for c in (COUNTS, changed))
    assert near[:2] == pytest.approx(far[:2])


def test_a_zone_without_people_has_no_local_rate() -> None:
    smoothed = local_empirical_bayes(COUNTS, np.array([0.0, 9, 9, 9]), _line(4)).smoothed
    assert np.isnan(smoothed).tolist() == [True, False, False, False]


def test_an_interval_holds_the_smoothed_rate() -> None:
    smoothed = empirical_bayes(COUNTS, PEOPLE).smoothed
    low, high = gamma_poisson_interval(COUNTS, PEOPLE)
    assert ((low < smoothed) & (smoothed < high)).all()


def test_the_posterior_mean_is_the_smoothed_rate() -> None:
    fit = empirical_bayes(COUNTS, PEOPLE)
    shape, rate = gamma_posterior(COUNTS, PEOPLE, mean=fit.mean, variance=fit.variance)
    assert shape / rate == pytest.approx(fit.smoothed)


def test_a_higher_level_widens_the_interval() -> None:
    narrow, wide = (gamma_poisson_interval(COUNTS, PEOPLE, level=q) for q in (0.5, 0.95))
    assert (wide[1] - wide[0] > narrow[1] - narrow[0]).all()


def test_intervals_of_simulated_zones_cover_nine_in_ten() -> None:
    rng = np.random.default_rng(1)
    true = rng.gamma(4, 0.005 / 4, 2000)
    people = rng.integers(500, 20_000, 2000).astype(float)
    low, high = gamma_poisson_interval(rng.poisson(true * people).astype(float), people)
    assert np.mean((low <= true) & (true <= high)) == pytest.approx(0.9, abs=0.02)


def test_a_zone_without_people_has_no_interval() -> None:
    low, _ = gamma_poisson_interval(np.append(COUNTS, 5.0), np.append(PEOPLE, 0.0))
    assert np.isnan(low).tolist() == [False] * 4 + [True]


def test_events_where_nobody_lives_do_not_move_the_common_interval() -> None:
    plain, more = (
        gamma_poisson_interval(np.array(c), np.array(e))
        for c, e in (([5.0, 5.0], [1e3, 1e3]), ([5.0, 5.0, 50.0], [1e3, 1e3, 0.0]))
    )
    assert more[1][:2] == pytest.approx(plain[1])


@pytest.mark.parametrize("level", [0.0, 1.0, -1.0, np.nan])
def test_a_level_that_is_no_share_is_refused(level: float) -> None:
    with pytest.raises(InvalidArgument):
        gamma_poisson_interval(COUNTS, PEOPLE, level=level)
