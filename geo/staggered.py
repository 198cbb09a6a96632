"""Staggered pilots: a Poisson difference-in-differences with zone and period effects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from geo.effect import LEVEL, Verdict, verdict_of
from geo.errors import InvalidArgument, NotEnoughData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NEVER = -1
_FEWEST_CLUSTERS = 10  # treated zones under which a cluster-robust error is known to be too small
_MOST_STEPS = 100
_CONVERGED = 1e-10
_LARGEST_STEP = 5.0


@dataclass(frozen=True)
class StaggeredEffect:
    """Hold the pilots' rate ratio with its interval, the errors behind it and the verdict.

    `standard_error` (of the log ratio) is the larger of the overdispersed and the cluster-robust
    one; `dispersion` is Pearson's φ, at least 1. `placebo_p` is the share of reshuffled
    schedules with an effect at least as large either way, NaN where none was asked for.
    """

    log_ratio: float
    standard_error: float
    rate_ratio: float
    low: float
    high: float
    dispersion: float
    placebo_p: float
    treated_zones: int
    verdict: Verdict
    level: float


@dataclass(frozen=True)
class _Fit:
    """Hold the maximum of the likelihood: coefficients (effect last), fitted counts, errors."""

    coefficients: Floats
    fitted: Floats
    design: Floats
    information: Floats


def staggered_effect(
    counts: Ints,
    start: Ints,
    *,
    exposure: Floats | None = None,
    level: float = LEVEL,
    placebos: int = 0,
    seed: int = 0,
) -> StaggeredEffect:
    """Estimate by how much pilots that start at different times change the rate of events.

    log E[y_it] = zone_i + period_t + β·[t ≥ start_i] + log exposure_it. `counts`: shape (n, T);
    `start`: first period under the pilot per zone, `NEVER` for none; `exposure`: (n, T) or None.
    Zone effects are profiled out exactly, so the work is that of T coefficients only. The
    interval takes Student's t with as many degrees of freedom as other zones. With few pilots trust
    `placebo_p` (schedules reshuffled over zones): fair after a lottery. Effects that grow with
    time are averaged. Raises `NotEnoughData` where the effect is not identified.

    Source: Wooldridge, J. M. (1999), Distribution-free estimation of some nonlinear panel data
    models, J. Econometrics 90; placebo: Conley & Taber (2011).
    """
    counts, offset = _checked(counts, start, exposure)
    kept = counts.sum(axis=1) > 0
    counts, offset, start = counts[kept], offset[kept], np.asarray(start)[kept]
    post = _post(start, counts.shape[1])
    _check_identified(counts, post)
    fit = _fit(counts, offset, post)
    error, dispersion = _standard_error(fit, counts, post)
    beta = float(fit.coefficients[-1])
    half = float(stats.t.ppf((1 + level) / 2, max(len(counts) - 1, 1))) * error
    low, high = beta - half, beta + half
    p = _placebo_p(beta, (counts, offset, start), placebos, seed)
    verdict = _verdict((low, high), p, 1 - level)
    return StaggeredEffect(
        beta,
        error,
        float(np.exp(beta)),
        float(np.exp(low)),
        float(np.exp(high)),
        dispersion,
        p,
        int(post.any(axis=1).sum()),
        verdict,
        level,
    )


def _verdict(interval: tuple[float, float], placebo_p: float, alpha: float) -> Verdict:
    """Return the interval's verdict unless the placebos say that chance does as much."""
    if np.isfinite(placebo_p) and placebo_p > alpha:
        return Verdict.CANNOT_TELL
    return verdict_of(*interval)


def _fit(counts: Ints, offset: Floats, post: Floats) -> _Fit:
    """Maximise the Poisson likelihood with zone effects profiled out, by Newton's method.

    Given a zone's total its counts are multinomial over the periods, with the same maximum and
    the same curvature for the other coefficients as the full model with a dummy per zone.
    """
    periods = counts.shape[1]
    dummies = np.broadcast_to(np.eye(periods)[:, 1:], (len(counts), periods, periods - 1))
    design = np.concatenate([dummies, post[:, :, None]], axis=2)
    totals = counts.sum(axis=1, keepdims=True)
    beta = np.zeros(periods)
    for _ in range(_MOST_STEPS):
        fitted = totals * _shares(design @ beta + offset)
        score = np.einsum("itk,it->k", design, counts - fitted)
        information = _information(design, fitted, totals)
        step = np.linalg.lstsq(information, score, rcond=None)[0]
        beta = beta + np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
        if np.abs(step).max() < _CONVERGED:
            break
    else:
        raise _not_identified()
    return _Fit(beta, fitted, design, information)


def _shares(linear: Floats) -> Floats:
    grown = np.exp(linear - linear.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def _information(design: Floats, fitted: Floats, totals: Ints) -> Floats:
    within = np.einsum("itk,it->ik", design, fitted)
    weighted = design * fitted[:, :, None]
    between = np.einsum("ik,il->kl", within / totals, within)
    return np.asarray(np.einsum("itk,itl->kl", weighted, design) - between)


def _standard_error(fit: _Fit, counts: Ints, post: Floats) -> tuple[float, float]:
    """Return the error of the effect, and Pearson's dispersion."""
    inverse: Floats = np.asarray(np.linalg.pinv(fit.information), float)
    residual: Floats = np.asarray(counts - fit.fitted, float)
    freedom = max(counts.size - len(counts) - len(fit.coefficients), 1)
    positive = fit.fitted > 0
    pearson = float((residual[positive] ** 2 / fit.fitted[positive]).sum())
    dispersion = max(pearson / freedom, 1.0)
    overdispersed = np.sqrt(dispersion * inverse[-1, -1])
    if int(post.any(axis=1).sum()) < _FEWEST_CLUSTERS:
        return float(overdispersed), dispersion
    return float(max(overdispersed, _clustered(fit, residual, inverse))), dispersion


def _clustered(fit: _Fit, residual: Floats, inverse: Floats) -> float:
    """Return the cluster-robust error by zone (Liang & Zeger 1986), with its small correction."""
    scores = np.einsum("itk,it->ik", fit.design, residual)
    zones = len(scores)
    middle = scores.T @ scores * zones / max(zones - 1, 1)
    return float(np.sqrt((inverse @ middle @ inverse)[-1, -1]))


def _placebo_p(beta: float, panel: tuple[Ints, Floats, Ints], placebos: int, seed: int) -> float:
    """Return the share of reshuffled schedules whose effect is as far from 0, both ends counted."""
    if placebos == 0:
        return float("nan")
    counts, offset, start = panel
    rng = np.random.default_rng(seed)
    reached = 0
    for _ in range(placebos):
        post = _post(rng.permutation(start), counts.shape[1])
        try:
            drawn = float(_fit(counts, offset, post).coefficients[-1])
        except NotEnoughData:
            drawn = np.inf  # a schedule without a finite effect cannot speak for the pilot
        reached += abs(drawn) >= abs(beta)
    return (reached + 1) / (placebos + 1)


def _post(start: Ints, periods: int) -> Floats:
    started = (start[:, None] != NEVER) & (np.arange(periods) >= start[:, None])
    return np.asarray(started, float)


def _checked(counts: Ints, start: Ints, exposure: Floats | None) -> tuple[Ints, Floats]:
    counts = np.asarray(counts)
    exposure = np.ones(counts.shape) if exposure is None else np.asarray(exposure, float)
    fits = counts.ndim == 2 and exposure.shape == counts.shape and len(start) == len(counts)
    if not fits or (counts < 0).any() or not (exposure > 0).all():
        raise InvalidArgument(
            id="Tabel wilayah × periode, awal percontohan, dan penyebut (> 0) harus sepadan.",
            en="The table of zones × periods, the starts and the exposure (> 0) must match.",
        )
    return counts, np.log(exposure)


def _check_identified(counts: Ints, post: Floats) -> None:
    """Refuse a panel whose treated part has no events on one side of the start."""
    treated = post.any(axis=1)
    during = float((counts * post).sum())
    before = float(counts[treated].sum()) - during
    if not (treated.any() and (~post.astype(bool)).any(axis=1).any() and during and before):
        raise _not_identified()


def _not_identified() -> NotEnoughData:
    return NotEnoughData(
        id="Pengaruh percontohan tidak dapat ditaksir: perlu kejadian sebelum dan sesudah mulai, "
        "dan wilayah pembanding pada periode yang sama.",
        en="The effect of the pilot cannot be estimated: events before and after its start are "
        "needed, and zones to compare with in the same periods.",
    )
