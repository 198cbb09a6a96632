"""A store in memory, for tests and notebooks."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

import pandas as pd

from services.errors import NotFound, StoreError
from services.records import Location, Rejection
from services.store.columns import (
    in_period,
    location_row,
    to_arrivals,
    to_frame,
    to_row,
)
from services.store.memory_state import Kept, State, from_data, to_data
from services.store.messages import (
    backup_exists,
    no_backup,
    nothing_waits,
    unknown_decision,
    unknown_import,
)
from services.store.protocol import (
    EVERYTHING,
    LOCATION_COLUMNS,
    RECORD_COLUMNS,
    Batch,
    Decision,
    Import,
    Placed,
    Queue,
    Review,
    Waiting,
)

_DAY = RECORD_COLUMNS.index("occurred_on")
_PLACE = slice(
    RECORD_COLUMNS.index(LOCATION_COLUMNS[0]), RECORD_COLUMNS.index(LOCATION_COLUMNS[-1]) + 1
)


class MemoryStore:
    """Keep records in dictionaries; gone when the process ends unless backed up."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or token_bytes(32)
        self._state = State()

    @property
    def key(self) -> bytes:
        """Return the secret that record numbers are hashed with."""
        return self._key

    def add(self, batch: Batch, *, keep: bool = True) -> Import:
        """Keep a file's records, all or none (see `Store.add`)."""
        again = next((i for i in self._state.imports if _same_file(i, batch)), None)
        state = self._state.copy()
        number = max((i.id for i in state.imports), default=0) + 1
        rejected: list[Rejection] = []
        counts: Counter[str] = Counter()
        for outcome in batch.outcomes:
            if isinstance(outcome, Rejection):
                rejected.append(outcome)
                continue
            counts[_take(state, batch.city, number, outcome, may_correct=again is None)] += 1
        entry = Import(
            number, batch.city, batch.file_name, batch.sha256, batch.kind,
            counts.total() + len(rejected), counts["record"], len(rejected),
            counts["repeat"] + counts["correction"], counts["correction"], batch.imported_at,
            batch.simulated, imported_by=batch.imported_by,
        )  # fmt: skip
        if again and not counts["record"]:
            return replace(entry, id=again.id)
        if keep:
            state.imports.append(entry)
            state.rejections[number] = rejected
            self._state = state
        return entry

    def state(self, city: str) -> str:
        """Return a text that is another one after every change of a city's records."""
        changes = [(i.imported_at, i.withdrawn_at) for i in self.imports(city)]
        changes += [(d.decided_at, d.undone_at) for d in self.decisions(city)]
        return repr(changes)

    def imports(self, city: str) -> list[Import]:
        """Return the imports of a city, oldest first."""
        return [i for i in self._state.imports if i.city == city]

    def rejections(self, import_id: int) -> list[Rejection]:
        """Return the rejections of an import."""
        return list(self._state.rejections.get(import_id, []))

    def withdraw(self, import_id: int, at: dt.datetime) -> int:
        """Undo one import (see `Store.withdraw`)."""
        state = self._state.copy()
        entry, gone = _take_out(state, import_id)
        state.imports[state.imports.index(entry)] = replace(entry, withdrawn_at=at)
        self._state = state
        return gone

    def erase(self, import_id: int) -> int:
        """Undo one import as if it had never come (see `Store.erase`)."""
        state = self._state.copy()
        entry, gone = _take_out(state, import_id)
        for key, kept in state.records.items():
            if kept.writer == import_id:
                state.records[key] = replace(kept, writer=kept.owner)
        state.imports.remove(entry)
        state.rejections.pop(import_id, None)
        self._state = state
        return gone

    def records(
        self,
        city: str,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        columns: tuple[str, ...] = RECORD_COLUMNS,
    ) -> pd.DataFrame:
        """Return a city's records in columns."""
        places = [RECORD_COLUMNS.index(name) for name in columns]
        rows = (
            tuple(kept.row[i] for i in places)
            for (place, _), kept in self._state.records.items()
            if place == city and in_period(kept.row[_DAY], since, until)
        )
        return to_frame(rows, columns)

    def arrivals(self, city: str) -> pd.DataFrame:
        """Return kind, day and first import of each record."""
        moments = {i.id: i.imported_at.isoformat() for i in self._state.imports}
        return to_arrivals(
            (kept.row[0], kept.row[_DAY], moments[kept.owner])
            for (place, _), kept in self._state.records.items()
            if place == city
        )

    def addresses(self, city: str, *, most: int) -> list[tuple[str, str, float, float]]:
        """Return address, kelurahan code, lon, lat of the latest records placed as points."""
        rows = [
            dict(zip(RECORD_COLUMNS, kept.row, strict=True))
            for (place, _), kept in self._state.records.items()
            if place == city
        ]
        known = [r for r in rows if r["precision"] == "point" and r["address"]]
        known.sort(key=lambda r: (r["occurred_on"], r["kind"], r["identity"]))
        return [
            (r["address"], r["kelurahan_code"], r["lon"], r["lat"])
            for r in known
            if r["kelurahan_code"]
        ][-most:]

    def history(self, city: str) -> pd.DataFrame:
        """Return former contents of corrected records."""
        rows = [
            (replaced_by, *kept.row)
            for (place, _), replaced_by, kept in self._state.history
            if place == city
        ]
        return pd.DataFrame(rows, columns=["replaced_by", *RECORD_COLUMNS])

    def reviews(
        self, city: str, wanted: Queue = EVERYTHING, *, most: int | None = None, after: int = 0
    ) -> list[Review]:
        """Return the records that wait for a person (see `Store.reviews`)."""
        found = [r for r in self._waiting(city) if _is_wanted(r, wanted)]
        return found[after:][:most]

    def waiting(self, city: str) -> list[Waiting]:
        """Return how many records wait, by reason and file."""
        counts = Counter((r.reason, r.file_name) for r in self._waiting(city))
        return [Waiting(*by, count) for by, count in sorted(counts.items())]

    def doubted(self, city: str) -> list[tuple[str, str, str]]:
        """Return identity, kind and text of all that waits."""
        return [(r.identity, r.kind, r.text) for r in self._waiting(city)]

    def _waiting(self, city: str) -> list[Review]:
        names = {i.id: i.file_name for i in self._state.imports}
        waiting = [
            Review(
                identity, kept.row[0], kept.owner, names[kept.owner], kept.row[2],
                kept.doubt.reason, kept.doubt.text, kept.doubt.candidates,
            )
            for (place, identity), kept in self._state.records.items()
            if place == city and kept.doubt
        ]  # fmt: skip
        return sorted(waiting, key=lambda r: (r.import_id, r.row, r.identity))

    def decide(
        self, city: str, identities: list[str], location: Location, *, action: str,
        at: dt.datetime, by: str,
    ) -> Decision:  # fmt: skip
        """Give records a location that a person chose."""
        state = self._state.copy()
        before = {
            i: kept
            for i in identities
            if (kept := state.records.get((city, i))) is not None and kept.doubt
        }
        if not before:
            raise NotFound(**nothing_waits())
        first = next(iter(before.values()))
        for identity, kept in before.items():
            row = (*kept.row[: _PLACE.start], *location_row(location), *kept.row[_PLACE.stop :])
            state.records[city, identity] = replace(kept, row=row, doubt=None)
        text = first.doubt.text if first.doubt else ""
        number = len(state.decisions) + 1
        decision = Decision(number, action, text, location, tuple(before), at, decided_by=by)
        state.decisions.append((city, decision, before))
        self._state = state
        return decision

    def decisions(self, city: str, *, last: int | None = None) -> list[Decision]:
        """Return the decisions of a city, oldest first."""
        made = [d for place, d, _ in self._state.decisions if place == city]
        return made if last is None else made[max(0, len(made) - last) :]

    def undo(self, decision_id: int, at: dt.datetime) -> Decision:
        """Take a decision back."""
        state = self._state.copy()
        index = decision_id - 1
        if not 0 <= index < len(state.decisions) or state.decisions[index][1].undone_at:
            raise NotFound(**unknown_decision(decision_id))
        city, decision, before = state.decisions[index]
        for identity, kept in before.items():
            if (city, identity) in state.records:
                now = state.records[city, identity]
                row = (*now.row[: _PLACE.start], *kept.row[_PLACE], *now.row[_PLACE.stop :])
                state.records[city, identity] = replace(now, row=row, doubt=kept.doubt)
        undone = replace(decision, undone_at=at)
        state.decisions[index] = (city, undone, before)
        self._state = state
        return undone

    def mapping(self, signature: str) -> str | None:
        """Return the remembered column mapping of a layout."""
        return self._state.mappings.get(signature)

    def remember_mapping(self, signature: str, mapping: str) -> None:
        """Remember a layout's column mapping."""
        self._state.mappings[signature] = mapping

    def backup(self, path: Path) -> None:
        """Write the whole store to a new file, as JSON."""
        if path.exists():
            raise StoreError(**backup_exists(path))
        content = {"key": self._key.hex(), **to_data(self._state)}
        path.write_text(json.dumps(content, default=str), encoding="utf-8")

    def restore(self, path: Path) -> None:
        """Replace the whole store by a backup."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            state, key = from_data(content), bytes.fromhex(content["key"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(**no_backup(path)) from error
        self._key, self._state = key, state

    def close(self) -> None:
        """Do nothing: there is nothing to release."""


def _same_file(entry: Import, batch: Batch) -> bool:
    return (entry.city, entry.sha256, entry.kind, entry.withdrawn_at) == (
        batch.city, batch.sha256, batch.kind, None,
    )  # fmt: skip


def _is_wanted(review: Review, wanted: Queue) -> bool:
    return (
        wanted.reason in (None, review.reason)
        and wanted.file in (None, review.file_name)
        and review.identity.startswith(wanted.identity)
    )


def _take(state: State, city: str, number: int, placed: Placed, *, may_correct: bool) -> str:
    """Put one record into the state; tell whether it is new, a repeat or a correction."""
    record, location, doubt = placed
    key = (city, record.identity)
    kept = state.records.get(key)
    fresh = Kept(number, number, record.fingerprint, to_row(record, location), doubt)
    if kept is None:
        state.records[key] = fresh
        return "record"
    state.repeats.append((number, key))
    same = kept.fingerprint == record.fingerprint or not record.numbered
    if same or kept.writer == number or not may_correct:
        return "repeat"
    state.history.append((key, number, kept))
    state.records[key] = replace(fresh, owner=kept.owner)
    return "correction"


def _take_out(state: State, import_id: int) -> tuple[Import, int]:
    """Take an import's records out; return its entry and how many went."""
    entry = next((i for i in state.imports if i.id == import_id), None)
    if entry is None or entry.withdrawn_at:
        raise NotFound(**unknown_import(import_id))
    _give_back(state, import_id)
    state.repeats = [r for r in state.repeats if r[0] != import_id]
    heirs = {key: heir for heir, key in reversed(state.repeats)}
    owned = [key for key, kept in state.records.items() if kept.owner == import_id]
    for key in owned:
        if key in heirs:
            state.records[key] = replace(state.records[key], owner=heirs[key])
        else:
            del state.records[key]
    state.history = [h for h in state.history if h[0] in state.records]
    return entry, sum(key not in heirs for key in owned)


def _give_back(state: State, import_id: int) -> None:
    """Put former contents back where an import corrected them."""
    for entry in [h for h in state.history if h[1] == import_id]:
        key, _, former = entry
        later = next((h for h in state.history if h[0] == key and h[2].writer == import_id), None)
        state.history.remove(entry)
        if later:
            state.history[state.history.index(later)] = (key, later[1], former)
        elif key in state.records:
            state.records[key] = replace(former, owner=state.records[key].owner)
