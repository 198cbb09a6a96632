"""Errors as `application/problem+json` (RFC 9457): one table, class → status."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from geo.errors import Bilingual, GeoError, NoPopulation, NotEnoughData
from services.api.headers import SAFE
from services.api.office import language
from services.errors import (
    BadRequest,
    FileTooLarge,
    NotAllowed,
    NotFound,
    NotPublishable,
    StoreError,
    UnknownKind,
    UnreadableFile,
)

STATUS: dict[type[Bilingual], int] = {
    NotFound: 404,
    FileTooLarge: 413,
    UnreadableFile: 422,
    UnknownKind: 422,
    BadRequest: 422,
    NotPublishable: 403,
    NotAllowed: 403,
    NoPopulation: 409,
    NotEnoughData: 409,
    StoreError: 503,
    GeoError: 422,
}


def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    """Return a problem document."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail, **more}
    # Unexpected errors are answered outside of everything that adds headers.
    return JSONResponse(body, status, headers=SAFE, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Make every error of the app a problem document; no value of a request is repeated."""

    @app.exception_handler(Bilingual)
    async def told(request: Request, error: Bilingual) -> JSONResponse:
        status = next((STATUS[c] for c in type(error).__mro__ if c in STATUS), 500)
        return problem(status, type(error).__name__, error.says(language(request)))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        fields = sorted({str(e["loc"][-1]) for e in error.errors()})
        detail = {
            "id": f"Parameter tidak sah: {', '.join(fields)}. Lihat /api/docs.",
            "en": f"Invalid parameters: {', '.join(fields)}. See /api/docs.",
        }
        return problem(422, "InvalidParameters", detail[language(request)], fields=fields)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "HttpError", str(error.detail))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        detail = {
            "id": "Kesalahan tak terduga di layanan. Coba lagi; bila berulang, laporkan jamnya.",
            "en": "An unexpected error in the service. Try again; if it repeats, report the time.",
        }
        return problem(500, type(error).__name__, detail[language(request)])
