"""Counts as they may leave the office: protected over place and time, coarsened where sparse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.disclosure import Axis, Counts, Mask, is_sparse, protect_cube

PlaceLevel = Literal["kelurahan", "kecamatan", "city"]
PeriodLevel = Literal["quarter", "year", "all"]
_PERIOD_LEVELS: tuple[PeriodLevel, ...] = ("quarter", "year", "all")
_PLACE_LEVELS: tuple[PlaceLevel, ...] = ("kelurahan", "kecamatan")


@dataclass(frozen=True)
class Period:
    """Name a fixed publication period: one quarter, one calendar year, or all of the data.

    `index` counts quarters or years from the first one of the data; 0 for all.
    """

    level: PeriodLevel
    index: int = 0


@dataclass(frozen=True)
class PublishedCounts:
    """Hold the counts of one kind as they may be published, at every level they may be.

    `finest_place`, `finest_period`: anything finer is withheld altogether because most of it
    would be hidden. Build it with `publish_counts`.
    """

    finest_place: PlaceLevel
    finest_period: PeriodLevel
    table: Counts
    hidden: Mask
    places: Axis
    periods: Axis

    def at(self, place: PlaceLevel, period: Period, size: int) -> tuple[Counts, Mask]:
        """Return counts and hidden flags of every place of a level in a period, shape (size,).

        A level finer than the finest published one is hidden throughout.
        """
        row, column = self._rows(place, size), self._column(period)
        if row is None or column is None:
            return np.zeros(size, dtype=np.int64), np.ones(size, dtype=bool)
        return self.table[row, column], self.hidden[row, column]

    def _rows(self, place: PlaceLevel, size: int) -> slice | None:
        base = len(self.places.groups)
        if place == "city":
            return slice(self.places.size - 1, self.places.size)
        if place == self.finest_place:
            return slice(0, size)
        return None if place == "kelurahan" else slice(base, base + size)

    def _column(self, period: Period) -> int | None:
        base = len(self.periods.groups)
        if period.level == "all":
            return self.periods.size - 1
        if period.level == self.finest_period:
            return period.index
        has_years = period.level == "year" and self.finest_period == "quarter"
        if not has_years:
            return None
        return base + period.index if self.periods.group_count else self.periods.size - 1


def publish_counts(
    quarterly: Counts, kecamatan: NDArray[np.int64], years: NDArray[np.int64], k: int
) -> PublishedCounts:
    """Protect the counts of one kind over place and time at the finest level that is not sparse.

    `quarterly`: counts per kelurahan and quarter, shape (n, q); `kecamatan`: group of each
    kelurahan; `years`: year index of each quarter; `k`: least count shown.
    """
    for place in _PLACE_LEVELS:
        for period in _PERIOD_LEVELS:
            by_place = quarterly if place == "kelurahan" else _sum_by(quarterly, kecamatan)
            base = _to_period(by_place, years, period)
            primary = (base > 0) & (base < k)
            if not is_sparse(base, primary) or (place, period) == ("kecamatan", "all"):
                groups = kecamatan if place == "kelurahan" else np.zeros(len(base), np.int64)
                columns = years if period == "quarter" else np.zeros(base.shape[1], np.int64)
                places, periods = Axis(groups), Axis(columns)
                table, hidden = protect_cube(base, places, periods, k)
                return PublishedCounts(place, period, table, hidden, places, periods)
    raise AssertionError("the coarsest level is always accepted")


def _sum_by(counts: Counts, groups: NDArray[np.int64]) -> Counts:
    sums = np.zeros((int(groups.max()) + 1, counts.shape[1]), dtype=np.int64)
    np.add.at(sums, groups, counts)
    return sums


def _to_period(counts: Counts, years: NDArray[np.int64], period: PeriodLevel) -> Counts:
    if period == "quarter":
        return counts
    groups = years if period == "year" else np.zeros_like(years)
    return _sum_by(counts.T, groups).T
