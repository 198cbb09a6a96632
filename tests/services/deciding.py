"""What the tests of decisions share: a city of sixteen squares with a ranking that is known."""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.boundaries import Boundaries, with_areas
from services.analysis import Analysis, Level, Period
from services.criteria import Facts
from services.need import RANKING_COLUMNS
from services.priorities import prioritise, with_priority
from services.reference_files import PILOT, Reference
from services.weighting import Weighting

SIDE, STEP = 4, 0.02
NAMES = tuple(f"Desa {chr(65 + i)}" for i in range(SIDE * SIDE))
CODES = tuple(f"31.79.0{1 + i // SIDE}.100{1 + i % SIDE}" for i in range(SIDE * SIDE))
PEOPLE = 10_000.0
PERIOD = Period(dt.date(2022, 1, 1), dt.date(2024, 12, 31))


def grid_city() -> Boundaries:
    """Return four rows of four squares; each row is a kecamatan."""
    squares = [
        shapely.box(106.7 + c * STEP, -6.3 + r * STEP, 106.7 + (c + 1) * STEP, -6.28 + r * STEP)
        for r in range(SIDE)
        for c in range(SIDE)
    ]
    frame = gpd.GeoDataFrame(
        {
            "code": CODES,
            "name": NAMES,
            "kecamatan_code": [code[:8] for code in CODES],
            "kecamatan": [f"Baris {1 + i // SIDE}" for i in range(len(CODES))],
            "population": [PEOPLE] * len(CODES),
        },
        geometry=squares,
        crs="EPSG:4326",
    )
    return Boundaries("31.79", "Kota Uji", with_areas(frame), "edisi uji", "uji", "", "uji")


def facts(draws: np.ndarray, **columns: object) -> Facts:
    """Return what criteria read in the city of squares: nothing but threat unless given."""
    empty = {"respondents": 0, "saw_dealing": 0, "outreach": 0, "supporting_indicators": np.nan}
    zones = pd.DataFrame(empty | columns, index=pd.Index(CODES, name="code"))
    records = pd.DataFrame({"kind": [], "occurred_on": pd.to_datetime([]), "count": [],
                            "kelurahan_code": [], "details": []})  # fmt: skip
    return Facts(grid_city(), draws, zones, records, PERIOD, pd.DataFrame())


def ranked_city(
    classes: tuple[str, ...] | None = None, weighting: Weighting | None = None, **columns: object
) -> Analysis:
    """Return an analysis in which A needs most, then B, and so on; draws swap neighbours."""
    threat = np.linspace(2.0, 0.5, len(CODES))
    rng = np.random.default_rng(3)
    factor = np.exp(0.05 * rng.normal(size=(30, len(CODES))))
    draws = threat * factor / factor.mean(axis=0)
    priority = prioritise(facts(draws, **columns), weighting, seed=7)
    table = pd.DataFrame(
        {name: [0.0] * len(CODES) for name in RANKING_COLUMNS}
        | {
            "code": CODES, "name": NAMES, "kecamatan": grid_city().frame["kecamatan"],
            "threat": threat, "burden": PEOPLE * threat,
            "class": classes or ("aman–waspada",) * 16, "pilot_status": [""] * 16,
        }
    )  # fmt: skip
    provenance = {
        "data_sha256": "d" * 64, "records": 10, "seed": 7, "code_version": "0.1.0",
    }  # fmt: skip
    zones = pd.DataFrame({"name": NAMES}, index=pd.Index(CODES, name="code"))
    return Analysis(
        boundaries=grid_city(), period=PERIOD, level=Level.SECURE, simulated=True, totals=(),
        kelurahan=zones, kecamatan=zones, cells=zones, ranking=with_priority(table, priority),
        threat_draws=draws, points=None, notes=(), provenance=provenance, priority=priority,
    )  # fmt: skip


def history(*pilots: tuple[str, str], **cut_offs: object) -> Reference:
    """Return a reference with pilots (code, day)."""
    rows = [(day, code, "", PILOT, "", "uji") for code, day in pilots]
    events = pd.DataFrame(rows, columns=["date", "code", "name", "status", "note", "source"])
    return Reference(pd.DataFrame(), events, **cut_offs)  # type: ignore[arg-type]


def monthly_reports(
    per_month: dict[int, tuple[int, int]], *, change: dt.date, kind: str = "incident/residents"
) -> pd.DataFrame:
    """Return records: so many a month in each kelurahan before and from a day on."""
    rows = []
    for month in pd.date_range(PERIOD.since, PERIOD.until, freq="MS"):
        for zone, (before, after) in per_month.items():
            many = before if month.date() < change else after
            rows += [(kind, month + pd.Timedelta(days=9), 1, CODES[zone])] * many
    return pd.DataFrame(rows, columns=["kind", "occurred_on", "count", "kelurahan_code"])
