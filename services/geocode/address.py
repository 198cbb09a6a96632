"""Indonesian addresses as typed parts, and parts as an address.

Text is read by its markers (Jl., Gg., RT/RW, No., Blok, Kel., Kec., Kota, …). What stands
between commas without a marker is kept in order in `others`: only a gazetteer can say whether it
names a kelurahan, a kecamatan, a city or a building.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from services.geocode.markers import Marker, find_markers
from services.geocode.memory import Memory
from services.geocode.numbers import ANY_NUMBER, NO_NUMBERS, split_numbers
from services.geocode.spelling import arabic, fold


class Address(NamedTuple):
    """Hold the parts of one address, folded (lower case, single blanks), empty where absent.

    `street_number` is arabic ("Warakas III" has "3"); `rt`, `rw` carry no leading zeros;
    `complex` and `kampung` keep their kind ("rusun marunda", "kampung bandan"); `hints` are
    relative words and clauses with what they say ("samping masjid", "yang ramai") and what is
    denied ("bukan kel. lagoa"); `others` are parts without marker. `dashed`: the first of them
    stands behind a dash right after the street ("Jl. Raya Cakung - Cilincing"), which may be its;
    `end`: that with which the text ends, if it ends with one of them.
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
    dashed: str = ""
    end: str = ""


_Step = tuple[str, str, str]
"""How a piece of text is read: what is done, to which part, with which value."""


_Steps = tuple[tuple[_Step, ...], tuple[_Step, ...]]
"""How a text is read: first the cities of Jakarta in it, then all else in its order."""

_pieces: Memory[str, _Steps] = Memory(20_000)
_tails: Memory[str, _Steps] = Memory(20_000)


def _put_together(steps: tuple[_Step, ...]) -> Address:
    """Do the steps of reading one after another; of most parts the first value is kept."""
    values: dict[str, Any] = {}
    hints: list[str] = []
    others: list[str] = []
    action, value = "", ""
    for action, part, value in steps:
        if action == "other":
            others.append(value)
        elif action == "street":
            _take_street(values, others, value)
        elif action == "hint":
            hints.append(value)
        elif action == "last" or (value and part not in values):
            values[part] = value
        elif value and action == "named":
            others.append(value)
    values["hints"], values["others"] = tuple(hints), tuple(others)
    if action == "other":
        values["end"] = value
    return Address(**values)


def _take_street(values: dict[str, Any], others: list[str], name: str) -> None:
    if "street" in values:
        if name:
            others.append(name)
        return
    street, number = split_street(name)
    values["street_type"] = "jalan"
    if number:
        values.setdefault("street_number", number)
    if street:
        values["street"] = street


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
_BARE_JAKARTA = re.compile(r"(?<!jl)(?<!jl\.)(?<!jln)(?<!jalan)(?<!raya)\s+(jakarta|jkt)\W*$")
"""A city that only says Jakarta, behind a name without a comma ("Lagoa Jakarta 14270")."""
_DIRECTION = {
    "ut": "utara", "utr": "utara", "sel": "selatan", "tim": "timur", "bar": "barat",
    "brt": "barat", "pst": "pusat", "pus": "pusat", "north": "utara", "south": "selatan",
    "east": "timur", "west": "barat", "central": "pusat",
}  # fmt: skip
_KEL_AND_KEC = re.compile(r"(?<![a-z])kel(?:urahan)?[\s.]*/[\s.]*kec(?:amatan)?(?![a-z])[\s.:]*")
_PIECES = re.compile(r"[,;|()\[\]]+|//+|\.\.+|->")
_ENGLISH_WORD = re.compile(r"\s+(?:urban\s+village|(?:sub[\s-]?)?district|ward)\s*$")
"""What English listings put behind a kelurahan's or kecamatan's name."""
_VILLAGE = re.compile(r"\s+village(?=\s*(?:,|$))")
_ENGLISH = re.compile(r"district|(?:north|south|east|west|central) jakarta")
"""What makes a "village" a kelurahan; without it, a housing estate may be called so too."""
_SEGMENTS = re.compile(r"(,+|\s[-–]\s|(?<=[a-z]{3})\s?/\s?(?=[a-z]{3}))")
_DASHES = (" - ", " – ")
_NUMBER_BODY = re.compile(
    r"(?P<value>[a-z]{0,2}[\s.-]?\d+(?:\s?[a-z](?![a-z]))?"
    r"(?:\s?[-/&]\s?\d*(?:[a-z](?![a-z]))?)*)"
)
_BLOCK_BODY = re.compile(
    r"(?P<value>(?:[a-z]{1,3}(?![a-z])|\d+[a-z]?(?![a-z]))"
    r"(?:[\s./-]{0,3}(?:\d+[a-z]?(?![a-z])|[a-z](?![a-z])))*)"
)
_FLOOR_NUMBER = re.compile(r"^\s*(?:\d+|[a-z](?![a-z])|[ivx]+)\s?")
_GANG_NUMBER = re.compile(r"(?:\d+[a-z]?|[ivx]+|[a-z])(?![a-z0-9])")
_STREET_NUMBER = re.compile(
    r"(?:\s(?P<number>\d+|[ivx]+)(?:\s?(?P<letter>[a-z]))?|(?<=[a-z]{3})(?P<joined>\d+))$"
)


def parse_address(text: str) -> Address:
    """Read an address into typed parts; what cannot be told apart stays in `others`."""
    rest, numbers = split_numbers(text)
    address = parse_rest(rest)
    if numbers == NO_NUMBERS:
        return address
    number = numbers.number if address.number == ANY_NUMBER else address.number
    return address._replace(
        number=number, rt=numbers.rt, rw=numbers.rw, postal_code=numbers.postal_code
    )


def parse_rest(rest: str) -> Address:
    """Read what `split_numbers` leaves of an address; its number may be the placeholder "0"."""
    if "village" in rest and _ENGLISH.search(rest):
        rest = _VILLAGE.sub("", rest)
    head, comma, tail = rest.partition(",")
    jakarta, steps = _read_pieces(head, _read_piece)
    if comma:
        # What follows the street, from kelurahan to city, comes again and again.
        also_jakarta, following = _read_tail(tail)
        # A city of Jakarta, wherever it stands, goes before one that is only marked as a city.
        return _put_together((*jakarta, *also_jakarta, *steps, *following))
    return _put_together((*jakarta, *steps))


def _read_tail(text: str) -> _Steps:
    return _tails.get(text) or _tails.keep_if_again(text, _read_pieces(text, _read_known_piece))


def _read_pieces(text: str, read_piece: Callable[[str], _Steps]) -> _Steps:
    # Faster than a search by the pattern.
    if not (
        "," in text or ";" in text or "(" in text or ")" in text or "|" in text or "[" in text
        or "]" in text or "//" in text or ".." in text or "->" in text
    ):  # fmt: skip
        return read_piece(text)
    read = [read_piece(piece) for piece in _PIECES.split(text)]
    return (
        tuple([step for jakarta, _ in read for step in jakarta]),
        tuple([step for _, steps in read for step in steps]),
    )


def _read_known_piece(piece: str) -> _Steps:
    """Read a piece between commas; what follows a street comes again and again."""
    return _pieces.get(piece) or _pieces.keep_if_again(piece, _read_piece(piece))


@lru_cache(maxsize=20_000)
def split_street(name: str) -> tuple[str, str]:
    """Return a street's name and number: "warakas iii" gives "warakas" and "3"."""
    number = _STREET_NUMBER.search(name)
    if not number:
        return name, ""
    value = arabic(number["number"] or number["joined"]) + (number["letter"] or "")
    return name[: number.start()].strip(), value


def _read_piece(piece: str) -> _Steps:
    jakarta: list[_Step] = []
    if "/" in piece:
        piece = _KEL_AND_KEC.sub("kel ", piece)
    if "district" in piece or "village" in piece or "ward" in piece:
        piece = _ENGLISH_WORD.sub("", piece)
    if "jak" in piece or "jkt" in piece or "indonesia" in piece:
        piece = _PROVINCE.sub(",", piece)
    if "jak" in piece or "jkt" in piece:
        for match in _JAKARTA.finditer(piece):
            direction = match["after"] or match["blend"] or match["before"]
            jakarta.append(("jakarta", "city", f"jakarta {_DIRECTION.get(direction, direction)}"))
        piece = _BARE_JAKARTA.sub(r",\1", _JAKARTA.sub(",", piece))
    if "," in piece or "-" in piece or "/" in piece or "–" in piece:
        steps = _read_segments(_SEGMENTS.split(piece))
    else:
        steps = _read_segment(piece)
    return tuple(jakarta), tuple(steps)


def _read_segments(parts: list[str]) -> list[_Step]:
    """Read segments and what parts them, by turns; a name behind a dash may be the street's."""
    steps = _read_segment(parts[0])
    for parting, segment in zip(parts[1::2], parts[2::2], strict=True):
        found = _read_segment(segment)
        if (
            steps
            and steps[-1][0] == "street"
            and found
            and found[0][0] == "other"
            and parting in _DASHES
        ):
            steps.append(("put", "dashed", found[0][2]))
        steps += found
    return steps


def _read_segment(segment: str) -> list[_Step]:
    markers = find_markers(segment)
    if not markers:
        return _other(segment)
    steps = _other(segment[: markers[0].start])
    position = 0
    while position < len(markers):
        marker = markers[position]
        position += 1
        # The next marker may be the first word of this one's name.
        while position < len(markers) and marker.may_begin_with(markers[position]):
            position += 1
        end = markers[position].start if position < len(markers) else len(segment)
        steps += _READERS[marker.kind](marker, segment[marker.end : end])
    return steps


def _other(text: str) -> list[_Step]:
    name = fold(text) if text else ""
    return [("other", "", name)] if name else []


def _read_street(_: Marker, body: str) -> list[_Step]:
    return [("street", "street", fold(body))]


def _read_gang(_: Marker, body: str) -> list[_Step]:
    body = body.strip()
    number = _GANG_NUMBER.match(body)
    value, rest = (body[: number.end()], body[number.end() :]) if number else (body, "")
    gang = " ".join([arabic(word) for word in fold(value).split()])
    return [("put", "gang", gang), *_other(rest)]


def _read_number(_: Marker, body: str) -> list[_Step]:
    if body.strip() == ANY_NUMBER:
        return [("last", "number", ANY_NUMBER)]
    found = _NUMBER_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    # The last number is the house's: "Kali Baru Timur No.7 No.16".
    return [("last", "number", "".join(value.split()).strip("-/&.")), *_other(rest)]


def _read_block(marker: Marker, body: str) -> list[_Step]:
    found = _BLOCK_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    return [("put", marker.kind, fold(value)), *_other(rest)]


def _read_named(marker: Marker, body: str) -> list[_Step]:
    return [("named", marker.kind, fold(body))]


def _read_kind(marker: Marker, body: str) -> list[_Step]:
    return [("named", marker.kind, fold(f"{marker.canonical} {body}"))]


def _read_hint(marker: Marker, body: str) -> list[_Step]:
    return [("hint", "", fold(f"{marker.canonical} {body}"))]


def _read_other(_: Marker, body: str) -> list[_Step]:
    return _other(body)


def _read_floor(_: Marker, body: str) -> list[_Step]:
    return _other(_FLOOR_NUMBER.sub("", body))


_READERS: dict[str, Callable[[Marker, str], list[_Step]]] = {
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
    "negation": _read_hint,
    "clause": _read_hint,
    "instead": _read_other,
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
