"""Fit how often an answer is right against what the evidence states, on generated addresses.

    python -m benchmarks.calibration --boundaries ALL.geojson fit data/reference/calibration.csv
    python -m benchmarks.calibration --boundaries ALL.geojson check data/reference/calibration.csv

Every city of the file is home in turn; addresses of the others come in a few of a hundred. Names
carry no wrong letter in most addresses, up to three in a few. "check" uses seeds never fitted.
Only names of kelurahan written as such can be judged so: whether a street lies in the kelurahan it
is called after is not known from names; `benchmarks.street_names fit` draws streets for it. A place
called after a kelurahan ("SMP Lagoa") keeps what it states: nothing here tells where it stands.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import isotonic_regression

from benchmarks.address_styles import Kelurahan, addresses
from benchmarks.geocoding import REFERENCE, kelurahan_of
from benchmarks.labelled import load_city
from services.geocode.calibration import UNCALIBRATED, Calibration, read_calibration
from services.geocode.reference import shipped_gazetteer
from services.geocode.resolve import Resolver
from services.records import Place

EACH_BY_ERRORS = {0: 44, 1: 20, 2: 12, 3: 4}
SHARE_OF_OTHERS = 0.1
EDGES = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
LEAST_IN_A_BIN = 30
SUREST = 0.9995
FIT_SEED, CHECK_SEED = 100, 900


def outcomes(
    boundaries: Path, cities: list[str], calibration: Calibration, seed: int
) -> Iterator[tuple[float, bool]]:
    """Yield stated probability and truth of the first candidate, where a name speaks for it."""
    rng = random.Random(seed)
    for code in cities:
        city = load_city(boundaries, code)
        gazetteer = shipped_gazetteer(REFERENCE, city_code=code)
        resolver = Resolver(gazetteer, city, calibration=calibration)
        for text, place in _made(kelurahan_of(gazetteer, code[:2]), set(city.codes), rng):
            found = resolver.resolve(Place(address=text)).candidates
            if found and any(reason.en.startswith("kelurahan ") for reason in found[0].reasons):
                yield found[0].probability, found[0].kelurahan_code == place.code


def _made(
    kelurahan: list[Kelurahan], inside: set[str], rng: random.Random
) -> Iterator[tuple[str, Kelurahan]]:
    for errors, each in EACH_BY_ERRORS.items():
        for text, place in addresses(kelurahan, each=each, errors=errors, seed=rng.getrandbits(32)):
            if place.code in inside or rng.random() < SHARE_OF_OTHERS:
                yield text, place


def bins(pairs: list[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return mean stated, share right and number of each bin with enough answers."""
    table = np.array(pairs, dtype=float)
    found = []
    for low, high in pairwise(EDGES):
        part = table[(table[:, 0] > low) & (table[:, 0] <= high)]
        if len(part) >= LEAST_IN_A_BIN:
            found.append((float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)))
    return found


def fit(pairs: list[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return the knots of the rising line nearest to the bins (isotonic regression)."""
    stated, right, count = (np.array(column) for column in zip(*bins(pairs), strict=True))
    # No finite number of answers shows that all are right.
    shy = (right * count + 0.5) / (count + 1)
    risen = np.minimum(isotonic_regression(shy, weights=count).x, SUREST)
    return list(zip(stated.tolist(), risen.tolist(), count.tolist(), strict=True))


def write_knots(path: Path, evidence: str, knots: list[tuple[float, float, int]]) -> None:
    """Write the knots of one kind of evidence; those of other kinds in the file stay."""
    with path.open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.reader(file) if row and row[0] not in ("evidence", evidence)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("evidence", "stated", "right", "n"))
        writer.writerows(kept)
        writer.writerows((evidence, f"{s:.4f}", f"{r:.4f}", n) for s, r, n in knots)


def main() -> None:
    """Fit or check from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("task", choices=("fit", "check"))
    parser.add_argument("knots", type=Path)
    parser.add_argument("--boundaries", type=Path, required=True)
    parser.add_argument(
        "--cities", nargs="+", default=["31.01", *(f"31.7{n}" for n in range(1, 6))]
    )
    options = parser.parse_args()
    if options.task == "fit":
        pairs = list(outcomes(options.boundaries, options.cities, UNCALIBRATED, FIT_SEED))
        write_knots(options.knots, "name", fit(pairs))
        return
    checked = read_calibration(options.knots)
    for title, calibration in (("as stated", UNCALIBRATED), ("calibrated", checked)):
        pairs = list(outcomes(options.boundaries, options.cities, calibration, CHECK_SEED))
        print(f"{title}, n {len(pairs)}")
        for stated, right, count in bins(pairs):
            print(f"  n {count:>6}  stated {stated:.3f}  right {right:.3f}")


if __name__ == "__main__":
    main()
