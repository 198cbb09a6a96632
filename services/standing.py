"""How one kelurahan stands: figures, trend, class against model, history, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from services.analysis import Analysis, Level
from services.class_report import class_table
from services.errors import NotFound
from services.record_columns import Filter, RecordColumns
from services.slices import whole_quarters
from services.zones import CELL_KINDS, COUNTED_KINDS

_FIGURES = ("", "_smoothed", "_low", "_high")


@dataclass(frozen=True)
class Figure:
    """Hold one kind's count and smoothed rate per 1,000 with its 90 % interval; None: hidden."""

    kind: str
    count: float | None
    rate: float | None
    low: float | None
    high: float | None
    hidden: bool


@dataclass(frozen=True)
class Trend:
    """Hold one kind's counts over whole quarters."""

    kind: str
    quarters: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """Hold what is known of one kelurahan; `need` is its row of the ranking, if there is one."""

    code: str
    figures: tuple[Figure, ...]
    trends: tuple[Trend, ...]
    need: dict[str, Any] | None
    against_class: dict[str, Any] | None
    survey_share: float | None
    respondents: int | None


def standing_of(analysis: Analysis, columns: RecordColumns, code: str) -> Standing:
    """Return how a kelurahan stands; raises `NotFound` for an unknown code."""
    if code not in analysis.kelurahan.index:
        raise NotFound(
            id=f"Kelurahan {code!r} tidak ada di {analysis.boundaries.city}.",
            en=f"There is no kelurahan {code!r} in {analysis.boundaries.city}.",
        )
    row = analysis.kelurahan.loc[[code]].iloc[0]
    respondents = _number(row, "respondents")
    return Standing(
        code,
        tuple(_figure(kind.key, kind.column, row) for kind in COUNTED_KINDS),
        _trends(analysis, columns, code),
        _need(analysis, code),
        _against_class(analysis, code),
        _number(row, "survey_share"),
        int(respondents) if respondents else None,
    )


def _figure(key: str, column: str, row: pd.Series) -> Figure:
    count, rate, low, high = (_number(row, f"{column}{part}") for part in _FIGURES)
    return Figure(key, count, rate, low, high, bool(row[f"{column}_hidden"]))


def _number(row: pd.Series, name: str) -> float | None:
    value = row.get(name)
    return float(value) if value is not None and np.isfinite(value) else None


def _trends(analysis: Analysis, columns: RecordColumns, code: str) -> tuple[Trend, ...]:
    """Return the course of incidents by quarter, for the office only: small counts stay inside."""
    if analysis.level is not Level.SECURE:
        return ()
    quarters = whole_quarters(analysis.period)
    zone = int(np.flatnonzero(analysis.boundaries.codes == code)[0])
    return tuple(
        Trend(kind.key, tuple(map(str, quarters)), columns.by_quarter(keep, quarters))
        for kind in CELL_KINDS
        if len(quarters)
        and (keep := columns.chosen(Filter(kind.key)) & (columns.zone == zone)).any()
    )


def _need(analysis: Analysis, code: str) -> dict[str, Any] | None:
    if analysis.ranking is None:
        return None
    found = analysis.ranking[analysis.ranking["code"] == code].to_dict("records")
    return {str(k): v for k, v in found[0].items()}


def _against_class(analysis: Analysis, code: str) -> dict[str, Any] | None:
    if analysis.ranking is None or analysis.level is not Level.SECURE:
        return None
    table = class_table(analysis)
    found = table[table["code"] == code].to_dict("records")
    return {str(k): v for k, v in found[0].items()}
