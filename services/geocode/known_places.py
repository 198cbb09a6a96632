"""What the places of the gazetteer say: streets, gangs, stretches, complexes, RW, as log-odds."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from services.geocode.areas import Areas, City, Floats
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind
from services.geocode.spelling import words

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
        self.knows_stretches = any(
            " sampai " in entry.name for entry in gazetteer.of_kind(PlaceKind.STREET)
        )
        self.highest_rw = self._highest_rw()

    def may_know(self, kind: PlaceKind, name: str) -> bool:
        """Tell, fast, whether a place of a kind may begin with this name."""
        return kind in self.kinds and self.gazetteer.begins(kind, name)

    def place(self, kind: PlaceKind, names: tuple[str, ...]) -> Floats | None:
        """Return what a place says that is known by these names, from coarse to fine."""
        zones = self.areas.zones
        counts = [self._counts(kind, name) for name in names]
        if not any(seen.any() for seen in counts):
            return None
        gang = names[0].startswith("gang ")
        doubt = GANG_DOUBT if gang else STREET_DOUBT
        share = self._around(kind, names, GANG_LOCAL if gang else STREET_LOCAL)
        for level, seen in enumerate(counts):
            if level and not seen.any():
                # A finer place nobody has seen is most often, not always, near its namesakes.
                keeps = _GANG_STAYS if " gang " in names[level] else _NUMBER_STAYS
                share = keeps * share + (1 - keeps) / zones
            # A coarse name also counts the records of the finer one: they speak only once.
            own = np.maximum(seen - sum(counts[level + 1 :]), 0.0)
            share = (own + doubt * share) / (own.sum() + doubt)
        scores = self.areas.vector()
        scores[:zones] = np.log(share * zones)
        # The more often it was seen here, the less likely a namesake elsewhere is meant.
        scores[zones:] = -_SEEN_HERE * np.log1p(max(seen.sum() for seen in counts))
        return scores

    def _around(self, kind: PlaceKind, names: tuple[str, ...], local: float) -> Floats:
        """Return where a place may lie by its name, and by how near borders are to what was seen.

        A street goes on beyond its records: where a border runs within its radius, the next house
        may stand on the other side.
        """
        zones = self.areas.zones
        uniform = np.full(zones, 1.0 / zones)
        entries = [entry for name in names for entry in self.gazetteer.find(kind, name)]
        found = [self._reached[id(entry)] for entry in entries if _has_circle(entry)]
        if not found:
            return uniform
        reached: Floats = np.mean(found, axis=0)
        return local * reached + (1 - local) * uniform

    @cached_property
    def _reached(self) -> dict[int, Floats]:
        """Shares of the zones in the circle that an entry may reach, by the entry's `id`.

        All are located at once: one by one they would cost more than all else of an address.
        """
        entries = [e for e in self.gazetteer.entries if _has_circle(e)]
        centres = np.array([(e.lon, e.lat) for e in entries], dtype=float).reshape(-1, 1, 2)
        radii = np.array([e.radius_m for e in entries], dtype=float).reshape(-1, 1, 1)
        points = centres + _DISC * radii / self.city.to_metres(np.ones(2))
        zones = self.city.locate(*np.ascontiguousarray(points.reshape(-1, 2).T))
        found = zones.reshape(len(entries), -1)
        return {id(e): self._shares_of(own) for e, own in zip(entries, found, strict=True)}

    def _shares_of(self, zones: NDArray[np.int32]) -> Floats:
        counts = np.bincount(zones[zones >= 0], minlength=self.areas.zones).astype(float)
        share: Floats = counts / max(counts.sum(), 1.0)
        return share

    def stretch(self, street: str, names: tuple[str, ...]) -> Floats | None:
        """Return what stretches say of where on a street a house lies, against all of it."""
        zones = self.areas.zones
        seen = self._counts(PlaceKind.STREET, street)
        if np.count_nonzero(seen) < 2:
            return None
        share = whole = (seen + 1 / zones) / (seen.sum() + 1.0)
        for name in names:
            own = self._counts(PlaceKind.STREET, name)
            share = (own + _WHOLE_STREET_WORTH * share) / (own.sum() + _WHOLE_STREET_WORTH)
        if share is whole:
            return None
        scores = self.areas.vector()
        scores[:zones] = np.log(share / whole)
        return scores

    def rw(self, number: str) -> Floats | None:
        """Return what an RW number says against zones that are known not to have so many."""
        beyond = np.flatnonzero(self.highest_rw < int(number)) if number.isdigit() else ()
        if not len(beyond):
            return None
        scores = self.areas.vector()
        scores[beyond] = -_RW_BEYOND
        return scores

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

    def _counts(self, kind: PlaceKind, name: str) -> Floats:
        counts = np.zeros(self.areas.zones)
        for entry in self.gazetteer.find(kind, name):
            for code, weight in entry.codes:
                area = self.areas.index.get(code, self.areas.zones)
                if area < self.areas.zones:
                    counts[area] += weight * (entry.evidence or STATED_EVIDENCE)
        return counts


def _has_circle(entry: Entry) -> bool:
    return entry.lon is not None and entry.radius_m is not None
