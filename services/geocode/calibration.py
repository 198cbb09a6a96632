"""From the probability that the evidence gives to how often such an answer is right."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Calibration:
    """Hold for each kind of evidence a rising line through knots of stated and observed right.

    Kinds of evidence without knots keep what was stated: nobody has measured them.
    """

    knots: Mapping[str, Knots] = field(default_factory=dict)

    def of(self, evidence: str, stated: float, runner_up: float = 0.0) -> float:
        """Return the probability that the first candidate is right.

        `runner_up`: the second one's probability; where both are as likely, calibration must not
        choose between them.
        """
        observed = _along(self.knots.get(evidence, ()), stated)
        if observed <= stated:
            return observed
        return max(stated, min(observed, stated / (stated + runner_up)))


UNCALIBRATED = Calibration()


def read_calibration(path: Path) -> Calibration:
    """Read knots from a CSV with the columns evidence, stated, right."""
    knots: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            knots[row["evidence"]].append((float(row["stated"]), float(row["right"])))
    return Calibration({evidence: tuple(sorted(found)) for evidence, found in knots.items()})


def _along(knots: Knots, stated: float) -> float:
    if not knots:
        return stated
    after = bisect_left(knots, (stated,))
    if after == len(knots):
        return knots[-1][1]
    high, right_high = knots[after]
    low, right_low = knots[after - 1] if after else (0.0, 0.0)
    share = (stated - low) / (high - low) if high > low else 1.0
    return right_low + share * (right_high - right_low)
