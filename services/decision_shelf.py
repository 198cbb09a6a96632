"""Decision records that the page made, kept as files named by their hash."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from services.decision_record import canonical, read_record
from services.errors import NotFound


def shelf_of(home: Path, city: str) -> Path:
    """Return the folder that holds a city's decision records."""
    return home / "decisions" / city


def keep_record(record: Mapping[str, Any], shelf: Path) -> Path:
    """Write a record under its hash; the same record again is the same file."""
    shelf.mkdir(parents=True, exist_ok=True)
    path = shelf / f"{str(record['sha256'])[:16]}.json"
    path.write_text(canonical(record), encoding="utf-8", newline="\n")
    return path


def list_records(shelf: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return the records with their files, latest decision first."""
    found = [(path, read_record(path)) for path in sorted(shelf.glob("*.json"))]
    return sorted(found, key=lambda pair: pair[0].stat().st_mtime, reverse=True)


def record_file(shelf: Path, identity: str) -> Path:
    """Return the file of a record; raises `NotFound`."""
    path = shelf / f"{identity}.json"
    if not identity.isalnum() or not path.is_file():
        raise NotFound(
            id=f"Catatan keputusan {identity!r} tidak ada.",
            en=f"There is no decision record {identity!r}.",
        )
    return path
