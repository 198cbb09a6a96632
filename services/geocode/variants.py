"""Ways in which one place name is written, made by rule from the name itself."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, product

from services.geocode.spelling import ABBREVIATIONS, DIRECTIONS, GENERIC, fold, squash, words

FULL = 0.0
SHORT = 0.3
ACRONYM = 1.0
PARTIAL = 3.5
"""Penalties, in log-odds, of a spelling against the full name; see `variants_of`."""

_LEAST_PARTIAL = 4
_MOST_SHORT_FORMS = 64
_SHORT_FORMS: defaultdict[str, list[str]] = defaultdict(list)
for _short, _word in ABBREVIATIONS.items():
    _SHORT_FORMS[_word].append(_short)


def variants_of(name: str) -> dict[str, float]:
    """Return the spellings of a name as squashed keys, each with its penalty in log-odds.

    "Rawa Badak Selatan" gives rawabadakselatan (full name), rbselatan, rbs and rbadakselatan
    (initials), and rawabadak, badakselatan (parts, which other names may share).
    """
    tokens = words(name)
    keys = dict.fromkeys(full_spellings(name), FULL)
    for key in (*joined_short_forms(tokens), *_old_spellings(squash(tokens))):
        keys.setdefault(key, SHORT)
    if len(tokens) >= 3:
        initials = "".join(token[0] for token in tokens)
        keys.setdefault(initials, ACRONYM)
        keys.setdefault(initials[:-1] + tokens[-1], ACRONYM / 2)
        _put_part(keys, tokens[1:])
    if len(tokens) >= 2:
        _put_part(keys, tokens[:-1])
        if tokens[1] not in DIRECTIONS:  # "KGading Barat"
            keys.setdefault(tokens[0][0] + squash(tokens[1:]), ACRONYM)
    return keys


def full_spellings(name: str) -> tuple[str, ...]:
    """Return the full name as squashed keys: as it is, and with numbers as digits."""
    return tuple(dict.fromkeys((squash(words(name)), squash(fold(name).split()))))


def joined_short_forms(tokens: tuple[str, ...]) -> list[str]:
    """Write words short and together ("SeiBambu"), as no one can tell them apart again."""
    forms = [(token, *_SHORT_FORMS.get(token, ())) for token in tokens]
    return [squash(form) for form in islice(product(*forms), _MOST_SHORT_FORMS)]


def _old_spellings(key: str) -> tuple[str, ...]:
    """Write a name as before 1947 and 1972: oe for u, dj for j, tj for c."""
    vowels = key.replace("u", "oe")
    return vowels, *(k.replace("j", "dj").replace("c", "tj") for k in (key, vowels))


def _put_part(keys: dict[str, float], tokens: tuple[str, ...]) -> None:
    says_something = any(t not in GENERIC and t not in DIRECTIONS for t in tokens)
    if says_something and len(squash(tokens)) >= _LEAST_PARTIAL:
        keys.setdefault(squash(tokens), PARTIAL)
