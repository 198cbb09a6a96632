"""Choices over HTTP: under budget and rules, with reasons; decision records; scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from services.analysis import Analysis, Level
from services.api.office import LangDep, OfficeDep, allowed
from services.decision_record import record_of
from services.decision_shelf import keep_record, list_records, record_file, shelf_of
from services.decisions import Decided, Wishes, code_of, decide
from services.roles import Right
from services.scenarios import (
    LONGEST_NAME,
    LONGEST_QUERY,
    Scenario,
    read_scenarios,
    remove_scenario,
    save_scenario,
    scenarios_file,
)
from services.weighting import Weighting
from services.wiring import Office, now, parse_period, today
from services.work import Task

router = APIRouter(
    prefix="/api/v1", tags=["choices"], dependencies=[Depends(allowed(Right.CHOOSE))]
)


class Asked(BaseModel):
    """What the planner asks of a choice; kelurahan by code or name, distance in kilometres.

    `costs`: by code; without them the budget is a number of kelurahan. `quota`: least and most
    by kecamatan, "" for all not named. `tolerance`: lottery among sets within this share.
    """

    period: str | None = None
    seed: Annotated[int | None, Field(ge=0)] = None
    weights: dict[str, Annotated[float, Field(ge=0)]] = {}
    k: Annotated[int, Field(ge=0, le=100)] = 2
    budget: Annotated[float | None, Field(ge=0)] = None
    costs: dict[str, Annotated[float, Field(ge=0)]] | None = None
    min_distance_km: Annotated[float | None, Field(ge=0)] = None
    quota: dict[str, tuple[int, int]] = {}
    lock_in: list[str] = []
    lock_out: list[str] = []
    include_pilots: bool = False
    tolerance: Annotated[float | None, Field(ge=0, lt=1)] = None


class ReasonCard(BaseModel):
    """Why one kelurahan is chosen or not, and how firmly."""

    code: str
    name: str
    chosen: bool
    share_of_draws: float
    replacement_cost: float | None
    price_of_forcing_in: float | None
    blocked_by: list[str]
    text: str


class ChoiceCard(BaseModel):
    """A choice with its reasons, the next best, and the hash of its record."""

    sha256: str
    codes: list[str]
    value: float
    cost: float
    runner_up: list[str]
    runner_up_value: float | None
    overview: list[str]
    reasons: list[ReasonCard]
    simulated: str


class RecordCard(BaseModel):
    """A kept decision record; its file is at `/decision-records/{id}`."""

    id: str
    sha256: str
    decided_on: str | None
    period: str
    chosen: list[str]
    simulated: str


class ScenarioCard(BaseModel):
    """A named view of the page, and the kelurahan it chose."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    query: Annotated[str, Field(max_length=LONGEST_QUERY)]
    chosen: list[str]
    saved_at: str = ""


@router.post("/choices")
def choose(asked: Asked, office: OfficeDep, lang: LangDep) -> ChoiceCard:
    """Choose exactly under budget and rules, and give every reason; nothing is kept."""
    decided, analysis = _decide(office, asked)
    return _card(record_of(decided, analysis, office.reference, on=None), lang)


@router.post("/decision-records", status_code=201)
def decide_and_keep(asked: Asked, office: OfficeDep) -> RecordCard:
    """Choose and keep the decision record; `bersinar decision replay` computes it again."""
    decided, analysis = _decide(office, asked)
    record = record_of(decided, analysis, office.reference, on=today())
    path = keep_record(record, shelf_of(office.settings.home, office.settings.city))
    return _record(path.stem, record)


@router.get("/decision-records")
def kept(office: OfficeDep) -> list[RecordCard]:
    """Return the kept decision records, latest first."""
    shelf = shelf_of(office.settings.home, office.settings.city)
    return [_record(path.stem, record) for path, record in list_records(shelf)]


@router.get("/decision-records/{identity}", response_class=Response)
def one_record(identity: str, office: OfficeDep) -> Response:
    """Return a decision record as its file."""
    path = record_file(shelf_of(office.settings.home, office.settings.city), identity)
    headers = {"content-disposition": f'attachment; filename="keputusan-{identity}.json"'}
    return Response(path.read_bytes(), media_type="application/json", headers=headers)


@router.get("/scenarios")
def scenarios(office: OfficeDep) -> list[ScenarioCard]:
    """Return the scenarios of the office, latest first."""
    return _scenarios(read_scenarios(_file(office)))


@router.put("/scenarios")
def keep_scenario(scenario: ScenarioCard, office: OfficeDep) -> list[ScenarioCard]:
    """Keep a scenario under its name; one of the same name is replaced."""
    saved_at = now().isoformat(timespec="seconds")
    kept = Scenario(scenario.name, scenario.query, tuple(scenario.chosen), saved_at)
    return _scenarios(save_scenario(_file(office), kept))


@router.delete("/scenarios/{name}")
def drop_scenario(name: str, office: OfficeDep) -> list[ScenarioCard]:
    """Remove a scenario."""
    return _scenarios(remove_scenario(_file(office), name))


def _decide(office: Office, asked: Asked) -> tuple[Decided, Analysis]:
    period = parse_period(asked.period) if asked.period else None
    weights = {code: w for code, w in asked.weights.items() if w > 0}
    weighting = Weighting(weights) if weights else office.reference.weighting
    analysis = office.analysis(period, Level.SECURE, asked.seed, weighting=weighting)
    with office.work.on(Task.CHOICE):
        return decide(analysis, _wishes(asked, office), office.reference), analysis


def _wishes(asked: Asked, office: Office) -> Wishes:
    boundaries = office.boundaries
    return Wishes(
        most=asked.k,
        budget=asked.budget,
        costs=asked.costs,
        min_distance_km=asked.min_distance_km,
        quota=asked.quota,
        lock_in=frozenset(code_of(text, boundaries) for text in asked.lock_in),
        lock_out=frozenset(code_of(text, boundaries) for text in asked.lock_out),
        include_pilots=asked.include_pilots,
        tolerance=asked.tolerance,
    )


def _card(record: dict[str, Any], lang: str) -> ChoiceCard:
    body = record["record"]
    choice, other = body["choice"], body["choice"]["runner_up"]
    fields = set(ReasonCard.model_fields) - {"text"}
    return ChoiceCard(
        sha256=record["sha256"],
        codes=choice["codes"],
        value=choice["value"],
        cost=choice["cost"],
        runner_up=other["codes"] if other else [],
        runner_up_value=other["value"] if other else None,
        overview=body["reasons"][f"overview_{lang}"],
        reasons=[
            ReasonCard(**{k: v for k, v in reason.items() if k in fields}, text=reason[lang])
            for reason in body["reasons"]["kelurahan"]
        ],
        simulated=body["simulated"],
    )


def _record(identity: str, record: dict[str, Any]) -> RecordCard:
    body = record["record"]
    names = {r["code"]: r["name"] for r in body["reasons"]["kelurahan"]}
    return RecordCard(
        id=identity,
        sha256=record["sha256"],
        decided_on=body["decided_on"],
        period=body["period"],
        chosen=[names.get(code, code) for code in body["choice"]["codes"]],
        simulated=body["simulated"],
    )


def _scenarios(found: list[Scenario]) -> list[ScenarioCard]:
    return [
        ScenarioCard(name=s.name, query=s.query, chosen=list(s.chosen), saved_at=s.saved_at)
        for s in found
    ]


def _file(office: Office) -> Path:
    return scenarios_file(office.settings.home, office.settings.city)
