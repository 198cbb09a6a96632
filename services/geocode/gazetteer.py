"""The table of known places: what ships, what files add, what located records taught."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from geo.errors import InvalidArgument
from services.geocode.spelling import words


class PlaceKind(StrEnum):
    """What an entry of the gazetteer names."""

    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "city"
    STREET = "street"
    RW = "rw"
    KAMPUNG = "kampung"
    COMPLEX = "complex"
    FACILITY = "facility"
    STOP = "stop"
    POSTAL_CODE = "postal_code"


LOCAL_KINDS = (
    PlaceKind.STREET, PlaceKind.KAMPUNG, PlaceKind.COMPLEX, PlaceKind.FACILITY, PlaceKind.STOP,
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """Hold one known place.

    `codes`: the kelurahan it lies in with weights that add up to 1 (over all pieces, where a place
    is held in pieces); a kecamatan or city gives its own shorter Kemendagri code. `lon`, `lat`:
    degrees, WGS 84; `radius_m` holds about 90 % of
    the place. `evidence`: how many located records taught it (0: stated by the source).
    """

    name: str
    kind: PlaceKind
    codes: tuple[tuple[str, float], ...]
    source: str
    lon: float | None = None
    lat: float | None = None
    radius_m: float | None = None
    evidence: int = 0
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def key(self) -> str:
        """Return the name as it is looked up."""
        return place_key(self.kind, self.name)


@lru_cache(maxsize=100_000)
def place_key(kind: PlaceKind, name: str) -> str:
    """Return the form under which a name is looked up: words written out, "raya" at the end."""
    tokens = words(name)
    if kind is PlaceKind.STREET and "raya" in tokens:
        tokens = (*(t for t in tokens if t != "raya"), "raya")
    return " ".join(tokens)


@dataclass(frozen=True)
class Gazetteer:
    """Hold entries and find them by kind and name; adding and removing give a new gazetteer."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_key(self) -> dict[tuple[PlaceKind, str], tuple[Entry, ...]]:
        table: defaultdict[tuple[PlaceKind, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            table[entry.kind, entry.key].append(entry)
        return {key: tuple(found) for key, found in table.items()}

    def of_kind(self, kind: PlaceKind) -> tuple[Entry, ...]:
        """Return the entries of one kind, in the order they were added."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def find(self, kind: PlaceKind, name: str) -> tuple[Entry, ...]:
        """Return the entries of one kind with this name, in any of its plain spellings."""
        return self._by_key.get((kind, place_key(kind, name)), ())

    def begins(self, kind: PlaceKind, name: str) -> bool:
        """Tell whether the name of any place of a kind begins with these words."""
        return (kind, place_key(kind, name)) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[tuple[PlaceKind, str]]:
        return frozenset(
            (kind, " ".join(tokens[:count]))
            for kind, key in self._by_key
            for tokens in (key.split(),)
            for count in range(1, len(tokens) + 1)
        )

    def valid_on(self, day: dt.date) -> Gazetteer:
        """Return the gazetteer as it stood on a day."""
        return Gazetteer(
            tuple(
                entry
                for entry in self.entries
                if (entry.valid_from is None or entry.valid_from <= day)
                and (entry.valid_to is None or day <= entry.valid_to)
            )
        )

    @cached_property
    def changes(self) -> tuple[dt.date, ...]:
        """The days on which an entry begins to count or no longer does, in order."""
        begins = {entry.valid_from for entry in self.entries if entry.valid_from}
        ends = {
            e.valid_to + dt.timedelta(1)
            for e in self.entries
            if e.valid_to and e.valid_to < dt.date.max
        }
        return tuple(sorted(begins | ends))

    def with_entries(self, entries: Iterable[Entry]) -> Gazetteer:
        """Return a gazetteer that also holds these entries."""
        return Gazetteer((*self.entries, *entries))

    def without_source(self, source: str) -> Gazetteer:
        """Return a gazetteer without what one source brought."""
        return Gazetteer(tuple(entry for entry in self.entries if entry.source != source))

    def without_name(self, name: str, *, source: str = "") -> Gazetteer:
        """Return a gazetteer without the places of a name, of one source or of all."""
        return Gazetteer(
            tuple(
                entry
                for entry in self.entries
                if entry.key != place_key(entry.kind, name) or source not in ("", entry.source)
            )
        )

    def sources(self) -> dict[str, int]:
        """Return how many entries each source brought."""
        return dict(Counter(entry.source for entry in self.entries))

    def rows(self) -> list[dict[str, object]]:
        """Return the entries as flat rows; `entries_from_rows` reads them back."""
        return [_row(entry) for entry in self.entries]


def entries_from_rows(rows: Iterable[Mapping[str, object]], *, source: str) -> list[Entry]:
    """Read entries from rows of any table: the seam for CSV, GeoJSON, GeoPackage and OSM files.

    Needs `name`, `kind` and `codes` ("31.72.02.1007" or "31.72.02.1007:0.7 31.72.02.1001:0.3");
    may give `lon`, `lat`, `radius_m`, `evidence`, `source`, `valid_from`, `valid_to` (ISO dates).
    Raises `InvalidArgument` for an unknown kind or a row without name or codes.
    """
    return [_entry(row, source) for row in rows]


def _entry(row: Mapping[str, object], source: str) -> Entry:
    name, kind = str(row.get("name") or "").strip(), str(row.get("kind") or "").strip()
    codes = _codes(str(row.get("codes") or ""))
    if kind not in set(PlaceKind) or not name or not codes:
        allowed = ", ".join(PlaceKind)
        raise InvalidArgument(
            id=f"Baris gazetteer perlu nama, kode, dan jenis ({allowed}); jenisnya {kind!r}.",
            en=f"A gazetteer row needs a name, codes and a kind ({allowed}); its kind is {kind!r}.",
        )
    return Entry(
        name=name,
        kind=PlaceKind(kind),
        codes=codes,
        source=str(row.get("source") or source),
        lon=_number(row.get("lon")),
        lat=_number(row.get("lat")),
        radius_m=_number(row.get("radius_m")),
        evidence=int(_number(row.get("evidence")) or 0),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def _row(entry: Entry) -> dict[str, object]:
    return {
        "name": entry.name,
        "kind": str(entry.kind),
        "codes": " ".join(f"{code}:{weight:.6g}" for code, weight in entry.codes),
        "lon": entry.lon,
        "lat": entry.lat,
        "radius_m": entry.radius_m,
        "source": entry.source,
        "evidence": entry.evidence,
        "valid_from": entry.valid_from.isoformat() if entry.valid_from else "",
        "valid_to": entry.valid_to.isoformat() if entry.valid_to else "",
    }


def _codes(text: str) -> tuple[tuple[str, float], ...]:
    pairs = [piece.partition(":") for piece in text.split()]
    return tuple((code, float(weight or 1.0)) for code, _, weight in pairs)


def _number(value: object) -> float | None:
    text = "" if value is None else str(value).strip()
    return float(text) if text and text.lower() != "nan" else None


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None
