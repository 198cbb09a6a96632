"""What the office says of its priorities: the weight and the reference bounds of criteria."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from services.errors import BadRequest, UnreadableFile

PRIORITIES_FILE = "priorities.csv"


@dataclass(frozen=True)
class Weighting:
    """Hold weights by code of criterion, ≥ 0 and relative, and bounds where they differ.

    A criterion that is not named has the weight 0. `bounds`: the values that become 0 and 1
    (the first above the second: less is more urgent), in the criterion's unit.
    """

    weights: Mapping[str, float]
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Return the weighting as plain data, the same for the same weighting."""
        return {
            "weights": {code: self.weights[code] for code in sorted(self.weights)},
            "bounds": {code: list(self.bounds[code]) for code in sorted(self.bounds)},
        }

    def named(self) -> set[str]:
        """Return the code of every criterion that is spoken of."""
        return {*self.weights, *self.bounds}


# Need is what a programme exists for; any other weight is a judgement that only the office can
# make, so none is made for it.
BURDEN_ALONE = Weighting({"burden": 1.0})


def weighting_from(data: Mapping[str, Any]) -> Weighting:
    """Read a weighting back from the plain data of `Weighting.as_data`."""
    bounds = {code: (float(a), float(b)) for code, (a, b) in data["bounds"].items()}
    return Weighting({code: float(w) for code, w in data["weights"].items()}, bounds)


def read_weighting(path: Path) -> Weighting:
    """Read a CSV of criterion, weight and, where wished, least and most.

    Raises `UnreadableFile` for anything else.
    """
    try:
        table = pd.read_csv(path, dtype={"criterion": str})
        weights = dict(zip(table["criterion"].str.strip(), map(float, table["weight"]),
                           strict=True))  # fmt: skip
        bounds = _bounds_in(table)
    except (OSError, KeyError, ValueError, AttributeError) as error:
        raise _bad_file(path) from error
    if len(weights) != len(table) or not all(map(math.isfinite, weights.values())):
        raise _bad_file(path)
    return Weighting(weights, bounds)


def _bounds_in(table: pd.DataFrame) -> dict[str, tuple[float, float]]:
    if not {"least", "most"} <= set(table.columns):
        return {}
    given = table.dropna(subset=["least", "most"])
    pairs = zip(given["criterion"].str.strip(), given["least"], given["most"], strict=True)
    return {code: (float(least), float(most)) for code, least, most in pairs}


def weighting_of(texts: Iterable[str], base: Weighting | None) -> Weighting | None:
    """Read options CRITERION=WEIGHT; they take the place of the weights of `base`.

    Returns `base` where there are none. Raises `BadRequest`.
    """
    given = dict(_weight_in(text) for text in texts)
    if not given:
        return base
    return Weighting(given, base.bounds if base else {})


def _weight_in(text: str) -> tuple[str, float]:
    code, _, number = text.partition("=")
    try:
        weight = float(number.replace(",", "."))
    except ValueError:
        weight = math.nan
    if not (math.isfinite(weight) and weight >= 0 and code.strip()):
        raise BadRequest(
            id=f"Bobot {text!r} tidak dikenali. Tulis KRITERIA=BOBOT dengan bobot ≥ 0, misalnya "
            "burden=0.6.",
            en=f"The weight {text!r} is not understood. Write CRITERION=WEIGHT with a weight ≥ 0, "
            "as burden=0.6.",
        )
    return code.strip(), weight


def _bad_file(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} harus berisi kolom criterion,weight (dan bila perlu least,most); tiap "
        "kriteria satu baris, angka dengan titik.",
        en=f"{path.name} needs the columns criterion,weight (and, if wished, least,most); one row "
        "per criterion, numbers with a point.",
    )
