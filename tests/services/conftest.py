"""What the geocoding tests share: a made-up city, and the real one where its figures are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from services.geocode.areas import City
from services.geocode.gazetteer import Gazetteer
from services.geocode.reference import shipped_gazetteer

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
NAMES = (
    ("31.72.01.1001", "Penjaringan"), ("31.72.01.1003", "Kapuk Muara"), ("31.72.01.1005", "Pluit"),
    ("31.72.02.1001", "Tanjung Priok"), ("31.72.02.1005", "Kebon Bawang"),
    ("31.72.02.1007", "Warakas"), ("31.72.03.1001", "Koja"), ("31.72.03.1002", "Tugu Utara"),
    ("31.72.03.1003", "Lagoa"), ("31.72.03.1006", "Rawa Badak Selatan"),
    ("31.72.04.1002", "Sukapura"), ("31.72.04.1004", "Kalibaru"),
    ("31.72.06.1001", "Kelapa Gading Timur"), ("31.72.06.1002", "Pegangsaan Dua"),
    ("31.72.06.1003", "Kelapa Gading Barat"),
)  # fmt: skip
KECAMATAN = {
    "31.72.01": "Penjaringan", "31.72.02": "Tanjung Priok", "31.72.03": "Koja",
    "31.72.04": "Cilincing", "31.72.06": "Kelapa Gading",
}  # fmt: skip
SIDE = 0.01


@pytest.fixture(scope="session")
def city() -> City:
    """Return a city of squares in one row: names are real, shapes are made up."""
    boxes = [shapely.box(106.8 + i * SIDE, -6.1, 106.8 + (i + 1) * SIDE, -6.09) for i in range(15)]

    def locate(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        zone = np.floor((lon - 106.8) / SIDE).astype(np.int32)
        inside = (zone >= 0) & (zone < len(boxes)) & (lat >= -6.1) & (lat <= -6.09)
        return np.where(inside, zone, -1).astype(np.int32)

    codes, names = zip(*NAMES, strict=True)
    return City("Jakarta Utara", codes, names, KECAMATAN, np.array(boxes), locate)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships."""
    return shipped_gazetteer(ROOT / "data" / "reference", city_code="31.72")
