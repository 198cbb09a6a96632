"""Targets, pilots, IBM units and outreach over HTTP."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from pydantic import BaseModel

from services.analysis import Level, Note, Period
from services.api.coverage import coverage_at
from services.api.office import LangDep, LevelDep, OfficeDep, PeriodDep
from services.errors import NotFound
from services.programme import (
    LIMITS,
    Engaged,
    Reached,
    Target,
    engaged_of,
    reach_of,
    targets_of,
)
from services.wiring import Office

router = APIRouter(prefix="/api/v1", tags=["programme"])


class TargetCard(BaseModel):
    """One indicator; null where nothing was published, or where no record counts it.

    `recorded`: what the office's own records say of the same year; `hidden`: the gate keeps that
    back.
    """

    indicator: str
    unit: str
    target: float | None
    realised: float | None
    period: str
    source: str
    kind: str
    recorded: int | None
    hidden: bool


class EventCard(BaseModel):
    """One dated event of a kelurahan's history; the date is a day or a year."""

    date: str
    status: str
    note: str
    source: str


class EngagedCard(BaseModel):
    """One kelurahan that the programme named, with its history, oldest first."""

    code: str
    name: str
    pilot_since: str | None
    ibm_since: str | None
    events: list[EventCard]


class ReachCard(BaseModel):
    """Outreach per 1,000 inhabitants beside threat per head.

    `short`: "yes", "perhaps" or "no": much threat and little outreach.
    """

    code: str
    name: str
    outreach: int
    per_1000: float
    threat: float
    threat_low: float
    threat_high: float
    short: str


class Programme(BaseModel):
    """The programme; `reach` is empty where outreach and threat cannot be set side by side."""

    targets: list[TargetCard]
    engaged: list[EngagedCard]
    kelurahan: int
    since: dt.date | None
    until: dt.date | None
    city_per_1000: float | None
    reach: list[ReachCard]
    no_reach: str
    limits: list[str]


@router.get("/programme")
def programme(office: OfficeDep, period: PeriodDep, level: LevelDep, lang: LangDep) -> Programme:
    """Return targets against what was done, the history of pilots, outreach against threat."""
    found = _reach(office, period, level)
    reached = found if isinstance(found, Reached) else None
    return Programme(
        targets=[
            _target(one, lang) for one in targets_of(office.reference, coverage_at(office, level))
        ],
        engaged=[_engaged(one) for one in engaged_of(office.reference)],
        kelurahan=len(office.boundaries.codes),
        since=reached.period.since if reached else None,
        until=reached.period.until if reached else None,
        city_per_1000=reached.city_per_1000 if reached else None,
        reach=[ReachCard(**vars(zone)) for zone in reached.zones] if reached else [],
        no_reach=found.says(lang) if isinstance(found, Note) else "",
        limits=[note.says(lang) for note in LIMITS],
    )


def _reach(office: Office, period: Period | None, level: Level) -> Reached | Note:
    """Return outreach beside threat; a city without records has targets and history all the same.

    Another period than may be published is refused.
    """
    try:
        return reach_of(office.analysis(period, level))
    except NotFound as refusal:
        return Note(refusal.says("id"), refusal.says("en"))


def _target(found: Target, lang: str) -> TargetCard:
    plain = vars(found) | {"unit": found.unit.says(lang), "indicator": found.label.says(lang)}
    return TargetCard(**{name: plain[name] for name in TargetCard.model_fields})


def _engaged(found: Engaged) -> EngagedCard:
    events = [
        EventCard(date=date, status=status, note=note, source=source)
        for date, status, note, source in found.events
    ]
    return EngagedCard(**vars(found) | {"events": events})
