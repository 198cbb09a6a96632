"""Things that took long to make, kept for the next who asks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Keep the last few things that took long to make; each is made once, also by many askers."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what stands under a key, making it first where it is not there."""
        with self._lock:
            mine = key not in self._made
            promise = self._made.setdefault(key, Future())
            self._made.move_to_end(key)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        if mine:
            self._fulfil(key, promise, make)
        made: T = promise.result()
        return made

    def all(self) -> list[Any]:
        """Return all that is kept and ready."""
        with self._lock:
            return [p.result() for p in self._made.values() if p.done() and not p.exception()]

    def _fulfil(self, key: Hashable, promise: Future[Any], make: Callable[[], Any]) -> None:
        try:
            promise.set_result(make())
        except BaseException as error:  # the others who wait must hear of it too
            self._made.pop(key, None)
            promise.set_exception(error)
