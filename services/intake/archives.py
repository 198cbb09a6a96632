"""Zipped folders: opened within bounds, each file inside on its own."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from services.errors import FileTooLarge, ServiceError, UnreadableFile
from services.intake.readers import MAX_UNPACKED_MB, is_spreadsheet_archive

MAX_MEMBERS = 200
_MB = 1_000_000
_HIDDEN = (".", "__MACOSX", "~$")


def open_archives(
    paths: Iterable[Path], folder: Path, *, max_mb: int
) -> Iterator[tuple[str, Path | ServiceError]]:
    """Yield name and path of every file; a zipped folder's files are unpacked into `folder`.

    An archive that cannot be opened is yielded as its error. Archives inside archives stay shut.
    """
    for path in paths:
        if not (path.is_file() and zipfile.is_zipfile(path)) or is_spreadsheet_archive(path):
            yield path.name, path
            continue
        try:
            yield from _members(path, folder, max_mb)
        except ServiceError as error:
            yield path.name, error


def _members(path: Path, folder: Path, max_mb: int) -> Iterator[tuple[str, Path]]:
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist() if _is_wanted(m)]
        _refuse_excess(path, members)
        for number, member in enumerate(members):
            inner = PurePosixPath(member.filename).name
            target = folder / f"{path.stem}-{number}" / inner
            target.parent.mkdir(parents=True)
            with archive.open(member) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            yield f"{path.name}/{inner}", target
            target.unlink()


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(p.startswith(_HIDDEN) for p in parts)


def _refuse_excess(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED_MB * _MB or len(members) > MAX_MEMBERS:
        raise FileTooLarge(
            id=f"{path.name} memuat {len(members)} berkas, {unpacked / _MB:,.0f} MB; batasnya "
            f"{MAX_MEMBERS} berkas dan {MAX_UNPACKED_MB} MB. Pecah menjadi beberapa arsip.",
            en=f"{path.name} holds {len(members)} files, {unpacked / _MB:,.0f} MB; the limit is "
            f"{MAX_MEMBERS} files and {MAX_UNPACKED_MB} MB. Split it into several archives.",
        )
    if not members:
        raise UnreadableFile(
            id=f"{path.name} adalah arsip kosong. Minta pengirim mengirim ulang.",
            en=f"{path.name} is an empty archive. Ask its sender to send it again.",
        )
