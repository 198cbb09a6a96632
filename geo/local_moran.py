"""Local Moran: which zones resemble their neighbours more than shuffling would make them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.errors import InvalidArgument, NotEnoughData
from geo.hotspots import false_discovery, local_moran
from geo.weights import Weights, row_standardised

Floats = NDArray[np.float64]
FEWEST_ZONES = 8
_TIE = 1e-9  # permuted means that differ by rounding only are equal


@dataclass(frozen=True)
class LocalMoran:
    """Hold a local test per zone, shape (n,).

    `quadrant` is "HH", "LL", "HL" (high among low), "LH" or "" for a zone without neighbours;
    `p_folded` is the smaller tail, as esda reports it, and `p` the two-sided min(1, 2·tail).
    """

    statistic: Floats
    quadrant: NDArray[np.str_]
    p_folded: Floats
    p: Floats
    significant: NDArray[np.bool_]
    permutations: int
    seed: int
    alpha: float


def local_moran_test(
    values: Floats,
    weights: Weights,
    *,
    permutations: int = 9999,
    seed: int = 0,
    alpha: float = 0.05,
) -> LocalMoran:
    """Test each zone's local Moran by conditional permutation of the other zones.

    `values`: shape (n,), finite, without an exposure (counts with one belong in
    `geo.hotspots.counts_test`); `weights`: binary n × n. ≥ and ≤ are counted apart,
    p = (M + 1)/(R + 1) per tail. FDR is on the two-sided p. Raises `NotEnoughData` under 8 zones.

    Source: Anselin, L. (1995), Local indicators of spatial association, Geographical Analysis
    27(2); FDR over zones: Caldas de Castro & Singer (2006).
    """
    values = _checked(values)
    rng = np.random.default_rng(seed)
    lag = np.asarray(row_standardised(weights) @ values)
    degree = np.diff(weights.indptr)
    folded = np.ones(len(values))
    for zone in np.flatnonzero(degree):
        others = np.delete(values, zone)
        drawn = _permuted_means(others, int(degree[zone]), permutations, rng)
        slack = _TIE * max(1.0, abs(lag[zone]))
        reached = min(
            np.count_nonzero(drawn >= lag[zone] - slack),
            np.count_nonzero(drawn <= lag[zone] + slack),
        )
        folded[zone] = (reached + 1) / (permutations + 1)
    p = np.where(degree > 0, np.minimum(1.0, 2 * folded), np.nan)
    return LocalMoran(
        local_moran(values, weights),
        _quadrants(values, lag, degree),
        np.where(degree > 0, np.minimum(folded, 1.0), np.nan),
        p,
        false_discovery(p, alpha=alpha),
        permutations,
        seed,
        alpha,
    )


def _checked(values: Floats) -> Floats:
    values = np.asarray(values, float)
    if not np.isfinite(values).all():
        raise InvalidArgument(
            id="Nilai kosong tidak dapat dikocok; singkirkan wilayahnya dahulu.",
            en="Missing values cannot be shuffled; leave their zones out first.",
        )
    if len(values) < FEWEST_ZONES or np.ptp(values) == 0:
        raise NotEnoughData(
            id=f"{len(values)} wilayah tanpa cukup perbedaan: tidak diuji "
            f"(perlu {FEWEST_ZONES} wilayah dengan nilai berbeda).",
            en=f"{len(values)} zones without enough variation: no test ({FEWEST_ZONES} zones with "
            "differing values are needed).",
        )
    return values


def _permuted_means(
    others: Floats, degree: int, permutations: int, rng: np.random.Generator
) -> Floats:
    """Return means of `degree` values drawn without replacement, shape (permutations,)."""
    keys = rng.random((permutations, len(others)))
    chosen = np.argpartition(keys, degree - 1, axis=1)[:, :degree]
    return np.asarray(others[chosen].mean(axis=1))


def _quadrants(values: Floats, lag: Floats, degree: NDArray[np.integer]) -> NDArray[np.str_]:
    high, high_near = values > values.mean(), lag > values.mean()
    own, near = np.where(high, "H", "L"), np.where(high_near, "H", "L")
    return np.where(degree > 0, np.char.add(own, near), "")
