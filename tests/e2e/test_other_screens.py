"""Programme, alarms, report, coverage, help and the tour, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from services.exports import SIMULATED
from services.wiring import Office
from tests.e2e.conftest import Heard, serving

SCREENS = ("programme", "alarms", "report", "coverage", "help")


@pytest.fixture
def quiet(heard: Heard, service: str) -> Iterator[None]:
    """Check after a test that nothing left this computer and nothing was complained about."""
    yield
    outside = [u for u in heard.requests if not u.startswith((service, "data:", "blob:"))]
    assert (outside, heard.complaints) == ([], [])


def shown(page: Page, service: str, query: str) -> Page:
    page.goto(f"{service}/?{query}")
    return page


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_runs_over_the_edge(page: Page, service: str, screen: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    shown(page, service, f"screen={screen}")
    expect(page.locator("main h2").first).to_be_visible(timeout=30_000)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("quiet")
def test_an_indicator_without_a_target_says_so(page: Page, service: str) -> None:
    shown(page, service, "screen=programme&lang=en")
    row = page.get_by_role("row").filter(has_text="P4GN education activities")
    expect(row).to_contain_text("no target published", timeout=30_000)
    expect(row).to_contain_text("1,839")
    expect(row).not_to_contain_text("%")


@pytest.mark.usefixtures("quiet")
def test_outreach_against_threat_has_its_twin_in_text(page: Page, service: str) -> None:
    shown(page, service, "screen=programme")
    expect(page.locator(".zone-point")).to_have_count(31, timeout=30_000)
    table = page.get_by_role("region", name="Sosialisasi dan ancaman sebagai tabel")
    expect(table.locator("tbody tr")).to_have_count(31)


@pytest.mark.usefixtures("quiet")
def test_a_pilots_history_is_told_by_date(page: Page, service: str) -> None:
    shown(page, service, "screen=programme")
    row = page.get_by_role("row").filter(has_text="Semper Barat").first
    expect(row).to_contain_text("1 Februari 2024: kelurahan bersinar", timeout=30_000)


@pytest.mark.usefixtures("quiet")
def test_a_tested_kelurahan_leads_to_the_map(page: Page, service: str) -> None:
    shown(page, service, "screen=alarms")
    cases = page.get_by_role("region", name="Ungkap kasus", exact=True)
    expect(cases).to_contain_text("Desember 2024", timeout=30_000)
    cases.locator("summary").click()
    cases.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("selected=31.72.*"))
    assert "period=2024-12-01%2F2024-12-31" in page.url


@pytest.mark.usefixtures("quiet")
def test_alarms_say_that_they_are_no_call_for_patrols(page: Page, service: str) -> None:
    shown(page, service, "screen=alarms")
    expect(page.locator(".caution")).to_contain_text("Bukan seruan patroli", timeout=30_000)


@pytest.mark.usefixtures("quiet")
def test_a_layer_is_seen_and_taken_away(page: Page, service: str, tmp_path: Path) -> None:
    shown(page, service, "screen=report&layer=kelurahan")
    expect(page.locator("table.raw tbody tr").first).to_be_visible(timeout=30_000)
    with page.expect_download() as started:
        page.get_by_role("link", name="Unduh CSV").click()
    name = started.value.suggested_filename
    assert name == "jakarta-utara_kelurahan_2022-01-01_2024-12-31_kantor_SIMULASI.csv"
    started.value.save_as(tmp_path / name)
    assert SIMULATED in (tmp_path / name).read_text("utf-8")


@pytest.mark.usefixtures("quiet")
def test_points_cannot_be_published_and_no_link_breaks(page: Page, service: str) -> None:
    shown(page, service, "screen=report&layer=points&level=publication")
    expect(page.locator(".look .empty")).to_contain_text("tidak diterbitkan", timeout=60_000)
    expect(page.locator(".downloads a")).to_have_count(0)


@pytest.mark.usefixtures("quiet")
def test_the_map_is_seen_before_it_is_taken_away(page: Page, service: str) -> None:
    shown(page, service, "screen=report&layer=map")
    frame = page.frame_locator(".frame")
    expect(frame.locator("path.leaflet-interactive").first).to_be_attached(timeout=30_000)


@pytest.mark.usefixtures("quiet")
def test_kelurahan_without_a_survey_are_hatched(page: Page, service: str) -> None:
    shown(page, service, "screen=coverage")
    expect(page.locator(".zone-map path[fill='url(#hatch)']")).to_have_count(4, timeout=30_000)
    page.get_by_label("Tampilkan").select_option("mapping")
    expect(page.locator(".zone-map path.has")).to_have_count(31)


@pytest.mark.usefixtures("quiet")
def test_a_year_without_records_is_hatched_and_named(page: Page, service: str) -> None:
    shown(page, service, "screen=coverage")
    expect(page.locator("td.missing").first).to_contain_text(
        "setahun penuh tanpa catatan", timeout=30_000
    )


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("lang", "heading"),
    [("id", "Yang tidak dapat dikatakan peta"), ("en", "What the map cannot tell")],
)
def test_help_is_there_in_both_languages(page: Page, service: str, lang: str, heading: str) -> None:
    shown(page, service, f"screen=help&lang={lang}")
    page.get_by_role("link", name=heading).click()
    expect(page.get_by_role("heading", name=heading)).to_be_focused()


@pytest.mark.first_visit
@pytest.mark.usefixtures("quiet")
def test_the_tour_is_walked_by_keyboard_and_comes_once(page: Page, service: str) -> None:
    page.goto(service)
    tour = page.get_by_role("dialog", name=re.compile("Tur singkat"))
    expect(tour).to_be_visible()
    for step in range(2, 6):
        tour.get_by_role("button", name="Lanjut").focus()
        page.keyboard.press("Enter")
        expect(tour).to_contain_text(f"langkah {step} dari 5")
        expect(page.locator(".toured")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Peta Bersinar")).to_be_visible()
    expect(tour).to_have_count(0)


@pytest.mark.first_visit
@pytest.mark.usefixtures("quiet")
def test_a_link_to_a_view_opens_no_tour(page: Page, service: str) -> None:
    shown(page, service, "screen=help")
    expect(page.locator("main h2").first).to_be_visible()
    expect(page.locator(".tour")).to_have_count(0)


@pytest.mark.usefixtures("quiet")
def test_help_shows_the_tour_again(page: Page, service: str) -> None:
    shown(page, service, "screen=help")
    page.get_by_role("button", name="Tampilkan tur lagi").click()
    expect(page.get_by_role("heading", name=re.compile("langkah 1 dari 5"))).to_be_focused()


@pytest.mark.first_visit
@pytest.mark.usefixtures("quiet")
def test_the_tour_is_not_printed(page: Page, service: str) -> None:
    page.goto(service)
    expect(page.locator(".tour")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tour")).to_be_hidden()


@pytest.fixture(scope="module")
def reading(busy_town: Office) -> Iterator[str]:
    """Serve a small city's store to a viewer."""
    other = Office(busy_town.settings.model_copy(update={"role": "viewer"}))
    other.__dict__["store"] = busy_town.store
    with serving(other) as address:
        yield address


def test_a_viewer_takes_publications_only(page: Page, reading: str) -> None:
    shown(page, reading, "screen=report&layer=boundaries")
    expect(page.get_by_text("Peran ini hanya mengambil terbitan")).to_be_visible()
    expect(page.locator("input[name=level]")).to_have_count(0)
    link = page.get_by_role("link", name="Unduh GPKG")
    expect(link).to_be_visible(timeout=60_000)


def test_a_viewer_sees_no_days_in_coverage(page: Page, reading: str) -> None:
    shown(page, reading, "screen=coverage")
    row = page.locator("table.coverage tbody").first
    expect(row).to_contain_text("tidak diterbitkan", timeout=30_000)
