"""A header that comes again beneath its table with its columns in another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.intake.readers import Cell

_SHARE_SAME = 0.6
"""Share of a header's texts without which another row is no such header."""

Order = tuple[int | None, ...]
"""Where each column of a table stands in the rows beneath a later header, None where it is not."""


class Header:
    """Know a table's header again, by its texts, among the rows beneath it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_plain(text) for text in texts]
        self._filled = [text for text in self._texts if text]
        self._fewest = max(2, _SHARE_SAME * len(self._filled))
        self._as_it_is: Order = tuple(range(len(self._texts)))

    def order_beneath(self, cells: Sequence[Cell]) -> Order | None:
        """Return the order of the columns that a row gives as a header, None where it is none.

        What the table has no column for is left out. The same header in the same order, whole or
        its upper row, gives the order as it is.
        """
        places = {_plain(cell): at for at, cell in enumerate(cells) if isinstance(cell, str)}
        if len(places) < self._fewest:
            return None
        if [_plain(str(cell or "")) for cell in cells][: len(self._texts)] == self._texts:
            return self._as_it_is
        found: Order = tuple(places.get(text) if text else None for text in self._texts)
        same = sum(at is not None for at in found)
        if same < self._fewest:
            return None
        if all(at in (None, here) for here, at in enumerate(found)):
            return self._as_it_is  # of a header of several rows, the upper one
        return found if same == len(self._filled) == len(set(self._filled)) else None

    def in_one_order(self, rows: Iterable[list[Cell]]) -> list[list[Cell]]:
        """Return rows without the headers among them, all in the order of the table's columns."""
        order: Order | None = None
        found = []
        for cells in rows:
            if again := self.order_beneath(cells):
                order = again
            else:
                found.append(arranged(cells, order) if order else cells)
        return found


def arranged(cells: list[Cell], order: Order) -> list[Cell]:
    """Return the cells of a row in the order of its table."""
    return [None if at is None or at >= len(cells) else cells[at] for at in order]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
