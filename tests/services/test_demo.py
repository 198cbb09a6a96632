"""The demo leaves everything an office hands on, and says in five lines what it found."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from services.cli import main
from services.demo import Outcome, sample_files, write_outputs
from services.errors import NotFound
from services.exports import SIMULATED
from tests.conftest import Shipped

FILES = (
    "map.html", "lembar.pdf", "layers/kelurahan.geojson", "layers/cells.geojson", "ranking.csv",
    "ranking.xlsx", "ingest_report.xlsx", "summary.txt",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "out"


@pytest.fixture(scope="module")
def outcome(shipped: Shipped, folder: Path) -> Outcome:
    return write_outputs(shipped.published, list(shipped.reports.values()), folder)


@pytest.mark.parametrize("name", FILES)
def test_the_demo_makes_a_file(outcome: Outcome, folder: Path, name: str) -> None:
    assert (folder / name).stat().st_size > 100
    assert folder / name in outcome.files


def test_the_summary_has_five_lines(outcome: Outcome, folder: Path) -> None:
    assert (folder / "summary.txt").read_text("utf-8").splitlines() == outcome.summary
    assert len(outcome.summary) == 5


@pytest.mark.parametrize(
    "words", ["5972 baris", "5925 catatan", "46 ditolak", "1 berulang", "118", "173", "1.839"]
)
def test_the_summary_says_what_was_found(outcome: Outcome, words: str) -> None:
    assert words in " ".join(outcome.summary)


def test_the_summary_says_what_to_open_next(outcome: Outcome, folder: Path) -> None:
    assert str(folder / "map.html") in outcome.summary[-1]


def test_the_summary_speaks_english_on_request(shipped: Shipped, tmp_path: Path) -> None:
    made = write_outputs(shipped.published, [], tmp_path, lang="en")
    assert made.summary[-1].startswith("Open next")


@pytest.mark.parametrize("name", ["map.html", "ranking.csv", "layers/cells.geojson", "summary.txt"])
def test_every_output_says_that_it_is_simulated(outcome: Outcome, folder: Path, name: str) -> None:
    assert SIMULATED.split(" / ")[0] in (folder / name).read_text("utf-8-sig")


def test_the_ingest_report_lists_the_sample(outcome: Outcome, folder: Path) -> None:
    assert load_workbook(folder / "ingest_report.xlsx")["Berkas"].max_row == 11


def test_the_sample_ships_ten_files(shipped: Shipped) -> None:
    assert len(sample_files(shipped.office.settings.data_dirs)) == 10


def test_a_missing_sample_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        sample_files((tmp_path,))


def test_the_command_runs_to_its_end_and_leaves_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BERSINAR_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--out", str(tmp_path / "out")])
    assert ended.value.code in (0, None)
    assert len(capfd.readouterr().out.splitlines()) == 5
    assert {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.*")} >= {
        *FILES
    }
    assert not (tmp_path / "home").exists()
