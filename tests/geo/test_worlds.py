from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from geo.threat import fit_threat
from geo.worlds import Plan, World, next_year, simulate_world

SEEDS = range(40)


@pytest.fixture
def city(population, adjacency):
    def simulate(seed: int = 1, **plan) -> World:
        return simulate_world(population, adjacency, seed=seed, plan=Plan(**plan))

    return simulate


def test_one_seed_gives_one_world(city):
    assert np.array_equal(city(3).cases, city(3).cases)


def test_two_seeds_give_two_worlds(city):
    assert not np.array_equal(city(3).log_threat, city(4).log_threat)


def test_log_threat_has_population_weighted_mean_zero(city, population):
    assert np.average(city().log_threat, weights=population) == pytest.approx(0.0, abs=1e-12)


def test_log_threat_has_standard_deviation_065(city):
    assert city().log_threat.std() == pytest.approx(0.65)


def test_neighbours_resemble_each_other_in_threat(city, adjacency):
    one, other = adjacency.nonzero()
    means = [
        np.corrcoef(world.log_threat[one], world.log_threat[other])[0, 1]
        for world in map(city, SEEDS)
    ]
    assert np.mean(means) > 0.15


def test_effort_of_usual_worlds_has_nothing_to_do_with_threat(city):
    worlds = [city(seed) for seed in SEEDS]
    found = [np.corrcoef(world.log_threat, world.log_effort)[0, 1] for world in worlds]
    assert abs(np.mean(found)) < 0.12


def test_effort_follows_threat_where_the_plan_says_so(city):
    worlds = [city(seed, effort_follows_threat=0.5) for seed in SEEDS]
    found = [np.corrcoef(world.log_threat, world.log_effort)[0, 1] for world in worlds]
    assert np.mean(found) == pytest.approx(0.45, abs=0.1)


def slope_on_effort(world: World) -> float:
    rate = np.log((world.reports.sum(axis=1) + 0.5) / world.population) - world.log_threat
    return float(stats.linregress(world.log_effort, rate).slope)


def test_reports_ignore_effort_in_usual_worlds(city):
    assert abs(np.mean([slope_on_effort(city(seed)) for seed in SEEDS])) < 0.05


def test_reports_follow_effort_where_the_plan_says_so(city):
    slopes = [slope_on_effort(city(seed, reports_follow_effort=0.3)) for seed in SEEDS]
    assert np.mean(slopes) == pytest.approx(0.3, abs=0.05)


def test_cases_follow_threat_times_effort(city):
    worlds = [city(seed) for seed in SEEDS]
    found = [
        np.log((world.cases.sum(axis=1) + 0.5) / world.population)
        - world.log_threat
        - world.log_effort
        for world in worlds
    ]
    located = np.log(21e-5 * 3 * 0.88)
    assert np.mean(found) == pytest.approx(located, abs=0.03)


def test_assessments_follow_the_root_of_effort(city):
    slopes = []
    for world in map(city, SEEDS):
        rest = np.log((world.assessments + 0.5) / world.population) - world.log_threat
        slopes.append(stats.linregress(world.log_effort, rest).slope)
    assert np.mean(slopes) == pytest.approx(0.5, abs=0.1)


def test_an_eighth_of_cases_and_reports_has_no_zone(city):
    worlds = [city(seed) for seed in SEEDS]
    lost = sum(sum(world.unlocated.values()) for world in worlds)
    kept = sum(world.cases.sum() + world.reports.sum() for world in worlds)
    assert lost / (lost + kept) == pytest.approx(0.12, abs=0.005)


def test_city_totals_are_those_of_the_office(city):
    world = city()
    totals = [world.assessments.sum(), world.rehabilitation.sum(), world.raids.sum()]
    assert totals == [200, 118, 64]


def test_four_zones_are_not_surveyed(city):
    assert (city().respondents == 0).sum() == 4


def test_a_tenth_of_the_counts_is_a_tenth(city):
    thin = np.mean([city(seed, count_scale=0.1).reports.sum() for seed in SEEDS])
    full = np.mean([city(seed).reports.sum() for seed in SEEDS])
    assert thin / full == pytest.approx(0.1, abs=0.01)


def test_equal_threat_is_equal(city):
    assert not city(equal_threat=True).log_threat.any()


def test_a_useless_channel_leaves_every_other_record_as_it_was(city):
    usual, broken = city(), city(useless="reports")
    for record in ("cases", "assessments", "rehabilitation", "raids", "positives"):
        assert np.array_equal(getattr(usual, record), getattr(broken, record))


def test_a_useless_channel_says_nothing_about_threat(city):
    worlds = [city(seed, useless="reports") for seed in SEEDS]
    found = [
        stats.spearmanr(world.reports.sum(axis=1) / world.population, world.log_threat).statistic
        for world in worlds
    ]
    assert abs(np.mean(found)) < 0.15


def test_a_year_that_passes_pushes_the_oldest_out(city):
    world = city()
    later = next_year(world, world.log_effort, seed=9)
    assert np.array_equal(later.cases[:, :2], world.cases[:, 1:])


def test_officers_sent_somewhere_find_more_there(city):
    world = city()
    sent = world.log_effort.copy()
    sent[0] += 3.0
    assert next_year(world, sent, seed=9).cases[0, -1] > 5 * world.cases[0].mean()


def test_the_model_orders_zones_better_than_arrests_do(city, adjacency):
    gains = []
    for seed in range(5):
        world = city(seed)
        threat = fit_threat(
            world.channels(),
            world.population,
            adjacency,
            survey=world.survey(),
            effort=world.effort(),
            seed=1,
        )
        arrests = world.cases.sum(axis=1) / world.population
        gains.append(
            stats.kendalltau(threat.threat.mean, world.log_threat).statistic
            - stats.kendalltau(arrests, world.log_threat).statistic
        )
    assert np.mean(gains) > 0.1
