"""What the screens programme, alarms, report and coverage ask for, to each role what it may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
from fastapi.testclient import TestClient

from services.analysis import Level, Note
from services.api.app import build_app
from services.cautions import CAUTIONS
from services.coverage import Coverage, coverage_of
from services.exports import FORMATS, LAYERS, SIMULATED, export, export_name
from services.programme import engaged_of, reach_of, targets_of
from services.records import RECORD_KINDS
from services.reference_files import Reference
from services.wiring import Office
from tests.conftest import HERE, TOWN_CODES, Shipped, analysis_of, make_town


def served(office: Office, role: str) -> TestClient:
    """Return the service of the same store to another role."""
    other = Office(office.settings.model_copy(update={"role": role}))
    other.__dict__["store"] = office.store
    return TestClient(build_app(other), raise_server_exceptions=False, base_url=HERE)


@pytest.fixture(scope="module")
def planner(busy_town: Office) -> Iterator[TestClient]:
    with served(busy_town, "planner") as client:
        yield client


@pytest.fixture(scope="module")
def viewer(busy_town: Office) -> Iterator[TestClient]:
    with served(busy_town, "viewer") as client:
        yield client


@pytest.fixture(scope="module")
def covered(shipped: Shipped) -> Coverage:
    office = shipped.office
    return coverage_of(office.columns(), office.boundaries, Level.SECURE)


def test_a_year_of_a_kind_adds_up_to_its_records(busy_town: Office, covered: Coverage) -> None:
    for kind in covered.kinds:
        known = [y for y in kind.years if y.precision is not None]
        assert [sum((y.precision or {}).values()) for y in known] == [y.records for y in known]


def test_years_of_a_kind_hold_all_of_its_records(shipped: Shipped, covered: Coverage) -> None:
    found = {k.kind.key: sum(y.records or 0 for y in k.years) for k in covered.kinds}
    columns = shipped.office.columns()
    assert found == {key: columns.number_of(key) for key in found}


def test_months_without_a_record_are_named(covered: Coverage) -> None:
    raids = next(k for k in covered.kinds if k.kind.key == "raid/effort")
    assert [len(y.gaps or ()) for y in raids.years] == [12, 12, 0]


def test_kelurahan_without_a_survey_are_told(covered: Coverage) -> None:
    assert sum(z.survey_year is None for z in covered.kelurahan) == 4


def test_small_years_of_health_kinds_stay_hidden_in_the_office_too(busy_town: Office) -> None:
    found = coverage_of(busy_town.columns(), busy_town.boundaries, Level.SECURE, raised_to=999)
    health = next(k for k in found.kinds if k.kind.key == "rehabilitation/health")
    cases = next(k for k in found.kinds if k.kind.key == "incident/enforcement")
    assert [y.records for y in health.years] == [None, None]
    assert all(y.records for y in cases.years)


def test_one_hidden_year_takes_another_with_it(busy_town: Office) -> None:
    columns = busy_town.columns()
    first = columns.day.astype("datetime64[D]") < np.datetime64("2024-01-01")
    doubled = replace(columns, count=np.where(first, 2 * columns.count, columns.count))
    found = coverage_of(doubled, busy_town.boundaries, Level.SECURE, raised_to=25)
    shown = next(k for k in found.kinds if k.kind.key == "rehabilitation/health")
    assert [y.records for y in shown.years] == [None, None]


def test_two_years_above_the_least_count_are_shown(busy_town: Office) -> None:
    found = coverage_of(busy_town.columns(), busy_town.boundaries, Level.SECURE, raised_to=24)
    shown = next(k for k in found.kinds if k.kind.key == "rehabilitation/health")
    assert [y.records for y in shown.years] == [24, 24]


def test_publication_tells_no_single_days(busy_town: Office) -> None:
    found = coverage_of(busy_town.columns(), busy_town.boundaries, Level.PUBLICATION)
    assert {(y.first, y.last) for k in found.kinds for y in k.years} == {(None, None)}


def test_coverage_of_an_empty_store_has_kelurahan_and_no_kinds(town: Office) -> None:
    found = coverage_of(town.columns(), town.boundaries, Level.SECURE)
    assert (found.kinds, len(found.kelurahan)) == ((), 6)


def test_coverage_is_served_with_names(planner: TestClient) -> None:
    answer = planner.get("/api/v1/coverage", params={"lang": "en"}).json()
    assert answer["kinds"][0]["label"] == "Cases and seizures"


def test_published_coverage_never_tells_a_small_count(viewer: TestClient) -> None:
    for kind in viewer.get("/api/v1/coverage").json()["kinds"]:
        least = RECORD_KINDS[kind["kind"]].least_count
        told = [y["records"] for y in kind["years"] if y["records"]]
        assert all(count >= least for count in told)


def reference(targets: list[dict[str, object]]) -> Reference:
    columns = ["date", "code", "name", "status", "note", "source"]
    history = [
        ["2024-12-30", TOWN_CODES[1], "Tirtabening", "unit IBM", "", "uji"],
        ["2024-02-01", TOWN_CODES[1], "Tirtabening", "kelurahan bersinar", "", "uji"],
        ["2021", TOWN_CODES[0], "Sekarwangi", "kampung bersinar", "", "uji"],
    ]
    return Reference(pd.DataFrame(targets), pd.DataFrame(history, columns=columns))


def test_a_missing_target_is_none_and_not_zero(covered: Coverage) -> None:
    row: dict[str, object] = {
        "indicator": "SKHPN", "unit": "orang", "target": np.nan, "realised": 173,
        "period": "2024", "source": "uji",
    }  # fmt: skip
    (found,) = targets_of(reference([row]), covered)
    assert (found.target, found.realised, found.recorded) == (None, 173, 173)


def test_an_unknown_indicator_is_shown_as_written(covered: Coverage) -> None:
    row: dict[str, object] = {
        "indicator": "penyuluhan keliling", "unit": "kali", "target": 3, "realised": "",
        "period": "2024", "source": "uji",
    }  # fmt: skip
    (found,) = targets_of(reference([row]), covered)
    assert (found.label.en, found.realised, found.recorded) == ("penyuluhan keliling", None, None)


def test_history_is_dated_and_pilots_come_first() -> None:
    found = engaged_of(reference([]))
    assert [(e.name, e.pilot_since, e.ibm_since) for e in found] == [
        ("Tirtabening", "2024-02-01", "2024-12-30"), ("Sekarwangi", None, None)
    ]  # fmt: skip
    assert [date for date, *_ in found[0].events] == ["2024-02-01", "2024-12-30"]


def test_little_outreach_for_much_threat_is_marked(shipped: Shipped) -> None:
    found = reach_of(shipped.secure)
    assert not isinstance(found, Note)
    for zone in found.zones:
        much, little = zone.threat_low > 1, zone.per_1000 < found.city_per_1000
        assert (zone.short == "yes") == (much and little)


def test_without_outreach_the_reason_is_told(busy_town: Office) -> None:
    found = reach_of(analysis_of(busy_town))
    assert isinstance(found, Note)


def test_the_programme_of_an_empty_store_still_has_its_places(town: Office) -> None:
    with served(town, "planner") as client:
        answer = client.get("/api/v1/programme", params={"lang": "en"}).json()
    assert (answer["reach"], answer["kelurahan"]) == ([], 6)
    assert "no records" in answer["no_reach"]


def test_alarms_say_what_they_are_not(planner: TestClient) -> None:
    answer = planner.get("/api/v1/alarms", params={"lang": "en"}).json()
    assert "not a call for patrols" in answer["what_it_is_not"]


def test_each_kind_is_tested_or_refused_with_a_reason(planner: TestClient) -> None:
    kinds = planner.get("/api/v1/alarms").json()["kinds"]
    assert [k["kind"] for k in kinds] == ["incident/enforcement", "incident/residents"]
    assert all(k["note"] and k["refused"] == (not k["tested"]) for k in kinds)


def test_published_alarms_carry_no_figures(viewer: TestClient) -> None:
    rows = [r for k in viewer.get("/api/v1/alarms").json()["kinds"] for r in k["tested"]]
    assert [r for r in rows if r["observed"] is not None or not r["alarm"]] == []


def test_published_alarms_of_a_free_period_are_refused(viewer: TestClient) -> None:
    answer = viewer.get("/api/v1/alarms", params={"period": "2024-01-03/2024-11-30"})
    assert answer.status_code == 403


def test_what_can_be_taken_away_is_listed_with_its_formats(planner: TestClient) -> None:
    layers = {row["layer"]: row for row in planner.get("/api/v1/exports").json()["layers"]}
    assert list(layers) == list(LAYERS)
    assert layers["kelurahan"]["formats"] == list(FORMATS)
    assert "geojson" not in layers["ranking"]["formats"]


def test_points_are_refused_to_publication_with_the_reason(planner: TestClient) -> None:
    layers = planner.get("/api/v1/exports", params={"publish": True}).json()["layers"]
    refused = {row["layer"] for row in layers if row["refused"]}
    assert refused == {"points"}


@pytest.mark.parametrize("file_format", [*FORMATS, "pdf", "html"])
def test_a_file_is_named_after_city_layer_period_and_level(
    planner: TestClient, file_format: str
) -> None:
    layer = {"pdf": "sheet", "html": "map"}.get(file_format, "kelurahan")
    answer = planner.get(f"/api/v1/exports/{layer}.{file_format}")
    assert answer.status_code == 200
    name = re.search(r'filename="(.+)"', answer.headers["content-disposition"])
    assert name
    told = {"sheet": "lembar", "map": "peta"}.get(layer, layer)
    assert re.fullmatch(rf"kota-uji_{told}_2023-02-11_2024-11-11_kantor\.{file_format}", name[1])


def test_a_publication_role_takes_publication_away(viewer: TestClient) -> None:
    answer = viewer.get("/api/v1/exports/kelurahan.csv")
    assert "_terbitan." in answer.headers["content-disposition"]


def test_a_publication_role_gets_no_points(viewer: TestClient) -> None:
    assert viewer.get("/api/v1/exports/points.gpkg").status_code == 403


@pytest.mark.parametrize(
    "name", ["kelurahan.docx", "rt.csv", "sheet.csv", "map.pdf", "ranking.geojson"]
)
def test_a_file_that_there_is_not_is_refused_in_words(planner: TestClient, name: str) -> None:
    answer = planner.get(f"/api/v1/exports/{name}")
    assert (answer.status_code, bool(answer.json()["detail"])) == (422, True)


def test_a_preview_shows_the_first_rows(planner: TestClient) -> None:
    answer = planner.get("/api/v1/exports/ranking", params={"rows": 2}).json()
    assert (len(answer["rows"]), answer["total"]) == (2, 6)
    assert all(len(row) == len(answer["columns"]) for row in answer["rows"])


def test_a_geopackage_says_of_itself(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.secure, "boundaries", "gpkg", tmp_path / "batas.gpkg")
    assert set(pyogrio.read_dataframe(path)["keterangan"]) == {SIMULATED}
    assert "boundary_notice" in pyogrio.read_info(path)["dataset_metadata"]["about"]


def test_a_file_of_simulated_data_says_so_in_its_name(shipped: Shipped) -> None:
    name = export_name(shipped.published, "cells", "csv")
    assert name == "jakarta-utara_cells_2022-01-01_2024-12-31_terbitan_SIMULASI.csv"


def test_an_empty_store_has_coverage_and_no_alarms(tmp_path: Path) -> None:
    with served(make_town(tmp_path / "home"), "viewer") as client:
        answers = [client.get(f"/api/v1/{p}").status_code for p in ("coverage", "alarms")]
    assert answers == [200, 404]


@pytest.mark.parametrize(("lang", "word"), [("id", "patroli"), ("en", "patrols")])
def test_help_says_what_the_map_is_not_for(planner: TestClient, lang: str, word: str) -> None:
    parts = {
        p["name"]: p for p in planner.get("/api/v1/help", params={"lang": lang}).json()["parts"]
    }
    assert word in " ".join(parts["cannot"]["texts"])


def test_help_tells_what_no_model_can_mend_with_its_measure(planner: TestClient) -> None:
    parts = planner.get("/api/v1/help", params={"lang": "en"}).json()["parts"]
    texts = next(p["texts"] for p in parts if p["name"] == "cautions")
    assert len(texts) == len(CAUTIONS)
    assert any("tau 0.752" in text for text in texts)


def test_help_shows_the_rules_of_every_kind(planner: TestClient) -> None:
    rows = planner.get("/api/v1/help").json()["kinds"]
    assert [r["least_count"] for r in rows] == [k.least_count for k in RECORD_KINDS.values()]
