"""What the methods of hot spots are given and give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from services.analysis import Analysis, Level, Note
from services.records import RecordKind
from services.zones import CityGround, zone_index

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ALPHA = 0.05


@dataclass(frozen=True)
class Material:
    """Hold one kind's records of a period, the ground, and the analysis as the reader may see it.

    `coarse`: the ground with cells of H3 resolution 8.
    """

    kind: RecordKind
    records: pd.DataFrame
    analysis: Analysis
    ground: CityGround
    coarse: CityGround
    seed: int

    @property
    def boundaries(self) -> Boundaries:
        """Return the city's boundaries."""
        return self.analysis.boundaries

    @property
    def published(self) -> bool:
        """Tell whether the result is to leave the office."""
        return self.analysis.level is Level.PUBLICATION

    @property
    def has_total(self) -> bool:
        """Tell whether the reader may know the city's total of this kind."""
        return any(total.column == self.kind.column for total in self.analysis.totals)

    @property
    def zones(self) -> Ints:
        """Return the index of each record's kelurahan, −1 where it has none."""
        return zone_index(self.records, self.boundaries)

    @property
    def counts(self) -> Ints:
        """Return the count of each kelurahan, shape (n,)."""
        found = np.zeros(len(self.boundaries.codes), dtype=np.int64)
        known = self.zones >= 0
        np.add.at(found, self.zones[known], self.records["count"].to_numpy()[known])
        return found

    @property
    def exposure(self) -> Floats:
        """Return population, or area where no population is known, shape (n,)."""
        if self.boundaries.has_population:
            return self.boundaries.population
        return np.asarray(self.boundaries.frame["area_km2"], dtype=float)

    @property
    def exposed_to(self) -> Note:
        """Return what the exposure is, in words."""
        if self.boundaries.has_population:
            return Note("penduduk", "population")
        return Note("luas wilayah", "area")

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Return which kelurahan may not be shown, shape (n,)."""
        table = self.analysis.kelurahan.loc[list(self.boundaries.codes)]
        return np.asarray(table[f"{self.kind.column}_hidden"], dtype=bool)

    def told(self, events: int) -> str:
        """Return a number of events, unless it could be subtracted from one published before."""
        return "…" if self.published else str(events)

    def named(self) -> pd.DataFrame:
        """Return code and name of every kelurahan."""
        return pd.DataFrame(self.boundaries.frame[["code", "name"]])


@dataclass(frozen=True)
class Finding:
    """Hold what one method found, or why it refuses; `choices` say how it was made."""

    method: str
    choices: Note
    table: pd.DataFrame | None
    lines: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Method:
    """Hold one method: its name, its words, whether its result may leave the office."""

    name: str
    label_id: str
    label_en: str
    publishable: bool
    run: Callable[[Material], Finding]
