"""Count what passes by on its way from a file to the store, and show how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from services.records import Rejection
from services.store.protocol import Placed

_PROGRESS_STEP = 5000
Progress = Callable[[str, int, bool], None]


@dataclass
class Tally:
    """Count what passes by on its way to the store, and show how far it is."""

    name: str
    progress: Progress
    rejected: list[Rejection] = field(default_factory=list)
    precision: Counter[str] = field(default_factory=Counter)
    doubts: int = 0

    def watch(self, outcomes: Iterator[Placed | Rejection]) -> Iterator[Placed | Rejection]:
        """Pass every outcome on."""
        done = 0
        for outcome in outcomes:
            done += 1
            if isinstance(outcome, Rejection):
                self.rejected.append(outcome)
            else:
                self.precision[outcome.location.precision.value] += 1
                self.doubts += outcome.doubt is not None
            yield outcome
            if done % _PROGRESS_STEP == 0:
                self.progress(self.name, done, False)
        self.progress(self.name, done, True)
