"""Any CSV of points: its delimiter, its days, its coordinates."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.errors import UnreadableFile

Floats = NDArray[np.float64]
_DELIMITERS = ",;\t|"
_SLASHED = r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b"


@dataclass(frozen=True)
class PointColumns:
    """Name the columns of time, longitude and latitude."""

    time: str
    lon: str
    lat: str


@dataclass(frozen=True)
class Points:
    """Hold the usable points of a file, shape (n,): lon, lat in degrees, days since 1970.

    `rows`: all rows of the file; `undated`, `unplaced`: rows left out; `written`: how days are
    written in the file.
    """

    lon: Floats
    lat: Floats
    days: Floats
    rows: int
    undated: int
    unplaced: int
    written: str


def read_points(path: Path, columns: PointColumns) -> Points:
    """Read a CSV (delimiter sniffed, gz accepted) of points with days.

    Days are ISO, d/m/Y or, where that fits more rows, m/d/Y; a time of day is dropped. Rows without
    a day or with impossible coordinates (also 0, 0) are left out and counted. Raises
    `UnreadableFile` for a file or columns that are not there.
    """
    table = _read(path, columns)
    days, written = _days(table[columns.time])
    comma = not table[columns.lon].str.contains(".", regex=False).any()
    lon, lat = (_number(table[name], comma) for name in (columns.lon, columns.lat))
    placed = (np.abs(lon) <= 180) & (np.abs(lat) <= 90) & ~((lon == 0) & (lat == 0))
    dated = np.isfinite(days)
    kept = placed & dated
    return Points(
        lon[kept],
        lat[kept],
        days[kept],
        len(table),
        int((~dated).sum()),
        int((dated & ~placed).sum()),
        written,
    )


def day_number(day: np.datetime64) -> float:
    """Return a day as days since 1970."""
    return float(day.astype("datetime64[D]").astype(np.int64))


def _read(path: Path, columns: PointColumns) -> pd.DataFrame:
    header, delimiter = _header(path)
    wanted = [columns.time, columns.lon, columns.lat]
    if missing := [name for name in wanted if name not in header]:
        raise UnreadableFile(
            id=f"Kolom {', '.join(missing)} tidak ada di {path.name}. Kolom yang ada: "
            f"{', '.join(header)}.",
            en=f"There is no column {', '.join(missing)} in {path.name}. The columns are: "
            f"{', '.join(header)}.",
        )
    try:
        return pd.read_csv(
            path, sep=delimiter, usecols=wanted, dtype=str, encoding="utf-8-sig",
            encoding_errors="replace", keep_default_na=False,
        )  # fmt: skip
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error


def _header(path: Path) -> tuple[list[str], str]:
    """Return the names of the columns and the delimiter, the one most frequent in the header."""
    opener: Callable[..., object] = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:  # type: ignore[attr-defined]
            line = file.readline()
    except OSError as error:
        raise _unreadable(path) from error
    delimiter = max(_DELIMITERS, key=line.count)
    return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), []), delimiter


def _days(text: pd.Series[str]) -> tuple[Floats, str]:
    """Return days since 1970 and how they are written; NaN where a text is no day."""
    iso = pd.to_datetime(text.str.strip().str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    parts = text.str.extract(_SLASHED)
    readings = {
        "ISO": iso,
        "d/m/Y": _from_parts(parts, day=0, month=1),
        "m/d/Y": _from_parts(parts, day=1, month=0),
    }
    written = max(readings, key=lambda name: int(readings[name].notna().sum()))
    chosen = readings[written]
    days = (chosen - pd.Timestamp(0)) / pd.Timedelta(days=1)
    return np.asarray(days, dtype=float), written


def _from_parts(parts: pd.DataFrame, *, day: int, month: int) -> pd.Series[pd.Timestamp]:
    joined = parts[2] + "-" + parts[month].str.zfill(2) + "-" + parts[day].str.zfill(2)
    return pd.to_datetime(joined, format="%Y-%m-%d", errors="coerce")


def _number(text: pd.Series[str], comma: bool) -> Floats:
    plain = text.str.replace(",", ".", regex=False) if comma else text
    return np.asarray(pd.to_numeric(plain.str.strip(), errors="coerce"), dtype=float)


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} tidak dapat dibaca sebagai CSV.", en=f"{path.name} is no readable CSV."
    )
