"""Find the table in a sheet: its header under the titles, its data rows, what is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise, zip_longest

from services.intake.blocks import Block, blocks_of
from services.intake.carried import Above, Row, leaves_dates_blank
from services.intake.column_evidence import Evidence, values_of, weigh_columns
from services.intake.columns import Column, recognise_columns, settle
from services.intake.dates import read_date
from services.intake.groups import NO_GROUP, NO_REGIONS, Group, Regions, group_of
from services.intake.left_out import (
    is_example,
    is_signature,
    is_subtotal,
    numbers_columns,
)
from services.intake.months import month_count
from services.intake.readers import Cell, Merged, Sheet
from services.intake.remainders import fill_remainders
from services.intake.reordered import Header
from services.intake.seized import substance_columns
from services.intake.sexes import women_beside_men
from services.intake.vocabulary import PERSON

_DEEPEST_HEADER = 40
_PARTED = 0.1
"""What speaks for a row as the lower one of a header that parts columns of the upper one."""
_FEWEST_COLUMNS = 2
_WORDS_OF_A_NOTE = 3

_NOTE = re.compile(r"\s*(?:(?:catatan|keterangan|ket|nb|note)\b|\(|\*)", re.I)
_WORD = re.compile(r"(?<![/\d.-])\b[A-Za-z]{2,}\b(?![/\d-])")
"""A word of a sentence, and none of a number ("LKN/12/III/2023/BNNK")."""

_PLACES = frozenset(("address", "domicile", "kelurahan", "code", "coordinate", "lat", "lon"))
_OF_A_RECAP = {"sequence", "kelurahan", "kecamatan", "month", "count", "amount"}

_YEAR = re.compile(r"\b(19|20)\d{2}\b")
_FIELD_NAME = re.compile(r"\b[A-Za-z]{2,}(_[A-Za-z]+)+_\d{1,2}\b")


@dataclass
class Table:
    """Hold the table found in a sheet: titles, recognised columns, rows, rows left out.

    `sample`: some first rows, as they stand, maybe of sheets like it too; `first_rows`: those of
    its own; `header_rows`: the texts of each row of its header; `rows` is read once; `ignored`
    counts blank, subtotal, heading and signature rows as they are passed; `evidence`: what its
    columns were recognised by; `lowers`: the lower halves of headers of several rows; `regions`:
    names of regions that may head a group or name the sheet; `of_cases`: a row may name one more
    suspect of the case above it.
    """

    sheet: str
    titles: str
    headers: list[str]
    columns: list[Column]
    rows: Iterator[Row] = field(default_factory=lambda: iter(()))
    ignored: int = 0
    sample: list[list[Cell]] = field(default_factory=list)
    first_rows: list[list[Cell]] = field(default_factory=list)
    header_rows: list[list[Cell]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    regions: Regions = NO_REGIONS
    of_cases: bool = False

    def weigh(
        self, sample: list[list[Cell]], names: frozenset[str], alike: Sequence[Table] = ()
    ) -> Table:
        """Recognise the columns by a sample of rows, which may be of more sheets than its own.

        `alike`: those sheets; a column that is a person's in one of them is so in all.
        """
        self.sample = sample
        weighed = weigh_columns(self.headers, lowers=self.lowers, rows=sample, names=names)
        self.evidence = [e.with_persons(other for t in alike for other in t.evidence)
                         for e in weighed]  # fmt: skip
        self.columns = settle(self.evidence)
        return self

    def settle(self, expected: frozenset[str]) -> Table:
        """Recognise the columns anew, now that the fields of the table's kind are known."""
        self.of_cases = "suspects" in expected
        known = settle(self.evidence, expected)
        self.columns = fill_remainders(known, self.evidence, self.sample, expected)
        return self

    @property
    def tells_places(self) -> bool:
        """Tell whether its rows may say where: in a column, or by the sheet's name."""
        return not _PLACES.isdisjoint(self.fields) or self.group is not None

    @property
    def group(self) -> Group | None:
        """Return the group that the sheet's name gives all rows, if it is one's."""
        return group_of([self.sheet], regions=self.regions)

    @property
    def blank_dates(self) -> int | None:
        """Return where dates stand, if one is left blank where it is that of the row above."""
        at = self.fields.get("date")
        return at if at is not None and leaves_dates_blank(self.first_rows, at) else None

    @property
    def fields(self) -> dict[str, int]:
        """Return the position of each recognised field that is not a person's."""
        return {c.field: c.index for c in self.columns if c.field != PERSON}


@dataclass(frozen=True)
class _Header:
    """One way to read the header: the row it starts at, how many rows, its texts."""

    start: int
    height: int
    texts: list[str]
    columns: list[Column]
    lowers: list[str]


Knows = Callable[[list[str]], bool]


def find_table(
    sheet: Sheet,
    knows: Knows = lambda headers: False,
    names: frozenset[str] = frozenset(),
    regions: Regions = NO_REGIONS,
) -> Table | None:
    """Return the table of a sheet, None where it has none (a sheet of notes).

    `knows` tells of headers that a mapping explains, whatever their words; they come first.
    `names`: known places in lower case; `regions`: those that headings of groups may name. The
    header is the row, or the rows under merged cells, whose words fit best among the first 40;
    titles stand above it.
    """
    rows = iter(sheet.rows)
    head = list(islice(rows, _DEEPEST_HEADER))
    headers = [h for start in range(len(head)) for h in _headers_at(head, start, knows)]
    if not headers:
        return None
    best = max(headers, key=lambda h: (knows(h.texts), _fit(h, head), -h.height, -h.start))
    titles = " ".join(str(c) for row in head[: best.start] for c in row if c is not None)
    first = best.start + best.height
    blocks = blocks_of(best.texts)
    texts, lowers, tables = best.texts, best.lowers, [head]
    if blocks:
        tables = [[block.cells(row) for row in head] for block in blocks]
        texts, lowers = blocks[0].texts(texts), blocks[0].texts(lowers)
    table = Table(sheet.name, titles, texts, [], lowers=lowers, regions=regions)
    table.header_rows = [_filled(row) for row in tables[0][best.start : first]]
    table.first_rows, *beside = (Header(texts).in_one_order(rows[first:]) for rows in tables)
    table.weigh([*table.first_rows, *chain.from_iterable(beside)], names)
    below = (Row(n, cells) for n, cells in enumerate(chain(head[first:], rows), first + 1))
    table.rows = _rows_of(below, table, sheet.merged, blocks)
    return table


def _rows_of(
    below: Iterator[Row], table: Table, merged: Merged, blocks: list[Block]
) -> Iterator[Row]:
    """Yield the data rows of a table, or of tables beside each other one after the other."""
    regions, group = table.regions, table.group or NO_GROUP
    if not blocks:
        yield from _data_rows(below, table, Above(merged, regions, group, table.blank_dates))
        return
    rows = list(below)
    for block in blocks:
        own = (Row(row.number, block.cells(row.cells)) for row in rows)
        above = Above(block.merged(merged), regions, group, table.blank_dates)
        yield from _data_rows(own, table, above)


def _fit(header: _Header, head: list[list[Cell]]) -> float:
    """Return how well a header's words fit; numbers, and what recurs beneath it, are values."""
    rows = head[header.start : header.start + header.height]
    below = [r for r in head[header.start + header.height :] if r not in rows]
    values = sum(_has_digits(_YEAR.sub("", text)) for text in header.texts)
    known = [c.score for c in header.columns if c.header not in values_of(c.index, below)]
    parts = len(substance_columns(header.texts, header.lowers)) + len(
        women_beside_men(header.texts)
    )
    parted = sum(_parts(lower, upper) for upper, lower in pairwise(rows))
    return sum(known) + parts - values + _PARTED * parted


def _headers_at(head: list[list[Cell]], start: int, knows: Knows) -> list[_Header]:
    """Return the readings of a row as a header, alone and with one or two rows beneath it."""
    if not _could_be_header(head[start]):
        return []
    readings = [_header(start, 1, _texts(head[start]), [])]
    if start + 1 < len(head) and _is_wordy(head[start + 1]):
        texts = _merged_texts(head[start], head[start + 1])
        readings.append(_header(start, 2, texts, _texts(head[start + 1])))
        if start + 2 < len(head) and _is_lowest(head[start + 2], head[start + 1]):
            upper: list[Cell] = [text or None for text in texts]
            texts = _merged_texts(upper, head[start + 2])
            halves = zip_longest(_texts(head[start + 2]), _texts(head[start + 1]), fillvalue="")
            lowers = [lowest or lower for lowest, lower in halves]
            readings.append(_header(start, 3, texts, lowers))
    return [
        h
        for h in readings
        if len(h.columns) + month_count(h.texts, h.lowers) >= _FEWEST_COLUMNS or knows(h.texts)
    ]


def _header(start: int, height: int, texts: list[str], lowers: list[str]) -> _Header:
    return _Header(start, height, texts, recognise_columns(texts, lowers=lowers), lowers)


def _texts(cells: list[Cell]) -> list[str]:
    return ["" if c is None else str(c) for c in cells]


def _merged_texts(upper: list[Cell], lower: list[Cell]) -> list[str]:
    """Join two header rows; a merged upper cell stands over the empty ones to its right."""
    texts, over = [], ""
    for index in range(max(len(upper), len(lower))):
        top = upper[index] if index < len(upper) else None
        below = lower[index] if index < len(lower) else None
        over = str(top) if top is not None else (over if below is not None else "")
        texts.append(" ".join(t for t in (over, str(below or "")) if t))
    return texts


def _could_be_header(cells: list[Cell]) -> bool:
    filled = [c for c in cells if c is not None]
    words = [c for c in filled if _is_word(c)]
    return len(words) >= _FEWEST_COLUMNS and len(words) >= 0.7 * len(filled)


def _is_wordy(cells: list[Cell]) -> bool:
    """Tell whether a row holds words only, as the lower half of a header does."""
    filled = [c for c in cells if c is not None]
    numbers = [c for c in filled if isinstance(c, int)]
    words = [c for c in filled if c not in numbers]
    counted = numbers == list(range(1, len(numbers) + 1))  # "1 2 3 …" beneath "meeting"
    return bool(words) and counted and all(_is_word(c) and not _has_digits(str(c)) for c in words)


def _is_lowest(cells: list[Cell], upper: list[Cell]) -> bool:
    """Tell whether a row of words parts some columns of a header's second row once more."""
    filled = sum(cell is not None for cell in cells)
    return _is_wordy(cells) and filled <= len(cells) // 2 and _parts(cells, upper)


def _parts(cells: list[Cell], upper: list[Cell]) -> bool:
    """Tell whether a row has texts where the row above it, of merged cells, has none."""
    return any(
        cell is not None and (at >= len(upper) or upper[at] is None)
        for at, cell in enumerate(cells)
    )


def _has_digits(text: str) -> bool:
    """Tell whether a text holds a number of two digits or more.

    That of an item ("12. Kurir"), or in the name of a database's field ("NO_KTP_16"), is none.
    """
    plain = _FIELD_NAME.sub("", re.sub(r"^\s*\d{1,2}\s?[.)]", "", text))
    return bool(re.search(r"\d{2,}", plain))


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(re.search(r"[A-Za-z#]|\(\+\)|^%$", cell))


def _data_rows(below: Iterator[Row], table: Table, above: Above) -> Iterator[Row]:
    """Yield data rows; a doubtful row waits until a sure one follows it, or is left out."""
    waiting: list[Row] = []
    header = Header(table.headers)
    for row in below:
        if order := header.order_beneath(row.cells):
            above.reorder(order)
            table.ignored += 1
            continue
        row = above.in_order(row)
        filled = _filled(row.cells)
        if (
            not filled
            or (table.of_cases and _is_only_of_persons(row, table, above))
            or is_subtotal(filled)
            or filled in table.header_rows
            or is_example(filled)
            or numbers_columns(filled)
            or (is_signature(filled) and row.number not in above.merged)
        ):
            table.ignored += 1
            continue
        surely = _is_identified(row, table.columns)
        if (group := _group_headed_by(row, filled, above, surely=surely)) is not None:
            above.open(group)
            table.ignored += 1
            continue
        if _heads_a_recap(row, table):
            table.ignored += 1 + sum(1 for _ in below)
            break
        row = above.fill(row, table.columns, surely=surely)
        if surely or _is_identified(row, table.columns):
            yield from waiting
            waiting.clear()
            yield row
        else:
            waiting.append(row)
    table.ignored += len(waiting)


def _group_headed_by(row: Row, filled: list[Cell], above: Above, *, surely: bool) -> Group | None:
    """Return the group that a row opens, None where it is no heading.

    `filled`: its cells that hold a value; `surely`: it is surely data, if it is no heading that
    says so. Beneath a heading that nobody understands, that of the group before says nothing.
    """
    if row.number in above.merged:
        return None
    if group := above.group_in(filled):
        return group
    if len(filled) == 1 and _NOTE.match(str(filled[0])):
        return above.group
    if len(filled) == 1 and _is_a_note(row):
        return NO_GROUP
    alone = len(filled) == 1 and _is_word(filled[0])
    return NO_GROUP if alone and not surely else None


def _is_a_note(row: Row) -> bool:
    """Tell whether a row is a sentence in its first columns, as notes beneath a table are."""
    texts = [str(cell) for cell in row.cells[:_FEWEST_COLUMNS] if cell is not None]
    return bool(texts) and len(_WORD.findall(texts[0])) >= _WORDS_OF_A_NOTE


def _heads_a_recap(row: Row, table: Table) -> bool:
    """Tell whether a row is the header of a small table of counts beneath that of the records."""
    if "count" in table.fields or not _is_wordy(row.cells):
        return False
    fields = {column.field for column in recognise_columns(_texts(row.cells))}
    return bool(fields & {"count", "amount"}) and fields <= _OF_A_RECAP and len(fields) > 1


def _is_only_of_persons(row: Row, table: Table, above: Above) -> bool:
    """Tell whether a row names a person and nothing else: one more of the case above it."""
    filled = {at for at, cell in enumerate(row.cells) if cell not in (None, "")}
    persons = {c.index for c in table.columns if c.field == PERSON}
    read = {c.index for c in table.columns} - persons
    alone = filled & persons and not filled & read
    return bool(alone) and row.number not in above.merged


def _is_identified(row: Row, columns: list[Column]) -> bool:
    """Tell whether a row is surely data: numbered, dated, coded or mostly filled."""
    where = {c.field: c.index for c in columns}

    def cell(field: str) -> Cell:
        index = where.get(field)
        return row.cells[index] if index is not None and index < len(row.cells) else None

    numbered = (
        isinstance(cell("sequence"), int) or str(cell("sequence") or "").strip(". ").isdigit()
    )
    identified = any(cell(f) is not None and _has_digit(cell(f)) for f in ("number", "code"))
    date = cell("date")
    tried = read_date(date) is not None or re.match(r"\s*\d", str(date))
    dated = bool(tried) and len(_filled(row.cells)) > 1
    wanted = max(3, round(0.5 * len(columns)))
    return numbered or identified or dated or len(_filled(row.cells)) >= wanted


def _has_digit(value: Cell) -> bool:
    return bool(re.search(r"\d", str(value)))


def _filled(cells: list[Cell]) -> list[Cell]:
    return [c for c in cells if c is not None and c != ""]
