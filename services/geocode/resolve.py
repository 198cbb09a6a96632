"""Where does an address lie? All its parts weighed together, with a probability and reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from services.geocode.address import Address, parse_address
from services.geocode.answers import (
    Candidate,
    Reason,
    Resolution,
    apart,
    contradicting,
    method_of,
    note_of,
    supporting,
)
from services.geocode.areas import Areas, City, Floats, build_areas
from services.geocode.evidence import Evidence, Finding, street_levels
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind
from services.geocode.reading import read_address
from services.geocode.spelling import fold
from services.records import NOWHERE, Location, Place, Precision

REVIEW_BELOW = 0.70
OUTSIDE_FROM = 0.60
CANDIDATES = 3
LARGEST_SPOT_M = 600.0
"""A street or RW that spreads wider than this says no more than its kelurahan."""

_LEAST_CANDIDATE = 0.02
_MOST_TEXTS, _MOST_WEIGHED = 50_000, 20_000
_POINT_RADIUS_M = {"": 30.0}
_MENDED_POINT_RADIUS_M = 50.0
_NOTABLE_M = 300.0
_SURE_OF_TEXT = 0.8
_OF_CODE, _OF_POINT, _OF_POINT_NEAR_TEXT, _OF_POINT_FAR_FROM_TEXT = 0.99, 0.98, 0.95, 0.80
_KELURAHAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")


@dataclass(frozen=True)
class _Weighed:
    """Hold what a set of findings says: probabilities of the areas and the answer from it."""

    findings: tuple[Finding, ...]
    inside: Floats
    answer: Resolution
    zone: int


class Resolver:
    """Place addresses in one city; build it once from a gazetteer, it remembers texts."""

    def __init__(
        self, gazetteer: Gazetteer, city: City, *, review_below: float = REVIEW_BELOW
    ) -> None:
        self.city = city
        self.gazetteer = gazetteer
        self.review_below = review_below
        self._areas: Areas = build_areas(city, gazetteer)
        self._evidence = Evidence(city, self._areas, gazetteer)
        self._has_spots = any(entry.radius_m is not None for entry in gazetteer.entries)
        self._texts: dict[tuple[str, str, str, str], tuple[Address, _Weighed, Resolution]] = {}
        self._weighed: dict[tuple[int, ...], _Weighed] = {}

    def resolve(self, place: Place) -> Resolution:
        """Say where a place lies: coordinate, then code, then all of its text together.

        A coordinate inside the city wins and contradictions of the text are noted; a text that
        stays below the threshold gives no kelurahan but candidates for review; a place in another
        city has precision none and method "outside".
        """
        address, weighed, answer = self._read(place)
        if place.lon is not None and place.lat is not None:
            return self._with_coordinate(weighed, answer, place)
        if place.code:
            return self._with_code(address, weighed, answer, place.code.strip())
        return answer

    def _read(self, place: Place) -> tuple[Address, _Weighed, Resolution]:
        key = (place.address, place.kelurahan, place.kecamatan, place.city)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            address = with_columns(parse_address(place.address), place)
            weighed = self._weigh(read_address(self._evidence, address))
            answer = weighed.answer
            if self._has_spots and weighed.zone >= 0:
                answer = replace(answer, location=self._placed(address, answer.location))
            known = self._texts[key] = address, weighed, answer
        return known

    def _weigh(self, findings: tuple[Finding, ...]) -> _Weighed:
        """Weigh findings; the same findings (they are remembered by text) are weighed once."""
        key = tuple(map(id, findings))
        weighed = self._weighed.get(key)
        if weighed is None:
            if len(self._weighed) >= _MOST_WEIGHED:
                self._weighed.clear()
            scores = self._areas.prior.copy()
            for finding in findings:
                scores += finding.scores
            scores -= scores.max()
            probabilities = np.exp(scores)
            inside = probabilities[: self._areas.zones] / probabilities.sum()
            # Holding the findings keeps their identities from being used again.
            weighed = self._weighed[key] = self._decide(findings, inside)
        return weighed

    def _decide(self, findings: tuple[Finding, ...], inside: Floats) -> _Weighed:
        zone = int(inside.argmax())
        sure, outside = float(inside[zone]), 1.0 - float(inside.sum())
        if not findings:
            return _Weighed(findings, inside, Resolution(NOWHERE, needs_review=True), -1)
        candidates = self._candidates(findings, inside)
        if sure >= self.review_below:
            doubts = contradicting(findings, zone, self.city.names[zone])
            location = Location(
                self.city.codes[zone], Precision.KELURAHAN, method_of(findings, zone), sure,
                radius_m=self.city.radii_m[zone], note=note_of(*doubts),
            )  # fmt: skip
            return _Weighed(findings, inside, Resolution(location, candidates, False, doubts), zone)
        if outside >= OUTSIDE_FROM and sure < 1 - OUTSIDE_FROM:
            location = Location(None, Precision.NONE, "outside", outside)
            answer = Resolution(location, candidates, outside < self.review_below)
        else:
            answer = Resolution(replace(NOWHERE, confidence=sure), candidates, True)
        return _Weighed(findings, inside, answer, -1)

    def _candidates(self, findings: tuple[Finding, ...], inside: Floats) -> tuple[Candidate, ...]:
        best = np.argsort(-inside, kind="stable")[:CANDIDATES]
        return tuple(
            Candidate(
                self.city.codes[zone],
                self.city.names[zone],
                float(inside[zone]),
                supporting(findings, int(zone)),
            )
            for zone in best
            if inside[zone] >= _LEAST_CANDIDATE
        )

    def _placed(self, address: Address, location: Location) -> Location:
        """Refine a location to the smallest place of the address that is known in its kelurahan."""
        spot = self._spot(address, str(location.kelurahan_code))
        if spot is None:
            return location
        precision = Precision.RW if spot.kind is PlaceKind.RW else Precision.STREET
        return replace(
            location, precision=precision, lon=spot.lon, lat=spot.lat, radius_m=spot.radius_m
        )

    def _spot(self, address: Address, code: str) -> Entry | None:
        found = [
            entry
            for kind, name in _known_names(address)
            for entry in self.gazetteer.find(kind, name)
            if entry.lon is not None and _radius_of(entry) <= LARGEST_SPOT_M
            and entry.codes[0][0] == code
        ]  # fmt: skip
        return min(found, key=_radius_of, default=None)

    def _with_code(
        self, address: Address, weighed: _Weighed, answer: Resolution, code: str
    ) -> Resolution:
        """Let a kelurahan's code win over the text, and note what the text says instead."""
        if code not in self.city.codes:
            if not _KELURAHAN_CODE.fullmatch(code) or code[:5] == self.city.codes[0][:5]:
                return answer
            return Resolution(Location(None, Precision.NONE, "outside", _OF_CODE))
        zone = self.city.codes.index(code)
        doubts = contradicting(weighed.findings, zone, self.city.names[zone])
        location = Location(
            code, Precision.KELURAHAN, "code", _OF_CODE,
            radius_m=self.city.radii_m[zone], note=note_of(*doubts),
        )  # fmt: skip
        return Resolution(self._placed(address, location), answer.candidates, False, doubts)

    def _with_coordinate(self, weighed: _Weighed, answer: Resolution, place: Place) -> Resolution:
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
        zone = int(weighed.inside.argmax())
        named = bool(weighed.findings) and float(weighed.inside[zone]) >= _SURE_OF_TEXT
        return zone if named else -1

    def _outside_point(self, answer: Resolution, place: Place, said: int) -> Resolution:
        """Trust a text that names a kelurahan over a coordinate outside the city, with a doubt."""
        if said < 0:
            location = Location(None, Precision.NONE, "outside", _OF_POINT)
            return Resolution(location, answer.candidates)
        metres = self.city.distance_m(float(place.lon or 0), float(place.lat or 0), said)
        doubt: Reason = apart("", self.city.names[said], metres)
        location = Location(
            self.city.codes[said], Precision.KELURAHAN, answer.location.method,
            answer.location.confidence, radius_m=self.city.radii_m[said], note=note_of(doubt),
        )  # fmt: skip
        return Resolution(location, answer.candidates, metres >= _NOTABLE_M, (doubt,))


def with_columns(address: Address, place: Place) -> Address:
    """Let columns of their own (kelurahan, kecamatan, city) speak before the address text."""
    if not (place.kelurahan or place.kecamatan or place.city):
        return address
    columns = parse_address(place.kelurahan)
    kelurahan = columns.kelurahan or (columns.others[0] if columns.others else "")
    others = (*address.others, *columns.others[1:])
    if kelurahan and address.kelurahan and address.kelurahan != kelurahan:
        others = (*others, address.kelurahan)
    return replace(
        address,
        kelurahan=kelurahan or address.kelurahan,
        kecamatan=_plain(place.kecamatan) or columns.kecamatan or address.kecamatan,
        city=parse_address(place.city).city or fold(place.city) or columns.city or address.city,
        others=others,
    )


def _plain(text: str) -> str:
    tokens = fold(text).split()
    return " ".join(tokens[1:] if tokens and tokens[0] in ("kecamatan", "kec") else tokens)


def _known_names(address: Address) -> list[tuple[PlaceKind, str]]:
    names: list[tuple[PlaceKind, str]] = []
    if address.street:
        levels = street_levels(address.street, address.street_number, address.gang)
        names += [(PlaceKind.STREET, name) for name in levels]
    if address.complex:
        names.append((PlaceKind.COMPLEX, address.complex))
    if address.kampung:
        names.append((PlaceKind.KAMPUNG, address.kampung))
    if address.rw:
        names.append((PlaceKind.RW, f"rw {address.rw}"))
    return names


def _radius_of(entry: Entry) -> float:
    return entry.radius_m if entry.radius_m is not None else float("inf")
