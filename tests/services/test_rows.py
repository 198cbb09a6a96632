"""A row of a table in an office's own way of writing becomes the record that it means."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.intake.files import IntakeRules
from services.records import Quantity
from tests.conftest import WholeFile, read_whole

RULES = IntakeRules(
    in_city=lambda lon, lat: True, today=dt.date(2024, 12, 31), key=b"k" * 32, max_mb=5
)
RAID = ("Penghuni diperiksa", "Hasil positif", "Tgl", "Wilayah Kel.", "Jenis tempat")
CASE = ("No LKN", "Tgl Kejadian", "TKP", "Nama Tersangka", "NIK", "Jenis", "Jml / Berat")


def workbook(folder: Path, name: str, *rows: tuple[object, ...]) -> WholeFile:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / f"{name}.xlsx")
    return read_whole(folder / f"{name}.xlsx", RULES)


@pytest.mark.parametrize("day", ["16 Februari", "16 Feb.", "Jumat, 16 Februari", "16-Peb"])
def test_a_day_without_a_year_is_of_the_year_in_the_title(tmp_path: Path, day: str) -> None:
    rows = [(8, 0, day, "Ancol", "Kos"), (35, 2, "27 April", "Pluit", "Kos")]
    found = workbook(tmp_path, "razia", ("OPERASI YUSTISI TAHUN 2023",), RAID, *rows)
    assert [r.occurred_on for r in found.records] == [dt.date(2023, 2, 16), dt.date(2023, 4, 27)]


def test_a_day_of_no_month_stays_impossible(tmp_path: Path) -> None:
    rows = [(8, 0, "31 Februari", "Ancol", "Kos"), (35, 2, "27 April", "Pluit", "Kos")]
    found = workbook(tmp_path, "razia 2023", RAID, *rows)
    assert (len(found.records), len(found.rejections)) == (1, 1)


def test_a_file_of_days_that_names_no_year_anywhere_says_what_was_assumed(tmp_path: Path) -> None:
    rows = [(8, 0, "16 Februari", "Ancol", "Kos"), (35, 2, "27 April", "Pluit", "Kos")]
    found = workbook(tmp_path, "razia", RAID, *rows)
    assert any("2024" in note.en and "assumed" in note.en for note in found.notes)


def test_a_dash_beside_a_count_of_examined_found_none(tmp_path: Path) -> None:
    rows = [(8, "-", "16/02/2023", "Ancol", "Kos"), (None, "-", "27/04/2023", "Pluit", "Kos")]
    found = workbook(tmp_path, "razia", RAID, *rows).records
    assert [record.details.get("positive") for record in found] == [0, None]


def test_amounts_with_their_units_are_of_the_substances_beside_them(tmp_path: Path) -> None:
    row = ("LKN/1", "16/02/2023", "Kel. Ancol", "BUDI", "1", "Tramadol\nSabu", "162 butir\n3,5 gr")
    (record,) = workbook(tmp_path, "ungkap kasus", CASE, row).records
    assert record.quantities == (Quantity("tramadol", 162, "butir"), Quantity("sabu", 3.5, "gram"))


def test_a_line_that_only_names_one_more_person_is_no_row(tmp_path: Path) -> None:
    rows = [
        ("LKN/1", "16/02/2023", "Kel. Ancol", "BUDI", "1", "Sabu", "3,5 gr"),
        (None, None, None, "ANDI", "2", None, None),
        ("LKN/2", "18/02/2023", "Kel. Pluit", "WATI", "3", "Sabu", "1 gr"),
    ]
    found = workbook(tmp_path, "ungkap kasus", CASE, *rows)
    assert (len(found.records), len(found.rejections)) == (2, 0)


def test_how_often_a_client_came_is_no_number_of_clients(tmp_path: Path) -> None:
    header = ("No", "Bulan mulai", "Klien", "NIK", "Tempat tinggal (Kel.)", "Jml pertemuan")
    rows = [(1, "Januari 2023", "BUDI", "3172010101010001", "Ancol", 7),
            (2, "Maret 2023", "WATI", "3172010101010002", "Pluit", 5)]  # fmt: skip
    found = workbook(tmp_path, "pascarehabilitasi", header, *rows)
    assert [record.count for record in found.records] == [1, 1]


def test_what_is_summed_under_a_month_is_how_many_there_were(tmp_path: Path) -> None:
    header = ("NO", "BLN", "KECAMATAN", "KELURAHAN", "JML MASUK", "SDH DITINDAKLANJUTI")
    rows = [(1, "Januari 2023", "Pademangan", "Ancol", 4, 2),
            (2, "Maret 2023", "Penjaringan", "Pluit", 9, 7),
            (3, "Maret 2023", "Koja", "Lagoa", 5, 4)]  # fmt: skip
    found = workbook(tmp_path, "rekap laporan warga", header, *rows)
    assert [record.count for record in found.records] == [4, 9, 5]


def test_a_squad_is_no_unit_of_weight(tmp_path: Path) -> None:
    row = ("LKN/1", "16/02/2023", "Kel. Ancol", "BUDI", "1", "Sabu", "3,5 gr", "Unit II")
    (record,) = workbook(tmp_path, "ungkap kasus", (*CASE, "Unit"), *[row] * 3).records[:1]
    assert record.quantities == (Quantity("sabu", 3.5, "gram"),)


def test_months_under_one_merged_header_are_a_recapitulation(tmp_path: Path) -> None:
    rows = [
        ("REKAPITULASI REHABILITASI 2023",),
        ("NO", "KECAMATAN", "KELURAHAN", "JUMLAH KLIEN PER BULAN", None, None, "JML"),
        (None, None, None, "JAN", "FEB", "MAR", None),
        (1, "PADEMANGAN", "Ancol", 2, "-", 1, 3),
    ]
    found = workbook(tmp_path, "rekap", *rows)
    assert [(r.occurred_on.month, r.count) for r in found.records] == [(1, 2), (3, 1)]


def test_the_day_it_happened_goes_before_that_of_a_letter(tmp_path: Path) -> None:
    header = ("No. Reg", "Tgl surat permohonan", "Tgl sidang TAT", "Kel. Domisili", "Rekomendasi")
    row = ("R/1", "01/02/2023", "09/02/2023", "Ancol", "Rehabilitasi rawat jalan")
    (record,) = workbook(tmp_path, "asesmen terpadu", header, row).records
    assert record.occurred_on == dt.date(2023, 2, 9)


def test_the_day_a_paper_was_printed_counts_where_there_is_no_other(tmp_path: Path) -> None:
    header = ("NOMOR", "TGL CETAK", "PEMOHON", "KELURAHAN", "UNTUK")
    row = ("001/SKHPN", "03/04/2023", "BUDI", "Ancol", "kerja")
    (record,) = workbook(tmp_path, "skhpn", header, row).records
    assert record.occurred_on == dt.date(2023, 4, 3)


def test_a_total_with_its_letters_spread_out_is_none_of_the_rows(tmp_path: Path) -> None:
    rows = [(8, 1, "16/02/2023", "Ancol", "Kos"), (8, 1, "J U M L A H", None, None)]
    found = workbook(tmp_path, "razia", RAID, *rows)
    assert (len(found.records), len(found.rejections)) == (1, 0)


@pytest.mark.parametrize(
    "days",
    [
        "Rabu-Kamis, 15-16 Februari 2023", "Rabu s.d Kamis, 15 - 16 Februari 2023",
        "15 Februari - 2 Maret 2023", "15 & 16 Februari 2023",
    ],
)  # fmt: skip
def test_a_span_of_days_counts_from_its_first(tmp_path: Path, days: str) -> None:
    rows = [(8, 0, days, "Ancol", "Kos"), (35, 2, "27 April 2023", "Pluit", "Kos")]
    found = workbook(tmp_path, "razia", RAID, *rows).records
    assert found[0].occurred_on == dt.date(2023, 2, 15)


def test_the_day_a_patient_came_goes_before_the_day_he_left(tmp_path: Path) -> None:
    header = ("MRN", "Pasien", "DOB", "Kelurahan", "Tgl Pulang", "Tgl Admisi", "NAPZA")
    row = ("00-17", "BUDI", "24 Jul 1986", "Ancol", "23 Feb 2023", "17 Jan 2023", "Sabu")
    (record,) = workbook(tmp_path, "pasien rehab", header, row).records
    assert record.occurred_on == dt.date(2023, 1, 17)


def test_those_who_came_are_counted_and_not_those_who_were_asked(tmp_path: Path) -> None:
    header = ("Kegiatan", "Undangan", "Hadir", "Hari & Tgl", "Kelurahan")
    rows = [("Penyuluhan", 65, 61, "20 Jan 2022", "Ancol"), ("KIE", 49, 45, "2 Feb 2022", "Pluit")]
    found = workbook(tmp_path, "penyuluhan napza", header, *rows).records
    assert [record.details["participants"] for record in found] == [61, 45]


def test_those_who_took_part_in_a_month_are_no_number_of_meetings(tmp_path: Path) -> None:
    header = ("Bulan", "Uraian Kegiatan", "Kelurahan", "Jml Pst")
    rows = [("Januari 2023", "Penyuluhan", "Ancol", 19), ("Maret 2023", "Dialog", "Pluit", 35),
            ("Mei 2023", "Dialog", "Lagoa", 21)]  # fmt: skip
    found = workbook(tmp_path, "laporan kegiatan penyuluhan", header, *rows).records
    assert [record.count for record in found] == [1, 1, 1]


def test_an_amount_in_a_column_of_each_substance_is_read(tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Sabu (gr)", "Ekstasi (btr)", "Lain-lain")
    rows = [
        ("LKN/1", "16/02/2023", "Kel. Ancol", "1,5", None, None),
        ("LKN/2", "17/02/2023", "Kel. Pluit", None, 12, None),
    ]
    found = workbook(tmp_path, "ungkap kasus", header, *rows).records
    assert [record.quantities for record in found] == [
        (Quantity("sabu", 1.5, "gram"),),
        (Quantity("ekstasi", 12, "butir"),),
    ]


def test_a_column_of_days_is_no_persons_though_its_header_could_be(tmp_path: Path) -> None:
    header = ("No", "Lokasi", "Kelurahan", "Pelaksanaan", "Jml Sampel", "Reaktif")
    rows = [(n, "Jl. Uji", "Ancol", dt.date(2023, 2, n), 10 * n, 1) for n in range(1, 5)]
    found = workbook(tmp_path, "tes urine", header, *rows).records
    assert [record.occurred_on.day for record in found] == [1, 2, 3, 4]


def test_notes_beneath_a_table_are_none_of_its_rows(tmp_path: Path) -> None:
    rows = [(8, 0, "16/02/2023", "Ancol", "Kos"), (9, 0, "17/02/2023", "Pluit", "Kos")]
    notes = [(), ("1. Identitas pemilik bersifat rahasia.",), ("Data per 31 Desember 2023",)]
    found = workbook(tmp_path, "razia", RAID, *rows, *notes)
    assert (len(found.records), len(found.rejections)) == (2, 0)


def test_a_sheet_that_explains_codes_is_not_read(tmp_path: Path) -> None:
    book = Workbook()
    for row in (RAID, (8, 0, "16/02/2023", "Ancol", "Kos"), (9, 0, "17/02/2023", "Pluit", "Kos")):
        book.worksheets[0].append(row)
    codes = book.create_sheet("kode")
    for row in (("Kode", "Arti"), ("Pos", "hasil tes urine positif"), ("Neg", "hasil negatif")):
        codes.append(row)
    book.save(tmp_path / "operasi kos.xlsx")
    found = read_whole(tmp_path / "operasi kos.xlsx", RULES)
    assert (found.kind.name, len(found.records)) == ("raid", 2)


def test_meetings_numbered_beneath_one_header_are_no_row(tmp_path: Path) -> None:
    rows = [
        ("No", "Kode Klien", "Kel. Tempat Tinggal", "Masa Layanan", None, "Pertemuan ke-", None),
        (None, None, None, "Mulai", "Selesai", 1, 2),
        (1, "PR/1", "Ancol", dt.date(2023, 2, 16), dt.date(2023, 4, 16), "v", "v"),
        (2, "PR/2", "Pluit", dt.date(2023, 2, 27), dt.date(2023, 4, 27), "v", None),
    ]
    found = workbook(tmp_path, "pascarehabilitasi", *rows)
    assert [r.occurred_on.day for r in found.records] == [16, 27]
    assert found.rejections == []


def test_a_number_that_many_rows_share_is_no_records(tmp_path: Path) -> None:
    header = ("Tgl Sidak", "Objek", "Wilayah", "Penghuni Dites", "Positif", "Tim")
    rows = [
        (f"{n:02}/02/2023", f"Kos {n}", "Kel. Ancol", 20 + n, n, f"Tim {n % 3}")
        for n in range(1, 13)
    ]
    found = workbook(tmp_path, "sidak kos", header, *rows).records
    assert len({record.identity for record in found}) == 12


def test_amounts_parted_by_a_stroke_are_each_of_their_substance(tmp_path: Path) -> None:
    row = ("LKN/1", "16/02/2023", "Kel. Ancol", "BUDI", "1", "Sabu 1,5 gram / Ekstasi 12 butir")
    header = (*CASE[:5], "Rincian barang bukti")
    (record,) = workbook(tmp_path, "ungkap kasus", header, row).records
    assert record.quantities == (Quantity("sabu", 1.5, "gram"), Quantity("ekstasi", 12, "butir"))


def test_a_night_of_raids_under_one_warrant_is_several_raids(tmp_path: Path) -> None:
    header = ("No Sprin", "Tgl", "Wilayah Kel.", "Jenis tempat", "Jml diperiksa", "Positif")
    rows = [("SP/1/2023", "16/02/2023", name, "Kos", 20, 1) for name in ("Ancol", "Pluit", "Ancol")]
    found = workbook(tmp_path, "razia", header, *rows).records
    assert len({record.identity for record in found}) == 2


def test_two_lines_of_one_case_are_one_case(tmp_path: Path) -> None:
    rows = [
        ("LKN/1", "16/02/2023", place, name, "1", "Sabu", "1 gr")
        for place, name in (("Kel. Ancol", "BUDI"), ("Kel. Pluit", "WATI"))
    ]
    found = workbook(tmp_path, "ungkap kasus", CASE, *rows).records
    assert len({record.identity for record in found}) == 1


@pytest.mark.parametrize(("number", "same"), [("K-1", False), ("LKN/1/2023", True)])
def test_a_number_without_a_year_is_another_one_each_year(
    tmp_path: Path, number: str, same: bool
) -> None:
    days = ("30/12/2023", "02/01/2024")
    rows = [(number, day, "Kel. Ancol", "BUDI", "1", "Sabu", "1 gr") for day in days]
    found = workbook(tmp_path, "ungkap kasus", CASE, *rows).records
    assert (found[0].identity == found[1].identity) is same
