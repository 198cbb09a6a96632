"""What a file's columns are taken for, before anything goes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.analysis import Note
from services.errors import UnknownKind
from services.intake.date_order import DateOrder
from services.intake.file_notes import date_order, notes_of
from services.intake.files import IntakeRules, MappingFor, settled
from services.intake.layout import Knows, Table, find_table
from services.intake.mapping import ColumnView, Mapping, mapping_of, view_columns
from services.intake.readers import read_sheets
from services.records import RecordKind


@dataclass(frozen=True)
class Preview:
    """Hold a file's mapping as recognised or remembered, and its columns with samples."""

    file: str
    mapping: Mapping
    columns: list[ColumnView]
    remembered: bool
    notes: tuple[Note, ...] = ()

    def as_data(self, lang: str = "id", *, kind: RecordKind | None = None) -> dict[str, Any]:
        """Return the preview as plain data; `kind` is what a person says it is."""
        known = kind or self.mapping.kind
        return {
            "file": self.file,
            **self.mapping.as_data(),
            "kind": known.key if known else None,
            "kind_label": known.label(lang) if known else None,
            "remembered": self.remembered,
            "view": [vars(column) for column in self.columns],
            "notes": [note.says(lang) for note in self.notes],
        }


def preview_file(
    path: Path, rules: IntakeRules, *, mapping_for: MappingFor = lambda headers: None
) -> Preview:
    """Look at the first table of a file; a mapping remembered for its layout is applied.

    Where no header is recognised, the first row of words is shown as one, for a person to map.
    The notes are those that an import would give. Raises `UnknownKind` where there is no such row,
    and what reading a file raises.
    """
    table = _first_table(path, rules, lambda headers: mapping_for(headers) is not None)
    table = table or _first_table(path, rules, lambda headers: True)
    if table:
        known = mapping_for(table.headers)
        table = known.apply(table) if known else table
        kind = (known and known.kind) or mapping_of(table, path.stem).kind
        table = settled(table, kind, known) if kind else table
        order = date_order(path, table, max_mb=rules.max_mb)
        order = order if kind is None or kind.dated else DateOrder.PLAIN
        notes = notes_of(path, table, kind, order=order, today=rules.today)
        mapping = Mapping(kind, mapping_of(table, path.stem).fields)
        return Preview(path.name, mapping, view_columns(table), known is not None, notes)
    raise UnknownKind(
        id=f"Tidak ditemukan tabel di {path.name}. Periksa baris judul kolomnya.",
        en=f"No table was found in {path.name}. Check its row of column titles.",
    )


def _first_table(path: Path, rules: IntakeRules, knows: Knows) -> Table | None:
    sheets = read_sheets(path, max_mb=rules.max_mb)
    tables = (find_table(sheet, knows, rules.places) for sheet in sheets)
    return next((table for table in tables if table), None)
