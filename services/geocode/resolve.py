"""Where does an address lie? All its parts weighed together, with a probability and reasons."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from services.geocode.address import Address, parse_address, parse_rest
from services.geocode.answers import (
    Candidate,
    Reason,
    Resolution,
    apart,
    contradicting,
    in_another_city,
    in_another_kecamatan,
    method_of,
    note_of,
    region_contradicts,
    supporting,
)
from services.geocode.areas import Areas, City, build_areas
from services.geocode.calibration import UNCALIBRATED, Calibration
from services.geocode.evidence import Evidence
from services.geocode.findings import CALLED_AFTER, Finding, Reading, Sides, sides_of
from services.geocode.gazetteer import Gazetteer
from services.geocode.memory import Memory
from services.geocode.numbers import Numbers, split_numbers
from services.geocode.odds import Odds
from services.geocode.reading import read_address, read_numbers
from services.geocode.small_places import SmallPlaces
from services.geocode.spelling import fold
from services.records import NOWHERE, Location, Place, Precision

REVIEW_BELOW = 0.70
STREET_REVIEW_BELOW = 0.89
"""What a known street must state, before calibration: it may go on beyond what was seen of it.

Chosen on the worlds of `benchmarks.streets choose`: about 1 % wrong there, 1.8 % at 0.85.
"""
CONTRADICTED_REVIEW_BELOW = 0.90
"""What a kelurahan must state, before calibration, where another kecamatan is named in full."""
OUTSIDE_FROM = 0.60
CANDIDATES = 3

_LEAST_CANDIDATE = 0.02
# Few enough to stay out of the way of the garbage collector; files repeat their texts nearby.
_MOST_TEXTS, _MOST_STREETS, _MOST_WEIGHED = 20_000, 5_000, 5_000
_POINT_RADIUS_M = {"": 30.0}
_MENDED_POINT_RADIUS_M = 50.0
_NOTABLE_M = 300.0
_SURE_OF_TEXT = 0.8
_OF_CODE, _OF_POINT, _OF_POINT_NEAR_TEXT, _OF_POINT_FAR_FROM_TEXT = 0.99, 0.98, 0.95, 0.80
_OF_ALL_PARTS = (
    "Jl. {name} I Gg. 2 No. 3 RT 4/5, x{name}, Kec. {name}, Jakarta 10110, samping {name}"
)
_serial_of = attrgetter("serial")
_KELURAHAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")


class _Weighed(NamedTuple):
    """Hold what a set of findings says: the answer from it and the likeliest zone, how sure.

    `placed`: the answer lies in that zone. Without findings it is not sure at all.
    """

    zone: int
    sure: float
    answer: Resolution
    placed: bool = False


_Texts = tuple[str, str, str, str]
"""Address (with or without its numbers), kelurahan, kecamatan and city as written."""


def _texts_of(place: Place, address: str) -> str | _Texts:
    if place.kelurahan or place.kecamatan or place.city:
        return address, place.kelurahan, place.kecamatan, place.city
    return address


class _Street(NamedTuple):
    """Hold what all houses of one street have in common."""

    address: Address
    reading: Reading


class Resolver:
    """Place addresses in one city; build it once from a gazetteer, it remembers texts."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        city: City,
        *,
        review_below: float = REVIEW_BELOW,
        calibration: Calibration = UNCALIBRATED,
    ) -> None:
        self.city = city
        self.gazetteer = gazetteer
        self.review_below = review_below
        self.calibration = calibration
        self._areas: Areas = build_areas(city, gazetteer)
        self._evidence = Evidence(city, self._areas, gazetteer)
        self._small_places = SmallPlaces(gazetteer, self._evidence.known.has_stretches)
        self._epochs: dict[int, Resolver] = {}
        self._odds = Odds(self._areas)
        self._texts: Memory[str | _Texts, _Weighed] = Memory(_MOST_TEXTS)
        self._streets: Memory[str | _Texts, _Street] = Memory(_MOST_STREETS)
        self._weighed: Memory[tuple[int, ...], _Weighed] = Memory(_MOST_WEIGHED)
        # Indexes, masks and radii are built when first needed: now, or the first address waits.
        self._read(Place(address=_OF_ALL_PARTS.format(name=city.names[0])))

    def on(self, day: dt.date | None) -> Resolver:
        """Return the resolver for a record's day: it knows the places that counted on it.

        Without a day, or where no place has a date, it is this one.
        """
        changes = self.gazetteer.changes
        if day is None or not changes:
            return self
        epoch = bisect_right(changes, day)
        if epoch not in self._epochs:
            self._epochs[epoch] = Resolver(
                self.gazetteer.valid_on(day), self.city, review_below=self.review_below,
                calibration=self.calibration,
            )  # fmt: skip
        return self._epochs[epoch]

    def resolve(self, place: Place, *, day: dt.date | None = None) -> Resolution:
        """Say where a place lies: coordinate, then code, then all of its text together.

        A coordinate inside the city wins and contradictions of the text are noted; a text that
        stays below the threshold gives no kelurahan but candidates for review; a place in another
        city has precision none and method "outside". `day`: when it happened, for places that
        were not always called so.
        """
        if day is not None and self.gazetteer.changes:
            return self.on(day).resolve(place)
        read = self._read(place)
        if place.lon is not None and place.lat is not None:
            return self._with_coordinate(read, place)
        if place.code:
            return self._with_code(read, place)
        return read.answer

    def _read(self, place: Place) -> _Weighed:
        key = _texts_of(place, place.address)
        known = self._texts.get(key)
        if known is None:
            known = self._texts.keep_if_again(key, self._answer(*self._parsed(place)))
        return known

    def _parsed(self, place: Place) -> tuple[_Street, Numbers]:
        rest, numbers = split_numbers(place.address)
        key = _texts_of(place, rest)
        street = self._streets.get(key)
        if street is None:
            address = with_columns(parse_rest(rest), place)
            street = _Street(address, read_address(self._evidence, address))
            self._streets.keep_if_again(key, street)
        return street, numbers

    def _answer(self, street: _Street, numbers: Numbers) -> _Weighed:
        weighed = self._weigh(self._findings(street, numbers))
        if weighed.placed:
            answer = weighed.answer
            location = self._small_places.refined(street.address, numbers, answer.location)
            if location is not answer.location:
                weighed = weighed._replace(answer=replace(answer, location=location))
        return weighed

    def _findings(self, street: _Street, numbers: Numbers) -> tuple[Finding, ...]:
        regions, places, _ = street.reading
        return regions + read_numbers(self._evidence, numbers, street.address) + places

    def _weigh(self, findings: tuple[Finding, ...]) -> _Weighed:
        """Weigh findings; the same findings (they are remembered by text) are weighed once."""
        key = tuple(map(_serial_of, findings))
        weighed = self._weighed.get(key)
        if weighed is None:
            decided = self._decide(findings, self._odds.stated(findings))
            weighed = self._weighed.keep_if_again(key, decided)
        return weighed

    def _decide(self, findings: tuple[Finding, ...], stated: list[float]) -> _Weighed:
        first = max(stated)
        zone = stated.index(first)
        if not findings:
            return _Weighed(zone, 0.0, Resolution(NOWHERE, needs_review=True))
        sides = sides_of(findings, zone)
        method = method_of(sides.speaking)
        sure = first
        if first < 1.0:
            sure = self.calibration.of(method, first, _second(stated, zone))
        inside = _with_first(stated, zone, sure) if sure <= 1 - _LEAST_CANDIDATE else []
        if inside and sure < max(inside):
            sure = max(inside)
            zone = inside.index(sure)
            sides = sides_of(findings, zone)
            method = method_of(sides.speaking)
        candidates = self._candidates(findings, self._candidate(zone, sure, sides), zone, inside)
        doubts = contradicting(sides.against, self.city.names[zone])
        doubtful = method == "street" and first < STREET_REVIEW_BELOW
        doubtful |= method in CALLED_AFTER and region_contradicts(sides.against)
        if doubts and first < CONTRADICTED_REVIEW_BELOW:
            doubtful |= in_another_kecamatan(sides)
        if doubtful or sure < self.review_below:
            return _Weighed(zone, sure, self._unplaced(inside or stated, candidates, doubts))
        if doubts and in_another_city(sides):
            # Both cannot be true, and the text does not say which one is.
            nowhere = replace(NOWHERE, confidence=sure, note=note_of(*doubts))
            return _Weighed(zone, sure, Resolution(nowhere, candidates, True, doubts))
        location = Location(
            self.city.codes[zone], Precision.KELURAHAN, method, sure,
            radius_m=self.city.radii_m[zone], note=note_of(*doubts) if doubts else "",
        )  # fmt: skip
        return _Weighed(zone, sure, Resolution(location, candidates, False, doubts), True)

    def _unplaced(
        self,
        inside: list[float],
        candidates: tuple[Candidate, ...],
        doubts: tuple[Reason, ...],
    ) -> Resolution:
        """Say that a place lies in another city, or that nobody can tell."""
        sure, outside = max(inside), 1.0 - sum(inside)
        if outside >= OUTSIDE_FROM and sure < 1 - OUTSIDE_FROM:
            location = Location(None, Precision.NONE, "outside", outside)
            return Resolution(location, candidates, outside < self.review_below)
        nowhere = replace(NOWHERE, confidence=sure, note=note_of(*doubts))
        return Resolution(nowhere, candidates, True, doubts)

    def _candidates(
        self, findings: tuple[Finding, ...], first: Candidate, zone: int, inside: list[float]
    ) -> tuple[Candidate, ...]:
        """Return the best candidates; `inside` is empty where `first` leaves nothing to others."""
        if not inside:
            return (first,)
        likely = sorted([(-p, z) for z, p in enumerate(inside) if p >= _LEAST_CANDIDATE])
        return tuple(
            [
                first if z == zone else self._candidate(z, -minus, sides_of(findings, z))
                for minus, z in likely[:CANDIDATES]
            ]
        )

    def _candidate(self, zone: int, probability: float, sides: Sides) -> Candidate:
        reasons = supporting(sides.speaking)
        return Candidate(self.city.codes[zone], self.city.names[zone], probability, reasons)

    def _with_code(self, weighed: _Weighed, place: Place) -> Resolution:
        """Let a kelurahan's code win over the text, and note what the text says instead."""
        code, answer = place.code.strip(), weighed.answer
        if code not in self.city.codes:
            if not _KELURAHAN_CODE.fullmatch(code) or code[:5] == self.city.codes[0][:5]:
                return answer
            return Resolution(Location(None, Precision.NONE, "outside", _OF_CODE))
        zone = self.city.codes.index(code)
        street, numbers = self._parsed(place)
        against = sides_of(self._findings(street, numbers), zone).against
        doubts = contradicting(against, self.city.names[zone])
        location = Location(
            code, Precision.KELURAHAN, "code", _OF_CODE,
            radius_m=self.city.radii_m[zone], note=note_of(*doubts),
        )  # fmt: skip
        location = self._small_places.refined(street.address, numbers, location)
        return Resolution(location, answer.candidates, False, doubts)

    def _with_coordinate(self, weighed: _Weighed, place: Place) -> Resolution:
        answer = weighed.answer
        lon, lat = float(place.lon or 0.0), float(place.lat or 0.0)
        zone = int(self.city.locate(np.array([lon]), np.array([lat]))[0])
        said = self._said(weighed, place)
        if zone < 0:
            return self._outside_point(answer, place, said)
        location = Location(
            self.city.codes[zone], Precision.POINT, "coordinate", _OF_POINT, lon, lat,
            radius_m=_POINT_RADIUS_M.get(place.coordinate_note, _MENDED_POINT_RADIUS_M),
            note=place.coordinate_note,
        )  # fmt: skip
        if said in (-1, zone):
            return Resolution(location, answer.candidates)
        metres = self.city.distance_m(lon, lat, said)
        doubt = apart(self.city.names[zone], self.city.names[said], metres)
        far = metres >= _NOTABLE_M
        location = replace(
            location,
            note=note_of(place.coordinate_note, doubt),
            confidence=_OF_POINT_FAR_FROM_TEXT if far else _OF_POINT_NEAR_TEXT,
        )
        return Resolution(location, answer.candidates, far, (doubt,))

    def _said(self, weighed: _Weighed, place: Place) -> int:
        """Return the zone that code or text names surely, -1 for none."""
        if place.code in self.city.codes:
            return self.city.codes.index(place.code)
        return weighed.zone if weighed.sure >= _SURE_OF_TEXT else -1

    def _outside_point(self, answer: Resolution, place: Place, said: int) -> Resolution:
        """Trust a text that names a kelurahan over a coordinate outside the city, with a doubt."""
        if said < 0 or (answer.location.kelurahan_code is None and not place.code):
            location = Location(None, Precision.NONE, "outside", _OF_POINT)
            return Resolution(location, answer.candidates)
        metres = self.city.distance_m(float(place.lon or 0), float(place.lat or 0), said)
        doubt: Reason = apart("", self.city.names[said], metres)
        location = Location(
            self.city.codes[said], Precision.KELURAHAN, answer.location.method,
            answer.location.confidence, radius_m=self.city.radii_m[said], note=note_of(doubt),
        )  # fmt: skip
        return Resolution(location, answer.candidates, metres >= _NOTABLE_M, (doubt,))


def _second(stated: list[float], first: int) -> float:
    """Return the highest probability but that of the first zone."""
    others = stated.copy()
    others[first] = 0.0
    return max(others)


def _with_first(stated: list[float], zone: int, sure: float) -> list[float]:
    """Set the first candidate's probability right; the others share the rest as before."""
    first = stated[zone]
    if sure == first:
        return stated
    rest = (1 - sure) / (1 - first)
    inside = [p * rest for p in stated]
    inside[zone] = sure
    return inside


def with_columns(address: Address, place: Place) -> Address:
    """Let columns of their own (kelurahan, kecamatan, city) speak before the address text."""
    if not (place.kelurahan or place.kecamatan or place.city):
        return address
    columns = parse_address(place.kelurahan)
    kelurahan = columns.kelurahan or (columns.others[0] if columns.others else "")
    others = (*address.others, *columns.others[1:])
    if kelurahan and address.kelurahan and address.kelurahan != kelurahan:
        others = (*others, address.kelurahan)
    return address._replace(
        kelurahan=kelurahan or address.kelurahan,
        kecamatan=_plain(place.kecamatan) or columns.kecamatan or address.kecamatan,
        city=parse_address(place.city).city or fold(place.city) or columns.city or address.city,
        others=others,
    )


def _plain(text: str) -> str:
    tokens = fold(text).split()
    return " ".join(tokens[1:] if tokens and tokens[0] in ("kecamatan", "kec") else tokens)
