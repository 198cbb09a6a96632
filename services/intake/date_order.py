"""Is 03/04/2024 in March or April? By what the other dates of the file allow, and said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from services.analysis import Note
from services.intake.dates import bare_date
from services.intake.readers import Cell

_FEWEST_MONTH_FIRST = 2
_TWO_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*\d")


class DateOrder(StrEnum):
    """In which order a file writes day and month."""

    PLAIN = "plain"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "undecided"
    MIXED = "mixed"


def order_of(values: Iterable[Cell]) -> DateOrder:
    """Return the order that dates written as numbers allow.

    Day first is the rule in Indonesia, so month first needs two dates that allow nothing else and
    none that speaks against it. Undecided where every date could be read both ways.
    """
    day_first = month_first = open_to_both = 0
    for value in values:
        match = _TWO_NUMBERS.match(bare_date(value)) if isinstance(value, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        day_first += second <= 12 < first <= 31
        month_first += first <= 12 < second <= 31
        open_to_both += first != second and max(first, second) <= 12
    if day_first and month_first:
        return DateOrder.MIXED
    if day_first:
        return DateOrder.DAY_FIRST
    if month_first >= _FEWEST_MONTH_FIRST:
        return DateOrder.MONTH_FIRST
    return DateOrder.UNDECIDED if open_to_both else DateOrder.PLAIN


NOTES: dict[DateOrder, Note] = {
    DateOrder.MONTH_FIRST: Note(
        "Tanggal dibaca bulan/hari/tahun, karena beberapa tanggal hanya cocok begitu dan tidak ada "
        "yang menyangkalnya.",
        "Dates were read as month/day/year, since some fit only so and none speaks against it.",
    ),
    DateOrder.UNDECIDED: Note(
        "Tanggal berangka dibaca hari/bulan/tahun; tidak satu pun tanggal di berkas ini yang "
        "memastikannya. Bila bulannya di depan, tarik impor ini dan kirim ulang dengan tanggal "
        "seperti 2024-12-31.",
        "Dates in numbers were read as day/month/year; no date in this file settles it. If the "
        "month comes first, withdraw this import and send it again with dates like 2024-12-31.",
    ),
    DateOrder.MIXED: Note(
        "Sebagian tanggal hanya cocok sebagai hari/bulan, sebagian hanya sebagai bulan/hari. "
        "Semua dibaca hari/bulan; yang tidak cocok ditolak. Periksa kolom tanggalnya.",
        "Some dates fit only as day/month, others only as month/day. All were read as day/month; "
        "those that do not fit are rejected. Check the column of dates.",
    ),
}
"""What a reader must know of an order that is not plain."""
