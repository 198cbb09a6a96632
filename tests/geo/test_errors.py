"""Errors speak both languages and are told apart by their class."""

from __future__ import annotations

import pytest

from geo import errors
from geo.errors import GeoError, UnknownCrs

KINDS = [errors.UnknownCrs, errors.InvalidBoundaries, errors.NoPopulation, errors.NotEnoughData,
         errors.InvalidArgument]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text"), [("id", "salah"), ("en", "wrong"), ("fr", "salah"), ("", "salah")]
)
def test_an_error_speaks_the_language_asked_for_and_else_indonesian(lang: str, text: str) -> None:
    assert UnknownCrs(id="salah", en="wrong").says(lang) == text


def test_a_traceback_shows_the_english_text() -> None:
    assert str(UnknownCrs(id="salah", en="wrong")) == "wrong"


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_of_the_package_is_a_geo_error(kind: type[GeoError]) -> None:
    assert issubclass(kind, GeoError)


def test_a_geo_error_is_a_value_error() -> None:
    assert issubclass(GeoError, ValueError)


def test_an_error_without_one_of_its_texts_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        UnknownCrs(id="salah")  # type: ignore[call-arg]
