"""Between records and the columns that every store keeps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from services.records import Location, Precision, Record
from services.store.protocol import LOCATION_COLUMNS, RECORD_COLUMNS

_ORDER = ("occurred_on", "kind", "identity")
_FLOATS = ("lon", "lat", "confidence", "radius_m")
_WHOLE = ("row", "count")
_CODES = ("kind", "kelurahan_code", "precision", "method")


def to_row(record: Record, location: Location) -> tuple[Any, ...]:
    """Return a record's values in the order of `RECORD_COLUMNS`.

    The text of the place stays only for kinds that may keep it.
    """
    address = record.place.address if record.kind.keeps_address else ""
    return (
        record.kind.key, record.identity, record.row, record.occurred_on.isoformat(), record.count,
        *location_row(location), address,
        json.dumps(record.details, ensure_ascii=False),
        json.dumps([asdict(q) for q in record.quantities], ensure_ascii=False),
    )  # fmt: skip


def location_row(location: Location) -> tuple[Any, ...]:
    """Return a location's values in the order of `LOCATION_COLUMNS`."""
    return (
        location.kelurahan_code, location.precision.value, location.method, location.confidence,
        location.lon, location.lat, location.cell, location.radius_m, location.note,
    )  # fmt: skip


def to_location(values: Iterable[Any]) -> Location:
    """Return the location that `location_row` gave the values of."""
    fields = dict(zip(LOCATION_COLUMNS, values, strict=True))
    return Location(**{**fields, "precision": Precision(fields["precision"])})


def to_frame(
    rows: Iterable[Sequence[Any]], columns: tuple[str, ...] = RECORD_COLUMNS
) -> pd.DataFrame:
    """Return rows as a frame with the dtypes that analysis expects."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    for name in columns:
        if name == "occurred_on":
            frame[name] = pd.to_datetime(frame[name])
        elif name == "cell":
            frame[name] = frame[name].fillna(0).astype("uint64")
        elif name in _FLOATS:
            frame[name] = frame[name].astype("float64")
        elif name in _WHOLE:
            frame[name] = frame[name].astype("int64")
        elif name in _CODES:  # few words in many rows: compared as numbers, not letter by letter
            frame[name] = frame[name].astype("category")
    if not set(_ORDER) <= set(columns):
        return frame
    return frame.sort_values(list(_ORDER), ignore_index=True)


def to_arrivals(rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Return kind, day and import moment of records as a frame."""
    frame = pd.DataFrame(list(rows), columns=["kind", "occurred_on", "imported_at"])
    frame["occurred_on"] = pd.to_datetime(frame["occurred_on"])
    moments = pd.to_datetime(frame["imported_at"], utc=True, format="ISO8601")
    frame["imported_at"] = moments.dt.tz_localize(None)
    return frame


def in_period(day: str, since: dt.date | None, until: dt.date | None) -> bool:
    """Tell whether an ISO day lies in a period, both ends included."""
    return (since is None or day >= since.isoformat()) and (
        until is None or day <= until.isoformat()
    )
