"""What models are given for publication: the published counts, and nothing behind them.

A model's figures tell of what it was fed, two significant digits of them too: with the rest of a
table known, an interval of threat narrows a hidden count to one or two values. What is computed
from published numbers alone tells nothing that these do not (Dwork and Roth 2014, post-processing).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from services.analysis import Analysis, Note, Period, Totals
from services.need import Need
from services.publication import LEAST_RESPONDENTS, Gate, kecamatan_groups
from services.records import RecordKind
from services.zones import (
    COUNTED_KINDS,
    TESTED_KINDS,
    CityGround,
    counts_tested,
    survey_answers,
    zone_index,
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_COLUMNS = ("kind", "occurred_on", "count", "kelurahan_code", "details")


TOO_LITTLE_PUBLISHED = Note(
    "Jumlah yang boleh diterbitkan pada periode ini terlalu sedikit untuk menduga ancaman. Pilih "
    "periode yang lebih panjang, misalnya satu tahun atau seluruh data.",
    "The counts that may be published of this period are too few to estimate threat. Choose a "
    "longer period, for instance a year or all of the data.",
)


def explained(need: Need, boundaries: Boundaries) -> Need:
    """Return what published counts say of need; where that is nothing, with the reason."""
    if need.ranking is not None or not boundaries.has_population:
        return need
    return replace(need, notes=(TOO_LITTLE_PUBLISHED,))


def published_records(
    records: pd.DataFrame,
    boundaries: Boundaries,
    gate: Gate,
    totals: tuple[Totals, ...],
    period: Period,
) -> pd.DataFrame:
    """Return records that say what is published of a period: one row per kind and kelurahan.

    A kind that is published by kecamatan only is left out. Else the hidden rest of a kecamatan, or
    of the city, is spread over the kelurahan that are hidden there, in proportion to inhabitants.
    Days are the period's first. Surveys of fewer than 10 respondents are left out.
    """
    told = {t.column: t for t in totals if gate.may_tell(t)}
    rows = [
        frame
        for kind in COUNTED_KINDS
        if kind.column in told
        and (frame := _rows(kind, boundaries, gate, told[kind.column])) is not None
    ]
    found = pd.concat([_answers(records, boundaries), *rows], ignore_index=True)
    return found.assign(occurred_on=pd.Timestamp(period.since))[list(_COLUMNS)]


def _rows(
    kind: RecordKind, boundaries: Boundaries, gate: Gate, total: Totals
) -> pd.DataFrame | None:
    size = len(boundaries.codes)
    counts, hidden = gate.tables[kind.column].at("kelurahan", gate.period, size)
    if hidden.all():
        return None
    filled = _filled(kind.column, np.where(hidden, 0, counts), hidden, boundaries, gate)
    return pd.DataFrame(
        {
            "kind": kind.key,
            "count": [*filled.tolist(), total.count - total.in_kelurahan],
            "kelurahan_code": pd.Series([*boundaries.codes, None], dtype=object),
            "details": "",
        }
    )


def _filled(
    column: str, shown: Ints, hidden: NDArray[np.bool_], boundaries: Boundaries, gate: Gate
) -> Ints:
    """Spread what the published sums leave for the hidden kelurahan."""
    table, people = gate.tables[column], boundaries.population
    groups = kecamatan_groups(boundaries)
    sums, unknown = table.at("kecamatan", gate.period, int(groups.max()) + 1)
    (city,), _ = table.at("city", gate.period, 1)
    filled: Ints = shown.copy()
    for group in np.flatnonzero(~unknown):
        inside = groups == group
        filled += _spread(int(sums[group] - shown[inside].sum()), people * (inside & hidden))
    rest = int(city - filled.sum())
    filled += _spread(rest, people * (unknown[groups] & hidden))
    return filled


def _spread(amount: int, weights: Floats) -> Ints:
    """Divide whole records by weights, the largest remainders rounded up, shape (n,)."""
    weights = np.nan_to_num(weights)
    if amount <= 0 or weights.sum() <= 0:
        return np.zeros(len(weights), dtype=np.int64)
    exact = amount * weights / weights.sum()
    parts: Ints = np.floor(exact).astype(np.int64)
    parts[np.argsort(parts - exact, kind="stable")[: amount - parts.sum()]] += 1
    return parts


def with_cells_retested(published: Analysis, counted: pd.DataFrame, ground: CityGround) -> Analysis:
    """Return a publication whose hot cells are tested anew, on the shown counts and their sum.

    `counted`: all counts of the cells. What the sum leaves for the hidden cells is spread over
    them in proportion to inhabitants, or to land where nobody is known to live.
    """
    cells = published.cells.copy()
    exposure = cells["population" if "population" in cells else "land_km2"].to_numpy(dtype=float)
    for kind in TESTED_KINDS:
        hidden = cells[f"{kind.column}_hidden"].to_numpy(dtype=bool)
        if hidden.all():
            continue
        shown = np.where(hidden, 0, counted[kind.column].to_numpy(dtype=np.int64))
        rest = int(counted[kind.column].sum() - shown.sum())
        filled = shown + _spread(rest, exposure * hidden)
        found, _ = counts_tested(kind, filled, exposure, ground.cell_neighbours)
        cells[f"{kind.column}_hotspot"] = np.where(hidden, "", found.kind if found else "")
    return replace(published, cells=cells)


def _answers(records: pd.DataFrame, boundaries: Boundaries) -> pd.DataFrame:
    """Return the surveys of the kelurahan whose answers are published."""
    zones = zone_index(records, boundaries)
    asked, _ = survey_answers(records, zones, len(boundaries.codes))
    shown = np.flatnonzero(asked >= LEAST_RESPONDENTS)
    of_survey = (records["kind"] == "survey/survey").to_numpy() & np.isin(zones, shown)
    return pd.DataFrame(
        {
            "kind": "survey/survey",
            "count": 1,
            "kelurahan_code": boundaries.codes[zones[of_survey]],
            "details": records["details"].to_numpy()[of_survey],
        }
    )
