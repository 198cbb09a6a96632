"""The thirteen indicators are told by an office's own words, or by the numbers of its form."""

from __future__ import annotations

import pytest

from services.intake.indicator_columns import read_indicators
from services.intake.vocabulary import INDICATOR_FIELDS

ORDER = list(INDICATOR_FIELDS)
EVERYDAY = [
    "Pernah ada perkara narkotika", "Rawan tawuran", "Ada yang jualan (BD)", "Dapur racik",
    "Banyak yang makai", "Pernah disita", "Dermaga tikus", "Tukang antar", "Karaoke dsb.",
    "Kontrakan petak", "Keluarga kurang mampu", "Tanpa taman / RPTRA", "Warga jarang bergaul",
]  # fmt: skip
NONSENSE = [f"Zzyx{chr(97 + n)}" for n in range(13)]
NUMBERINGS = {
    "one to thirteen": [f"{n}. {{}}" for n in range(1, 14)],
    "U1 to U8, P1 to P5": [f"U{n} {{}}" for n in range(1, 9)] + [f"P{n} {{}}" for n in range(1, 6)],
    "lettered under two headings": [
        *(f"Indikator Pokok {letter}. {{}}" for letter in "abcdefgh"),
        *(f"Indikator Penunjang {letter}. {{}}" for letter in "abcde"),
    ],
    "numbers, then letters": [
        *(f"{n} {{}}" for n in range(1, 9)),
        *(f"{letter}. {{}}" for letter in "abcde"),
    ],
    "of a database": [f"m{n}_{{}}" for n in range(1, 9)] + [f"s{n}_{{}}" for n in range(1, 6)],
}


def told(headers: list[str]) -> list[str | None]:
    found = read_indicators(headers, [{}] * len(headers))
    return [pair[0] if pair else None for pair in found]


def test_everyday_words_tell_all_thirteen() -> None:
    assert told(EVERYDAY) == ORDER


def test_the_order_of_columns_does_not_matter() -> None:
    assert told(EVERYDAY[::-1]) == ORDER[::-1]


@pytest.mark.parametrize("numbering", NUMBERINGS)
def test_numbers_tell_what_words_do_not_where_other_words_agree(numbering: str) -> None:
    words = [*EVERYDAY[:4], *NONSENSE[4:]]
    assert told([n.format(w) for n, w in zip(NUMBERINGS[numbering], words, strict=True)]) == ORDER


@pytest.mark.parametrize("numbering", NUMBERINGS)
def test_numbers_without_any_word_tell_nothing(numbering: str) -> None:
    numbered = [n.format(w) for n, w in zip(NUMBERINGS[numbering], NONSENSE, strict=True)]
    assert told(numbered) == [None] * 13


def test_numbers_of_another_list_do_not_overrule_words() -> None:
    numbered = [f"{n}. {word}" for n, word in enumerate(reversed(EVERYDAY), 1)]
    assert told(numbered) == ORDER[::-1]


def test_no_indicator_is_told_twice() -> None:
    found = [field for field in told(["Kurir", "Kurir narkoba", "Tukang antar"]) if field]
    assert len(found) == len(set(found))


def test_what_numbers_alone_tell_is_stated_as_less_sure() -> None:
    headers = [f"{n}. {w}" for n, w in enumerate([*EVERYDAY[:4], *NONSENSE[4:]], 1)]
    scores = [pair[1] for pair in read_indicators(headers, [{}] * 13) if pair]
    assert scores[0] > scores[-1]
