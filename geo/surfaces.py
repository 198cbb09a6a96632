"""Surfaces of expectation: where the next events should fall, by past ones. Each sums to 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import KDTree

from geo.forecast_scores import AREA_BUDGETS, picked
from geo.study_area import StudyArea

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Fading = Callable[[Floats], Floats]

_REACH = 3.0  # bandwidths at which the Gaussian kernel is cut off
NAIVE_WINDOWS_DAYS = (28.0, 90.0, 365.0)
HALF_LIVES_DAYS = (7.0, 30.0, 90.0, 365.0)
BANDWIDTHS_CELLS = (0.0, 0.6, 1.0, 2.0, 4.0)
DENSITY_BANDWIDTH_CELLS = 2.0
_PRIOR_EVENTS = 30.0  # what the tuning believes beforehand is worth this many events
_PRIOR_ON_ANCHOR = 0.9  # of which this part on the best naive count, the rest spread evenly
_MOST_STEPS = 500
_CONVERGED = 1e-7


@dataclass(frozen=True)
class Past:
    """Hold the events known at one moment: their cells and how many days ago they were."""

    cells: Ints
    ages_days: Floats

    def faded(self, fading: Fading, size: int) -> Floats:
        """Return the count per cell with each event weighed by its age; uniform if nothing is left.

        Sums to 1, shape (size,).
        """
        mass = np.bincount(self.cells, weights=fading(self.ages_days), minlength=size)
        total = mass.sum()
        return mass / total if total > 0 else np.full(size, 1 / size)


def within(days: float) -> Fading:
    """Return the fading that counts events of the last `days` alike and older ones not at all."""
    return lambda ages: (ages <= days).astype(float)


def halving(days: float) -> Fading:
    """Return the fading that halves an event's weight every `days`."""
    return lambda ages: np.exp2(-ages / days)


NAIVE: dict[str, Fading] = {
    "all days": within(np.inf),
    **{f"{days:.0f} days": within(days) for days in NAIVE_WINDOWS_DAYS},
}
FADINGS: dict[str, Fading] = {
    **NAIVE,
    **{f"half-life {days:.0f} days": halving(days) for days in HALF_LIVES_DAYS},
}


@dataclass(frozen=True)
class Smoother:
    """Hold the Gaussian kernels of an area, one per bandwidth in cells; 0 leaves counts alone."""

    area: StudyArea
    bandwidths_cells: tuple[float, ...] = BANDWIDTHS_CELLS  # with 0 and that of the density

    @cached_property
    def kernels(self) -> tuple[sparse.csr_array, ...]:
        """Return one n × n matrix per bandwidth; columns sum to 1, so no event leaks out."""
        return tuple(self._kernel(width) for width in self.bandwidths_cells)

    def _kernel(self, width_cells: float) -> sparse.csr_array:
        size = len(self.area.x_m)
        if width_cells == 0:
            return sparse.csr_array(sparse.eye_array(size))
        tree = KDTree(np.column_stack([self.area.x_m, self.area.y_m]))
        width_m = width_cells * self.area.spacing_m
        near = tree.sparse_distance_matrix(tree, _REACH * width_m, output_type="coo_matrix")
        mass = np.exp(-0.5 * (near.data / width_m) ** 2) * self.area.area_km2[near.row]
        kernel = sparse.csr_array((mass, (near.row, near.col)), shape=(size, size))
        total: Floats = np.asarray(kernel.sum(axis=0), float).ravel()
        return sparse.csr_array(kernel @ sparse.diags_array(1 / total))

    def family(self, past: Past) -> Floats:
        """Return every combination of bandwidth and fading, and the even ground, shape (n, K)."""
        size = len(self.area.x_m)
        faded = np.column_stack([past.faded(fading, size) for fading in FADINGS.values()])
        smooth = [np.asarray(kernel @ faded) for kernel in self.kernels]
        return np.concatenate([*smooth, self.area.share[:, None]], axis=1)

    @property
    def members(self) -> tuple[str, ...]:
        """Return the name of each column of `family`."""
        named = [f"{name}, {width:g} cells" for width in self.bandwidths_cells for name in FADINGS]
        return (*named, "even")


@dataclass(frozen=True)
class Mixture:
    """Hold the tuned smoothed count: weights over the members of a smoother's family, (K,)."""

    weights: Floats
    members: tuple[str, ...]
    log_score: float
    events: int

    def surface(self, smoother: Smoother, past: Past) -> Floats:
        """Return the expected share of events per cell, shape (n,)."""
        return np.asarray(smoother.family(past) @ self.weights)


def tune(smoother: Smoother, splits: list[tuple[Past, Ints]]) -> Mixture:
    """Weigh the family's members so that events held out of the past are best foreseen.

    `splits`: pairs of what was known and the cells of the events that followed, all from the
    training data. The log score is concave in the weights, so expectation–maximisation reaches its
    maximum; every naive count is a corner of the family. A prior worth a few events leans towards
    the naive count that caught most in the same rehearsals, so that little data stays with it.

    Source: Dempster, Laird & Rubin (1977), JRSS B 39; stacking of densities: Smyth & Wolpert
    (1999), Machine Learning 36.
    """
    rehearsed = [(smoother.family(past), cells) for past, cells in splits]
    foreseen = np.concatenate([family[cells] for family, cells in rehearsed])
    prior = np.full(foreseen.shape[1], _PRIOR_EVENTS * (1 - _PRIOR_ON_ANCHOR) / foreseen.shape[1])
    prior[_anchor(rehearsed, smoother)] += _PRIOR_EVENTS * _PRIOR_ON_ANCHOR
    weights = prior / prior.sum()
    for _ in range(_MOST_STEPS):
        parts = foreseen * weights
        counted = (parts / parts.sum(axis=1, keepdims=True)).sum(axis=0) + prior
        updated = counted / counted.sum()
        moved = float(np.abs(updated - weights).max())
        weights = updated
        if moved < _CONVERGED:
            break
    score = float(np.log(foreseen @ weights).mean()) if len(foreseen) else float("nan")
    return Mixture(weights, smoother.members, score, len(foreseen))


def _anchor(rehearsed: list[tuple[Floats, Ints]], smoother: Smoother) -> int:
    """Return the naive count that caught the most in the rehearsals, small budgets weighing alike.

    The log score would not do here: an unsmoothed count is punished for its empty cells only.
    """
    ground = smoother.area.area_km2

    def caught(member: int) -> float:
        hits = [
            sum(
                picked(family[:, member], ground, budget)[cells].sum()
                for family, cells in rehearsed
            )
            for budget in AREA_BUDGETS
        ]
        return float(np.log(np.maximum(hits, 0.5)).sum())

    return max((smoother.members.index(f"{name}, 0 cells") for name in NAIVE), key=caught)


def baselines(smoother: Smoother, past: Past, population: Floats | None) -> dict[str, Floats]:
    """Return the naive surfaces a product must not lose to, by name, each of shape (n,).

    Counts of the last 28, 90, 365 days and of all, a kernel density of all events (Gaussian, two
    cells), and the population where it is known.
    """
    size = len(smoother.area.x_m)
    surfaces = {f"count {name}": past.faded(fading, size) for name, fading in NAIVE.items()}
    kernel = smoother.kernels[smoother.bandwidths_cells.index(DENSITY_BANDWIDTH_CELLS)]
    surfaces["kernel density"] = np.asarray(kernel @ surfaces["count all days"])
    if population is not None:
        surfaces["population"] = np.asarray(population, float) / np.sum(population)
    return surfaces
