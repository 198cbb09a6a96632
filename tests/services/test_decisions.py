"""From wishes to a choice: rules, costs, classes, lottery, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.classes import CutOff
from geo.rules import Rule
from geo.selection import NoLawfulChoice
from services.costs import read_costs
from services.decision_reasons import overview, reasons_of
from services.decisions import Wishes, code_of, decide, wishes_from
from services.errors import BadRequest, UnreadableFile
from tests.services.deciding import CODES, NAMES, grid_city, history, ranked_city

OFFICE = (CutOff("siaga", 1, 0), CutOff("waspada", 3, 1), CutOff("bahaya", 5, 4))


def test_the_most_in_need_are_chosen() -> None:
    assert decide(ranked_city(), Wishes(2), history()).choice.codes == CODES[:2]


def test_a_running_pilot_stays_out() -> None:
    decided = decide(ranked_city(), Wishes(2), history((CODES[0], "2024-02-01")))
    assert decided.choice.codes == CODES[1:3]


def test_a_pilot_takes_part_where_the_planner_says_so() -> None:
    reference = history((CODES[0], "2024-02-01"))
    decided = decide(ranked_city(), Wishes(2, include_pilots=True), reference)
    assert CODES[0] in decided.choice.codes


def test_without_costs_the_budget_is_a_number_of_kelurahan() -> None:
    assert len(decide(ranked_city(), Wishes(9, budget=3), history()).choice.codes) == 3


def test_costs_are_kept_within_the_budget() -> None:
    costs = {code: 1.0 + 9.0 * (i == 0) for i, code in enumerate(CODES)}
    decided = decide(ranked_city(), Wishes(2, budget=3, costs=costs), history())
    assert decided.choice.codes == CODES[1:3]


def test_a_missing_cost_is_named() -> None:
    with pytest.raises(BadRequest) as refused:
        decide(ranked_city(), Wishes(2, costs={CODES[0]: 1.0}), history())
    assert CODES[1] in refused.value.says("id")


def test_close_kelurahan_are_not_chosen_together() -> None:
    decided = decide(ranked_city(), Wishes(2, min_distance_km=3), history())
    assert decided.choice.codes == (CODES[0], CODES[2])


def test_a_quota_spreads_the_choice_over_kecamatan() -> None:
    decided = decide(ranked_city(), Wishes(2, quota={"": (0, 1)}), history())
    assert decided.choice.codes == (CODES[0], CODES[4])


def test_an_unknown_kecamatan_in_a_quota_is_refused() -> None:
    with pytest.raises(BadRequest, match="Baris 1"):
        decide(ranked_city(), Wishes(2, quota={"Baris 9": (0, 1)}), history())


def test_a_class_rule_is_refused_where_the_office_has_set_no_cut_offs() -> None:
    with pytest.raises(BadRequest, match=r"class_cutoffs\.csv"):
        decide(ranked_city(), Wishes(2, classes=frozenset({"bahaya"})), history())


def test_a_class_rule_takes_a_range_only_where_all_of_it_is_allowed() -> None:
    classes = ("siaga–waspada", "aman–waspada", "waspada", *["aman"] * 13)
    wishes = Wishes(3, classes=frozenset({"siaga", "waspada"}))
    decided = decide(ranked_city(classes), wishes, history(office_cut_offs=OFFICE))
    assert decided.choice.codes == (CODES[0], CODES[2])


def test_rules_that_cannot_hold_together_are_named() -> None:
    wishes = Wishes(2, lock_in=frozenset({CODES[0]}))
    with pytest.raises(NoLawfulChoice) as refused:
        decide(ranked_city(), wishes, history((CODES[0], "2024-02-01")))
    assert set(refused.value.conflict) == {Rule.LOCK_IN, Rule.PILOTS}


def test_every_kelurahan_has_its_share_of_draws() -> None:
    decided = decide(ranked_city(), Wishes(2), history())
    assert decided.share.sum() == pytest.approx(2.0)


def test_the_same_seed_draws_the_same_lot() -> None:
    wishes = Wishes(2, tolerance=0.1)
    first, second = (decide(ranked_city(), wishes, history()) for _ in range(2))
    assert first.choice.codes == second.choice.codes


def test_a_lottery_lists_the_sets_that_it_drew_from() -> None:
    decided = decide(ranked_city(), Wishes(2, tolerance=0.1), history())
    assert decided.drawn is not None
    assert len(decided.drawn.tied) > 1


def test_a_tolerance_above_one_is_refused() -> None:
    with pytest.raises(BadRequest):
        decide(ranked_city(), Wishes(2, tolerance=5.0), history())


def test_a_kelurahan_is_known_by_its_name() -> None:
    assert code_of("desa c", grid_city()) == CODES[2]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(BadRequest):
        code_of("Desa Antah", grid_city())


def test_wishes_come_back_from_their_plain_data() -> None:
    wishes = Wishes(3, 7.5, {CODES[0]: 2.0}, 1.5, {"": (0, 1)}, frozenset({CODES[1]}))
    assert wishes_from(wishes.as_data()) == wishes


def test_every_kelurahan_has_a_reason_in_both_languages() -> None:
    analysis = ranked_city()
    reasons = reasons_of(decide(analysis, Wishes(2), history()), analysis)
    assert [bool(r.text.id and r.text.en) for r in reasons] == [True] * len(CODES)


def test_a_pick_says_who_would_take_its_place() -> None:
    analysis = ranked_city()
    reasons = reasons_of(decide(analysis, Wishes(2), history()), analysis)
    assert f"{NAMES[2]} menggantikannya" in reasons[0].text.id


def test_a_pilot_says_that_it_is_one() -> None:
    analysis = ranked_city()
    decided = decide(analysis, Wishes(2), history((CODES[0], "2024-02-01")))
    mine = next(r for r in reasons_of(decided, analysis) if r.code == CODES[0])
    assert "percontohan berjalan" in mine.text.id


def test_the_overview_says_that_a_budget_without_costs_is_a_number() -> None:
    analysis = ranked_city()
    notes = overview(decide(analysis, Wishes(2, budget=2), history()), analysis)
    assert any("jumlah kelurahan" in note.id for note in notes)


@pytest.mark.parametrize("text", ["code;cost\n31.1;1.500\n", "code,cost\n31.1,1500\n"])
def test_costs_are_read_with_any_marks(text: str, tmp_path: Path) -> None:
    (tmp_path / "biaya.csv").write_text(text)
    assert read_costs(tmp_path / "biaya.csv") == {"31.1": 1500.0}


@pytest.mark.parametrize("text", ["kode,cost\n1,2\n", "code,cost\n1,x\n", "code,cost\n1,2\n1,3\n"])
def test_a_cost_file_that_cannot_be_used_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "biaya.csv").write_text(text)
    with pytest.raises(UnreadableFile):
        read_costs(tmp_path / "biaya.csv")
