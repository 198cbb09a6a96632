"""What the records cover, and what is missing: by kind and year, by month, by kelurahan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.aggregate import fits_in_cell
from geo.boundaries import Boundaries
from geo.disclosure import Margin, protect
from geo.publication import Period as PublishedPeriod
from geo.publication import PublishedCounts
from services.analysis import Level
from services.publication import least_counts, protect_quarterly
from services.record_columns import KINDS, PRECISIONS, RecordColumns
from services.records import RECORD_KINDS, RecordKind
from services.zones import COUNTED_KINDS

RESOLUTION = 9
SURVEY, MAPPING = "survey/survey", "indicator/official"
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class YearCoverage:
    """Hold what one year holds of a kind; None: kept back by the disclosure gate.

    `records`: events; `in_kelurahan`: those with a kelurahan; `in_cells`: those placed finely
    enough for an H3 cell of resolution 9, None also for kinds that are never that fine;
    `precision`: events by precision; `gaps`: months (publication: quarters) of the year within the
    city's period that hold none; `first`, `last`: ISO days of the first and last record.
    """

    year: int
    records: int | None
    in_kelurahan: int | None
    in_cells: int | None
    precision: dict[str, int] | None
    gaps: tuple[str, ...] | None
    first: str | None
    last: str | None


@dataclass(frozen=True)
class KindCoverage:
    """Hold the years of one kind, oldest first, from the city's first year to its last."""

    kind: RecordKind
    years: tuple[YearCoverage, ...]


@dataclass(frozen=True)
class ZoneCoverage:
    """Hold of which year one kelurahan's latest survey and mapping are; None: there is none."""

    code: str
    name: str
    kecamatan: str
    survey_year: int | None
    mapping_year: int | None
    population_known: bool


@dataclass(frozen=True)
class Coverage:
    """Hold what a city's records cover."""

    kinds: tuple[KindCoverage, ...]
    kelurahan: tuple[ZoneCoverage, ...]


def coverage_of(
    columns: RecordColumns, boundaries: Boundaries, level: Level, *, raised_to: int | None = None
) -> Coverage:
    """Return what the records cover, as a reader of `level` may know it."""
    least = least_counts(level, raised_to)
    kinds = [_kind(k, columns, boundaries, (level, least[k.column])) for k in COUNTED_KINDS]
    return Coverage(
        tuple(kinds) if columns.period else (),
        _kelurahan(columns, boundaries),
    )


def _kind(
    kind: RecordKind, columns: RecordColumns, boundaries: Boundaries, gate: tuple[Level, int]
) -> KindCoverage:
    if columns.period is None:
        return KindCoverage(kind, ())
    level, k = gate
    span = pd.period_range(columns.period.since, columns.period.until, freq="Q")
    mine = columns.kind == KINDS.index(kind.key)
    tallies = [_tally(columns, mine, year) for year in sorted(set(span.year))]
    hidden = _hidden_years(tallies, k)
    published = None
    if level is Level.PUBLICATION:
        published = protect_quarterly(
            _by_quarter(columns, mine, span, len(boundaries.codes)), span, boundaries, k
        )
        hidden |= _hidden_by(published, len(tallies))
    years = [_year(kind, tally, k, bool(hide)) for tally, hide in zip(tallies, hidden, strict=True)]
    gaps = [
        _months(columns, mine, y.year) if published is None else _quarters(published, span, y.year)
        for y in years
    ]
    return KindCoverage(
        kind,
        tuple(
            _with_gaps(year, found, dated=published is None)
            for year, found in zip(years, gaps, strict=True)
        ),
    )


@dataclass(frozen=True)
class _Tally:
    """Count one kind in one year: all, with a kelurahan, fit for cells, by precision; its days."""

    year: int
    count: int
    placed: int
    fine: int
    precision: dict[str, int]
    days: tuple[str, str] | None


def _tally(columns: RecordColumns, mine: NDArray[np.bool_], year: int) -> _Tally:
    days = columns.day.astype("datetime64[D]")
    keep = mine & (days.astype("datetime64[Y]") == np.datetime64(str(year)))
    count = columns.count[keep]
    fine = (columns.cell[keep] > 0) & fits_in_cell(columns.radius_m[keep], RESOLUTION)
    sums = np.bincount(columns.precision[keep], weights=count, minlength=len(PRECISIONS))
    found = days[keep]
    return _Tally(
        year,
        int(count.sum()),
        int(count[columns.zone[keep] >= 0].sum()),
        int(count[fine].sum()),
        {name: int(n) for name, n in zip(PRECISIONS, sums, strict=True)},
        (str(found.min()), str(found.max())) if len(found) else None,
    )


def _hidden_years(tallies: list[_Tally], k: int) -> NDArray[np.bool_]:
    """Hide small years, and another where the sum over all years would tell a single one."""
    hidden = np.zeros(len(tallies), dtype=bool)
    for counts in ([t.count for t in tallies], [t.placed for t in tallies]):
        table = np.array([*counts, sum(counts)], dtype=np.int64)
        margin = Margin(len(counts), np.arange(len(counts)))
        hidden |= protect(table, [margin], k)[:-1]
    return hidden


def _hidden_by(published: PublishedCounts, years: int) -> NDArray[np.bool_]:
    flags = [published.at("city", PublishedPeriod("year", i), 1)[1][0] for i in range(years)]
    return np.array(flags, dtype=bool)


def _year(kind: RecordKind, tally: _Tally, k: int, hide: bool) -> YearCoverage:
    if hide:
        return YearCoverage(tally.year, None, None, None, None, None, None, None)
    first, last = tally.days or (None, None)
    cellular = kind.finest == "cell"
    return YearCoverage(
        tally.year,
        tally.count,
        tally.placed,
        tally.fine if cellular and _tells(tally.fine, tally.count, k) else None,
        tally.precision if _tells_all(tally, k) else None,
        None,
        first,
        last,
    )


def _tells(part: int, whole: int, k: int) -> bool:
    """Tell whether neither a part nor the rest is small."""
    return not (0 < part < k or 0 < whole - part < k)


def _tells_all(tally: _Tally, k: int) -> bool:
    return not any(0 < n < k for n in tally.precision.values())


def _with_gaps(year: YearCoverage, gaps: tuple[str, ...] | None, *, dated: bool) -> YearCoverage:
    """Add the gaps; publication tells no single days."""
    return YearCoverage(
        year.year, year.records, year.in_kelurahan, year.in_cells, year.precision, gaps,
        year.first if dated else None, year.last if dated else None,
    )  # fmt: skip


def _months(columns: RecordColumns, mine: NDArray[np.bool_], year: int) -> tuple[str, ...]:
    """Return the year's months within the city's period that hold no record of the kind."""
    assert columns.period is not None
    held = set(np.unique(columns.day[mine].astype("datetime64[D]").astype("datetime64[M]")))
    whole = pd.period_range(columns.period.since, columns.period.until, freq="M")
    return tuple(str(m) for m in whole if m.year == year and np.datetime64(str(m), "M") not in held)


def _quarters(
    published: PublishedCounts, span: pd.PeriodIndex, year: int
) -> tuple[str, ...] | None:
    """Return the year's quarters that are shown and hold none; None where quarters are not."""
    if published.finest_period != "quarter":
        return None
    shown = [published.at("city", PublishedPeriod("quarter", i), 1) for i in range(len(span))]
    return tuple(
        str(quarter)
        for quarter, (count, hidden) in zip(span, shown, strict=True)
        if quarter.year == year and not hidden[0] and not count[0]
    )


def _by_quarter(
    columns: RecordColumns, mine: NDArray[np.bool_], span: pd.PeriodIndex, size: int
) -> Ints:
    """Count a kind per kelurahan and quarter, shape (n, q)."""
    starts = span.start_time.to_numpy().astype("datetime64[D]")
    keep = mine & (columns.zone >= 0)
    column = np.searchsorted(starts, columns.day[keep].astype("datetime64[D]"), side="right") - 1
    flat = columns.zone[keep].astype(np.int64) * len(span) + column
    sums = np.bincount(flat, weights=columns.count[keep], minlength=size * len(span))
    return sums.astype(np.int64).reshape(size, len(span))


def _kelurahan(columns: RecordColumns, boundaries: Boundaries) -> tuple[ZoneCoverage, ...]:
    frame = boundaries.frame
    survey, mapping = (_latest(columns, kind, len(frame)) for kind in (SURVEY, MAPPING))
    known = np.isfinite(frame["population"].to_numpy(dtype=float))
    rows = zip(frame["code"], frame["name"], frame["kecamatan"], strict=True)
    return tuple(
        ZoneCoverage(code, name, kecamatan, survey[i], mapping[i], bool(known[i]))
        for i, (code, name, kecamatan) in enumerate(rows)
    )


def _latest(columns: RecordColumns, kind: str, size: int) -> list[int | None]:
    """Return the year of each kelurahan's latest record of a kind, None where there is none."""
    keep = (columns.kind == KINDS.index(RECORD_KINDS[kind].key)) & (columns.zone >= 0)
    years = columns.day[keep].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    latest = np.zeros(size, dtype=np.int64)
    np.maximum.at(latest, columns.zone[keep], years)
    return [int(year) if year else None for year in latest]
