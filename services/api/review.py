"""The review queue over HTTP."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from services.api.office import OfficeDep, allowed, language
from services.errors import BadRequest
from services.records import RECORD_KINDS
from services.review import Desk
from services.roles import Right, who_did
from services.store.protocol import Decision, Queue, Review, Waiting

router = APIRouter(prefix="/api/v1", tags=["review"], dependencies=[Depends(allowed(Right.REVIEW))])


class Wanted(BaseModel):
    """Hold what a person decides of a record and, unless `alone`, of equal addresses."""

    action: Literal["accept", "kelurahan", "pin", "unknown"]
    candidate: Annotated[int, Field(ge=1, le=3)] = 1
    code: str | None = None
    lon: float | None = None
    lat: float | None = None
    alone: bool = False


class CandidateCard(BaseModel):
    """A kelurahan that a record may lie in: how probable, and why."""

    code: str
    name: str
    probability: float
    reasons: list[str]


class ReviewCard(BaseModel):
    """A record that waits: what is written of its place, and up to three candidates.

    `finest`: "kelurahan" for kinds that are never placed finer, whatever a pin says.
    """

    identity: str
    kind: str
    kind_label: str
    finest: str
    import_id: int
    file_name: str
    row: int
    reason: str
    text: str
    candidates: list[CandidateCard]


class WaitingCard(BaseModel):
    """How many records wait under a name: a reason or a file."""

    name: str
    records: int


class QueuePage(BaseModel):
    """One page of the queue; `total`: how many the filter lets through, on all pages.

    `by_reason` counts within the file that is asked for, `by_file` within the reason.
    """

    reviews: list[ReviewCard]
    total: int
    waiting: int
    by_reason: list[WaitingCard]
    by_file: list[WaitingCard]


class ReviewDetail(ReviewCard):
    """A record that waits; `equal`: how many wait with the same address and kind, itself too."""

    equal: int


class DecisionCard(BaseModel):
    """What was decided, for how many records, when, by whom, and whether it was undone.

    `decided_by`: the code of the role, "cli" for the command line; `who`: the same in words.
    """

    decision: int
    action: str
    text: str
    records: int
    kelurahan_code: str | None
    lon: float | None
    lat: float | None
    decided_at: dt.datetime
    decided_by: str
    who: str
    undone_at: dt.datetime | None


class DecisionList(BaseModel):
    """Decisions, oldest first."""

    decisions: list[DecisionCard]


class Paging(BaseModel):
    """Say which part of a long list is wanted."""

    limit: Annotated[int, Field(ge=0, le=1000)] = 100
    offset: Annotated[int, Field(ge=0)] = 0


@router.get("/reviews")
def list_reviews(
    office: OfficeDep,
    request: Request,
    paging: Annotated[Paging, Query()],
    *,
    reason: str | None = None,
    file: str | None = None,
) -> QueuePage:
    """Return a page of the records whose place is doubtful, and how many wait.

    By `limit` and `offset`; the filters are a reason and a file name.
    """
    lang, store, city = language(request), office.store, office.settings.city
    counts = store.waiting(city)
    in_file = [w for w in counts if file in (None, w.file_name)]
    of_reason = [w for w in counts if reason in (None, w.reason)]
    page = store.reviews(city, Queue(reason, file), most=paging.limit, after=paging.offset)
    return QueuePage(
        reviews=[ReviewCard(**_told(review, lang)) for review in page],
        total=sum(w.records for w in in_file if reason in (None, w.reason)),
        waiting=sum(w.records for w in counts),
        by_reason=_summed((w.reason, w) for w in in_file),
        by_file=_summed((w.file_name, w) for w in of_reason),
    )


@router.get("/reviews/{identity}")
def show_review(identity: str, office: OfficeDep, request: Request) -> ReviewDetail:
    """Return one record that waits, and how many wait with the same address."""
    review = office.desk.find(identity)
    equal = len(office.desk.equals(review))
    return ReviewDetail(**_told(review, language(request)), equal=equal)


@router.post("/reviews/{identity}/decision", status_code=201)
def decide(identity: str, wanted: Wanted, office: OfficeDep, request: Request) -> DecisionCard:
    """Decide where a record lies; it leaves the queue and teaches the gazetteer."""
    desk = replace(office.desk, by=office.role.code)
    decision = _decide(desk, identity, wanted)
    office.learn()
    return _decision(decision, language(request))


@router.get("/decisions")
def list_decisions(
    office: OfficeDep, request: Request, last: Annotated[int | None, Query(ge=0)] = None
) -> DecisionList:
    """Return all decisions or the last ones, oldest first."""
    lang, made = language(request), office.store.decisions(office.settings.city, last=last)
    return DecisionList(decisions=[_decision(decision, lang) for decision in made])


@router.delete("/decisions/{number}")
def undo(number: int, office: OfficeDep, request: Request) -> DecisionCard:
    """Take a decision back; its records wait again."""
    decision = office.desk.undo(number)
    office.learn()
    return _decision(decision, language(request))


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


def _told(review: Review, lang: str) -> dict[str, Any]:
    kind = RECORD_KINDS[review.kind]
    candidates = [{**c, "reasons": [r[lang] for r in c["reasons"]]} for c in review.candidates]
    own = {"candidates": candidates, "kind_label": kind.label(lang), "finest": kind.finest}
    return {**vars(review), **own}


def _summed(named: Iterable[tuple[str, Waiting]]) -> list[WaitingCard]:
    """Add up by name, the largest first."""
    sums: Counter[str] = Counter()
    for name, waiting in named:
        sums[name] += waiting.records
    return [WaitingCard(name=name, records=count) for name, count in sums.most_common()]


def _decision(decision: Decision, lang: str) -> DecisionCard:
    place = decision.location
    return DecisionCard(
        decision=decision.id,
        action=decision.action,
        text=decision.text,
        records=len(decision.identities),
        kelurahan_code=place.kelurahan_code,
        lon=place.lon,
        lat=place.lat,
        decided_at=decision.decided_at,
        decided_by=decision.decided_by,
        who=who_did(decision.decided_by).says(lang),
        undone_at=decision.undone_at,
    )
