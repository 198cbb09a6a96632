"""Near repeats: are events closer in space and time than chance would bring them?

Pairs close in space are found once; the null shuffles the times over the places, which keeps
where and when events happen and breaks only the link between the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import KDTree

from geo.errors import InvalidArgument, NotEnoughData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEWEST_EVENTS = 20
DISTANCE_BANDS_M = (0.0, 1.0, 100.0, 200.0, 300.0, 400.0, 500.0)
TIME_BANDS_DAYS = (0.0, 1.0, 7.0, 14.0, 28.0, 56.0)


@dataclass(frozen=True)
class Knox:
    """Hold the Knox statistic, what chance would give, and its one-sided p."""

    pairs: int
    expected: float
    p: float
    events: int
    permutations: int
    seed: int


@dataclass(frozen=True)
class NearRepeatTable:
    """Hold pairs per distance band (rows) and time band (columns), shape (D, T).

    Bands are closed on the left: `distance_edges_m` (0, 1, 100) stands for [0, 1) and [1, 100).
    """

    observed: Ints
    expected: Floats
    p: Floats
    distance_edges_m: tuple[float, ...]
    time_edges_days: tuple[float, ...]
    events: int
    permutations: int
    seed: int

    @property
    def ratio(self) -> Floats:
        """Return observed over expected pairs; NaN where nothing is expected."""
        unknown = np.full(self.expected.shape, np.nan)
        ratio = np.divide(self.observed, self.expected, out=unknown, where=self.expected > 0)
        return np.asarray(ratio)


def knox(
    points: tuple[Floats, Floats],
    days: Floats,
    *,
    within_m: float,
    within_days: float,
    permutations: int = 999,
    seed: int = 0,
) -> Knox:
    """Count pairs at most `within_m` and `within_days` apart and test them.

    `points`: x, y in metres, each shape (n,); `days`: shape (n,), any origin. Both limits are
    inclusive, as in the literature. p = (M + 1)/(R + 1), M permutations of the times with ≥ as
    many pairs. Raises `NotEnoughData` under 20 events.

    Source: Knox, E. G. (1964), The detection of space-time interactions, Applied Statistics 13(1).
    """
    days = _checked(points, days)
    left, right, _ = _pairs_within(points, within_m)

    def close(times: Floats) -> int:
        return int(np.count_nonzero(np.abs(times[left] - times[right]) <= within_days))

    observed = close(days)
    rng = np.random.default_rng(seed)
    null = np.array([close(rng.permutation(days)) for _ in range(permutations)])
    p = (np.count_nonzero(null >= observed) + 1) / (permutations + 1)
    return Knox(
        observed, _mean_pairs(len(left), days, within_days), float(p), len(days), permutations, seed
    )


def near_repeat_table(
    points: tuple[Floats, Floats],
    days: Floats,
    *,
    distance_edges_m: tuple[float, ...] = DISTANCE_BANDS_M,
    time_edges_days: tuple[float, ...] = TIME_BANDS_DAYS,
    permutations: int = 999,
    seed: int = 0,
) -> NearRepeatTable:
    """Tabulate pairs by distance and time band against permuted times.

    Bands are left-closed, so [0, 1) m is the very same address and [1, 100) m its surroundings.
    p is one-sided for excess, per cell of the table and not corrected for their number. Arguments
    and errors otherwise as `knox`.

    Source: Johnson, S. D. et al. (2007), Space-time patterns of risk, Journal of Quantitative
    Criminology 23; Ratcliffe, J. H. (2009), Near Repeat Calculator.
    """
    days = _checked(points, days)
    _check_edges(distance_edges_m)
    _check_edges(time_edges_days)
    left, right, apart = _pairs_within(points, distance_edges_m[-1])
    row = np.searchsorted(distance_edges_m, apart, side="right") - 1
    inside = (row >= 0) & (row < len(distance_edges_m) - 1)
    pairs = (left[inside], right[inside], row[inside])
    shape = (len(distance_edges_m) - 1, len(time_edges_days) - 1)
    observed = _cross_tabulate(pairs, days, time_edges_days, shape)
    total, reached = np.zeros(shape), np.zeros(shape)
    rng = np.random.default_rng(seed)
    for _ in range(permutations):
        drawn = _cross_tabulate(pairs, rng.permutation(days), time_edges_days, shape)
        total += drawn
        reached += drawn >= observed
    p = (reached + 1) / (permutations + 1)
    return NearRepeatTable(
        observed,
        total / permutations,
        p,
        tuple(distance_edges_m),
        tuple(time_edges_days),
        len(days),
        permutations,
        seed,
    )


def near_repeat_pairs(
    points: tuple[Floats, Floats],
    days: Floats,
    *,
    distance_m: tuple[float, float],
    lag_days: tuple[float, float],
) -> pd.DataFrame:
    """List the pairs in one left-closed band of distance and of time.

    Returns columns first, second (positions, earlier event first), distance_m and lag_days,
    sorted by the time of the first event. No least number of events: a list is not a test.
    """
    _check_edges(distance_m)
    _check_edges(lag_days)
    days = np.asarray(days, float)
    left, right, apart = _pairs_within(points, distance_m[1])
    swap = days[left] > days[right]
    first, second = np.where(swap, right, left), np.where(swap, left, right)
    lag = days[second] - days[first]
    keep = (apart >= distance_m[0]) & (apart < distance_m[1])
    keep &= (lag >= lag_days[0]) & (lag < lag_days[1])
    order = np.lexsort((second[keep], first[keep], days[first[keep]]))
    columns = {"first": first, "second": second, "distance_m": apart, "lag_days": lag}
    return pd.DataFrame({name: values[keep][order] for name, values in columns.items()})


def _mean_pairs(close_in_space: int, days: Floats, within_days: float) -> float:
    """Return the exact mean under permutation: N_space · N_time / N_pairs (Knox 1964)."""
    ordered = np.sort(days)
    reach = np.searchsorted(ordered, ordered + within_days, side="right")
    close_in_time = int(reach.sum()) - len(days) * (len(days) + 1) // 2
    return close_in_space * close_in_time / (len(days) * (len(days) - 1) / 2)


def _pairs_within(points: tuple[Floats, Floats], reach_m: float) -> tuple[Ints, Ints, Floats]:
    places = np.column_stack([np.asarray(axis, float) for axis in points])
    found = KDTree(places).query_pairs(reach_m, output_type="ndarray").astype(np.int64)
    left, right = found[:, 0], found[:, 1]
    apart = np.hypot(*(places[left] - places[right]).T)
    return left, right, apart


def _cross_tabulate(
    pairs: tuple[Ints, Ints, Ints],
    days: Floats,
    edges: tuple[float, ...],
    shape: tuple[int, int],
) -> Ints:
    left, right, row = pairs
    column = np.searchsorted(edges, np.abs(days[left] - days[right]), side="right") - 1
    inside = (column >= 0) & (column < shape[1])
    flat = np.bincount(row[inside] * shape[1] + column[inside], minlength=shape[0] * shape[1])
    return flat.reshape(shape).astype(np.int64)


def _checked(points: tuple[Floats, Floats], days: Floats) -> Floats:
    days = np.asarray(days, float)
    x, y = (np.asarray(axis, float) for axis in points)
    if not (x.shape == y.shape == days.shape and np.isfinite([x, y, days]).all()):
        raise InvalidArgument(
            id="Setiap kejadian perlu x, y (meter) dan hari; singkirkan dahulu yang kosong.",
            en="Every event needs x, y (metres) and a day; leave out the missing ones first.",
        )
    if len(days) < FEWEST_EVENTS:
        raise NotEnoughData(
            id=f"{len(days)} kejadian: tidak diuji. Uji berulang-dekat memerlukan sedikitnya "
            f"{FEWEST_EVENTS}.",
            en=f"{len(days)} events: no test. A near-repeat test needs at least {FEWEST_EVENTS}.",
        )
    return days


def _check_edges(edges: tuple[float, ...]) -> None:
    if len(edges) < 2 or edges[0] < 0 or not (np.diff(edges) > 0).all():
        raise InvalidArgument(
            id=f"Batas kelas {edges} harus naik dan mulai dari 0 atau lebih.",
            en=f"The band edges {edges} must rise and start at 0 or above.",
        )
