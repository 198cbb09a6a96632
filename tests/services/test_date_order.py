"""Day or month first is told by the file's own dates, and said where nothing tells it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.date_order import DateOrder, order_of
from services.pipeline import FileReport, ingest
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, TOWN_NAMES, write_csv

DAYS = st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)), min_size=1, max_size=30)


@given(DAYS)
def test_dates_with_the_day_first_are_never_taken_for_month_first(days: list[dt.date]) -> None:
    assert order_of([f"{d:%d/%m/%Y}" for d in days]) is not DateOrder.MONTH_FIRST


@given(DAYS)
def test_dates_with_the_month_first_are_never_taken_for_day_first(days: list[dt.date]) -> None:
    assert order_of([f"{d:%m-%d-%y}" for d in days]) is not DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["13/02/2024", "02/03/2024"], DateOrder.DAY_FIRST),
        (["02/13/2024", "02/14/2024", "02/03/2024"], DateOrder.MONTH_FIRST),
        (["02/13/2024", "02/03/2024"], DateOrder.UNDECIDED),  # one could be a slip
        (["02/03/2024"], DateOrder.UNDECIDED),
        (["02/13/2024", "13/02/2024"], DateOrder.MIXED),
        (["2024-02-03", "3 Maret 2024", dt.date(2024, 2, 3), 45363, None], DateOrder.PLAIN),
        (["03/03/2024"], DateOrder.PLAIN),  # either way the same day
    ],
)
def test_an_order_is_what_the_dates_allow(dates: list[object], order: DateOrder) -> None:
    assert order_of(dates) is order  # type: ignore[arg-type]


def sent(town: Office, folder: Path, *dates: str) -> FileReport:
    rows = [
        (f"LM-{n}", date, f"Kel. {TOWN_NAMES[0]}", "WhatsApp", "lainnya")
        for n, date in enumerate(dates)
    ]
    (report,) = ingest([write_csv(folder / "laporan.csv", REPORT_HEADER, rows)], town.intake())
    return report


def days(town: Office) -> list[str]:
    return [f"{d:%Y-%m-%d}" for d in town.store.records(TOWN)["occurred_on"]]


def test_a_file_with_the_month_first_is_read_so_and_says_so(town: Office, tmp_path: Path) -> None:
    report = sent(town, tmp_path, "02/13/2024", "02/14/2024", "02/03/2024")
    assert days(town) == ["2024-02-03", "2024-02-13", "2024-02-14"]
    assert "month/day" in report.notes[0].en


def test_a_file_whose_dates_can_be_read_both_ways_says_so(town: Office, tmp_path: Path) -> None:
    report = sent(town, tmp_path, "02/03/2024", "04/05/2024")
    assert days(town) == ["2024-03-02", "2024-05-04"]
    assert "no date in this file settles it" in report.notes[0].en


def test_what_settles_the_order_may_stand_far_below(town: Office, tmp_path: Path) -> None:
    open_to_both = ["02/03/2024"] * 60
    report = sent(town, tmp_path, *open_to_both, "02/13/2024", "02/14/2024")
    assert report.rejections == 0
    assert set(days(town)) == {"2024-02-03", "2024-02-13", "2024-02-14"}


def test_usual_dates_are_nothing_to_speak_of(town: Office, tmp_path: Path) -> None:
    assert sent(town, tmp_path, "13/02/2024", "02/03/2024").notes == ()


def test_a_survey_that_names_no_year_says_which_was_assumed(town: Office, tmp_path: Path) -> None:
    header = ("Kelurahan", "Responden", "Melihat Transaksi")
    path = write_csv(tmp_path / "survei kerawanan.csv", header, [(TOWN_NAMES[0], 20, 3)])
    (report,) = ingest([path], town.intake())
    assert "names no year" in report.notes[0].en


def test_a_survey_with_its_year_in_the_name_has_nothing_to_say(
    town: Office, tmp_path: Path
) -> None:
    header = ("Kelurahan", "Responden", "Melihat Transaksi")
    path = write_csv(tmp_path / "survei kerawanan 2024.csv", header, [(TOWN_NAMES[0], 20, 3)])
    assert ingest([path], town.intake())[0].notes == ()
