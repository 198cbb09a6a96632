"""Which records a period holds, and which period all of them span."""

from __future__ import annotations

import pandas as pd

from services.analysis import Period
from services.errors import NotFound
from services.zones import COUNTED_KINDS

_NO_RECORDS = {
    "id": "Belum ada catatan untuk kota dan periode ini. Impor dahulu dengan 'bersinar ingest "
    "BERKAS', atau pilih periode lain.",
    "en": "There are no records of this city and period yet. Import some first with 'bersinar "
    "ingest FILE', or choose another period.",
}


def whole_period(records: pd.DataFrame) -> Period:
    """Return the first to the last day of dated records; raises `NotFound` without any."""
    dated = records[records["kind"].isin([k.key for k in COUNTED_KINDS])]["occurred_on"]
    if dated.empty:
        raise NotFound(**_NO_RECORDS)
    return Period(dated.min().date(), dated.max().date())


def records_within(records: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Keep the period's records; surveys and indicators count for their whole year."""
    days = records["occurred_on"].dt.date
    inside = (days >= period.since) & (days <= period.until)
    undated = ~records["kind"].isin([k.key for k in COUNTED_KINDS])
    years = records["occurred_on"].dt.year
    same_year = (years >= period.since.year) & (years <= period.until.year)
    kept: pd.DataFrame = records[inside | (undated & same_year)]
    if kept.empty:
        raise NotFound(**_NO_RECORDS)
    return kept
