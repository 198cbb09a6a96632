"""Refuse changes that another site's page asks for: a browser says where a request comes from."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from services.api.errors import problem
from services.api.office import language

_SAFE = ("GET", "HEAD", "OPTIONS")


class OwnOrigin:
    """Answer 403 to a change whose Origin is not the service itself (OWASP, CSRF prevention)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; scripts send no Origin and may pass."""
        if scope["type"] == "http" and scope["method"] not in _SAFE:
            request = Request(scope)
            if _is_of_another_page(request):
                await self._refuse(request, receive, send)
                return
        await self.app(scope, receive, send)

    async def _refuse(self, request: Request, receive: Receive, send: Send) -> None:
        detail = {
            "id": "Permintaan dari halaman lain ditolak. Buka halaman Peta Bersinar sendiri.",
            "en": "A request of another page is refused. Open the page of Peta Bersinar itself.",
        }[language(request)]
        await problem(403, "OtherOrigin", detail)(request.scope, receive, send)


def _is_of_another_page(request: Request) -> bool:
    """Tell by Origin, or by what the browser itself says where it sends none (Fetch Metadata)."""
    origin = request.headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc != request.headers.get("host")
    return request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
