"""Rows of a sheet that are no data: subtotals, numbers of columns, examples, signatures.

Each row is told by its cells that hold a value, in order.
"""

from __future__ import annotations

import re

from services.intake.dates import DAY_NAME
from services.intake.readers import Cell
from services.intake.values import read_count, read_number

_FEWEST_NUMBERED = 4
_SUBTOTAL = re.compile(
    r"^\s*(sub\s*-?\s*)?(jumlah|total|grand total|rata-rata|rekap|jml)\b(?!.*\d+\s*/)", re.I
)
_SPACED = re.compile(r"(?<=\b[A-Za-z])\s(?=[A-Za-z]\b)")
"""Blanks between letters that are spread out ("J U M L A H")."""
_MOST_SIGNING = 2
_SIGNED = re.compile(
    rf"\s*(?:(?:nip|nrp)\b|(?!{DAY_NAME})[a-z][a-z .]+,"
    r"\s*(?:tgl\.?\s*)?\d{0,2}\s*[a-z]+\s+\d{4}\s*$)",
    re.I,
)
"""What stands in a block of signatures: "Jakarta, 31 Desember 2024", "NIP. 1980…"."""
_QUANTITY = re.compile(r"\s*\d[\d.,]*\s*(?:%|[A-Za-z]{1,10}\.?)?\s*")
_CODE_OF_COLUMN = re.compile(r"\(?[A-Za-z]{1,2}\.?\d{1,2}\)?")


def numbers_columns(filled: list[Cell]) -> bool:
    """Tell whether a row only numbers the columns, as printed forms do beneath their header.

    "(1) (2) (3)", or codes of another table: "P1 P2 D1".
    """
    if len(filled) < _FEWEST_NUMBERED:
        return False
    coded = {str(cell) for cell in filled if _CODE_OF_COLUMN.fullmatch(str(cell))}
    return len(coded) == len(filled) or all(
        read_count(str(cell).strip("() ")) == number for number, cell in enumerate(filled, 1)
    )


def is_signature(filled: list[Cell]) -> bool:
    """Tell whether a row stands in a block of signatures: place and day alone, or a NIP."""
    return len(filled) <= _MOST_SIGNING and all(_SIGNED.match(str(cell)) for cell in filled)


def is_example(filled: list[Cell]) -> bool:
    """Tell whether a row is the example that an entry form carries."""
    return str(filled[0]).strip().lower().startswith("contoh")


def is_subtotal(filled: list[Cell]) -> bool:
    """Tell whether a row sums up those above it."""
    texts = [c for c in filled if isinstance(c, str)]
    if not texts or not _SUBTOTAL.match(_SPACED.sub("", texts[0])):
        return False
    others = [c for c in filled if c is not texts[0]]
    return len(others) <= 3 or all(_is_quantity(c) for c in others)


def _is_quantity(cell: Cell) -> bool:
    """Tell whether a cell holds a number, maybe with its unit ("8 keg.", "62,0%")."""
    return read_number(cell) is not None or bool(_QUANTITY.fullmatch(str(cell)))
