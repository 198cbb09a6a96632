"""The command line: results on stdout, one clear line on bad input, both languages."""

from __future__ import annotations

import csv
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from services.cli import main
from services.cli.main import build
from tests.conftest import (
    REPORT_HEADER,
    TOWN,
    TOWN_NAMES,
    make_town,
    report_rows,
    town_boundaries,
    town_files,
    write_csv,
)
from tests.services.test_pipeline import DAY, NOWHERE, SPOILT


@dataclass(frozen=True)
class Told:
    """Hold what a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Told]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return the command line of the made-up city, its home and store in a folder of its own."""
    make_town(tmp_path / "home")
    monkeypatch.setenv("BERSINAR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BERSINAR_CITY", TOWN)
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> Told:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        told = capfd.readouterr()
        return Told(int(ended.value.code or 0), told.out, told.err)

    return command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    rows = report_rows({(0, DAY): 3, (4, DAY): 2})
    return write_csv(tmp_path / "laporan.csv", REPORT_HEADER, [*rows, NOWHERE, SPOILT, rows[0]])


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """Return the command line of a store with two years of files."""
    assert run("ingest", *town_files(tmp_path / "in")).code == 0
    return run


def commands() -> Iterator[list[str]]:
    def walk(command: Any, path: list[str]) -> Iterator[list[str]]:
        yield path
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, [*path, name])

    yield from walk(build(), [])


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_command_has_help_in_each_language(run: Run, path: list[str], lang: str) -> None:
    told = run(*path, "--help", "--lang", lang)
    assert told.code == 0
    assert "||" not in told.out
    assert ("Language." in told.out) is (lang == "en")


def test_ingest_counts_each_file(run: Run, reports: Path) -> None:
    (file,) = run("ingest", reports, "--json").data["files"]
    assert {k: file[k] for k in ("file", "kind", "channel", "rows", "records", "rejections",
                                 "duplicates")} == {
        "file": "laporan.csv", "kind": "incident", "channel": "residents", "rows": 8,
        "records": 6, "rejections": 1, "duplicates": 1,
    }  # fmt: skip


def test_ingest_says_which_rows_were_rejected_and_what_to_do(run: Run, reports: Path) -> None:
    (file,) = run("ingest", reports, "--json", "--lang", "en").data["files"]
    (rejected,) = file["rejected_rows"]
    assert (rejected["row"], rejected["field"]) == (8, "date")
    assert rejected["advice"].startswith("Give the date")


def test_a_dry_run_keeps_nothing(run: Run, reports: Path) -> None:
    run("ingest", reports, "--dry-run")
    assert run("imports", "list", "--json").data == {"imports": []}


def test_ingest_writes_a_report(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports, "--report", tmp_path / "laporan.xlsx")
    assert (tmp_path / "laporan.xlsx").stat().st_size > 1000


def test_progress_goes_to_stderr(run: Run, reports: Path) -> None:
    assert "laporan.csv: 8\n" in run("ingest", reports, "--json").err


def test_a_bad_file_among_good_ones_ends_with_2_and_keeps_the_good(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    (tmp_path / "kosong.csv").touch()
    told = run("ingest", tmp_path / "kosong.csv", reports, "--json")
    assert told.code == 2
    assert [bool(f.get("error")) for f in told.data["files"]] == [True, False]
    assert len(run("imports", "list", "--json").data["imports"]) == 1


BAD_INPUT: list[list[str]] = [
    ["rank", "--out", "a.csv"],
    ["rank", "--out", "a.docx"],
    ["map", "--out", "a.html", "--period", "kemarin"],
    ["map", "--out", "a.html", "--period", "2024-12-31/2024-01-01"],
    ["analyse", "--out", "hasil", "--unit", "rt"],
    ["export", "jalan", "--out", "a.geojson"],
    ["imports", "withdraw", "99"],
    ["restore", "tidak-ada.sqlite"],
    ["boundaries", "add", "tidak-ada.shp", "--code-field", "kode", "--name-field", "nama"],
    ["geocode", "tidak-ada.csv", "--address", "Alamat", "--out", "a.csv"],
    ["ingest", "tidak-ada.csv", "--kind", "gosip"],
    ["serve", "--host", "0.0.0.0"],
    ["map", "--out", "a.html", "--city", "3175"],
    ["map", "--out", "a.html", "--store", "mysql://x:rahasia@h/d"],
]


@pytest.mark.parametrize("arguments", BAD_INPUT, ids=" ".join)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_bad_input_ends_with_2_and_one_clear_line(
    run: Run, arguments: list[str], lang: str
) -> None:
    told = run(*arguments, "--lang", lang)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("bersinar: ")
    assert len(told.err.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_told_in_one_line(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = run("serve", "--port", str(taken.getsockname()[1]))
    assert (told.code, told.err.count("--port"), len(told.err.strip().splitlines())) == (2, 1, 1)


@pytest.mark.parametrize("arguments", [["ingest"], ["rank"], ["gosip"], ["map", "--gosip"]])
def test_a_wrong_command_line_ends_with_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_bad_numbers_in_the_environment_end_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BERSINAR_PORT", "banyak")
    told = run("imports", "list")
    assert told.code == 2
    assert "PORT" in told.err.upper()


def test_imports_are_listed(run: Run, reports: Path) -> None:
    run("ingest", reports)
    (entry,) = run("imports", "list", "--json").data["imports"]
    assert (entry["import"], entry["file"], entry["records"]) == (1, "laporan.csv", 6)


def test_an_import_is_withdrawn(run: Run, reports: Path) -> None:
    run("ingest", reports)
    assert run("imports", "withdraw", "1", "--json").data == {"import": 1, "records_removed": 6}
    assert run("imports", "list", "--json").data["imports"][0]["withdrawn_at"]


def test_a_backup_is_restored(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    run("backup", tmp_path / "cadangan.sqlite")
    run("imports", "withdraw", "1")
    assert run("restore", tmp_path / "cadangan.sqlite", "--json").data["records"] == 6


def test_restoring_keeps_what_was_there_aside(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    run("backup", tmp_path / "cadangan.sqlite")
    run("restore", tmp_path / "cadangan.sqlite")
    assert list((tmp_path / "home").glob("bersinar.sqlite.before-*"))


def test_a_backup_overwrites_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    assert run("backup", reports).code == 2


def test_addresses_of_a_table_are_placed(run: Run, tmp_path: Path) -> None:
    rows = [[7, f"Jl. Uji, Kel. {TOWN_NAMES[1]}"], [8, "Jl. Antah Berantah"]]
    path = write_csv(tmp_path / "alamat.csv", ["Nomor", "Alamat"], rows)
    told = run("geocode", path, "--address", "Alamat", "--out", tmp_path / "hasil.csv", "--json")
    assert (told.data["rows"], told.data["placed"]) == (2, 1)
    found = list(csv.DictReader((tmp_path / "hasil.csv").read_text("utf-8").splitlines()))
    assert list(found[0]) == [
        "Nomor", "Alamat", "lon", "lat", "precision", "method", "kelurahan_code", "kelurahan",
        "confidence",
    ]  # fmt: skip
    assert [row["kelurahan"] for row in found] == [TOWN_NAMES[1], ""]


@pytest.fixture
def running(tmp_path: Path) -> Path:
    """Return a table whose header and cell would run in a spreadsheet program."""
    return write_csv(tmp_path / "alamat.csv", ("Alamat", "=catatan"), [("Jl. A", "=1+1")])


def test_a_placed_csv_holds_no_formula(run: Run, running: Path, tmp_path: Path) -> None:
    run("geocode", running, "--address", "Alamat", "--out", tmp_path / "hasil.csv")
    rows = csv.reader((tmp_path / "hasil.csv").read_text("utf-8").splitlines())
    assert [row[1] for row in rows] == ["'=catatan", "'=1+1"]


def test_a_placed_workbook_holds_no_formula(run: Run, running: Path, tmp_path: Path) -> None:
    run("geocode", running, "--address", "Alamat", "--out", tmp_path / "hasil.xlsx")
    (column,) = load_workbook(tmp_path / "hasil.xlsx").worksheets[0].iter_cols(2, 2)
    assert [(c.value, c.data_type) for c in column] == [("=catatan", "s"), ("=1+1", "s")]


def test_a_missing_address_column_is_refused_with_the_ones_there_are(
    run: Run, reports: Path
) -> None:
    told = run("geocode", reports, "--address", "Alamat", "--out", "a.csv")
    assert told.code == 2
    assert "Lokasi" in told.err


def test_analyse_writes_tables_and_ranking(filled: Run, tmp_path: Path) -> None:
    told = filled("analyse", "--out", tmp_path / "hasil", "--json")
    assert {Path(f).name for f in told.data["files"]} == {
        "kelurahan.geojson", "kelurahan.csv", "ranking.csv",
    }  # fmt: skip
    assert told.data["totals"]["reports"] > 0


def test_analyse_writes_cells_on_request(filled: Run, tmp_path: Path) -> None:
    filled("analyse", "--out", tmp_path / "hasil", "--unit", "cell")
    assert (tmp_path / "hasil" / "cells.geojson").exists()


def ranked(run: Run, folder: Path, seed: int) -> bytes:
    run("rank", "--out", folder / "ranking.csv", "--seed", seed)
    return (folder / "ranking.csv").read_bytes()


def test_a_seed_fixes_the_ranking(filled: Run, tmp_path: Path) -> None:
    assert ranked(filled, tmp_path, 7) == ranked(filled, tmp_path, 7)
    assert ranked(filled, tmp_path, 7) != ranked(filled, tmp_path, 8)


def test_rank_writes_every_kelurahan(filled: Run, tmp_path: Path) -> None:
    told = filled("rank", "--out", tmp_path / "ranking.xlsx", "--json")
    assert len(told.data["ranking"]) == 6


def test_export_writes_a_layer(filled: Run, tmp_path: Path) -> None:
    told = filled("export", "kelurahan", "--out", tmp_path / "a.geojson", "--json")
    assert told.data["layer"] == "kelurahan"
    assert (tmp_path / "a.geojson").exists()


def test_what_may_not_be_published_is_refused(filled: Run, tmp_path: Path) -> None:
    told = filled("export", "points", "--out", tmp_path / "a.geojson", "--publish")
    assert (told.code, len(told.err.strip().splitlines())) == (2, 1)
    assert not (tmp_path / "a.geojson").exists()


def test_a_published_period_must_be_a_fixed_one(filled: Run, tmp_path: Path) -> None:
    period = "2024-02-01/2024-06-30"
    told = filled("map", "--out", tmp_path / "a.html", "--period", period, "--publish")
    assert told.code == 2


def test_map_writes_one_file(filled: Run, tmp_path: Path) -> None:
    assert filled("map", "--out", tmp_path / "sub" / "peta.html").code == 0
    assert "Kota Uji" in (tmp_path / "sub" / "peta.html").read_text("utf-8")


def test_a_store_is_named_on_the_line_or_by_environment(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", reports, "--store", tmp_path / "lain.sqlite")
    assert run("imports", "list", "--json").data["imports"] == []
    monkeypatch.setenv("BERSINAR_STORE", str(tmp_path / "lain.sqlite"))
    assert len(run("imports", "list", "--json").data["imports"]) == 1


def test_options_may_stand_before_the_command(run: Run) -> None:
    assert run("--json", "--lang", "en", "imports", "list").data == {"imports": []}


@pytest.mark.parametrize(("lang", "words"), [("id", "Belum ada impor."), ("en", "No imports yet.")])
def test_messages_come_in_the_readers_language(run: Run, lang: str, words: str) -> None:
    assert run("imports", "list", "--lang", lang).out.strip() == words


def test_cities_are_listed(run: Run) -> None:
    codes = [c["code"] for c in run("boundaries", "list", "--json").data["cities"]]
    assert {TOWN, "31.72"} <= set(codes)


def test_a_city_is_added_and_used(run: Run, tmp_path: Path) -> None:
    frame = town_boundaries().frame[["code", "name", "geometry"]]
    frame = frame.assign(code=frame["code"].str.replace("31.79", "31.89"))
    frame.to_file(tmp_path / "kota.gpkg", driver="GPKG")
    told = run(
        "boundaries", "add", tmp_path / "kota.gpkg", "--city", "31.89", "--code-field", "code",
        "--name-field", "name", "--json",
    )  # fmt: skip
    assert told.data["kelurahan"] == 6
    assert "penduduk" in told.err
    rows = report_rows({(0, DAY): 9})
    run("ingest", write_csv(tmp_path / "a.csv", REPORT_HEADER, rows), "--city", "31.89")
    assert run("map", "--city", "31.89", "--out", tmp_path / "peta.html").code == 0


def test_a_second_city_without_population_has_no_ranking_and_says_so(
    run: Run, tmp_path: Path
) -> None:
    make_town(tmp_path / "home", with_people=False)
    run("ingest", *town_files(tmp_path / "in"))
    told = run("rank", "--out", tmp_path / "a.csv")
    assert (told.code, len(told.err.strip().splitlines())) == (2, 1)


def test_the_installed_command_ends_with_2_and_one_line(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("bersinar")
    done = subprocess.run(
        [str(command), "ingest", str(tmp_path / "tidak-ada.xlsx")],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        env={**os.environ, "BERSINAR_HOME": str(tmp_path), "BERSINAR_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == 2
    assert "tidak-ada.xlsx" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
