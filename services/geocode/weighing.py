"""The findings of one address weighed together: which zone, how sure, and for which reasons."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from services.geocode.answers import (
    Candidate,
    Reason,
    Resolution,
    contradicting,
    in_another_city,
    in_another_kecamatan,
    method_of,
    note_of,
    region_contradicts,
    supporting,
)
from services.geocode.areas import Areas, City
from services.geocode.calibration import Calibration
from services.geocode.findings import CALLED_AFTER, Finding, Sides, sides_of
from services.geocode.memory import Memory
from services.geocode.odds import Odds
from services.records import NOWHERE, Location, Precision

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
_MOST_WEIGHED = 5_000
_serial_of = attrgetter("serial")


class Weighed(NamedTuple):
    """Hold what a set of findings says: the answer from it and the likeliest zone, how sure.

    `placed`: the answer lies in that zone. Without findings it is not sure at all.
    """

    zone: int
    sure: float
    answer: Resolution
    placed: bool = False


class Weighing:
    """Weigh findings about places of one city; what is below `review_below` waits for a person."""

    def __init__(
        self, city: City, areas: Areas, calibration: Calibration, review_below: float
    ) -> None:
        self.city = city
        self.calibration = calibration
        self.review_below = review_below
        self._odds = Odds(areas)
        self._weighed: Memory[tuple[int, ...], Weighed] = Memory(_MOST_WEIGHED)

    def weigh(self, findings: tuple[Finding, ...]) -> Weighed:
        """Say where an address lies by its findings.

        The same findings (they are remembered by text) are weighed once.
        """
        key = tuple(map(_serial_of, findings))
        weighed = self._weighed.get(key)
        if weighed is None:
            decided = self._decide(findings, self._odds.stated(findings))
            weighed = self._weighed.keep_if_again(key, decided)
        return weighed

    def _decide(self, findings: tuple[Finding, ...], stated: list[float]) -> Weighed:
        first = max(stated)
        zone = stated.index(first)
        if not findings:
            return Weighed(zone, 0.0, Resolution(NOWHERE, needs_review=True))
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
            return Weighed(zone, sure, self._unplaced(inside or stated, candidates, doubts))
        if doubts and in_another_city(sides):
            # Both cannot be true, and the text does not say which one is.
            nowhere = replace(NOWHERE, confidence=sure, note=note_of(*doubts))
            return Weighed(zone, sure, Resolution(nowhere, candidates, True, doubts))
        location = Location(
            self.city.codes[zone], Precision.KELURAHAN, method, sure,
            radius_m=self.city.radii_m[zone], note=note_of(*doubts) if doubts else "",
        )  # fmt: skip
        return Weighed(zone, sure, Resolution(location, candidates, False, doubts), True)

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
