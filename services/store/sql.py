"""A store in SQL through SQLAlchemy Core; SQLite first."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pandas as pd
import sqlalchemy as sa

from services.errors import NotFound, StoreError
from services.records import Location, Rejection
from services.store import tables as t
from services.store.columns import location_row, to_arrivals, to_frame, to_location
from services.store.key_files import read_key, write_key
from services.store.messages import (
    backup_exists,
    cannot_open,
    no_backup,
    nothing_waits,
    unknown_decision,
    unknown_import,
)
from services.store.protocol import (
    LOCATION_COLUMNS,
    RECORD_COLUMNS,
    Batch,
    Decision,
    Import,
    Review,
)
from services.store.sql_import import insert_many, take_out, take_outcomes


class SqlStore:
    """Keep records in a SQL database; a file's records come in one transaction."""

    def __init__(self, url: str) -> None:
        self._path = _sqlite_path(url)
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
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
            return [Import(**_with_times(row)) for row in conn.execute(query).mappings()]

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
            return to_frame(conn.execute(query).fetchall(), columns)

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

    def reviews(self, city: str) -> list[Review]:
        """Return the records that wait for a person."""
        r, d, i = t.records.c, t.doubts.c, t.imports.c
        query = (
            sa.select(d.identity, r.kind, r.import_id, i.file_name, r.row, d.reason, d.text,
                      d.candidates)
            .join(t.records, (d.city == r.city) & (d.identity == r.identity))
            .join(t.imports, r.import_id == i.id)
            .where(d.city == city)
            .order_by(r.import_id, r.row)
        )  # fmt: skip
        with self._engine.connect() as conn:
            rows = conn.execute(query).mappings().all()
        return [Review(**{**r, "candidates": tuple(json.loads(r["candidates"]))}) for r in rows]

    def decide(
        self, city: str, identities: list[str], location: Location, *, action: str, at: dt.datetime
    ) -> Decision:
        """Give records a location that a person chose."""
        d, r = t.doubts.c, t.records.c
        with self._engine.begin() as conn:
            waiting = conn.execute(
                sa.select(t.doubts).where(d.city == city, d.identity.in_(identities))
            ).mappings().all()  # fmt: skip
            if not waiting:
                raise NotFound(**nothing_waits())
            found = tuple(w["identity"] for w in waiting)
            number = _insert_decision(conn, city, action, waiting[0]["text"], location, at)
            _keep_former(conn, city, number, waiting)
            place = dict(zip(LOCATION_COLUMNS, location_row(location), strict=True))
            own = (r.city == city) & r.identity.in_(found)
            conn.execute(sa.update(t.records).where(own).values(**place))
            conn.execute(sa.delete(t.doubts).where(d.city == city, d.identity.in_(found)))
        return Decision(number, action, waiting[0]["text"], location, found, at)

    def decisions(self, city: str) -> list[Decision]:
        """Return all decisions of a city, oldest first."""
        own = t.decisions.c.city == city
        query = sa.select(t.decisions).where(own).order_by(t.decisions.c.id)
        with self._engine.connect() as conn:
            return [_decision(conn, row) for row in conn.execute(query).mappings().all()]

    def undo(self, decision_id: int, at: dt.datetime) -> Decision:
        """Take a decision back."""
        c = t.decisions.c
        with self._engine.begin() as conn:
            state = conn.execute(
                sa.update(t.decisions)
                .where(c.id == decision_id, c.undone_at.is_(None))
                .values(undone_at=at.isoformat())
            )
            if not state.rowcount:
                raise NotFound(**unknown_decision(decision_id))
            _put_back(conn, decision_id)
            query = sa.select(t.decisions).where(c.id == decision_id)
            return _decision(conn, conn.execute(query).mappings().one())

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
    values = {n: getattr(batch, n) for n in ("city", "file_name", "sha256", "kind", "simulated")}
    result = conn.execute(
        sa.insert(t.imports).values(imported_at=batch.imported_at.isoformat(), **values)
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _entry(batch: Batch, number: int, counts: dict[str, int]) -> Import:
    return Import(
        number, batch.city, batch.file_name, batch.sha256, batch.kind, sum(counts.values()),
        counts["record"], counts["rejection"], counts["repeat"] + counts["correction"],
        counts["correction"], batch.imported_at, batch.simulated,
    )  # fmt: skip


def _insert_decision(
    conn: sa.Connection, city: str, action: str, text: str, location: Location, at: dt.datetime
) -> int:
    result = conn.execute(
        sa.insert(t.decisions).values(
            city=city, action=action, text=text, decided_at=at.isoformat(),
            location=json.dumps(location_row(location)),
        )
    )  # fmt: skip
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _keep_former(conn: sa.Connection, city: str, number: int, waiting: Any) -> None:
    """Keep where the records were and what was doubted, so that the decision can be undone."""
    r = t.records.c
    names = [w["identity"] for w in waiting]
    query = sa.select(r.identity, *(r[c] for c in LOCATION_COLUMNS)).where(
        r.city == city, r.identity.in_(names)
    )
    former = {row[0]: json.dumps(list(row[1:])) for row in conn.execute(query)}
    columns = ("decision_id", "city", "identity", "location_before", "reason", "text", "candidates")
    insert_many(conn, "decided", columns, [
        (number, city, w["identity"], former[w["identity"]], w["reason"], w["text"],
         w["candidates"])
        for w in waiting
    ])  # fmt: skip


def _put_back(conn: sa.Connection, decision_id: int) -> None:
    query = sa.select(t.decided).where(t.decided.c.decision_id == decision_id)
    for row in conn.execute(query).mappings().all():
        place = dict(zip(LOCATION_COLUMNS, json.loads(row["location_before"]), strict=True))
        r = t.records.c
        own = (r.city == row["city"]) & (r.identity == row["identity"])
        if conn.execute(sa.update(t.records).where(own).values(**place)).rowcount:
            doubt = {n: row[n] for n in ("city", "identity", "reason", "text", "candidates")}
            conn.execute(sa.insert(t.doubts).values(**doubt))


def _decision(conn: sa.Connection, row: Any) -> Decision:
    query = sa.select(t.decided.c.identity).where(t.decided.c.decision_id == row["id"])
    location = to_location(json.loads(row["location"]))
    times = _with_times(row)
    return Decision(
        row["id"], row["action"], row["text"], location, tuple(conn.scalars(query)),
        times["decided_at"], times["undone_at"],
    )  # fmt: skip


def _with_times(row: Any) -> dict[str, Any]:
    moments = {k: v and dt.datetime.fromisoformat(v) for k, v in row.items() if k.endswith("_at")}
    return {**row, **moments}


def _refuse_other(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            found = copy.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except sqlite3.Error as error:
        raise StoreError(**no_backup(path)) from error
    if found is None or found[0] != t.SCHEMA:
        raise StoreError(**no_backup(path))
