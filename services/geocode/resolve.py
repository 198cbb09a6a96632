"""Where does an address lie? All its parts weighed together, with a probability and reasons."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from services.geocode.address import Address, parse_address, parse_rest
from services.geocode.answers import (
    Reason,
    Resolution,
    apart,
    contradicting,
    note_of,
)
from services.geocode.areas import City, build_areas
from services.geocode.calibration import UNCALIBRATED, Calibration
from services.geocode.evidence import Evidence
from services.geocode.findings import Finding, Reading, sides_of
from services.geocode.gazetteer import Gazetteer
from services.geocode.memory import Memory
from services.geocode.numbers import Numbers, split_numbers
from services.geocode.reading import read_address, read_numbers
from services.geocode.small_places import SmallPlaces
from services.geocode.spelling import fold
from services.geocode.weighing import REVIEW_BELOW, Weighed, Weighing
from services.records import Location, Place, Precision

AT_ONCE = 300
"""How many places are taken through each step together."""

# Few enough to stay out of the way of the garbage collector; files repeat their texts nearby.
_MOST_TEXTS, _MOST_STREETS = 20_000, 5_000
_POINT_RADIUS_M = {"": 30.0}
_MENDED_POINT_RADIUS_M = 50.0
_NOTABLE_M = 300.0
_SURE_OF_TEXT = 0.8
_OF_CODE, _OF_POINT, _OF_POINT_NEAR_TEXT, _OF_POINT_FAR_FROM_TEXT = 0.99, 0.98, 0.95, 0.80
_OF_ALL_PARTS = (
    "Jl. {name} I Gg. 2 No. 3 RT 4/5, x{name}, Kec. {kecamatan} raya, {city} 10110, samping {name}",
    "{name}, Kec. {kecamatan}, {city}", "Kel. {name}, {kecamatan}, Kota {city}",
)  # fmt: skip
_KECAMATAN_LENGTH = 8
_KELURAHAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")

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
        areas = build_areas(city, gazetteer)
        self._evidence = Evidence(city, areas, gazetteer)
        self._small_places = SmallPlaces(gazetteer, self._evidence.known.has_stretches)
        self._epochs: dict[int, Resolver] = {}
        self._weighing = Weighing(city, areas, calibration, review_below)
        self._texts: Memory[str | _Texts, Weighed] = Memory(_MOST_TEXTS)
        self._streets: Memory[str | _Texts, _Street] = Memory(_MOST_STREETS)
        # Indexes, masks and findings are made when first needed: now, or the first addresses wait.
        self._read_all([Place(address=text) for text in _of_all_parts(city)])

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
        return self._resolution(self._read(place), place)

    def resolve_all(
        self, places: Sequence[Place], *, days: Sequence[dt.date | None] = ()
    ) -> list[Resolution]:
        """Say where each of many places lies, as `resolve` does.

        One step is done for `AT_ONCE` of them and then the next, so that what a step needs stays
        at hand: a fifth faster than one place after the other. `days`: one for each place, or
        none at all.
        """
        answers: list[Resolution] = []
        if days and self.gazetteer.changes:
            by_resolver = groupby(zip(map(self.on, days), places, strict=True), key=itemgetter(0))
            for resolver, same in by_resolver:
                answers += resolver.resolve_all([place for _, place in same])
            return answers
        for start in range(0, len(places), AT_ONCE):
            some = places[start : start + AT_ONCE]
            answers += map(self._resolution, self._read_all(some), some)
        return answers

    def _resolution(self, weighed: Weighed, place: Place) -> Resolution:
        if place.lon is not None and place.lat is not None:
            return self._with_coordinate(weighed, place)
        if place.code:
            return self._with_code(weighed, place)
        return weighed.answer

    def _read(self, place: Place) -> Weighed:
        key = _texts_of(place, place.address)
        known = self._texts.get(key)
        if known is None:
            street, numbers = self._parsed(place)
            weighed = self._weighing.weigh(self._findings(street, numbers))
            known = self._texts.keep_if_again(key, self._refined(weighed, street.address, numbers))
        return known

    def _parsed(self, place: Place) -> tuple[_Street, Numbers]:
        rest, numbers = split_numbers(place.address)
        key = _texts_of(place, rest)
        street = self._streets.get(key)
        if street is None:
            street = self._street(key, with_columns(parse_rest(rest), place))
        return street, numbers

    def _street(self, key: str | _Texts, address: Address) -> _Street:
        return self._streets.keep_if_again(
            key, _Street(address, read_address(self._evidence, address))
        )

    def _read_all(self, places: Sequence[Place]) -> list[Weighed]:
        """Read many places as `_read` does one, whose steps go faster one by one for a single."""
        keys = [_texts_of(place, place.address) for place in places]
        known = {key: self._texts.get(key) for key in keys}
        new = {key: place for key, place in zip(keys, places, strict=True) if known[key] is None}
        parsed = self._parsed_all(list(new.values()))
        found = [self._findings(street, numbers) for street, numbers in parsed]
        weighed = list(map(self._weighing.weigh, found))
        fresh = {
            key: self._refined(own, street.address, numbers)
            for key, own, (street, numbers) in zip(new, weighed, parsed, strict=True)
        }
        return [known[key] or self._texts.keep_if_again(key, fresh[key]) for key in keys]

    def _parsed_all(self, places: Sequence[Place]) -> list[tuple[_Street, Numbers]]:
        parted = [split_numbers(place.address) for place in places]
        rests = [rest for rest, _ in parted]
        keys = list(map(_texts_of, places, rests))
        known = list(map(self._streets.get, keys))
        addresses = [
            street.address if street else with_columns(parse_rest(rest), place)
            for street, place, rest in zip(known, places, rests, strict=True)
        ]
        streets = [
            street or self._street(key, address)
            for street, key, address in zip(known, keys, addresses, strict=True)
        ]
        return [(street, numbers) for street, (_, numbers) in zip(streets, parted, strict=True)]

    def _refined(self, weighed: Weighed, address: Address, numbers: Numbers) -> Weighed:
        """Let an answer that lies in a kelurahan lie at the smallest place known in it."""
        if not weighed.placed:
            return weighed
        answer = weighed.answer
        location = self._small_places.refined(address, numbers, answer.location)
        if location is answer.location:
            return weighed
        return weighed._replace(answer=replace(answer, location=location))

    def _findings(self, street: _Street, numbers: Numbers) -> tuple[Finding, ...]:
        regions, places, _ = street.reading
        return regions + read_numbers(self._evidence, numbers, street.address) + places

    def _with_code(self, weighed: Weighed, place: Place) -> Resolution:
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

    def _with_coordinate(self, weighed: Weighed, place: Place) -> Resolution:
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

    def _said(self, weighed: Weighed, place: Place) -> int:
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


def _of_all_parts(city: City) -> Iterator[str]:
    for code, name in zip(city.codes, city.names, strict=True):
        kecamatan = city.kecamatan.get(code[:_KECAMATAN_LENGTH], name)
        for form in _OF_ALL_PARTS:
            yield form.format(name=name, kecamatan=kecamatan, city=city.name)


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
