"""Build the service of one office."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from services.api import (
    alarms,
    analyses,
    analysis,
    base_map,
    choices,
    coverage,
    documents,
    errors,
    exports,
    help,
    imports,
    jobs,
    overlays,
    page,
    priority,
    programme,
    review,
    shapes,
    values,
    work,
    workspace,
)
from services.api.headers import SafeHeaders
from services.api.limits import BodyLimit
from services.api.origin import OwnOrigin
from services.jobs import Importer, Jobs
from services.wiring import Office

LOCAL_NAMES = ["127.0.0.1", "localhost", "[::1]"]
PARTS = (
    workspace, work, base_map, shapes, values, analyses, overlays, priority, choices, imports,
    jobs, review, analysis, exports, programme, alarms, coverage, documents, help,
)  # fmt: skip


def build_app(office: Office) -> FastAPI:
    """Return the service; it answers only to names of this computer.

    Without accounts yet, the host check keeps another site's page from reaching it by a name
    that points here (DNS rebinding).
    """

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        app.state.jobs = Jobs(Importer(office.intake, office.learn, office.warm))
        try:
            yield
        finally:
            await run_in_threadpool(app.state.jobs.close)

    app = FastAPIOffline(
        title="Peta Bersinar",
        version=version("peta-bersinar"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=running,
    )
    app.state.office = office
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=9)
    app.add_middleware(BodyLimit, max_mb=office.settings.max_upload_mb)
    app.add_middleware(OwnOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOCAL_NAMES)
    app.add_middleware(SafeHeaders)
    errors.install(app)
    for part in PARTS:
        app.include_router(part.router)

    @app.get("/api/v1/health", tags=["service"])
    def health() -> dict[str, str]:
        """Tell that the service is up, for which city and version."""
        return {"status": "ok", "city": office.settings.city, "version": app.version}

    page.mount(app)
    return app
