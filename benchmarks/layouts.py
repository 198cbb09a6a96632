"""Claim: spreadsheets in a layout never seen import with the right kind and columns, unaided.

Every sample file is written anew as invented officers would (`layout_words`): their header words,
another order of columns, other delimiters, encodings, date and coordinate styles, one sheet for
each month, columns without a name, columns that nobody asked for. A file is right in every value
when all its rows give the same records and rejections as the sample itself. Its peer is the mapping
by hand, which is right by construction.

    python -m benchmarks.layouts               # all officers, those of the development first
    python -m benchmarks.layouts --misses      # and which columns were missed

What each round of unseen officers gave when it was first read:

    officers    files   kind  asked  wrong  counts  values
    I to L        160    160      0      0     145     104
    M to P        160    148     12      0     144     114
    Q to T        160    152      4      4     152     126
    U to X        160    144      7      9     151     122
    AA to AD      160    144     12      4     152     126
    AE to AH      160    160      0      0     156     140
    AI to AL      160    156      4      0     156     151
    AM to AP      160    160      0      0     160     150
    AQ to AX      320    320      0      0     311     311

Every round was read afterwards, and causes of a class were mended; the next one then measured what
that was worth. Q to X were measured with one recogniser, each later round with another.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import random
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from benchmarks.layout_words import DEVELOPMENT, ROUNDS, Words
from services.demo import sample_files
from services.errors import ServiceError, UnknownKind
from services.intake.dates import read_date
from services.intake.files import IntakeRules, read_file
from services.intake.kinds import fields_of_kind
from services.intake.layout import find_table
from services.intake.readers import Cell, read_sheets
from services.intake.vocabulary import PERSON
from services.records import RECORD_KINDS, Record, Rejection
from services.settings import Settings
from services.wiring import Office

VARIANTS = 4
_MONTHS = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
           "Desember").split()  # fmt: skip
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DATE_STYLES: dict[str, Callable[[dt.date], Cell]] = {
    "12/03/2024": lambda d: f"{d:%d/%m/%Y}",
    "12 Maret 2024": lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
    "12-03-24": lambda d: f"{d:%d-%m-%y}",
    "2024/03/12": lambda d: f"{d:%Y/%m/%d}",
    "12.03.2024": lambda d: f"{d:%d.%m.%Y}",
    "45363": lambda d: (d - dt.date(1899, 12, 30)).days,
    "03/12/2024 (month first)": lambda d: f"{d:%m/%d/%Y}",
    "2024-03-12 09:30": lambda d: f"{d:%Y-%m-%d} 09:30",
    "3-Jan-24": lambda d: f"{d.day}-{_ENGLISH[d.month - 1]}-{d:%y}",
    "January 3, 2024": lambda d: f"{d:%B} {d.day}, {d.year}",
    "Sel, 12-Mar-2024": lambda d: f"{d.day}-{_MONTHS[d.month - 1][:3]}-{d.year}",
}
COORDINATE_STYLES = ("as is", "decimal comma", "swapped")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
ENDINGS = (".csv;", ".csv,", ".csv\t", ".csv|", ".xlsx")
JUNK: dict[str, Callable[[random.Random], Cell]] = {
    "Keterangan": lambda rng: rng.choice(("lengkap", "menyusul", None)),
    "Tgl Input": lambda rng: f"{rng.randint(13, 28)}/01/2025",
    "Paraf": lambda rng: None,
    "Status Berkas": lambda rng: rng.choice(("OK", "revisi")),
    "No HP Petugas": lambda rng: f"0812{rng.randint(10_000_000, 99_999_999)}",
    "Diperiksa Oleh": lambda rng: rng.choice(("KENARI", "MERAK")),
    "Bulan": lambda rng: rng.choice(_MONTHS),
}


@dataclass(frozen=True)
class Sample:
    """Hold one sample file as a plain table: what its columns are and what its rows give."""

    stem: str
    fields: dict[int, str]
    rows: list[list[Cell]]
    kind: str
    outcomes: list[Any]


def read_sample(path: Path, rules: IntakeRules) -> Sample:
    table = next(t for s in read_sheets(path, max_mb=rules.max_mb) if (t := find_table(s)))
    width = len(table.headers)
    rows = [[*r.cells, *[None] * width][:width] for r in table.rows]
    file = read_file(path, rules)
    fields = {c.index: c.field for c in table.columns}
    return Sample(path.stem, fields, rows, file.kind.key, [_plain(o) for o in file.outcomes])


def _plain(outcome: Record | Rejection) -> Any:
    """Return what a row gave, without what depends on the file it stood in."""
    if isinstance(outcome, Rejection):
        return outcome.field
    place = outcome.place
    words = (place.address, place.kelurahan, place.kecamatan)
    spot = None if place.lon is None or place.lat is None else (round(place.lon, 5),
                                                               round(place.lat, 5))  # fmt: skip
    said = tuple(" ".join(w.lower().split()) for w in words)
    # Officers name the column "Sumber" of the certificates by its purpose.
    details = {"purpose" if k == "treatment_source" else k: v for k, v in outcome.details.items()}
    return (outcome.occurred_on, said, place.code, spot, details, outcome.quantities)


@dataclass(frozen=True)
class Style:
    """Hold how one file is written."""

    ending: str
    date: str
    coordinate: str
    junk: tuple[str, ...]
    order: random.Random
    encoding: str
    by_month: bool


def style_of(seed: str) -> Style:
    rng = random.Random(seed)
    junk = tuple(rng.sample(list(JUNK), rng.randint(0, 3)))
    ending, date = rng.choice(ENDINGS), rng.choice(list(DATE_STYLES))
    coordinate, encoding = rng.choice(COORDINATE_STYLES), rng.choice(ENCODINGS)
    return Style(ending, date, coordinate, junk, rng, encoding, rng.random() < 0.5)


def write_anew(sample: Sample, words: tuple[str, str], style: Style, folder: Path) -> Path:
    """Write a sample in an officer's words and a style of its own."""
    name, headers = words[0], words[1].split(";")
    assert len(headers) == len(sample.rows[0]), (sample.stem, len(headers), len(sample.rows[0]))
    columns = [
        (header, [_restyled(row[i], sample.fields.get(i, ""), style) for row in sample.rows])
        for i, header in enumerate(headers)
    ]
    columns = _swapped(columns, sample, style)
    columns += [(h, [JUNK[h](style.order) for _ in sample.rows]) for h in style.junk]
    columns = _shuffled(columns, style.order)
    head: list[list[Cell]] = [[h for h, _ in columns]]
    if any("|" in h for h, _ in columns):
        head = _two_rows([h for h, _ in columns])
    rows = [*head, *map(list, zip(*(values for _, values in columns), strict=True))]
    if "date" not in sample.fields.values() and "2024" not in name:
        name += " 2024"  # the only place where such a file can say its year
    path = folder / f"{name}{style.ending[:4] if style.ending != '.xlsx' else '.xlsx'}"
    parts = {"Data": rows}
    if style.by_month and style.ending == ".xlsx":
        parts = _by_month(rows, len(head), sample)
    return _write(path, parts, style)


def _by_month(rows: list[list[Cell]], height: int, sample: Sample) -> dict[str, list[list[Cell]]]:
    """Part rows into one sheet for each month; a row without a day goes with the last."""
    at = next((i for i, f in sample.fields.items() if f == "date"), None)
    if at is None:
        return {"Data": rows}
    parts: dict[str, list[list[Cell]]] = {}
    last = "Januari"
    for row, written in zip(sample.rows, rows[height:], strict=True):
        day = read_date(row[at])
        last = _MONTHS[day.month - 1] if day else last
        parts.setdefault(last, [*rows[:height]]).append(written)
    return parts


def _restyled(cell: Cell, field: str, style: Style) -> Cell:
    if field == "date":
        day = read_date(cell)
        return "tidak diketahui" if day is None else DATE_STYLES[style.date](day)
    if field in ("lat", "lon") and style.coordinate == "decimal comma" and cell is not None:
        return str(cell).replace(".", ",")
    if field == "coordinate" and isinstance(cell, str) and style.coordinate == "swapped":
        parts = cell.split(",")
        return f"{parts[1].strip()}, {parts[0].strip()}" if len(parts) == 2 else cell
    return cell


def _swapped(columns: list[Any], sample: Sample, style: Style) -> list[Any]:
    """Put latitudes under longitude and the other way round, as happens."""
    where = {f: i for i, f in sample.fields.items()}
    if style.coordinate == "swapped" and {"lat", "lon"} <= set(where):
        lat, lon = where["lat"], where["lon"]
        columns[lat], columns[lon] = (columns[lat][0], columns[lon][1]), (
            columns[lon][0], columns[lat][1],
        )  # fmt: skip
    return columns


def _shuffled(columns: list[Any], rng: random.Random) -> list[Any]:
    """Shuffle columns; those under one merged header stay together."""
    groups: dict[str, list[Any]] = {}
    for number, column in enumerate(columns):
        over = column[0].split("|")[0] if "|" in column[0] else str(number)
        groups.setdefault(over, []).append(column)
    blocks = list(groups.values())
    rng.shuffle(blocks)
    return [column for block in blocks for column in block]


def _two_rows(headers: list[str]) -> list[list[Cell]]:
    parts = [h.split("|") if "|" in h else [h, None] for h in headers]
    uppers = [p[0] for p in parts]
    upper = [None if i and u == uppers[i - 1] else u for i, u in enumerate(uppers)]
    return [upper, [p[1] for p in parts]]


def _write(path: Path, parts: dict[str, list[list[Cell]]], style: Style) -> Path:
    if style.ending == ".xlsx":
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in parts.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(path)
        return path
    with path.open("w", encoding=style.encoding, newline="") as file:
        csv.writer(file, delimiter=style.ending[-1]).writerows(parts["Data"])
    return path


def judge(sample: Sample, path: Path, rules: IntakeRules) -> Counter[str]:
    """Return what was right of one file."""
    found: Counter[str] = Counter(files=1)
    try:
        file = read_file(path, rules)
        outcomes = [_plain(o) for o in file.outcomes]
    except UnknownKind:
        return found + Counter(asked=1)
    except ServiceError:
        return found + Counter(refused=1)
    found["kind"] = file.kind.key == sample.kind
    found["wrong_kind"] = file.kind.key != sample.kind
    rejected = [sum(isinstance(o, str) for o in outs) for outs in (outcomes, sample.outcomes)]
    found["counts"] = (len(outcomes), rejected[0]) == (len(sample.outcomes), rejected[1])
    found["values"] = found["kind"] and Counter(map(repr, outcomes)) == Counter(
        map(repr, sample.outcomes)
    )
    return found


def misses(sample: Sample, words: tuple[str, str], path: Path, rules: IntakeRules) -> list[str]:
    """Return which columns were taken for something else than they are."""
    headers = [h.replace("|", " ") for h in words[1].split(";")]
    table = next((t for s in read_sheets(path, max_mb=9) if (t := find_table(s))), None)
    if table is None:
        return [f"{path.name}: no table"]
    table.settle(fields_of_kind(RECORD_KINDS[sample.kind]))
    taken = {c.header: c.field for c in table.columns}
    wanted = {h: sample.fields.get(i, "-") for i, h in enumerate(headers)}
    wrong = [
        f"{h!r}: {w} → {taken.get(h, '-')}" for h, w in wanted.items() if w != taken.get(h, "-")
    ]
    loose = [f"{h!r} → {f}" for h, f in taken.items() if h not in wanted and f != PERSON]
    return [f"{path.name}: {text}" for text in (*wrong, *loose)]


Trust = tuple[float, bool]
"""What is stated of a column, and whether it is right."""
_SAME = ({"number", "sequence"}, {"purpose", "treatment_source"}, {"kelurahan", "domicile"})
TRUST_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999, 1.001)


def trusts(sample: Sample, words: tuple[str, str], path: Path, rules: IntakeRules) -> list[Trust]:
    """Return how sure each column that is read was said to be, and whether it was right."""
    table = next((t for s in read_sheets(path, max_mb=9) if (t := find_table(s))), None)
    if table is None:
        return []
    table.settle(fields_of_kind(RECORD_KINDS[sample.kind]))
    truth = {"Bulan": "month"}
    for i, header in enumerate(words[1].split(";")):
        # Under a merged header, the lower half may be all that is read.
        for name in (header.replace("|", " "), header.split("|")[-1]):
            truth[name] = sample.fields.get(i, "-")
    read = [c for c in table.columns if c.field != PERSON]
    return [(c.score, _is_same(truth.get(c.header, "-"), c.field)) for c in read]


def _is_same(one: str, other: str) -> bool:
    """Tell whether two fields are one, or say the same of this sample."""
    return one == other or any({one, other} == pair for pair in _SAME)


def reliability(found: list[Trust]) -> list[str]:
    """Return a table: the confidence stated of columns against how often they were right."""
    lines = []
    for low, high in pairwise(TRUST_BANDS):
        part = [(stated, right) for stated, right in found if low <= stated < high]
        if part:
            stated, right = (sum(values) / len(part) for values in zip(*part, strict=True))
            band = f"  {low:.2f}-{min(high, 1):.2f}  n {len(part):>5}"
            lines.append(f"{band}  stated {stated:.3f}  right {right:.3f}")
    return lines


def measure(
    officers: dict[str, Words], samples: list[Sample], rules: IntakeRules, *, told: bool
) -> tuple[dict[str, Counter[str]], list[Trust]]:
    """Judge every file of every officer in every variant, and each column's confidence."""
    totals: dict[str, Counter[str]] = {}
    stated: list[Trust] = []
    for officer, words in officers.items():
        total: Counter[str] = Counter()
        for sample in samples:
            for variant in range(VARIANTS):
                with tempfile.TemporaryDirectory() as folder:
                    style = style_of(f"{officer} {sample.stem} {variant}")
                    path = write_anew(sample, words[sample.stem], style, Path(folder))
                    found = judge(sample, path, rules)
                    if told and not found["values"]:
                        print(officer, {k: v for k, v in found.items() if v}, style.date,
                              style.coordinate, style.ending)  # fmt: skip
                        print("   ", *misses(sample, words[sample.stem], path, rules), sep="\n    ")
                    stated += trusts(sample, words[sample.stem], path, rules)
                total += found
        totals[officer] = total
    return totals, stated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="tell which columns were missed")
    wanted = parser.parse_args()
    office = Office(Settings(store="memory:"))
    rules = replace(office.intake().rules, today=dt.date(2026, 1, 1))
    samples = [read_sample(path, rules) for path in sample_files(office.settings.data_dirs)]
    groups = {"development": DEVELOPMENT, **ROUNDS}
    print(
        f"{'officer':<26}{'files':>6}{'kind':>6}{'asked':>7}{'wrong':>7}{'counts':>8}{'values':>8}"
    )
    for group, officers in groups.items():
        totals, stated = measure(officers, samples, rules, told=wanted.misses)
        totals[f"{group}, all"] = sum(totals.values(), Counter())
        for officer, t in totals.items():
            asked = t["asked"] + t["refused"]
            print(f"{officer:<26}{t['files']:>6}{t['kind']:>6}{asked:>7}{t['wrong_kind']:>7}"
                  f"{t['counts']:>8}{t['values']:>8}")  # fmt: skip
        print("confidence of columns that are read:", *reliability(stated), sep="\n")


if __name__ == "__main__":
    main()
