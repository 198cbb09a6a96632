"""From stored records to zone tables: counts per kelurahan, kecamatan and cell."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo import hotspots, rates
from geo.aggregate import CellGrid, count_by_cell, count_by_zone, spread_over_cells
from geo.boundaries import Boundaries
from geo.cells import cell_to_name, cell_to_parent, cell_to_point
from geo.classes import (
    CORE_INDICATORS,
    NOT_MAPPED,
    SOURCED_CUT_OFFS,
    SUPPORTING_INDICATORS,
    CutOff,
    OfficialClass,
    classify,
)
from geo.crs import metric_crs, project
from geo.density import kernel_density
from geo.disclosure import is_sparse
from geo.errors import NotEnoughData
from geo.indicators import compute_indicators
from geo.weights import Weights
from services.analysis import Note, Refusal, Totals
from services.records import PLACED_IN_CELLS, RECORD_KINDS, RecordKind
from services.reference_files import Reference

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

COUNTED_KINDS = tuple(k for k in RECORD_KINDS.values() if k.dated)
CELL_KINDS = tuple(k for k in COUNTED_KINDS if k.finest == "cell")
RATED_KINDS = tuple(k for k in COUNTED_KINDS if k.enters_threat or k.channel == "effort")
TESTED_KINDS = tuple(k for k in CELL_KINDS if k.enters_threat)
HEAT_BANDWIDTH_M = 500.0


@dataclass(frozen=True)
class CityGround:
    """Hold what does not change with the records: boundaries, neighbours, cells."""

    boundaries: Boundaries
    neighbours: Weights
    grid: CellGrid
    cell_neighbours: Weights


def zone_index(records: pd.DataFrame, boundaries: Boundaries) -> Ints:
    """Return the index of each record's kelurahan, −1 where it has none."""
    wanted = pd.Index(records["kelurahan_code"])
    index = pd.Index(boundaries.codes).get_indexer(wanted)
    return np.asarray(index, dtype=np.int64)


def count_totals(records: pd.DataFrame) -> tuple[Totals, ...]:
    """Return each kind's total, how much of it lies in a kelurahan and how much in a cell."""
    return tuple(_totals_of(kind, records[records["kind"] == kind.key]) for kind in COUNTED_KINDS)


def _totals_of(kind: RecordKind, records: pd.DataFrame) -> Totals:
    placed = records["kelurahan_code"].notna()
    fine = records["precision"].isin(PLACED_IN_CELLS) & placed
    return Totals(
        kind.column,
        kind.label_id,
        kind.label_en,
        int(records["count"].sum()),
        int(records.loc[placed, "count"].sum()),
        int(records.loc[fine, "count"].sum()) if kind.finest == "cell" else 0,
    )


def count_kelurahan(records: pd.DataFrame, boundaries: Boundaries) -> pd.DataFrame:
    """Return one row per kelurahan: what it is, the count of each kind, the survey's answers."""
    zones = zone_index(records, boundaries)
    frame = pd.DataFrame(boundaries.frame.drop(columns="geometry")).set_index("code")
    for kind in COUNTED_KINDS:
        of_kind = (records["kind"] == kind.key).to_numpy()
        counts = records["count"].to_numpy()[of_kind]
        frame[kind.column] = count_by_zone(zones[of_kind], len(frame), counts)
    answers = survey_answers(records, zones, len(frame))
    frame["respondents"], frame["saw_dealing"] = answers
    return frame


def survey_answers(records: pd.DataFrame, zones: Ints, size: int) -> tuple[Ints, Ints]:
    """Sum respondents and those who saw dealing per kelurahan, each shape (size,)."""
    asked, saw = np.zeros(size, np.int64), np.zeros(size, np.int64)
    of_survey = (records["kind"] == "survey/survey").to_numpy() & (zones >= 0)
    for zone, text in zip(zones[of_survey], records["details"][of_survey], strict=True):
        details = json.loads(text)
        asked[zone] += details["respondents"]
        saw[zone] += details["saw_dealing"]
    return asked, saw


def with_rates(zones: pd.DataFrame, boundaries: Boundaries) -> pd.DataFrame:
    """Add rates per 1,000, smoothed, with 90 % intervals, and the indicators.

    Without population there are counts only.
    """
    if not boundaries.has_population:
        return zones
    columns: dict[str, Floats] = {}
    for kind in RATED_KINDS:
        counts = zones[kind.column].to_numpy(dtype=float)
        if counts.any():
            columns |= _rates_of(kind, counts, boundaries.population)
    added = pd.DataFrame(columns, index=zones.index)
    return pd.concat([zones, added, compute_indicators(zones)], axis=1)


def refit_rates(zones: pd.DataFrame, boundaries: Boundaries) -> pd.DataFrame:
    """Smooth again from the shown counts alone, where some of a kind are hidden (NaN).

    A smoothed rate that was fitted with hidden counts gives them away: the prior's two moments
    are two equations in them.
    """
    columns: dict[str, Floats] = {}
    for kind in RATED_KINDS:
        counts = zones[kind.column].to_numpy(dtype=float)
        hidden = np.isnan(counts)
        if f"{kind.column}_rate" in zones and hidden.any() and not hidden.all():
            exposure = np.where(hidden, 0.0, boundaries.population)
            columns |= _rates_of(kind, np.where(hidden, 0.0, counts), exposure)
    return zones.assign(**columns)


def _rates_of(kind: RecordKind, counts: Floats, exposure: Floats) -> dict[str, Floats]:
    fit = rates.empirical_bayes(counts, exposure)
    low, high = rates.gamma_poisson_interval(counts, exposure)
    return {
        f"{kind.column}_rate": 1000 * fit.raw,
        f"{kind.column}_smoothed": 1000 * fit.smoothed,
        f"{kind.column}_low": 1000 * low,
        f"{kind.column}_high": 1000 * high,
    }


def with_hotspots(zones: pd.DataFrame, ground: CityGround) -> tuple[pd.DataFrame, list[Note]]:
    """Add z and hot/cold of each tested kind per kelurahan, against population."""
    exposure = ground.boundaries.population
    if not ground.boundaries.has_population:
        exposure = ground.boundaries.frame["area_km2"].to_numpy(dtype=float)
    tested, notes = zones.copy(), []
    for kind in TESTED_KINDS:
        if not zones[kind.column].any():
            continue
        found, note = _test(kind, zones[kind.column].to_numpy(), exposure, ground.neighbours)
        if found is not None:
            tested[f"{kind.column}_z"], tested[f"{kind.column}_hotspot"] = found.z, found.kind
        notes += [note] if note else []
    return tested, notes


def _test(
    kind: RecordKind, counts: Ints, exposure: Floats, weights: Weights
) -> tuple[hotspots.Hotspots | None, Note | None]:
    try:
        return hotspots.counts_test(counts, exposure, weights), None
    except NotEnoughData as refusal:
        said = [f"{kind.label(lang)}: {refusal.says(lang)}" for lang in ("id", "en")]
        return None, Refusal(said[0], said[1], kind.label_id, kind.label_en)


def count_cells(records: pd.DataFrame, ground: CityGround) -> pd.DataFrame:
    """Return one row per H3 cell: counts of located records, heat, hot spots.

    Tests use records placed as point, street or RW only; heat also spreads those known by
    kelurahan over its cells. Kinds that are never finer than kelurahan are not here.
    """
    grid, boundaries = ground.grid, ground.boundaries
    owner = boundaries.codes[grid.kelurahan]
    frame = pd.DataFrame({"kelurahan_code": owner}, index=pd.Index(cell_to_name(grid.cells)))
    frame["land_km2"] = grid.land_km2.round(5)
    exposure = grid.land_km2
    if boundaries.has_population:
        exposure = spread_over_cells(boundaries.population, grid)
        frame["population"] = exposure.round(1)
    zones = zone_index(records, boundaries)
    for kind in CELL_KINDS:
        of_kind = (records["kind"] == kind.key).to_numpy()
        fine = of_kind & records["precision"].isin(PLACED_IN_CELLS).to_numpy() & (zones >= 0)
        counts = count_by_cell(records["cell"].to_numpy(dtype=np.uint64)[fine], grid)
        frame[kind.column] = counts
        if kind in TESTED_KINDS:
            found, _ = _test(kind, counts, exposure, ground.cell_neighbours)
            frame[f"{kind.column}_hotspot"] = found.kind if found else ""
            frame[f"{kind.column}_heat"] = _heat(records, zones, of_kind, fine, ground)
    frame.index.name = "cell"
    return frame


def _heat(
    records: pd.DataFrame,
    zones: Ints,
    of_kind: NDArray[np.bool_],
    fine: NDArray[np.bool_],
    ground: CityGround,
) -> Floats:
    """Return events per km² at each cell, those known by kelurahan spread over its cells."""
    grid, boundaries = ground.grid, ground.boundaries
    crs = metric_crs(boundaries.bounds)
    centres = project(*cell_to_point(grid.cells), crs)
    located = project(records["lon"].to_numpy()[fine], records["lat"].to_numpy()[fine], crs)
    coarse = of_kind & ~fine
    by_kelurahan = count_by_zone(zones[coarse], len(boundaries.codes)).astype(float)
    spread = spread_over_cells(by_kelurahan, grid)
    events = tuple(np.concatenate([a, b]) for a, b in zip(located, centres, strict=True))
    weights = np.concatenate([np.ones(int(fine.sum())), spread])
    land = boundaries.frame.geometry.to_crs(crs).union_all()
    return kernel_density(
        (events[0], events[1]), centres, land, bandwidth_m=HEAT_BANDWIDTH_M, weights=weights
    ).round(3)


def cells_are_sparse(records: pd.DataFrame, resolution: int, least: dict[str, int]) -> bool:
    """Tell whether most cells of a resolution would be hidden in some tested kind."""
    for kind in TESTED_KINDS:
        cells = records.loc[(records["kind"] == kind.key) & (records["cell"] > 0), "cell"]
        parents = cell_to_parent(cells.to_numpy(dtype=np.uint64), resolution)
        _, counts = np.unique(parents, return_counts=True)
        if is_sparse(counts, counts < least[kind.column]):
            return True
    return False


def with_standing(
    zones: pd.DataFrame, classes: list[OfficialClass], reference: Reference
) -> pd.DataFrame:
    """Add the official class, the indicators present and the programme status."""
    mapped = [c.lowest != NOT_MAPPED for c in classes]
    return zones.assign(
        official_class=[c.label for c in classes],
        core_indicators=[c.core if m else np.nan for c, m in zip(classes, mapped, strict=True)],
        supporting_indicators=[
            c.supporting if m else np.nan for c, m in zip(classes, mapped, strict=True)
        ],
        pilot_status=[reference.status(str(code)) for code in zones.index],
    )


def official_classes(
    records: pd.DataFrame, boundaries: Boundaries, cut_offs: tuple[CutOff, ...] = SOURCED_CUT_OFFS
) -> list[OfficialClass]:
    """Return the official 8 + 5 class of each kelurahan from the latest indicator records."""
    size = len(boundaries.codes)
    core = np.full((size, len(CORE_INDICATORS)), np.nan)
    supporting = np.full((size, len(SUPPORTING_INDICATORS)), np.nan)
    zones = zone_index(records, boundaries)
    of_kind = (records["kind"] == "indicator/official").to_numpy() & (zones >= 0)
    for zone, text in zip(zones[of_kind], records["details"][of_kind], strict=True):
        details = json.loads(text)
        core[zone] = [np.nan if a is None else float(a) for a in details["core"]]
        supporting[zone] = [np.nan if a is None else float(a) for a in details["supporting"]]
    return classify(core, supporting, cut_offs)


def sum_kecamatan(zones: pd.DataFrame) -> pd.DataFrame:
    """Return one row per kecamatan: counts, population and area summed."""
    summed = [k.column for k in COUNTED_KINDS] + ["population", "area_km2"]
    groups = zones.groupby("kecamatan_code", sort=True)
    table = groups[summed].sum(min_count=1)
    table.insert(0, "name", groups["kecamatan"].first())
    table.index.name = "code"
    return table
