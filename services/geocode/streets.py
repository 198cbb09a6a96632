"""The names under which a street is known: from coarse to fine, and the stretches along it."""

from __future__ import annotations

import re
from functools import lru_cache

from services.geocode.address import Address, split_street
from services.geocode.gazetteer import PlaceKind, place_key
from services.geocode.numbers import Numbers

HOUSES_IN_A_STRETCH = 50
_NAMED_GANG = re.compile(r"[a-z]{3}")
_HOUSE = re.compile(r"\d{1,4}")
_STRETCH = re.compile(r"(?P<street>.+) (?:rw \d+|no \d+ sampai \d+)")


@lru_cache(maxsize=50_000)
def street_levels(street: str, number: str, gang: str) -> tuple[str, ...]:
    """Return the names under which a street is known, from coarse to fine."""
    base = place_key(PlaceKind.STREET, street)
    levels = [base.removesuffix(" raya")]
    full = f"{base} {number}".strip()
    levels += [full] if full != levels[0] else []
    levels += [f"{full} gang {gang}"] if gang else []
    return tuple(levels)


def levels_of(address: Address) -> tuple[str, ...]:
    """Return the names of an address's street, or of its gang where it names no street.

    A gang that has only a number is known with its street alone.
    """
    if address.street:
        return street_levels(address.street, address.street_number, address.gang)
    if not _NAMED_GANG.match(address.gang):
        return ()
    name, number = split_street(address.gang)
    return street_levels(f"gang {name}", number, "")


def full_name(address: Address) -> str:
    """Return the full name of an address's street, without what branches off, or of its gang."""
    if address.street:
        return street_levels(address.street, address.street_number, "")[-1]
    levels = levels_of(address)
    return levels[-1] if levels else ""


def stretches_of(address: Address, numbers: Numbers) -> tuple[str, ...]:
    """Return the names of the stretches of its street that a house lies in: by RW, by number.

    They place a house on a long street.
    """
    full = full_name(address)
    if not full:
        return ()
    found = [f"{full} rw {numbers.rw}"] if numbers.rw else []
    first = stretch_start(numbers.number)
    found += stretch_names(full, int(first), int(first)) if first else []
    return tuple(found)


def stretch_names(full: str, low: int, high: int) -> list[str]:
    """Return the names of the stretches of a street between two house numbers."""
    starts = range(low // HOUSES_IN_A_STRETCH * HOUSES_IN_A_STRETCH, high + 1, HOUSES_IN_A_STRETCH)
    return [f"{full} no {start} sampai {start + HOUSES_IN_A_STRETCH - 1}" for start in starts]


def street_of_stretch(name: str) -> str:
    """Return the street that a stretch is part of, empty for what is no stretch's name."""
    stretch = _STRETCH.fullmatch(name)
    return stretch["street"] if stretch else ""


def stretch_start(number: str) -> str:
    """Return the first number of the stretch that a house lies in, empty without a number."""
    house = _HOUSE.match(number)
    return str(int(house[0]) // HOUSES_IN_A_STRETCH * HOUSES_IN_A_STRETCH) if house else ""
