"""The tables of the SQL store; PostgreSQL will come from the same ones."""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = "4"
_DECIDED_BY = ("decisions", "decided_by")
ADDED_SINCE = {"2": (("imports", "imported_by"), _DECIDED_BY), "3": (_DECIDED_BY,)}
"""Older schemas that this version brings up to date, with the tables' columns that they lack."""
metadata = sa.MetaData()


def _texts(*names: str, nullable: bool = True) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger) for name in names]


def _floats(*names: str) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float) for name in names]


def _import_key(name: str = "import_id") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("imports.id"), nullable=False, index=True)


def _record_values() -> list[sa.Column[str] | sa.Column[int] | sa.Column[float]]:
    return [
        *_texts(
            "kind", "occurred_on", "kelurahan_code", "precision", "method", "note", "address",
            "details", "quantities", "fingerprint",
        ),
        *_integers("row", "count", "cell"),
        *_floats("confidence", "lon", "lat", "radius_m"),
    ]  # fmt: skip


meta = sa.Table(
    "meta", metadata, sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text)
)
imports = sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *_texts("city", "file_name", "sha256", "kind", "imported_at", nullable=False),
    *_integers("rows", "records", "rejections", "duplicates", "corrections"),
    sa.Column("simulated", sa.Boolean, nullable=False),
    *_texts("withdrawn_at"),
    sa.Column("imported_by", sa.Text, nullable=False, server_default=""),
)
records = sa.Table(
    "records",
    metadata,
    sa.Column("city", sa.Text, primary_key=True),
    sa.Column("identity", sa.Text, primary_key=True),
    _import_key(),
    _import_key("written_by"),
    *_record_values(),
    sa.Index("records_by_day", "city", "occurred_on"),
)
history = sa.Table(
    "history",
    metadata,
    sa.Column("city", sa.Text, primary_key=True),
    sa.Column("identity", sa.Text, primary_key=True),
    sa.Column("replaced_by", sa.Integer, sa.ForeignKey("imports.id"), primary_key=True),
    _import_key("written_by"),
    *_record_values(),
)
rejections = sa.Table(
    "rejections",
    metadata,
    _import_key(),
    sa.Column("row", sa.Integer),
    *_texts("field", "reason_id", "reason_en", "advice_id", "advice_en", "sheet"),
)
repeats = sa.Table(
    "repeats",
    metadata,
    _import_key(),
    *_texts("city", "identity"),
    sa.Index("repeats_by_identity", "city", "identity"),
)
doubts = sa.Table(
    "doubts",
    metadata,
    sa.Column("city", sa.Text, primary_key=True),
    sa.Column("identity", sa.Text, primary_key=True),
    *_texts("reason", "text", "candidates"),
)
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *_texts("city", "action", "text", "location", "decided_at", "undone_at"),
    sa.Column("decided_by", sa.Text, nullable=False, server_default=""),
)
decided = sa.Table(
    "decided",
    metadata,
    sa.Column("decision_id", sa.Integer, sa.ForeignKey("decisions.id"), index=True),
    *_texts("city", "identity", "location_before", "reason", "text", "candidates"),
)
mappings = sa.Table(
    "mappings", metadata, sa.Column("signature", sa.Text, primary_key=True), *_texts("mapping")
)
