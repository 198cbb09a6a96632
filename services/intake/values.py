"""Read single values as offices write them: dates, numbers, quantities, coordinates, text."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from services.intake.readers import Cell
from services.records import Quantity

EARLIEST = dt.date(1990, 1, 1)
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_SERIALS = range(32874, 73051)  # 1990 … 2099

MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "agu": 8, "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nop": 11,
    "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
TO = r"(?:-|–|&|dan|s\.?/?d\.?|sampai)"
DAY_NAME = (
    r"(?:sen(?:in)?|sel(?:asa)?|rab(?:u)?|kam(?:is)?|jum(?:[^a-z\d]{0,2}at)?|sab(?:tu)?|min(?:ggu)?|"
    r"ahad|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)\b\.?"
)
"""A day of the week, short or whole; of "Jum'at" whatever stands for its apostrophe."""
_WEEKDAY = re.compile(
    rf"^(?:hari\s+|malam\s+)?{DAY_NAME}\s*(?:{TO}\s*{DAY_NAME}\s*)?[,/]?\s*", re.I
)
_CALLED_DATE = re.compile(r"^(?:tgl|tanggal)\b[\s.:]*", re.I)
_CLOCK = re.compile(
    r"[\sT,]+(?:(?:pukul\s*|jam\s*|pkl\.?\s*)?\d{1,2}[:.]\d{2}|"
    r"\(?(?:pagi|siang|sore|malam|dini hari)\b).*$",
    re.I,
)
_RANGE = re.compile(rf"^(\d{{1,2}})\s*{TO}\s*\d{{1,2}}(?=[\s/.-]+\D)", re.I)
_RANGE_OF_MONTHS = re.compile(
    rf"^(?P<day>\d{{1,2}})\s+(?P<month>[A-Z]{{3,}})\.?\s*{TO}\s*\d{{1,2}}\s+"
    r"(?P<last>[A-Z]{3,})\.?\s+(?P<year>\d{4})$",
    re.I,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_MONTH_NAMED_FIRST = re.compile(r"([A-Za-z]{3,})\.?\s*(\d{1,2}),?\s+(\d{4})")
_NAMED = re.compile(r"(\d{1,2})[\s./-]*([A-Za-z]{3,})\.?[\s,./'’-]*(\d{4}|\d{2})")
SAME_AS_ABOVE = frozenset(
    (
        '"', "''", '" "', '-"-', '- " -', "“", "”", "″", "〃", ",,", "s.d.a", "s.d.a.", "sda",
        "sda.", "SDA", "S.D.A", "S.D.A.", "Sda", "idem", "Idem", "IDEM", "sama", "ditto",
    )
)  # fmt: skip
"""What officers write for "as above" (sama dengan di atas)."""


def read_date(value: Cell, *, month_first: bool = False) -> dt.date | None:
    """Read a day in any form Indonesian offices write; day before month, unless told otherwise.

    `month_first` speaks of dates in numbers (see `date_order`). Returns None for what is no
    day: 12/13/2023, 31/02/2024, "tidak diketahui".
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        serial = int(value)
        if serial in _EXCEL_SERIALS:
            return _EXCEL_EPOCH + dt.timedelta(days=serial)
        value = str(serial)
    return _read_date_text(value, month_first) if isinstance(value, str) else None


def without_weekday(text: str) -> str:
    """Return a text without the day of the week that it begins with."""
    return _WEEKDAY.sub("", text.strip())


def _read_date_text(text: str, month_first: bool) -> dt.date | None:
    text = _CLOCK.sub("", _CALLED_DATE.sub("", without_weekday(text)))
    text = _RANGE_OF_MONTHS.sub(_first_of_range, _RANGE.sub(r"\1", text))
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        day, month = (match[2], match[1]) if month_first else (match[1], match[2])
        return _day(_full_year(match[3]), int(month), int(day))
    if match := _NAMED.fullmatch(text):
        month = MONTHS.get(match[2][:3].lower())
        return _day(_full_year(match[3]), month, int(match[1])) if month else None
    if match := _MONTH_NAMED_FIRST.fullmatch(text):
        month = MONTHS.get(match[1][:3].lower())
        return _day(int(match[3]), month, int(match[2])) if month else None
    if text.isdigit() and int(text) in _EXCEL_SERIALS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(text))
    return None


def _first_of_range(match: re.Match[str]) -> str:
    """Return the first day of a span over two months, of the year before from December on."""
    first, last = (MONTHS.get(match[name][:3].lower(), 0) for name in ("month", "last"))
    return f"{match['day']} {match['month']} {int(match['year']) - (first > last)}"


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_number(value: Cell) -> float | None:
    """Read a number with Indonesian or English marks: 1.234,5 and 12,5 and 1.500 and 12.5.

    A single mark followed by exactly three digits parts thousands ("1.500" is 1500).
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = re.sub(r"\s", "", value) if isinstance(value, str) else ""
    if not re.fullmatch(r"[+-]?\d[\d.,]*", text):
        return None
    try:
        number = float(_plain_number(text))
    except ValueError:  # marks in an order that no number has: 1.2,3,4
        return None
    return number if math.isfinite(number) else None


def _plain_number(text: str) -> str:
    marks = [m for m in text if m in ".,"]
    if not marks:
        return text
    if len(set(marks)) == 2:
        thousands = marks[0]
        return text.replace(thousands, "").replace(",", ".")
    thousand_groups = re.fullmatch(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+", text)
    if len(marks) > 1 or thousand_groups:
        return re.sub(r"[.,]", "", text)
    return text.replace(",", ".").rstrip(".")


_COUNT = re.compile(
    r"\s*(?:±|\+/?-|~|kurang lebih|lebih kurang|sekitar|kira-kira)?\s*(\d[\d.,]*)", re.IGNORECASE
)
_DASHES = frozenset("-–—")
_NONE_OF_THEM = {"nihil", "nol", "tidak ada"}


def is_dash(value: Cell) -> bool:
    """Tell whether a cell holds nothing but a dash."""
    return isinstance(value, str) and value.strip() in _DASHES


def read_found(value: Cell) -> int | None:
    """Read how many were found: a count, 0 where it says that there were none."""
    none = isinstance(value, str) and value.strip().lower() in _NONE_OF_THEM
    return 0 if none else read_count(value)


def read_count(value: Cell) -> int | None:
    """Read a whole number of things, 0 or more, as it is said ("30 orang", "± 30")."""
    if isinstance(value, str):
        match = _COUNT.match(value)
        value = match[1].rstrip(".,") if match else None
    number = read_number(value)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


_YES = {"ada", "ya", "y", "1", "x", "v", "✓", "√", "yes", "true", "benar"}
_NO = {"tidak", "tidak ada", "tdk", "t", "0", "-", "no", "false", "nihil", "bukan", "n"}


def read_presence(value: Cell) -> bool | None:
    """Read present (True), absent (False) or unknown (None)."""
    text = str(value).strip().lower().removesuffix(".0") if value is not None else ""
    return True if text in _YES else False if text in _NO else None


SUBSTANCES = {
    "sabu": ("sabu", "shabu", "metamfetamin", "metamfetamina", "methamphetamine", "ss", "met"),
    "ganja": ("ganja", "cannabis", "kanabis", "mariyuana", "marijuana", "gele", "thc"),
    "ekstasi": (
        "ekstasi",
        "ekstasy",
        "extasi",
        "extasy",
        "extacy",
        "ecstasy",
        "inex",
        "mdma",
        "xtc",
    ),
    "heroin": ("heroin", "putaw", "putau"),
    "kokain": ("kokain", "cocaine"),
    "tembakau sintetis": (
        "tembakau sintetis",
        "sintetis",
        "gorila",
        "gorilla",
        "sinte",
        "synthetic",
    ),
    "LSD": ("lsd",),
    "khat": ("khat",),
    "ketamin": ("ketamin", "ketamine"),
    "etomidate": ("etomidate", "etomidat", "vape"),
    "morfin": ("morfin", "morphine"),
    "petidin": ("petidin", "pethidine"),
    "fentanil": ("fentanil", "fentanyl"),
    "metadon": ("metadon", "methadone"),
    "kodein": ("kodein", "codeine"),
    "buprenorfin": ("buprenorfin", "subutex", "suboxone"),
    "tramadol": ("tramadol",),
    "trihexyphenidyl": ("trihexyphenidyl", "trihex", "thp", "hexymer"),
    "dextromethorphan": ("dextromethorphan", "dekstro", "dextro"),
    "alprazolam": ("alprazolam", "xanax"),
    "obat keras": ("obat keras", "pil koplo", "psikotropika", "benzo", "benzodiazepin"),
}
OTHER_SUBSTANCE = "lainnya"
_DENIED = re.compile(r"[a-z]+\s*(?:\(\s*[-–]\s*\)|:\s*(?:neg\w*|[-–])(?=\s|,|;|$))")
_FOUND_NOTHING = re.compile(r"\bneg(?:atif|ative)?\b|\bnon[\s-]?reakti[fv]e?\b")
"""What a test did not find: "THC (-)", "Negatif MET, THC"."""
_ANY_MEDICINE = "obat keras"
"""Says less than the name of the medicine beside it ("obat keras (tramadol)")."""
SUBSTANCE_WORDS = {word: name for name, words in SUBSTANCES.items() for word in words}

UNITS: dict[str, tuple[str, float]] = {
    "mg": ("gram", 0.001), "g": ("gram", 1), "gr": ("gram", 1), "grm": ("gram", 1),
    "gram": ("gram", 1), "ons": ("gram", 100), "kg": ("gram", 1000), "kilo": ("gram", 1000),
    "kilogram": ("gram", 1000), "ton": ("gram", 1_000_000), "btr": ("butir", 1),
    "butir": ("butir", 1), "tablet": ("butir", 1), "tab": ("butir", 1), "pil": ("butir", 1),
    "kapsul": ("butir", 1), "paket": ("paket", 1), "pkt": ("paket", 1), "bks": ("paket", 1),
    "bungkus": ("paket", 1), "linting": ("linting", 1), "batang": ("batang", 1),
    "pohon": ("batang", 1), "lembar": ("lembar", 1), "lbr": ("lembar", 1), "ml": ("ml", 1),
    "liter": ("ml", 1000), "botol": ("botol", 1), "ampul": ("ampul", 1), "pcs": ("buah", 1),
    "strip": ("strip", 1),
    "buah": ("buah", 1), "unit": ("buah", 1), "cartridge": ("buah", 1),
}  # fmt: skip
_LISTED = re.compile(r"\s*[/;+&\n]\s*|,\s+|\s+dan\s+")
_AMOUNT = re.compile(r"(\d[\d.,]*)\s*([A-Za-z]+)?")


def read_substance(value: Cell) -> str | None:
    """Return the usual name of the first substance a text speaks of, None where it is empty."""
    found = _substances(value)
    return found[0] if found else None


def read_substances(value: Cell) -> str | None:
    """Return the usual names of all substances a text speaks of, with commas between them."""
    return ", ".join(_substances(value)) or None


def _substances(value: Cell) -> list[str]:
    text = _DENIED.sub("", str(value).lower()) if isinstance(value, str) else ""
    if not re.search(r"[a-z]", text) or _FOUND_NOTHING.search(text):
        return []
    places = {
        (found.start(), name)
        for word, name in SUBSTANCE_WORDS.items()
        if (found := re.search(rf"\b{word}\b", text))
    }
    names = list(dict.fromkeys(name for _, name in sorted(places)))
    if len(names) > 1 and _ANY_MEDICINE in names:
        names.remove(_ANY_MEDICINE)
    return names or [OTHER_SUBSTANCE]


def read_quantities(value: Cell) -> tuple[Quantity, ...]:
    """Read "Sabu 12,5 gr; Ekstasi 9 btr" into typed quantities; units are never mixed.

    Only names of substances survive: any other word becomes "lainnya".
    """
    if not isinstance(value, str):
        return ()
    parts = re.split(r"[;\n+&]|\s/\s|,\s+(?=[A-Za-z])|\bdan\b", value)
    return tuple(q for part in parts for q in _read_quantity(part))


def _read_quantity(text: str) -> tuple[Quantity, ...]:
    substance = read_substance(text)
    for number, word in _AMOUNT.findall(text):
        unit = UNITS.get(word.lower())
        amount = read_number(number.rstrip(".,"))
        if substance and unit and amount is not None:
            return (Quantity(substance, round(amount * unit[1], 6), unit[0]),)
    return ()


def quantity_of(substance: Cell, amount: Cell, unit: Cell) -> tuple[Quantity, ...]:
    """Read quantities that stand in columns of their own ("sabu dan ekstasi", "3 / 5", …)."""
    names, amounts, units = map(_parts_of, (substance, amount, unit))
    units = units * len(names) if len(units) == 1 else units
    if not len(names) == len(amounts) == len(units):
        return _one_quantity(substance, amount, unit) if len(amounts) == 1 else ()
    same = zip(names, amounts, units, strict=True)
    return tuple(quantity for own in same for quantity in _one_quantity(*own))


def listed(text: str) -> list[str]:
    """Return the parts of a cell that lists several things ("gram / butir", "sabu dan ganja")."""
    return _LISTED.split(text)


def _parts_of(cell: Cell) -> list[Cell]:
    return [*listed(cell)] if isinstance(cell, str) else [cell]


def _one_quantity(substance: Cell, amount: Cell, unit: Cell) -> tuple[Quantity, ...]:
    name = read_substance(substance)
    if unit is None and name is not None:
        return _read_quantity(f"{name} {amount}")
    number, known = read_number(amount), UNITS.get(str(unit).strip(" .").lower())
    if name is None or number is None or known is None:
        return ()
    return (Quantity(name, round(number * known[1], 6), known[0]),)


@dataclass(frozen=True)
class Coordinate:
    """Hold a coordinate in degrees, WGS 84, and how it was mended ("" if it was not)."""

    lon: float
    lat: float
    note: str = ""


InCity = Callable[[float, float], bool]
_DEGREES = re.compile(
    r"([+-]?\d{1,3})\s*[°ºd˚]\s*(\d{1,2})\s*['′’m]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”s]|'')?"
    r"\s*(LS|LU|BT|BB|[NSEWUTB](?![a-z]))?",
    re.I,
)
_HEMISPHERE = re.compile(r"(LS|LU|BT|BB|\b[NSEW]\b)", re.I)
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_NEGATIVE = {"LS", "S", "BB", "W"}


def read_coordinate(lat_text: Cell, lon_text: Cell, in_city: InCity) -> Coordinate | None:
    """Read latitude and longitude from one text or two, in decimals, with commas or as DMS.

    Values that are swapped, in the wrong hemisphere or without their decimal point are recovered
    only if the result lies in the city (`in_city(lon, lat)`), and `note` says so. Returns None
    where there is no coordinate; one that lies elsewhere is returned as it stands.
    """
    pair = _pair(f"{_text(lat_text)} {_text(lon_text)}".strip())
    if pair is None:
        return None
    for note, lat, lon in _readings(*pair):
        if abs(lat) <= 90 and abs(lon) <= 180 and in_city(lon, lat):
            return Coordinate(lon, lat, note)
    lat, lon = pair
    return Coordinate(lon, lat) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _pair(text: str) -> tuple[float, float] | None:
    degrees = _DEGREES.findall(text)
    if len(degrees) == 2:
        return _from_degrees(*degrees[0]), _from_degrees(*degrees[1])
    numbers = [float(n.replace(",", ".")) for n in _DECIMAL.findall(text)]
    if len(numbers) != 2 or numbers == [0.0, 0.0]:
        return None
    signs = [m.upper() for m in _HEMISPHERE.findall(text)]
    if len(signs) == 2:
        numbers = [
            -abs(n) if s in _NEGATIVE else abs(n) for n, s in zip(numbers, signs, strict=True)
        ]
    return numbers[0], numbers[1]


def _from_degrees(degrees: str, minutes: str, seconds: str, hemisphere: str) -> float:
    size = abs(int(degrees)) + int(minutes) / 60 + float(seconds.replace(",", ".")) / 3600
    negative = hemisphere.upper() in _NEGATIVE or degrees.startswith("-")
    return round(-size if negative else size, 6)


def _readings(lat: float, lon: float) -> list[tuple[str, float, float]]:
    """Return the ways to read a pair, the plain one first."""
    readings = [
        ("", lat, lon),
        ("swapped", lon, lat),
        ("hemisphere", -lat, lon),
        ("hemisphere", lat, -lon),
        ("swapped, hemisphere", -lon, lat),
    ]
    small_lat, small_lon = _with_point(lat, 90), _with_point(lon, 180)
    if (small_lat, small_lon) != (lat, lon):
        readings += [
            ("decimal point", small_lat, small_lon),
            ("decimal point, hemisphere", -small_lat, small_lon),
        ]
    return readings


def _with_point(value: float, limit: float) -> float:
    """Put a lost decimal point back: -6132309 is read as -6.132309."""
    while abs(value) > limit:
        value /= 10
    return value if limit > 90 or abs(value) <= 11 else value / 10
