"""What the places of the gazetteer say: streets, gangs, stretches, complexes, RW, as log-odds."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from services.geocode.areas import Areas, City, Floats
from services.geocode.findings import Scores
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, place_key
from services.geocode.spelling import words
from services.geocode.streets import street_of_stretch

STATED_EVIDENCE = 15
"""Located records that one statement of a map is worth."""
STREET_DOUBT, GANG_DOUBT = 1.0, 4.0
"""Records that doubt weighs: names of gangs (Mawar, Kelinci) come again all over a city."""
STREET_LOCAL, GANG_LOCAL = 0.9, 0.5
"""How much of the doubt is of borders near by; the rest, of namesakes, spreads over the city."""

_SEEN_HERE = 0.5
_NUMBER_STAYS, _GANG_STAYS = 0.8, 0.95
_WHOLE_STREET_WORTH = 2.0
_RW_BEYOND = 2.0
_ENOUGH_RW_RECORDS = 30
_RINGS = (0.35, 0.7, 1.0)
_BEARINGS = np.linspace(0.0, 2 * np.pi, 12, endpoint=False)
_RING = np.stack([np.cos(_BEARINGS), np.sin(_BEARINGS)], axis=1)
_DISC: Floats = np.concatenate([[[0.0, 0.0]], *(r * _RING for r in _RINGS)])
"""Points that stand for a circle of radius 1."""


class KnownPlaces:
    """Say where a known place lies, by how often it was seen in each zone."""

    def __init__(self, city: City, areas: Areas, gazetteer: Gazetteer) -> None:
        self.city = city
        self.areas = areas
        self.gazetteer = gazetteer
        self.kinds = frozenset(entry.kind for entry in gazetteer.entries)
        self.knows_streets = PlaceKind.STREET in self.kinds
        self._with_stretches = frozenset(
            place_key(PlaceKind.STREET, street)
            for entry in gazetteer.of_kind(PlaceKind.STREET)
            if (street := street_of_stretch(entry.name))
        )
        self.highest_rw = self._highest_rw()
        self._reached = self._reached_by_circles()

    def may_know(self, kind: PlaceKind, name: str) -> bool:
        """Tell, fast, whether a place of a kind may begin with this name."""
        return kind in self.kinds and self.gazetteer.begins(kind, name)

    def has_stretches(self, street: str) -> bool:
        """Tell, fast, whether stretches of a street are known, by its full name."""
        known = self._with_stretches
        return bool(known and street) and place_key(PlaceKind.STREET, street) in known

    def place(self, kind: PlaceKind, names: tuple[str, ...]) -> Scores | None:
        """Return what a place says that is known by these names, from coarse to fine."""
        counts = [self._counts(kind, name) for name in names]
        if not any(counts):
            return None
        zones = self.areas.zones
        gang = names[0].startswith("gang ")
        doubt = GANG_DOUBT if gang else STREET_DOUBT
        share = self._around(kind, names, GANG_LOCAL if gang else STREET_LOCAL)
        for level, seen in enumerate(counts):
            if level and not seen:
                # A finer place nobody has seen is most often, not always, near its namesakes.
                keeps = _GANG_STAYS if " gang " in names[level] else _NUMBER_STAYS
                share = share.times(keeps).plus((1 - keeps) / zones)
            # A coarse name also counts the records of the finer one: they speak only once.
            own = _without(seen, counts[level + 1 :])
            share = share.with_seen(own, doubt)
        # The more often it was seen here, the less likely a namesake elsewhere is meant.
        most = max(sum(seen.values()) for seen in counts)
        return Scores(
            {zone: math.log(share.of(zone) * zones) for zone in share.more},
            math.log(share.any_zone * zones),
            -_SEEN_HERE * math.log1p(most),
        )

    def _around(self, kind: PlaceKind, names: tuple[str, ...], local: float) -> _Shares:
        """Return where a place may lie by its name, and by how near borders are to what was seen.

        A street goes on beyond its records: where a border runs within its radius, the next house
        may stand on the other side.
        """
        entries = [entry for name in names for entry in self.gazetteer.find(kind, name)]
        found = [self._reached[id(entry)] for entry in entries if _has_circle(entry)]
        if not found:
            return _Shares(1 / self.areas.zones, {})
        reached: defaultdict[int, float] = defaultdict(float)
        for circle in found:
            for zone, share in circle.items():
                reached[zone] += local * share / len(found)
        return _Shares((1 - local) / self.areas.zones, reached)

    def _reached_by_circles(self) -> dict[int, dict[int, float]]:
        """Return the shares of the zones in the circle an entry may reach, by the entry's `id`.

        All are located at once: one by one they would cost more than all else of an address.
        """
        entries = [e for e in self.gazetteer.entries if _has_circle(e)]
        centres = np.array([(e.lon, e.lat) for e in entries], dtype=float).reshape(-1, 1, 2)
        radii = np.array([e.radius_m for e in entries], dtype=float).reshape(-1, 1, 1)
        points = centres + _DISC * radii / self.city.to_metres(np.ones(2))
        zones = self.city.locate(*np.ascontiguousarray(points.reshape(-1, 2).T))
        found = zones.reshape(len(entries), len(_DISC)).tolist()
        return {id(e): _shares_of(own) for e, own in zip(entries, found, strict=True)}

    def stretch(self, street: str, names: tuple[str, ...]) -> Scores | None:
        """Return what stretches say of where on a street a house lies, against all of it."""
        seen = self._counts(PlaceKind.STREET, street)
        stretches = [self._counts(PlaceKind.STREET, name) for name in names]
        if len(seen) < 2 or not any(stretches):
            return None
        share = whole = _Shares(1 / self.areas.zones, {}).with_seen(seen, 1.0)
        for own in stretches:
            share = share.with_seen(own, _WHOLE_STREET_WORTH)
        return Scores(
            {zone: math.log(share.of(zone) / whole.of(zone)) for zone in share.more},
            math.log(share.any_zone / whole.any_zone),
        )

    def rw(self, number: str) -> Scores | None:
        """Return what an RW number says against zones that are known not to have so many."""
        beyond = np.flatnonzero(self.highest_rw < int(number)) if number.isdigit() else ()
        return Scores(dict.fromkeys(map(int, beyond), -_RW_BEYOND)) if len(beyond) else None

    def _highest_rw(self) -> Floats:
        """Return the highest RW of each zone, infinite where too little is known."""
        highest, seen = np.zeros(self.areas.zones), np.zeros(self.areas.zones)
        for entry in self.gazetteer.of_kind(PlaceKind.RW):
            for code, weight in entry.codes:
                area = self.areas.index.get(code, self.areas.zones)
                if area < self.areas.zones:
                    seen[area] += weight * entry.evidence
                    highest[area] = max(highest[area], float(words(entry.name)[-1]))
        return np.where(seen >= _ENOUGH_RW_RECORDS, highest + 1, np.inf)

    def _counts(self, kind: PlaceKind, name: str) -> dict[int, float]:
        """Return how often a place was seen, by zone."""
        counts: dict[int, float] = {}
        for entry in self.gazetteer.find(kind, name):
            for code, weight in entry.codes:
                zone = self.areas.index.get(code, self.areas.zones)
                if zone < self.areas.zones:
                    worth = weight * (entry.evidence or STATED_EVIDENCE)
                    counts[zone] = counts.get(zone, 0.0) + worth
        return counts


class _Shares(NamedTuple):
    """Hold the shares of the zones: what every one of them has, and what some have more."""

    any_zone: float
    more: Mapping[int, float]

    def of(self, zone: int) -> float:
        return self.any_zone + self.more.get(zone, 0.0)

    def times(self, factor: float) -> _Shares:
        more = {zone: factor * share for zone, share in self.more.items()}
        return _Shares(factor * self.any_zone, more)

    def plus(self, each: float) -> _Shares:
        return _Shares(self.any_zone + each, self.more)

    def with_seen(self, seen: Mapping[int, float], worth: float) -> _Shares:
        """Return the shares after records by zone, where these shares were worth so many."""
        whole = sum(seen.values()) + worth
        before = worth / whole
        more = {zone: before * share for zone, share in self.more.items()}
        for zone, records in seen.items():
            more[zone] = more.get(zone, 0.0) + records / whole
        return _Shares(before * self.any_zone, more)


def _without(seen: Mapping[int, float], finer: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Return records by zone that none of the finer places has."""
    return {
        zone: max(records - sum(own.get(zone, 0.0) for own in finer), 0.0)
        for zone, records in seen.items()
    }


def _shares_of(zones: list[int]) -> dict[int, float]:
    """Return the shares of the zones that points lie in, those outside the city left out."""
    counts = Counter(zone for zone in zones if zone >= 0)
    return {zone: count / counts.total() for zone, count in counts.items()}


def _has_circle(entry: Entry) -> bool:
    return entry.lon is not None and entry.radius_m is not None
