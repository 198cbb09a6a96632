"""Streets drawn in a city's real shapes, with addresses along them whose place is known.

    python -m benchmarks.streets --boundaries CITY.geojson
    python -m benchmarks.streets --boundaries CITY.geojson choose
    python -m benchmarks.streets --boundaries CITY.geojson fit data/reference/calibration.csv

"choose" shows on some worlds what each threshold would place rightly and wrongly, "fit" takes from
them how often evidence of each strength is right; the report comes from worlds seen by neither.

Streets have made-up names, lengths from lanes to main roads, and cross borders as they come; house
numbers rise along them, RW are blocks of some 350 m. Points are where the house stands. Learned
streets see a few located records each; imported ones are read from a file of lines.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from benchmarks.address_styles import SYLLABLES
from benchmarks.calibration import fit, write_knots
from benchmarks.geocoding import REFERENCE, distances, reliability, shares
from benchmarks.labelled import Labelled, load_city
from services.geocode.answers import Resolution
from services.geocode.areas import City
from services.geocode.calibration import UNCALIBRATED, Calibration, read_calibration
from services.geocode.gazetteer import Entry, Gazetteer
from services.geocode.gazetteer_files import read_gazetteer
from services.geocode.learning import Located, learn
from services.geocode.reference import shipped_gazetteer
from services.geocode.resolve import Resolver
from services.records import Place

LENGTHS_M = (120, 250, 400, 700, 1200, 2500)
STEP_M, TURN, HOUSE_EVERY_M, SETBACK_M, BLOCK_M = 40.0, 0.12, 9.0, 15.0, 350.0
CHOOSING, REPORTING = range(1, 9), range(101, 109)
"""Seeds of the worlds that thresholds and calibration are chosen on, and of those reported."""
THRESHOLDS = (0.75, 0.8, 0.85, 0.87, 0.89, 0.9)


class Street(NamedTuple):
    """Hold a street: its name as written and its line in the city's metres."""

    name: str
    line: shapely.LineString


def draw_streets(city: City, count: int, seed: int) -> list[Street]:
    """Draw streets that begin in the city; each name is used once."""
    rng = random.Random(seed)
    streets: dict[str, Street] = {}
    while len(streets) < count:
        polygon = rng.choice(city.metric)
        west, south, east, north = polygon.bounds
        x, y = rng.uniform(west, east), rng.uniform(south, north)
        name = "".join(rng.choices(SYLLABLES, k=4)).title()
        if polygon.contains(shapely.Point(x, y)):
            streets[name] = Street(f"Jl. {name}", walk(rng, x, y, rng.choice(LENGTHS_M)))
    return list(streets.values())


def walk(rng: random.Random, x: float, y: float, length_m: float) -> shapely.LineString:
    """Draw a bending line of at least one step from a point, in metres."""
    heading, points = rng.uniform(0, 2 * math.pi), [(x, y)]
    for _ in range(max(int(length_m / STEP_M), 1)):
        heading += rng.gauss(0, TURN)
        x, y = x + STEP_M * math.cos(heading), y + STEP_M * math.sin(heading)
        points.append((x, y))
    return shapely.LineString(points)


def houses(city: City, streets: list[Street], count: int, seed: int) -> Iterator[Labelled]:
    """Draw houses on streets, each street as likely as it is long; only those in the city."""
    rng = random.Random(seed)
    scale = city.to_metres(np.ones(2))
    for street in rng.choices(streets, [s.line.length for s in streets], k=count):
        along = rng.uniform(0, street.line.length)
        point = street.line.interpolate(along)
        x, y = (value + rng.uniform(-SETBACK_M, SETBACK_M) for value in (point.x, point.y))
        lon, lat = (np.array([x, y]) / scale).tolist()
        zone = int(city.locate(np.array([lon]), np.array([lat]))[0])
        if zone < 0:
            continue
        rw = (int(x // BLOCK_M) * 7 + int(y // BLOCK_M) * 3) % 17 + 1
        text = f"{street.name} No. {int(along / HOUSE_EVERY_M) + 1} RT {rng.randint(1, 15)}/RW {rw}"
        yield Labelled(Place(address=text), city.codes[zone], lon, lat, "street only")


def learned(rows: list[Labelled]) -> list[Entry]:
    """Return what located rows teach."""
    return learn(Located(r.place.address, r.code, r.lon, r.lat) for r in rows)


def imported(city: City, streets: list[Street], folder: Path) -> list[Entry]:
    """Return the streets as they come back from a file of lines."""
    scale = city.to_metres(np.ones(2))
    lines = [shapely.transform(street.line, lambda xy: xy / scale) for street in streets]
    path = folder / "jalan.gpkg"
    names = [street.name for street in streets]
    gpd.GeoDataFrame({"nama": names}, geometry=lines, crs=4326).to_file(path)
    return read_gazetteer(path, city)


def worlds(
    city: City, gazetteer: Gazetteer, seeds: Iterable[int], calibration: Calibration
) -> Iterator[tuple[str, list[Labelled], list[Resolution]]]:
    """Yield addresses of each world with their answers, for each way to know its streets."""
    for seed in seeds:
        streets = draw_streets(city, 300, 10 * seed)
        later = list(houses(city, streets, 3000, 10 * seed + 1))
        with tempfile.TemporaryDirectory() as folder:
            sources = (
                {"nothing known": []}
                | {
                    f"learned from {n} records": learned(
                        list(houses(city, streets, n, 10 * seed + 2))
                    )
                    for n in (1000, 4000)
                }
                | {"imported lines": imported(city, streets, Path(folder))}
            )
        for title, entries in sources.items():
            resolver = Resolver(gazetteer.with_entries(entries), city, calibration=calibration)
            yield title, later, [resolver.resolve(row.place) for row in later]


def gathered(
    found: Iterable[tuple[str, list[Labelled], list[Resolution]]],
) -> dict[str, tuple[list[Labelled], list[Resolution]]]:
    """Put the worlds of each title together."""
    together: defaultdict[str, tuple[list[Labelled], list[Resolution]]]
    together = defaultdict(lambda: ([], []))
    for title, rows, answers in found:
        together[title][0].extend(rows)
        together[title][1].extend(answers)
    return together


def first_candidates(rows: list[Labelled], answers: list[Resolution]) -> list[tuple[float, bool]]:
    """Return stated probability and truth of the first candidate, where a street speaks for it."""
    return [
        (a.candidates[0].probability, a.candidates[0].kelurahan_code == row.code)
        for row, a in zip(rows, answers, strict=True)
        if a.candidates
    ]


def report(city: City, gazetteer: Gazetteer, calibration: Calibration) -> None:
    """Print what the resolver does in worlds that nothing was chosen on."""
    found = list(worlds(city, gazetteer, REPORTING, calibration))
    wrong: defaultdict[str, list[float]] = defaultdict(list)
    for title, rows, answers in found:
        given = [a.location.kelurahan_code for a in answers]
        bad = sum(g not in (None, r.code) for g, r in zip(given, rows, strict=True))
        wrong[title].append(bad / len(rows))
    for title, (rows, answers) in gathered(found).items():
        given = [a.location.kelurahan_code or "" for a in answers]
        print(shares(title, [row.code for row in rows], given))
        print(f"  wrong in the worst of {len(wrong[title])} worlds {max(wrong[title]):.2%}")
        print(*distances(rows, answers, city), sep="\n")
        print(*reliability(rows, answers), sep="\n")


def choose(city: City, gazetteer: Gazetteer) -> None:
    """Print what each threshold would place rightly and wrongly."""
    for title, (rows, answers) in gathered(worlds(city, gazetteer, CHOOSING, UNCALIBRATED)).items():
        table = np.array(first_candidates(rows, answers) or [(0, 0)])
        for threshold in THRESHOLDS:
            placed = table[table[:, 0] >= threshold, 1]
            right, wrong = placed.sum() / len(rows), (1 - placed).sum() / len(rows)
            print(f"{title:<34} from {threshold:.2f}  right {right:7.2%}  wrong {wrong:7.2%}")


def fit_streets(city: City, gazetteer: Gazetteer, path: Path) -> None:
    """Write how often evidence of a street is right, beside what the file holds of others."""
    found = gathered(worlds(city, gazetteer, CHOOSING, UNCALIBRATED))
    pairs = [pair for rows, answers in found.values() for pair in first_candidates(rows, answers)]
    write_knots(path, "street", fit(pairs))


def main() -> None:
    """Measure learned and imported streets from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("task", nargs="?", choices=("report", "choose", "fit"), default="report")
    parser.add_argument("knots", nargs="?", type=Path, default=REFERENCE / "calibration.csv")
    parser.add_argument("--boundaries", type=Path, required=True)
    parser.add_argument("--city", default="")
    options = parser.parse_args()
    city = load_city(options.boundaries, options.city)
    gazetteer = shipped_gazetteer(REFERENCE, city_code=city.codes[0][:5])
    if options.task == "choose":
        choose(city, gazetteer)
    elif options.task == "fit":
        fit_streets(city, gazetteer, options.knots)
    else:
        report(city, gazetteer, read_calibration(options.knots))


if __name__ == "__main__":
    main()
