"""Workbooks that go back to the sender: rejected rows to mend, and empty entry forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS
from services.errors import BadRequest, UnknownKind
from services.intake.archives import open_archives
from services.intake.files import MappingFor, file_hash
from services.intake.kinds import kind_of_table
from services.intake.layout import Table, find_table
from services.intake.months import month_columns
from services.intake.persons import scrub
from services.intake.readers import read_sheets
from services.intake.substances import SUBSTANCES
from services.intake.vocabulary import PERSON
from services.records import RecordKind, Rejection
from services.workbooks import add_row, sheet_title

ORIGIN_HEADERS = ("Asal berkas", "Asal baris")
_REASON_HEADERS = {
    "id": ("Alasan ditolak", "Yang perlu dilakukan"),
    "en": ("Why rejected", "What to do"),
}
_FORM_ROWS = 1000
_SHADE = PatternFill("solid", start_color="FFF2CC")


def write_rejected(
    source: Path,
    rejections: Sequence[Rejection],
    path: Path,
    *,
    max_mb: int,
    lang: str = "id",
    mapping_for: MappingFor = lambda headers: None,
) -> Path:
    """Write the rejected rows of a file in its own layout, with reasons, ready to be mended.

    Personal columns, those of the mapping that `mapping_for` gives included, are there but blank.
    Two columns at the end say which row of which file it was, so that a mended row is known again
    when the workbook is sent. What only titles and the file's name say of kind and year stands
    above. A file that was renamed since is read all the same.
    """
    by_place = {(r.sheet, r.row): r for r in rejections}
    names = list(dict.fromkeys(r.sheet for r in rejections))
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sha256 = file_hash(source)
    for sheet in read_sheets(source, max_mb=max_mb):
        table = find_table(sheet, lambda headers: mapping_for(headers) is not None)
        if table is None:
            continue
        if mapping := mapping_for(table.headers):
            table = mapping.apply(table)
        if sheet.name == source.stem and len(names) == 1:  # a table without sheets, maybe renamed
            table.sheet = names[0]
        else:
            table.titles = f"{table.titles} {source.stem}"
        _fill_rejected(workbook, table, by_place, sha256, lang)
    if not workbook.worksheets:
        workbook.create_sheet("Data")
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def original_of(source: Path, sha256: str, folder: Path, *, max_mb: int) -> Path:
    """Return the file that an import came from: `source`, or one inside it if that is zipped.

    A zipped folder is unpacked into `folder`. Raises `BadRequest` where no file has the hash.
    """
    if file_hash(source) == sha256:
        return source
    for _, inner in open_archives([source], folder, max_mb=max_mb):
        if isinstance(inner, Path) and file_hash(inner) == sha256:
            return inner  # it stays until the folder goes, since no other file is asked for
    raise BadRequest(
        id=f"{source.name} bukan berkas yang diimpor dengan nomor itu (sidiknya berbeda), dan "
        "tidak memuatnya. Pakai berkas aslinya.",
        en=f"{source.name} is not the file of that import (its hash differs), nor does it hold "
        "it. Use the original file.",
    )


def _fill_rejected(
    workbook: Workbook,
    table: Table,
    rejections: dict[tuple[str, int], Rejection],
    sha256: str,
    lang: str,
) -> None:
    rows = [(r, rejections.get((table.sheet, r.number))) for r in table.rows]
    wanted = [(row, rejection) for row, rejection in rows if rejection]
    if not wanted:
        return
    sheet = workbook.create_sheet(sheet_title(table.sheet))
    personal = {c.index for c in table.columns if c.field == PERSON}
    if title := _lost_title(table):
        add_row(sheet, [title])
    add_row(sheet, [*table.headers, *_REASON_HEADERS[lang], *ORIGIN_HEADERS])
    for row, rejection in wanted:
        width = len(table.headers)
        cells = [*row.cells, *[None] * (width - len(row.cells))][:width]
        kept = [None if i in personal else c for i, c in enumerate(cells)]
        told = (rejection.reason(lang), rejection.advice(lang))
        add_row(sheet, [*kept, *told, sha256[:16], row.number])
    _dress(sheet, header_row=1 + bool(title), shade_from=len(table.headers) + 1)


def _lost_title(table: Table) -> str:
    """Return the titles of a table whose columns and sheet alone do not say its kind or year."""
    told, left = _kind_or_none(table), _kind_or_none(replace(table, titles=""))
    by_year = told is None or not told.dated or month_columns(table.headers)
    return scrub(table.titles) if told != left or by_year or "month" in table.fields else ""


def _kind_or_none(table: Table) -> RecordKind | None:
    try:
        return kind_of_table(table, "")
    except UnknownKind:
        return None


@dataclass(frozen=True)
class FormColumn:
    """Hold one column of an entry form: header, example, and what it allows."""

    header: str
    example: Any
    allows: str = ""


_RANGES: dict[str, tuple[Literal["whole", "decimal"], str, str, str]] = {
    "count": ("whole", "0", "1000000", "Isi bilangan bulat, 0 atau lebih."),
    "latitude": ("decimal", "-11", "6", "Lintang Indonesia: -11 sampai 6."),
    "longitude": ("decimal", "95", "141", "Bujur Indonesia: 95 sampai 141."),
}
_NUMBER = {
    "incident/enforcement": "No. LKN",
    "incident/residents": "ID Laporan",
    "assessment/enforcement": "No. Register",
    "rehabilitation/health": "No. Rekam Medis",
    "aftercare/health": "No. Rekam Medis",
    "certificate/programme": "No. SKHPN",
}
_PLACE = (
    FormColumn("Alamat", "Jl. Contoh No. 1 RT 01/RW 02"),
    FormColumn("Kelurahan", "", "kelurahan"),
    FormColumn("Lintang", -6.12, "latitude"),
    FormColumn("Bujur", 106.88, "longitude"),
)
_HOME = (FormColumn("Kelurahan Domisili", "", "kelurahan"),)
_OWN: dict[str, tuple[FormColumn, ...]] = {
    "incident/enforcement": (
        *_PLACE, FormColumn("Jumlah Tersangka", 1, "count"),
        FormColumn("Barang Bukti", "Sabu 1,5 gr; Ekstasi 4 btr"), FormColumn("Instansi", "BNNK"),
    ),
    "incident/residents": (
        *_PLACE, FormColumn("Kanal Laporan", "WhatsApp"), FormColumn("Jenis Laporan", "pemakaian"),
    ),
    "raid/effort": (
        *_PLACE, FormColumn("Jenis Tempat", "Karaoke"),
        FormColumn("Jumlah Diperiksa", 30, "count"), FormColumn("Jumlah Positif", 1, "count"),
    ),
    "urine_test/effort": (
        *_PLACE, FormColumn("Jumlah Diperiksa", 30, "count"),
        FormColumn("Jumlah Positif", 0, "count"),
    ),
    "assessment/enforcement": (
        *_HOME, FormColumn("Instansi Pengirim", "Polres Metro Jakarta Utara"),
        FormColumn("Rekomendasi", "Rehabilitasi rawat jalan"),
    ),
    "rehabilitation/health": (
        *_HOME, FormColumn("Zat", "sabu", "substance"), FormColumn("Sumber", "Voluntary"),
    ),
    "aftercare/health": (
        *_HOME, FormColumn("Zat", "sabu", "substance"), FormColumn("Sumber", "Voluntary"),
    ),
    "certificate/programme": (*_HOME, FormColumn("Keperluan", "melamar kerja")),
    "outreach/programme": (
        *_PLACE, FormColumn("Jenis Kegiatan", "Tatap muka"), FormColumn("Sasaran", "Pelajar"),
        FormColumn("Jumlah Peserta", 40, "count"),
    ),
    "survey/survey": (
        FormColumn("Tahun", 2024, "count"), FormColumn("Kelurahan", "", "kelurahan"),
        FormColumn("Target Responden", 30, "count"), FormColumn("Jumlah Responden", 24, "count"),
        FormColumn("Melihat Transaksi/Pemakaian", 3, "count"),
    ),
    "indicator/official": (
        FormColumn("Tahun", 2024, "count"), FormColumn("Kelurahan", "", "kelurahan"),
        *(FormColumn(n.title(), "Ada", "presence")
          for n in (*CORE_INDICATORS, *SUPPORTING_INDICATORS)),
    ),
}  # fmt: skip


def form_columns(kind: RecordKind) -> list[FormColumn]:
    """Return the columns of a kind's entry form; it never asks for a person."""
    columns = [FormColumn("No", "contoh")]
    if kind.key in _NUMBER:
        columns.append(FormColumn(_NUMBER[kind.key], "001/2024"))
    if kind.dated:
        columns.append(FormColumn("Tanggal", "31/01/2024", "date"))
    return [*columns, *_OWN[kind.key]]


def write_form(kind: RecordKind, kelurahan: Iterable[str], path: Path) -> Path:
    """Write an entry form: Indonesian headers, drop-downs, checks, one example row.

    The example row begins with "contoh" and is left out when the form is sent.
    """
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = kind.label_id[:31].replace("/", "-")
    lists = workbook.create_sheet("Pilihan")
    names = sorted(kelurahan)
    choices = {"kelurahan": names, "substance": list(SUBSTANCES), "presence": ["Ada", "Tidak"]}
    for row in zip_longest(*choices.values()):
        add_row(lists, row)
    columns = form_columns(kind)
    add_row(sheet, [kind.label_id.upper()])
    add_row(sheet, [c.header for c in columns])
    add_row(sheet, [names[0] if c.allows == "kelurahan" else c.example for c in columns])
    for number, column in enumerate(columns, start=1):
        if check := _check(column.allows, choices):
            sheet.add_data_validation(check)
            letter = get_column_letter(number)
            check.add(f"{letter}3:{letter}{_FORM_ROWS}")
    _dress(sheet, header_row=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def _check(allows: str, choices: dict[str, list[str]]) -> DataValidation | None:
    if allows in choices:
        letter = get_column_letter(list(choices).index(allows) + 1)
        formula = f"Pilihan!${letter}$1:${letter}${len(choices[allows])}"
        return DataValidation(type="list", formula1=formula, allow_blank=True)
    if allows not in _RANGES:
        return None
    kind, low, high, told = _RANGES[allows]
    return DataValidation(
        type=kind, operator="between", formula1=low, formula2=high, error=told,
        showErrorMessage=True,
    )  # fmt: skip


def _dress(sheet: Any, *, header_row: int = 1, shade_from: int | None = None) -> None:
    for cell in sheet[header_row]:
        cell.font = Font(bold=True)
        if shade_from and cell.column >= shade_from:
            cell.fill = _SHADE
        text = str(cell.value or "")
        sheet.column_dimensions[cell.column_letter].width = max(12, min(len(text) + 6, 36))
    sheet.freeze_panes = sheet.cell(header_row + 1, 1)
