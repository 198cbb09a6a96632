"""The office's cost of a pilot per kelurahan, from a small table."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

from services.errors import UnreadableFile
from services.intake.values import read_number


def read_costs(path: Path) -> dict[str, float]:
    """Read a CSV with the columns code and cost; marks of thousands may be Indonesian.

    Raises `UnreadableFile` for a missing file or column, a repeated code, and a cost that is not a
    number of 0 or more; rows are named by number.
    """
    try:
        table = pd.read_csv(path, sep=None, engine="python", dtype=str, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise _unreadable(path, "tidak dapat dibuka", "cannot be opened") from error
    table.columns = [str(name).strip().casefold() for name in table.columns]
    if not {"code", "cost"} <= set(table.columns):
        raise _unreadable(path, "perlu kolom code dan cost", "needs the columns code and cost")
    costs = {
        str(code).strip(): _cost(path, row, text)
        for row, (code, text) in enumerate(zip(table["code"], table["cost"], strict=True), start=2)
    }
    if len(costs) != len(table):
        raise _unreadable(path, "memuat kode berulang", "repeats a code")
    return costs


def _cost(path: Path, row: int, text: object) -> float:
    value = read_number(str(text))
    if value is None or not math.isfinite(value) or value < 0:
        raise _unreadable(
            path, f"baris {row}: biaya bukan angka 0 atau lebih", f"row {row}: no cost of 0 or more"
        )
    return value


def _unreadable(path: Path, id_text: str, en_text: str) -> UnreadableFile:
    return UnreadableFile(
        id=f"Berkas biaya {path.name} {id_text}.", en=f"The cost file {path.name} {en_text}."
    )
