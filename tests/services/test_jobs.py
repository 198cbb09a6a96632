"""A long import is told while it runs; cancelled, it leaves nothing; files never stay."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from services.errors import NotFound
from services.geocode.answers import Resolution
from services.jobs import MOST_KEPT, Importer, Job, Jobs, JobState
from services.pipeline import Intake, Wish, ingest
from services.records import Place, RecordKind
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, make_town, report_rows, write_csv
from tests.services.test_pipeline import DAY, SPOILT

PATIENCE_S = 30


@dataclasses.dataclass
class Gate:
    """A geocoder that waits at the row it is told to until somebody opens."""

    office: Office
    at_row: int = 1
    reached: Event = dataclasses.field(default_factory=Event)
    opened: Event = dataclasses.field(default_factory=Event)
    rows: int = 0
    warmed: list[int] = dataclasses.field(default_factory=list)
    ready: Event = dataclasses.field(default_factory=Event)

    def intake(self) -> Intake:
        return dataclasses.replace(self.office.intake(), refine=self.refine)

    def refine(self, found: Resolution, place: Place, kind: RecordKind) -> Resolution:
        self.rows += 1
        if self.rows == self.at_row:
            self.reached.set()
            assert self.opened.wait(PATIENCE_S)
        return found

    def warm(self) -> None:
        self.warmed.append(len(self.office.store.imports(TOWN)))
        self.ready.set()


@pytest.fixture
def gate(town: Office) -> Gate:
    return Gate(town)


@pytest.fixture
def jobs(gate: Gate) -> Iterator[Jobs]:
    found = Jobs(Importer(gate.intake, gate.office.learn, gate.warm))
    yield found
    gate.opened.set()
    found.close()


def a_job(tmp_path: Path, name: str = "satu", *, files: int = 1, dry_run: bool = False) -> Job:
    folder = tmp_path / name
    paths = [
        write_csv(
            folder / str(n) / f"laporan_{name}_{n}.csv", REPORT_HEADER,
            [*report_rows({(0, DAY): 2, (1, DAY): 2}, f"{name}{n}"), SPOILT],
        )
        for n in range(files)
    ]  # fmt: skip
    return Job(tuple(paths), folder, Wish(dry_run=dry_run))


def finished(job: Job, gate: Gate) -> None:
    gate.opened.set()
    assert job.finished.wait(PATIENCE_S)


def test_a_job_takes_its_files_in(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path, files=2))
    finished(job, gate)
    assert job.state is JobState.DONE
    assert [r.records for r in job.reports] == [4, 4]


def test_a_job_removes_its_files(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path))
    finished(job, gate)
    assert not job.folder.exists()


def test_a_running_job_says_so(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path))
    assert gate.reached.wait(PATIENCE_S)
    assert (job.state, job.phase) == (JobState.RUNNING, "reading")


def test_a_job_counts_the_rows_it_has_read(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path))
    finished(job, gate)
    assert (job.file, job.rows) == ("laporan_satu_0.csv", 5)


def test_a_job_makes_the_map_ready_once_everything_is_stored(
    jobs: Jobs, gate: Gate, tmp_path: Path
) -> None:
    job = jobs.start(a_job(tmp_path, files=2))
    finished(job, gate)
    assert gate.ready.wait(PATIENCE_S)
    assert gate.warmed == [2]


def test_the_map_is_made_ready_once_for_imports_in_a_row(
    jobs: Jobs, gate: Gate, tmp_path: Path
) -> None:
    jobs.start(a_job(tmp_path))
    second = jobs.start(a_job(tmp_path, "dua"))
    finished(second, gate)
    assert gate.ready.wait(PATIENCE_S)
    assert gate.warmed == [2]


def test_the_next_import_does_not_wait_for_the_map_of_the_one_before(
    gate: Gate, town: Office, tmp_path: Path
) -> None:
    begun, open_again = Event(), Event()

    def long() -> None:
        begun.set()
        assert open_again.wait(PATIENCE_S)

    gate.opened.set()
    slow = Jobs(Importer(gate.intake, town.learn, long))
    slow.start(a_job(tmp_path))
    assert begun.wait(PATIENCE_S)
    second = slow.start(a_job(tmp_path, "dua"))
    assert second.finished.wait(PATIENCE_S)
    open_again.set()
    slow.close()
    assert second.state is JobState.DONE


def test_a_map_that_cannot_be_made_ready_does_not_undo_an_import(
    gate: Gate, town: Office, tmp_path: Path
) -> None:
    def fail() -> None:
        raise RuntimeError

    failing = Jobs(Importer(gate.intake, town.learn, fail))
    job = failing.start(a_job(tmp_path))
    finished(job, gate)
    failing.close()
    assert (job.state, len(town.store.imports(TOWN))) == (JobState.DONE, 1)


def test_one_import_runs_at_a_time(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    jobs.start(a_job(tmp_path))
    second = jobs.start(a_job(tmp_path, "dua"))
    assert gate.reached.wait(PATIENCE_S)
    assert second.state is JobState.QUEUED
    finished(second, gate)
    assert second.ended


@pytest.mark.parametrize("at_row", [1, 3, 6])
def test_a_cancelled_job_leaves_no_trace(
    jobs: Jobs, gate: Gate, tmp_path: Path, at_row: int
) -> None:
    gate.at_row = at_row  # the sixth row is one of the second file, the first is in already
    job = jobs.start(a_job(tmp_path, files=2))
    assert gate.reached.wait(PATIENCE_S)
    jobs.cancel(job.id)
    finished(job, gate)
    store = gate.office.store
    assert (job.state, job.reports) == (JobState.CANCELLED, [])
    assert (store.imports(TOWN), store.reviews(TOWN), len(store.records(TOWN))) == ([], [], 0)
    assert not job.folder.exists()


def test_a_cancelled_job_leaves_no_trace_in_a_file(tmp_path: Path) -> None:
    office = make_town(tmp_path / "home", store=str(tmp_path / "kantor.sqlite"))
    gate = Gate(office, at_row=6)
    jobs = Jobs(Importer(gate.intake, office.learn, gate.warm))
    job = jobs.start(a_job(tmp_path, files=2))
    assert gate.reached.wait(PATIENCE_S)
    jobs.cancel(job.id)
    finished(job, gate)
    jobs.close()
    assert (office.store.imports(TOWN), len(office.store.records(TOWN))) == ([], 0)
    office.store.close()


def test_cancelling_leaves_what_was_there_before(
    jobs: Jobs, gate: Gate, town: Office, tmp_path: Path
) -> None:
    earlier = a_job(tmp_path, "lama")
    ingest(earlier.paths, town.intake())
    again = Job((earlier.paths[0], *a_job(tmp_path, "baru").paths), tmp_path / "baru", Wish())
    gate.at_row = 6
    job = jobs.start(again)
    assert gate.reached.wait(PATIENCE_S)
    jobs.cancel(job.id)
    finished(job, gate)
    assert [i.file_name for i in town.store.imports(TOWN)] == ["laporan_lama_0.csv"]
    assert len(town.store.records(TOWN)) == 4


def test_a_job_cancelled_while_it_waits_never_starts(
    jobs: Jobs, gate: Gate, tmp_path: Path
) -> None:
    jobs.start(a_job(tmp_path))
    second = jobs.start(a_job(tmp_path, "dua"))
    jobs.cancel(second.id)
    finished(second, gate)
    assert second.state is JobState.CANCELLED
    assert len(gate.office.store.imports(TOWN)) == 1


def test_closing_cancels_what_runs(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    gate.at_row = 2
    job = jobs.start(a_job(tmp_path))
    assert gate.reached.wait(PATIENCE_S)
    closing = Thread(target=jobs.close)
    closing.start()
    assert job.stop.wait(PATIENCE_S)
    gate.opened.set()
    closing.join(PATIENCE_S)
    assert (job.state, gate.office.store.imports(TOWN)) == (JobState.CANCELLED, [])


def test_an_ended_job_cannot_be_cancelled(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path))
    finished(job, gate)
    assert jobs.cancel(job.id).state is JobState.DONE
    assert len(gate.office.store.imports(TOWN)) == 1


def test_a_dry_run_keeps_nothing(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path, dry_run=True))
    finished(job, gate)
    assert (job.state, gate.office.store.imports(TOWN)) == (JobState.DONE, [])


def test_a_job_without_a_file_that_goes_in_has_failed(
    jobs: Jobs, gate: Gate, tmp_path: Path
) -> None:
    bad = tmp_path / "x" / "rusak.csv"
    bad.parent.mkdir()
    bad.write_bytes(b"halo")
    job = jobs.start(Job((bad,), bad.parent, Wish()))
    finished(job, gate)
    assert job.state is JobState.FAILED
    assert job.reports[0].error


def test_an_unexpected_error_is_logged_without_any_value(
    town: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Intake:
        raise ValueError("Kenari 3172010101900001")

    jobs = Jobs(Importer(broken, town.learn, lambda: None))
    with caplog.at_level(logging.ERROR):
        job = jobs.start(a_job(tmp_path))
        assert job.finished.wait(PATIENCE_S)
    jobs.close()
    assert job.state is JobState.FAILED
    assert "ValueError" in caplog.text
    assert "Kenari" not in caplog.text


def test_rejected_rows_are_kept_as_a_workbook(jobs: Jobs, gate: Gate, tmp_path: Path) -> None:
    job = jobs.start(a_job(tmp_path))
    finished(job, gate)
    number = job.reports[0].import_id
    assert number is not None
    assert (jobs.rejected(number) or b"").startswith(b"PK")


def test_the_oldest_ended_jobs_are_forgotten(town: Office, tmp_path: Path) -> None:
    jobs = Jobs(Importer(town.intake, town.learn, lambda: None))
    first = Job((), tmp_path / "x", Wish(dry_run=True))
    first.tell(state=JobState.DONE)
    jobs.start(first)
    for _ in range(MOST_KEPT):
        ended = Job((), tmp_path / "x", Wish(dry_run=True))
        ended.tell(state=JobState.DONE)
        jobs.start(ended)
    jobs.close()
    with pytest.raises(NotFound):
        jobs.find(first.id)
