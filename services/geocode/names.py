"""Which places does a written name mean? Exact spellings, abbreviations and misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein

from services.geocode.memory import Memory
from services.geocode.ordinary_words import ORDINARY_WORDS
from services.geocode.spelling import DIRECTIONS, GENERIC, is_abbreviation, squash, words
from services.geocode.variants import ACRONYM, FULL, PARTIAL, full_spellings, variants_of

Hits = dict[str, float]
"""Codes of the places a text may mean, each with a penalty in log-odds (0: written in full)."""

LONGEST_NAME = 4
_BEGINNING = 4
_Shape = tuple[tuple[str, ...], int, str]
"""Words of a name, its letters, its code."""

_LEAST_LEFT_OUT = 2
_LONE_WORD, _LONE_LONG, _MOST_LETTERS = 3.0, 0.8, 0.65
_SHADOWED = 1.2
_ABBREVIATED_WORD = 0.4
_MOST_REMEMBERED = 50_000
_MOST_MISSPELT = 8
_MOST_IN_SHORT, _SHORTEST = 2, 3
_RESEMBLES = 0.4
_FEWEST_IN_A_WORD = 2
_MISSPELT = ((FULL, 0.0), (0.6, 4.0), (1.6, 14.0), (3.0, 24.0))
"""Penalty by number of errors: a base, and a share that the length of the name divides."""


@dataclass
class NameIndex:
    """Find places of one kind by name; build it with `build_name_index`."""

    keys: dict[str, Hits]
    full: dict[str, set[str]] = field(default_factory=dict)
    by_length: dict[int, list[str]] = field(default_factory=dict)
    by_initials: dict[str, list[_Shape]] = field(default_factory=dict)
    _remembered: Memory[tuple[str, bool], Hits] = field(
        default_factory=lambda: Memory(_MOST_REMEMBERED)
    )
    _near: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    def match(self, text: str, *, marked: bool = True) -> Hits:
        """Return what a name as a whole may mean.

        `marked`: the text says that it is such a name ("Kel. …"); bare parts must lie closer.
        """
        key = (text, marked)
        hits = self._remembered.get(key)
        if hits is None:
            hits = self._remembered.keep(key, self._match(words(text), marked))
        return hits

    def as_written(self, tokens: tuple[str, ...]) -> Hits:
        """Return what a name means by its words, spelt in a way that is known."""
        exact = self.keys.get("".join(tokens))
        if exact is None and len(tokens) > 1 and tokens[0] in DIRECTIONS:  # "North Meruya"
            exact = self.keys.get("".join((*tokens[1:], tokens[0])))
        return exact or {}

    def _match(self, tokens: tuple[str, ...], marked: bool) -> Hits:
        exact = self.as_written(tokens)
        if not tokens or min(exact.values(), default=PARTIAL) < PARTIAL:
            return exact
        hits = dict(exact)
        for code, penalty in [*self._abbreviated(tokens), *self._misspelt(tokens, marked)]:
            hits[code] = min(penalty, hits.get(code, penalty))
        return hits

    def _abbreviated(self, tokens: tuple[str, ...]) -> Iterable[tuple[str, float]]:
        if len(tokens) < 2 and (len(tokens[0]) < _SHORTEST or tokens[0] in GENERIC):
            return
        longest = sum(map(len, tokens)) + _LEAST_LEFT_OUT
        for name, length, code in self.by_initials.get(_initials(tokens), []):
            if length >= longest and all(map(_is_short_or_same, tokens, name)):
                short = sum(t != word for t, word in zip(tokens, name, strict=True))
                lone = _lone_word(tokens[0], name[0]) if len(tokens) == 1 else 0.0
                yield code, lone + _ABBREVIATED_WORD * short

    def badly_misspelt(self, text: str) -> Hits:
        """Return what a short name may mean that has two errors: one letter in two may be wrong.

        Two errors may meet in one place: "Bawga" is "Bawang" without its n, then swapped.
        """
        tokens = words(text)
        key = squash(tokens)
        if len(key) < _SHORTEST:
            return {}
        hits: Hits = {}
        for name, _ in self._with_edits(key, _MOST_IN_SHORT, _MOST_IN_SHORT + 1):
            edits = DamerauLevenshtein.distance(key, name, score_cutoff=_MOST_IN_SHORT)
            if edits <= _MOST_IN_SHORT and _may_be_meant(tokens, name, edits):
                penalty = misspelling_penalty(edits, len(name))
                hits = closest(hits, dict.fromkeys(self.full[name], penalty))
        return hits

    def resembled(self, text: str) -> set[str]:
        """Return the codes of names that a text resembles: two letters in five may be wrong."""
        key = squash(words(text))
        found = self._nearest(key, int(len(key) * _RESEMBLES)) if len(key) >= _SHORTEST else ()
        return {code for *_, code in found}

    def _misspelt(self, tokens: tuple[str, ...], marked: bool) -> Iterable[tuple[str, float]]:
        text = squash(tokens)
        for key, edits, code in self._nearest(text, _most_edits(len(text), marked)):
            if _may_be_meant(tokens, key, edits):
                yield code, misspelling_penalty(edits, len(key))

    def _nearest(self, text: str, most: int) -> Iterable[tuple[str, int, str]]:
        for key, edits in self._with_edits(text, most, most) if most else ():
            for code in self.full[key]:
                yield key, edits, code

    def _with_edits(self, text: str, longer: int, most: int) -> list[tuple[str, int]]:
        """Return names at most `longer` letters longer or shorter, with at most `most` errors."""
        found = process.extract(
            text, self._as_long_as(len(text), longer), scorer=OSA.distance, score_cutoff=most,
            limit=_MOST_MISSPELT,
        )  # fmt: skip
        return [(key, int(edits)) for key, edits, _ in found]

    def _as_long_as(self, length: int, most: int) -> list[str]:
        near = self._near.get((length, most))
        if near is None:
            lengths = range(length - most, length + most + 1)
            near = [key for length in lengths for key in self.by_length.get(length, ())]
            self._near[length, most] = near
        return near

    def exactly(self, tokens: tuple[str, ...]) -> Hits:
        """Return what a name written in full means, by its words."""
        hits = self.keys.get("".join(tokens))
        return {code: p for code, p in hits.items() if p == FULL} if hits else {}

    def find_in(self, tokens: tuple[str, ...]) -> list[tuple[int, int, Hits]]:
        """Return the names that stand inside a longer text: start, end, hits; longest first."""
        starts = [at for at, token in enumerate(tokens) if token[:_BEGINNING] in self._beginnings]
        if not starts:
            return []
        taken: set[int] = set()
        found: list[tuple[int, int, Hits]] = []
        for length in range(min(LONGEST_NAME, len(tokens)), 0, -1):
            for start in starts:
                if start + length > len(tokens):
                    break
                hits = self.keys.get("".join(tokens[start : start + length]))
                if hits and _tells(hits, length):
                    span = range(start, start + length)
                    if taken.isdisjoint(span):
                        taken.update(span)
                        found.append((start, start + length, hits))
        return found

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first letters of all spellings: no name begins with a word that has others."""
        return frozenset(key[:most] for key in self.keys for most in range(1, _BEGINNING + 1))


def closest(hits: Hits, others: Hits) -> Hits:
    """Return what either of two readings may mean, each with its smaller penalty."""
    return {**hits, **{code: min(p, hits.get(code, p)) for code, p in others.items()}}


def build_name_index(names: Iterable[tuple[str, str]]) -> NameIndex:
    """Build an index from pairs of name and code; aliases are further pairs."""
    pairs = list(names)
    keys: defaultdict[str, Hits] = defaultdict(dict)
    by_initials: defaultdict[str, list[_Shape]] = defaultdict(list)
    full: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in pairs:
        tokens = words(name)
        for key, penalty in variants_of(name).items():
            keys[key][code] = min(penalty, keys[key].get(code, penalty))
        for key in full_spellings(name):
            full[key].add(code)
        by_initials[_initials(tokens)].append((tokens, sum(map(len, tokens)), code))
    for hits in keys.values():
        _shadow_parts(hits)
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for key in full:
        by_length[len(key)].append(key)
    return NameIndex(dict(keys), dict(full), dict(by_length), dict(by_initials))


def misspelling_penalty(edits: int, length: int) -> float:
    """Return the log-odds against a name of `length` letters written with `edits` errors."""
    base, share = _MISSPELT[min(edits, len(_MISSPELT) - 1)]
    return base + share / length


def _lone_word(token: str, word: str) -> float:
    """Return what is held against a short form that stands alone ("cengkrg" keeps most letters)."""
    return _LONE_LONG if len(token) > _MOST_LETTERS * len(word) else _LONE_WORD


def _initials(tokens: tuple[str, ...]) -> str:
    return "".join([token[0] for token in tokens])


def _most_edits(length: int, marked: bool) -> int:
    """Return how many errors are looked for; a bare part must lie closer than a marked one."""
    for edits, longest in enumerate((2, 4, 12) if marked else (3, 8, 14)):
        if length <= longest:
            return edits
    return 3


def _may_be_meant(tokens: tuple[str, ...], name: str, edits: int) -> bool:
    """Tell whether a name may be meant: "Sunter Karya" ends in a word of its own, not in Jaya."""
    return (
        edits < _FEWEST_IN_A_WORD
        or len(tokens) == 1
        or tokens[-1] not in ORDINARY_WORDS
        or name.endswith(tokens[-1])
    )


def _is_short_or_same(token: str, word: str) -> bool:
    return token == word or is_abbreviation(token, word)


def _shadow_parts(hits: Hits) -> None:
    """Make a part of a name weaker where it is another place's full name."""
    if min(hits.values()) == FULL:
        for code, penalty in hits.items():
            if penalty >= PARTIAL:
                hits[code] = PARTIAL + _SHADOWED


def _tells(hits: Hits, length: int) -> bool:
    return length > 1 or min(hits.values()) != ACRONYM
