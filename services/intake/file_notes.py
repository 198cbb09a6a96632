"""What a reader must know of how a file is read: its dates, its year, its columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from openpyxl.utils import get_column_letter

from services.analysis import Note
from services.intake.date_order import NOTES, DateOrder, order_of
from services.intake.field_names import field_name
from services.intake.layout import Table, find_table
from services.intake.months import month_columns, names_no_year, read_month
from services.intake.readers import Cell, hidden_sheets, read_sheets
from services.intake.vocabulary import INDICATOR_FIELDS
from services.records import RecordKind

YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
DATES_ABOVE = Note(
    "Tanggal yang dikosongkan dibaca sama dengan baris di atasnya, karena tanggal di berkas ini "
    "berurutan. Bila keliru, tarik impor ini, isi tanggalnya, lalu kirim ulang.",
    "Dates left blank were read as that of the row above, as the dates of this file are in order. "
    "If that is wrong, withdraw this import, fill in the dates and send it again.",
)
MONTHS_ONLY = Note(
    "Sebagian baris hanya menyebut bulan, tanpa hari; dicatat pada tanggal 1 bulan itu.",
    "Some rows name only a month and no day; they are kept under the first of that month.",
)


def notes_of(
    path: Path, table: Table, kind: RecordKind | None, *, order: DateOrder, today: dt.date
) -> tuple[Note, ...]:
    """Return what must be said of a file before its rows are read, the same for every reader.

    `table`: the file's first one; `order`: of its days and months (`date_order`).
    """
    notes = [NOTES[order]] if order in NOTES else []
    notes += _hidden(hidden_sheets(path))
    notes += _guessed_columns(table)
    notes += _missing_indicators(table)
    if kind and _assumes_a_year(table, kind) and not _names_a_year(path.stem, table):
        notes.append(_year_assumed(today))
    notes += [DATES_ABOVE] if table.blank_dates is not None else []
    return (*notes, MONTHS_ONLY) if _has_months_only(table) else tuple(notes)


def date_order(path: Path, table: Table, *, max_mb: int) -> DateOrder:
    """Return in which order a file writes day and month: by its first rows, else by all sheets."""
    index = table.fields.get("date")
    if index is None:
        return DateOrder.PLAIN
    order = order_of(row[index] for row in table.sample if index < len(row))
    if order is not DateOrder.UNDECIDED:
        return order
    return order_of(_dates(path, table.sheet, index, max_mb=max_mb))


def _dates(path: Path, first: str, index: int, *, max_mb: int) -> Iterator[Cell]:
    """Yield the dates of all sheets; `index`: where they stand in the first table's sheet."""
    for sheet in read_sheets(path, max_mb=max_mb):
        if sheet.name == first:
            yield from (row[index] for row in sheet.rows if index < len(row))
        elif (other := find_table(sheet)) and (at := other.fields.get("date")) is not None:
            yield from (row.cells[at] for row in other.rows if at < len(row.cells))


def _assumes_a_year(table: Table, kind: RecordKind) -> bool:
    """Tell whether the year of a table's rows must come from somewhere else than the rows."""
    if not kind.dated:
        return True
    said = [*month_columns(table.headers, table.lowers).values(), *_months_in(table)]
    return any(year is None for year, _ in said) or any(map(names_no_year, _days_in(table)))


def _months_in(table: Table) -> list[tuple[int | None, int]]:
    return [m for text in _days_in(table) if isinstance(text, str) and (m := read_month(text))]


def _days_in(table: Table) -> list[Cell]:
    """Return what stands in the column of days, or of months, in the first rows."""
    index = table.fields.get("date", table.fields.get("month"))
    return [] if index is None else [row[index] for row in table.sample if index < len(row)]


def _has_months_only(table: Table) -> bool:
    return bool(_months_in(table)) and "count" not in table.fields


def _names_a_year(stem: str, table: Table) -> bool:
    named = YEAR.search(f"{table.titles} {table.sheet} {stem}")
    return bool(named) or "year" in table.fields


def _guessed_columns(table: Table) -> list[Note]:
    """Say which columns were told by their values alone; by letter, for a header could be data."""
    guessed = [(get_column_letter(c.index + 1), c.field) for c in table.columns if c.by_values]
    if not guessed:
        return []
    told = [", ".join(f"{at}: {field_name(f, lang)}" for at, f in guessed) for lang in ("id", "en")]
    return [
        Note(
            f"Kolom yang judulnya tidak dikenali dibaca menurut isinya ({told[0]}). Bila keliru, "
            "betulkan pemetaannya di layar Data, atau dengan 'columns' dan '--mapping'; impor yang "
            "sudah masuk ditarik dahulu.",
            f"Columns whose header is not recognised were read by their values ({told[1]}). If "
            "that is wrong, correct the mapping on the Data screen, or with 'columns' and "
            "'--mapping'; an import that is in is withdrawn first.",
        )
    ]


def _missing_indicators(table: Table) -> list[Note]:
    """Say which of the 8 + 5 no column was taken for: what is not read counts as unknown."""
    missing = [f for f in INDICATOR_FIELDS if f not in table.fields]
    if len(missing) > len(INDICATOR_FIELDS) // 2 or not missing:
        return []
    told = [", ".join(field_name(f, lang) for f in missing) for lang in ("id", "en")]
    return [
        Note(
            f"Tidak ada kolom yang dikenali untuk {len(missing)} dari {len(INDICATOR_FIELDS)} "
            f"indikator ({told[0]}); dicatat sebagai tidak diketahui. Bila kolomnya ada, petakan "
            "di layar Data, atau dengan 'columns' dan '--mapping'.",
            f"No column was recognised for {len(missing)} of {len(INDICATOR_FIELDS)} indicators "
            f"({told[1]}); they are kept as unknown. If the columns are there, map them on the "
            "Data screen, or with 'columns' and '--mapping'.",
        )
    ]


def _hidden(count: int) -> list[Note]:
    if not count:
        return []
    return [
        Note(
            f"Lembar tersembunyi yang tidak dibaca: {count}. Bila isinya data, tampilkan di "
            "aplikasi lembar kerja, simpan, lalu kirim ulang.",
            f"Hidden sheets that were not read: {count}. If they hold data, show them in the "
            "spreadsheet program, save the file and send it again.",
        )
    ]


def _year_assumed(today: dt.date) -> Note:
    return Note(
        f"Berkas ini tidak menyebut tahunnya; dianggap {today.year}. Bila keliru, tarik impor ini, "
        "tulis tahunnya di nama berkas, lalu kirim ulang.",
        f"This file names no year; {today.year} was assumed. If that is wrong, withdraw this "
        "import, write the year into the file's name and send it again.",
    )
