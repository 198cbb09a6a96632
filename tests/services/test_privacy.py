"""No person survives: values planted in every personal column are nowhere afterwards."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from services.analysis import Analysis, Level
from services.cli import main
from services.errors import ServiceError
from services.exports import FORMATS, LAYERS, export
from services.ingest_report import write_ingest_report
from services.maps import render_map
from services.pipeline import FileReport, ingest
from services.reports import render_sheet
from services.wiring import Office
from tests.conftest import TOWN, TOWN_NAMES, analysis_of, make_town, write_csv

PERSONAL = {
    "Nama": "KENARINAMA", "Nama Tersangka": "KENARITSK bin KENARIAYAH", "NIK": "3172019988776655",
    "No HP": "081298765432", "No. Telp": "02187654321", "E-mail": "kenari@burung.example",
    "Tgl Lahir": "17/08/1945", "Tempat Lahir": "KENARIKOTA", "Umur": "4242", "JK": "KENARIJK",
    "Pekerjaan": "KENARIKERJA", "Alamat Tersangka": "Jl. KENARIRUMAH 77", "Alias": "KENARIALIAS",
    "Nama Ibu Kandung": "KENARIIBU", "Petugas": "KENARIPETUGAS", "No KTP": "3172018877665544",
    "Agama": "KENARIAGAMA", "No BPJS": "0001234987654", "Pelapor": "KENARILAPOR",
}  # fmt: skip
UNKNOWN = {"Catatan Khusus": "KENARICATATAN", "Hobi": "KENARIHOBI", "Xyz": "KENARIXYZ"}
IN_ADDRESS = (
    "NIK 3172017766554433, hp 081311223344, +62 857-1122-3344, kenari.alamat@burung.example, "
    "an. Kenariatasnama, Bpk. Kenaribapak, Kenarisatu bin Kenaridua, rumah Kenarirumah, "
    "kontrakan Ibu Kenarisiti, warung Pak Kenarikumis RT 3, KOS KENARIKOS, bengkel kenaribengkel, "
    "kediaman keluarga Kenaridiam Kenaridalam"
)
IN_CELL = "Kenarisel bin Kenarilain 081355667788"
SECRETS = (
    "kenari", "3172019988776655", "3172018877665544", "3172017766554433", "081298765432",
    "02187654321", "081311223344", "857-1122-3344", "081355667788", "burung.example",
    "17/08/1945", "1945-08-17", "0001234987654", "RAHASIA-7", "rahasia7",
)  # fmt: skip
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "ungkap_kasus": ("No LKN", {"Alamat TKP": "", "Jml Tsk": "2", "Instansi": IN_CELL,
                                "Barang Bukti": f"Sabu 1,5 gr milik {IN_CELL}; Kenarizat 3 gr"}),
    "laporan_masyarakat": ("ID Laporan", {"Lokasi": "", "Kanal": IN_CELL, "Jenis Laporan":
                           "Kenarisatu bin Kenaridua sering terlihat bertransaksi di sini malam"}),
    "razia": ("No", {"Alamat": "", "Jenis Tempat": IN_CELL, "Jml Diperiksa": "20",
                     "Jml Positif": "1"}),
    "asesmen_terpadu": ("No Register", {"Kelurahan": "", "Instansi Pengirim": IN_CELL,
                                        "Rekomendasi": "Rehabilitasi rawat jalan"}),
    "rehabilitasi": ("No RM", {"Domisili": "", "Zat": IN_CELL, "Sumber": IN_CELL}),
    "pascarehabilitasi": ("No RM", {"Domisili": "", "Zat": "Sabu", "Sumber": IN_CELL}),
    "skhpn": ("No SKHPN", {"Alamat Domisili": "", "Keperluan": IN_CELL}),
    "sosialisasi": ("No Kegiatan", {"Tempat": "", "Jenis Kegiatan": IN_CELL, "Sasaran": IN_CELL,
                                    "Jumlah Peserta": "30"}),
    "tes_urine": ("No", {"Lokasi": "", "Sasaran": IN_CELL, "Jml Diperiksa": "20",
                         "Jml Positif": "1"}),
}  # fmt: skip
PLACE_COLUMNS = ("Alamat TKP", "Lokasi", "Alamat", "Domisili", "Alamat Domisili", "Tempat")


def planted(folder: Path, name: str) -> Path:
    """Write a file of one kind with a secret in every place where one could be."""
    number, fields = KINDS[name]
    header = [number, "Tanggal", *fields, *PERSONAL, *UNKNOWN]
    rows = [
        [f"RAHASIA-7/{i}", f"{1 + i % 28:02}/0{1 + i % 9}/2024", *_filled(fields, i),
         *PERSONAL.values(), *UNKNOWN.values()]
        for i in range(24)
    ]  # fmt: skip
    rows.append([f"RAHASIA-7/x {IN_CELL}", "32/13/2024 KENARITANGGAL", *rows[0][2:]])
    return write_csv(folder / f"{name}_2024.csv", header, rows)


def _filled(fields: dict[str, str], row: int) -> Iterator[str]:
    kelurahan = TOWN_NAMES[row % 6]
    for column, text in fields.items():
        if column in PLACE_COLUMNS:
            yield f"Jl. Uji {row}, {IN_ADDRESS}, Kel. {kelurahan}"
        else:
            yield text or kelurahan


@dataclass(frozen=True)
class Planted:
    office: Office
    reports: list[FileReport]
    folder: Path
    log: str
    analyses: dict[Level, Analysis]


@pytest.fixture(scope="module")
def office_with_secrets(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("rahasia")
    office = make_town(folder / "home", store=str(folder / "kantor.sqlite"))
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger().addHandler(handler)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        reports = ingest([planted(folder / "in", name) for name in KINDS], office.intake())
        analyses = {level: analysis_of(office, level) for level in Level}
    finally:
        logging.getLogger().setLevel(level)
        logging.getLogger().removeHandler(handler)
    return Planted(office, reports, folder, heard.getvalue(), analyses)


def betrayed(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def test_the_planted_files_went_in(office_with_secrets: Planted) -> None:
    assert [(r.file, r.error and r.error.says("en")) for r in office_with_secrets.reports
            if r.error or not r.records] == []  # fmt: skip


def test_no_secret_is_in_the_bytes_of_the_store(office_with_secrets: Planted) -> None:
    files = sorted(office_with_secrets.folder.glob("kantor.sqlite*"))
    assert files
    assert [betrayed(f.read_bytes().decode("latin-1")) for f in files] == [[]] * len(files)


def test_no_secret_is_in_the_records(office_with_secrets: Planted) -> None:
    assert betrayed(office_with_secrets.office.store.records(TOWN).to_csv()) == []


def test_no_secret_is_in_the_review_list(office_with_secrets: Planted) -> None:
    assert betrayed(repr(office_with_secrets.office.desk.waiting())) == []


def test_no_secret_is_among_the_places_that_were_learned(office_with_secrets: Planted) -> None:
    office_with_secrets.office.learn()
    learned = office_with_secrets.folder.rglob("gazetteer/*.csv")
    assert betrayed(" ".join(path.read_text("utf-8") for path in learned)) == []


def test_no_secret_is_in_the_log(office_with_secrets: Planted) -> None:
    assert betrayed(office_with_secrets.log) == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_secret_is_in_what_is_told_of_a_file(office_with_secrets: Planted, lang: str) -> None:
    told = json.dumps([r.as_data(lang) for r in office_with_secrets.reports], default=str)
    assert betrayed(told) == []


def test_no_secret_is_in_the_ingest_report(office_with_secrets: Planted, tmp_path: Path) -> None:
    book = load_workbook(write_ingest_report(office_with_secrets.reports, tmp_path / "a.xlsx"))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    assert betrayed(" ".join(cells)) == []


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("file_format", FORMATS)
def test_no_secret_is_in_any_layer_of_any_format(
    office_with_secrets: Planted, tmp_path: Path, level: Level, layer: str, file_format: str
) -> None:
    path = tmp_path / f"a.{file_format}"
    try:
        export(office_with_secrets.analyses[level], layer, file_format, path)
        text = _text_of(path)
    except ServiceError as refusal:
        text = refusal.says("id") + refusal.says("en")
    assert betrayed(text) == []


def _text_of(path: Path) -> str:
    if path.suffix == ".gpkg":
        return path.read_bytes().decode("latin-1")
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    return " ".join(
        str(c.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for c in row
    )


@pytest.mark.parametrize("level", Level)
def test_no_secret_is_on_the_map(office_with_secrets: Planted, level: Level) -> None:
    assert betrayed(render_map(office_with_secrets.analyses[level])) == []


@pytest.mark.parametrize("level", Level)
def test_no_secret_is_in_the_sheet(office_with_secrets: Planted, level: Level) -> None:
    pdf = render_sheet(office_with_secrets.analyses[level])
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert betrayed(text + pdf.decode("latin-1")) == []


@pytest.mark.parametrize("name", KINDS)
def test_no_secret_is_told_on_the_command_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make_town(tmp_path / "home")
    monkeypatch.setenv("BERSINAR_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit):
        main(["ingest", str(planted(tmp_path, name)), "--json", "--city", TOWN])
    told = capfd.readouterr()
    assert betrayed(told.out + told.err) == []


def test_an_unexpected_failure_tells_no_value(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError(f"bad value {IN_ADDRESS}")

    make_town(tmp_path / "home")
    monkeypatch.setenv("BERSINAR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("services.cli.intake.ingest", fails)
    with pytest.raises(SystemExit) as ended:
        main(["ingest", "a.csv", "--city", TOWN])
    told = capfd.readouterr()
    assert ended.value.code == 1
    assert betrayed(told.out + told.err) == []


def test_a_geocoded_table_leaves_personal_columns_out(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_town(tmp_path / "home")
    monkeypatch.setenv("BERSINAR_HOME", str(tmp_path / "home"))
    rows = [[f"Jl. Uji, Kel. {TOWN_NAMES[0]}", *PERSONAL.values()]]
    path = write_csv(tmp_path / "alamat.csv", ["Alamat", *PERSONAL], rows)
    out = tmp_path / "hasil.csv"
    with pytest.raises(SystemExit):
        main(["geocode", str(path), "--address", "Alamat", "--out", str(out), "--city", TOWN])
    told = capfd.readouterr()
    assert betrayed(out.read_text("utf-8") + told.out + told.err) == []
