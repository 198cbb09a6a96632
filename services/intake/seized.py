"""What was seized: told in one cell, in columns beside each other, or in one of each substance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.intake.row_cells import Cells
from services.intake.values import (
    OTHER_SUBSTANCE,
    UNITS,
    quantity_of,
    read_number,
    read_quantities,
    read_substance,
)
from services.records import Quantity

_FEWEST_COLUMNS = 2
_WITH_UNIT = re.compile(r"(?P<name>[^()\[\]/]+?)\s*[(\[/]\s*(?P<unit>[A-Za-z]+)\.?\s*[)\]]?\s*")


def substance_columns(
    headers: Sequence[str], lowers: Sequence[str] = ()
) -> dict[int, tuple[str, str]]:
    """Return the columns that hold the amount of one substance each ("Sabu (gr)"), and its unit.

    One alone is none: two or more make the form that offices print. `lowers`: what stands beneath
    merged cells.
    """
    found = {}
    for index, header in enumerate(headers):
        match = _WITH_UNIT.fullmatch((lowers[index] if index < len(lowers) else "") or header)
        name = read_substance(match["name"]) if match else None
        if match and name not in (None, OTHER_SUBSTANCE) and match["unit"].lower() in UNITS:
            found[index] = (str(name), match["unit"])
    return found if len(found) >= _FEWEST_COLUMNS else {}


def read_seized(cells: Cells) -> tuple[Quantity, ...]:
    """Return what one row says was seized; amounts of unlike units are never added."""
    return (*_of_columns(cells), *_told(cells))


def _of_columns(cells: Cells) -> Iterator[Quantity]:
    for index, (name, unit) in cells.substances.items():
        amount = cells.row.cells[index] if index < len(cells.row.cells) else None
        if read_number(amount):
            yield from quantity_of(name, amount, unit)


def _told(cells: Cells) -> tuple[Quantity, ...]:
    listed = read_quantities(cells("evidence"))
    if any(quantity.substance != OTHER_SUBSTANCE for quantity in listed):
        return listed
    # "162 butir" beside "Tramadol": what it is stands in a column of its own.
    amount = cells("evidence") if listed else cells("amount")
    return quantity_of(cells("substance"), amount, cells("unit")) or listed
