"""The planner's week, from a messy file to a decision, in one browser on one office."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import REPORT_HEADER, Shipped, write_csv
from tests.e2e.serving import copy_of, serving

PLACE = "Jl. Uji No. 1 Kel. Warakas"
MESSY = [
    ("LM-BARU-1", "01/03/2024", PLACE, "WhatsApp", "transaksi", "KENARI"),
    ("LM-BARU-2", "31/02/2024", PLACE, "WhatsApp", "transaksi", "KENARI"),
    ("LM-BARU-3", "04/03/2024", "", "WhatsApp", "transaksi", "KENARI"),
]


@pytest.fixture
def office(desk: Page, shipped: Shipped, tmp_path: Path) -> Iterator[str]:
    """Serve an office of the planner's own, with the sample in its store."""
    with serving(copy_of(shipped.office, tmp_path / "home")) as address:
        desk.set_default_timeout(20_000)
        yield address


def shown(desk: Page, name: str) -> None:
    """Keep a picture of a step as an artefact."""
    folder = Path("test-results") / "planners_week"
    folder.mkdir(parents=True, exist_ok=True)
    desk.screenshot(path=folder / f"{name}.png", full_page=True)


def painted(desk: Page) -> None:
    desk.wait_for_function("() => performance.getEntriesByName('painted').length > 0")


def upload(desk: Page, file: Path) -> str:
    """Import a file on the Data screen; return what the page says of it."""
    desk.set_input_files(".drop input", str(file))
    there = desk.get_by_role("article", name=file.name)
    there.get_by_role("button", name="Impor berkas ini").click()
    expect(there).to_contain_text("baris =")
    return there.inner_text()


def test_from_a_messy_file_to_a_decision(desk: Page, office: str, tmp_path: Path) -> None:
    header = (*REPORT_HEADER, "Nama Pelapor")
    messy = write_csv(tmp_path / "laporan_masyarakat_maret.csv", header, MESSY)
    desk.goto(f"{office}/?screen=data")
    assert "3 baris = 1 catatan baru + 2 ditolak" in upload(desk, messy)
    shown(desk, "1_import")

    with desk.expect_download() as waiting:
        desk.get_by_role("button", name="Unduh baris yang ditolak").click()
    mended = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(mended)
    book = openpyxl.load_workbook(mended)
    book.worksheets[0].cell(2, 2).value = "29/02/2024"
    book.worksheets[0].cell(3, 3).value = PLACE
    book.save(mended)
    assert "2 baris = 2 catatan baru + 0 ditolak" in upload(desk, mended)
    shown(desk, "2_mended")

    desk.get_by_role("link", name="Peta", exact=True).click()
    painted(desk)
    desk.get_by_role("combobox", name="Ukuran").select_option("count")
    desk.get_by_role("combobox", name="Jenis catatan").select_option("incident/enforcement")
    desk.get_by_text("Instansi", exact=True).click()
    desk.get_by_role("checkbox", name="Polsek Koja").check()
    expect(desk).to_have_url(re.compile("agencies=Polsek"))
    desk.get_by_role("checkbox", name="Polsek Koja").uncheck()
    shown(desk, "3_map")

    desk.get_by_role("combobox", name="Ukuran").select_option("rate")
    desk.get_by_role("combobox", name="Periode", exact=True).select_option("2024")
    desk.get_by_role("combobox", name="Bandingkan").select_option("difference")
    desk.get_by_role("combobox", name="Periode pembanding").select_option("2023")
    expect(desk.get_by_role("region", name="Legenda")).to_contain_text("2024 dikurangi 2023")
    shown(desk, "4_two_years")

    desk.get_by_role("link", name="Prioritas").click()
    desk.get_by_role("combobox", name="Periode", exact=True).select_option("all")
    slider = desk.get_by_role("slider", name=re.compile("Kecenderungan laporan"))
    slider.fill("40")
    expect(desk.get_by_role("button", name="Kembali ke bobot kantor")).to_be_enabled()
    desk.get_by_role("spinbutton", name="Paling banyak berapa kelurahan").fill("2")
    desk.get_by_role("button", name="Hitung pilihan").click()
    chosen = desk.get_by_role("heading", name=re.compile("^Pilihan: .+, .+"))
    expect(chosen).to_be_visible(timeout=60_000)
    desk.get_by_label("Nama skenario").fill("Minggu ini")
    desk.get_by_role("button", name="Simpan skenario").click()
    expect(desk.get_by_role("row", name=re.compile("Minggu ini"))).to_be_visible()
    shown(desk, "5_choice")

    desk.get_by_role("button", name="Buat catatan keputusan").click()
    link = desk.get_by_role("link", name="Unduh catatan keputusan")
    expect(link).to_be_visible(timeout=60_000)
    with desk.expect_download() as waiting:
        link.click()
    record = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    names = chosen.inner_text().removeprefix("Pilihan: ").split(", ")
    assert len(record["record"]["choice"]["codes"]) == len(names) == 2

    desk.get_by_role("link", name="Laporan").click()
    desk.get_by_role("combobox", name="Isi").select_option("kelurahan")
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Unduh GEOJSON").click()
    layer = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert len(layer["features"]) == 31
    shown(desk, "6_report")

    desk.get_by_role("link", name="Peta", exact=True).click()
    desk.wait_for_selector("path.zone")
    assert desk.pdf().startswith(b"%PDF-")


def test_the_week_by_keyboard_alone(desk: Page, service: str) -> None:
    desk.goto(f"{service}/")
    painted(desk)
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Lompat ke isi")).to_be_focused()
    desk.keyboard.press("Enter")
    reach(desk, "Cari kelurahan, jalan, atau koordinat")
    desk.keyboard.type("warakas")
    expect(desk.locator(".found button").first).to_contain_text("Warakas")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Warakas")).to_be_visible()
    reach(desk, "Ukuran")
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("heading", name="Beban", exact=True)).to_be_visible()


def reach(desk: Page, label: str) -> None:
    """Press Tab until a control is reached; fail after many."""
    for _ in range(60):
        desk.keyboard.press("Tab")
        focused = desk.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels?.[0]?.innerText || e.getAttribute('aria-label') || ''); }"
        )
        if str(focused).strip().startswith(label):
            return
    raise AssertionError(f"'{label}' is not reached by the keyboard")


def test_the_page_speaks_english_from_map_to_choice(desk: Page, service: str) -> None:
    desk.goto(f"{service}/?lang=en")
    painted(desk)
    expect(desk.get_by_role("heading", name="Threat per head")).to_be_visible()
    desk.get_by_role("link", name="Priorities").click()
    expect(desk.get_by_role("heading", name="Weights of criteria")).to_be_visible()
    expect(desk.get_by_role("slider", name=re.compile("Burden"))).to_be_visible()
    desk.get_by_role("button", name="Indonesia").click()
    expect(desk.get_by_role("heading", name="Bobot kriteria")).to_be_visible()
