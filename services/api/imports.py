"""Imports over HTTP: send files, look at their columns, list, withdraw, mend rejected rows."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from services.api.job_cards import ImportNumber, JobCard, job_card
from services.api.jobs import JobsDep
from services.api.office import LangDep, OfficeDep, allowed, language
from services.api.uploads import received
from services.errors import BadRequest, NotFound, ServiceError
from services.intake.archives import open_archives
from services.intake.field_names import FIELD_NAMES, field_name
from services.intake.forms import original_of, write_rejected
from services.intake.mapping import Mapping, mappings_from
from services.intake.preview import Preview, preview_file
from services.jobs import Job
from services.known_layouts import mapping_for
from services.pipeline import Wish
from services.records import RECORD_KINDS, RecordKind, record_kind
from services.roles import Right, who_did
from services.store.protocol import Import
from services.wiring import Office, now

router = APIRouter(
    prefix="/api/v1/imports", tags=["imports"], dependencies=[Depends(allowed(Right.IMPORT))]
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

KindForm = Annotated[str | None, Form(description="where it is not recognised")]
MappingForm = Annotated[
    str | None, Form(description="JSON: one mapping {file?, kind, columns} or a list of them")
]


class Choice(BaseModel):
    """Something that may be chosen: its code and what it is called."""

    code: str
    label: str


class ColumnCard(BaseModel):
    """A column: what it is taken for, how surely (0 to 1), up to three samples."""

    header: str
    field: str
    confidence: float
    samples: list[str]


class PreviewCard(BaseModel):
    """What one layout of a file is taken for; `kind` and `columns` are a mapping for an import.

    `sheet`: where it first stands; `notes`: what must be known of the file; `problem`: why a file
    of a zipped folder cannot be read, which leaves the others to go in.
    """

    file: str
    sheet: str
    kind: str | None
    kind_label: str | None
    columns: dict[str, str]
    remembered: bool
    view: list[ColumnCard]
    notes: list[str]
    problem: str | None = None


class PreviewList(BaseModel):
    """The layouts of files as they are recognised, each layout of a file once."""

    files: list[PreviewCard]


class Vocabulary(BaseModel):
    """The fields that a column may be taken for, and the kinds that a file may hold."""

    fields: list[Choice]
    kinds: list[Choice]


class ImportCard(BaseModel):
    """One import: rows = records + rejections + duplicates; `who`: the role that sent it."""

    number: ImportNumber
    city: str
    file_name: str
    sha256: str
    kind: str
    kind_label: str
    rows: int
    records: int
    rejections: int
    duplicates: int
    corrections: int
    imported_at: dt.datetime
    imported_by: str
    who: str
    simulated: bool
    withdrawn_at: dt.datetime | None


class ImportList(BaseModel):
    """Imports, oldest first."""

    imports: list[ImportCard]


class Withdrawal(BaseModel):
    """How many records went with an import."""

    number: ImportNumber
    records_removed: int


@router.post("", status_code=202)
async def send_files(
    request: Request,
    response: Response,
    office: OfficeDep,
    jobs: JobsDep,
    *,
    files: list[UploadFile],
    kind: KindForm = None,
    mapping: MappingForm = None,
    dry_run: Annotated[bool, Form(description="check, keep nothing")] = False,
) -> JobCard:
    """Take in office files as a job; follow it at `Location`, or at `/events` beneath it.

    Each file's rows become records, rejections or duplicates; a cancelled job leaves no trace.
    """
    wish = Wish(_kind_of(kind), _mappings_of(mapping), dry_run, office.role.code)
    folder = Path(tempfile.mkdtemp(prefix="bersinar-"))
    try:
        paths = [await received(f, folder / str(n)) for n, f in enumerate(files)]
        job = jobs.start(Job(tuple(paths), folder, wish, language(request)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return job_card(job, language(request))


@router.post("/preview")
async def preview(
    files: list[UploadFile], office: OfficeDep, lang: LangDep, *, kind: KindForm = None
) -> PreviewList:
    """Return what the columns of files are taken for, with samples and confidence.

    Nothing is kept. Personal columns and unknown ones show no sample. Zipped folders are opened.
    """
    chosen = _kind_of(kind)
    views: list[PreviewCard] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            path = await received(file, Path(folder) / str(number))
            seen = await run_in_threadpool(_previews, path, office)
            views += [_preview_card(name, found, lang, chosen) for name, found in seen]
    return PreviewList(files=views)


@router.get("/fields")
def fields(lang: LangDep) -> Vocabulary:
    """Return the fields and kinds by which a preview may be corrected."""
    return Vocabulary(
        fields=[Choice(code=f, label=field_name(f, lang)) for f in FIELD_NAMES],
        kinds=[Choice(code=k.key, label=k.label(lang)) for k in RECORD_KINDS.values()],
    )


@router.get("")
def list_imports(office: OfficeDep, lang: LangDep) -> ImportList:
    """Return all imports of the city, oldest first: file, hash, who, when, what became of it."""
    entries = office.store.imports(office.settings.city)
    return ImportList(imports=[_import_card(entry, lang) for entry in entries])


@router.delete("/{number}")
@router.post("/{number}/withdraw")
def withdraw(number: int, office: OfficeDep) -> Withdrawal:
    """Undo one import; what it taught is unlearned."""
    gone = office.store.withdraw(number, now())
    office.learn()
    return Withdrawal.model_validate({"import": number, "records_removed": gone})


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
        max_mb, place = office.settings.max_upload_mb, Path(folder)
        sent = await received(file, place / "source")
        source = original_of(sent, entry.sha256, place, max_mb=max_mb)
        made = write_rejected(
            source, office.store.rejections(number), place / "rejected.xlsx",
            max_mb=max_mb, lang=language(request), mapping_for=mapping_for(office.store),
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


def _previews(path: Path, office: Office) -> list[tuple[str, Preview | ServiceError]]:
    """Look at each layout of a file, or of each file of a zipped folder.

    Raises what reading a file raises; what is wrong with one of a folder's is returned.
    """
    rules, known = office.intake().rules, mapping_for(office.store)
    seen: list[tuple[str, Preview | ServiceError]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, inner in open_archives([path], Path(folder), max_mb=rules.max_mb):
            try:
                if isinstance(inner, ServiceError):
                    raise inner
                seen += [(name, one) for one in preview_file(inner, rules, mapping_for=known)]
            except ServiceError as error:
                if name == path.name:
                    raise
                seen.append((name, error))
    return seen


def _preview_card(
    name: str, seen: Preview | ServiceError, lang: str, kind: RecordKind | None
) -> PreviewCard:
    if isinstance(seen, ServiceError):
        return PreviewCard(
            file=name, sheet="", kind=None, kind_label=None, columns={}, remembered=False, view=[],
            notes=[], problem=seen.says(lang),
        )  # fmt: skip
    return PreviewCard.model_validate({**seen.as_data(lang, kind=kind), "file": name})


def _import_card(entry: Import, lang: str) -> ImportCard:
    kind, who = RECORD_KINDS.get(entry.kind), who_did(entry.imported_by)
    labels = {"kind_label": kind.label(lang) if kind else entry.kind, "who": who.says(lang)}
    return ImportCard.model_validate({"import": entry.id, **asdict(entry), **labels})


def _kind_of(text: str | None) -> RecordKind | None:
    kind = record_kind(text) if text else None
    if text and kind is None:
        raise BadRequest(
            id=f"Jenis tidak dikenal. Pilih salah satu: {', '.join(RECORD_KINDS)}.",
            en=f"Unknown kind. Choose one of: {', '.join(RECORD_KINDS)}.",
        )
    return kind


def _mappings_of(text: str | None) -> tuple[Mapping, ...]:
    if not text:
        return ()
    try:
        return mappings_from(json.loads(text))
    except json.JSONDecodeError as error:
        raise BadRequest(
            id="Pemetaan kolom bukan JSON yang dikenal. Ambil dari /api/v1/imports/preview, lalu "
            "betulkan.",
            en="The column mapping is no JSON that is known. Take it from /api/v1/imports/preview "
            "and correct it.",
        ) from error
