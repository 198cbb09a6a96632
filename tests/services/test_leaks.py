"""What was once, or could have been, read off the service by somebody who should not."""

from __future__ import annotations

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h3
import numpy as np
import pandas as pd
import pytest
from fastapi import UploadFile
from fastapi.testclient import TestClient

from services.analysis import Analysis, Level, Period, Totals
from services.api.app import build_app
from services.api.uploads import received
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind
from services.intake.persons import scrub_name
from services.intake.rows import DETAILS
from services.measures import MEASURES
from services.pipeline import analyse
from services.place_search import find_places
from services.publication import gate_of
from services.published_records import with_cells_retested
from services.records import RECORD_KINDS
from services.store.protocol import Store
from services.wiring import Office
from services.zones import with_hotspots
from tests.conftest import HERE, Shipped

COARSE = [k.key for k in RECORD_KINDS.values() if k.finest == "kelurahan" and k.dated]
CELLULAR = [m.code for m in MEASURES.values() if m.unit == "cells"]
QUARTERS_2024 = [
    Period(first.date(), (first + pd.offsets.QuarterEnd(0)).date())
    for first in pd.date_range("2024-01-01", periods=4, freq="QS")
]


def as_role(shipped: Shipped, role: str) -> TestClient:
    settings = shipped.office.settings.model_copy(update={"role": role})
    return TestClient(build_app(Office(settings)), base_url=HERE)


@pytest.fixture(scope="module")
def planner(shipped: Shipped) -> TestClient:
    return as_role(shipped, "planner")


@pytest.fixture(scope="module")
def viewer(shipped: Shipped) -> TestClient:
    return as_role(shipped, "viewer")


@pytest.mark.parametrize("measure", CELLULAR)
@pytest.mark.parametrize("kind", COARSE)
def test_health_and_assessment_are_not_spread_over_cells(
    planner: TestClient, measure: str, kind: str
) -> None:
    """Heat spread over a kelurahan is its hidden count, divided by its area."""
    answer = planner.get(f"/api/v1/values/{measure}", params={"kind": kind})
    assert answer.status_code == 403


def test_a_kind_without_any_point_has_no_points_and_no_error(planner: TestClient) -> None:
    answer = planner.get("/api/v1/points", params={"kind": "incident/residents"})
    assert (answer.json()["lon"], answer.json()["total"]) == ([], 0)


@dataclass(frozen=True)
class Altered:
    """Give the records of another store, some of them changed."""

    store: Store
    records_of: Any

    def records(self, city: str, *, columns: Any = None) -> pd.DataFrame:
        return self.records_of(self.store.records(city, columns=columns))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def published_with(shipped: Shipped, change: Any) -> Analysis:
    office = shipped.office
    question = office.question(None, Level.PUBLICATION)
    return analyse(
        Altered(office.store, change),  # type: ignore[arg-type]
        office.ground_at,
        office.reference,
        question,
    )


def with_patients_moved(records: pd.DataFrame) -> pd.DataFrame:
    """Move two patients between kelurahan of one kecamatan, whose count alone is published."""
    moved = records.copy()
    codes = moved["kelurahan_code"].astype(object)
    here = (moved["kind"] == "rehabilitation/health") & (codes == "31.72.01.1001")
    codes[moved.index[here][:2]] = "31.72.01.1002"
    moved["kelurahan_code"] = codes
    return moved


@pytest.fixture(scope="module")
def with_moved(shipped: Shipped) -> Analysis:
    return published_with(shipped, with_patients_moved)


def test_a_hidden_count_moves_no_figure_of_a_published_model(
    shipped: Shipped, with_moved: Analysis
) -> None:
    """Else a reader who has the program would find the counts that give the published figures."""
    assert shipped.published.ranking is not None
    assert with_moved.ranking is not None
    pd.testing.assert_frame_equal(with_moved.ranking, shipped.published.ranking)


def test_a_hidden_count_makes_no_cell_of_a_publication_hot(shipped: Shipped) -> None:
    cells = shipped.published.cells
    ground = shipped.office.ground_at(h3.get_resolution(cells.index[0]))
    hidden, counts = cells["cases_hidden"].to_numpy(dtype=bool), cells[["cases", "reports"]]
    known = counts.fillna(0).astype(int)
    one, other = known.copy(), known.copy()
    one.loc[cells.index[hidden][0], "cases"] = other.loc[cells.index[hidden][-1], "cases"] = 30
    flags = [
        with_cells_retested(shipped.published, counted, ground).cells["cases_hotspot"].tolist()
        for counted in (one, other)
    ]
    assert flags[0] == flags[1]


def test_kelurahan_are_tested_on_the_counts_given(shipped: Shipped) -> None:
    """Those of a publication: a hidden count must not make its neighbours hot."""
    zones, ground = shipped.secure.kelurahan, shipped.office.ground_at(9)
    counted = zones.assign(cases=np.roll(zones["cases"].to_numpy(), 5))
    tested, _ = with_hotspots(zones, counted, ground)
    assert (tested["cases_hotspot"] != zones["cases_hotspot"]).any()


def test_a_quarter_of_which_too_little_is_published_asks_for_a_longer_period(
    shipped: Shipped,
) -> None:
    office = shipped.office
    question = office.question(QUARTERS_2024[-1], Level.PUBLICATION)
    found = analyse(office.store, office.ground_at, office.reference, question)
    assert (found.ranking, "longer period" in found.notes[0].en) == (None, True)


def test_a_published_hash_of_the_data_is_keyed(shipped: Shipped) -> None:
    """A plain hash would confirm a guess at the records that are hidden."""
    hashes = {a.provenance["data_sha256"] for a in (shipped.secure, shipped.published)}
    assert len(hashes) == 2


def test_a_publication_tells_no_number_of_all_records(shipped: Shipped) -> None:
    """Less the published totals it would be the sum of the hidden ones."""
    assert "records" not in shipped.published.provenance


def test_a_public_role_is_told_no_number_of_all_records(viewer: TestClient) -> None:
    told = viewer.get("/api/v1/workspace").json()
    assert (told["records"] > 1, told["waiting"]) == (False, 0)


def test_a_public_role_is_told_no_word_that_filters_would_take(viewer: TestClient) -> None:
    """A substance that is named at all has at least one record."""
    told = viewer.get("/api/v1/workspace").json()
    assert (told["agencies"], told["substances"]) == ([], [])


@pytest.mark.parametrize(
    ("taught", "found"), [(True, ["gang kenari", "jalan kenari"]), (False, ["jalan kenari"])]
)
def test_only_who_sees_points_finds_places_that_records_taught(
    shipped: Shipped, taught: bool, found: list[str]
) -> None:
    known = Gazetteer(
        (
            Entry("jalan kenari", PlaceKind.STREET, (), "osm", 106.9, -6.1),
            Entry("gang kenari", PlaceKind.STREET, (), "learned", 106.9, -6.1, evidence=2),
        )
    )
    places = find_places("kenari", shipped.office.boundaries, known, taught=taught)
    assert sorted(p.name for p in places if p.kind == "street") == found


def test_only_names_of_this_computer_are_answered(planner: TestClient) -> None:
    """A short name may be somebody else's on the office's network, and point here."""
    answer = planner.get("/api/v1/health", headers={"host": "testserver"})
    assert answer.status_code == 400


def test_a_small_total_cannot_be_had_by_subtracting_quarters_from_a_year(shipped: Shipped) -> None:
    """Three reports without a kelurahan in a quarter of none else are a city's total of three."""
    boundaries = shipped.office.boundaries
    first = pd.to_datetime(["2024-02-01"] * 3 + ["2024-05-01"] * 62 + ["2024-08-01"] * 310)
    days = first.append(pd.to_datetime(["2024-01-01", "2024-11-01"] * 155))
    codes = [None] * 3 + [boundaries.codes[i % 31] for i in range(len(days) - 3)]
    records = pd.DataFrame(
        {
            "kind": ["incident/residents"] * 375 + ["outreach/programme"] * 310,
            "occurred_on": days,
            "count": 1,
            "kelurahan_code": codes,
        }
    )
    year = Period(QUARTERS_2024[0].since, QUARTERS_2024[-1].until)
    gates = [gate_of(records, boundaries, period) for period in (year, *QUARTERS_2024)]
    counts = [375, 3, 62, 310, 0]
    told = [
        gate.may_tell(Totals("reports", "", "", n, n - (n in (3, 375)) * 3, 0, 0))
        for gate, n in zip(gates, counts, strict=True)
    ]
    assert told.count(False) > 1


@pytest.mark.parametrize("name", ["..", "../../a.csv", "a" * 300 + ".csv", "..\\..\\a.csv"])
def test_an_upload_of_any_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    def receive() -> Path:
        file = UploadFile(io.BytesIO(b"x"), filename=name)
        return asyncio.run(received(file, tmp_path / "in"))

    with ThreadPoolExecutor(1) as apart:  # the browser's tests leave a loop running in this thread
        kept = apart.submit(receive).result()
    assert kept.parent == tmp_path / "in"
    assert kept.read_bytes() == b"x"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Polsek Tj Priok - Brigadir Kenari Murai", "Polsek Tj Priok"),
        ("AKP Kenari, Polres Metro Jakut", "Polres Metro Jakut"),
        ("Polsek Koja (Kenari Murai)", "Polsek Koja"),
        ("Polsek Koja petugas Kenari", "Polsek Koja"),
        ("Polres Pelabuhan Tg Priok", "Polres Pelabuhan Tg Priok"),
        ("Kenari Murai", "lainnya"),
    ],
)
def test_an_agency_is_kept_without_its_officer(written: str, kept: str) -> None:
    assert DETAILS["agency"][1](written) == kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("LKN_3172010101900001_081298765432.csv", "LKN.csv"),
        ("laporan Bpk Kenari.xlsx", "laporan.xlsx"),
        ("3172010101900001.csv", "berkas.csv"),
        ("laporan_masyarakat_20240101-20240331.csv", "laporan_masyarakat_20240101-20240331.csv"),
        ("folder/ungkap_kasus 2024 (2).xlsx", "folder/ungkap_kasus 2024 (2).xlsx"),
    ],
)
def test_a_file_is_remembered_without_the_person_in_its_name(name: str, kept: str) -> None:
    assert scrub_name(name) == kept
