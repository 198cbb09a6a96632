"""What one part of an address says about where it lies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import count
from typing import NamedTuple

import numpy as np

from services.geocode.areas import Floats

_STRONG_ENOUGH = 1.0
_SAME = 1.0
_SERIALS = count()


class Finding:
    """Hold what one part of an address says: its kind, its text and log-odds over areas.

    `weights`: the odds themselves, so that weighing is multiplying; `best`: the highest log-odds;
    `of_zones`: log-odds of the city's zones, which come first among the areas; `serial`: no other
    finding has it.
    """

    __slots__ = ("best", "of_zones", "part", "serial", "text", "weights")

    def __init__(self, part: str, text: str, scores: Floats, zones: int) -> None:
        self.part = part
        self.text = text
        self.weights: Floats = np.exp(scores)
        self.best = float(scores.max())
        self.of_zones: tuple[float, ...] = tuple(scores[:zones].tolist())
        self.serial = next(_SERIALS)

    def raised(self, part: str, text: str, scores: Mapping[int, float]) -> Finding:
        """Return a finding like this one, but for the areas whose log-odds `scores` raises."""
        finding = Finding.__new__(Finding)
        finding.part, finding.text, finding.best = part, text, self.best
        weights, of_zones = self.weights.copy(), list(self.of_zones)
        for area, score in scores.items():
            weights[area] = math.exp(score)
            if area < len(of_zones):
                of_zones[area] = score
            finding.best = max(finding.best, score)
        finding.weights, finding.of_zones, finding.serial = weights, tuple(of_zones), next(_SERIALS)
        return finding

    @property
    def scores(self) -> Floats:
        """Log-odds over areas."""
        logs: Floats = np.log(self.weights)
        return logs

    def supports(self, zone: int) -> bool:
        """Tell whether the part speaks for a zone, as much as for any other area."""
        return self.best > _STRONG_ENOUGH and self.of_zones[zone] >= self.best - _SAME

    def contradicts(self, zone: int) -> bool:
        """Tell whether the part speaks for other areas than this zone."""
        return self.best > _STRONG_ENOUGH and self.of_zones[zone] <= self.best - 2 * _SAME


class Reading(NamedTuple):
    """Hold what the parts of an address say: those that name regions, and the places in them.

    `elsewhere`: it names another city.
    """

    regions: tuple[Finding, ...]
    places: tuple[Finding, ...]
    elsewhere: bool
