"""Recognise a record that came before, without keeping its number: a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

_LENGTH = 32


@dataclass
class Identities:
    """Turn record numbers and contents into keyed hashes (HMAC-SHA-256, 128 bits kept).

    Without the key a hash cannot be tried against all possible numbers. Rows without a number
    go by their content and by how often that content came before in the same file.
    """

    key: bytes
    _seen: Counter[str] = field(default_factory=Counter)
    _first: dict[int, int] = field(default_factory=dict)
    _others: dict[int, list[int]] = field(default_factory=dict)

    def of_number(self, kind: str, number: str, event: Hashable = None) -> str:
        """Return the identity of a record number; spaces, marks and case do not count.

        `event`: what happened, where the number may be that of a paper for several events (a
        warrant for a night of raids); each other one of a file is another record.
        """
        text = f"{kind}|number|{re.sub(r'[^A-Z0-9]', '', number.upper())}"
        nth = 0 if event is None else self._nth(hash(text), hash(event))
        return self._hash(f"{text}|{nth}" if nth else text)

    def _nth(self, number: int, event: int) -> int:
        """Count the events of a number; most have one, and a million must find room."""
        if self._first.setdefault(number, event) == event:
            return 0
        others = self._others.setdefault(number, [])
        if event not in others:
            others.append(event)
        return others.index(event) + 1

    def of_content(self, kind: str, parts: list[str]) -> str:
        """Return the identity of a row by its content, the n-th of its like in this file."""
        content = "|".join([kind, "content", *parts])
        self._seen[content] += 1
        return self._hash(f"{content}|{self._seen[content]}")

    def fingerprint(self, parts: list[str]) -> str:
        """Return the keyed hash of a row's content."""
        return self._hash("|".join(["fingerprint", *parts]))[: _LENGTH // 2]

    def _hash(self, text: str) -> str:
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()[:_LENGTH]
