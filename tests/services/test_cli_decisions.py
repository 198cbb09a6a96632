"""The commands of decisions and evidence: exit codes, JSON alone on stdout, files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from services.cli.options import quiet_solver
from tests.conftest import REPORT_HEADER, TOWN_CODES, TOWN_NAMES, report_rows, write_csv
from tests.services.test_backtests import save
from tests.services.test_cli import Run, Told, filled, run
from tests.services.test_pipeline import DAY

__all__ = ["filled", "run"]  # fixtures
BACKTEST = ("--time", "waktu", "--lon", "bujur", "--lat", "lintang", "--train-until", "2023-06-30",
            "--res", "8", "--out", "uji")  # fmt: skip


@pytest.fixture
def chosen(filled: Run) -> Told:
    return filled("choose", "--k", 2, "--out", "pilihan", "--json")


def test_a_choice_is_json_alone_on_stdout(chosen: Told) -> None:
    assert len(chosen.data["choice"]["codes"]) == 2


def test_a_choice_writes_its_files(chosen: Told) -> None:
    assert all(Path(f).is_file() for f in chosen.data["files"])


def test_a_replayed_decision_is_the_same(chosen: Told, run: Run) -> None:
    assert run("decision", "replay", "pilihan/decision.json").code == 0


def test_another_day_of_decision_is_replayed_too(filled: Run) -> None:
    filled("choose", "--decided-on", "2025-01-31", "--lottery", "0.1", "--out", "pilihan")
    assert filled("decision", "replay", "pilihan/decision.json").code == 0


def test_a_choice_under_weights_is_replayed_too(filled: Run) -> None:
    filled("choose", "--weight", "burden=0.3", "--weight", "threat=0.1", "--out", "pilihan")
    assert filled("decision", "replay", "pilihan/decision.json").code == 0


def test_the_rank_is_made_of_the_weights_that_are_given(filled: Run) -> None:
    told = filled("rank", "--weight", "threat=1", "--out", "urutan.csv", "--json")
    by_threat = sorted(told.data["ranking"], key=lambda row: -row["threat"])
    assert [row["rank"] for row in by_threat] == list(range(1, 7))


def test_weights_from_a_file_are_told_with_the_rank(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "bobot.csv").write_text("criterion,weight\nburden,3\nthreat,1\n")
    told = filled("rank", "--weights", tmp_path / "bobot.csv", "--out", "urutan.csv", "--json")
    weights = {c["code"]: c["weight"] for c in told.data["priority"]["criteria"]}
    assert (weights["burden"], weights["threat"]) == (0.75, 0.25)


def test_new_data_are_named_by_the_replay(chosen: Told, run: Run, tmp_path: Path) -> None:
    more = write_csv(tmp_path / "baru.csv", REPORT_HEADER, report_rows({(1, DAY): 4}, "BR"))
    run("ingest", more)
    told = run("decision", "replay", "pilihan/decision.json", "--json")
    assert told.data["differences"][0]["where"] == "data.sha256"


def test_a_difference_ends_with_exit_code_one(chosen: Told, run: Run) -> None:
    path = Path("pilihan/decision.json")
    path.write_text(path.read_text().replace('"seed": 2', '"seed": 3', 1))
    assert run("decision", "replay", path).code == 1


def test_a_file_formatted_anew_is_not_the_same_bytes(chosen: Told, run: Run) -> None:
    path = Path("pilihan/decision.json")
    path.write_text(json.dumps(json.loads(path.read_text())))
    assert run("decision", "replay", path).code == 1


def test_what_is_no_record_ends_with_exit_code_two(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert run("decision", "replay", tmp_path / "x.json").code == 2


def test_a_decision_is_shown_with_its_reasons(chosen: Told, run: Run) -> None:
    assert "Not chosen:" in run("decision", "show", "pilihan/decision.json", "--lang", "en").out


def test_a_lock_by_name_is_kept(filled: Run) -> None:
    told = filled("choose", "--k", 1, "--lock-in", TOWN_NAMES[5], "--out", "pilihan", "--json")
    assert told.data["choice"]["codes"] == [TOWN_CODES[5]]


def test_a_quota_is_kept(filled: Run) -> None:
    told = filled("choose", "--quota", "Arumsari=0:0", "--out", "pilihan", "--json")
    assert not {c for c in told.data["choice"]["codes"] if c.startswith("31.79.01")}


@pytest.mark.parametrize(
    "option",
    [
        ("--quota", "Arumsari"),
        ("--lock-in", "Antah"),
        ("--classes", "bahaya"),
        ("--decided-on", "kemarin"),
        ("--weight", "gosip=1"),
        ("--weight", "commitment=1"),
        ("--costs", "tidak_ada.csv"),
    ],
)
def test_a_bad_wish_ends_with_exit_code_two(option: tuple[str, str], filled: Run) -> None:
    assert filled("choose", *option, "--out", "pilihan").code == 2


def test_a_class_rule_works_once_the_office_has_set_its_cut_offs(filled: Run) -> None:
    folder = Path("home/reference/31.79")
    folder.mkdir(parents=True)
    (folder / "class_cutoffs.csv").write_text("class,core,supporting\nwaspada,3,1\nbahaya,5,4\n")
    told = filled("choose", "--classes", "bahaya", "--out", "pilihan", "--json")
    assert told.data["choice"]["codes"] == []


def test_cut_offs_that_cannot_be_read_are_refused(filled: Run) -> None:
    folder = Path("home/reference/31.79")
    folder.mkdir(parents=True)
    (folder / "class_cutoffs.csv").write_text("class,core,supporting\nparah,3,1\n")
    assert filled("choose", "--out", "pilihan").code == 2


def test_an_effect_is_told_in_json(filled: Run) -> None:
    told = filled("effect", "--pilot", TOWN_NAMES[0], "--start", "2024-01-01", "--json")
    assert {c["column"] for c in told.data["channels"]} >= {"cases", "reports"}


def test_an_effect_is_written_to_a_file(filled: Run) -> None:
    filled("effect", "--pilot", TOWN_CODES[0], "--start", "2024-01-01", "--out", "efek.txt")
    assert "WDD" in Path("efek.txt").read_text(encoding="utf-8")


def test_an_effect_of_one_channel_is_told_alone(filled: Run) -> None:
    told = filled(
        "effect", "--pilot", TOWN_CODES[0], "--start", "2024-01-01", "--channel", "residents",
        "--json",
    )  # fmt: skip
    assert [c["column"] for c in told.data["channels"]] == ["reports"]


@pytest.mark.parametrize(
    "options", [(), ("--start", "2024-01-01", "--channel", "gosip"), ("--start", "2030-01-01")]
)
def test_an_effect_that_cannot_be_measured_ends_with_exit_code_two(
    options: tuple[str, ...], filled: Run
) -> None:
    assert filled("effect", "--pilot", TOWN_CODES[0], *options).code == 2


def test_a_published_effect_holds_no_count(filled: Run) -> None:
    told = filled(
        "effect", "--pilot", TOWN_CODES[0], "--start", "2024-01-01", "--publish", "--json"
    )
    assert all(set(c) == {"kind", "column", "verdict", "says_id", "says_en"}
               for c in told.data["channels"])  # fmt: skip


def test_a_published_choice_is_no_decision_record(filled: Run) -> None:
    filled("choose", "--publish", "--out", "pilihan")
    assert sorted(p.name for p in Path("pilihan").iterdir()) == [
        "choice.csv", "choice.json", "reasons.en.txt", "reasons.id.txt",
    ]  # fmt: skip


def test_a_choice_of_an_arbitrary_period_is_not_published(filled: Run) -> None:
    period = ("--period", "2024-01-02/2024-11-30")
    assert filled("choose", "--publish", *period, "--out", "pilihan").code == 2


def test_a_choice_that_weighs_small_counts_is_not_published(filled: Run) -> None:
    weights = ("--weight", "burden=1", "--weight", "trend=1")
    assert filled("choose", "--publish", *weights, "--out", "pilihan").code == 2


def test_hot_spots_tell_their_refusals_in_json(filled: Run) -> None:
    told = filled("hotspots", "--out", "panas", "--kind", "cases", "--json")
    assert told.data["kinds"]["cases"]["hot_kelurahan"]["refused"] is True


def test_published_hot_spots_are_marked_so(filled: Run) -> None:
    told = filled("hotspots", "--out", "panas", "--publish", "--json")
    assert told.data["level"] == "publication"


@pytest.mark.parametrize("publish", [(), ("--publish",)])
def test_alarms_are_written(publish: tuple[str, ...], filled: Run) -> None:
    filled("alerts", "--out", "alarm.csv", *publish)
    assert Path("alarm.csv").read_text(encoding="utf-8-sig").startswith("kind")


def test_class_and_model_are_written_side_by_side(filled: Run) -> None:
    told = filled("classes", "--out", "kelas.csv", "--json")
    assert {"official_class", "model_level", "why_en"} <= set(told.data["rows"][0])


def test_a_back_test_needs_no_store(run: Run, tmp_path: Path) -> None:
    told = run("backtest", save(tmp_path), *BACKTEST, "--store", "nol:", "--json")
    assert told.data["verdict"] in {"better", "worse", "no different"}


def test_a_back_test_without_its_column_ends_with_exit_code_two(run: Run, tmp_path: Path) -> None:
    options = ["Jam" if o == "waktu" else o for o in BACKTEST]
    assert run("backtest", save(tmp_path), *options).code == 2


def test_what_a_solver_prints_goes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_solver():
        os.write(1, b"HiGHS\n")
    assert capfd.readouterr() == ("", "HiGHS\n")
