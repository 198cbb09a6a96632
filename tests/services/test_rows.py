"""A row of a table in an office's own way of writing becomes the record that it means."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.errors import UnknownKind
from services.intake.files import IntakeRules
from services.intake.months import names_no_year
from services.intake.seized import substance_columns
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
    rows = [(8, 0, day, "Ancol", "Kos"), *((35, 2, d, "Pluit", "Kos") for d in ("2 Mei", "9 Mei"))]
    found = workbook(tmp_path, "razia", ("OPERASI YUSTISI TAHUN 2023",), RAID, *rows)
    days = [(2, 16), (5, 2), (5, 9)]
    assert [r.occurred_on for r in found.records] == [dt.date(2023, *day) for day in days]


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


@pytest.mark.parametrize(
    ("name", "own", "told", "rejected"),
    [
        ("ungkap kasus", "Barang Bukti", "Sabu 1 gr", 0),
        ("asesmen terpadu", "Rekomendasi", "Rehabilitasi", 1),
    ],
)
def test_a_line_that_only_names_a_person_is_one_more_of_a_case_or_a_client_who_is_missing(
    tmp_path: Path, name: str, own: str, told: str, rejected: int
) -> None:
    header = ("Nomor Register", "Tanggal", "Kelurahan", "Nama Tersangka", "NIK", own)
    rows = [
        ("R/1", "16/02/2023", "Ancol", "BUDI", "1", told),
        (None, None, None, "ANDI", "2", None),
        ("R/2", "18/02/2023", "Pluit", "WATI", "3", told),
    ]
    found = workbook(tmp_path, name, header, *rows)
    assert (len(found.records), len(found.rejections)) == (2, rejected)


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


def test_activities_of_a_month_are_counted_each_and_keep_what_they_found(tmp_path: Path) -> None:
    header = ("Bulan", "Kelurahan", "Jenis Tempat", "Jumlah Razia", "Diperiksa", "Positif")
    rows = [("Maret", "Ancol", "Kos", 4, 130, 3), ("Maret", "Ancol", "Hotel", 2, 40, 0)]
    found = workbook(tmp_path, "razia 2023", header, *rows).records
    assert len({record.identity for record in found}) == 2
    assert [(r.count, r.details["examined"]) for r in found] == [(4, 130), (2, 40)]


@pytest.mark.parametrize("who", ["BUDI / 34", "BUDI, 34 th", "BUDI, S.H."])
def test_an_age_beside_a_client_makes_no_list_of_clients(tmp_path: Path, who: str) -> None:
    header = ("Bulan", "Nama Klien / Umur", "Kelurahan", "Jumlah")
    rows = [("Maret", f"{who}{n}" if who[-1].isdigit() else who, "Ancol", n) for n in (7, 5, 9)]
    found = workbook(tmp_path, "pascarehabilitasi 2023", header, *rows).records
    assert {record.count for record in found} == {1}


@pytest.mark.parametrize("header", ["Informan", "Diwawancarai", "Responden"])
def test_one_name_is_no_kelurahan(tmp_path: Path, header: str) -> None:
    heads = ("No", "Tanggal", "Lokasi", header, "Kanal")
    row = (1, "14/02/2023", "Jl. Uji 3 Kel. Ancol", "Budi Santoso", "WhatsApp")
    (record,) = workbook(tmp_path, "laporan masyarakat", heads, row).records
    assert "Budi" not in repr(record)


def test_where_a_client_lives_is_no_kelurahan(tmp_path: Path) -> None:
    header = ("No RM", "Tanggal", "Nama", "Tinggal di", "Zat")
    rows = [(f"RM/{n}", f"0{n}/02/2023", f"Uji {n}", f"Jl. Kenanga {n} Ancol", "Sabu")
            for n in range(1, 5)]  # fmt: skip
    found = workbook(tmp_path, "rehabilitasi", header, *rows).records
    assert not any("Kenanga" in record.place.kelurahan for record in found)


def test_a_month_and_a_year_are_no_day(tmp_path: Path) -> None:
    header = ("No", "Tanggal", "Lokasi", "Kanal")
    rows = [(n, f"{month} 23", "Kel. Ancol", "WA") for n, month in enumerate(("Jan", "Feb", "Mar"))]
    found = workbook(tmp_path, "laporan masyarakat", header, *rows).records
    assert [r.occurred_on for r in found] == [dt.date(2023, m, 1) for m in (1, 2, 3)]


def test_a_stay_counts_from_its_beginning_however_it_is_called(tmp_path: Path) -> None:
    header = ("No Reg", "Masuk", "Tgl Keluar", "Kelurahan", "Zat")
    rows = [(f"R/{n}", f"0{n}/02/2023", f"0{n}/05/2023", "Ancol", "Sabu") for n in range(1, 5)]
    found = workbook(tmp_path, "rehabilitasi", header, *rows).records
    assert {r.occurred_on.month for r in found} == {2}


def test_one_more_suspect_closes_no_group(tmp_path: Path) -> None:
    header = ("No", "Tgl Kejadian", "Alamat TKP", "Nama Tersangka", "Jenis Narkotika")
    rows = [("KELURAHAN ANCOL",), (1, "01/02/2023", "Jl. A", "BUDI", "Sabu"),
            (None, None, None, "ANDI"), (2, "02/02/2023", "Jl. B", "WATI", "Sabu")]  # fmt: skip
    found = workbook(tmp_path, "ungkap kasus", header, *rows).records
    assert [r.place.kelurahan.title() for r in found] == ["Ancol", "Ancol"]


@pytest.mark.parametrize(
    "note", ["(termasuk rujukan dari puskesmas)", "* data belum lengkap semua"]
)
def test_a_remark_closes_no_group(tmp_path: Path, note: str) -> None:
    header = ("No", "Tanggal", "Alamat", "Zat")
    rows = [("KELURAHAN ANCOL",), (1, "01/02/2023", "Jl. A", "Sabu"), (note,),
            (2, "02/02/2023", "Jl. B", "Sabu")]  # fmt: skip
    found = workbook(tmp_path, "rehabilitasi", header, *rows).records
    assert [r.place.kelurahan.title() for r in found] == ["Ancol", "Ancol"]


@pytest.mark.parametrize(
    ("told", "quantity"),
    [
        ("1,5 gr (bruto)", ("sabu", 1.5, "gram")), ("bruto 1,5 gr", ("sabu", 1.5, "gram")),
        ("± 0,5 gr", ("sabu", 0.5, "gram")), ("3 paket kecil", ("sabu", 3, "paket")),
        ("1 paket (0,5 gr)", ("sabu", 1, "paket")), ("2 paket, 1,5 gr", ("sabu", 2, "paket")),
        ("2 paket / 1,5 gr", ("sabu", 2, "paket")),
    ],
)  # fmt: skip
def test_what_stands_beside_an_amount_makes_it_no_other_thing(
    tmp_path: Path, told: str, quantity: tuple[str, float, str]
) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Jenis Narkotika", "Barang Bukti")
    rows = [(f"LKN/{n}", f"0{n}/02/2023", "Kel. Ancol", "Sabu", told) for n in range(1, 5)]
    found = workbook(tmp_path, "ungkap kasus", header, *rows).records
    assert found[0].quantities[:1] == (Quantity(*quantity),)


def test_a_count_of_suspects_of_a_substance_is_no_amount_of_it() -> None:
    assert substance_columns(["Tersangka kasus Sabu (unit)"]) == {}


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


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("asesmen terpadu", "Tgl surat permohonan", "Tgl sidang TAT"),
        ("ungkap kasus", "Tgl lapor", "Tgl kejadian"),
        ("laporan masyarakat", "Waktu Disposisi", "Waktu Lapor"),
        ("laporan masyarakat", "Tanggal TL", "Tanggal Terima"),
        ("laporan masyarakat", "Tgl Respon", "Tgl Laporan"),
        ("rehabilitasi", "Tgl Kunjungan Berikutnya", "Tgl Registrasi"),
        ("rehabilitasi", "Tgl Pulang", "Tgl Admisi"), ("skhpn", "Tgl Ambil", "Tgl Permohonan"),
    ],
)  # fmt: skip
def test_of_two_days_that_of_what_happened_counts(
    tmp_path: Path, name: str, first: str, second: str
) -> None:
    own = {"asesmen terpadu": "Rekomendasi", "ungkap kasus": "Barang Bukti", "rehabilitasi": "Zat",
           "laporan masyarakat": "Kanal", "skhpn": "Keperluan"}[name]  # fmt: skip
    told = {"Rekomendasi": "Rehabilitasi", "Kanal": "WhatsApp", "Keperluan": "Kerja"}
    header = ("No. Register", first, second, "Kelurahan", own)
    rows = [
        (f"R/{n}", f"{n:02}/05/2023", f"{n:02}/02/2023", "Ancol", told.get(own, "Sabu 1 gr"))
        for n in range(1, 5)
    ]
    found = workbook(tmp_path, name, header, *rows).records
    assert [record.occurred_on.month for record in found] == [2, 2, 2, 2]


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


def test_those_who_came_are_counted_and_not_those_who_were_asked(tmp_path: Path) -> None:
    header = ("Kegiatan", "Target Peserta", "Realisasi Peserta", "Hari & Tgl", "Kelurahan")
    rows = [("Penyuluhan", 65, 61, "20 Jan 2022", "Ancol"), ("KIE", 49, 45, "2 Feb 2022", "Pluit")]
    found = workbook(tmp_path, "penyuluhan napza", header, *rows).records
    assert [record.details["participants"] for record in found] == [61, 45]


def test_those_who_were_asked_are_counted_where_nobody_counted_who_came(tmp_path: Path) -> None:
    header = ("Kegiatan", "Target Peserta", "Hari & Tgl", "Kelurahan")
    rows = [("Penyuluhan", 65, "20 Jan 2022", "Ancol"), ("KIE", 49, "2 Feb 2022", "Pluit")]
    found = workbook(tmp_path, "penyuluhan napza", header, *rows).records
    assert [record.details["participants"] for record in found] == [65, 49]


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


def test_an_amount_in_a_column_of_one_substance_is_read(tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Sabu (gr)")
    (record,) = workbook(
        tmp_path, "ungkap kasus", header, ("LKN/1", "16/02/2023", "Kel. Ancol", 1.5)
    ).records
    assert record.quantities == (Quantity("sabu", 1.5, "gram"),)


@pytest.mark.parametrize(
    "heads",
    [
        [("Barang Bukti", None), ("Sabu (gr)", "Ekstasi (btr)")],
        [("Sabu", "Ekstasi"), ("Berat (gr)", "Jumlah (btr)")],
        [("Narkotika (sabu dan ekstasi)", None), ("Sabu (gr)", "Ekstasi (btr)")],
    ],
)
def test_columns_of_substances_may_stand_beneath_a_heading(
    tmp_path: Path, heads: list[tuple[str | None, ...]]
) -> None:
    upper, *lower = heads
    header = [("No LKN", "Tanggal", "TKP", *upper), *((None, None, None, *row) for row in lower)]
    rows = [(f"LKN/{n}", "16/02/2023", "Kel. Ancol", 1.5, 4) for n in range(1, 4)]
    found = workbook(tmp_path, "ungkap kasus", *header, *rows).records
    expected = (Quantity("sabu", 1.5, "gram"), Quantity("ekstasi", 4, "butir"))
    assert [record.quantities for record in found] == [expected] * 3


def test_the_unit_of_all_columns_may_stand_in_their_heading(tmp_path: Path) -> None:
    heads = (("No LKN", "Tanggal", "TKP", "Barang Bukti (gr)", None), (None,) * 3 + ("Sabu", "THC"))
    found = workbook(tmp_path, "ungkap", *heads, ("LKN/1", "16/02/2023", "Kel. Ancol", 1.5, 4))
    expected = (Quantity("sabu", 1.5, "gram"), Quantity("ganja", 4, "gram"))
    assert found.records[0].quantities == expected


@pytest.mark.parametrize("header", ["Sabu/ganja (gr)", "Berat sabu dan ganja (gr)", "Barang (gr)"])
def test_a_column_of_several_substances_is_of_none(header: str) -> None:
    assert substance_columns([header]) == {}


@pytest.mark.parametrize("count", ["Total", "Jml dicek"])
def test_a_number_beside_those_found_is_of_those_examined(tmp_path: Path, count: str) -> None:
    header = ("Tanggal", "Kelurahan", "Jenis tempat", count, "Positif")
    rows = [(f"{n:02}/02/2023", "Ancol", "Kos", 10 + n, n) for n in range(1, 5)]
    found = workbook(tmp_path, "razia", header, *rows).records
    assert [record.details["examined"] for record in found] == [11, 12, 13, 14]


def test_months_without_a_year_beneath_one_heading_say_what_was_assumed(tmp_path: Path) -> None:
    heads = (("Kelurahan", "Jumlah klien", None, None), (None, "Jan", "Feb", "Mar"))
    found = workbook(tmp_path, "rehabilitasi", *heads, ("Ancol", 1, 2, 3), ("Pluit", 4, 0, 1))
    assert any("assumed" in note.en for note in found.notes)


@pytest.mark.parametrize(
    "heads",
    [
        [("Tanggal", "Tempat", "Kegiatan", "Peserta L", "Peserta P")],
        [("Tanggal", "Tempat", "Kegiatan", "Peserta Perempuan", "Peserta Laki-laki")],
        [("Tanggal", "Tempat", "Kegiatan", "Peserta", None), (None,) * 3 + ("Pria", "Wanita")],
    ],
)
def test_men_and_women_are_added_where_nothing_says_how_many_came(
    tmp_path: Path, heads: list[tuple[str | None, ...]]
) -> None:
    rows = [(f"{n:02}/02/2023", "Kel. Ancol", "Penyuluhan", 10 + n, n) for n in range(1, 5)]
    found = workbook(tmp_path, "sosialisasi", *heads, *rows).records
    assert [record.details["participants"] for record in found] == [12, 14, 16, 18]


def test_men_alone_are_all_who_came_where_no_woman_did(tmp_path: Path) -> None:
    header = ("Tanggal", "Tempat", "Kegiatan", "Peserta L", "Peserta P")
    rows = [("01/02/2023", "Kel. Ancol", "Ceramah", 30, None), ("02/02/2023", "Koja", "KIE", 4, 5)]
    found = workbook(tmp_path, "sosialisasi", header, *rows).records
    assert [record.details["participants"] for record in found] == [30, 9]


def test_no_men_and_no_women_are_nobody_and_not_unknown(tmp_path: Path) -> None:
    header = ("Tanggal", "Kelurahan", "Jenis tempat", "Diperiksa", "Positif L", "Positif P")
    rows = [("01/02/2023", "Ancol", "Kos", 20, 0, 0), ("02/02/2023", "Pluit", "Kos", 20, 0, 3)]
    found = workbook(tmp_path, "razia", header, *rows).records
    assert [record.details.get("positive") for record in found] == [0, 3]


def test_the_answer_yes_to_what_was_seen_is_counted(tmp_path: Path) -> None:
    heads = (("Kelurahan", "Responden", None, "Pernah Melihat Transaksi", None, None),
             (None, "Target", "Realisasi", "Ya", "Tidak", "Tidak Jawab"))  # fmt: skip
    rows = [("Ancol", 30, 30, 2, 28, 0), ("Pluit", 30, 24, 3, 20, 1), ("Koja", 45, 37, 3, 32, 2)]
    found = workbook(tmp_path, "survei", *heads, *rows).records
    assert [record.details["saw_dealing"] for record in found] == [2, 3, 3]


def test_an_amount_whose_unit_is_of_the_evidence_is_read(tmp_path: Path) -> None:
    header = ("no_lkn", "tgl_kejadian", "nm_kel", "jenis_narkotika", "jml_bb", "satuan_bb")
    rows = [(f"L-{n}", f"2023-01-0{n}", "KOJA", "SABU", f"{n}.50", "GRAM") for n in range(1, 4)]
    found = workbook(tmp_path, "tbl_kasus_narkotika", header, *rows).records
    amounts = [quantity for record in found for quantity in record.quantities]
    assert amounts == [Quantity("sabu", n + 0.5, "gram") for n in range(1, 4)]


def test_a_kind_of_evidence_beside_its_amount_and_unit_is_a_substance(tmp_path: Path) -> None:
    header = ("No LP", "Tanggal", "TKP", "Jenis BB", "Banyaknya", "Satuan")
    rows = [("LP/1", "16/02/2023", "Kel. Ancol", "Hexymer", 370, "btr"),
            ("LP/2", "17/02/2023", "Kel. Koja", "Ganja", 25.26, "gr")]  # fmt: skip
    found = workbook(tmp_path, "tangkapan", header, *rows).records
    expected = [Quantity("trihexyphenidyl", 370, "butir"), Quantity("ganja", 25.26, "gram")]
    assert [quantity for record in found for quantity in record.quantities] == expected


def test_a_form_that_asks_for_no_day_is_of_the_day_it_was_sent(tmp_path: Path) -> None:
    header = ("Timestamp", "Hal apa yang ingin Anda laporkan?", "Di mana lokasi kejadian?")
    rows = [(dt.datetime(2024, 2, n, 9, 30), "Transaksi narkoba", "Kel. Koja") for n in (3, 4, 5)]
    found = workbook(tmp_path, "Form Pengaduan (Jawaban)", header, *rows).records
    assert [record.occurred_on.day for record in found] == [3, 4, 5]


def test_a_form_that_asks_for_a_day_is_of_that_day(tmp_path: Path) -> None:
    header = ("Timestamp", "Tanggal berapa kegiatan sosialisasi dilaksanakan?", "Tempat kegiatan",
              "Bentuk kegiatan", "Peserta")  # fmt: skip
    sent = dt.datetime(2024, 3, 9, 9, 30)
    rows = [(sent, dt.date(2024, 2, n), "Kel. Koja", "Penyuluhan", 30) for n in (3, 4, 5)]
    found = workbook(tmp_path, "Laporan Sosialisasi (Responses)", header, *rows).records
    assert [record.occurred_on for record in found] == [dt.date(2024, 2, n) for n in (3, 4, 5)]


def test_a_form_with_the_month_first_is_of_the_day_it_asks_for(tmp_path: Path) -> None:
    header = (
        "Timestamp",
        "Tanggal tes urine",
        "Kelurahan",
        "Berapa orang yang diperiksa urinenya?",
    )
    rows = [(f"{month}/28/2024 21:41:30", f"{month}/2{n}/2024", "Pluit", 50 + n)
            for n, month in enumerate((1, 2, 3, 4))]  # fmt: skip
    found = workbook(tmp_path, "Laporan Tes Urine (Jawaban)", header, *rows).records
    assert [record.occurred_on.day for record in found] == [20, 21, 22, 23]


def test_an_assessment_is_of_its_own_day_and_not_of_the_arrest(tmp_path: Path) -> None:
    header = ("NO REG", "NAMA", "TGL TANGKAP", "TGL TAT", "ALAMAT DOMISILI", "REKOMENDASI")
    rows = [(f"TAT/{n}", f"Uji {n}", f"0{n}-03-2023", f"1{n}-03-2023", "Kel. Koja", "REHAB")
            for n in range(1, 5)]  # fmt: skip
    found = workbook(tmp_path, "TAT 2023", header, *rows).records
    assert [record.occurred_on.day for record in found] == [11, 12, 13, 14]


def test_a_form_for_what_residents_saw_is_their_reports(tmp_path: Path) -> None:
    header = ("Timestamp", "Apa yang Anda lihat terkait narkoba di lingkungan Anda?",
              "Tuliskan alamat lengkap kejadian beserta nama kelurahannya")  # fmt: skip
    rows = [("4/12/2023 19:16:24", "Ada yang jual sabu di gang", f"Jl. Uji {n} Kel. Koja")
            for n in range(4)]  # fmt: skip
    found = workbook(tmp_path, "Lapor Narkoba (Jawaban)", header, *rows)
    assert found.kind.key == "incident/residents"


def test_a_check_of_a_firms_urine_is_a_urine_test(tmp_path: Path) -> None:
    header = ("Tgl", "Bulan", "Tahun", "Perusahaan", "Alamat", "Total Karyawan", "Dicek", "Pos")
    rows = [(n, "Maret", 2022, f"PT Uji {n}", "Kel. Koja", 200 + n, 40 + n, 1) for n in (3, 4, 5)]
    found = workbook(tmp_path, "rekap", ("CEK URIN KARYAWAN PERUSAHAAN 2022",), header, *rows)
    assert (found.kind.name, found.records[0].details["examined"]) == ("urine_test", 43)


@pytest.mark.parametrize("last", ["exit_date", "discharge_date", "tgl_keluar"])
def test_a_client_counts_from_the_day_of_intake(tmp_path: Path, last: str) -> None:
    header = ("client_id", "intake_date", "kelurahan", "drug_of_choice", last)
    rows = [(f"RH{n}", f"0{n}-Feb-24", "Koja", "sabu", f"1{n}-Jun-24") for n in range(1, 5)]
    found = workbook(tmp_path, "rehab_clients_export", header, *rows).records
    assert [record.occurred_on for record in found] == [dt.date(2024, 2, n) for n in range(1, 5)]


def test_where_a_client_comes_from_is_no_kecamatan(tmp_path: Path) -> None:
    header = ("Kode Klien", "Tgl Masuk Pasca", "Kelurahan", "Riwayat Zat", "Asal")
    rows = [(f"PR-{n}", f"0{n}/02/2023", "Koja", "Sabu", "Klinik BNNK") for n in range(1, 5)]
    found = workbook(tmp_path, "Pasca Rehab 2023", header, *rows).records
    assert {record.place.kecamatan for record in found} == {""}


def test_a_count_that_alone_keeps_the_order_of_a_survey_is_told(tmp_path: Path) -> None:
    header = ("kelurahan", "sample_target", "completed_interviews", "witnessed_dealing", "unsafe")
    rows = [
        ("Koja", 60, 58, 4, 10),
        ("Tugu Utara", 60, 40, 1, 1),
        ("Lagoa", 60, 44, 5, 41),
        ("Ancol", 60, 53, 16, 24),
        ("Pluit", 60, 50, 11, 8),
        ("Marunda", 60, 60, 10, 32),
    ]
    found = workbook(tmp_path, "vulnerability_survey_2024", header, *rows).records
    assert [record.details["respondents"] for record in found] == [58, 40, 44, 53, 50, 60]


def test_a_column_of_days_is_no_persons_though_its_header_could_be(tmp_path: Path) -> None:
    header = ("No", "Lokasi", "Kelurahan", "Pelaksanaan", "Jml Sampel", "Reaktif")
    rows = [(n, "Jl. Uji", "Ancol", dt.date(2023, 2, n), 10 * n, 1) for n in range(1, 5)]
    found = workbook(tmp_path, "tes urine", header, *rows).records
    assert [record.occurred_on.day for record in found] == [1, 2, 3, 4]


def test_notes_beneath_a_table_are_none_of_its_rows(tmp_path: Path) -> None:
    header = ("No. Agenda", "Tanggal", "Lokasi", "Kanal")
    rows = [(f"R/{n}", f"{n:02}/02/2023", "Kel. Ancol", "WhatsApp") for n in range(1, 5)]
    notes = [(), ("1. Identitas pengadu bersifat rahasia.",), ("2. Data per 31 Desember 2023",)]
    found = workbook(tmp_path, "laporan masyarakat", header, *rows, *notes)
    assert (len(found.records), len(found.rejections)) == (4, 0)


def test_a_sentence_between_groups_closes_the_group_above_it(tmp_path: Path) -> None:
    header = ("No", "Nama Klien", "Tgl Masuk", "Zat")
    rows = [
        ("KELURAHAN LAGOA",), (1, "BUDI", "01/02/2023", "Sabu"),
        ("DATA KLIEN TANPA KETERANGAN WILAYAH",), (2, "WATI", "03/02/2023", "Ganja"),
    ]  # fmt: skip
    found = workbook(tmp_path, "rehabilitasi", header, *rows)
    assert [record.place.kelurahan for record in found.records] == ["LAGOA"]
    assert len(found.rejections) == 1


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


def test_a_card_of_another_city_does_not_move_a_client_whose_home_is_told(tmp_path: Path) -> None:
    header = ("No Reg", "Tanggal", "Nama Klien", "Alamat KTP", "Kelurahan Domisili", "Zat")
    rows = [
        (f"R/{n}", f"{n:02}/02/2023", "BUDI", "Jl. Mawar 3 Kel. Menteng, Jakarta Pusat", "Lagoa",
         "Sabu") for n in range(1, 5)
    ]  # fmt: skip
    found = workbook(tmp_path, "rehabilitasi", header, *rows).records
    assert {(record.place.address, record.place.kelurahan) for record in found} == {("", "Lagoa")}


@pytest.mark.parametrize("header", ["TTL", "Umur", "Nama", "Tgl Lahir", "Berlaku KTP"])
def test_days_under_a_word_of_persons_are_no_days_of_a_record(tmp_path: Path, header: str) -> None:
    headers = ("No RM", header, "Kelurahan Domisili", "Bulan Masuk", "Zat")
    rows = [(f"00{n}", dt.date(1996, 7, n), "Ancol", "Maret 2023", "Sabu") for n in range(1, 5)]
    found = workbook(tmp_path, "klien rehabilitasi", headers, *rows).records
    assert [record.occurred_on for record in found] == [dt.date(2023, 3, 1)] * 4


def test_where_an_applicant_lives_is_no_place_of_an_activity(tmp_path: Path) -> None:
    header = ("Tanggal", "Kegiatan", "Alamat Pemohon", "Peserta")
    rows = [(f"{n:02}/02/2023", "Penyuluhan", "Jl. Melati 3 Kel. Lagoa", 30) for n in range(1, 5)]
    found = workbook(tmp_path, "sosialisasi p4gn", header, *rows)
    assert found.records == []


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("rekap sosialisasi", "Jumlah Kegiatan"), ("rekap tes urine", "Jml Kegiatan"),
        ("rekap razia", "Jumlah Razia"), ("rekap rehabilitasi", "Jumlah Klien"),
    ],
)  # fmt: skip
def test_a_sum_that_says_of_what_is_counted(tmp_path: Path, name: str, header: str) -> None:
    headers = ("Bulan", "Kelurahan", header, "Inisial Klien")
    rows = [("Januari 2023", "Ancol", 4, "AB, CD, EF, GH"), ("Maret 2023", "Pluit", 2, "IJ, KL"),
            ("Mei 2023", "Lagoa", 3, "MN, OP, QR")]  # fmt: skip
    found = workbook(tmp_path, name, headers, *rows).records
    assert [record.count for record in found] == [4, 2, 3]


@pytest.mark.parametrize("header", ["Jml petugas", "Jumlah Penduduk", "Jml personel"])
def test_a_sum_of_something_else_is_no_number_of_records(tmp_path: Path, header: str) -> None:
    headers = ("Bulan", "Kelurahan", "Kanal", header)
    rows = [("Januari 2023", "Ancol", "WhatsApp", 4), ("Maret 2023", "Pluit", "SMS", 9)]
    found = workbook(tmp_path, "laporan masyarakat", headers, *rows).records
    assert [record.count for record in found] == [1, 1]


@pytest.mark.parametrize(
    "over", [("DIPERIKSA", "POSITIF"), ("KLIEN BARU", "KLIEN LAMA"), ("TAHUN INI", "TAHUN LALU")]
)
def test_months_that_come_twice_are_no_recapitulation(
    tmp_path: Path, over: tuple[str, str]
) -> None:
    rows = [
        ("NO", "KELURAHAN", over[0], None, None, over[1], None, None),
        (None, None, "JAN", "FEB", "MAR", "JAN", "FEB", "MAR"),
        (1, "Ancol", 20, 10, 10, 5, 6, 7), (2, "Pluit", 1, 2, 3, 0, 1, 1),
    ]  # fmt: skip
    assert workbook(tmp_path, "rekap rehabilitasi 2023", *rows).records == []


def test_months_beneath_their_quarters_are_a_recapitulation(tmp_path: Path) -> None:
    rows = [
        ("NO", "KELURAHAN", "TRIWULAN I", None, None, "TRIWULAN II", None, None),
        (None, None, "JAN", "FEB", "MAR", "APR", "MEI", "JUN"),
        (1, "Ancol", 20, 10, "–", 5, 6, 7), (2, "Pluit", 1, 2, 3, 0, 1, 1),
    ]  # fmt: skip
    found = workbook(tmp_path, "rekap rehabilitasi 2023", *rows)
    assert (sum(record.count for record in found.records), found.rejections) == (56, [])


@pytest.mark.parametrize("day", ["12/03", "31 Februari", "Selasa"])
def test_what_is_no_day_of_a_month_in_words_gets_no_year(day: str) -> None:
    assert not names_no_year(day)


def test_a_substance_of_which_nothing_was_found_is_not_seized(tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Sabu (gr)", "Ganja (gr)")
    row = ("LKN/1", "16/02/2023", "Kel. Ancol", 1.5, 0)
    (record,) = workbook(tmp_path, "ungkap kasus", header, row).records
    assert record.quantities == (Quantity("sabu", 1.5, "gram"),)


def test_visits_by_month_of_one_client_are_no_clients(tmp_path: Path) -> None:
    rows = [
        ("NO", "NIK", "KELURAHAN", "PERTEMUAN PER BULAN", None, None),
        (None, None, None, "JAN", "FEB", "MAR"),
        (1, "3172010101010001", "Ancol", 2, 1, 3), (2, "3172010101010002", "Pluit", 1, 1, 1),
    ]  # fmt: skip
    assert workbook(tmp_path, "pascarehabilitasi 2023", *rows).records == []


@pytest.mark.parametrize(
    ("told", "quantities"),
    [
        ("1 unit HP Samsung", (Quantity("lainnya", 1, "buah"),)),
        ("2 buah timbangan", (Quantity("lainnya", 2, "buah"),)),
        ("13 pcs cartridge", (Quantity("sabu", 13, "buah"),)),
    ],
)
def test_what_is_no_amount_alone_is_none_of_the_substance_beside_it(
    tmp_path: Path, told: str, quantities: tuple[Quantity, ...]
) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Jenis Narkotika", "Barang Bukti")
    rows = [(f"LKN/{n}", f"{n:02}/02/2023", "Kel. Ancol", "Sabu", told) for n in range(1, 5)]
    found = workbook(tmp_path, "ungkap kasus", header, *rows).records
    assert found[0].quantities == quantities


def test_a_long_list_of_amounts_that_ends_in_words_is_read_at_once(tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Jenis Narkotika", "Barang Bukti")
    row = ("LKN/1", "16/02/2023", "Kel. Ancol", "Sabu", "1 gr " * 60 + "dan HP")
    (record,) = workbook(tmp_path, "ungkap kasus", header, row).records
    assert {quantity.substance for quantity in record.quantities} <= {"lainnya", "sabu"}


def test_what_stands_in_its_column_is_not_counted_again_where_it_is_told(tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "TKP", "Barang Bukti", "Sabu (gr)", "Ekstasi (btr)")
    rows = [("LKN/1", "16/02/2023", "Kel. Ancol", "Sabu 1,5 gr dan ganja 2 gr", "1,5 gr", None)]
    (record,) = workbook(tmp_path, "ungkap kasus", header, *rows).records
    assert record.quantities == (Quantity("sabu", 1.5, "gram"), Quantity("ganja", 2, "gram"))


@pytest.mark.parametrize(
    ("name", "title", "day", "expected"),
    [
        ("razia", "TAHUN 2024", "30 Desember - 2 Januari 2024", dt.date(2023, 12, 30)),
        ("razia", "DESEMBER 2023 - JANUARI 2024", "28 Desember", None),
        ("razia 2023", "Dicetak 05/01/2024", "28 Februari", None),
        ("razia 2024", "DESEMBER 2023", "28 Desember", dt.date(2023, 12, 28)),
        ("razia 2023", "", "15 - 16 Februari", dt.date(2023, 2, 15)),
    ],
)
def test_a_day_is_given_a_year_only_where_one_is_sure(
    tmp_path: Path, name: str, title: str, day: str, expected: dt.date | None
) -> None:
    rows = [(8, 0, day, "Ancol", "Kos"), (35, 2, "27/04/2023", "Pluit", "Kos")]
    found = workbook(tmp_path, name, (title,), RAID, *rows).records
    assert (found[0].occurred_on if len(found) > 1 else None) == expected


@pytest.mark.parametrize("result", ["Negatif MET, THC, AMP", "MET (-) THC (-)", "Non Reaktif MET"])
def test_what_a_test_did_not_find_is_no_substance(tmp_path: Path, result: str) -> None:
    header = ("No SKHPN", "Tanggal", "Kelurahan", "Keperluan", "Hasil Zat")
    rows = [(f"S/{n}", f"{n:02}/02/2023", "Ancol", "Melamar kerja", result) for n in range(1, 5)]
    found = workbook(tmp_path, "skhpn", header, *rows)
    assert found.kind.name == "certificate"
    assert [record.details.get("substance") for record in found.records] == [None] * 4


def test_a_sheet_of_another_kind_is_refused_though_it_names_no_place(tmp_path: Path) -> None:
    book = Workbook()
    for row in (RAID, (8, 0, "16/02/2023", "Ancol", "Kos"), (9, 0, "17/02/2023", "Pluit", "Kos")):
        book.worksheets[0].append(row)
    other = book.create_sheet("SKHPN")
    for row in (("Nomor SKHPN", "Tanggal", "Keperluan"), ("S/1", "16/02/2023", "Melamar kerja")):
        other.append(row)
    book.save(tmp_path / "razia.xlsx")
    with pytest.raises(UnknownKind):
        read_whole(tmp_path / "razia.xlsx", RULES)


def test_few_rows_lose_no_column_whose_values_are_odd(tmp_path: Path) -> None:
    row = (8, "nihil", "16/02/2023", "Ancol", "Kos")
    (record,) = workbook(tmp_path, "razia", RAID, row).records
    assert record.details["positive"] == 0
