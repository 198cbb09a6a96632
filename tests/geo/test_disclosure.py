"""An attacker who knows all that is published, and how it was made, recovers nothing."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from geo.disclosure import (
    LEAST_OPTIONS,
    Axis,
    Margin,
    feasible_range,
    is_sparse,
    protect,
    protect_cube,
    round_significant,
)
from geo.rates import empirical_bayes

ONE_LEVEL = Axis(np.zeros(2, np.int64))
KECAMATAN = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2])
PLACES = Axis(KECAMATAN)
COUNTS = st.integers(0, 12)
SMOOTHED_COUNTS = np.array([2, 6, 31, 40, 25, 18, 22, 37, 12, 28])
SMOOTHED_PEOPLE = np.array([9, 21, 35, 52, 28, 17, 33, 41, 24, 30]) * 1000.0
SMOOTHED_HIDDEN = np.arange(10) < 2
TWO_SLICES = st.lists(st.tuples(COUNTS, COUNTS), min_size=9, max_size=9).map(np.array)


def _sums(size: int, groups: np.ndarray | None) -> np.ndarray:
    """Return rows that sum items to groups (where there are any) and to everything."""
    rows = [np.eye(size)]
    if groups is not None:
        rows.append((groups == np.arange(groups.max() + 1)[:, None]).astype(float))
    return np.vstack([*rows, np.ones((1, size))])


def _attack(
    full: np.ndarray, hidden: np.ndarray, groups: np.ndarray | None, years: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the range of each published cell, by linear programming over the base counts.

    The attacker knows every shown figure and the least that a hidden one may be.
    """
    base = full.shape[0] - 1 - (0 if groups is None else groups.max() + 1)
    slices = full.shape[1] - 1 - (0 if years is None else years.max() + 1)
    cells = np.kron(_sums(base, groups), _sums(slices, years))
    known, secret = ~hidden.ravel(), hidden.ravel()
    least = 0 if (full[hidden] == 0).any() else 1
    low = high = full.ravel().astype(float)
    low, high = low.copy(), high.copy()
    for cell in np.flatnonzero(secret):
        for sign, bound in ((1, low), (-1, high)):
            found = linprog(
                sign * cells[cell],
                A_eq=cells[known] if known.any() else None,
                b_eq=full.ravel()[known] if known.any() else None,
                A_ub=-cells[secret],
                b_ub=np.full(secret.sum(), -float(least)),
                bounds=(0, 1000),
            )
            bound[cell] = sign * found.fun
    return low.reshape(full.shape), high.reshape(full.shape)


def _recovered(
    full: np.ndarray, hidden: np.ndarray, k: int, bounds: tuple[np.ndarray, np.ndarray]
) -> int:
    low, high = bounds
    options = np.floor(high + 1e-6) - np.ceil(low - 1e-6) + 1
    return int(np.count_nonzero(hidden & (full > 0) & (full < k) & (options < LEAST_OPTIONS)))


@settings(max_examples=25)
@given(TWO_SLICES, st.sampled_from([5, 10]))
def test_an_attacker_with_two_time_slices_recovers_nothing(base: np.ndarray, k: int) -> None:
    full, hidden = protect_cube(base, PLACES, ONE_LEVEL, k)
    assert _recovered(full, hidden, k, _attack(full, hidden, KECAMATAN, None)) == 0


@pytest.mark.parametrize("seed", range(4))
def test_an_attacker_with_quarters_years_and_the_total_recovers_nothing(seed: int) -> None:
    base = np.random.default_rng(seed).poisson(3, (9, 4))
    years = np.array([0, 0, 1, 1])
    full, hidden = protect_cube(base, PLACES, Axis(years), 5)
    assert _recovered(full, hidden, 5, _attack(full, hidden, KECAMATAN, years)) == 0


def test_the_attacker_recovers_counts_that_only_primary_suppression_hides() -> None:
    base = np.array([[2, 9], [8, 7], [9, 9]])
    full, _ = protect_cube(base, Axis(np.zeros(3, np.int64)), ONE_LEVEL, 0)
    primary = (full > 0) & (full < 5)
    assert _recovered(full, primary, 5, _attack(full, primary, None, None)) == 1


@settings(max_examples=25)
@given(TWO_SLICES, st.integers(1, 10))
def test_every_small_count_is_hidden(base: np.ndarray, k: int) -> None:
    full, hidden = protect_cube(base, PLACES, ONE_LEVEL, k)
    assert hidden[(full > 0) & (full < k)].all()


@settings(max_examples=25)
@given(TWO_SLICES, st.integers(2, 10))
def test_a_small_count_is_never_hidden_alone(base: np.ndarray, k: int) -> None:
    full, hidden = protect_cube(base, PLACES, ONE_LEVEL, k)
    small = (full > 0) & (full < k)
    assert not small.any() or hidden.sum() > 1


@given(TWO_SLICES)
def test_where_no_count_is_small_nothing_is_hidden(base: np.ndarray) -> None:
    _, hidden = protect_cube(np.where(base < 5, 0, base), PLACES, ONE_LEVEL, 5)
    assert not hidden.any()


@given(TWO_SLICES)
def test_a_least_count_of_zero_hides_nothing(base: np.ndarray) -> None:
    assert not protect_cube(base, PLACES, ONE_LEVEL, 0)[1].any()


@given(TWO_SLICES)
def test_the_margins_of_the_table_are_its_sums(base: np.ndarray) -> None:
    full, _ = protect_cube(base, PLACES, ONE_LEVEL, 0)
    assert full.tolist() == (_sums(9, KECAMATAN) @ base @ _sums(2, None).T).tolist()


@settings(max_examples=25)
@given(TWO_SLICES)
def test_the_true_counts_fit_the_range_that_bounds_leave(base: np.ndarray) -> None:
    counts = np.append(base[:, 0], base[:, 0].sum())
    margin = Margin(9, np.arange(9))
    hidden = protect(counts, [margin], 5)
    low, high = feasible_range(counts, hidden, [margin])
    assert ((low <= counts) & (counts <= high)).all()


def test_one_hidden_cell_beside_its_total_is_known() -> None:
    counts, hidden = np.array([3, 8, 11]), np.array([True, False, False])
    low, high = feasible_range(counts, hidden, [Margin(2, np.array([0, 1]))])
    assert (low[0], high[0]) == (3, 3)


def test_a_lone_event_is_hidden_with_its_total() -> None:
    full, hidden = protect_cube(np.array([[1, 0], [0, 0]]), ONE_LEVEL, ONE_LEVEL, 5)
    assert hidden[full == 1].all()


@pytest.mark.parametrize(
    ("groups", "size"), [([0, 0, 0], 4), ([0, 0, 1], 6), ([0, 1, 2], 7), ([0], 2)]
)
def test_an_axis_has_its_items_its_groups_and_everything(groups: list[int], size: int) -> None:
    assert Axis(np.array(groups)).size == size


def _published(counts: np.ndarray, people: np.ndarray, digits: int) -> np.ndarray:
    return round_significant(1000 * empirical_bayes(counts, people).smoothed, digits)


def _invert(people: np.ndarray, hidden: np.ndarray, digits: int) -> list[tuple[int, ...]]:
    """Return every set of hidden counts that the total and the shown smoothed rates allow."""
    shown = _published(SMOOTHED_COUNTS, people, digits)[~hidden]
    rest = int(SMOOTHED_COUNTS[hidden].sum())
    fitting = []
    for guess in itertools.product(range(rest + 1), repeat=int(hidden.sum())):
        tried = SMOOTHED_COUNTS.copy()
        tried[hidden] = guess
        if sum(guess) == rest and np.array_equal(_published(tried, people, digits)[~hidden], shown):
            fitting.append(guess)
    return fitting


@pytest.mark.parametrize("digits", [9, 2])
def test_shown_rates_smoothed_with_hidden_counts_give_them_away(digits: int) -> None:
    assert _invert(SMOOTHED_PEOPLE, SMOOTHED_HIDDEN, digits) == [(2, 6)]


@pytest.mark.parametrize("digits", [9, 2])
def test_shown_rates_smoothed_without_the_hidden_zones_say_nothing_of_them(digits: int) -> None:
    people = np.where(SMOOTHED_HIDDEN, 0, SMOOTHED_PEOPLE)
    assert len(_invert(people, SMOOTHED_HIDDEN, digits)) == 2 + 6 + 1


def test_a_hidden_zone_left_out_of_the_smoothing_has_no_smoothed_rate() -> None:
    people = np.where(SMOOTHED_HIDDEN, 0, SMOOTHED_PEOPLE)
    assert np.isnan(_published(SMOOTHED_COUNTS, people, 2)[SMOOTHED_HIDDEN]).all()


@pytest.mark.parametrize(
    ("hidden", "sparse"),
    [([1, 1, 0, 0], False), ([1, 1, 1, 0], True), ([0, 0, 0, 0], False), ([0, 0, 0, 1], False)],
)
def test_a_layer_is_sparse_where_more_than_half_of_what_is_there_is_hidden(
    hidden: list[int], sparse: bool
) -> None:
    assert is_sparse(np.array([1, 2, 3, 9, 0])[:4], np.array(hidden, dtype=bool)) is sparse


def test_an_empty_layer_is_not_sparse() -> None:
    assert not is_sparse(np.zeros(3, int), np.zeros(3, bool))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(1234.0, 1200.0), (0.01987, 0.02), (-5.54, -5.5), (9.96, 10.0), (0.0, 0.0), (7.0, 7.0)],
)
def test_model_figures_keep_two_significant_digits(value: float, rounded: float) -> None:
    assert round_significant(np.array([value]))[0] == pytest.approx(rounded, rel=1e-12)


def test_what_is_unknown_stays_unknown_when_rounded() -> None:
    assert np.isnan(round_significant(np.array([np.nan]))).all()


@given(st.lists(st.floats(1e-9, 1e9), min_size=1).map(np.array))
def test_rounding_twice_is_rounding_once(values: np.ndarray) -> None:
    once = round_significant(values)
    assert round_significant(once) == pytest.approx(once, rel=1e-12)


@given(st.lists(st.floats(1e-9, 1e9), min_size=1).map(np.array))
def test_two_digits_are_within_five_per_cent(values: np.ndarray) -> None:
    assert round_significant(values) == pytest.approx(values, rel=0.0501)
