"""The words of the data: record kinds, channels, places, locations, records, rejections.

`RECORD_KINDS` is the one table that rules the records. Intake, statistics, disclosure, help and
README read it from here; a new kind is one more entry.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Channel(StrEnum):
    """Who saw it. Channels are never mixed in one count."""

    ENFORCEMENT = "enforcement"
    RESIDENTS = "residents"
    HEALTH = "health"
    SURVEY = "survey"
    EFFORT = "effort"
    PROGRAMME = "programme"
    OFFICIAL = "official"


class Precision(StrEnum):
    """How finely a record is placed, from finest to not at all."""

    POINT = "point"
    STREET = "street"
    RW = "rw"
    KELURAHAN = "kelurahan"
    NONE = "none"


PLACED_IN_CELLS = (Precision.POINT, Precision.STREET, Precision.RW)


@dataclass(frozen=True)
class RecordKind:
    """Say all that the product needs to know of one kind of record.

    `column`: its count's name in tables and layers; `effort_loading`: how much the count follows
    enforcement effort (None: estimated in [0, 1]);
    `least_count`: the smallest count that may be published (0: none is hidden);
    `finest`: the finest unit it may ever be shown in; `dated`: whether each row carries a day;
    `placed`: whether a row must say where; `keeps_address`: whether the text of the place may be
    kept for review (never for health and assessment).
    """

    name: str
    channel: Channel
    column: str
    label_id: str
    label_en: str
    enters_threat: bool
    effort_loading: float | None
    least_count: int
    finest: str = "cell"
    dated: bool = True
    keeps_address: bool = True

    @property
    def key(self) -> str:
        """Return kind and channel, for instance "incident/residents"."""
        return f"{self.name}/{self.channel}"

    def label(self, lang: str) -> str:
        """Return the kind's name in the reader's language."""
        return self.label_en if lang == "en" else self.label_id


RECORD_KINDS: dict[str, RecordKind] = {
    kind.key: kind
    for kind in (
        RecordKind(
            "incident", Channel.ENFORCEMENT, "cases", "Ungkap kasus", "Cases and seizures",
            True, 1.0, 5,
        ),
        RecordKind(
            "incident", Channel.RESIDENTS, "reports", "Laporan masyarakat", "Resident reports",
            True, 0.0, 5,
        ),
        RecordKind("raid", Channel.EFFORT, "raids", "Razia", "Raids", False, None, 5),
        RecordKind(
            "assessment", Channel.ENFORCEMENT, "assessments", "Asesmen terpadu (TAT)",
            "Integrated assessments", True, None, 10, "kelurahan", keeps_address=False,
        ),
        RecordKind(
            "rehabilitation", Channel.HEALTH, "rehabilitation", "Rehabilitasi", "Rehabilitation",
            True, 0.0, 10, "kelurahan", keeps_address=False,
        ),
        RecordKind(
            "aftercare", Channel.HEALTH, "aftercare", "Pascarehabilitasi", "Aftercare",
            True, 0.0, 10, "kelurahan", keeps_address=False,
        ),
        RecordKind(
            "certificate", Channel.PROGRAMME, "certificates", "SKHPN",
            "Drug-test certificates (SKHPN)", False, None, 10, "kelurahan", keeps_address=False,
        ),
        RecordKind(
            "urine_test", Channel.EFFORT, "urine_tests", "Tes urine", "Urine tests",
            False, None, 5,
        ),
        RecordKind(
            "outreach", Channel.PROGRAMME, "outreach", "Sosialisasi P4GN", "P4GN outreach",
            False, None, 0,
        ),
        RecordKind(
            "survey", Channel.SURVEY, "respondents", "Survei kerawanan", "Vulnerability survey",
            True, 0.0, 10, "kelurahan", dated=False,
        ),
        RecordKind(
            "indicator", Channel.OFFICIAL, "indicators", "Indikator 8 + 5", "8 + 5 indicators",
            False, None, 0, "kelurahan", dated=False,
        ),
    )
}  # fmt: skip

KIND_NAMES = tuple(dict.fromkeys(kind.name for kind in RECORD_KINDS.values()))


def record_kind(text: str) -> RecordKind | None:
    """Return the kind named "incident", "incident/residents", …; a bare name takes the first."""
    if text in RECORD_KINDS:
        return RECORD_KINDS[text]
    return next((kind for kind in RECORD_KINDS.values() if kind.name == text), None)


@dataclass(frozen=True)
class Place:
    """Hold what one row says about where, as written; every part may be missing.

    `coordinate_note` says how a coordinate was read if it needed mending ("swapped",
    "hemisphere"); lon and lat are degrees, WGS 84.
    """

    address: str = ""
    kelurahan: str = ""
    kecamatan: str = ""
    city: str = ""
    code: str = ""
    lon: float | None = None
    lat: float | None = None
    coordinate_note: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether the row says nothing at all about where."""
        return not (self.address or self.kelurahan or self.code) and self.lon is None


@dataclass(frozen=True)
class Location:
    """Hold where a record was placed, how finely, by which evidence, and how surely.

    `lon`, `lat`: degrees, WGS 84, only for precision point, street and rw; `radius_m`: radius
    that holds the true place in about 90 % of cases; `confidence`: probability that the
    kelurahan is right.
    """

    kelurahan_code: str | None
    precision: Precision
    method: str
    confidence: float
    lon: float | None = None
    lat: float | None = None
    cell: int = 0
    radius_m: float | None = None
    note: str = ""


NOWHERE = Location(None, Precision.NONE, "none", 0.0)


@dataclass(frozen=True)
class Quantity:
    """Hold one seized quantity: grams, tablets (butir) and packets (paket) are never added."""

    substance: str
    amount: float
    unit: str


@dataclass(frozen=True)
class Record:
    """Hold one validated observation, without any person in it.

    `identity`: keyed hash that recognises repeats; `row`: row number in the file it came from;
    `count`: how many events it stands for (1, or a recapitulated number);
    `details`: what else the kind carries (agency, subtype, numbers, answers); `fingerprint`:
    keyed hash of the content, by which a correction is told from a repeat; `numbered`: whether the
    identity stands on a number, so that the content may be corrected.
    """

    kind: RecordKind
    identity: str
    row: int
    occurred_on: dt.date
    place: Place
    count: int = 1
    quantities: tuple[Quantity, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class Rejection:
    """Hold why one row did not become a record, and what to do. Never a value of the row."""

    row: int
    field: str
    reason_id: str
    reason_en: str
    advice_id: str
    advice_en: str
    sheet: str = ""

    def reason(self, lang: str) -> str:
        """Return the reason in the reader's language."""
        return self.reason_en if lang == "en" else self.reason_id

    def advice(self, lang: str) -> str:
        """Return what to do in the reader's language."""
        return self.advice_en if lang == "en" else self.advice_id

    def as_data(self, lang: str) -> dict[str, object]:
        """Return the rejection as plain data, texts in the reader's language."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "field": self.field,
            "reason": self.reason(lang),
            "advice": self.advice(lang),
        }
