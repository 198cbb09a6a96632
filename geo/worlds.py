"""Simulated cities with known truth, to measure what the threat model and the choice are worth.

A world has a log threat (half of it spatial), a log effort of the officers, and the records
that a city office would see of them. Nothing in it is data of a real office except the map and
the population it is drawn on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from geo.bym2 import Adjacency, Surface, bym2_surface
from geo.threat import Channel, Effort, Survey

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
ChannelName = Literal["cases", "reports", "assessments", "rehabilitation"]

THREAT_SD = 0.65
SPATIAL_SHARE = 0.5
EFFORT_SD = 0.6
EFFORT_SURGE = 0.9
SURGED_ZONES = 3
CASES_PER_100K = 21.0
REPORTS_PER_100K = 26.0
REPORT_NOISE_SD = 0.25
ASSESSMENTS = 200.0
REHABILITATIONS = 118.0
RAIDS = 64.0
VENUE_SD = 0.8
SURVEY_INTERCEPT = -1.6
SURVEY_SLOPE = 0.9
UNSURVEYED_ZONES = 4
YEARS = 3
UNLOCATED_SHARE = 0.12


@dataclass(frozen=True)
class Plan:
    """Say how a world departs from the usual one.

    effort_follows_threat: correlation of log effort with log threat. reports_follow_effort:
    power of effort in the reports. count_scale: factor on every expected count (the survey
    keeps its answers). useless: a channel whose counts follow a pattern of the same spread that
    has nothing to do with threat. equal_threat: True = the same threat everywhere.
    """

    effort_follows_threat: float = 0.0
    reports_follow_effort: float = 0.0
    count_scale: float = 1.0
    useless: ChannelName | None = None
    equal_threat: bool = False


@dataclass(frozen=True)
class Truth:
    """Hold what no office sees, (n,) each.

    log_threat: population-weighted mean 0; log_effort; log_reporting: how readily residents
    report, sd 0.25; log_venues: places to raid per head, sd 0.8; log_noise: the pattern that a
    useless channel follows instead of threat.
    """

    log_threat: Floats
    log_effort: Floats
    log_reporting: Floats
    log_venues: Floats
    log_noise: Floats


@dataclass(frozen=True)
class World:
    """Hold the truth and the records of one simulated city of n zones.

    cases, reports: (n, years), located only; the other counts: (n,); unlocated: records without
    a zone, per channel; core_indicators (0-8), supporting_indicators (0-5): (n,) of the official
    method.
    """

    population: Floats
    truth: Truth
    plan: Plan
    cases: Integers
    reports: Integers
    assessments: Integers
    rehabilitation: Integers
    raids: Integers
    respondents: Integers
    positives: Integers
    core_indicators: Integers
    supporting_indicators: Integers
    unlocated: dict[str, int]

    @property
    def log_threat(self) -> Floats:
        """Return the true log threat (n,)."""
        return self.truth.log_threat

    @property
    def log_effort(self) -> Floats:
        """Return the true log effort (n,) at the time of the last records."""
        return self.truth.log_effort

    @property
    def need(self) -> Floats:
        """Return the true burden (n,): population times threat."""
        return np.asarray(self.population * np.exp(self.log_threat))

    def channels(self) -> list[Channel]:
        """Return the world's records as channels of the threat model."""
        lost = self.unlocated
        return [
            Channel("cases", self.cases, 1.0, True, lost["cases"]),
            Channel("assessments", self.assessments, None, True),
            Channel("reports", self.reports, 0.0, False, lost["reports"]),
            Channel("rehabilitation", self.rehabilitation, 0.0, False),
        ]

    def survey(self) -> Survey:
        """Return the survey of the world."""
        return Survey(self.respondents, self.positives)

    def effort(self) -> Effort:
        """Return the raids as the trace of effort."""
        return Effort(self.raids)


def simulate_world(
    population: Floats, adjacency: Adjacency, *, seed: int, plan: Plan | None = None
) -> World:
    """Simulate one city on a map (n zones) with this population; the seed fixes everything.

    `adjacency` is as in `fit_threat`. Log threat is a BYM2 field, half of its variance spatial,
    rescaled so that its sd over the zones is 0.65 in every world. How readily residents report
    is a trait of a zone: it lasts through all years and does not average out.
    """
    plan = plan or Plan()
    truth_rng, record_rng = np.random.default_rng(seed).spawn(2)
    truth = _truth(population, bym2_surface(adjacency), plan=plan, rng=truth_rng)
    return observe(population, truth, plan=plan, rng=record_rng)


def _truth(population: Floats, surface: Surface, *, plan: Plan, rng: np.random.Generator) -> Truth:
    size = len(population)
    field = _field(surface, rng)
    log_threat = np.zeros(size) if plan.equal_threat else field
    log_threat = log_threat - np.average(log_threat, weights=population)
    return Truth(
        log_threat=log_threat,
        log_effort=_log_effort(log_threat, plan, rng=rng),
        log_reporting=REPORT_NOISE_SD * rng.standard_normal(size),
        log_venues=VENUE_SD * rng.standard_normal(size),
        log_noise=_field(surface, rng),
    )


def _field(surface: Surface, rng: np.random.Generator) -> Floats:
    roots = np.sqrt(surface.variances(THREAT_SD, SPATIAL_SHARE))
    field = surface.vectors @ (roots * rng.standard_normal(len(roots)))
    return np.asarray(THREAT_SD * (field - field.mean()) / field.std())


def _log_effort(log_threat: Floats, plan: Plan, *, rng: np.random.Generator) -> Floats:
    size, share = len(log_threat), plan.effort_follows_threat
    own = EFFORT_SD * np.sqrt(1.0 - share**2) * rng.standard_normal(size)
    log_effort = own + share * EFFORT_SD / THREAT_SD * log_threat
    log_effort[rng.choice(size, min(SURGED_ZONES, size), replace=False)] += EFFORT_SURGE
    return np.asarray(log_effort)


def observe(population: Floats, truth: Truth, *, plan: Plan, rng: np.random.Generator) -> World:
    """Draw the records that an office would hold of a city with this truth."""
    total, heads = plan.count_scale, population / 1e5 * plan.count_scale
    effort = np.exp(truth.log_effort)
    reporting = np.exp(truth.log_reporting + plan.reports_follow_effort * truth.log_effort)
    venues = np.exp(truth.log_venues)

    def seen(channel: ChannelName) -> Floats:
        return np.exp(truth.log_noise if plan.useless == channel else truth.log_threat)

    # A stream of its own for each record, so that plans with one seed differ in nothing else.
    cased, reported, assessed, treated, raided, asked, listed = rng.spawn(7)
    cases, lost_cases = _dated(CASES_PER_100K * heads * seen("cases") * effort, cased)
    reports, lost_reports = _dated(REPORTS_PER_100K * heads * seen("reports") * reporting, reported)
    assessments = population * seen("assessments") * np.sqrt(effort)
    respondents, positives = _answers(truth.log_threat, asked)
    core, supporting = _indicators(truth, listed)
    return World(
        population=population,
        truth=truth,
        plan=plan,
        cases=cases,
        reports=reports,
        assessments=_shared(ASSESSMENTS * total, assessments, rng=assessed),
        rehabilitation=_shared(
            REHABILITATIONS * total, population * seen("rehabilitation"), rng=treated
        ),
        raids=_shared(RAIDS * total, population * effort * venues, rng=raided),
        respondents=respondents,
        positives=positives,
        core_indicators=core,
        supporting_indicators=supporting,
        unlocated={"cases": lost_cases, "reports": lost_reports},
    )


def next_year(world: World, log_effort: Floats, *, seed: int) -> World:
    """Let a year pass under new effort (n,): its records come in, the oldest year leaves."""
    truth = replace(world.truth, log_effort=log_effort)
    new = observe(world.population, truth, plan=world.plan, rng=np.random.default_rng(seed))
    return replace(
        new,
        cases=np.column_stack([world.cases[:, 1:], new.cases[:, -1]]),
        reports=np.column_stack([world.reports[:, 1:], new.reports[:, -1]]),
    )


def _dated(expected: Floats, rng: np.random.Generator) -> tuple[Integers, int]:
    counts = rng.poisson(np.repeat(expected[:, None], YEARS, axis=1))
    located = rng.binomial(counts, 1.0 - UNLOCATED_SHARE)
    return located, int(counts.sum() - located.sum())


def _shared(total: float, weights: Floats, *, rng: np.random.Generator) -> Integers:
    return rng.multinomial(round(total), weights / weights.sum())


def _answers(log_threat: Floats, rng: np.random.Generator) -> tuple[Integers, Integers]:
    size = len(log_threat)
    respondents = rng.integers(12, 31, size)
    respondents[rng.choice(size, min(UNSURVEYED_ZONES, size), replace=False)] = 0
    share = 1.0 / (1.0 + np.exp(-(SURVEY_INTERCEPT + SURVEY_SLOPE * log_threat)))
    return respondents, rng.binomial(respondents, share)


def _indicators(truth: Truth, rng: np.random.Generator) -> tuple[Integers, Integers]:
    # Presence of a core indicator is learned from threat and from officers alike; supporting
    # ones (poverty, boarding houses) follow threat weakly. Both are assumptions of the worlds.
    core = 1.0 / (1.0 + np.exp(-(truth.log_threat + 0.5 * truth.log_effort)))
    supporting = 1.0 / (1.0 + np.exp(-0.5 * truth.log_threat))
    return rng.binomial(8, core), rng.binomial(5, supporting)
