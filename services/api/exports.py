"""Layers, the map and the sheet over HTTP."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from services.api.analysis import AnalysisDep
from services.api.office import language
from services.exports import export
from services.maps import content_security_policy, render_map
from services.reports import render_sheet

router = APIRouter(tags=["exports"])


@router.get("/api/v1/layers/{layer}.geojson")
def layer(layer: str, analysis: AnalysisDep) -> Response:
    """Return a layer as RFC 7946 GeoJSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = export(analysis, layer, "geojson", Path(folder) / "layer.geojson")
        return Response(path.read_bytes(), media_type="application/geo+json")


@router.get("/map", response_class=HTMLResponse)
def map_page(analysis: AnalysisDep, request: Request) -> HTMLResponse:
    """Return the map; its policy lets run only the scripts that it carries."""
    html = render_map(analysis, lang=language(request))
    return HTMLResponse(html, headers={"Content-Security-Policy": content_security_policy(html)})


@router.get("/api/v1/sheet.pdf")
def sheet(analysis: AnalysisDep, request: Request) -> Response:
    """Return the one-page sheet as PDF."""
    return Response(render_sheet(analysis, lang=language(request)), media_type="application/pdf")
