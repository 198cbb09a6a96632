"""A table's kind is told by its columns, titles and file name, or asked for."""

from __future__ import annotations

import pytest

from services.errors import UnknownKind
from services.intake.kinds import SIGNS, kind_of_table
from services.intake.layout import find_table
from services.intake.readers import Cell, Sheet
from services.records import RECORD_KINDS

EXAMPLES: dict[str, tuple[str, str]] = {
    "incident/enforcement": ("data", "No LKN;Tanggal;Alamat TKP;Jml Tsk;Barang Bukti"),
    "incident/residents": ("data", "ID Laporan;Tanggal;Lokasi;Kanal;Jenis Laporan"),
    "raid/effort": ("data", "Tanggal;Jenis Tempat;Alamat;Jml Diperiksa;Jml Positif"),
    "assessment/enforcement": ("data", "No Register;Tanggal;Instansi;Kelurahan;Rekomendasi;Pasal"),
    "rehabilitation/health": ("rehabilitasi", "No RM;Tanggal;Kelurahan Domisili;Zat;Sumber"),
    "aftercare/health": ("pascarehabilitasi", "No RM;Tanggal;Kelurahan Domisili;Zat;Sumber"),
    "certificate/programme": ("skhpn", "No;Tanggal;Kelurahan;Keperluan"),
    "urine_test/effort": ("tes_urine", "Tanggal;Tempat;Sasaran;Jml Diperiksa;Jml Positif"),
    "outreach/programme": ("data", "No;Tanggal;Jenis Kegiatan;Sasaran;Tempat;Jumlah Peserta"),
    "survey/survey": ("data", "Kode;Kelurahan;Target Responden;Responden;Melihat Transaksi"),
    "indicator/official": (
        "data", "Kode;Kelurahan;Produksi;Pengguna;Kurir;Entry Point;Kemiskinan;Lokasi Hiburan",
    ),
}  # fmt: skip


def kind(stem: str, header: str, title: str = "") -> str:
    cells: list[Cell] = [*header.split(";")]
    rows: list[list[Cell]] = [[title], cells] if title else [cells]
    table = find_table(Sheet("Sheet1", rows))
    assert table is not None
    return kind_of_table(table, stem).key


def test_every_kind_has_signs_to_know_it_by() -> None:
    assert set(SIGNS) == set(RECORD_KINDS)


@pytest.mark.parametrize("key", EXAMPLES)
def test_a_kind_is_recognised(key: str) -> None:
    assert kind(*EXAMPLES[key]) == key


@pytest.mark.parametrize("key", EXAMPLES)
def test_a_kind_is_recognised_with_its_columns_turned_round(key: str) -> None:
    stem, header = EXAMPLES[key]
    assert kind(stem, ";".join(reversed(header.split(";")))) == key


def test_a_title_tells_what_columns_do_not() -> None:
    header = "No RM;Tanggal;Kelurahan Domisili;Zat;Sumber"
    assert kind("data", header, "KLIEN PASCAREHABILITASI 2024") == "aftercare/health"


def test_a_raid_that_tests_urine_is_a_raid() -> None:
    header = "Tanggal;Lokasi;Jumlah yang Dites;Hasil Tes Urine Positif"
    assert kind("data", header, "REKAP RAZIA DAN TES URINE 2024") == "raid/effort"


def test_a_table_that_fits_no_kind_is_refused() -> None:
    with pytest.raises(UnknownKind, match="--kind"):
        kind("data", "Tanggal;Alamat;Kelurahan")


def test_a_table_that_fits_two_kinds_alike_is_refused() -> None:
    with pytest.raises(UnknownKind, match="--kind"):
        kind("sosialisasi_survei", "Tanggal;Tempat;Kelurahan")


def test_a_table_that_mostly_finds_nothing_is_of_certificates() -> None:
    header = ["No Surat", "Tanggal", "Kelurahan", "Zat", "Sumber"]
    rows: list[list[Cell]] = [
        [f"A{n}", "2/3/2024", "Koja", "-" if n else "Sabu", "Voluntary"] for n in range(5)
    ]
    found = find_table(Sheet("S", iter([header, *rows])))
    assert found is not None
    assert kind_of_table(found, "rekap").key == "certificate/programme"


@pytest.mark.parametrize(
    ("stem", "key"),
    [
        ("Warga yang habis rehab dan didampingi", "aftercare/health"),
        ("Mantan pasien", "aftercare/health"),
        ("Permohonan surat bebas narkoba", "certificate/programme"),
        ("rhb klinik", "rehabilitation/health"),
        ("Laporan warga binaan rehabilitasi", "rehabilitation/health"),
    ],
)
def test_everyday_titles_tell_alike_tables_apart(stem: str, key: str) -> None:
    assert kind(stem, "No RM;Tanggal;Kelurahan Domisili;Zat;Sumber") == key


def test_a_form_in_which_residents_report_holds_reports() -> None:
    header = "Stempel waktu;Nomor WhatsApp;Jenis narkoba;Kelurahan tempat kejadian;Patokan lokasi"
    assert kind("Form Laporan Warga (Jawaban)", header) == "incident/residents"


def test_a_column_told_by_its_values_alone_tells_less_of_the_kind() -> None:
    header: list[Cell] = ["tgl_kunj", "no_rm", "nama_pasien", "almt_kel", "zat", "layanan"]
    rows: list[list[Cell]] = [
        ["19-01-24", f"09{n}", "BUDI", "ANCOL", "sabu", "rehab" if n % 2 else "rawat jalan"]
        for n in range(8)
    ]
    found = find_table(Sheet("S", iter([header, *rows])))
    assert found is not None
    assert kind_of_table(found, "pkm_layanan_napza_24").key == "rehabilitation/health"


def test_what_is_suspected_and_of_whom_is_of_reports() -> None:
    header = "Kode Laporan;Tgl. Laporan Masuk;Kel. Terlapor;Titik Lokasi;Bentuk Kecurigaan"
    assert kind("PKM_Napza_InfoKader", header) == "incident/residents"


@pytest.mark.parametrize(
    ("stem", "header", "key"),
    [
        ("Penyuluhan karyawan hiburan malam", "Tanggal;Kelurahan;Peserta", "outreach/programme"),
        ("Tes urine di hiburan malam", "Tanggal;Kelurahan;Diperiksa;Positif", "urine_test/effort"),
        ("Giat pengawasan THM", "Tanggal;Kelurahan;Jenis Usaha;Dites Urine;(+)", "raid/effort"),
    ],
)  # fmt: skip
def test_where_it_was_says_little_of_what_it_was(stem: str, header: str, key: str) -> None:
    assert kind(stem, header) == key


def test_what_residents_told_is_of_reports() -> None:
    header = "No;Bulan;Kecamatan;Kelurahan;Jml Masuk"
    assert kind("Rekap informasi masyarakat", header) == "incident/residents"


def test_three_counts_of_which_each_is_part_of_the_next_are_of_a_survey() -> None:
    rows: list[list[Cell]] = [
        [1, "Koja", 30, 19, 8],
        [2, "Lagoa", 30, 25, 4],
        [3, "Ancol", 30, 17, 3],
    ]
    table = find_table(Sheet("S", iter([["No", "Kelurahan", "Zzyx", "Qwrt", "Wvut"], *rows])))
    assert table is not None
    assert kind_of_table(table, "hasil tanya warga").key == "survey/survey"
