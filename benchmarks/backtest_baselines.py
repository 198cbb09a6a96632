"""Show how the smoothed count does against naive surfaces, on simulated worlds or on a CSV.

    python -m benchmarks.backtest_baselines
    python -m benchmarks.backtest_baselines events.csv --time COL --lon COL --lat COL

With a CSV the last fifth of the period is the test, in rolling windows of 30 days and in one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.backtest import PRODUCT, Backtest, Comparison, Events, backtest
from geo.incident_worlds import WORLDS, WorldSize
from geo.study_area import grid_area, hexagon_area

WORLDS_EACH = 20
HORIZONS_DAYS = (30.0, None)
TEST_PART = 0.2


@dataclass(frozen=True)
class Row:
    """Hold the comparisons of one back-test: how many budgets were better, even, worse."""

    name: str
    counted: Counter[str]
    log_gain: float


def row_of(name: str, result: Backtest) -> Row:
    """Return the comparisons of one back-test, and its log score over the best naive one's."""
    counted = Counter(comparison.comparison.value for comparison in result.comparisons)
    best = result.log_scores.drop(PRODUCT).max()
    return Row(name, counted, float(result.log_scores[PRODUCT] - best))


def print_rows(title: str, rows: list[Row]) -> None:
    """Print how often the product won, tied and lost, and how often it lost at 3 budgets."""
    total = sum((row.counted for row in rows), Counter[str]())
    lost = sum(row.counted[Comparison.WORSE] >= 3 for row in rows)
    gain = float(np.mean([row.log_gain for row in rows]))
    said = "  ".join(f"{kind.value} {total[kind.value]:3d}" for kind in Comparison)
    print(
        f"{title:34s} tests {len(rows):3d}  budgets: {said}  lost at 3 or more: {lost}  "
        f"log score {gain:+.3f}"
    )


def simulated() -> None:
    """Print the figures of every simulated world."""
    for name, world in WORLDS.items():
        for horizon in HORIZONS_DAYS:
            rows = []
            for seed in range(WORLDS_EACH):
                incidents = world(WorldSize(), seed)
                events = Events(incidents.cells, incidents.days)
                result = backtest(
                    events, incidents.area, train_until=720.0, horizon_days=horizon, seed=seed
                )
                rows.append(row_of(name, result))
            print_rows(f"{name}, {_horizon_name(horizon)}", rows)


def recorded(path: str, columns: tuple[str, str, str]) -> None:
    """Print the figures of a CSV of points on four sizes of cell."""
    time, lon, lat = columns
    frame = pd.read_csv(path).dropna(subset=list(columns))
    moment = pd.to_datetime(frame[time], format="ISO8601")
    days = np.floor(((moment - moment.min()) / pd.Timedelta(days=1)).to_numpy(float))
    split = float(np.floor(days.max() * (1 - TEST_PART)))
    places = frame[lon].to_numpy(float), frame[lat].to_numpy(float)
    for label, lay, size in (
        ("250 m", grid_area, 250),
        ("500 m", grid_area, 500),
        ("H3 res 9", hexagon_area, 9),
        ("H3 res 8", hexagon_area, 8),
    ):
        area, cells = lay(*places, size, known=days < split)
        for horizon in HORIZONS_DAYS:
            result = backtest(Events(cells, days), area, train_until=split, horizon_days=horizon)
            title = f"{label}, {_horizon_name(horizon)}"
            print_rows(title, [row_of(title, result)])


def _horizon_name(horizon: float | None) -> str:
    return "one window" if horizon is None else f"{horizon:.0f} days rolling"


def main() -> None:
    """Run on worlds, or on the CSV that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", nargs="?")
    for name in ("time", "lon", "lat"):
        parser.add_argument(f"--{name}", default=name)
    options = parser.parse_args()
    if options.csv:
        recorded(options.csv, (options.time, options.lon, options.lat))
    else:
        simulated()


if __name__ == "__main__":
    main()
