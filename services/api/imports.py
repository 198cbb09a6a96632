"""Imports over HTTP: send files, look at their columns, list, withdraw, mend rejected rows."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile

from services.api.jobs import JobsDep
from services.api.office import OfficeDep, allowed, language
from services.api.uploads import received
from services.errors import BadRequest, NotFound
from services.intake.forms import refuse_other_file, write_rejected
from services.intake.mapping import Mapping, mapping_from
from services.intake.preview import preview_file
from services.jobs import Job
from services.pipeline import Wish, mapping_for
from services.records import RECORD_KINDS, RecordKind, record_kind
from services.roles import Right
from services.store.protocol import Import
from services.wiring import Office, now

router = APIRouter(
    prefix="/api/v1/imports", tags=["imports"], dependencies=[Depends(allowed(Right.IMPORT))]
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

KindForm = Annotated[str | None, Form(description="where it is not recognised")]
MappingForm = Annotated[str | None, Form(description="column mapping, JSON as from preview")]


@router.post("", status_code=202)
async def send_files(
    request: Request,
    response: Response,
    files: list[UploadFile],
    jobs: JobsDep,
    *,
    kind: KindForm = None,
    mapping: MappingForm = None,
    dry_run: Annotated[bool, Form(description="check, keep nothing")] = False,
) -> dict[str, Any]:
    """Take in office files as a job; follow it at `Location`, or at `/events` beneath it.

    Each file's rows become records, rejections or duplicates; a cancelled job leaves no trace.
    """
    wish = Wish(_kind_of(kind), _mapping_of(mapping), dry_run)
    folder = Path(tempfile.mkdtemp(prefix="bersinar-"))
    try:
        paths = [await received(f, folder / str(n)) for n, f in enumerate(files)]
        job = jobs.start(Job(tuple(paths), folder, wish, language(request)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return job.as_data(language(request))


@router.post("/preview")
async def preview(
    files: list[UploadFile], office: OfficeDep, request: Request, *, kind: KindForm = None
) -> dict[str, Any]:
    """Return what the columns of files are taken for, with samples and confidence.

    Nothing is kept. Personal columns and unknown ones show no sample.
    """
    chosen = _kind_of(kind)
    views = []
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            path = await received(file, Path(folder) / str(number))
            seen = preview_file(
                path, max_mb=office.settings.max_upload_mb, mapping_for=mapping_for(office.intake())
            )
            views.append(seen.as_data(language(request), kind=chosen))
    return {"files": views}


@router.get("")
def list_imports(office: OfficeDep) -> dict[str, Any]:
    """Return all imports of the city, oldest first, with time and hash of the file."""
    return {"imports": [_import_data(e) for e in office.store.imports(office.settings.city)]}


@router.delete("/{number}")
@router.post("/{number}/withdraw")
def withdraw(number: int, office: OfficeDep) -> dict[str, int]:
    """Undo one import; what it taught is unlearned."""
    gone = office.store.withdraw(number, now())
    office.learn()
    return {"import": number, "records_removed": gone}


@router.get("/{number}/rejected", response_class=Response)
def rejected(number: int, office: OfficeDep, jobs: JobsDep) -> Response:
    """Return the workbook of an import's rejected rows, personal columns blank.

    Files are not kept, so it exists while the service remembers the job; after that send the file
    to the same address with POST.
    """
    entry = _entry(office, number)
    workbook = jobs.rejected(number)
    if workbook is None:
        raise NotFound(
            id=f"Buku kerja baris yang ditolak dari {entry.file_name} tidak tersimpan, karena "
            "berkas kantor tidak disimpan. Kirim berkas aslinya dengan POST ke alamat ini.",
            en=f"The workbook of rejected rows of {entry.file_name} is not kept, since office "
            "files are not. Send the original file to this address with POST.",
        )
    return _workbook(workbook, number)


@router.post("/{number}/rejected", response_class=Response)
async def make_rejected(
    number: int, file: UploadFile, office: OfficeDep, request: Request
) -> Response:
    """Return the workbook of an import's rejected rows, made from the original file."""
    entry = _entry(office, number)
    with tempfile.TemporaryDirectory() as folder:
        source = await received(file, Path(folder) / "source")
        refuse_other_file(source, entry.sha256)
        made = write_rejected(
            source, office.store.rejections(number), Path(folder) / "rejected.xlsx",
            max_mb=office.settings.max_upload_mb, lang=language(request),
            mapping_for=mapping_for(office.intake()),
        )  # fmt: skip
        return _workbook(made.read_bytes(), number)


def _workbook(content: bytes, number: int) -> Response:
    name = f"ditolak-{number}.xlsx"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=_XLSX, headers=headers)


def _entry(office: Office, number: int) -> Import:
    entries = office.store.imports(office.settings.city)
    entry = next((e for e in entries if e.id == number), None)
    if entry is None:
        raise NotFound(
            id=f"Impor nomor {number} tidak ada. Lihat /api/v1/imports.",
            en=f"There is no import {number}. See /api/v1/imports.",
        )
    return entry


def _import_data(entry: Import) -> dict[str, Any]:
    return {"import": entry.id, **{k: v for k, v in asdict(entry).items() if k != "id"}}


def _kind_of(text: str | None) -> RecordKind | None:
    kind = record_kind(text) if text else None
    if text and kind is None:
        raise BadRequest(
            id=f"Jenis tidak dikenal. Pilih salah satu: {', '.join(RECORD_KINDS)}.",
            en=f"Unknown kind. Choose one of: {', '.join(RECORD_KINDS)}.",
        )
    return kind


def _mapping_of(text: str | None) -> Mapping | None:
    if not text:
        return None
    try:
        return mapping_from(json.loads(text))
    except json.JSONDecodeError as error:
        raise BadRequest(
            id="Pemetaan kolom bukan JSON yang dikenal. Ambil dari /api/v1/imports/preview, lalu "
            "betulkan.",
            en="The column mapping is no JSON that is known. Take it from /api/v1/imports/preview "
            "and correct it.",
        ) from error
