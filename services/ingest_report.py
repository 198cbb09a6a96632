"""The workbook that tells a data officer what became of each file and row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from services.exports import fill_sheet
from services.pipeline import FileReport

_FILE_COLUMNS = {
    "id": ("berkas", "jenis", "kanal", "baris", "catatan", "ditolak", "berulang", "keterangan"),
    "en": ("file", "kind", "channel", "rows", "records", "rejected", "repeats", "remark"),
}
_REJECTED_COLUMNS = {
    "id": ("berkas", "lembar", "baris", "kolom", "alasan", "yang perlu dilakukan"),
    "en": ("file", "sheet", "row", "field", "reason", "what to do"),
}
_PLACED_COLUMNS = {
    "id": ("berkas", "titik", "jalan", "rw", "kelurahan", "tidak diketahui"),
    "en": ("file", "point", "street", "rw", "kelurahan", "unknown"),
}

_WIDTHS = (28, 14, 14, 14, 44, 70, 14, 70)


def write_ingest_report(reports: Sequence[FileReport], path: Path, *, lang: str = "id") -> Path:
    """Write three sheets: files, rejected rows with what to do, and how finely rows were placed.

    It never repeats a value of a rejected row, for that could be personal.
    """
    workbook = Workbook()
    files = workbook.active
    assert files is not None
    files.title = "Berkas" if lang == "id" else "Files"
    _fill(files, _FILE_COLUMNS[lang], [_file_row(r, lang) for r in reports])
    rejected = workbook.create_sheet("Ditolak" if lang == "id" else "Rejected")
    rows = [
        (r.file, x.sheet, x.row, x.field, x.reason(lang), x.advice(lang))
        for r in reports
        for x in r.rejected
    ]
    _fill(rejected, _REJECTED_COLUMNS[lang], rows)
    placed = workbook.create_sheet("Lokasi" if lang == "id" else "Location")
    _fill(placed, _PLACED_COLUMNS[lang], [_placed_row(r) for r in reports])
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def _fill(sheet: Any, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    fill_sheet(sheet, list(header), [dict(zip(header, row, strict=True)) for row in rows])
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width


def _file_row(report: FileReport, lang: str) -> tuple[Any, ...]:
    remarks = [report.error.says(lang)] if report.error else []
    if report.already:
        remarks.append("already imported" if lang == "en" else "sudah pernah diimpor")
    remarks += [note.says(lang) for note in report.notes]
    return (
        report.file, report.kind, report.channel, report.rows, report.records,
        report.rejections, report.duplicates,
        " ".join(remarks),
    )  # fmt: skip


def _placed_row(report: FileReport) -> tuple[Any, ...]:
    found = report.precision
    return (
        report.file,
        *(found.get(name, 0) for name in ("point", "street", "rw", "kelurahan", "none")),
    )
