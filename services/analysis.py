"""The frozen result of an analysis. Everything that renders receives it and computes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
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
class Refusal(Note):
    """Hold why something was not computed, and what it is; the reason may name a count."""

    about_id: str
    about_en: str


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
class PriorityCriterion:
    """Hold one criterion that a planner may weigh, as this city and period have it.

    `weight`: its share of all weights; `least`, `most`: fixed reference bounds that become 0 and 1
    (least above most: less is more urgent); `stable`: from which to which weight the first `k`
    stay the same, the others keeping their proportions.
    """

    code: str
    label: Note
    unit: Note
    help: Note
    least: float
    most: float
    weight: float
    publishable: bool
    stable: tuple[float, float]


@dataclass(frozen=True)
class Priority:
    """Hold the planner's priority of n kelurahan by K criteria, in the order of `codes`.

    `missing`: what could be weighed but has no data here, with the reason. `values`, `low`,
    `high`: (n, K) mean and 90 % interval in the criterion's unit, NaN where unknown. `scaled`:
    (n, K) mean over draws of the value between its bounds, cut off at 0 and 1; 0.5 where unknown.
    `score`: (n,) points, 100 · Σ weight · scaled; `contributions`: (n, K) its parts; `rank`: (n,),
    1 = most, equal scores share the better one. `draws`: (R, n) score per draw, weights as chosen.
    With weights uncertain too (SMAA): `acceptability` (n, m), share of draws with rank 1 … m;
    `top`: (n,) share within the first `k`; `central`: (n, K) mean weights of the draws in which a
    kelurahan comes first, NaN where it never does. `by_data`, `by_weights`: (n,) variance of the
    rank from data and from weights alone. `entry`: (n, K) the nearest weight that brings a
    kelurahan within the first `k`, NaN where none does. `weighting`: what was asked, as given.
    """

    criteria: tuple[PriorityCriterion, ...]
    missing: tuple[tuple[str, Note], ...]
    weighting: dict[str, Any]
    codes: tuple[str, ...]
    k: int
    values: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    scaled: NDArray[np.float64]
    contributions: NDArray[np.float64]
    score: NDArray[np.float64]
    rank: NDArray[np.int64]
    rank_low: NDArray[np.int64]
    rank_high: NDArray[np.int64]
    in_top: NDArray[np.float64]
    draws: NDArray[np.float64]
    acceptability: NDArray[np.float64]
    top: NDArray[np.float64]
    central: NDArray[np.float64]
    by_data: NDArray[np.float64]
    by_weights: NDArray[np.float64]
    entry: NDArray[np.float64]


@dataclass(frozen=True)
class Analysis:
    """Hold all that maps, exports, reports, service and page show.

    `kelurahan`, `kecamatan`: one row per unit, index `code`; per kind its count, and for
    publication NaN where it is hidden. `cells`: one row per H3 cell, index the hexadecimal cell.
    `ranking`: one row per kelurahan, sorted by rank; None without population or without a channel
    that enforcement does not steer. `threat_draws`: draws of threat per head, shape (R, n), in the
    order of the boundaries' codes; None where there is no ranking. `points`: located
    incidents and raids; None in publication. `priority`: what the score and the rank are made of;
    None where there is no ranking, and in publication.
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
    priority: Priority | None = None

    @cached_property
    def identity(self) -> str:
        """Return a stable id: the same records, edition, code, parameters and level have one."""
        about = {**self.provenance, "period": str(self.period), "level": str(self.level)}
        text = json.dumps(about, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def total(self, column: str) -> Totals:
        """Return the city's totals of one kind's column."""
        return next(t for t in self.totals if t.column == column)
