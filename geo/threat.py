"""Threat per head with enforcement taken out: one latent surface behind several channels.

Arrests follow effort (Lum and Isaac 2016; Ensign et al. 2018), so no channel of the officers is
read as threat. A shared-component model (Knorr-Held and Best 2001) takes what cases, reports,
health records and a survey have in common; what only the officers' channels have in common is
effort. What residents report because officers are present cannot be told from threat by this or
any model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import linalg
from threadpoolctl import threadpool_limits

from geo.bym2 import Adjacency
from geo.threat_doubt import Reading, readings
from geo.threat_evidence import Channel, Counts, Effort, Sources, Survey
from geo.threat_model import Scales
from geo.threat_pulls import centred, pulls_of
from geo.threat_scales import Fitted, integration_points

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
    silent: per doubted channel, probability that it says nothing about threat.
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
    silent: dict[str, float]
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
    rng = np.random.default_rng(seed)
    # Many small matrices: more threads win little on an idle machine, wait for each other on a busy
    # one (2 s became 30 s), and sum in another order, so that a replay would not be the same.
    with threadpool_limits(limits=1, user_api="blas"):
        read = readings(sources)
        shares = _shares_of_draws(np.array([reading.belief for reading in read]), draws)
        split = zip(read, shares, strict=True)
        parts = [_part(reading, int(share), rng) for reading, share in split if share]
        return _describe(sources, parts, {r.silent: r.belief for r in read if r.silent})


@dataclass(frozen=True)
class Sampled:
    """Hold draws of theta (R, n), excess (R, n, M: log of effort and noise) and fixed (R, p)."""

    theta: Floats
    excess: Floats
    fixed: Floats


@dataclass(frozen=True)
class _Part:
    """Hold one reading's draws, with its design points and their weights (summing to 1)."""

    reading: Reading
    sampled: Sampled
    fits: list[Fitted]
    weights: Floats

    @property
    def share(self) -> int:
        return len(self.sampled.theta)

    def mean_of(self, value: Callable[[Scales], Floats | float]) -> Floats:
        """Average a figure of the scales over the design points."""
        return np.asarray(
            np.tensordot(self.weights, [value(f.factor.given.scales) for f in self.fits], axes=1)
        )


def _part(reading: Reading, draws: int, rng: np.random.Generator) -> _Part:
    """Draw from one reading's mixture over the design points."""
    fits, weights = integration_points(reading.search, reading.best, reading.root)
    shares = _shares_of_draws(weights, draws)
    parts = [
        sample_given_scales(fitted, int(share), rng=rng)
        for fitted, share in zip(fits, shares, strict=True)
        if share
    ]
    sampled = Sampled(
        np.concatenate([part.theta for part in parts]),
        np.concatenate([part.excess for part in parts]),
        np.concatenate([part.fixed for part in parts]),
    )
    return _Part(reading, sampled, fits, weights)


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


def _describe(sources: Sources, parts: list[_Part], silent: dict[str, float]) -> Threat:
    """Put the readings together, each with the weight of its draws."""
    weights = np.array([part.share for part in parts], dtype=np.float64)
    told = [_told_by(part) for part in parts]
    people = sources.population
    contrast = np.concatenate([_contrast(part) for part in parts])
    pilot = np.concatenate([part.sampled.fixed[:, -1] for part in parts])
    return Threat(
        draws=centred(np.concatenate([part.sampled.theta for part in parts]), people),
        population=people,
        scales=_floats(_average([t.scales for t in told], weights)),
        noise=_floats(_average([t.noise for t in told], weights)),
        loading=_floats(_average([t.loading for t in told], weights)),
        silent=silent,
        coverage={channel.name: channel.coverage for channel in sources.channels},
        pilot=None if sources.post is None else interval(np.exp(pilot)),
        contrast=interval(np.exp(centred(contrast, people))),
        signals=_average([t.signals for t in told], weights),
        contributions=_average([t.contributions for t in told], weights),
    )


@dataclass(frozen=True)
class _Told:
    """Hold what one reading tells by name: scales, noise, loading, signals, contributions."""

    scales: dict[str, Any]
    noise: dict[str, Any]
    loading: dict[str, Any]
    signals: dict[str, Floats]
    contributions: dict[str, Floats]


def _told_by(part: _Part) -> _Told:
    sources, reading = part.reading.sources, part.reading
    names = [channel.name for channel in sources.channels]
    noisy = [*names, *["effort"] * (sources.effort is not None)]
    terms = [*noisy, *["survey"] * (sources.survey is not None)]
    scales = {"sigma": part.mean_of(lambda s: s.sigma), "rho": part.mean_of(lambda s: s.rho)}
    if sources.survey is not None:
        scales["slope"] = part.mean_of(lambda s: s.slope[-1])
    noise = dict(zip(noisy, part.mean_of(lambda s: s.noise), strict=False))
    loading = dict(zip(names, part.mean_of(lambda s: s.loading), strict=False))
    signals, pulls = pulls_of(reading.best, sources.population)
    by_term = dict(zip(terms, signals.T, strict=True))
    contributions = dict(zip(terms, pulls.T, strict=True))
    if reading.silent:
        # It has its own pattern, which is all noise, and moves nobody up or down.
        noise[reading.silent], loading[reading.silent] = reading.own_sd, 0.0
        by_term[reading.silent] = reading.own_signal
        contributions[reading.silent] = np.zeros(len(sources.population))
    return _Told(scales, noise, loading, by_term, contributions)


def _contrast(part: _Part) -> Floats:
    """Compare, on the log scale, what officers recorded with what threat alone would give them.

    Returns one row per draw (R, n), NaN where no channel is the officers'.
    """
    channels, sampled = part.reading.sources.channels, part.sampled
    officers = [c for c, channel in enumerate(channels) if channel.enforcement]
    if not officers:
        return np.full(sampled.theta.shape, np.nan)
    records = np.array([np.nansum(channels[c].totals) for c in officers]) + 0.5
    return np.asarray(np.log(np.exp(sampled.excess[:, :, officers]) @ (records / records.sum())))


def _average(told: list[dict[str, Any]], weights: Floats) -> dict[str, Any]:
    """Average what readings tell by name; all of them tell of the same names."""
    return {
        name: sum(w * t[name] for w, t in zip(weights / weights.sum(), told, strict=True))
        for name in told[0]
    }


def _floats(values: dict[str, Any]) -> dict[str, float]:
    return {name: float(value) for name, value in values.items()}
