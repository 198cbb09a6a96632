"""Priority: the family of criteria, weights of the office, what is refused, what is handed out."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from services.analysis import Priority
from services.criteria import CRITERIA
from services.decisions import Wishes, decide
from services.errors import BadRequest, UnreadableFile
from services.priorities import prioritise, priority_data, standing_of, weighed_by
from services.priority_report import priority_lines
from services.reference_files import load_reference
from services.weighting import Weighting, read_weighting, weighting_from, weighting_of
from tests.priority_cases import FILE, expected
from tests.services.deciding import CODES, facts, history, monthly_reports, ranked_city

CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
OUTREACH = np.arange(16) * 1.0
BOTH = Weighting({"burden": 1.0, "coverage": 1.0})


def measured(weighting: Weighting | None = None, **columns: object) -> Priority:
    draws = np.tile(np.linspace(2.0, 0.5, len(CODES)), (40, 1))
    return prioritise(facts(draws, **columns), weighting, seed=1)


def column(priority: Priority, code: str, of: str = "values") -> np.ndarray:
    index = [c.code for c in priority.criteria].index(code)
    return np.asarray(getattr(priority, of)[:, index])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("figure", ["weights", "scaled", "score", "rank", "first", "stable"])
def test_the_server_gives_the_shared_figures(case: dict[str, Any], figure: str) -> None:
    assert np.allclose(expected(case)[figure], case["expected"][figure], rtol=0, atol=1e-9)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_server_gives_the_shared_weights_of_entry(case: dict[str, Any]) -> None:
    found, shared = (
        np.array(figures["enters_at"], dtype=float)
        for figures in (expected(case), case["expected"])
    )
    assert np.allclose(found, shared, rtol=0, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize("kind", CRITERIA.values(), ids=lambda kind: kind.code)
def test_every_criterion_has_its_words_in_both_languages(kind: Any) -> None:
    assert all(all(text) and len(text) == 2 for text in (kind.label, kind.unit, kind.help))


@pytest.mark.parametrize("kind", CRITERIA.values(), ids=lambda kind: kind.code)
def test_every_criterion_has_two_reference_bounds(kind: Any) -> None:
    assert kind.least != kind.most


def test_without_weights_the_rank_is_that_of_burden() -> None:
    assert measured().rank.tolist() == list(range(1, 17))


def test_points_are_the_sum_of_contributions() -> None:
    priority = measured(BOTH, outreach=OUTREACH)
    assert priority.contributions.sum(axis=1) == pytest.approx(priority.score)


def test_more_outreach_is_less_urgent() -> None:
    scaled = column(measured(BOTH, outreach=OUTREACH), "coverage", "scaled")
    assert np.all(np.diff(scaled) < 0)


def test_few_respondents_leave_concern_unknown() -> None:
    asked = np.where(np.arange(16) < 8, 20, 9)
    priority = measured(Weighting({"concern": 1.0}), respondents=asked, saw_dealing=4)
    assert column(priority, "concern", "scaled")[8:].tolist() == pytest.approx([0.5] * 8)


def test_an_unknown_value_makes_its_rank_uncertain() -> None:
    known = np.where(np.arange(16) < 15, np.arange(16) / 4, np.nan)
    priority = measured(Weighting({"supporting": 1.0}), supporting_indicators=known)
    assert priority.rank_high[15] - priority.rank_low[15] > 10


def test_reports_that_double_are_a_rising_trend() -> None:
    base = facts(np.ones((2000, 16)))
    change = dt.date(2023, 7, 1)
    records = monthly_reports({0: (20, 40), 1: (20, 20)}, change=change)
    given = type(base)(base.boundaries, base.threat, base.zones, records, base.period,
                       base.readiness)  # fmt: skip
    trend = column(prioritise(given, None, seed=1), "trend")
    assert trend[0] == pytest.approx(100.0, abs=10.0)


def test_a_readiness_file_brings_its_criterion() -> None:
    base = facts(np.ones((40, 16)))
    marks = pd.DataFrame({"commitment": [5.0]}, index=pd.Index([CODES[3]], name="code"))
    given = type(base)(base.boundaries, base.threat, base.zones, base.records, base.period, marks)
    assert prioritise(given, Weighting({"commitment": 1.0}), seed=1).rank[3] == 1


@pytest.mark.parametrize(
    "weights", [{"gossip": 1.0}, {"commitment": 1.0}, {"burden": 0.0}, {"burden": -1.0}]
)
def test_weights_that_nothing_can_carry_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(ValueError if set(weights) == {"burden"} else BadRequest):
        measured(Weighting(weights))


def test_own_bounds_take_the_place_of_the_reference_bounds() -> None:
    priority = measured(Weighting({"burden": 1.0}, {"burden": (0.0, 20_000.0)}))
    assert priority.score[0] == pytest.approx(100.0)


def test_adding_a_criterion_moves_no_draw_of_another() -> None:
    asked = np.full(16, 20)
    alone = measured(None, respondents=asked, saw_dealing=4)
    more = measured(None, respondents=asked, saw_dealing=4, outreach=OUTREACH)
    assert column(alone, "concern").tolist() == column(more, "concern").tolist()


def test_sure_data_leave_all_uncertainty_to_the_weights() -> None:
    even = Weighting(BOTH.weights, {"burden": (0.0, 20_000.0)})
    priority = measured(even, outreach=OUTREACH[::-1])
    assert priority.by_data.max() == 0.0 < priority.by_weights.max()


def test_what_a_page_is_handed_is_plain_data() -> None:
    data = priority_data(measured(BOTH, outreach=OUTREACH, supporting_indicators=np.nan))
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_a_page_can_repeat_the_score_from_what_it_is_handed() -> None:
    data = priority_data(measured(BOTH, outreach=OUTREACH))
    weights = [c["weight"] for c in data["criteria"]]
    again = [100 * sum(w * s for w, s in zip(weights, k["scaled"], strict=True))
             for k in data["kelurahan"]]  # fmt: skip
    assert again == pytest.approx([k["score"] for k in data["kelurahan"]])


def test_criteria_without_data_are_named_with_the_reason() -> None:
    missing = {m["code"]: m["why"]["en"] for m in priority_data(measured())["missing"]}
    assert "readiness.csv" in missing["commitment"]


def test_sure_draws_tell_who_is_surely_among_the_first() -> None:
    assert standing_of(measured()) == ["surely"] * 5 + ["surely not"] * 11


def test_a_rank_by_burden_alone_needs_no_note() -> None:
    assert weighed_by(measured()) == ()


def test_a_rank_by_more_than_burden_says_so() -> None:
    assert "50 %" in weighed_by(measured(BOTH, outreach=OUTREACH))[0].en


def test_the_report_names_every_criterion_that_has_data() -> None:
    analysis = ranked_city(weighting=BOTH, outreach=OUTREACH)
    text = "\n".join(priority_lines(analysis, "en"))
    assert all(f"{c.code} – " in text for c in analysis.priority.criteria)  # type: ignore[union-attr]


def test_weights_turn_the_choice() -> None:
    weighting = Weighting({"coverage": 1.0})
    analysis = ranked_city(weighting=weighting, outreach=OUTREACH[::-1])
    assert decide(analysis, Wishes(1), history()).choice.codes == (CODES[15],)


def test_a_weighting_comes_back_from_its_data() -> None:
    weighting = Weighting({"burden": 0.1 + 0.2}, {"burden": (0.0, 3e5)})
    assert weighting_from(json.loads(json.dumps(weighting.as_data()))) == weighting


def test_an_option_takes_the_place_of_the_file() -> None:
    base = Weighting({"threat": 1.0}, {"burden": (0.0, 9.0)})
    assert weighting_of(["burden=0,6"], base) == Weighting({"burden": 0.6}, base.bounds)


@pytest.mark.parametrize("text", ["burden", "burden=x", "burden=-1", "=1", "burden=inf"])
def test_an_option_that_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        weighting_of([text], None)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "criterion,weight\nburden,x\n",
                                  "criterion,weight\nburden,1\nburden,2\n"])  # fmt: skip
def test_a_file_that_holds_no_weights_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text(text)
    with pytest.raises(UnreadableFile):
        read_weighting(tmp_path / "w.csv")


def test_the_office_sets_its_weights_in_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "reference" / "31.79"
    folder.mkdir(parents=True)
    (folder / "priorities.csv").write_text(
        "criterion,weight,least,most\nburden,3,0,300000\ncoverage,1,,\n"
    )
    found = load_reference("31.79", [tmp_path]).weighting
    assert found == Weighting({"burden": 3.0, "coverage": 1.0}, {"burden": (0.0, 300_000.0)})


def test_a_kelurahan_that_is_marked_twice_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reference" / "31.79"
    folder.mkdir(parents=True)
    (folder / "readiness.csv").write_text("code,commitment\n31.79.01.1001,3\n31.79.01.1001,4\n")
    with pytest.raises(UnreadableFile):
        load_reference("31.79", [tmp_path])
