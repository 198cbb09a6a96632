"""Errors of the pure layer, each with its text in both languages of the product."""

from __future__ import annotations

from typing import Literal

Lang = Literal["id", "en"]


class Bilingual(Exception):
    """Carry one message in Indonesian and English.

    A message says what was wrong, the value, what is allowed and what to do next. It never
    holds a personal value.
    """

    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.texts: dict[Lang, str] = {"id": id, "en": en}

    def says(self, lang: str) -> str:
        """Return the message in `lang`; Indonesian where it is neither language."""
        return self.texts["en" if lang == "en" else "id"]


class GeoError(Bilingual, ValueError):
    """Report a call that the geography or the statistics cannot answer."""


class UnknownCrs(GeoError):
    """Report a layer whose coordinate reference system is missing or unusable."""


class InvalidBoundaries(GeoError):
    """Report polygons that cannot become a city's boundaries."""


class NoPopulation(GeoError):
    """Report a request for a rate or a need where no population is known."""


class NotEnoughData(GeoError):
    """Report a test or a fit that the data at hand cannot carry."""


class InvalidArgument(GeoError):
    """Report a parameter outside its allowed values."""


class ThreatNotIdentified(NotEnoughData):
    """Report evidence that cannot tell threat from how hard officers looked."""
