"""How numbers, days and periods are written for readers."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from services.analysis import Period

_MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
HIDDEN = "–"
_JAKARTA = dt.timezone(dt.timedelta(hours=7))


def number_text(value: Any, *, lang: str = "id", digits: int = 3) -> str:
    """Write a number with the marks of a language; a dash where it is hidden or unknown.

    Whole numbers and large ones are written whole (1.839), others with `digits` significant
    digits (6,44), trailing zeros kept.
    """
    if value is None or not math.isfinite(value):
        return HIDDEN
    whole = isinstance(value, int) or abs(value) >= 10 ** (digits - 1)
    text = f"{round(value):,d}" if whole or not value else f"{value:#.{digits}g}".rstrip(".")
    return text if lang == "en" else text.replace(",", " ").replace(".", ",").replace(" ", ".")


def count_text(value: Any, *, lang: str = "id") -> str:
    """Write a count; a dash where it is hidden or unknown."""
    known = value is not None and math.isfinite(value)
    return number_text(int(value) if known else None, lang=lang)


def day_text(day: dt.date, lang: str = "id") -> str:
    """Write a day: 3 September 2022."""
    months = _MONTHS_EN if lang == "en" else _MONTHS_ID
    return f"{day.day} {months[day.month - 1]} {day.year}"


def moment_text(at: dt.datetime) -> str:
    """Write an aware moment as the office's clock shows it: 2024-12-30 19:32 WIB."""
    return f"{at.astimezone(_JAKARTA):%Y-%m-%d %H:%M} WIB"


def period_text(period: Period, lang: str = "id") -> str:
    """Write a period: 1 Januari 2022 – 31 Desember 2024."""
    return f"{day_text(period.since, lang)} – {day_text(period.until, lang)}"
