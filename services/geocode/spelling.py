"""Spellings of Indonesian place names: one folded form for all the ways a name is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ABBREVIATIONS: dict[str, str] = {
    "brt": "barat", "bar": "barat", "tim": "timur", "tmr": "timur", "utr": "utara", "ut": "utara",
    "sel": "selatan", "slt": "selatan", "sltn": "selatan", "tgh": "tengah", "pst": "pusat",
    "klp": "kelapa", "tj": "tanjung", "tg": "tanjung", "tjg": "tanjung", "tnj": "tanjung",
    "kb": "kebon", "kbn": "kebon", "kebun": "kebon", "rw": "rawa", "pd": "pondok",
    "pdk": "pondok", "kp": "kampung", "kpg": "kampung", "ps": "pasar", "psr": "pasar",
    "sei": "sungai", "sg": "sungai", "kl": "kali", "jkt": "jakarta", "lb": "lebak",
    "gn": "gunung", "gng": "gunung", "bt": "batu", "pulau": "pulo", "pl": "pulo",
    "mgg": "mangga", "pdmg": "pademangan", "priuk": "priok", "periuk": "priok", "tmn": "taman",
    "dr": "duri", "kr": "karang", "north": "utara", "south": "selatan", "east": "timur",
    "west": "barat", "central": "pusat", "timor": "timur", "bdg": "bandung", "sby": "surabaya",
    "mdn": "medan", "bks": "bekasi", "bgr": "bogor", "dpk": "depok", "smg": "semarang",
    "jogja": "yogyakarta", "yogya": "yogyakarta", "mks": "makassar", "plg": "palembang",
    "mlg": "malang", "bpn": "balikpapan", "dps": "denpasar",
}  # fmt: skip
"""Short forms used in place names anywhere in the country (not of one city's names)."""

NUMBER_WORDS = {
    "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7",
    "delapan": "8", "sembilan": "9", "sepuluh": "10",
}  # fmt: skip
DIRECTIONS = frozenset({"utara", "selatan", "timur", "barat", "tengah", "pusat"})
GENERIC = frozenset(
    (
        "kebon tanjung sungai rawa kampung kali pasar pondok gunung pulo taman kota batu duri "
        "karang lebak tanah utan bukit teluk muara duren jati lubang ujung "
    ).split()
)
"""First words that say what kind of place it is; alone they name none."""

_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_WORD = re.compile(r"[a-z]+|\d+")
_FOLDED = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with one blank between its words."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).lower()
        text = "".join(
            [c if c.isascii() else " " for c in decomposed if not unicodedata.combining(c)]
        )
    return " ".join(text.translate(_FOLDED).split())


def arabic(token: str) -> str:
    """Return a roman number (I to XXXIX) or number word as digits; anything else as it is."""
    if token.isdigit():
        return str(int(token))
    if token in NUMBER_WORDS:
        return NUMBER_WORDS[token]
    if token[:1] not in "ivx" or len(token) > 7 or not _ROMAN.fullmatch(token):
        return token
    values = [_ROMAN_VALUES[c] for c in token]
    following = [*values[1:], 0]
    return str(sum(-v if v < f else v for v, f in zip(values, following, strict=True)))


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name, abbreviations written out and numbers as digits."""
    return tuple(map(_written_out, _WORD.findall(fold(text))))


@lru_cache(maxsize=50_000)
def _written_out(word: str) -> str:
    return arabic(ABBREVIATIONS.get(word, word))


def squash(tokens: Iterable[str]) -> str:
    """Join words without blanks, so that "Rawa Badak" and "Rawabadak" agree."""
    return "".join(tokens)


def is_abbreviation(short: str, word: str) -> bool:
    """Tell whether `short` abbreviates `word`: same first letter, its letters in order."""
    if not short or not word or short[0] != word[0] or len(short) >= len(word):
        return False
    after = 0
    for letter in short:
        after = word.find(letter, after) + 1
        if not after:
            return False
    return True
