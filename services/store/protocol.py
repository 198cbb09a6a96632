"""What a store can do. Every store passes the same contract tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd

from services.records import Location, Record, Rejection

# One row per record; `details` and `quantities` are JSON texts.
RECORD_COLUMNS = (
    "kind", "identity", "row", "occurred_on", "count", "kelurahan_code", "precision", "method",
    "confidence", "lon", "lat", "cell", "radius_m", "note", "address", "details", "quantities",
)  # fmt: skip


@dataclass(frozen=True)
class Batch:
    """Hold what one file brings to the store."""

    city: str
    file_name: str
    sha256: str
    kind: str
    rows: int
    located: list[tuple[Record, Location]]
    rejections: list[Rejection]
    imported_at: dt.datetime
    simulated: bool = False


@dataclass(frozen=True)
class Import:
    """Hold one import as the store lists it."""

    id: int
    city: str
    file_name: str
    sha256: str
    kind: str
    rows: int
    records: int
    rejections: int
    duplicates: int
    imported_at: dt.datetime
    simulated: bool = False
    withdrawn_at: dt.datetime | None = None


class Store(Protocol):
    """Keep records by import; each call is one transaction."""

    @property
    def key(self) -> bytes:
        """Return the secret that record numbers are hashed with."""

    def add(self, batch: Batch) -> Import:
        """Keep a file's records, all or none.

        A record whose identity is known already, in the store or earlier in the file, is a
        duplicate. The same file again adds nothing, not even an import, and comes back with the
        id of the first one and all its records as duplicates.
        """

    def preview(self, batch: Batch) -> Import:
        """Return what `add` would, and keep nothing."""

    def imports(self, city: str) -> list[Import]:
        """Return the imports of a city, oldest first, withdrawn ones included."""

    def rejections(self, import_id: int) -> list[Rejection]:
        """Return the rejections of an import."""

    def withdraw(self, import_id: int, at: dt.datetime) -> int:
        """Undo one import and return how many records went.

        A record that a later import brought too stays and passes to that import. Raises
        `NotFound` for an unknown or already withdrawn import.
        """

    def records(
        self, city: str, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> pd.DataFrame:
        """Return a city's records in columns (`RECORD_COLUMNS`), both days included."""

    def backup(self, path: Path) -> None:
        """Write the whole store and its key to new files; refuses to overwrite."""

    def restore(self, path: Path) -> None:
        """Replace the whole store by a backup; nothing changes if it is none."""

    def close(self) -> None:
        """Release what the store holds open."""


def import_of(batch: Batch, number: int, records: int, duplicates: int) -> Import:
    """Return the list entry of a batch with its counts."""
    return Import(
        number, batch.city, batch.file_name, batch.sha256, batch.kind, batch.rows, records,
        len(batch.rejections), duplicates, batch.imported_at, batch.simulated,
    )  # fmt: skip


def split_repeats(
    located: Iterable[tuple[Record, Location]], known: set[str]
) -> tuple[list[tuple[Record, Location]], list[str]]:
    """Part new records from repeats of `known` ones or of earlier ones in the same file."""
    fresh: list[tuple[Record, Location]] = []
    repeats: list[str] = []
    seen = set(known)
    for record, location in located:
        if record.identity in seen:
            repeats.append(record.identity)
        else:
            seen.add(record.identity)
            fresh.append((record, location))
    return fresh, repeats
