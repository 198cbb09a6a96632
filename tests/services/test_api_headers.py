"""What every answer tells a browser, whatever it is and however it went wrong."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from services.exports import export_name
from services.wiring import Office
from tests.conftest import HERE, analysis_of

ANSWERS = (
    "/", "/map", "/api/docs", "/api/openapi.json", "/api/v1/health", "/api/v1/sheet.pdf",
    "/api/v1/exports/kelurahan.csv", "/api/v1/exports/map.html", "/tidak-ada", "/static/tidak-ada",
    "/static-offline-docs/swagger-ui.css", "/api/v1/ranking?period=kemarin",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(busy_town: Office) -> Iterator[TestClient]:
    with TestClient(build_app(busy_town), raise_server_exceptions=False, base_url=HERE) as found:
        yield found


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_is_taken_for_what_it_says(client: TestClient, path: str) -> None:
    assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_refused_host_is_told_the_same(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "lain.example"})
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_unexpected_error_is_told_the_same(client: TestClient) -> None:
    app = build_app(client.app.state.office)  # type: ignore[attr-defined]
    app.add_api_route("/rusak", lambda: 1 / 0)
    answer = TestClient(app, raise_server_exceptions=False, base_url=HERE).get("/rusak")
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (500, "nosniff")


@pytest.mark.parametrize("path", ["/", "/map", "/api/docs", "/api/v1/exports/map.html"])
def test_a_page_says_what_may_run_in_it(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src" in policy


@pytest.mark.parametrize("path", ["/", "/map", "/api/docs", "/api/v1/exports/map.html"])
def test_no_page_of_others_may_show_ours(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert re.search(r"frame-ancestors '(none|self)'", policy)


def test_the_documents_run_only_their_own_script(client: TestClient) -> None:
    answer = client.get("/api/docs")
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]
    assert f"script-src 'self' 'sha256-{digest}';" in policy


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_that_another_page_asks_for_without_origin_is_refused(
    client: TestClient, site: str
) -> None:
    answer = client.post("/api/v1/imports/1/withdraw", headers={"sec-fetch-site": site})
    assert answer.status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_is_no_json(client: TestClient, kind: str) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/api/v1/choices", content=b'{"k": 1}', headers=headers)
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["😀" * 110, "é" * 100, "x\r\ny", "a/../../" + "b" * 300])
def test_a_file_comes_in_under_any_name(client: TestClient, name: str) -> None:
    file = {"files": (f"{name}.csv", b"ID Laporan;Tanggal;Lokasi\n1;11/02/2024;Jl. A\n")}
    (seen,) = client.post("/api/v1/imports/preview", files=file).json()["files"]
    assert seen["file"].endswith(".csv")


def test_a_download_has_a_plain_name_in_any_city(busy_town: Office) -> None:
    made = analysis_of(busy_town)
    city = replace(made.boundaries, city='Kota "Ü\r\n市"; x')
    name = export_name(replace(made, boundaries=city), "lembar", "pdf")
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)


def test_the_sheet_has_a_name(client: TestClient) -> None:
    assert (
        'filename="kota-uji_lembar_'
        in client.get("/api/v1/sheet.pdf").headers["content-disposition"]
    )
