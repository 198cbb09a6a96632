"""A bounded memory: what was worked out before, the oldest half forgotten when it is full."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Remember at most `most` values by key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._values: dict[K, V] = {}
        self.get = self._values.get

    def keep(self, key: K, value: V) -> V:
        """Remember a value and return it."""
        if len(self._values) >= self.most:
            for old in list(islice(self._values, max(self.most // 2, 1))):
                del self._values[old]
        self._values[key] = value
        return value
