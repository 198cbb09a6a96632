"""Ranks with their uncertainty, and a planner's priority whose weights are uncertain too.

Rank 1 is the most. Everything is computed from draws (R, n): one row is one possible city.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from geo.errors import InvalidArgument

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Standing = Literal["surely", "could be", "surely not"]

WEIGHT_DRAWS = 2000
MOST_RANKS = 10


@dataclass(frozen=True)
class Ranking:
    """Hold ranks of n zones: low and high of the interval (n,) int, and their mean (n,).

    top: (n,) probability of being among the `k` most; standing: surely, could be or surely not
    among them.
    """

    k: int
    low: Integers
    high: Integers
    mean: Floats
    top: Floats
    standing: tuple[Standing, ...]


@dataclass(frozen=True)
class Criterion:
    """Describe one thing a planner weighs.

    values: (n,) known, or (R, n) draws; least, most: fixed reference bounds in the values' unit,
    which become 0 and 1 (least above most = less is better); weight: ≥ 0, relative.
    """

    name: str
    values: Floats
    least: float
    most: float
    weight: float

    def scaled(self) -> Floats:
        """Return values between the reference bounds as 0 to 1, beyond them cut off."""
        return np.clip((np.asarray(self.values) - self.least) / (self.most - self.least), 0.0, 1.0)


@dataclass(frozen=True)
class Acceptability:
    """Hold how n zones rank when the weights are uncertain too (Lahdelma et al. 1998).

    shares: (n, m) share of draws in which a zone has rank 1 … m; central: (n, K) mean weights of
    the draws in which it is first, NaN where it never is.
    """

    ranking: Ranking
    shares: Floats
    central: Floats


@dataclass(frozen=True)
class Shares:
    """Hold, per zone (n,), the variance of its rank from data alone and from weights alone.

    together: variance when both vary; data_share: data / (data + weights), NaN when neither
    moves the rank.
    """

    data: Floats
    weights: Floats
    together: Floats

    @property
    def data_share(self) -> Floats:
        """Return the share of rank uncertainty that better data, not other weights, would end."""
        total = self.data + self.weights
        return np.divide(self.data, total, out=np.full_like(total, np.nan), where=total > 0)


def ranks(draws: Floats) -> Integers:
    """Rank every draw (R, n) or one (n,), 1 = most; equal values share the better rank."""
    return np.asarray(stats.rankdata(-np.asarray(draws), method="min", axis=-1), dtype=np.int64)


def rank_intervals(draws: Floats, *, k: int, level: float = 0.90) -> Ranking:
    """Summarise the ranks of draws (R, n) by interval, P(among the k most) and standing.

    The interval is equal-tailed per zone and made of whole ranks, so an honest one covers a
    little more than `level`. "Surely" and "surely not" mean that it lies wholly inside or
    outside the first k (cf. Mogstad et al. 2020, who bound all ranks at once; here each zone is
    judged on its own). Raises InvalidArgument unless 1 <= k <= n and 0 < level < 1.
    """
    places = ranks(np.atleast_2d(draws))
    if not (1 <= k <= places.shape[1] and 0.0 < level < 1.0):
        raise InvalidArgument(
            id=f"k harus 1 sampai {places.shape[1]} dan tingkat antara 0 dan 1.",
            en=f"k must be 1 to {places.shape[1]} and the level between 0 and 1.",
        )
    tail = (1.0 - level) / 2.0
    low = np.quantile(places, tail, axis=0, method="inverted_cdf").astype(np.int64)
    high = np.quantile(places, 1.0 - tail, axis=0, method="inverted_cdf").astype(np.int64)
    standing = tuple(_standing(a, b, k=k) for a, b in zip(low, high, strict=True))
    return Ranking(k, low, high, places.mean(axis=0), (places <= k).mean(axis=0), standing)


def _standing(low: int, high: int, *, k: int) -> Standing:
    if high <= k:
        return "surely"
    return "surely not" if low > k else "could be"


def normalised_weights(criteria: Sequence[Criterion]) -> Floats:
    """Return the criteria's weights (K,) summing to 1.

    Raises InvalidArgument for negative weights, weights that are all 0, or reference bounds
    that coincide.
    """
    weights = np.array([criterion.weight for criterion in criteria], dtype=np.float64)
    if len(weights) == 0 or not np.all(weights >= 0) or weights.sum() == 0:
        raise InvalidArgument(
            id="Bobot kriteria harus ≥ 0 dan paling sedikit satu lebih dari 0.",
            en="Weights of criteria must be ≥ 0 and at least one above 0.",
        )
    flat = [criterion.name for criterion in criteria if criterion.least == criterion.most]
    if flat:
        raise InvalidArgument(
            id=f"Batas acuan {', '.join(flat)} sama; beri dua batas yang berbeda.",
            en=f"Reference bounds of {', '.join(flat)} coincide; give two different bounds.",
        )
    return np.asarray(weights / weights.sum())


def scaled_criteria(criteria: Sequence[Criterion]) -> Floats:
    """Stack the criteria between their reference bounds, (R, n, K); known values repeat.

    Raises InvalidArgument when two criteria bring different numbers of draws or zones.
    """
    parts = [np.atleast_2d(criterion.scaled()) for criterion in criteria]
    rows, zones = max(len(part) for part in parts), parts[0].shape[1]
    if any(len(part) not in (1, rows) or part.shape[1] != zones for part in parts):
        raise InvalidArgument(
            id="Semua kriteria harus punya wilayah dan jumlah tarikan yang sama.",
            en="All criteria must have the same zones and the same number of draws.",
        )
    return np.stack([np.broadcast_to(part, (rows, zones)) for part in parts], axis=2)


def priority(criteria: Sequence[Criterion]) -> Floats:
    """Return priority (R, n), 0 to 1: the weighted sum of criteria on fixed reference bounds.

    Bounds are fixed, not the data's own least and most, so a zone's priority never depends on
    which other zones are compared, and adding or removing one never swaps two others.
    """
    weights = normalised_weights(criteria)
    return np.asarray(scaled_criteria(criteria) @ weights)


def sampled_weights(
    weights: Floats, draws: int, *, concentration: float = 30.0, seed: int
) -> Floats:
    """Draw weights (draws, K) from the simplex around the chosen ones (K,).

    Stochastic multicriteria acceptability analysis (Lahdelma et al. 1998) with a Dirichlet
    distribution whose mean is the choice; a weight w gets the sd
    sqrt(w (1 - w) / (concentration + 1)), with 30 about 0.08 for w = 0.3. A criterion weighted
    0 stays at 0.
    """
    rng = np.random.default_rng(seed)
    used = weights > 0
    sampled = np.zeros((draws, len(weights)))
    sampled[:, used] = rng.dirichlet(concentration * weights[used] / weights.sum(), size=draws)
    return sampled


def smaa(
    criteria: Sequence[Criterion], *, k: int, concentration: float = 30.0, seed: int
) -> Acceptability:
    """Rank by priority with draws and weights varying together.

    Every draw of the criteria meets its own draw of the weights; criteria without draws are
    repeated 2,000 times.
    """
    scaled, weights = _crossed(criteria, concentration=concentration, seed=seed)
    values = np.einsum("rnk,rk->rn", scaled, weights)
    places = ranks(values)
    most = min(MOST_RANKS, places.shape[1])
    shares = np.stack([(places == rank + 1).mean(axis=0) for rank in range(most)], axis=1)
    first = (places == 1).astype(np.float64)
    with np.errstate(invalid="ignore"):
        central = first.T @ weights / first.sum(axis=0)[:, None]
    return Acceptability(rank_intervals(values, k=k), shares, central)


def uncertainty_shares(
    criteria: Sequence[Criterion], *, concentration: float = 30.0, seed: int
) -> Shares:
    """Split the variance of every zone's rank into what data and what weights cause.

    Data alone: draws vary, weights as chosen. Weights alone: weights vary, criteria at their
    mean over draws.
    """
    scaled, weights = _crossed(criteria, concentration=concentration, seed=seed)
    chosen = normalised_weights(criteria)
    return Shares(
        data=ranks(scaled @ chosen).var(axis=0),
        weights=ranks(weights @ scaled.mean(axis=0).T).var(axis=0),
        together=ranks(np.einsum("rnk,rk->rn", scaled, weights)).var(axis=0),
    )


def _crossed(
    criteria: Sequence[Criterion], *, concentration: float, seed: int
) -> tuple[Floats, Floats]:
    weights, scaled = normalised_weights(criteria), scaled_criteria(criteria)
    if len(scaled) == 1:
        scaled = np.repeat(scaled, WEIGHT_DRAWS, axis=0)
    return scaled, sampled_weights(weights, len(scaled), concentration=concentration, seed=seed)


def stability_intervals(criteria: Sequence[Criterion], *, k: int) -> Floats:
    """Find `stable_weights` of criteria taken at their mean over draws."""
    scaled = scaled_criteria(criteria).mean(axis=0)
    return stable_weights(scaled, normalised_weights(criteria), k=k)


def stable_weights(scaled: Floats, weights: Floats, *, k: int) -> Floats:
    """Find per weight the interval (K, 2) in which the k zones of most priority stay the same.

    scaled: (n, K), 0 to 1; weights: (K,), summing to 1. One weight moves between 0 and 1 while
    the others keep their proportions (equal parts where all others are 0). Exact, since every
    zone's priority is linear in the weight. A tie at the edge of the choice gives an interval of
    width 0; of equal zones the first is chosen.
    """
    order = np.argsort(-(scaled @ weights), kind="stable")
    chosen, left = order[:k], order[k:]
    spans = [weight_span(scaled, weights, index=index) for index in range(len(weights))]
    return np.array([_interval_of(span, chosen=chosen, left=left) for span in spans])


def entry_weights(scaled: Floats, weights: Floats, *, k: int) -> Floats:
    """Find per zone and criterion the nearest weight (n, K) that brings the zone into the first k.

    The weight moves as in `stable_weights`. NaN where no weight between 0 and 1 does; the weight
    as it is for zones that are among them already.
    """
    inside = np.argsort(-(scaled @ weights), kind="stable")[:k]
    found = np.tile(weights, (len(scaled), 1))
    for index in range(len(weights)):
        span = weight_span(scaled, weights, index=index)
        for zone in np.setdiff1d(np.arange(len(scaled)), inside):
            found[zone, index] = _nearest_entry(span, zone=int(zone), k=k)
    return found


def _nearest_entry(span: tuple[float, Floats, Floats], *, zone: int, k: int) -> float:
    """Walk along the weight from 0 to 1 and count, between crossings, how many are ahead."""
    weight, at_zero, at_one = span
    lead_zero, lead_one = at_zero - at_zero[zone], at_one - at_one[zone]
    moving = lead_zero != lead_one
    crossing = lead_zero[moving] / (lead_zero - lead_one)[moving]
    between = (crossing > 0) & (crossing < 1)
    order = np.argsort(crossing[between], kind="stable")
    ends = np.concatenate([[0.0], crossing[between][order], [1.0]])
    rising = np.where(lead_one > lead_zero, 1, -1)[moving][between][order]
    begin = np.count_nonzero((lead_zero > 0) | ((lead_zero == 0) & (lead_one > 0)))
    ahead = begin + np.concatenate([[0], np.cumsum(rising)])
    open_spans = (ahead < k) & (np.diff(ends) > 0)
    if not open_spans.any():
        return float("nan")
    nearest = np.clip(weight, ends[:-1][open_spans], ends[1:][open_spans])
    return float(nearest[np.argmin(np.abs(nearest - weight))])


def weight_span(scaled: Floats, weights: Floats, *, index: int) -> tuple[float, Floats, Floats]:
    """Return one weight, and every zone's priority (n,) with that weight at 0 and at 1.

    The others keep their proportions; where all of them are 0 they share equally.
    """
    others = np.delete(weights, index)
    others = (
        others / others.sum() if others.sum() else np.full(len(others), 1 / max(len(others), 1))
    )
    return float(weights[index]), np.delete(scaled, index, axis=1) @ others, scaled[:, index]


def _interval_of(
    span: tuple[float, Floats, Floats], *, chosen: Integers, left: Integers
) -> tuple[float, float]:
    weight, at_zero, at_one = span
    # Lead of each chosen over each other zone: a line from its value at 0 to its value at 1.
    lead_zero = (at_zero[chosen][:, None] - at_zero[left]).ravel()
    lead_one = (at_one[chosen][:, None] - at_one[left]).ravel()
    moving = lead_zero != lead_one
    crossing = lead_zero[moving] / (lead_zero - lead_one)[moving]
    rising = (lead_one > lead_zero)[moving]
    low = float(np.max(crossing[rising], initial=0.0))
    high = float(np.min(crossing[~rising], initial=1.0))
    return min(low, weight), max(high, weight)
