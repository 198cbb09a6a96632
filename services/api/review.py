"""The review queue and the mapping of columns over HTTP."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, UploadFile
from pydantic import BaseModel, Field

from services.api.analysis import OfficeDep
from services.api.errors import language
from services.api.records import received
from services.errors import BadRequest, UnknownKind
from services.intake.layout import find_table
from services.intake.mapping import mapping_of, view_columns
from services.intake.readers import read_sheets
from services.review import Desk
from services.store.protocol import Decision, Review

router = APIRouter(prefix="/api/v1", tags=["review"])


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


@router.post("/columns")
async def show_columns(file: UploadFile, office: OfficeDep) -> dict[str, Any]:
    """Return what a file's columns are taken for, with samples and confidence; nothing is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = await received(file, Path(folder))
        for sheet in read_sheets(path, max_mb=office.settings.max_upload_mb):
            table = find_table(sheet)
            if table:
                mapping = mapping_of(table, path.stem)
                return {**mapping.as_data(), "view": [vars(v) for v in view_columns(table)]}
    raise UnknownKind(
        id="Tidak ditemukan tabel dengan judul kolom yang dikenali.",
        en="No table with recognised column titles was found.",
    )


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
