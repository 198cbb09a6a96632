"""Serve an office on a free port of this computer, for as long as a test needs it."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from services.api.app import build_app
from services.settings import Settings
from services.wiring import Office


@contextmanager
def serving(office: Office, port: int = 0) -> Iterator[str]:
    """Yield the address of a running service, on a free port unless one is named."""
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


def copy_of(office: Office, home: Path, **settings: object) -> Office:
    """Return an office with its own copy of another's store, so that a test may change it."""
    shutil.copytree(office.settings.home, home)
    store = home / Path(office.settings.store_url.removeprefix("sqlite:///")).name
    return Office(Settings(home=home, store=str(store), **settings))  # type: ignore[arg-type]
