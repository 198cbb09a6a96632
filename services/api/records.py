"""Imports over HTTP: send a file, list, withdraw."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, UploadFile

from services.api.analysis import OfficeDep
from services.api.errors import language
from services.errors import BadRequest
from services.pipeline import Wish, ingest
from services.records import RECORD_KINDS, record_kind
from services.wiring import now

router = APIRouter(prefix="/api/v1/imports", tags=["imports"])
_CHUNK = 1 << 20


@router.post("", status_code=201)
async def send_file(
    request: Request,
    file: UploadFile,
    office: OfficeDep,
    kind: Annotated[str | None, Query(description="where it is not recognised")] = None,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Take in one office file; its rows become records, rejections or duplicates."""
    chosen = record_kind(kind) if kind else None
    if kind and chosen is None:
        raise BadRequest(
            id=f"Jenis tidak dikenal. Pilih salah satu: {', '.join(RECORD_KINDS)}.",
            en=f"Unknown kind. Choose one of: {', '.join(RECORD_KINDS)}.",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = await received(file, Path(folder))
        report = ingest([path], office.intake(), Wish(chosen, None, dry_run))[0]
    if not report.error and not dry_run:
        office.learn()
    if report.error:
        raise report.error
    return report.as_data(language(request))


@router.get("")
def list_imports(office: OfficeDep) -> dict[str, Any]:
    """Return all imports of the city, oldest first."""
    return {"imports": office.store.imports(office.settings.city)}


@router.delete("/{number}")
def withdraw(number: int, office: OfficeDep) -> dict[str, int]:
    """Undo one import."""
    return {"import": number, "records_removed": office.store.withdraw(number, now())}


async def received(file: UploadFile, folder: Path) -> Path:
    """Write an upload to disk piece by piece, under its own name."""
    path = folder / (Path(file.filename or "").name or "berkas")
    with path.open("wb") as target:
        while piece := await file.read(_CHUNK):
            target.write(piece)
    return path
