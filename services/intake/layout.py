"""Find the table in a sheet: its header under the titles, its data rows, what is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.intake.columns import PERSON, Column, recognise_columns
from services.intake.readers import Cell, Sheet
from services.intake.values import read_date, read_number

_DEEPEST_HEADER = 40
_FEWEST_COLUMNS = 2
_SUBTOTAL = re.compile(
    r"^\s*(sub\s*-?\s*)?(jumlah|total|grand total|rata-rata|rekap|jml)\b(?!.*\d+\s*/)", re.I
)


@dataclass(frozen=True)
class Row:
    """Hold one data row: its number in the sheet (from 1) and its cells."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """Hold the table found in a sheet: titles, recognised columns, data rows, rows left out."""

    sheet: str
    titles: str
    headers: list[Cell]
    columns: list[Column]
    rows: list[Row]
    ignored: int

    @property
    def fields(self) -> dict[str, int]:
        """Return the position of each recognised field that is not a person's."""
        return {c.field: c.index for c in self.columns if c.field != PERSON}


def find_table(sheet: Sheet) -> Table | None:
    """Return the table of a sheet, None where it has none (a sheet of notes)."""
    candidates = [
        (len(columns), -index, index, columns)
        for index, cells in enumerate(sheet.rows[:_DEEPEST_HEADER])
        if _could_be_header(cells) and len(columns := recognise_columns(cells)) >= _FEWEST_COLUMNS
    ]
    if not candidates:
        return None
    _, _, header, columns = max(candidates, key=lambda c: (c[0], c[1]))
    titles = " ".join(str(c) for row in sheet.rows[:header] for c in row if c is not None)
    below = [
        Row(number, cells) for number, cells in enumerate(sheet.rows[header + 1 :], header + 2)
    ]
    rows = _data_rows(below, sheet.rows[header], columns)
    return Table(sheet.name, titles, sheet.rows[header], columns, rows, len(below) - len(rows))


def _could_be_header(cells: list[Cell]) -> bool:
    filled = [c for c in cells if c is not None]
    words = [c for c in filled if isinstance(c, str) and re.search(r"[A-Za-z#]", c)]
    return len(words) >= _FEWEST_COLUMNS and len(words) >= 0.7 * len(filled)


def _data_rows(below: list[Row], header: list[Cell], columns: list[Column]) -> list[Row]:
    kept = [r for r in below if not _is_blank(r) and not _is_subtotal(r) and r.cells != header]
    identified = [_is_identified(row, columns) for row in kept]
    last = max((i for i, sure in enumerate(identified) if sure), default=-1)
    return [
        row
        for i, (row, sure) in enumerate(zip(kept, identified, strict=True))
        if sure or (i < last and len(_filled(row)) > 1)
    ]


def _is_identified(row: Row, columns: list[Column]) -> bool:
    """Tell whether a row is surely data: numbered, dated, coded or mostly filled."""
    where = {c.field: c.index for c in columns}

    def cell(field: str) -> Cell:
        index = where.get(field)
        return row.cells[index] if index is not None and index < len(row.cells) else None

    numbered = (
        isinstance(cell("sequence"), int) or str(cell("sequence") or "").strip(". ").isdigit()
    )
    identified = any(cell(f) is not None and _has_digit(cell(f)) for f in ("number", "code"))
    date = cell("date")
    tried = read_date(date) is not None or re.match(r"\s*\d", str(date))
    dated = bool(tried) and len(_filled(row)) > 1
    wanted = max(3, round(0.5 * len(columns)))
    return numbered or identified or dated or len(_filled(row)) >= wanted


def _has_digit(value: Cell) -> bool:
    return bool(re.search(r"\d", str(value)))


def _is_subtotal(row: Row) -> bool:
    texts = [c for c in row.cells if isinstance(c, str)]
    if not texts or not _SUBTOTAL.match(texts[0]):
        return False
    others = [c for c in _filled(row) if c is not texts[0]]
    return len(others) <= 3 or all(read_number(c) is not None for c in others)


def _is_blank(row: Row) -> bool:
    return not _filled(row)


def _filled(row: Row) -> list[Cell]:
    return [c for c in row.cells if c is not None and c != ""]
