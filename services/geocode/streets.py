"""The names under which a street is known: from coarse to fine, and the stretches along it."""

from __future__ import annotations

import re
from functools import lru_cache

from services.geocode.gazetteer import PlaceKind, place_key
from services.geocode.numbers import Numbers

HOUSES_IN_A_STRETCH = 50
_HOUSE = re.compile(r"\d{1,4}")


@lru_cache(maxsize=50_000)
def street_levels(street: str, number: str, gang: str) -> tuple[str, ...]:
    """Return the names under which a street is known, from coarse to fine."""
    base = place_key(PlaceKind.STREET, street)
    levels = [base.removesuffix(" raya")]
    full = f"{base} {number}".strip()
    levels += [full] if full != levels[0] else []
    levels += [f"{full} gang {gang}"] if gang else []
    return tuple(levels)


def stretches(street: str, street_number: str, numbers: Numbers) -> tuple[str, ...]:
    """Return the names of the stretches of a street that a house lies in: by RW, by number.

    They place a house on a long street; they say nothing of which kelurahan it lies in.
    """
    full = street_levels(street, street_number, "")[-1]
    found = [f"{full} rw {numbers.rw}"] if numbers.rw else []
    first = stretch_start(numbers.number)
    if first:
        found.append(f"{full} no {first} sampai {int(first) + HOUSES_IN_A_STRETCH - 1}")
    return tuple(found)


def stretch_start(number: str) -> str:
    """Return the first number of the stretch that a house lies in, empty without a number."""
    house = _HOUSE.match(number)
    return str(int(house[0]) // HOUSES_IN_A_STRETCH * HOUSES_IN_A_STRETCH) if house else ""
