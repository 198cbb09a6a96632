"""Scenarios are kept in one file; a file that was changed by hand is refused whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.errors import UnreadableFile
from services.scenarios import LONGEST_NAME, LONGEST_QUERY, Scenario, read_scenarios, save_scenario

KEPT = Scenario("Murah", "k=2", ("31.72.01.1004",), "2024-01-01T00:00:00")
ROW = {"name": "Murah", "query": "k=2", "chosen": ["31.72.01.1004"], "saved_at": "2024-01-01"}


def test_a_scenario_is_read_as_it_was_kept(tmp_path: Path) -> None:
    save_scenario(tmp_path / "s.json", KEPT)
    assert read_scenarios(tmp_path / "s.json") == [KEPT]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "x" * (LONGEST_NAME + 1)}, {"name": ""}, {"name": 7},
        {"query": "x" * (LONGEST_QUERY + 1)}, {"chosen": [1]}, {"chosen": None}, {"more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_the_page_could_not_have_kept_is_refused(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    (tmp_path / "s.json").write_text(json.dumps([{**ROW, **change}]), encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read_scenarios(tmp_path / "s.json")
    assert "x" * LONGEST_NAME not in str(refused.value)
