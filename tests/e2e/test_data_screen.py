"""The Data screen in a real browser: files in, rows mended, places decided, imports withdrawn."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from services.pipeline import ingest
from services.settings import Settings
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, TOWN_NAMES, make_town, write_csv
from tests.e2e.conftest import Heard
from tests.e2e.serving import serving
from tests.services.test_api_imports import GatedOffice
from tests.services.test_api_review import PLACES
from tests.services.test_cli_review import a_file
from tests.services.test_jobs import PATIENCE_S, Gate

NETWORK = ["Failed to load resource", "net::ERR_"]
HEADER = (*REPORT_HEADER, "Nama Pelapor")
PLACE = f"Jl. Uji No. 1 Kel. {TOWN_NAMES[0]}"
MESSY = [
    ("LM-1", "01/03/2024", PLACE, "WhatsApp", "lainnya", "KENARI"),
    ("LM-2", "02/03/2024", PLACE, "WhatsApp", "lainnya", "KENARI"),
    ("LM-2", "02/03/2024", PLACE, "WhatsApp", "lainnya", "KENARI"),
    ("LM-3", "31/02/2024", PLACE, "WhatsApp", "lainnya", "KENARI"),
    ("LM-4", "04/03/2024", "", "WhatsApp", "lainnya", "KENARI"),
]


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """Return a file with a repeat, a day that never was and a row without a place."""
    return write_csv(tmp_path / "laporan_masyarakat.csv", HEADER, MESSY)


@pytest.fixture(scope="module")
def office_and_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, str]]:
    """Serve the made-up city to all tests of this file."""
    office = make_town(tmp_path_factory.mktemp("town"))
    with serving(office) as address:
        yield office, address


@pytest.fixture
def town(office_and_address: tuple[Office, str]) -> Office:
    """Return the office that is served, with an empty store and nothing learned."""
    office, _ = office_and_address
    for name in ("store", "desk"):
        office.__dict__.pop(name, None)
    office.learn()
    return office


@pytest.fixture
def there(town: Office, office_and_address: tuple[Office, str]) -> str:
    """Return the address of the made-up city with an empty store."""
    return office_and_address[1]


@pytest.fixture
def data(desk: Page, there: str) -> Page:
    """Return the Data screen of an office with an empty store."""
    desk.goto(f"{there}/?screen=data")
    return desk


def choose(page: Page, *files: Path) -> None:
    page.set_input_files(".drop input", list(map(str, files)))


def upload(page: Page, file: Path) -> Locator:
    """Choose a file, import it, and return its place on the page."""
    choose(page, file)
    there = page.get_by_role("article", name=file.name)
    there.get_by_role("button", name="Impor berkas ini").click()
    return there


def test_a_preview_shows_what_columns_are_taken_for_and_nothing_of_persons(
    data: Page, messy: Path
) -> None:
    choose(data, messy)
    data.get_by_text("Kolom: 5 dari 6 dipakai").click()
    row = data.get_by_role("row", name="Nama Pelapor")
    expect(row.get_by_role("combobox")).to_have_value("person")
    expect(data.get_by_role("row", name="Tanggal")).to_contain_text("01/03/2024")
    expect(data.get_by_text("KENARI")).to_have_count(0)


def test_a_messy_file_goes_in_and_its_counts_add_up(data: Page, messy: Path) -> None:
    there = upload(data, messy)
    expect(there).to_contain_text("5 baris = 2 catatan baru + 2 ditolak + 1 berulang")
    rejected = there.locator("table.rejected tbody tr")
    expect(rejected).to_have_count(2)
    expect(rejected.first).to_contain_text("tanggal tidak ada di kalender")


def test_a_dropped_file_is_looked_at(data: Page) -> None:
    dropped = data.evaluate_handle(
        """() => {
            const found = new DataTransfer();
            found.items.add(new File(["Tanggal;Alamat\\n1/3/2024;Jl. Uji"], "seret.csv"));
            return found;
        }"""
    )
    data.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    there = data.get_by_role("article", name="seret.csv")
    expect(there).to_contain_text("Jenisnya tidak dikenali")
    expect(there.get_by_role("button", name="Impor berkas ini")).to_be_disabled()


def test_mended_rows_of_the_workbook_go_in_alone(data: Page, messy: Path, tmp_path: Path) -> None:
    there = upload(data, messy)
    with data.expect_download() as waiting:
        there.get_by_role("button", name="Unduh baris yang ditolak").click()
    assert waiting.value.suggested_filename == "ditolak-1.xlsx"
    mended = tmp_path / "ditolak-1.xlsx"
    waiting.value.save_as(mended)
    book = openpyxl.load_workbook(mended)
    sheet = book.worksheets[0]
    sheet.cell(2, 2).value, sheet.cell(3, 3).value = "29/02/2024", PLACE
    book.save(mended)
    expect(upload(data, mended)).to_contain_text(
        "2 baris = 2 catatan baru + 0 ditolak + 0 berulang"
    )


def test_kind_and_columns_are_corrected_by_hand(data: Page, tmp_path: Path) -> None:
    odd = write_csv(tmp_path / "aneh.csv", ("K1", "K2", "K3"), [("A/1", "01/03/2024", PLACE)])
    choose(data, odd)
    there = data.get_by_role("article", name="aneh.csv")
    there.get_by_label("Jenis data").select_option(label="Laporan masyarakat")
    for header, field in (("K1", "number"), ("K2", "date"), ("K3", "address")):
        there.get_by_label(f"{header} dipakai sebagai").select_option(field)
    there.get_by_role("button", name="Impor berkas ini").click()
    expect(there).to_contain_text("1 baris = 1 catatan baru")


def test_a_file_of_a_zipped_folder_is_corrected_by_hand(data: Page, tmp_path: Path) -> None:
    odd = write_csv(tmp_path / "aneh.csv", ("K1", "K2", "K3"), [("1", "02/03/2024", PLACE)])
    with zipfile.ZipFile(tmp_path / "kiriman.zip", "w") as folder:
        folder.write(odd, "aneh.csv")
        folder.writestr("foto.csv", b"\x89PNG\r\n\x1a\n\x00")
    choose(data, tmp_path / "kiriman.zip")
    expect(data.get_by_text("Tidak ikut diimpor")).to_be_visible()
    data.get_by_label("Jenis data").select_option("incident/residents")
    for header, field in (("K1", "number"), ("K2", "date"), ("K3", "address")):
        data.get_by_label(f"{header} dipakai sebagai").select_option(field)
    data.get_by_role("button", name="Impor berkas ini").click()
    expect(data.get_by_text("1 baris = 1 catatan baru")).to_be_visible()


@pytest.fixture
def queue(data: Page, town: Office, tmp_path: Path) -> Page:
    """Return the review queue in which four reports wait, two of one address."""
    ingest([a_file(tmp_path / "laporan.csv", *PLACES)], town.intake())
    data.reload()
    data.get_by_role("link", name="Tinjau lokasi (4)").click()
    return data


def pick(queue: Page, text: str) -> Locator:
    """Look at the record of a place, and return where it is decided."""
    queue.get_by_role("button", name=text, exact=True).click()
    there = queue.locator(".review-one")
    expect(there.get_by_role("heading", name=text)).to_be_visible()
    return there


def decisions(queue: Page) -> Locator:
    return queue.locator(".decisions tbody tr")


def test_a_candidate_is_accepted_by_its_key(queue: Page) -> None:
    pick(queue, "Jl. Sekarwangi Raya").press("1")
    expect(decisions(queue)).to_contain_text(["calon diterima"])
    expect(queue.get_by_text("1–3 dari 3")).to_be_visible()
    expect(queue.get_by_role("link", name="Tinjau lokasi (3)")).to_be_visible()


def test_a_choice_holds_for_equal_addresses_and_is_undone(queue: Page) -> None:
    there = pick(queue, "Jl. Antah Berantah No. 4")
    expect(there.get_by_label("Juga untuk 1 catatan lain")).to_be_checked()
    there.get_by_label("Kelurahan lain").select_option(label=f"{TOWN_NAMES[1]} (Arumsari)")
    there.get_by_role("button", name="Tetapkan kelurahan").click()
    expect(queue.get_by_text("1–2 dari 2")).to_be_visible()
    expect(decisions(queue)).to_contain_text([TOWN_NAMES[1]])
    decisions(queue).get_by_role("button", name="Batalkan").click()
    expect(queue.get_by_text("1–4 dari 4")).to_be_visible()
    expect(decisions(queue)).to_contain_text(["dibatalkan"])


def test_a_pin_is_shown_and_confirmed(queue: Page, town: Office) -> None:
    there = pick(queue, "Jl. Antah Berantah No. 4")
    expect(there.locator("path.zone")).to_have_count(len(TOWN_NAMES))
    there.get_by_label("Juga untuk 1 catatan lain").uncheck()
    there.get_by_label("Peta untuk meletakkan pin").click(position={"x": 150, "y": 120})
    expect(there.locator(".mark-pin")).to_have_count(1)
    assert town.store.decisions(TOWN) == []
    there.get_by_label("Lintang").fill("-6,330")
    there.get_by_label("Bujur").fill("106,71")
    there.get_by_role("button", name="Ya, tetapkan titik ini").click()
    expect(decisions(queue)).to_contain_text([TOWN_NAMES[0]])
    (made,) = town.store.decisions(TOWN)
    assert (made.location.lon, made.location.lat, len(made.identities)) == (106.71, -6.33, 1)


def test_the_queue_is_filtered_by_a_link(queue: Page) -> None:
    queue.get_by_label("Alasan").select_option("no_evidence")
    expect(queue.get_by_text("1–2 dari 2")).to_be_visible()
    queue.reload()
    expect(queue.get_by_text("1–2 dari 2")).to_be_visible()


def test_an_import_is_withdrawn_after_a_question_that_names_it(data: Page, messy: Path) -> None:
    expect(upload(data, messy)).to_contain_text("2 catatan baru")
    data.get_by_role("link", name="Daftar impor").click()
    expect(data.locator("table.imports tbody")).to_contain_text("perencana")
    data.get_by_role("button", name="Tarik impor 1").click()
    dialog = data.get_by_role("dialog", name="Tarik impor ini?")
    expect(dialog).to_contain_text(f"{messy.name}: 2 catatan")
    dialog.get_by_role("button", name="Ya, tarik").click()
    expect(data.get_by_text(f"{messy.name} ditarik: 2 catatan dihapus.")).to_be_visible()
    expect(data.locator("table.imports tbody")).to_contain_text("ditarik")


def test_a_running_import_is_cancelled_and_sent_again(
    desk: Page, messy: Path, tmp_path: Path
) -> None:
    make_town(tmp_path / "home")
    office = GatedOffice(Settings(home=tmp_path / "home", store="memory:", city=TOWN))
    office.gate = Gate(Office(office.settings))
    office.gate.office.__dict__["store"] = office.store
    with serving(office) as address:
        desk.goto(f"{address}/?screen=data")
        there = upload(desk, messy)
        assert office.gate.reached.wait(PATIENCE_S)
        with desk.expect_response(lambda answer: answer.request.method == "DELETE"):
            there.get_by_role("button", name="Batalkan impor").click()
        office.gate.opened.set()
        expect(there).to_contain_text("Dibatalkan. Tidak ada yang disimpan.")
        assert office.store.imports(TOWN) == []
        there.get_by_role("button", name="Impor berkas ini").click()
        expect(there).to_contain_text("2 catatan baru")


@pytest.mark.parametrize(
    ("content", "told"),
    [("x" * 1_200_000, "Berkas terlalu besar"), ("halo", "kiriman.csv bukan tabel")],
    ids=["413", "422"],
)
def test_a_file_that_is_refused_says_why_and_stays(
    desk: Page, heard: Heard, tmp_path: Path, content: str, told: str
) -> None:
    heard.expected = NETWORK
    make_town(tmp_path / "home")
    settings = Settings(home=tmp_path / "home", store="memory:", city=TOWN, max_upload_mb=1)
    (tmp_path / "kiriman.csv").write_text(content)
    with serving(Office(settings)) as address:
        desk.goto(f"{address}/?screen=data")
        choose(desk, tmp_path / "kiriman.csv")
        there = desk.get_by_role("article", name="kiriman.csv")
        expect(there.get_by_role("alert")).to_contain_text(told)
        expect(there.get_by_role("button", name="Coba lagi")).to_be_visible()


def test_a_stopped_service_loses_nothing(desk: Page, heard: Heard, tmp_path: Path) -> None:
    heard.expected = NETWORK
    town = make_town(tmp_path / "home")
    odd = write_csv(tmp_path / "aneh.csv", ("Tanggal", "K2"), [("01/03/2024", PLACE)])
    with serving(town) as address:
        desk.goto(f"{address}/?screen=data")
        choose(desk, odd)
        there = desk.get_by_role("article", name="aneh.csv")
        there.get_by_label("Jenis data").select_option(label="Laporan masyarakat")
    there.get_by_role("button", name="Impor berkas ini").click()
    expect(there.get_by_role("alert")).to_contain_text("Layanan tidak menjawab")
    with serving(town, int(address.rsplit(":", 1)[1])):
        there.get_by_role("button", name="Coba lagi").click()
        expect(there).to_contain_text("Laporan masyarakat: 1 baris = 1 catatan baru")


def test_a_decision_that_did_not_arrive_keeps_what_was_typed(
    desk: Page, heard: Heard, tmp_path: Path
) -> None:
    heard.expected = NETWORK
    town = make_town(tmp_path / "home")
    ingest([a_file(tmp_path / "laporan.csv", *PLACES)], town.intake())
    with serving(town) as address:
        desk.goto(f"{address}/?screen=data&part=reviews")
        there = pick(desk, "Jl. Antah Berantah No. 4")
        expect(there.get_by_label("Juga untuk 1 catatan lain")).to_be_visible()
    there.get_by_label("Lintang").fill("-6.330")
    there.get_by_label("Bujur").fill("106.710")
    there.get_by_role("button", name="Ya, tetapkan titik ini").click()
    expect(there.get_by_role("alert")).to_contain_text("Layanan tidak menjawab")
    expect(there.get_by_label("Lintang")).to_have_value("-6.330")
    with serving(town, int(address.rsplit(":", 1)[1])):
        there.get_by_role("button", name="Coba lagi").click()
        expect(decisions(desk)).to_contain_text([TOWN_NAMES[0]])


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    bad = [v for v in found if v["impact"] in ("serious", "critical")]
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in bad]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_while_files_come_and_go(
    queue: Page, messy: Path, scheme: str
) -> None:
    queue.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    pick(queue, "Jl. Sekarwangi Raya").press("1")
    expect(decisions(queue)).to_have_count(1)
    assert serious(queue) == []
    queue.get_by_role("link", name="Unggah").click()
    choose(queue, messy)
    queue.get_by_text("Kolom: 5 dari 6 dipakai").click()
    assert serious(queue) == []
    queue.get_by_role("button", name="Impor berkas ini").click()
    expect(queue.locator("table.rejected")).to_be_visible()
    assert serious(queue) == []
    queue.get_by_role("link", name="Daftar impor").click()
    queue.get_by_role("button", name="Tarik impor 1").click()
    expect(queue.get_by_role("dialog")).to_be_visible()
    assert serious(queue) == []


def test_a_phone_shows_every_part_without_running_over(queue: Page, messy: Path) -> None:
    queue.set_viewport_size({"width": 390, "height": 844})
    widths = [queue.evaluate("document.documentElement.scrollWidth")]
    queue.get_by_role("link", name="Unggah").click()
    expect(upload(queue, messy).locator("table.rejected")).to_be_visible()
    widths.append(queue.evaluate("document.documentElement.scrollWidth"))
    queue.get_by_role("link", name="Daftar impor").click()
    expect(queue.locator("table.imports")).to_be_visible()
    widths.append(queue.evaluate("document.documentElement.scrollWidth"))
    assert max(widths) <= 390, widths


def test_a_role_that_may_not_import_is_told_so(desk: Page, tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_town(home)
    office = Office(Settings(home=home, store="memory:", city=TOWN, role="viewer"))
    with serving(office) as address:
        desk.goto(f"{address}/?screen=data&part=imports")
        expect(desk.get_by_text("Peran ini tidak mengolah data;")).to_be_visible()
        expect(desk.locator("input[type=file]")).to_have_count(0)
