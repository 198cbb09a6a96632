"""How late records come: what share of a month's events the office has by now.

A record arrives with the first import that brings it. What the first import of a kind brought of
earlier months was waiting in a drawer, so it says nothing about delay.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.alerts import completeness_by_lag
from services.records import RecordKind

Floats = NDArray[np.float64]

LONGEST = 6  # months; what comes later still is taken as lost
_FEWEST_RECORDS = 50
_FEWEST_MONTHS = 4  # of imports, or a delay of several months could never have been seen


@dataclass(frozen=True)
class Delay:
    """Hold the share of a month's records that have come 0, 1, …, 6 months later.

    `latest`: the month of the last import; `records`: how many the share stands on.
    """

    share: Floats
    latest: pd.Period
    records: int

    def completeness(self, month: pd.Period) -> float:
        """Return which share of a month's records has come by the last import, 0 to 1."""
        lag = int((self.latest - month).n)
        return 0.0 if lag < 0 else float(self.share[min(lag, LONGEST)])


def delay_of(kind: RecordKind, arrivals: pd.DataFrame) -> Delay | None:
    """Estimate the delay of a kind from `Store.arrivals`; None where they cannot tell.

    They cannot with records of fewer than 4 months of imports, or fewer than 50 of months since
    the first import.
    """
    mine = arrivals[arrivals["kind"] == kind.key]
    event = _months(mine["occurred_on"])
    arrived = _months(mine["imported_at"])
    if not len(mine) or arrived.max() - arrived.min() + 1 < _FEWEST_MONTHS:
        return None
    kept = (event >= arrived.min()) & (arrived >= event)
    if int(kept.sum()) < _FEWEST_RECORDS:
        return None
    longest = min(LONGEST, int(arrived.max() - arrived.min()))
    share = np.ones(LONGEST + 1)
    share[: longest + 1] = completeness_by_lag(event[kept], arrived[kept], longest=longest)
    latest = pd.Period(ordinal=int(arrived.max()), freq="M")
    return Delay(share, latest, int(kept.sum()))


def _months(moments: pd.Series[pd.Timestamp]) -> NDArray[np.int64]:
    months = pd.PeriodIndex(moments, freq="M")
    return np.asarray([month.ordinal for month in months], dtype=np.int64)
