"""Refuse a request whose body is too large while it arrives, before it fills the disk."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.errors import problem
from services.api.office import language

_MB = 1_000_000
_ENVELOPE = 100_000  # what multipart adds around a file


class BodyLimit:
    """Count the bytes of each request and answer 413 as soon as there are too many."""

    def __init__(self, app: ASGIApp, max_mb: int) -> None:
        self.app = app
        self.max_mb = max_mb

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.max_mb * _MB + _ENVELOPE
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > limit:
            await self._refuse(scope, receive, send)
            return
        await self._counted(scope, receive, send, limit)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        received, started = 0, False

        async def counting() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _TooLarge
            return message

        async def watching(message: Message) -> None:
            nonlocal started
            if received > limit and not started:
                return  # what the app says of a body cut short; the refusal follows
            started = True
            await send(message)

        with suppress(_TooLarge):
            await self.app(scope, counting, watching)
        if received > limit and not started:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = {
            "id": f"Berkas lebih dari {self.max_mb} MB. Pecah per tahun, lalu kirim satu per satu.",
            "en": f"The file has more than {self.max_mb} MB. Split it by year and send the parts.",
        }[language(Request(scope))]
        await problem(413, "FileTooLarge", detail)(scope, receive, send)


class _TooLarge(Exception):
    """Stop reading a body."""
