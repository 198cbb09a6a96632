"""What the tests of the pure package share: the shipped city and small polygons."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import settings
from scipy import sparse

ROOT = Path(__file__).parents[2]
CITY_FILES = sorted((ROOT / "data" / "kelurahan_boundaries").glob("*.geojson"))


settings.register_profile("geo", deadline=None, max_examples=50)
settings.load_profile("geo")


@pytest.fixture(scope="session")
def city() -> np.ndarray:
    """Return the polygons of the shipped city in the order of their codes."""
    frame = gpd.read_file(ROOT / "data" / "kelurahan_boundaries" / "31.72.geojson")
    return np.asarray(frame.sort_values("code").geometry.values)


def grid_adjacency(rows: int, columns: int) -> sparse.csr_array:
    """Return rook contiguity of a chessboard, row by row."""
    places = np.arange(rows * columns).reshape(rows, columns)
    touching = np.zeros((rows * columns, rows * columns))
    for one, other in ((places[:, :-1], places[:, 1:]), (places[:-1], places[1:])):
        touching[one.ravel(), other.ravel()] = touching[other.ravel(), one.ravel()] = 1.0
    return sparse.csr_array(touching)


@pytest.fixture(scope="session")
def adjacency() -> sparse.csr_array:
    """Return who touches whom among 30 made-up zones."""
    return grid_adjacency(5, 6)


@pytest.fixture(scope="session")
def population() -> np.ndarray:
    """Return inhabitants of the 30 made-up zones."""
    return np.round(np.random.default_rng(0).lognormal(10.9, 0.5, 30))


@pytest.fixture(scope="session")
def squares() -> np.ndarray:
    """Return a chessboard of 3 × 3 squares of 1 by 1, row by row."""
    return np.array([shapely.box(x, y, x + 1, y + 1) for y in range(3) for x in range(3)])


@pytest.fixture(scope="session")
def ringed() -> np.ndarray:
    """Return a kelurahan in two parts with an enclave and a lake, and the enclave."""
    around = shapely.box(106.80, -6.20, 106.90, -6.10)
    enclave, lake = (shapely.box(x, -6.17, x + 0.02, -6.13) for x in (106.82, 106.86))
    island = shapely.box(106.92, -6.20, 106.94, -6.18)
    return np.array([shapely.union(around - enclave - lake, island), enclave], dtype=object)
