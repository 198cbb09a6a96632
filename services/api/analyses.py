"""Analyses over HTTP: by parameters, by a stable id, and one kelurahan of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from services.analysis import Analysis
from services.api.office import LangDep, LevelDep, OfficeDep, PeriodDep
from services.standing import Standing, standing_of

router = APIRouter(prefix="/api/v1", tags=["analyses"])


class Total(BaseModel):
    """The city's count of a kind, and how many of them have a kelurahan and a cell."""

    column: str
    label: str
    count: int
    in_kelurahan: int
    in_cells: int


class Ranked(BaseModel):
    """One kelurahan by need; intervals hold 90 %."""

    code: str
    name: str
    kecamatan: str
    rank: int
    rank_low: int
    rank_high: int
    threat: float
    threat_low: float
    threat_high: float
    burden: float
    burden_low: float
    burden_high: float
    in_top_5: float
    official_class: str
    pilot_status: str
    drivers: str


class AnalysisCard(BaseModel):
    """An analysis: what it speaks of, what it counts, how it ranks, and its limits."""

    id: str
    since: dt.date
    until: dt.date
    level: str
    simulated: bool
    totals: list[Total]
    ranking: list[Ranked]
    notes: list[str]
    provenance: dict[str, str | int | float]


class FigureCard(BaseModel):
    """One kind's count and smoothed rate per 1,000; null where hidden or unknown."""

    kind: str
    count: float | None
    rate: float | None
    low: float | None
    high: float | None
    hidden: bool


class TrendCard(BaseModel):
    """One kind's counts over whole quarters; for office roles only."""

    kind: str
    quarters: list[str]
    counts: list[int]


class StandingCard(BaseModel):
    """How one kelurahan stands."""

    code: str
    figures: list[FigureCard]
    trends: list[TrendCard]
    need: Ranked | None
    contrast: float | None
    contrast_low: float | None
    contrast_high: float | None
    official_class: str
    core_indicators: int | None
    supporting_indicators: int | None
    disagrees: bool
    why: str
    survey_share: float | None
    respondents: int | None


@router.get("/analyses")
def ask(office: OfficeDep, period: PeriodDep, level: LevelDep, lang: LangDep) -> AnalysisCard:
    """Return the analysis of a period; the same records and parameters have the same id."""
    return _card(office.analysis(period, level), lang)


@router.get("/analyses/{identity}")
def again(identity: str, office: OfficeDep, lang: LangDep) -> AnalysisCard:
    """Return an analysis made before, by its id; it is kept until newer ones replace it."""
    return _card(office.analysis_by_id(identity), lang)


@router.get("/kelurahan/{code}")
def kelurahan(
    code: str, office: OfficeDep, period: PeriodDep, level: LevelDep, lang: LangDep
) -> StandingCard:
    """Return how one kelurahan stands: figures, trend, need, class against model."""
    analysis = office.analysis(period, level)
    return _standing(standing_of(analysis, office.columns(), code), analysis, lang)


def _card(analysis: Analysis, lang: str) -> AnalysisCard:
    rows = [] if analysis.ranking is None else analysis.ranking.to_dict("records")
    return AnalysisCard(
        id=analysis.identity,
        since=analysis.period.since,
        until=analysis.period.until,
        level=analysis.level,
        simulated=analysis.simulated,
        totals=[
            Total(
                column=t.column,
                label=t.label_en if lang == "en" else t.label_id,
                count=t.count,
                in_kelurahan=t.in_kelurahan,
                in_cells=t.in_cells,
            )
            for t in analysis.totals
        ],
        ranking=[_ranked({str(k): v for k, v in row.items()}, lang) for row in rows],
        notes=[note.says(lang) for note in analysis.notes],
        provenance=analysis.provenance,
    )


def _ranked(row: dict[str, Any], lang: str) -> Ranked:
    plain = {k: row[k] for k in Ranked.model_fields if k in row}
    drivers = str(row.get(f"drivers_{lang}", ""))
    return Ranked(**plain, official_class=row["class"], drivers=drivers)


def _standing(found: Standing, analysis: Analysis, lang: str) -> StandingCard:
    need, against = found.need, found.against_class
    zone = analysis.kelurahan.loc[[found.code]].iloc[0]
    core, more = zone["core_indicators"], zone["supporting_indicators"]
    contrast = [
        need.get(f"enforcement_contrast{e}") if need else None for e in ("", "_low", "_high")
    ]
    return StandingCard(
        code=found.code,
        figures=[FigureCard(**vars(f)) for f in found.figures],
        trends=[
            TrendCard(kind=t.kind, quarters=list(t.quarters), counts=list(t.counts))
            for t in found.trends
        ],
        need=None if need is None else _ranked(need, lang),
        contrast=contrast[0],
        contrast_low=contrast[1],
        contrast_high=contrast[2],
        official_class=str(zone["official_class"]),
        core_indicators=None if core != core else int(core),
        supporting_indicators=None if more != more else int(more),
        disagrees=bool(against and against["disagrees"]),
        why=str(against[f"why_{lang}"]) if against else "",
        survey_share=found.survey_share,
        respondents=found.respondents,
    )
