"""One office file becomes records and rejections of one kind."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from services.errors import UnknownKind, UnreadableFile
from services.intake.identity import Identities
from services.intake.kinds import kind_of_table
from services.intake.layout import Table, find_table
from services.intake.readers import read_sheets
from services.intake.rows import Context, read_rows
from services.intake.values import InCity
from services.records import Record, RecordKind, Rejection


@dataclass(frozen=True)
class IntakeFile:
    """Hold what one file gave: rows = records + rejections, repeats not yet taken out."""

    name: str
    sha256: str
    kind: RecordKind
    records: list[Record]
    rejections: list[Rejection]
    ignored: int
    simulated: bool

    @property
    def rows(self) -> int:
        """Return the number of data rows."""
        return len(self.records) + len(self.rejections)


@dataclass(frozen=True)
class IntakeRules:
    """Hold what reading files needs from outside: the city, the clock, the key, the limit.

    `simulated`: whether the files are known to hold made-up data.
    """

    in_city: InCity
    today: dt.date
    key: bytes
    max_mb: int
    simulated: bool = False


def read_file(path: Path, rules: IntakeRules, *, kind: RecordKind | None = None) -> IntakeFile:
    """Read a file of any supported format into records and rejections.

    `kind` overrules what the columns and titles say. Raises `UnreadableFile`, `FileTooLarge` or
    `UnknownKind`; rows that cannot be used are rejections, never errors.
    """
    sheets = read_sheets(path, max_mb=rules.max_mb)
    tables = [t for s in sheets if (t := find_table(s))]
    tables = [t for t in tables if t.rows] or _refuse_empty(path, tables)
    kind = kind or _one_kind(tables, path)
    records: list[Record] = []
    rejections: list[Rejection] = []
    identities = Identities(rules.key)
    for table in tables:
        year = _year_of(path.stem, table, rules.today)
        context = Context(kind, rules.in_city, rules.today, year, identities)
        for outcome in read_rows(table, context):
            (records if isinstance(outcome, Record) else rejections).append(outcome)  # type: ignore[arg-type]
    ignored = sum(t.ignored for t in tables)
    simulated = any(re.search(r"simulasi|simulated", t.titles, re.IGNORECASE) for t in tables)
    return IntakeFile(
        path.name, file_hash(path), kind, records, rejections, ignored, simulated or rules.simulated
    )


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, by which the same file is recognised."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _one_kind(tables: list[Table], path: Path) -> RecordKind:
    kinds = {k.key: k for k in (kind_of_table(t, path.stem) for t in tables)}
    if len(kinds) > 1:
        raise UnknownKind(
            id=f"{path.name} memuat beberapa jenis data: {', '.join(kinds)}. Pisahkan menjadi satu "
            "jenis per berkas.",
            en=f"{path.name} holds several kinds of data: {', '.join(kinds)}. Split it into one "
            "kind per file.",
        )
    return next(iter(kinds.values()))


def _year_of(stem: str, table: Table, today: dt.date) -> int:
    """Return the year a table without dates speaks of: in its titles, its name, else this year."""
    years = re.findall(r"(?<!\d)(20\d{2})(?!\d)", f"{table.titles} {table.sheet} {stem}")
    return int(years[-1]) if years else today.year


def _refuse_empty(path: Path, tables: list[Table]) -> list[Table]:
    if tables:
        raise UnreadableFile(
            id=f"{path.name} hanya berisi judul kolom, tanpa baris data. Bila sel berisi rumus, "
            "buka di Excel, simpan, lalu kirim ulang.",
            en=f"{path.name} has column titles only and no data rows. If its cells hold formulas, "
            "open it in Excel, save it and send it again.",
        )
    raise UnknownKind(
        id=f"Tidak ditemukan tabel di {path.name}: tidak ada baris judul kolom yang dikenali "
        "(misalnya Tanggal, Alamat, Kelurahan). Periksa judul kolomnya.",
        en=f"No table was found in {path.name}: no row of recognised column titles (for instance "
        "Tanggal, Alamat, Kelurahan). Check its column titles.",
    )
