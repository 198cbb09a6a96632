"""The sample goes in whole: kinds, rows, totals, places; also shuffled and renamed."""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from rapidfuzz import fuzz

from services.geocode.resolve import Resolver
from services.geocode.spelling import words
from services.intake.files import IntakeRules
from services.records import Place
from services.wiring import today
from tests.conftest import SAMPLE, Shipped, WholeFile
from tests.conftest import read_whole as read_file

EXPECTED = {
    "ungkap_kasus.xlsx": ("incident", "enforcement", 1718, 1671, 46, 1),
    "laporan_masyarakat.csv": ("incident", "residents", 1787, 1787, 0, 0),
    "razia_2024.xlsx": ("raid", "effort", 64, 64, 0, 0),
    "asesmen_terpadu_2024.xlsx": ("assessment", "enforcement", 200, 200, 0, 0),
    "rehabilitasi_2024.csv": ("rehabilitation", "health", 118, 118, 0, 0),
    "pascarehabilitasi_2024.csv": ("aftercare", "health", 15, 15, 0, 0),
    "skhpn_2024.csv": ("certificate", "programme", 173, 173, 0, 0),
    "sosialisasi_p4gn_2024.csv": ("outreach", "programme", 1839, 1839, 0, 0),
    "survei_kerawanan_2024.csv": ("survey", "survey", 27, 27, 0, 0),
    "indikator_8_5_2024.csv": ("indicator", "official", 31, 31, 0, 0),
}

# Headers other offices could use for the same columns, three sets for each file.
SYNONYMS: dict[str, list[list[str]]] = {
    "ungkap_kasus.xlsx": [
        ["No Urut", "Nomor LKN", "Waktu Kejadian", "Tempat Kejadian Perkara", "Titik Koordinat",
         "Nama Pelaku", "No. KTP", "Jumlah Tersangka", "Barang Bukti Disita", "Satuan Wilayah"],
        ["NO.", "NO LAPORAN KASUS", "TANGGAL PENANGKAPAN", "LOKASI TKP", "Koordinat GPS",
         "NAMA LENGKAP TSK", "Nomor Induk Kependudukan", "JUMLAH PELAKU", "URAIAN BB",
         "Kesatuan"],
        ["Nmr", "Nomor Laporan Polisi", "Tgl. Ungkap", "Alamat Lokasi Penangkapan",
         "Lat/Long", "Identitas Tersangka", "NIK/KTP", "Jml. Pelaku", "Narkotika yg Disita",
         "Instansi Pengungkap"],
    ],
    "laporan_masyarakat.csv": [
        ["No. Tiket", "Tgl Lapor", "Lokasi yang Dilaporkan", "Saluran", "Kategori Laporan"],
        ["Nomor Aduan", "Waktu Lapor", "Tempat Kejadian", "Media Pelaporan", "Perihal"],
        ["Kode Aduan", "Tanggal Diterima", "Alamat Kejadian", "Sarana Pengaduan", "Jenis Aduan"],
    ],
    "razia_2024.xlsx": [
        ["No Urut", "Tgl Pelaksanaan", "Kategori Tempat", "Lokasi Razia", "Latitude", "Longitude",
         "Orang Diperiksa", "Hasil Positif"],
        ["#", "Hari/Tanggal", "Tipe Lokasi", "Alamat Sasaran", "Koordinat Y", "Koordinat X",
         "Jumlah Pengunjung Diperiksa", "Terindikasi Positif"],
        ["Nomor", "Waktu Pelaksanaan", "Jenis Tempat Hiburan", "Alamat Lokasi", "Lat", "Long",
         "Jml Orang Dites", "Jml Orang Positif"],
    ],
    "asesmen_terpadu_2024.xlsx": [
        ["No Urut", "Nomor Asesmen", "Tanggal Asesmen", "Asal Instansi", "Nama Lengkap", "Umur",
         "Kel. Domisili", "Kec.", "Hasil Rekomendasi"],
        ["#", "No. TAT", "Tgl Masuk", "Instansi Pengusul", "Nama Terperiksa", "Usia (tahun)",
         "Nama Kelurahan", "Nama Kecamatan", "Kesimpulan Tim"],
        ["Nmr", "Nomor Registrasi", "Waktu Pelaksanaan", "Satker Pengirim", "Nama Klien",
         "Umur (Thn)", "Desa/Kelurahan", "Wilayah Kecamatan", "Rekomendasi Tim Asesmen"],
    ],
    "rehabilitasi_2024.csv": [
        ["Nomor Rekam Medis", "Tgl Masuk", "Kel. Tempat Tinggal", "Jenis Zat", "Sumber Pasien"],
        ["ID Klien", "Tanggal Layanan", "Kel.", "NAPZA", "Jalur Masuk"],
        ["Kode Pasien", "Tgl. Registrasi", "Nama Kelurahan", "Zat yang Digunakan", "Cara Masuk"],
    ],
    "sosialisasi_p4gn_2024.csv": [
        ["Nomor", "Tgl Kegiatan", "Bentuk Kegiatan", "Kelompok Sasaran", "Lokasi Kegiatan",
         "Jumlah Hadir"],
        ["No. Urut", "Hari, Tanggal", "Nama Kegiatan", "Sasaran Kegiatan", "Tempat Pelaksanaan",
         "Jml Audiens"],
        ["#", "Waktu Pelaksanaan", "Metode Penyuluhan", "Segmen Peserta", "Alamat Kegiatan",
         "Banyaknya Peserta"],
    ],
    "survei_kerawanan_2024.csv": [
        ["Kode Kemendagri", "Nama Kelurahan", "Target Sampel", "Jumlah Responden",
         "Pernah Melihat Transaksi"],
        ["Kd Wilayah", "Kel.", "Rencana Responden", "Realisasi Responden",
         "Menyaksikan Transaksi/Pemakaian"],
        ["Kode Kelurahan", "Desa/Kelurahan", "Kuota Responden", "Responden Menjawab",
         "Melihat Peredaran/Pemakaian"],
    ],
    "indikator_8_5_2024.csv": [
        ["Kode Wilayah", "Nama Kelurahan", "Kasus Narkoba", "Kriminalitas", "Bandar / Pengedar",
         "Tempat Produksi", "Jumlah Pengguna", "Barang Bukti Narkoba", "Entry Point (pintu masuk)",
         "Kurir Narkoba", "Tempat/Lokasi Hiburan", "Kos & Hunian dg Privasi Tinggi",
         "Tingkat Kemiskinan", "Ketiadaan Sarana Publik", "Interaksi Sosial Rendah"],
        ["KODE KEL", "KELURAHAN", "KEJAHATAN NARKOBA", "AKSI KEKERASAN", "BANDAR-PENGEDAR",
         "PRODUKSI NARKOBA", "PENGGUNA NARKOBA", "BB", "ENTRYPOINT", "KURIR", "HIBURAN MALAM",
         "KOS/HUNIAN PRIVASI TINGGI", "KEMISKINAN", "TIADA SARANA PUBLIK",
         "RENDAHNYA INTERAKSI SOSIAL"],
    ],
}  # fmt: skip
SYNONYMS["pascarehabilitasi_2024.csv"] = SYNONYMS["rehabilitasi_2024.csv"]
SYNONYMS["skhpn_2024.csv"] = SYNONYMS["rehabilitasi_2024.csv"]
RENAMED = [(name, number) for name, sets in SYNONYMS.items() for number in range(len(sets))]


def grid_of(name: str) -> tuple[list[list[object]], int]:
    """Return a sample file's first sheet as rows, and the position of its header."""
    if name.endswith(".csv"):
        lines = (SAMPLE / name).read_text("utf-8-sig").splitlines()
        return [list(row) for row in csv.reader(lines, delimiter=_delimiter(lines))], 0
    rows = [
        list(row) for row in load_workbook(SAMPLE / name).worksheets[0].iter_rows(values_only=True)
    ]
    return rows, next(i for i, row in enumerate(rows) if str(row[0]) == "No")


def _delimiter(lines: list[str]) -> str:
    return ";" if ";" in lines[0] else ","


def rewrite(folder: Path, name: str, *, headers: list[str] | None, seed: int | None) -> Path:
    """Write a sample file anew, with other headers or its columns in another order."""
    rows, header = grid_of(name)
    order = list(range(len(rows[header])))
    if seed is not None:
        random.Random(seed).shuffle(order)
    for number, row in enumerate(rows):
        row += [None] * (len(order) - len(row))
        if number == header and headers:
            row[:] = headers
        if number >= header:
            rows[number] = [row[i] for i in order]
    path = folder / name
    if name.endswith(".csv"):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        return path
    book = Workbook(write_only=True)
    sheet = book.create_sheet("REKAP")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def taken(shipped: Shipped, path: Path) -> WholeFile:
    rules = IntakeRules(shipped.office.in_city, today(), b"k" * 32, 64)
    return read_file(path, rules)


def original(shipped: Shipped, name: str) -> WholeFile:
    return taken(shipped, SAMPLE / name)


def essence(file: WholeFile) -> list[tuple[object, ...]]:
    return [
        (r.occurred_on, r.place, r.quantities, tuple(sorted(map(str, r.details.items()))))
        for r in file.records
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_file_goes_in_as_its_kind_with_all_its_rows(shipped: Shipped, name: str) -> None:
    report = shipped.reports[name]
    assert EXPECTED[name] == (
        report.kind, report.channel, report.rows, report.records, report.rejections,
        report.duplicates,
    )  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_with_its_columns_shuffled_gives_the_same_records(
    shipped: Shipped, tmp_path: Path, name: str
) -> None:
    shuffled = taken(shipped, rewrite(tmp_path, name, headers=None, seed=7))
    assert shuffled.kind == original(shipped, name).kind
    assert essence(shuffled) == essence(original(shipped, name))


@pytest.mark.parametrize(("name", "number"), RENAMED)
def test_a_file_with_renamed_and_shuffled_columns_gives_the_same_records(
    shipped: Shipped, tmp_path: Path, name: str, number: int
) -> None:
    headers = SYNONYMS[name][number]
    renamed = taken(shipped, rewrite(tmp_path, name, headers=headers, seed=number))
    plain = original(shipped, name)
    assert renamed.kind == plain.kind
    assert (renamed.rows, len(renamed.rejections)) == (plain.rows, len(plain.rejections))
    assert essence(renamed) == essence(plain)


@pytest.mark.parametrize(
    ("column", "total"),
    [("rehabilitation", 118), ("aftercare", 15), ("certificates", 173), ("assessments", 200),
     ("outreach", 1839)],
)  # fmt: skip
@pytest.mark.parametrize("level", ["secure", "published"])
def test_the_totals_shown_are_the_published_ones(
    shipped: Shipped, column: str, total: int, level: str
) -> None:
    assert getattr(shipped, level).total(column).count == total


def test_the_rejections_are_those_that_were_planted(shipped: Shipped, shared: Path) -> None:
    labels = pd.read_csv(shared / "samples" / "office_2022_2024_labels.csv", dtype=str)
    cases = labels[labels["file"] == "ungkap_kasus.xlsx"]
    spoilt = int((cases["valid"] != "True").sum())
    report = shipped.reports["ungkap_kasus.xlsx"]
    assert report.rejections + report.duplicates == spoilt


@pytest.fixture(scope="module")
def placed(shipped: Shipped, shared: Path) -> pd.DataFrame:
    """Return every row with a place in words: the true kelurahan, the found one, if it is named."""
    labels = pd.read_csv(shared / "samples" / "office_2022_2024_labels.csv", dtype=str)
    truth = {(f, k): c for f, k, c in labels[["file", "key", "kelurahan_code"]].to_numpy()}
    names = shipped.office.boundaries.names
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name in EXPECTED:
        found |= texts_by_key(name)
    resolver: Resolver = shipped.office.resolver
    rows = []
    for key, (address, kelurahan) in found.items():
        code = truth.get(key)
        if not isinstance(code, str) or not (address or kelurahan):
            continue
        at = resolver.resolve(Place(address=address, kelurahan=kelurahan)).location
        rows.append(
            (*key, code, at.kelurahan_code, is_named(f"{kelurahan} {address}", names[code]))
        )
    return pd.DataFrame(rows, columns=["file", "key", "true", "found", "named"])


def texts_by_key(name: str) -> dict[tuple[str, str], tuple[str, str]]:
    rows, header = grid_of(name)
    where = {str(h): i for i, h in enumerate(rows[header])}
    keys = ("No. LKN", "ID Laporan", "No Register", "No RM", "No", "Kode")
    key = next(where[k] for k in keys if k in where)
    address = next(
        (where[c] for c in ("Alamat TKP", "Lokasi", "Alamat", "Tempat") if c in where), None
    )
    kelurahan = next((where[c] for c in ("Kelurahan", "Kelurahan Domisili") if c in where), None)

    def cell(row: list[object], index: int | None) -> str:
        return str(row[index] or "") if index is not None and index < len(row) else ""

    return {
        (name, str(row[key])): (cell(row, address), cell(row, kelurahan))
        for row in rows[header + 1 :]
        if key < len(row) and row[key] is not None
    }


def is_named(text: str, name: str) -> bool:
    """Tell whether a text, its street aside, holds a name but for at most two letters."""
    beyond = re.sub(r"\bJl\..*?(?=,|\s(?:No\.|Gg|Gang|R[Tt]))", "", text)
    plain, wanted = "".join(words(beyond)), "".join(words(name))
    return bool(fuzz.partial_ratio(wanted, plain) >= 100 * (1 - 2 / (2 * len(wanted))))


def test_a_named_kelurahan_is_found_even_misspelt(placed: pd.DataFrame) -> None:
    named = placed[placed["named"]]
    assert len(named) > 4000
    assert (named["found"] == named["true"]).mean() >= 0.995


def test_a_named_kelurahan_is_hardly_ever_wrong(placed: pd.DataFrame) -> None:
    named = placed[placed["named"]]
    wrong = named["found"].notna() & (named["found"] != named["true"])
    assert wrong.mean() <= 0.001


def test_coordinates_fall_in_the_kelurahan_they_were_drawn_at(
    shipped: Shipped, shared: Path
) -> None:
    labels = pd.read_csv(shared / "samples" / "office_2022_2024_labels.csv", dtype={"key": str})
    cases = labels[(labels["file"] == "ungkap_kasus.xlsx") & (labels["valid"] == True)]  # noqa: E712
    records = shipped.office.store.records("31.72")
    points = records[(records["kind"] == "incident/enforcement") & records["lon"].notna()]
    spots = set(zip(cases["lon"].round(4), cases["lat"].round(4), strict=True))
    near = [
        any((round(lon + i, 4), round(lat + j, 4)) in spots
            for i in (0, 1e-4, -1e-4) for j in (0, 1e-4, -1e-4))
        for lon, lat in zip(points["lon"].round(4), points["lat"].round(4), strict=True)
    ]  # fmt: skip
    assert sum(near) / len(near) >= 0.99
