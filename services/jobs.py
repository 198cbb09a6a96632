"""Long imports as jobs: one at a time, told while they run, cancelled without trace."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock
from typing import Any
from uuid import uuid4

from services.errors import NotFound
from services.geocode.answers import Resolution
from services.intake.forms import original_of, write_rejected
from services.known_layouts import mapping_for
from services.pipeline import FileReport, Intake, Wish, ingest_each
from services.records import Place, RecordKind

MOST_KEPT = 50
"""Jobs that are remembered; the oldest ended ones are forgotten first."""
_MOST_REJECTED = 20_000
_log = logging.getLogger(__name__)


class JobState(StrEnum):
    """Where a job stands; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_ENDS = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class _Cancelled(Exception):
    """Leave an import where it stands."""


@dataclass
class Job:
    """Hold one import of some files: what is wanted, how far it is, what became of it.

    `folder` holds the files and is removed at the end; `rejected`: by import, the workbook of its
    rejected rows, in memory only; `changes` grows with every change.
    """

    paths: tuple[Path, ...]
    folder: Path
    wish: Wish
    lang: str = "id"
    id: str = field(default_factory=lambda: uuid4().hex)
    state: JobState = JobState.QUEUED
    phase: str = "waiting"
    file: str = ""
    rows: int = 0
    reports: list[FileReport] = field(default_factory=list)
    rejected: dict[int, bytes] = field(default_factory=dict)
    changes: int = 0
    stop: Event = field(default_factory=Event)
    finished: Event = field(default_factory=Event)

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.state in _ENDS

    def tell(self, **changed: Any) -> None:
        """Change what the job says of itself."""
        for name, value in changed.items():
            setattr(self, name, value)
        self.changes += 1

    def advance(self, name: str, rows: int, ended: bool) -> None:
        """Note how many rows of a file are read; leaves the import once it is cancelled."""
        self.check()
        self.tell(file=name, rows=rows)

    def check(self) -> None:
        """Leave the import if it is cancelled."""
        if self.stop.is_set():
            raise _Cancelled

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return the job as plain data, texts in the reader's language."""
        return {
            "job": self.id,
            "state": self.state.value,
            "phase": self.phase,
            "files": [path.name for path in self.paths],
            "file": self.file,
            "rows": self.rows,
            "reports": [report.as_data(lang) for report in self.reports],
        }


@dataclass(frozen=True)
class Importer:
    """Hold what jobs need of the office: what ingesting needs, and what follows an import.

    `learn`: let the gazetteer learn; `warm`: make ready what the page asks for next.
    """

    intake: Callable[[], Intake]
    learn: Callable[[], object]
    warm: Callable[[], object]


class Jobs:
    """Run imports one after the other in a thread of their own."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        # Apart, so that the next import need not wait for the map of the one before.
        self._preparer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="prepare")

    def start(self, job: Job) -> Job:
        """Queue a job; its folder is its own from now on."""
        with self._lock:
            ended = [number for number, known in self._jobs.items() if known.ended]
            for number in ended[: max(0, len(self._jobs) + 1 - MOST_KEPT)]:
                del self._jobs[number]
            self._jobs[job.id] = job
        self._worker.submit(self._run, job)
        return job

    def all(self) -> list[Job]:
        """Return the jobs that are remembered, oldest first."""
        with self._lock:
            return list(self._jobs.values())

    def find(self, number: str) -> Job:
        """Return a job; raises `NotFound` for one that is not remembered."""
        with self._lock:
            job = self._jobs.get(number)
        if job is None:
            raise NotFound(
                id="Tidak ada pekerjaan dengan nomor itu. Lihat /api/v1/jobs.",
                en="There is no job of that number. See /api/v1/jobs.",
            )
        return job

    def cancel(self, number: str) -> Job:
        """Ask a job to stop; what it has stored goes. A job that has ended stays as it is."""
        job = self.find(number)
        job.stop.set()
        return job

    def rejected(self, import_id: int) -> bytes | None:
        """Return the workbook of an import's rejected rows, if a remembered job made it."""
        found = (job.rejected.get(import_id) for job in reversed(self.all()))
        return next((workbook for workbook in found if workbook), None)

    def close(self) -> None:
        """Cancel what has not ended and wait until the threads are gone."""
        for job in self.all():
            job.stop.set()
        self._worker.shutdown(wait=True)
        self._preparer.shutdown(wait=True)

    def _run(self, job: Job) -> None:
        try:
            self._import(job)
        except Exception as error:  # told to whoever asks; a value of a row must not reach a log
            _log.error("import %s stopped: %s", job.id, type(error).__name__)
            job.tell(state=JobState.FAILED, phase="failed")
        finally:
            shutil.rmtree(job.folder, ignore_errors=True)
            job.finished.set()
        self._preparer.submit(self._make_ready, job)

    def _import(self, job: Job) -> None:
        intake = self._importer.intake()
        before = {entry.id for entry in intake.store.imports(intake.city_code)}
        try:
            job.check()
            job.tell(state=JobState.RUNNING, phase="reading")
            for path in job.paths:
                self._take_in(job, path, intake)
        except BaseException as error:
            _undo(job, intake, before)
            if not isinstance(error, _Cancelled):
                raise
            job.tell(state=JobState.CANCELLED, phase="cancelled", reports=[], rejected={})
            return
        if not job.wish.dry_run:
            job.tell(phase="learning")
            self._importer.learn()
        failed = bool(job.reports) and all(report.error for report in job.reports)
        state = JobState.FAILED if failed else JobState.DONE
        job.tell(state=state, phase=state.value)

    def _make_ready(self, job: Job) -> None:
        """Work out what the page shows next, unless nothing changed or another import follows."""
        changed = job.state is JobState.DONE and not job.wish.dry_run
        if not changed or job.stop.is_set() or any(not other.ended for other in self.all()):
            return
        try:
            self._importer.warm()
        except Exception as error:  # the import is whole; whoever asks next hears what is wrong
            _log.warning("after import %s: %s", job.id, type(error).__name__)

    def _take_in(self, job: Job, path: Path, intake: Intake) -> None:
        def refine(found: Resolution, place: Place, kind: RecordKind) -> Resolution:
            job.check()  # an online geocoder may take a second for a row
            return intake.refine(found, place, kind)

        watched = replace(intake, refine=refine)
        for report in ingest_each([path], watched, job.wish, progress=job.advance):
            job.tell(reports=[*job.reports, report])
            job.check()
            _keep_rejected(job, path, report, intake)


def _undo(job: Job, intake: Intake, before: set[int]) -> None:
    """Take out what a job has stored, as if it had never come, the latest first."""
    made = {r.import_id for r in job.reports if r.import_id is not None} - before
    for number in sorted(made, reverse=True):
        intake.store.erase(number)


def _keep_rejected(job: Job, path: Path, report: FileReport, intake: Intake) -> None:
    """Keep the workbook of rejected rows while the file is still there."""
    if report.import_id is None or not 0 < len(report.rejected) <= _MOST_REJECTED:
        return
    max_mb = intake.rules.max_mb
    with tempfile.TemporaryDirectory() as folder:
        workbook = write_rejected(
            original_of(path, report.sha256, Path(folder), max_mb=max_mb),
            report.rejected, Path(folder) / "rejected.xlsx", max_mb=max_mb, lang=job.lang,
            mapping_for=mapping_for(intake.store, job.wish.mappings, report.file),
        )  # fmt: skip
        job.rejected[report.import_id] = workbook.read_bytes()
