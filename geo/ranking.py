"""Rank honestly: from draws to rank intervals. Rank 1 is the most in need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ranks = NDArray[np.int64]


@dataclass(frozen=True)
class RankTable:
    """Hold the rank of each zone with its interval, shape (n,)."""

    rank: Ranks
    low: Ranks
    high: Ranks


def ranks_of(scores: Floats) -> Ranks:
    """Return ranks 1..n along the last axis, 1 for the highest score; ties by position."""
    order = np.argsort(-scores, axis=-1, kind="stable")
    return np.argsort(order, axis=-1, kind="stable") + 1


def rank_table(score: Floats, draws: Floats, *, level: float = 0.9) -> RankTable:
    """Rank zones by `score` and give each the interval its rank takes over the draws.

    `score`: shape (n,); `draws`: shape (R, n), draws of the same score. The interval holds at
    least `level` of the draws' ranks and is widened to hold the rank itself.
    """
    tail = (1 - level) / 2
    rank = ranks_of(score)
    drawn = ranks_of(draws)
    low = np.quantile(drawn, tail, axis=0, method="lower")
    high = np.quantile(drawn, 1 - tail, axis=0, method="higher")
    return RankTable(
        rank,
        np.minimum(low, rank).astype(np.int64),
        np.maximum(high, rank).astype(np.int64),
    )


def share_in_top(draws: Floats, k: int) -> Floats:
    """Return the share of draws in which each zone is among the `k` highest, shape (n,)."""
    return np.asarray((ranks_of(draws) <= k).mean(axis=0))
