"""Place the addresses of any table, its own columns kept, its personal ones left out."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook

from services.errors import BadRequest
from services.exports import fill_sheet, plain_rows, write_csv
from services.intake.columns import recognise_columns
from services.intake.readers import Cell, read_sheets
from services.intake.vocabulary import PERSON
from services.records import Location, Place

if TYPE_CHECKING:
    from services.geocode.resolve import Resolver

_DEEPEST_HEADER = 40


def geocode_table(
    path: Path, address: str, resolver: Resolver, names: dict[str, str], *, max_mb: int
) -> tuple[pd.DataFrame, list[str]]:
    """Return the table with seven columns added, and the personal columns that were left out.

    Added: lon, lat (degrees, WGS 84), precision, method, kelurahan_code, kelurahan, confidence.
    `names`: name of each kelurahan by code. Raises `BadRequest` when no sheet has the column.
    """
    header, rows = _find_table(path, address, max_mb)
    personal = [
        c.index
        for c in recognise_columns(header, rows=rows[:_DEEPEST_HEADER])
        if c.field == PERSON and str(header[c.index]).strip() != address
    ]
    kept = [i for i, name in enumerate(header) if name is not None and i not in personal]
    table = pd.DataFrame(
        [[row[i] if i < len(row) else None for i in kept] for row in rows],
        columns=[str(header[i]) for i in kept],
    )
    places = [Place(address=str(text or "")) for text in table[address]]
    found = [answer.location for answer in resolver.resolve_all(places)]
    added = pd.DataFrame([_columns(location, names) for location in found], index=table.index)
    return pd.concat([table, added], axis=1), [str(header[i]) for i in personal]


def write_placed(table: pd.DataFrame, path: Path) -> None:
    """Write a table of placed addresses as a workbook where the name ends in .xlsx, else as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".xlsx":
        write_csv(table, {}, path)
        return
    workbook = Workbook()
    fill_sheet(workbook.worksheets[0], list(table.columns), plain_rows(table))
    workbook.save(path)


def _find_table(path: Path, address: str, max_mb: int) -> tuple[list[Cell], list[list[Cell]]]:
    seen: list[str] = []
    for sheet in read_sheets(path, max_mb=max_mb):
        for row in islice(sheet.rows, _DEEPEST_HEADER):
            if address in [str(c).strip() for c in row if c is not None]:
                return row, [r for r in sheet.rows if any(c is not None for c in r)]
            seen += [str(c) for c in row if c is not None][: 20 if not seen else 0]
    raise BadRequest(
        id=f"Kolom {address!r} tidak ada di {path.name}. Baris pertamanya berisi: "
        f"{', '.join(seen)[:200]}.",
        en=f"There is no column {address!r} in {path.name}. Its first row holds: "
        f"{', '.join(seen)[:200]}.",
    )


def _columns(location: Location, names: dict[str, str]) -> dict[str, object]:
    code = location.kelurahan_code
    return {
        "lon": location.lon,
        "lat": location.lat,
        "precision": location.precision.value,
        "method": location.method,
        "kelurahan_code": code,
        "kelurahan": names.get(code) if code else None,
        "confidence": round(location.confidence, 4),
    }
