"""The numbers of an address: house, RT, RW and postal code, taken out of its text."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from services.geocode.spelling import arabic

ANY_NUMBER = "0"
"""What stands for a house number in a text whose numbers were taken out."""


class Numbers(NamedTuple):
    """Hold what differs from house to house, apart from the rest of an address."""

    number: str = ""
    rt: str = ""
    rw: str = ""
    postal_code: str = ""


NO_NUMBERS = Numbers()

_RT_RW = re.compile(
    r"""r(?<![a-z0-9]r)(?:
      \.?t(?:
        \.?\s*[/\\,.&-]?\s*r\.?w\.?[\s.:]*(?P<rt1>\d{1,3})\s*[/\\,.-]\s*(?P<rw1>\d{1,3})
      | \W{0,3}(?P<rt2>\d{1,3})(?:\W{0,3}r\.?w\W{0,3}(?P<rw2>\d{1,3})|\s*[/\\-]\s*(?P<rw3>\d{1,3}))?
      )
    | \.?w\W{0,3}(?:
        (?P<rw4>\d{1,3})(?:\W{0,3}r\.?t\W{0,3}(?P<rt4>\d{1,3}))?
      | (?P<rw5>[ivx]{1,5})(?![a-z])
      )
    )(?!\d)""",
    re.VERBOSE,
)
_BARE_RT_RW = re.compile(
    r"0(?<![a-z0-9/.,-]0)(?<!no\W0)(?<!no\W\W0)(?<!blok\W0)(?P<rt6>\d{1,2})/(?P<rw6>0\d{1,2})(?![\d/])"
)
"""Two numbers with a leading zero each, which no house number has ("05/011")."""
_RT_RW_OF_LAST = {
    "rw1": ("rt1", "rw1"), "rw2": ("rt2", "rw2"), "rw3": ("rt2", "rw3"), "rt2": ("rt2", ""),
    "rt4": ("rt4", "rw4"), "rw4": ("", "rw4"), "rw5": ("", "rw5"),
    "rw6": ("rt6", "rw6"),
}  # fmt: skip
"""Which groups hold RT and RW, by the last group that matched."""
_PLUS_CODE = re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b")
"""Open Location Code, which maps put before the names of a place."""
_JOINED_WORDS = re.compile(r"[A-Z](?<=[a-z]{3}[A-Z])(?=[a-z]{3})")
"""Where a capital begins the next word of two that are joined ("RorotanCilincing")."""
_SPREAD = re.compile(r"(?<![a-z0-9])(?:[a-z] ){3,}[a-z](?![a-z0-9])")
"""A name whose letters stand apart ("k o j a"); hardly any has none of a, o, u inside."""
_POSTAL = re.compile(
    r"[1-9]\d{4}(?<![\d/-]\d{5})(?<!no \d{5})(?<!no\.\d{5})(?<!no\. \d{5})(?![\d/-])"
)
_CALLED_POSTAL = re.compile(r"kode\s*pos[\s.:]*$")
_HOUSE = re.compile(
    r"(?P<marker>no(?<![a-z0-9]no)(?:mor|mer)?[\s.:]*)(?P<value>\d+[a-z]?(?:[-/]\d+[a-z]?)*)"
    r"(?=\s*(?:[,;|()]|$)|\s+[a-z]{2})"
)
"""A house number in its plain forms, as `_NUMBER_BODY` reads it too."""


def split_numbers(text: str) -> tuple[str, Numbers]:
    """Take the numbers of house, RT, RW and postal code out of a text.

    Returns the rest, equal for all houses of a street ("jl. melati no 0,, lagoa"), and the numbers.
    """
    if "\n" in text:
        text = text.replace("\n", ", ")
    if "+" in text:
        text = _PLUS_CODE.sub(",", text)
    text = _JOINED_WORDS.sub(r" \g<0>", text)
    rest = " ".join(text.lower().split())
    if " a " in rest or " o " in rest or " u " in rest:  # faster than a search by the pattern
        rest = _SPREAD.sub(_joined, rest)
    rt = rw = postal_code = number = ""
    kept: dict[str, str] = {}
    rest = _RT_RW.sub(partial(_keep_rt_rw, kept), rest)
    if not kept and "/0" in rest:
        rest = _BARE_RT_RW.sub(partial(_keep_rt_rw, kept), rest)
    if kept:
        rt, rw = kept.get("rt", ""), kept.get("rw", "")
    last = None
    for last in _POSTAL.finditer(rest):
        postal_code = last[0]
    if last is not None:
        before = rest[: last.start()]
        before = _CALLED_POSTAL.sub("", before) if "kode" in before else before
        rest = f"{before},{rest[last.end() :]}"
    if "no" in rest:
        houses: list[str] = []
        rest = _HOUSE.sub(partial(_keep_house, houses), rest)
        number = houses[-1] if houses else ""
    return rest, Numbers(number, rt, rw, postal_code)


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _keep_rt_rw(kept: dict[str, str], match: re.Match[str]) -> str:
    rt, rw = _RT_RW_OF_LAST[str(match.lastgroup)]
    if rt:
        kept.setdefault("rt", arabic(match[rt]))
    if rw:
        kept.setdefault("rw", arabic(match[rw]))
    return ","


def _keep_house(kept: list[str], match: re.Match[str]) -> str:
    marker, value = match.groups()
    kept.append(value)
    return f"{marker}{ANY_NUMBER}"
