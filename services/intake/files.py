"""One office file becomes records and rejections of one kind."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from services.analysis import Note
from services.errors import ServiceError, UnknownKind, UnreadableFile
from services.intake.columns import Column
from services.intake.coordinates import InCity
from services.intake.date_order import DateOrder
from services.intake.file_notes import YEAR, date_order, notes_of
from services.intake.groups import NO_REGIONS, Regions
from services.intake.identity import Identities
from services.intake.kinds import fields_of_kind, kind_of_table
from services.intake.layout import Table, find_table
from services.intake.mapping import Mapping
from services.intake.months import month_in
from services.intake.persons import scrub_name
from services.intake.readers import has_values, read_sheets
from services.intake.rows import Context, Outcome, read_rows
from services.intake.vocabulary import PERSON
from services.records import RecordKind

Layouts = dict[tuple[str, ...], list[Column]]
"""What the columns of each row of headers are."""
MappingFor = Callable[[list[str]], Mapping | None]

_ENOUGH_ROWS, _MOST_SHEETS = 38, 40
_SIMULATED = re.compile(r"simulasi|simulated", re.IGNORECASE)


@dataclass
class IntakeFile:
    """Hold one file that is being read: its kind is known, its outcomes come one by one.

    `notes`: what the reader must know of how it is read; `outcomes` is read once; `ignored`
    grows as rows that are no data are passed.
    """

    name: str
    sha256: str
    kind: RecordKind
    simulated: bool
    tables: list[Table]
    outcomes: Iterator[Outcome]
    notes: tuple[Note, ...] = ()

    @property
    def ignored(self) -> int:
        """Return how many rows were left out so far: blank, subtotals, headings, signatures."""
        return sum(table.ignored for table in self.tables)


@dataclass(frozen=True)
class IntakeRules:
    """Hold what reading files needs from outside: the city, the clock, the key, the limit.

    `simulated`: whether the files are known to hold made-up data; `places`: names of known places
    in lower case, which are never taken for a person's; `regions`: names in headings of groups.
    """

    in_city: InCity
    today: dt.date
    key: bytes
    max_mb: int
    simulated: bool = False
    places: frozenset[str] = frozenset()
    regions: Regions = NO_REGIONS


def read_file(
    path: Path,
    rules: IntakeRules,
    *,
    kind: RecordKind | None = None,
    mapping_for: MappingFor = lambda headers: None,
    name: str = "",
) -> IntakeFile:
    """Open a file of any supported format and say what it holds; its rows follow one by one.

    `kind` and the mapping that `mapping_for` gives for a layout's headers overrule what titles
    and columns say; `name` stands for the path in reports. Raises `UnreadableFile`,
    `FileTooLarge` or `UnknownKind` here or while rows are read;
    a row that cannot be used is a rejection, never an error.
    """

    def knows(headers: list[str]) -> bool:
        return mapping_for(headers) is not None

    def tables_of() -> Iterator[Table]:
        sheets = read_sheets(path, max_mb=rules.max_mb)
        return (t for s in sheets if (t := find_table(s, knows, rules.places, rules.regions)))

    tables = tables_of()
    # A sheet of counts by month may stand before those of the records.
    first = next((t for t in tables if t.tells_places or knows(t.headers)), None)
    if first is None:
        tables = tables_of()
        first = next(tables, None)
    if first is None:
        raise _no_table(path, rules)
    first = weighed_with_its_like(first, path, rules)
    kind = kind or kind_said(first, path.stem, mapping_for(first.headers))
    first = settled(first, kind, mapping_for(first.headers))
    known = {tuple(first.headers): first.columns}
    tables = (_following(t, known, path, kind, mapping_for(t.headers)) for t in tables)
    seen = [first]
    simulated = rules.simulated or bool(_SIMULATED.search(first.titles))
    plain = not kind.dated
    order = DateOrder.PLAIN if plain else date_order(path, first, max_mb=rules.max_mb)
    month_first = order is DateOrder.MONTH_FIRST
    outcomes = _outcomes(chain([first], tables), seen, path, rules, kind, month_first=month_first)
    notes = notes_of(path, first, kind, order=order, today=rules.today)
    kept_name = scrub_name(name or path.name)
    return IntakeFile(kept_name, file_hash(path), kind, simulated, seen, outcomes, notes)


def weighed_with_its_like(first: Table, path: Path, rules: IntakeRules) -> Table:
    """Recognise a table's columns by all sheets of its headers, where its own rows are few."""
    if len(first.sample) >= _ENOUGH_ROWS:
        return first
    sheets = islice(read_sheets(path, max_mb=rules.max_mb), _MOST_SHEETS)
    found = (find_table(sheet, first.headers.__eq__, rules.places) for sheet in sheets)
    alike = [table for table in found if table and table.headers == first.headers]
    return first.weigh([row for table in alike for row in table.sample], rules.places, alike)


def kind_said(table: Table, stem: str, mapping: Mapping | None) -> RecordKind:
    """Return a table's kind as a mapping says, else as it is recognised.

    Raises `UnknownKind` where nobody can tell.
    """
    if mapping and mapping.kind:
        return mapping.kind
    return kind_of_table(mapping.apply(table) if mapping else table, stem)


def settled(table: Table, kind: RecordKind, mapping: Mapping | None) -> Table:
    """Return a table with its columns as its kind lets expect them, and as a mapping says."""
    table = table.settle(fields_of_kind(kind))
    return mapping.apply(table) if mapping else table


def _outcomes(
    tables: Iterable[Table],
    seen: list[Table],
    path: Path,
    rules: IntakeRules,
    kind: RecordKind,
    *,
    month_first: bool,
) -> Iterator[Outcome]:
    identities, rows = Identities(rules.key), 0
    for table in tables:
        if table is not seen[0]:
            seen.append(table)
            if not table.tells_places:  # a recapitulation of the others
                table.ignored += sum(1 for _ in table.rows)
                continue
        years = _years_of(path.stem, table) or [rules.today.year]
        month = month_in(f"{table.titles} {table.sheet}")
        context = Context(
            kind, rules.in_city, rules.today, years[-1], identities, month, len({*years}),
            month_first, rules.places,
        )  # fmt: skip
        for outcome in read_rows(table, context):
            rows += 1
            yield outcome
    if not rows:
        raise _no_rows(path)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, by which the same file is recognised."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _following(
    table: Table, known: Layouts, path: Path, kind: RecordKind, mapping: Mapping | None
) -> Table:
    """Return a later table of a file, settled; one of headers that are `known` holds the same.

    Raises `UnknownKind` where it holds another kind.
    """
    headers = tuple(table.headers)
    table = settled(table, kind, mapping)
    if headers in known:
        # What is a person's by the rows of this sheet is never read, whatever another one says.
        persons = [c for c in table.columns if c.field == PERSON]
        taken = {c.index for c in persons}
        table.columns = [*(c for c in known[headers] if c.index not in taken), *persons]
        return table
    known[headers] = table.columns
    explains = not (table.tells_places or {"date", "number"} & table.fields.keys())
    if explains or (mapping and mapping.kind == kind):
        return table  # a sheet of codes or sums holds no kind of its own
    try:
        other = kind_of_table(table, path.stem)
    except UnknownKind:
        return table
    if other != kind:
        raise UnknownKind(
            id=f"{path.name} memuat beberapa jenis data: {kind.key} dan {other.key}. Pisahkan "
            "menjadi satu jenis per berkas.",
            en=f"{path.name} holds several kinds of data: {kind.key} and {other.key}. Split it "
            "into one kind per file.",
        )
    return table


def _years_of(stem: str, table: Table) -> list[int]:
    """Return the years that a table without dates speaks of: in its titles and its names."""
    return [int(year) for year in YEAR.findall(f"{table.titles} {table.sheet} {stem}")]


def _no_rows(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} hanya berisi judul kolom, tanpa baris data. Bila sel berisi rumus, "
        "buka di Excel, simpan, lalu kirim ulang.",
        en=f"{path.name} has column titles only and no data rows. If its cells hold formulas, "
        "open it in Excel, save it and send it again.",
    )


def _no_table(path: Path, rules: IntakeRules) -> ServiceError:
    if not has_values(path, max_mb=rules.max_mb):
        return UnreadableFile(
            id=f"{path.name} tidak berisi nilai. Bila isinya rumus, buka di Excel, simpan, lalu "
            "kirim ulang agar hasil rumusnya tersimpan.",
            en=f"{path.name} holds no values. If it holds formulas, open it in Excel, save it and "
            "send it again, so that their results are stored.",
        )
    return UnknownKind(
        id=f"Tidak ditemukan tabel di {path.name}: tidak ada baris judul kolom yang dikenali "
        "(misalnya Tanggal, Alamat, Kelurahan). Periksa judul kolomnya.",
        en=f"No table was found in {path.name}: no row of recognised column titles (for instance "
        "Tanggal, Alamat, Kelurahan). Check its column titles.",
    )
