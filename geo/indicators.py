"""Indicators of a kelurahan: a decorated function each, with its label, unit and help.

An indicator takes the table of zones (one row per kelurahan, counts by the column of their
kind, `population`) and returns a Series with the same index; NaN where it cannot be known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

Column = Callable[[pd.DataFrame], "pd.Series[float]"]


@dataclass(frozen=True)
class Indicator:
    """Hold one indicator: its key, its words in both languages, what it reads, its function."""

    key: str
    label_id: str
    label_en: str
    unit_id: str
    unit_en: str
    reads: tuple[str, ...]
    function: Column

    @property
    def help(self) -> str:
        """Return what the indicator says, in one sentence."""
        return (self.function.__doc__ or "").strip().splitlines()[0]

    def __call__(self, zones: pd.DataFrame) -> pd.Series[float]:
        """Compute the indicator for each row of `zones`."""
        return self.function(zones).rename(self.key)


INDICATORS: dict[str, Indicator] = {}


def indicator(
    label_id: str, label_en: str, *, unit: tuple[str, str], reads: tuple[str, ...]
) -> Callable[[Column], Column]:
    """Register a function as an indicator; `reads` names the count columns it stands on."""

    def register(function: Column) -> Column:
        key = function.__name__
        INDICATORS[key] = Indicator(key, label_id, label_en, *unit, reads, function)
        return function

    return register


def _per_1000(zones: pd.DataFrame, column: str) -> pd.Series[float]:
    population = zones["population"].where(zones["population"] > 0)
    return 1000 * zones[column] / population


_PER_1000 = ("per 1.000 jiwa", "per 1,000 inhabitants")


@indicator("Laporan per 1.000 jiwa", "Reports per 1,000", unit=_PER_1000, reads=("reports",))
def reports_per_1000(zones: pd.DataFrame) -> pd.Series[float]:
    """Count resident reports per 1,000 inhabitants."""
    return _per_1000(zones, "reports")


@indicator("Kasus per 1.000 jiwa", "Cases per 1,000", unit=_PER_1000, reads=("cases",))
def cases_per_1000(zones: pd.DataFrame) -> pd.Series[float]:
    """Count cases per 1,000 inhabitants; it follows how hard the police looked."""
    return _per_1000(zones, "cases")


@indicator("Razia per 1.000 jiwa", "Raids per 1,000", unit=_PER_1000, reads=("raids",))
def raids_per_1000(zones: pd.DataFrame) -> pd.Series[float]:
    """Count raids per 1,000 inhabitants: enforcement effort, not threat."""
    return _per_1000(zones, "raids")


@indicator("Sosialisasi per 1.000 jiwa", "Outreach per 1,000", unit=_PER_1000, reads=("outreach",))
def outreach_per_1000(zones: pd.DataFrame) -> pd.Series[float]:
    """Count outreach activities per 1,000 inhabitants: programme coverage, not threat."""
    return _per_1000(zones, "outreach")


@indicator(
    "Warga melihat transaksi", "Residents who saw dealing", unit=("%", "%"),
    reads=("respondents", "saw_dealing"),
)  # fmt: skip
def survey_share(zones: pd.DataFrame) -> pd.Series[float]:
    """Return the share of survey respondents who saw dealing or use; NaN where nobody asked."""
    asked = zones["respondents"].where(zones["respondents"] > 0)
    return 100 * zones["saw_dealing"] / asked


def compute_indicators(zones: pd.DataFrame) -> pd.DataFrame:
    """Return every indicator whose columns `zones` has, same index, one column each."""
    known = [i for i in INDICATORS.values() if {*i.reads} <= {*zones.columns}]
    columns = {i.key: i(zones).replace([np.inf, -np.inf], np.nan) for i in known}
    return pd.DataFrame(columns, index=zones.index)
