"""What no word names is told by what is left, and only where nothing else could be meant."""

from __future__ import annotations

import pytest

from services.intake.kinds import fields_of_kind
from services.intake.layout import find_table
from services.intake.readers import Cell, Sheet
from services.intake.vocabulary import INDICATOR_FIELDS
from services.records import RECORD_KINDS

CODES = ["31.72.01.1001", "31.72.01.1002", "31.72.01.1003", "31.72.01.1004"]


def read_as(kind: str, header: list[str], *columns: list[Cell]) -> list[str | None]:
    rows: list[list[Cell]] = [list(row) for row in zip(CODES, *columns, strict=True)]
    table = find_table(Sheet("S", iter([["Kode Wilayah", *header], *rows])), lambda _: True)
    assert table is not None
    fields = {c.index: c.field for c in table.settle(fields_of_kind(RECORD_KINDS[kind])).columns}
    return [fields.get(i + 1) for i in range(len(header))]


def test_counts_of_a_survey_are_told_apart_by_their_order() -> None:
    found = read_as(
        "survey/survey", ["Zzyx", "Qwrt", "Wvut"], [19, 25, 17, 20], [8, 4, 3, 5], [30] * 4
    )
    assert found == ["respondents", "saw_dealing", "survey_target"]


def test_a_count_that_lost_its_name_to_a_better_one_is_another_of_its_chain() -> None:
    found = read_as(
        "survey/survey", ["Tgt Resp", "Resp", "Lihat Transaksi"], [30] * 4, [19, 25, 17, 20],
        [8, 4, 3, 5],
    )  # fmt: skip
    assert found == ["survey_target", "respondents", "saw_dealing"]


def test_the_positive_are_those_that_are_never_more() -> None:
    assert read_as("raid/effort", ["Zzyx", "Qwrt"], [3, 0, 1, 2], [53, 20, 30, 9]) == [
        "positive", "examined",
    ]  # fmt: skip


@pytest.mark.parametrize("second", [[2, 25, 1, 30], [19, 25, 17, 20]])
def test_counts_that_could_be_exchanged_are_left_alone(second: list[Cell]) -> None:
    assert read_as("raid/effort", ["Zzyx", "Qwrt"], [19, 25, 17, 20], second) == [None, None]


def test_more_counts_than_are_missing_are_left_alone() -> None:
    found = read_as("outreach/programme", ["Zzyx", "Qwrt"], [53, 20, 30, 9], [7, 7, 9, 6])
    assert found == [None, None]


def test_the_only_count_of_an_event_is_its_participants() -> None:
    assert read_as("outreach/programme", ["Zzyx"], [53, 20, 30, 9]) == ["participants"]


def test_amounts_of_money_are_no_participants() -> None:
    assert read_as("outreach/programme", ["Zzyx"], [5_000_000, 750_000, 1_200_000, 900_000]) == [
        None
    ]


def test_numbers_of_the_official_list_tell_indicators_that_words_do_not() -> None:
    names = [f"{n}. {name}" for n, name in enumerate(INDICATOR_FIELDS.values(), 1)]
    names[0], names[5] = "1. Zzyx", "6. Qwrt"
    answers: list[list[Cell]] = [["Ada", "Tidak", "Ada", "Tidak"] for _ in range(13)]
    assert read_as("indicator/official", names, *answers) == list(INDICATOR_FIELDS)


def test_an_indicator_told_by_its_number_is_not_told_again_by_what_is_left() -> None:
    names = [f"{n}. {name}" for n, name in enumerate(INDICATOR_FIELDS.values(), 1)][:-1]
    names[0] = "1. Zzyx"
    answers: list[list[Cell]] = [["Ada", "Tidak", "Ada", "Tidak"] for _ in range(12)]
    assert read_as("indicator/official", names, *answers)[0] == "indicator_0"


def test_numbers_of_another_list_tell_nothing() -> None:
    names = [f"{n}. {name}" for n, name in enumerate(INDICATOR_FIELDS.values(), 3)]
    names[0], names[5] = "3. Zzyx", "8. Qwrt"
    answers: list[list[Cell]] = [["Ada", "Tidak", "Ada", "Tidak"] for _ in range(13)]
    found = read_as("indicator/official", names, *answers)
    assert (found[0], found[5]) == (None, None)


def test_the_last_indicator_is_the_column_of_answers_that_is_left() -> None:
    names = [*INDICATOR_FIELDS.values()][:-1]
    answers: list[list[Cell]] = [["Ada", "Tidak", "Ada", "Tidak"] for _ in range(13)]
    assert read_as("indicator/official", [*names, "Zzyx"], *answers)[-1] == "indicator_12"
