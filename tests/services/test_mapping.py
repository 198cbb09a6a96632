"""What a table's columns are taken for can be seen, corrected and is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from services.errors import BadRequest, UnreadableFile
from services.intake.layout import Table, find_table
from services.intake.mapping import (
    Mapping,
    mapping_from,
    mapping_of,
    read_mappings,
    signature,
    view_columns,
)
from services.intake.readers import Sheet
from services.pipeline import Wish, ingest
from services.records import RECORD_KINDS
from services.wiring import Office
from tests.conftest import TOWN_NAMES, write_csv

HEADER = ("ID Laporan", "Tanggal", "Lokasi", "Nama Pelapor", "Kanal", "Sembarang")
ROW = ("LM-1", "01/03/2024", f"Kel. {TOWN_NAMES[0]}", "WAWAN", "WhatsApp", "rahasia")
ODD_HEADER = ("Kolom A", "Kolom B", "Kolom C")
ODD_ROW = ("7", "01/03/2024", TOWN_NAMES[2])
ODD_MAPPING = Mapping(
    RECORD_KINDS["incident/residents"],
    {"Kolom A": "number", "Kolom B": "date", "Kolom C": "kelurahan"},
)


def table() -> Table:
    found = find_table(Sheet("Data", iter([list(HEADER), list(ROW)])))
    assert found is not None
    return found


def test_a_column_shows_what_it_is_taken_for() -> None:
    assert {v.header: v.field for v in view_columns(table())} == {
        "ID Laporan": "number", "Tanggal": "date", "Lokasi": "address", "Nama Pelapor": "person",
        "Kanal": "report_channel", "Sembarang": "ignored",
    }  # fmt: skip


@pytest.mark.parametrize("header", ["Nama Pelapor", "Sembarang"])
def test_columns_of_persons_and_unknown_ones_show_no_sample(header: str) -> None:
    assert next(v.samples for v in view_columns(table()) if v.header == header) == ()


def test_a_known_column_shows_a_sample() -> None:
    assert next(v.samples for v in view_columns(table()) if v.header == "Kanal") == ("WhatsApp",)


def test_where_clients_live_shows_no_sample() -> None:
    rows = iter([["Kode", "Domisili"], ["K-1", "Jl. Uji 1 Kel. Lagoa"], ["K-2", "Kel. Koja"]])
    found = find_table(Sheet("Data", rows))
    assert found is not None
    assert [v.samples for v in view_columns(found) if v.field == "domicile"] == [()]


def test_a_mapping_survives_its_file(tmp_path: Path) -> None:
    mapping = mapping_of(table(), "laporan_masyarakat")
    assert mapping_from(mapping.as_data()) == mapping


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadRequest):
        mapping_from({"kind": None, "columns": {"Tanggal": "hari_apa"}})


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadRequest):
        mapping_from({"kind": "pesta", "columns": {}})


def test_what_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pemetaan.json").write_text("bukan json")
    with pytest.raises(UnreadableFile):
        read_mappings(tmp_path / "pemetaan.json")


def test_an_ignored_column_is_not_read() -> None:
    changed = Mapping(None, {"Kanal": "ignored"}).apply(table())
    assert "report_channel" not in changed.fields


def test_a_layout_is_recognised_whatever_its_marks_and_case() -> None:
    assert signature(["No. LKN", "Tgl"]) == signature(["no lkn", "TANGGAL"])


def odd(folder: Path, name: str) -> Path:
    return write_csv(folder / name, ODD_HEADER, [ODD_ROW])


def test_a_table_nobody_could_guess_goes_in_with_a_mapping(town: Office, tmp_path: Path) -> None:
    (report,) = ingest([odd(tmp_path, "a.csv")], town.intake(), Wish(mappings=(ODD_MAPPING,)))
    assert (report.error, report.kind, report.records) == (None, "incident", 1)


def test_a_mapping_given_once_is_remembered_for_the_layout(town: Office, tmp_path: Path) -> None:
    ingest([odd(tmp_path, "a.csv")], town.intake(), Wish(mappings=(ODD_MAPPING,)))
    path = write_csv(tmp_path / "b.csv", ODD_HEADER, [("8", "02/03/2024", TOWN_NAMES[1])])
    (report,) = ingest([path], town.intake())
    assert (report.error, report.records) == (None, 1)


def test_a_dry_run_remembers_nothing(town: Office, tmp_path: Path) -> None:
    ingest([odd(tmp_path, "a.csv")], town.intake(), Wish(mappings=(ODD_MAPPING,), dry_run=True))
    assert town.store.mapping(signature(list(ODD_HEADER))) is None


OTHER_HEADER = ("Hal 1", "Kolom B", "Hal 3", "Hal 4")
OTHER_ROW = ("9", "04/03/2024", TOWN_NAMES[1], "x")
OTHER_MAPPING = Mapping(
    RECORD_KINDS["incident/residents"],
    {"Hal 1": "number", "Kolom B": "date", "Hal 3": "kelurahan", "Hal 4": "ignored"},
)


def two_layouts(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for name, rows in (("Satu", (ODD_HEADER, ODD_ROW)), ("Dua", (OTHER_HEADER, OTHER_ROW))):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / "buku.xlsx")
    return folder / "buku.xlsx"


def test_each_layout_of_a_workbook_goes_in_with_its_own_mapping(
    town: Office, tmp_path: Path
) -> None:
    wish = Wish(mappings=(OTHER_MAPPING, ODD_MAPPING))
    (report,) = ingest([two_layouts(tmp_path)], town.intake(), wish)
    assert (report.error, report.records) == (None, 2)


def test_each_layout_of_a_workbook_is_remembered(town: Office, tmp_path: Path) -> None:
    ingest([two_layouts(tmp_path)], town.intake(), Wish(mappings=(OTHER_MAPPING, ODD_MAPPING)))
    known = [town.store.mapping(signature(list(h))) for h in (ODD_HEADER, OTHER_HEADER)]
    assert [mapping_from(json.loads(text or "")) for text in known] == [ODD_MAPPING, OTHER_MAPPING]


def test_a_mapping_said_of_one_file_is_not_used_for_another(town: Office, tmp_path: Path) -> None:
    files = [odd(tmp_path, "a.csv"), odd(tmp_path, "b.csv")]
    wish = Wish(mappings=(replace(ODD_MAPPING, file="a.csv"),), dry_run=True)
    assert [report.records for report in ingest(files, town.intake(), wish)] == [1, 0]
