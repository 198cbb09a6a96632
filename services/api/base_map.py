"""Tiles of the office's own base map over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from services.api.office import OfficeDep
from services.errors import NotFound

router = APIRouter(prefix="/api/v1/base-map", tags=["base map"])
_MOST_ZOOM = 22
Number = Annotated[int, Path(ge=0)]


@router.get("/{zoom}/{column}/{row}", response_class=Response)
def tile(
    zoom: Annotated[int, Path(ge=0, le=_MOST_ZOOM)], column: Number, row: Number, office: OfficeDep
) -> Response:
    """Return a tile of the XYZ scheme; 204 where the archive has none there."""
    archive = office.base_map
    if archive is None:
        raise NotFound(
            id="Tidak ada peta dasar. Beri BERSINAR_PMTILES sebuah berkas .pmtiles.",
            en="There is no base map. Give BERSINAR_PMTILES a .pmtiles file.",
        )
    content = archive.tile(zoom, column, row)
    if content is None:
        return Response(status_code=204)
    headers = {"cache-control": "private, max-age=86400"}
    return Response(content, media_type=archive.media_type, headers=headers)
