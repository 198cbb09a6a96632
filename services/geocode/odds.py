"""How likely each zone is, given all that the parts of an address say."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

import numpy as np

from services.geocode.areas import Areas, Floats
from services.geocode.findings import Finding
from services.geocode.memory import Memory

_MOST_COMMON = 2_000


class _Product(NamedTuple):
    """Hold odds over areas, those of the zones again, and the sums of the zones and the rest."""

    odds: Floats
    of_zones: list[float]
    in_city: float
    beyond: float


class Odds:
    """Multiply the odds of findings; what many of them share is multiplied once."""

    def __init__(self, areas: Areas) -> None:
        self._prior = np.exp(areas.prior)
        self._zones = areas.zones
        self._products: Memory[tuple[int, ...], _Product] = Memory(_MOST_COMMON)

    def stated(self, findings: tuple[Finding, ...]) -> list[float]:
        """Return the probability of each zone, before calibration."""
        odds, of_zones, whole_city, rest = self._product(findings)
        zones = self._zones
        in_city = beyond = 0.0
        own: dict[int, float] = {}
        for finding in findings:
            of_areas, of_city, of_rest = finding.own
            in_city += of_city
            beyond += of_rest
            for area, score in of_areas.items():
                own[area] = own.get(area, 0.0) + score - (of_city if area < zones else of_rest)
        if in_city or beyond:
            here, there = exp(in_city), exp(beyond)
            of_zones = [odd * here for odd in of_zones]
        else:
            here = there = 1.0
            of_zones = of_zones.copy()
        whole = whole_city * here + rest * there
        for area, score in own.items():
            before = of_zones[area] if area < zones else odds.item(area) * there
            after = before * exp(score)
            whole += after - before
            if area < zones:
                of_zones[area] = after
        return [odd / whole for odd in of_zones]

    def _product(self, findings: tuple[Finding, ...]) -> _Product:
        """Return what findings say that they share with others: few combinations come often."""
        key = tuple([finding.common.serial for finding in findings])
        known = self._products.get(key)
        if known is None:
            odds = self._prior
            for finding in findings:
                odds = odds * finding.common.odds
            inside, outside = odds[: self._zones], odds[self._zones :]
            known = _Product(odds, inside.tolist(), float(inside.sum()), float(outside.sum()))
            self._products.keep(key, known)
        return known
