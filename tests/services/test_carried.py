"""A row takes from above what officers do not write twice: merged cells, marks, headings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.intake.carried import Group, group_of
from services.intake.files import IntakeRules
from tests.conftest import WholeFile, read_whole

RULES = IntakeRules(
    in_city=lambda lon, lat: True, today=dt.date(2024, 12, 31), key=b"k" * 32, max_mb=5
)
HEADER = ("No", "Tanggal", "Jenis Kegiatan", "Sasaran", "Tempat", "Jumlah Peserta")
FIRST = (1, "12/03/2024", "Tatap muka", "Pelajar", "SMPN 30, Kel. Lagoa", 120)
CASES = ("No LKN", "Tanggal Kejadian", "Alamat TKP", "Nama Tersangka", "Jml Tsk", "Barang Bukti")
CASE = ("LKN/1/2024", "31/01/2024", "Jl. Melati Kel. Lagoa", "BUDI bin ANDI", 2, "Sabu 1,5 gr")


def workbook(
    folder: Path, *rows: tuple[object, ...], merged: tuple[str, ...] = (), sheet: str = "Data"
) -> WholeFile:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    book.save(folder / "sosialisasi p4gn.xlsx")
    return read_whole(folder / "sosialisasi p4gn.xlsx", RULES)


@pytest.mark.parametrize("mark", ["s.d.a", "sda", "idem", '"', '-"-', "〃"])
def test_a_mark_for_the_same_is_the_value_above(tmp_path: Path, mark: str) -> None:
    second = (2, mark, "Media", mark, "Kantor Kelurahan Pluit", 60)
    found = workbook(tmp_path, HEADER, FIRST, second).records[1]
    assert found.occurred_on == dt.date(2024, 3, 12)
    assert (found.details["audience"], found.details["participants"]) == ("Pelajar", 60)


def test_a_mark_takes_what_a_mark_above_it_stands_for(tmp_path: Path) -> None:
    rows = [(n, "sda", "Media", "sda", "Kantor Kelurahan Pluit", n) for n in (2, 3)]
    found = workbook(tmp_path, HEADER, FIRST, *rows).records
    assert [record.occurred_on.day for record in found] == [12, 12, 12]


def test_a_merged_day_and_place_are_those_of_every_row(tmp_path: Path) -> None:
    second = (2, None, "Media", "Pekerja", None, 60)
    found = workbook(tmp_path, HEADER, FIRST, second, merged=("B2:B3", "E2:E3")).records[1]
    assert (found.occurred_on.day, found.place.address) == (12, "SMPN 30, Kel. Lagoa")


def test_a_merged_count_is_counted_once(tmp_path: Path) -> None:
    second = (2, "13/03/2024", "Media", "Pekerja", "Kantor Kelurahan Pluit", None)
    found = workbook(tmp_path, HEADER, FIRST, second, merged=("F2:F3",)).records
    assert [record.details.get("participants") for record in found] == [120, None]


def test_rows_of_one_merged_number_are_one_record(tmp_path: Path) -> None:
    second = (None, None, None, "ANDI bin BUDI", None, None)
    merged = ("A2:A3", "B2:B3", "C2:C3", "E2:E3", "F2:F3")
    first, again = workbook(tmp_path, CASES, CASE, second, merged=merged).records
    assert (first.identity, first.fingerprint) == (again.identity, again.fingerprint)


def test_an_empty_cell_that_is_not_merged_stays_empty(tmp_path: Path) -> None:
    second = (2, None, "Media", "Pekerja", "Kantor Kelurahan Pluit", 60)
    (rejection,) = workbook(tmp_path, HEADER, FIRST, second).rejections
    assert (rejection.row, rejection.field) == (3, "date")


def test_a_heading_gives_its_region_to_the_rows_beneath_it(tmp_path: Path) -> None:
    other = (2, "13/03/2024", "Media", "Pekerja", "Jl. Mawar", 60)
    rows = [("A. KECAMATAN KOJA",), FIRST, ("KEL. PLUIT",), other]
    found = workbook(tmp_path, HEADER, *rows).records
    assert [(r.place.kecamatan, r.place.kelurahan) for r in found] == [("KOJA", ""), ("", "PLUIT")]


def test_a_sheet_called_after_a_kecamatan_gives_it_to_its_rows(tmp_path: Path) -> None:
    (found,) = workbook(tmp_path, HEADER, FIRST, sheet="Kec. Koja").records
    assert found.place.kecamatan == "Koja"


@pytest.mark.parametrize(
    ("texts", "group"),
    [
        (["KECAMATAN : TANJUNG PRIOK"], Group(kecamatan="TANJUNG PRIOK")),
        (["II", "Kec. Koja"], None),
        (["II.", "Kec. Koja"], Group(kecamatan="Koja")),
        (["Kelurahan Rawa Badak Utara"], Group(kelurahan="Rawa Badak Utara")),
        (["BULAN MARET 2024"], Group(month=(2024, 3))),
        (["Mei"], Group(month=(None, 5))),
        (["KOJA"], None),
        (["Kepala Seksi"], None),
        (["Kelurahan 3"], None),
        ([1, "Kel. Lagoa", "12/03/2024"], None),
        ([], None),
    ],
)
def test_only_a_heading_that_says_so_names_a_region(
    texts: list[object], group: Group | None
) -> None:
    assert group_of(texts) == group  # type: ignore[arg-type]


def test_a_name_without_a_word_of_a_known_place_opens_no_group() -> None:
    known = frozenset({"tanjung", "priok"})
    assert group_of(["Kelurahan Bersinar"], known=known) is None
    assert group_of(["Kec. Tj. Priok"], known=known) == Group(kecamatan="Tj. Priok")


def test_a_row_that_numbers_the_columns_is_no_data(tmp_path: Path) -> None:
    found = workbook(tmp_path, HEADER, (1, 2, 3, 4, 5, 6), FIRST)
    assert (len(found.records), found.rejections) == (1, [])


def test_bare_days_are_of_the_month_that_heads_them(tmp_path: Path) -> None:
    days = ((4, "Maret"), ("6 s/d 8", "April"))
    rows = [
        row
        for day, month in days
        for row in ((f"BULAN {month} 2024",), (1, day, "Media", "Pekerja", "Kel. Lagoa", 9))
    ]
    found = workbook(tmp_path, HEADER, *rows).records
    assert [r.occurred_on for r in found] == [dt.date(2024, 3, 4), dt.date(2024, 4, 6)]


def test_beneath_a_heading_nobody_understands_no_region_goes_on(tmp_path: Path) -> None:
    other = (2, "13/03/2024", "Media", "Pekerja", "Jl. Mawar", 60)
    found = workbook(tmp_path, HEADER, ("KECAMATAN KOJA",), FIRST, ("Pademangan",), other).records
    assert [record.place.kecamatan for record in found] == ["KOJA", ""]
