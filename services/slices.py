"""Equal slices of time: whole quarters, half-years or years of a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.emerging import FEWEST_SLICES
from geo.errors import NotEnoughData
from geo.hotspots import FEWEST_EVENTS
from services.analysis import Period

Ints = NDArray[np.int64]
_QUARTERS = {"triwulan / quarter": 1, "setengah tahun / half-year": 2, "tahun / year": 4}


@dataclass(frozen=True)
class Slices:
    """Hold counts per zone and slice, shape (n, T), and what a slice is."""

    counts: Ints
    length: str
    labels: tuple[str, ...]


def whole_quarters(period: Period) -> pd.PeriodIndex:
    """Return the quarters that lie wholly in a period."""
    one = dt.timedelta(days=1)
    first = pd.Period(pd.Timestamp(period.since - one), "Q") + 1
    last = pd.Period(pd.Timestamp(period.until + one), "Q") - 1
    return pd.period_range(first, last, freq="Q")


def count_quarters(zones: Ints, records: pd.DataFrame, size: int, quarters: pd.PeriodIndex) -> Ints:
    """Count records per zone and quarter, shape (n, T); those outside both are left out."""
    column = quarters.get_indexer(pd.PeriodIndex(records["occurred_on"], freq="Q"))
    table = np.zeros((size, len(quarters)), dtype=np.int64)
    known = (column >= 0) & (zones >= 0)
    np.add.at(table, (zones[known], column[known]), records["count"].to_numpy()[known])
    return table


def slice_counts(zones: Ints, records: pd.DataFrame, size: int, period: Period) -> Slices:
    """Return the shortest slices of which there are enough, each with enough events to be tested.

    Slices are counted back from the last whole quarter. Raises `NotEnoughData` where none will do.
    """
    quarters = whole_quarters(period)
    table = count_quarters(zones, records, size, quarters)
    for length, step in _QUARTERS.items():
        slices = len(quarters) // step
        tail = table[:, len(quarters) - slices * step :]
        counts = tail.reshape(size, slices, step).sum(axis=2) if slices else table[:, :0]
        if slices >= FEWEST_SLICES and counts.sum(axis=0).min() >= FEWEST_EVENTS:
            labels = tuple(str(q) for q in quarters[len(quarters) - slices * step :: step])
            return Slices(counts, length, labels)
    raise NotEnoughData(
        id=f"{len(quarters)} triwulan utuh dengan {int(table.sum())} kejadian: tidak diuji. Perlu "
        f"sedikitnya {FEWEST_SLICES} potong waktu berisi {FEWEST_EVENTS} kejadian.",
        en=f"{len(quarters)} whole quarters with {int(table.sum())} events: no test. At least "
        f"{FEWEST_SLICES} slices of {FEWEST_EVENTS} events are needed.",
    )
