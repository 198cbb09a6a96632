"""A browser that is as still as can be: it loads only what a test opens."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import BrowserContext, Page

from services.api.app import build_app
from tests.conftest import Shipped, require

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


@dataclass
class Heard:
    """Hold what a page asked for and what it complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


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
        context.add_init_script("localStorage.setItem('bersinar.tour', '1')")


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of this computer; give its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def service(shipped: Shipped) -> Iterator[str]:
    """Serve the shipped city."""
    with serving(build_app(shipped.office)) as address:
        yield address
