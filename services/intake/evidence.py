"""What the values of a column say: whether they fit its field, and what a nameless one holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from services.intake.readers import Cell
from services.intake.values import (
    OTHER_SUBSTANCE,
    read_count,
    read_date,
    read_presence,
    read_quantities,
    read_substance,
)

_FEWEST_VALUES = 3
_CONTRADICTED_BELOW = 0.3
_LOOKS_FROM = 0.6
Test = Callable[[Cell], bool]


def _matches(pattern: str) -> Test:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda cell: bool(compiled.search(str(cell)))


def _between(low: float, high: float) -> Test:
    def holds(cell: Cell) -> bool:
        text = str(cell).strip().replace(",", ".")
        if not re.fullmatch(r"[+-]?\d{1,3}\.\d{3,}", text):
            return False
        return low <= float(text) <= high

    return holds


def _is_date(cell: Cell) -> bool:
    text = str(cell)
    looks = re.match(r"\s*(\D{3,8}\s*)?\d{1,4}\s*[-/. ]\s*(\d{1,2}|[A-Za-z]{3,9})[-/. ]", text)
    return isinstance(cell, (dt.date, dt.datetime)) or bool(looks)


def _is_count(cell: Cell) -> bool:
    return read_count(cell) is not None


def _has_letters(cell: Cell) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", str(cell)))


def _is_substance(cell: Cell) -> bool:
    return len(str(cell).split()) <= 3 and read_substance(cell) not in (None, OTHER_SUBSTANCE)


FITS: dict[str, Test] = {
    "date": lambda cell: _is_date(cell) or read_date(cell) is not None or _is_count(cell),
    "address": _has_letters,
    "kelurahan": _has_letters,
    "kecamatan": _has_letters,
    "code": _matches(r"\d"),
    "coordinate": _matches(r"\d"),
    "lat": _matches(r"\d"),
    "lon": _matches(r"\d"),
    "number": _matches(r"\d"),
    "evidence": lambda cell: read_presence(cell) is None,
    **dict.fromkeys(
        ("report_channel", "report_type", "venue", "audience", "activity", "treatment_source",
         "purpose", "recommendation", "agency"), _has_letters
    ),
    **dict.fromkeys(
        ("suspects", "examined", "positive", "participants", "survey_target", "respondents",
         "saw_dealing", "count", "year"), _is_count
    ),
}  # fmt: skip
"""What most values of a column must be, whatever its header says."""

LOOKS: dict[str, Test] = {
    "date": _is_date,
    "code": _matches(r"^\s*\d{2}[. ]?\d{2}[. ]?\d{2}[. ]?\d{4}\s*$"),
    "coordinate": _matches(r"-?\d{1,3}[.,]\d{3,}\s*[,; ]\s*-?\d{1,3}[.,]\d{3,}"),
    "lat": _between(-11.5, 6.5),
    "lon": _between(94.0, 142.0),
    "address": _matches(r"\b(jl|jln|jalan|gg|gang|kel|kelurahan|rt|rw|komp|kampung|blok)\b\.?"),
    "evidence": lambda cell: bool(read_quantities(cell)),
    "substance": _is_substance,
    "recommendation": _matches(r"\b(rehab\w*|rawat (jalan|inap)|proses hukum|asesmen lanjut)"),
    "report_channel": _matches(
        r"^\s*(whats\s?app|wa|call\s?cent\w+|hotline|telepon|sms|medsos|media sosial|instagram|"
        r"facebook|e-?mail|surat|datang langsung|aplikasi|lapor)\b"
    ),
    "treatment_source": _matches(r"^\s*(voluntary|compulsory|sukarela|wajib|rujukan|putusan)\b"),
    "venue": _matches(
        r"^\s*(hotel|karaoke|apartemen|kos\b|kost|rusun|diskotek|diskotik|spa\b|panti pijat|bar\b|"
        r"kafe|cafe|warnet|lapas|rutan|terminal|pelabuhan|tempat hiburan)"
    ),
    "activity": _matches(r"^\s*(tatap muka|media|bursa kerja|penyuluhan|seminar|webinar|siaran)"),
    "audience": _matches(r"^\s*(pelajar|mahasiswa|siswa|masyarakat|pekerja|asn|tni|keluarga)\b"),
    "agency": _matches(r"\b(polres|polsek|polda|bnn[kp]?|bareskrim|lapas|rutan|kejari)\b"),
    "number": _matches(r"^\s*[A-Z]{1,6}[-/ .]?\d{1,6}([-/]\w+)*\s*$"),
}
"""What tells a column whose header says nothing; from the surest to the loosest."""


def contradicts(field: str, values: list[Cell]) -> bool:
    """Tell whether a column's values cannot be what its header says."""
    test = FITS.get(field)
    return (
        bool(test)
        and len(values) >= _FEWEST_VALUES
        and _share(test, values) < (_CONTRADICTED_BELOW)
    )


def looks_like(field: str, values: list[Cell]) -> bool:
    """Tell whether most values of a column are what a field holds."""
    return bool(values) and _share(LOOKS[field], values) >= _LOOKS_FROM


def _share(test: Test | None, values: list[Cell]) -> float:
    assert test is not None
    return sum(test(value) for value in values) / len(values)
