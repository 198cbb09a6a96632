"""What one part of an address says about where it lies."""

from __future__ import annotations

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

    `common`: odds over areas, which many findings share (those of one `common_serial` do);
    `raised`: log-odds of the areas that this one speaks for besides; `best`: the highest log-odds;
    `serial`: no other finding has it.
    """

    __slots__ = (
        "_of_zones", "best", "common", "common_serial", "part", "raised", "serial", "text",
    )  # fmt: skip

    def __init__(self, part: str, text: str, scores: Floats, zones: int) -> None:
        self.part = part
        self.text = text
        self.common: Floats = np.exp(scores)
        self.raised: Mapping[int, float] = {}
        self.best = float(scores.max())
        self._of_zones: list[float] = scores[:zones].tolist()
        self.serial = self.common_serial = next(_SERIALS)

    def raising(self, part: str, text: str, scores: Mapping[int, float]) -> Finding:
        """Return a finding that says the same, and speaks for areas this one says nothing of."""
        finding = Finding.__new__(Finding)
        finding.part, finding.text, finding.raised = part, text, scores
        finding.common, finding.common_serial = self.common, self.common_serial
        finding._of_zones, finding.serial = self._of_zones, next(_SERIALS)
        finding.best = max(self.best, max(scores.values(), default=self.best))
        return finding

    @property
    def scores(self) -> Floats:
        """Log-odds over areas."""
        logs: Floats = np.log(self.common)
        logs[list(self.raised)] = list(self.raised.values())
        return logs

    def of_zone(self, zone: int) -> float:
        """Return the log-odds of one of the city's zones, which come first among the areas."""
        return self.raised.get(zone, self._of_zones[zone])

    def supports(self, zone: int) -> bool:
        """Tell whether the part speaks for a zone, as much as for any other area."""
        return self.best > _STRONG_ENOUGH and self.of_zone(zone) >= self.best - _SAME

    def contradicts(self, zone: int) -> bool:
        """Tell whether the part speaks for other areas than this zone."""
        return self.best > _STRONG_ENOUGH and self.of_zone(zone) <= self.best - 2 * _SAME


class Reading(NamedTuple):
    """Hold what the parts of an address say: those that name regions, and the places in them.

    `elsewhere`: it names another city.
    """

    regions: tuple[Finding, ...]
    places: tuple[Finding, ...]
    elsewhere: bool
