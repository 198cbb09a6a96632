"""The map in a real browser: from a file with the network off, and from the service."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from services.exports import SIMULATED
from services.maps import render_map
from tests.conftest import Shipped
from tests.e2e.conftest import Heard


@pytest.fixture(scope="session")
def map_file(shipped: Shipped, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("peta") / "map.html"
    path.write_text(render_map(shipped.published), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Page, heard: Heard, map_file: Path) -> Page:
    """Return the page of the map, opened from a file."""
    page.goto(map_file.as_uri())
    page.wait_for_selector("path.leaflet-interactive")
    return page


def test_the_map_opens_from_a_file_and_loads_nothing_else(
    opened: Page, heard: Heard, map_file: Path
) -> None:
    outside = [url for url in heard.requests if not url.startswith("data:")]
    assert outside == [map_file.as_uri()]


def test_the_map_opens_without_a_complaint(opened: Page, heard: Heard) -> None:
    assert heard.complaints == []


def test_every_kelurahan_is_drawn(opened: Page) -> None:
    assert opened.locator("path.leaflet-interactive").count() == 31


def test_the_first_legend_is_open(opened: Page) -> None:
    expect(opened.locator(".pb-legend details[open] summary").first).to_have_text(
        "Ancaman per kepala"
    )


def test_simulated_data_is_marked(opened: Page) -> None:
    expect(opened.get_by_text(SIMULATED)).to_be_visible()


def test_the_ten_most_in_need_carry_their_rank(opened: Page) -> None:
    assert sorted(map(int, opened.locator(".pb-rank").all_inner_texts())) == list(range(1, 11))


def fills(page: Page) -> list[str]:
    paths = page.locator("path.leaflet-interactive")
    found: list[str] = paths.evaluate_all("shapes => shapes.map(s => s.getAttribute('fill'))")
    return found


@pytest.mark.parametrize("layer", ["Laporan masyarakat", "Ungkap kasus", "Kelas resmi 8 + 5"])
def test_choosing_a_layer_changes_colours_and_legend(
    opened: Page, heard: Heard, layer: str
) -> None:
    before = fills(opened)
    opened.locator(".leaflet-control-layers-base label").filter(has_text=layer).click()
    legend = opened.locator(f'.pb-legend details[data-layer="{layer}"]')
    expect(legend).to_have_attribute("open", "")
    assert fills(opened) != before
    assert heard.complaints == []


def test_a_layer_of_cells_draws_cells(opened: Page, heard: Heard) -> None:
    cells = opened.locator(".leaflet-control-layers-base label").filter(has_text="H3").last
    cells.click()
    expect(opened.locator("path.leaflet-interactive")).not_to_have_count(31)
    assert heard.complaints == []


def test_pointing_at_a_kelurahan_tells_of_it(opened: Page) -> None:
    opened.locator("path.leaflet-interactive").first.dispatch_event("mouseover")
    expect(opened.locator(".leaflet-tooltip")).to_contain_text(re.compile("Ancaman .* peringkat"))


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_over_the_edge(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_the_served_map_works_under_its_policy(page: Page, heard: Heard, service: str) -> None:
    answer = page.goto(f"{service}/map")
    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page.wait_for_selector("path.leaflet-interactive")
    assert [c for c in heard.complaints if "favicon" not in c] == []


def test_the_served_map_asks_this_computer_only(page: Page, heard: Heard, service: str) -> None:
    page.goto(f"{service}/map")
    page.wait_for_selector("path.leaflet-interactive")
    outside = [u for u in heard.requests if not u.startswith((service, "data:"))]
    assert outside == []


def test_the_documentation_works_without_the_internet(
    page: Page, heard: Heard, service: str
) -> None:
    page.goto(f"{service}/api/docs")
    expect(page.get_by_text("/api/v1/health")).to_be_visible()
    assert [u for u in heard.requests if not u.startswith((service, "data:"))] == []
