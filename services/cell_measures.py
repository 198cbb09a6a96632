"""Measures of H3 cells: counts, rates, heat, hot spots and their course over time."""

from __future__ import annotations

import numpy as np

from geo import hotspots, rates
from geo.aggregate import spread_over_cells
from geo.emerging import FEWEST_SLICES, Emergence, emerging_hotspots
from services.analysis import Note
from services.measure_view import (
    Flags,
    Floats,
    Layer,
    Measure,
    View,
    no_population,
    not_published,
    told,
    too_few_quarters,
)
from services.slices import whole_quarters
from services.zones import smear


def _cell_count(view: View) -> Layer:
    if view.public:
        return _published_cells(view, "")
    counts = view.by_cell()
    return Layer(counts.astype(float), totals=told(view, counts))


def _cell_rate(view: View) -> Layer:
    """Return events per 1,000 inhabitants of each cell, smoothed; people spread by ground."""
    if view.public:
        raise not_published()
    boundaries = view.ground.boundaries
    if not boundaries.has_population:
        raise no_population()
    counts, people = view.by_cell(), spread_over_cells(boundaries.population, view.grid)
    fit = rates.empirical_bayes(counts.astype(float), people)
    return Layer(1000 * fit.smoothed, totals=told(view, counts))


def _cell_heat(view: View) -> Layer:
    """Return events per km² by the kernel of the office's heat map."""
    if view.public:
        raise not_published()
    keep = view.columns.chosen(view.wanted)
    return Layer(heat_of(view, keep), totals=told(view, view.by_zone()))


def heat_of(view: View, keep: Flags) -> Floats:
    """Return events per km² at each cell, each as wide as its place is uncertain."""
    columns, ground = view.columns, view.ground
    spots = columns.spots(ground)
    pinned = keep & (spots.width > 0)
    by_kelurahan = columns.by_zone(keep & ~pinned, len(ground.boundaries.codes))
    placed = spots.pixel[pinned], spots.width[pinned]
    return smear(placed, columns.count[pinned], by_kelurahan, ground)


_HOT = (Note("dingin", "cold"), Note("tidak menonjol", "not notable"), Note("panas", "hot"))


def _cell_hotspot(view: View) -> Layer:
    if view.public:
        return _published_cells(view, "_hotspot")
    counts = view.by_cell()
    found = hotspots.counts_test(counts, _cell_exposure(view), view.ground.cell_neighbours)
    values = 1.0 + np.where(found.significant, np.sign(found.z), 0.0)
    note = Note(
        f"Gi* dengan {found.events} kejadian, p eksak, FDR 5 %.",
        f"Gi* of {found.events} events, exact p, FDR 5 %.",
    )
    values = np.where(np.isfinite(found.z), values, np.nan)
    return Layer(values, labels=_HOT, notes=(note,), totals=told(view, counts))


_COURSES = {
    Emergence.NEW: Note("baru", "new"),
    Emergence.CONSECUTIVE: Note("berturut", "consecutive"),
    Emergence.INTENSIFYING: Note("menguat", "intensifying"),
    Emergence.PERSISTENT: Note("menetap", "persistent"),
    Emergence.DIMINISHING: Note("melemah", "diminishing"),
    Emergence.SPORADIC: Note("sesekali", "sporadic"),
    Emergence.OSCILLATING: Note("berganti", "oscillating"),
    Emergence.HISTORICAL: Note("dahulu", "historical"),
    Emergence.NONE: Note("tidak menonjol", "not notable"),
}


def _cell_emergence(view: View) -> Layer:
    """Return the course of hot cells over the quarters of the period; cold ones count as none."""
    if view.public:
        raise not_published()
    period = view.wanted.period or view.columns.period
    if period is None:
        raise too_few_quarters(0)
    quarters = whole_quarters(period)
    if len(quarters) < FEWEST_SLICES:
        raise too_few_quarters(len(quarters))
    table = view.columns.by_cell_and_quarter(view.columns.chosen(view.wanted), view.grid, quarters)
    found = emerging_hotspots(table, _cell_exposure(view), view.ground.cell_neighbours)
    order = list(_COURSES)
    hot = found.side == "hot"
    kinds = [e if h else Emergence.NONE for e, h in zip(found.emergence, hot, strict=True)]
    values = np.array([float(order.index(Emergence(kind))) for kind in kinds])
    return Layer(values, labels=tuple(_COURSES.values()))


def _cell_exposure(view: View) -> Floats:
    if view.ground.boundaries.has_population:
        return spread_over_cells(view.ground.boundaries.population, view.grid)
    return view.grid.land_km2


def _published_cells(view: View, suffix: str) -> Layer:
    table = view.analysis().cells
    name = f"{view.kind.column}{suffix}"
    if name not in table:
        raise not_published()
    hidden = table[f"{view.kind.column}_hidden"].to_numpy(dtype=bool)
    if not suffix:
        return Layer(table[name].to_numpy(dtype=float), hidden=hidden)
    values = table[name].map({"cold": 0.0, "": 1.0, "hot": 2.0}).to_numpy(dtype=float)
    return Layer(np.where(hidden, np.nan, values), labels=_HOT, hidden=hidden)


CELL_MEASURES = (
    Measure(
        "cell_heat", "cells", "heat", True,
        Note("Panas (kernel)", "Heat (kernel)"), Note("kejadian per km²", "events per km²"),
        Note(
            "Kepadatan kernel 500 m; yang hanya diketahui kelurahannya disebar di kelurahan itu.",
            "Kernel density, 500 m; events known by kelurahan only are spread over it.",
        ),
        _cell_heat,
    ),
    Measure(
        "cell_count", "cells", "heat", True,
        Note("Jumlah per sel", "Count per cell"), Note("catatan", "records"),
        Note("Hanya catatan yang tempatnya cukup halus.", "Only records placed finely enough."),
        _cell_count,
    ),
    Measure(
        "cell_rate", "cells", "heat", True,
        Note("Laju per sel", "Rate per cell"), Note("per 1.000 jiwa", "per 1,000 inhabitants"),
        Note(
            "Penduduk disebar menurut luas, jadi hanya perkiraan; dihaluskan.",
            "Inhabitants are spread by area, so this is rough; smoothed.",
        ),
        _cell_rate,
    ),
    Measure(
        "cell_hotspot", "cells", "hotspot", True,
        Note("Titik panas (Gi*)", "Hot spots (Gi*)"), Note("FDR 5 %", "FDR 5 %"),
        Note(
            "Sel yang bersama tetangganya jauh di atas atau di bawah bagian penduduknya.",
            "Cells that with their neighbours lie far above or below their share of inhabitants.",
        ),
        _cell_hotspot,
    ),
    Measure(
        "cell_emergence", "cells", "emergence", True,
        Note("Perjalanan titik panas", "Course of hot spots"),
        Note("kelas per triwulan", "class over quarters"),
        Note(
            "Baru, menguat, menetap, melemah … menurut Gi* tiap triwulan.",
            "New, intensifying, persistent, diminishing … by Gi* of each quarter.",
        ),
        _cell_emergence,
    ),
)  # fmt: skip
