"""Did the pilot work? Displacement-aware differences of counts, and what could be seen at all.

Channels are compared apart, one call per channel: arrests may rise because of the pilot.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.optimize import brentq

from geo.errors import InvalidArgument, NotEnoughData
from geo.weights import Weights

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LEVEL = 0.9
POWER = 0.8
FEWEST_EVENTS = 20
BEYOND = -1


class Verdict(StrEnum):
    """Name what the figures allow one to say."""

    FELL = "fell"
    ROSE = "rose"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class BeforeAfter:
    """Hold the events of an area in the period before and in the period after."""

    before: int
    after: int


@dataclass(frozen=True)
class DisplacementDifference:
    """Hold the WDD in events of the after period, its interval, and the verdict."""

    estimate: float
    standard_error: float
    low: float
    high: float
    verdict: Verdict
    level: float


NONE = BeforeAfter(0, 0)


def weighted_displacement_difference(
    treated: BeforeAfter,
    control: BeforeAfter,
    *,
    displaced: BeforeAfter = NONE,
    displaced_control: BeforeAfter = NONE,
    period_ratio: float = 1.0,
    level: float = LEVEL,
) -> DisplacementDifference:
    """Compare the change of treated and surrounding areas with that of their controls.

    WDD = ΔT − ΔC + ΔDt − ΔDc with Δ = after − r·before, r = `period_ratio` = length of the after
    period over that of the before period; variance = Σ after + r²·Σ before (Poisson). Below 0 the
    pilot's area fell, displacement counted in. Areas without a displacement zone leave it out.
    Raises `InvalidArgument` for negative counts or a ratio that is not above 0.

    Source: Wheeler, A. P. & Ratcliffe, J. H. (2018), A simple weighted displacement difference
    test to evaluate place based crime interventions, Crime Science 7:11.
    """
    areas = (treated, control, displaced, displaced_control)
    _check_counts(areas, period_ratio, level)
    changes = [area.after - period_ratio * area.before for area in areas]
    variance = sum(area.after + period_ratio**2 * area.before for area in areas)
    estimate = float(changes[0] - changes[1] + changes[2] - changes[3])
    error = float(np.sqrt(variance))
    half = float(stats.norm.ppf((1 + level) / 2)) * error
    low, high = estimate - half, estimate + half
    # A normal interval for a handful of events promises more than it keeps.
    few = sum(area.before + area.after for area in (treated, control)) < FEWEST_EVENTS
    verdict = Verdict.CANNOT_TELL if few else verdict_of(low, high)
    return DisplacementDifference(estimate, error, low, high, verdict, level)


def rate_ratio_verdict(
    treated: BeforeAfter, control: BeforeAfter, *, level: float = LEVEL
) -> Verdict:
    """Say whether the treated area's ratio after : before differs from that of its control.

    log ((T₁ + ½)(C₀ + ½) / ((T₀ + ½)(C₁ + ½))), variance Σ 1/(count + ½) (Haldane 1956; delta
    method). Unlike a difference of counts it is not moved by a trend that both areas share.
    """
    _check_counts((treated, control), 1.0, level)
    t0, t1, c0, c1 = (
        n + 0.5 for n in (treated.before, treated.after, control.before, control.after)
    )
    log_ratio = float(np.log(t1 * c0 / (t0 * c1)))
    reach = float(stats.norm.ppf((1 + level) / 2) * np.sqrt(1 / t0 + 1 / t1 + 1 / c0 + 1 / c1))
    return verdict_of(log_ratio - reach, log_ratio + reach)


def verdict_of(low: float, high: float, *, unchanged: float = 0.0) -> Verdict:
    """Return the verdict of an interval: cannot tell where it holds the unchanged value."""
    if high < unchanged:
        return Verdict.FELL
    return Verdict.ROSE if low > unchanged else Verdict.CANNOT_TELL


def displacement_rings(treated: Ints, weights: Weights, *, rings: int = 2) -> Ints:
    """Return how many steps each zone lies from the nearest treated one, `BEYOND` if too far.

    `treated`: positions of treated zones; `weights`: binary n × n (queen neighbours or H3 rings
    of one step). 0 is treated, 1 the ring around it, up to `rings`. Shape (n,), int64.

    Source: Bowers, K. J. & Johnson, S. D. (2003), Measuring the geographical displacement and
    diffusion of benefit effects of crime prevention activity, J. Quantitative Criminology 19(3).
    """
    ring = np.full(weights.shape[0], BEYOND, dtype=np.int64)
    ring[np.asarray(treated, int)] = 0
    for step in range(1, rings + 1):
        reached = np.asarray(weights @ (ring == step - 1).astype(float)) > 0
        ring[reached & (ring == BEYOND)] = step
    return ring


def ring_counts(ring: Ints, before: Ints, after: Ints) -> dict[int, BeforeAfter]:
    """Return the events before and after in each ring, zones beyond the rings under `BEYOND`."""
    before, after = np.asarray(before), np.asarray(after)
    return {
        int(step): BeforeAfter(int(before[ring == step].sum()), int(after[ring == step].sum()))
        for step in np.unique(ring)
    }


def detectable_fall(
    treated_before: float,
    control_before: float,
    *,
    period_ratio: float = 1.0,
    power: float = POWER,
    level: float = LEVEL,
) -> float:
    """Return the smallest fall, as a share of 1, that a WDD would see with the given power.

    Expected counts of the before period; the control is taken not to change. NaN where even the
    end of every event in the treated area would go unseen: then say so before starting.
    """
    _check_expected(treated_before, control_before, period_ratio)
    due, other = period_ratio * treated_before, period_ratio * control_before
    noise_before = period_ratio**2 * (treated_before + control_before)

    def margin(fall: float) -> float:
        variance = noise_before + due * (1 - fall) + other
        return due * fall - _needed_z(power, level) * float(np.sqrt(variance))

    return float(brentq(margin, 0.0, 1.0)) if margin(1.0) > 0 else float("nan")


def detectable_rate_ratio(
    treated: tuple[float, float],
    control: tuple[float, float],
    *,
    dispersion: float = 1.0,
    power: float = POWER,
    level: float = LEVEL,
) -> float:
    """Return the rate ratio nearest to 1, from below, that a difference-in-differences would see.

    `treated`, `control`: events expected without an effect, (before, after). The variance of the
    log ratio of ratios is φ·Σ 1/expected (delta method). A result of 0.6 means a fall of 40 %.
    """
    if min(*treated, *control) <= 0 or dispersion <= 0:
        raise _not_positive((*treated, *control, dispersion))
    fixed = 1 / treated[0] + 1 / control[0] + 1 / control[1]

    def margin(log_ratio: float) -> float:
        variance = dispersion * (fixed + 1 / (treated[1] * np.exp(log_ratio)))
        return -log_ratio - _needed_z(power, level) * float(np.sqrt(variance))

    steps = np.linspace(0.0, -8.0, 801)
    seen = [step for step in steps if margin(float(step)) >= 0]
    if not seen:
        return float("nan")
    return float(np.exp(brentq(margin, seen[0], seen[0] + 0.01)))


def _needed_z(power: float, level: float) -> float:
    if not (0 < power < 1 and 0 < level < 1):
        raise _not_share(min(power, level) if min(power, level) <= 0 else max(power, level))
    return float(stats.norm.ppf((1 + level) / 2) + stats.norm.ppf(power))


def _check_counts(areas: tuple[BeforeAfter, ...], ratio: float, level: float) -> None:
    if not 0 < level < 1:
        raise _not_share(level)
    if min(min(area.before, area.after) for area in areas) < 0 or not ratio > 0:
        raise InvalidArgument(
            id=f"Jumlah kejadian tidak boleh negatif dan rasio periode ({ratio}) harus di atas 0.",
            en=f"Counts cannot be negative and the period ratio ({ratio}) must be above 0.",
        )


def _check_expected(treated: float, control: float, ratio: float) -> None:
    if min(treated, ratio) <= 0 or control < 0:
        raise _not_positive((treated, control, ratio))


def _not_positive(values: tuple[float, ...]) -> NotEnoughData:
    return NotEnoughData(
        id=f"Daya uji memerlukan jumlah yang diharapkan di atas 0, bukan {values}.",
        en=f"Power needs expected counts above 0, not {values}.",
    )


def _not_share(value: float) -> InvalidArgument:
    return InvalidArgument(
        id=f"Tingkat interval dan daya uji harus antara 0 dan 1, bukan {value}.",
        en=f"The level of an interval and the power lie between 0 and 1, not {value}.",
    )
