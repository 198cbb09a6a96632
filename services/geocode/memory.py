"""A bounded memory: what was worked out before, the oldest half forgotten when it is full."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_SEEN_FOR_A_VALUE = 8


class Memory(Generic[K, V]):
    """Remember at most `most` values by key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._values: dict[K, V] = {}
        self._seen: set[int] = set()
        self.get = self._values.get

    def keep(self, key: K, value: V) -> V:
        """Remember a value and return it."""
        if len(self._values) >= self.most:
            for old in list(islice(self._values, max(self.most // 2, 1))):
                del self._values[old]
        self._values[key] = value
        return value

    def keep_if_again(self, key: K, value: V) -> V:
        """Remember a value from the second time on that its key comes, and return it.

        Most texts never come again. Keeping what they mean would let the garbage collector, which
        looks again and again at all that lives long, take a third of the time of reading a file.
        """
        known = hash(key)
        if known in self._seen:
            return self.keep(key, value)
        if len(self._seen) >= self.most * _SEEN_FOR_A_VALUE:
            self._seen.clear()
        self._seen.add(known)
        return value
