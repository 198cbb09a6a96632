"""Threat is relative to the city, comes with draws and is refused where it cannot be known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import NoPopulation, NotEnoughData
from geo.threat import DRAWS, Threat, pooled_threat

PEOPLE = np.array([1000.0, 20_000.0, 5000.0, 40_000.0])
REPORTS = {"reports": np.array([9, 10, 2, 50]), "rehabilitation": np.array([3, 4, 0, 9])}


@pytest.fixture(scope="module")
def threat() -> Threat:
    return pooled_threat(REPORTS, PEOPLE, seed=1)


def test_every_draw_has_a_population_weighted_mean_of_one(threat: Threat) -> None:
    assert threat.draws @ PEOPLE / PEOPLE.sum() == pytest.approx(1.0)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 10**6)), min_size=2, max_size=8))
def test_the_burdens_of_a_city_sum_to_its_population(rows: list[tuple[int, int]]) -> None:
    counts, people = np.array(rows).T
    found = pooled_threat({"reports": counts + 1}, people.astype(float), seed=0, draws=20)
    assert found.burden_draws.sum(axis=1) == pytest.approx(float(people.sum()))


def test_burden_is_population_times_threat(threat: Threat) -> None:
    assert threat.burden_draws == pytest.approx(threat.draws * PEOPLE)


def test_the_draws_are_as_many_as_promised(threat: Threat) -> None:
    assert threat.draws.shape == (DRAWS, len(PEOPLE))


def test_the_interval_holds_the_mean(threat: Threat) -> None:
    low, high = threat.interval()
    assert ((low < threat.mean) & (threat.mean < high)).all()


def test_a_higher_level_widens_the_interval(threat: Threat) -> None:
    narrow, wide = threat.interval(level=0.5), threat.interval(level=0.95)
    assert ((wide[0] < narrow[0]) & (narrow[1] < wide[1])).all()


def test_the_same_seed_gives_the_same_draws(threat: Threat) -> None:
    assert np.array_equal(pooled_threat(REPORTS, PEOPLE, seed=1).draws, threat.draws)


def test_another_seed_gives_other_draws(threat: Threat) -> None:
    assert not np.array_equal(pooled_threat(REPORTS, PEOPLE, seed=2).draws, threat.draws)


def test_the_order_of_the_channels_changes_nothing(threat: Threat) -> None:
    turned = dict(reversed(REPORTS.items()))
    assert np.array_equal(pooled_threat(turned, PEOPLE, seed=1).draws, threat.draws)


def test_more_per_head_is_more_threat(threat: Threat) -> None:
    assert int(threat.mean.argmax()) == 0


def test_few_people_leave_more_doubt() -> None:
    counts, people = np.array([5, 500, 100, 2000]), np.array([1e3, 1e5, 1e5, 1e5])
    spread = pooled_threat({"reports": counts}, people, seed=1).draws.std(axis=0)
    assert spread[0] > spread[1]


@pytest.mark.parametrize("unknown", [0.0, np.nan, -5.0, np.inf])
def test_without_the_population_of_every_kelurahan_there_is_no_threat(unknown: float) -> None:
    with pytest.raises(NoPopulation):
        pooled_threat(REPORTS, np.append(PEOPLE[:-1], unknown), seed=1)


@pytest.mark.parametrize("counts", [{}, {"reports": np.zeros(4, int)}])
def test_without_any_channel_but_enforcement_there_is_no_threat(
    counts: dict[str, np.ndarray],
) -> None:
    with pytest.raises(NotEnoughData, match="Arrests alone"):
        pooled_threat(counts, PEOPLE, seed=1)
