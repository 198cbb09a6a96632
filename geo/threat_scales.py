"""Hyperparameters of the threat model: priors, Laplace's marginal likelihood, integration points.

The scales are searched on an unbounded vector: log sd and logit mix of theta, log noise sd per
channel, logit loading of channels whose loading is estimated, log slope of the survey.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg, optimize, special

from geo.threat_model import (
    Evidence,
    Factor,
    Latent,
    Scales,
    backwards,
    forwards,
    given_scales,
    log_marginal,
    mode,
    solve,
    start,
)

Floats = npt.NDArray[np.float64]

LOG_SD_BOUNDS = (float(np.log(0.02)), float(np.log(3.0)))
LOGIT_BOUNDS = (-4.0, 4.0)
LOG_SLOPE_BOUNDS = (float(np.log(0.1)), float(np.log(5.0)))


@dataclass(frozen=True)
class Priors:
    """Hold the weak priors of the scales.

    threat_sd and noise_sd: scales of half-normal priors; slope_log_sd: sd of the log slope of
    the survey around 1. Mix and loadings are uniform on [0, 1].
    """

    threat_sd: float = 1.0
    noise_sd: float = 1.0
    slope_log_sd: float = 0.5


@dataclass(frozen=True)
class Layout:
    """Say which entry of the search vector is which scale.

    noisy, estimated: indices of the terms with a noise sd and with a free loading; survey:
    index of the survey term or None; loading: (M,) the given loadings, used where not estimated.
    """

    noisy: npt.NDArray[np.intp]
    estimated: npt.NDArray[np.intp]
    survey: int | None
    loading: Floats
    slope: Floats

    @property
    def size(self) -> int:
        """Return the number of hyperparameters."""
        return 2 + len(self.noisy) + len(self.estimated) + (self.survey is not None)

    def scales(self, vector: Floats) -> Scales:
        """Turn a search vector (size,) into scales."""
        noise, loading, slope = np.zeros(len(self.loading)), self.loading.copy(), self.slope.copy()
        cut = 2 + len(self.noisy)
        noise[self.noisy] = np.exp(vector[2:cut])
        loading[self.estimated] = special.expit(vector[cut : cut + len(self.estimated)])
        if self.survey is not None:
            slope[self.survey] = np.exp(vector[-1])
        sigma, rho = float(np.exp(vector[0])), float(special.expit(vector[1]))
        return Scales(sigma, rho, noise, loading, slope)

    def first(self) -> Floats:
        """Return where the search starts."""
        vector = np.zeros(self.size)
        vector[0] = np.log(0.5)
        vector[2 : 2 + len(self.noisy)] = np.log(0.3)
        return vector

    def bounds(self) -> list[tuple[float, float]]:
        """Return the bounds of the search, per entry."""
        free = [LOGIT_BOUNDS] * len(self.estimated)
        slope = [LOG_SLOPE_BOUNDS] if self.survey is not None else []
        return [LOG_SD_BOUNDS, LOGIT_BOUNDS, *[LOG_SD_BOUNDS] * len(self.noisy), *free, *slope]


@dataclass(frozen=True)
class Spread:
    """Hold posterior second moments at the mode, given the scales.

    inverse: (n + p, n + p) covariance of (theta, f); predictor, with_effort, with_theta: (n, M)
    variance of a predictor and its covariance with u_i and theta_i; noise: (n, M) variance.
    """

    inverse: Floats
    predictor: Floats
    with_effort: Floats
    with_theta: Floats
    noise: Floats


@dataclass(frozen=True)
class Fitted:
    """Hold the latents and their Hessian at one value of the scales.

    log_density: Laplace's log marginal posterior of the search vector, up to a constant;
    shift: what to add to the mode to reach the mean (third-order term of Laplace's expansion).
    """

    vector: Floats
    latent: Latent
    factor: Factor
    log_density: float
    slopes: Floats
    shift: Latent

    @property
    def mean(self) -> Latent:
        """Return the posterior mean of the latents, given the scales."""
        return self.latent.plus(self.shift)


def spread(factor: Factor) -> Spread:
    """Compute the second moments that the gradient and the mean need."""
    scales, design = factor.given.scales, factor.likelihood.design
    zones = len(factor.effort_precision)
    lower, _ = linalg.lapack.dpotri(factor.cholesky, lower=1)
    inverse = np.tril(lower) + np.tril(lower, -1).T
    theta = np.diag(inverse)[:zones]
    carried = design @ inverse[zones:, zones:]
    cross = np.einsum("imp,ip->im", design, inverse[:zones, zones:])
    base = np.einsum("imp,ikp->imk", carried, design)
    base += cross[:, :, None] * scales.slope + scales.slope[:, None] * cross[:, None, :]
    base += theta[:, None, None] * np.outer(scales.slope, scales.slope)
    with_theta = scales.slope * theta[:, None] + cross
    pull = -factor.information * scales.loading / factor.effort_precision[:, None]
    return _with_effort_and_noise(factor, inverse, base=base, pull=pull, with_theta=with_theta)


def _with_effort_and_noise(
    factor: Factor, inverse: Floats, *, base: Floats, pull: Floats, with_theta: Floats
) -> Spread:
    scales = factor.given.scales
    pulled = np.einsum("imk,ik->im", base, pull)
    effort = np.sum(pulled * pull, axis=1) + 1.0 / factor.effort_precision
    covariance = pulled + scales.loading * effort[:, None]
    moved = np.diagonal(base, axis1=1, axis2=2) + scales.loading * (pulled + covariance)
    own = scales.noise**2 * factor.kept
    theta_effort = np.sum(pull * with_theta, axis=1)
    with_theta = with_theta + np.outer(theta_effort, scales.loading)
    kept = factor.kept
    return Spread(
        inverse,
        kept**2 * moved + own,
        kept * covariance,
        kept * with_theta,
        (1.0 - kept) ** 2 * moved + own,
    )


@dataclass(frozen=True)
class Search:
    """Hold what stays the same while the scales are searched."""

    evidence: Evidence
    layout: Layout
    priors: Priors

    def fit_at(self, vector: Floats, first: Latent) -> Fitted:
        """Fit the latents at one search vector, starting from `first`."""
        given = given_scales(self.evidence, self.layout.scales(vector))
        latent, factor = mode(given, first)
        moments = spread(factor)
        # Tierney and Kadane (1986): half the third derivative times the variance moves the mean.
        skew = 0.5 * factor.likelihood.weight_slope * moments.predictor
        shift = solve(factor, backwards(factor, -skew))
        at_mode = AtMode(latent, factor, moments, shift)
        value, slopes = _log_prior(self.layout, self.priors, vector=vector)
        slopes = slopes + _likelihood_slopes(at_mode, self.layout)
        return Fitted(vector, latent, factor, value + log_marginal(factor, latent), slopes, shift)


@dataclass(frozen=True)
class AtMode:
    """Hold the mode, its Hessian, second moments, and the shift from mode to mean."""

    latent: Latent
    factor: Factor
    moments: Spread
    shift: Latent


def _log_prior(layout: Layout, priors: Priors, *, vector: Floats) -> tuple[float, Floats]:
    cut = 2 + len(layout.noisy)
    sds = np.r_[vector[0], vector[2:cut]]
    widths = np.r_[priors.threat_sd, np.full(len(layout.noisy), priors.noise_sd)]
    squares = np.asarray((np.exp(sds) / widths) ** 2)
    free = np.r_[vector[1], vector[cut : cut + len(layout.estimated)]]
    shares = np.asarray(special.expit(free))
    # Densities of sds and shares are carried to the log and logit scale by their Jacobians.
    value = float(np.sum(sds - 0.5 * squares) + np.sum(np.log(shares) + np.log1p(-shares)))
    slopes = np.r_[1 - squares[0], 1 - 2 * shares[0], 1 - squares[1:], 1 - 2 * shares[1:]]
    if layout.survey is None:
        return value, slopes
    scaled = float(vector[-1]) / priors.slope_log_sd
    return value - 0.5 * scaled**2, np.r_[slopes, -scaled / priors.slope_log_sd]


def _likelihood_slopes(at: AtMode, layout: Layout) -> Floats:
    scales, latent, moments = at.factor.given.scales, at.latent, at.moments
    noise = latent.noise * (latent.noise + 2.0 * at.shift.noise) + moments.noise
    noisy, free = layout.noisy, layout.estimated
    shares = scales.loading[free]
    loads = _design_slopes(at, latent.effort, shift=at.shift.effort, with_it=moments.with_effort)
    parts = [
        _surface_slopes(at),
        np.sum(noise[:, noisy] / scales.noise[noisy] ** 2 - 1.0, axis=0),
        loads[free] * shares * (1.0 - shares),
    ]
    if layout.survey is not None:
        leans = _design_slopes(at, latent.theta, shift=at.shift.theta, with_it=moments.with_theta)
        parts.append(leans[[layout.survey]] * scales.slope[layout.survey])
    return np.concatenate(parts)


def _surface_slopes(at: AtMode) -> Floats:
    given = at.factor.given
    scales, surface = given.scales, given.evidence.surface
    zones = len(given.variances)
    along = surface.vectors.T @ at.latent.theta
    covariance = at.moments.inverse[:zones, :zones]
    second = np.einsum("ij,ij->j", surface.vectors, covariance @ surface.vectors)
    second += along * (along + 2.0 * (surface.vectors.T @ at.shift.theta))
    excess = second / given.variances - 1.0
    mixing = scales.sigma**2 * (surface.spatial - 1.0) / given.variances
    mixing *= scales.rho * (1.0 - scales.rho)
    return np.array([np.sum(excess), 0.5 * np.sum(mixing * excess)])


def _design_slopes(at: AtMode, latent: Floats, *, shift: Floats, with_it: Floats) -> Floats:
    """Differentiate by the factor (M,) that multiplies `latent` in each predictor."""
    like = at.factor.likelihood
    push = like.score - like.weight * forwards(at.factor, at.shift)
    push -= 0.5 * like.weight_slope * at.moments.predictor
    change = latent[:, None] * push - like.weight * with_it + shift[:, None] * like.score
    return np.asarray(change.sum(axis=0))


def fit_scales(search: Search, first: Floats | None = None) -> Fitted:
    """Find the mode of the hyperparameters by a bounded quasi-Newton search from `first`."""
    last = start(search.evidence)

    def target(vector: Floats) -> tuple[float, Floats]:
        nonlocal last
        fitted = search.fit_at(vector, last)
        last = fitted.latent
        return -fitted.log_density, -fitted.slopes

    found = optimize.minimize(
        target,
        search.layout.first() if first is None else first,
        jac=True,
        method="L-BFGS-B",
        bounds=search.layout.bounds(),
        options={"ftol": 1e-9, "gtol": 1e-3, "maxiter": 80},
    )
    return search.fit_at(np.asarray(found.x), last)


def log_evidence(search: Search, best: Fitted, root: Floats) -> float:
    """Return the log probability of the data, the scales integrated out by Laplace.

    Up to a constant of the data alone, so that readings of the same data can be compared; `root`
    is that of the scales' posterior covariance.
    """
    layout, priors = search.layout, search.priors
    widths = np.r_[priors.threat_sd, np.full(len(layout.noisy), priors.noise_sd)]
    normal = float(np.sum(0.5 * np.log(2.0 / np.pi) - np.log(widths)))
    if layout.survey is not None:
        normal -= float(0.5 * np.log(2.0 * np.pi) + np.log(priors.slope_log_sd))
    evidence = search.evidence
    # Both are constants of one model, but not of the same data read by other models.
    normal += 0.5 * float(np.sum(np.log(evidence.fixed_precision)))
    normal -= len(evidence.counts) * float(np.log(evidence.effort_sd))
    volume = float(np.linalg.slogdet(root)[1]) + 0.5 * layout.size * float(np.log(2.0 * np.pi))
    return best.log_density + normal + volume


def integration_points(search: Search, best: Fitted, root: Floats) -> tuple[list[Fitted], Floats]:
    """Fit at points around the mode of the scales and weigh them by their density.

    The points are the folded-over two-level design inside a central composite design (Rue et
    al. 2009): one posterior sd up or down in every direction at once, so mean and covariance of
    the scales are matched and the third moments vanish. `root`: of the scales' posterior
    covariance. Returns fits and weights summing to 1.
    """
    size, bounds = search.layout.size, np.array(search.layout.bounds())
    steps = _two_level_design(size) @ root.T
    vectors = np.clip(best.vector + steps, bounds[:, 0], bounds[:, 1])
    fits = [search.fit_at(vector, best.latent) for vector in vectors]
    densities = np.array([fitted.log_density for fitted in fits])
    weights = np.exp(densities - densities.max())
    return fits, weights / weights.sum()


def _two_level_design(size: int) -> Floats:
    order = 1 << int(np.ceil(np.log2(size + 1)))
    half = linalg.hadamard(order)[:, 1 : size + 1].astype(np.float64)
    return np.vstack([half, -half])


def root_of_covariance(search: Search, best: Fitted) -> Floats:
    """Return a root (size, size) of the scales' posterior covariance, from slopes at the mode."""
    step, size = 0.1, search.layout.size
    curvature = np.empty((size, size))
    for k in range(size):
        move = step * np.eye(size)[k]
        ahead = search.fit_at(best.vector + move, best.latent).slopes
        behind = search.fit_at(best.vector - move, best.latent).slopes
        curvature[k] = (behind - ahead) / (2.0 * step)
    values, vectors = np.linalg.eigh((curvature + curvature.T) / 2.0)
    # A direction the data and the prior leave almost flat is walked one unit, no further.
    return np.asarray(vectors / np.sqrt(np.maximum(values, 1.0)))
