"""Hot spots in depth: one function per method, each with the choices it made or why it refuses."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.aggregate import spread_over_cells
from geo.cells import cell_to_name, cell_to_parent, cell_to_point
from geo.crs import metric_crs, project
from geo.density import kernel_density
from geo.emerging import EmergingHotspots, emerging_hotspots
from geo.errors import GeoError
from geo.hotspots import counts_test
from geo.local_moran import local_moran_test
from geo.near_repeat import near_repeat_table
from geo.rates import empirical_bayes
from services.analysis import Note
from services.cluster_material import ALPHA, Finding, Floats, Ints, Material, Method
from services.publication import TOO_FEW
from services.records import Precision
from services.scans import prospective_scan, space_time_scan, spatial_scan
from services.slices import Slices, slice_counts
from services.zones import HEAT_BANDWIDTH_M, in_one_cell

PERMUTATIONS = 9999
_FEWEST_PEOPLE_PER_KM2 = 500.0  # under which events per head of a cell say nothing


def hot_kelurahan(material: Material) -> Finding:
    """Return Gi* beside local Moran for every kelurahan."""
    counts, exposure = material.counts, material.exposure
    star = counts_test(counts, exposure, material.ground.neighbours, alpha=ALPHA)
    moran = local_moran_test(
        _standardised(counts, exposure), material.ground.neighbours,
        permutations=PERMUTATIONS, seed=material.seed, alpha=ALPHA,
    )  # fmt: skip
    table = material.named().assign(
        count=counts.astype(float), gi_z=star.z, gi_p=star.p, hotspot=star.kind,
        moran=moran.statistic, moran_quadrant=moran.quadrant, moran_p=moran.p,
        moran_significant=moran.significant,
    )  # fmt: skip
    if material.published:
        table = _publish(table, material, ["gi_z", "gi_p", "moran", "moran_p"])
    return Finding("hot_kelurahan", _choices_of_tests(material, star.events), table)


def _standardised(counts: Ints, exposure: Floats) -> Floats:
    """Return rates over their own standard error (Assunção & Reis 1999): comparable in spread."""
    fit = empirical_bayes(counts.astype(float), exposure)
    spread = np.sqrt(np.asarray(fit.variance + fit.mean / exposure, dtype=float))
    return np.asarray((fit.raw - fit.mean) / spread)


def _choices_of_tests(material: Material, events: int) -> Note:
    to, told = material.exposed_to, material.told(events)
    return Note(
        f"{told} kejadian yang diketahui kelurahannya; tetangga: berbatasan (queen); Gi* "
        f"terhadap {to.id}, p eksak; Moran lokal atas laju baku empirical Bayes, {PERMUTATIONS} "
        f"permutasi, benih {material.seed}; FDR {ALPHA}.",
        f"{told} events whose kelurahan is known; neighbours: sharing a border (queen); Gi* "
        f"against {to.en}, exact p; local Moran of empirical-Bayes standardised rates, "
        f"{PERMUTATIONS} permutations, seed {material.seed}; FDR {ALPHA}.",
    )


def emerging_kelurahan(material: Material) -> Finding:
    """Return the course of every kelurahan over time slices."""
    slices = slice_counts(
        material.zones, material.records, len(material.boundaries.codes), material.analysis.period
    )
    found = emerging_hotspots(
        slices.counts, material.exposure, material.ground.neighbours, alpha=ALPHA
    )
    table = pd.concat([material.named(), _course(found)], axis=1)
    if material.published:
        table = _publish(table, material, ["trend_z", "trend_p"])
    return Finding("emerging_kelurahan", _choices_of_slices(slices, "kelurahan", material), table)


def emerging_cells(material: Material) -> Finding:
    """Return the course of every H3 cell of resolution 8, records whose place fits it only."""
    grid = material.coarse.grid
    fine = material.records[in_one_cell(material.records, grid.resolution)]
    parents = cell_to_parent(fine["cell"].to_numpy(dtype=np.uint64), grid.resolution)
    place = np.searchsorted(grid.cells, parents).clip(max=len(grid.cells) - 1)
    zones = np.where(grid.cells[place] == parents, place, -1).astype(np.int64)
    slices = slice_counts(zones, fine, len(grid.cells), material.analysis.period)
    exposure = spread_over_cells(material.exposure, grid)
    found = emerging_hotspots(slices.counts, exposure, material.coarse.cell_neighbours, alpha=ALPHA)
    table = _course(found)
    table.insert(0, "cell", cell_to_name(grid.cells))
    return Finding("emerging_cells", _choices_of_slices(slices, "H3 8", material), table)


def _course(found: EmergingHotspots) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "emergence": [str(e) for e in found.emergence],
            "side": found.side,
            "trend_z": found.trend.z,
            "trend_p": found.trend.p,
        }
    )


def _choices_of_slices(slices: Slices, unit: str, material: Material) -> Note:
    events = material.told(int(slices.counts.sum()))
    first, last = slices.labels[0], slices.labels[-1]
    length_id, length_en = slices.length.split(" / ")
    return Note(
        f"{events} kejadian per {unit} dalam {len(slices.labels)} potong waktu ({length_id}, dari "
        f"{first} sampai {last}); Gi* tiap potong terhadap jumlahnya sendiri, satu FDR {ALPHA} "
        "untuk semua; tren Mann–Kendall.",
        f"{events} events per {unit} in {len(slices.labels)} slices ({length_en}, {first} to "
        f"{last}); Gi* of each slice given its own total, one FDR {ALPHA} over all; Mann–Kendall "
        "trend.",
    )


def density(material: Material) -> Finding:
    """Return kernel density per km² and per 1,000 inhabitants at every cell."""
    cells = material.analysis.cells
    heat = cells[f"{material.kind.column}_heat"].to_numpy(dtype=float)
    table = pd.DataFrame({"cell": cells.index, "per_km2": heat})
    if material.boundaries.has_population:
        people = _people_per_km2(material)
        crowded = people >= _FEWEST_PEOPLE_PER_KM2
        table["per_1000"] = np.where(crowded, 1000 * heat / np.maximum(people, 1.0), np.nan)
    grid = material.ground.grid
    choices = Note(
        f"Kernel Gauss, lebar pita {HEAT_BANDWIDTH_M:.0f} m, terkoreksi di pantai; sel H3 "
        f"{grid.resolution}; catatan tingkat kelurahan disebar menurut luas, titik yang kasar "
        "selebar ketidakpastiannya; per 1.000 jiwa hanya "
        f"bila sedikitnya {_FEWEST_PEOPLE_PER_KM2:.0f} jiwa per km².",
        f"Gaussian kernel, bandwidth {HEAT_BANDWIDTH_M:.0f} m, corrected at the coast; H3 cells "
        f"{grid.resolution}; records known by kelurahan are spread by area, "
        "vague points as widely as they are uncertain; per 1,000 inhabitants only from "
        f"{_FEWEST_PEOPLE_PER_KM2:.0f} people per km².",
    )
    return Finding("density", choices, table)


def _people_per_km2(material: Material) -> Floats:
    """Return the population under the same kernel as the events."""
    grid, boundaries = material.ground.grid, material.boundaries
    crs = metric_crs(boundaries.bounds)
    centres = project(*cell_to_point(grid.cells), crs)
    land = boundaries.frame.geometry.to_crs(crs).union_all()
    people = spread_over_cells(boundaries.population, grid)
    return kernel_density(centres, centres, land, bandwidth_m=HEAT_BANDWIDTH_M, weights=people)


def near_repeats(material: Material) -> Finding:
    """Return pairs of events by distance and time band against shuffled times."""
    points = material.records[material.records["precision"] == Precision.POINT.value]
    crs = metric_crs(material.boundaries.bounds)
    where = project(points["lon"].to_numpy(), points["lat"].to_numpy(), crs)
    days = np.asarray((points["occurred_on"] - pd.Timestamp(0)) / pd.Timedelta(days=1), float)
    found = near_repeat_table(where, days, seed=material.seed)
    far, late = found.distance_edges_m, found.time_edges_days
    rows = [
        {
            "distance_from_m": far[i], "distance_to_m": far[i + 1], "days_from": late[j],
            "days_to": late[j + 1], "pairs": int(found.observed[i, j]),
            "expected": float(found.expected[i, j]), "ratio": float(found.ratio[i, j]),
            "p": float(found.p[i, j]),
        }
        for i in range(len(far) - 1)
        for j in range(len(late) - 1)
    ]  # fmt: skip
    pairs = int(found.observed.sum())
    choices = Note(
        f"{found.events} kejadian berpresisi titik saja (yang lain berbagi koordinat dan tampak "
        f"berulang); {pairs} pasang; {found.permutations} permutasi waktu, benih {found.seed}; p "
        "tiap kotak, tanpa koreksi.",
        f"{found.events} events placed as points only (others share coordinates and would look "
        f"like repeats); {pairs} pairs; {found.permutations} permutations of time, seed "
        f"{found.seed}; p per cell of the table, uncorrected.",
    )
    return Finding("near_repeat", choices, pd.DataFrame(rows))


METHODS: tuple[Method, ...] = (
    Method("hot_kelurahan", "Titik panas kelurahan", "Hot kelurahan", True, hot_kelurahan),
    Method("emerging_kelurahan", "Perjalanan titik panas, kelurahan", "Emerging, kelurahan", True,
           emerging_kelurahan),
    Method("emerging_cells", "Perjalanan titik panas, sel", "Emerging, cells", False,
           emerging_cells),
    Method("density", "Kepadatan kernel", "Kernel density", False, density),
    Method("scan_space", "Pindaian ruang", "Scan of space", True, spatial_scan),
    Method("scan_space_time", "Pindaian ruang-waktu", "Scan of space and time", True,
           space_time_scan),
    Method("scan_prospective", "Pindaian yang masih hidup", "Prospective scan", True,
           prospective_scan),
    Method("near_repeat", "Berulang-dekat", "Near repeats", False, near_repeats),
)  # fmt: skip


def run_methods(material: Material) -> list[tuple[Method, Finding]]:
    """Run every method; one that the data or the gate refuse says why and has no table."""
    return [(method, _run(method, material)) for method in METHODS]


def _run(method: Method, material: Material) -> Finding:
    if material.published and not method.publishable:
        return Finding(method.name, _UNPUBLISHED, None)
    if material.published and not material.has_total:
        return Finding(method.name, TOO_FEW, None)
    try:
        return method.run(material)
    except GeoError as refusal:
        if material.published:
            return Finding(method.name, TOO_FEW, None)
        return Finding(method.name, Note(refusal.says("id"), refusal.says("en")), None)


def _publish(table: pd.DataFrame, material: Material, model: list[str]) -> pd.DataFrame:
    """Drop what would give counts away and blank the rows that may not be shown."""
    shown = table.drop(columns=model)
    for column in shown.columns.drop(["code", "name"]):
        values = shown[column].astype(float if column == "count" else str)
        shown[column] = values.mask(material.hidden, np.nan if column == "count" else "")
    return shown


_UNPUBLISHED = Note(
    "Tidak diterbitkan: di sekitar satu kejadian, hasilnya menunjuk alamatnya.",
    "Not published: around a lone event the result points to its address.",
)
