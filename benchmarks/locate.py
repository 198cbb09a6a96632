"""Measure point → kelurahan by raster beside `geopandas.sjoin`, in the same run.

    python -m benchmarks.locate [--points N] [--runs R] [BOUNDARIES.geojson]

Runs alternate, so that both meet the same machine. Exit code 1 where any answer differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from geo.locate import OUTSIDE, Locator, build_locator

DEFAULT = Path(__file__).parents[1] / "data" / "kelurahan_boundaries" / "31.72.geojson"
SEED = 20240101
Answer = TypeVar("Answer")


def random_points(frame: gpd.GeoDataFrame, count: int) -> tuple[NDArray, NDArray]:
    """Return points spread evenly over the box around the city."""
    west, south, east, north = frame.total_bounds
    rng = np.random.default_rng(SEED)
    return rng.uniform(west, east, count), rng.uniform(south, north, count)


def by_join(frame: gpd.GeoDataFrame, points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the points joined to the polygons that they touch, once for each."""
    return gpd.sjoin(points, frame, how="left", predicate="intersects")


def lowest(joined: gpd.GeoDataFrame) -> NDArray:
    """Return the lowest index joined to each point (not timed)."""
    index = joined["index_right"].fillna(OUTSIDE).astype(int)
    return index.groupby(level=0).min().to_numpy()


def timed(function: Callable[[], Answer]) -> tuple[float, Answer]:
    start = time.perf_counter()
    result = function()
    return time.perf_counter() - start, result


def compare(
    locator: Locator, frame: gpd.GeoDataFrame, count: int, runs: int
) -> tuple[NDArray, int]:
    """Return seconds of raster and join per run, shape (runs, 2), and how many answers differ."""
    lon, lat = random_points(frame, count)
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=frame.crs)
    seconds, differing = [], 0
    for _ in range(runs):
        raster, zones = timed(lambda: locator.locate(lon, lat))
        join, joined = timed(lambda: by_join(frame, points))
        seconds.append((raster, join))
        differing += int(np.count_nonzero(zones != lowest(joined)))
    return np.array(seconds), differing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("boundaries", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    frame = gpd.read_file(asked.boundaries).sort_values("code", ignore_index=True)[["geometry"]]
    start = time.perf_counter()
    locator = build_locator(np.asarray(frame.geometry.values))
    build = time.perf_counter() - start
    seconds, differing = compare(locator, frame, asked.points, asked.runs)
    raster, join = np.median(seconds, axis=0) / asked.points * 1e9
    ratio = np.median(seconds[:, 1] / seconds[:, 0])
    print(f"{asked.points:,} points, {len(frame)} kelurahan, median of {asked.runs} runs")
    print(f"raster    {raster:9.1f} ns a point (index built once in {build:.2f} s)")
    print(f"sjoin     {join:9.1f} ns a point")
    print(f"ratio     {ratio:9.1f}")
    print(f"differing {differing:9}")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
