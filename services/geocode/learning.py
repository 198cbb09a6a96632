"""What located records teach: their streets, gangs, RW, complexes, for the next address."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from services.geocode.address import Address, parse_address
from services.geocode.gazetteer import Entry, PlaceKind
from services.geocode.numbers import Numbers
from services.geocode.streets import levels_of, stretches_of

LEARNED_SOURCE = "learned"
CONFIRMED_SOURCE = "confirmed"
CONFIRMED_WORTH = 15
"""Located records that one correction confirmed by a person is worth: as much as a map's word."""

_METRES_PER_DEGREE = 111_195.0
_LEAST_RADIUS_M = 100.0
_LEAST_POINTS = 2
_LEAST_FACILITY_WORDS = 2
_POOLED_RECORDS = 3.0
"""How many records the spread of all places of a kind counts for in the spread of one."""
# Of a two-dimensional normal cloud, 90 % lies within 1.52 times its root-mean-square radius; a
# spread estimated from a few records needs more, and more where the narrowest of several stretches
# is taken.
_HOLDS_90_PERCENT, _STRETCH_HOLDS_90_PERCENT = 1.7, 2.0
_STRETCHES = (" sampai ", " rw ")
_ERROR_OF_MEDIAN = math.pi / 2


class Located(NamedTuple):
    """Hold one address whose place is known: kelurahan code, point where there is one.

    `worth`: how many records it counts for.
    """

    address: str
    kelurahan_code: str
    lon: float | None = None
    lat: float | None = None
    worth: int = 1


_Key = tuple[PlaceKind, str, str]


@dataclass
class _Seen:
    worth: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)


def learn(located: Iterable[Located], *, source: str = LEARNED_SOURCE) -> list[Entry]:
    """Turn located addresses into entries, one per place and kelurahan, with evidence counts.

    A street that crosses several kelurahan gives one entry in each. The point is the median of
    its records, the radius holds about 90 % of them (never below what one record can tell).
    """
    seen: defaultdict[_Key, _Seen] = defaultdict(_Seen)
    for record in located:
        for kind, name in _taught(parse_address(record.address)):
            place = seen[kind, name, record.kelurahan_code]
            place.worth += record.worth
            if record.lon is not None and record.lat is not None:
                place.points.append((record.lon, record.lat))
    pooled = _pooled_spreads(seen)
    return [
        _entry(key, place, spread_m2=pooled[_sort(key)], source=source)
        for key, place in sorted(seen.items())
    ]


def _taught(address: Address) -> Iterator[tuple[PlaceKind, str]]:
    numbers = Numbers(address.number, rw=address.rw)
    for name in (*levels_of(address), *stretches_of(address, numbers)):
        yield PlaceKind.STREET, name
    if address.complex:
        yield PlaceKind.COMPLEX, address.complex
    if address.kampung:
        yield PlaceKind.KAMPUNG, address.kampung
    for part in address.others:
        # Names of kelurahan and kecamatan among them do no harm: those are read as such first.
        if len(part.split()) >= _LEAST_FACILITY_WORDS:
            yield PlaceKind.FACILITY, part
    if address.rw:
        yield PlaceKind.RW, f"rw {address.rw}"


def _entry(key: _Key, place: _Seen, *, spread_m2: float, source: str) -> Entry:
    kind, name, code = key
    lon = lat = radius_m = None
    if len(place.points) >= _LEAST_POINTS:
        lon, lat = _middle(place.points)
        spread = _spread_m(place.points, spread_m2)
        radius_m = max(spread * _holds_90_percent(key), _LEAST_RADIUS_M)
    return Entry(name, kind, ((code, 1.0),), source, lon, lat, radius_m, evidence=place.worth)


def _pooled_spreads(seen: dict[_Key, _Seen]) -> dict[str, float]:
    """Return the mean square distance from the middle, m2, over all places of each sort."""
    squares: defaultdict[str, float] = defaultdict(float)
    freedom: defaultdict[str, int] = defaultdict(int)
    for key, place in seen.items():
        sort = _sort(key)
        freedom[sort] += max(len(place.points) - 1, 0)
        squares[sort] += _squares_m2(place.points) if place.points else 0.0
    return {sort: squares[sort] / max(freedom[sort], 1) for sort in freedom}


def _sort(key: _Key) -> str:
    """Return what spreads alike: a kind of place, and of streets whole ones, gangs, stretches."""
    kind, name, _ = key
    marks = (mark for mark in (*_STRETCHES, " gang ") if mark in f" {name}")
    return f"{kind}{next(marks, '')}" if kind is PlaceKind.STREET else str(kind)


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lons, lats = (sorted(axis) for axis in zip(*points, strict=True))
    half = len(points) // 2
    return (lons[half] + lons[~half]) / 2, (lats[half] + lats[~half]) / 2


def _squares_m2(points: list[tuple[float, float]]) -> float:
    lon, lat = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    shrink = math.cos(math.radians(lat))
    squares: float = sum(((x - lon) * shrink) ** 2 + (y - lat) ** 2 for x, y in points)
    return squares * _METRES_PER_DEGREE**2


def _holds_90_percent(key: _Key) -> float:
    stretch = any(mark in key[1] for mark in _STRETCHES) and key[0] is PlaceKind.STREET
    return _STRETCH_HOLDS_90_PERCENT if stretch else _HOLDS_90_PERCENT


def _spread_m(points: list[tuple[float, float]], pooled_m2: float) -> float:
    """Return how far the next record may lie (root mean square): own spread drawn to the pooled.

    The error of the middle itself is added.
    """
    count = len(points)
    spread = (_squares_m2(points) + _POOLED_RECORDS * pooled_m2) / (count - 1 + _POOLED_RECORDS)
    with_middle = spread * (1 + _ERROR_OF_MEDIAN / count)
    return math.sqrt(with_middle)
