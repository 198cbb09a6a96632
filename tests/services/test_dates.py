"""Days are read as offices write them, and what is none is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.dates import read_date

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
LAST_OF_JANUARY = dt.date(2024, 1, 31)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2098, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2024", "31-1-2024", "31.01.2024", "31 01 2024", "31/1/24", "31-01-24",
        "31 / 01 / 2024", "31 Januari 2024", "31 JANUARI 2024", "31 Jan 2024", "31-Jan-24",
        "31 Jan. 2024", "31 January 2024", "Rabu, 31 Januari 2024", "rabu/ 31-01-2024",
        "Rab, 31-Jan-2024", "Wed 31 Jan 2024", "hari Rabu, 31/01/2024", "Malam Rabu, 31 Jan 2024",
        "31 Januari 2024 (malam)", "31 Jan '24",
        "2024-01-31", "2024/01/31", "20240131", "31/01/2024 13:45", "2024-01-31T13:45:00",
        "31 Januari 2024 pukul 13.45 WIB", "31 Januari 2024, jam 09:10", "  31/01/2024  ",
        45322, 45322.75, "45322", dt.datetime(2024, 1, 31, 23, 59), LAST_OF_JANUARY,
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form_offices_write(text: object) -> None:
    assert read_date(text) == LAST_OF_JANUARY  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Jumat", "Jum'at", "Jum’at", "JUM`AT", "Jum at", "Jum.", "Fri"])
def test_a_friday_is_one_whatever_stands_for_its_apostrophe(name: str) -> None:
    assert read_date(f"{name}, 26/01/2024") == dt.date(2024, 1, 26)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("7 Pebruari 2024", 2), ("7 Peb 2024", 2), ("7 Mrt 2024", 3), ("7 Mei 2024", 5),
        ("7 Agt 2024", 8), ("7 Ags 2024", 8), ("7 Agu 2024", 8), ("7 Okt 2024", 10),
        ("tgl 7 Mei 2024", 5), ("Tanggal : 7 Mei 2024", 5),
        ("7 Nopember 2024", 11), ("7 Nop 2024", 11), ("7 Des 2024", 12), ("7 Dec 2024", 12),
    ],
)  # fmt: skip
def test_a_month_is_known_by_its_spellings(text: str, month: int) -> None:
    assert read_date(text) == dt.date(2024, month, 7)


def test_the_day_comes_before_the_month() -> None:
    assert read_date("02/03/2024") == dt.date(2024, 3, 2)


def test_a_span_of_days_counts_from_its_first() -> None:
    assert read_date("30-31 Januari 2024") == dt.date(2024, 1, 30)


@pytest.mark.parametrize(
    "text",
    [
        "12/13/2023", "31/02/2024", "29 Februari 2023", "31/06/2024", "00/01/2024", "2024-13-01",
        "tidak diketahui", "-", "", None, True, "15", "2024", "31 Brumaire 2024", "31/01",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: object) -> None:
    assert read_date(text) is None  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d"]))
def test_a_day_written_in_figures_reads_back(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)) == day


@given(DAYS)
def test_a_day_written_in_words_reads_back(day: dt.date) -> None:
    assert read_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day


@given(DAYS)
def test_a_day_as_a_spreadsheet_counts_it_reads_back(day: dt.date) -> None:
    assert read_date((day - dt.date(1899, 12, 30)).days) == day
