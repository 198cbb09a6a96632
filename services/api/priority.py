"""Priority over HTTP: criteria, raw and scaled values, weights, and how stable the ranks are."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from services.api.office import LangDep, LevelDep, OfficeDep, PeriodDep
from services.errors import NotFound
from services.priorities import priority_data
from services.weighting import weighting_of

router = APIRouter(prefix="/api/v1", tags=["priority"])


class CriterionCard(BaseModel):
    """A criterion: `least` and `most` become 0 and 1; `stable`: weights that keep the first."""

    code: str
    label: str
    unit: str
    help: str
    least: float
    most: float
    weight: float
    stable: list[float]


class MissingCard(BaseModel):
    """A criterion that the city has no data for, and why."""

    code: str
    label: str
    why: str


class WeighedCard(BaseModel):
    """One kelurahan: per criterion its value, 90 % interval, scaled value; score and ranks."""

    code: str
    values: list[float | None]
    low: list[float | None]
    high: list[float | None]
    scaled: list[float | None]
    score: float
    rank: int
    rank_low: int
    rank_high: int
    in_top: float
    smaa_top: float
    data_share: float | None


class PriorityCard(BaseModel):
    """All that is needed to show the priority and to weigh anew."""

    k: int
    criteria: list[CriterionCard]
    missing: list[MissingCard]
    kelurahan: list[WeighedCard]
    notes: list[str]


@router.get("/priority")
def priority(
    office: OfficeDep,
    period: PeriodDep,
    level: LevelDep,
    lang: LangDep,
    weight: Annotated[list[str], Query(description="CODE=WEIGHT")] = [],  # noqa: B006
) -> PriorityCard:
    """Return the priority under the office's weights, or those given."""
    weighting = weighting_of(weight, office.reference.weighting)
    analysis = office.analysis(period, level, weighting=weighting)
    if analysis.priority is None:
        reason = analysis.notes[0]
        raise NotFound(id=reason.id, en=reason.en)
    data = priority_data(analysis.priority)
    return PriorityCard(
        k=data["k"],
        criteria=[CriterionCard(**_in(c, lang)) for c in data["criteria"]],
        missing=[MissingCard(**_in(m, lang)) for m in data["missing"]],
        kelurahan=[WeighedCard(**row) for row in data["kelurahan"]],
        notes=[note.says(lang) for note in analysis.notes],
    )


def _in(data: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return plain data with its two-language texts in one."""
    two = {k for k, v in data.items() if isinstance(v, dict) and set(v) == {"id", "en"}}
    return {k: v[lang] if k in two else v for k, v in data.items()}
