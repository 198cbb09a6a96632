"""How likely each zone is, given all that the parts of an address say."""

from __future__ import annotations

from math import exp

import numpy as np

from services.geocode.areas import Areas, Floats
from services.geocode.findings import Finding
from services.geocode.memory import Memory

_MOST_COMMON = 2_000
_Common = tuple[Floats, list[float], float]
"""Odds over areas, those of the zones again, and the sum of all."""


class Odds:
    """Multiply the odds of findings; what many of them share is multiplied once."""

    def __init__(self, areas: Areas) -> None:
        self._prior = np.exp(areas.prior)
        self._zones = areas.zones
        self._commons: Memory[tuple[int, ...], _Common] = Memory(_MOST_COMMON)

    def stated(self, findings: tuple[Finding, ...]) -> list[float]:
        """Return the probability of each zone, before calibration."""
        odds, of_zones, whole = self._common(findings)
        times: dict[int, float] = {}
        for finding in findings:
            for area, score in finding.raised.items():
                times[area] = times.get(area, 1.0) * exp(score)
        of_zones = of_zones.copy()
        for area, factor in times.items():
            before = odds.item(area)
            whole += before * (factor - 1.0)
            if area < len(of_zones):
                of_zones[area] = before * factor
        return [odd / whole for odd in of_zones]

    def _common(self, findings: tuple[Finding, ...]) -> _Common:
        """Return what findings say that they share with others: few combinations come often."""
        key = tuple([finding.common_serial for finding in findings])
        known = self._commons.get(key)
        if known is None:
            odds = self._prior
            for finding in findings:
                odds = odds * finding.common
            known = odds, odds[: self._zones].tolist(), float(odds.sum())
            self._commons.keep(key, known)
        return known
