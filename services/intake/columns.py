"""Whose column is this? Header words and values together, all columns settled at once.

A column that is not recognised is not read at all, and one whose words could name a person is
dropped even where it could be something else: what is not needed is never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from services.intake.column_evidence import (
    LOOKS_LIKE,
    OTHER_FIELDS,
    SURELY,
    SURELY_PLACES,
    Evidence,
    weigh_columns,
)
from services.intake.header_words import LEAST_SCORE, SECOND, is_second, words_of
from services.intake.readers import Cell
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON

_STANDS_FOR = {
    "address": ("address", "domicile", "kelurahan", "code"),
    "kelurahan": ("kelurahan", "address", "domicile", "code"),
    "date": ("date", "year", "respondents"),
    "month": ("date", "month", "year", "respondents"),
    "coordinate": ("coordinate", "lat", "lon"),
    "lat": ("coordinate", "lat"),
    "lon": ("coordinate", "lon"),
}
# Bits of evidence: a phrase that just fits, each hundredth above it, a hint of single words, what
# a kind of record holds or does not, and what is asked before a column is believed.
_NAMED_BITS, _BITS_PER_SCORE, _HINT_BITS = 4.0, 10.0, 6.0
_EXPECTED_BITS, _UNEXPECTED_BITS = 1.5, -6.0
_LEAST_BITS = 3.0
_INDICATOR_BITS, _SECOND_BITS = 0.5, 2.5
_REGRET, _LEAST_LEAD, _TIE = 0.5, 0.5, 1e-3
_UNNAMED_SCORE, _SCORE_PER_BIT = 0.5, 0.05
_FEWEST_INDICATORS = 4
_OTHER_PLACES = frozenset(("address", "kelurahan", "code", "coordinate", "lat"))
_OWN_COUNTS = frozenset(("examined", "positive", "participants", "respondents"))
# Fields whose values look like those of others: never told without a word.
_ALIKE = {*INDICATOR_FIELDS, "kecamatan"}


@dataclass(frozen=True)
class Column:
    """Hold what one column was recognised as, how surely (0 … 1), and if only by its values."""

    index: int
    header: str
    field: str
    score: float
    by_values: bool = False


def recognise_columns(
    headers: Sequence[Cell],
    *,
    lowers: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
) -> list[Column]:
    """Return the columns whose header or values are recognised, each field once, persons always.

    `lowers`: the lower half of each header under a merged one, which may speak alone where the
    whole names no person; `rows`: some first rows.
    """
    return settle(weigh_columns(headers, lowers=lowers, rows=rows))


def settle(evidence: Sequence[Evidence], expected: frozenset[str] | None = None) -> list[Column]:
    """Give each field at most one column, and each column one field, by the best total evidence.

    `expected`: the fields of the table's kind where it is known. Indicators count only in a table
    that has several of them. Solved as a linear assignment.
    """
    by_name = _assign(evidence, expected, frozenset(OTHER_FIELDS))
    found = _assign(evidence, expected, frozenset(c.field for c in by_name))
    if _OTHER_PLACES.isdisjoint(c.field for c in found):
        return found
    # Where a client lives is told otherwise: the address on his card may be of another city.
    persons = {e.index for e in evidence if e.is_persons}
    kept = [c if c.field != "domicile" or c.index not in persons else None for c in found]
    return [c or _person_at(evidence, old.index) for c, old in zip(kept, found, strict=True)]


def _assign(
    evidence: Sequence[Evidence], expected: frozenset[str] | None, taken: frozenset[str]
) -> list[Column]:
    """Solve the assignment; a column without a name gets no field that another one has by name."""
    indicators = sum(any(f in INDICATOR_FIELDS for f in e.named) for e in evidence)
    fields = [
        f for f in OTHER_FIELDS if f not in INDICATOR_FIELDS or indicators >= _FEWEST_INDICATORS
    ]
    if not evidence:
        return []
    better = frozenset(f for f in SECOND if any(_names_first(e, f, expected) for e in evidence))
    whole = _Whole(expected, taken, better, holds_clients(evidence))
    bits = np.array([[_bits(e, f, whole) for f in fields] for e in evidence])
    gains = _gains(bits)
    pairs = zip(*linear_sum_assignment(gains, maximize=True), strict=True)
    chosen = {int(row): int(column) for row, column in pairs if gains[row, column] > 0}
    free = [n for n in range(len(fields)) if n not in chosen.values()]
    found = []
    for n, e in enumerate(evidence):
        at = chosen.get(n)
        if at is None or (fields[at] not in e.named and _is_close(bits[n], at, free)):
            found.append(_persons(e))
        else:
            found.append(_column(e, fields[at], float(gains[n, at])))
    return [column for column in found if column]


class _Whole(NamedTuple):
    """Hold what the columns of a table say of each other.

    `expected`: the fields of its kind, where it is known; `taken`: those that a column has by name;
    `better`: those that one names in their first sense; `of_clients`: each row is about a person.
    """

    expected: frozenset[str] | None
    taken: frozenset[str]
    better: frozenset[str]
    of_clients: bool


def _names_first(evidence: Evidence, field: str, expected: frozenset[str] | None) -> bool:
    """Tell whether a column names a field by a phrase of it and in its first sense."""
    named = evidence.named.get(field, 0.0) >= LEAST_SCORE and not evidence.rules_out(field)
    return named and not is_second(field, evidence.header, expected or ())


def holds_clients(evidence: Iterable[Evidence]) -> bool:
    """Tell whether each row of a table is about one person, whom it names."""
    return any(e.of_a_client and e.is_persons for e in evidence)


def _is_close(bits: NDArray[np.float64], at: int, free: list[int]) -> bool:
    """Tell whether a column could as well be a field that no other column takes."""
    return bool(free) and bool(bits[free].max() > bits[at] - _LEAST_LEAD)


def _gains(bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what each assignment gains: its bits above the least, less the regret of the best.

    Of equals the first column takes the field.
    """
    bits = bits - _REGRET * (bits.max(axis=1, keepdims=True) - bits)
    gains = np.where(bits >= _LEAST_BITS, bits - _LEAST_BITS + _TIE, 0.0)
    found: NDArray[np.float64] = gains - _TIE * 1e-4 * np.arange(len(gains))[:, None]
    return found


def _bits(evidence: Evidence, field: str, whole: _Whole) -> float:
    """Return how much speaks for a field: header, values and kind of record, in bits."""
    expected = whole.expected
    if evidence.is_nobodys or evidence.rules_out(field):
        return 0.0
    could_be_persons = evidence.is_persons or (
        PERSON in evidence.named and field not in evidence.named
    )
    may_be = (field == "number" and evidence.numbered) or _is_home(evidence, field, expected)
    if could_be_persons and not may_be:
        return 0.0
    score, hint = evidence.named.get(field, 0.0), evidence.hinted.get(field, 0.0)
    unnamed = not score and not hint
    if unnamed and (field in _ALIKE or whole.taken.intersection(_stand_ins(field))):
        return 0.0
    bits = evidence.bits.get(field, 0.0)
    bits += _NAMED_BITS + _BITS_PER_SCORE * (score - LEAST_SCORE) if score else _HINT_BITS * hint
    if field in INDICATOR_FIELDS:
        bits += _INDICATOR_BITS
    if expected is not None:
        bits += _EXPECTED_BITS if field in expected else _UNEXPECTED_BITS
        if field in whole.better and is_second(field, evidence.header, expected):
            bits -= _SECOND_BITS
    if field == "count" and not _says_of_what(evidence.header, score, whole):
        return 0.0
    return bits


def _says_of_what(header: str, score: float, whole: _Whole) -> bool:
    """Tell whether a number is surely one of records.

    Of others it may be a count that the kind has itself ("Jml Pst") or, where each row is about a
    client, one of his visits.
    """
    if whole.of_clients:
        return score >= SURELY and len(words_of(header)) > 1
    return score >= SURELY or _OWN_COUNTS.isdisjoint(whole.expected or ())


def _is_home(evidence: Evidence, field: str, expected: frozenset[str] | None) -> bool:
    """Tell whether a column says where a client lives, of a kind that is placed by it.

    Nothing but names of kelurahan may stand in it, or addresses under a header that says so and
    that no other column of places stands beside (`settle`); they place the client in a kelurahan
    and are kept nowhere.
    """
    if "domicile" not in (expected or ()):
        return False
    if field == "domicile":
        whose = evidence.named.get(field, 0.0) >= SURELY
        return whose and evidence.bits.get("address", 0.0) > LOOKS_LIKE
    said = evidence.hinted.get(field, 0.0) > 0 or field in evidence.named
    of_home = field in ("kelurahan", "kecamatan")
    return of_home and said and evidence.bits.get(field, 0.0) > SURELY_PLACES


def _stand_ins(field: str) -> tuple[str, ...]:
    return _STANDS_FOR.get(field, (field,))


def _column(evidence: Evidence, field: str, gain: float) -> Column:
    score = evidence.named.get(field, 0.0)
    sure = score or min(_UNNAMED_SCORE + _SCORE_PER_BIT * gain, LEAST_SCORE)
    by_values = not score and field not in evidence.hinted
    return Column(evidence.index, evidence.header, field, sure, by_values)


def _person_at(evidence: Sequence[Evidence], index: int) -> Column:
    found = next(e for e in evidence if e.index == index)
    return Column(index, found.header, PERSON, found.named[PERSON])


def _persons(evidence: Evidence) -> Column | None:
    score = evidence.named.get(PERSON, 0.0)
    return Column(evidence.index, evidence.header, PERSON, score) if score else None
