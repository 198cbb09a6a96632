"""Read a coordinate as offices write it, and mend what only a slip explains."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from services.intake.readers import Cell


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
