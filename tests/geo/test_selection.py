"""The choice under a budget: brute force, its reasons, its conflicts, its lottery, its speed."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.crs import distance_m
from geo.errors import InvalidArgument
from geo.reasons import explain, forcing_prices, lottery, robust_share, stable_choice
from geo.rules import Candidates, Rule, Rules
from geo.selection import NoLawfulChoice, choose

SETS = {n: np.array(list(product([0, 1], repeat=n)), dtype=bool) for n in range(5, 11)}
CLASSES = ("aman", "siaga", "waspada", "bahaya")


def city(size, seed, span_deg=0.1):
    rng = np.random.default_rng(seed)
    return Candidates(
        codes=tuple(f"{row:03d}" for row in range(size)),
        score=np.round(rng.lognormal(0, 0.6, size), 3),
        cost=rng.integers(40, 160, size) * 1_000_000.0,
        lon=106.7 + rng.random(size) * span_deg,
        lat=-6.3 + rng.random(size) * span_deg,
        kecamatan=tuple("ABCDEFGHIJ"[row % max(2, size // 50)] for row in range(size)),
        classes=tuple(CLASSES[k] for k in rng.integers(0, 4, size)),
        is_pilot=rng.random(size) < 0.1,
    )


def plain(scores, **columns):
    size = len(scores)
    return replace(
        city(size, 0), score=np.array(scores, float), is_pilot=np.zeros(size, bool), **columns
    )


def lawful_sets(candidates, rules):
    """Return every set that obeys the rules, written without any solver."""
    sets = SETS[len(candidates.codes)]
    close = distance_m(
        candidates.lon[:, None], candidates.lat[:, None], candidates.lon, candidates.lat
    ) < (rules.min_distance_m or 0)
    np.fill_diagonal(close, False)
    keep = (sets.sum(axis=1) <= rules.most) & ~((sets @ close) & sets).any(axis=1)
    if rules.budget is not None:
        keep &= sets @ candidates.cost <= rules.budget
    for name in set(candidates.kecamatan):
        least, most = rules.quota.get(name, rules.quota.get("", (0, 99)))
        inside = sets[:, np.array(candidates.kecamatan) == name].sum(axis=1)
        keep &= (inside >= least) & (inside <= most)
    out = candidates.is_pilot | np.isin(candidates.codes, sorted(rules.lock_out))
    if rules.classes is not None:
        out |= ~np.isin(candidates.classes, sorted(rules.classes))
    keep &= ~sets[:, out].any(axis=1)
    keep &= sets[:, np.isin(candidates.codes, sorted(rules.lock_in))].all(axis=1)
    return sets[keep]


@st.composite
def problems(draw):
    candidates = city(draw(st.integers(5, 10)), draw(st.integers(0, 10_000)))
    codes = st.sampled_from(candidates.codes)
    return candidates, Rules(
        most=draw(st.integers(1, 5)),
        budget=draw(st.none() | st.integers(100, 500).map(lambda money: money * 1e6)),
        min_distance_m=draw(st.none() | st.floats(500, 6000)),
        quota=draw(st.sampled_from([{}, {"": (0, 1)}, {"A": (1, 2)}, {"A": (1, 1), "B": (1, 3)}])),
        lock_in=draw(st.frozensets(codes, max_size=1)),
        lock_out=draw(st.frozensets(codes, max_size=2)),
        classes=draw(st.sampled_from([None, frozenset(CLASSES[1:])])),
    )


@settings(max_examples=80, deadline=None)
@given(problems())
def test_choice_equals_brute_force(problem):
    candidates, rules = problem
    sets = lawful_sets(candidates, rules)
    assume(len(sets))
    assert choose(candidates, rules).value == pytest.approx((sets @ candidates.score).max())


@settings(max_examples=80, deadline=None)
@given(problems())
def test_chosen_set_obeys_every_rule(problem):
    candidates, rules = problem
    sets = lawful_sets(candidates, rules)
    assume(len(sets))
    assert (sets == choose(candidates, rules).chosen).all(axis=1).any()


@settings(max_examples=60, deadline=None)
@given(problems())
def test_impossible_rules_are_refused_exactly_when_no_set_is_lawful(problem):
    candidates, rules = problem
    try:
        choose(candidates, rules)
        refused = False
    except NoLawfulChoice:
        refused = True
    assert refused == (len(lawful_sets(candidates, rules)) == 0)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_replacement_cost_equals_brute_force(problem):
    candidates, rules = problem
    sets = lawful_sets(candidates, rules)
    assume(len(sets) and sets.any(axis=1).all())
    values = sets @ candidates.score
    for pick in explain(candidates, rules).picks:
        without = values[~sets[:, candidates.position[pick.code]]]
        expected = values.max() - without.max() if len(without) else np.nan
        assert pick.replacement_cost == pytest.approx(expected, nan_ok=True)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_price_of_forcing_in_equals_brute_force(problem):
    candidates, rules = problem
    sets = lawful_sets(candidates, rules)
    assume(len(sets))
    values = sets @ candidates.score
    for price in forcing_prices(candidates, rules):
        inside = values[sets[:, candidates.position[price.code]]]
        expected = values.max() - inside.max() if len(inside) else np.nan
        assert price.price == pytest.approx(expected, nan_ok=True)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_runner_up_is_the_second_best_lawful_set(problem):
    candidates, rules = problem
    values = np.sort(lawful_sets(candidates, rules) @ candidates.score)
    assume(len(values) > 1)
    assert explain(candidates, rules).runner_up.value == pytest.approx(values[-2])


@settings(max_examples=15, deadline=None)
@given(problems(), st.integers(0, 999))
def test_a_choice_is_the_best_inside_its_stable_weights_and_only_there(problem, seed):
    candidates, rules = problem
    scaled = np.random.default_rng(seed).random((len(candidates.codes), 2))
    candidates = replace(candidates, score=scaled @ [0.5, 0.5])
    sets = lawful_sets(candidates, rules)
    assume(len(sets))
    chosen = choose(candidates, rules).chosen
    low, high = stable_choice(candidates, rules, chosen, scaled, np.array([0.5, 0.5]))[0]
    for weight in np.linspace(0.0, 1.0, 41):
        score = scaled @ [weight, 1.0 - weight]
        is_best = score[chosen].sum() >= (sets @ score).max() - 1e-9
        assert is_best == (low - 1e-9 <= weight <= high + 1e-9)


def test_budget_is_kept_to_the_last_rupiah():
    candidates = plain([3, 2, 1, 1, 1], cost=np.array([1e9 + 1, 1e9, 1, 1, 1.0]))
    assert choose(candidates, Rules(most=1, budget=1e9)).codes == ("001",)


def test_running_pilots_stay_out():
    candidates = replace(plain([5, 4, 3, 2, 1]), is_pilot=np.array([1, 0, 0, 0, 0], bool))
    assert choose(candidates, Rules(most=1)).codes == ("001",)


def test_conflict_names_only_the_rules_that_clash():
    rules = Rules(most=1, lock_in=frozenset({"000", "001"}), budget=1e12, lock_out=frozenset())
    with pytest.raises(NoLawfulChoice) as refusal:
        choose(plain([1, 1, 1, 1, 1]), rules)
    assert set(refusal.value.conflict) == {Rule.NUMBER, Rule.LOCK_IN}


def test_conflict_is_told_in_indonesian():
    rules = Rules(most=2, lock_in=frozenset({"000"}), lock_out=frozenset({"000"}))
    with pytest.raises(NoLawfulChoice) as refusal:
        choose(plain([1, 1, 1, 1, 1]), rules)
    assert "wajib dipilih, tidak boleh dipilih" in refusal.value.says("id")


def test_the_rule_that_costs_something_is_named_binding():
    candidates = plain([5, 4, 1, 1, 1], cost=np.array([9, 9, 1, 1, 1.0]))
    binding = explain(candidates, Rules(most=2, budget=10.0)).binding
    assert [(rule.rule, rule.gain) for rule in binding] == [(Rule.BUDGET, pytest.approx(3.0))]


def test_forcing_names_the_rule_that_forbids_it():
    rules = Rules(most=2, lock_out=frozenset({"004"}))
    price = forcing_prices(plain([5, 4, 3, 2, 1]), rules, ["004"])[0]
    assert price.blocked_by == (Rule.LOCK_OUT,)


def test_robust_share_counts_the_draws_that_choose_a_candidate():
    draws = np.array([[9, 1, 1, 1, 1], [9, 1, 1, 1, 1], [1, 9, 1, 1, 1], [9, 1, 1, 1, 1.0]])
    share = robust_share(plain([1, 1, 1, 1, 1]), Rules(most=1), draws)
    assert share.tolist() == [0.75, 0.25, 0, 0, 0]


def test_lottery_holds_every_near_tie():
    drawn = lottery(plain([5, 3.0, 2.95, 2.9, 1]), Rules(most=2), tolerance=0.1, seed=1)
    assert drawn.tied == (("000", "001"), ("000", "002"), ("000", "003"))


def test_lottery_chances_are_those_of_a_fair_draw():
    drawn = lottery(plain([5, 3.0, 2.95, 2.9, 1]), Rules(most=2), tolerance=0.1, seed=1)
    assert drawn.chance == pytest.approx([1, 1 / 3, 1 / 3, 1 / 3, 0])


def test_lottery_is_the_same_for_the_same_seed():
    candidates = plain([3.0, 3.0, 3.0, 3.0, 3.0])
    drawn = [lottery(candidates, Rules(most=2), tolerance=0, seed=7).choice.codes for _ in range(3)]
    assert len(set(drawn)) == 1


def test_lottery_draws_every_tied_set_over_many_seeds():
    candidates = plain([3.0, 3.0, 3.0, 1.0, 1.0])
    drawn = {
        lottery(candidates, Rules(most=1), tolerance=0, seed=s).choice.codes for s in range(40)
    }
    assert drawn == {("000",), ("001",), ("002",)}


def test_five_hundred_kelurahan_and_twenty_picks_take_under_five_seconds():
    rules = Rules(most=20, budget=1.6e9, min_distance_m=1500, quota={"": (0, 4)})
    began = time.perf_counter()
    choose(city(500, 1, span_deg=0.3), rules)
    assert time.perf_counter() - began < 5


def test_an_unknown_code_is_refused():
    with pytest.raises(InvalidArgument, match="999"):
        choose(plain([1, 1, 1, 1, 1]), Rules(most=1, lock_in=frozenset({"999"})))


def test_a_score_that_is_not_a_number_is_refused():
    with pytest.raises(InvalidArgument):
        plain([1, np.nan, 1, 1, 1])


def test_a_quota_whose_least_exceeds_its_most_is_refused():
    with pytest.raises(InvalidArgument):
        Rules(most=3, quota={"A": (2, 1)})
