"""Zone tables and the ranking over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from services.analysis import Analysis, Level
from services.exports import about, build_layer, plain_rows
from services.pipeline import analyse
from services.wiring import Office, parse_period

router = APIRouter(prefix="/api/v1", tags=["analysis"])


def office_of(request: Request) -> Office:
    """Return the office that the service works for."""
    found = request.app.state.office
    assert isinstance(found, Office)
    return found


OfficeDep = Annotated[Office, Depends(office_of)]


def analysed(
    office: OfficeDep,
    period: Annotated[str | None, Query(description="FROM/TO, ISO days")] = None,
    publish: Annotated[bool, Query(description="as it may leave the office")] = False,
    seed: Annotated[int | None, Query(ge=0)] = None,
) -> Analysis:
    """Return the analysis that a request asks for."""
    level = Level.PUBLICATION if publish else Level.SECURE
    question = office.question(parse_period(period) if period else None, level, seed)
    return analyse(office.store, office.ground_at, office.reference, question)


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
