"""Simulated streams of incidents with a known intensity, to try forecasts on.

Each world is a square grid of cells with uneven risk; they differ in how that risk behaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from geo.study_area import StudyArea

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class WorldSize:
    """Hold how large a world is: cells per side, metres per cell, days, and expected events."""

    side: int = 30
    cell_m: float = 250.0
    days: int = 900
    events: int = 3000


@dataclass(frozen=True)
class Incidents:
    """Hold simulated incidents: the ground, and cell and day of each, sorted by day."""

    area: StudyArea
    cells: Ints
    days: Floats


def fixed_hotspots(size: WorldSize, seed: int) -> Incidents:
    """Simulate risk that differs between cells and never changes."""
    rng = np.random.default_rng(seed)
    risk = _risk(size, rng)
    return _incidents(size, *_draw(size, lambda day: risk, rng))


def near_repeats(size: WorldSize, seed: int) -> Incidents:
    """Simulate a Hawkes process: half of the events trigger one more nearby, soon after.

    Offspring fall within about a cell's width and, on average, 10 days later (Mohler et al. 2011,
    J. American Statistical Association 106).
    """
    rng = np.random.default_rng(seed)
    risk, share_triggered = _risk(size, rng), 0.5
    parents = WorldSize(size.side, size.cell_m, size.days, round(size.events * share_triggered))
    cells, days = _draw(parents, lambda day: risk, rng)
    found_cells, found_days = [cells], [days]
    while len(cells):
        triggers = rng.random(len(cells)) < share_triggered
        cells = _moved(cells[triggers], size, rng)
        days = days[triggers] + rng.exponential(10.0, triggers.sum())
        found_cells.append(cells)
        found_days.append(days)
    return _incidents(size, np.concatenate(found_cells), np.concatenate(found_days))


def drifting_hotspots(size: WorldSize, seed: int) -> Incidents:
    """Simulate risk that turns into another pattern over the whole time."""
    rng = np.random.default_rng(seed)
    first, last = _risk(size, rng), _risk(size, rng)

    def risk(day: float) -> Floats:
        return first + (last - first) * day / size.days

    return _incidents(size, *_draw(size, risk, rng))


def sparse_incidents(size: WorldSize, seed: int) -> Incidents:
    """Simulate fixed risk seen through a tenth of the events."""
    few = WorldSize(size.side, size.cell_m, size.days, max(size.events // 10, 1))
    return fixed_hotspots(few, seed)


World = Callable[[WorldSize, int], Incidents]
WORLDS: dict[str, World] = {
    "fixed hot spots": fixed_hotspots,
    "near repeats": near_repeats,
    "drifting hot spots": drifting_hotspots,
    "sparse": sparse_incidents,
}


def _risk(size: WorldSize, rng: np.random.Generator) -> Floats:
    """Return the share of risk per cell: smooth and rough parts, and some cells without any."""
    shape = (size.side, size.side)
    smooth = ndimage.gaussian_filter(rng.normal(size=shape), 2.0)
    log_risk = 1.0 * smooth / smooth.std() + 0.9 * rng.normal(size=shape)
    empty = rng.random(shape) < 0.15
    risk = np.where(empty, 0.02, 1.0) * np.exp(log_risk)
    return np.asarray((risk / risk.sum()).ravel())


def _draw(
    size: WorldSize, risk: Callable[[float], Floats], rng: np.random.Generator
) -> tuple[Ints, Floats]:
    """Return cells and days of a Poisson process, with a mild season."""
    per_day = size.events / size.days * (1 + 0.2 * np.sin(2 * np.pi * np.arange(size.days) / 365))
    days = np.repeat(np.arange(size.days), rng.poisson(per_day))
    cells = [
        rng.choice(size.side**2, n, p=risk(float(day)))
        for day, n in zip(*np.unique(days, return_counts=True), strict=True)
    ]
    return np.concatenate(cells).astype(np.int64), days.astype(float)


def _moved(cells: Ints, size: WorldSize, rng: np.random.Generator) -> Ints:
    steps = np.rint(rng.normal(scale=0.6, size=(2, len(cells)))).astype(np.int64)
    row = np.clip(cells // size.side + steps[0], 0, size.side - 1)
    column = np.clip(cells % size.side + steps[1], 0, size.side - 1)
    return np.asarray(row * size.side + column, dtype=np.int64)


def _incidents(size: WorldSize, cells: Ints, days: Floats) -> Incidents:
    kept = days < size.days
    order = np.argsort(days[kept], kind="stable")
    every = np.arange(size.side**2)
    row, column = np.divmod(every, size.side)
    x_m: Floats = np.asarray((column + 0.5) * size.cell_m, float)
    y_m: Floats = np.asarray((row + 0.5) * size.cell_m, float)
    area = StudyArea(x_m, y_m, np.full(len(every), size.cell_m**2 / 1e6))
    return Incidents(area, cells[kept][order], np.floor(days[kept][order]))
