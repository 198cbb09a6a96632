"""Rates that small numbers deserve: empirical Bayes smoothing and honest intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from geo.errors import InvalidArgument, NoPopulation
from geo.weights import Weights, with_self

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SmoothedRates:
    """Hold rates per unit of exposure, shape (n,); NaN where the exposure is 0 or unknown.

    `mean` and `variance` are the prior's m and a of Marshall (1991): scalars for the global
    version, arrays for the local one.
    """

    mean: Floats | float
    variance: Floats | float
    raw: Floats
    smoothed: Floats


def crude_rate(counts: Floats, exposure: Floats) -> Floats:
    """Return counts over exposure; NaN, not zero, where there is no exposure."""
    counts, exposure = _checked(counts, exposure)
    empty = np.full_like(exposure, np.nan)
    return np.divide(counts, exposure, out=empty, where=exposure > 0)


def empirical_bayes(counts: Floats, exposure: Floats) -> SmoothedRates:
    """Shrink each rate towards the overall one by how little it is known.

    m = Σy/ΣE, a = s² − m/Ē with s² = ΣE(r − m)²/ΣE, floored at 0; r̃ = m + w(r − m) with
    w = a/(a + m/E). `counts`, `exposure`: shape (n,). Raises `NoPopulation` when no zone has an
    exposure.

    Source: Marshall, R. J. (1991), Mapping disease and mortality rates using empirical Bayes
    estimators, Applied Statistics 40(2).
    """
    raw = crude_rate(counts, exposure)
    known = np.isfinite(raw)
    mean, variance = _prior(np.asarray(counts, float)[known], np.asarray(exposure, float)[known])
    return SmoothedRates(mean, variance, raw, _shrink(raw, exposure, mean, variance))


def local_empirical_bayes(counts: Floats, exposure: Floats, weights: Weights) -> SmoothedRates:
    """Shrink each rate towards that of its neighbourhood (itself included; Marshall 1991)."""
    raw = crude_rate(counts, exposure)
    known = np.isfinite(raw)
    star = with_self(weights)
    priors = np.full((len(raw), 2), np.nan)
    for zone in np.flatnonzero(known):
        near = star.indices[star.indptr[zone] : star.indptr[zone + 1]]
        near = near[known[near]]
        priors[zone] = _prior(np.asarray(counts)[near], np.asarray(exposure)[near])
    smoothed = _shrink(raw, exposure, priors[:, 0], priors[:, 1])
    return SmoothedRates(priors[:, 0], priors[:, 1], raw, smoothed)


def gamma_poisson_interval(
    counts: Floats, exposure: Floats, *, level: float = 0.9
) -> tuple[Floats, Floats]:
    """Return the posterior interval of each rate under a gamma prior fitted to all zones.

    The prior has the mean m and variance a of `empirical_bayes`. Where a = 0 the zones do not
    differ more than chance allows, and the interval is that of the common rate (Jeffreys).
    NaN where there is no exposure. Source: Clayton & Kaldor (1987), Biometrics 43.
    """
    if not 0 < level < 1:
        raise InvalidArgument(
            id=f"Tingkat interval harus antara 0 dan 1, bukan {level}.",
            en=f"The level of an interval lies between 0 and 1, not {level}.",
        )
    fit = empirical_bayes(counts, exposure)
    shape, rate = gamma_posterior(counts, exposure, mean=fit.mean, variance=fit.variance)
    tail = (1 - level) / 2
    low, high = (stats.gamma.ppf(q, shape, scale=1 / rate) for q in (tail, 1 - tail))
    unknown = ~np.isfinite(fit.raw)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def gamma_posterior(
    counts: Floats, exposure: Floats, *, mean: Floats | float, variance: Floats | float
) -> tuple[Floats, Floats]:
    """Return shape and rate of each zone's gamma posterior under a prior of given moments."""
    counts, exposure = _checked(counts, exposure)
    known = np.isfinite(exposure) & (exposure > 0)
    counts, exposure = np.where(known, counts, 0.0), np.where(known, exposure, 0.0)
    if np.ndim(variance) == 0 and not variance > 0:
        pooled = np.full_like(exposure, exposure.sum())
        return np.full_like(exposure, counts.sum() + 0.5), pooled
    floor = np.maximum(variance, np.square(mean) * 1e-6)
    prior_rate = mean / floor
    return counts + mean * prior_rate, exposure + prior_rate


def _prior(counts: Floats, exposure: Floats) -> tuple[float, float]:
    total = float(exposure.sum())
    if not total > 0:
        raise NoPopulation(
            id="Tidak ada penduduk yang diketahui, jadi tidak ada laju yang dapat dihitung.",
            en="No population is known, so no rate can be computed.",
        )
    mean = float(counts.sum()) / total
    spread = float((exposure * np.square(counts / exposure - mean)).sum()) / total
    return mean, max(spread - mean / float(exposure.mean()), 0.0)


def _shrink(raw: Floats, exposure: Floats, mean: Floats | float, a: Floats | float) -> Floats:
    exposure = np.asarray(exposure, float)
    noise = np.divide(mean, exposure, out=np.full_like(exposure, np.nan), where=exposure > 0)
    total = np.asarray(a + noise)
    weight = np.divide(a, total, out=np.zeros_like(total), where=total > 0)
    return np.asarray(np.where(np.isfinite(raw), mean + weight * (raw - mean), np.nan))


def _checked(counts: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    counts, exposure = np.asarray(counts, float), np.asarray(exposure, float)
    if counts.shape != exposure.shape:
        raise InvalidArgument(
            id=f"Jumlah dan penyebut berbeda ukuran: {counts.shape} dan {exposure.shape}.",
            en=f"Counts and exposure differ in shape: {counts.shape} and {exposure.shape}.",
        )
    return counts, exposure
