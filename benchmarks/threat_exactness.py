"""Compare the Laplace fit of the threat model with exact sampling, in three simulated worlds.

The peer is Hamiltonian Monte Carlo on every latent and every hyperparameter at once, whitened by
Laplace's Hessians. It shares with the model the assembled data, the priors and this whitening,
which changes its speed and not its answer; likelihood and gradient are written out here again.
Run as
    python benchmarks/threat_exactness.py [--worlds 3] [--samples 3000]
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import linalg, optimize, special

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.decision_quality import BOUNDARIES, POPULATION, City, read_city
from geo.threat import fit_threat
from geo.threat_evidence import Sources, assemble
from geo.threat_model import Evidence, Scales
from geo.threat_scales import Layout, Priors, Search, fit_scales, root_of_covariance
from geo.worlds import World, simulate_world

Floats = npt.NDArray[np.float64]

CHAINS = 4
LEAPFROGS = 24
WANTED_ACCEPTANCE = 0.8
DIVERGED = 1000.0
FARTHEST = 12.0


@dataclass(frozen=True)
class Posterior:
    """Hold the model for exact sampling, in standardised (non-centred) coordinates.

    A state is [theta / its scales along the surface (n), u / sd (n), eps / sd (n * noisy),
    fixed effects (M), scales].
    """

    evidence: Evidence
    layout: Layout
    priors: Priors

    def parts(self, state: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Cut a state into theta, effort, noise (n, noisy), fixed effects and scales."""
        zones, terms = self.evidence.counts.shape
        noisy = len(self.layout.noisy)
        cuts = np.cumsum([zones, zones, zones * noisy, terms])
        theta, effort, noise, fixed, vector = np.split(state, cuts)
        return theta, effort, noise.reshape(zones, noisy), fixed, vector

    def scales(self, tail: Floats) -> Scales:
        """Turn the last entries of a state into scales.

        The sds of theta and noise are signed here: a sd that may be near 0 is a smooth point of
        the posterior instead of an endless tail on the log scale, and the sign means nothing.
        """
        vector = tail.copy()
        vector[self.signed] = np.log(np.maximum(np.abs(tail[self.signed]), 1e-12))
        return self.layout.scales(vector)

    @property
    def signed(self) -> npt.NDArray[np.intp]:
        """Return which entries of the tail are signed sds: of theta, then of noise."""
        return np.array([0, *range(2, 2 + len(self.layout.noisy))], dtype=np.intp)

    def value_and_slopes(self, state: Floats) -> tuple[float, Floats]:
        """Return the log posterior density and its gradient."""
        white_theta, white_effort, white_noise, fixed, tail = self.parts(state)
        if np.abs(tail).max() > FARTHEST:
            return -np.inf, np.zeros_like(state)
        evidence, layout = self.evidence, self.layout
        scales, surface, cut = self.scales(tail), evidence.surface, 2 + len(layout.noisy)
        roots = np.sqrt(surface.variances(1.0, scales.rho))
        unit = surface.vectors @ (roots * white_theta)
        theta, effort = tail[0] * unit, evidence.effort_sd * white_effort
        predictor = evidence.offset + fixed + np.outer(theta, scales.slope)
        predictor += np.outer(effort, scales.loading)
        predictor[:, layout.noisy] += white_noise * tail[2:cut]
        value, score = self._likelihood(predictor)
        to_theta, noisy = score @ scales.slope, score[:, layout.noisy]
        along = tail[0] * (surface.vectors.T @ to_theta)
        prior, slopes = self._prior(tail)
        mixing = (surface.spatial - 1.0) * scales.rho * (1.0 - scales.rho)
        shares = scales.loading[layout.estimated]
        free = slice(cut, cut + len(layout.estimated))
        slopes[0] += to_theta @ unit
        slopes[1] += np.sum(along * white_theta * mixing / (2.0 * roots))
        slopes[2:cut] += np.sum(white_noise * noisy, axis=0)
        slopes[free] += (effort @ score[:, layout.estimated]) * shares * (1.0 - shares)
        if layout.survey is not None:
            slopes[-1] += theta @ score[:, layout.survey] * scales.slope[layout.survey]
        white = np.concatenate([white_theta, white_effort, white_noise.ravel()])
        penalty = np.sum(white**2) + np.sum(fixed**2 * evidence.fixed_precision)
        pulls = [
            roots * along - white_theta,
            evidence.effort_sd * (score @ scales.loading) - white_effort,
            (noisy * tail[2:cut] - white_noise).ravel(),
            score.sum(axis=0) - fixed * evidence.fixed_precision,
            slopes,
        ]
        return value + prior - 0.5 * float(penalty), np.concatenate(pulls)

    def _likelihood(self, predictor: Floats) -> tuple[float, Floats]:
        evidence, seen = self.evidence, self.evidence.observed
        trials = evidence.trials[:, None]
        mean = np.where(
            evidence.binomial, trials * special.expit(predictor), np.exp(np.minimum(predictor, 50))
        )
        partition = np.where(evidence.binomial, trials * np.logaddexp(0.0, predictor), mean)
        value = float(np.sum((evidence.counts * predictor - partition)[seen]))
        return value, np.where(seen, evidence.counts - mean, 0.0)

    def _prior(self, tail: Floats) -> tuple[float, Floats]:
        layout, priors = self.layout, self.priors
        widths = np.r_[priors.threat_sd, np.full(len(layout.noisy), priors.noise_sd)]
        slopes, sds = np.zeros(len(tail)), tail[self.signed] / widths
        slopes[self.signed] = -sds / widths
        free = np.r_[1, 2 + len(layout.noisy) : 2 + len(layout.noisy) + len(layout.estimated)]
        shares = special.expit(tail[free])
        slopes[free] = 1.0 - 2.0 * shares
        value = float(np.sum(np.log(shares * (1.0 - shares))) - 0.5 * np.sum(sds**2))
        if layout.survey is not None:
            value -= 0.5 * (tail[-1] / priors.slope_log_sd) ** 2
            slopes[-1] = -tail[-1] / priors.slope_log_sd**2
        return value, slopes


def whitening(posterior: Posterior, latents: int) -> tuple[Floats, Floats]:
    """Return a centre and a root of the covariance: Laplace's, latents and scales apart."""
    search = Search(posterior.evidence, posterior.layout, posterior.priors)
    best = fit_scales(search)
    tail, stretch = best.vector.copy(), np.ones(len(best.vector))
    tail[posterior.signed] = stretch[posterior.signed] = np.exp(tail[posterior.signed])

    def downhill(latent: Floats) -> tuple[float, Floats]:
        value, slopes = posterior.value_and_slopes(np.concatenate([latent, tail]))
        return -value, -slopes[:latents]

    found = optimize.minimize(downhill, np.zeros(latents), jac=True, method="L-BFGS-B")
    hessian = np.empty((latents, latents))
    for k in range(latents):
        move = 1e-4 * np.eye(latents)[k]
        ahead, behind = downhill(found.x + move)[1], downhill(found.x - move)[1]
        hessian[k] = (ahead - behind) / 2e-4
    values, vectors = linalg.eigh((hessian + hessian.T) / 2.0)
    of_scales = stretch[:, None] * root_of_covariance(search, best)
    root = linalg.block_diag(vectors / np.sqrt(values), of_scales)
    return np.concatenate([found.x, tail]), np.asarray(root)


@dataclass
class Chain:
    """Run one chain of Hamiltonian Monte Carlo in whitened coordinates."""

    posterior: Posterior
    mode: Floats
    root: Floats
    rng: np.random.Generator
    step: float = 0.05

    def sample(self, samples: int, warm_up: int) -> Floats:
        """Return states (samples, size) after a warm-up that tunes the step."""
        here = 0.3 * self.rng.standard_normal(len(self.mode))
        value, slopes = self._at(here)
        kept = np.empty((samples, len(here)))
        for k in range(-warm_up, samples):
            here, value, slopes, chance = self._move(here, value=value, slopes=slopes)
            if k < 0:
                self.step *= float(np.exp(0.05 * (chance - WANTED_ACCEPTANCE)))
            else:
                kept[k] = self.mode + self.root @ here
        return kept

    def _at(self, here: Floats) -> tuple[float, Floats]:
        value, slopes = self.posterior.value_and_slopes(self.mode + self.root @ here)
        return value, self.root.T @ slopes

    def _move(
        self, here: Floats, *, value: float, slopes: Floats
    ) -> tuple[Floats, float, Floats, float]:
        momentum = self.rng.standard_normal(len(here))
        energy = value - 0.5 * float(momentum @ momentum)
        # A jittered length keeps trajectories from closing on themselves.
        step = self.step * self.rng.uniform(0.8, 1.2)
        place, reached, pull = here, value, slopes
        for _ in range(LEAPFROGS):
            momentum = momentum + 0.5 * step * pull
            place = place + step * momentum
            reached, pull = self._at(place)
            momentum = momentum + 0.5 * step * pull
            if not reached > energy - DIVERGED:
                return here, value, slopes, 0.0
        gain = reached - 0.5 * float(momentum @ momentum) - energy
        chance = float(np.exp(min(0.0, gain)))
        if self.rng.random() < chance:
            return place, reached, pull, chance
        return here, value, slopes, chance


@dataclass(frozen=True)
class Exact:
    """Hold exact draws of log threat (chains, samples, n), centred."""

    theta: Floats

    def mixing(self) -> float:
        """Return the largest split R-hat over zones (Gelman et al. 2013); 1 = mixed."""
        half = self.theta.shape[1] // 2
        split = np.concatenate([self.theta[:, :half], self.theta[:, half : 2 * half]])
        within = split.var(axis=1, ddof=1).mean(axis=0)
        between = split.mean(axis=1).var(axis=0, ddof=1)
        return float(np.sqrt((within * (half - 1) / half + between) / within).max())


def sample_exactly(posterior: Posterior, population: Floats, *, samples: int, seed: int) -> Exact:
    """Run the chains and centre every draw with population weights."""
    zones, terms = posterior.evidence.counts.shape
    size = zones * (2 + len(posterior.layout.noisy)) + terms + posterior.layout.size
    mode, root = whitening(posterior, size - posterior.layout.size)
    surface = posterior.evidence.surface
    thetas = []
    for generator in np.random.default_rng(seed).spawn(CHAINS):
        states = Chain(posterior, mode, root, generator).sample(samples, samples // 4)
        tails = states[:, size - posterior.layout.size :]
        scales = [posterior.scales(tail) for tail in tails]
        roots = np.sqrt([surface.variances(1.0, scale.rho) for scale in scales])
        theta = (tails[:, :1] * roots * states[:, :zones]) @ surface.vectors.T
        thetas.append(theta - (theta @ population / population.sum())[:, None])
    return Exact(np.array(thetas))


def compare(world: World, city: City, *, samples: int, seed: int) -> None:
    """Print how far the Laplace fit is from exact sampling in one world."""
    sources = Sources(
        world.channels(), city.population, city.adjacency, world.survey(), world.effort(), None
    )
    evidence, layout = assemble(sources)
    began = time.perf_counter()
    exact = sample_exactly(
        Posterior(evidence, layout, Priors()), city.population, samples=samples, seed=seed
    )
    took = time.perf_counter() - began
    began = time.perf_counter()
    # Exact sampling knows one reading only: every channel is believed.
    threat = fit_threat(
        [replace(channel, doubt=0.0) for channel in world.channels()],
        city.population,
        city.adjacency,
        survey=world.survey(),
        effort=world.effort(),
        draws=20_000,
        seed=seed,
    )
    pooled = exact.theta.reshape(-1, exact.theta.shape[2])
    gap = threat.draws.mean(axis=0) - pooled.mean(axis=0)
    ratio = threat.draws.std(axis=0) / pooled.std(axis=0)
    print(
        f"{seed:6d}{np.sqrt(np.mean(gap**2)):10.4f}{np.abs(gap).max():10.4f}"
        f"{ratio.min():10.3f}{ratio.max():8.3f}{exact.mixing():9.3f}"
        f"{took:11.0f}{time.perf_counter() - began:9.2f}",
        flush=True,
    )


def main() -> None:
    """Compare in a few worlds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--samples", type=int, default=3000, help="per chain, after warm-up")
    parser.add_argument("--boundaries", type=Path, default=BOUNDARIES)
    parser.add_argument("--population", type=Path, default=POPULATION)
    arguments = parser.parse_args()
    city = read_city(arguments.boundaries, arguments.population)
    print(
        f"{'seed':>6}{'rms gap':>10}{'max gap':>10}{'least sd':>10}{'most':>8}"
        f"{'R-hat':>9}{'exact s':>11}{'fit s':>9}"
    )
    for seed in range(arguments.first_seed, arguments.first_seed + arguments.worlds):
        world = simulate_world(city.population, city.adjacency, seed=seed)
        compare(world, city, samples=arguments.samples, seed=seed)


if __name__ == "__main__":
    main()
