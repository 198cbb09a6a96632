"""What no model can mend is told in both languages, with what was measured."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.cautions import CAUTIONS, Caution, caution_lines, cautions_data
from tests.services.test_cli import Run, run

__all__ = ["run"]  # fixture


@pytest.mark.parametrize("caution", CAUTIONS, ids=lambda caution: caution.code)
def test_every_caution_speaks_both_languages(caution: Caution) -> None:
    assert caution.title.id != caution.title.en


def test_a_measured_caution_stands_beside_the_usual_figures() -> None:
    line = next(text for text in caution_lines("en") if text.startswith("There are few records"))
    assert "tau 0.673" in line
    assert "usually tau 0.785" in line


def test_a_caution_without_a_benchmark_claims_no_figure() -> None:
    assert "tau" not in caution_lines("en")[-1]


def test_cautions_are_plain_data_for_the_page() -> None:
    data: list[dict[str, Any]] = cautions_data()
    assert json.loads(json.dumps(data, allow_nan=False)) == data


@pytest.mark.parametrize(("lang", "words"), [("id", "Catatannya sedikit"), ("en", "few records")])
def test_help_on_ranking_says_what_no_model_can_mend(lang: str, words: str, run: Run) -> None:
    assert words in run("rank", "--help", "--lang", lang).out
