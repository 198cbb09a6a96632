"""Measure what the threat model is worth to a planner, on simulated cities with known truth.

Every figure stands beside the plain rankings an office could make without a model. Modes:
usual, harder, useless, equal, rounds, speed (or all). Run as
    python benchmarks/decision_quality.py [usual ...] [--worlds 200] [--first-seed 1000]
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse, stats
from shapely.geometry import shape

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.ranking import rank_intervals, ranks
from geo.threat import Channel, Threat, fit_threat
from geo.worlds import ChannelName, Plan, World, next_year, simulate_world

Floats = npt.NDArray[np.float64]

BOUNDARIES = Path("data/kelurahan_boundaries/31.72.geojson")
POPULATION = Path("data/reference/31.72/kelurahan.csv")
TOUCH_DEGREES = 1e-4
PICKS = 5
PILOTS = ("Penjaringan", "Semper Barat")
EMPIRICAL_BAYES = "EB of reports + rehabilitation per head"
EMPIRICAL_BAYES_BURDEN = "EB of reports + rehabilitation × population"
MODEL = "threat model"
HARDER = {
    "effort correlated 0.5 with threat": Plan(effort_follows_threat=0.5),
    "reports ∝ effort^0.3": Plan(reports_follow_effort=0.3),
    "a tenth of the counts": Plan(count_scale=0.1),
    "useless rehabilitation": Plan(useless="rehabilitation"),
    "useless reports": Plan(useless="reports"),
}
USELESS: tuple[ChannelName, ...] = ("cases", "assessments", "reports", "rehabilitation")
ROUNDS = 50


@dataclass(frozen=True)
class City:
    """Hold the map: population (n,), binary adjacency (n, n), positions of today's pilots."""

    population: Floats
    adjacency: sparse.csr_array
    pilots: npt.NDArray[np.intp]


def read_city(boundaries: Path, population: Path) -> City:
    """Read polygons (GeoJSON, property `code`) and population (CSV: code, name, population).

    Two polygons are neighbours when they come within 1e-4 degrees (11 m) of each other, since
    published edges leave slivers.
    """
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    with population.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    codes = [feature["properties"]["code"] for feature in features]
    grown = [shape(feature["geometry"]).buffer(TOUCH_DEGREES / 2) for feature in features]
    touching = np.array([[float(a.intersects(b)) for b in grown] for a in grown])
    np.fill_diagonal(touching, 0.0)
    people = np.array([float(rows[code]["population"]) for code in codes])
    pilots = np.flatnonzero([rows[code]["name"] in PILOTS for code in codes])
    return City(people, sparse.csr_array(touching), pilots)


def per_head_empirical_bayes(world: World) -> Floats:
    """Shrink reports + rehabilitation per head towards the city's rate (Marshall 1991)."""
    counts = world.reports.sum(axis=1) + world.rehabilitation
    exposure, mean = world.population, counts.sum() / world.population.sum()
    rate = counts / exposure
    spread = np.average((rate - mean) ** 2, weights=exposure) - mean / exposure.mean()
    between = max(spread, 0.0)
    return np.asarray(mean + between / (between + mean / exposure) * (rate - mean))


def sum_of_z(world: World) -> Floats:
    """Add up the standardised rates per head of cases, reports, assessments, rehabilitation."""
    columns = [world.cases.sum(axis=1), world.reports.sum(axis=1)]
    columns += [world.assessments, world.rehabilitation]
    rates = np.column_stack(columns) / world.population[:, None]
    return np.asarray(stats.zscore(rates, axis=0).sum(axis=1))


def all_events(world: World) -> Floats:
    """Count every record together, whoever saw it."""
    dated = world.cases.sum(axis=1) + world.reports.sum(axis=1)
    return np.asarray(dated + world.assessments + world.rehabilitation + world.raids, dtype=float)


BASELINES: dict[str, Callable[[World], Floats]] = {
    "cases": lambda world: world.cases.sum(axis=1).astype(float),
    "cases per head": lambda world: world.cases.sum(axis=1) / world.population,
    "reports per head": lambda world: world.reports.sum(axis=1) / world.population,
    "reports (per head × population)": lambda world: world.reports.sum(axis=1).astype(float),
    "sum of z-scores": sum_of_z,
    "all events": all_events,
    "all events per head": lambda world: all_events(world) / world.population,
    "8 + 5 count": lambda world: np.asarray(
        world.core_indicators + world.supporting_indicators, dtype=np.float64
    ),
    EMPIRICAL_BAYES: per_head_empirical_bayes,
    EMPIRICAL_BAYES_BURDEN: lambda world: per_head_empirical_bayes(world) * world.population,
}


def capture(score: Floats, need: Floats, *, pilots: npt.NDArray[np.intp]) -> float:
    """Return the share of the best possible need that the 5 highest scores catch, pilots out."""
    free = np.setdiff1d(np.arange(len(need)), pilots)
    picked = free[np.argsort(-score[free], kind="stable")[:PICKS]]
    return float(need[picked].sum() / np.sort(need[free])[-PICKS:].sum())


def follow(score: Floats, world: World) -> float:
    """Return sd of rank per sd of log effort at fixed true log threat (regression on both)."""
    place = stats.zscore(-ranks(score).astype(float))
    truths = [stats.zscore(world.log_effort)]
    if world.log_threat.std() > 0:
        truths.append(stats.zscore(world.log_threat))
    return float(np.linalg.lstsq(np.column_stack(truths), place, rcond=None)[0][0])


def score_figures(score: Floats, burden: Floats, *, world: World, city: City) -> dict[str, float]:
    """Measure one ranking: capture by `burden`, Kendall's tau and follow by `score`."""
    return {
        "capture": capture(burden, world.need, pilots=city.pilots),
        "tau": float(stats.kendalltau(score, world.log_threat).statistic),
        "follow": follow(score, world),
    }


def fit_world(world: World, city: City, *, channels: Sequence[Channel] | None = None) -> Threat:
    """Fit the threat model to a world's records (or to some of its channels)."""
    return fit_threat(
        world.channels() if channels is None else channels,
        world.population,
        city.adjacency,
        survey=world.survey(),
        effort=world.effort(),
        seed=1,
    )


def model_figures(threat: Threat, world: World, *, city: City) -> dict[str, float]:
    """Measure the model as a ranking, with coverage and mean width of its 90 % intervals.

    Threat is judged on the log scale after taking the population-weighted mean away from truth
    and draws alike; ranks by their whole-number interval, ends included.
    """
    low, high = np.quantile(threat.draws, [0.05, 0.95], axis=0)
    placed, true_rank = rank_intervals(threat.draws, k=PICKS), ranks(world.log_threat)
    inside = (low <= world.log_threat) & (world.log_threat <= high)
    ranked = (placed.low <= true_rank) & (true_rank <= placed.high)
    figures = score_figures(threat.threat.mean, threat.burden.mean, world=world, city=city)
    return figures | {
        "threat cover": float(inside.mean()),
        "threat width": float((high - low).mean()),
        "rank cover": float(ranked.mean()),
        "rank width": float((placed.high - placed.low).mean()),
    }


Rows = dict[str, list[dict[str, float]]]


def run_worlds(city: City, plan: Plan, *, seeds: range) -> Rows:
    """Simulate one world per seed; measure the model and every baseline in it."""
    rows: Rows = {name: [] for name in [MODEL, *BASELINES]}
    for seed in seeds:
        world = simulate_world(city.population, city.adjacency, seed=seed, plan=plan)
        rows[MODEL].append(model_figures(fit_world(world, city), world, city=city))
        for name, baseline in BASELINES.items():
            score = baseline(world)
            rows[name].append(score_figures(score, score, world=world, city=city))
    return rows


def mean_of(rows: Rows, name: str, *, figure: str) -> float:
    """Average one figure of one ranking over the worlds."""
    return float(np.mean([row[figure] for row in rows[name]]))


def print_rows(title: str, rows: Rows) -> None:
    """Print one line per ranking."""
    print(f"\n{title}\n{'':46}{'capture':>9}{'tau':>8}{'follow':>8}")
    for name in rows:
        values = [mean_of(rows, name, figure=figure) for figure in ("capture", "tau", "follow")]
        print(f"{name:46}{values[0]:9.4f}{values[1]:8.4f}{values[2]:8.3f}")
    for figure in ("threat cover", "threat width", "rank cover", "rank width"):
        print(f"    {figure}: {mean_of(rows, MODEL, figure=figure):.3f}")


def usual(city: City, seeds: range) -> None:
    """Print the figures of the usual worlds."""
    began = time.perf_counter()
    rows = run_worlds(city, Plan(), seeds=seeds)
    print_rows(f"Usual worlds ({len(seeds)})", rows)
    loss = 1.0 - mean_of(rows, MODEL, figure="capture")
    plain = 1.0 - mean_of(rows, EMPIRICAL_BAYES_BURDEN, figure="capture")
    best = max(mean_of(rows, name, figure="tau") for name in BASELINES)
    print(f"    loss against EB × population: {loss:.4f} / {plain:.4f} = {loss / plain:.3f}")
    print(f"    tau above the best plain ranking: {mean_of(rows, MODEL, figure='tau') - best:.4f}")
    print(f"    {(time.perf_counter() - began) / len(seeds):.2f} s per world")


def harder(city: City, seeds: range) -> None:
    """Print the figures of the worlds that break the model's assumptions."""
    for title, plan in HARDER.items():
        print_rows(f"Harder: {title} ({len(seeds)})", run_worlds(city, plan, seeds=seeds))


def useless(city: City, seeds: range) -> None:
    """Make one channel useless at a time; compare its noise, and tau with and without it."""
    print(f"\nUseless channel ({len(seeds)})")
    print(f"{'':16}{'noise':>8}{'useless':>9}{'ratio':>8}{'tau':>8}{'without':>9}{'cover':>8}")
    healthy = [
        fit_world(simulate_world(city.population, city.adjacency, seed=seed), city).noise
        for seed in seeds
    ]
    for name in USELESS:
        plan, figures = Plan(useless=name), []
        for seed, noise in zip(seeds, healthy, strict=True):
            world = simulate_world(city.population, city.adjacency, seed=seed, plan=plan)
            figures.append([noise[name], *_with_and_without(world, city, name=name)])
        before, after, tau, without, cover = np.mean(figures, axis=0)
        print(
            f"{name:16}{before:8.3f}{after:9.3f}{after / before:8.2f}"
            f"{tau:8.4f}{without:9.4f}{cover:8.3f}"
        )


def _with_and_without(world: World, city: City, *, name: str) -> tuple[float, ...]:
    kept = [channel for channel in world.channels() if channel.name != name]
    threat = fit_world(world, city)
    figures = model_figures(threat, world, city=city)
    left_out = fit_world(world, city, channels=kept)
    tau = stats.kendalltau(left_out.threat.mean, world.log_threat).statistic
    return threat.noise[name], figures["tau"], float(tau), figures["threat cover"]


def equal(city: City, seeds: range) -> None:
    """Give every zone the same threat: what the model still sees, and whether it is effort."""
    figures = []
    for seed in seeds:
        plan = Plan(equal_threat=True)
        world = simulate_world(city.population, city.adjacency, seed=seed, plan=plan)
        means = fit_world(world, city).draws.mean(axis=0)
        arrests = np.log((world.cases.sum(axis=1) + 0.5) / world.population)
        figures.append(
            [
                means.std(),
                stats.spearmanr(means, world.log_effort).statistic,
                arrests.std(),
                stats.spearmanr(arrests, world.log_effort).statistic,
            ]
        )
    found, worst = np.mean(figures, axis=0), np.max(figures, axis=0)
    print(f"\nEqual threat, unequal effort ({len(seeds)})")
    for name, at in ((MODEL, 0), ("log cases per head", 2)):
        print(
            f"{name:20} sd {found[at]:.3f} (largest {worst[at]:.3f}), "
            f"rank correlation with effort {found[at + 1]:.3f}"
        )


@dataclass(frozen=True)
class Round:
    """Hold one round: share of the best need caught, and what the picks are believed to hold.

    swollen: share of the city's need that the score puts in its picks, over their true share.
    """

    capture: float
    swollen: float
    follow: float


def play(city: City, *, seed: int, by_arrests: bool) -> list[Round]:
    """Choose, send officers there, record, fifty times.

    Effort in the five picks grows by 30 % a round; elsewhere and there it falls back by a tenth
    of its distance (in logs) from where it began, so that it stays finite.
    """
    world = simulate_world(city.population, city.adjacency, seed=seed)
    began, rounds = world.log_effort, []
    for turn in range(ROUNDS):
        burden = world.cases.sum(axis=1) * 1.0 if by_arrests else fit_world(world, city).burden.mean
        picked = np.argsort(-burden, kind="stable")[:PICKS]
        believed = burden[picked].sum() / burden.sum()
        true = world.need[picked].sum() / world.need.sum()
        caught = capture(burden, world.need, pilots=np.empty(0, dtype=np.intp))
        rounds.append(Round(caught, believed / true, follow(burden / world.population, world)))
        log_effort = began + 0.9 * (world.log_effort - began)
        log_effort[picked] += np.log(1.3)
        world = next_year(world, log_effort, seed=seed * 1000 + turn)
    return rounds


def rounds(city: City, seeds: range, *, plot: Path | None = None) -> None:
    """Play fifty rounds by model and by arrests in at most 10 worlds; print and maybe plot."""
    played = {
        name: [play(city, seed=seed, by_arrests=arrests) for seed in seeds[:10]]
        for name, arrests in ((MODEL, False), ("ranking by arrests", True))
    }
    print(f"\nFifty rounds of choose, enforce, record ({len(seeds[:10])} worlds)")
    print(f"{'':20}{'round':>6}{'capture':>9}{'believed / true':>17}{'follow':>8}")
    for name, games in played.items():
        for turn in (0, 9, 24, ROUNDS - 1):
            at = [game[turn] for game in games]
            means = np.mean([[r.capture, r.swollen, r.follow] for r in at], axis=0)
            print(f"{name:20}{turn + 1:6d}{means[0]:9.3f}{means[1]:17.3f}{means[2]:8.3f}")
    if plot is not None:
        draw_rounds(played, plot)


def draw_rounds(played: dict[str, list[list[Round]]], plot: Path) -> None:
    """Draw capture and believed over true share by round (needs matplotlib)."""
    from matplotlib.figure import Figure  # only this picture needs it

    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    for name, games in played.items():
        left.plot(np.mean([[r.capture for r in game] for game in games], axis=0), label=name)
        right.plot(np.mean([[r.swollen for r in game] for game in games], axis=0), label=name)
    left.set(xlabel="round", ylabel="share of the best need caught by 5 picks")
    right.set(xlabel="round", ylabel="believed / true share of need in the picks", yscale="log")
    left.legend()
    figure.savefig(plot)


def speed(city: City, seeds: range) -> None:
    """Time one fit of the city and one of a made-up grid of 1,000 zones."""
    across, down = (np.eye(size, k=1) + np.eye(size, k=-1) for size in (25, 40))
    grid = sparse.csr_array(np.kron(np.eye(40), across) + np.kron(down, np.eye(25)))
    people = np.random.default_rng(0).choice(city.population, 1000)
    print("\nSeconds per fit (2,000 draws)")
    for place in (city, City(people, grid, city.pilots)):
        world = simulate_world(place.population, place.adjacency, seed=seeds[0])
        began = time.perf_counter()
        fit_world(world, place)
        print(f"    {len(place.population):5d} zones: {time.perf_counter() - began:.2f}")


MODES: dict[str, Callable[[City, range], None]] = {
    "usual": usual,
    "harder": harder,
    "useless": useless,
    "equal": equal,
    "rounds": rounds,
    "speed": speed,
}


def main() -> None:
    """Read the map, run the modes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modes", nargs="*", choices=[*MODES, []], default=[], metavar="MODE")
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--boundaries", type=Path, default=BOUNDARIES)
    parser.add_argument("--population", type=Path, default=POPULATION)
    parser.add_argument("--plot", type=Path, help="picture of the rounds (png, svg)")
    arguments = parser.parse_args()
    city = read_city(arguments.boundaries, arguments.population)
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.worlds)
    for mode in arguments.modes or MODES:
        if mode == "rounds":
            rounds(city, seeds, plot=arguments.plot)
        else:
            MODES[mode](city, seeds)


if __name__ == "__main__":
    main()
