"""What speaks for a column: the words of its header and its values together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from services.intake.evidence import (
    CONTRADICTED,
    LISTED,
    NAMES_BITS,
    are_answers,
    are_counts,
    are_days,
    are_file_numbers,
    are_lists,
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
    has_word_of_persons,
    is_of_numbers,
    names_only,
    speaks_of_clients,
    speaks_of_persons,
    words_of,
)
from services.intake.indicator_columns import FEWEST_ANSWERS, read_indicators
from services.intake.readers import Cell
from services.intake.sexes import counts_one_sex, women_beside_men
from services.intake.values import SAME_AS_ABOVE
from services.intake.vocabulary import COUNTED_FIELDS, FIELDS, PERSON

OTHER_FIELDS = tuple(f for f in FIELDS if f != PERSON)
SURELY = 0.9
SURELY_PLACES = SURELY * NAMES_BITS
LOOKS_LIKE = 1.0

_UNDER_A_HEADING = 0.98
_NEVER = 9.9
_ASKS_WHOM = re.compile(r"\b(untuk|utk|buat|bagi|kepada) siapa\b", re.IGNORECASE)
_COUNTED = frozenset(COUNTED_FIELDS)
_AS_ABOVE = frozenset(("jumlah", "total", "semua", "ya", "yes"))
_DENIED = re.compile(r"(?:tidak|tdk|belum|no)\b.*", re.IGNORECASE)
_SHARE_TOLD = 0.6
_TOLD_BY_VALUES = (*LISTED, "address", "domicile")


@dataclass(frozen=True)
class Evidence:
    """Hold what speaks for one column: phrases and hints of its header, bits of its values.

    `numbered`: its values are written as numbers of files, whatever its header says of persons;
    `of_a_client`: it names the one person whom each row is about.
    """

    index: int
    header: str
    named: dict[str, float]
    hinted: dict[str, float] = field(default_factory=dict)
    bits: dict[str, float] = field(default_factory=dict)
    numbered: bool = False
    of_a_client: bool = False

    @property
    def best_named(self) -> float:
        """Return how well the best phrase fits that its values do not rule out."""
        fits = (s for f, s in self.named.items() if f in OTHER_FIELDS and not self.rules_out(f))
        return max(fits, default=0.0)

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
    of_all = {f for e in weighed if not counts_one_sex(e.header) for f in e.named}
    women = set(women_beside_men([h if isinstance(h, str) else "" for h in headers]).values())
    found = [
        _of_nobody(e) if e.index in women else _without_one_sex(e, of_all, values_of(e.index, rows))
        for e in weighed
    ]
    answers = [at for at, e in enumerate(found) if are_presences(values_of(e.index, rows))]
    return _with_indicators(found, answers) if len(answers) >= FEWEST_ANSWERS else found


def _without_one_sex(evidence: Evidence, of_all: set[str], values: list[Cell]) -> Evidence:
    """Leave out a count of men or of women where one of all, `of_all`, stands beside it."""
    if not counts_one_sex(evidence.header):
        return evidence
    counted = _COUNTED.intersection(evidence.named)
    if (counted and counted.isdisjoint(of_all)) or not (counted or are_counts(values)):
        return evidence
    return _of_nobody(evidence)


def _of_nobody(evidence: Evidence) -> Evidence:
    return replace(evidence, named={NOBODY: 1.0}, hinted={}, bits={})


def _with_indicators(found: list[Evidence], answers: list[int]) -> list[Evidence]:
    """Read columns of yes and no as indicators, of which a table has many; they are no person's."""
    told = read_indicators(
        [found[at].header for at in answers], [found[at].named for at in answers]
    )
    if sum(indicator is not None for indicator in told) < _SHARE_TOLD * len(answers):
        return found
    for at, indicator in zip(answers, told, strict=True):
        kept = {NOBODY: 0.0, PERSON: SURELY}
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
            if named.get(none, 0.0) < SURELY or _ASKS_WHOM.search(header):
                named.pop(none, None)
    bits = {f: value_bits(f, values, names) for f in OTHER_FIELDS if f in named or values}
    for region in ("kelurahan", "kecamatan"):
        if region in words_of(header) and bits.get(region, 0.0) > SURELY_PLACES:
            named.setdefault(region, LEAST_SCORE)  # however long the header that says so
            if speaks_of_persons(header):
                named.setdefault(PERSON, LEAST_SCORE)
    bits |= dict.fromkeys(_unlike(named, bits, values, names), CONTRADICTED)
    hinted = {**field_hints(header), **(field_hints(lower) if lower else {})}
    numbered, client = are_file_numbers(values), _is_of_a_client(header, values)
    return Evidence(index, header, named, hinted, bits, numbered, client)


def _is_of_a_client(header: str, values: list[Cell]) -> bool:
    """Tell whether a column names one client in each row, and does not count or list them."""
    if not values or not speaks_of_clients(header):
        return False
    return is_personal(values) or not (are_counts(values) or are_lists(values))


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
    if named.get("kecamatan", 0.0) < SURELY and bits.get("kecamatan", 0.0) < LOOKS_LIKE:
        yield "kecamatan"
    least = _NEVER if are_written_as_names(values) else SURELY
    for told in _TOLD_BY_VALUES:
        if told in LISTED:
            fits = of_nobody or bits.get(told, 0.0) > LOOKS_LIKE
        else:
            fits = places or named.get(told, 0.0) >= least
        if not fits:
            yield told


def _are_of_nobody(header: str, values: list[Cell], names: frozenset[str]) -> bool:
    """Tell whether values are no person's whatever the header is like.

    Counts, answers, places, and days under no word of persons.
    """
    if are_days(values):
        return not has_word_of_persons(header)
    if are_counts(values) or are_answers(values):
        return not is_of_numbers(header)
    return names_only(header) and value_bits("kelurahan", values, names) > SURELY_PLACES


def _scores_of(header: str, lower: str) -> dict[str, float]:
    """Return a header's scores, those of its lower half too unless the whole names a person.

    A lower half that only says "total" or "yes" means what the heading does, one that denies it
    nothing.
    """
    whole = dict(field_scores(header))
    heading = header.removesuffix(lower).strip()
    over = dict(field_scores(heading))
    if not lower or PERSON in whole or PERSON in over:
        return whole
    below = dict(field_scores(lower))
    if heading and _COUNTED.intersection(over):
        if _DENIED.fullmatch(lower.strip()):
            return {NOBODY: 1.0}
        below = over if set(words_of(lower)) <= _AS_ABOVE else below
    alone = {field: score * _UNDER_A_HEADING for field, score in below.items()}
    return {f: max(whole.get(f, 0.0), alone.get(f, 0.0)) for f in (*whole, *alone)}


def values_of(index: int, rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the filled values of a column in some rows, without marks for the one above."""
    cells = (row[index] for row in rows if index < len(row))
    filled = (c for c in cells if c is not None and str(c).strip(" -–."))
    return [c for c in filled if c not in SAME_AS_ABOVE]
