"""Back-test: does the map foresee where events fall, and better than a plain count?

Everything that can be tuned is tuned on the events before the split; the rest only scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.errors import InvalidArgument, NotEnoughData
from geo.forecast_scores import (
    AREA_BUDGETS,
    CALIBRATION_EDGES,
    accuracy_index,
    best_possible,
    calibration,
    efficiency_index,
    log_gain,
    paired_interval,
    picked,
    recapture_index,
)
from geo.study_area import NOWHERE, StudyArea
from geo.surfaces import Mixture, Past, Smoother, baselines, tune

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PRODUCT = "smoothed count"
LEVEL = 0.9
FEWEST_TRAINING = 50
FEWEST_TEST = 20
_TUNING_SPLITS = 8
_TUNING_PART = 0.5  # of the training period's end serves to tune, the start to look back on
_BLOCK_DAYS = 7.0
_FEWEST_BLOCKS = 8
_DRAWS = 2000


class Comparison(StrEnum):
    """Name where a paired interval lies: above 0, below 0, or across it."""

    BETTER = "better"
    WORSE = "worse"
    EVEN = "no different"


@dataclass(frozen=True)
class Events:
    """Hold events in an area: cell of each, `NOWHERE` outside it, and day, any origin, (n,)."""

    cells: Ints
    days: Floats


@dataclass(frozen=True)
class BudgetComparison:
    """Hold the gain in PAI over the best baseline at one area budget, with its interval."""

    budget: float
    baseline: str
    difference: float
    low: float
    high: float
    comparison: Comparison


@dataclass(frozen=True)
class Backtest:
    """Hold a back-test.

    `scores`: one row per surface and budget (surface, budget, hits, pai, pei_star, rri);
    `log_scores`: nats per event above even ground, by surface; `calibration`: expected and
    observed share per band of ground for the product's surface; `comparisons`: one per budget.
    """

    scores: pd.DataFrame
    log_scores: pd.Series[float]
    calibration: pd.DataFrame
    comparisons: tuple[BudgetComparison, ...]
    mixture: Mixture
    training_events: int
    test_events: int
    windows: int
    seed: int

    @property
    def verdict(self) -> Comparison:
        """Return "better" or "worse" where most budgets say so and none says the opposite."""
        found = [comparison.comparison for comparison in self.comparisons]
        for verdict, opposite in (
            (Comparison.BETTER, Comparison.WORSE),
            (Comparison.WORSE, Comparison.BETTER),
        ):
            if found.count(verdict) > len(found) / 2 and opposite not in found:
                return verdict
        return Comparison.EVEN


@dataclass(frozen=True)
class _Window:
    """Hold one test window: the surfaces known at its start and the events in it."""

    surfaces: Mapping[str, Floats]
    past: Past
    cells: Ints
    blocks: Ints


def backtest(
    events: Events,
    area: StudyArea,
    *,
    train_until: float,
    horizon_days: float | None = None,
    population: Floats | None = None,
    seed: int = 0,
) -> Backtest:
    """Score the smoothed count beside the naive surfaces on events after the split.

    `train_until`: first day of the test, on the scale of `events.days`; `horizon_days`: length of
    each rolling window, in which everything before it is known, or None for one window to the
    end. Weights are tuned once, on events before the split; test events outside the area count
    as missed by every surface. Intervals are 90 %, paired, by bootstrap over weeks (over events
    where there are fewer than 8 weeks). Raises `NotEnoughData` under 50 training or 20 test
    events.
    """
    _check(events, train_until, horizon_days)
    smoother = Smoother(area)
    trained = events.days < train_until
    span = float(events.days.max() - train_until)
    mixture = tune(smoother, _tuning_splits(events, train_until, horizon_days or max(span, 1.0)))
    windows = _windows(events, (train_until, horizon_days), smoother, mixture, population)
    comparisons = tuple(_compare(windows, area, budget, seed) for budget in AREA_BUDGETS)
    return Backtest(
        _score_table(windows, area),
        _log_scores(windows, area),
        _calibration_table(windows, area),
        comparisons,
        mixture,
        int(trained.sum()),
        int((~trained).sum()),
        len(windows),
        seed,
    )


def known_at(events: Events, day: float) -> Past:
    """Return what was known before `day`: the located events and their ages."""
    known = (events.days < day) & (events.cells != NOWHERE)
    return Past(events.cells[known], day - events.days[known])


def _check(events: Events, train_until: float, horizon_days: float | None) -> None:
    before = int(((events.days < train_until) & (events.cells != NOWHERE)).sum())
    after = int((events.days >= train_until).sum())
    if before < FEWEST_TRAINING or after < FEWEST_TEST:
        raise NotEnoughData(
            id=f"{before} kejadian sebelum dan {after} sesudah batas: perlu sedikitnya "
            f"{FEWEST_TRAINING} dan {FEWEST_TEST}.",
            en=f"{before} events before and {after} after the split: at least {FEWEST_TRAINING} "
            f"and {FEWEST_TEST} are needed.",
        )
    if horizon_days is not None and not horizon_days >= 1:
        raise InvalidArgument(
            id=f"Jangka uji harus sedikitnya 1 hari, bukan {horizon_days}.",
            en=f"The horizon must be at least 1 day, not {horizon_days}.",
        )


def _tuning_splits(
    events: Events, train_until: float, horizon_days: float
) -> list[tuple[Past, Ints]]:
    """Return rehearsals of the test inside the training period, the last ending at the split."""
    first = float(events.days.min())
    room = (train_until - first) * _TUNING_PART
    length = min(horizon_days, room / 2)
    starts = np.arange(train_until - length, train_until - room - 1e-9, -length)
    chosen = starts[np.unique(np.linspace(0, len(starts) - 1, _TUNING_SPLITS).astype(int))]
    return [(known_at(events, day), _cells_between(events, day, day + length)) for day in chosen]


def _cells_between(events: Events, start: float, end: float) -> Ints:
    inside = (events.days >= start) & (events.days < end) & (events.cells != NOWHERE)
    return np.asarray(events.cells[inside])


def _windows(
    events: Events,
    span: tuple[float, float | None],
    smoother: Smoother,
    mixture: Mixture,
    population: Floats | None,
) -> list[_Window]:
    start, horizon_days = span
    last = float(events.days.max())
    length = horizon_days or last - start + 1
    found = []
    for day in np.arange(start, last + 1e-9, length):
        past = known_at(events, day)
        inside = (events.days >= day) & (events.days < day + length)
        if inside.any():
            surfaces = {
                PRODUCT: mixture.surface(smoother, past),
                **baselines(smoother, past, population),
            }
            weeks = np.floor((events.days[inside] - start) / _BLOCK_DAYS).astype(np.int64)
            found.append(_Window(surfaces, past, events.cells[inside], weeks))
    return found


def _caught(window: _Window, name: str, area: StudyArea, budget: float) -> Floats:
    """Return how far each test event was caught, shape (events,); outside the area 0."""
    part = picked(window.surfaces[name], area.area_km2, budget)
    return np.where(window.cells == NOWHERE, 0.0, part[window.cells])


def _score_table(windows: list[_Window], area: StudyArea) -> pd.DataFrame:
    names = list(windows[0].surfaces)
    rows = [_score(windows, name, area, budget) for name in names for budget in AREA_BUDGETS]
    return pd.DataFrame(rows)


def _score(
    windows: list[_Window], name: str, area: StudyArea, budget: float
) -> dict[str, float | str]:
    hits = best = recalled = known = ground = 0.0
    for window in windows:
        part = picked(window.surfaces[name], area.area_km2, budget)
        counts = _counts(window.cells, area)
        hits += float(part @ counts)
        best += best_possible(counts, area.area_km2, float(part @ area.area_km2))
        recalled += float(part[window.past.cells].sum())
        known += len(window.past.cells)
        ground += float(part @ area.share) / len(windows)
    events = float(sum(len(window.cells) for window in windows))
    return {
        "surface": name,
        "budget": budget,
        "hits": hits,
        "pai": accuracy_index(hits, events, ground),
        "pei_star": efficiency_index(hits, best),
        "rri": recapture_index((hits, events), (recalled, known)),
    }


def _counts(cells: Ints, area: StudyArea) -> Ints:
    return np.bincount(cells[cells != NOWHERE], minlength=len(area.x_m)).astype(np.int64)


def _log_scores(windows: list[_Window], area: StudyArea) -> pd.Series[float]:
    def score(name: str) -> float:
        gains = [
            log_gain(w.surfaces[name], area.share, w.cells[w.cells != NOWHERE]) for w in windows
        ]
        return float(np.concatenate(gains).mean())

    return pd.Series({name: score(name) for name in windows[0].surfaces}, name="log score")


def _calibration_table(windows: list[_Window], area: StudyArea) -> pd.DataFrame:
    expected, observed = np.zeros(len(CALIBRATION_EDGES) - 1), np.zeros(len(CALIBRATION_EDGES) - 1)
    total = sum(len(window.cells) for window in windows)
    for window in windows:
        counts = _counts(window.cells, area)
        due, seen = calibration(window.surfaces[PRODUCT], area.area_km2, counts)
        expected += due * len(window.cells) / total
        observed += seen * len(window.cells) / total
    return pd.DataFrame(
        {
            "from": CALIBRATION_EDGES[:-1],
            "to": CALIBRATION_EDGES[1:],
            "expected": expected,
            "observed": observed,
        }
    )


def _compare(windows: list[_Window], area: StudyArea, budget: float, seed: int) -> BudgetComparison:
    """Compare with whichever baseline caught most at this budget: the hardest opponent."""
    caught = {
        name: np.concatenate([_caught(window, name, area, budget) for window in windows])
        for name in windows[0].surfaces
    }
    rivals = [name for name in caught if name != PRODUCT]
    baseline = max(rivals, key=lambda name: float(caught[name].sum()))
    blocks = np.concatenate([window.blocks for window in windows])
    if len(np.unique(blocks)) < _FEWEST_BLOCKS:
        blocks = np.arange(len(blocks))
    gain = (caught[PRODUCT] - caught[baseline]) / budget
    mean, low, high = paired_interval(gain, blocks, level=LEVEL, draws=_DRAWS, seed=seed)
    comparison = Comparison.EVEN
    if low > 0 or high < 0:
        comparison = Comparison.BETTER if low > 0 else Comparison.WORSE
    return BudgetComparison(budget, baseline, mean, low, high, comparison)
