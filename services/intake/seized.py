"""What was seized: told in one cell, in columns beside each other, or in one of each substance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.intake.row_cells import Cells
from services.intake.substances import (
    OTHER_SUBSTANCE,
    UNITS,
    quantity_of,
    read_quantities,
    read_substances,
)
from services.records import Quantity

_ANY_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_AMOUNTS = re.compile(
    rf"(?:\s*+\d[\d.,]*+\s*+(?:{_ANY_UNIT})\.?(?:\s++(?:{_ANY_UNIT}))?\s*+[;,\n+/]?)++",
    re.IGNORECASE,
)
"""Amounts with their units and nothing else: "1 unit HP" is none of a substance.

Possessive, as a long list that ends otherwise would be parted in each way there is.
"""
_SAYS_NO_MORE = re.compile(
    r"[()±~]|\b(?:br?utt?o|nett?o|berat|kecil|sedang|besar|plastik|klip|bening|total|isi|dengan|"
    r"sekitar|kurang lebih)\b",
    re.IGNORECASE,
)
"""What may stand beside an amount and is no other thing."""
_UNIT = re.compile(r"[(\[/]\s*(?P<unit>[A-Za-z]+)\.?\s*[)\]]?")
_PARTS = re.compile(r"[()\[\]/]")
_OTHERS = re.compile(r"tersangka|\btsk\b|kasus|orang|klien|laporan", re.IGNORECASE)


def substance_columns(
    headers: Sequence[str], lowers: Sequence[str] = ()
) -> dict[int, tuple[str, str]]:
    """Return the columns that hold the amount of one substance each ("Sabu (gr)"), and its unit.

    `lowers`: what stands beneath merged cells.
    """
    found = {}
    for index, header in enumerate(headers):
        lower = lowers[index] if index < len(lowers) else ""
        if told := _one_substance(lower) or _one_substance(header):
            found[index] = told
    return found


def _one_substance(header: str) -> tuple[str, str] | None:
    """Read a header that names one substance and a unit, as "Sabu (gr)" or "BB (gr) Sabu"."""
    unit = next((m for m in _UNIT.finditer(header) if m["unit"].lower() in UNITS), None)
    if unit is None:
        return None
    name = f"{header[: unit.start()]} {header[unit.end() :]}"
    counts_others = _PARTS.search(name) or _OTHERS.search(name)
    substance = None if counts_others else read_substances(name)
    one = substance is not None and substance != OTHER_SUBSTANCE and "," not in substance
    return (str(substance), unit["unit"]) if one else None


def read_seized(cells: Cells) -> tuple[Quantity, ...]:
    """Return what one row says was seized; amounts of unlike units are never added.

    What stands in a column of its own is not counted again where it is told.
    """
    columns = tuple(_of_columns(cells))
    known = {quantity.substance for quantity in columns}
    return (*columns, *(q for q in _told(cells) if q.substance not in known))


def _of_columns(cells: Cells) -> Iterator[Quantity]:
    for index, (name, unit) in cells.substances.items():
        amount = cells.at(index)
        told = quantity_of(name, amount, unit) or quantity_of(name, amount, None)
        yield from (quantity for quantity in told if quantity.amount)


def _told(cells: Cells) -> tuple[Quantity, ...]:
    listed = read_quantities(cells("evidence"))
    if any(quantity.substance != OTHER_SUBSTANCE for quantity in listed):
        return listed
    named = cells("substance") or cells("evidence")  # "Jenis BB" beside "Banyaknya"
    beside = quantity_of(named, cells("amount"), cells("unit"))
    told = _SAYS_NO_MORE.sub(" ", cells.text("evidence"))
    if not beside and _AMOUNTS.fullmatch(told):
        # "162 butir" beside "Tramadol": what it is stands in a column of its own.
        beside = quantity_of(cells("substance"), told.strip(), None)
    return beside or listed
