"""A text never runs in a spreadsheet program, and figures stay figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from services.workbooks import add_row, as_written, harmless, sheet_title

RUNNING = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", " =1")
FIGURES = ("-6,1", "-6.123456", "+62", "-6.12, 106.88", "-5 %", "-", "–", "1-2", "Jl. A - B")


@pytest.mark.parametrize("text", RUNNING)
def test_a_text_that_would_run_is_quoted(text: str) -> None:
    assert harmless(text).lstrip().startswith("'")


@pytest.mark.parametrize("separator", [";", "\t", "\n"])
def test_a_text_cannot_run_where_another_program_parts_the_cells(separator: str) -> None:
    assert harmless(f"Jl. A{separator}=1+1") == f"Jl. A{separator}'=1+1"


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text("=+-@;\t\n1, a"))
def test_what_was_quoted_can_be_read_back(text: str) -> None:
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", RUNNING)
def test_a_running_text_stays_text_when_its_cell_is_edited(text: str) -> None:
    sheet = Workbook().worksheets[0]
    add_row(sheet, [text])
    assert sheet["A1"].quotePrefix


def test_a_control_character_does_not_stop_a_workbook() -> None:
    sheet = Workbook().worksheets[0]
    add_row(sheet, ["Jl.\x0b A"])
    assert sheet["A1"].value == "Jl. A"


@pytest.mark.parametrize(
    ("text", "title"), [("rekap [2024] a:b", "rekap -2024- a-b"), ("'", "Data")]
)
def test_a_sheet_takes_any_name(text: str, title: str) -> None:
    assert sheet_title(text) == title
