"""What one part of an address says about where it lies."""

from __future__ import annotations

import numpy as np

from services.geocode.areas import Floats

_STRONG_ENOUGH = 1.0
_SAME = 1.0


class Finding:
    """Hold what one part of an address says: its kind, its text and log-odds over areas.

    `weights`: the odds themselves, so that weighing is multiplying; `best`: the highest log-odds;
    `of_zones`: log-odds of the city's zones, which come first among the areas.
    """

    __slots__ = ("best", "of_zones", "part", "text", "weights")

    def __init__(self, part: str, text: str, scores: Floats, zones: int) -> None:
        self.part = part
        self.text = text
        self.weights: Floats = np.exp(scores)
        self.best = float(scores.max())
        self.of_zones: list[float] = scores[:zones].tolist()

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
        return self.best > _STRONG_ENOUGH and self.of_zones[zone] < self.best - 2 * _SAME
