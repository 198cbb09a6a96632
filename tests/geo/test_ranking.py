"""Ranks run from one, the most in need, and say how sure they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ranking import rank_table, ranks_of, share_in_top

SCORES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20).map(np.array)
DRAWS = np.random.default_rng(0).normal(np.arange(12.0), 2.0, (500, 12))


@given(SCORES)
def test_ranks_are_one_to_n_each_once(scores: np.ndarray) -> None:
    assert sorted(ranks_of(scores)) == list(range(1, len(scores) + 1))


@given(SCORES)
def test_a_better_rank_never_has_a_lower_score(scores: np.ndarray) -> None:
    assert (np.diff(scores[np.argsort(ranks_of(scores))]) <= 0).all()


def test_equal_scores_rank_by_position() -> None:
    assert ranks_of(np.array([5.0, 7.0, 5.0, 7.0])).tolist() == [3, 1, 4, 2]


def test_draws_are_ranked_each_for_itself() -> None:
    assert ranks_of(np.array([[1.0, 2], [2, 1]])).tolist() == [[2, 1], [1, 2]]


@pytest.mark.parametrize("draws", [3, 10, 99, 100, 101, 500])
@pytest.mark.parametrize("level", [0.5, 0.9, 0.95])
def test_an_interval_holds_at_least_its_level_of_the_drawn_ranks(draws: int, level: float) -> None:
    scores = np.random.default_rng(draws).normal(size=(draws, 300))
    table, drawn = rank_table(scores[0], scores, level=level), ranks_of(scores)
    assert ((drawn >= table.low) & (drawn <= table.high)).mean(axis=0).min() >= level


def test_an_interval_holds_the_rank_itself() -> None:
    table = rank_table(DRAWS.mean(axis=0)[::-1], DRAWS)
    assert ((table.low <= table.rank) & (table.rank <= table.high)).all()


def test_without_doubt_the_interval_is_the_rank() -> None:
    score = np.array([3.0, 1.0, 2.0])
    table = rank_table(score, np.tile(score, (50, 1)))
    assert table.low.tolist() == table.rank.tolist() == table.high.tolist() == [1, 3, 2]


@given(st.permutations(range(12)))
def test_shuffling_the_zones_shuffles_the_ranks(order: list[int]) -> None:
    score = DRAWS.mean(axis=0)
    shuffled = rank_table(score[order], DRAWS[:, order])
    plain = rank_table(score, DRAWS)
    assert [shuffled.low.tolist(), shuffled.high.tolist()] == [
        plain.low[order].tolist(),
        plain.high[order].tolist(),
    ]


@given(st.integers(0, 12))
def test_the_shares_among_the_top_k_sum_to_k(k: int) -> None:
    assert share_in_top(DRAWS, k).sum() == pytest.approx(k)


def test_the_highest_is_in_the_top_more_often_than_the_lowest() -> None:
    share = share_in_top(DRAWS, 3)
    assert share[-1] > share[0]
