"""The service answers this computer only, within limits, and every error is a problem document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from services.settings import Settings
from services.wiring import Office
from tests.conftest import HERE, REPORT_HEADER, Shipped, make_town, report_rows, write_csv
from tests.services.test_pipeline import DAY


@pytest.fixture(scope="module")
def client(busy_town: Office) -> Iterator[TestClient]:
    with TestClient(build_app(busy_town), raise_server_exceptions=False, base_url=HERE) as found:
        yield found


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(build_app(make_town(tmp_path / "home")), base_url=HERE) as found:
        yield found


def sent(client: TestClient, content: bytes, name: str = "laporan.csv", **wishes: str):  # type: ignore[no-untyped-def]
    """Send one file and wait for the end of its job; return what became of the file."""
    answer = client.post("/api/v1/imports", files={"files": (name, content)}, data=wishes)
    if answer.status_code != 202:
        return answer
    client.get(f"{answer.headers['location']}/events")
    return client.get(answer.headers["location"])


def report_of(answer) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    (found,) = answer.json()["reports"]
    return found


@pytest.fixture
def reports(tmp_path: Path) -> bytes:
    rows = report_rows({(0, DAY): 3, (4, DAY): 2})
    return write_csv(tmp_path / "laporan.csv", REPORT_HEADER, rows).read_bytes()


def test_health_says_city_and_version(client: TestClient) -> None:
    answer = client.get("/api/v1/health").json()
    assert (answer["status"], answer["city"]) == ("ok", "31.79")


@pytest.mark.parametrize(("unit", "count"), [("kelurahan", 6), ("kecamatan", 2)])
def test_a_zone_table_has_a_row_for_each_zone(client: TestClient, unit: str, count: int) -> None:
    answer = client.get(f"/api/v1/zones/{unit}").json()
    assert len(answer["rows"]) == count
    assert answer["about"]["level"] == "secure"


def test_cells_are_a_zone_table_too(client: TestClient) -> None:
    assert client.get("/api/v1/zones/cells").json()["rows"][0]["cell"]


def test_the_ranking_is_in_order(client: TestClient) -> None:
    ranks = [row["rank"] for row in client.get("/api/v1/ranking").json()["rows"]]
    assert ranks == [1, 2, 3, 4, 5, 6]


def test_a_layer_is_geojson(client: TestClient) -> None:
    answer = client.get("/api/v1/layers/kelurahan.geojson")
    assert answer.headers["content-type"].startswith("application/geo+json")
    assert len(answer.json()["features"]) == 6


def test_the_sheet_is_a_pdf(client: TestClient) -> None:
    assert client.get("/api/v1/sheet.pdf").content.startswith(b"%PDF-")


def test_publication_is_asked_for(client: TestClient) -> None:
    answer = client.get("/api/v1/zones/kelurahan", params={"publish": True}).json()
    assert answer["about"]["level"] == "publication"


def test_a_period_is_asked_for(client: TestClient) -> None:
    answer = client.get("/api/v1/zones/kelurahan", params={"period": "2024-01-01/2024-12-31"})
    assert answer.json()["about"]["period"] == "2024-01-01/2024-12-31"


def test_the_home_page_loads_from_this_computer_only(client: TestClient) -> None:
    answer = client.get("/")
    assert "<title>Peta Bersinar</title>" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")


def test_the_map_has_a_policy_of_its_own(client: TestClient) -> None:
    policy = client.get("/map").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "'sha256-" in policy
    assert "script-src 'unsafe-inline'" not in policy


def test_the_documentation_loads_nothing_from_outside(client: TestClient) -> None:
    page = client.get("/api/docs")
    assert page.status_code == 200
    assert "https://" not in page.text


def test_every_path_is_documented(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    known = ("health", "imports", "imports/preview", "jobs/{number}/events", "ranking")
    assert {f"/api/v1/{path}" for path in known} <= set(paths)


def test_a_file_comes_in(empty: TestClient, reports: bytes) -> None:
    told = report_of(sent(empty, reports))
    assert (told["kind"], told["rows"], told["records"]) == ("incident", 5, 5)


def test_the_same_file_twice_adds_nothing(empty: TestClient, reports: bytes) -> None:
    sent(empty, reports)
    assert report_of(sent(empty, reports))["already_imported"]
    assert len(empty.get("/api/v1/imports").json()["imports"]) == 1


def test_a_dry_run_keeps_nothing(empty: TestClient, reports: bytes) -> None:
    sent(empty, reports, dry_run="true")
    assert empty.get("/api/v1/imports").json()["imports"] == []


def test_an_import_is_withdrawn(empty: TestClient, reports: bytes) -> None:
    number = report_of(sent(empty, reports))["import"]
    assert empty.delete(f"/api/v1/imports/{number}").json() == {
        "import": number, "records_removed": 5,
    }  # fmt: skip


def test_a_name_that_climbs_out_of_its_folder_is_harmless(
    empty: TestClient, reports: bytes
) -> None:
    assert report_of(sent(empty, reports, "../../laporan.csv"))["file"] == "laporan.csv"


PROBLEMS = [
    ("GET", "/api/v1/zones/rt", 422), ("GET", "/api/v1/layers/jalan.geojson", 422),
    ("GET", "/api/v1/layers/ranking.geojson", 422), ("GET", "/api/v1/tidak-ada", 404),
    ("GET", "/api/v1/ranking?period=kemarin", 422), ("GET", "/api/v1/ranking?seed=-1", 422),
    ("GET", "/api/v1/ranking?period=1990-01-01/1990-12-31", 404),
    ("GET", "/api/v1/layers/points.geojson?publish=true", 403),
    ("GET", "/api/v1/ranking?publish=true&period=2024-02-01/2024-02-29", 403),
    ("POST", "/api/v1/imports", 422), ("POST", "/api/v1/health", 405),
    ("DELETE", "/api/v1/imports/999", 404), ("DELETE", "/api/v1/imports/satu", 422),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "status"), PROBLEMS)
def test_an_error_is_a_problem_document(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) >= {"type", "title", "status", "detail"}


@pytest.mark.parametrize("content", [b"", b"halo", b"PK\x03\x04rusak", b"\x89PNG\r\n\x1a\n\0\0\0"])
def test_a_bad_file_fails_with_its_reason_and_changes_nothing(
    empty: TestClient, content: bytes
) -> None:
    answer = sent(empty, content)
    assert answer.json()["state"] == "failed"
    assert "laporan.csv" in report_of(answer)["error"]
    assert empty.get("/api/v1/imports").json()["imports"] == []


def test_an_unknown_kind_is_refused_with_the_choices(empty: TestClient, reports: bytes) -> None:
    answer = sent(empty, reports, kind="gosip")
    assert answer.status_code == 422
    assert "incident/residents" in answer.json()["detail"]


def test_an_unexpected_error_is_a_problem_that_tells_no_value(busy_town: Office) -> None:
    app = build_app(busy_town)

    @app.get("/api/v1/rusak")
    def broken() -> None:
        raise ValueError("Kenari 3172010101900001")

    with TestClient(app, raise_server_exceptions=False, base_url=HERE) as client:
        answer = client.get("/api/v1/rusak")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "Kenari" not in answer.text


@pytest.mark.parametrize(
    ("headers", "query", "word"),
    [({}, "", "Tidak"), ({"accept-language": "en"}, "", "There is"), ({}, "?lang=en", "There is")],
)
def test_an_error_speaks_the_readers_language(
    client: TestClient, headers: dict[str, str], query: str, word: str
) -> None:
    assert word in client.get(f"/api/v1/zones/rt{query}", headers=headers).json()["detail"]


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[TestClient]:
    """Return a service that takes files of 1 MB at most."""
    make_town(tmp_path / "home")
    settings = Settings(home=tmp_path / "home", store="memory:", city="31.79", max_upload_mb=1)
    with TestClient(build_app(Office(settings)), base_url=HERE) as found:
        yield found


def test_a_body_that_declares_too_much_is_refused(narrow: TestClient) -> None:
    answer = sent(narrow, bytes(2_000_000))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_a_body_that_grows_too_large_is_refused_as_it_arrives(narrow: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
        for _ in range(30):
            yield bytes(100_000)

    answer = narrow.post(
        "/api/v1/imports", content=pieces(),
        headers={"content-type": "multipart/form-data; boundary=x"},
    )  # fmt: skip
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_this_computer_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.7", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_computer_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"host": host}).status_code == 400


def test_the_sample_is_served_whole(shipped: Shipped) -> None:
    with TestClient(build_app(shipped.office), base_url=HERE) as client:
        about = client.get("/api/v1/zones/kelurahan").json()["about"]
    assert about["totals"]["outreach"] == 1839


@pytest.mark.parametrize("origin", ["https://lain.example", "null", "http://127.0.0.1:9"])
def test_a_change_asked_by_another_page_is_refused(
    empty: TestClient, reports: bytes, origin: str
) -> None:
    files = {"files": ("laporan.csv", reports)}
    answer = empty.post("/api/v1/imports", files=files, headers={"origin": origin})
    assert answer.status_code == 403
    assert empty.get("/api/v1/imports").json()["imports"] == []


def test_a_change_asked_by_the_own_page_goes_on(empty: TestClient, reports: bytes) -> None:
    files = {"files": ("laporan.csv", reports)}
    own = {"origin": HERE}
    assert empty.post("/api/v1/imports", files=files, headers=own).status_code == 202
