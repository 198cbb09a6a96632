"""Work under way over HTTP, so that nobody waits before a blank page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from services.api.office import LangDep, OfficeDep
from services.work import Task, Work

router = APIRouter(prefix="/api/v1/work", tags=["work"])
_LOOK_EVERY_S = 0.2
_IDLE_LOOKS = 10
"""Looks without any work after which a stream ends; who still waits asks again."""


class TaskCard(BaseModel):
    """A task: its code and what a reader is told of it."""

    code: str
    label: str


class WorkCard(BaseModel):
    """What the service makes just now, the task begun last first."""

    tasks: list[TaskCard]


@router.get("")
def work(office: OfficeDep, lang: LangDep) -> WorkCard:
    """Return what the service makes just now, for anybody."""
    return _card(office.work.now(), lang)


@router.get("/events", response_class=StreamingResponse)
async def follow_work(office: OfficeDep, lang: LangDep) -> StreamingResponse:
    """Return the work under way as server-sent events: `progress` at each change, then `idle`."""
    return StreamingResponse(
        _events(office.work, lang),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


async def _events(work: Work, lang: str) -> AsyncIterator[str]:
    told: tuple[Task, ...] | None = None
    idle = 0
    while idle < _IDLE_LOOKS:
        tasks = work.now()
        if tasks != told:
            told = tasks
            yield f"event: progress\ndata: {_card(tasks, lang).model_dump_json()}\n\n"
        idle = 0 if tasks else idle + 1
        await asyncio.sleep(_LOOK_EVERY_S)
    yield f"event: idle\ndata: {_card((), lang).model_dump_json()}\n\n"


def _card(tasks: tuple[Task, ...], lang: str) -> WorkCard:
    return WorkCard(tasks=[TaskCard(code=t, label=t.label.says(lang)) for t in tasks])
