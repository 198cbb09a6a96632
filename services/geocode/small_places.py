"""Places small enough to stand for a point: a street, an RW, a complex of a known kelurahan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from services.geocode.address import Address
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, place_key
from services.geocode.numbers import Numbers
from services.geocode.streets import full_name, levels_of, stretches_of
from services.records import Location, Precision

LARGEST_M = 600.0
"""A street or RW that spreads wider than this says no more than its kelurahan."""


class SmallPlaces:
    """Find the smallest place of an address in its kelurahan; build it once from a gazetteer.

    `has_stretches(street)` tells whether stretches of a street are known.
    """

    def __init__(self, gazetteer: Gazetteer, has_stretches: Callable[[str], bool]) -> None:
        self._entries = _smallest(gazetteer)
        self._kinds = frozenset(kind for kind, *_ in self._entries)
        self._has_stretches = has_stretches

    def refined(self, address: Address, numbers: Numbers, location: Location) -> Location:
        """Return a location at the smallest known place of its address, or as it is."""
        entry = self._smallest_of(address, numbers, str(location.kelurahan_code))
        if entry is None:
            return location
        precision = Precision.RW if entry.kind is PlaceKind.RW else Precision.STREET
        return Location(
            location.kelurahan_code, precision, location.method, location.confidence,
            entry.lon, entry.lat, radius_m=entry.radius_m, note=location.note,
        )  # fmt: skip

    def _smallest_of(self, address: Address, numbers: Numbers, code: str) -> Entry | None:
        if not self._entries:
            return None
        found = [
            entry
            for kind, name in self._names_in(address, numbers)
            if (entry := self._entries.get((kind, place_key(kind, name), code)))
        ]
        return min(found, key=_radius_of, default=None)

    def _names_in(self, address: Address, numbers: Numbers) -> Iterator[tuple[PlaceKind, str]]:
        if PlaceKind.STREET in self._kinds:
            yield from ((PlaceKind.STREET, name) for name in levels_of(address))
            if self._has_stretches(full_name(address)):
                yield from ((PlaceKind.STREET, name) for name in stretches_of(address, numbers))
        if address.complex:
            yield PlaceKind.COMPLEX, address.complex
        if address.kampung:
            yield PlaceKind.KAMPUNG, address.kampung
        for kind in self._kinds.intersection((PlaceKind.FACILITY, PlaceKind.STOP)):
            yield from ((kind, part) for part in address.others)
        if numbers.rw and PlaceKind.RW in self._kinds:
            yield PlaceKind.RW, f"rw {numbers.rw}"


def _smallest(gazetteer: Gazetteer) -> dict[tuple[PlaceKind, str, str], Entry]:
    """Return the smallest entry of each kind, name and kelurahan, of those small enough."""
    entries: dict[tuple[PlaceKind, str, str], Entry] = {}
    for entry in gazetteer.entries:
        if entry.lon is not None and _radius_of(entry) <= LARGEST_M:
            key = entry.kind, entry.key, entry.codes[0][0]
            entries[key] = min(entries.get(key, entry), entry, key=_radius_of)
    return entries


def _radius_of(entry: Entry) -> float:
    return entry.radius_m if entry.radius_m is not None else float("inf")
