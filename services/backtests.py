"""Try the map on any file of points: was the ground foreseen, and better than by plain counts?"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.backtest import LEVEL, PRODUCT, Backtest, Comparison, Events, backtest
from geo.boundaries import Boundaries
from geo.study_area import StudyArea, grid_area, hexagon_area, population_on
from services.analysis import Note
from services.backtest_plot import draw_capture
from services.errors import BadRequest
from services.exports import plain_rows, plain_value
from services.point_files import PointColumns, Points, day_number, read_points
from services.words import number_text

Floats = NDArray[np.float64]
DEFAULT_RESOLUTION = 9
_LEAST_INSIDE = 0.9  # share of the points in the city, or its population says nothing of them


@dataclass(frozen=True)
class BacktestWish:
    """Hold how to test: the last day of training, rolling windows or one, and the cells.

    `horizon_days`: None for one window to the end; `grid_m`: squares instead of H3 cells.
    """

    train_until: dt.date
    horizon_days: float | None = None
    resolution: int | None = None
    grid_m: float | None = None
    seed: int = 0


@dataclass(frozen=True)
class Tried:
    """Hold a back-test with the file and the ground it was made on."""

    file: str
    points: Points
    wish: BacktestWish
    area: StudyArea
    outside: int
    result: Backtest
    population: Note


def try_file(
    path: Path, columns: PointColumns, wish: BacktestWish, boundaries: Boundaries | None = None
) -> Tried:
    """Read a file of points and test the smoothed count on it beside the naive surfaces.

    Population is one of them where the points lie in a city whose `boundaries` hold it. Days up to
    and including `train_until` train, later ones test. Raises `BadRequest` for both
    kinds of cells, `geo.errors.NotEnoughData` for too few points.
    """
    if wish.resolution is not None and wish.grid_m is not None:
        raise BadRequest(
            id="Pilih salah satu: --res atau --grid-m.", en="Choose one: --res or --grid-m."
        )
    points = read_points(path, columns)
    first_test = day_number(np.datetime64(wish.train_until)) + 1
    area, cells = _lay(points, points.days < first_test, wish)
    population, note = _population(points, area, boundaries)
    result = backtest(
        Events(cells, points.days),
        area,
        train_until=first_test,
        horizon_days=wish.horizon_days,
        population=population,
        seed=wish.seed,
    )
    return Tried(path.name, points, wish, area, int((cells < 0).sum()), result, note)


def _population(
    points: Points, area: StudyArea, boundaries: Boundaries | None
) -> tuple[Floats | None, Note]:
    """Return inhabitants per cell, or why population is no baseline here."""
    if boundaries is None or not boundaries.has_population or area.crs is None:
        return None, _NO_PEOPLE
    inside = _share_inside(points, boundaries)
    if inside < _LEAST_INSIDE:
        return None, Note(
            f"Penduduk tidak dibandingkan: hanya {100 * inside:.0f} % titik terletak di "
            f"{boundaries.city}. Pilih kotanya dengan --city.",
            f"Population is not compared: only {100 * inside:.0f} % of the points lie in "
            f"{boundaries.city}. Choose the city with --city.",
        )
    polygons = np.asarray(boundaries.frame.geometry.to_crs(area.crs))
    return population_on(area, polygons, boundaries.population), Note(
        f"Penduduk {boundaries.city} ikut dibandingkan, dibagi rata menurut luas kelurahan.",
        f"The population of {boundaries.city} is compared too, spread evenly over each kelurahan.",
    )


def _share_inside(points: Points, boundaries: Boundaries) -> float:
    city = shapely.union_all(np.asarray(boundaries.frame.geometry))
    return float(shapely.contains_xy(city, points.lon, points.lat).mean())


_NO_PEOPLE = Note(
    "Penduduk tidak dibandingkan: penduduk kota ini tidak diketahui. Tambahkan batas wilayah "
    "dengan penduduknya dan pilih kotanya dengan --city.",
    "Population is not compared: that of this city is not known. Add boundaries with their "
    "population and choose the city with --city.",
)


def write_backtest(tried: Tried, folder: Path) -> list[Path]:
    """Write table.csv, calibration.csv, plot.svg, verdict.txt and result.json."""
    folder.mkdir(parents=True, exist_ok=True)
    verdict = verdict_of(tried)
    data = json.dumps(backtest_data(tried), ensure_ascii=False, indent=1)
    texts = {
        "table.csv": tried.result.scores.to_csv(index=False, lineterminator="\n"),
        "calibration.csv": tried.result.calibration.to_csv(index=False, lineterminator="\n"),
        "plot.svg": draw_capture(tried.result),
        "verdict.txt": f"{verdict.id}\n{verdict.en}\n",
        "result.json": f"{data}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in texts]


def backtest_data(tried: Tried) -> dict[str, Any]:
    """Return the back-test as plain data."""
    result, points, verdict = tried.result, tried.points, verdict_of(tried)
    weights = sorted(zip(result.mixture.weights, result.mixture.members, strict=True), reverse=True)
    comparisons = pd.DataFrame([vars(c) for c in result.comparisons])
    return {
        "file": tried.file,
        "rows": points.rows,
        "undated": points.undated,
        "unplaced": points.unplaced,
        "outside_area": tried.outside,
        "days_written": points.written,
        "train_until": tried.wish.train_until.isoformat(),
        "horizon_days": tried.wish.horizon_days,
        "cells": len(tried.area.x_m),
        "cell_side_m": plain_value(tried.area.spacing_m),
        "training_events": result.training_events,
        "test_events": result.test_events,
        "windows": result.windows,
        "seed": result.seed,
        "surface": PRODUCT,
        "population_id": tried.population.id,
        "population_en": tried.population.en,
        "scores": plain_rows(result.scores),
        "log_scores": {str(k): plain_value(v) for k, v in result.log_scores.items()},
        "calibration": plain_rows(result.calibration),
        "comparisons": plain_rows(comparisons),
        "interval_level": LEVEL,
        "tuned_weights": {name: plain_value(w) for w, name in weights if w >= 0.005},
        "verdict": result.verdict.value,
        "verdict_id": verdict.id,
        "verdict_en": verdict.en,
    }


def verdict_of(tried: Tried) -> Note:
    """Return one sentence: better, worse or no different, and by how much."""
    head = {
        Comparison.BETTER: Note(
            "Peta ini meramalkan tempat kejadian lebih baik daripada hitungan sederhana terbaik",
            "This map foresees where events fall better than the best plain surface",
        ),
        Comparison.WORSE: Note(
            "Peta ini LEBIH BURUK daripada hitungan sederhana terbaik; pakai hitungan itu",
            "This map is WORSE than the best plain surface; use that one",
        ),
        Comparison.EVEN: Note(
            "Peta ini tidak terbukti lebih baik maupun lebih buruk daripada hitungan sederhana "
            "terbaik",
            "This map is shown to be neither better nor worse than the best plain surface",
        ),
    }[tried.result.verdict]
    parts = [[_budget_text(c, lang) for c in tried.result.comparisons] for lang in ("id", "en")]
    events = tried.result.test_events
    return Note(
        f"{head.id} ({events} kejadian uji; selisih PAI menurut bagian wilayah, selang 90 %: "
        f"{'; '.join(parts[0])}).",
        f"{head.en} ({events} test events; difference of PAI by share of the ground, 90 % "
        f"interval: {'; '.join(parts[1])}).",
    )


def _budget_text(comparison: Any, lang: str) -> str:
    figures = [
        number_text(v, lang=lang, digits=2)
        for v in (comparison.difference, comparison.low, comparison.high)
    ]
    return f"{100 * comparison.budget:.0f} %: {figures[0]} ({figures[1]} … {figures[2]})"


def _lay(points: Points, known: Any, wish: BacktestWish) -> tuple[StudyArea, Any]:
    if wish.grid_m is not None:
        return grid_area(points.lon, points.lat, wish.grid_m, known=known)
    resolution = DEFAULT_RESOLUTION if wish.resolution is None else wish.resolution
    return hexagon_area(points.lon, points.lat, resolution, known=known)
