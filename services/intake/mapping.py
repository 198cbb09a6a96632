"""The mapping of a table's columns to fields: shown, corrected by a person, remembered."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from services.errors import BadRequest, UnknownKind, UnreadableFile
from services.intake.carried import Row
from services.intake.columns import Column
from services.intake.header_words import words_of
from services.intake.kinds import kind_of_table
from services.intake.layout import Table
from services.intake.persons import scrub
from services.intake.vocabulary import FIELDS, PERSON
from services.records import RECORD_KINDS, RecordKind, record_kind

IGNORED = "ignored"
SAMPLED = 20
_SAMPLES = 3
_LONGEST_SAMPLE = 40


@dataclass(frozen=True)
class Mapping:
    """Say what the columns of a layout are: header → field, "person" or "ignored".

    `file`: the one file it is said of, as an import names it; empty: of every file.
    """

    kind: RecordKind | None
    fields: dict[str, str]
    file: str = ""

    def speaks_of(self, file: str, headers: list[str]) -> bool:
        """Tell whether this was said of a table with these headers in this file."""
        return self.file in ("", file) and not self.fields.keys().isdisjoint(headers)

    def apply(self, table: Table) -> Table:
        """Return the table with its columns as the mapping says; others as recognised."""
        known = {c.index: c for c in table.columns}
        for index, header in enumerate(table.headers):
            field = self.fields.get(header)
            if field == IGNORED:
                known.pop(index, None)
            elif field:
                known[index] = Column(index, header, field, 1.0)
        given = {f for f in self.fields.values() if f not in (IGNORED, PERSON)}
        table.columns = [
            c
            for c in known.values()
            if c.field not in given or self.fields.get(c.header) == c.field
        ]
        return table

    def as_data(self) -> dict[str, Any]:
        """Return the mapping as plain data, of whatever file it was said."""
        return {"kind": self.kind.key if self.kind else None, "columns": self.fields}


@dataclass(frozen=True)
class ColumnView:
    """Hold one column as a person checks it: what it is taken for, how surely, samples."""

    header: str
    field: str
    confidence: float
    samples: tuple[str, ...]


def view_columns(table: Table) -> list[ColumnView]:
    """Return every column with what it is taken for and up to three samples.

    Columns of persons and columns that are not recognised show no sample. Reads the table's first
    rows.
    """
    rows = list(islice(table.rows, SAMPLED))
    known = {c.index: c for c in table.columns}
    return [
        _view(header, known.get(index), rows, index)
        for index, header in enumerate(table.headers)
        if header
    ]


def mapping_of(table: Table, file_stem: str) -> Mapping:
    """Return the mapping as it was recognised, to be corrected; without a kind nobody can tell."""
    known = {c.index: c.field for c in table.columns}
    fields = {h: known.get(i, IGNORED) for i, h in enumerate(table.headers) if h}
    try:
        return Mapping(kind_of_table(table, file_stem), fields)
    except UnknownKind:
        return Mapping(None, fields)


def signature(headers: list[str]) -> str:
    """Return what recognises a layout again: its header words in order."""
    words = "|".join(" ".join(words_of(h)) for h in headers)
    return hashlib.sha256(words.encode()).hexdigest()


def read_mappings(path: Path) -> tuple[Mapping, ...]:
    """Read a file of one mapping or of several.

    Raises `UnreadableFile`, or `BadRequest` with what is allowed.
    """
    try:
        return mappings_from(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            id=f"{path.name} bukan berkas pemetaan kolom. Buat dengan 'bersinar columns BERKAS "
            "--out pemetaan.json', lalu betulkan.",
            en=f"{path.name} is no column mapping. Make one with 'bersinar columns FILE --out "
            "mapping.json' and correct it.",
        ) from error


def mappings_from(data: Any) -> tuple[Mapping, ...]:
    """Return the mappings of plain data, one or a list; raises as `mapping_from` does."""
    several = data if isinstance(data, list) and data else [data]
    return tuple([mapping_from(one) for one in several])


def mapping_from(data: Any) -> Mapping:
    """Return a mapping from plain data; raises `BadRequest` for what is none or has odd fields."""
    columns = data.get("columns") if isinstance(data, dict) else None
    if not isinstance(columns, dict):
        raise BadRequest(
            id="Pemetaan kolom harus memuat 'columns': judul kolom dan isiannya.",
            en="A column mapping must hold 'columns': headers with their fields.",
        )
    fields = {str(k): str(v) for k, v in columns.items()}
    allowed = {*FIELDS, IGNORED}
    if unknown := sorted({*fields.values()} - allowed):
        raise BadRequest(
            id=f"Isian {', '.join(unknown)} tidak ada. Yang ada: {', '.join(sorted(allowed))}.",
            en=f"There is no field {', '.join(unknown)}. The fields are: "
            f"{', '.join(sorted(allowed))}.",
        )
    name = data.get("kind")
    kind = record_kind(str(name)) if name else None
    if name and kind is None:
        raise BadRequest(
            id=f"Jenis {name!r} tidak ada. Pilih salah satu: {', '.join(RECORD_KINDS)}.",
            en=f"There is no kind {name!r}. Choose one of: {', '.join(RECORD_KINDS)}.",
        )
    return Mapping(kind, fields, str(data.get("file") or ""))


def _view(header: str, column: Column | None, rows: list[Row], index: int) -> ColumnView:
    if column is None:
        return ColumnView(header, IGNORED, 0.0, ())
    if column.field in (PERSON, "domicile"):  # where a client lives is nobody's to read
        return ColumnView(header, column.field, round(column.score, 2), ())
    cells = [r.cells[index] for r in rows if index < len(r.cells)]
    texts = [scrub(str(c))[:_LONGEST_SAMPLE] for c in cells if c is not None]
    samples = tuple(dict.fromkeys(t for t in texts if t))[:_SAMPLES]
    return ColumnView(header, column.field, round(column.score, 2), samples)
