"""A header that comes again beneath its table with its columns in another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.intake.readers import Cell

_SHARE_SAME = 0.6
"""Share of a header's texts without which another row is no such header."""

Order = tuple[int | None, ...]
"""Where each column of a table stands in the rows beneath a later header, None where it is not."""


def order_beneath(cells: Sequence[Cell], headers: Sequence[str]) -> Order | None:
    """Return the order of the columns that a row gives as a header, None where it is none.

    What the table has no column for is left out. The same header in the same order, whole or its
    upper row, gives the order as it is.
    """
    places = {_plain(cell): at for at, cell in enumerate(cells) if isinstance(cell, str)}
    wanted = [_plain(text) for text in headers]
    as_it_is = tuple(range(len(wanted)))
    if [_plain(str(cell or "")) for cell in cells][: len(wanted)] == wanted:
        return as_it_is
    found: Order = tuple(places.get(text) if text else None for text in wanted)
    same = sum(at is not None for at in found)
    if same < max(2, _SHARE_SAME * sum(map(bool, wanted))):
        return None
    if all(at in (None, here) for here, at in enumerate(found)):
        return as_it_is  # of a header of several rows, the upper one
    texts = [text for text in wanted if text]
    return found if same == len(texts) == len(set(texts)) else None


def arranged(cells: list[Cell], order: Order) -> list[Cell]:
    """Return the cells of a row in the order of its table."""
    return [None if at is None or at >= len(cells) else cells[at] for at in order]


def in_one_order(rows: Iterable[list[Cell]], headers: Sequence[str]) -> list[list[Cell]]:
    """Return rows without the headers among them, all in the order of the table's columns."""
    order: Order | None = None
    found = []
    for cells in rows:
        if again := order_beneath(cells, headers):
            order = again
        else:
            found.append(arranged(cells, order) if order else cells)
    return found


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
