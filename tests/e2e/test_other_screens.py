"""Programme, alarms, report, coverage, help and the tour, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from services.exports import SIMULATED
from services.settings import Settings
from services.wiring import Office
from tests.e2e.serving import serving


def shown(desk: Page, service: str, query: str) -> Page:
    desk.goto(f"{service}/?{query}")
    return desk


def test_an_indicator_without_a_target_says_so(desk: Page, service: str) -> None:
    shown(desk, service, "screen=programme&lang=en")
    row = desk.get_by_role("row").filter(has_text="P4GN education activities")
    expect(row).to_contain_text("no target published", timeout=30_000)
    expect(row).to_contain_text("1,839")
    expect(row).not_to_contain_text("%")


def test_outreach_against_threat_has_its_twin_in_text(desk: Page, service: str) -> None:
    shown(desk, service, "screen=programme")
    expect(desk.locator(".zone-point")).to_have_count(31, timeout=30_000)
    table = desk.get_by_role("region", name="Sosialisasi dan ancaman sebagai tabel")
    expect(table.locator("tbody tr")).to_have_count(31)


def test_a_pilots_history_is_told_by_date(desk: Page, service: str) -> None:
    shown(desk, service, "screen=programme")
    row = desk.get_by_role("row").filter(has_text="Semper Barat").first
    expect(row).to_contain_text("1 Februari 2024: kelurahan bersinar", timeout=30_000)


def test_a_tested_kelurahan_leads_to_the_map(desk: Page, service: str) -> None:
    shown(desk, service, "screen=alarms")
    cases = desk.get_by_role("region", name="Ungkap kasus", exact=True)
    expect(cases).to_contain_text("November 2024", timeout=30_000)
    cases.locator("summary").click()
    cases.get_by_role("link").first.click()
    expect(desk).to_have_url(re.compile("selected=31.72.*"))
    assert "period=2024-11-01%2F2024-11-30" in desk.url


def test_alarms_say_that_they_are_no_call_for_patrols(desk: Page, service: str) -> None:
    shown(desk, service, "screen=alarms")
    expect(desk.locator(".caution")).to_contain_text("Bukan seruan patroli", timeout=30_000)


def test_a_layer_is_seen_and_taken_away(desk: Page, service: str, tmp_path: Path) -> None:
    shown(desk, service, "screen=report&layer=kelurahan")
    expect(desk.locator("table.raw tbody tr").first).to_be_visible(timeout=30_000)
    with desk.expect_download() as started:
        desk.get_by_role("link", name="Unduh CSV").click()
    name = started.value.suggested_filename
    assert name == "jakarta-utara_kelurahan_2022-01-01_2024-12-31_kantor_SIMULASI.csv"
    started.value.save_as(tmp_path / name)
    assert SIMULATED in (tmp_path / name).read_text("utf-8")


def test_points_cannot_be_published_and_no_link_breaks(desk: Page, service: str) -> None:
    shown(desk, service, "screen=report&layer=points&level=publication")
    expect(desk.locator(".look .empty")).to_contain_text("tidak diterbitkan", timeout=60_000)
    expect(desk.locator(".downloads a")).to_have_count(0)


def test_the_map_is_seen_before_it_is_taken_away(desk: Page, service: str) -> None:
    shown(desk, service, "screen=report&layer=map")
    frame = desk.frame_locator(".frame")
    expect(frame.locator("path.leaflet-interactive").first).to_be_attached(timeout=30_000)


def test_the_sheet_is_seen_before_it_is_taken_away(desk: Page, service: str) -> None:
    with desk.expect_response(re.compile(r"/sheet\.pdf"), timeout=30_000) as answered:
        shown(desk, service, "screen=report")
    assert answered.value.headers["content-type"] == "application/pdf"
    expect(desk.get_by_role("link", name="Unduh PDF")).to_be_visible()


def test_kelurahan_without_a_survey_are_hatched(desk: Page, service: str) -> None:
    shown(desk, service, "screen=coverage")
    expect(desk.locator(".zone-map path[fill='url(#hatch)']")).to_have_count(4, timeout=30_000)
    desk.get_by_label("Tampilkan").select_option("mapping")
    expect(desk.locator(".zone-map path.has")).to_have_count(31)


def test_a_year_without_records_is_hatched_and_named(desk: Page, service: str) -> None:
    shown(desk, service, "screen=coverage")
    expect(desk.locator("td.missing").first).to_contain_text(
        "setahun penuh tanpa catatan", timeout=30_000
    )


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("id", "Yang tidak dapat dikatakan peta"), ("en", "What the map cannot tell")],
)
def test_help_is_there_in_both_languages(desk: Page, service: str, lang: str, heading: str) -> None:
    shown(desk, service, f"screen=help&lang={lang}")
    desk.get_by_role("link", name=heading).click()
    expect(desk.get_by_role("heading", name=heading)).to_be_focused()


@pytest.mark.first_visit
def test_the_tour_is_walked_by_keyboard_and_comes_once(desk: Page, service: str) -> None:
    desk.goto(service)
    tour = desk.get_by_role("dialog", name=re.compile("Tur singkat"))
    expect(tour).to_be_visible()
    for step in range(2, 6):
        tour.get_by_role("button", name="Lanjut").focus()
        desk.keyboard.press("Enter")
        expect(tour).to_contain_text(f"langkah {step} dari 5")
        expect(desk.locator(".toured")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    desk.reload()
    expect(desk.get_by_role("heading", name="Peta Bersinar")).to_be_visible()
    expect(tour).to_have_count(0)


@pytest.mark.first_visit
def test_a_link_to_a_view_opens_no_tour(desk: Page, service: str) -> None:
    shown(desk, service, "screen=help")
    expect(desk.locator("main h2").first).to_be_visible()
    expect(desk.locator(".tour")).to_have_count(0)


def test_help_shows_the_tour_again(desk: Page, service: str) -> None:
    shown(desk, service, "screen=help")
    desk.get_by_role("button", name="Tampilkan tur lagi").click()
    expect(desk.get_by_role("heading", name=re.compile("langkah 1 dari 5"))).to_be_focused()


@pytest.mark.first_visit
def test_an_empty_store_leads_to_the_data_screen(desk: Page, tmp_path: Path) -> None:
    with serving(Office(Settings(home=tmp_path, store="memory:"))) as address:
        desk.goto(f"{address}/?screen=report")
        desk.get_by_role("link", name="Buka layar Data").click()
        expect(desk.get_by_role("heading", name="Unggah berkas kantor")).to_be_visible()


@pytest.mark.first_visit
def test_the_tour_is_not_printed(desk: Page, service: str) -> None:
    desk.goto(service)
    expect(desk.locator(".tour")).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator(".tour")).to_be_hidden()


@pytest.fixture(scope="module")
def reading(busy_town: Office) -> Iterator[str]:
    """Serve a small city's store to a viewer."""
    other = Office(busy_town.settings.model_copy(update={"role": "viewer"}))
    other.__dict__["store"] = busy_town.store
    with serving(other) as address:
        yield address


def test_a_viewer_takes_publications_only(desk: Page, reading: str) -> None:
    shown(desk, reading, "screen=report&layer=boundaries")
    told = desk.get_by_text("Peran ini hanya mengambil terbitan")
    expect(told).to_be_visible(timeout=60_000)
    expect(desk.locator("input[name=level]")).to_have_count(0)
    link = desk.get_by_role("link", name="Unduh GPKG")
    expect(link).to_be_visible(timeout=60_000)


def test_a_viewer_sees_no_days_in_coverage(desk: Page, reading: str) -> None:
    shown(desk, reading, "screen=coverage")
    row = desk.locator("table.coverage tbody").first
    expect(row).to_contain_text("tidak diterbitkan", timeout=30_000)
