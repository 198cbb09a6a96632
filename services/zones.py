"""From stored records to zone tables: counts per kelurahan, kecamatan and cell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo import hotspots, rates
from geo.aggregate import (
    CellGrid,
    count_by_cell,
    count_by_zone,
    fits_in_cell,
    spread_over_cells,
)
from geo.boundaries import Boundaries
from geo.cells import cell_to_name, cell_to_parent, cell_to_point, mean_edge_m
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
from geo.density import HeatGround, heat_ground, kernel_widths
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
_RADIUS_IN_SIGMAS = 2.146  # holds 90 % of a Gaussian in the plane: √(2 ln 10)


@dataclass(frozen=True)
class CityGround:
    """Hold what does not change with the records: boundaries, neighbours, cells."""

    boundaries: Boundaries
    neighbours: Weights
    grid: CellGrid
    cell_neighbours: Weights

    @cached_property
    def centres(self) -> tuple[Floats, Floats]:
        """Return x, y of the cells' centres, metres in the city's metric CRS, shape (m,) each."""
        return project(*cell_to_point(self.grid.cells), metric_crs(self.boundaries.bounds))

    @cached_property
    def heat(self) -> HeatGround:
        """Return the raster of the city's heat."""
        land = self.boundaries.frame.geometry.to_crs(metric_crs(self.boundaries.bounds)).union_all()
        return heat_ground(land)


def zone_index(records: pd.DataFrame, boundaries: Boundaries) -> Ints:
    """Return the index of each record's kelurahan, −1 where it has none."""
    wanted = pd.Index(records["kelurahan_code"])
    index = pd.Index(boundaries.codes).get_indexer(wanted)
    return np.asarray(index, dtype=np.int64)


def count_totals(records: pd.DataFrame, resolution: int) -> tuple[Totals, ...]:
    """Return each kind's total: in a kelurahan, in a cell of a resolution, too coarse for it."""
    return tuple(
        _totals_of(kind, records[records["kind"] == kind.key], resolution) for kind in COUNTED_KINDS
    )


def _totals_of(kind: RecordKind, records: pd.DataFrame, resolution: int) -> Totals:
    placed = records["kelurahan_code"].notna().to_numpy()
    counts = records["count"].to_numpy()
    pinned = placed & has_spot(records) & (kind.finest == "cell")
    in_cells = pinned & in_one_cell(records, resolution)
    return Totals(
        kind.column,
        kind.label_id,
        kind.label_en,
        int(counts.sum()),
        int(counts[placed].sum()),
        int(counts[in_cells].sum()),
        int(counts[pinned & ~in_cells].sum()),
    )


def has_spot(records: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which records are placed finer than kelurahan, however vaguely."""
    return np.asarray(records["precision"].isin(PLACED_IN_CELLS))


def in_one_cell(records: pd.DataFrame, resolution: int) -> NDArray[np.bool_]:
    """Tell which records are placed so finely that they count in one cell of a resolution."""
    return has_spot(records) & fits_in_cell(records["radius_m"].to_numpy(float), resolution)


def explain_coarse(totals: tuple[Totals, ...], resolution: int, *, with_counts: bool) -> list[Note]:
    """Say what is too coarse for the cells; without counts where the reader may not subtract."""
    coarse = [t for t in totals if t.too_coarse]
    if not coarse:
        return []
    edge = round(mean_edge_m(resolution))

    def listed(lang: str) -> str:
        labels = [(t.label_en if lang == "en" else t.label_id, t.too_coarse) for t in coarse]
        return ", ".join(f"{label} ({n})" if with_counts else label for label, n in labels)

    return [
        Note(
            f"Terlalu kasar untuk sel H3 {resolution} (jari-jari ketidakpastian di atas {edge} m): "
            f"{listed('id')}. Tetap dihitung per kelurahan; di sel tidak dihitung, dan di peta "
            "panas disebar selebar ketidakpastiannya.",
            f"Too coarse for H3 cells {resolution} (uncertainty radius over {edge} m): "
            f"{listed('en')}. They still count by kelurahan; they are in no cell's count, and "
            "heat smears them as widely as they are uncertain.",
        )
    ]


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


def with_hotspots(
    zones: pd.DataFrame, counted: pd.DataFrame, ground: CityGround
) -> tuple[pd.DataFrame, list[Note]]:
    """Add z and hot/cold of each tested kind per kelurahan, against population.

    `counted`: by kelurahan, as `count_kelurahan` gives them; these counts are tested.
    """
    exposure = ground.boundaries.population
    if not ground.boundaries.has_population:
        exposure = ground.boundaries.frame["area_km2"].to_numpy(dtype=float)
    tested, notes = zones.copy(), []
    for kind in TESTED_KINDS:
        if not counted[kind.column].any():
            continue
        counts = counted[kind.column].to_numpy()
        found, note = counts_tested(kind, counts, exposure, ground.neighbours)
        if found is not None:
            tested[f"{kind.column}_z"], tested[f"{kind.column}_hotspot"] = found.z, found.kind
        notes += [note] if note else []
    return tested, notes


def counts_tested(
    kind: RecordKind, counts: Ints, exposure: Floats, weights: Weights
) -> tuple[hotspots.Hotspots | None, Note | None]:
    """Test one kind's counts by Gi*; where they are too few, return why instead."""
    try:
        return hotspots.counts_test(counts, exposure, weights), None
    except NotEnoughData as refusal:
        said = [f"{kind.label(lang)}: {refusal.says(lang)}" for lang in ("id", "en")]
        return None, Refusal(said[0], said[1], kind.label_id, kind.label_en)


def count_cells(records: pd.DataFrame, ground: CityGround) -> pd.DataFrame:
    """Return one row per H3 cell: counts of located records, heat, hot spots.

    Counts and tests use records whose uncertainty fits the cell; heat smears the vaguer ones by
    their radius and spreads those known by kelurahan over its cells. Kinds that are never finer
    than kelurahan are not here.
    """
    grid, boundaries = ground.grid, ground.boundaries
    owner = boundaries.codes[grid.kelurahan]
    frame = pd.DataFrame({"kelurahan_code": owner}, index=pd.Index(cell_to_name(grid.cells)))
    frame["land_km2"] = grid.land_km2.round(5)
    exposure = grid.land_km2
    if boundaries.has_population:
        exposure = spread_over_cells(boundaries.population, grid)
        frame["population"] = exposure.round(1)
    fits = in_one_cell(records, grid.resolution) & (zone_index(records, boundaries) >= 0)
    for kind in CELL_KINDS:
        of_kind = (records["kind"] == kind.key).to_numpy()
        fine = of_kind & fits
        counts = count_by_cell(records["cell"].to_numpy(dtype=np.uint64)[fine], grid)
        frame[kind.column] = counts
        if kind in TESTED_KINDS:
            found, _ = counts_tested(kind, counts, exposure, ground.cell_neighbours)
            frame[f"{kind.column}_hotspot"] = found.kind if found else ""
            frame[f"{kind.column}_heat"] = _heat(records[of_kind], ground)
    frame.index.name = "cell"
    return frame


def _heat(records: pd.DataFrame, ground: CityGround) -> Floats:
    """Return one kind's events per km² at each cell, each as wide as its place is uncertain.

    Records known by kelurahan, or with a point of unknown uncertainty, are spread over its cells.
    """
    crs = metric_crs(ground.boundaries.bounds)
    zones, counts = zone_index(records, ground.boundaries), records["count"].to_numpy()
    radius_m = records["radius_m"].to_numpy(dtype=float)
    pinned = has_spot(records) & (zones >= 0) & np.isfinite(radius_m)
    located = project(records["lon"].to_numpy()[pinned], records["lat"].to_numpy()[pinned], crs)
    by_kelurahan = count_by_zone(zones[~pinned], len(ground.boundaries.codes), counts[~pinned])
    pixels, widths = ground.heat.pixels(*located), widths_of(radius_m[pinned])
    return smear((pixels, widths), counts[pinned], by_kelurahan, ground)


def widths_of(radius_m: Floats) -> Floats:
    """Return the kernel's width of each record by the radius of its place, metres."""
    return kernel_widths(radius_m / _RADIUS_IN_SIGMAS, HEAT_BANDWIDTH_M)


def smear(
    spots: tuple[Ints, Floats], amounts: Ints, by_kelurahan: Ints, ground: CityGround
) -> Floats:
    """Return events per km² at each cell.

    `spots`: pixel and kernel width of each record with a spot, `amounts` how many events it stands
    for; `by_kelurahan`: events of which only the kelurahan is known, spread over its cells.
    """
    pixels, widths = spots
    spread = spread_over_cells(by_kelurahan.astype(float), ground.grid)
    masses = {HEAT_BANDWIDTH_M: ground.heat.mass(ground.heat.pixels(*ground.centres), spread)}
    for width in np.unique(widths):
        own = widths == width
        found = ground.heat.mass(pixels[own], amounts[own].astype(float))
        masses[float(width)] = found + masses.get(float(width), 0.0)
    return ground.heat.heat(masses, ground.centres).round(3)


def most_are_too_coarse(records: pd.DataFrame, resolution: int) -> bool:
    """Tell whether most records with a spot are too vague for the cells of a resolution."""
    kinds = [k.key for k in CELL_KINDS]
    with_spot = records[has_spot(records) & records["kind"].isin(kinds)]
    fits = in_one_cell(with_spot, resolution)
    return bool(len(fits)) and 2 * int(fits.sum()) < len(fits)


def cells_are_sparse(records: pd.DataFrame, resolution: int, least: dict[str, int]) -> bool:
    """Tell whether most cells of a resolution would be hidden in some tested kind."""
    fits = (records["cell"] > 0).to_numpy() & in_one_cell(records, resolution)
    for kind in TESTED_KINDS:
        cells = records.loc[(records["kind"] == kind.key).to_numpy() & fits, "cell"]
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
