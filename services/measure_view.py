"""What a map layer is made from and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.aggregate import CellGrid
from geo.density import HeatGround
from geo.emerging import FEWEST_SLICES
from geo.errors import NotEnoughData
from services.analysis import Analysis, Level, Note
from services.errors import NotFound, NotPublishable
from services.publication import hidden_zones
from services.record_columns import Filter, RecordColumns
from services.records import RECORD_KINDS, RecordKind
from services.zones import CityGround

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Unit = Literal["kelurahan", "cells"]
Scale = Literal["sequential", "heat", "ratio", "class", "hotspot", "emergence"]


@dataclass(frozen=True)
class View:
    """Hold what a measure may look at: the analysis, the records, the ground, the filter.

    `analysis` is a function, since many measures do without the threat model.
    """

    analysis: Callable[[], Analysis]
    columns: RecordColumns
    ground: CityGround
    wanted: Filter
    level: Level
    raised_to: int | None = None

    @property
    def kind(self) -> RecordKind:
        """Return the kind of record that the filter names."""
        return RECORD_KINDS[self.wanted.kind]

    @property
    def grid(self) -> CellGrid:
        """Return the cells of the view."""
        return self.ground.grid

    @property
    def heat(self) -> HeatGround:
        """Return the raster of the city's heat."""
        return self.ground.heat

    @property
    def public(self) -> bool:
        """Tell whether the reader sees publication layers only."""
        return self.level is Level.PUBLICATION

    def by_zone(self) -> Ints:
        """Count the chosen records per kelurahan."""
        keep = self.columns.chosen(self.wanted)
        return self.columns.by_zone(keep, len(self.ground.boundaries.codes))

    def by_cell(self) -> Ints:
        """Count the chosen records per cell."""
        return self.columns.by_cell(self.columns.chosen(self.wanted), self.grid)

    def hidden(self, counts: Ints) -> Flags:
        """Return which kelurahan's counts stay hidden even in the office, shape (n,)."""
        return hidden_zones(self.kind, counts, self.ground.boundaries, raised_to=self.raised_to)


@dataclass(frozen=True)
class Layer:
    """Hold the values of one measure in the order of the geometry, NaN where none is known.

    `low`, `high`: 90 % interval; `hidden`: kept back by the disclosure gate; `labels`: what the
    values are indices of, for classes; `totals`: records of the filter, and how many of them these
    zones hold.
    """

    values: Floats
    low: Floats | None = None
    high: Floats | None = None
    hidden: Flags | None = None
    labels: tuple[Note, ...] = ()
    totals: tuple[int, int] | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Measure:
    """Say what a measure is called, in which unit, how it is coloured, and how it is made.

    `by_kind`: whether it follows the filter of records; else it speaks of the whole analysis.
    """

    code: str
    unit: Unit
    scale: Scale
    by_kind: bool
    label: Note
    measured_in: Note
    help: Note
    build: Callable[[View], Layer]


def masked(values: NDArray[np.generic], hidden: Flags) -> Floats:
    """Return values as numbers, NaN where they are hidden."""
    return np.where(hidden, np.nan, values.astype(float))


def told(view: View, counts: Ints, hidden: Flags | None = None) -> tuple[int, int] | None:
    """Return the records of the filter and those counted, unless these tell hidden zones."""
    if hidden is not None and hidden.any():
        return None
    keep = view.columns.chosen(view.wanted)
    return int(view.columns.count[keep].sum()), int(counts.sum())


def no_population() -> NotFound:
    """Say that rates need a population."""
    return NotFound(
        id="Penduduk kelurahan tidak diketahui, jadi tidak ada laju. Pilih 'jumlah'.",
        en="The population is unknown, so there are no rates. Choose 'count'.",
    )


def not_published() -> NotPublishable:
    """Say that a measure is for office roles only."""
    return NotPublishable(
        id="Ukuran ini hanya untuk peran kantor. Pilih jumlah, laju, ancaman atau kelas.",
        en="This measure is for office roles only. Choose count, rate, threat or class.",
    )


def too_few_quarters(found: int) -> NotEnoughData:
    """Say that a period is too short for a course."""
    return NotEnoughData(
        id=f"{found} triwulan utuh dalam periode: tidak diuji. Perlu sedikitnya {FEWEST_SLICES}.",
        en=f"{found} whole quarters in the period: no test. At least {FEWEST_SLICES} are needed.",
    )
