"""A store in memory, for tests and notebooks."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pandas as pd

from services.errors import NotFound, StoreError
from services.records import Location, Record, Rejection
from services.store.columns import in_period, to_frame, to_row
from services.store.messages import backup_exists, no_backup, unknown_import
from services.store.protocol import (
    RECORD_COLUMNS,
    Batch,
    Import,
    import_of,
    split_repeats,
)

_IDENTITY, _DAY = RECORD_COLUMNS.index("identity"), RECORD_COLUMNS.index("occurred_on")


@dataclass
class _State:
    imports: list[Import] = field(default_factory=list)
    rejections: dict[int, list[Rejection]] = field(default_factory=dict)
    rows: dict[tuple[str, str], tuple[int, tuple[Any, ...]]] = field(default_factory=dict)
    repeats: list[tuple[int, str]] = field(default_factory=list)


class MemoryStore:
    """Keep records in dictionaries; gone when the process ends unless backed up."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or token_bytes(32)
        self._state = _State()

    @property
    def key(self) -> bytes:
        """Return the secret that record numbers are hashed with."""
        return self._key

    def add(self, batch: Batch) -> Import:
        """Keep a file's records, all or none (see `Store.add`)."""
        state = self._state
        again = next((i for i in state.imports if _same_file(i, batch)), None)
        fresh, repeats = self._split(batch)
        entry = import_of(batch, again.id if again else 0, len(fresh), len(repeats))
        if again and not fresh:
            return entry
        entry = replace(entry, id=len(state.imports) + 1)
        rows = {(batch.city, r.identity): (entry.id, to_row(r, at)) for r, at in fresh}
        state.rows |= rows
        state.repeats += [(entry.id, identity) for identity in repeats]
        state.rejections[entry.id] = list(batch.rejections)
        state.imports.append(entry)
        return entry

    def preview(self, batch: Batch) -> Import:
        """Return what `add` would, and keep nothing."""
        fresh, repeats = self._split(batch)
        return import_of(batch, 0, len(fresh), len(repeats))

    def _split(self, batch: Batch) -> tuple[list[tuple[Record, Location]], list[str]]:
        known = {identity for city, identity in self._state.rows if city == batch.city}
        return split_repeats(batch.located, known)

    def imports(self, city: str) -> list[Import]:
        """Return the imports of a city, oldest first."""
        return [i for i in self._state.imports if i.city == city]

    def rejections(self, import_id: int) -> list[Rejection]:
        """Return the rejections of an import."""
        return list(self._state.rejections.get(import_id, []))

    def withdraw(self, import_id: int, at: dt.datetime) -> int:
        """Undo one import (see `Store.withdraw`)."""
        state = self._state
        entry = next((i for i in state.imports if i.id == import_id), None)
        if entry is None or entry.withdrawn_at:
            raise NotFound(**unknown_import(import_id))
        state.repeats = [r for r in state.repeats if r[0] != import_id]
        of_city = {i.id for i in state.imports if i.city == entry.city}
        heirs = {name: heir for heir, name in reversed(state.repeats) if heir in of_city}
        gone = 0
        for place, (owner, row) in list(state.rows.items()):
            if owner != import_id:
                continue
            heir = heirs.get(row[_IDENTITY])
            if heir is None:
                del state.rows[place]
                gone += 1
            else:
                state.rows[place] = (heir, row)
                state.repeats.remove((heir, row[_IDENTITY]))
        state.imports[state.imports.index(entry)] = replace(entry, withdrawn_at=at)
        return gone

    def records(
        self, city: str, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> pd.DataFrame:
        """Return a city's records in columns."""
        return to_frame(
            row
            for (place, _), (_, row) in self._state.rows.items()
            if place == city and in_period(row[_DAY], since, until)
        )

    def backup(self, path: Path) -> None:
        """Write the whole store to a new file, as JSON."""
        if path.exists():
            raise StoreError(**backup_exists(path))
        state = self._state
        imports = [{**asdict(i), "imported_at": i.imported_at.isoformat(),
                    "withdrawn_at": i.withdrawn_at and i.withdrawn_at.isoformat()}
                   for i in state.imports]  # fmt: skip
        content = {
            "key": self._key.hex(),
            "imports": imports,
            "rejections": [[n, [asdict(r) for r in rs]] for n, rs in state.rejections.items()],
            "rows": [[*place, owner, row] for place, (owner, row) in state.rows.items()],
            "repeats": state.repeats,
        }
        path.write_text(json.dumps(content), encoding="utf-8")

    def restore(self, path: Path) -> None:
        """Replace the whole store by a backup."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            state = _State(
                [_import_of(entry) for entry in content["imports"]],
                {n: [Rejection(**r) for r in rs] for n, rs in content["rejections"]},
                {(c, i): (owner, tuple(row)) for c, i, owner, row in content["rows"]},
                [(n, identity) for n, identity in content["repeats"]],
            )
            key = bytes.fromhex(content["key"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(**no_backup(path)) from error
        self._key, self._state = key, state

    def close(self) -> None:
        """Do nothing: there is nothing to release."""


def _import_of(entry: dict[str, Any]) -> Import:
    times = {
        name: entry[name] and dt.datetime.fromisoformat(entry[name])
        for name in ("imported_at", "withdrawn_at")
    }
    return Import(**{**entry, **times})


def _same_file(entry: Import, batch: Batch) -> bool:
    return (entry.city, entry.sha256, entry.kind, entry.withdrawn_at) == (
        batch.city, batch.sha256, batch.kind, None,
    )  # fmt: skip
