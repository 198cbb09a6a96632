"""A city's records as coded columns in memory: what free filters run over."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.aggregate import CellGrid, fits_in_cell
from geo.boundaries import Boundaries
from geo.cells import cell_to_parent
from geo.crs import metric_crs, project
from services.analysis import Period
from services.errors import BadRequest
from services.records import RECORD_KINDS, Precision
from services.zones import CityGround, has_spot, widths_of, zone_index

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
KINDS = tuple(RECORD_KINDS)
PRECISIONS = tuple(p.value for p in Precision)
READ = (
    "kind", "occurred_on", "count", "kelurahan_code", "precision", "lon", "lat", "cell",
    "radius_m", "details", "quantities",
)  # fmt: skip
_EPOCH = dt.date(1970, 1, 1)
_MOST_SUBSTANCES = 63  # bits of a mask


@dataclass(frozen=True)
class Filter:
    """Hold which records a map shows: kind, period, and, if given, agencies and substances."""

    kind: str
    period: Period | None = None
    agencies: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spots:
    """Hold each record's pixel on a heat raster (−1: none) and its kernel's width (0: none), m."""

    pixel: Ints
    width: NDArray[np.float64]


@dataclass(frozen=True)
class RecordColumns:
    """Hold records as arrays of equal length.

    `kind`: index into `KINDS`; `day`: days since 1970-01-01; `zone`: index of the kelurahan, −1
    where unknown; `precision`: index into `PRECISIONS`; `cell`: H3 of resolution 11, 0 where
    the kelurahan is all that is known; `radius_m`: how uncertain the place is; `agency`:
    index into `agencies`, −1 where none is told; `substance`: one bit for each of `substances`.
    """

    kind: NDArray[np.int8]
    day: NDArray[np.int32]
    count: NDArray[np.int64]
    zone: NDArray[np.int32]
    precision: NDArray[np.int8]
    cell: NDArray[np.uint64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    radius_m: NDArray[np.float64]
    agency: NDArray[np.int16]
    agencies: tuple[str, ...]
    substance: NDArray[np.int64]
    substances: tuple[str, ...]
    _places: dict[int, Ints] = field(default_factory=dict)
    _spots: dict[tuple[float, float], Spots] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.kind)

    @cached_property
    def period(self) -> Period | None:
        """Return the first to the last day of dated records; None without any."""
        dated = self.day[np.isin(self.kind, [i for i, k in enumerate(KINDS) if _dated(k)])]
        if not len(dated):
            return None
        return Period(_to_day(dated.min()), _to_day(dated.max()))

    def number_of(self, kind: str) -> int:
        """Return how many events of a kind there are, placed or not."""
        return int(self.count[self.kind == KINDS.index(kind)].sum())

    def chosen(self, wanted: Filter) -> Flags:
        """Return which records a filter keeps, shape (n,).

        Raises `BadRequest` for an agency or substance that no record has.
        """
        keep: Flags = self.kind == KINDS.index(wanted.kind)
        if wanted.period:
            first, last = (_days(d) for d in (wanted.period.since, wanted.period.until))
            keep &= (self.day >= first) & (self.day <= last)
        if wanted.agencies:
            keep &= np.isin(self.agency, _indices(wanted.agencies, self.agencies))
        if wanted.substances:
            bits = sum(1 << int(i) for i in _indices(wanted.substances, self.substances))
            keep &= (self.substance & bits) != 0
        return keep

    def by_zone(self, keep: Flags, size: int) -> Ints:
        """Count the kept records per kelurahan, shape (size,)."""
        return _sum_at(self.zone[keep], self.count[keep], size)

    def by_cell(self, keep: Flags, grid: CellGrid) -> Ints:
        """Count the kept records per cell of a grid, those placed finely enough only."""
        return _sum_at(self.places(grid)[keep], self.count[keep], len(grid.cells))

    def by_cell_and_quarter(
        self, keep: Flags, grid: CellGrid, quarters: pd.PeriodIndex
    ) -> NDArray[np.int64]:
        """Count the kept records per cell and whole quarter, shape (m, T)."""
        column, place = self._quarter(keep, quarters), self.places(grid)[keep]
        inside = (column >= 0) & (place >= 0)
        flat = place[inside] * len(quarters) + column[inside]
        table = _sum_at(flat, self.count[keep][inside], len(grid.cells) * len(quarters))
        return table.reshape(len(grid.cells), len(quarters))

    def by_quarter(self, keep: Flags, quarters: pd.PeriodIndex) -> tuple[int, ...]:
        """Count the kept records per quarter."""
        counts = _sum_at(self._quarter(keep, quarters), self.count[keep], len(quarters))
        return tuple(counts.tolist())

    def _quarter(self, keep: Flags, quarters: pd.PeriodIndex) -> Ints:
        """Return the index of each kept record's quarter, −1 outside of all."""
        starts = np.array([_days(q.start_time.date()) for q in quarters])
        column = np.searchsorted(starts, self.day[keep], side="right") - 1
        return np.where(self.day[keep] <= _days(quarters[-1].end_time.date()), column, -1)

    def places(self, grid: CellGrid) -> Ints:
        """Return the index of each record's cell in a grid, −1 where its place does not fit one."""
        if grid.resolution not in self._places:
            parents = cell_to_parent(self.cell, grid.resolution)
            index = np.searchsorted(grid.cells, parents).clip(max=len(grid.cells) - 1)
            fits = (grid.cells[index] == parents) & fits_in_cell(self.radius_m, grid.resolution)
            self._places[grid.resolution] = np.where(fits, index, -1)
        return self._places[grid.resolution]

    def spots(self, ground: CityGround) -> Spots:
        """Return where each record lies on a city's heat raster, and how wide its kernel is."""
        key = ground.heat.origin
        if key not in self._spots:
            pinned = (self.cell > 0) & np.isfinite(self.radius_m)
            pixel = np.full(len(self), -1, dtype=np.int64)
            crs = metric_crs(ground.boundaries.bounds)
            metric = project(self.lon[pinned], self.lat[pinned], crs)
            pixel[pinned] = ground.heat.pixels(*metric)
            width = np.zeros(len(self))
            width[pinned] = widths_of(self.radius_m[pinned])
            self._spots[key] = Spots(pixel, width)
        return self._spots[key]


def columns_of(records: pd.DataFrame, boundaries: Boundaries) -> RecordColumns:
    """Return a store's records (their columns `READ`) as coded columns.

    A record placed no finer than its kelurahan has no cell.
    """
    zone = zone_index(records, boundaries).astype(np.int32)
    fine = has_spot(records) & (zone >= 0)
    kind = pd.Categorical(records["kind"], categories=KINDS).codes.astype(np.int8)
    precision = pd.Categorical(records["precision"], categories=PRECISIONS).codes
    agency, agencies = _agencies(records["details"])
    substance, substances = _substances(records["quantities"])
    return RecordColumns(
        kind=kind,
        day=records["occurred_on"].to_numpy().astype("datetime64[D]").astype(np.int32),
        count=records["count"].to_numpy(dtype=np.int64),
        zone=zone,
        precision=precision.astype(np.int8),
        cell=np.where(fine, records["cell"].to_numpy(dtype=np.uint64), np.uint64(0)),
        lon=records["lon"].to_numpy(dtype=float),
        lat=records["lat"].to_numpy(dtype=float),
        radius_m=records["radius_m"].to_numpy(dtype=float),
        agency=agency,
        agencies=agencies,
        substance=substance,
        substances=substances,
    )


def _agencies(details: pd.Series) -> tuple[NDArray[np.int16], tuple[str, ...]]:
    codes, texts = pd.factorize(details)
    named = [json.loads(text).get("agency") or "" for text in texts]
    names = tuple(sorted({name for name in named if name}))
    index = np.array([names.index(n) if n else -1 for n in named] or [-1], dtype=np.int16)
    return index[codes] if len(codes) else index[:0], names


def _substances(quantities: pd.Series) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Code substances as bits; the rarest beyond what a mask holds are left out."""
    codes, texts = pd.factorize(quantities)
    named = [_substances_in(text) for text in texts]
    found = pd.Series([name for names in named for name in names], dtype=object)
    names = tuple(sorted(found.value_counts().index[:_MOST_SUBSTANCES]))
    bit = {name: 1 << i for i, name in enumerate(names)}
    masks = np.array([sum(bit.get(n, 0) for n in each) for each in named] or [0], dtype=np.int64)
    return masks[codes] if len(codes) else masks[:0], names


@lru_cache(maxsize=65_536)
def _substances_in(text: str) -> frozenset[str]:
    return frozenset(quantity["substance"] for quantity in json.loads(text))


def _indices(wanted: Iterable[str], known: tuple[str, ...]) -> list[int]:
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise BadRequest(
            id=f"Tidak ada di catatan: {', '.join(unknown)}. Yang ada: {', '.join(known)}.",
            en=f"Not in the records: {', '.join(unknown)}. There are: {', '.join(known)}.",
        )
    return [known.index(name) for name in wanted]


def _sum_at(index: NDArray[np.integer], amount: Ints, size: int) -> Ints:
    known = index >= 0
    return np.bincount(index[known], weights=amount[known], minlength=size).astype(np.int64)


def _dated(kind: str) -> bool:
    return RECORD_KINDS[kind].dated


def _days(day: dt.date) -> int:
    return (day - _EPOCH).days


def _to_day(days: np.int32) -> dt.date:
    return _EPOCH + dt.timedelta(days=int(days))
