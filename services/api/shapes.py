"""Geometry over HTTP: once, immutable, under the hash of its content."""

from __future__ import annotations

from fastapi import APIRouter, Response

from services.api.office import OfficeDep
from services.errors import NotFound

router = APIRouter(prefix="/api/v1/geometry", tags=["geometry"])
_FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/kelurahan/{digest}.json", response_class=Response)
def kelurahan(digest: str, office: OfficeDep) -> Response:
    """Return the kelurahan as GeoJSON, five decimals, in the order of all values."""
    _refuse_other(office.shape_digest("kelurahan"), digest)
    return _answer(office.kelurahan_file())


@router.get("/cells/{resolution}/{digest}.json", response_class=Response)
def cells(resolution: int, digest: str, office: OfficeDep) -> Response:
    """Return the H3 cells of a resolution: centres and shared shapes in 1e-5 degrees."""
    if resolution not in office.resolutions():
        raise NotFound(
            id=f"Tidak ada sel H3 resolusi {resolution} untuk peran ini.",
            en=f"There are no H3 cells of resolution {resolution} for this role.",
        )
    _refuse_other(office.shape_digest(str(resolution)), digest)
    return _answer(office.cells_file(resolution))


def _refuse_other(known: str, asked: str) -> None:
    if asked != known:
        raise NotFound(
            id="Geometri itu sudah diganti. Muat ulang halaman.",
            en="That geometry has been replaced. Load the page again.",
        )


def _answer(gzipped: bytes) -> Response:
    headers = {"Content-Encoding": "gzip", "Cache-Control": _FOR_EVER}
    return Response(gzipped, media_type="application/geo+json", headers=headers)
