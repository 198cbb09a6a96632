"""What the values of a column say: whether they fit its field, and what a nameless one holds."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from services.intake.dates import read_date
from services.intake.months import names_no_year, read_month
from services.intake.readers import Cell
from services.intake.substances import (
    OTHER_SUBSTANCE,
    UNITS,
    listed,
    read_quantities,
    read_substance,
)
from services.intake.values import read_count, read_found, read_presence
from services.intake.vocabulary import COUNTED_FIELDS, INDICATOR_FIELDS

_FEWEST_VALUES = 3
_LIST = re.compile(r"[,;/\n&+]|\bdan\b")
_CONTRADICTED_BELOW, _NO_SHARE = 0.3, 0.01
_FITS_FROM = 0.9
_LOOKS_FROM = 0.6
_FITS_BITS = 0.5
_RUNNING_BITS = 2.0
_RECENT_SERIALS = range(36526, 49675)
NAMES_BITS = 4.5
"""The evidence of a column that holds nothing but names of kelurahan or kecamatan."""
CONTRADICTED = -99.0
"""The evidence for a field that a column's values rule out."""
LISTED = (
    "report_channel",
    "report_type",
    "venue",
    "activity",
    "audience",
    "treatment_source",
    "purpose",
    "recommendation",
)
"""Fields whose values come again and again, or are words of a short list."""
Test = Callable[[Cell], bool]
_LONE_NUMBER = re.compile(r"\D*|\s*[+-]?\d{1,3}([.,]\d*)?\s*")


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
    if isinstance(cell, (dt.date, dt.datetime)):
        return True
    text = str(cell).strip()
    if names_no_year(cell):
        return True
    if text.isdigit() and len(text) < 8:  # a serial of Excel, 2000 to 2035
        return int(text) in _RECENT_SERIALS
    return isinstance(cell, str) and any(
        read_date(cell, month_first=first) is not None for first in (False, True)
    )


def _could_be_date(cell: Cell) -> bool:
    looks = re.match(
        r"\s*(\D{3,8}\s*)?\d{1,4}\s*[-/. ]\s*(\d{1,2}|[A-Za-z]{3,9})[-/. ]\s*\d{2,4}\b(?![./-])",
        str(cell),
    )
    read = read_date(cell) is not None or read_month(cell) is not None
    return _is_date(cell) or bool(looks) or read or _is_count(cell)


def _is_count(cell: Cell) -> bool:
    return read_found(cell) is not None


def _has_letters(cell: Cell) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", str(cell)))


def _is_substance(cell: Cell) -> bool:
    return len(str(cell).split()) <= 3 and read_substance(cell) not in (None, OTHER_SUBSTANCE)


def _is_said(cell: Cell) -> bool:
    return read_presence(cell) is not None and not _is_count(cell)


def _is_category(cell: Cell) -> bool:
    return _has_letters(cell) and not _is_said(cell)


def _is_code(cell: Cell) -> bool:
    text = str(cell)
    return len(re.sub(r"\D", "", text)) >= 6 and not re.search(r"[A-Za-z]", text)


def _is_month(cell: Cell) -> bool:
    return isinstance(cell, str) and read_month(cell) is not None


FITS: dict[str, Test] = {
    "month": lambda cell: _is_month(cell) or _is_date(cell) or read_count(cell) in range(1, 13),
    "date": _could_be_date,
    **dict.fromkeys(("address", "kelurahan", "kecamatan", "city"), _is_category),
    "code": _is_code,
    "coordinate": lambda cell: not _LONE_NUMBER.fullmatch(str(cell)),
    "lat": _matches(r"\d"),
    "lon": _matches(r"\d"),
    "number": _matches(r"\d"),
    "sequence": _is_count,
    "evidence": lambda cell: read_presence(cell) is None and bool(re.search("[A-Za-z]", str(cell))),
    "substance": lambda cell: not _is_said(cell) and _has_letters(cell),
    "unit": lambda cell: any(part.strip(" .") in UNITS for part in listed(str(cell).lower())),
    "amount": _matches(r"\d"),
    **dict.fromkeys((*LISTED, "agency"), _is_category),
    **dict.fromkeys((*COUNTED_FIELDS, "year"), _is_count),
}  # fmt: skip
"""What most values of a column must be, whatever its header says."""

LOOKS: dict[str, tuple[Test, float]] = {
    "code": (_matches(r"^\s*\d{2}[. ]?\d{2}[. ]?\d{2}[. ]?\d{4}\s*$"), 5.0),
    "coordinate": (_matches(r"-?\d{1,3}[.,]\d{3,}\s*[,; ]\s*-?\d{1,3}[.,]\d{3,}"), 5.0),
    "date": (_is_date, 4.0),
    "month": (_is_month, 4.0),
    "lat": (_between(-11.5, 6.5), 4.0),
    "lon": (_between(94.0, 142.0), 4.0),
    "evidence": (lambda cell: bool(read_quantities(cell)), 5.0),
    "substance": (_is_substance, 4.0),
    "unit": (lambda cell: str(cell).strip(" .").lower() in UNITS, 4.0),
    "agency": (
        _matches(r"\b(polres|polsek|polda|bnn[kp]?|bareskrim|ditresnarkoba|lapas|rutan|kejari)\b"),
        4.0,
    ),
    "recommendation": (
        _matches(r"\b(rehab\w*|rawat (jalan|inap)|proses hukum|asesmen lanjut)"), 4.0,
    ),
    "report_channel": (
        _matches(
            r"^\s*(whats\s?app|wa|call\s?cent\w+|hotline|telepon|telp|sms|medsos|media sosial|"
            r"instagram|facebook|e-?mail|surat|datang langsung|aplikasi|website|lapor)\b"
        ), 4.0,
    ),
    "report_type": (
        _matches(
            r"^\s*(dugaan\s+|indikasi\s+)?(pemakaian|penyalahgunaan|penggunaan|pesta|transaksi|"
            r"peredaran|jual[ -]beli|penjualan|pengedar\w*|bandar|kurir|penyimpanan|produksi|"
            r"(rumah |tempat )?kos)\b"
        ), 4.0,
    ),
    "treatment_source": (
        _matches(r"^\s*(voluntary|compulsory|sukarela|wajib|rujukan|putusan)\b"), 4.0,
    ),
    "purpose": (
        _matches(
            r"^\s*(untuk\s+)?(me?lamar|melanjutkan|pekerjaan|kerja|kuliah|sekolah|beasiswa|cpns|"
            r"pppk|tni|polri|bumn|nikah|pernikahan|sim\b|kontrak kerja|persyaratan|syarat)"
        ), 3.5,
    ),
    "venue": (
        _matches(
            r"^\s*(hotel|karaoke|apartemen|kos\b|kost|kontrakan|rusun|diskotek|diskotik|spa\b|thm\b|"
            r"panti pijat|bar\b|pub\b|klub|club|bilyar\w*|wisma|losmen|penginapan|kafe|cafe|warnet|"
            r"lapas|rutan|terminal|stasiun|pelabuhan|tempat (hiburan|kos))"
        ), 3.5,
    ),
    "activity": (
        _matches(
            r"^\s*(tatap muka|media|bursa kerja|penyuluhan|seminar|webinar|siaran|daring|luring|"
            r"sosialisasi|talk\s?show|pelatihan|bimtek|workshop|kampanye|pameran|diskusi|dialog|fgd|"
            r"ceramah|lomba|edukasi|deklarasi|podcast)\b"
        ), 3.5,
    ),
    "audience": (
        _matches(
            r"^\s*(pelajar|mahasiswa|siswa|masyarakat|pekerja|karyawan|asn|pns|tni|polri|keluarga|"
            r"ormas|warga|santri|guru|remaja|pkk|karang taruna|kader|tokoh (masyarakat|agama|adat|"
            r"pemuda)|pemuda|komunitas|buruh|nelayan|umum)\b"
        ), 3.5,
    ),
    "address": (
        _matches(r"\b(jl|jln|jalan|gg|gang|kel|kelurahan|rt|rw|komp|kampung|blok)\b\.?"), 3.5,
    ),
    "number": (_matches(r"^\s*[A-Z]{1,6}[-/ .]?\d{1,6}([-/]\w+)*\s*$"), 1.5),
    **dict.fromkeys(INDICATOR_FIELDS, (_is_said, 1.5)),
}  # fmt: skip
"""What most values of a field look like, with how much that tells (bits)."""

_OF_A_LIST = (*LISTED, "agency", "substance")
_PERSONAL = _matches(
    r"^\s*(\d(?:[\s.-]?\d){15}|(\+?62|0)[\s.-]?8(?:[\s.-]?\d){7,11}|[\w.+-]+@[\w-]+\.[\w.]+)\s*$"
)
_FEWEST_RECURRING = 6
_FEW_PLACES = 0.3
_NAME = re.compile(r"[A-Z][A-Za-z'.]+( [A-Z][A-Za-z'.]*){1,3}")
_OF_A_PLACE = re.compile(
    r"\d|\b(jl|jln|jalan|gg|gang|kel|kec|kelurahan|kecamatan|rt|rw|komplek\w*|kampung|kp|blok|no|"
    r"rumah|hotel|pasar|rusun\w*|apartemen|terminal|pelabuhan|dermaga|stasiun|sekolah|sd\w?|smp\w?|"
    r"sma\w?|smk\w?|masjid|gereja|taman|rptra|balai|aula|kantor|gedung|lapangan|kafe|cafe|karaoke|"
    r"spa|diskotek|warung|toko|ruko|kos\w*|kali|pantai|pulau|utara|selatan|timur|barat)\b"
)
_AGENCY_FIRST = re.compile(
    r"\s*((sat|unit|sie|seksi|bidang|tim)\w*\s+)?(satres\w*|ditres\w*|polres|polsek|polda|bnn[kp]?|"
    r"bareskrim|lapas|rutan|kejari)\b",
    re.IGNORECASE,
)
_IS_OTHER = _matches(r"^\s*(dan )?(yang )?lain([ -]?lain|nya)?\s*$")


def value_bits(field: str, values: Sequence[Cell], names: frozenset[str] = frozenset()) -> float:
    """Return how much a column's values speak for a field, in bits; `CONTRADICTED` against it.

    `names`: names of kelurahan and other known places, in lower case.
    """
    if not values:
        return 0.0
    bits = 0.0
    if field == "number" and recur(values):
        return CONTRADICTED  # rows of one number are one record: a team's number would lose all
    if test := FITS.get(field):
        share = _share(test, values)
        if share < (_CONTRADICTED_BELOW if len(values) >= _FEWEST_VALUES else _NO_SHARE):
            return CONTRADICTED
        bits = _FITS_BITS if share >= _FITS_FROM else 0.0
    return bits + _look_bits(field, values, names)


def _look_bits(field: str, values: Sequence[Cell], names: frozenset[str]) -> float:
    if field in ("sequence", "number"):
        running = is_running(values)
        if running or field == "sequence":
            return _RUNNING_BITS * running * (1 if field == "sequence" else -1)
    look, strength = LOOKS.get(field, (None, 0.0))
    if field in ("kelurahan", "kecamatan") and names:
        look, strength = (lambda cell: " ".join(str(cell).lower().split()) in names), NAMES_BITS
    if look is None:
        return 0.0
    share = _share(look, _telling(values))
    return strength * share if share >= _LOOKS_FROM else 0.0


def is_running(values: Sequence[Cell]) -> bool:
    """Tell whether values count the rows: 1, 2, 3, …, gaps allowed."""
    counts = [read_count(value) for value in values]
    numbers = [n for n in counts if n is not None]
    steps = [b - a for a, b in pairwise(numbers)]
    return (
        len(numbers) == len(values) >= _FEWEST_VALUES
        and numbers[0] <= len(values)
        and all(0 < step <= 3 for step in steps)
    )


def is_personal(values: Sequence[Cell]) -> bool:
    """Tell whether most values are numbers of identity cards or phones, or addresses of mail."""
    return bool(values) and _share(_PERSONAL, values) >= _LOOKS_FROM


def are_counts(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values are whole numbers of things."""
    return bool(values) and _share(_is_count, values) >= _FITS_FROM


def are_days(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values are days, and no mere numbers."""
    days = [value for value in values if not _is_count(value)]
    return len(days) == len(values) > 0 and _share(_is_date, values) >= _FITS_FROM


def are_answers(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values say that something is there or is not."""
    return bool(values) and _share(_is_said, values) >= _FITS_FROM


def are_file_numbers(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values are written as numbers of files ("DM0012", "LKN/12/X")."""
    return bool(values) and _share(LOOKS["number"][0], values) >= _FITS_FROM


def are_of_a_list(values: Sequence[Cell]) -> bool:
    """Tell whether all values are of one short list: of agencies, of channels or the like.

    A list's word with more behind it may name a person ("Guru Budi"): it counts only if it recurs.
    """
    texts = [" ".join(str(value).split()) for value in _telling(values)]
    often = Counter(texts)
    return bool(texts) and any(
        all(_is_whole(field, text) or (often[text] > 1 and LOOKS[field][0](text)) for text in often)
        for field in _OF_A_LIST
    )


def _is_whole(field: str, text: str) -> bool:
    """Tell whether a text is a list's word and no more; an agency may tell its place."""
    if field == "agency":
        return bool(_AGENCY_FIRST.match(text))
    return " " not in text and LOOKS[field][0](text)


def tell_places(values: Sequence[Cell], names: frozenset[str]) -> bool:
    """Tell whether a good part of values holds what places do: a number, a word for one, a name."""

    def holds(cell: Cell) -> bool:
        text = str(cell).lower()
        return bool(_OF_A_PLACE.search(text)) or any(word in names for word in text.split())

    return bool(values) and _share(holds, values) >= _FEW_PLACES


def are_lists(values: Sequence[Cell]) -> bool:
    """Tell whether many values list several names ("AB, CD"), and no age or degree beside one."""
    return bool(values) and _share(_lists_names, values) >= _CONTRADICTED_BELOW


def _lists_names(cell: Cell) -> bool:
    parts = [part.replace(" ", "") for part in _LIST.split(str(cell))]
    return len(parts) > 1 and all(len(part) > 1 and part.isalpha() for part in parts)


def are_written_as_names(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values are two to four words with a capital letter each."""
    return _share(lambda cell: bool(_NAME.fullmatch(str(cell).strip())), values) >= _FITS_FROM


def recur(values: Sequence[Cell]) -> bool:
    """Tell whether the same values come again and again, as those of a category do."""
    return len(values) >= _FEWEST_RECURRING and len({*map(str, values)}) <= len(values) / 2


def are_others(values: Sequence[Cell]) -> bool:
    """Tell whether values say "other" and nothing else."""
    return all(map(_IS_OTHER, values))


def _telling(values: Sequence[Cell]) -> Sequence[Cell]:
    """Return values without those that say "other", unless few are left."""
    telling = [value for value in values if not _IS_OTHER(value)]
    return telling if len(telling) >= _FEWEST_VALUES else values


def are_presences(values: Sequence[Cell]) -> bool:
    """Tell whether nearly all values say yes or no, in words, marks, or as 1 and 0."""
    return (
        bool(values) and _share(lambda cell: read_presence(cell) is not None, values) >= _FITS_FROM
    )


def _share(test: Test, values: Sequence[Cell]) -> float:
    return sum(test(value) for value in values) / len(values)
