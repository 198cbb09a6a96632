"""Emerging hot spots: what a zone's history of hot and cold slices amounts to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from geo.errors import InvalidArgument, NotEnoughData
from geo.hotspots import counts_test, false_discovery
from geo.weights import Weights

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FEWEST_SLICES = 5  # with four, no Mann-Kendall trend can reach 5 %
MOST_OF_THE_TIME = 0.9


class Emergence(StrEnum):
    """Name the course of a zone; each but `NONE` exists hot and cold."""

    NEW = "new"
    CONSECUTIVE = "consecutive"
    INTENSIFYING = "intensifying"
    PERSISTENT = "persistent"
    DIMINISHING = "diminishing"
    SPORADIC = "sporadic"
    OSCILLATING = "oscillating"
    HISTORICAL = "historical"
    NONE = "none"


@dataclass(frozen=True)
class Trend:
    """Hold Mann–Kendall's S, its standardised z (ties corrected) and two-sided p, per row."""

    s: NDArray[np.int64]
    z: Floats
    p: Floats


@dataclass(frozen=True)
class EmergingHotspots:
    """Hold the course of each zone: class, side ("hot", "cold", ""), z per slice, and trend."""

    emergence: NDArray[np.object_]
    side: NDArray[np.str_]
    z: Floats
    significant: Flags
    trend: Trend
    alpha: float


def emerging_hotspots(
    counts: NDArray[np.integer], exposure: Floats, weights: Weights, *, alpha: float = 0.05
) -> EmergingHotspots:
    """Classify zones by the course of their Gi* over time slices.

    `counts`: shape (n, T), oldest slice first; `exposure`: shape (n,) or (n, T). Each slice is
    tested by `geo.hotspots.counts_test` given its own total, so that a city-wide rise is no hot
    spot; one FDR covers all zones and slices. Raises `NotEnoughData` for fewer than 5 slices or a
    slice under 20 events (take longer slices). Classes after Esri's Emerging Hot Spot Analysis,
    trend after Mann (1945), Econometrica 13, and Kendall (1975).
    """
    counts = np.asarray(counts)
    _check_slices(counts)
    exposure = np.broadcast_to(np.asarray(exposure, float).reshape(len(counts), -1), counts.shape)
    slices = [
        counts_test(counts[:, t], exposure[:, t], weights, alpha=alpha)
        for t in range(counts.shape[1])
    ]
    z = np.column_stack([slice_.z for slice_ in slices])
    p = np.column_stack([slice_.p for slice_ in slices])
    significant = false_discovery(p.ravel(), alpha=alpha).reshape(p.shape)
    trend = mann_kendall(z)
    emergence, side = classify(significant & (z > 0), significant & (z < 0), trend, alpha=alpha)
    return EmergingHotspots(emergence, side, z, significant, trend, alpha)


def classify(
    hot: Flags, cold: Flags, trend: Trend, *, alpha: float = 0.05
) -> tuple[NDArray[np.object_], NDArray[np.str_]]:
    """Return the class and the side of each zone from its hot and cold slices, shape (n, T).

    The first rule of the table that holds decides; the side of the most recent significant slice
    is looked at first.
    """
    emergence = np.array([Emergence.NONE] * len(hot), dtype=object)
    side = np.full(len(hot), "", dtype="<U4")
    for zone in range(len(hot)):
        as_hot = _course(hot[zone], cold[zone], _signed(trend, zone, alpha))
        as_cold = _course(cold[zone], hot[zone], -_signed(trend, zone, alpha))
        hot_last = _latest(hot[zone]) >= _latest(cold[zone])
        ordered = [("hot", as_hot), ("cold", as_cold)]
        for name, course in ordered if hot_last else ordered[::-1]:
            if course is not Emergence.NONE:
                emergence[zone], side[zone] = course, name
                break
    return emergence, side


def mann_kendall(values: Floats) -> Trend:
    """Test each row for a monotone trend, ties corrected, with continuity correction.

    `values`: shape (n, T). Source: Mann (1945); Kendall (1975); Gilbert (1987), eq. 16.5.
    """
    values = np.atleast_2d(np.asarray(values, float))
    size = values.shape[1]
    earlier, later = np.triu_indices(size, 1)
    s = np.sign(values[:, later] - values[:, earlier]).sum(axis=1).astype(np.int64)
    ties = np.array([_tie_term(row) for row in values])
    variance = (size * (size - 1) * (2 * size + 5) - ties) / 18
    z = np.divide(s - np.sign(s), np.sqrt(variance), out=np.zeros(len(s)), where=variance > 0)
    return Trend(s, z, 2 * stats.norm.sf(np.abs(z)))


def _tie_term(row: Floats) -> float:
    _, times = np.unique(row, return_counts=True)
    return float((times * (times - 1) * (2 * times + 5)).sum())


def _signed(trend: Trend, zone: int, alpha: float) -> int:
    """Return 1 for a significant rise of z, −1 for a fall, 0 for neither."""
    return int(np.sign(trend.s[zone])) if trend.p[zone] <= alpha else 0


def _latest(flags: Flags) -> int:
    found = np.flatnonzero(flags)
    return int(found[-1]) if len(found) else -1


def _course(on: Flags, opposite: Flags, trend: int) -> Emergence:
    """Return the first class whose rule holds for one side of one zone."""
    if on.any():
        for emergence, holds in RULES.items():
            if holds(on, opposite, trend):
                return emergence
    return Emergence.NONE


def _run_at_end(on: Flags) -> int:
    """Return how many of the last slices are on without a break."""
    return len(on) if on.all() else int(on[::-1].argmin())


def _mostly(on: Flags) -> bool:
    return bool(on.mean() >= MOST_OF_THE_TIME)


Rule = Callable[[Flags, Flags, int], bool]
RULES: dict[Emergence, Rule] = {
    Emergence.NEW: lambda on, _, __: bool(on[-1] and on.sum() == 1),
    Emergence.HISTORICAL: lambda on, _, __: bool(not on[-1] and _mostly(on[:-1])),
    Emergence.INTENSIFYING: lambda on, _, trend: bool(on[-1] and _mostly(on) and trend > 0),
    Emergence.DIMINISHING: lambda on, _, trend: bool(on[-1] and _mostly(on) and trend < 0),
    Emergence.PERSISTENT: lambda on, _, __: bool(on[-1] and _mostly(on)),
    Emergence.OSCILLATING: lambda on, opposite, __: bool(on[-1] and opposite.any()),
    Emergence.CONSECUTIVE: lambda on, _, __: bool(on[-1] and _run_at_end(on) == on.sum()),
    Emergence.SPORADIC: lambda on, opposite, __: bool(on[-1] and not opposite.any()),
}


def _check_slices(counts: NDArray[np.integer]) -> None:
    if counts.ndim != 2:
        raise InvalidArgument(
            id=f"Jumlah harus berupa tabel wilayah × waktu, bukan ukuran {counts.shape}.",
            en=f"Counts must be a table of zones × slices, not of shape {counts.shape}.",
        )
    if counts.shape[1] < FEWEST_SLICES:
        raise NotEnoughData(
            id=f"{counts.shape[1]} potong waktu: perlu sedikitnya {FEWEST_SLICES}.",
            en=f"{counts.shape[1]} time slices: at least {FEWEST_SLICES} are needed.",
        )
