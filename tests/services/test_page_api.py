"""What the page is given: geometry once, values by filter, roles obeyed by the server itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from services.measures import MEASURES
from services.records import RECORD_KINDS
from services.roles import ROLES, Right
from services.settings import Settings
from services.wiring import Office
from tests.conftest import HERE, Shipped

HEALTH = [k.key for k in RECORD_KINDS.values() if k.finest == "kelurahan" and k.dated]
PUBLIC = [r.code for r in ROLES.values() if r.level == "publication"]
OFFICE = [r.code for r in ROLES.values() if r.level == "secure"]


def as_role(shipped: Shipped, role: str) -> Office:
    """Return the shipped office with another role, sharing its store."""
    settings = shipped.office.settings.model_copy(update={"role": role})
    return Office(settings)


@pytest.fixture(scope="module")
def clients(shipped: Shipped) -> dict[str, TestClient]:
    return {role: TestClient(build_app(as_role(shipped, role)), base_url=HERE) for role in ROLES}


@pytest.fixture
def client(clients: dict[str, TestClient]) -> TestClient:
    return clients["planner"]


def test_geometry_is_immutable_and_named_by_its_hash(client: TestClient) -> None:
    url = client.get("/api/v1/workspace").json()["geometry"]["kelurahan"]
    answer = client.get(url)
    assert "immutable" in answer.headers["cache-control"]
    assert len(answer.json()["features"]) == 31
    assert client.get(url.replace(url[-21:-5], "0" * 16)).status_code == 404


@pytest.mark.parametrize("resolution", [8, 9])
def test_cells_come_in_the_order_of_their_values(client: TestClient, resolution: int) -> None:
    geometry = client.get("/api/v1/workspace").json()["geometry"]
    cells = client.get(geometry[str(resolution)]).json()
    query = {"kind": "incident/enforcement", "resolution": resolution}
    values = client.get("/api/v1/values/cell_count", params=query).json()["values"]
    assert len(cells["lon"]) == len(cells["shape"]) == len(values)


def test_drawn_hexagons_lie_within_two_metres_of_the_true_ones(
    client: TestClient, shipped: Shipped
) -> None:
    import numpy as np

    from geo.cells import cell_to_polygon

    url = client.get("/api/v1/workspace").json()["geometry"]["9"]
    drawn = client.get(url).json()
    grid = shipped.office.ground_at(9).grid
    ring = np.asarray(cell_to_polygon(grid.cells[:1])[0].exterior.coords)[:-1]
    shape = np.array(drawn["shapes"][drawn["shape"][0]]).reshape(-1, 2)
    centre = np.array([drawn["lon"][0], drawn["lat"][0]])
    corners = (shape + centre) * drawn["unit_degrees"]
    assert np.abs(corners - ring).max() < 2e-5


def test_the_same_question_has_the_same_tag_and_needs_no_second_answer(
    client: TestClient,
) -> None:
    first = client.get("/api/v1/values/rate")
    headers = {"if-none-match": first.headers["etag"]}
    assert client.get("/api/v1/values/rate", headers=headers).status_code == 304
    assert client.get("/api/v1/values/count", headers=headers).status_code == 200


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())
def test_every_measure_answers_or_says_why_not(client: TestClient, measure: object) -> None:
    code = measure.code  # type: ignore[attr-defined]
    answer = client.get(f"/api/v1/values/{code}", params={"kind": "incident/enforcement"})
    assert answer.status_code in (200, 409)
    if answer.status_code == 200:
        assert any(v is not None for v in answer.json()["values"])
    else:
        assert answer.json()["detail"]


@pytest.mark.parametrize("kind", HEALTH)
def test_small_health_counts_stay_hidden_in_the_office(client: TestClient, kind: str) -> None:
    answer = client.get("/api/v1/values/count", params={"kind": kind}).json()
    shown = [v for v in answer["values"] if v is not None]
    assert all(v == 0 or v >= 10 for v in shown)
    assert answer["total"] is None or not answer["hidden"]


@pytest.mark.parametrize("kind", HEALTH)
def test_health_records_are_not_filtered_by_substance(client: TestClient, kind: str) -> None:
    query = {"kind": kind, "substance": "sabu"}
    assert client.get("/api/v1/values/count", params=query).status_code == 403


@pytest.mark.parametrize("kind", HEALTH)
def test_health_records_have_no_points(client: TestClient, kind: str) -> None:
    assert client.get("/api/v1/points", params={"kind": kind}).status_code == 422


def test_points_are_at_most_what_a_page_can_draw(client: TestClient) -> None:
    answer = client.get("/api/v1/points", params={"kind": "incident/enforcement"}).json()
    assert 0 < len(answer["lon"]) <= 5000
    each = ("lon", "lat", "day", "precision", "radius_m", "zone")
    assert {len(answer[name]) for name in each} == {len(answer["lon"])}


def test_a_kind_known_by_kelurahan_only_has_no_points(client: TestClient) -> None:
    query = {"kind": "incident/residents", "period": "1990-01-01/1990-12-31"}
    answer = client.get("/api/v1/points", params=query)
    assert (answer.status_code, answer.json()["total"]) == (200, 0)


REFUSED_TO_PUBLIC = [
    "/api/v1/points?kind=incident/enforcement",
    "/api/v1/values/cell_heat?kind=incident/enforcement",
    "/api/v1/values/change?kind=incident/residents",
    "/api/v1/values/count?kind=incident/enforcement&agency=Polsek",
    "/api/v1/values/count?kind=incident/enforcement&period=2024-02-01/2024-02-29",
    "/api/v1/imports",
    "/api/v1/reviews",
    "/api/v1/scenarios",
    "/api/v1/layers/points.geojson",
]


@pytest.mark.parametrize("path", REFUSED_TO_PUBLIC)
@pytest.mark.parametrize("role", PUBLIC)
def test_what_a_public_role_may_not_see_never_leaves(
    clients: dict[str, TestClient], role: str, path: str
) -> None:
    answer = clients[role].get(path)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("role", PUBLIC)
def test_a_public_role_reads_the_published_counts(
    clients: dict[str, TestClient], shipped: Shipped, role: str
) -> None:
    query = {"kind": "incident/enforcement"}
    found = clients[role].get("/api/v1/values/count", params=query).json()["values"]
    hidden = shipped.published.kelurahan["cases_hidden"].tolist()
    assert [v is None for v in found] == hidden


@pytest.mark.parametrize("role", PUBLIC)
def test_a_public_card_has_no_course_and_no_drivers(
    clients: dict[str, TestClient], role: str
) -> None:
    card = clients[role].get("/api/v1/kelurahan/31.72.01.1001").json()
    assert card["trends"] == []
    assert card["need"]["drivers"] == ""


@pytest.mark.parametrize(
    ("right", "path"),
    [(Right.IMPORT, "imports"), (Right.REVIEW, "reviews"), (Right.CHOOSE, "scenarios")],
)
@pytest.mark.parametrize("role", OFFICE)
def test_an_office_role_does_what_its_rights_say(
    clients: dict[str, TestClient], role: str, right: Right, path: str
) -> None:
    status = clients[role].get(f"/api/v1/{path}").status_code
    assert status == (200 if ROLES[role].may(right) else 403)


def test_an_analysis_is_found_again_by_its_id(client: TestClient) -> None:
    first = client.get("/api/v1/analyses").json()
    assert client.get(f"/api/v1/analyses/{first['id']}").json() == first
    assert client.get("/api/v1/analyses/0000000000000000").status_code == 404


def test_search_reads_coordinates_in_either_order(client: TestClient) -> None:
    found = [client.get("/api/v1/places", params={"q": q}).json()[0] for q in
             ("-6.12, 106.88", "106.88 -6.12")]  # fmt: skip
    assert found[0] == found[1]
    assert (found[0]["lon"], found[0]["lat"]) == (106.88, -6.12)


ASKED = {"k": 2, "weights": {"burden": 60, "trend": 40}}


def test_a_choice_over_http_is_the_one_of_the_command_line(
    client: TestClient, shipped: Shipped
) -> None:
    from services.analysis import Level
    from services.decisions import Wishes, decide
    from services.weighting import Weighting

    answer = client.post("/api/v1/choices", json=ASKED).json()
    analysis = shipped.office.analysis(
        None, Level.SECURE, weighting=Weighting({"burden": 60.0, "trend": 40.0})
    )
    decided = decide(analysis, Wishes(2), shipped.office.reference)
    assert answer["codes"] == list(decided.choice.codes)
    assert len(answer["reasons"]) == 31


def test_a_kept_record_comes_back_as_the_same_bytes(shipped: Shipped, tmp_path: Path) -> None:
    settings = shipped.office.settings.model_copy(
        update={"home": tmp_path, "store": shipped.office.settings.store}
    )
    client = TestClient(build_app(Office(settings)), base_url=HERE)
    made = client.post("/api/v1/decision-records", json={"k": 1})
    assert made.status_code == 201
    identity = made.json()["id"]
    file = tmp_path / "decisions" / "31.72" / f"{identity}.json"
    answer = client.get(f"/api/v1/decision-records/{identity}")
    assert answer.content == file.read_bytes()
    assert [r["id"] for r in client.get("/api/v1/decision-records").json()] == [identity]
    assert client.get("/api/v1/decision-records/..%2Fx").status_code == 404


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(
        build_app(Office(Settings(home=tmp_path, store="memory:"))), base_url=HERE
    ) as found:
        yield found


def test_scenarios_are_saved_replaced_and_removed(alone: TestClient) -> None:
    one = {"name": "Murah", "query": "k=2", "chosen": ["31.72.01.1004"]}
    alone.put("/api/v1/scenarios", json=one)
    alone.put("/api/v1/scenarios", json={**one, "query": "k=3"})
    assert [(s["name"], s["query"]) for s in alone.get("/api/v1/scenarios").json()] == [
        ("Murah", "k=3")
    ]
    assert alone.delete("/api/v1/scenarios/Murah").json() == []
    assert alone.delete("/api/v1/scenarios/Murah").status_code == 404


def test_an_empty_office_still_opens(alone: TestClient) -> None:
    found = alone.get("/api/v1/workspace").json()
    assert (found["records"], found["periods"]) == (0, [])
    assert alone.get("/").status_code == 200


def test_a_base_map_enters_the_policy_for_pictures_only(tmp_path: Path) -> None:
    url = "https://tiles.example/{z}/{x}/{y}.png"
    office = Office(Settings(home=tmp_path, store="memory:", tiles_url=url))
    policy = (
        TestClient(build_app(office), base_url=HERE).get("/").headers["content-security-policy"]
    )
    assert "img-src 'self' data: https://tiles.example;" in policy
    assert policy.count("tiles.example") == 1


def test_the_types_of_the_page_are_those_of_the_service(shipped: Shipped) -> None:
    import json

    kept = Path(__file__).parents[2] / "services" / "web" / "openapi.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == build_app(shipped.office).openapi()
