"""Jobs, files and rejected rows as the API tells them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from services.intake.field_names import field_name
from services.jobs import Job, JobState
from services.pipeline import FileReport
from services.records import RECORD_KINDS, Rejection

ImportNumber = Annotated[int, Field(alias="import")]


class RejectedCard(BaseModel):
    """A row that did not go in: where it stands, why, what to do. Never a value of it."""

    sheet: str
    row: int
    field: str
    field_name: str
    reason: str
    advice: str


class FileCard(BaseModel):
    """What became of one file: rows = records + rejections + duplicates, or its error.

    `corrections`: duplicates that changed an earlier record; `reviews`: records whose place is
    doubtful; `precision`: records by how finely they are placed; `notes`: what should be known of
    how the file was read.
    """

    file: str
    kind: str
    channel: str
    kind_label: str
    rows: int
    records: int
    rejections: int
    duplicates: int
    corrections: int
    reviews: int
    precision: dict[str, int]
    import_id: Annotated[int | None, Field(alias="import")]
    already_imported: bool
    rejected_rows: list[RejectedCard]
    notes: list[str]
    error: str | None = None


class JobCard(BaseModel):
    """An import that runs or ran: `file` and `rows` say how far it is."""

    job: str
    state: JobState
    phase: str
    files: list[str]
    file: str
    rows: int
    reports: list[FileCard]


class JobList(BaseModel):
    """The jobs that are remembered, oldest first."""

    jobs: list[JobCard]


def job_card(job: Job, lang: str) -> JobCard:
    """Return a job as it stands, texts in the reader's language."""
    reports = [_file_card(report, lang) for report in job.reports]
    return JobCard.model_validate({**job.as_data(lang), "reports": reports})


def _file_card(report: FileReport, lang: str) -> FileCard:
    kind = RECORD_KINDS.get(f"{report.kind}/{report.channel}")
    rejected = [_rejected_card(rejection, lang) for rejection in report.rejected]
    own = {"kind_label": kind.label(lang) if kind else "", "rejected_rows": rejected}
    return FileCard.model_validate({**report.as_data(lang), **own})


def _rejected_card(rejection: Rejection, lang: str) -> RejectedCard:
    name = field_name(rejection.field, lang)
    return RejectedCard.model_validate({**rejection.as_data(lang), "field_name": name})
