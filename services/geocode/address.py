"""Indonesian addresses as typed parts, and parts as an address.

Text is read by its markers (Jl., Gg., RT/RW, No., Blok, Kel., Kec., Kota, …). What stands
between commas without a marker is kept in order in `others`: only a gazetteer can say whether it
names a kelurahan, a kecamatan, a city or a building.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import NamedTuple

from services.geocode.spelling import arabic, fold


@dataclass(frozen=True, slots=True)
class Address:
    """Hold the parts of one address, folded (lower case, single blanks), empty where absent.

    `street_number` is arabic ("Warakas III" has "3"); `rt`, `rw` carry no leading zeros;
    `complex` and `kampung` keep their kind ("rusun marunda", "kampung bandan"); `hints` are
    relative words with what they point at ("samping masjid"); `others` are parts without marker.
    """

    street_type: str = ""
    street: str = ""
    street_number: str = ""
    gang: str = ""
    number: str = ""
    block: str = ""
    plot: str = ""
    rt: str = ""
    rw: str = ""
    complex: str = ""
    kampung: str = ""
    kelurahan: str = ""
    kecamatan: str = ""
    city: str = ""
    postal_code: str = ""
    hints: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Numbers(NamedTuple):
    """Hold what differs from house to house, apart from the rest of an address."""

    number: str = ""
    rt: str = ""
    rw: str = ""
    postal_code: str = ""


_Step = tuple[str, str, str]
"""How a piece of text is read: what is done, to which part, with which value."""


@dataclass
class _Parts:
    values: dict[str, str] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def take(self, step: _Step) -> None:
        """Do one step of reading; of most parts the first value is kept."""
        action, part, value = step
        values = self.values
        if action == "other":
            self.others.append(value)
        elif action == "hint":
            self.hints.append(value)
        elif action == "street":
            self._take_street(value)
        elif action == "last" or (value and not values.get(part)):
            values[part] = value
        elif value and action == "named":
            self.others.append(value)

    def _take_street(self, name: str) -> None:
        if self.values.get("street"):
            if name:
                self.others.append(name)
            return
        number = _STREET_NUMBER.search(name)
        if number:
            value = arabic(number["number"] or number["joined"]) + (number["letter"] or "")
            self.take(("put", "street_number", value))
            name = name[: number.start()].strip()
        self.values["street_type"] = "jalan"
        self.take(("put", "street", name))


_RT_RW = re.compile(
    r"""r(?<![a-z0-9]r)(?:
      \.?t\.?\s*[/\\,.&-]?\s*r\.?w\.?[\s.:]*(?P<rt1>\d{1,3})\s*[/\\,.-]\s*(?P<rw1>\d{1,3})
    | \.?t\W{0,3}(?P<rt2>\d{1,3})\W{0,3}r\.?w\W{0,3}(?P<rw2>\d{1,3})
    | \.?w\W{0,3}(?P<rw3>\d{1,3})\W{0,3}r\.?t\W{0,3}(?P<rt3>\d{1,3})
    | \.?t\W{0,3}(?P<rt4>\d{1,3})\s*[/\\-]\s*(?P<rw4>\d{1,3})
    | \.?t\W{0,3}(?P<rt5>\d{1,3})
    | \.?w\W{0,3}(?P<rw6>\d{1,3}|[ivx]{1,5}(?![a-z]))
    )(?!\d)""",
    re.VERBOSE,
)
_ANY_RT_RW = re.compile(r"r\.?[tw]")
_POSTAL = re.compile(r"\d{5}(?<![\d/-]\d{5})(?<!no \d{5})(?<!no\.\d{5})(?<!no\. \d{5})(?![\d/-])")
_CALLED_POSTAL = re.compile(r"kode\s*pos[\s.:]*$")
_PROVINCE = re.compile(
    r"(?:(?<![a-z])d\.?\s?k\.?\s?i\.?|daerah khusus(?: ibu\s?kota)?|(?<![a-z])dkj)[\s.-]*"
    r"(?:jakarta|jkt)(?![a-z])|(?<![a-z])indonesia(?![a-z])"
)
_JAKARTA = re.compile(
    r"(?<![a-z])(?:kota(?:madya)?[\s.]*|kodya[\s.]*|wil(?:ayah)?[\s.]*)*"
    r"(?:adm(?:inistrasi|in)?[\s.]*)?"
    r"(?:(?:jakarta|jkt|jak)[\s.-]*(?P<after>utara|selatan|timur|barat|pusat|utr?|sel|tim|bar|brt"
    r"|pst)"
    r"|jak(?P<blend>ut|sel|tim|bar|pus)"
    r"|(?P<before>north|south|east|west|central)\s+jakarta(?:\s+city)?)(?![a-z])\.?"
)
_DIRECTION = {
    "ut": "utara", "utr": "utara", "sel": "selatan", "tim": "timur", "bar": "barat",
    "brt": "barat", "pst": "pusat", "pus": "pusat", "north": "utara", "south": "selatan",
    "east": "timur", "west": "barat", "central": "pusat",
}  # fmt: skip
_MARKER_WORDS = {
    "street": ("jalan", "jln", "jl"),
    "gang": ("gang", "gg", "lorong", "lrg", "lr"),
    "number": ("nomor", "nomer", "no"),
    "block": ("blok", "blk", "block"),
    "plot": ("kavling", "kapling", "kav"),
    "kelurahan": ("kelurahan", "lurah", "kel", "desa", "ds"),
    "kecamatan": ("kecamatan", "camat", "kec", "polsek", "polsektro"),
    "city": ("kotamadya", "kodya", "kota", "kabupaten", "kab"),
    "complex": (
        "kompleks", "komplek", "komp", "kompl", "perumahan", "perum", "cluster", "apartemen",
        "apartment", "apt", "ruko", "rukan", "rusunawa", "rusunami", "rusun", "villa",
        "pergudangan", "asrama",
    ),
    "kampung": ("kampung", "kamp", "kp", "dusun", "lingkungan"),
    "hint": ("samping", "sebelah", "depan", "belakang", "seberang", "dekat", "dkt"),
    "floor": ("lantai", "lt", "tower", "unit"),
}  # fmt: skip
_ONLY_BEFORE = {
    "number": r"(?=[\s.:]*[a-z]{0,2}[\s.-]?\d)",
    "city": r"(?:(?<=kota)\s+adm(?:inistrasi)?(?![a-z]))?",
    "floor": r"(?=[\s.:]*(?:[a-z]\b|\d|[ivx]+\b))",
}
"""What must follow a marker, or belongs to it, for it to be one."""
_ANY_MARKER = "|".join(
    rf"(?P<{name}>(?:{'|'.join(found)})(?![a-z]){_ONLY_BEFORE.get(name, '')})"
    for name, found in _MARKER_WORDS.items()
)
_MARKER = re.compile(rf"(?<![a-z0-9])(?:{_ANY_MARKER})[\s.:]*")
_LETTERS = re.compile(r"[a-z]+")
_ALL_MARKERS = frozenset(word for found in _MARKER_WORDS.values() for word in found)
# "Jl. Kampung Muka", "Jl. Lorong 100", "Kel. Kampung Melayu", "Kel. Kota Bambu Utara"
_MAY_BEGIN_WITH = {
    "street": frozenset(
        ("gang", "block", "plot", "kelurahan", "kecamatan", "city", "complex", "kampung", "hint",
         "street", "floor")
    ),
    "kelurahan": frozenset(("city", "kampung")),
    "kecamatan": frozenset(("city", "kampung")),
}  # fmt: skip
_KEL_AND_KEC = re.compile(r"(?<![a-z])kel(?:urahan)?[\s.]*/[\s.]*kec(?:amatan)?(?![a-z])[\s.:]*")
_CANONICAL = {
    "kompleks": "komplek", "komp": "komplek", "kompl": "komplek", "perum": "perumahan",
    "apt": "apartemen", "apartment": "apartemen", "rukan": "ruko", "rusunawa": "rusun",
    "rusunami": "rusun", "kp": "kampung", "kamp": "kampung", "dkt": "dekat",
    "sebelah": "samping",
}  # fmt: skip
_PIECES = re.compile(r"[,;|()]+")
_SEGMENTS = re.compile(r",+|\s[-–]\s|(?<=[a-z]{3})\s?/\s?(?=[a-z]{3})")
_NUMBER_BODY = re.compile(
    r"(?P<value>[a-z]{0,2}[\s.-]?\d+(?:\s?[a-z](?![a-z]))?"
    r"(?:\s?[-/&]\s?\d*(?:[a-z](?![a-z]))?)*)"
)
_BLOCK_BODY = re.compile(
    r"(?P<value>(?:[a-z]{1,3}(?![a-z])|\d+[a-z]?(?![a-z]))"
    r"(?:[\s./-]{0,3}(?:\d+[a-z]?(?![a-z])|[a-z](?![a-z])))*)"
)
_ANY_NUMBER = "0"
_HOUSE = re.compile(
    r"(?P<marker>no(?<![a-z0-9]no)(?:mor|mer)?[\s.:]*)(?P<value>\d+[a-z]?(?:[-/]\d+[a-z]?)*)"
    r"(?=\s*(?:[,;|()]|$)|\s+[a-z]{2})"
)
"""A house number in its plain forms, as `_NUMBER_BODY` reads it too."""
_NO_NUMBERS = Numbers()
_GANG_NUMBER = re.compile(r"(?:\d+[a-z]?|[ivx]+|[a-z])(?![a-z0-9])")
_STREET_NUMBER = re.compile(
    r"(?:\s(?P<number>\d+|[ivx]+)(?:\s?(?P<letter>[a-z]))?|(?<=[a-z]{3})(?P<joined>\d+))$"
)


def parse_address(text: str) -> Address:
    """Read an address into typed parts; what cannot be told apart stays in `others`."""
    rest, numbers = split_numbers(text)
    address = parse_rest(rest)
    if numbers == _NO_NUMBERS:
        return address
    number = numbers.number if address.number == _ANY_NUMBER else address.number
    return replace(
        address, number=number, rt=numbers.rt, rw=numbers.rw, postal_code=numbers.postal_code
    )


def split_numbers(text: str) -> tuple[str, Numbers]:
    """Take the numbers of house, RT, RW and postal code out of a text.

    Returns the rest, equal for all houses of a street ("jl. melati no 0,, lagoa"), and the numbers.
    """
    rest = " ".join(text.replace("\n", ", ").lower().split())
    rt_rw: dict[str, str] = {}
    if _ANY_RT_RW.search(rest):
        rest = _RT_RW.sub(partial(_keep_rt_rw, rt_rw), rest)
    postal_code = ""
    if found := list(_POSTAL.finditer(rest)):
        last = found[-1]
        postal_code = last[0]
        before = rest[: last.start()]
        before = _CALLED_POSTAL.sub("", before) if "kode" in before else before
        rest = f"{before},{rest[last.end() :]}"
    number = ""
    if found := list(_HOUSE.finditer(rest)):
        number = found[-1]["value"]
        rest = _HOUSE.sub(rf"\g<marker>{_ANY_NUMBER}", rest)
    return rest, Numbers(number, rt_rw.get("rt", ""), rt_rw.get("rw", ""), postal_code)


def _keep_rt_rw(kept: dict[str, str], match: re.Match[str]) -> str:
    for name, value in match.groupdict().items():
        if value:
            kept.setdefault(name[:2], arabic(value))
    return ","


def parse_rest(rest: str) -> Address:
    """Read what `split_numbers` leaves of an address; its number may be the placeholder "0"."""
    parts = _Parts()
    pieces = [_read_piece(piece) for piece in _PIECES.split(rest)]
    # A city of Jakarta, wherever it stands, goes before one that is only marked as a city.
    for steps in pieces:
        for step in steps:
            if step[0] == "jakarta":
                parts.take(step)
    for steps in pieces:
        for step in steps:
            parts.take(step)
    return Address(hints=tuple(parts.hints), others=tuple(parts.others), **parts.values)


@lru_cache(maxsize=20_000)
def _read_piece(piece: str) -> tuple[_Step, ...]:
    """Read a piece between commas; the same pieces come again and again."""
    steps: list[_Step] = []
    if "/" in piece:
        piece = _KEL_AND_KEC.sub("kel ", piece)
    if "ja" in piece or "jkt" in piece or "indonesia" in piece:
        piece = _PROVINCE.sub(",", piece)
    if "jak" in piece or "jkt" in piece:
        for match in _JAKARTA.finditer(piece):
            direction = match["after"] or match["blend"] or match["before"]
            steps.append(("jakarta", "city", f"jakarta {_DIRECTION.get(direction, direction)}"))
        piece = _JAKARTA.sub(",", piece)
    for segment in _SEGMENTS.split(piece):
        steps += _read_segment(segment)
    return tuple(step for step in steps if step[2] or step[0] != "other")


def _read_segment(segment: str) -> Iterator[_Step]:
    marked = not _ALL_MARKERS.isdisjoint(_LETTERS.findall(segment))
    markers = list(_MARKER.finditer(segment)) if marked else []
    yield _other(segment[: markers[0].start()] if markers else segment)
    position = 0
    while position < len(markers):
        marker = markers[position]
        position += 1
        # The next marker may be the first word of this one's name.
        while position < len(markers) and _absorbs(marker, markers[position]):
            position += 1
        end = markers[position].start() if position < len(markers) else len(segment)
        yield from _READERS[str(marker.lastgroup)](marker, segment[marker.end() : end])


def _absorbs(marker: re.Match[str], following: re.Match[str]) -> bool:
    allowed = _MAY_BEGIN_WITH.get(str(marker.lastgroup), frozenset())
    return following.start() == marker.end() and following.lastgroup in allowed


def _other(text: str) -> _Step:
    return "other", "", fold(text)


def _read_street(_: re.Match[str], body: str) -> Iterator[_Step]:
    yield "street", "street", fold(body)


def _read_gang(_: re.Match[str], body: str) -> Iterator[_Step]:
    body = body.strip()
    number = _GANG_NUMBER.match(body)
    value, rest = (body[: number.end()], body[number.end() :]) if number else (body, "")
    yield "put", "gang", " ".join(arabic(word) for word in fold(value).split())
    yield _other(rest)


def _read_number(_: re.Match[str], body: str) -> Iterator[_Step]:
    found = _NUMBER_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    # The last number is the house's: "Kali Baru Timur No.7 No.16".
    yield "last", "number", re.sub(r"\s+", "", value).strip("-/&.")
    yield _other(rest)


def _read_block(marker: re.Match[str], body: str) -> Iterator[_Step]:
    found = _BLOCK_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    yield "put", str(marker.lastgroup), fold(value)
    yield _other(rest)


def _read_named(marker: re.Match[str], body: str) -> Iterator[_Step]:
    yield "named", str(marker.lastgroup), fold(body)


def _read_kind(marker: re.Match[str], body: str) -> Iterator[_Step]:
    kind = marker[str(marker.lastgroup)]
    yield "named", str(marker.lastgroup), fold(f"{_CANONICAL.get(kind, kind)} {body}")


def _read_hint(marker: re.Match[str], body: str) -> Iterator[_Step]:
    kind = marker["hint"]
    yield "hint", "", fold(f"{_CANONICAL.get(kind, kind)} {body}")


def _read_floor(_: re.Match[str], body: str) -> Iterator[_Step]:
    yield _other(re.sub(r"^\s*(?:\d+|[a-z](?![a-z])|[ivx]+)\s?", "", body))


_READERS: dict[str, Callable[[re.Match[str], str], Iterator[_Step]]] = {
    "street": _read_street,
    "gang": _read_gang,
    "number": _read_number,
    "block": _read_block,
    "plot": _read_block,
    "kelurahan": _read_named,
    "kecamatan": _read_named,
    "city": _read_named,
    "complex": _read_kind,
    "kampung": _read_kind,
    "hint": _read_hint,
    "floor": _read_floor,
}


def format_address(address: Address) -> str:
    """Write an address in the usual order; `parse_address` reads the same parts back."""
    street = " ".join(filter(None, ("Jl.", address.street.title(), address.street_number)))
    rt_rw = " ".join(
        f"{label} {value}" for label, value in (("RT", address.rt), ("RW", address.rw)) if value
    )
    pieces = [
        street if address.street else "",
        _labelled("Gg.", address.gang),
        _labelled("Blok", address.block.upper()),
        _labelled("Kav.", address.plot.upper()),
        _labelled("No.", address.number),
        address.complex.title(),
        address.kampung.title(),
        *(hint.title() for hint in address.hints),
        rt_rw,
        *(other.title() for other in address.others),
        _labelled("Kel.", address.kelurahan.title()),
        _labelled("Kec.", address.kecamatan.title()),
        _city_text(address.city),
        address.postal_code,
    ]
    return ", ".join(piece for piece in pieces if piece)


def _labelled(label: str, value: str) -> str:
    return f"{label} {value}" if value else ""


def _city_text(city: str) -> str:
    return city.title() if city.startswith("jakarta ") else _labelled("Kota", city.title())
