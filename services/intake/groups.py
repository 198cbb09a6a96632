"""Headings above groups of rows: a kelurahan, a kecamatan, a month that the rows beneath share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.intake.months import read_month
from services.intake.readers import Cell

_ENUMERATED = r"\s*(?:[A-Z0-9]{1,4}[.)]\s*|(?:[A-Z]|[IVX]{1,4})\s+)?"
_HEADING = re.compile(
    rf"{_ENUMERATED}(?:wilayah\s+)?(?P<word>kecamatan|kec|kelurahan|kel)\b[\s.:]*"
    r"(?P<name>[a-z][a-z .]{2,30}?)\s*:?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_ENUMERATED}(?P<name>[a-z][a-z .]{{2,30}}?)\s*:?", re.IGNORECASE)
_MOST_CELLS = 2


@dataclass(frozen=True)
class Group:
    """Hold what the heading of a group gives its rows: a kelurahan, a kecamatan, a month.

    `month`: its year (None where the heading names none) and number.
    """

    kelurahan: str = ""
    kecamatan: str = ""
    month: tuple[int | None, int] | None = None


NO_GROUP = Group()


@dataclass(frozen=True)
class Regions:
    """Hold the names by which a heading is known, in lower case.

    `words`: words of known places, of which a name behind "Kecamatan" or "Kelurahan" has one
    ("Kelurahan Bersinar" is none); any name, if empty. `kelurahan`, `kecamatan`: the city's own.
    """

    words: frozenset[str] = frozenset()
    kelurahan: frozenset[str] = frozenset()
    kecamatan: frozenset[str] = frozenset()

    def named(self, name: str, within: Group) -> Group | None:
        """Return the group of a name that stands without "Kecamatan" or "Kelurahan", or None.

        Where both are called so, it is what the group before it is; of the first, nobody knows.
        """
        name = " ".join(name.lower().split())
        of_kelurahan, of_kecamatan = name in self.kelurahan, name in self.kecamatan
        if of_kelurahan and of_kecamatan:
            of_kelurahan, of_kecamatan = bool(within.kelurahan), bool(within.kecamatan)
        if of_kelurahan == of_kecamatan:
            return None
        if of_kecamatan:
            return Group(kecamatan=name, month=within.month)
        return Group(kelurahan=name, month=within.month)


NO_REGIONS = Regions()


def group_of(
    texts: Sequence[Cell], within: Group = NO_GROUP, regions: Regions = NO_REGIONS
) -> Group | None:
    """Return the group that a heading opens ("A. KECAMATAN KOJA", "BULAN MARET 2024"), or None.

    `within`: the group before it; a month stands beneath its region and a region beneath its
    month.
    """
    if not 1 <= len(texts) <= _MOST_CELLS:
        return None
    if len(texts) == 1 and (month := read_month(texts[0])):
        return replace(within, month=month)
    text = " ".join(str(text) for text in texts)
    found = _HEADING.fullmatch(text)
    if not found:
        bare = _BARE.fullmatch(text)
        return regions.named(bare["name"], within) if bare else None
    words = re.findall("[a-z]+", found["name"].lower())
    if regions.words and regions.words.isdisjoint(words):
        return None
    if found["word"].lower().startswith("kec"):
        return Group(kecamatan=found["name"], month=within.month)
    return Group(kelurahan=found["name"], month=within.month)
