"""Whose column is this? Header words and values together, all columns settled at once.

A column that is not recognised is not read at all, and one whose words could name a person is
dropped even where it could be something else: what is not needed is never stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from services.intake.evidence import (
    CONTRADICTED,
    LISTED,
    NAMES_BITS,
    are_answers,
    are_counts,
    are_days,
    are_file_numbers,
    are_of_a_list,
    are_others,
    are_presences,
    are_written_as_names,
    is_personal,
    recur,
    tell_places,
    value_bits,
)
from services.intake.header_words import (
    LEAST_SCORE,
    NOBODY,
    field_hints,
    field_scores,
    is_of_numbers,
    is_second,
    names_only,
    speaks_of_birth,
    speaks_of_clients,
    speaks_of_persons,
    words_of,
)
from services.intake.indicator_columns import FEWEST_ANSWERS, read_indicators
from services.intake.readers import Cell
from services.intake.values import SAME_AS_ABOVE
from services.intake.vocabulary import COUNTED_FIELDS, FIELDS, INDICATOR_FIELDS, PERSON

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
_SURELY_PLACES = 0.9 * NAMES_BITS
_UNNAMED_SCORE, _SCORE_PER_BIT = 0.5, 0.05
_UNDER_A_HEADING = 0.98
_SURELY = 0.9
_LOOKS_LIKE, _FEWEST_VALUES, _NEVER = 1.0, 3, 9.9
_ASKS_WHOM = re.compile(r"\b(untuk|utk|buat|bagi|kepada) siapa\b", re.IGNORECASE)
_FEWEST_INDICATORS = 4
_COUNTED = frozenset(COUNTED_FIELDS)
_OWN_COUNTS = frozenset(("examined", "positive", "participants", "respondents"))
_MEN = frozenset("l lk laki pria putra male".split())
_WOMEN = frozenset("p pr perempuan wanita putri female".split())
_TOTAL = frozenset(("jumlah", "total", "semua"))
_SHARE_TOLD = 0.6
# Fields whose values look like those of others: never told without a word.
_ALIKE = {*INDICATOR_FIELDS, "kecamatan"}
_FIELDS = tuple(f for f in FIELDS if f != PERSON)
_TOLD_BY_VALUES = (*LISTED, "address", "domicile")


@dataclass(frozen=True)
class Column:
    """Hold what one column was recognised as, how surely (0 … 1), and if only by its values."""

    index: int
    header: str
    field: str
    score: float
    by_values: bool = False


@dataclass(frozen=True)
class Evidence:
    """Hold what speaks for one column: phrases and hints of its header, bits of its values.

    `numbered`: its values are written as numbers of files, whatever its header says of persons.
    """

    index: int
    header: str
    named: dict[str, float]
    hinted: dict[str, float] = field(default_factory=dict)
    bits: dict[str, float] = field(default_factory=dict)
    numbered: bool = False

    @property
    def best_named(self) -> float:
        """Return how well the best phrase fits that its values do not rule out."""
        return max((s for f, s in self.named.items() if f in _FIELDS and not self.rules_out(f)),
                   default=0.0)  # fmt: skip

    def rules_out(self, field: str) -> bool:
        """Tell whether the values cannot be those of a field."""
        return self.bits.get(field, 0.0) == CONTRADICTED

    def with_persons(self, others: Iterable[Evidence]) -> Evidence:
        """Return this evidence, and what others of the same column say of a person."""
        said = [e.named.get(PERSON, 0.0) for e in others if e.index == self.index]
        person = max([self.named.get(PERSON, 0.0), *said])
        return replace(self, named={**self.named, PERSON: person}) if person else self

    @property
    def is_persons(self) -> bool:
        """Tell whether a column is a person's, whatever else it could be."""
        return self.named.get(PERSON, 0.0) >= max(self.best_named, LEAST_SCORE)

    @property
    def is_nobodys(self) -> bool:
        """Tell whether a column is one that offices keep for themselves."""
        return self.named.get(NOBODY, 0.0) > self.best_named


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


def weigh_columns(
    headers: Sequence[Cell],
    *,
    lowers: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
    names: frozenset[str] = frozenset(),
) -> list[Evidence]:
    """Return the evidence for each column; `names`: known places in lower case."""
    weighed = [
        _weigh(i, h, lowers[i] if i < len(lowers) else "", values_of(i, rows), names)
        for i, h in enumerate(headers)
        if isinstance(h, str)
    ]
    of_all = {f for e in weighed if not _counts_one_sex(e.header) for f in e.named}
    found = [_without_one_sex(e, of_all, values_of(e.index, rows)) for e in weighed]
    answers = [at for at, e in enumerate(found) if are_presences(values_of(e.index, rows))]
    return _with_indicators(found, answers) if len(answers) >= FEWEST_ANSWERS else found


def _counts_one_sex(header: str) -> bool:
    tokens = re.findall("[a-z]+", header.lower())
    sexes = [not sex.isdisjoint(tokens) for sex in (_MEN, _WOMEN)]
    return sum(sexes) == 1 and tokens[-1] in _MEN | _WOMEN


def _without_one_sex(evidence: Evidence, of_all: set[str], values: list[Cell]) -> Evidence:
    """Leave out a count of men or of women where one of all, `of_all`, stands beside it."""
    if not _counts_one_sex(evidence.header):
        return evidence
    counted = _COUNTED.intersection(evidence.named)
    if (counted and counted.isdisjoint(of_all)) or not (counted or are_counts(values)):
        return evidence
    return replace(evidence, named={NOBODY: 1.0}, hinted={}, bits={})


def _with_indicators(found: list[Evidence], answers: list[int]) -> list[Evidence]:
    """Read columns of yes and no as indicators, of which a table has many; they are no person's."""
    told = read_indicators(
        [found[at].header for at in answers], [found[at].named for at in answers]
    )
    if sum(indicator is not None for indicator in told) < _SHARE_TOLD * len(answers):
        return found
    for at, indicator in zip(answers, told, strict=True):
        kept = {NOBODY: 0.0, PERSON: _SURELY}
        named = {f: s for f, s in found[at].named.items() if s >= kept.get(f, 2.0)}
        found[at] = replace(
            found[at], named=named | dict([indicator] if indicator else []), hinted={}
        )
    return found


def _weigh(
    index: int, header: str, lower: str, values: list[Cell], names: frozenset[str]
) -> Evidence:
    named = _scores_of(header, lower)
    if is_personal(values) and "number" not in named:
        named[PERSON] = 1.0
    elif _are_of_nobody(header, values, names):
        if named.pop(PERSON, None):
            named = {**dict(field_scores(lower)), **named}
            named.pop(PERSON, None)
    elif are_of_a_list(values):  # "Kategori Pemohon" may hold a category, "Pekerjaan" a person's
        for none in (PERSON, NOBODY):
            if named.get(none, 0.0) < _SURELY or _ASKS_WHOM.search(header):
                named.pop(none, None)
    bits = {f: value_bits(f, values, names) for f in (*_FIELDS,) if f in named or values}
    for region in ("kelurahan", "kecamatan"):
        if region in words_of(header) and bits.get(region, 0.0) > _SURELY_PLACES:
            named.setdefault(region, LEAST_SCORE)  # however long the header that says so
            if speaks_of_persons(header):
                named.setdefault(PERSON, LEAST_SCORE)
    bits |= dict.fromkeys(_unlike(named, bits, values, names), CONTRADICTED)
    hinted = {**field_hints(header), **(field_hints(lower) if lower else {})}
    return Evidence(index, header, named, hinted, bits, are_file_numbers(values))


def _unlike(
    named: dict[str, float], bits: dict[str, float], values: list[Cell], names: frozenset[str]
) -> Iterator[str]:
    """Yield what a column may be named as and its values do not look like.

    Else a column of names of persons is kept as a category, or as an address under a header that
    nobody knows. A category comes again and again, or is a word of its list.
    """
    if not values:
        return
    of_nobody, places = recur(values) or are_others(values), tell_places(values, names)
    least = _NEVER if are_written_as_names(values) else _SURELY
    for told in _TOLD_BY_VALUES:
        if told in LISTED:
            fits = of_nobody or bits.get(told, 0.0) > _LOOKS_LIKE
        else:
            fits = places or named.get(told, 0.0) >= least
        if not fits:
            yield told


def _are_of_nobody(header: str, values: list[Cell], names: frozenset[str]) -> bool:
    """Tell whether values are no person's whatever the header is like.

    Counts, answers, places, and days but for those of birth.
    """
    if are_days(values):
        return not speaks_of_birth(header)
    if are_counts(values) or are_answers(values):
        return not is_of_numbers(header)
    return names_only(header) and value_bits("kelurahan", values, names) > _SURELY_PLACES


def settle(evidence: Sequence[Evidence], expected: frozenset[str] | None = None) -> list[Column]:
    """Give each field at most one column, and each column one field, by the best total evidence.

    `expected`: the fields of the table's kind where it is known. Indicators count only in a table
    that has several of them. Solved as a linear assignment.
    """
    by_name = _assign(evidence, expected, frozenset(_FIELDS))
    return _assign(evidence, expected, frozenset(c.field for c in by_name))


def _assign(
    evidence: Sequence[Evidence], expected: frozenset[str] | None, taken: frozenset[str]
) -> list[Column]:
    """Solve the assignment; a column without a name gets no field that another one has by name."""
    indicators = sum(any(f in INDICATOR_FIELDS for f in e.named) for e in evidence)
    fields = [f for f in _FIELDS if f not in INDICATOR_FIELDS or indicators >= _FEWEST_INDICATORS]
    if holds_clients(evidence):
        fields.remove("count")  # what is counted are the visits of one
    if not evidence:
        return []
    bits = np.array([[_bits(e, f, expected, taken) for f in fields] for e in evidence])
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


def holds_clients(evidence: Iterable[Evidence]) -> bool:
    """Tell whether each row of a table is about one person."""
    return any(e.is_persons and speaks_of_clients(e.header) for e in evidence)


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


def _bits(
    evidence: Evidence, field: str, expected: frozenset[str] | None, taken: frozenset[str]
) -> float:
    """Return how much speaks for a field: header, values and kind of record, in bits."""
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
    if unnamed and (field in _ALIKE or taken.intersection(_stand_ins(field))):
        return 0.0
    bits = evidence.bits.get(field, 0.0)
    bits += _NAMED_BITS + _BITS_PER_SCORE * (score - LEAST_SCORE) if score else _HINT_BITS * hint
    if field in INDICATOR_FIELDS:
        bits += _INDICATOR_BITS
    if expected is not None:
        bits += _EXPECTED_BITS if field in expected else _UNEXPECTED_BITS
        if is_second(field, evidence.header):
            bits -= _SECOND_BITS
        if field == "count" and not expected.isdisjoint(_OWN_COUNTS) and score < _SURELY:
            return 0.0  # it may as well be one of those that the kind counts itself
    return bits


def _is_home(evidence: Evidence, field: str, expected: frozenset[str] | None) -> bool:
    """Tell whether a column is the kelurahan a client lives in, of a kind that is placed by it.

    Nothing but names of kelurahan may stand in it, or addresses under a header that says so.
    """
    if "domicile" not in (expected or ()):
        return False
    if field == "domicile":
        whose = evidence.named.get(field, 0.0) >= _SURELY
        return whose and evidence.bits.get("address", 0.0) > _LOOKS_LIKE
    said = evidence.hinted.get(field, 0.0) > 0 or field in evidence.named
    of_home = field in ("kelurahan", "kecamatan")
    return of_home and said and evidence.bits.get(field, 0.0) > _SURELY_PLACES


def _stand_ins(field: str) -> tuple[str, ...]:
    return _STANDS_FOR.get(field, (field,))


def _column(evidence: Evidence, field: str, gain: float) -> Column:
    score = evidence.named.get(field, 0.0)
    sure = score or min(_UNNAMED_SCORE + _SCORE_PER_BIT * gain, LEAST_SCORE)
    by_values = not score and field not in evidence.hinted
    return Column(evidence.index, evidence.header, field, sure, by_values)


def _persons(evidence: Evidence) -> Column | None:
    score = evidence.named.get(PERSON, 0.0)
    return Column(evidence.index, evidence.header, PERSON, score) if score else None


def _scores_of(header: str, lower: str) -> dict[str, float]:
    """Return a header's scores, those of its lower half too unless the whole names a person.

    A lower half that only says "total" means what the heading does.
    """
    whole = dict(field_scores(header))
    heading = header.removesuffix(lower).strip()
    over = dict(field_scores(heading))
    if not lower or PERSON in whole or PERSON in over:
        return whole
    below = dict(field_scores(lower))
    if heading and _COUNTED.intersection(over) and set(words_of(lower)) <= _TOTAL:
        below = over
    alone = {field: score * _UNDER_A_HEADING for field, score in below.items()}
    return {f: max(whole.get(f, 0.0), alone.get(f, 0.0)) for f in (*whole, *alone)}


def values_of(index: int, rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the filled values of a column in some rows, without marks for the one above."""
    cells = (row[index] for row in rows if index < len(row))
    filled = (c for c in cells if c is not None and str(c).strip(" -–."))
    return [c for c in filled if c not in SAME_AS_ABOVE]
