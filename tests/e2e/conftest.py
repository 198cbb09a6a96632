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
from playwright.sync_api import Page

from services.api.app import build_app
from services.wiring import Office
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


@contextmanager
def serving(office: Office, port: int = 0) -> Iterator[str]:
    """Serve an office on a port of this computer, a free one unless it is named."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(build_app(office), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def service(shipped: Shipped) -> Iterator[str]:
    """Serve the shipped city on a free port of this computer."""
    with serving(shipped.office) as address:
        yield address
