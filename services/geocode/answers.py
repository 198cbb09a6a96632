"""What the resolver answers: a location, the best candidates, and reasons in both languages.

Methods of a location: coordinate, code, name (a kelurahan named as such), street, complex,
kampung, facility (known to the gazetteer), facility_name, street_name (a kelurahan's name inside
another name), combined (several parts together), outside (another city), none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from services.geocode.findings import Finding, Sides
from services.records import Location

_METHODS = {
    "kelurahan": "name", "street": "street", "complex": "complex", "kampung": "kampung",
    "facility": "facility", "stop": "facility", "facility_name": "facility_name",
    "street_name": "street_name",
}  # fmt: skip
_REGIONS = frozenset(("kelurahan", "kecamatan", "city", "postal_code"))
_RANK_OF = {part: rank for rank, part in enumerate(_METHODS)}.__getitem__
_SURELY_A_CITY, _SURELY_A_KECAMATAN = 11.7, 5.0
"""Log-odds that only a region known by name gives: "Kota Tua" (the old town) is hardly Tual."""

_PARTS = {
    "kelurahan": ("kelurahan", "kelurahan"),
    "kecamatan": ("kecamatan", "kecamatan"),
    "city": ("kota", "city"),
    "postal_code": ("kode pos", "postal code"),
    "street": ("jalan", "street"),
    "stretch": ("bagian jalan", "stretch of the street"),
    "street_name": ("nama jalan", "street name"),
    "facility": ("tempat", "place"),
    "stop": ("halte", "stop"),
    "facility_name": ("nama tempat", "name of the place"),
    "complex": ("kompleks", "complex"),
    "kampung": ("kampung", "kampung"),
    "rw": ("RW", "RW"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold why a place was chosen or doubted, in both languages."""

    id: str
    en: str

    def says(self, lang: Literal["id", "en"]) -> str:
        """Return the reason in `lang`."""
        return self.en if lang == "en" else self.id


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold one kelurahan an address may lie in: probability (0 to 1) and what speaks for it."""

    kelurahan_code: str
    name: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Hold the answer for one place.

    `candidates`: at most three, best first; `reasons`: what contradicts the location (its note
    holds them in Indonesian); `needs_review`: a person should look at it.
    """

    location: Location
    candidates: tuple[Candidate, ...] = ()
    needs_review: bool = False
    reasons: tuple[Reason, ...] = ()


def method_of(speaking: Sequence[Finding]) -> str:
    """Return the strongest kind of evidence among the findings that speak for a zone."""
    found = [finding.part for finding in speaking if finding.part in _METHODS]
    return _METHODS[min(found, key=_RANK_OF)] if found else "combined"


def supporting(speaking: Sequence[Finding]) -> tuple[Reason, ...]:
    """Return the reasons of what speaks for a zone."""
    return tuple([_speaks(f.part, f.text) for f in speaking])


@lru_cache(maxsize=10_000)
def _speaks(part: str, text: str) -> Reason:
    in_id, in_en = _PARTS[part]
    return Reason(f"{in_id} “{text}”", f"{in_en} “{text}”")


def contradicting(against: Sequence[Finding], name: str) -> tuple[Reason, ...]:
    """Return what speaks against a zone; a street may be called after another place."""
    return tuple([_does_not_fit(f.part, f.text, name) for f in against if f.part != "street_name"])


def region_contradicts(against: Sequence[Finding]) -> bool:
    """Tell whether the text names a region, or its postal code, in which a zone does not lie."""
    return any(f.part in _REGIONS for f in against)


def in_another_city(sides: Sides) -> bool:
    """Tell whether a known city is named that a zone does not lie in, and none that it lies in.

    A kecamatan that only other cities have names one too.
    """
    if _named_elsewhere(sides, "city", _SURELY_A_CITY):
        return True
    beyond = all(f.best_here <= 0.0 for f in sides.against if f.part == "kecamatan")
    in_city = any(f.part == "city" for f in sides.speaking)
    return beyond and not in_city and in_another_kecamatan(sides)


def in_another_kecamatan(sides: Sides) -> bool:
    """Tell whether a kecamatan is named in full that a zone does not lie in."""
    return _named_elsewhere(sides, "kecamatan", _SURELY_A_KECAMATAN)


def _named_elsewhere(sides: Sides, part: str, least: float) -> bool:
    return any(f.part == part and f.best >= least for f in sides.against) and not any(
        f.part == part for f in sides.speaking
    )


@lru_cache(maxsize=10_000)
def _does_not_fit(part: str, text: str, name: str) -> Reason:
    in_id, in_en = _PARTS[part]
    return Reason(
        f"{in_id} “{text}” tidak cocok dengan {name}", f"{in_en} “{text}” does not fit {name}"
    )


def apart(lies_in: str, says: str, metres: float) -> Reason:
    """Say that coordinate and text disagree; an empty `lies_in` is outside the city."""
    return Reason(
        f"koordinat di {lies_in or 'luar kota'}, teks menyebut {says}, {metres:.0f} m",
        f"coordinate lies {f'in {lies_in}' if lies_in else 'outside the city'}, "
        f"text says {says}, {metres:.0f} m apart",
    )


def note_of(*parts: str | Reason) -> str:
    """Join what is to be noted at a location, in Indonesian."""
    return "; ".join(p.id if isinstance(p, Reason) else p for p in parts if p)
