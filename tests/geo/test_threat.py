from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse, special

from geo.bym2 import bym2_surface
from geo.errors import InvalidArgument, NoPopulation, ThreatNotIdentified
from geo.threat import (
    Channel,
    Effort,
    Survey,
    Threat,
    fit_threat,
    sample_given_scales,
)
from geo.threat_evidence import Sources, assemble
from geo.threat_model import (
    Latent,
    factorise,
    given_scales,
    gradient,
    log_joint,
    log_marginal,
    mode,
    solve,
    start,
)
from geo.threat_scales import Priors, Search, fit_scales, log_evidence, spread
from geo.worlds import Plan, World, simulate_world


@pytest.fixture(scope="module")
def world(population, adjacency) -> World:
    return simulate_world(population, adjacency, seed=7)


@pytest.fixture(scope="module")
def fit(world, adjacency):
    def of(**changes) -> Threat:
        known = {
            "channels": world.channels(),
            "population": world.population,
            "adjacency": adjacency,
            "survey": world.survey(),
            "effort": world.effort(),
            "draws": 1000,
            "seed": 1,
        }
        return fit_threat(**(known | changes))

    return of


@pytest.fixture(scope="module")
def fitted(fit) -> Threat:
    return fit()


def search_of(world: World, adjacency: sparse.csr_array, post=None) -> Search:
    sources = Sources(
        world.channels(), world.population, adjacency, world.survey(), world.effort(), post
    )
    return Search(*assemble(sources), Priors())


def channel(world: World, name: str, **changes) -> list[Channel]:
    return [replace(c, **changes) if c.name == name else c for c in world.channels()]


def pilots(zones: int, running: int) -> np.ndarray:
    post = np.zeros((zones, 3))
    post[:running, 1:] = 1.0
    return post


# The spatial surface


def test_spatial_variances_have_geometric_mean_one_in_every_component():
    path = np.diag(np.ones(3), 1)
    apart = sparse.csr_array(sparse.block_diag([path + path.T, np.array([[0, 1.0], [1.0, 0]])]))
    surface = bym2_surface(apart)
    variances = np.diag((surface.vectors * surface.spatial) @ surface.vectors.T)
    means = [np.exp(np.log(variances[part]).mean()) for part in (slice(0, 4), slice(4, 6))]
    assert means == pytest.approx([1.0, 1.0])


def test_a_zone_without_neighbours_has_variance_one():
    surface = bym2_surface(sparse.csr_array(np.array([[0, 1.0, 0], [1.0, 0, 0], [0, 0, 0]])))
    assert ((surface.vectors * surface.spatial) @ surface.vectors.T)[2, 2] == 1.0


def test_components_are_independent():
    pair = np.array([[0, 1.0], [1.0, 0]])
    surface = bym2_surface(sparse.csr_array(sparse.block_diag([pair, pair])))
    covariance = (surface.vectors * surface.spatial) @ surface.vectors.T
    assert not covariance[:2, 2:].any()


@pytest.mark.parametrize(
    "wrong",
    [
        np.array([[0, 1.0], [0, 0]]),
        np.array([[1.0, 1.0], [1.0, 0]]),
        np.array([[0, 0.5], [0.5, 0]]),
    ],
    ids=["one-sided", "self-neighbour", "weighted"],
)
def test_adjacency_of_another_kind_is_refused(wrong: np.ndarray):
    with pytest.raises(InvalidArgument):
        bym2_surface(sparse.csr_array(wrong))


# The Laplace engine


@pytest.fixture(scope="module", params=["without pilot", "with pilot"])
def search(request, world, adjacency) -> Search:
    post = pilots(30, 6) if request.param == "with pilot" else None
    return search_of(world, adjacency, post)


def test_elimination_per_zone_solves_the_whole_system(search: Search):
    rng = np.random.default_rng(0)
    given = given_scales(search.evidence, search.layout.scales(search.layout.first()))
    latent, factor = mode(given, start(search.evidence))
    right = Latent(*(rng.standard_normal(part.shape) for part in vars(latent).values()))
    right.noise[:, search.evidence.binomial] = 0.0
    answer = solve(factor, right)
    ahead, behind = (latent.plus(answer, step) for step in (1e-4, -1e-4))
    up, down = (gradient(factorise(given, x), x) for x in (ahead, behind))
    product = down.plus(up, -1.0)
    for name in ("theta", "effort", "fixed"):
        assert getattr(product, name) / 2e-4 == pytest.approx(getattr(right, name), abs=2e-5)


def test_gradient_is_that_of_the_log_joint_density(search: Search):
    rng = np.random.default_rng(1)
    given = given_scales(search.evidence, search.layout.scales(search.layout.first()))
    latent = Latent(
        *(0.1 * rng.standard_normal(v.shape) for v in vars(start(search.evidence)).values())
    )
    latent.noise[:, search.evidence.binomial] = 0.0
    move = Latent(*(rng.standard_normal(part.shape) for part in vars(latent).values()))
    move.noise[:, search.evidence.binomial] = 0.0
    slope = gradient(factorise(given, latent), latent)
    expected = sum(
        float(np.sum(a * b)) for a, b in zip(vars(slope).values(), vars(move).values(), strict=True)
    )
    found = (
        log_joint(given, latent.plus(move, 1e-5)) - log_joint(given, latent.plus(move, -1e-5))
    ) / 2e-5
    assert found == pytest.approx(expected, rel=1e-5)


def test_slopes_of_the_marginal_likelihood_match_differences(world, adjacency):
    search = search_of(world, adjacency)
    rng = np.random.default_rng(2)
    vector = search.layout.first() + 0.2 * rng.standard_normal(search.layout.size)
    at = search.fit_at(vector, start(search.evidence))
    for k in range(search.layout.size):
        move = 1e-4 * np.eye(search.layout.size)[k]
        ahead, behind = (search.fit_at(vector + d, at.latent).log_density for d in (move, -move))
        assert (ahead - behind) / 2e-4 == pytest.approx(at.slopes[k], abs=1e-3)


def test_the_mean_of_a_lone_poisson_rate_is_that_of_a_log_gamma():
    alone = sparse.csr_array((1, 1))
    reports = Channel("reports", np.array([5]), 0.0, False)
    sources = Sources([reports], np.array([1.0]), alone, None, None, None)
    search = Search(*assemble(sources), Priors())
    tight = np.log([0.02, 1.0, 0.02])
    fitted = search.fit_at(tight, start(search.evidence))
    log_rate = search.evidence.offset[0, 0] + fitted.mean.fixed[0]
    assert log_rate == pytest.approx(special.digamma(5.0), abs=0.01)


def test_draws_of_the_latents_spread_as_the_hessian_says(world, adjacency):
    search = search_of(world, adjacency)
    fitted = search.fit_at(search.layout.first(), start(search.evidence))
    drawn = sample_given_scales(fitted, 8000, rng=np.random.default_rng(0))
    predictor = drawn.theta[:, :, None] * fitted.factor.given.scales.slope + drawn.excess
    predictor += np.einsum("imp,rp->rim", fitted.factor.likelihood.design, drawn.fixed)
    ratio = predictor.std(axis=0) / np.sqrt(spread(fitted.factor).predictor)
    assert np.abs(ratio - 1.0).max() < 0.05


# What threat means


def test_every_draw_has_population_weighted_mean_zero(fitted, population):
    means = fitted.draws @ population / population.sum()
    assert np.abs(means).max() < 1e-10


def test_asked_for_draws_are_delivered(fitted):
    assert fitted.draws.shape == (1000, 30)


def test_one_seed_gives_the_same_draws(fit, fitted):
    assert np.array_equal(fit().draws, fitted.draws)


def test_threat_interval_encloses_its_mean(fitted):
    threat = fitted.threat
    assert np.all((threat.low < threat.mean) & (threat.mean < threat.high))


def test_burden_is_population_times_threat(fitted, population):
    assert fitted.burden.mean == pytest.approx(population * fitted.threat.mean)


def test_threat_resembles_the_truth(fitted, world):
    assert np.corrcoef(fitted.draws.mean(axis=0), world.log_threat)[0, 1] > 0.85


def test_the_order_of_zones_does_not_matter(fit, fitted, world, adjacency):
    order = np.random.default_rng(3).permutation(30)
    turned = fit(
        channels=[replace(c, counts=c.counts[order]) for c in world.channels()],
        population=world.population[order],
        adjacency=adjacency[order][:, order],
        survey=Survey(world.respondents[order], world.positives[order]),
        effort=Effort(world.raids[order]),
        draws=4000,
    )
    assert turned.draws.mean(axis=0) == pytest.approx(fitted.draws.mean(axis=0)[order], abs=0.04)


def test_counting_people_in_thousands_changes_no_threat(fit, fitted, population):
    scaled = fit(population=population / 1000.0)
    assert scaled.draws.mean(axis=0) == pytest.approx(fitted.draws.mean(axis=0), abs=1e-3)


def test_officers_who_find_five_times_as_much_barely_move_threat(fit, fitted, world):
    cases = world.cases.copy()
    cases[4] *= 5
    moved = fit(channels=channel(world, "cases", counts=cases))
    assert abs(moved.draws.mean(axis=0)[4] - fitted.draws.mean(axis=0)[4]) < 0.2


def test_officers_who_find_five_times_as_much_raise_the_contrast(fit, fitted, world):
    cases = world.cases.copy()
    cases[4] *= 5
    moved = fit(channels=channel(world, "cases", counts=cases))
    assert moved.contrast.mean[4] > 2.0 * fitted.contrast.mean[4]


def test_residents_who_report_three_times_as_much_raise_threat(fit, fitted, world):
    reports = world.reports.copy()
    reports[4] *= 3
    moved = fit(channels=channel(world, "reports", counts=reports))
    assert moved.draws.mean(axis=0)[4] - fitted.draws.mean(axis=0)[4] > 0.25


def test_a_zone_without_answers_is_not_a_zone_without_positive_answers(fit, world):
    zone = int(np.argmax(world.positives))
    asked, positives = world.respondents.copy(), world.positives.copy()
    asked[zone], positives[zone] = 30, 0
    denied = fit(survey=Survey(asked, positives))
    asked[zone] = 0
    missing = fit(survey=Survey(asked, positives))
    assert missing.draws.mean(axis=0)[zone] > denied.draws.mean(axis=0)[zone] + 0.1


def test_a_zone_the_channel_did_not_see_is_not_a_zone_without_records(fit, world):
    unseen, empty = (world.reports.astype(float) for _ in range(2))
    zone = int(np.argmax(world.reports.sum(axis=1)))
    unseen[zone], empty[zone] = np.nan, 0.0
    missing, none = (fit(channels=channel(world, "reports", counts=c)) for c in (unseen, empty))
    assert missing.draws.mean(axis=0)[zone] > none.draws.mean(axis=0)[zone] + 0.2


def test_records_without_a_zone_move_no_zone(fit, fitted, world):
    more = fit(channels=channel(world, "reports", unlocated=5000))
    assert more.draws.mean(axis=0) == pytest.approx(fitted.draws.mean(axis=0), abs=1e-3)


def test_records_without_a_zone_lower_the_coverage(fit, world):
    located = int(world.reports.sum())
    half = fit(channels=channel(world, "reports", unlocated=located))
    assert half.coverage["reports"] == pytest.approx(0.5)


def test_a_zone_where_nobody_lives_has_no_burden(fit, population):
    emptied = population.copy()
    emptied[3] = 0.0
    assert fit(population=emptied).burden.high[3] == 0.0


def undoubted(world: World) -> list[Channel]:
    return [replace(c, doubt=0.0) for c in world.channels()]


def test_contributions_sum_to_the_fitted_log_threat(fit, world, adjacency):
    fitted = fit(channels=undoubted(world))
    best = fit_scales(search_of(world, adjacency)).latent.theta
    centred = best - np.average(best, weights=world.population)
    assert sum(fitted.contributions.values()) == pytest.approx(centred, abs=1e-9)


def test_a_surge_of_reports_shows_in_the_contribution_of_reports(fit, fitted, world):
    reports = world.reports.copy()
    reports[4] *= 3
    moved = fit(channels=channel(world, "reports", counts=reports))
    assert moved.contributions["reports"][4] > fitted.contributions["reports"][4] + 0.2


def test_a_channel_that_contradicts_the_others_is_given_more_noise(fit, fitted, world):
    shuffled = world.reports[np.random.default_rng(5).permutation(30)]
    broken = fit(channels=channel(world, "reports", counts=shuffled))
    assert broken.noise["reports"] > 2.0 * fitted.noise["reports"]


def test_channels_that_agree_are_believed(fitted):
    assert max(fitted.silent.values()) < 0.1


def test_a_channel_that_is_never_doubted_has_no_probability_of_being_silent(fit, world):
    assert fit(channels=undoubted(world)).silent == {}


@pytest.fixture(scope="module")
def misled(population, adjacency) -> World:
    return simulate_world(population, adjacency, seed=10_003, plan=Plan(useless="reports"))


def test_a_channel_with_a_smooth_pattern_of_its_own_is_read_as_silent(fit, misled):
    threat = fit(channels=misled.channels(), survey=misled.survey(), effort=misled.effort())
    assert threat.silent["reports"] > 0.5


def test_what_officers_record_is_never_read_as_silent(fitted):
    assert set(fitted.silent) == {"reports", "rehabilitation"}


def test_a_channel_the_others_cannot_do_without_is_not_doubted(fit, world):
    alone = [c for c in world.channels() if c.name in {"cases", "reports"}]
    assert fit(channels=alone, survey=None).silent == {}


def test_silence_of_one_channel_costs_the_evidence_of_no_other(world, adjacency):
    # With next to no threat the channels share nothing, so the evidence of all of them is that of
    # one and of the rest together.
    def log_likelihood(channels: list[Channel], survey, effort) -> float:
        sources = Sources(channels, world.population, adjacency, survey, effort, None)
        search = Search(*assemble(sources), Priors())
        vector = search.layout.first()
        vector[0] = np.log(0.02)
        fitted = search.fit_at(vector, start(search.evidence))
        nothing = np.eye(search.layout.size)
        prior = fitted.log_density - log_marginal(fitted.factor, fitted.latent)
        flat = replace(fitted, log_density=fitted.log_density - prior)
        widths = len(search.layout.noisy) * 0.5 * np.log(2 / np.pi)
        widths += 0.5 * np.log(2 / np.pi) + search.layout.size * 0.5 * np.log(2 * np.pi)
        if survey is not None:
            widths -= 0.5 * np.log(2 * np.pi) + np.log(search.priors.slope_log_sd)
        return log_evidence(search, flat, nothing) - widths

    one = [c for c in world.channels() if c.name == "reports"]
    rest = [c for c in world.channels() if c.name != "reports"]
    every = log_likelihood(world.channels(), world.survey(), world.effort())
    apart = log_likelihood(rest, world.survey(), world.effort()) + log_likelihood(one, None, None)
    assert every == pytest.approx(apart, abs=1.0)


@pytest.mark.parametrize("doubt", [-0.1, 1.0])
def test_doubts_that_are_no_probability_are_refused(fit, world, doubt):
    with pytest.raises(InvalidArgument):
        fit(channels=[replace(c, doubt=doubt) for c in world.channels()])


def test_a_loading_that_is_estimated_stays_between_zero_and_one(fitted):
    assert 0.0 < fitted.loading["assessments"] < 1.0


def test_a_loading_that_is_given_is_kept(fitted):
    assert (fitted.loading["cases"], fitted.loading["reports"]) == pytest.approx((1.0, 0.0))


def test_without_officers_there_is_no_contrast(fit, world):
    others = [c for c in world.channels() if not c.enforcement]
    assert np.isnan(fit(channels=others, effort=None).contrast.mean).all()


def test_a_channel_without_any_record_breaks_nothing(fit, world):
    empty = channel(world, "rehabilitation", counts=np.zeros(30))
    assert np.isfinite(fit(channels=empty).draws).all()


def test_a_city_of_two_zones_can_be_fitted():
    pair = sparse.csr_array(np.array([[0, 1.0], [1.0, 0]]))
    reports = Channel("reports", np.array([40, 10]), 0.0, False)
    threat = fit_threat([reports], np.array([2e4, 2e4]), pair, draws=200, seed=1)
    assert threat.threat.mean[0] > threat.threat.mean[1]


# Pilots


@pytest.fixture(scope="module")
def halved(fit, world) -> Threat:
    post, rng = pilots(30, 8), np.random.default_rng(11)
    kept = np.where(post > 0, 0.5, 1.0)
    thinned = [
        replace(c, counts=rng.binomial(c.counts, kept)) if c.counts.ndim == 2 else c
        for c in world.channels()
    ]
    return fit(channels=thinned, post=post)


def test_a_pilot_that_halves_the_records_is_recovered(halved):
    assert halved.pilot is not None
    assert halved.pilot.low < 0.5 < halved.pilot.high


def test_a_pilot_that_halves_the_records_is_told_from_none(halved):
    assert halved.pilot is not None
    assert halved.pilot.high < 0.8


def test_without_a_pilot_the_split_over_years_does_not_matter(fit, fitted, world):
    summed = [replace(c, counts=c.counts.reshape(30, -1).sum(axis=1)) for c in world.channels()]
    assert np.array_equal(fit(channels=summed).draws, fitted.draws)


def test_without_a_pilot_matrix_no_effect_is_reported(fitted):
    assert fitted.pilot is None


# What is refused


def test_channels_of_the_officers_alone_are_refused_as_threat(fit, world):
    officers = [c for c in world.channels() if c.enforcement]
    with pytest.raises(ThreatNotIdentified):
        fit(channels=officers, survey=None)


def test_the_refusal_says_what_to_add_in_indonesian(fit, world):
    officers = [c for c in world.channels() if c.enforcement]
    with pytest.raises(ThreatNotIdentified) as refused:
        fit(channels=officers, survey=None)
    assert "laporan masyarakat" in refused.value.says("id")


def test_a_survey_nobody_answered_does_not_rescue_the_officers(fit, world):
    officers = [c for c in world.channels() if c.enforcement]
    with pytest.raises(ThreatNotIdentified):
        fit(channels=officers, survey=Survey(np.zeros(30), np.zeros(30)))


def test_a_channel_of_residents_without_any_record_does_not_rescue_the_officers(fit, world):
    silent = [c for c in world.channels() if c.enforcement]
    silent.append(Channel("reports", np.zeros(30), 0.0, False))
    with pytest.raises(ThreatNotIdentified):
        fit(channels=silent, survey=None)


def test_officers_with_an_answered_survey_are_enough(fit, world):
    officers = [c for c in world.channels() if c.enforcement]
    assert np.isfinite(fit(channels=officers).draws).all()


def test_a_city_without_population_is_refused(fit):
    with pytest.raises(NoPopulation):
        fit(population=np.zeros(30))


def test_counts_of_another_number_of_zones_are_refused(fit, world):
    with pytest.raises(InvalidArgument):
        fit(channels=channel(world, "reports", counts=world.reports[:29]))


def test_two_channels_of_one_name_are_refused(fit, world):
    with pytest.raises(InvalidArgument):
        fit(channels=[*world.channels(), world.channels()[0]])


def test_a_loading_beyond_one_is_refused(fit, world):
    with pytest.raises(InvalidArgument):
        fit(channels=channel(world, "cases", effort_loading=1.5))


def test_negative_counts_are_refused(fit, world):
    with pytest.raises(InvalidArgument):
        fit(channels=channel(world, "rehabilitation", counts=-np.ones(30)))


def test_more_positive_answers_than_respondents_are_refused(fit, world):
    with pytest.raises(InvalidArgument):
        fit(survey=Survey(world.respondents, world.respondents + 1))


def test_a_pilot_matrix_of_other_years_is_refused(fit):
    with pytest.raises(InvalidArgument):
        fit(post=np.zeros((30, 2)))
