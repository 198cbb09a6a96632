"""The decision record: canonical, without a clock, and honest about what differs."""

from __future__ import annotations

import datetime as dt
import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from services.analysis import Analysis
from services.decision_files import choice_table, reason_lines, write_decision
from services.decision_record import (
    Asked,
    asked,
    boundaries_sha256,
    canonical,
    differences,
    is_altered,
    read_record,
    record_of,
)
from services.decisions import Wishes, decide
from services.errors import UnreadableFile
from services.weighting import BURDEN_ALONE
from tests.services.deciding import CODES, PERIOD, grid_city, history, ranked_city

TWO = Wishes(2)


def make_record(analysis: Analysis | None = None, wishes: Wishes = TWO) -> dict[str, Any]:
    analysis = analysis or ranked_city()
    reference = history((CODES[1], "2024-02-01"))
    return record_of(decide(analysis, wishes, reference), analysis, reference)


def test_the_same_decision_gives_the_same_bytes() -> None:
    assert canonical(make_record()) == canonical(make_record())


def test_the_record_ends_with_a_newline() -> None:
    assert canonical(make_record()).endswith("}\n")


def test_keys_are_sorted() -> None:
    pairs = json.loads(canonical(make_record()), object_pairs_hook=lambda p: [k for k, _ in p])
    assert pairs == sorted(pairs)


def test_the_record_holds_no_day_unless_one_is_given() -> None:
    assert make_record()["record"]["decided_on"] is None


def test_a_given_day_is_recorded() -> None:
    analysis, reference = ranked_city(), history()
    decided = decide(analysis, Wishes(2), reference)
    record = record_of(decided, analysis, reference, on=dt.date(2025, 1, 31))
    assert record["record"]["decided_on"] == "2025-01-31"


def test_simulated_data_are_marked() -> None:
    assert "SIMULATED" in make_record()["record"]["simulated"]


def test_money_is_kept_to_the_last_unit() -> None:
    costs = dict.fromkeys(CODES, 1234567891.0)
    record = make_record(wishes=Wishes(2, budget=9_876_543_211.0, costs=costs))
    assert record["record"]["constraints"]["budget"] == 9_876_543_211


def test_the_question_comes_back_from_the_record() -> None:
    wishes = Wishes(3, quota={"": (0, 2)})
    assert asked(make_record(wishes=wishes)) == Asked(wishes, PERIOD, 7, None, BURDEN_ALONE)


def test_equal_records_have_no_differences() -> None:
    assert differences(make_record(), make_record()) == []


def test_other_data_are_named_first() -> None:
    analysis = ranked_city()
    other = replace(analysis, provenance=analysis.provenance | {"data_sha256": "e" * 64})
    assert differences(make_record(), make_record(other))[0].where == "data.sha256"


def test_another_version_of_the_code_is_named() -> None:
    analysis = ranked_city()
    other = replace(analysis, provenance=analysis.provenance | {"code_version": "9"})
    found = differences(make_record(), make_record(other))
    assert [d.says("en") for d in found] == ['code version: recorded "0.1.0", now "9"']


def test_a_changed_figure_is_named_with_its_place() -> None:
    record = make_record()
    changed = deepcopy(record)
    changed["record"]["ranking"][3]["score"] = 1
    assert "ranking[3].score" in [d.where for d in differences(changed, record)]


def test_a_record_changed_by_hand_is_recognised() -> None:
    record = make_record()
    record["record"]["choice"]["codes"] = [CODES[9]]
    assert is_altered(record)


def test_a_record_as_it_was_made_is_not_altered() -> None:
    assert not is_altered(json.loads(canonical(make_record())))


def test_boundaries_that_move_have_another_hash() -> None:
    city = grid_city()
    moved = replace(city, frame=city.frame.assign(geometry=city.frame.translate(0.001)))
    assert boundaries_sha256(city) != boundaries_sha256(moved)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "lain", "record": {}}'])
def test_a_file_that_is_no_record_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(UnreadableFile):
        read_record(tmp_path / "x.json")


def test_a_decision_is_written_as_four_files(tmp_path: Path) -> None:
    files = write_decision(make_record(), tmp_path)
    assert [f.name for f in files] == [
        "decision.json", "choice.csv", "reasons.id.txt", "reasons.en.txt",
    ]  # fmt: skip


def test_every_file_says_that_the_data_are_simulated(tmp_path: Path) -> None:
    files = write_decision(make_record(), tmp_path)
    assert all("SIMULATED" in f.read_text(encoding="utf-8-sig") for f in files)


def test_the_table_has_one_row_per_kelurahan() -> None:
    table = choice_table(make_record())
    assert sorted(table["code"]) == sorted(CODES)


def test_the_table_tells_who_is_chosen() -> None:
    table: pd.DataFrame = choice_table(make_record())
    assert table.loc[table["chosen"], "code"].tolist() == [CODES[0], CODES[2]]


@pytest.mark.parametrize(("lang", "word"), [("id", "Tidak dipilih:"), ("en", "Not chosen:")])
def test_reasons_are_told_in_the_language_of_the_reader(lang: str, word: str) -> None:
    assert word in reason_lines(make_record(), lang)


def tampered(folder: Path, where: str, value: object) -> Path:
    """Write a record in which one part was replaced."""
    record = make_record()
    part: Any = record
    *above, last = where.split(".")
    for name in above:
        part = part[name]
    part[last] = value
    path = folder / "decision.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


TAMPERED = [
    ("record.constraints.most", -1), ("record.constraints.most", 10**30),
    ("record.constraints.most", True), ("record.constraints.budget", -5.0),
    ("record.constraints.budget", "100"), ("record.constraints.costs", {CODES[0]: -1}),
    ("record.constraints.quota", {"Koja": [1]}), ("record.constraints.lock_in", None),
    ("record.constraints.include_pilots", -5), ("record.constraints.classes", 3),
    ("record.weighting.weights", {"burden": -1}), ("record.weighting.bounds", {"burden": [1]}),
    ("record.seed", "7"), ("record.seed", -1), ("record.period", "kemarin"),
    ("record.period", "2024-02-01/2024-01-01"), ("record.decided_on", "besok"),
    ("record.city.code", "../../etc"), ("record.city", []), ("record.level", "publication"),
    ("record.simulated", 1), ("record.reasons.kelurahan", {}), ("record.choice", None),
    ("sha256", None),
]  # fmt: skip


@pytest.mark.parametrize(("where", "value"), TAMPERED)
def test_a_part_that_no_office_writes_is_named(tmp_path: Path, where: str, value: object) -> None:
    with pytest.raises(UnreadableFile, match=where.rpartition(".")[2]):
        read_record(tampered(tmp_path, where, value))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_figure_is_no_record(tmp_path: Path, value: float) -> None:
    with pytest.raises(UnreadableFile):
        read_record(tampered(tmp_path, "record.draws", value))


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 5000, "\x00"])
def test_what_no_office_writes_is_no_record(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decision.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_record(path)


def test_a_difference_is_one_line_whatever_a_part_is_called() -> None:
    record = make_record()
    changed = {**record, "record": {**record["record"], "a\n\x1b[31mb": 1}}
    (last,) = [d for d in differences(changed, record) if d.where.startswith("a")]
    assert last.says("en") == "a\\n\\u001b[31mb: recorded 1, now null"
