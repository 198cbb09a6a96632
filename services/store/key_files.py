"""The secret beside a SQL store that record numbers are hashed with, readable by its owner only."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_bytes


def read_key(path: Path) -> bytes:
    """Return the secret in a file; make one where there is none."""
    if not path.is_file():
        write_key(path, token_bytes(32))
    return path.read_bytes()


def write_key(path: Path, key: bytes) -> None:
    """Write a secret into a file that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
