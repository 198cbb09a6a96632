"""The cells of one row, by the field that its column was recognised as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.intake.carried import Row
from services.intake.readers import Cell
from services.intake.values import is_dash, read_count


@dataclass(frozen=True)
class Cells:
    """Give the cells of one row by field; dashes and blanks are None.

    `substances`: columns that hold the amount of one substance each, with it and its unit;
    `women`: where women are counted, by where men are.
    """

    row: Row
    fields: dict[str, int]
    substances: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    women: Mapping[int, int] = field(default_factory=dict)

    def at(self, index: int | None) -> Cell:
        """Return the cell at a position, None where there is none."""
        cells = self.row.cells
        return None if index is None or index >= len(cells) else cells[index]

    def __call__(self, field: str) -> Cell:
        """Return the cell of a field, None where it is empty or there is none.

        What counts men and women apart counts them together.
        """
        index = self.fields.get(field)
        value = _filled(self.at(index))
        if index is None or index not in self.women:
            return value
        both = (value, _filled(self.at(self.women[index])))
        counts = [read_count(cell) for cell in both if cell is not None]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def is_dash(self, field: str) -> bool:
        """Tell whether a dash stands in a field, as offices write for none of what is counted."""
        return is_dash(self.at(self.fields.get(field)))

    def text(self, field: str) -> str:
        """Return the text of a field, "" where it is empty."""
        value = self(field)
        return "" if value is None else str(value).strip()


def _filled(value: Cell) -> Cell:
    return None if isinstance(value, str) and value.strip(" .-–—") == "" else value
