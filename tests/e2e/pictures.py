"""Draw the README's pictures of the page from the bundled sample.

python -m tests.e2e.pictures
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from services.demo import sample_files
from services.pipeline import ingest
from services.settings import Settings
from services.wiring import Office
from tests.e2e.conftest import QUIET
from tests.e2e.serving import serving

DOCS = Path(__file__).parents[2] / "docs"
VIEWS = {
    "page_map.png": "?selected=31.72.01.1001",
    "page_priority.png": "?screen=priority&selected=31.72.04.1001&weights=burden:70|trend:30",
}


def main() -> None:
    """Serve the sample and take a picture of each view."""
    with tempfile.TemporaryDirectory() as home:
        office = Office(Settings(home=Path(home)))
        ingest(sample_files(office.settings.data_dirs), office.intake())
        office.warm()
        with serving(office) as address, sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            page = browser.new_page(locale="id-ID", viewport={"width": 1366, "height": 768})
            for name, query in VIEWS.items():
                take(page, f"{address}/{query}", DOCS / name)
            browser.close()


def take(page: Page, address: str, file: Path) -> None:
    """Open a view, wait for its map and intervals, and keep the picture."""
    page.goto(address)
    page.wait_for_function("() => performance.getEntriesByName('painted').length > 0")
    page.wait_for_timeout(4000)
    page.screenshot(path=file)


if __name__ == "__main__":
    main()
