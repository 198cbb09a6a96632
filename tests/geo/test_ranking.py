from __future__ import annotations

import numpy as np
import pytest

from geo.errors import InvalidArgument
from geo.ranking import (
    Criterion,
    entry_weights,
    priority,
    rank_intervals,
    ranks,
    sampled_weights,
    smaa,
    stability_intervals,
    uncertainty_shares,
)


def criteria(seed: int = 0, zones: int = 8, weights: tuple[float, ...] = (3, 2, 1)):
    rng = np.random.default_rng(seed)
    return [
        Criterion("threat", rng.lognormal(0.0, 0.4, (500, zones)), 0.0, 4.0, weights[0]),
        Criterion("lack of coverage", rng.uniform(0, 1, zones), 0.0, 1.0, weights[1]),
        Criterion("commitment", rng.uniform(1, 5, zones), 1.0, 5.0, weights[2]),
    ]


def without(zone: int, full: list[Criterion]) -> list[Criterion]:
    return [
        Criterion(c.name, np.delete(c.values, zone, axis=-1), c.least, c.most, c.weight)
        for c in full
    ]


def test_the_largest_value_has_rank_one():
    assert ranks(np.array([0.2, 5.0, 1.0])).tolist() == [3, 1, 2]


def test_equal_values_share_the_better_rank():
    assert ranks(np.array([[1.0, 2.0, 2.0, 0.0]])).tolist() == [[3, 1, 1, 4]]


def test_rank_interval_of_draws_that_agree_is_one_rank():
    ranking = rank_intervals(np.tile([3.0, 1.0, 2.0], (50, 1)), k=1)
    assert ranking.low.tolist() == ranking.high.tolist() == [1, 3, 2]


def test_rank_interval_leaves_out_what_happens_in_less_than_a_twentieth_of_draws():
    draws = np.tile([3.0, 2.0, 1.0], (100, 1))
    draws[:4] = [1.0, 2.0, 3.0]
    assert rank_intervals(draws, k=1).high.tolist() == [1, 2, 3]


def test_rank_interval_holds_what_happens_in_more_than_a_twentieth_of_draws():
    draws = np.tile([3.0, 2.0, 1.0], (100, 1))
    draws[:6] = [1.0, 2.0, 3.0]
    assert rank_intervals(draws, k=1).high.tolist() == [3, 2, 3]


def test_chances_of_being_in_the_top_k_sum_to_k():
    draws = np.random.default_rng(1).standard_normal((400, 9))
    assert rank_intervals(draws, k=4).top.sum() == pytest.approx(4.0)


def test_standing_tells_surely_could_be_and_surely_not():
    rng = np.random.default_rng(2)
    draws = np.column_stack([np.full(400, 9.0), rng.standard_normal((400, 2)), np.full(400, -9.0)])
    standing = rank_intervals(draws, k=2).standing
    assert standing == ("surely", "could be", "could be", "surely not")


@pytest.mark.parametrize("k", [0, 4])
def test_top_k_outside_the_number_of_zones_is_refused(k: int):
    with pytest.raises(InvalidArgument):
        rank_intervals(np.zeros((10, 3)), k=k)


@pytest.mark.parametrize("zone", range(8))
def test_removing_a_zone_never_swaps_two_others(zone: int):
    kept = np.delete(priority(criteria()).mean(axis=0), zone)
    alone = priority(without(zone, criteria())).mean(axis=0)
    assert ranks(alone).tolist() == ranks(kept).tolist()


def test_priority_is_the_weighted_sum_on_the_reference_bounds():
    pair = [
        Criterion("threat", np.array([2.0, 1.0]), 0.0, 4.0, 3.0),
        Criterion("commitment", np.array([1.0, 5.0]), 1.0, 5.0, 1.0),
    ]
    assert priority(pair) == pytest.approx(np.array([[0.375, 0.4375]]))


def test_bounds_turned_round_make_less_better():
    near = Criterion("distance to care (km)", np.array([0.0, 5.0, 10.0]), 10.0, 0.0, 1.0)
    assert priority([near]) == pytest.approx(np.array([[1.0, 0.5, 0.0]]))


def test_values_beyond_the_reference_bounds_are_cut_off():
    threat = Criterion("threat", np.array([-1.0, 9.0]), 0.0, 4.0, 1.0)
    assert priority([threat]).tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize("weights", [(0.0, 0.0, 0.0), (-1.0, 1.0, 1.0)])
def test_weights_that_cannot_be_shares_are_refused(weights: tuple[float, ...]):
    with pytest.raises(InvalidArgument):
        priority(criteria(weights=weights))


def test_reference_bounds_that_coincide_are_refused():
    with pytest.raises(InvalidArgument):
        priority([Criterion("threat", np.ones(3), 2.0, 2.0, 1.0)])


def test_criteria_of_different_zones_are_refused():
    pair = [Criterion(f"c{n}", np.ones(n), 0.0, 2.0, 1.0) for n in (3, 4)]
    with pytest.raises(InvalidArgument):
        priority(pair)


def test_sampled_weights_lie_on_the_simplex():
    sampled = sampled_weights(np.array([0.5, 0.3, 0.2]), 500, seed=1)
    assert sampled.sum(axis=1) == pytest.approx(np.ones(500))


def test_sampled_weights_centre_on_the_chosen_ones():
    chosen = np.array([0.5, 0.3, 0.2])
    sampled = sampled_weights(chosen, 20_000, seed=1)
    assert sampled.mean(axis=0) == pytest.approx(chosen, abs=0.005)


def test_a_criterion_weighted_zero_stays_out_of_every_sample():
    sampled = sampled_weights(np.array([0.6, 0.0, 0.4]), 100, seed=1)
    assert not sampled[:, 1].any()


def test_uncertain_weights_widen_rank_intervals():
    known = [Criterion(c.name, c.scaled(), 0.0, 1.0, c.weight) for c in criteria()[1:]]
    ranking = smaa(known, k=3, seed=1).ranking
    assert (ranking.high - ranking.low).sum() > 0


def test_smaa_with_one_seed_gives_one_answer():
    first, second = (smaa(criteria(), k=3, seed=5).ranking.top for _ in range(2))
    assert first.tolist() == second.tolist()


def test_known_criteria_leave_all_uncertainty_to_the_weights():
    shares = uncertainty_shares(criteria()[1:], seed=1)
    assert np.nanmax(shares.data_share) == 0.0


def test_a_single_criterion_leaves_all_uncertainty_to_the_data():
    shares = uncertainty_shares(criteria()[:1], seed=1)
    assert np.nanmin(shares.data_share) == 1.0


def chosen_at(full: list[Criterion], index: int, weight: float, k: int) -> set[int]:
    weights = np.array([c.weight for c in full], dtype=float)
    weights /= weights.sum()
    weights = weights * (1.0 - weight) / (1.0 - weights[index])
    weights[index] = weight
    scaled = np.column_stack([np.atleast_2d(c.scaled()).mean(axis=0) for c in full])
    return set(np.argsort(-(scaled @ weights), kind="stable")[:k].tolist())


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("index", range(3))
def test_the_choice_stays_inside_a_stability_interval_and_changes_beyond(seed: int, index: int):
    full = criteria(seed)
    low, high = stability_intervals(full, k=3)[index]
    grid = np.linspace(0.0, 1.0, 401)
    chosen = chosen_at(full, index, full[index].weight / 6.0, k=3)
    same = np.array([chosen_at(full, index, weight, k=3) == chosen for weight in grid])
    inside = (grid > low + 1e-9) & (grid < high - 1e-9)
    beyond = ((grid > high + 1e-9) & (grid < high + 0.01)) | (
        (grid < low - 1e-9) & (grid > low - 0.01)
    )
    assert same[inside].all()
    assert not same[beyond].any()


@pytest.mark.parametrize("seed", range(5))
def test_no_nearer_weight_brings_a_zone_in_than_its_entry_weight(seed: int):
    scaled = np.random.default_rng(seed).random((8, 3))
    weights = np.array([0.5, 0.3, 0.2])
    entry = entry_weights(scaled, weights, k=3)
    full = [Criterion(str(j), scaled[:, j], 0.0, 1.0, weights[j]) for j in range(3)]
    for index, weight in enumerate(weights):
        grid = np.linspace(0.0, 0.999, 500)
        inside = np.array([[z in chosen_at(full, index, at, k=3) for z in range(8)] for at in grid])
        away = np.where(inside, np.abs(grid - weight)[:, None], np.inf).min(axis=0)
        expected = np.where(np.isnan(entry[:, index]), np.inf, np.abs(entry[:, index] - weight))
        assert away == pytest.approx(expected, abs=0.003)


def test_rank_acceptability_of_few_zones_sums_to_one():
    shares = smaa(criteria(), k=3, seed=5).shares
    assert shares.sum(axis=1) == pytest.approx(np.ones(8))


def test_central_weights_of_a_zone_that_is_never_first_are_unknown():
    poor = [Criterion("a", np.array([1.0, 0.9, 0.0]), 0.0, 1.0, 1.0),
            Criterion("b", np.array([0.9, 1.0, 0.0]), 0.0, 1.0, 1.0)]  # fmt: skip
    assert np.isnan(smaa(poor, k=1, seed=1).central).any(axis=1).tolist() == [False, False, True]
