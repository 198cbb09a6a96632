"""Streets that bear a kelurahan's name, drawn in a city's real shapes: do they lie where they say?

    python -m benchmarks.street_names --boundaries CITY.geojson
    python -m benchmarks.street_names --boundaries CITY.geojson fit data/reference/calibration.csv

"fit" takes from some worlds how often such a name is right; the report comes from others. Its last
lines say what the text can tell at all: a house beside the kelurahan has the same address as one in
it, so no reader places the first without the second.
A street called after a kelurahan begins somewhere in it and goes on, across borders as they come;
the longer its kind, the farther: LENGTHS_M holds the assumed lengths. Houses stand evenly along it.
Addresses give nothing else, an RW, the city, or the true kecamatan. Some streets of the same name
lie in another city, which the address names. All is simulated but shapes and names.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from benchmarks.calibration import fit, write_knots
from benchmarks.geocoding import REFERENCE, reliability, shares
from benchmarks.labelled import Labelled, load_city
from benchmarks.streets import walk
from services.geocode.areas import City
from services.geocode.calibration import read_calibration
from services.geocode.gazetteer import Gazetteer
from services.geocode.reference import shipped_gazetteer
from services.geocode.resolve import Resolver
from services.records import Place

LENGTHS_M = {
    "Jl. {name} {lane}": (100, 200, 300),
    "Jl. {name} {lane} Gg. {lane}": (60, 120),
    "Gg. {name} {lane}": (60, 120),
    "Jl. {name}": (300, 600, 1200),
    "Jl. {name} Indah": (200, 400, 600),
    "Jl. {name} {direction}": (300, 600, 1200),
    "Jl. {name} {direction} {lane}": (100, 200, 300),
    "Jl. {name} Raya": (1200, 2000, 3000),
    "Jl. Raya {name}": (1200, 2000, 3000),
}
TAILS = ("", " RT {rt}/RW {rw}", ", Jakarta Utara", " RT {rt}/RW {rw}, Kec. {kecamatan}",
         ", Kec. {kecamatan}, Kota Jakarta Utara")  # fmt: skip
ELSEWHERE = ("Kota Bandung", "Surabaya", "Kota Bekasi", "Kab. Bogor", "Jakarta Selatan")
DIRECTIONS = ("Utara", "Selatan", "Timur", "Barat", "Dalam")
EACH, SHARE_ELSEWHERE, SEED = 60, 0.05, 77
FITTING, REPORTING = range(1001, 1011), range(2001, 2005)
"""Seeds of the worlds that calibration is chosen on, and of those reported."""
MOST_WRONG = 0.03


def named_streets(city: City, seed: int = SEED) -> Iterator[tuple[str, Labelled]]:
    """Yield the form of a street's name and an address on it, for every kelurahan."""
    rng = random.Random(seed)
    for zone, name in enumerate(city.names):
        for _ in range(EACH):
            form = rng.choice(tuple(LENGTHS_M))
            lane, direction = rng.choice(("2", "III", "7", "XI")), rng.choice(DIRECTIONS)
            text = form.format(name=name, lane=lane, direction=direction)
            text = f"{text} No. {rng.randint(1, 90)}"
            if rng.random() < SHARE_ELSEWHERE:
                text = f"{text}, {rng.choice(ELSEWHERE)}"
                yield "in another city", Labelled(Place(address=text), "", np.nan, np.nan, "")
            elif found := _house(rng, city, zone, LENGTHS_M[form]):
                code, lon, lat = found
                tail = rng.choice(TAILS).format(
                    rt=rng.randint(1, 12), rw=rng.randint(1, 9), kecamatan=city.kecamatan[code[:8]]
                )
                where = "in street" if code == city.codes[zone] else "not named"
                yield form, Labelled(Place(address=text + tail), code, lon, lat, where)


def _house(
    rng: random.Random, city: City, zone: int, lengths: tuple[int, ...]
) -> tuple[str, float, float] | None:
    """Return code and point of a house on a street that begins in a zone, None outside the city."""
    polygon = city.metric[zone]
    west, south, east, north = polygon.bounds
    start = shapely.Point(rng.uniform(west, east), rng.uniform(south, north))
    while not polygon.contains(start):
        start = shapely.Point(rng.uniform(west, east), rng.uniform(south, north))
    line = walk(rng, start.x, start.y, rng.choice(lengths))
    house = line.interpolate(rng.uniform(0, line.length))
    lon, lat = (np.array([house.x, house.y]) / city.to_metres(np.ones(2))).tolist()
    found = int(city.locate(np.array([lon]), np.array([lat]))[0])
    return None if found < 0 else (city.codes[found], lon, lat)


def attainable(found: list[tuple[str, Labelled]], most_wrong: float) -> Iterator[str]:
    """Yield what the best choice by the street's form could do, and all of it placed as named.

    Forms are placed as they are called, the surest first, while at most `most_wrong` is wrong.
    """
    inside: defaultdict[str, list[bool]] = defaultdict(list)
    for form, row in found:
        if row.code:
            inside[form].append(row.names_it == "in street")
    total = sum(map(len, inside.values()))
    right = wrong = 0
    for form in sorted(inside, key=lambda form: -float(np.mean(inside[form]))):
        also = len(inside[form]) - sum(inside[form])
        if wrong + also <= most_wrong * total:
            right, wrong = right + sum(inside[form]), wrong + also
    stay = sum(map(sum, inside.values())) / total
    yield f"houses in the kelurahan their street is called after: {stay:.2%}"
    yield f"most that can be right by form alone with {most_wrong:.0%} wrong: {right / total:.2%}"


def fit_names(city: City, gazetteer: Gazetteer, path: Path) -> None:
    """Write how often a street's name is right, beside what the file holds of other evidence."""
    resolver = Resolver(gazetteer, city)
    pairs = []
    for seed in FITTING:
        for _, row in named_streets(city, seed):
            found = resolver.resolve(row.place).candidates
            if found and any(reason.en.startswith("street name ") for reason in found[0].reasons):
                pairs.append((found[0].probability, found[0].kelurahan_code == row.code))
    write_knots(path, "street_name", fit(pairs))


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("task", nargs="?", choices=("report", "fit"), default="report")
    parser.add_argument("knots", nargs="?", type=Path, default=REFERENCE / "calibration.csv")
    parser.add_argument("--boundaries", type=Path, required=True)
    parser.add_argument("--city", default="")
    options = parser.parse_args()
    city = load_city(options.boundaries, options.city)
    gazetteer = shipped_gazetteer(REFERENCE, city_code=city.codes[0][:5])
    if options.task == "fit":
        fit_names(city, gazetteer, options.knots)
        return
    resolver = Resolver(gazetteer, city, calibration=read_calibration(options.knots))
    found = [row for seed in REPORTING for row in named_streets(city, seed)]
    resolved = [resolver.resolve(row.place) for _, row in found]
    answers = [answer.location.kelurahan_code or "" for answer in resolved]
    for title in ("in this city", "in street", "not named", "", *LENGTHS_M):
        chosen = [
            i
            for i, (form, row) in enumerate(found)
            if title in (form, row.names_it, "in this city" if row.code else "")
        ]
        shown = title or "in another city"
        print(shares(shown, [found[i][1].code for i in chosen], [answers[i] for i in chosen]))
    print(*attainable(found, MOST_WRONG), sep="\n")
    rows = [row for _, row in found]
    print("calibration of the first candidate:", *reliability(rows, resolved), sep="\n")


if __name__ == "__main__":
    main()
