"""Single values are read as offices write them, and what is none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.coordinates import read_coordinate
from services.intake.dates import read_date
from services.intake.persons import scrub
from services.intake.substances import read_quantities
from services.intake.values import read_count, read_found, read_number, read_presence


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("12,5", 12.5), ("12.5", 12.5), ("1.500", 1500),
        ("1.234.567", 1234567), ("0,5", 0.5), ("0.125", 0.125), ("-6,13", -6.13), ("+3", 3),
        (" 1 500 ", 1500), (7, 7), (2.5, 2.5), ("100", 100),
    ],
)  # fmt: skip
def test_a_number_is_read_with_indonesian_and_english_marks(text: object, number: float) -> None:
    assert read_number(text) == number  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", None, "abc", True, "dua", "1.2,3,4", "9" * 400, "12e3"])
def test_what_is_no_number_is_none(text: object) -> None:
    assert read_number(text) is None  # type: ignore[arg-type]


@given(st.integers(0, 10**9))
def test_a_number_written_with_thousands_reads_back(number: int) -> None:
    assert read_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_number_written_with_a_comma_reads_back(whole: int, cents: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    assert read_number(text) == pytest.approx(whole + cents / 100)


@given(st.text(alphabet="0123456789.,+- ()grbt/;:°'SEsabu", max_size=40))
def test_no_text_breaks_a_reader(text: str) -> None:
    read_date(text), read_number(text), read_count(text), read_presence(text)
    read_quantities(f"sabu {text}"), read_coordinate(text, None, lambda lon, lat: True)
    scrub(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("30 orang", 30),
        ("1.250", 1250),
        (12, 12),
        (12.0, 12),
        ("0", 0),
        ("12.", 12),
        ("± 50 org", 50),
        ("sekitar 40", 40),
    ],
)
def test_a_count_is_a_whole_number(text: object, count: int) -> None:
    assert read_count(text) == count  # type: ignore[arg-type]


def test_nothing_found_is_a_count_of_none() -> None:
    assert [read_found(text) for text in ("Nihil", "nol", "3 orang", "banyak")] == [0, 0, 3, None]


@pytest.mark.parametrize("text", ["-3", -3, 2.5, "2,5", "banyak", None, ""])
def test_what_counts_nothing_is_none(text: object) -> None:
    assert read_count(text) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Ada", True), ("YA", True), ("v", True), (1, True), ("Tidak", False), ("tdk", False),
        (0, False), ("nihil", False), ("mungkin", None), (None, None),
    ],
)  # fmt: skip
def test_presence_is_yes_no_or_unknown(text: object, present: bool | None) -> None:
    assert read_presence(text) is present  # type: ignore[arg-type]
