"""Alarms: is the count of this period more than this kelurahan's recent past lets one expect?

The predictive is negative binomial. With a steady Poisson rate its tail is exactly the conditional
binomial test of the new count against the baseline's total, which is valid for any rate; spread
beyond Poisson, pooled over the city, widens it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from geo.errors import InvalidArgument, NotEnoughData
from geo.weights import Weights, with_self

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEWEST_BASELINE = 4
_POISSON = 1e-9  # dispersion within this of 1 is Poisson


@dataclass(frozen=True)
class AlarmRule:
    """Hold an alarm's settings, in periods of the series.

    `baseline`: how many periods are looked back on; `guard`: how many just before the tested one
    are left out, so that a slowly growing outbreak does not hide itself (EARS C2 uses 2);
    `alpha`: an alarm is p ≤ alpha.
    """

    baseline: int = 26
    guard: int = 2
    alpha: float = 0.01

    def __post_init__(self) -> None:
        """Refuse a baseline that is too short, a negative guard and an alpha outside (0, 1)."""
        if self.baseline < FEWEST_BASELINE or self.guard < 0 or not 0 < self.alpha < 1:
            raise InvalidArgument(
                id=f"Aturan alarm {self} tidak berlaku: baseline ≥ {FEWEST_BASELINE}, jeda ≥ 0, "
                "alpha antara 0 dan 1.",
                en=f"The alarm rule {self} is not valid: baseline ≥ {FEWEST_BASELINE}, guard ≥ 0, "
                "alpha between 0 and 1.",
            )


@dataclass(frozen=True)
class Alarms:
    """Hold one test per kelurahan for one period, shape (n,).

    `expected` is what should have been reported by now; `upper` the greatest count that raises no
    alarm; `p` = P(Y ≥ observed).
    """

    observed: Ints
    expected: Floats
    upper: Ints
    p: Floats
    alarm: NDArray[np.bool_]
    dispersion: float
    completeness: float
    rule: AlarmRule


@dataclass(frozen=True)
class FalseAlarmRate:
    """Hold how often a rule cries wolf: per test, and alarms per period over the whole city."""

    per_test: float
    per_period: float
    tests: int


@dataclass(frozen=True)
class _Predictive:
    """Hold a negative binomial per zone: mean and size r, variance mean + mean²/r."""

    mean: Floats
    size: Floats

    def tail(self, counts: Ints) -> Floats:
        """Return P(Y ≥ count)."""
        return np.asarray(stats.nbinom.sf(counts - 1, self.size, self._success))

    def quantile(self, level: float) -> Ints:
        """Return the smallest count that is not exceeded with probability `level`."""
        return np.asarray(stats.nbinom.ppf(level, self.size, self._success), dtype=np.int64)

    @property
    def _success(self) -> Floats:
        return self.size / (self.size + self.mean)


def alarms(
    counts: Ints,
    rule: AlarmRule | None = None,
    *,
    period: int = -1,
    completeness: float = 1.0,
    weights: Weights | None = None,
) -> Alarms:
    """Test one period of every kelurahan against its own recent past.

    `counts`: shape (n, T), oldest first, equal periods; `period`: which column; `completeness`:
    share of that period's events expected to be reported by now (`completeness_by_lag`), in
    (0, 1]; `weights`: binary n × n to test each kelurahan together with its neighbours. Raises
    `NotEnoughData` where the past is shorter than guard + baseline.

    Source: Hutwagner, L. et al. (2003), The bioterrorism preparedness and response Early
    Aberration Reporting System (EARS), J. Urban Health 80; negative binomial as Noufaily, A. et
    al. (2013), Statistics in Medicine 32; conditional test: Przyborowski & Wilenski (1940).
    """
    rule = rule or AlarmRule()
    if not 0 < completeness <= 1:
        raise InvalidArgument(
            id=f"Kelengkapan laporan harus di atas 0 sampai 1, bukan {completeness}.",
            en=f"Completeness must lie above 0 and up to 1, not {completeness}.",
        )
    series = _series(counts, weights)
    past = _past(series, _index(series, period), rule)
    spread = dispersion(past)
    predictive = _predictive(past, spread, completeness)
    observed = series[:, period]
    p = predictive.tail(observed)
    upper = predictive.quantile(1 - rule.alpha)
    return Alarms(observed, predictive.mean, upper, p, p <= rule.alpha, spread, completeness, rule)


def dispersion(past: Ints) -> float:
    """Return the variance-to-mean ratio within zones, pooled over them, at least 1.

    `past`: shape (n, m). Pearson's χ² about each zone's own mean over its degrees of freedom;
    zones without events say nothing. A past outbreak raises it, and with it the bar.
    """
    active = past[past.sum(axis=1) > 0]
    if not len(active):
        return 1.0
    mean = active.mean(axis=1, keepdims=True)
    squares = float(((active - mean) ** 2 / mean).sum())
    return float(max(squares / (len(active) * (active.shape[1] - 1)), 1.0))


def replayed_alarm_rate(
    counts: Ints, rule: AlarmRule | None = None, *, weights: Weights | None = None
) -> FalseAlarmRate:
    """Run the rule over every past period that has a baseline and count its alarms.

    An upper bound of the false-alarm rate: true outbreaks of the past are among them.
    """
    rule = rule or AlarmRule()
    series = _series(counts, weights)
    first = rule.baseline + rule.guard
    _past(series, series.shape[1] - 1, rule)
    raised = [alarms(series, rule, period=t).alarm for t in range(first, series.shape[1])]
    return _rate(np.array(raised))


def simulated_false_alarm_rate(
    counts: Ints,
    rule: AlarmRule | None = None,
    *,
    weights: Weights | None = None,
    replicates: int = 200,
    seed: int = 0,
) -> FalseAlarmRate:
    """Measure the rule on simulated quiet: the same means and spread, and no outbreak.

    Draws whole series of baseline, guard and tested period per kelurahan from a negative binomial
    with the observed means and pooled dispersion, and tests the last period.
    """
    rule = rule or AlarmRule()
    counts = _checked(counts)
    mean, spread = counts.mean(axis=1), dispersion(counts)
    length = rule.baseline + rule.guard + 1
    rng = np.random.default_rng(seed)
    raised = [
        alarms(_quiet(rng, mean, spread, length), rule, weights=weights).alarm
        for _ in range(replicates)
    ]
    return _rate(np.array(raised))


def completeness_by_lag(event: Ints, report: Ints, *, longest: int) -> Floats:
    """Return the share of events reported within 0, 1, …, `longest` periods, shape (longest + 1,).

    `event`, `report`: period of each record. Late reports that have not come yet would make delays
    look short; the reverse-time hazard corrects for that, conditional on a delay of at most
    `longest`. Raises `NotEnoughData` where no record is old enough.

    Source: Lawless, J. F. (1994), Adjustments for reporting delays, Canadian J. Statistics 22(1).
    """
    event, report = np.asarray(event), np.asarray(report)
    lag = report - event
    if len(lag) == 0 or (lag < 0).any() or longest < 0:
        raise NotEnoughData(
            id="Keterlambatan laporan perlu catatan dengan periode lapor ≥ periode kejadian.",
            en="Reporting delay needs records whose report period is not before the event's.",
        )
    watched = report.max() - event
    share = np.ones(longest + 1)
    for delay in range(longest, 0, -1):
        old_enough = watched >= delay
        at_most = int(np.count_nonzero(old_enough & (lag <= delay)))
        exactly = int(np.count_nonzero(old_enough & (lag == delay)))
        hazard = exactly / at_most if at_most else 0.0
        share[delay - 1] = share[delay] * (1 - hazard)
    return share


def _predictive(past: Ints, spread: float, completeness: float) -> _Predictive:
    """Return the predictive of the next count, thinned to what is reported by now.

    Mean (S + 1)/m is that of the conditional test; 1/r adds the spread of single periods,
    (φ − 1)/mean, to the uncertainty of the mean, φ/(S + 1). Thinning leaves r as it is.
    """
    total, periods = past.sum(axis=1), past.shape[1]
    mean = (total + 1) / periods
    inverse = (spread - 1) / mean + spread / (total + 1)
    return _Predictive(mean * completeness, 1 / inverse)


def _quiet(rng: np.random.Generator, mean: Floats, spread: float, length: int) -> Ints:
    shape = (len(mean), length)
    rate = np.broadcast_to(np.maximum(mean, 1e-12)[:, None], shape)
    if spread > 1 + _POISSON:
        rate = rng.gamma(rate / (spread - 1), spread - 1)
    return rng.poisson(rate).astype(np.int64)


def _rate(raised: NDArray[np.bool_]) -> FalseAlarmRate:
    return FalseAlarmRate(float(raised.mean()), float(raised.sum(axis=1).mean()), raised.size)


def _checked(counts: Ints) -> Ints:
    counts = np.asarray(counts)
    if counts.ndim != 2 or not np.issubdtype(counts.dtype, np.integer) or (counts < 0).any():
        raise InvalidArgument(
            id="Jumlah harus berupa tabel bilangan bulat wilayah × periode, tidak negatif.",
            en="Counts must be a table of whole numbers, zones × periods, none negative.",
        )
    return counts.astype(np.int64)


def _series(counts: Ints, weights: Weights | None) -> Ints:
    counts = _checked(counts)
    if weights is None:
        return counts
    return np.asarray(np.rint(with_self(weights) @ counts.astype(float)), dtype=np.int64)


def _index(series: Ints, period: int) -> int:
    return period if period >= 0 else series.shape[1] + period


def _past(series: Ints, index: int, rule: AlarmRule) -> Ints:
    end = index - rule.guard
    if not (0 <= index < series.shape[1]) or end < rule.baseline:
        raise NotEnoughData(
            id=f"Alarm memerlukan {rule.baseline + rule.guard} periode sebelum periode yang diuji; "
            f"yang ada {index}.",
            en=f"An alarm needs {rule.baseline + rule.guard} periods before the tested one; "
            f"there are {index}.",
        )
    return series[:, end - rule.baseline : end]
