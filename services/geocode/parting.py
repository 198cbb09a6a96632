"""Names of regions that stand in the text of another part, taken out of it as a comma would."""

from __future__ import annotations

import re

from services.geocode.address import Address, split_street
from services.geocode.ordinary_words import ORDINARY_WORDS
from services.geocode.region_names import RegionNames, is_clear
from services.geocode.spelling import words
from services.geocode.street_names import FILLER
from services.geocode.variants import PARTIAL, SHORT

_AFTER_NUMBER = re.compile(r"(?P<name>[a-z].* (?:\d+[a-z]?|[ivx]+)) (?P<after>[a-z]{3}[a-z ]*)")
_NEAR = frozenset(("samping", "depan", "belakang", "dekat"))
"""Hints that say where it is; what is over there, on the way, denied or told of is not here."""
_NUMBERED = frozenset(
    (
        "sd sdn smp smpn sma sman smk smkn mi mts ma tk paud tps rw rt km bus halte shelter "
        "posyandu puskesmas pustu rptra pt cv kel kec polsek koramil lantai tower unit "
        "blok los kios "
    ).split()
)
"""What bears a number that is no house's, so that no street ends there."""


def with_hidden_names(names: RegionNames, address: Address) -> Address:
    """Move to others what names a kelurahan in the text of another part.

    A name may begin like a marker ("Kampung Bali", "Kota Bambu"), follow a street's number without
    a comma ("Gg. Mawar 3 Lagoa"), or, where no kelurahan is named otherwise, stand before its
    kecamatan in what is near ("dekat masjid Lagoa Koja").
    """
    if address.dashed:
        address = _with_both_ends(names, address)
    address = _without_what_follows(names, address)
    if address.hints or address.kampung or address.complex:
        said = _said_beside(names, address)
        address = address._replace(others=(*address.others, *said)) if said else address
    kampung = address.kampung
    if kampung and is_clear(names.kelurahan.match(kampung, marked=False)):
        address = address._replace(kampung="", others=(*address.others, kampung))
    if address.city and not names.cities.match(address.city):
        name = f"kota {address.city}"
        if names.kelurahan.match(name, marked=False):
            address = address._replace(city="", others=(*address.others, name))
    return address


def _said_beside(names: RegionNames, address: Address) -> list[str]:
    """Return the regions named in hints, kampung and complex."""
    said: list[str] = []
    if not (address.kelurahan or any(map(names.is_region, address.others))):
        near = [hint for hint in address.hints if hint.split(" ", 1)[0] in _NEAR]
        for text in (*near, address.kampung, address.complex):
            said += (names.parted_in_kecamatan(text) or ("", "", "", ""))[1:3]
    if not address.city:
        said += [names.city_among(hint) for hint in address.hints]
    return [text for text in said if text]


def with_regions_apart(names: RegionNames, address: Address) -> Address:
    """Part a region's name from its kecamatan or a far city after it, as a comma would.

    "Kel. Lagoa Koja", "Kel. Lagoa Bandung"; a far city only where no city is named otherwise.
    """
    from_city = not address.city
    kelurahan, *of_kelurahan = _parted(names, address.kelurahan, from_city, marked=True)
    kecamatan, *of_kecamatan = (
        from_city and names.parted_from_city(address.kecamatan, unknown=True)
    ) or (address.kecamatan,)
    parted = [_parted(names, text, from_city) for text in address.others]
    if not address.kelurahan:
        parted = [tuple(p for text in found for p in _from_number(names, text)) for found in parted]
    if not (of_kelurahan or of_kecamatan or any(len(parts) > 1 for parts in parted)):
        return address
    others = (*[text for parts in parted for text in parts], *of_kelurahan, *of_kecamatan)
    return address._replace(kelurahan=kelurahan, kecamatan=kecamatan, others=others)


def _parted(
    names: RegionNames, text: str, from_city: bool, *, marked: bool = False
) -> tuple[str, ...]:
    found = names.parted_in_kecamatan(text)
    if found and not (marked and found[0]):
        return tuple(filter(None, found))
    return (names.parted_from_city(text, unknown=marked) if from_city else None) or (text,)


def _without_what_follows(names: RegionNames, address: Address) -> Address:
    text = address.street or address.gang
    parted = names.parted_in_kecamatan(text)
    if parted and not FILLER.issuperset(parted[0].split()):
        return _with_lane(address, parted[0], parted[1:])
    far = names.parted_from_beyond(text)
    if far:
        return _with_lane(address, far[0], far[1:])
    name, *after = _behind_number(names, text)
    return _with_lane(address, name, tuple(after)) if after else address


def _with_both_ends(names: RegionNames, address: Address) -> Address:
    """Join the names of the two places between which a road runs ("Raya Cakung - Cilincing")."""
    first = " ".join(word for word in address.street.split() if word not in FILLER)
    both = (first, address.dashed)
    if words(first) == words(address.dashed) or not all(map(names.is_region, both)):
        return address
    others = list(address.others)
    others.remove(address.dashed)
    return address._replace(street=f"{address.street} {address.dashed}", others=tuple(others))


def _from_number(names: RegionNames, text: str) -> tuple[str, ...]:
    """Part a street that only its number marks from the kelurahan behind it.

    "manggar 154 lagoa"; a school or a bus has a number too, and its area may be a kecamatan.
    """
    first = text.split(" ", 1)[0]
    if first in _NUMBERED or first in ORDINARY_WORDS:
        return (text,)
    name, *after = _behind_number(names, text)
    return (text,) if not after or names.kecamatan.exactly(words(after[0])) else (name, *after)


def _behind_number(names: RegionNames, text: str) -> tuple[str, ...]:
    found = _AFTER_NUMBER.fullmatch(text)
    hits = names.kelurahan.match(found["after"], marked=False) if found else {}
    if found and min(hits.values(), default=PARTIAL) <= SHORT:
        return found["name"], found["after"]
    return (text,)


def _with_lane(address: Address, text: str, after: tuple[str, ...]) -> Address:
    """Keep only `text` as the street's name, or the gang's where no street is named."""
    name, number = split_street(text)
    others = (*address.others, *filter(None, after))
    if not address.street:
        return address._replace(gang=f"{name} {number}".strip(), others=others)
    number = number or address.street_number
    return address._replace(street=name, street_number=number, others=others)
