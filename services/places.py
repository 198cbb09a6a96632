"""The places that the office adds to the gazetteer: files, located records, corrections."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.boundaries import Boundaries
from services.errors import UnreadableFile
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, entries_from_rows
from services.geocode.gazetteer_files import write_gazetteer
from services.geocode.learning import (
    CONFIRMED_SOURCE,
    CONFIRMED_WORTH,
    LEARNED_SOURCE,
    Located,
    learn,
)
from services.intake.groups import Regions
from services.store.protocol import Store

MOST_RECORDS = 50_000
_NOBODYS = (
    PlaceKind.KELURAHAN, PlaceKind.KECAMATAN, PlaceKind.CITY, PlaceKind.KAMPUNG,
    PlaceKind.COMPLEX, PlaceKind.FACILITY, PlaceKind.STOP,
)  # fmt: skip


def places_file(home: Path, city: str) -> Path:
    """Return the file that holds a city's added and learned places."""
    return home / "gazetteer" / f"{city}.csv"


def read_places(path: Path) -> list[Entry]:
    """Return the office's own places; none where there is no file yet.

    Raises `UnreadableFile` where the file was changed by hand into something else.
    """
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return entries_from_rows(csv.DictReader(lines), source=path.name)
    except (ValueError, csv.Error) as error:
        raise UnreadableFile(
            id=f"Daftar tempat {path} rusak. Betulkan barisnya, atau hapus berkas itu; yang "
            "dipelajari akan dipelajari ulang.",
            en=f"The list of places {path} is damaged. Mend its rows, or delete the file; what was "
            "learned will be learned again.",
        ) from error


def place_names(gazetteer: Gazetteer, boundaries: Boundaries) -> frozenset[str]:
    """Return the names of places that are nobody's, in lower case, for scrubbing addresses.

    Streets are left out, since many bear the name of a person, and so is what was learned from
    addresses.
    """
    learned = (LEARNED_SOURCE, CONFIRMED_SOURCE)
    known = {e.name for e in gazetteer.entries if e.kind in _NOBODYS and e.source not in learned}
    units = {*boundaries.frame["name"], *boundaries.frame["kecamatan"]}
    return frozenset(name.lower() for name in (*known, *units))


def region_names(boundaries: Boundaries, places: frozenset[str]) -> Regions:
    """Return the names that headings of groups of rows may bear; `places`: as `place_names`."""
    names = {
        unit: frozenset(map(str.lower, boundaries.frame[unit])) for unit in ("name", "kecamatan")
    }
    words = frozenset(word for name in places for word in name.split())
    return Regions(words, names["name"], names["kecamatan"])


def add_places(path: Path, entries: Iterable[Entry]) -> int:
    """Add places to the office's own; return how many there are now."""
    kept = [*read_places(path), *entries]
    _keep(path, kept)
    return len(kept)


def remove_places(path: Path, *, source: str | None = None, name: str | None = None) -> int:
    """Remove places by source, by name, or by both; return how many went."""
    before = read_places(path)
    kept = [e for e in before if not _matches(e, source, name)]
    _keep(path, kept)
    return len(before) - len(kept)


def _keep(path: Path, entries: list[Entry]) -> None:
    """Write the office's places, all or nothing; no file stands for no places."""
    if not entries:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    write_gazetteer(draft, entries)
    draft.replace(path)


def relearn(store: Store, city_code: str, path: Path) -> int:
    """Learn anew from located records and decisions; return how many places are known by it.

    What was learned before is replaced, so that a withdrawn import or an undone decision unlearns.
    At most the latest `MOST_RECORDS` located records are used.
    """
    others = [e for e in read_places(path) if e.source not in (LEARNED_SOURCE, CONFIRMED_SOURCE)]
    learned = learn(Located(*found) for found in store.addresses(city_code, most=MOST_RECORDS))
    confirmed = learn(_confirmed(store, city_code), source=CONFIRMED_SOURCE)
    _keep(path, [*others, *learned, *confirmed])
    return len(learned) + len(confirmed)


def _confirmed(store: Store, city: str) -> Iterator[Located]:
    for decision in store.decisions(city):
        place = decision.location
        if decision.undone_at is None and decision.text and place.kelurahan_code:
            yield Located(
                decision.text, place.kelurahan_code, place.lon, place.lat, CONFIRMED_WORTH
            )


def _matches(entry: Entry, source: str | None, name: str | None) -> bool:
    wanted = source is not None or name is not None
    return wanted and source in (None, entry.source) and name in (None, entry.name)
