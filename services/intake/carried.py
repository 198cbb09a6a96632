"""What a data row takes from above: merged cells, marks for "the same", dates, its group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from services.intake.columns import Column
from services.intake.dates import read_date
from services.intake.groups import NO_GROUP, NO_REGIONS, Group, Regions, group_of
from services.intake.readers import Cell, Merged
from services.intake.reordered import Order, arranged
from services.intake.values import SAME_AS_ABOVE
from services.intake.vocabulary import COUNTED_FIELDS

_OF_ONE_ROW = frozenset((*COUNTED_FIELDS, "amount", "sequence"))
_FEWEST_CELLS = 3
"""Cells of a row that is no heading, subtotal or signature."""
_FEWEST_IN_ORDER = 4
_FEWEST_BLANKS, _SHARE_BLANK = 2, 0.1
"""A date that is blank once among many is missing; left blank again and again, it is a habit."""


@dataclass(frozen=True)
class Row:
    """Hold one data row: its number in the sheet (from 1), its cells, its group."""

    number: int
    cells: list[Cell]
    group: Group = NO_GROUP


def leaves_dates_blank(rows: Iterable[list[Cell]], at: int) -> bool:
    """Tell whether the first rows of a table leave a date blank where it is that of the row above.

    Only where dates follow one another in time can a blank one be told from a missing one.
    """
    last: dt.date | None = None
    dated, in_order, blanks = 0, 0, 0
    for cells in rows:
        if sum(cell is not None for cell in cells) < _FEWEST_CELLS:
            last = None  # another group begins
            continue
        written = cells[at] if at < len(cells) else None
        day = read_date(written)
        if day and last and day < last:
            return False
        dated += bool(day)
        in_order += bool(day and last)
        blanks += written is None and last is not None
        last = day or last
    habit = blanks >= max(_FEWEST_BLANKS, _SHARE_BLANK * dated)
    return habit and in_order >= _FEWEST_IN_ORDER


@dataclass
class Above:
    """Fill rows from what stands above them in their table, one after the other.

    `merged`: cells that belong to the cell above them. A count there stands for all rows
    together and is not repeated, but in rows of one number, which are one record.
    `blank_dates`: the column in which a blank date is the one above it in its group; `order`: that
    of the columns in the rows that follow, where a later header has changed it.
    """

    merged: Merged
    regions: Regions = NO_REGIONS
    group: Group = NO_GROUP
    blank_dates: int | None = None
    order: Order | None = None
    _cells: list[Cell] = field(default_factory=list)
    _begins: bool = True

    def group_in(self, texts: Sequence[Cell]) -> Group | None:
        """Return the group that a row opens as a heading, beneath the one before it."""
        return group_of(texts, self.group, self.regions)

    def open(self, group: Group) -> None:
        """Begin a group."""
        self.group, self._begins = group, True

    def reorder(self, order: Order) -> None:
        """Begin rows beneath a header that comes again, whose columns may be in another order."""
        if order != (self.order or tuple(range(len(order)))):
            self._cells, self._begins = [], True
        self.order = order

    def in_order(self, row: Row) -> Row:
        """Return a row with its cells in the order of its table."""
        return replace(row, cells=arranged(row.cells, self.order)) if self.order else row

    def fill(self, row: Row, columns: list[Column], *, surely: bool) -> Row:
        """Return a row with the values that it only refers to.

        `surely`: it is data even without a date, and may take one; a line of signatures is none.
        """
        merged = self.merged.get(row.number, frozenset())
        if self.order and merged:
            merged = frozenset(at for at, source in enumerate(self.order) if source in merged)
        if self.blank_dates is not None and surely and not self._begins:
            merged |= self._dates_above(row, self.blank_dates)
        if merged or not SAME_AS_ABOVE.isdisjoint(row.cells):
            row = replace(row, cells=self._filled(row.cells, merged, columns))
        self._cells, self._begins = row.cells, False
        return replace(row, group=self.group) if self.group is not NO_GROUP else row

    def _dates_above(self, row: Row, at: int) -> set[int]:
        """Return the column of dates while they are in order; afterwards no blank one is told."""
        cells = (row.cells, self._cells)
        day, last = (read_date(c[at]) if at < len(c) else None for c in cells)
        if day and last and day < last:
            self.blank_dates = None
            return set()
        return {at}

    def _filled(
        self, cells: list[Cell], merged: frozenset[int], columns: list[Column]
    ) -> list[Cell]:
        fields = {c.index: c.field for c in columns}
        one_record = any(fields.get(at) == "number" for at in merged)
        repeated = {at for at in merged if one_record or fields.get(at) not in _OF_ONE_ROW}
        above = [*self._cells, *[None] * (len(cells) - len(self._cells))]
        return [
            above[at] if cell in SAME_AS_ABOVE or (cell is None and at in repeated) else cell
            for at, cell in enumerate(cells)
        ]
