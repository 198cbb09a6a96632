"""What a store can do. Every store passes the same contract tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pandas as pd

from services.records import Location, Record, Rejection

# One row per record; `details` and `quantities` are JSON texts.
RECORD_COLUMNS = (
    "kind", "identity", "row", "occurred_on", "count", "kelurahan_code", "precision", "method",
    "confidence", "lon", "lat", "cell", "radius_m", "note", "address", "details", "quantities",
)  # fmt: skip
LOCATION_COLUMNS = (
    "kelurahan_code", "precision", "method", "confidence", "lon", "lat", "cell", "radius_m", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Doubt:
    """Hold why a record's place should be looked at: reason, text, best candidates.

    `text`: the place as written, only for kinds that may keep it; `candidates`: code, name,
    probability and reasons of up to three kelurahan.
    """

    reason: str
    text: str
    candidates: tuple[dict[str, Any], ...] = ()


class Placed(NamedTuple):
    """Hold a record with its location, and the doubt about it if there is one."""

    record: Record
    location: Location
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Batch:
    """Hold what one file brings to the store; its outcomes are read once, one by one.

    `imported_by`: the code of the role that sent it, "cli" for the command line.
    """

    city: str
    file_name: str
    sha256: str
    kind: str
    outcomes: Iterable[Placed | Rejection]
    imported_at: dt.datetime
    simulated: bool = False
    imported_by: str = ""


@dataclass(frozen=True)
class Import:
    """Hold one import as the store lists it: rows = records + rejections + duplicates.

    `corrections`: how many of the duplicates changed the content of an earlier record;
    `imported_by`: as in `Batch`, "" where nobody wrote it down.
    """

    id: int
    city: str
    file_name: str
    sha256: str
    kind: str
    rows: int
    records: int
    rejections: int
    duplicates: int
    corrections: int
    imported_at: dt.datetime
    simulated: bool = False
    withdrawn_at: dt.datetime | None = None
    imported_by: str = ""


@dataclass(frozen=True)
class Review:
    """Hold one record that waits for a person: what is known and what is proposed."""

    identity: str
    kind: str
    import_id: int
    file_name: str
    row: int
    reason: str
    text: str
    candidates: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Queue:
    """Say what of the review queue is wanted: a reason, a file name, how the identity begins."""

    reason: str | None = None
    file: str | None = None
    identity: str = ""


EVERYTHING = Queue()


class Waiting(NamedTuple):
    """Hold how many records of a file wait for one reason."""

    reason: str
    file_name: str
    records: int


@dataclass(frozen=True)
class Decision:
    """Hold what a person decided for some records: the location, why, when; it can be undone.

    `decided_by`: the code of the role that decided, "cli" for the command line, "" where nobody
    wrote it down.
    """

    id: int
    action: str
    text: str
    location: Location
    identities: tuple[str, ...]
    decided_at: dt.datetime
    undone_at: dt.datetime | None = None
    decided_by: str = ""


class Store(Protocol):
    """Keep records by import; each call is one transaction."""

    @property
    def key(self) -> bytes:
        """Return the secret that record numbers are hashed with."""

    def add(self, batch: Batch, *, keep: bool = True) -> Import:
        """Keep a file's records, all or none; with `keep` false, only tell what would happen.

        A record whose identity is known already, in the store or earlier in the file, is a
        duplicate; if its content differs and its identity stands on a number, it corrects the
        earlier one, whose former content is kept. The same file again adds nothing, not even an
        import, and comes back with the id of the first one.
        """

    def state(self, city: str) -> str:
        """Return a text that is another one after every change of a city's records."""

    def imports(self, city: str) -> list[Import]:
        """Return the imports of a city, oldest first, withdrawn ones included."""

    def rejections(self, import_id: int) -> list[Rejection]:
        """Return the rejections of an import."""

    def withdraw(self, import_id: int, at: dt.datetime) -> int:
        """Undo one import and return how many records went.

        A record that a later import brought too stays and passes to that import; what the import
        corrected gets its former content back. Raises `NotFound` for an unknown or already
        withdrawn import.
        """

    def erase(self, import_id: int) -> int:
        """Undo one import as if it had never come, its entry too; return how many records went.

        For an import that was broken off; a person withdraws. Raises `NotFound` as `withdraw`.
        """

    def records(
        self,
        city: str,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        columns: tuple[str, ...] = RECORD_COLUMNS,
    ) -> pd.DataFrame:
        """Return a city's records, both days included, in some of `RECORD_COLUMNS`.

        Sorted by day, kind and identity where all three are among the columns, else in no order.
        """

    def arrivals(self, city: str) -> pd.DataFrame:
        """Return kind, occurred_on and imported_at (of the first import) of each dated record.

        Both without a time zone; import moments in UTC.
        """

    def addresses(self, city: str, *, most: int) -> list[tuple[str, str, float, float]]:
        """Return address, kelurahan code, lon, lat of the latest records placed as points.

        Only records that keep their address; at most `most`, oldest first.
        """

    def history(self, city: str) -> pd.DataFrame:
        """Return former contents of corrected records: identity, replaced_by, `RECORD_COLUMNS`."""

    def reviews(
        self, city: str, wanted: Queue = EVERYTHING, *, most: int | None = None, after: int = 0
    ) -> list[Review]:
        """Return the records that wait for a person, oldest import first.

        At most `most` of what is wanted (None: all), the first `after` left out.
        """

    def waiting(self, city: str) -> list[Waiting]:
        """Return how many records wait, by reason and file, in the order of both."""

    def doubted(self, city: str) -> list[tuple[str, str, str]]:
        """Return identity, kind and text of all that waits, oldest import first."""

    def decide(
        self, city: str, identities: list[str], location: Location, *, action: str,
        at: dt.datetime, by: str,
    ) -> Decision:  # fmt: skip
        """Give records a location that a person chose; they leave the review queue.

        `by`: as `Decision.decided_by`. Raises `NotFound` when none of them waits.
        """

    def decisions(self, city: str, *, last: int | None = None) -> list[Decision]:
        """Return the decisions of a city, oldest first; all, or the `last` ones."""

    def undo(self, decision_id: int, at: dt.datetime) -> Decision:
        """Take a decision back: the records wait again where they were."""

    def mapping(self, signature: str) -> str | None:
        """Return the remembered column mapping of a layout, as JSON."""

    def remember_mapping(self, signature: str, mapping: str) -> None:
        """Remember a layout's column mapping."""

    def backup(self, path: Path) -> None:
        """Write the whole store and its key to new files; refuses to overwrite."""

    def restore(self, path: Path) -> None:
        """Replace the whole store by a backup; nothing changes if it is none."""

    def close(self) -> None:
        """Release what the store holds open."""
