"""One file becomes records and rejections; every data row is one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.errors import UnknownKind, UnreadableFile
from services.intake.files import IntakeRules
from services.intake.files import read_file as open_file
from services.intake.preview import preview_file
from services.records import RECORD_KINDS, Quantity
from tests.conftest import REPORT_HEADER, WholeFile, write_csv
from tests.conftest import read_whole as read_file

RULES = IntakeRules(
    in_city=lambda lon, lat: 106.7 <= lon <= 107 and -6.2 <= lat <= -6.05,
    today=dt.date(2024, 12, 31),
    key=b"k" * 32,
    max_mb=5,
)
CASE_HEADER = (
    "No", "No LKN", "Tgl Kejadian", "Alamat TKP", "Koordinat", "Nama Tersangka", "Jml Tsk",
    "Barang Bukti", "Instansi",
)  # fmt: skip
CASE = (
    1, "LKN/1/2024", "31/01/2024", "Jl. Melati Kel. Lagoa", "-6.12, 106.9", "BUDI bin ANDI", 2,
    "Sabu 1,5 gr; Ekstasi 3 btr", "Polsek Koja",
)  # fmt: skip
GOOD = ("LM-1", "31/01/2024", "Jl. Melati Kel. Lagoa", "WhatsApp", "transaksi")


def reports(folder: Path, *rows: tuple[object, ...]) -> WholeFile:
    return read_file(write_csv(folder / "laporan.csv", REPORT_HEADER, rows), RULES)


def test_a_row_becomes_a_record_with_day_place_and_details(tmp_path: Path) -> None:
    (record,) = reports(tmp_path, GOOD).records
    assert record.occurred_on == dt.date(2024, 1, 31)
    assert record.place.address == "Jl. Melati Kel. Lagoa"
    assert record.details == {"report_channel": "WhatsApp", "report_type": "transaksi"}


def test_a_case_keeps_point_quantities_suspects_and_agency(tmp_path: Path) -> None:
    (record,) = read_file(write_csv(tmp_path / "kasus.csv", CASE_HEADER, [CASE]), RULES).records
    assert (record.place.lon, record.place.lat) == (106.9, -6.12)
    assert record.quantities == (Quantity("sabu", 1.5, "gram"), Quantity("ekstasi", 3, "butir"))
    assert record.details == {"suspects": 2, "agency": "Polsek Koja"}


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        (("LM-2", "", "Jl. Melati", "WhatsApp", "x"), "date", "missing"),
        (("LM-2", "12/13/2023", "Jl. Melati", "WhatsApp", "x"), "date", "calendar"),
        (("LM-2", "01/01/2025", "Jl. Melati", "WhatsApp", "x"), "date", "future"),
        (("LM-2", "31/12/1989", "Jl. Melati", "WhatsApp", "x"), "date", "1990"),
        (("LM-2", "31/01/2024", "", "WhatsApp", "x"), "address", "no address"),
        (("LM-2", "31/01/2024", " - ", "WhatsApp", "x"), "address", "no address"),
    ],
)
def test_a_spoilt_row_is_a_rejection_with_field_and_reason(
    tmp_path: Path, row: tuple[object, ...], field: str, reason: str
) -> None:
    (rejection,) = reports(tmp_path, GOOD, row, GOOD).rejections
    assert (rejection.row, rejection.field) == (3, field)
    assert reason in rejection.reason("en")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_rejection_says_what_to_do(tmp_path: Path, lang: str) -> None:
    (rejection,) = reports(tmp_path, GOOD, ("LM-2", "x", "Jl. Melati", "", ""), GOOD).rejections
    assert rejection.advice(lang)


def test_rows_are_records_and_rejections(tmp_path: Path) -> None:
    spoilt = ("LM-2", "31/02/2024", "Jl. Melati", "", "")
    taken = reports(tmp_path, GOOD, spoilt, GOOD, spoilt)
    assert (taken.rows, len(taken.records), len(taken.rejections)) == (4, 2, 2)


@pytest.mark.parametrize("kind", ["rehabilitation/health", "assessment/enforcement"])
def test_a_kelurahan_alone_is_place_enough(tmp_path: Path, kind: str) -> None:
    path = write_csv(tmp_path / "a.csv", ("No RM", "Tanggal", "Kelurahan"), [
        ("RE1", "31/01/2024", "Lagoa"),
    ])  # fmt: skip
    assert len(read_file(path, RULES, kind=RECORD_KINDS[kind]).records) == 1


def test_a_survey_without_its_answers_is_rejected(tmp_path: Path) -> None:
    header = ("Kode", "Kelurahan", "Target Responden", "Responden", "Melihat Transaksi")
    rows = [("31.72.03.1003", "Lagoa", 30, 20, 4), ("31.72.03.1001", "Koja", 30, 20, 21)]
    taken = read_file(write_csv(tmp_path / "survei.csv", header, rows), RULES)
    assert [r.field for r in taken.rejections] == ["saw_dealing"]


def test_undated_kinds_take_the_year_of_the_files_name(tmp_path: Path) -> None:
    header = ("Kode", "Kelurahan", "Target Responden", "Responden", "Melihat Transaksi")
    path = write_csv(tmp_path / "survei_2023.csv", header, [("31.72.03.1003", "Lagoa", 30, 20, 4)])
    assert read_file(path, RULES).records[0].occurred_on == dt.date(2023, 1, 1)


def test_header_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no data rows"):
        reports(tmp_path)


def test_a_table_without_known_titles_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("foo", "bar"), [("1", "2")])
    with pytest.raises(UnknownKind, match="No table"):
        read_file(path, RULES)


def test_formulas_without_stored_values_make_no_records(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(list(REPORT_HEADER))
    book.active.append(["=A9", "=B9", "=C9", "=D9", "=E9"])
    book.save(tmp_path / "laporan.xlsx")
    with pytest.raises(UnreadableFile, match="formulas"):
        read_file(tmp_path / "laporan.xlsx", RULES)


def test_two_kinds_in_one_file_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(list(REPORT_HEADER))
    book.active.append(list(GOOD))
    other = book.create_sheet("Kasus")
    other.append(list(CASE_HEADER))
    other.append(list(CASE))
    book.save(tmp_path / "campur.xlsx")
    with pytest.raises(UnknownKind, match="several kinds"):
        read_file(tmp_path / "campur.xlsx", RULES)


def test_sheets_of_one_kind_are_read_together(tmp_path: Path) -> None:
    book = Workbook()
    for number, sheet in enumerate((book.active, book.create_sheet("Feb"))):
        sheet.append(list(REPORT_HEADER))
        sheet.append([f"LM-{number}", *GOOD[1:]])
    book.save(tmp_path / "laporan.xlsx")
    assert len(read_file(tmp_path / "laporan.xlsx", RULES).records) == 2


def months_of_one_row(path: Path) -> Path:
    book = Workbook()
    for number in range(5):
        sheet = book.create_sheet(f"Bulan {number + 1}")
        sheet.append(["No", "Diterima", "Tempatnya", "Wvut", "Kanal"])
        told = "pemakaian" if number else "zzyx"  # the first month alone tells nothing
        sheet.append([number, f"{number + 1}/2/2024", "Jl. A, Lagoa", told, "WhatsApp"])
    book.save(path)
    return path


def test_a_sheet_of_few_rows_is_understood_by_those_of_the_same_headers(tmp_path: Path) -> None:
    path = months_of_one_row(tmp_path / "laporan masyarakat.xlsx")
    found = [record.details.get("report_type") for record in read_file(path, RULES).records]
    assert found == ["zzyx", *["pemakaian"] * 4]


@pytest.mark.parametrize("rows", [45, 36], ids=["one by one", "pooled"])
def test_names_in_a_later_sheet_are_dropped_whatever_the_first_one_holds(
    tmp_path: Path, rows: int
) -> None:
    book = Workbook()
    names = ("Budi Contoh", "Siti Contoh", "Agus Misal")
    for sheet, values in ((book.active, ["Lagoa"] * rows), (book.create_sheet("b"), names)):
        sheet.append(["Tanggal Laporan", "Nama", "Lokasi", "Jenis Laporan"])
        for value in values:
            sheet.append(["3/2/2024", value, "Jl. Melati No. 3", "pemakaian"])
    book.save(tmp_path / "laporan masyarakat.xlsx")
    places = replace(RULES, places=frozenset({"lagoa"}))
    records = read_file(tmp_path / "laporan masyarakat.xlsx", places).records
    assert not {record.place.kelurahan for record in records} & {*names}


def test_a_preview_shows_what_an_import_of_such_sheets_reads(tmp_path: Path) -> None:
    path = months_of_one_row(tmp_path / "laporan masyarakat.xlsx")
    (shown,) = preview_file(path, RULES)
    read = {c.header: c.field for c in open_file(path, RULES).tables[0].columns}
    assert {c.header: c.field for c in shown.columns if c.field} == read


def test_the_kind_asked_for_overrules_the_columns(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "laporan.csv", REPORT_HEADER, [GOOD])
    raid = RECORD_KINDS["raid/effort"]
    assert read_file(path, RULES, kind=raid).records[0].kind is raid


def test_a_title_that_says_simulated_marks_the_file(tmp_path: Path) -> None:
    text = f"DATA SIMULASI;;;;\n{';'.join(REPORT_HEADER)}\n{';'.join(GOOD)}\n"
    (tmp_path / "laporan.csv").write_text(text)
    assert read_file(tmp_path / "laporan.csv", RULES).simulated


def test_the_same_bytes_have_the_same_hash(tmp_path: Path) -> None:
    first, again = reports(tmp_path / "a", GOOD), reports(tmp_path / "b", GOOD)
    assert first.sha256 == again.sha256


def test_an_impossible_day_is_no_day_of_the_month_in_the_title(tmp_path: Path) -> None:
    path = tmp_path / "laporan.csv"
    rows = [";".join(REPORT_HEADER), "LM-1;30/02/2024;Jl. Melati Kel. Lagoa;WhatsApp;transaksi"]
    path.write_text("\n".join(["REKAP JANUARI 2024", *rows]))
    (rejection,) = read_file(path, RULES).rejections
    assert rejection.field == "date"


def test_a_title_of_several_months_dates_no_bare_day(tmp_path: Path) -> None:
    path = tmp_path / "laporan.csv"
    rows = [";".join(REPORT_HEADER), "LM-1;30;Jl. Melati Kel. Lagoa;WhatsApp;transaksi"]
    path.write_text("\n".join(["JANUARI - DESEMBER 2024", *rows]))
    assert read_file(path, RULES).records == []


def sheets(path: Path, **tables: list[tuple[object, ...]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        for row in rows:
            (book[name] if name in book.sheetnames else book.create_sheet(name)).append(row)
    book.save(path)
    return book


@pytest.mark.parametrize("first", ["Rekap", "Data"])
def test_a_sheet_of_counts_by_month_is_not_read_as_records(tmp_path: Path, first: str) -> None:
    tables = {
        "Rekap": [("No", "Bulan", "Jumlah"), (1, "Januari", 4), (2, "Februari", 2)],
        "Data": [REPORT_HEADER, GOOD],
    }
    path = tmp_path / "laporan_masyarakat.xlsx"
    sheets(path, **dict(sorted(tables.items(), key=lambda item: item[0] != first)))
    found = read_file(path, RULES)
    assert (len(found.records), found.rejections) == (1, [])


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "laporan_masyarakat.xlsx"
    book = sheets(path, Data=[REPORT_HEADER, GOOD], backup=[REPORT_HEADER, GOOD])
    book["backup"].sheet_state = "hidden"
    book.save(path)
    assert len(read_file(path, RULES).records) == 1
    (note,) = open_file(path, RULES).notes
    assert note.en.startswith("Hidden sheets that were not read: 1.")
