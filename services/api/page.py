"""The planner's page: one document, its script and style, under a policy of its own."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

from services.api.office import OfficeDep
from services.errors import NotFound

STATIC = Path(__file__).resolve().parents[1] / "web" / "static"
router = APIRouter(include_in_schema=False)


@router.get("/")
def page(office: OfficeDep) -> FileResponse:
    """Return the page; the view is in its address, so every view is a link."""
    if not (STATIC / "index.html").is_file():
        raise NotFound(
            id="Halaman belum dibangun. Pasang ulang paket: 'pip install -e .' membangunnya.",
            en="The page has not been built. Install the package again: 'pip install -e .' does.",
        )
    headers = {
        "Content-Security-Policy": policy(office.settings.tiles_url),
        "Cache-Control": "no-cache",
    }
    return FileResponse(STATIC / "index.html", media_type="text/html", headers=headers)


def policy(tiles_url: str = "") -> str:
    """Return the page's policy: nothing from elsewhere but pictures of the office's base map.

    Frames of the own origin show the map and the sheet before they are taken away.
    """
    parts = urlsplit(tiles_url.replace("{s}", "*"))
    tiles = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return (
        f"default-src 'self'; img-src 'self' data:{tiles}; frame-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def mount(app: FastAPI) -> None:
    """Add the page and its files to the service."""
    app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
