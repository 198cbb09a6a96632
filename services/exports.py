"""Layers and formats: what leaves the system as a file. A new format is one writer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from geo.cells import cell_to_polygon, name_to_cell
from geo.crs import WGS84
from services.analysis import Analysis, Level
from services.errors import BadRequest, NotFound, NotPublishable
from services.priorities import priority_table
from services.workbooks import add_row, harmless

SIMULATED = "DATA SIMULASI / SIMULATED DATA"
_COORDINATE_DECIMALS = 7


@dataclass(frozen=True)
class Layer:
    """Hold one layer: its name, its words in both languages, and how it is made."""

    name: str
    label_id: str
    label_en: str
    build: Callable[[Analysis], pd.DataFrame]


def _kelurahan(analysis: Analysis) -> gpd.GeoDataFrame:
    table = analysis.kelurahan.reset_index()
    if analysis.ranking is not None:
        need = analysis.ranking.drop(columns=["name", "kecamatan", "pilot_status"])
        table = table.merge(need, on="code", how="left")
    geometry = analysis.boundaries.frame.set_index("code").geometry
    return gpd.GeoDataFrame(table, geometry=geometry.loc[table["code"]].to_numpy(), crs=WGS84)


def _kecamatan(analysis: Analysis) -> gpd.GeoDataFrame:
    table = analysis.kecamatan.reset_index()
    merged = analysis.boundaries.frame.dissolve("kecamatan_code").geometry
    return gpd.GeoDataFrame(table, geometry=merged.loc[table["code"]].to_numpy(), crs=WGS84)


def _cells(analysis: Analysis) -> gpd.GeoDataFrame:
    table = analysis.cells.reset_index()
    hexagons = cell_to_polygon(name_to_cell(table["cell"].tolist()))
    return gpd.GeoDataFrame(table, geometry=hexagons, crs=WGS84)


def _points(analysis: Analysis) -> gpd.GeoDataFrame:
    if analysis.points is None:
        raise NotPublishable(
            id="Titik kejadian tidak diterbitkan: satu titik adalah jumlah satu. Pakai lapisan "
            "'kelurahan' atau 'cells'.",
            en="Points of incidents are not published: a point is a count of one. Use the layer "
            "'kelurahan' or 'cells'.",
        )
    points = analysis.points
    geometry = gpd.points_from_xy(points["lon"], points["lat"], crs=WGS84)
    return gpd.GeoDataFrame(points.drop(columns=["lon", "lat"]), geometry=geometry)


def _boundaries(analysis: Analysis) -> gpd.GeoDataFrame:
    return analysis.boundaries.frame


def _ranking(analysis: Analysis) -> pd.DataFrame:
    if analysis.ranking is None:
        reason = analysis.notes[0]  # why there is no ranking always comes first
        raise NotFound(
            id=f"Tidak ada urutan kebutuhan. {reason.id}", en=f"There is no ranking. {reason.en}"
        )
    if analysis.priority is None:
        return analysis.ranking
    return analysis.ranking.merge(priority_table(analysis.priority), on="code", how="left")


_WITH_SHAPES = ("kelurahan", "kecamatan", "cells", "points", "boundaries")
LAYERS: dict[str, Layer] = {
    layer.name: layer
    for layer in (
        Layer("kelurahan", "Kelurahan", "Kelurahan", _kelurahan),
        Layer("kecamatan", "Kecamatan", "Kecamatan", _kecamatan),
        Layer("cells", "Sel H3", "H3 cells", _cells),
        Layer("points", "Titik kejadian (hanya kantor)", "Incident points (office only)", _points),
        Layer("boundaries", "Batas kelurahan", "Kelurahan boundaries", _boundaries),
        Layer("ranking", "Urutan kebutuhan", "Ranking by need", _ranking),
    )
}


def build_layer(analysis: Analysis, name: str) -> pd.DataFrame:
    """Return a layer of an analysis as a table, with geometry where it has one."""
    if name not in LAYERS:
        raise BadRequest(
            id=f"Tidak ada lapisan {name!r}. Pilih salah satu: {', '.join(LAYERS)}.",
            en=f"There is no layer {name!r}. Choose one of: {', '.join(LAYERS)}.",
        )
    return LAYERS[name].build(analysis)


def about(analysis: Analysis) -> dict[str, Any]:
    """Return what every exported file says of itself: period, source, limits, level."""
    return {
        "title": "Peta Bersinar",
        "city": analysis.boundaries.city,
        "period": str(analysis.period),
        "level": analysis.level.value,
        "simulated": SIMULATED if analysis.simulated else "",
        "boundary_notice": analysis.boundaries.notice,
        "totals": {t.column: t.count for t in analysis.totals},
        "notes_id": [n.id for n in analysis.notes],
        "notes_en": [n.en for n in analysis.notes],
        **analysis.provenance,
    }


Writer = Callable[[pd.DataFrame, dict[str, Any], Path], None]


def write_geojson(table: pd.DataFrame, about_it: dict[str, Any], path: Path) -> None:
    """Write RFC 7946 GeoJSON with an `about` member; coordinates have 7 decimals."""
    if not isinstance(table, gpd.GeoDataFrame):
        raise BadRequest(
            id="Tabel ini tidak punya bentuk di peta. Pakai --format csv atau xlsx.",
            en="This table has no shapes on the map. Use --format csv or xlsx.",
        )
    shapes = shapely.set_precision(table.geometry.values, 0)
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, _COORDINATE_DECIMALS))
    geometries = shapely.to_geojson(shapely.orient_polygons(rounded))
    rows = plain_rows(table.drop(columns=table.geometry.name))
    features = [
        f'{{"type": "Feature", "properties": {json.dumps(row, ensure_ascii=False)}, '
        f'"geometry": {geometry}}}'
        for row, geometry in zip(rows, geometries, strict=True)
    ]
    head = json.dumps(about_it, ensure_ascii=False)
    body = ",\n".join(features)
    path.write_text(
        f'{{"type": "FeatureCollection", "about": {head}, "features": [\n{body}\n]}}\n',
        encoding="utf-8",
    )


def write_csv(table: pd.DataFrame, about_it: dict[str, Any], path: Path) -> None:
    """Write a CSV in UTF-8, for programs; for Excel there is xlsx."""
    plain = _without_geometry(table).map(harmless).rename(columns=harmless)
    if about_it.get("simulated"):
        plain["keterangan"] = about_it["simulated"]
    plain.to_csv(path, index=False, encoding="utf-8")


def write_xlsx(table: pd.DataFrame, about_it: dict[str, Any], path: Path) -> None:
    """Write a workbook: the table, and a second sheet that says what it is."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Data"
    plain = _without_geometry(table)
    fill_sheet(sheet, list(map(str, plain.columns)), plain_rows(plain))
    notes = workbook.create_sheet("Keterangan")
    for name, value in about_it.items():
        text = value if isinstance(value, (str, int, float)) else json.dumps(value)
        add_row(notes, [name, text])
    notes.column_dimensions["A"].width = 24
    workbook.save(path)


def fill_sheet(sheet: Any, header: list[str], rows: list[dict[str, Any]]) -> None:
    """Write a header in bold and rows beneath it; texts cannot become formulas."""
    add_row(sheet, header)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        add_row(sheet, [row[name] for name in header])
    sheet.freeze_panes = "A2"
    for index, name in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = max(12, min(len(name) + 4, 40))


def write_gpkg(table: pd.DataFrame, about_it: dict[str, Any], path: Path) -> None:
    """Write an OGC GeoPackage; what it is stands in its metadata, simulated data in every row."""
    plain = _without_geometry(table)
    if about_it.get("simulated"):
        plain["keterangan"] = about_it["simulated"]
    shapes = table.geometry.values if isinstance(table, gpd.GeoDataFrame) else None
    path.unlink(missing_ok=True)  # a GeoPackage that is there would be added to
    pyogrio.write_dataframe(
        plain if shapes is None else gpd.GeoDataFrame(plain, geometry=shapes, crs=table.crs),
        path,
        layer="data",
        driver="GPKG",
        dataset_metadata={"about": json.dumps(about_it, ensure_ascii=False)},
    )


FORMATS: dict[str, Writer] = {
    "geojson": write_geojson,
    "gpkg": write_gpkg,
    "csv": write_csv,
    "xlsx": write_xlsx,
}
SHAPED_FORMATS = ("geojson",)


def formats_of(layer: str) -> tuple[str, ...]:
    """Return the formats that a layer can be written in; a table has no GeoJSON."""
    return tuple(f for f in FORMATS if layer in _WITH_SHAPES or f not in SHAPED_FORMATS)


def export_name(analysis: Analysis, layer: str, file_format: str) -> str:
    """Return the file's name: city, layer, period, level, and that it is simulated where it is."""
    city = re.sub(r"[^a-z0-9]+", "-", analysis.boundaries.city.lower()).strip("-")
    period = str(analysis.period).replace("/", "_")
    parts = [city, layer, period, "terbitan" if not is_secure(analysis) else "kantor"]
    parts += ["SIMULASI"] if analysis.simulated else []
    return f"{'_'.join(parts)}.{file_format}"


def export(analysis: Analysis, layer: str, file_format: str, path: Path) -> Path:
    """Write one layer of an analysis in one format; return the file."""
    if file_format not in FORMATS:
        raise BadRequest(
            id=f"Format {file_format!r} tidak ada. Pilih salah satu: {', '.join(FORMATS)}.",
            en=f"There is no format {file_format!r}. Choose one of: {', '.join(FORMATS)}.",
        )
    table = build_layer(analysis, layer)
    path.parent.mkdir(parents=True, exist_ok=True)
    FORMATS[file_format](table, about(analysis), path)
    return path


def is_secure(analysis: Analysis) -> bool:
    """Tell whether an analysis holds what must not leave the office."""
    return analysis.level is Level.SECURE


def _without_geometry(table: pd.DataFrame) -> pd.DataFrame:
    if isinstance(table, gpd.GeoDataFrame):
        return pd.DataFrame(table.drop(columns=table.geometry.name))
    return table.copy()


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows of plain values: hidden numbers are None, whole ones are integers."""
    return [{str(k): plain_value(v) for k, v in row.items()} for row in table.to_dict("records")]


def plain_value(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, (pd.Timestamp,)):
        return value.date().isoformat()
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if value is None or (isinstance(value, (float, np.floating)) and not np.isfinite(value)):
        return None
    if isinstance(value, (float, np.floating)):
        number = float(f"{value:.10g}")
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return int(value) if isinstance(value, np.integer) else value
