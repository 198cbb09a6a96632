"""Files that come over HTTP: written to disk piece by piece, under their own names."""

from __future__ import annotations

from pathlib import Path

from fastapi import UploadFile

_CHUNK = 1 << 20
_LONGEST_NAME = 120


async def received(file: UploadFile, folder: Path) -> Path:
    """Write an upload into a folder, under its own name without any path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _name_of(file)
    with path.open("wb") as target:
        while piece := await file.read(_CHUNK):
            target.write(piece)
    return path


def _name_of(file: UploadFile) -> str:
    """Return a name that every file system takes; the ending, which tells the format, is kept."""
    given = (file.filename or "").replace("\\", "/")
    name = Path("".join(c for c in given if c.isprintable())).name
    if name in ("", ".."):
        return "berkas"
    ending = Path(name).suffix[:10]
    return name if len(name.encode()) <= _LONGEST_NAME else _cut(name, ending)


def _cut(name: str, ending: str) -> str:
    """Return the beginning of a name and its ending; file systems count bytes, not letters."""
    room = _LONGEST_NAME - len(ending.encode())
    return name.encode()[:room].decode(errors="ignore") + ending
