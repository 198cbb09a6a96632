"""The effect of a pilot: the published example, an equal model, honest intervals, and power."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from geo.effect import (
    BEYOND,
    BeforeAfter,
    Verdict,
    detectable_fall,
    detectable_rate_ratio,
    displacement_rings,
    rate_ratio_verdict,
    ring_counts,
    weighted_displacement_difference,
)
from geo.errors import InvalidArgument, NotEnoughData
from geo.staggered import NEVER, staggered_effect
from geo.weights import distance_band

PUBLISHED = (BeforeAfter(100, 80), BeforeAfter(100, 90))


def panel(seed, ratio, zones=30, periods=10, treated=6):
    """Return counts and starts of pilots that multiply the rate by `ratio`."""
    rng = np.random.default_rng(seed)
    start = np.full(zones, NEVER)
    start[:treated] = rng.integers(3, 7, treated)
    post = (start[:, None] != NEVER) & (np.arange(periods) >= start[:, None])
    mean = np.exp(rng.normal(1.5, 0.5, zones)[:, None] + rng.normal(0, 0.2, periods))
    return rng.poisson(mean * np.where(post, ratio, 1.0)), start


def test_published_example_gives_minus_ten():
    assert weighted_displacement_difference(*PUBLISHED).estimate == -10


def test_published_example_has_standard_error_nineteen():
    error = weighted_displacement_difference(*PUBLISHED).standard_error
    assert error == pytest.approx(np.sqrt(370))


def test_published_example_cannot_tell():
    assert weighted_displacement_difference(*PUBLISHED).verdict is Verdict.CANNOT_TELL


def test_displaced_events_are_set_against_the_fall():
    moved = weighted_displacement_difference(*PUBLISHED, displaced=BeforeAfter(50, 60))
    assert moved.estimate == 0


def test_a_before_period_twice_as_long_counts_half():
    halved = weighted_displacement_difference(
        BeforeAfter(200, 80), BeforeAfter(200, 90), period_ratio=0.5
    )
    assert (halved.estimate, halved.standard_error) == (-10, pytest.approx(np.sqrt(270)))


def test_a_large_fall_is_called_one():
    fall = weighted_displacement_difference(BeforeAfter(300, 150), BeforeAfter(300, 300))
    assert fall.verdict is Verdict.FELL


def test_a_large_rise_is_called_one():
    rise = weighted_displacement_difference(BeforeAfter(150, 300), BeforeAfter(300, 300))
    assert rise.verdict is Verdict.ROSE


def test_a_handful_of_events_cannot_tell():
    few = weighted_displacement_difference(BeforeAfter(12, 0), BeforeAfter(1, 2))
    assert few.verdict is Verdict.CANNOT_TELL


def test_interval_holds_the_unchanged_nine_times_in_ten():
    rng = np.random.default_rng(1)
    held = 0
    for counts in rng.poisson(60, (600, 4)).tolist():
        found = weighted_displacement_difference(BeforeAfter(*counts[:2]), BeforeAfter(*counts[2:]))
        held += found.low <= 0 <= found.high
    assert 0.87 <= held / 600 <= 0.93


def test_negative_counts_are_refused():
    with pytest.raises(InvalidArgument):
        weighted_displacement_difference(BeforeAfter(-1, 2), BeforeAfter(1, 2))


def test_rings_count_the_steps_from_the_nearest_treated_zone():
    chain = distance_band(np.arange(6.0), np.zeros(6), 1.0)
    assert displacement_rings(np.array([0]), chain).tolist() == [0, 1, 2, *[BEYOND] * 3]


def test_ring_counts_lose_no_event():
    ring = np.array([0, 1, 1, BEYOND])
    counts = ring_counts(ring, np.array([1, 2, 3, 4]), np.array([5, 6, 7, 8]))
    assert counts[1] == BeforeAfter(5, 13)


def test_profiled_model_equals_the_one_with_a_dummy_per_zone():
    counts, start = panel(2, 0.7, zones=8, periods=6, treated=3)
    post = (start[:, None] != NEVER) & (np.arange(6) >= start[:, None])

    def loss(beta):
        log_mean = beta[:8, None] + np.r_[0.0, beta[8:13]] + beta[13] * post
        mean = np.exp(log_mean)
        residual = mean - counts
        gradient = np.r_[residual.sum(axis=1), residual.sum(axis=0)[1:], (residual * post).sum()]
        return float((mean - counts * log_mean).sum()), gradient

    full = minimize(loss, np.zeros(14), jac=True, method="BFGS", options={"gtol": 1e-8})
    assert staggered_effect(counts, start).log_ratio == pytest.approx(full.x[13], abs=1e-5)


def test_staggered_interval_holds_the_true_ratio_nine_times_in_ten():
    held = [r.low <= 0.7 <= r.high for r in (staggered_effect(*panel(s, 0.7)) for s in range(300))]
    assert 0.86 <= np.mean(held) <= 0.95


def test_a_strong_pilot_is_seen_to_fall():
    assert staggered_effect(*panel(3, 0.3), placebos=99).verdict is Verdict.FELL


def test_placebo_p_keeps_its_level_without_an_effect():
    p = np.array(
        [staggered_effect(*panel(s, 1.0), placebos=19, seed=s).placebo_p for s in range(150)]
    )
    assert np.mean(p <= 0.1) <= 0.1 + 3 * np.sqrt(0.1 * 0.9 / 150)


def test_a_fall_that_half_of_the_city_shares_cannot_tell():
    counts = np.full((20, 10), 40)
    counts[::2, 5:] = 20  # half of the zones halve, the pilots among them
    start = np.full(20, NEVER)
    start[[0, 2]] = 5
    alone, beside_placebos = (staggered_effect(counts, start, placebos=n) for n in (0, 99))
    assert (alone.verdict, beside_placebos.verdict) == (Verdict.FELL, Verdict.CANNOT_TELL)


def test_exposure_is_divided_out():
    counts, start = panel(5, 1.0)
    double = np.where(np.arange(10) >= 5, 2.0, 1.0) * np.ones((30, 1))
    plain = staggered_effect(counts, start)
    assert staggered_effect(counts, start, exposure=double).log_ratio == pytest.approx(
        plain.log_ratio  # a factor of whole periods is the period effect's
    )


def test_pilots_without_an_event_before_are_refused():
    counts, start = panel(6, 1.0)
    counts[:6, :3] = 0
    start[:6] = 3
    with pytest.raises(NotEnoughData):
        staggered_effect(counts, start)


def test_detectable_fall_is_seen_with_its_power():
    fall = detectable_fall(120, 300)
    rng = np.random.default_rng(7)
    draws = rng.poisson([120, 120 * (1 - fall), 300, 300], (800, 4)).tolist()
    seen = [
        weighted_displacement_difference(BeforeAfter(a, b), BeforeAfter(c, d)).verdict
        is Verdict.FELL
        for a, b, c, d in draws
    ]
    assert 0.75 <= np.mean(seen) <= 0.85


def test_a_pilot_too_small_to_be_measured_has_no_detectable_fall():
    assert np.isnan(detectable_fall(4, 4))


def test_more_events_make_smaller_changes_visible():
    few, many = (detectable_rate_ratio((n, n), (3 * n, 3 * n)) for n in (50, 500))
    assert few < many < 1


def test_power_without_events_is_refused():
    with pytest.raises(NotEnoughData):
        detectable_rate_ratio((0, 10), (10, 10))


def test_a_trend_that_both_areas_share_is_no_effect() -> None:
    treated, control = BeforeAfter(200, 100), BeforeAfter(100, 50)
    assert rate_ratio_verdict(treated, control) is Verdict.CANNOT_TELL


def test_a_fall_that_the_control_does_not_share_is_seen() -> None:
    treated, control = BeforeAfter(200, 80), BeforeAfter(200, 200)
    assert rate_ratio_verdict(treated, control) is Verdict.FELL


def test_a_ratio_without_events_is_no_verdict() -> None:
    assert rate_ratio_verdict(BeforeAfter(0, 0), BeforeAfter(5, 5)) is Verdict.CANNOT_TELL
