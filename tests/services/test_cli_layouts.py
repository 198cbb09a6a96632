"""Layouts on the command line: shown, corrected, remembered; rejected rows mended; forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from services.records import RECORD_KINDS
from tests.conftest import TOWN_NAMES, write_csv
from tests.services.test_cli import Run, run

__all__ = ["run"]  # a fixture
CASES = ("No LKN", "Tanggal", "Alamat TKP", "Nama Tersangka", "Barang Bukti")
ODD = ("K1", "K2", "K3")
ODD_ROWS = [("A/1", "01/03/2024", "Kel. Sekarwangi"), ("A/2", "31/02/2024", "Kel. Rimbasari")]
COLUMNS = {"K1": "number", "K2": "date", "K3": "address"}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    rows = [
        (f"LKN/{n}", day, "Kel. Sekarwangi", "KENARI", "Sabu 1 gr")
        for n, day in enumerate(("01/03/2024", "31/02/2024", "02/03/2024", ""))
    ]
    return write_csv(tmp_path / "kasus.csv", CASES, rows)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "aneh.csv", ODD, ODD_ROWS)


def corrected(run: Run, odd: Path) -> Path:
    """Write the mapping of an odd file as shown, and correct it by hand as a person does."""
    path = odd.with_name("pemetaan.json")
    assert run("columns", odd, "--out", path).code == 0
    data = json.loads(path.read_text(encoding="utf-8"))
    assert set(data["columns"]) == set(ODD)
    data["kind"], data["columns"] = "incident/residents", COLUMNS
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return list(sheet.iter_rows(values_only=True))


def test_columns_show_what_they_are_taken_for_with_samples(run: Run, cases: Path) -> None:
    view = {c["header"]: c for c in run("columns", cases, "--json").data["layouts"][0]["view"]}
    assert (view["Tanggal"]["field"], view["Tanggal"]["confidence"]) == ("date", 1.0)
    assert view["Barang Bukti"]["samples"] == ["Sabu 1 gr"]


def test_columns_show_nothing_of_persons(run: Run, cases: Path) -> None:
    told = run("columns", cases)
    assert "person" in told.out
    assert "KENARI" not in told.out + told.err


def test_columns_of_a_layout_nobody_could_guess_are_shown_to_be_mapped(run: Run, odd: Path) -> None:
    told = run("columns", odd, "--json")
    assert (told.code, told.data["layouts"][0]["kind"]) == (0, None)
    assert set(told.data["layouts"][0]["columns"]) == set(ODD)


def test_a_file_without_any_table_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "angka.csv"
    bad.write_text("1;2\n3;4\n", encoding="utf-8")
    told = run("columns", bad)
    assert (told.code, len(told.err.splitlines())) == (2, 1)


def test_a_corrected_mapping_takes_the_file_in(run: Run, odd: Path) -> None:
    (report,) = run("ingest", odd, "--mapping", corrected(run, odd), "--json").data["files"]
    assert (report["records"], report["rejections"]) == (1, 1)


def test_a_mapping_is_remembered_for_the_next_file_of_its_layout(
    run: Run, odd: Path, tmp_path: Path
) -> None:
    run("ingest", odd, "--mapping", corrected(run, odd))
    later = write_csv(tmp_path / "bulan depan.csv", ODD, [("A/9", "01/04/2024", "Kel. Rimbasari")])
    (report,) = run("ingest", later, "--json").data["files"]
    assert (report["kind"], report["records"]) == ("incident", 1)


def test_columns_show_the_mapping_that_is_remembered(run: Run, odd: Path) -> None:
    run("ingest", odd, "--mapping", corrected(run, odd))
    (shown,) = run("columns", odd, "--json").data["layouts"]
    assert (shown["remembered"], shown["columns"]) == (True, COLUMNS)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"columns": {"K1": "zodiak"}}'])
def test_a_mapping_that_is_none_is_refused_in_one_line(
    run: Run, odd: Path, tmp_path: Path, text: str
) -> None:
    bad = tmp_path / "rusak.json"
    bad.write_text(text, encoding="utf-8")
    told = run("ingest", odd, "--mapping", bad)
    assert (told.code, len(told.err.splitlines())) == (2, 1)


def test_rejected_rows_come_back_with_persons_blank(run: Run, cases: Path, tmp_path: Path) -> None:
    run("ingest", cases)
    out = tmp_path / "perbaiki.xlsx"
    assert run("rejected", 1, "--source", cases, "--out", out, "--json").data["rows"] == 2
    header, *rows = rows_of(out)
    assert header[: len(CASES)] == CASES
    assert [row[0] for row in rows] == ["LKN/1", "LKN/3"]
    assert {row[CASES.index("Nama Tersangka")] for row in rows} == {None}


def test_a_mended_workbook_brings_the_mended_rows_and_nothing_twice(
    run: Run, cases: Path, tmp_path: Path
) -> None:
    run("ingest", cases)
    out = tmp_path / "perbaiki.xlsx"
    run("rejected", 1, "--source", cases, "--out", out)
    book = openpyxl.load_workbook(out)
    book.worksheets[0].cell(2, 2).value = "29/02/2024"
    book.save(out)
    (report,) = run("ingest", out, "--json").data["files"]
    assert (report["rows"], report["records"], report["rejections"]) == (2, 1, 1)
    assert run("ingest", out, "--json").data["files"][0]["records"] == 0


def test_rejected_rows_of_a_mapped_layout_come_back(run: Run, odd: Path, tmp_path: Path) -> None:
    run("ingest", odd, "--mapping", corrected(run, odd))
    run("rejected", 1, "--source", odd, "--out", tmp_path / "p.xlsx")
    assert [row[0] for row in rows_of(tmp_path / "p.xlsx")] == ["K1", "A/2"]


def test_a_column_that_a_mapping_calls_a_persons_comes_back_blank(
    run: Run, odd: Path, tmp_path: Path
) -> None:
    mapping = corrected(run, odd)
    data = json.loads(mapping.read_text(encoding="utf-8"))
    data["columns"]["K1"] = "person"
    mapping.write_text(json.dumps(data), encoding="utf-8")
    run("ingest", odd, "--mapping", mapping)
    run("rejected", 1, "--source", odd, "--out", tmp_path / "p.xlsx")
    assert rows_of(tmp_path / "p.xlsx")[1][0] is None


def test_rejected_rows_of_a_renamed_file_come_back(run: Run, cases: Path, tmp_path: Path) -> None:
    run("ingest", cases)
    renamed = cases.rename(tmp_path / "kasus (1).csv")
    run("rejected", 1, "--source", renamed, "--out", tmp_path / "p.xlsx")
    assert len(rows_of(tmp_path / "p.xlsx")) == 3


def test_the_rejected_rows_of_another_file_are_refused(
    run: Run, cases: Path, odd: Path, tmp_path: Path
) -> None:
    run("ingest", cases)
    told = run("rejected", 1, "--source", odd, "--out", tmp_path / "p.xlsx")
    assert (told.code, (tmp_path / "p.xlsx").exists()) == (2, False)


def test_the_rejected_rows_of_a_file_in_a_zipped_folder_are_written_from_the_folder(
    run: Run, cases: Path, tmp_path: Path
) -> None:
    with ZipFile(tmp_path / "kiriman.zip", "w") as archive:
        archive.write(cases, cases.name)
    run("ingest", tmp_path / "kiriman.zip")
    told = run("rejected", 1, "--source", tmp_path / "kiriman.zip", "--out", tmp_path / "p.xlsx")
    assert (told.code, (tmp_path / "p.xlsx").exists()) == (0, True)


def test_rejected_rows_of_no_import_are_refused(run: Run, cases: Path, tmp_path: Path) -> None:
    assert run("rejected", 7, "--source", cases, "--out", tmp_path / "p.xlsx").code == 2


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_form_is_written_for_every_kind(run: Run, kind: str, tmp_path: Path) -> None:
    told = run("template", kind, "--out", tmp_path / "f.xlsx", "--json")
    assert told.data["kind"] == kind
    header = [c.value for c in openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0][2]]
    assert "Kelurahan" in " ".join(map(str, header))


def test_a_filled_form_goes_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "razia.xlsx"
    run("template", "raid", "--out", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    named = {c.value: c.column for c in sheet[2]}
    for header, value in {"No": 1, "Tanggal": "05/03/2024", "Kelurahan": TOWN_NAMES[1],
                          "Jenis Tempat": "Karaoke", "Jumlah Diperiksa": 30}.items():  # fmt: skip
        sheet.cell(4, named[header]).value = value
    book.save(path)
    (report,) = run("ingest", path, "--json").data["files"]
    assert (report["kind"], report["records"], report["precision"]) == (
        "raid", 1, {"kelurahan": 1},
    )  # fmt: skip


def test_a_form_of_an_unknown_kind_is_refused_with_the_choices(run: Run, tmp_path: Path) -> None:
    told = run("template", "gosip", "--out", tmp_path / "f.xlsx")
    assert told.code == 2
    assert "raid/effort" in told.err


def test_columns_say_what_the_import_will_say(run: Run, tmp_path: Path) -> None:
    rows = [(f"LKN/{n}", "02/03/2024", "Kel. Sekarwangi", "KENARI", "Sabu 1 gr") for n in range(3)]
    path = write_csv(tmp_path / "kasus.csv", CASES, rows)
    said = run("columns", path, "--json").data["layouts"][0]["notes"]
    assert said == run("ingest", path, "--json").data["files"][0]["notes"] != []
    assert f"! {said[0]}" in run("columns", path).out
