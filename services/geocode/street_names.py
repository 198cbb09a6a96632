"""What it means when a street bears a kelurahan's name: the way it stands there tells how much.

A numbered lane lies where it is called after; a main road ("X Raya", "X Selatan") leads there, and
most of it may lie in the next kelurahan. Weights are log-odds for one kelurahan of a city of some
thirty against an address that says nothing: 4.5 is as likely as not to be doubted (0.7), 7 is sure.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from services.geocode.spelling import DIRECTIONS

FILLER = frozenset({"raya", "jalan"})
MOST_LANES = 25
NUMBERED, WITH_GANG = 2.4, 1.5
"""What a lane's number, or a gang, adds to the name of its street."""
JOINING = 1.8
"""A road called after two places joins them, and says little of either."""

_ZONES = 31
# In streets drawn from real shapes (benchmarks.street_names) four of ten houses on a main road
# stand beside the kelurahan it is called after, often in the same kecamatan. Of those called after
# a name of several words that is no kecamatan's ("Sungai Bambu Raya") all 17 that authors and lists
# named lay in it; of the others ("Pluit Raya") 12 of 27 (benchmarks/addresses_by_others.csv
# holds some of them).
_LANE_LEAVES, _STREET_LEAVES, _MAIN_ROAD_LEAVES, _OF_FULL_NAME_LEAVES = 0.03, 0.06, 0.7, 0.2
_LEAST = 0.5
_LAST_AND_FULL = 5.0
_LAST_AFTER_MANY, _MANY = 4.6, 3
"""Behind so many words a name is hardly the street's: no comma parts it ("A1 Teluk Gong Lagoa")."""
_INSIDE = 1.8
_WHOLE, _FIRST, _BEFORE_DIRECTION, _WITH_RAYA, _LAST = 5.4, 5.0, 4.8, 4.8, 4.0
# A name of one word, or of a kecamatan too, is known farther away.
_WIDE_WHOLE, _WIDE_FIRST, _WIDE_BEFORE_DIRECTION, _WIDE_WITH_RAYA, _WIDE_LAST = (
    4.6, 4.6, 3.0, 3.0, 2.2,
)  # fmt: skip


def in_a_city_of(zones: int, weight: float) -> float:
    """Return a weight for a city of another size, where it is as likely as in one of thirty-one."""
    return max(weight + math.log(zones / _ZONES), _LEAST)


class StreetForm(NamedTuple):
    """Hold how a name stands in a street's: words `start` to `end` of `street` without "raya".

    `wide`: the name has one word or is a kecamatan's too; `main_road`: the street is a "raya".
    """

    street: tuple[str, ...]
    start: int
    end: int
    wide: bool
    main_road: bool

    def weight(self, local: float) -> float:
        """Return how much the name says; `local` is added where the street may be a lane."""
        if self.main_road and self.wide:
            return min(self._plain(), _WIDE_WITH_RAYA)
        if self.main_road:
            return min(self._plain(), _WITH_RAYA) + (local if self.start == 0 else 0.0)
        return self._plain() + (local if self.start == 0 else 0.0)

    def leaving(self, local: float) -> float:
        """Return how likely the street has gone on into a zone beside, against the zone itself."""
        if local and self.start == 0:
            return _LANE_LEAVES
        if self.main_road:
            return _MAIN_ROAD_LEAVES if self.wide else _OF_FULL_NAME_LEAVES
        return _STREET_LEAVES

    def _plain(self) -> float:
        rest = self.street[self.end :]
        if self.start == 0 and not rest:
            return _WIDE_WHOLE if self.wide else _WHOLE
        if self.start == 0 and rest[0] in DIRECTIONS:
            return _WIDE_BEFORE_DIRECTION if self.wide else _BEFORE_DIRECTION
        if self.start == 0:
            return _WIDE_FIRST if self.wide else _FIRST
        if rest:
            return _INSIDE
        if not self.wide and self.street[-1].endswith(tuple(DIRECTIONS)):
            return _LAST_AND_FULL
        if self.start >= _MANY:
            return _LAST_AFTER_MANY
        return _WIDE_LAST if self.wide else _LAST


def is_main_road(street: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """Tell whether a street, whose name begins or ends with others' `named`, is a main road.

    "Pluit Sakti Raya" is none, but the widest street of an estate.
    """
    if FILLER.isdisjoint(street):
        return False
    beyond = street[len(named) : -1] if street[: len(named)] == named else ()
    return not (street[-1] in FILLER and beyond and beyond[0] not in DIRECTIONS | FILLER)


def is_lane(number: str) -> bool:
    """Tell whether a number counts lanes; a high one is a house's, written without "No."."""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits.isdigit() and int(digits) <= MOST_LANES
