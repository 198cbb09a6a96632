"""Indonesian addresses as typed parts, and parts as an address.

Text is read by its markers (Jl., Gg., RT/RW, No., Blok, Kel., Kec., Kota, …). What stands
between commas without a marker is kept in order in `others`: only a gazetteer can say whether it
names a kelurahan, a kecamatan, a city or a building.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from services.geocode.spelling import arabic, fold


@dataclass(frozen=True)
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


@dataclass
class _Parts:
    values: dict[str, str] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def put(self, name: str, value: str) -> None:
        """Keep the first non-empty value of a part."""
        if value and not self.values.get(name):
            self.values[name] = value

    def other(self, text: str) -> None:
        """Keep a part without marker."""
        folded = fold(text)
        if folded:
            self.others.append(folded)


_RT_RW = re.compile(
    r"""(?<![a-z0-9])(?:
      r\.?t\.?\s*[/\\,.&-]?\s*r\.?w\.?[\s.:]*(?P<rt1>\d{1,3})\s*[/\\,.-]\s*(?P<rw1>\d{1,3})
    | r\.?t\W{0,3}(?P<rt2>\d{1,3})\W{0,3}r\.?w\W{0,3}(?P<rw2>\d{1,3})
    | r\.?w\W{0,3}(?P<rw3>\d{1,3})\W{0,3}r\.?t\W{0,3}(?P<rt3>\d{1,3})
    | r\.?t\W{0,3}(?P<rt4>\d{1,3})\s*[/\\-]\s*(?P<rw4>\d{1,3})
    | r\.?t\W{0,3}(?P<rt5>\d{1,3})
    | r\.?w\W{0,3}(?P<rw6>\d{1,3}|[ivx]{1,5}(?![a-z]))
    )(?!\d)""",
    re.VERBOSE,
)
_POSTAL = re.compile(
    r"(?:kode\s*pos[\s.:]*)?(?<![\d/-])(?<!no )(?<!no\.)(?<!no\. )(\d{5})(?![\d/-])"
)
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
_MARKER = re.compile(
    r"""(?<![a-z0-9])(?:
      (?P<street>jalan|jln|jl)
    | (?P<gang>gang|gg|lorong|lrg|lr)
    | (?P<number>nomor|nomer|no)(?=[\s.:]*[a-z]{0,2}[\s.-]?\d)
    | (?P<block>blok|blk|block)
    | (?P<plot>kavling|kapling|kav)
    | (?P<kelurahan>kelurahan|lurah|kel|desa|ds)
    | (?P<kecamatan>kecamatan|camat|kec|polsek(?:tro)?)
    | (?P<city>kotamadya|kodya|kota(?:\s+adm(?:inistrasi)?)?|kabupaten|kab)
    | (?P<complex>kompleks|komplek|komp|kompl|perumahan|perum|cluster|apartemen|apartment|apt
        |ruko|rukan|rusunawa|rusunami|rusun|villa|pergudangan|asrama)
    | (?P<kampung>kampung|kamp|kp|dusun|lingkungan)
    | (?P<hint>samping|sebelah|depan|belakang|seberang|dekat|dkt)
    | (?P<floor>lantai|lt|tower|unit)(?=[\s.:]*(?:[a-z]\b|\d|[ivx]+\b))
    )(?![a-z])[\s.:]*""",
    re.VERBOSE,
)
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
_SEGMENTS = re.compile(r"[,;|\n\r\t()]+|\s[-–]\s|(?<=[a-z]{3})\s?/\s?(?=[a-z]{3})")
_NUMBER_BODY = re.compile(
    r"(?P<value>[a-z]{0,2}[\s.-]?\d+(?:\s?[a-z](?![a-z]))?"
    r"(?:\s?[-/&]\s?\d*(?:[a-z](?![a-z]))?)*)"
)
_BLOCK_BODY = re.compile(
    r"(?P<value>(?:[a-z]{1,3}(?![a-z])|\d+[a-z]?(?![a-z]))"
    r"(?:[\s./-]{0,3}(?:\d+[a-z]?(?![a-z])|[a-z](?![a-z])))*)"
)
_GANG_NUMBER = re.compile(r"(?:\d+[a-z]?|[ivx]+|[a-z])(?![a-z0-9])")
_STREET_NUMBER = re.compile(
    r"(?:\s(?P<number>\d+|[ivx]+)(?:\s?(?P<letter>[a-z]))?|(?<=[a-z]{3})(?P<joined>\d+))$"
)


def parse_address(text: str) -> Address:
    """Read an address into typed parts; what cannot be told apart stays in `others`."""
    parts = _Parts()
    rest = _take_rt_rw(" ".join(text.replace("\n", ", ").lower().split()), parts)
    rest = _KEL_AND_KEC.sub("kel ", _take_postal_code(rest, parts))
    rest = _PROVINCE.sub(",", rest)
    rest = _take_jakarta(rest, parts)
    for segment in _SEGMENTS.split(rest):
        _read_segment(segment, parts)
    return Address(hints=tuple(parts.hints), others=tuple(parts.others), **parts.values)


def _take_rt_rw(text: str, parts: _Parts) -> str:
    def keep(match: re.Match[str]) -> str:
        for name, value in match.groupdict().items():
            if value:
                parts.put(name[:2], arabic(value))
        return ","

    return _RT_RW.sub(keep, text)


def _take_postal_code(text: str, parts: _Parts) -> str:
    found = list(_POSTAL.finditer(text))
    if not found:
        return text
    last = found[-1]
    parts.put("postal_code", last[1])
    return f"{text[: last.start()]},{text[last.end() :]}"


def _take_jakarta(text: str, parts: _Parts) -> str:
    def keep(match: re.Match[str]) -> str:
        direction = match["after"] or match["blend"] or match["before"]
        parts.put("city", f"jakarta {_DIRECTION.get(direction, direction)}")
        return ","

    return _JAKARTA.sub(keep, text) if "jak" in text or "jkt" in text else text


def _read_segment(segment: str, parts: _Parts) -> None:
    markers = list(_MARKER.finditer(segment))
    if not markers:
        parts.other(segment)
        return
    parts.other(segment[: markers[0].start()])
    position = 0
    while position < len(markers):
        marker = markers[position]
        position += 1
        # The next marker may be the first word of this one's name.
        while position < len(markers) and _absorbs(marker, markers[position]):
            position += 1
        end = markers[position].start() if position < len(markers) else len(segment)
        _READERS[str(marker.lastgroup)](marker, segment[marker.end() : end], parts)


def _absorbs(marker: re.Match[str], following: re.Match[str]) -> bool:
    allowed = _MAY_BEGIN_WITH.get(str(marker.lastgroup), frozenset())
    return following.start() == marker.end() and following.lastgroup in allowed


def _read_street(_: re.Match[str], body: str, parts: _Parts) -> None:
    name = fold(body)
    if parts.values.get("street"):
        parts.other(name)
        return
    number = _STREET_NUMBER.search(name)
    if number:
        value = arabic(number["number"] or number["joined"]) + (number["letter"] or "")
        parts.put("street_number", value)
        name = name[: number.start()].strip()
    parts.put("street_type", "jalan")
    parts.put("street", name)


def _read_gang(_: re.Match[str], body: str, parts: _Parts) -> None:
    body = body.strip()
    number = _GANG_NUMBER.match(body)
    value, rest = (body[: number.end()], body[number.end() :]) if number else (body, "")
    parts.put("gang", " ".join(arabic(word) for word in fold(value).split()))
    parts.other(rest)


def _read_number(_: re.Match[str], body: str, parts: _Parts) -> None:
    found = _NUMBER_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    # The last number is the house's: "Kali Baru Timur No.7 No.16".
    parts.values["number"] = re.sub(r"\s+", "", value).strip("-/&.")
    parts.other(rest)


def _read_block(marker: re.Match[str], body: str, parts: _Parts) -> None:
    found = _BLOCK_BODY.match(body)
    value, rest = (found["value"], body[found.end() :]) if found else ("", body)
    parts.put(str(marker.lastgroup), fold(value))
    parts.other(rest)


def _read_named(marker: re.Match[str], body: str, parts: _Parts) -> None:
    name = str(marker.lastgroup)
    value = fold(body)
    if parts.values.get(name):
        parts.other(value)
    parts.put(name, value)


def _read_kind(marker: re.Match[str], body: str, parts: _Parts) -> None:
    kind = marker[str(marker.lastgroup)]
    value = fold(f"{_CANONICAL.get(kind, kind)} {body}")
    name = str(marker.lastgroup)
    if parts.values.get(name):
        parts.other(value)
    parts.put(name, value)


def _read_hint(marker: re.Match[str], body: str, parts: _Parts) -> None:
    kind = marker["hint"]
    parts.hints.append(fold(f"{_CANONICAL.get(kind, kind)} {body}"))


def _read_floor(_: re.Match[str], body: str, parts: _Parts) -> None:
    rest = re.sub(r"^\s*(?:\d+|[a-z](?![a-z])|[ivx]+)\s?", "", body)
    parts.other(rest)


_READERS: dict[str, Callable[[re.Match[str], str, _Parts], None]] = {
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
