"""What a file's columns are taken for, before anything goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from services.analysis import Note
from services.errors import UnknownKind
from services.intake.date_order import DateOrder
from services.intake.file_notes import date_order, notes_of
from services.intake.files import IntakeRules, MappingFor, kind_said, settled, weighed_with_its_like
from services.intake.layout import Knows, Table, find_table
from services.intake.mapping import (
    SAMPLED,
    ColumnView,
    Mapping,
    mapping_of,
    signature,
    view_columns,
)
from services.intake.readers import read_sheets
from services.records import RecordKind


@dataclass(frozen=True)
class Preview:
    """Hold one layout of a file: its mapping as recognised or remembered, columns with samples.

    `sheet`: where it first stands; `notes`: what must be known of the file, with its first layout.
    """

    file: str
    mapping: Mapping
    columns: list[ColumnView]
    remembered: bool
    sheet: str
    notes: tuple[Note, ...] = ()

    def as_data(self, lang: str = "id", *, kind: RecordKind | None = None) -> dict[str, Any]:
        """Return the preview as plain data; `kind` is what a person says it is."""
        known = kind or self.mapping.kind
        return {
            "file": self.file,
            "sheet": self.sheet,
            **self.mapping.as_data(),
            "kind": known.key if known else None,
            "kind_label": known.label(lang) if known else None,
            "remembered": self.remembered,
            "view": [vars(column) for column in self.columns],
            "notes": [note.says(lang) for note in self.notes],
        }


def preview_file(
    path: Path, rules: IntakeRules, *, mapping_for: MappingFor = lambda headers: None
) -> list[Preview]:
    """Look at each layout of a file once; a mapping remembered for a layout is applied.

    A file holds one kind, that of its first table. Where no header is recognised, the first row of
    words is shown as one, for a person to map. The notes are those that an import would give.
    Raises `UnknownKind` where there is no such row, and what reading a file raises.
    """
    first, *others = _layouts(path, rules, mapping_for)
    first = weighed_with_its_like(first, path, rules)
    known = mapping_for(first.headers)
    kind = _kind(first, path.stem, known)
    seen = _preview(first, path, kind, known)
    order = date_order(path, first, max_mb=rules.max_mb)
    order = order if kind is None or kind.dated else DateOrder.PLAIN
    notes = notes_of(path, first, kind, order=order, today=rules.today)
    following = [_preview(table, path, kind, mapping_for(table.headers)) for table in others]
    return [replace(seen, notes=notes), *following]


def _kind(table: Table, stem: str, known: Mapping | None) -> RecordKind | None:
    try:
        return kind_said(table, stem, known)
    except UnknownKind:
        return None


def _preview(table: Table, path: Path, kind: RecordKind | None, known: Mapping | None) -> Preview:
    if kind:
        table = settled(table, kind, known)
    elif known:
        table = known.apply(table)
    mapping = Mapping(kind, mapping_of(table, path.stem).fields)
    return Preview(path.name, mapping, view_columns(table), known is not None, table.sheet)


def _layouts(path: Path, rules: IntakeRules, mapping_for: MappingFor) -> list[Table]:
    """Return the first table of each layout of a file, in order."""

    def knows(headers: list[str]) -> bool:
        return mapping_for(headers) is not None

    layouts: dict[str, Table] = {}
    for table in _tables(path, rules, knows):
        layouts.setdefault(signature(table.headers), table)
    found = list(layouts.values()) or list(islice(_tables(path, rules, lambda headers: True), 1))
    if found:
        # A sheet of counts by month beside those of the records is not read.
        read = [t for t in found if t.tells_places or knows(t.headers)]
        return read or found
    raise UnknownKind(
        id=f"Tidak ditemukan tabel di {path.name}. Periksa baris judul kolomnya.",
        en=f"No table was found in {path.name}. Check its row of column titles.",
    )


def _tables(path: Path, rules: IntakeRules, knows: Knows) -> Iterator[Table]:
    for sheet in read_sheets(path, max_mb=rules.max_mb):
        if table := find_table(sheet, knows, rules.places, rules.regions):
            # A sheet's rows are gone once the next sheet is read.
            table.rows = iter(list(islice(table.rows, SAMPLED)))
            yield table
