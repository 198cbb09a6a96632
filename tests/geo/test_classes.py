"""The official class: sourced for bahaya only, a range where open, never safe where unseen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import (
    CLASSES,
    CORE_INDICATORS,
    NOT_MAPPED,
    SUPPORTING_INDICATORS,
    CutOff,
    classify,
)

OFFICE = (CutOff("siaga", 1, 1), CutOff("waspada", 3, 2), CutOff("bahaya", 5, 4))
ANSWERS = st.sampled_from([0.0, 1.0, np.nan])
ROWS = st.tuples(
    st.lists(ANSWERS, min_size=8, max_size=8), st.lists(ANSWERS, min_size=5, max_size=5)
)


def _label(core: int, supporting: int, cut_offs: tuple[CutOff, ...] | None = None) -> str:
    rows = (
        (np.arange(8) < core)[None].astype(float),
        (np.arange(5) < supporting)[None].astype(float),
    )
    found = classify(*rows) if cut_offs is None else classify(*rows, cut_offs)
    return found[0].label


def test_there_are_eight_core_and_five_supporting_indicators() -> None:
    assert (len(CORE_INDICATORS), len(SUPPORTING_INDICATORS)) == (8, 5)


@pytest.mark.parametrize(
    ("core", "supporting", "label"),
    [
        (5, 4, "bahaya"),
        (8, 5, "bahaya"),
        (4, 5, "aman–waspada"),
        (8, 3, "aman–waspada"),
        (0, 0, "aman–waspada"),
    ],
)
def test_without_an_office_table_only_bahaya_is_settled(
    core: int, supporting: int, label: str
) -> None:
    assert _label(core, supporting) == label


@pytest.mark.parametrize(
    ("core", "supporting", "label"),
    [
        (0, 0, "aman"),
        (1, 0, "aman"),
        (1, 1, "siaga"),
        (3, 2, "waspada"),
        (4, 5, "waspada"),
        (5, 4, "bahaya"),
    ],
)
def test_an_office_table_settles_every_class(core: int, supporting: int, label: str) -> None:
    assert _label(core, supporting, OFFICE) == label


def test_where_nobody_looked_is_not_mapped_rather_than_safe() -> None:
    assert classify(np.full((1, 8), np.nan), np.full((1, 5), np.nan))[0].label == NOT_MAPPED


def test_an_unknown_indicator_widens_the_range() -> None:
    core = np.array([[1, 1, 1, 1, np.nan, 0, 0, 0]])
    assert classify(core, np.array([[1.0, 1, 1, 1, 0]]))[0].label == "aman–bahaya"


def test_an_unknown_indicator_that_changes_nothing_leaves_the_class() -> None:
    core = np.array([[1, 1, 1, 1, 1, np.nan, 0, 0]])
    assert classify(core, np.array([[1.0, 1, 1, 1, 0]]))[0].label == "bahaya"


def test_the_counts_are_of_indicators_surely_present() -> None:
    found = classify(np.array([[1, np.nan, 1, 0, 0, 0, 0, 0]]), np.array([[np.nan, 1, 0, 0, 0]]))
    assert (found[0].core, found[0].supporting) == (2, 1)


@given(ROWS, st.sampled_from([OFFICE, OFFICE[1:], OFFICE[2:], OFFICE[:1], ()]))
def test_the_range_holds_the_class_of_every_way_to_answer_the_unknown(
    row: tuple[list[float], list[float]], cut_offs: tuple[CutOff, ...]
) -> None:
    core, supporting = (np.array([part]) for part in row)
    wide = classify(core, supporting, cut_offs)[0]
    if wide.lowest == NOT_MAPPED:
        return
    ends = [classify(*(np.nan_to_num(x, nan=v) for x in (core, supporting)), cut_offs)[0]
            for v in (0.0, 1.0)]  # fmt: skip
    assert CLASSES.index(wide.lowest) <= CLASSES.index(ends[0].lowest)
    assert CLASSES.index(wide.highest) >= CLASSES.index(ends[1].highest)


@given(ROWS)
def test_the_lowest_class_is_never_above_the_highest(row: tuple[list[float], list[float]]) -> None:
    found = classify(*(np.array([part]) for part in row), OFFICE)[0]
    assert found.lowest == NOT_MAPPED or (
        CLASSES.index(found.lowest) <= CLASSES.index(found.highest)
    )
