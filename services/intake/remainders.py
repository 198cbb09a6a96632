"""Columns that no word names, told by what the others leave: one indicator, counts in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from services.intake.column_evidence import Evidence, values_of
from services.intake.columns import Column, holds_clients
from services.intake.evidence import are_counts, are_presences, is_running
from services.intake.header_words import words_of
from services.intake.readers import Cell
from services.intake.values import read_count
from services.intake.vocabulary import INDICATOR_FIELDS, PERSON

CHAINS = (
    ("saw_dealing", "respondents", "survey_target"),
    ("positive", "examined"),
    ("participants",),
)
"""Counts without which their kind says little, each no larger than the next."""
_SUM = ("jumlah",)
_SURE = 0.5
_FEWEST_ROWS, _FEWEST_OF_MANY = 3, 6
"""Rows that tell an order: of the columns that are missing, and of one among some too many."""
_MOST_TOO_MANY = 2
_LARGEST = 100_000
_LOOKS_LIKE_DAYS = 2.0
Rows = Sequence[Sequence[Cell]]


def fill_remainders(
    columns: list[Column], evidence: Sequence[Evidence], rows: Rows, expected: frozenset[str]
) -> list[Column]:
    """Add columns that can be nothing else; two that could be exchanged are left alone.

    `expected`: the fields of the table's kind. Counts are told apart only where one order alone
    keeps each no larger than the next in all of `rows`.
    """
    fields = {c.field for c in columns}
    known = {c.index for c in columns}
    unread = [e for e in evidence if e.index not in known and not e.is_nobodys]
    names = {
        e.index: {f for f in e.named if f in (*expected, PERSON) and not e.rules_out(f)}
        for e in unread
    }
    spare = [e for e in unread if not names[e.index]]
    # Where no month makes it a recapitulation, a count of nothing named may be one of these.
    if "month" not in fields or "date" in fields:
        bare = {c.index for c in columns if c.field == "count"}
        spare += [e for e in evidence if e.index in bare]
        spare += [e for e in unread if names[e.index] == {"count"}]
    found = []
    for chain in CHAINS:
        if expected.issuperset(chain) and not fields.issuperset(chain):
            # A column that lost its name to a better one may be another of the same chain.
            lost = [e for e in unread if e not in spare and names[e.index] <= {*chain}]
            counts = [e for e in (*spare, *lost) if _counts(e, rows)]
            found += _fill_chain(chain, columns, counts, rows)
    summed = "month" in fields and fields.isdisjoint(("date", "count", "number"))
    if summed and not any(expected.issuperset(chain) for chain in CHAINS):
        found += _sum_of_a_month(evidence, unread, rows)
    if expected.issuperset(INDICATOR_FIELDS):
        found += _last_indicator(fields, spare, rows)
    taken = {c.index for c in found}
    kept = [c for c in columns if c.index not in taken]
    return sorted([*kept, *found], key=lambda c: c.index)


def _fill_chain(
    chain: Sequence[str], columns: Sequence[Column], spare: Sequence[Evidence], rows: Rows
) -> list[Column]:
    places = {c.field: c.index for c in columns if c.field in chain}
    missing = [f for f in chain if f not in places]
    more = len(spare) - len(missing)
    if not missing or more < 0 or more > _MOST_TOO_MANY:
        return []
    fewest = _FEWEST_OF_MANY if more else _FEWEST_ROWS
    ways = [
        way
        for way in permutations(spare, len(missing))
        if _keeps_order(
            chain, places | {f: e.index for f, e in zip(missing, way, strict=True)}, rows, fewest
        )
    ]
    if len(ways) != 1:
        return []
    return [_guessed(e, f) for f, e in zip(missing, ways[0], strict=True)]


def _keeps_order(chain: Sequence[str], places: dict[str, int], rows: Rows, fewest: int) -> bool:
    wanted = [places[f] for f in chain]
    counts = [[read_count(row[i]) if i < len(row) else None for i in wanted] for row in rows]
    full = [[n for n in row if n is not None] for row in counts if None not in row]
    return len(full) >= fewest and all(a <= b for row in full for a, b in pairwise(row))


def _sum_of_a_month(
    evidence: Sequence[Evidence], unread: Sequence[Evidence], rows: Rows
) -> list[Column]:
    """Return the only column that says how many there were of something, in rows of no client."""
    if holds_clients(evidence):
        return []
    sums = [e for e in unread if words_of(e.header)[:1] == _SUM and _counts(e, rows)]
    return [_guessed(sums[0], "count")] if len(sums) == 1 else []


def _last_indicator(fields: set[str], spare: Sequence[Evidence], rows: Rows) -> list[Column]:
    missing = [f for f in INDICATOR_FIELDS if f not in fields]
    answers = [e for e in spare if are_presences(values_of(e.index, rows))]
    if len(missing) == len(answers) == 1:
        return [_guessed(answers[0], missing[0])]
    return []


def _counts(evidence: Evidence, rows: Rows) -> bool:
    values = values_of(evidence.index, rows)
    counts = [n for n in map(read_count, values) if n is not None]
    if evidence.bits.get("date", 0.0) >= _LOOKS_LIKE_DAYS:
        return False
    return are_counts(values) and not is_running(values) and max(counts) < _LARGEST


def _guessed(evidence: Evidence, field: str) -> Column:
    return Column(evidence.index, evidence.header, field, _SURE, by_values=True)
