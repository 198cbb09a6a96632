"""Layers, the map and the sheet over HTTP."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pandas as pd
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from geo.errors import Bilingual
from services.analysis import Analysis
from services.api.analysis import AnalysisDep
from services.api.office import LangDep, OfficeDep, language
from services.errors import BadRequest
from services.exports import (
    LAYERS,
    SIMULATED,
    build_layer,
    export,
    export_name,
    formats_of,
    plain_rows,
)
from services.maps import content_security_policy, render_map
from services.reports import render_sheet
from services.work import Task

router = APIRouter(tags=["exports"])
_MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
_PREVIEW_ROWS = 12
Cell = str | int | float | bool | None


class LayerCard(BaseModel):
    """One layer: its formats, and why it cannot be had for this period and level, if so."""

    layer: str
    label: str
    formats: list[str]
    refused: str


class Exports(BaseModel):
    """What can be taken away of a period at a level; the sheet and the map always can."""

    since: str
    until: str
    level: str
    simulated: str
    layers: list[LayerCard]
    notes: list[str]


class Preview(BaseModel):
    """The first rows of a layer as its files hold them; null is hidden or unknown."""

    layer: str
    columns: list[str]
    rows: list[list[Cell]]
    total: int


@router.get("/api/v1/exports")
def exports(analysis: AnalysisDep, lang: LangDep) -> Exports:
    """Return the layers and their formats."""
    return Exports(
        since=analysis.period.since.isoformat(),
        until=analysis.period.until.isoformat(),
        level=analysis.level,
        simulated=SIMULATED if analysis.simulated else "",
        layers=[
            LayerCard(
                layer=one.name,
                label=one.label_en if lang == "en" else one.label_id,
                formats=list(formats_of(one.name)),
                refused=_refusal(analysis, one.name, lang),
            )
            for one in LAYERS.values()
        ],
        notes=[note.says(lang) for note in analysis.notes],
    )


def _refusal(analysis: Analysis, layer: str, lang: str) -> str:
    try:
        build_layer(analysis, layer)
    except Bilingual as error:
        return error.says(lang)
    return ""


@router.get("/api/v1/exports/{layer}.{file_format}", response_class=Response)
def download(
    layer: str, file_format: str, analysis: AnalysisDep, office: OfficeDep, lang: LangDep
) -> Response:
    """Return a layer as geojson, gpkg, csv or xlsx; `sheet.pdf` and `map.html` too."""
    whole = _DOCUMENTS.get((layer, file_format))
    with office.work.on(Task.EXPORT):
        content = whole(analysis, lang) if whole else _layer_file(analysis, layer, file_format)
    name = export_name(analysis, _FILE_NAMES.get(layer, layer), file_format)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=_MEDIA_TYPES[file_format], headers=headers)


def _layer_file(analysis: Analysis, layer: str, file_format: str) -> bytes:
    if layer in _FILE_NAMES:
        raise BadRequest(
            id=f"{layer!r} tidak ada sebagai {file_format!r}. Minta sheet.pdf atau map.html.",
            en=f"There is no {layer!r} as {file_format!r}. Ask for sheet.pdf or map.html.",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer"
        return export(
            analysis, layer, file_format, path.with_suffix(f".{file_format}")
        ).read_bytes()


def _map_file(analysis: Analysis, lang: str) -> bytes:
    return render_map(analysis, lang=lang).encode()


def _sheet_file(analysis: Analysis, lang: str) -> bytes:
    return render_sheet(analysis, lang=lang)


_FILE_NAMES = {"sheet": "lembar", "map": "peta"}
_DOCUMENTS: dict[tuple[str, str], Callable[[Analysis, str], bytes]] = {
    ("sheet", "pdf"): _sheet_file,
    ("map", "html"): _map_file,
}


@router.get("/api/v1/exports/{layer}")
def preview(
    layer: str, analysis: AnalysisDep, rows: Annotated[int, Query(ge=1, le=200)] = _PREVIEW_ROWS
) -> Preview:
    """Return the first rows of a layer."""
    table = build_layer(analysis, layer)
    plain = pd.DataFrame(table.drop(columns="geometry", errors="ignore"))
    shown = plain_rows(plain.head(rows))
    return Preview(
        layer=layer,
        columns=list(map(str, plain.columns)),
        rows=[[_cell(value) for value in row.values()] for row in shown],
        total=len(plain),
    )


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


@router.get("/api/v1/layers/{layer}.geojson")
def layer(layer: str, analysis: AnalysisDep) -> Response:
    """Return a layer as RFC 7946 GeoJSON."""
    return Response(_layer_file(analysis, layer, "geojson"), media_type=_MEDIA_TYPES["geojson"])


@router.get("/map", response_class=HTMLResponse)
def map_page(analysis: AnalysisDep, request: Request) -> HTMLResponse:
    """Return the map; its policy lets run only the scripts that it carries."""
    html = render_map(analysis, lang=language(request))
    return HTMLResponse(html, headers={"Content-Security-Policy": content_security_policy(html)})


@router.get("/api/v1/sheet.pdf")
def sheet(analysis: AnalysisDep, request: Request) -> Response:
    """Return the one-page sheet as PDF."""
    name = export_name(analysis, _FILE_NAMES["sheet"], "pdf")
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    content = render_sheet(analysis, lang=language(request))
    return Response(content, media_type="application/pdf", headers=headers)
