"""The official class of a kelurahan: 8 core and 5 supporting indicators, present or absent.

Only the highest class has a published cut-off: bahaya = at least 5 core and 4 supporting (a BNN
city office, detik.com 2021). The others are open, so without an office's own table every other
result is the range aman–waspada. An area that nobody mapped is "belum dipetakan", never aman.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLASSES = ("aman", "siaga", "waspada", "bahaya")
NOT_MAPPED = "belum dipetakan"

CORE_INDICATORS = (
    "kasus kejahatan narkoba",
    "kriminalitas/aksi kekerasan",
    "bandar/pengedar",
    "produksi",
    "pengguna",
    "barang bukti",
    "entry point",
    "kurir",
)
SUPPORTING_INDICATORS = (
    "lokasi hiburan",
    "kos/hunian privasi tinggi",
    "kemiskinan",
    "ketiadaan sarana publik",
    "rendahnya interaksi sosial",
)


@dataclass(frozen=True)
class CutOff:
    """Say from how many core and supporting indicators a class begins."""

    label: str
    core: int
    supporting: int


SOURCED_CUT_OFFS = (CutOff("bahaya", 5, 4),)


@dataclass(frozen=True)
class OfficialClass:
    """Hold the lowest and highest class that one kelurahan may have, and its counts."""

    lowest: str
    highest: str
    core: int
    supporting: int

    @property
    def label(self) -> str:
        """Return the class, or the range where it is open."""
        same = self.lowest == self.highest
        return self.lowest if same else f"{self.lowest}–{self.highest}"


UNMAPPED = OfficialClass(NOT_MAPPED, NOT_MAPPED, 0, 0)


def classify(
    core: Floats, supporting: Floats, cut_offs: tuple[CutOff, ...] = SOURCED_CUT_OFFS
) -> list[OfficialClass]:
    """Return the official class of each kelurahan.

    `core`: shape (n, 8), `supporting`: shape (n, 5), 1 present, 0 absent, NaN unknown. Unknown
    indicators widen the range; a row without any answer is "belum dipetakan". Classes that
    `cut_offs` does not name stay open between their neighbours.
    """
    return [
        _class_of(core_row, supporting_row, cut_offs)
        for core_row, supporting_row in zip(core, supporting, strict=True)
    ]


def _class_of(core: Floats, supporting: Floats, cut_offs: tuple[CutOff, ...]) -> OfficialClass:
    if np.isnan(core).all() and np.isnan(supporting).all():
        return UNMAPPED
    surely = int(np.nansum(core)), int(np.nansum(supporting))
    perhaps = surely[0] + int(np.isnan(core).sum()), surely[1] + int(np.isnan(supporting).sum())
    lowest, highest = _lowest(*surely, cut_offs), _highest(*perhaps, cut_offs)
    return OfficialClass(CLASSES[lowest], CLASSES[highest], *surely)


def _lowest(core: int, supporting: int, cut_offs: tuple[CutOff, ...]) -> int:
    met = [CLASSES.index(c.label) for c in cut_offs if _meets(core, supporting, c)]
    return max(met, default=0)


def _highest(core: int, supporting: int, cut_offs: tuple[CutOff, ...]) -> int:
    """Return the class below the first named one that is not met."""
    above = [CLASSES.index(c.label) for c in cut_offs if not _meets(core, supporting, c)]
    floor = _lowest(core, supporting, cut_offs)
    return max(min((a - 1 for a in above if a > floor), default=len(CLASSES) - 1), floor)


def _meets(core: int, supporting: int, cut_off: CutOff) -> bool:
    return core >= cut_off.core and supporting >= cut_off.supporting
