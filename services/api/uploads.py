"""Files that come over HTTP: written to disk piece by piece, under their own names."""

from __future__ import annotations

from pathlib import Path

from fastapi import UploadFile

_CHUNK = 1 << 20


async def received(file: UploadFile, folder: Path) -> Path:
    """Write an upload into a folder, under its own name without any path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (Path(file.filename or "").name or "berkas")
    with path.open("wb") as target:
        while piece := await file.read(_CHUNK):
            target.write(piece)
    return path
