"""Indonesian roots: the word that an affixed one is made from, if that one is known.

After the confix stripping of Nazief and Adriani (1996), with known words as the dictionary. Nouns
of who does it ("pelapor", "pemohon") are left as they are: they are people, their roots are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

_SHORTEST_ROOT = 4
_ENDINGS = ("", "kan", "an", "i")
_POSSESSIVE = ("", "nya", "lah")
# Prefixes of deeds, each with the first letters of a root that it may have swallowed.
_BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("di", ("",)), ("ter", ("", "r")), ("ber", ("", "r")), ("se", ("",)), ("ke", ("",)),
    ("meny", ("s",)), ("meng", ("", "k")), ("mem", ("", "p")), ("men", ("", "t")), ("me", ("",)),
    ("memper", ("",)), ("diper", ("",)), ("", ("",)),
)  # fmt: skip
# What is done, not who does it: only with the ending -an.
_DEEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("peny", ("s",)), ("peng", ("", "k")), ("pem", ("", "p")), ("pen", ("", "t")), ("per", ("",)),
    ("pe", ("",)),
)  # fmt: skip


def root_of(word: str, is_known: Callable[[str], bool]) -> str:
    """Return the longest known word that `word` is made from by affixes, "" where there is none."""
    return max((root for root in _roots(word) if is_known(root)), key=len, default="")


def _roots(word: str) -> Iterator[str]:
    for after in _POSSESSIVE:
        if not word.endswith(after):
            continue
        stem = word.removesuffix(after)
        for ending in _ENDINGS:
            if stem.endswith(ending):
                beginnings = (*_BEGINNINGS, *_DEEDS) if ending == "an" else _BEGINNINGS
                yield from _without(stem.removesuffix(ending), beginnings)


def _without(stem: str, beginnings: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for beginning, swallowed in beginnings:
        if stem.startswith(beginning):
            rest = stem.removeprefix(beginning)
            for letter in swallowed:
                if len(letter + rest) >= _SHORTEST_ROOT:
                    yield letter + rest
