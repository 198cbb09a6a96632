"""Whoever waits hears what the service makes, and nothing of what is in it."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from services.wiring import Office
from services.work import Task, Work
from tests.conftest import HERE

PATIENCE_S = 30


def test_a_task_is_told_of_while_it_lasts() -> None:
    work = Work()
    with work.on(Task.RECORDS):
        assert work.now() == (Task.RECORDS,)
    assert work.now() == ()


def test_a_task_that_fails_is_told_of_no_longer() -> None:
    work = Work()
    with pytest.raises(RuntimeError), work.on(Task.CHOICE):
        raise RuntimeError
    assert work.now() == ()


def test_of_tasks_within_each_other_the_inner_one_comes_first() -> None:
    work = Work()
    with work.on(Task.ANALYSIS), work.on(Task.RECORDS):
        assert work.now() == (Task.RECORDS, Task.ANALYSIS)


def test_two_threads_at_the_same_task_are_told_of_once() -> None:
    work, ended = Work(), Event()

    def wait() -> None:
        with work.on(Task.EXPORT):
            ended.wait(PATIENCE_S)

    thread = Thread(target=wait)
    with work.on(Task.EXPORT):
        thread.start()
        assert work.now() == (Task.EXPORT,)
    ended.set()
    thread.join()


@pytest.mark.parametrize("task", Task)
def test_each_task_has_a_name_in_both_languages(task: Task) -> None:
    assert task.label.id != task.label.en


def test_the_stream_tells_of_work_and_then_that_nothing_is_under_way(town: Office) -> None:
    with TestClient(build_app(town), base_url=HERE) as client:
        with town.work.on(Task.CHOICE):
            told = client.get("/api/v1/work?lang=en").json()
        events = client.get("/api/v1/work/events").text
    assert told == {"tasks": [{"code": "choice", "label": "Searching for the best choice"}]}
    assert [line for line in events.splitlines() if line] == [
        "event: progress", 'data: {"tasks":[]}', "event: idle", 'data: {"tasks":[]}',
    ]  # fmt: skip


def test_an_analysis_is_told_of_while_it_is_made(town: Office) -> None:
    heard: list[tuple[Task, ...]] = []
    read = town.store.records

    def listening(*args: object, **kwargs: object) -> object:
        heard.append(town.work.now())
        return read(*args, **kwargs)  # type: ignore[arg-type]

    town.store.records = listening  # type: ignore[method-assign,assignment]
    with pytest.raises(Exception, match="bersinar ingest"):
        town.analysis(None, town.role.level)
    assert heard == [(Task.ANALYSIS,)]
