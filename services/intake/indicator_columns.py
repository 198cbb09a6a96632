"""Which of BNN's 8 + 5 indicators is this column of yes and no? By its words, by its number.

Offices write the thirteen in their own words and number them as their form does: 1 to 13, U1 to U8
and P1 to P5, "Pokok a." to "Pendukung e.". Numbers are believed where the words agree with them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from geo.classes import CORE_INDICATORS, SUPPORTING_INDICATORS
from services.intake.header_words import words_of
from services.intake.vocabulary import INDICATOR_FIELDS

FEWEST_ANSWERS = 6
"""Columns of yes and no in a table before they are taken for indicators."""
_ORDER = tuple(INDICATOR_FIELDS)
_CORE, _SUPPORTING = len(CORE_INDICATORS), len(SUPPORTING_INDICATORS)
_SURE, _LIKELY, _MAYBE = 1.0, 0.8, 0.4
_LEAST_SHARE_AGREEING, _FEWEST_AGREEING = 0.6, 3
_BY_NUMBER, _BY_BOTH = 0.65, 0.95
_LEAST_READ, _MOST_READ = 0.62, 0.9

# Stems by indicator, each with how surely it is this one; a longer stem goes first.
_STEMS: tuple[tuple[tuple[str, float], ...], ...] = (
    (("kasus|perkara|tindak pidana|tipid|drug c", _LIKELY), (r"narko|napza|\bdrug", _MAYBE)),
    (("kekerasan|kriminal|violen|tawur|begal|curas|curanmor|anirat|preman|kamtibmas", _SURE),
     ("kejahatan|crime|keributan|kerusuhan", 0.6)),
    ((r"bandar|\bbd\b|pengedar|penjual|pemasok|dealer|pusher", _SURE), ("edar|jual", 0.6)),
    (("produksi|pabrik|buat|bikin|racik|dapur|clandestin|kultivasi|produc|olah", _SURE),
     (r"\blab|ladang", _LIKELY)),
    (("pengguna|pemakai|pecandu|penyalah|penasun|user|addict", _SURE), ("pakai|makai|guna", 0.6)),
    ((r"barang bukti|barbuk|\bbb\b|sita|nyita|seiz|evidence", _SURE), ("temuan", 0.5)),
    ((r"entry|pintu|masuk|pelabuhan|dermaga|gerbang", _SURE), ("jalur|akses|terminal", 0.7)),
    ((r"kurir|antar\b|perantara|peluncur|courier|kuda", _SURE), ("bawa|kirim", 0.6)),
    ((r"hibur|\bthm\b|karaoke|diskot|nightlife|club|entertain", _SURE), ("malam", 0.6)),
    ((r"\bkos|kontrak|hunian|sewa|apartemen|boarding|rental|privasi|privacy", _SURE),
     ("rumah|tertutup", 0.5)),
    ((r"miskin|sejahtera|poor|poverty", _SURE), ("ekonomi|mampu|econom", _LIKELY)),
    ((r"sarana|fasilitas|fasum|fasos|facilit|rptra|ruang terbuka|public space", _SURE),
     ("publik|umum|taman|lapangan|public", 0.7)),
    ((r"interaksi|guyub|gaul|cuek|individualis|interaction|ties", _SURE),
     ("sosial|social|rukun|hubungan|ikatan|tetangga|kebersamaan|gotong", 0.7)),
)  # fmt: skip
_STEMS_OF = [[(re.compile(stem), sure) for stem, sure in stems] for stems in _STEMS]
_CODE = re.compile(
    r"^(?P<group>.*?)(?<![a-z0-9])(?P<of>[a-z]{0,2})[\s._-]?"
    r"(?:(?P<number>\d{1,2})(?![0-9])|(?<![a-z])(?P<letter>[a-m])(?=[.)]))",
)


class _Code(NamedTuple):
    """Hold what an item is numbered by: the words before it, and its place from 0."""

    group: str
    place: int


def read_indicators(
    headers: Sequence[str], named: Sequence[Mapping[str, float]]
) -> list[tuple[str, float] | None]:
    """Return for each header of a column of yes and no its indicator and a score from 0 to 1.

    `named`: fields that each header's phrases name already. None where neither words nor numbers
    tell. No indicator is given twice; headers are settled together (linear assignment).
    """
    if not headers:
        return []
    words = np.array([_word_scores(*pair) for pair in zip(headers, named, strict=True)])
    by_words = _settled(words)
    numbered = _by_number([header.lower() for header in headers])
    if numbered and _agree(by_words, numbered):
        return [
            (_ORDER[n], _BY_BOTH if words[at].argmax() == n and words[at].any() else _BY_NUMBER)
            for at, n in enumerate(numbered)
        ]
    return [None if n is None else (_ORDER[n], _stated(words[at, n]))
            for at, n in enumerate(by_words)]  # fmt: skip


def _stated(score: float) -> float:
    return _LEAST_READ + (_MOST_READ - _LEAST_READ) * min(score, 1.0)


def _word_scores(header: str, named: Mapping[str, float]) -> list[float]:
    text = f"{header.lower().replace('_', ' ')} {' '.join(words_of(header))}"
    return [
        max([named.get(field, 0.0), *(sure for stem, sure in stems if stem.search(text))])
        for field, stems in zip(_ORDER, _STEMS_OF, strict=True)
    ]


def _settled(scores: np.ndarray) -> list[int | None]:
    """Give each header at most one indicator, by the best total; none where nothing speaks."""
    rows, columns = linear_sum_assignment(scores, maximize=True)
    found: list[int | None] = [None] * len(scores)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if scores[row, column] > 0:
            found[row] = column
    return found


def _by_number(headers: Sequence[str]) -> list[int]:
    """Return each header's place in the official list by its number, [] where not all tell."""
    codes = [_code_of(header) for header in headers]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for code in codes:
        if code is None:
            return []
        groups[code.group].append(code.place)
    if any(len(set(places)) < len(places) for places in groups.values()):
        return []
    begins = _beginnings(groups)
    found = [begins[code.group] + code.place for code in codes if code and begins]
    return found if len(set(found)) == len(found) and max(found, default=99) < len(_ORDER) else []


def _beginnings(groups: dict[str, list[int]]) -> dict[str, int]:
    """Return where each group of numbers begins in the official list, {} where it cannot be."""
    if len(groups) == 1:
        return dict.fromkeys(groups, 0)
    by_size = sorted(groups, key=lambda group: -max(groups[group]))
    if len(groups) != 2 or max(groups[by_size[1]]) >= _SUPPORTING:
        return {}
    if max(groups[by_size[0]]) < _SUPPORTING or max(groups[by_size[0]]) >= _CORE:
        return {}
    return {by_size[0]: 0, by_size[1]: _CORE}


def _code_of(header: str) -> _Code | None:
    found = _CODE.match(header)
    if not found:
        return None
    group = f"{found['group'].strip()} {found['of']}".strip()
    if found["number"]:
        return _Code(group, int(found["number"]) - 1)
    return _Code(f"{group} (letters)", ord(found["letter"]) - ord("a"))


def _agree(by_words: Sequence[int | None], numbered: Sequence[int]) -> bool:
    """Tell whether numbers say what the words say, where words say anything."""
    told = [(word, number) for word, number in zip(by_words, numbered, strict=True)
            if word is not None]  # fmt: skip
    same = sum(word == number for word, number in told)
    return same >= max(_FEWEST_AGREEING, _LEAST_SHARE_AGREEING * len(told))
