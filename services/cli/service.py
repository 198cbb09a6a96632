"""The command that starts the service."""

from __future__ import annotations

from threading import Thread
from typing import Annotated

import typer

from services.cli.session import refuse, session_of

_LAST_SECONDS = 3
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = "Jalankan layanan di komputer ini saja.||Run the service, on this computer only."
    app.command("serve", help=text)(serve)


def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option(help="Alamat loopback.||Loopback address.")] = None,
    port: Annotated[int | None, typer.Option(help="Porta.||Port.")] = None,
) -> None:
    """Run the service until it is stopped."""
    # The web server is loaded only where it is used: the other commands start faster without.
    import uvicorn

    from services.api.app import build_app

    session = session_of(ctx)
    address = host or session.settings.host
    if address not in LOOPBACK:
        raise refuse(
            f"Alamat {address} ditolak: belum ada akun, jadi layanan hanya untuk komputer ini "
            "(127.0.0.1).",
            f"The address {address} is refused: there are no accounts yet, so the service is for "
            "this computer only (127.0.0.1).",
        )
    session.office.base_map  # noqa: B018  one that cannot be opened is told here, not on the page
    number = port or session.settings.port
    session.say(
        f"Peta Bersinar berjalan di http://{address}:{number} (berhenti dengan Ctrl+C).",
        f"Peta Bersinar is running at http://{address}:{number} (stop with Ctrl+C).",
    )
    Thread(target=session.office.warm, daemon=True).start()
    uvicorn.run(
        build_app(session.office),
        host=address,
        port=number,
        log_level="warning",
        timeout_graceful_shutdown=_LAST_SECONDS,  # an open stream of events must not hold it
    )
