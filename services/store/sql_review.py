"""The review queue and the decisions in the SQL store."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, NamedTuple

import sqlalchemy as sa

from services.errors import NotFound
from services.records import Location
from services.store import tables as t
from services.store.columns import location_row, to_location
from services.store.messages import nothing_waits, unknown_decision
from services.store.protocol import LOCATION_COLUMNS, Decision, Queue, Review, Waiting
from services.store.sql_import import insert_many


class Made(NamedTuple):
    """Hold what was done, when, and by whom."""

    action: str
    at: dt.datetime
    by: str


def read_reviews(
    conn: sa.Connection, city: str, wanted: Queue, *, most: int | None, after: int
) -> list[Review]:
    """Return the records that wait, oldest import first (see `Store.reviews`)."""
    r, d, i = t.records.c, t.doubts.c, t.imports.c
    order = (r.import_id, r.row, d.identity)
    page = _waiting((d.identity,), city).order_by(*order).limit(most).offset(after)
    if wanted.reason is not None:
        page = page.where(d.reason == wanted.reason)
    if wanted.file is not None:
        page = page.where(i.file_name == wanted.file)
    if wanted.identity:
        page = page.where(d.identity.startswith(wanted.identity, autoescape=True))
    columns = (d.identity, r.kind, r.import_id, i.file_name, r.row, d.reason, d.text, d.candidates)
    query = _waiting(columns, city).order_by(*order)
    # Sorting narrow rows first: candidates are long, and only the page's own need be read.
    rows = conn.execute(query.where(d.identity.in_(page))).mappings().all()
    return [Review(**{**r, "candidates": tuple(json.loads(r["candidates"]))}) for r in rows]


def count_reviews(conn: sa.Connection, city: str) -> list[Waiting]:
    """Return how many records wait, by reason and file."""
    by = (t.doubts.c.reason, t.imports.c.file_name)
    query = _waiting((*by, sa.func.count()), city).group_by(*by).order_by(*by)
    return [Waiting(*row) for row in conn.execute(query)]


def read_doubted(conn: sa.Connection, city: str) -> list[tuple[str, str, str]]:
    """Return identity, kind and text of all that waits, oldest import first."""
    r, d = t.records.c, t.doubts.c
    query = _waiting((d.identity, r.kind, d.text), city).order_by(r.import_id, r.row)
    return [(identity, kind, text) for identity, kind, text in conn.execute(query)]


def _waiting(columns: tuple[Any, ...], city: str) -> sa.Select[Any]:
    r, d, i = t.records.c, t.doubts.c, t.imports.c
    joined = t.doubts.join(t.records, (d.city == r.city) & (d.identity == r.identity)).join(
        t.imports, r.import_id == i.id
    )
    return sa.select(*columns).select_from(joined).where(d.city == city)


def take_decision(
    conn: sa.Connection, city: str, identities: list[str], location: Location, made: Made
) -> Decision:
    """Give records a location and take them off the queue (see `Store.decide`)."""
    d, r = t.doubts.c, t.records.c
    waiting = conn.execute(
        sa.select(t.doubts).where(d.city == city, d.identity.in_(identities))
    ).mappings().all()  # fmt: skip
    if not waiting:
        raise NotFound(**nothing_waits())
    found = tuple(w["identity"] for w in waiting)
    text = waiting[0]["text"]
    number = _insert(conn, city, text, location, made)
    _keep_former(conn, city, number, waiting)
    place = dict(zip(LOCATION_COLUMNS, location_row(location), strict=True))
    own = (r.city == city) & r.identity.in_(found)
    conn.execute(sa.update(t.records).where(own).values(**place))
    conn.execute(sa.delete(t.doubts).where(d.city == city, d.identity.in_(found)))
    return Decision(number, made.action, text, location, found, made.at, decided_by=made.by)


def read_decisions(conn: sa.Connection, city: str, *, last: int | None) -> list[Decision]:
    """Return the decisions of a city, oldest first (see `Store.decisions`)."""
    own, number = t.decisions.c.city == city, t.decisions.c.id
    query = sa.select(t.decisions).where(own).order_by(number.desc()).limit(last)
    rows = conn.execute(query).mappings().all()
    return [_decision(conn, row) for row in reversed(rows)]


def undo_decision(conn: sa.Connection, decision_id: int, at: dt.datetime) -> Decision:
    """Take a decision back (see `Store.undo`)."""
    c = t.decisions.c
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


def with_times(row: Any) -> dict[str, Any]:
    """Return a row with its moments read; their names end in _at."""
    moments = {k: v and dt.datetime.fromisoformat(v) for k, v in row.items() if k.endswith("_at")}
    return {**row, **moments}


def _insert(conn: sa.Connection, city: str, text: str, location: Location, made: Made) -> int:
    result = conn.execute(
        sa.insert(t.decisions).values(
            city=city, action=made.action, text=text, decided_at=made.at.isoformat(),
            location=json.dumps(location_row(location)), decided_by=made.by,
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
    times = with_times(row)
    return Decision(
        row["id"], row["action"], row["text"], location, tuple(conn.scalars(query)),
        times["decided_at"], times["undone_at"], row["decided_by"],
    )  # fmt: skip
