"""Shared cases of the map's colours: what the page must compute just as the server does.

    python -m tests.scale_cases

writes tests/cases/scales.json. Every case: values, null where unknown; expected `breaks` and
`colours` of `services.palette.scale_of`, and the `colour` of each value.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from services.palette import scale_of

CASES = Path(__file__).parent / "cases" / "scales.json"


def values_by_name() -> dict[str, list[float | None]]:
    """Return the values of each case."""
    rng = np.random.default_rng(5)
    return {
        "nothing known": [None, None],
        "one value": [3.0],
        "all equal": [2.5] * 7,
        "two values": [1.0, 2.0, 1.0, 2.0],
        "counts with noughts": [float(n) for n in rng.poisson(0.8, 40)],
        "larger counts": [float(n) for n in rng.poisson(240, 31)],
        "rates with gaps": [None if i % 6 == 5 else float(v) for i, v in
                            enumerate(rng.lognormal(0, 0.8, 31).round(4))],
        "tiny": [float(v) for v in (rng.lognormal(-7, 1, 31)).round(7)],
        "halves": [i / 8 for i in range(41)],
        "below nought": [float(v) for v in rng.normal(0, 3, 25).round(3)],
    }  # fmt: skip


def cases() -> list[dict[str, Any]]:
    """Return every case with what the server makes of it."""
    found = []
    for name, values in values_by_name().items():
        scale = scale_of(np.array([np.nan if v is None else v for v in values]))
        found.append(
            {
                "name": name,
                "values": values,
                "breaks": list(scale.breaks),
                "colours": list(scale.colours),
                "colour": [scale.colour(v) for v in values],
            }
        )
    return found


def main() -> None:
    """Write the cases."""
    text = json.dumps({"about": __doc__, "cases": cases()}, ensure_ascii=False, indent=1)
    CASES.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
