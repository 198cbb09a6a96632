"""The planner's page: the map and what is around it, by mouse, by keyboard, in both languages."""

from __future__ import annotations

import gzip
import itertools
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from services.api.page import STATIC
from services.exports import SIMULATED
from services.words import number_text
from services.work import Task
from tests.conftest import Shipped
from tests.e2e.conftest import Heard
from tests.e2e.serving import copy_of, serving

SCREENS = (
    "map", "priority", "data", "programme", "alarms", "report", "coverage", "help",
)  # fmt: skip
MOST_SCRIPT_BYTES = 90_000
PICTURES = Path("test-results") / "screens"  # kept for who wants to look
PENJARINGAN = "31.72.01.1001"


def opened(desk: Page, service: str, query: str = "") -> Page:
    """Open a view and wait until its map or content is there."""
    desk.goto(f"{service}/{query}")
    desk.wait_for_selector("main > *")
    expect(desk.locator(".loading")).to_have_count(0, timeout=20_000)
    return desk


def painted(desk: Page) -> Page:
    """Wait until a kelurahan or a cell has a colour."""
    desk.wait_for_function("() => performance.getEntriesByName('painted').length > 0")
    return desk


@pytest.fixture
def at_map(desk: Page, service: str) -> Page:
    return painted(opened(desk, service))


def fills(desk: Page) -> list[str]:
    found: list[str] = desk.locator("path.zone").evaluate_all(
        "shapes => shapes.map(s => s.getAttribute('fill'))"
    )
    return found


def test_the_page_is_small() -> None:
    scripts = STATIC.glob("*.js")
    assert sum(len(gzip.compress(s.read_bytes())) for s in scripts) <= MOST_SCRIPT_BYTES


def test_every_library_in_the_page_brings_its_licence() -> None:
    found = {path.stem for path in (STATIC / "licences").iterdir()}
    page = {"leaflet", "preact", "@preact_signals", "@preact_signals-core"}
    tiles = {"@mapbox_vector-tile", "@mapbox_point-geometry", "pbf"}
    assert found == page | tiles


def test_every_source_file_of_the_page_is_short() -> None:
    sources = Path(STATIC.parent / "src").rglob("*.ts*")
    long = [p.name for p in sources if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert [name for name in long if name != "schema.d.ts"] == []


def test_only_one_file_knows_the_map_library() -> None:
    sources = Path(STATIC.parent / "src").rglob("*.ts*")
    knowing = [p.name for p in sources if 'from "leaflet"' in p.read_text(encoding="utf-8")]
    assert knowing == ["map.ts"]


def test_no_text_of_one_screen_replaces_that_of_another() -> None:
    files = Path(STATIC.parent / "src" / "words").glob("*.ts")
    found = [re.findall(r"^  (\w+):", f.read_text(encoding="utf-8"), re.MULTILINE) for f in files]
    keys = [key for each in found for key in each]
    assert len(keys) > 300
    assert sorted(k for k in set(keys) if keys.count(k) > 1) == []


def test_every_kelurahan_is_drawn_and_coloured(at_map: Page) -> None:
    assert len(fills(at_map)) == 31
    assert all(re.fullmatch(r"#[0-9a-f]{6}", fill) for fill in fills(at_map))


def test_simulated_data_is_marked_on_every_screen(desk: Page, service: str) -> None:
    for screen in SCREENS:
        opened(desk, service, f"?screen={screen}")
        expect(desk.get_by_text(SIMULATED).first).to_be_visible()
        PICTURES.mkdir(parents=True, exist_ok=True)
        desk.screenshot(path=PICTURES / f"{screen}.png", full_page=True)


def test_the_legend_tells_unit_period_and_limits(at_map: Page) -> None:
    legend = at_map.get_by_role("region", name="Legenda")
    expect(legend).to_contain_text("1 = rata-rata kota · 1 Januari 2022 – 31 Desember 2024")
    legend.get_by_text("Sumber dan batasan").click()
    expect(legend).to_contain_text("Batas wilayah:")


POINTS = "?kind=incident/enforcement&overlays=points"


def test_a_point_opens_its_card_by_keyboard_from_the_table(desk: Page, service: str) -> None:
    at_map = painted(opened(desk, service, POINTS))
    at_map.get_by_text("Titik sebagai tabel").press("Enter")
    row = at_map.get_by_role("row").filter(has=at_map.get_by_role("button", name="Lihat")).first
    day = row.get_by_role("rowheader").inner_text()
    row.get_by_role("button", name="Lihat").press("Enter")
    expect(at_map.get_by_role("region", name="Kartu titik")).to_contain_text(
        re.compile(f"Ungkap kasus.*{day}.*Tempat diketahui sampai: .*m\\.", re.DOTALL)
    )


def test_a_click_on_a_point_opens_its_card_and_no_kelurahans(desk: Page, service: str) -> None:
    at_map = painted(opened(desk, service, POINTS))
    at_map.get_by_text("Titik sebagai tabel").click()
    at_map.get_by_role("button", name="Lihat").first.click()
    ring = at_map.locator(".leaflet-points-pane path").last.bounding_box()
    assert ring is not None
    at_map.get_by_role("region", name="Kartu titik").get_by_role("button", name="Tutup").click()
    at_map.mouse.click(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    expect(at_map.get_by_role("region", name="Kartu titik")).to_be_visible()
    assert "selected" not in at_map.url


def test_a_kind_kept_by_kelurahan_says_why_it_has_no_points(desk: Page, service: str) -> None:
    at_map = painted(opened(desk, service, "?kind=rehabilitation/health&overlays=points"))
    expect(at_map.get_by_text("tidak pernah ditampilkan lebih rinci")).to_be_visible()


def test_names_on_the_map_do_not_lie_over_each_other(desk: Page, service: str) -> None:
    at_map = painted(opened(desk, service, "?overlays=names|ranks"))
    boxes = at_map.locator(".mark-name span").evaluate_all(
        "all => all.filter(n => getComputedStyle(n).visibility === 'visible')"
        ".map(n => n.getBoundingClientRect()).map(b => [b.left, b.right, b.top, b.bottom])"
    )
    assert len(boxes) > 5
    assert not [
        (a, b) for a, b in itertools.combinations(boxes, 2)
        if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
    ]  # fmt: skip


def test_another_measure_changes_colours_and_legend(at_map: Page) -> None:
    before = fills(at_map)
    at_map.get_by_role("combobox", name="Ukuran", exact=True).select_option("rate")
    expect(at_map.get_by_role("heading", name="Laju – Laporan masyarakat")).to_be_visible()
    at_map.wait_for_function(
        "before => [...document.querySelectorAll('path.zone')]"
        ".map(s => s.getAttribute('fill')).join() !== before",
        arg=",".join(before),
    )


def test_cells_are_drawn_on_their_own_layer(at_map: Page) -> None:
    at_map.get_by_role("combobox", name="Ukuran", exact=True).select_option("cell_heat")
    at_map.wait_for_selector("canvas.cells")
    at_map.wait_for_function(
        "() => performance.getEntriesByName('painted').some(p => p.detail.size > 1000)"
    )


def test_a_click_opens_the_card_of_a_kelurahan(at_map: Page) -> None:
    at_map.locator(f'path[data-code="{PENJARINGAN}"]').dispatch_event("click")
    card = at_map.get_by_role("complementary", name="Kartu kelurahan")
    expect(card.get_by_role("heading", name="Penjaringan")).to_be_visible()
    expect(card).to_contain_text("sedikit diawasi petugas")
    expect(card).to_contain_text("kelurahan bersinar")


def test_the_card_hides_small_health_counts(at_map: Page) -> None:
    at_map.locator(f'path[data-code="{PENJARINGAN}"]').dispatch_event("click")
    row = at_map.get_by_role("row", name=re.compile("Pascarehabilitasi"))
    expect(row).to_contain_text("disembunyikan")


def test_a_kelurahan_opens_by_keyboard_alone(at_map: Page) -> None:
    zone = at_map.locator(f'path[data-code="{PENJARINGAN}"]')
    zone.focus()
    at_map.keyboard.press("Enter")
    expect(at_map.get_by_role("heading", name="Penjaringan")).to_be_visible()
    assert "Penjaringan: 2,5" in (zone.get_attribute("aria-label") or "")


def test_the_table_says_what_the_map_shows(at_map: Page) -> None:
    at_map.get_by_text("Peta sebagai tabel").click()
    rows = at_map.locator(".twin tbody tr")
    expect(rows).to_have_count(31)
    expect(rows.first).to_contain_text("Koja")


def test_every_view_is_a_link(desk: Page, service: str) -> None:
    query = f"?period=2023&measure=count&kind=incident%2Fenforcement&selected={PENJARINGAN}"
    painted(opened(desk, service, query))
    expect(desk.get_by_role("combobox", name="Periode", exact=True)).to_have_value("2023")
    expect(desk.get_by_role("heading", name="Jumlah – Ungkap kasus")).to_be_visible()
    expect(desk.get_by_role("heading", name="Penjaringan")).to_be_visible()


def test_the_back_button_returns_to_the_former_view(at_map: Page) -> None:
    at_map.get_by_role("link", name="Prioritas").click()
    expect(at_map.get_by_role("heading", name="Bobot kriteria")).to_be_visible()
    at_map.go_back()
    expect(at_map.get_by_role("region", name="Legenda")).to_be_visible()


def test_two_years_stand_side_by_side_on_one_scale(desk: Page, service: str) -> None:
    painted(opened(desk, service, "?measure=rate&compare=side&period=2023&period2=2024"))
    expect(desk.locator(".map")).to_have_count(2)
    expect(desk.get_by_role("region", name="Peta Laju, 2024")).to_be_visible()
    expect(desk.locator("path.zone")).to_have_count(62)


def test_linked_maps_move_together(desk: Page, service: str) -> None:
    painted(opened(desk, service, "?measure=rate&compare=side&period=2023&period2=2024"))
    for _ in range(3):
        desk.get_by_role("button", name="+").first.click()
    scales = desk.locator(".leaflet-control-scale-line")
    expect(scales.first).not_to_have_text("5 km")
    expect(scales.last).to_have_text(scales.first.inner_text())


def test_a_difference_map_names_both_periods(desk: Page, service: str) -> None:
    painted(opened(desk, service, "?measure=rate&compare=difference&period=2024&period2=2023"))
    expect(desk.get_by_role("region", name="Legenda")).to_contain_text("2024 dikurangi 2023")


def test_the_search_finds_a_kelurahan_and_a_coordinate(at_map: Page) -> None:
    box = at_map.get_by_label("Cari kelurahan, jalan, atau koordinat")
    box.fill("semper barat")
    at_map.get_by_role("button", name=re.compile("Semper Barat")).first.click()
    expect(at_map.get_by_role("heading", name="Semper Barat")).to_be_visible()
    box.fill("-6.12, 106.88")
    expect(at_map.get_by_role("button", name=re.compile("-6.12000"))).to_be_visible()


def test_what_is_not_found_says_what_to_try(at_map: Page) -> None:
    at_map.get_by_label("Cari kelurahan, jalan, atau koordinat").fill("qqqqq")
    expect(at_map.get_by_text("Tidak ditemukan.")).to_be_visible()


def test_a_filter_without_events_says_so_in_words(desk: Page, service: str, heard: Heard) -> None:
    heard.expected.append("409")
    opened(desk, service, "?measure=cell_hotspot&kind=raid%2Feffort&period=2022Q1")
    expect(desk.get_by_role("alert")).to_contain_text("tidak diuji")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk: Page, service: str, screen: str, scheme: str) -> None:
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    opened(desk, service, f"?screen={screen}&selected={PENJARINGAN}")
    found = Axe().run(desk).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in serious]
    assert told == []


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("width", "height"), [(390, 844), (683, 384), (1366, 768)])
def test_nothing_runs_over_the_edge(
    desk: Page, service: str, screen: str, width: int, height: int
) -> None:
    desk.set_viewport_size({"width": width, "height": height})
    opened(desk, service, f"?screen={screen}&selected={PENJARINGAN}")
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_speaks_english_on_request(desk: Page, service: str, screen: str) -> None:
    opened(desk, service, f"?screen={screen}&lang=en")
    expect(desk.get_by_role("link", name="Priorities")).to_be_visible()
    assert desk.evaluate("document.documentElement.lang") == "en"


def test_the_map_is_printed_whole(at_map: Page) -> None:
    at_map.get_by_role("button", name="+").first.click()
    at_map.get_by_role("button", name="+").first.click()
    at_map.emulate_media(media="print")
    at_map.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    inside = at_map.evaluate(
        "() => { const map = document.querySelector('.map').getBoundingClientRect();"
        " return [...document.querySelectorAll('path.zone')].every(p => {"
        " const b = p.getBoundingClientRect();"
        " return b.left >= map.left - 1 && b.right <= map.right + 1; }); }"
    )
    assert inside


def test_the_limits_are_printed_with_the_map(at_map: Page) -> None:
    at_map.emulate_media(media="print")
    at_map.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(at_map.get_by_text("Batas wilayah:")).to_be_visible()


def test_the_ranking_is_printed(desk: Page, service: str) -> None:
    desk = opened(desk, service, "?screen=priority")
    expect(desk.locator("table.ranking")).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator("table.ranking")).to_be_visible()


def test_the_card_tells_the_surveys_share_as_the_server_does(desk: Page, service: str) -> None:
    desk = opened(desk, service, f"?selected={PENJARINGAN}")
    told = desk.request.get(f"{service}/api/v1/kelurahan/{PENJARINGAN}").json()
    share = number_text(told["survey_share"])
    expect(desk.get_by_text(f"{share} % dari {told['respondents']} responden")).to_be_visible()


def test_two_maps_say_which_period_each_shows(desk: Page, service: str) -> None:
    desk = painted(opened(desk, service, "?measure=count&compare=side&period=2023&period2=2024"))
    assert desk.locator(".map-title").all_inner_texts() == ["2023", "2024"]


def test_the_slider_names_the_period_that_is_shown(desk: Page, service: str) -> None:
    desk = opened(desk, service, "?period=2024Q2")
    expect(desk.locator(".slider output")).to_have_text("Triwulan 2 2024")


def test_the_maps_table_holds_numbers_and_names_the_unit_once(desk: Page, service: str) -> None:
    at_map = painted(opened(desk, service))
    at_map.get_by_text("Peta sebagai tabel").click()
    expect(at_map.get_by_role("columnheader", name="1 = rata-rata kota")).to_have_count(1)
    cells = at_map.locator(".twin tbody td.number:nth-child(3)").all_inner_texts()
    assert [text for text in cells if not re.fullmatch(r"[\d.,]+", text)] == []


def test_a_stopped_service_has_its_own_words_and_a_way_back(
    desk: Page, shipped: Shipped, tmp_path: Path, heard: Heard
) -> None:
    heard.expected.append("ERR_CONNECTION_REFUSED")
    office = copy_of(shipped.office, tmp_path / "home")
    with serving(office) as address:
        painted(opened(desk, address))
    desk.get_by_role("combobox", name="Ukuran", exact=True).select_option("rate")
    expect(desk.get_by_role("alert").first).to_contain_text("Layanan tidak menjawab")
    expect(desk.get_by_role("button", name="Coba lagi").first).to_be_visible()


PUBLIC = ("viewer", "head")


@pytest.mark.parametrize("role", PUBLIC)
def test_a_public_role_sees_publication_layers_only(
    desk: Page, shipped: Shipped, tmp_path: Path, role: str
) -> None:
    office = copy_of(shipped.office, tmp_path / "home", role=role)
    with serving(office) as address:
        opened(desk, address, "?measure=count&kind=incident%2Fenforcement")
        expect(desk.get_by_text("Lapisan terbitan", exact=True)).to_be_visible()
        expect(desk.get_by_text("Peran ini melihat lapisan terbitan")).to_be_visible()
        expect(desk.get_by_text("Titik catatan")).to_have_count(0)
        expect(desk.get_by_role("button", name="Hitung pilihan")).to_have_count(0)


def test_a_link_with_weights_brings_their_intervals(desk: Page, service: str) -> None:
    opened(desk, service, "?screen=priority&weights=burden:70|trend:30")
    expect(desk.locator(".ranking .interval")).to_have_count(31, timeout=30_000)


def test_moving_a_weight_ranks_within_a_blink(desk: Page, service: str) -> None:
    opened(desk, service, "?screen=priority")
    desk.get_by_role("slider", name=re.compile("Kecenderungan laporan")).fill("60")
    expect(desk.get_by_role("button", name="Kembali ke bobot kantor")).to_be_enabled()
    measured = desk.evaluate("() => performance.getEntriesByName('weighed').length")
    assert measured >= 2


def test_a_kelurahan_is_told_what_weight_would_bring_it_in(desk: Page, service: str) -> None:
    opened(desk, service, "?screen=priority&selected=31.72.04.1001")
    expect(desk.get_by_role("heading", name=re.compile("Bobot berapa membawa"))).to_be_visible()


def test_a_long_wait_says_what_the_service_makes(
    desk: Page, shipped: Shipped, tmp_path: Path
) -> None:
    office = copy_of(shipped.office, tmp_path / "home")
    held: list[Route] = []
    with serving(office) as address:
        desk.route("**/api/v1/workspace*", lambda route: held.append(route))
        with office.work.on(Task.RECORDS):
            desk.goto(address)
            expect(desk.get_by_text("Membaca catatan …")).to_be_visible()
        expect(desk.get_by_text("Membaca catatan …")).to_be_hidden()
        held[0].continue_()
        expect(desk.get_by_role("button", name="Penjaringan").first).to_be_visible()


def test_a_link_to_a_measure_that_is_not_there_says_so(desk: Page, service: str) -> None:
    desk.goto(f"{service}/?measure=firasat")
    expect(desk.get_by_role("alert")).to_contain_text("Pilih ukuran lain")
