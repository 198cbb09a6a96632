"""One row of a table becomes a record or a rejection."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS
from services.intake.columns import holds_clients
from services.intake.coordinates import InCity, read_coordinate
from services.intake.dates import EARLIEST, TO, read_date
from services.intake.identity import Identities
from services.intake.layout import Table
from services.intake.months import month_columns, read_day_of, read_month
from services.intake.persons import scrub
from services.intake.readers import Cell
from services.intake.rejections import reject_answers, reject_count, reject_date, reject_place
from services.intake.row_cells import Cells
from services.intake.seized import read_seized, substance_columns
from services.intake.sexes import women_beside_men
from services.intake.substances import read_substances
from services.intake.values import is_dash, read_count, read_found, read_presence
from services.intake.vocabulary import INDICATOR_FIELDS, ORIGIN_FILE, ORIGIN_ROW
from services.records import Channel, Place, Quantity, Record, RecordKind, Rejection

_LONGEST_WORD = 60
_AGENCY = re.compile(
    r"\b(polres|polsek|polda|polri|bnn[kp]?|bareskrim|bea\s*cukai|lapas|rutan|kejari|kejaksaan|tni|"
    r"imigrasi|satpol\s*pp|ditresnarkoba|kpp|puskesmas|rs\w*|rumah sakit|pmi|kelurahan|dinas)\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(brigadir|brig|brip\w*|bharada|bharatu|aip\w*|ipda|iptu|akp|akbp|kompol|kombes\w*|an|a\.\s*n|"
    r"oleh|petugas|penyidik|pak|bapak|bpk|bu|ibu|sdr|sdri|saudara|saudari)\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s[-–—]+\s|[,;:(]")
_BARE_DAY = re.compile(rf"(\d{{1,2}})(?:\s*{TO}\s*\d{{1,2}})?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_OF_PAPERS = (Channel.EFFORT, Channel.PROGRAMME)
"""Channels whose numbers are those of a warrant or a letter, not of a case or a client."""
_OF_AN_EVENT = 2
"""How much of a row's content tells one event from another: its day and its place."""
OTHER = "lainnya"
FEWEST_MONTHS = 3


@dataclass(frozen=True)
class Context:
    """Hold what reading rows needs besides the rows: kind, city, clock, identities.

    `month`: year and month that the sheet's name gives, for day numbers without them; `years`: how
    many years title, sheet and file name, of which `year` is the last;
    `month_first`: whether dates in numbers have the month before the day; `places`: names
    of known places, in lower case, which are never taken for a person's.
    """

    kind: RecordKind
    in_city: InCity
    today: dt.date
    year: int
    identities: Identities
    month: tuple[int, int] | None = None
    years: int = 1
    month_first: bool = False
    places: frozenset[str] = frozenset()


Outcome = Record | Rejection


def read_rows(table: Table, context: Context) -> Iterator[Outcome]:
    """Yield a record or a rejection for every data row, in order; none vanishes.

    A recapitulation (kelurahan × month, or one count per row) gives counted records.
    """
    months = month_columns(table.headers, table.lowers)
    recap = len(months) >= FEWEST_MONTHS and not holds_clients(table.evidence)
    substances = substance_columns(table.headers, table.lowers)
    women, fields = women_beside_men(table.headers), table.fields
    for row in table.rows:
        cells = Cells(row, fields, substances, women)
        if recap:
            yield from read_recap_row(cells, months, table.sheet, context)
        else:
            yield from _read_cells(cells, table.sheet, context)


def _read_cells(cells: Cells, sheet: str, context: Context) -> Iterator[Outcome]:
    """Yield what a row gives: a month with a count is a recapitulation, anything else a record."""
    month = _month(cells, context)
    if month is None or "count" not in cells.fields or cells("number") is not None:
        yield _read_row(cells, sheet, context)
        return
    place = read_place(cells, context)
    if place.is_empty:
        yield reject_place(cells.row.number, sheet)
    else:
        own = _told(cells, context) if context.kind.channel in _OF_PAPERS else {}
        yield from _counted(cells, sheet, context, place, month, cells("count"), own)


def _read_row(cells: Cells, sheet: str, context: Context) -> Outcome:
    day = _day(cells, context)
    if isinstance(day, str):
        return reject_date(cells.row.number, sheet, day)
    place = read_place(cells, context)
    if place.is_empty:
        return reject_place(cells.row.number, sheet)
    details = _told(cells, context)
    if _month(cells, context):
        details["day"] = "unknown"
    if missing := _missing_answers(context.kind, details):
        return reject_answers(cells.row.number, sheet, missing)
    quantities = read_seized(cells)
    content = content_of(day, place, details, quantities)
    identity, numbered = _identity(cells, context, day, place, content)
    return Record(
        kind=context.kind,
        identity=identity,
        row=cells.row.number,
        occurred_on=day,
        place=keep_place(place, context.kind),
        quantities=quantities,
        details=details,
        fingerprint=context.identities.fingerprint(content),
        numbered=numbered,
    )


def read_recap_row(
    cells: Cells, months: dict[int, tuple[int | None, int]], sheet: str, context: Context
) -> Iterator[Outcome]:
    """Yield one counted record per filled month of a kelurahan's row.

    A recapitulation is the lawful form in which health data are passed on (PP 25/2011).
    """
    place = read_place(cells, context)
    if place.is_empty:
        yield reject_place(cells.row.number, sheet)
        return
    for column, (year, month) in months.items():
        cell = cells.at(column)
        first = dt.date(year or context.year, month, 1)
        yield from _counted(cells, sheet, context, place, first, cell, {})


def _counted(
    cells: Cells,
    sheet: str,
    context: Context,
    place: Place,
    first: dt.date,
    cell: Cell,
    own: dict[str, Any],
) -> Iterator[Outcome]:
    """Yield the counted record of a month, nothing for none; `own`: what else its row tells."""
    count = 0 if cell is None or is_dash(cell) else read_count(cell)
    if count is None:
        yield reject_count(cells.row.number, sheet)
    elif count and first > context.today:
        yield reject_date(cells.row.number, sheet, "future")
    elif count:
        yield _recap_record(cells, context, place, first, count, own)


def _recap_record(
    cells: Cells,
    context: Context,
    place: Place,
    first: dt.date,
    count: int,
    own: dict[str, Any],
) -> Record:
    where = place.code or f"{place.kelurahan or place.address} {place.kecamatan}".lower()
    content = content_of(first, place, {**own, "count": count}, ())
    what = " ".join(str(own[field]) for field in sorted(own) if isinstance(own[field], str))
    return Record(
        kind=context.kind,
        identity=context.identities.of_number(
            context.kind.key, f"recap {where} {first} {what}".rstrip()
        ),
        row=cells.row.number,
        occurred_on=first,
        place=keep_place(place, context.kind),
        count=count,
        details={**own, "recap": "month"},
        fingerprint=context.identities.fingerprint(content),
        numbered=True,
    )


def _day(cells: Cells, context: Context) -> dt.date | str:
    """Return the day of a row, or why it has none: "missing", "impossible", "future", "early"."""
    if not context.kind.dated:
        return dt.date(_year(cells, context), 1, 1)
    day = read_date(cells("date"), month_first=context.month_first)
    day = day or _day_of_year(cells, context)
    day = day or _day_of_month(cells("date"), _month_around(cells, context))
    day = day or _month(cells, context)
    if day is None:
        return "missing" if cells("date") is None else "impossible"
    if day > context.today:
        return "future"
    return day if day >= EARLIEST else "early"


def _day_of_year(cells: Cells, context: Context) -> dt.date | None:
    """Read a day that names no year as one of the year of its column, sheet or file."""
    around = _month_around(cells, context)
    day = read_day_of(around[0], cells("date")) if around else None
    if around and day and day.month == around[1]:
        return day
    sure = read_count(cells("year")) is not None or context.years <= 1
    return read_day_of(_year(cells, context), cells("date")) if sure else None


def _month(cells: Cells, context: Context) -> dt.date | None:
    """Return the first of the month of a row that names no day; None where it names one."""
    field = "date" if "date" in cells.fields else "month"
    text = cells(field)
    found = read_month(text) if isinstance(text, str) else None
    if found is None or not context.kind.dated:
        return None
    return dt.date(found[0] or _year(cells, context), found[1], 1)


def _month_around(cells: Cells, context: Context) -> tuple[int, int] | None:
    """Return the month of a bare day: in columns beside it, its group's heading, or its sheet."""
    found = _month_beside(cells) or cells.row.group.month
    if found is None:
        return context.month
    return found[0] or _year(cells, context), found[1]


def _year(cells: Cells, context: Context) -> int:
    """Return the year of a row's own column, else that of its sheet or file."""
    said = read_count(cells("year"))
    return said if said and 2000 <= said <= 2100 else context.year


def _month_beside(cells: Cells) -> tuple[int | None, int] | None:
    """Return the month in a column beside that of the day: a name or a number."""
    if "date" not in cells.fields:
        return None
    number = read_count(cells("month"))
    named = read_month(cells("month"))
    return named or ((None, number) if number and 1 <= number <= 12 else None)


def _day_of_month(value: Cell, month: tuple[int, int] | None) -> dt.date | None:
    """Read a bare day number, the first of several, beneath the name of a month."""
    day = _BARE_DAY.fullmatch(str(value).strip())
    if month is None or day is None:
        return None
    try:
        return dt.date(*month, int(day[1]))
    except ValueError:
        return None


def read_place(cells: Cells, context: Context) -> Place:
    """Return what a row says about where, free of what could name a person."""
    coordinate = read_coordinate(
        cells("coordinate") if cells("coordinate") is not None else cells("lat"),
        None if cells("coordinate") is not None else cells("lon"),
        context.in_city,
    )
    return Place(
        address=scrub(cells.text("address") or cells.text("domicile"), context.places),
        kelurahan=scrub(cells.text("kelurahan") or cells.row.group.kelurahan),
        kecamatan=scrub(cells.text("kecamatan") or cells.row.group.kecamatan),
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


def keep_place(place: Place, kind: RecordKind) -> Place:
    """Return the place as a record may keep it; the geocoder still needs the words of it."""
    if kind.finest == "cell":
        return place
    return replace(place, lon=None, lat=None, coordinate_note="")


def _agency(value: Cell) -> str | None:
    """Return an office's name, cut before an officer's; what names no office could be a person."""
    text = scrub(str(value)) if value is not None else ""
    if not text:
        return None
    parts = (_OFFICER.split(part)[0].strip(" .") for part in _AFTER_NAME.split(text))
    named = next((part for part in parts if _AGENCY.search(part)), "")
    return named[:_LONGEST_WORD] or OTHER


def _word(value: Cell) -> str | None:
    """Return a short category; a longer text could tell of a person and is not kept."""
    text = scrub(str(value)) if value is not None else ""
    if not text or re.search(r"\d{5,}", text):
        return None
    return text if len(text) <= _LONGEST_WORD and len(text.split()) <= 6 else OTHER


DETAILS: dict[str, tuple[str, Callable[[Cell], Any]]] = {
    "suspects": ("suspects", read_found),
    "agency": ("agency", _agency),
    "report_channel": ("report_channel", _word),
    "report_type": ("report_type", _word),
    "venue": ("venue", _word),
    "examined": ("examined", read_found),
    "positive": ("positive", read_found),
    "recommendation": ("recommendation", _word),
    "article": ("article", _word),
    "substance": ("substance", read_substances),
    "treatment_source": ("treatment_source", _word),
    "purpose": ("purpose", _word),
    "activity": ("activity", _word),
    "audience": ("audience", _word),
    "participants": ("participants", read_found),
    "survey_target": ("survey_target", read_found),
    "respondents": ("respondents", read_found),
    "saw_dealing": ("saw_dealing", read_found),
}


def _told(cells: Cells, context: Context) -> dict[str, Any]:
    return {k: v for k, v in _details(cells, context).items() if v not in (None, "")}


def _details(cells: Cells, context: Context) -> dict[str, Any]:
    found = {name: read(cells(field)) for name, (field, read) in DETAILS.items()}
    if found["examined"] is not None and found["positive"] is None and cells.is_dash("positive"):
        found["positive"] = 0
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


def content_of(
    day: dt.date, place: Place, details: dict[str, Any], quantities: tuple[Quantity, ...]
) -> list[str]:
    """Return what a row says, in a form in which spaces and marks do not count."""
    where = " ".join([place.address, place.kelurahan, place.code, str(place.lon), str(place.lat)])
    words = re.sub(r"\W+", " ", where.lower()).strip()
    return [day.isoformat(), words, repr(sorted(details.items())), repr(quantities)]


def _identity(
    cells: Cells, context: Context, day: dt.date, place: Place, content: list[str]
) -> tuple[str, bool]:
    """Return a row's identity, and whether it stands on a number (so that content may change).

    Numbers that name no year begin anew each year: theirs is the record's.
    """
    kind, number = context.kind.key, cells.text("number")
    if not context.kind.dated:
        where = place.code or place.kelurahan.lower() or place.address.lower()
        return context.identities.of_number(kind, f"{where} {day.year}"), True
    if re.search(r"\d", number):
        dated = number if _YEAR.search(number) else f"{number} {day.year}"
        event = tuple(content[:_OF_AN_EVENT]) if context.kind.channel in _OF_PAPERS else None
        return context.identities.of_number(kind, dated, event), True
    origin = [cells.text(ORIGIN_FILE), cells.text(ORIGIN_ROW)]
    return context.identities.of_content(kind, [*content, *filter(None, origin)]), False
