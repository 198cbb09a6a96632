"""Tables that stand beside each other on one sheet, under the same header."""

from __future__ import annotations

from typing import NamedTuple

from services.intake.readers import Cell, Merged

_FEWEST_COLUMNS = 3


class Block(NamedTuple):
    """Hold where one of the tables stands: its first column, and that of the leftmost table."""

    start: int
    leftmost: int
    width: int

    def cells(self, cells: list[Cell]) -> list[Cell]:
        """Return a row's cells of this table, in the columns of the leftmost one."""
        return [None] * self.leftmost + cells[self.start : self.start + self.width]

    def texts(self, texts: list[str]) -> list[str]:
        """Return header texts of this table, in the columns of the leftmost one."""
        return [""] * self.leftmost + texts[self.start : self.start + self.width]

    def merged(self, merged: Merged) -> Merged:
        """Return the merged cells of this table, in the columns of the leftmost one."""
        shift = self.start - self.leftmost
        return {row: frozenset(at - shift for at in columns) for row, columns in merged.items()}


def blocks_of(headers: list[str]) -> list[Block]:
    """Return the tables of a row of headers that comes again beside itself, [] for one table."""
    filled = [at for at, text in enumerate(headers) if text.strip()]
    if not filled:
        return []
    left = filled[0]
    for start in filled:
        block = headers[left:start]
        while block and not block[-1].strip():
            block.pop()
        width = len(block)
        if width >= _FEWEST_COLUMNS and headers[start : start + width] == block:
            starts = range(left, len(headers) - width + 1)
            found = [at for at in starts if headers[at : at + width] == block]
            return [Block(at, left, width) for at in found]
    return []
