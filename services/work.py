"""What is being made just now, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import count
from threading import Lock

from services.analysis import Note


class Task(StrEnum):
    """Something that may take long with many records."""

    RECORDS = "records"
    CELLS = "cells"
    ANALYSIS = "analysis"
    CHOICE = "choice"
    EXPORT = "export"

    @property
    def label(self) -> Note:
        """Return what a reader is told of it."""
        return _LABELS[self]


_LABELS = {
    Task.RECORDS: Note("Membaca catatan", "Reading the records"),
    Task.CELLS: Note("Menyusun sel H3", "Laying out H3 cells"),
    Task.ANALYSIS: Note("Menghitung ancaman dan peringkat", "Working out threat and rank"),
    Task.CHOICE: Note("Mencari pilihan terbaik", "Searching for the best choice"),
    Task.EXPORT: Note("Menulis berkas", "Writing the file"),
}


class Work:
    """Hold the tasks under way in all threads. It tells what is done, never for whom."""

    def __init__(self) -> None:
        self._under_way: dict[int, Task] = {}
        self._numbers = count()
        self._lock = Lock()

    @contextmanager
    def on(self, task: Task) -> Iterator[None]:
        """Tell of a task for as long as it lasts, however it ends."""
        with self._lock:
            number = next(self._numbers)
            self._under_way[number] = task
        try:
            yield
        finally:
            with self._lock:
                del self._under_way[number]

    def now(self) -> tuple[Task, ...]:
        """Return the tasks under way, the one begun last first, each once."""
        with self._lock:
            return tuple(dict.fromkeys(reversed(self._under_way.values())))
