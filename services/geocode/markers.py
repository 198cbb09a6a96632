"""The words that say what follows them in an address: Jl., Gg., No., Blok, Kel., Kec., Kota, …."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

_MARKER_WORDS = {
    "street": ("jalan", "jln", "jl"),
    "gang": ("gang", "gg", "lorong", "lrg", "lr"),
    "number": ("nomor", "nomer", "no"),
    "block": ("blok", "blk", "block"),
    "plot": ("kavling", "kapling", "kav"),
    "kelurahan": ("kelurahan", "kelurahannya", "keluarahan", "klrhn", "klrh", "lurah", "kel",
                  "desa", "ds"),
    "kecamatan": ("kecamatan", "kcmtn", "kcmt", "camat", "kec", "polsek", "polsektro"),
    "city": ("kotamadya", "kodya", "kota", "kabupaten", "kab"),
    "complex": (
        "kompleks", "komplek", "komp", "kompl", "perumahan", "perum", "cluster", "apartemen",
        "apartment", "apt", "ruko", "rukan", "rusunawa", "rusunami", "rusun", "villa",
        "pergudangan", "asrama",
    ),
    "kampung": ("kampung", "kamp", "kp", "dusun", "lingkungan"),
    "hint": ("samping", "sebelah", "depan", "belakang", "seberang", "dekat", "dkt", "deket",
             "dpn", "blkg", "blkng", "sblh", "sbrg", "sebrang", "arah", "menuju", "jurusan"),
    "clause": ("yg", "yang"),
    "negation": ("bukan", "bkn"),
    "instead": ("tapi", "tetapi", "melainkan"),
    "floor": ("lantai", "lt", "tower", "unit"),
}  # fmt: skip


def _misspelt(word: str) -> Iterator[str]:
    """Yield a word with one letter left out, doubled, or swapped with the next; not the first."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


_KIND_OF = {
    **{wrong: kind for kind in ("kelurahan", "kecamatan") for wrong in _misspelt(kind)},
    **{word: kind for kind, found in _MARKER_WORDS.items() for word in found},
}
_MUST_FOLLOW = {
    # "Rakor Kelurahan Bersinar di …" speaks of the programme; "Kel. Bersinar Lagoa" of one in it
    "kelurahan": re.compile(r"(?!\W*bersinar\s*(?:[,;()]|$|(?:di|ke|pada|dan|se|tahun)\b))"),
    "number": re.compile(r"[\s.:]*[a-z]{0,2}[\s.-]?\d"),
    "floor": re.compile(r"[\s.:]*(?:[a-z]\b|\d|[ivx]+\b)"),
    "clause": re.compile(r"(?!\s+di\b)"),  # "yang di Pluit" says where
}
_PROGRAMME = re.compile(r"bersinar\b[\s.:]*")
_ADMINISTRATIVE = re.compile(r"\s+adm(?:inistrasi)?(?![a-z])")


def _any_of(found: Iterable[str]) -> str:
    """Return a pattern for any of some words that reads each letter of a text once."""
    branches = []
    for first, same in groupby(sorted(found), key=itemgetter(0)):
        rest = [word[1:] for word in same]
        longer = _any_of(filter(None, rest))
        branches.append(first + (f"(?:{longer}){'?' * ('' in rest)}" if longer else ""))
    return "|".join(branches)


_MARKERS = re.compile(rf"(?<![a-z0-9])({_any_of(_KIND_OF)})(?![a-z])[\s.:]*")
_AFTER_MARKER = re.compile(r"[\s.:]*")
# "Jl. Kampung Muka", "Jl. Lorong 100", "Blok GG", "Kel. Kampung Melayu", "Kel. Kota Bambu Utara"
_MAY_BEGIN_WITH = {
    "street": frozenset(
        ("gang", "block", "plot", "kelurahan", "kecamatan", "city", "complex", "kampung", "hint",
         "clause", "street", "floor")
    ),
    "block": frozenset(("gang",)),
    "kelurahan": frozenset(("city", "kampung")),
    "negation": frozenset(("kelurahan", "kecamatan", "city", "kampung", "street", "complex")),
    "kecamatan": frozenset(("city", "kampung")),
}  # fmt: skip
_CANONICAL = {
    "kompleks": "komplek", "komp": "komplek", "kompl": "komplek", "perum": "perumahan",
    "apt": "apartemen", "apartment": "apartemen", "rukan": "ruko", "rusunawa": "rusun",
    "rusunami": "rusun", "kp": "kampung", "kamp": "kampung", "dkt": "dekat", "deket": "dekat",
    "sebelah": "samping", "sblh": "samping", "dpn": "depan", "blkg": "belakang",
    "blkng": "belakang", "sbrg": "seberang", "sebrang": "seberang",
    "bkn": "bukan",
}  # fmt: skip


class Marker(NamedTuple):
    """Hold a marker: its kind, its word, where it begins and where its text begins."""

    kind: str
    word: str
    start: int
    end: int

    def may_begin_with(self, following: Marker) -> bool:
        """Tell whether the next marker is the first word of what this one marks."""
        allowed = _MAY_BEGIN_WITH.get(self.kind, ())
        return following.start == self.end and following.kind in allowed

    @property
    def canonical(self) -> str:
        """Return the word under which places of its kind are known."""
        return _CANONICAL.get(self.word, self.word)


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text in lower case, in order."""
    found = []
    for match in _MARKERS.finditer(text):
        word = match[1]
        kind, end = _KIND_OF[word], match.end()
        if kind in _MUST_FOLLOW and not _MUST_FOLLOW[kind].match(text, match.end(1)):
            continue
        if word == "kota":
            end = _after_administrative(text, match.end(1)) or end
        elif kind == "kelurahan":
            end = _after_programme(text, end)
        found.append(Marker(kind, word, match.start(), end))
    return found


def _after_programme(text: str, end: int) -> int:
    """Return where the name of a kelurahan begins behind that of the programme."""
    programme = _PROGRAMME.match(text, end)
    return programme.end() if programme else end


def _after_administrative(text: str, end: int) -> int:
    """Return where the text of "kota administrasi" begins, 0 where it does not say so."""
    administrative = _ADMINISTRATIVE.match(text, end)
    after = _AFTER_MARKER.match(text, administrative.end()) if administrative else None
    return after.end() if after else 0
