"""Alarms: the exact test they rest on, false alarms that are counted, delay, and outbreaks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from geo.alerts import (
    AlarmRule,
    alarms,
    completeness_by_lag,
    dispersion,
    replayed_alarm_rate,
    simulated_false_alarm_rate,
)
from geo.errors import InvalidArgument, NotEnoughData
from geo.weights import distance_band

RULE = AlarmRule(baseline=12, guard=1, alpha=0.05)
LEVELS = np.array([0.01, 0.05, 0.10])


def quiet(rng, mean, spread, zones=31, periods=14):
    rate = np.broadcast_to((mean * rng.lognormal(0, 0.6, zones))[:, None], (zones, periods))
    return rng.poisson(rate if spread == 1 else rng.gamma(rate / (spread - 1), spread - 1))


@settings(max_examples=50)
@given(st.integers(0, 40), st.integers(0, 15))
def test_p_of_a_steady_series_is_the_conditional_binomial_test(total, count):
    series = np.zeros((1, 14), dtype=int)
    series[0, :12] = total // 12
    series[0, : total % 12] += 1
    series[0, 13] = count
    exact = stats.binom.sf(count - 1, total + count, 1 / 13)
    found = alarms(series, RULE)
    assert found.p[0] == pytest.approx(exact)


@pytest.mark.parametrize("mean", [0.2, 1.0, 5.0])
@pytest.mark.parametrize("spread", [1.0, 2.0])
def test_p_keeps_its_level_without_outbreaks(mean, spread):
    rng = np.random.default_rng(1)
    p = np.array([alarms(quiet(rng, mean, spread), RULE).p for _ in range(150)])
    shares = np.array([(p <= alpha).mean() for alpha in LEVELS])
    assert (shares <= LEVELS + 0.02).all()


def test_an_alarm_is_a_count_above_the_upper_bound():
    rng = np.random.default_rng(2)
    found = alarms(quiet(rng, 2.0, 1.0, zones=400), RULE)
    assert (found.alarm == (found.observed > found.upper)).all()


def test_an_outbreak_raises_the_alarm():
    series = np.full((3, 14), 2)
    series[1, -1] = 12
    assert alarms(series, RULE).alarm.tolist() == [False, True, False]


def test_the_guard_keeps_a_growing_outbreak_out_of_its_own_baseline():
    series = np.full((1, 16), 2)
    series[0, -3:] = 9
    guarded, open_ = (alarms(series, AlarmRule(12, guard, 0.05)).p[0] for guard in (2, 0))
    assert guarded < open_


def test_late_reports_lower_what_is_expected_by_now():
    series = np.full((2, 14), 8)
    whole, half = (alarms(series, RULE, completeness=share).expected for share in (1.0, 0.5))
    assert half == pytest.approx(whole / 2)


def test_neighbours_are_tested_together():
    series = np.full((4, 14), 2)
    series[:3, -1] = 5
    chain = distance_band(np.arange(4.0), np.zeros(4), 1.0)
    assert alarms(series, RULE, weights=chain).p[1] < alarms(series, RULE).p[1]


def test_dispersion_of_poisson_counts_is_about_one():
    past = np.random.default_rng(3).poisson(3.0, (200, 26))
    assert dispersion(past) == pytest.approx(1.0, abs=0.05)


def test_dispersion_of_doubled_spread_is_about_two():
    past = quiet(np.random.default_rng(4), 4.0, 2.0, zones=200, periods=26)
    assert dispersion(past) == pytest.approx(2.0, abs=0.15)


def test_simulated_false_alarms_stay_under_alpha():
    series = quiet(np.random.default_rng(5), 2.0, 1.5, periods=40)
    assert simulated_false_alarm_rate(series, RULE, replicates=100).per_test <= 0.06


def test_replayed_alarms_count_every_period_with_a_baseline():
    series = quiet(np.random.default_rng(6), 2.0, 1.0, zones=5, periods=20)
    assert replayed_alarm_rate(series, RULE).tests == 5 * 7


def test_replayed_alarms_count_an_outbreak_of_the_past():
    series = np.full((2, 20), 2)
    series[0, 15] = 30
    assert replayed_alarm_rate(series, RULE).per_period == pytest.approx(1 / 7)


def test_delays_are_recovered_though_late_reports_are_still_to_come():
    rng = np.random.default_rng(7)
    event = rng.integers(0, 30, 20_000)
    lag = rng.choice(4, len(event), p=[0.4, 0.3, 0.2, 0.1])
    arrived = event + lag <= 29
    share = completeness_by_lag(event[arrived], (event + lag)[arrived], longest=3)
    assert share == pytest.approx([0.4, 0.7, 0.9, 1.0], abs=0.02)


def test_a_short_past_is_refused():
    with pytest.raises(NotEnoughData, match="13 periods"):
        alarms(np.ones((2, 10), dtype=int), RULE)


def test_counts_that_are_not_whole_numbers_are_refused():
    with pytest.raises(InvalidArgument):
        alarms(np.ones((2, 20)), RULE)


def test_completeness_of_nothing_is_refused():
    with pytest.raises(InvalidArgument):
        alarms(np.ones((2, 20), dtype=int), RULE, completeness=0.0)
