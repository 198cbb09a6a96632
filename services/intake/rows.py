"""One row of a table becomes a record or a rejection."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS
from services.intake.columns import INDICATOR_FIELDS
from services.intake.identity import Identities
from services.intake.layout import Row, Table
from services.intake.readers import Cell
from services.intake.values import (
    EARLIEST,
    InCity,
    quantity_of,
    read_coordinate,
    read_count,
    read_date,
    read_presence,
    read_quantities,
    read_substance,
    scrub,
)
from services.records import Place, Quantity, Record, RecordKind, Rejection

_LONGEST_WORD = 60
_AGENCY = re.compile(
    r"\b(polres|polsek|polda|polri|bnn[kp]?|bareskrim|bea\s*cukai|lapas|rutan|kejari|kejaksaan|tni|"
    r"imigrasi|satpol\s*pp|ditresnarkoba|kpp|puskesmas|rs\w*|rumah sakit|pmi|kelurahan|dinas)\b",
    re.IGNORECASE,
)
OTHER = "lainnya"


@dataclass(frozen=True)
class Context:
    """Hold what reading rows needs besides the rows: kind, city, clock, identities."""

    kind: RecordKind
    in_city: InCity
    today: dt.date
    year: int
    identities: Identities


Outcome = Record | Rejection


def read_rows(table: Table, context: Context) -> Iterator[Outcome]:
    """Yield a record or a rejection for every data row, in order; none vanishes."""
    for row in table.rows:
        yield _read_row(_Cells(row, table.fields), table.sheet, context)


@dataclass(frozen=True)
class _Cells:
    row: Row
    fields: dict[str, int]

    def __call__(self, field: str) -> Cell:
        index = self.fields.get(field)
        if index is None or index >= len(self.row.cells):
            return None
        value = self.row.cells[index]
        return None if isinstance(value, str) and value.strip(" -–.") == "" else value

    def text(self, field: str) -> str:
        value = self(field)
        return "" if value is None else str(value).strip()


def _read_row(cells: _Cells, sheet: str, context: Context) -> Outcome:
    day = _day(cells, context)
    if isinstance(day, str):
        return _reject_date(cells.row.number, sheet, day)
    place = _place(cells, context)
    if place.is_empty:
        return _reject_place(cells.row.number, sheet)
    details = {k: v for k, v in _details(cells, context).items() if v not in (None, "")}
    if missing := _missing_answers(context.kind, details):
        return _reject_answers(cells.row.number, sheet, missing)
    quantities = _quantities(cells)
    return Record(
        kind=context.kind,
        identity=_identity(cells, context, day, place, details, quantities),
        row=cells.row.number,
        occurred_on=day,
        place=place if context.kind.keeps_address else _without_address(place),
        quantities=quantities,
        details=details,
    )


def _day(cells: _Cells, context: Context) -> dt.date | str:
    """Return the day of a row, or why it has none: "missing", "impossible", "future", "early"."""
    if not context.kind.dated:
        year = read_count(cells("year"))
        return dt.date(year if year and 2000 <= year <= 2100 else context.year, 1, 1)
    if cells("date") is None:
        return "missing"
    day = read_date(cells("date"))
    if day is None:
        return "impossible"
    if day > context.today:
        return "future"
    return day if day >= EARLIEST else "early"


def _place(cells: _Cells, context: Context) -> Place:
    coordinate = read_coordinate(
        cells("coordinate") if cells("coordinate") is not None else cells("lat"),
        None if cells("coordinate") is not None else cells("lon"),
        context.in_city,
    )
    return Place(
        address=scrub(cells.text("address") or cells.text("domicile")),
        kelurahan=scrub(cells.text("kelurahan")),
        kecamatan=scrub(cells.text("kecamatan")),
        city=scrub(cells.text("city")),
        code=_code(cells.text("code")),
        lon=coordinate.lon if coordinate else None,
        lat=coordinate.lat if coordinate else None,
        coordinate_note=coordinate.note if coordinate else "",
    )


def _code(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    known = len(digits) == 10
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}" if known else ""


def _without_address(place: Place) -> Place:
    return Place(kelurahan=place.kelurahan, kecamatan=place.kecamatan, code=place.code,
                 address=place.address, city=place.city)  # fmt: skip


def _agency(value: Cell) -> str | None:
    """Return an office's name; anything that names no office could be a person."""
    text = scrub(str(value))[:_LONGEST_WORD] if value is not None else ""
    return (text if _AGENCY.search(text) else OTHER) if text else None


def _word(value: Cell) -> str | None:
    """Return a short category; a longer text could tell of a person and is not kept."""
    text = scrub(str(value)) if value is not None else ""
    if not text or re.search(r"\d{5,}", text):
        return None
    return text if len(text) <= _LONGEST_WORD and len(text.split()) <= 6 else OTHER


DETAILS: dict[str, tuple[str, Callable[[Cell], Any]]] = {
    "suspects": ("suspects", read_count),
    "agency": ("agency", _agency),
    "report_channel": ("report_channel", _word),
    "report_type": ("report_type", _word),
    "venue": ("venue", _word),
    "examined": ("examined", read_count),
    "positive": ("positive", read_count),
    "recommendation": ("recommendation", _word),
    "article": ("article", _word),
    "substance": ("substance", read_substance),
    "treatment_source": ("treatment_source", _word),
    "purpose": ("purpose", _word),
    "activity": ("activity", _word),
    "audience": ("audience", _word),
    "participants": ("participants", read_count),
    "survey_target": ("survey_target", read_count),
    "respondents": ("respondents", read_count),
    "saw_dealing": ("saw_dealing", read_count),
}


def _details(cells: _Cells, context: Context) -> dict[str, Any]:
    found = {name: read(cells(field)) for name, (field, read) in DETAILS.items()}
    if context.kind.name == "indicator":
        present = {key: read_presence(cells(key)) for key in INDICATOR_FIELDS}
        core = len(CORE_INDICATORS)
        answers = [present[key] for key in INDICATOR_FIELDS]
        found["core"], found["supporting"] = answers[:core], answers[core:]
        assert len(answers) == core + len(SUPPORTING_INDICATORS)
    return found


def _missing_answers(kind: RecordKind, details: dict[str, Any]) -> str | None:
    """Return the field without which a survey row says nothing."""
    if kind.name != "survey":
        return None
    asked, saw = details.get("respondents"), details.get("saw_dealing")
    if asked is None or saw is None:
        return "respondents" if asked is None else "saw_dealing"
    return "saw_dealing" if saw > asked else None


def _quantities(cells: _Cells) -> tuple[Quantity, ...]:
    listed = read_quantities(cells("evidence"))
    return listed or quantity_of(cells("substance"), cells("amount"), cells("unit"))


def _identity(
    cells: _Cells,
    context: Context,
    day: dt.date,
    place: Place,
    details: dict[str, Any],
    quantities: tuple[Quantity, ...],
) -> str:
    kind, number = context.kind.key, cells.text("number")
    if not context.kind.dated:
        where = place.code or place.kelurahan.lower() or place.address.lower()
        return context.identities.of_number(kind, f"{where} {day.year}")
    if re.search(r"\d", number):
        return context.identities.of_number(kind, number)
    where = " ".join([place.address, place.kelurahan, place.code, str(place.lon), str(place.lat)])
    words = re.sub(r"\W+", " ", where.lower()).strip()
    return context.identities.of_content(
        kind, [day.isoformat(), words, repr(sorted(details.items())), repr(quantities)]
    )


_DATE_REASONS = {
    "missing": ("tanggal kosong", "the date is missing"),
    "impossible": ("tanggal tidak ada di kalender", "the date is not in the calendar"),
    "future": ("tanggal di masa depan", "the date lies in the future"),
    "early": ("tanggal sebelum 1990", "the date is before 1990"),
}


def _reject_date(row: int, sheet: str, why: str) -> Rejection:
    reason_id, reason_en = _DATE_REASONS[why]
    return Rejection(
        row, "date", reason_id, reason_en,
        "Isi tanggal sebagai hari/bulan/tahun, misalnya 31/01/2024, lalu kirim ulang baris ini.",
        "Give the date as day/month/year, for instance 31/01/2024, and send this row again.",
        sheet,
    )  # fmt: skip


def _reject_place(row: int, sheet: str) -> Rejection:
    return Rejection(
        row, "address", "tidak ada alamat, kelurahan, atau koordinat",
        "there is no address, kelurahan or coordinate",
        "Isi alamat, atau cukup nama kelurahannya, lalu kirim ulang baris ini.",
        "Give an address, or just the kelurahan's name, and send this row again.",
        sheet,
    )  # fmt: skip


def _reject_answers(row: int, sheet: str, field: str) -> Rejection:
    return Rejection(
        row, field, "jumlah jawaban kosong atau lebih banyak daripada responden",
        "the number of answers is missing or larger than that of the respondents",
        "Isi jumlah responden dan jumlah jawaban 'ya', lalu kirim ulang baris ini.",
        "Give the number of respondents and of 'yes' answers, and send this row again.",
        sheet,
    )  # fmt: skip
