"""A browser that is as still as can be: it loads only what a test opens."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.conftest import require

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
