"""An affixed word is read by its root, where that is known and the word is no person."""

from __future__ import annotations

import pytest

from services.intake.roots import root_of

KNOWN = {"rencana", "realisasi", "sita", "sasar", "periksa", "kirim", "tulis", "lapor", "jumlah"}


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("direncanakan", "rencana"), ("terealisasi", "realisasi"), ("penyitaan", "sita"),
        ("menyita", "sita"), ("pemeriksaan", "periksa"), ("memeriksa", "periksa"),
        ("mengirimkan", "kirim"), ("penulisan", "tulis"), ("jumlahnya", "jumlah"),
        ("sasarannya", "sasar"), ("dilaporkan", "lapor"),
    ],
)  # fmt: skip
def test_an_affixed_word_has_its_root(word: str, root: str) -> None:
    assert root_of(word, KNOWN.__contains__) == root


@pytest.mark.parametrize("word", ["pelapor", "pengirim", "pemeriksa", "penulis"])
def test_a_word_for_who_does_it_has_none(word: str) -> None:
    assert root_of(word, KNOWN.__contains__) == ""


def test_an_unknown_root_is_none() -> None:
    assert root_of("dizzyxkan", KNOWN.__contains__) == ""
