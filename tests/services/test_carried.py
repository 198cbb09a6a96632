"""A row takes from above what officers do not write twice: merged cells, marks, headings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.intake.file_notes import DATES_ABOVE
from services.intake.files import IntakeRules
from services.intake.groups import Group, Regions, group_of
from tests.conftest import WholeFile, read_whole
from tests.ods import write_ods

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
        (["II", "Kec. Koja"], Group(kecamatan="Koja")),
        (["A", "Kecamatan Koja"], Group(kecamatan="Koja")),
        ([2, "Kec. Koja"], None),
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


REGIONS = Regions(
    kelurahan=frozenset(("koja", "lagoa", "kalibaru")), kecamatan=frozenset(("koja", "pademangan"))
)


@pytest.mark.parametrize(
    ("name", "within", "group"),
    [
        ("LAGOA", Group(), Group(kelurahan="lagoa")),
        ("B. Pademangan", Group(), Group(kecamatan="pademangan")),
        ("KOJA", Group(kelurahan="lagoa"), Group(kelurahan="koja")),
        ("KOJA", Group(kecamatan="pademangan"), Group(kecamatan="koja")),
        ("KOJA", Group(), None),
        ("Catatan", Group(kelurahan="lagoa"), None),
    ],
)
def test_a_bare_name_is_what_only_it_can_be_or_what_the_heading_before_was(
    name: str, within: Group, group: Group | None
) -> None:
    assert group_of([name], within, REGIONS) == group


ASSESSED = ("No", "Tgl Asesmen", "No. Surat TAT", "Kelurahan", "Umur", "Rekomendasi")


def assessed(*days: str | None) -> list[tuple[object, ...]]:
    return [
        (n, day, f"TAT/{n}/2024", "Lagoa", 20 + n, "Rehabilitasi rawat jalan")
        for n, day in enumerate(days, 1)
    ]


def test_a_blank_date_is_that_of_the_row_above_where_dates_are_in_order(tmp_path: Path) -> None:
    days = ("01/02/2024", "03/02/2024", None, "05/02/2024", "09/03/2024", "10/03/2024", None)
    found = workbook(tmp_path, ASSESSED, *assessed(*days))
    assert [(r.occurred_on.month, r.occurred_on.day) for r in found.records] == [
        (2, 1), (2, 3), (2, 3), (2, 5), (3, 9), (3, 10), (3, 10)
    ]  # fmt: skip
    assert DATES_ABOVE in found.notes


def test_a_blank_date_among_dates_in_no_order_is_missing(tmp_path: Path) -> None:
    days = (
        "01/02/2024",
        "03/02/2024",
        None,
        "05/01/2024",
        "09/03/2024",
        "10/03/2024",
        "11/03/2024",
    )
    found = workbook(tmp_path, ASSESSED, *assessed(*days))
    assert [(r.row, r.reason_en) for r in found.rejections] == [(4, "the date is missing")]


IN_ORDER = ("01/02/2024", "03/02/2024", "05/02/2024", "09/03/2024", "10/03/2024")


def test_a_blank_date_beneath_a_heading_is_missing(tmp_path: Path) -> None:
    rows = assessed(*IN_ORDER, None, None, None)
    heading = ("Kelurahan Pluit", None, None, None, None, None)
    found = workbook(tmp_path, ASSESSED, *rows[:7], heading, rows[7])
    assert [(r.row, r.reason_en) for r in found.rejections] == [(10, "the date is missing")]


def test_one_blank_date_among_many_is_missing(tmp_path: Path) -> None:
    found = workbook(tmp_path, ASSESSED, *assessed(*IN_ORDER, None, "11/03/2024"))
    assert [(r.row, r.reason_en) for r in found.rejections] == [(7, "the date is missing")]


def test_blank_dates_are_missing_once_dates_are_no_more_in_order(tmp_path: Path) -> None:
    days = [f"{1 + n % 28:02}/{1 + n // 28:02}/2024" for n in range(40)]
    days[5:20:3] = [None] * 5  # type: ignore[list-item]
    found = workbook(tmp_path, ASSESSED, *assessed(*days, "20/01/2024", None))
    assert [(r.row, r.reason_en) for r in found.rejections] == [(43, "the date is missing")]


def test_a_block_of_signatures_takes_no_date(tmp_path: Path) -> None:
    signed = (None, None, "Kepala BNNK", "Siti Aminah", None, None)
    found = workbook(tmp_path, ASSESSED, *assessed(*IN_ORDER, None, None), signed)
    assert (len(found.records), found.rejections) == (7, [])


def test_a_printed_header_of_two_rows_moves_no_column(tmp_path: Path) -> None:
    upper = ("No", "Mulai", None, None, "Riwayat Zat", "Kelurahan Tinggal")
    lower = (None, "Tgl", "Bln", "Thn", None, None)
    rows = [(n, n, "Feb", 2024, "Sabu", "Lagoa") for n in (1, 2, 3)]
    title = ("Klien pascarehabilitasi",)
    found = workbook(tmp_path, title, upper, lower, *rows[:2], upper, lower, rows[2])
    assert [r.occurred_on.day for r in found.records] == [1, 2, 3]
    assert found.rejections == []


def test_a_note_among_the_rows_of_a_group_ends_no_group(tmp_path: Path) -> None:
    rows = [(n, "12/03/2024", "Media", "Pelajar", "Aula", 9) for n in (1, 2)]
    groups = (("Kelurahan Lagoa",), rows[0], ("Catatan : bersama TNI",), rows[1])
    found = workbook(tmp_path, HEADER, *groups).records
    assert [record.place.kelurahan for record in found] == ["Lagoa", "Lagoa"]


def test_a_place_called_city_is_no_subtotal(tmp_path: Path) -> None:
    header = ("Kelurahan", "Tanggal", "Jumlah Tersangka", "Barang Bukti")
    found = workbook(tmp_path, header, ("Kota Bambu Utara", "04/03/2024", 2, "Sabu 1 gr"))
    assert len(found.records) == 1


def test_every_sheet_that_bears_a_regions_name_is_read(tmp_path: Path) -> None:
    book = Workbook()
    header = ("No", "Tanggal", "Jml Tersangka", "Barang Bukti")
    for sheet in ("LAGOA", "KALIBARU"):
        page = book.create_sheet(sheet)
        page.append(header)
        page.append((1, "04/03/2024", 2, "Sabu 1 gr"))
    del book["Sheet"]
    book.save(tmp_path / "ungkap kasus.xlsx")
    found = read_whole(tmp_path / "ungkap kasus.xlsx", replace(RULES, regions=REGIONS)).records
    assert [record.place.kelurahan for record in found] == ["lagoa", "kalibaru"]


def test_a_count_of_men_that_stands_alone_is_kept(tmp_path: Path) -> None:
    header = (*HEADER[:5], "Jumlah Peserta Pria")
    assert workbook(tmp_path, header, FIRST).records[0].details["participants"] == 120


def test_a_third_row_of_headers_is_no_data(tmp_path: Path) -> None:
    upper = ("No", "Kejadian", None, "Pelaku", None, None, "Barang Bukti")
    middle = (None, "No LKN", "Tanggal", "Identitas", None, "Jml Tsk", None)
    lowest = (None, None, None, "Inisial", "No KTP", None, None)
    rows = [
        (n, f"LKN/{n}/2024", f"0{n}/02/2024", "AB", None, 2, "Sabu 1 gr Kel. Lagoa") for n in (1, 2)
    ]
    found = workbook(
        tmp_path, ("Ungkap kasus Kel. Lagoa",), upper, middle, lowest, *rows, sheet="Kel. Lagoa"
    )
    assert (len(found.records), found.rejections) == (2, [])


def test_a_subtotal_with_units_is_no_record(tmp_path: Path) -> None:
    subtotal = (None, "JUMLAH KEC. KOJA", "1 keg.", "62,0%", 254, 120)
    found = workbook(tmp_path, HEADER, FIRST, subtotal)
    assert (len(found.records), found.rejections) == (1, [])


def test_codes_of_the_columns_are_no_record(tmp_path: Path) -> None:
    found = workbook(tmp_path, HEADER, ("K1", "K2", "K3", "K4", "K5", "K6"), FIRST)
    assert (len(found.records), found.rejections) == (1, [])


def test_a_header_that_comes_again_in_another_order_is_followed(tmp_path: Path) -> None:
    again = tuple(reversed(HEADER))
    second = (60, "Kantor Kelurahan Pluit", "Pekerja", "Media", "13/03/2024", 1)
    found = workbook(tmp_path, HEADER, FIRST, ("B. Luar ruang",), again, second).records[1]
    assert (found.occurred_on.day, found.details["participants"]) == (13, 60)
    assert found.place.address == "Kantor Kelurahan Pluit"


def test_merged_cells_beneath_a_header_in_another_order_are_those_of_its_columns(
    tmp_path: Path,
) -> None:
    again = tuple(reversed(HEADER))
    rows = [
        (60, "Kel. Pluit", "Pekerja", "Media", "13/03/2024", 1),
        (70, "Kel. Lagoa", "Pekerja", "Media", None, 2),
    ]
    found = workbook(tmp_path, HEADER, FIRST, again, *rows, merged=("E4:E5",)).records[2]
    assert (found.occurred_on.day, found.details["participants"]) == (13, 70)


def test_a_day_takes_month_and_year_from_the_columns_beside_it(tmp_path: Path) -> None:
    header = ("No", "Kegiatan", None, None, "Jenis Kegiatan", "Tempat", "Jumlah Peserta")
    lower = (None, "Tgl", "Bln", "Thn", None, None, None)
    rows = [
        (n, n, month, 2023, "Tatap muka", "Kel. Lagoa", 9) for n, month in ((1, "Agt"), (2, 11))
    ]
    found = workbook(tmp_path, header, lower, *rows).records
    assert [r.occurred_on for r in found] == [dt.date(2023, 8, 1), dt.date(2023, 11, 2)]


@pytest.mark.parametrize("sexes", [("Laki-laki", "Perempuan"), ("L", "P"), ("Pria", "Wanita")])
def test_a_count_of_men_or_women_is_none_of_all(tmp_path: Path, sexes: tuple[str, str]) -> None:
    header = (*HEADER[:5], "Peserta", None, None)
    lower = (None, None, None, None, None, *sexes, "Jml")
    found = workbook(tmp_path, header, lower, (*FIRST[:5], 70, 50, 120)).records[0]
    assert found.details["participants"] == 120


def test_merged_cells_of_an_ods_are_those_of_every_row(tmp_path: Path) -> None:
    path = tmp_path / "sosialisasi p4gn.ods"
    second = (2, None, "Media", "Pekerja", "Kel. Pluit", 60)
    write_ods(path, [HEADER, FIRST, second], {(1, 1): 2})
    found = read_whole(path, RULES).records[1]
    assert (found.occurred_on.day, found.details["participants"]) == (12, 60)


@pytest.mark.parametrize("text", ["Jakarta, 31 Desember 2024", "NIP. 19800101 200501 1 001"])
def test_a_line_of_a_block_of_signatures_is_no_data(tmp_path: Path, text: str) -> None:
    found = workbook(tmp_path, ASSESSED, *assessed("01/02/2024"), (None, None, text))
    assert (len(found.records), found.rejections) == (1, [])


def test_a_name_without_a_word_of_a_known_place_opens_no_group() -> None:
    known = frozenset({"tanjung", "priok"})
    assert group_of(["Kelurahan Bersinar"], regions=Regions(known)) is None
    assert group_of(["Kec. Tj. Priok"], regions=Regions(known)) == Group(kecamatan="Tj. Priok")


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
