"""Threat: latent need per head, from the channels that enforcement does not steer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.errors import NoPopulation, NotEnoughData
from geo.rates import empirical_bayes, gamma_posterior

Floats = NDArray[np.float64]
DRAWS = 4000


@dataclass(frozen=True)
class Threat:
    """Hold draws of threat per head, shape (R, n); each draw's population-weighted mean is 1."""

    draws: Floats
    population: Floats

    @property
    def mean(self) -> Floats:
        """Return the posterior mean of threat per head, shape (n,)."""
        return np.asarray(self.draws.mean(axis=0))

    @property
    def burden_draws(self) -> Floats:
        """Return draws of burden, population × threat, shape (R, n)."""
        return self.draws * self.population

    def interval(self, *, level: float = 0.9) -> tuple[Floats, Floats]:
        """Return the equal-tailed posterior interval of threat per head."""
        tail = (1 - level) / 2
        low, high = np.quantile(self.draws, [tail, 1 - tail], axis=0)
        return low, high


def pooled_threat(
    counts: dict[str, NDArray[np.integer]], population: Floats, *, seed: int, draws: int = DRAWS
) -> Threat:
    """Estimate threat from pooled counts of channels that are not enforcement.

    `counts`: per kind the count of each kelurahan, shape (n,); `population`: inhabitants. The
    pooled count is smoothed by a gamma prior with the moments of Marshall (1991); draws of the
    posterior are scaled to a population-weighted mean of 1. Raises `NoPopulation`, and
    `NotEnoughData` when no such channel has a count.
    """
    if not (np.isfinite(population).all() and (population > 0).all()):
        raise NoPopulation(
            id="Penduduk tiap kelurahan tidak diketahui: hanya jumlah yang ditampilkan, tanpa laju "
            "dan tanpa urutan kebutuhan. Tambahkan batas wilayah dengan --population-field.",
            en="The population of each kelurahan is unknown: counts only, no rates and no ranking "
            "by need. Add the boundaries with --population-field.",
        )
    pooled = np.sum([np.asarray(c) for c in counts.values()], axis=0) if counts else np.zeros(0)
    if not pooled.sum():
        raise NotEnoughData(
            id="Belum ada laporan masyarakat, rehabilitasi atau pascarehabilitasi. Penangkapan "
            "saja menunjukkan di mana petugas mencari, bukan ancaman; impor kanal lain dahulu.",
            en="There are no resident reports, rehabilitation or aftercare records. Arrests alone "
            "show where officers looked, not threat; import another channel first.",
        )
    fit = empirical_bayes(pooled, population)
    shape, rate = gamma_posterior(pooled, population, mean=fit.mean, variance=fit.variance)
    rng = np.random.default_rng(seed)
    per_head = rng.gamma(shape, 1 / rate, size=(draws, len(population)))
    centre = per_head @ population / population.sum()
    return Threat(per_head / centre[:, None], population)
