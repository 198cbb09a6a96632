"""Measure whether p-values keep their word, and whether a real cluster is found.

    python -m benchmarks.validity [--maps 1000]

Prints P(p ≤ α) of the scan and of the alarms, the share of maps without clusters on which any zone
passes the false discovery rate, and how often a planted cluster (relative risk 3) is found.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from geo.alerts import AlarmRule, alarms
from geo.hotspots import counts_test
from geo.scan import scan_prospective, scan_space, scan_space_time
from geo.weights import Weights, distance_band, with_self

Floats = NDArray[np.float64]

LEVELS = (0.01, 0.05, 0.10)
ALLOWANCE = 0.02
MOST_NULL_MAPS = 0.07
LEAST_FOUND = 0.80
RELATIVE_RISK = 3.0
PLANTED_EVENTS = 50
EVENTS = (100, 400, 1600)


@dataclass(frozen=True)
class Map:
    """Hold a map to test on: centres, people and neighbours of its zones."""

    name: str
    points: tuple[Floats, Floats]
    population: Floats
    weights: Weights


def kelurahan_like(seed: int = 0) -> Map:
    """Return 31 zones of unequal size whose neighbours are those of a triangulation."""
    rng = np.random.default_rng(seed)
    places = rng.random((31, 2)) * 12_000
    pairs = Delaunay(places).simplices[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    links = np.zeros((31, 31))
    links[pairs[:, 0], pairs[:, 1]] = links[pairs[:, 1], pairs[:, 0]] = 1.0
    population = rng.lognormal(10.5, 0.5, 31)
    return Map("31 kelurahan", (places[:, 0], places[:, 1]), population, Weights(links))


def cells_like(seed: int = 0) -> Map:
    """Return 1,400 hexagons with uneven population, six neighbours each."""
    rng = np.random.default_rng(seed)
    row, column = np.divmod(np.arange(1400), 40)
    x, y = 350.0 * (column + 0.5 * (row % 2)), 350.0 * np.sqrt(0.75) * row
    return Map("1,400 cells", (x, y), rng.lognormal(5, 1, 1400), distance_band(x, y, 360.0))


def shares(p: list[float] | Floats) -> tuple[float, ...]:
    """Return the share of p-values at or below each level."""
    return tuple(float(np.mean(np.asarray(p) <= level)) for level in LEVELS)


def told(name: str, found: tuple[float, ...]) -> None:
    """Print one line of P(p ≤ α) with its verdict."""
    kept = all(share <= level + ALLOWANCE for share, level in zip(found, LEVELS, strict=True))
    said = "  ".join(
        f"P(p≤{level:.2f}) = {share:.4f}" for level, share in zip(LEVELS, found, strict=True)
    )
    print(f"{name:46s} {said}  {'kept' if kept else 'BROKEN'}", flush=True)


def scans(maps: int) -> None:
    """Measure the three scans on maps without clusters."""
    city = kelurahan_like()
    periods = 6
    table = np.repeat(city.population[:, None], periods, axis=1)
    for name, scan, exposure in (
        ("scan, space", scan_space, city.population),
        ("scan, space-time", scan_space_time, table),
        ("scan, prospective", scan_prospective, table),
    ):
        p = []
        for seed in range(maps):
            rng = np.random.default_rng([seed, 1])  # not the stream of the replicates
            drawn = rng.multinomial(200, exposure.ravel() / exposure.sum()).reshape(exposure.shape)
            found = scan(city.points, drawn, exposure, replicates=99, seed=seed).clusters
            p.append(found[0].p if found else 1.0)
        told(f"{name}, {maps} maps", shares(p))


def alarm_series(maps: int) -> None:
    """Measure alarms on series without outbreaks, Poisson and with twice its spread."""
    city = kelurahan_like()
    for mean in (0.2, 1.0, 5.0):
        for spread in (1.0, 2.0):
            rng = np.random.default_rng(1)
            rate = mean * city.population / city.population.mean()
            p = []
            for _ in range(maps):
                level = np.broadcast_to(rate[:, None], (31, 29))
                if spread > 1:
                    level = rng.gamma(level / (spread - 1), spread - 1)
                p.append(alarms(rng.poisson(level), AlarmRule()).p)
            told(f"alarms, mean {mean:g}, variance/mean {spread:g}", shares(np.array(p)))


def null_maps(city: Map, maps: int) -> None:
    """Print the share of maps without clusters on which any zone passes."""
    for events in EVENTS:
        rng = np.random.default_rng(2)
        share = city.population / city.population.sum()
        any_zone = [
            counts_test(
                rng.multinomial(events, share), city.population, city.weights
            ).significant.any()
            for _ in range(maps)
        ]
        rate = float(np.mean(any_zone))
        print(
            f"Gi* with FDR, {city.name}, {events:5d} events, {maps} null maps: any significant "
            f"{rate:.3f}  {'kept' if rate <= MOST_NULL_MAPS else 'BROKEN'}",
            flush=True,
        )


def planted(city: Map, maps: int) -> None:
    """Print how often a zone and its neighbours at three times the risk are found.

    The map has so many events that the cluster holds `PLANTED_EVENTS` on average; found means that
    a zone of the cluster is significantly hot.
    """
    rng = np.random.default_rng(3)
    star = with_self(city.weights)
    hits = 0
    for _ in range(maps):
        centre = int(rng.integers(len(city.population)))
        cluster = star.indices[star.indptr[centre] : star.indptr[centre + 1]]
        risk = np.ones(len(city.population))
        risk[cluster] = RELATIVE_RISK
        share = risk * city.population / (risk * city.population).sum()
        drawn = rng.multinomial(round(PLANTED_EVENTS / share[cluster].sum()), share)
        hits += (counts_test(drawn, city.population, city.weights).kind[cluster] == "hot").any()
    rate = hits / maps
    print(
        f"Gi* with FDR, {city.name}, planted relative risk 3, {PLANTED_EVENTS} events in it: "
        f"found {rate:.3f}  {'kept' if rate >= LEAST_FOUND else 'BROKEN'}",
        flush=True,
    )


def main() -> None:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--maps", type=int, default=1000)
    maps = parser.parse_args().maps
    scans(maps)
    alarm_series(maps)
    for city in (kelurahan_like(), cells_like()):
        null_maps(city, maps)
        planted(city, maps)


if __name__ == "__main__":
    main()
