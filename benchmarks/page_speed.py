"""How fast the planner's page is, in Chromium, with a million records in the store.

    python -m benchmarks.page_speed [--records N] [--home DIR]

Prints: gzipped script; first visit on loopback and on a line of 0.5 Mbit/s (navigation to painted
map), beside the self-contained folium map on the same line in the same run; filter to painted map
at H3 resolutions 9 and 10; frames per second of a pan over the cells of resolution 10. The store
is the bundled sample and simulated, located cases spread over the shipped city; with --home it is
kept and used again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from geo.cells import point_to_cell
from services.api.page import STATIC
from services.demo import sample_files
from services.pipeline import ingest
from services.records import RECORD_KINDS, Location, Place, Precision, Quantity, Record
from services.settings import Settings
from services.store.protocol import Batch, Placed
from services.wiring import Office, now
from tests.e2e.conftest import QUIET
from tests.e2e.serving import serving

CASE = RECORD_KINDS["incident/enforcement"]
PURE = STATIC.parent / "build" / "pure.js"
SLOW_BYTES_PER_S = 62_500  # 0.5 Mbit/s
AGENCIES = ("BNNK", "Polres Metro", "Polres Pelabuhan", "Polsek")
SUBSTANCES = ("sabu", "ganja", "ekstasi", "tramadol")

WAIT_PAINTED = """(after) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("nothing was painted in 40 s")), 40000);
  const look = () => {
    const marks = performance.getEntriesByName('painted').filter((m) => m.startTime > after);
    if (!marks.length) return setTimeout(look, 2);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  look();
})"""
WEIGH_A_THOUSAND = """() => {
  const scaled = Array.from({length: 1000}, () => Array.from({length: 6}, Math.random));
  const start = performance.now();
  const weights = pure.normalised([5, 4, 3, 2, 1, 0]);
  const score = pure.scores(scaled, weights);
  pure.ranksOf(score); pure.firstOf(score, 20); pure.stableWeights(scaled, weights, 20);
  return performance.now() - start;
}"""
COUNT_FRAMES = """() => new Promise((done) => {
  const times = []; const start = performance.now();
  const frame = (now) => { times.push(now);
    now - start < 2000 ? requestAnimationFrame(frame) : done(times); };
  requestAnimationFrame(frame);
})"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    home = options.home or Path(tempfile.mkdtemp())
    office = Office(Settings(home=home))
    fill(office, options.records)
    office.warm()
    print(f"records in the store: {len(office.columns()):,}")
    scripts = [gzip.compress(script.read_bytes()) for script in STATIC.glob("*.js")]
    print(f"script, gzipped: {sum(map(len, scripts)) / 1000:.1f} kB")
    with serving(office) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        visits(browser, address)
        filters(browser, address)
        browser.close()


def fill(office: Office, size: int) -> None:
    """Put simulated located cases into an empty store."""
    if office.store.imports(office.settings.city):
        return
    start = time.perf_counter()
    ingest(sample_files(office.settings.data_dirs), office.intake())
    batch = Batch(
        office.settings.city, "simulasi.csv", hashlib.sha256(b"simulated").hexdigest(), CASE.key,
        records(office, size), now(), simulated=True,
    )  # fmt: skip
    office.store.add(batch)
    print(f"store made in {time.perf_counter() - start:.0f} s")


def records(office: Office, size: int) -> Iterator[Placed]:
    """Yield cases at random places of the city, on random days of three years."""
    rng = np.random.default_rng(7)
    west, south, east, north = office.boundaries.bounds
    lon, lat = rng.uniform(west, east, 4 * size), rng.uniform(south, north, 4 * size)
    zone = office.locator.locate(lon, lat)
    inside = np.flatnonzero(zone >= 0)[:size]
    cells = point_to_cell(lon[inside], lat[inside])
    codes = office.boundaries.codes
    for i, at in enumerate(inside.tolist()):
        day = dt.date(2022, 1, 1) + dt.timedelta(days=int(i % 1096))
        spot = Location(
            str(codes[zone[at]]), Precision.POINT, "coordinate", 0.99, float(lon[at]),
            float(lat[at]), int(cells[i]), 25.0,
        )  # fmt: skip
        seized = (Quantity(SUBSTANCES[i % 7 % 4], 1.0, "gram"),)
        details = {"agency": AGENCIES[i % 11 % 4]}
        yield Placed(Record(CASE, f"s{i:08d}", i, day, Place(), 1, seized, details), spot)


def visits(browser: Browser, address: str) -> None:
    """Measure first visits, each with an empty cache."""
    for label, slow in (("loopback", False), ("0.5 Mbit/s", True)):
        own = [first_visit(browser, address, slow=slow) for _ in range(3)]
        print(f"first visit, {label}: {statistics.median(own):.2f} s (max {max(own):.2f})")
    peer = folium_visit(browser, address)
    print(
        f"folium map, 0.5 Mbit/s: {peer:.2f} s, {peer / statistics.median(own):.1f} times as long"
    )


def first_visit(browser: Browser, address: str, *, slow: bool) -> float:
    """Return seconds from navigation to the painted map."""
    context = browser.new_context(locale="id-ID", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    slow_down(page) if slow else None
    page.goto(address, wait_until="commit")
    shown = float(page.evaluate(WAIT_PAINTED, 0)) / 1000
    context.close()
    return shown


def folium_visit(browser: Browser, address: str) -> float:
    """Return seconds until the self-contained map has drawn its kelurahan."""
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    slow_down(page)
    page.goto(f"{address}/map", wait_until="commit", timeout=120_000)
    page.wait_for_selector("path.leaflet-interactive", timeout=120_000)
    shown = float(page.evaluate("() => performance.now()")) / 1000
    context.close()
    return shown


def slow_down(page: Page) -> None:
    """Make a page's line as slow as an office's."""
    line = {"offline": False, "latency": 40, "downloadThroughput": SLOW_BYTES_PER_S,
            "uploadThroughput": SLOW_BYTES_PER_S}  # fmt: skip
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)


def weighing(page: Page) -> None:
    """Measure ranking anew with other weights: in the page for the city, and for 1,000 rows."""
    page.goto(page.url.split("?")[0] + "?screen=priority")
    slider = page.get_by_role("slider", name="Kecenderungan laporan")
    slider.wait_for()
    for value in range(5, 95, 9):
        slider.fill(str(value))
    own = page.evaluate("() => performance.getEntriesByName('weighed').map((m) => m.duration)")
    page.evaluate(f"() => {{ {PURE.read_text(encoding='utf-8')}; window.pure = pure; }}")
    many = page.evaluate(WEIGH_A_THOUSAND)
    print(
        f"ranking anew: median {statistics.median(own):.1f} ms, max {max(own):.1f} ms for "
        f"{len(page.query_selector_all('.ranking tbody tr'))} kelurahan; 1,000: {many:.0f} ms"
    )


def filters(browser: Browser, address: str) -> None:
    """Measure filter to painted map, and a pan."""
    page = browser.new_page(locale="id-ID", viewport={"width": 1366, "height": 768})
    for resolution in (9, 10):
        query = f"measure=cell_count&kind=incident%2Fenforcement&resolution={resolution}"
        page.goto(f"{address}/?{query}")
        page.evaluate(WAIT_PAINTED, 0)
        page.wait_for_timeout(1000)
        took = [change(page, period) for period in ("2022", "2023", "2024", "2023Q2", "2022Q4")]
        took += [toggle(page, name) for name in (*AGENCIES, *SUBSTANCES)]
        print(
            f"filter to painted map, resolution {resolution}: median "
            f"{statistics.median(took):.0f} ms, max {max(took):.0f} ms of {len(took)}"
        )
    print(f"pan over the cells of resolution 10: {pan(page):.0f} frames/s")
    weighing(page)


def change(page: Page, period: str) -> float:
    """Choose a period and return milliseconds until the map is painted."""
    return timed(page, lambda: period_box(page).select_option(period))


def toggle(page: Page, name: str) -> float:
    """Tick an agency or substance and return milliseconds until the map is painted."""
    page.evaluate("() => document.querySelectorAll('details.checks').forEach(d => d.open = true)")
    box = page.get_by_role("checkbox", name=name, exact=True)
    return timed(page, lambda: box.check())


def timed(page: Page, act: Any) -> float:
    """Return milliseconds from the change event to the second frame after the paint."""
    page.evaluate(
        "() => addEventListener('change', () => { window.changedAt = performance.now(); },"
        " {capture: true, once: true})"
    )
    before = page.evaluate("() => performance.now()")
    act()
    painted = page.evaluate(WAIT_PAINTED, before)
    return float(painted - page.evaluate("() => window.changedAt"))


def period_box(page: Page) -> Any:
    """Return the choice of the period."""
    return page.get_by_role("combobox", name="Periode", exact=True)


def pan(page: Page) -> float:
    """Drag the map for two seconds and return frames per second."""
    box = page.locator(".map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ window.frames_ = ({COUNT_FRAMES})(); }}")
    end = time.monotonic() + 2
    step = 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(x + 60 * np.sin(step / 9), y + 40 * np.cos(step / 7))
    times = page.evaluate("() => window.frames_")
    page.mouse.up()
    return 1000 * (len(times) - 1) / (times[-1] - times[0])


if __name__ == "__main__":
    main()
