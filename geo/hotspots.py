"""Hot spots: Gi*, global and local Moran, with tests that small counts can bear.

Counts with an exposure are tested given their total: under the null each event falls in a zone
with the zone's share of the exposure, so the count of a neighbourhood is binomial and its tail
is known exactly. That is the limit of a Monte-Carlo test given the total (raw counts and raw rates
are not exchangeable between zones of different size), without its noise and without a number of
replicates too small for any zone to pass a correction for many tests.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from geo.errors import InvalidArgument, NotEnoughData
from geo.weights import Weights, row_standardised, with_self

Floats = NDArray[np.float64]
FEWEST_EVENTS = 20
_TIE = 1e-9  # permuted sums that differ by rounding only are equal
_FLAT = 1e-12  # a deviation this small beside the values is rounding only


@dataclass(frozen=True)
class Hotspots:
    """Hold a local test per zone, shape (n,): z, two-sided p, and whether FDR lets it pass."""

    z: Floats
    p: Floats
    significant: NDArray[np.bool_]
    events: int
    alpha: float

    @property
    def kind(self) -> NDArray[np.str_]:
        """Return "hot", "cold" or "" per zone."""
        sign = np.where(self.z > 0, "hot", "cold")
        return np.where(self.significant, sign, "").astype(str)


def gi_star(values: Floats, weights: Weights) -> Floats:
    """Return the standardised Gi* of each zone, itself included, in closed form.

    `values`: shape (n,); `weights`: binary n × n without self-links. Zones whose neighbourhood
    is everything, or values without variance, give NaN.

    Source: Ord, J. K. & Getis, A. (1995), Local spatial autocorrelation statistics,
    Geographical Analysis 27(4), eq. (14).
    """
    values = np.asarray(values, float)
    star, size = with_self(weights), len(values)
    degree = np.asarray(star.sum(axis=1)).ravel()
    squares = np.asarray(star.multiply(star).sum(axis=1)).ravel()
    mean, deviation = values.mean(), values.std()
    if deviation <= _FLAT * np.abs(values).max(initial=0.0):
        return np.full(size, np.nan)
    scale = deviation * np.sqrt((size * squares - degree**2) / (size - 1))
    above = star @ values - mean * degree
    return np.asarray(np.divide(above, scale, out=np.full(size, np.nan), where=scale > 0))


def counts_test(
    counts: NDArray[np.integer], exposure: Floats, weights: Weights, *, alpha: float = 0.05
) -> Hotspots:
    """Test each zone's neighbourhood count against its share of the exposure, given the total.

    Two-sided p = min(1, 2·min(P(S ≥ s), P(S ≤ s))), S binomial; FDR over the zones with an
    exposure: z and p are NaN where a whole neighbourhood has none. z is the standardised excess.
    Raises `NotEnoughData` under `FEWEST_EVENTS` events.
    """
    counts = np.asarray(counts)
    total = int(counts.sum())
    _refuse_few(total)
    star = with_self(weights)
    share = (star @ np.asarray(exposure, float)) / float(np.sum(exposure))
    share = np.clip(share, 0.0, 1.0)
    found = np.rint(star @ counts.astype(float)).astype(np.int64)
    upper = stats.binom.sf(found - 1, total, share)
    lower = stats.binom.cdf(found, total, share)
    exposed = share > 0
    p = np.where(exposed, np.minimum(1.0, 2 * np.minimum(upper, lower)), np.nan)
    spread = np.sqrt(total * share * (1 - share))
    z = np.divide(found - total * share, spread, out=np.zeros_like(spread), where=spread > 0)
    z = np.where(exposed, z, np.nan)
    return Hotspots(z, p, false_discovery(p, alpha=alpha), total, alpha)


def values_test(
    values: Floats,
    weights: Weights,
    *,
    permutations: int = 9999,
    seed: int = 0,
    alpha: float = 0.05,
) -> Hotspots:
    """Test Gi* of values without an exposure by conditional permutation of the other zones.

    p = (M + 1)/(R + 1) per tail with ≥ and ≤ counted apart, two-sided = min(1, 2·min).
    Raises `NotEnoughData` where even the smallest p could not pass the correction.
    """
    values = np.asarray(values, float)
    _refuse_few_permutations(len(values), permutations, alpha)
    rng = np.random.default_rng(seed)
    star = with_self(weights)
    above, below = np.zeros(len(values), int), np.zeros(len(values), int)
    for zone in range(len(values)):
        degree = int(star.indptr[zone + 1] - star.indptr[zone]) - 1
        others = np.delete(values, zone)
        sums = _permuted_sums(others, degree, permutations, rng)
        observed = float((star[[zone]] @ values)[0]) - values[zone]
        slack = _TIE * max(1.0, abs(observed))
        above[zone] = np.count_nonzero(sums >= observed - slack)
        below[zone] = np.count_nonzero(sums <= observed + slack)
    p = np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (permutations + 1))
    return Hotspots(
        gi_star(values, weights), p, false_discovery(p, alpha=alpha), len(values), alpha
    )


def moran(values: Floats, weights: Weights) -> float:
    """Return Moran's I with row-standardised weights (Moran 1950; Cliff & Ord 1981)."""
    standard = row_standardised(weights)
    centred = np.asarray(values, float) - np.mean(values)
    total = float(standard.sum())
    return float(len(centred) / total * (centred @ (standard @ centred)) / (centred @ centred))


def local_moran(values: Floats, weights: Weights) -> Floats:
    """Return the local Moran statistic of each zone, row-standardised (Anselin 1995)."""
    centred = np.asarray(values, float) - np.mean(values)
    moment = float(centred @ centred) / (len(centred) - 1)
    return np.asarray(centred / moment * (row_standardised(weights) @ centred))


def false_discovery(p: Floats, *, alpha: float = 0.05) -> NDArray[np.bool_]:
    """Return which p-values pass the false discovery rate `alpha` (Benjamini & Hochberg 1995).

    NaN never passes and is not counted as a test. Use over zones: Caldas de Castro & Singer 2006.
    """
    if not 0 < alpha < 1:
        raise InvalidArgument(
            id=f"Tingkat kesalahan harus antara 0 dan 1, bukan {alpha}.",
            en=f"The false discovery rate lies between 0 and 1, not {alpha}.",
        )
    tested = np.flatnonzero(np.isfinite(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    bound = alpha * np.arange(1, len(order) + 1) / max(len(order), 1)
    passing = np.flatnonzero(p[order] <= bound)
    significant = np.zeros(len(p), dtype=bool)
    if len(passing):
        significant[order[: passing[-1] + 1]] = True
    return significant


def _permuted_sums(
    others: Floats, degree: int, permutations: int, rng: np.random.Generator
) -> Floats:
    """Return sums of `degree` values drawn without replacement, shape (permutations,)."""
    if degree == 0:
        return np.zeros(permutations)
    keys = rng.random((permutations, len(others)))
    chosen = np.argpartition(keys, degree - 1, axis=1)[:, :degree]
    return np.asarray(others[chosen].sum(axis=1))


def _refuse_few(total: int) -> None:
    if total < FEWEST_EVENTS:
        raise NotEnoughData(
            id=f"{total} kejadian: tidak diuji. Uji titik panas memerlukan sedikitnya "
            f"{FEWEST_EVENTS}; perpanjang periodenya.",
            en=f"{total} events: no test. A hot-spot test needs at least {FEWEST_EVENTS}; "
            "take a longer period.",
        )


def _refuse_few_permutations(zones: int, permutations: int, alpha: float) -> None:
    needed = int(np.ceil(2 * zones / alpha)) - 1
    if permutations < needed:
        raise NotEnoughData(
            id=f"{permutations} permutasi terlalu sedikit: pada {zones} wilayah tidak satu pun "
            f"dapat lolos koreksi. Pakai sedikitnya {needed}.",
            en=f"{permutations} permutations are too few: among {zones} zones none could pass "
            f"the correction. Use at least {needed}.",
        )
