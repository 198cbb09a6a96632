"""Read days as offices write them, in figures, in words and as spreadsheets count them."""

from __future__ import annotations

import datetime as dt
import re

from services.intake.readers import Cell

EARLIEST = dt.date(1990, 1, 1)
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_SERIALS = range(32874, 73051)  # 1990 … 2099

MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "agu": 8, "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nop": 11,
    "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
TO = r"(?:-|–|&|dan|s\.?/?d\.?|sampai)"
DAY_NAME = (
    r"(?:sen(?:in)?|sel(?:asa)?|rab(?:u)?|kam(?:is)?|jum(?:[^a-z\d]{0,2}at)?|sab(?:tu)?|min(?:ggu)?|"
    r"ahad|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)\b\.?"
)
"""A day of the week, short or whole; of "Jum'at" whatever stands for its apostrophe."""
_WEEKDAY = re.compile(
    rf"^(?:hari\s+|malam\s+)?{DAY_NAME}\s*(?:{TO}\s*{DAY_NAME}\s*)?[,/]?\s*", re.I
)
_CALLED_DATE = re.compile(r"^(?:tgl|tanggal)\b[\s.:]*", re.I)
_CLOCK = re.compile(
    r"[\sT,]+(?:(?:pukul\s*|jam\s*|pkl\.?\s*)?\d{1,2}[:.]\d{2}|"
    r"\(?(?:pagi|siang|sore|malam|dini hari)\b).*$",
    re.I,
)
_RANGE = re.compile(rf"^(\d{{1,2}})\s*{TO}\s*\d{{1,2}}(?=[\s/.-]+\D)", re.I)
_RANGE_OF_MONTHS = re.compile(
    rf"^(?P<day>\d{{1,2}})\s+(?P<month>[A-Z]{{3,}})\.?\s*{TO}\s*\d{{1,2}}\s+"
    r"(?P<last>[A-Z]{3,})\.?\s+(?P<year>\d{4})$",
    re.I,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_MONTH_NAMED_FIRST = re.compile(r"([A-Za-z]{3,})\.?\s*(\d{1,2}),?\s+(\d{4})")
_NAMED = re.compile(r"(\d{1,2})[\s./-]*([A-Za-z]{3,})\.?[\s,./'’-]*(\d{4}|\d{2})")


def read_date(value: Cell, *, month_first: bool = False) -> dt.date | None:
    """Read a day in any form Indonesian offices write; day before month, unless told otherwise.

    `month_first` speaks of dates in numbers (see `date_order`). Returns None for what is no
    day: 12/13/2023, 31/02/2024, "tidak diketahui".
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        serial = int(value)
        if serial in _EXCEL_SERIALS:
            return _EXCEL_EPOCH + dt.timedelta(days=serial)
        value = str(serial)
    return _read_date_text(value, month_first) if isinstance(value, str) else None


def bare_date(text: str) -> str:
    """Return a text without the day of the week, or the word for a date, that it begins with."""
    return _CALLED_DATE.sub("", _WEEKDAY.sub("", text.strip()))


def _read_date_text(text: str, month_first: bool) -> dt.date | None:
    text = _CLOCK.sub("", bare_date(text))
    text = _RANGE_OF_MONTHS.sub(_first_of_range, _RANGE.sub(r"\1", text))
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        day, month = (match[2], match[1]) if month_first else (match[1], match[2])
        return _day(_full_year(match[3]), int(month), int(day))
    if match := _NAMED.fullmatch(text):
        month = MONTHS.get(match[2][:3].lower())
        return _day(_full_year(match[3]), month, int(match[1])) if month else None
    if match := _MONTH_NAMED_FIRST.fullmatch(text):
        month = MONTHS.get(match[1][:3].lower())
        return _day(int(match[3]), month, int(match[2])) if month else None
    if text.isdigit() and int(text) in _EXCEL_SERIALS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(text))
    return None


def _first_of_range(match: re.Match[str]) -> str:
    """Return the first day of a span over two months, of the year before from December on."""
    first, last = (MONTHS.get(match[name][:3].lower(), 0) for name in ("month", "last"))
    return f"{match['day']} {match['month']} {int(match['year']) - (first > last)}"


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
