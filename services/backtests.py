"""Try the map on any file of points: was the ground foreseen, and better than by plain counts?"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geo.backtest import LEVEL, PRODUCT, Backtest, Comparison, Events, backtest
from geo.study_area import StudyArea, grid_area, hexagon_area
from services.analysis import Note
from services.backtest_plot import draw_capture
from services.errors import BadRequest
from services.exports import plain_rows, plain_value
from services.point_files import PointColumns, Points, day_number, read_points
from services.words import number_text

DEFAULT_RESOLUTION = 9


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


def try_file(path: Path, columns: PointColumns, wish: BacktestWish) -> Tried:
    """Read a file of points and test the smoothed count on it beside the naive surfaces.

    Days up to and including `train_until` train, later ones test. Raises `BadRequest` for both
    kinds of cells, `geo.errors.NotEnoughData` for too few points.
    """
    if wish.resolution is not None and wish.grid_m is not None:
        raise BadRequest(
            id="Pilih salah satu: --res atau --grid-m.", en="Choose one: --res or --grid-m."
        )
    points = read_points(path, columns)
    first_test = day_number(np.datetime64(wish.train_until)) + 1
    area, cells = _lay(points, points.days < first_test, wish)
    result = backtest(
        Events(cells, points.days),
        area,
        train_until=first_test,
        horizon_days=wish.horizon_days,
        seed=wish.seed,
    )
    return Tried(path.name, points, wish, area, int((cells < 0).sum()), result)


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
