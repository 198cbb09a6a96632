"""Names that look like scripts are shown as they are, on every screen: nothing of them runs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from services.pipeline import ingest
from services.scenarios import Scenario, save_scenario, scenarios_file
from services.settings import Settings
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, make_town, report_rows, town_files, write_csv
from tests.e2e.conftest import Heard
from tests.e2e.serving import serving

SCRIPT = '{{ 7 * 7 }}</script><script>window.ran=1</script>"><img src=x onerror="window.ran=1">'
NAME = '"><img src=x onerror="window.ran=1">'
SCREENS = ("", "screen=priority", "screen=data", "screen=data&part=imports",
           "screen=data&part=reviews", "screen=programme", "screen=alarms",
           "screen=report&layer=kelurahan", "screen=coverage")  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a city in which every name, file and free text tries to run a script."""
    folder = tmp_path_factory.mktemp("hostile")
    store = str(folder / "k.sqlite")
    rows = report_rows({(0, dt.date(2024, 1, 9)): 3}, prefix="X")
    named = [(*row[:2], f"{SCRIPT} Jl. Raya", SCRIPT, SCRIPT) for row in rows]
    odd = write_csv(folder / "laporan <img src=x onerror=alert(1)>.csv", REPORT_HEADER, named)
    ingest([*town_files(folder / "in"), odd], make_town(folder / "home", store=store).intake())
    path = folder / "home" / "kelurahan_boundaries" / f"{TOWN}.geojson"
    city = json.loads(path.read_text(encoding="utf-8"))
    city["about"] |= {"city": SCRIPT, "source": SCRIPT, "notice": SCRIPT, "edition": SCRIPT}
    for feature in city["features"]:
        feature["properties"]["kecamatan"] += SCRIPT
        feature["properties"]["name"] += f" {SCRIPT}"
    path.write_text(json.dumps(city), encoding="utf-8")
    office = Office(Settings(home=folder / "home", store=store, city=TOWN))
    scenario = Scenario(NAME, "screen=priority", (SCRIPT,), "2024-01-01T00:00:00")
    save_scenario(scenarios_file(office.settings.home, TOWN), scenario)
    with serving(office) as address:
        yield address


@pytest.fixture
def watched(page: Page, heard: Heard) -> Iterator[Page]:
    """Return a page on which no dialog opens, no script of a name runs, nothing is complained."""
    page.on("dialog", lambda dialog: heard.complaints.append(dialog.message))
    yield page
    assert page.evaluate("window.ran") is None
    assert heard.complaints == []


@pytest.mark.parametrize("query", SCREENS)
def test_no_name_runs_on_a_screen(watched: Page, hostile: str, query: str) -> None:
    watched.goto(f"{hostile}/?{query}")
    watched.wait_for_load_state("networkidle")
    expect(watched.locator("main")).to_be_visible()


def test_a_scenario_shows_its_name_as_it_is(watched: Page, hostile: str) -> None:
    watched.goto(f"{hostile}/?screen=priority")
    expect(watched.get_by_text(NAME).first).to_be_attached(timeout=30_000)


def test_no_name_runs_on_the_map(watched: Page, hostile: str) -> None:
    watched.goto(f"{hostile}/map")
    watched.locator("path.leaflet-interactive").first.dispatch_event("mouseover", {"bubbles": True})
    expect(watched.locator(".leaflet-tooltip")).to_contain_text(SCRIPT)


def test_no_name_runs_in_the_documents(watched: Page, hostile: str) -> None:
    watched.goto(f"{hostile}/api/docs")
    expect(watched.get_by_text("/api/v1/health")).to_be_visible()
