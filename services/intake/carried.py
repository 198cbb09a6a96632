"""What a data row takes from above it: merged cells, marks for "the same", its group's heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.intake.columns import Column
from services.intake.months import read_month
from services.intake.readers import Cell, Merged
from services.intake.values import SAME_AS_ABOVE
from services.intake.vocabulary import COUNTED_FIELDS

_OF_ONE_ROW = frozenset((*COUNTED_FIELDS, "amount", "sequence"))
_HEADING = re.compile(
    r"\s*(?:[A-Z0-9]{1,4}[.)]\s*)?(?:wilayah\s+)?(?P<word>kecamatan|kec|kelurahan|kel)\b[\s.:]*"
    r"(?P<name>[a-z][a-z .]{2,30}?)\s*:?",
    re.IGNORECASE,
)
_MOST_CELLS = 2


@dataclass(frozen=True)
class Group:
    """Hold what the heading of a group gives its rows: a kelurahan, a kecamatan, a month.

    `month`: its year (None where the heading names none) and number.
    """

    kelurahan: str = ""
    kecamatan: str = ""
    month: tuple[int | None, int] | None = None


NO_GROUP = Group()


@dataclass(frozen=True)
class Row:
    """Hold one data row: its number in the sheet (from 1), its cells, its group."""

    number: int
    cells: list[Cell]
    group: Group = NO_GROUP


def group_of(
    texts: Sequence[Cell], within: Group = NO_GROUP, *, known: frozenset[str] = frozenset()
) -> Group | None:
    """Return the group that a heading opens ("A. KECAMATAN KOJA", "BULAN MARET 2024"), or None.

    `within`: the group before it; a month stands beneath its region and a region beneath its
    month. A name without its word may be a kecamatan's or a kelurahan's and says nothing. `known`:
    words of known places, of which a name has one ("Kelurahan Bersinar" is none); any, if empty.
    """
    if not 1 <= len(texts) <= _MOST_CELLS:
        return None
    if len(texts) == 1 and (month := read_month(texts[0])):
        return replace(within, month=month)
    found = _HEADING.fullmatch(" ".join(str(text) for text in texts))
    if not found or (known and known.isdisjoint(re.findall("[a-z]+", found["name"].lower()))):
        return None
    if found["word"].lower().startswith("kec"):
        return Group(kecamatan=found["name"], month=within.month)
    return Group(kelurahan=found["name"], month=within.month)


@dataclass
class Above:
    """Fill rows from what stands above them in their table, one after the other.

    `known`: words of known places (see `group_of`).
    `merged`: cells that belong to the cell above them. A count there stands for all rows
    together and is not repeated, but in rows of one number, which are one record.
    """

    merged: Merged
    known: frozenset[str] = frozenset()
    group: Group = NO_GROUP
    _cells: list[Cell] = field(default_factory=list)

    def group_in(self, texts: Sequence[Cell]) -> Group | None:
        """Return the group that a row opens as a heading, beneath the one before it."""
        return group_of(texts, self.group, known=self.known)

    def fill(self, row: Row, columns: list[Column]) -> Row:
        """Return a row with the values that it only refers to."""
        merged = self.merged.get(row.number, frozenset())
        if merged or not SAME_AS_ABOVE.isdisjoint(row.cells):
            row = replace(row, cells=self._filled(row.cells, merged, columns))
        self._cells = row.cells
        return replace(row, group=self.group) if self.group is not NO_GROUP else row

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
