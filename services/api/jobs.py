"""Jobs over HTTP: their state, their progress as events, their cancellation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from services.api.job_cards import JobCard, JobList, job_card
from services.api.office import allowed, language
from services.jobs import Job, Jobs
from services.roles import Right

router = APIRouter(
    prefix="/api/v1/jobs", tags=["jobs"], dependencies=[Depends(allowed(Right.IMPORT))]
)
_LOOK_EVERY_S = 0.1
_LOOKS_BETWEEN_BEATS = 100  # a comment every 10 s keeps proxies and browsers on the line


def jobs_of(request: Request) -> Jobs:
    """Return the jobs of the service."""
    found = request.app.state.jobs
    assert isinstance(found, Jobs)
    return found


JobsDep = Annotated[Jobs, Depends(jobs_of)]


@router.get("")
def list_jobs(jobs: JobsDep, request: Request) -> JobList:
    """Return the jobs that are remembered, oldest first."""
    return JobList(jobs=[job_card(job, language(request)) for job in jobs.all()])


@router.get("/{number}")
def show_job(number: str, jobs: JobsDep, request: Request) -> JobCard:
    """Return where a job stands: state, phase, rows read, what became of each file."""
    return job_card(jobs.find(number), language(request))


@router.get("/{number}/events", response_class=StreamingResponse)
async def follow_job(number: str, jobs: JobsDep, request: Request) -> StreamingResponse:
    """Return a job's progress as server-sent events; the last one is named by its end.

    The data of each is the job as `GET /api/v1/jobs/{number}` tells it.
    """
    job = jobs.find(number)
    return StreamingResponse(
        _events(job, language(request)),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


@router.delete("/{number}", status_code=202)
def cancel_job(number: str, jobs: JobsDep, request: Request) -> JobCard:
    """Cancel a job; nothing of it stays. One that has ended stays as it is."""
    return job_card(jobs.cancel(number), language(request))


async def _events(job: Job, lang: str) -> AsyncIterator[str]:
    seen, looks = -1, 0
    while True:
        ended, changes = job.ended, job.changes
        if changes != seen:
            seen = changes
            name = job.state.value if ended else "progress"
            data = job_card(job, lang).model_dump_json(by_alias=True)
            yield f"id: {changes}\nevent: {name}\ndata: {data}\n\n"
        if ended:
            return
        looks += 1
        if looks % _LOOKS_BETWEEN_BEATS == 0:
            yield ": …\n\n"
        await asyncio.sleep(_LOOK_EVERY_S)
