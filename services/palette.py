"""Colours of maps and sheets: readable in colour blindness and in grey print."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

YL_OR_BR = ("#fff7bc", "#fee391", "#fec44f", "#ec7014", "#993404")
VIRIDIS_REVERSED = ("#dde318", "#5ec962", "#21918c", "#3b528b", "#440154")
HATCH = "hatch"
CLASS_COLOURS = {
    "aman": "#fff7bc",
    "siaga": "#fec44f",
    "waspada": "#ec7014",
    "bahaya": "#993404",
}
OPEN_CLASS = "#d9d9d9"


@dataclass(frozen=True)
class Scale:
    """Hold class breaks and a colour per class; what is missing is hatched, never coloured."""

    breaks: tuple[float, ...]
    colours: tuple[str, ...]

    def colour(self, value: float | None) -> str:
        """Return the colour of a value, `HATCH` where it is missing or hidden."""
        if value is None or not np.isfinite(value):
            return HATCH
        return self.colours[int(np.searchsorted(self.breaks, value, side="right"))]

    def labels(self, form: str = "{:,.4g}") -> list[str]:
        """Return the bounds of each class as texts with Indonesian marks."""
        ends = [_local(form.format(b)) for b in self.breaks]
        if not ends:
            return ["semua"]
        middle = [f"{a} – {b}" for a, b in pairwise(ends)]
        return [f"< {ends[0]}", *middle, f"≥ {ends[-1]}"]


def scale_of(values: NDArray[np.float64], colours: tuple[str, ...] = YL_OR_BR) -> Scale:
    """Return a scale with breaks at the quantiles of the known values, rounded to two digits."""
    known = values[np.isfinite(values)]
    if not len(known):
        return Scale((), colours[:1])
    shares = np.linspace(0, 1, len(colours) + 1)[1:-1]
    raw = np.quantile(known, shares)
    breaks = tuple(dict.fromkeys(float(f"{b:.2g}") for b in raw))
    chosen = np.linspace(0, len(colours) - 1, len(breaks) + 1).round().astype(int)
    return Scale(breaks, tuple(colours[i] for i in chosen))


def _local(number: str) -> str:
    """Return a number with Indonesian marks: 1.839 and 6,44."""
    return number.replace(",", " ").replace(".", ",").replace(" ", ".")
