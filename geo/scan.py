"""Scan statistics: the circle, or the cylinder of place and time, that chance explains least.

All candidate circles grow around the zones' own centres. Given the total, the events of the null
fall on zones (and periods) in proportion to the exposure, so one multinomial draw is one replicate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.errors import InvalidArgument, NotEnoughData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Reach = Literal["space", "space-time", "prospective"]

FEWEST_EVENTS = 20
LARGEST_SHARE = 0.5
_BATCH = 250  # replicates held in memory at once
_TIE = 1e-9  # likelihood ratios that differ by rounding only are equal


@dataclass(frozen=True)
class Cluster:
    """Hold one cluster: its zones, its periods (first to last, both included) and its test."""

    zones: Ints
    centre: int
    radius_m: float
    first: int
    last: int
    observed: int
    expected: float
    relative_risk: float
    log_likelihood_ratio: float
    p: float


@dataclass(frozen=True)
class Scan:
    """Hold the most likely cluster and the secondary ones that share no zone with a stronger."""

    clusters: tuple[Cluster, ...]
    reach: Reach
    events: int
    replicates: int
    seed: int
    max_share: float

    def significant(self, alpha: float = 0.05) -> tuple[Cluster, ...]:
        """Return the clusters with p at or below `alpha`."""
        return tuple(cluster for cluster in self.clusters if cluster.p <= alpha)


@dataclass(frozen=True)
class _Circles:
    """Hold, per centre, the zones by distance and how many of them make a lawful circle."""

    order: Ints
    distance_m: Floats
    lawful: NDArray[np.bool_]
    widest: Ints


def scan_space(
    points: tuple[Floats, Floats],
    counts: Ints,
    population: Floats,
    *,
    replicates: int = 999,
    seed: int = 0,
    max_share: float = LARGEST_SHARE,
) -> Scan:
    """Find the circles in which events exceed the population's share the most.

    `points`: x, y of the zones' centres in metres, each shape (n,); `counts`: integers, shape
    (n,); `population`: shape (n,). A circle holds at most `max_share` of the population. Zones at
    equal distance enter together. p = (M + 1)/(R + 1), M replicates whose maximum is ≥ the
    cluster's. Raises `NotEnoughData` under 20 events, `InvalidArgument` for bad shapes.

    Source: Kulldorff, M. (1997), A spatial scan statistic, Communications in Statistics - Theory
    and Methods 26(6), Poisson model.
    """
    table = np.asarray(counts)[:, None]
    exposure = np.asarray(population, float)[:, None]
    return _scan(points, table, exposure, "space", (replicates, seed, max_share))


def scan_space_time(
    points: tuple[Floats, Floats],
    counts: Ints,
    exposure: Floats,
    *,
    replicates: int = 999,
    seed: int = 0,
    max_share: float = LARGEST_SHARE,
) -> Scan:
    """Find the cylinders, a circle over consecutive periods, with the greatest excess.

    `counts`, `exposure`: shape (n, T), person-time or any expected pattern; whatever the exposure
    does not carry (a trend of the whole city, a season) counts as excess. A cylinder holds at most
    `max_share` of the people and half of the periods. Otherwise as `scan_space`.

    Source: Kulldorff, M., Athas, W., Feuer, E., Miller, B. & Key, C. (1998), American Journal of
    Public Health 88(9).
    """
    return _scan(points, counts, exposure, "space-time", (replicates, seed, max_share))


def scan_prospective(
    points: tuple[Floats, Floats],
    counts: Ints,
    exposure: Floats,
    *,
    replicates: int = 999,
    seed: int = 0,
    max_share: float = LARGEST_SHARE,
) -> Scan:
    """Find the cylinders that are still alive in the last period.

    Arguments as `scan_space_time`. Source: Kulldorff, M. (2001), Prospective time periodic
    geographical disease surveillance using a scan statistic, JRSS A 164(1).
    """
    return _scan(points, counts, exposure, "prospective", (replicates, seed, max_share))


def _scan(
    points: tuple[Floats, Floats],
    counts: Ints,
    exposure: Floats,
    reach: Reach,
    setting: tuple[int, int, float],
) -> Scan:
    replicates, seed, max_share = setting
    counts, exposure = _checked(counts, exposure)
    circles = _circles(points, exposure.sum(axis=1), max_share)
    total = int(counts.sum())
    share = exposure / exposure.sum()
    windows = list(_windows(counts.shape[1], reach))
    table = _c_log_c(total)
    observed = np.stack(
        [_ratios(circles, counts[:, a:b], share[:, a:b], table) for a, b in windows]
    )
    null = _null_maxima(circles, share, windows, (total, replicates, seed))
    found = _clusters(observed, circles, windows, counts, share * total, null)
    return Scan(tuple(found), reach, total, replicates, seed, max_share)


def _checked(counts: Ints, exposure: Floats) -> tuple[Ints, Floats]:
    counts, exposure = np.asarray(counts), np.asarray(exposure, float)
    lawful = counts.shape == exposure.shape and counts.ndim == 2 and np.isfinite(exposure).all()
    if not lawful or (exposure < 0).any() or (counts < 0).any():
        raise InvalidArgument(
            id=f"Jumlah {counts.shape} dan penyebut {exposure.shape} harus berukuran sama, "
            "tidak negatif, dan tanpa nilai kosong.",
            en=f"Counts {counts.shape} and exposure {exposure.shape} must have one shape, no "
            "negative value and no missing one.",
        )
    if int(counts.sum()) < FEWEST_EVENTS:
        raise NotEnoughData(
            id=f"{int(counts.sum())} kejadian: tidak dipindai. Perlu sedikitnya {FEWEST_EVENTS}.",
            en=f"{int(counts.sum())} events: no scan. At least {FEWEST_EVENTS} are needed.",
        )
    return counts.astype(np.int64), exposure


def _circles(points: tuple[Floats, Floats], population: Floats, max_share: float) -> _Circles:
    if not 0 < max_share <= LARGEST_SHARE:
        raise InvalidArgument(
            id=f"Bagian penduduk terbesar antara 0 dan {LARGEST_SHARE}, bukan {max_share}.",
            en=f"The largest share of population lies above 0 and up to {LARGEST_SHARE}, "
            f"not {max_share}.",
        )
    x, y = (np.asarray(axis, float) for axis in points)
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    order = np.argsort(apart, axis=1, kind="stable")
    distance = np.take_along_axis(apart, order, axis=1)
    inside = np.cumsum(population[order], axis=1)
    small = (inside > 0) & (inside <= max_share * population.sum())
    last_of_ties = np.ones_like(small)
    last_of_ties[:, :-1] = distance[:, 1:] > distance[:, :-1] * (1 + _TIE)
    lawful = small & last_of_ties
    if not lawful.any():
        raise NotEnoughData(
            id=f"Tidak ada lingkaran berisi paling banyak {max_share:.0%} penduduk.",
            en=f"No circle holds at most {max_share:.0%} of the population.",
        )
    size = len(x)
    widest = np.where(lawful.any(axis=1), size - lawful[:, ::-1].argmax(axis=1), 0)
    return _Circles(order, distance, lawful, widest)


def _windows(periods: int, reach: Reach) -> Iterator[tuple[int, int]]:
    """Yield the half-open intervals of time that a cylinder may span."""
    longest = periods if periods == 1 else periods // 2
    for end in range(1, periods + 1):
        if reach != "prospective" or end == periods:
            for start in range(max(0, end - longest), end):
                yield start, end


def _c_log_c(total: int) -> Floats:
    """Return c·log c for c = 0..total: the only logarithms of counts a scan ever needs."""
    c = np.arange(total + 1, dtype=float)
    return np.asarray(c * np.log(np.maximum(c, 1.0)))


def _ratios(circles: _Circles, counts: Ints, share: Floats, table: Floats) -> Floats:
    """Return the log-likelihood ratio of every circle over one window, n × n; 0 if no excess."""
    ratios = np.zeros(circles.lawful.shape)
    zone_counts = counts.sum(axis=1)[:, None]
    for centre in range(len(ratios)):
        ratios[centre] = _ratios_around(circles, centre, zone_counts, share.sum(axis=1), table)[
            :, 0
        ]
    return ratios


def _ratios_around(
    circles: _Circles, centre: int, counts: Ints, share: Floats, table: Floats
) -> Floats:
    """Return ratios of the circles around one centre, shape (n, R); unlawful circles give 0."""
    size, width = circles.order.shape[0], int(circles.widest[centre])
    near = circles.order[centre, :width]
    ratios = np.zeros((size, counts.shape[1]))
    if width:
        lawful = circles.lawful[centre, :width]
        inside = np.cumsum(counts[near], axis=0)[lawful]
        expected = np.cumsum(share[near])[lawful] * (len(table) - 1)
        ratios[np.flatnonzero(lawful)] = _ratio(inside, expected[:, None], table)
    return ratios


def _ratio(inside: Ints, expected: Floats, table: Floats) -> Floats:
    """Return c·log(c/e) + (C−c)·log((C−c)/(C−e)) where c > e, else 0 (Kulldorff 1997)."""
    total = len(table) - 1
    safe = np.clip(expected, 1e-300, None)
    rest = np.clip(total - expected, 1e-300, None)
    constant = total * np.log(rest)
    slope = np.log(safe) - np.log(rest)
    ratio = table[inside] + table[total - inside] - inside * slope - constant
    return np.where(inside > expected, ratio, 0.0)


def _null_maxima(
    circles: _Circles,
    share: Floats,
    windows: list[tuple[int, int]],
    setting: tuple[int, int, int],
) -> Floats:
    """Return the greatest ratio of each replicate, shape (R,)."""
    total, replicates, seed = setting
    # A stream of its own: data simulated with the same seed must not come back as a replicate.
    rng = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    table = _c_log_c(total)
    maxima = []
    for start in range(0, replicates, _BATCH):
        batch = min(_BATCH, replicates - start)
        drawn = rng.multinomial(total, share.ravel() / share.sum(), size=batch)
        cube = np.ascontiguousarray(drawn.reshape(batch, *share.shape).transpose(2, 1, 0))
        maxima.append(_greatest(circles, cube, share, windows, table))
    return np.concatenate(maxima)


def _greatest(
    circles: _Circles,
    cube: Ints,
    share: Floats,
    windows: list[tuple[int, int]],
    table: Floats,
) -> Floats:
    """Return the maximum over circles and windows for a (T, n, R) cube of counts."""
    best = np.zeros(cube.shape[2])
    for start, end in windows:
        counts, window_share = cube[start:end].sum(axis=0), share[:, start:end].sum(axis=1)
        for centre in range(len(share)):
            ratios = _ratios_around(circles, centre, counts, window_share, table)
            np.maximum(best, ratios.max(axis=0), out=best)
    return best


def _clusters(
    ratios: Floats,
    circles: _Circles,
    windows: list[tuple[int, int]],
    counts: Ints,
    expected: Floats,
    null: Floats,
) -> Iterator[Cluster]:
    """Yield clusters from the strongest down, none sharing a zone with an earlier one."""
    remaining = ratios.copy()
    used = np.zeros(len(counts), dtype=bool)
    while remaining.max() > _TIE:
        window, centre, rank = np.unravel_index(int(remaining.argmax()), remaining.shape)
        zones = circles.order[centre, : rank + 1]
        span = windows[int(window)]
        radius = float(circles.distance_m[centre, rank])
        ratio = float(remaining[window, centre, rank])
        yield _describe(
            np.sort(zones), (int(centre), radius), span, (counts, expected), (ratio, null)
        )
        used[zones] = True
        # Circles round one centre are nested: all that reach the first used zone overlap.
        remaining[:, np.cumsum(used[circles.order], axis=1) > 0] = 0.0


def _describe(
    zones: Ints,
    circle: tuple[int, float],
    span: tuple[int, int],
    tables: tuple[Ints, Floats],
    test: tuple[float, Floats],
) -> Cluster:
    counts, expected = tables
    block = np.ix_(zones, np.arange(*span))
    inside, due, total = int(counts[block].sum()), float(expected[block].sum()), int(counts.sum())
    outside = (total - inside) / (total - due)
    risk = (inside / due) / outside if outside > 0 else np.inf
    ratio, null = test
    reached = int(np.count_nonzero(null >= ratio - _TIE * max(1.0, ratio)))
    p = (reached + 1) / (len(null) + 1)
    return Cluster(zones, *circle, span[0], span[1] - 1, inside, due, float(risk), ratio, p)
