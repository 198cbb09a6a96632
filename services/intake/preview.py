"""What a file's columns are taken for, before anything goes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.errors import UnknownKind
from services.intake.files import MappingFor
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
        }


def preview_file(
    path: Path, *, max_mb: int, mapping_for: MappingFor = lambda headers: None
) -> Preview:
    """Look at the first table of a file; a mapping remembered for its layout is applied.

    Where no header is recognised, the first row of words is shown as one, for a person to map.
    Raises `UnknownKind` where there is no such row, and what reading a file raises.
    """
    table = _first_table(path, max_mb, lambda headers: mapping_for(headers) is not None)
    table = table or _first_table(path, max_mb, lambda headers: True)
    if table:
        known = mapping_for(table.headers)
        if known:
            table = known.apply(table)
        mapping = mapping_of(table, path.stem)
        if known and known.kind:
            mapping = Mapping(known.kind, mapping.fields)
        return Preview(path.name, mapping, view_columns(table), known is not None)
    raise UnknownKind(
        id=f"Tidak ditemukan tabel di {path.name}. Periksa baris judul kolomnya.",
        en=f"No table was found in {path.name}. Check its row of column titles.",
    )


def _first_table(path: Path, max_mb: int, knows: Knows) -> Table | None:
    tables = (find_table(sheet, knows) for sheet in read_sheets(path, max_mb=max_mb))
    return next((table for table in tables if table), None)
