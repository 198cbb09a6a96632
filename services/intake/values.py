"""Read single values as offices write them: numbers, counts, answers of yes and no."""

from __future__ import annotations

import math
import re

from services.intake.readers import Cell

SAME_AS_ABOVE = frozenset(
    (
        '"', "''", '" "', '-"-', '- " -', "“", "”", "″", "〃", ",,", "s.d.a", "s.d.a.", "sda",
        "sda.", "SDA", "S.D.A", "S.D.A.", "Sda", "idem", "Idem", "IDEM", "sama", "ditto",
    )
)  # fmt: skip
"""What officers write for "as above" (sama dengan di atas)."""


def read_number(value: Cell) -> float | None:
    """Read a number with Indonesian or English marks: 1.234,5 and 12,5 and 1.500 and 12.5.

    A single mark followed by exactly three digits parts thousands ("1.500" is 1500).
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = re.sub(r"\s", "", value) if isinstance(value, str) else ""
    if not re.fullmatch(r"[+-]?\d[\d.,]*", text):
        return None
    try:
        number = float(_plain_number(text))
    except ValueError:  # marks in an order that no number has: 1.2,3,4
        return None
    return number if math.isfinite(number) else None


def _plain_number(text: str) -> str:
    marks = [m for m in text if m in ".,"]
    if not marks:
        return text
    if len(set(marks)) == 2:
        thousands = marks[0]
        return text.replace(thousands, "").replace(",", ".")
    thousand_groups = re.fullmatch(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+", text)
    if len(marks) > 1 or thousand_groups:
        return re.sub(r"[.,]", "", text)
    return text.replace(",", ".").rstrip(".")


_COUNT = re.compile(
    r"\s*(?:±|\+/?-|~|kurang lebih|lebih kurang|sekitar|kira-kira)?\s*(\d[\d.,]*)", re.IGNORECASE
)
_DASHES = frozenset("-–—")
_NONE_OF_THEM = {"nihil", "nol", "tidak ada"}


def is_dash(value: Cell) -> bool:
    """Tell whether a cell holds nothing but a dash."""
    return isinstance(value, str) and value.strip() in _DASHES


def read_found(value: Cell) -> int | None:
    """Read how many were found: a count, 0 where it says that there were none."""
    none = isinstance(value, str) and value.strip().lower() in _NONE_OF_THEM
    return 0 if none else read_count(value)


def read_count(value: Cell) -> int | None:
    """Read a whole number of things, 0 or more, as it is said ("30 orang", "± 30")."""
    if isinstance(value, str):
        match = _COUNT.match(value)
        value = match[1].rstrip(".,") if match else None
    number = read_number(value)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


_YES = {"ada", "ya", "y", "1", "x", "v", "✓", "√", "yes", "true", "benar"}
_NO = {"tidak", "tidak ada", "tdk", "t", "0", "-", "no", "false", "nihil", "bukan", "n"}


def read_presence(value: Cell) -> bool | None:
    """Read present (True), absent (False) or unknown (None)."""
    text = str(value).strip().lower().removesuffix(".0") if value is not None else ""
    return True if text in _YES else False if text in _NO else None
