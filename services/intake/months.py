"""Months in headers, cells and sheet names: "Januari", "Jan-24", "Bulan 3"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from services.intake.dates import MONTHS, bare_date, read_date
from services.intake.readers import Cell

_MONTH = re.compile(r"^(?:bulan\s+)?([A-Za-z]{3,9})\.?[\s/'-]*((?:20)?\d{2})?$", re.IGNORECASE)
_A_WORD = re.compile(r"[A-Za-z]{4,}|(?!dan|tgl)[A-Za-z]{3}", re.IGNORECASE)
_LEAP_YEAR = 2000
_NUMBERS = re.compile(r"(?:(\d{1,2})[/.-](20\d{2})|(20\d{2})[/.-](\d{1,2}))")
_WORDS = {
    "januari", "jan", "februari", "pebruari", "feb", "peb", "maret", "mar", "mrt", "april", "apr",
    "mei", "may", "juni", "jun", "juli", "jul", "agustus", "agu", "agt", "ags", "aug", "agust",
    "september", "sep", "sept", "oktober", "okt", "oct", "november", "nopember", "nov", "nop",
    "desember", "des", "dec", "january", "february", "march", "june", "july", "august", "october",
    "december",
}  # fmt: skip

_MONTH_OF_YEAR = re.compile(
    rf"(?:{'|'.join(sorted(_WORDS))})[\s_-]*(?P<year>20\d{{2}})", re.IGNORECASE
)


def read_month(value: Cell) -> tuple[int | None, int] | None:
    """Read a month with its year if it names one; None for anything else."""
    if isinstance(value, (dt.datetime, dt.date)):
        return (value.year, value.month) if value.day == 1 else None
    text = value.strip() if isinstance(value, str) else ""
    if numbers := _NUMBERS.fullmatch(text):
        year, month = int(numbers[2] or numbers[3]), int(numbers[1] or numbers[4])
        return (year, month) if 1 <= month <= 12 else None
    match = _MONTH.fullmatch(text)
    if match is None or match[1].lower() not in _WORDS:
        return None
    said = None if match[2] is None else int(match[2]) % 100 + 2000
    return said, MONTHS[match[1].lower()[:3]]


def read_day_of(year: int, value: Cell) -> dt.date | None:
    """Read a day that names its month and no year ("16 Februari", "Jumat, 7 - 8 Mar")."""
    if not isinstance(value, str) or read_month(value):  # "Jan 23" is one of a month
        return None
    said = [word.lower() for word in _A_WORD.findall(bare_date(value))]
    if not said or not _WORDS.issuperset(said):  # "12/03" may be anything, "1 Marunda" is none
        return None
    day = read_date(f"{value} {year}")
    return day if day and day.year == year else None


def names_no_year(value: Cell) -> bool:
    """Tell whether a cell holds a day that names no year."""
    return read_day_of(_LEAP_YEAR, value) is not None


def month_columns(
    headers: Sequence[str], lowers: Sequence[str] = ()
) -> dict[int, tuple[int | None, int]]:
    """Return which columns are months, by position; `lowers`: what stands beneath merged cells.

    Months of which one comes twice count several things: they are none.
    """
    months = {}
    for index, text in enumerate(headers):
        lower = lowers[index] if index < len(lowers) else ""
        if month := read_month(text) or read_month(lower):
            months[index] = month
    return months if len({*months.values()}) == len(months) else {}


def month_count(headers: Sequence[str], lowers: Sequence[str] = ()) -> int:
    """Return how many headers are months."""
    return len(month_columns(headers, lowers))


def month_in(text: str) -> tuple[int, int] | None:
    """Return year and month of a sheet's name or title such as "JANUARI 2024".

    A title that names several months ("Januari - Desember 2024") speaks of none of them.
    """
    named = {MONTHS[word[:3]] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    found = _MONTH_OF_YEAR.search(text)
    if len(named) != 1 or not found:
        return None
    return int(found["year"]), named.pop()
