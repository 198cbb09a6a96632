"""Counts of men beside counts of women, whose sum is the count of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MEN = frozenset("l lk laki pria putra male".split())
_WOMEN = frozenset("p pr perempuan wanita putri female".split())


def counts_one_sex(header: str) -> bool:
    """Tell whether a header ends in men or in women and does not speak of both."""
    tokens = _tokens_of(header)
    sexes = [not sex.isdisjoint(tokens) for sex in (_MEN, _WOMEN)]
    return sum(sexes) == 1 and tokens[-1] in _MEN | _WOMEN


def women_beside_men(headers: Sequence[str]) -> dict[int, int]:
    """Return where women are counted by where men are, under headers otherwise the same."""
    places: dict[tuple[str, ...], dict[bool, int]] = {}
    for index, header in enumerate(headers):
        if counts_one_sex(header):
            tokens = _tokens_of(header)
            of_what = tuple(token for token in tokens if token not in _MEN | _WOMEN)
            places.setdefault(of_what, {})[tokens[-1] in _MEN] = index
    return {of[True]: of[False] for of_what, of in places.items() if of_what and len(of) == 2}


def _tokens_of(header: str) -> list[str]:
    return re.findall("[a-z]+", header.lower())
