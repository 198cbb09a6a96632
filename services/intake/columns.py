"""Whose column is this? Recognise each by its header's words, checked against its values.

A column that is not recognised is not read at all, and one whose words could name a person is
dropped even where it could be something else: what is not needed is never stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.evidence import LOOKS, contradicts, looks_like
from services.intake.header_words import NOBODY, field_scores
from services.intake.readers import Cell
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON

_STANDS_FOR = {
    "address": ("address", "domicile", "kelurahan", "code"),
    "date": ("date", "year", "respondents"),
    "coordinate": ("coordinate", "lat", "lon"),
    "lat": ("coordinate", "lat"),
    "lon": ("coordinate", "lon"),
}
_INFERRED = 0.5
_UNDER_A_HEADING = 0.98
_FEWEST_INDICATORS = 4


@dataclass(frozen=True)
class Column:
    """Hold what one column was recognised as, and how surely (0 … 1)."""

    index: int
    header: str
    field: str
    score: float


def recognise_columns(
    headers: Sequence[Cell],
    *,
    lowers: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
) -> list[Column]:
    """Return the columns whose header is recognised, each field once, persons always.

    The best fitting header takes a field; a tie between a person and anything else is a person,
    and in a table of indicators ("barang bukti: ada") an indicator wins. `lowers`: the lower half
    of each header under a merged one, which may speak alone where the whole names no person.
    `rows`: some first rows, by which a header that its values contradict is not believed.
    """
    scored = [
        (i, h, _scores_of(h, lowers[i] if i < len(lowers) else ""))
        for i, h in enumerate(headers)
        if isinstance(h, str)
    ]
    indicators = sum(any(f in INDICATOR_FIELDS for f in scores) for _, _, scores in scored)
    of_indicators = indicators >= _FEWEST_INDICATORS
    ranked = sorted(
        (
            Column(index, header, field, score)
            for index, header, scores in scored
            for field, score in scores.items()
            if (of_indicators or field not in INDICATOR_FIELDS)
            and not contradicts(field, values_of(index, rows))
        ),
        key=lambda c: (-c.score, c.field != PERSON, c.field not in INDICATOR_FIELDS, c.index),
    )
    return _each_once(ranked)


def _each_once(ranked: list[Column]) -> list[Column]:
    taken: dict[int, Column] = {}
    fields: set[str] = set()
    for column in ranked:
        free = column.field in (PERSON, NOBODY) or column.field not in fields
        if column.index not in taken and free:
            taken[column.index] = column
            fields.add(column.field)
    return sorted((c for c in taken.values() if c.field != NOBODY), key=lambda c: c.index)


def _scores_of(header: str, lower: str) -> dict[str, float]:
    """Return a header's scores, those of its lower half too unless the whole names a person."""
    whole = dict(field_scores(header))
    heading = header.removesuffix(lower)
    if not lower or PERSON in whole or PERSON in dict(field_scores(heading.strip())):
        return whole
    alone = {field: score * _UNDER_A_HEADING for field, score in field_scores(lower)}
    return {f: max(whole.get(f, 0.0), alone.get(f, 0.0)) for f in (*whole, *alone)}


def infer_columns(
    columns: list[Column], headers: list[str], rows: Sequence[Sequence[Cell]]
) -> list[Column]:
    """Add what a nameless column's values look like, where no header names that field.

    A column that could be a person's, or that is nobody's, is never taken. `rows`: some first
    rows of the table.
    """
    known = {c.index for c in columns}
    found = list(columns)
    fields = {c.field for c in columns}
    for field in LOOKS:
        if fields.intersection(_STANDS_FOR.get(field, (field,))):
            continue
        for index, header in enumerate(headers):
            nameless = index not in known and not field_scores(header)
            if nameless and looks_like(field, values_of(index, rows)):
                found.append(Column(index, header, field, _INFERRED))
                known.add(index)
                fields.add(field)
                break
    return sorted(found, key=lambda c: c.index)


def values_of(index: int, rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the filled values of a column in some rows."""
    cells = (row[index] for row in rows if index < len(row))
    return [c for c in cells if c is not None and str(c).strip(" -–.")]
