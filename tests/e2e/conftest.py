"""A browser that is as still as can be: it loads only what a test opens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.conftest import Shipped, require
from tests.e2e.serving import serving

QUIET = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium of the system."""
    chromium = shutil.which("chromium")
    require(chromium is not None, "no Chromium on this computer: browser tests did not run")
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Read pages as an Indonesian office does."""
    return {**browser_context_args, "locale": "id-ID"}


# Chromium's own viewer of PDF files: part of the browser, it asks nothing of any network.
PDF_VIEWER = ("chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/", "chrome://resources/")


@dataclass
class Heard:
    """Hold what a page asked for and what it complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


@pytest.fixture
def heard(page: Page) -> Heard:
    found = Heard()
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    return found


@pytest.fixture(autouse=True)
def _no_tour(request: pytest.FixtureRequest, context: BrowserContext) -> None:
    """Let a test begin as somebody who has seen the tour, unless it is their first visit."""
    if request.node.get_closest_marker("first_visit") is None:
        context.add_init_script("window.localStorage?.setItem('bersinar.tour', '1')")


@pytest.fixture(scope="session")
def service(shipped: Shipped) -> Iterator[str]:
    """Serve the shipped city, for tests that change nothing."""
    with serving(shipped.office) as address:
        yield address


@pytest.fixture
def desk(page: Page, heard: Heard) -> Iterator[Page]:
    """Return a page that must ask this computer only and complain of nothing.

    A test that breaks something on purpose names what it expects in `heard.expected`.
    """
    page.emulate_media(reduced_motion="reduce")
    yield page
    own = ("http://127.0.0.1:", "data:", "blob:", *PDF_VIEWER)
    outside = [u for u in heard.requests if not u.startswith(own)]
    assert outside == []
    unexpected = [c for c in heard.complaints if not any(e in c for e in heard.expected)]
    assert unexpected == []
