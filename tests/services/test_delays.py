"""How late records come, measured on imports, and what an alarm makes of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from services.delays import Delay, delay_of
from services.records import RECORD_KINDS

REPORTS = RECORD_KINDS["incident/residents"]


def arrivals(late: float, *, months: int = 12, per_month: int = 20) -> pd.DataFrame:
    """Return imports on the 5th of every month: of the month before, a share one month later."""
    rows = []
    for month in pd.period_range("2023-01", periods=months, freq="M"):
        for number in range(per_month):
            wait = 2 if number < late * per_month else 1
            came = (month + wait).start_time + pd.Timedelta(days=4)
            rows.append((REPORTS.key, month.start_time, came))
    frame = pd.DataFrame(rows, columns=["kind", "occurred_on", "imported_at"])
    return frame[frame["imported_at"] <= pd.Period("2023-01", "M").start_time
                 + pd.DateOffset(months=months, days=5)]  # fmt: skip


def test_the_share_that_comes_late_is_measured() -> None:
    found = delay_of(REPORTS, arrivals(0.25))
    assert found is not None
    assert found.share[:3].tolist() == pytest.approx([0.0, 0.75, 1.0], abs=0.02)


def test_what_waited_before_the_first_import_is_no_delay() -> None:
    old = arrivals(0.0).assign(occurred_on=pd.Timestamp("2020-01-01"))
    both = pd.concat([arrivals(0.0), old.head(100)])
    found = delay_of(REPORTS, both)
    assert found is not None
    assert found.share[1] == 1.0


def test_one_import_of_everything_tells_nothing_of_delay() -> None:
    once = arrivals(0.25).assign(imported_at=pd.Timestamp("2024-06-01"))
    assert delay_of(REPORTS, once) is None


def test_few_records_tell_nothing_of_delay() -> None:
    assert delay_of(REPORTS, arrivals(0.25, per_month=3)) is None


@pytest.mark.parametrize(("month", "share"), [("2024-05", 0.5), ("2024-01", 1.0), ("2024-07", 0.0)])
def test_completeness_goes_by_the_last_import(month: str, share: float) -> None:
    delay = Delay(np.array([0.2, 0.5, 0.8, 0.9, 1.0, 1.0, 1.0]), pd.Period("2024-06", "M"), 99)
    assert delay.completeness(pd.Period(month, "M")) == share
