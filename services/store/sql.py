"""A store in SQL through SQLAlchemy Core; SQLite first."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

import pandas as pd
import sqlalchemy as sa

from services.errors import NotFound, StoreError
from services.records import Location, Rejection
from services.store import tables as t
from services.store.columns import to_arrivals, to_frame
from services.store.key_files import read_key, write_key
from services.store.messages import (
    backup_exists,
    cannot_open,
    no_backup,
    unknown_import,
)
from services.store.protocol import (
    EVERYTHING,
    RECORD_COLUMNS,
    Batch,
    Decision,
    Import,
    Queue,
    Review,
    Waiting,
)
from services.store.sql_import import take_out, take_outcomes
from services.store.sql_review import (
    Made,
    count_reviews,
    read_decisions,
    read_doubted,
    read_reviews,
    take_decision,
    undo_decision,
    with_times,
)


class SqlStore:
    """Keep records in a SQL database; a file's records come in one transaction."""

    def __init__(self, url: str) -> None:
        self._path = _sqlite_path(url)
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)  # its journals are made with the same rights
            self._engine = sa.create_engine(url)
            t.metadata.create_all(self._engine)
            self._check_schema()
        except (sa.exc.SQLAlchemyError, OSError, ImportError) as error:
            raise StoreError(
                **cannot_open(sa.make_url(url).render_as_string() if "://" in url else url)
            ) from error
        self._key = read_key(self._key_path) if self._key_path else token_bytes(32)

    @property
    def key(self) -> bytes:
        """Return the secret that record numbers are hashed with; it lies beside the store."""
        return self._key

    @property
    def _key_path(self) -> Path | None:
        return self._path.with_name(self._path.name + ".key") if self._path else None

    def _check_schema(self) -> None:
        with self._engine.begin() as conn:
            found = conn.scalar(sa.select(t.meta.c.value).where(t.meta.c.name == "schema"))
            if found is None:
                conn.execute(sa.insert(t.meta).values(name="schema", value=t.SCHEMA))
            elif found in t.ADDED_SINCE:
                _bring_up_to_date(conn, found)
            elif found != t.SCHEMA:
                raise StoreError(
                    id=f"Gudang data berskema {found}; versi ini memakai {t.SCHEMA}. Pakai versi "
                    "Peta Bersinar yang sesuai.",
                    en=f"The store has schema {found}; this version uses {t.SCHEMA}. Use the "
                    "matching version of Peta Bersinar.",
                )

    def add(self, batch: Batch, *, keep: bool = True) -> Import:
        """Keep a file's records, all or none (see `Store.add`)."""
        with self._engine.connect() as conn, conn.begin() as transaction:
            again = _same_file(conn, batch)
            number = _insert_import(conn, batch)
            counts = take_outcomes(conn, batch, number, may_correct=again is None)
            entry = _entry(batch, number, counts)
            if again and not counts["record"]:
                transaction.rollback()
                return replace(entry, id=again)
            if not keep:
                transaction.rollback()
                return entry
            totals = {c: getattr(entry, c) for c in _COUNTED}
            conn.execute(sa.update(t.imports).where(t.imports.c.id == number).values(**totals))
            # Without figures SQLite looks for the few doubts by walking through all records.
            conn.exec_driver_sql("ANALYZE")
        return entry

    def state(self, city: str) -> str:
        """Return a text that is another one after every change of a city's records."""
        i, d = t.imports.c, t.decisions.c
        count, last = sa.func.count, sa.func.max
        queries = (
            sa.select(count(i.id), count(i.withdrawn_at), last(i.imported_at), last(i.withdrawn_at))
            .where(i.city == city),
            sa.select(count(d.id), count(d.undone_at), last(d.decided_at), last(d.undone_at))
            .where(d.city == city),
        )  # fmt: skip
        with self._engine.connect() as conn:
            return repr([tuple(conn.execute(query).one()) for query in queries])

    def imports(self, city: str) -> list[Import]:
        """Return the imports of a city, oldest first."""
        query = sa.select(t.imports).where(t.imports.c.city == city).order_by(t.imports.c.id)
        with self._engine.connect() as conn:
            return [Import(**with_times(row)) for row in conn.execute(query).mappings()]

    def rejections(self, import_id: int) -> list[Rejection]:
        """Return the rejections of an import."""
        own = t.rejections.c.import_id == import_id
        query = sa.select(t.rejections).where(own).order_by(t.rejections.c.row)
        with self._engine.connect() as conn:
            rows = conn.execute(query).mappings().all()
        return [Rejection(**{k: v for k, v in row.items() if k != "import_id"}) for row in rows]

    def withdraw(self, import_id: int, at: dt.datetime) -> int:
        """Undo one import (see `Store.withdraw`)."""
        with self._engine.begin() as conn:
            state = conn.execute(
                sa.update(t.imports)
                .where(t.imports.c.id == import_id, t.imports.c.withdrawn_at.is_(None))
                .values(withdrawn_at=at.isoformat())
            )
            if not state.rowcount:
                raise NotFound(**unknown_import(import_id))
            return take_out(conn, import_id)

    def erase(self, import_id: int) -> int:
        """Undo one import as if it had never come (see `Store.erase`)."""
        own = (t.imports.c.id == import_id) & t.imports.c.withdrawn_at.is_(None)
        with self._engine.begin() as conn:
            if conn.scalar(sa.select(t.imports.c.id).where(own)) is None:
                raise NotFound(**unknown_import(import_id))
            gone = take_out(conn, import_id)
            r = t.records.c
            written = sa.update(t.records).where(r.written_by == import_id)
            conn.execute(written.values(written_by=r.import_id))
            conn.execute(sa.delete(t.rejections).where(t.rejections.c.import_id == import_id))
            conn.execute(sa.delete(t.imports).where(own))
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
        r = t.records.c
        query = sa.select(*(r[c] for c in columns)).where(r.city == city)
        if since:
            query = query.where(r.occurred_on >= since.isoformat())
        if until:
            query = query.where(r.occurred_on <= until.isoformat())
        with self._engine.connect() as conn:
            rows = conn.execute(query).fetchall()
        # pandas looks into each Row for fields of a named tuple: half of the time for a million
        return to_frame(map(tuple, rows), columns)

    def arrivals(self, city: str) -> pd.DataFrame:
        """Return kind, day and first import of each record."""
        r, i = t.records.c, t.imports.c
        query = sa.select(r.kind, r.occurred_on, i.imported_at).where(
            r.city == city, r.import_id == i.id
        )
        with self._engine.connect() as conn:
            return to_arrivals(tuple(row) for row in conn.execute(query))

    def addresses(self, city: str, *, most: int) -> list[tuple[str, str, float, float]]:
        """Return address, kelurahan code, lon, lat of the latest records placed as points."""
        r = t.records.c
        query = (
            sa.select(r.address, r.kelurahan_code, r.lon, r.lat)
            .where(r.city == city, r.precision == "point", r.address != "")
            .where(r.kelurahan_code.is_not(None))
            .order_by(r.occurred_on.desc(), r.kind.desc(), r.identity.desc())
            .limit(most)
        )
        with self._engine.connect() as conn:
            return [tuple(row) for row in conn.execute(query)][::-1]

    def history(self, city: str) -> pd.DataFrame:
        """Return former contents of corrected records."""
        h = t.history.c
        columns = ["replaced_by", *RECORD_COLUMNS]
        query = sa.select(*(h[c] for c in columns)).where(h.city == city).order_by(h.replaced_by)
        with self._engine.connect() as conn:
            return pd.DataFrame([tuple(row) for row in conn.execute(query)], columns=columns)

    def reviews(
        self, city: str, wanted: Queue = EVERYTHING, *, most: int | None = None, after: int = 0
    ) -> list[Review]:
        """Return the records that wait for a person (see `Store.reviews`)."""
        with self._engine.connect() as conn:
            return read_reviews(conn, city, wanted, most=most, after=after)

    def waiting(self, city: str) -> list[Waiting]:
        """Return how many records wait, by reason and file."""
        with self._engine.connect() as conn:
            return count_reviews(conn, city)

    def doubted(self, city: str) -> list[tuple[str, str, str]]:
        """Return identity, kind and text of all that waits."""
        with self._engine.connect() as conn:
            return read_doubted(conn, city)

    def decide(
        self, city: str, identities: list[str], location: Location, *, action: str,
        at: dt.datetime, by: str,
    ) -> Decision:  # fmt: skip
        """Give records a location that a person chose."""
        with self._engine.begin() as conn:
            return take_decision(conn, city, identities, location, Made(action, at, by))

    def decisions(self, city: str, *, last: int | None = None) -> list[Decision]:
        """Return the decisions of a city, oldest first."""
        with self._engine.connect() as conn:
            return read_decisions(conn, city, last=last)

    def undo(self, decision_id: int, at: dt.datetime) -> Decision:
        """Take a decision back."""
        with self._engine.begin() as conn:
            return undo_decision(conn, decision_id, at)

    def mapping(self, signature: str) -> str | None:
        """Return the remembered column mapping of a layout."""
        query = sa.select(t.mappings.c.mapping).where(t.mappings.c.signature == signature)
        with self._engine.connect() as conn:
            return conn.scalar(query)

    def remember_mapping(self, signature: str, mapping: str) -> None:
        """Remember a layout's column mapping."""
        with self._engine.begin() as conn:
            conn.execute(sa.delete(t.mappings).where(t.mappings.c.signature == signature))
            conn.execute(sa.insert(t.mappings).values(signature=signature, mapping=mapping))

    def backup(self, path: Path) -> None:
        """Write the whole store to a new SQLite file and its key beside it."""
        if path.exists():
            raise StoreError(**backup_exists(path))
        path.touch(mode=0o600)
        live, copy = sqlite3.connect(self._sqlite_file()), sqlite3.connect(path)
        with closing(live), closing(copy):
            live.backup(copy)
        write_key(path.with_name(path.name + ".key"), self._key)

    def restore(self, path: Path) -> None:
        """Replace the whole store by a backup, its key too where it lies beside it."""
        _refuse_other(path)
        self._engine.dispose()
        copy, live = sqlite3.connect(path), sqlite3.connect(self._sqlite_file())
        with closing(copy), closing(live):
            copy.backup(live)
        self._check_schema()
        beside = path.with_name(path.name + ".key")
        if beside.is_file() and self._key_path:
            self._key = beside.read_bytes()
            write_key(self._key_path, self._key)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _sqlite_file(self) -> Path:
        if self._path is None:
            raise StoreError(
                id="Cadangan lewat perintah ini hanya untuk SQLite; pakai alat dari basis datanya.",
                en="This command backs up SQLite only; use the database's own tools.",
            )
        return self._path


_COUNTED = ("rows", "records", "rejections", "duplicates", "corrections")


def _bring_up_to_date(conn: sa.Connection, found: str) -> None:
    """Add what an older store lacks; a store that was broken off half way is finished."""
    for table, name in t.ADDED_SINCE[found]:
        present = {column["name"] for column in sa.inspect(conn).get_columns(table)}
        if name not in present:
            conn.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"))
    conn.execute(sa.update(t.meta).where(t.meta.c.name == "schema").values(value=t.SCHEMA))


def _sqlite_path(url: str) -> Path | None:
    name = sa.make_url(url).database if url.startswith("sqlite") else None
    return Path(name) if name and name != ":memory:" else None


def _same_file(conn: sa.Connection, batch: Batch) -> int | None:
    i = t.imports.c
    return conn.scalar(
        sa.select(i.id).where(
            i.city == batch.city, i.sha256 == batch.sha256, i.kind == batch.kind,
            i.withdrawn_at.is_(None),
        )
    )  # fmt: skip


def _insert_import(conn: sa.Connection, batch: Batch) -> int:
    names = ("city", "file_name", "sha256", "kind", "simulated", "imported_by")
    values = {n: getattr(batch, n) for n in names}
    result = conn.execute(
        sa.insert(t.imports).values(imported_at=batch.imported_at.isoformat(), **values)
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _entry(batch: Batch, number: int, counts: dict[str, int]) -> Import:
    return Import(
        number, batch.city, batch.file_name, batch.sha256, batch.kind, sum(counts.values()),
        counts["record"], counts["rejection"], counts["repeat"] + counts["correction"],
        counts["correction"], batch.imported_at, batch.simulated, imported_by=batch.imported_by,
    )  # fmt: skip


def _refuse_other(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            found = copy.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except sqlite3.Error as error:
        raise StoreError(**no_backup(path)) from error
    if found is None or found[0] not in (t.SCHEMA, *t.ADDED_SINCE):
        raise StoreError(**no_backup(path))
