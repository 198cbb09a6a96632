"""Doubtful places over HTTP: listed, decided, undone, learned by the service that runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from tests.conftest import HERE, TOWN_CODES, make_town
from tests.services.test_api_imports import sent
from tests.services.test_cli_review import LAT, LON, a_file

PLACES = (
    ("Kel. Sekarwangi", str(LAT), str(LON)), ("Jl. Antah Berantah No. 4", "", ""),
    ("JL ANTAH BERANTAH NO 4", "", ""), ("Jl. Sekarwangi Raya", "", ""),
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """Return the service of an office in which four reports wait, two of one address."""
    with TestClient(build_app(make_town(tmp_path / "home")), base_url=HERE) as found:
        sent(found, ("laporan.csv", a_file(tmp_path / "laporan.csv", *PLACES).read_bytes()))
        yield found


def waiting(client: TestClient, **wanted: str) -> list[dict[str, Any]]:
    found = client.get("/api/v1/reviews", params=wanted).json()["reviews"]
    assert isinstance(found, list)
    return found


def decide(client: TestClient, row: int, **wanted: Any) -> dict[str, Any]:
    (found,) = [r for r in waiting(client) if r["row"] == row]
    answer = client.post(f"/api/v1/reviews/{found['identity']}/decision", json=wanted)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert isinstance(told, dict)
    return told


def test_a_decision_says_which_role_made_it(client: TestClient) -> None:
    decide(client, 3, action="unknown")
    (made,) = client.get("/api/v1/decisions").json()["decisions"]
    assert (made["decided_by"], made["who"]) == ("planner", "perencana")


@pytest.mark.parametrize(
    ("reason", "rows"), [("contradiction", [2]), ("no_evidence", [3, 4]), ("uncertain", [5])]
)
def test_the_queue_is_filtered_by_reason(client: TestClient, reason: str, rows: list[int]) -> None:
    assert [r["row"] for r in waiting(client, reason=reason)] == rows


def test_the_queue_is_filtered_by_file(client: TestClient) -> None:
    assert (len(waiting(client, file="laporan.csv")), waiting(client, file="x.csv")) == (4, [])


def test_the_queue_comes_page_by_page(client: TestClient) -> None:
    pages = [waiting(client, limit="3", offset=offset) for offset in ("0", "3", "6")]
    assert [[r["row"] for r in page] for page in pages] == [[2, 3, 4], [5], []]


def test_a_page_says_how_many_wait_on_all_pages(client: TestClient) -> None:
    wanted = {"limit": 1, "reason": "no_evidence"}
    page = client.get("/api/v1/reviews", params=wanted).json()
    assert (len(page["reviews"]), page["total"], page["waiting"]) == (1, 2, 4)
    assert page["by_reason"][0] == {"name": "no_evidence", "records": 2}
    assert page["by_file"] == [{"name": "laporan.csv", "records": 2}]


@pytest.mark.parametrize("wanted", [{"limit": -1}, {"limit": 1001}, {"offset": -1}])
def test_a_page_that_cannot_be_is_refused(client: TestClient, wanted: dict[str, int]) -> None:
    assert client.get("/api/v1/reviews", params=wanted).status_code == 422


@pytest.mark.parametrize(("row", "equal"), [(2, 1), (3, 2), (4, 2)])
def test_one_that_waits_says_how_many_have_its_address(
    client: TestClient, row: int, equal: int
) -> None:
    identity = next(r["identity"] for r in waiting(client) if r["row"] == row)
    assert client.get(f"/api/v1/reviews/{identity}").json()["equal"] == equal


def test_the_last_decisions_are_asked_for(client: TestClient) -> None:
    numbers = [decide(client, row, action="unknown", alone=True)["decision"] for row in (2, 3)]
    made = client.get("/api/v1/decisions", params={"last": 1}).json()["decisions"]
    assert [d["decision"] for d in made] == numbers[1:]


def test_candidates_come_with_reasons_in_the_readers_language(client: TestClient) -> None:
    told = {
        lang: [reason for r in waiting(client, lang=lang) for c in r["candidates"]
               for reason in c["reasons"]]
        for lang in ("id", "en")
    }  # fmt: skip
    assert told["id"] != told["en"]
    assert all(isinstance(reason, str) for reason in [*told["id"], *told["en"]])


def test_a_candidate_is_accepted(client: TestClient) -> None:
    assert decide(client, 5, action="accept", candidate=2)["kelurahan_code"] == TOWN_CODES[1]


def test_a_choice_holds_for_equal_addresses(client: TestClient) -> None:
    assert decide(client, 3, action="kelurahan", code=TOWN_CODES[1])["records"] == 2
    assert [r["row"] for r in waiting(client)] == [2, 5]


def test_a_choice_may_hold_for_one_report_alone(client: TestClient) -> None:
    assert decide(client, 3, action="kelurahan", code=TOWN_CODES[1], alone=True)["records"] == 1


def test_a_pin_places_a_report(client: TestClient) -> None:
    assert decide(client, 3, action="pin", lon=LON, lat=LAT)["kelurahan_code"] == TOWN_CODES[4]


def test_what_cannot_be_known_leaves_the_queue(client: TestClient) -> None:
    assert decide(client, 3, action="unknown")["kelurahan_code"] is None


def test_a_decision_is_undone(client: TestClient) -> None:
    number = decide(client, 3, action="unknown")["decision"]
    assert client.delete(f"/api/v1/decisions/{number}").json()["undone_at"]
    assert [r["row"] for r in waiting(client)] == [2, 3, 4, 5]
    (made,) = client.get("/api/v1/decisions").json()["decisions"]
    assert made["undone_at"]


def test_the_service_that_runs_learns_from_a_decision(client: TestClient, tmp_path: Path) -> None:
    decide(client, 3, action="kelurahan", code=TOWN_CODES[1])
    later = a_file(tmp_path / "lagi.csv", ("Jl. Antah Berantah No. 8", "", ""), first=20)
    job = sent(client, ("lagi.csv", later.read_bytes()))
    assert job["reports"][0]["precision"] == {"kelurahan": 1}


@pytest.mark.parametrize(
    "wanted",
    [{"action": "kelurahan"}, {"action": "pin", "lon": LON}, {"action": "pin", "lon": 0, "lat": 0},
     {"action": "accept", "candidate": 3}, {"action": "accept", "candidate": 0},
     {"action": "tebak"}, {"action": "kelurahan", "code": "31.72.01.1001"}],
)  # fmt: skip
def test_a_decision_that_says_too_little_is_a_problem(
    client: TestClient, wanted: dict[str, Any]
) -> None:
    identity = next(r["identity"] for r in waiting(client) if r["row"] == 3)
    answer = client.post(f"/api/v1/reviews/{identity}/decision", json=wanted)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert len(waiting(client)) == 4


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/api/v1/reviews/ffff/decision"), ("DELETE", "/api/v1/decisions/9"),
     ("GET", "/api/v1/reviews/ffff")],
)  # fmt: skip
def test_what_does_not_exist_is_a_problem(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path, json={"action": "unknown"})
    assert answer.status_code == 404
