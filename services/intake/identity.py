"""Recognise a record that came before, without keeping its number: a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
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

    def of_number(self, kind: str, number: str) -> str:
        """Return the identity of a record number; spaces, marks and case do not count."""
        return self._hash(f"{kind}|number|{re.sub(r'[^A-Z0-9]', '', number.upper())}")

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
