"""Scores of a forecast surface: what share of events the best-ranked ground catches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

AREA_BUDGETS = (0.01, 0.02, 0.03, 0.05, 0.10)
CALIBRATION_EDGES = (0.0, 0.01, 0.02, 0.03, 0.05, 0.10, 0.25, 0.50, 1.0)
_EVEN_PART = 0.01  # mixed into every surface so that a cell without a past has a finite log score
_ROUNDING = 1e-9


def picked(surface: Floats, area_km2: Floats, budget: float) -> Floats:
    """Return how far each cell belongs to the best-ranked `budget` of the ground, in [0, 1].

    Cells are ranked by expectation per area and taken while they fit. Where cells of equal rank
    straddle the limit, each is taken in part: the expectation over a fair draw among them.
    """
    density = surface / area_km2
    order = np.argsort(-density, kind="stable")
    ranked, ground = density[order], np.cumsum(area_km2[order])
    fitting = int(np.searchsorted(ground, budget * ground[-1] * (1 + _ROUNDING), side="right"))
    part = np.zeros(len(surface))
    part[:fitting] = 1.0
    if 0 < fitting < len(surface) and np.isclose(ranked[fitting], ranked[fitting - 1], rtol=1e-12):
        tied = np.isclose(ranked, ranked[fitting], rtol=1e-12, atol=0.0)
        first, last = int(tied.argmax()), int(len(tied) - tied[::-1].argmax())
        part[first:last] = (fitting - first) / (last - first)
    result = np.zeros(len(surface))
    result[order] = part
    return result


def best_possible(counts: Ints, area_km2: Floats, ground_km2: float) -> float:
    """Return the most events that cells of at most `ground_km2` could have caught.

    The last cell is counted in part, so no choice of whole cells can do better.
    """
    order = np.argsort(-counts / area_km2, kind="stable")
    ground = np.cumsum(area_km2[order])
    return float(np.interp(ground_km2, np.r_[0.0, ground], np.r_[0, np.cumsum(counts[order])]))


def accuracy_index(hits: float, events: float, ground: float) -> float:
    """Return PAI = (hits/N)/(area/A); NaN without events or ground.

    Source: Chainey, S., Tompson, L. & Uhlig, S. (2008), The utility of hotspot mapping for
    predicting spatial patterns of crime, Security Journal 21.
    """
    return hits / events / ground if events > 0 and ground > 0 else float("nan")


def efficiency_index(hits: float, best: float) -> float:
    """Return PEI* = PAI over the best possible PAI on the same ground (Hunt 2016, Drawve 2016)."""
    return hits / best if best > 0 else float("nan")


def recapture_index(test: tuple[float, float], train: tuple[float, float]) -> float:
    """Return RRI = (n_t/N_t)/(n_train/N_train) for the same cells; each pair is (in cells, all).

    Source: Levine, N. (2008), The "hottest" part of a hotspot, Security Journal 21.
    """
    if min(test[1], train[0], train[1]) <= 0:
        return float("nan")
    return (test[0] / test[1]) / (train[0] / train[1])


def log_gain(surface: Floats, share: Floats, cells: Ints) -> Floats:
    """Return each event's log expectation relative to even ground, in nats, shape (events,).

    A hundredth of even ground is mixed into every surface alike.
    """
    mixed = (1 - _EVEN_PART) * surface + _EVEN_PART * share
    return np.asarray(np.log(mixed[cells] / share[cells]))


def calibration(surface: Floats, area_km2: Floats, counts: Ints) -> tuple[Floats, Floats]:
    """Return expected and observed share of events in bands of ground, best-ranked first.

    The bands lie between `CALIBRATION_EDGES`; both arrays sum to 1 (observed only with events).
    """
    inside = [picked(surface, area_km2, edge) for edge in CALIBRATION_EDGES]
    expected = np.diff([float(part @ surface) for part in inside])
    observed = np.diff([float(part @ counts) for part in inside]) / max(int(counts.sum()), 1)
    return expected, observed


def paired_interval(
    gain: Floats, blocks: Ints, *, level: float, draws: int, seed: int
) -> tuple[float, float, float]:
    """Return the mean gain per event with its interval, resampling whole blocks of events.

    `gain`: difference of two forecasts on each event, shape (events,); `blocks`: label of the
    period of each event, so that events of one burst stay together. Percentile bootstrap (Efron &
    Tibshirani 1993).
    """
    _, label = np.unique(blocks, return_inverse=True)
    sums, sizes = np.bincount(label, weights=gain), np.bincount(label)
    rng = np.random.default_rng(seed)
    times = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=draws)
    means = (times @ sums) / (times @ sizes)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(gain.mean()), float(low), float(high)
