"""Zone tables and the ranking over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.analysis import Analysis
from services.api.office import LevelDep, OfficeDep, PeriodDep
from services.exports import about, build_layer, plain_rows

router = APIRouter(prefix="/api/v1", tags=["analysis"])


def analysed(
    office: OfficeDep,
    period: PeriodDep,
    level: LevelDep,
    seed: Annotated[int | None, Query(ge=0)] = None,
) -> Analysis:
    """Return the analysis that a request asks for."""
    return office.analysis(period, level, seed)


AnalysisDep = Annotated[Analysis, Depends(analysed)]


@router.get("/zones/{unit}")
def zones(unit: str, analysis: AnalysisDep) -> dict[str, Any]:
    """Return the table of `kelurahan`, `kecamatan` or `cells`: counts, rates, intervals."""
    table = build_layer(analysis, unit)
    rows = plain_rows(table.drop(columns="geometry", errors="ignore"))
    return {"about": about(analysis), "unit": unit, "rows": rows}


@router.get("/ranking")
def ranking(analysis: AnalysisDep) -> dict[str, Any]:
    """Return every kelurahan by need, with intervals of threat, burden and rank."""
    return {"about": about(analysis), "rows": plain_rows(build_layer(analysis, "ranking"))}
