"""The back-test: its scores by hand, no peeking past the split, and a surface worth having."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.backtest import PRODUCT, Comparison, Events, backtest
from geo.errors import InvalidArgument, NotEnoughData
from geo.forecast_scores import (
    AREA_BUDGETS,
    accuracy_index,
    best_possible,
    log_gain,
    paired_interval,
    picked,
    recapture_index,
)
from geo.incident_worlds import WORLDS, WorldSize, drifting_hotspots, fixed_hotspots
from geo.study_area import NOWHERE, StudyArea, grid_area, hexagon_area
from geo.surfaces import Past, Smoother, baselines, tune

SMALL = WorldSize(side=20, events=1500)
SPLIT = 720.0
EVEN_GROUND = np.ones(100)


def scores_of(world, seed, horizon_days=30.0):
    incidents = world(SMALL, seed)
    events = Events(incidents.cells, incidents.days)
    return backtest(events, incidents.area, train_until=SPLIT, horizon_days=horizon_days)


@pytest.fixture(scope="module")
def fixed():
    return scores_of(fixed_hotspots, 1)


def square(side=10):
    every = np.arange(side**2)
    x_m, y_m = every % side * 100.0, every // side * 100.0
    return StudyArea(x_m, y_m, np.full(side**2, 0.01))


def test_accuracy_index_of_a_quarter_of_events_on_a_tenth_of_ground():
    assert accuracy_index(25, 100, 0.1) == pytest.approx(2.5)


def test_recapture_index_is_one_where_nothing_moved():
    assert recapture_index((5, 50), (20, 200)) == pytest.approx(1.0)


def test_picked_ground_is_the_best_ranked():
    surface = np.arange(100.0)
    assert np.flatnonzero(picked(surface, EVEN_GROUND, 0.03)).tolist() == [97, 98, 99]


def test_cells_tied_at_the_limit_are_taken_in_equal_parts():
    surface = np.r_[3.0, np.ones(4), np.zeros(95)]
    assert picked(surface, EVEN_GROUND, 0.02)[:5] == pytest.approx([1, 0.25, 0.25, 0.25, 0.25])


@given(
    arrays(float, 100, elements=st.sampled_from([0.0, 1.0, 2.0, 5.0])),
    st.sampled_from(AREA_BUDGETS),
)
def test_picked_ground_fills_the_budget_of_equal_cells(surface, budget):
    assert picked(surface, EVEN_GROUND, budget).sum() == pytest.approx(100 * budget)


@given(arrays(np.int64, 8, elements=st.integers(0, 9)), st.integers(1, 7))
def test_best_possible_equals_every_set_of_equal_cells_tried(counts, size):
    tried = max(sum(counts[list(cells)]) for cells in combinations(range(8), size))
    assert best_possible(counts, np.ones(8), float(size)) == pytest.approx(tried)


def test_log_gain_of_even_ground_is_zero():
    share = np.full(10, 0.1)
    assert log_gain(share, share, np.arange(10)) == pytest.approx(np.zeros(10))


def test_paired_interval_widens_where_events_come_in_bursts():
    gain = np.repeat(np.random.default_rng(0).normal(size=30), 10)
    single, burst = (
        paired_interval(gain, blocks, level=0.9, draws=1000, seed=1)
        for blocks in (np.arange(300), np.repeat(np.arange(30), 10))
    )
    assert burst[2] - burst[1] > 2 * (single[2] - single[1])


def test_every_surface_sums_to_one():
    past = Past(np.array([3, 3, 40]), np.array([1.0, 50.0, 400.0]))
    smoother = Smoother(square())
    totals = smoother.family(past).sum(axis=0)
    assert totals == pytest.approx(np.ones(len(totals)))


def test_every_naive_count_is_a_member_of_the_tuned_family():
    past = Past(np.array([3, 3, 40]), np.array([1.0, 50.0, 400.0]))
    smoother = Smoother(square())
    family = smoother.family(past)
    naive = [s for name, s in baselines(smoother, past, None).items() if name.startswith("count")]
    assert all(np.isclose(family, s[:, None]).all(axis=0).any() for s in naive)


def test_tuned_mixture_foresees_better_than_even_ground():
    incidents = fixed_hotspots(SMALL, 2)
    smoother = Smoother(incidents.area)
    known = incidents.days < 500
    past = Past(incidents.cells[known], 500 - incidents.days[known])
    assert tune(smoother, [(past, incidents.cells[~known])]).log_score > np.log(1 / 400) + 0.3


def test_events_after_the_split_do_not_touch_the_tuning(fixed):
    incidents = fixed_hotspots(SMALL, 1)
    later = incidents.days >= SPLIT
    cells = np.where(later, (incidents.cells + 137) % 400, incidents.cells)
    other = backtest(
        Events(cells, incidents.days), incidents.area, train_until=SPLIT, horizon_days=30.0
    )
    assert (other.mixture.weights == fixed.mixture.weights).all()


@pytest.mark.parametrize("world", list(WORLDS))
def test_smoothed_count_does_not_lose_to_the_best_naive_surface(world):
    lost = 0
    for seed in range(4):
        found = scores_of(WORLDS[world], seed).comparisons
        lost += sum(c.comparison is Comparison.WORSE for c in found) >= 3
    assert lost <= 1  # 90 % intervals against the best of five rivals err now and then


def test_smoothed_count_beats_every_naive_log_score(fixed):
    assert fixed.log_scores.idxmax() == PRODUCT


def test_recent_days_weigh_more_where_hot_spots_drift():
    def weight_of_all_days(world):
        mixture = scores_of(world, 5).mixture
        return sum(
            w
            for w, name in zip(mixture.weights, mixture.members, strict=True)
            if name.startswith("all days")
        )

    assert weight_of_all_days(drifting_hotspots) < weight_of_all_days(fixed_hotspots)


def test_efficiency_index_never_exceeds_one(fixed):
    assert fixed.scores.pei_star.max() <= 1 + 1e-9


def test_calibration_bands_hold_all_expected_events(fixed):
    assert fixed.calibration.expected.sum() == pytest.approx(1.0)


def test_expected_and_observed_share_of_the_hottest_tenth_agree(fixed):
    hottest = fixed.calibration[fixed.calibration["to"] <= 0.10]
    assert hottest.expected.sum() == pytest.approx(hottest.observed.sum(), abs=0.1)


def test_random_events_give_no_advantage_to_any_surface():
    rng = np.random.default_rng(3)
    events = Events(rng.integers(0, 400, 1500), np.floor(rng.random(1500) * 900))
    found = backtest(events, fixed_hotspots(SMALL, 0).area, train_until=SPLIT)
    product = found.scores[found.scores.surface == PRODUCT]
    assert product.pai.iloc[-1] == pytest.approx(1.0, abs=0.5)


def test_events_outside_the_area_count_as_missed(fixed):
    incidents = fixed_hotspots(SMALL, 1)
    half = (incidents.days >= SPLIT) & (np.arange(len(incidents.days)) % 2 == 0)
    cells = np.where(half, NOWHERE, incidents.cells)
    found = backtest(
        Events(cells, incidents.days), incidents.area, train_until=SPLIT, horizon_days=900.0
    )
    assert found.scores.pai.iloc[4] < 0.7 * fixed.scores.pai.iloc[4]


def test_one_window_to_the_end_is_the_default():
    assert scores_of(fixed_hotspots, 1, horizon_days=None).windows == 1


def test_hexagons_hold_every_event_that_shaped_them():
    rng = np.random.default_rng(4)
    lon, lat = 106.8 + 0.05 * rng.random(300), -6.2 + 0.05 * rng.random(300)
    _, cells = hexagon_area(lon, lat, 8)
    assert (cells != NOWHERE).all()


def test_squares_hold_every_event_that_shaped_them():
    rng = np.random.default_rng(5)
    lon, lat = 106.8 + 0.05 * rng.random(300), -6.2 + 0.05 * rng.random(300)
    area, cells = grid_area(lon, lat, 500.0)
    assert np.bincount(cells, minlength=len(area.x_m)).sum() == 300


def test_later_events_do_not_stretch_the_area():
    rng = np.random.default_rng(6)
    lon, lat = 106.8 + 0.05 * rng.random(300), -6.2 + 0.05 * rng.random(300)
    known = np.arange(300) > 0
    lon[0] = 107.5
    _, cells = grid_area(lon, lat, 500.0, known=known)
    assert cells[0] == NOWHERE


def test_a_short_past_is_refused():
    with pytest.raises(NotEnoughData, match="before"):
        backtest(Events(np.zeros(80, int), np.arange(80.0)), square(), train_until=40.0)


def test_a_horizon_under_a_day_is_refused():
    events = Events(np.zeros(120, int), np.arange(120.0))
    with pytest.raises(InvalidArgument):
        backtest(events, square(), train_until=90.0, horizon_days=0.5)
