"""What every table written for a spreadsheet program needs: a text in it never runs.

Source: OWASP, CSV Injection (owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.workbook.child import INVALID_TITLE_REGEX

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_PART = re.compile(r"([;\t\r\n])")  # where some program begins a new cell, even inside a text
_FIGURE = re.compile(r"[-+]?[\d.,\s]*\d\s*%?|[-–]+")  # also a pair of coordinates, or a dash
_LONGEST_TITLE = 31


def harmless(value: Any) -> Any:
    """Keep a text of a CSV from running as a formula; figures stay as they are."""
    if not isinstance(value, str):
        return value
    return "".join(f"'{part}" if _runs(part) else part for part in _PART.split(value))


def as_written(text: str) -> str:
    """Return the text that `harmless` was given."""
    return "".join(
        part[1:] if part.startswith("'") and _runs(part[1:]) else part for part in _PART.split(text)
    )


def add_row(sheet: Any, values: Iterable[Any]) -> None:
    """Append a row to a sheet; texts are cells of text, as they are, and never formulas."""
    sheet.append([_text_cell(sheet, v) if isinstance(v, str) else v for v in values])


def sheet_title(text: str) -> str:
    """Return a title that a workbook takes for a sheet."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", INVALID_TITLE_REGEX.sub("-", text))
    return plain[:_LONGEST_TITLE].strip("' ") or "Data"


def _text_cell(sheet: Any, text: str) -> Cell:
    cell = Cell(sheet, 1, 1)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    # Without it, a spreadsheet program computes the text as soon as somebody edits the cell.
    cell.quotePrefix = _runs(text)
    return cell


def _runs(text: str) -> bool:
    bare = text.strip()
    return bare.startswith(_STARTS) and not _FIGURE.fullmatch(bare)
