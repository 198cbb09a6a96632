"""The cells of one row, by the field that its column was recognised as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.intake.carried import Row
from services.intake.readers import Cell

_DASHES = frozenset("-–—")


@dataclass(frozen=True)
class Cells:
    """Give the cells of one row by field; dashes and blanks are None.

    `substances`: columns that hold the amount of one substance each, with it and its unit.
    """

    row: Row
    fields: dict[str, int]
    substances: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def __call__(self, field: str) -> Cell:
        """Return the cell of a field, None where it is empty or there is none."""
        index = self.fields.get(field)
        if index is None or index >= len(self.row.cells):
            return None
        value = self.row.cells[index]
        return None if isinstance(value, str) and value.strip(" -–.") == "" else value

    def is_dash(self, field: str) -> bool:
        """Tell whether a dash stands in a field, as offices write for none of what is counted."""
        index = self.fields.get(field, len(self.row.cells))
        return index < len(self.row.cells) and str(self.row.cells[index]).strip() in _DASHES

    def text(self, field: str) -> str:
        """Return the text of a field, "" where it is empty."""
        value = self(field)
        return "" if value is None else str(value).strip()
