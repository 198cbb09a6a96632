"""Threat per head with enforcement taken out: one latent surface behind several channels.

Arrests follow effort (Lum and Isaac 2016; Ensign et al. 2018), so no channel of the officers is
read as threat. A shared-component model (Knorr-Held and Best 2001) takes what cases, reports,
health records and a survey have in common; what only the officers' channels have in common is
effort. What residents report because officers are present cannot be told from threat by this or
any model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg

from geo.bym2 import Adjacency
from geo.threat_evidence import Channel, Counts, Effort, Sources, Survey, assemble
from geo.threat_scales import Fitted, Priors, Search, fit_scales, integration_points

Floats = npt.NDArray[np.float64]

__all__ = ["Channel", "Effort", "Interval", "Survey", "Threat", "fit_threat", "interval"]


@dataclass(frozen=True)
class Interval:
    """Hold mean, low and high of a 90 % interval, arrays of one shape."""

    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Threat:
    """Hold the posterior of threat per head in n zones.

    draws: (R, n) log threat, population-weighted mean 0 in every draw. scales: sd (`sigma`) and
    spatial share (`rho`) of log threat, `slope` of the survey where there is one. noise: per
    channel (and `effort`), sd of its own noise. loading: per channel, how far it follows effort.
    coverage: per channel, share of its records whose zone is known. pilot: factor exp(beta) on
    the counts of a running pilot, or None. contrast: (n,) what officers recorded as a multiple
    of what threat alone would give them, 1 = usual in the city, NaN without such a channel.
    signals, contributions: per term (channels, `effort`, `survey`) (n,): its own log rate (log
    odds for the survey) against the city, NaN where it has no term, and what it adds to log
    threat, neighbours included; contributions sum to the fitted log threat, but for the little
    that the split over years tells when there is a pilot.
    """

    draws: Floats
    population: Floats
    scales: dict[str, float]
    noise: dict[str, float]
    loading: dict[str, float]
    coverage: dict[str, float]
    pilot: Interval | None
    contrast: Interval
    signals: dict[str, Floats]
    contributions: dict[str, Floats]

    @property
    def threat(self) -> Interval:
        """Return threat per head (n,), 1 = the city's population-weighted (geometric) mean."""
        return interval(np.exp(self.draws))

    @property
    def burden(self) -> Interval:
        """Return population times threat (n,), in persons under usual threat."""
        return interval(self.population * np.exp(self.draws))


def interval(draws: Floats, level: float = 0.90) -> Interval:
    """Summarise draws (R, ...) by mean and equal-tailed interval along the first axis."""
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(draws, [tail, 1.0 - tail], axis=0)
    return Interval(draws.mean(axis=0), low, high)


def fit_threat(
    channels: Sequence[Channel],
    population: Floats,
    adjacency: Adjacency,
    *,
    survey: Survey | None = None,
    effort: Effort | None = None,
    post: Counts | None = None,
    draws: int = 2000,
    seed: int,
) -> Threat:
    """Fit threat per head from channels that see it differently, and draw from its posterior.

    population: (n,) persons, 0 = nobody lives there and its records say nothing; adjacency:
    binary symmetric (n, n) with an empty diagonal; post: (n, T) of 0 and 1, 1 = pilot running in
    that zone and year, used by the channels counted by year. Counts are Poisson, survey answers
    binomial; theta is BYM2 (Riebler et al. 2016), effort has a wide fixed sd. Laplace for the
    latents with the mean corrected to third order (Tierney and Kadane 1986), hyperparameters
    integrated over design points (Rue et al. 2009). Raises ThreatNotIdentified without a channel
    that does not follow the officers, NoPopulation, and InvalidArgument for arrays that do not
    fit together.
    """
    people = np.asarray(population, dtype=np.float64)
    sources = Sources(channels, people, adjacency, survey, effort, post)
    evidence, layout = assemble(sources)
    search = Search(evidence, layout, Priors())
    best = fit_scales(search)
    fits, weights = integration_points(search, best)
    sampled = _sample_all(fits, weights, draws=draws, seed=seed)
    return _describe(sources, best, sampled=sampled, fits=fits, weights=weights)


@dataclass(frozen=True)
class Sampled:
    """Hold draws of theta (R, n), excess (R, n, M: log of effort and noise) and fixed (R, p)."""

    theta: Floats
    excess: Floats
    fixed: Floats


def _sample_all(fits: list[Fitted], weights: Floats, *, draws: int, seed: int) -> Sampled:
    """Draw from the mixture over the design points."""
    rng = np.random.default_rng(seed)
    shares = _shares_of_draws(weights, draws)
    parts = [
        sample_given_scales(fitted, int(share), rng=rng)
        for fitted, share in zip(fits, shares, strict=True)
        if share
    ]
    return Sampled(
        np.concatenate([part.theta for part in parts]),
        np.concatenate([part.excess for part in parts]),
        np.concatenate([part.fixed for part in parts]),
    )


def _shares_of_draws(weights: Floats, draws: int) -> npt.NDArray[np.int64]:
    # Cumulative rounding hands out exactly `draws`, each point within one of its due.
    edges = np.round(np.concatenate([[0.0], np.cumsum(weights)]) * draws)
    edges[-1] = draws
    return np.diff(edges).astype(np.int64)


def sample_given_scales(fitted: Fitted, draws: int, *, rng: np.random.Generator) -> Sampled:
    """Draw the latents at one value of the scales: (theta, f) first, then effort, then noise."""
    factor, mean = fitted.factor, fitted.mean
    scales, zones = factor.given.scales, len(mean.theta)
    white = rng.standard_normal((zones + len(mean.fixed), draws))
    both = linalg.solve_triangular(factor.cholesky, white, lower=True, trans="T").T
    theta, fixed = both[:, :zones], both[:, zones:]
    base = theta[:, :, None] * scales.slope + np.einsum(
        "imp,rp->rim", factor.likelihood.design, fixed
    )
    loaded = factor.information * scales.loading / factor.effort_precision[:, None]
    effort = rng.standard_normal((draws, zones)) / np.sqrt(factor.effort_precision)
    effort -= np.sum(base * loaded, axis=2)
    moved = base + effort[:, :, None] * scales.loading
    noise = rng.standard_normal(moved.shape) * scales.noise * np.sqrt(factor.kept)
    noise -= (1.0 - factor.kept) * moved
    typical = np.outer(mean.effort, scales.loading) + mean.noise
    excess = typical + effort[:, :, None] * scales.loading + noise
    return Sampled(mean.theta + theta, excess, mean.fixed + fixed)


def _describe(
    sources: Sources, best: Fitted, *, sampled: Sampled, fits: list[Fitted], weights: Floats
) -> Threat:
    channels = sources.channels
    names = [channel.name for channel in channels]
    terms = [*names, *["effort"] * (sources.effort is not None)]
    scales = [fitted.factor.given.scales for fitted in fits]
    noise = weights @ np.array([scale.noise for scale in scales])
    loading = weights @ np.array([scale.loading for scale in scales])
    city = {
        "sigma": float(weights @ [scale.sigma for scale in scales]),
        "rho": float(weights @ [scale.rho for scale in scales]),
    }
    if sources.survey is not None:
        city["slope"] = float(weights @ [scale.slope[-1] for scale in scales])
        terms.append("survey")
    signals, contributions = _pulls(best, sources.population)
    return Threat(
        draws=_centred(sampled.theta, sources.population),
        population=sources.population,
        scales=city,
        noise=dict(zip(terms, map(float, noise[: len(terms)]), strict=False)),
        loading=dict(zip(names, map(float, loading), strict=False)),
        coverage={channel.name: channel.coverage for channel in channels},
        pilot=None if sources.post is None else interval(np.exp(sampled.fixed[:, -1])),
        contrast=_contrast(sources, sampled),
        signals=dict(zip(terms, signals.T, strict=True)),
        contributions=dict(zip(terms, contributions.T, strict=True)),
    )


def _centred(values: Floats, population: Floats) -> Floats:
    """Take the population-weighted mean of every row (R, n) away."""
    return np.asarray(values - (values @ population / population.sum())[:, None])


def _contrast(sources: Sources, sampled: Sampled) -> Interval:
    """Compare what officers recorded with what threat alone would give them, per draw."""
    officers = [c for c, channel in enumerate(sources.channels) if channel.enforcement]
    if not officers:
        return interval(np.full(sampled.theta.shape, np.nan))
    records = np.array([np.nansum(sources.channels[c].totals) for c in officers]) + 0.5
    found = np.log(np.exp(sampled.excess[:, :, officers]) @ (records / records.sum()))
    return interval(np.exp(_centred(found, sources.population)))


def _pulls(best: Fitted, population: Floats) -> tuple[Floats, Floats]:
    """Split the fitted log threat by term: own signals and contributions, (n, M) each.

    At the mode the fit is linear in each term's working response (its predictor plus residual
    over weight), so the parts add up.
    """
    factor, latent = best.factor, best.latent
    like, scales = factor.likelihood, factor.given.scales
    zones, terms = like.weight.shape
    fitted = np.outer(latent.theta, scales.slope) + np.outer(latent.effort, scales.loading)
    fitted += like.design @ latent.fixed + latent.noise
    seen = like.weight > 0
    response = fitted + np.where(seen, like.score / np.where(seen, like.weight, 1.0), 0.0)
    right = np.empty((zones + len(latent.fixed), terms))
    right[:zones] = np.einsum("k,ikm,im->im", scales.slope, factor.joint, response)
    right[zones:] = np.einsum("ikp,ikm,im->pm", like.design, factor.joint, response)
    parts = linalg.cho_solve((factor.cholesky, True), right)[:zones]
    weights = np.where(seen, population[:, None], 0.0)
    means = np.sum(weights * response, axis=0) / np.maximum(weights.sum(axis=0), 1.0)
    signals = np.where(seen, response - means, np.nan)
    return signals, _centred(parts.T, population).T
