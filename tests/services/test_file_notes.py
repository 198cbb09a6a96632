"""What is said of a file is said alike before an import, after it, and in its report."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from services.ingest_report import write_ingest_report
from services.intake.preview import preview_file
from services.intake.vocabulary import INDICATOR_FIELDS
from services.pipeline import FileReport, ingest
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, TOWN_NAMES, write_csv

PLACE = f"Kel. {TOWN_NAMES[0]}"
REHAB = ("No RM", "Tanggal", "Kelurahan Domisili", "Zat", "Sumber")


def reports(folder: Path, *dates: str) -> Path:
    rows = [(f"LM-{n}", d, PLACE, "WhatsApp", "lainnya") for n, d in enumerate(dates)]
    return write_csv(folder / "laporan.csv", REPORT_HEADER, rows)


def survey(folder: Path) -> Path:
    header = ("Kelurahan", "Responden", "Melihat Transaksi")
    return write_csv(folder / "survei kerawanan.csv", header, [(TOWN_NAMES[0], 20, 3)])


def nameless(folder: Path) -> Path:
    header = ("ID Laporan", "", "Lokasi", "Kanal", "Jenis Laporan")
    rows = [(f"LM-{n}", f"1{n} Mei 2024", PLACE, "WhatsApp", "lainnya") for n in range(4)]
    return write_csv(folder / "laporan.csv", header, rows)


def months(folder: Path) -> Path:
    rows = [(f"RE{n}", "Januari 2024", TOWN_NAMES[n], "Sabu", "Voluntary") for n in range(3)]
    return write_csv(folder / "rehabilitasi.csv", REHAB, rows)


def indicators(folder: Path) -> Path:
    names = list(INDICATOR_FIELDS.values())[:-2]
    row = ["31.72.01.1001", *["Ada"] * len(names)]
    return write_csv(folder / "indikator 2024.csv", ("Kode Wilayah", *names), [row])


FILES = {
    "undecided order": (lambda folder: reports(folder, "02/03/2024", "04/05/2024"), "settles"),
    "month first": (lambda f: reports(f, "02/13/2024", "02/14/2024", "02/03/2024"), "month/day"),
    "mixed order": (lambda folder: reports(folder, "13/02/2024", "02/14/2024"), "Some dates"),
    "no year": (survey, "names no year"),
    "nameless column": (nameless, "B: date"),
    "months without days": (months, "first of that month"),
    "missing indicators": (indicators, "2 of 13 indicators"),
}


def taken(town: Office, path: Path) -> FileReport:
    (report,) = ingest([path], town.intake())
    assert report.error is None
    return report


@pytest.mark.parametrize("case", FILES)
def test_an_import_says_how_it_read_the_file(case: str, town: Office, tmp_path: Path) -> None:
    make, words = FILES[case]
    assert [note.en for note in taken(town, make(tmp_path)).notes if words in note.en]


@pytest.mark.parametrize("case", FILES)
def test_a_preview_says_what_the_import_will_say(case: str, town: Office, tmp_path: Path) -> None:
    path = FILES[case][0](tmp_path)
    assert preview_file(path, town.intake().rules)[0].notes == taken(town, path).notes


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("case", FILES)
def test_the_report_workbook_carries_the_notes(
    case: str, lang: str, town: Office, tmp_path: Path
) -> None:
    report = taken(town, FILES[case][0](tmp_path))
    book = load_workbook(write_ingest_report([report], tmp_path / "r.xlsx", lang=lang))
    remark = str(book.worksheets[0].cell(2, 8).value)
    assert all(note.says(lang) in remark for note in report.notes)


def test_a_nameless_column_is_read_as_what_its_values_are(town: Office, tmp_path: Path) -> None:
    taken(town, nameless(tmp_path))
    days = town.store.records(TOWN)["occurred_on"]
    assert sorted(f"{d:%d %b}" for d in days) == ["10 May", "11 May", "12 May", "13 May"]


def test_a_record_of_a_month_stands_on_its_first_day_and_says_so(
    town: Office, tmp_path: Path
) -> None:
    taken(town, months(tmp_path))
    records = town.store.records(TOWN)
    assert {f"{d:%Y-%m-%d}" for d in records["occurred_on"]} == {"2024-01-01"}
    assert all('"day": "unknown"' in text for text in records["details"])


def test_what_settles_the_order_may_stand_on_another_sheet(town: Office, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, day in (("JAN", "01/02/2024"), ("FEB", "02/13/2024"), ("MAR", "03/14/2024")):
        sheet = book.create_sheet(name)
        sheet.append(list(REPORT_HEADER))
        sheet.append([f"LM-{name}", day, PLACE, "WhatsApp", "lainnya"])
    book.save(tmp_path / "laporan.xlsx")
    report = taken(town, tmp_path / "laporan.xlsx")
    assert (report.rejections, "month/day" in report.notes[0].en) == (0, True)
