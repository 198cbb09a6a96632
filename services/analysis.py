"""The frozen result of an analysis. Everything that renders receives it and computes nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.boundaries import Boundaries


class Level(StrEnum):
    """What the reader may see: full precision in the office, protected counts outside it."""

    SECURE = "secure"
    PUBLICATION = "publication"


@dataclass(frozen=True)
class Note:
    """Hold something the reader must know, in both languages."""

    id: str
    en: str

    def says(self, lang: str) -> str:
        """Return the note in the reader's language."""
        return self.en if lang == "en" else self.id


@dataclass(frozen=True)
class Period:
    """Hold the first and last day that an analysis speaks of."""

    since: dt.date
    until: dt.date

    def __str__(self) -> str:
        return f"{self.since.isoformat()}/{self.until.isoformat()}"


@dataclass(frozen=True)
class Totals:
    """Hold the city's count of one kind, and how much of it is placed, and how finely.

    `too_coarse`: how much has a point whose uncertainty is larger than a cell, so that it is
    counted in its kelurahan and in no cell.
    """

    column: str
    label_id: str
    label_en: str
    count: int
    in_kelurahan: int
    in_cells: int
    too_coarse: int = 0


@dataclass(frozen=True)
class Analysis:
    """Hold all that maps, exports, reports, service and page show.

    `kelurahan`, `kecamatan`: one row per unit, index `code`; per kind its count, and for
    publication NaN where it is hidden. `cells`: one row per H3 cell, index the hexadecimal cell.
    `ranking`: one row per kelurahan, sorted by rank; None without population or without a channel
    that enforcement does not steer. `threat_draws`: draws of threat per head, shape (R, n), in the
    order of the boundaries' codes; None where there is no ranking. `points`: located
    incidents and raids; None in publication.
    `notes`: what the reader must know. `provenance`: hashes, editions, parameters, seed.
    """

    boundaries: Boundaries
    period: Period
    level: Level
    simulated: bool
    totals: tuple[Totals, ...]
    kelurahan: pd.DataFrame
    kecamatan: pd.DataFrame
    cells: pd.DataFrame
    ranking: pd.DataFrame | None
    threat_draws: NDArray[np.float64] | None
    points: pd.DataFrame | None
    notes: tuple[Note, ...]
    provenance: dict[str, Any]

    def total(self, column: str) -> Totals:
        """Return the city's totals of one kind's column."""
        return next(t for t in self.totals if t.column == column)
