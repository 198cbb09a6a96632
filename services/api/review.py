"""The review queue over HTTP."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from services.api.office import OfficeDep, allowed, language
from services.errors import BadRequest
from services.review import Desk
from services.roles import Right
from services.store.protocol import Decision, Review

router = APIRouter(prefix="/api/v1", tags=["review"], dependencies=[Depends(allowed(Right.REVIEW))])


class Wanted(BaseModel):
    """Hold what a person decides of a record and, unless `alone`, of equal addresses."""

    action: Literal["accept", "kelurahan", "pin", "unknown"]
    candidate: Annotated[int, Field(ge=1, le=3)] = 1
    code: str | None = None
    lon: float | None = None
    lat: float | None = None
    alone: bool = False


@router.get("/reviews")
def list_reviews(
    office: OfficeDep, request: Request, reason: str | None = None, file: str | None = None
) -> dict[str, Any]:
    """Return the records whose place is doubtful, with up to three candidates and reasons."""
    lang = language(request)
    waiting = office.desk.waiting(reason=reason, file=file)
    return {"reviews": [_review(review, lang) for review in waiting]}


@router.post("/reviews/{identity}/decision", status_code=201)
def decide(identity: str, wanted: Wanted, office: OfficeDep) -> dict[str, Any]:
    """Decide where a record lies; it leaves the queue and teaches the gazetteer."""
    decision = _decide(office.desk, identity, wanted)
    office.learn()
    return _decision(decision)


@router.get("/decisions")
def list_decisions(office: OfficeDep) -> dict[str, Any]:
    """Return all decisions, oldest first."""
    made = office.store.decisions(office.settings.city)
    return {"decisions": [_decision(decision) for decision in made]}


@router.delete("/decisions/{number}")
def undo(number: int, office: OfficeDep) -> dict[str, Any]:
    """Take a decision back; its records wait again."""
    decision = office.desk.undo(number)
    office.learn()
    return _decision(decision)


def _decide(desk: Desk, identity: str, wanted: Wanted) -> Decision:
    equal = not wanted.alone
    if wanted.action == "accept":
        return desk.accept(identity, wanted.candidate, equal=equal)
    if wanted.action == "unknown":
        return desk.leave_unknown(identity, equal=equal)
    if wanted.action == "kelurahan" and wanted.code:
        return desk.choose(identity, wanted.code, equal=equal)
    if wanted.action == "pin" and wanted.lon is not None and wanted.lat is not None:
        return desk.pin(identity, wanted.lon, wanted.lat, equal=equal)
    raise BadRequest(
        id="Sertakan 'code' untuk kelurahan, atau 'lon' dan 'lat' untuk titik.",
        en="Give 'code' for a kelurahan, or 'lon' and 'lat' for a pin.",
    )


def _review(review: Review, lang: str) -> dict[str, Any]:
    candidates = [{**c, "reasons": [r[lang] for r in c["reasons"]]} for c in review.candidates]
    return {**vars(review), "candidates": candidates}


def _decision(decision: Decision) -> dict[str, Any]:
    place = decision.location
    return {
        "decision": decision.id,
        "action": decision.action,
        "records": len(decision.identities),
        "kelurahan_code": place.kelurahan_code,
        "lon": place.lon,
        "lat": place.lat,
        "decided_at": decision.decided_at,
        "undone_at": decision.undone_at,
    }
