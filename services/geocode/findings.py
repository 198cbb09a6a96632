"""What one part of an address says about where it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np

from services.geocode.areas import Floats

_STRONG_ENOUGH = 1.0
_SAME = 1.0
_SERIALS = count()

CALLED_AFTER = ("street_name", "facility_name")
"""Parts in which a kelurahan's name stands inside another name."""


class Scores(NamedTuple):
    """Hold log-odds over areas where most are alike: what a place of the own city says.

    `of_areas`: those that differ, by index; `in_city`: of every other zone of the city; `beyond`:
    of every other area.
    """

    of_areas: Mapping[int, float]
    in_city: float = 0.0
    beyond: float = 0.0


NOTHING = Scores({})


class Common:
    """Hold log-odds over areas that many findings share; no other one has its `serial`."""

    __slots__ = ("best", "odds", "of_zones", "serial")

    def __init__(self, scores: Floats, zones: int) -> None:
        self.odds: Floats = np.exp(scores)
        self.of_zones: list[float] = scores[:zones].tolist()
        self.best = float(scores.max())
        self.serial = next(_SERIALS)


class Finding:
    """Hold what one part of an address says: its kind, its text and log-odds over areas.

    They are those of `common`, which many findings share, and its `own` on top; no area that has
    one of its own has one in common. `best`: the highest log-odds; `serial`: no other finding
    has it.
    """

    __slots__ = ("best", "common", "own", "part", "serial", "text")

    def __init__(self, part: str, text: str, common: Common, own: Scores) -> None:
        self.part = part
        self.text = text
        self.common = common
        self.own = own
        self.best = max([common.best + max(own.in_city, own.beyond), *own.of_areas.values()])
        self.serial = next(_SERIALS)

    @property
    def scores(self) -> Floats:
        """Log-odds over areas."""
        zones = len(self.common.of_zones)
        logs: Floats = np.log(self.common.odds)
        logs[:zones] += self.own.in_city
        logs[zones:] += self.own.beyond
        logs[list(self.own.of_areas)] = list(self.own.of_areas.values())
        return logs

    @property
    def best_here(self) -> float:
        """Return the highest log-odds of any of the city's zones."""
        return max(map(self.of_zone, range(len(self.common.of_zones))))

    def of_zone(self, zone: int) -> float:
        """Return the log-odds of one of the city's zones, which come first among the areas."""
        own = self.own.of_areas.get(zone)
        return self.common.of_zones[zone] + self.own.in_city if own is None else own


class Sides(NamedTuple):
    """Hold the findings that speak for a zone and those that speak for other areas instead."""

    speaking: Sequence[Finding]
    against: Sequence[Finding]


def sides_of(findings: Sequence[Finding], zone: int) -> Sides:
    """Tell which findings speak for a zone, as much as for any other area, and which against it.

    What hardly says anything, or says it of the zone a little less than of another, does neither.
    """
    speaking, against = [], []
    for finding in findings:
        best = finding.best
        if best > _STRONG_ENOUGH:
            own = finding.of_zone(zone)
            if own >= best - _SAME:
                speaking.append(finding)
            elif own <= best - 2 * _SAME:
                against.append(finding)
    return Sides(speaking, against)


class Reading(NamedTuple):
    """Hold what the parts of an address say: those that name regions, and the places in them.

    `elsewhere`: it names another city.
    """

    regions: tuple[Finding, ...]
    places: tuple[Finding, ...]
    elsewhere: bool
