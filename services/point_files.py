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

from services.errors import BadRequest, UnreadableFile

Floats = NDArray[np.float64]
_DELIMITERS = ",;\t|"
_SLASHED = r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b"


DAY_FORMS = {"iso": "ISO", "dmy": "d/m/Y", "mdy": "m/d/Y"}


@dataclass(frozen=True)
class PointColumns:
    """Name the columns of time, longitude and latitude, and how days are written if that is known.

    `days`: iso, dmy or mdy; None to find out.
    """

    time: str
    lon: str
    lat: str
    days: str | None = None


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

    Days are ISO, d/m/Y or m/d/Y; a time of day is dropped. Between the last two only a day above
    12 decides: where no row holds one, or rows contradict each other, nothing is guessed. Rows
    without a day or with impossible coordinates (also 0, 0) are left out and counted. Raises
    `UnreadableFile` for a file or columns that are not there and for days that nothing decides,
    `BadRequest` for a form of days that is unknown.
    """
    table = _read(path, columns)
    days, written = _days(table[columns.time], columns.days)
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


def _days(text: pd.Series[str], given: str | None) -> tuple[Floats, str]:
    """Return days since 1970 and how they are written; NaN where a text is no day."""
    readings = _readings(text)
    written = _form(readings) if given is None else DAY_FORMS.get(given.casefold(), "")
    if written not in readings:
        raise BadRequest(
            id=f"Bentuk tanggal {given!r} tidak ada. Pilih {', '.join(DAY_FORMS)}.",
            en=f"There is no form of days {given!r}. Choose {', '.join(DAY_FORMS)}.",
        )
    days = (readings[written] - pd.Timestamp(0)) / pd.Timedelta(days=1)
    return np.asarray(days, dtype=float), written


def _readings(text: pd.Series[str]) -> dict[str, pd.Series[pd.Timestamp]]:
    """Return the days of every row in each form, NaT where a text is no such day."""
    plain = text.str.strip().str.slice(0, 10)
    parts = text.str.extract(_SLASHED)
    return {
        "ISO": pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce"),
        "d/m/Y": _from_parts(parts, day=0, month=1),
        "m/d/Y": _from_parts(parts, day=1, month=0),
    }


def _form(readings: dict[str, pd.Series[pd.Timestamp]]) -> str:
    """Return the form that most rows are written in; refuse to guess which number is the month."""
    by_day, by_month = readings["d/m/Y"], readings["m/d/Y"]
    if int(readings["ISO"].notna().sum()) >= int((by_day.notna() | by_month.notna()).sum()):
        return "ISO"
    day_first = int((by_day.notna() & by_month.isna()).sum())
    month_first = int((by_month.notna() & by_day.isna()).sum())
    if (by_day.notna() & by_month.notna() & (by_day != by_month)).any() and (
        (day_first > 0) == (month_first > 0)
    ):
        raise _undecided(day_first, month_first)
    return "m/d/Y" if month_first > day_first else "d/m/Y"


def _undecided(day_first: int, month_first: int) -> UnreadableFile:
    if day_first:
        return UnreadableFile(
            id=f"Tanggal ditulis dengan dua cara: {day_first} baris hanya cocok sebagai "
            f"hari/bulan/tahun dan {month_first} hanya sebagai bulan/hari/tahun. Samakan dahulu, "
            "atau pilih salah satu dengan --days dmy atau --days mdy.",
            en=f"Days are written in two ways: {day_first} rows fit day/month/year only and "
            f"{month_first} fit month/day/year only. Make them alike first, or choose one with "
            "--days dmy or --days mdy.",
        )
    return UnreadableFile(
        id="Tidak satu pun tanggal memastikan mana hari dan mana bulan (semua angkanya paling "
        "besar 12). Katakan dengan --days dmy (hari/bulan/tahun) atau --days mdy.",
        en="No date decides which number is the day and which the month (none is above 12). Say so "
        "with --days dmy (day/month/year) or --days mdy.",
    )


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
