"""A header is recognised by its words; a column that could name a person is always dropped."""

from __future__ import annotations

import pytest

from services.intake.columns import recognise_columns
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON


def fields_of(*headers: str) -> list[str | None]:
    found = {c.index: c.field for c in recognise_columns(list(headers))}
    return [found.get(i) for i in range(len(headers))]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("No. LKN", "number"), ("NOMOR REGISTER", "number"), ("Id Laporan", "number"),
        ("Tgl Kejadian", "date"), ("TANGGAL PELAKSANAAN", "date"), ("Hari/Tanggal", "date"),
        ("Alamat TKP", "address"), ("Lokasi Kejadian", "address"), ("Kel.", "kelurahan"),
        ("Kelurahan Domisili", "kelurahan"), ("Kec.", "kecamatan"), ("Kode Wilayah", "code"),
        ("Koordinat", "coordinate"), ("Lat", "lat"), ("Longitude", "lon"), ("Jml Tsk", "suspects"),
        ("Barang Bukti", "evidence"), ("Zat", "substance"), ("Instansi", "agency"),
        ("Kanal", "report_channel"), ("Jenis Laporan", "report_type"), ("Jenis Tempat", "venue"),
        ("Jml Diperiksa", "examined"), ("Jml Positif", "positive"), ("Keperluan", "purpose"),
        ("Rekomendasi", "recommendation"), ("Sumber", "treatment_source"),
        ("Jenis Kegiatan", "activity"), ("Sasaran", "audience"), ("Jumlah Peserta", "participants"),
        ("Responden", "respondents"), ("Target Responden", "survey_target"),
        ("Melihat Transaksi/Pemakaian", "saw_dealing"), ("Tahun", "year"), ("No", "sequence"),
    ],
)  # fmt: skip
def test_a_usual_header_is_recognised(header: str, field: str) -> None:
    assert fields_of(header) == [field]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tangal Kejadian", "date"), ("TGL. PENANGKAPAN", "date"), ("Tanggal_Lapor", "date"),
        ("Kelurahn", "kelurahan"), ("Almt TKP", "address"), ("Lokasi TKP", "address"),
        ("Tempat Kejadian Perkara (TKP)", "address"), ("Jmlh. Tersangka", "suspects"),
        ("Brg Bukti yg disita", "evidence"), ("Titik Kordinat", "coordinate"),
        ("Latitude (Y)", "lat"), ("Bujur (X)", "lon"), ("Jumlah yg Positif", "positive"),
        ("Asal Instansi Pengirim", "agency"), ("Rekomendasi TAT", "recommendation"),
        ("Nama Desa/Kelurahan", "kelurahan"), ("Kd. Kelurahan", "code"),
    ],
)  # fmt: skip
def test_a_header_in_an_unseen_spelling_is_recognised(header: str, field: str) -> None:
    assert fields_of(header) == [field]


@pytest.mark.parametrize(
    "header",
    [
        "Nama", "NAMA TERSANGKA", "Nama Lengkap Pelapor", "NIK", "No. KTP", "No HP", "No. Telp",
        "Nomor WA", "E-mail", "Tgl Lahir", "Tempat/Tgl Lahir", "TTL", "Usia", "Umur (th)",
        "Jenis Kelamin", "JK", "Pekerjaan", "Pendidikan", "Agama", "Alamat Tersangka",
        "Alamat Rumah Pelapor", "Alamat KTP", "Alias", "Inisial Klien", "Nama Ibu Kandung",
        "Petugas", "Konselor", "Penanggung Jawab", "No BPJS", "Nama Penyidik", "Saksi",
    ],
)  # fmt: skip
def test_a_personal_column_is_a_persons(header: str) -> None:
    assert fields_of(header) == [PERSON]


@pytest.mark.parametrize(
    "header", ["Nama/Alamat", "Tersangka", "Nama Kelurahan Pelapor", "Pelapor/Lokasi"]
)
def test_a_column_that_could_be_a_persons_is_dropped(header: str) -> None:
    assert fields_of("Tanggal", header)[1] in (PERSON, None)


def test_every_personal_column_is_dropped_however_many() -> None:
    headers = ["Nama", "NIK", "No HP", "Nama Ibu", "Umur", "Alamat Pelapor"]
    assert fields_of(*headers) == [PERSON] * len(headers)


def test_the_better_fitting_header_takes_the_field() -> None:
    assert fields_of("Tanggal Lahir", "Tanggal Kejadian", "Tanggal").count("date") == 1
    assert fields_of("Kelurahan", "Alamat TKP") == ["kelurahan", "address"]


def test_order_does_not_matter() -> None:
    headers = ["No. LKN", "Tgl Kejadian", "Alamat TKP", "Nama Tersangka", "Jml Tsk", "Barang Bukti"]
    assert fields_of(*reversed(headers)) == list(reversed(fields_of(*headers)))


def test_all_thirteen_indicators_are_recognised_among_each_other() -> None:
    headers = [name.upper() for name in INDICATOR_FIELDS.values()]
    assert fields_of(*headers) == list(INDICATOR_FIELDS)


def test_evidence_alone_is_no_indicator() -> None:
    assert fields_of("Tanggal", "Barang Bukti", "Alamat") == ["date", "evidence", "address"]


@pytest.mark.parametrize("header", ["Catatan Khusus", "Golongan Darah", "xyz", "", "12", "Hobi"])
def test_an_unknown_header_is_not_read(header: str) -> None:
    assert fields_of(header) == [None]
