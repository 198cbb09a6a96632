"""Laplace engine of the shared-component model, with noise and effort eliminated per zone.

Terms m are the channels, then effort (raids), then the survey. With W the curvature of a
term's log likelihood in its linear predictor,
    lambda_im = offset_im + X_im f + slope_m theta_i + loading_m u_i + eps_im.
Given theta and the fixed effects f, the eps_im and u_i of a zone touch no other zone, so both
are eliminated in closed form and only a matrix of n zones (plus the few f) is factored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg, special

from geo.bym2 import Surface

Floats = npt.NDArray[np.float64]

NEWTON_STEPS = 60
NEWTON_TOLERANCE = 1e-8


@dataclass(frozen=True)
class Pilot:
    """Hold dated counts (n, D, T) of the terms `dated` (D,) and their cell design (n, D, T, p)."""

    dated: npt.NDArray[np.intp]
    counts: Floats
    design: Floats


@dataclass(frozen=True)
class Evidence:
    """Hold the data of n zones and M terms.

    counts, offset: (n, M); observed: (n, M) bool, False = no term at all; trials: (n,) survey
    respondents; binomial: (M,) bool; fixed_precision: (p,) prior precision of the fixed effects
    (first M are the intercepts); effort_sd: prior sd of u.
    """

    counts: Floats
    offset: Floats
    observed: npt.NDArray[np.bool_]
    trials: Floats
    binomial: npt.NDArray[np.bool_]
    fixed_precision: Floats
    effort_sd: float
    surface: Surface
    pilot: Pilot | None = None


@dataclass(frozen=True)
class Scales:
    """Hold hyperparameters: sd and mix of theta; noise sd, effort loading and slope (M,) each."""

    sigma: float
    rho: float
    noise: Floats
    loading: Floats
    slope: Floats


@dataclass(frozen=True)
class Given:
    """Hold data and scales, with the prior of theta they imply.

    variances: (n,) along the eigenvectors of the surface; precision: (n, n).
    """

    evidence: Evidence
    scales: Scales
    variances: Floats
    precision: Floats


@dataclass(frozen=True)
class Latent:
    """Hold one value of every latent: theta (n,), effort (n,), noise (n, M), fixed (p,)."""

    theta: Floats
    effort: Floats
    noise: Floats
    fixed: Floats

    def plus(self, other: Latent, step: float = 1.0) -> Latent:
        """Return self + step * other."""
        return Latent(
            self.theta + step * other.theta,
            self.effort + step * other.effort,
            self.noise + step * other.noise,
            self.fixed + step * other.fixed,
        )

    def largest(self) -> float:
        """Return the largest absolute value in it."""
        parts = (self.theta, self.effort, self.noise.ravel(), self.fixed)
        return float(max(np.abs(part).max(initial=0.0) for part in parts))


@dataclass(frozen=True)
class Likelihood:
    """Hold predictor, score, curvature and its slope (n, M each), design (n, M, p), log value.

    `extra_score` (p,) and `extra_information` (p, p) come from how counts split over years.
    """

    predictor: Floats
    score: Floats
    weight: Floats
    weight_slope: Floats
    design: Floats
    extra_score: Floats
    extra_information: Floats
    value: float


@dataclass(frozen=True)
class Factor:
    """Hold a factored negative Hessian of the log joint density at one latent value.

    kept: (n, M) share 1 / (1 + W s^2) of a term's information that its noise leaves;
    information: (n, M) = W * kept; effort_precision: (n,); joint: (n, M, M) information after
    u is eliminated; cholesky: lower factor (n + p, n + p) of the Hessian of (theta, f).
    """

    given: Given
    likelihood: Likelihood
    kept: Floats
    information: Floats
    effort_precision: Floats
    joint: Floats
    cholesky: Floats


def given_scales(evidence: Evidence, scales: Scales) -> Given:
    """Join data and scales."""
    variances = evidence.surface.variances(scales.sigma, scales.rho)
    return Given(evidence, scales, variances, evidence.surface.precision(variances))


def start(evidence: Evidence) -> Latent:
    """Return the latent value 0: every zone like the city."""
    zones, terms = evidence.counts.shape
    fixed = np.zeros(len(evidence.fixed_precision))
    return Latent(np.zeros(zones), np.zeros(zones), np.zeros((zones, terms)), fixed)


def likelihood(given: Given, latent: Latent) -> Likelihood:
    """Evaluate the log likelihood and its derivatives in the linear predictors."""
    evidence, scales = given.evidence, given.scales
    base, design, split = _offset_and_design(evidence, latent.fixed)
    predictor = base + np.outer(latent.theta, scales.slope) + latent.noise
    predictor = np.clip(predictor + np.outer(latent.effort, scales.loading), -60.0, 60.0)
    mean, weight, slope, value = _poisson(predictor, evidence.counts)
    if evidence.binomial.any():
        m = int(np.flatnonzero(evidence.binomial)[0])
        mean[:, m], weight[:, m], slope[:, m], value[:, m] = _binomial(
            predictor[:, m], evidence.counts[:, m], trials=evidence.trials
        )
    seen = evidence.observed
    score = np.where(seen, evidence.counts - mean, 0.0)
    weight, slope = np.where(seen, weight, 0.0), np.where(seen, slope, 0.0)
    extra = _split_of_years(evidence, split, weight=weight)
    total = float(value[seen].sum()) + extra[2]
    return Likelihood(predictor, score, weight, slope, design, extra[0], extra[1], total)


def _poisson(predictor: Floats, counts: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    mean = np.exp(predictor)
    return mean, mean.copy(), mean.copy(), counts * predictor - mean


def _binomial(
    predictor: Floats, positives: Floats, *, trials: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    share = special.expit(predictor)
    weight = trials * share * (1.0 - share)
    value = positives * predictor - trials * np.logaddexp(0.0, predictor)
    return trials * share, weight, weight * (1.0 - 2.0 * share), value


def _offset_and_design(evidence: Evidence, fixed: Floats) -> tuple[Floats, Floats, Floats | None]:
    zones, terms = evidence.counts.shape
    base = evidence.offset + fixed[:terms]
    design = np.zeros((zones, terms, len(fixed)))
    design[:, np.arange(terms), np.arange(terms)] = 1.0
    pilot = evidence.pilot
    if pilot is None:
        return base, design, None
    cells = pilot.design @ fixed
    log_sum = special.logsumexp(cells, axis=2)
    split = np.exp(cells - log_sum[:, :, None])
    base[:, pilot.dated] += log_sum - np.log(cells.shape[2])
    # The total of a zone moves with a fixed effect by the effect's mean over its years.
    design[:, pilot.dated] += np.einsum("idt,idtp->idp", split, pilot.design)
    return base, design, split


def _split_of_years(
    evidence: Evidence, split: Floats | None, *, weight: Floats
) -> tuple[Floats, Floats, float]:
    size = len(evidence.fixed_precision)
    pilot = evidence.pilot
    if pilot is None or split is None:
        return np.zeros(size), np.zeros((size, size)), 0.0
    centred = pilot.design - np.einsum("idt,idtp->idp", split, pilot.design)[:, :, None]
    score = np.einsum("idt,idtp->p", pilot.counts, centred)
    mass = split * weight[:, pilot.dated][:, :, None]
    information = np.einsum("idt,idtp,idtq->pq", mass, centred, centred)
    return score, information, float(np.sum(pilot.counts * np.log(split)))


def log_joint(given: Given, latent: Latent) -> float:
    """Return log p(data, latent | scales) up to what no scale changes.

    The normalising constants of the priors are in `log_marginal`, not here.
    """
    evidence, scales = given.evidence, given.scales
    noisy = scales.noise > 0
    penalty = latent.theta @ given.precision @ latent.theta
    penalty += np.sum(latent.effort**2) / evidence.effort_sd**2
    penalty += np.sum((latent.noise[:, noisy] / scales.noise[noisy]) ** 2)
    penalty += np.sum(latent.fixed**2 * evidence.fixed_precision)
    return likelihood(given, latent).value - 0.5 * float(penalty)


def gradient(factor: Factor, latent: Latent) -> Latent:
    """Return the gradient of the log joint density in every latent."""
    like, evidence, scales = factor.likelihood, factor.given.evidence, factor.given.scales
    noise = like.score.copy()
    noisy = scales.noise > 0
    noise[:, noisy] -= latent.noise[:, noisy] / scales.noise[noisy] ** 2
    gain = backwards(factor, like.score)
    return Latent(
        gain.theta - factor.given.precision @ latent.theta,
        gain.effort - latent.effort / evidence.effort_sd**2,
        noise,
        gain.fixed + like.extra_score - latent.fixed * evidence.fixed_precision,
    )


def backwards(factor: Factor, values: Floats) -> Latent:
    """Carry values (n, M) on the linear predictors back to the latents (transposed design)."""
    scales = factor.given.scales
    fixed = np.einsum("im,imp->p", values, factor.likelihood.design)
    return Latent(values @ scales.slope, values @ scales.loading, values, fixed)


def forwards(factor: Factor, latent: Latent) -> Floats:
    """Carry latents to the linear predictors (n, M)."""
    scales = factor.given.scales
    moved = np.outer(latent.theta, scales.slope) + np.outer(latent.effort, scales.loading)
    return np.asarray(moved + latent.noise + factor.likelihood.design @ latent.fixed)


def factorise(given: Given, latent: Latent) -> Factor:
    """Factor the negative Hessian at `latent`: noise first, then effort, then (theta, f)."""
    evidence, scales = given.evidence, given.scales
    like = likelihood(given, latent)
    kept = 1.0 / (1.0 + like.weight * scales.noise**2)
    information = like.weight * kept
    loaded = information * scales.loading
    effort_precision = 1.0 / evidence.effort_sd**2 + loaded @ scales.loading
    joint = -loaded[:, :, None] * loaded[:, None, :] / effort_precision[:, None, None]
    terms = np.arange(information.shape[1])
    joint[:, terms, terms] += information
    hessian = _hessian(given, like, joint=joint)
    cholesky = linalg.cholesky(hessian, lower=True, check_finite=False)
    return Factor(given, like, kept, information, effort_precision, joint, cholesky)


def _hessian(given: Given, like: Likelihood, *, joint: Floats) -> Floats:
    evidence, scales = given.evidence, given.scales
    zones, size = len(given.precision), len(evidence.fixed_precision)
    pulled = joint @ scales.slope
    hessian = np.empty((zones + size, zones + size))
    hessian[:zones, :zones] = given.precision
    hessian[np.arange(zones), np.arange(zones)] += pulled @ scales.slope
    border = np.einsum("im,imp->ip", pulled, like.design)
    hessian[:zones, zones:], hessian[zones:, :zones] = border, border.T
    corner = np.einsum("imp,imq->pq", like.design, joint @ like.design)
    hessian[zones:, zones:] = corner + like.extra_information + np.diag(evidence.fixed_precision)
    return hessian


def solve(factor: Factor, right: Latent) -> Latent:
    """Return the inverse negative Hessian applied to `right`, by back-substitution per zone."""
    scales, like = factor.given.scales, factor.likelihood
    zones = len(right.theta)
    # Each noise takes its share first, then each zone's effort, then (theta, f) together.
    passed = right.noise * (1.0 - factor.kept)
    direct = backwards(factor, passed)
    effort = right.effort - direct.effort
    loaded = factor.information * scales.loading
    through = backwards(factor, loaded * (effort / factor.effort_precision)[:, None])
    theta = right.theta - direct.theta - through.theta
    fixed = right.fixed - direct.fixed - through.fixed
    both = linalg.cho_solve(
        (factor.cholesky, True), np.concatenate([theta, fixed]), check_finite=False
    )
    theta, fixed = both[:zones], both[zones:]
    base = np.outer(theta, scales.slope) + like.design @ fixed
    effort = (effort - np.sum(loaded * base, axis=1)) / factor.effort_precision
    moved = base + np.outer(effort, scales.loading)
    noise = factor.kept * scales.noise**2 * (right.noise - like.weight * moved)
    return Latent(theta, effort, noise, fixed)


def mode(given: Given, first: Latent) -> tuple[Latent, Factor]:
    """Climb from `first` to the mode of the latents by Newton steps that never go downhill.

    Returns the mode and the factored negative Hessian there.
    """
    latent, value = first, log_joint(given, first)
    for _ in range(NEWTON_STEPS):
        factor = factorise(given, latent)
        step = solve(factor, gradient(factor, latent))
        latent, value, moved = _uphill(given, latent, step=step, value=value)
        if moved < NEWTON_TOLERANCE:
            return latent, factor
    return latent, factorise(given, latent)


def _uphill(
    given: Given, latent: Latent, *, step: Latent, value: float
) -> tuple[Latent, float, float]:
    length = 1.0
    while length > 1e-6:
        moved = latent.plus(step, length)
        reached = log_joint(given, moved)
        if reached >= value - 1e-9:
            return moved, reached, length * step.largest()
        length /= 2.0
    return latent, value, 0.0


def log_marginal(factor: Factor, latent: Latent) -> float:
    """Return Laplace's log marginal likelihood of the scales, up to a constant."""
    volume = -np.sum(np.log(factor.kept)) + np.sum(np.log(factor.effort_precision))
    volume += 2.0 * np.sum(np.log(np.diag(factor.cholesky)))
    volume += np.sum(np.log(factor.given.variances))
    return log_joint(factor.given, latent) - 0.5 * float(volume)
