"""Geometry as the page takes it: gzipped JSON, made once, named by a hash of what it shows."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.aggregate import CellGrid
from geo.boundaries import Boundaries
from geo.cells import cell_to_polygon
from geo.weights import Weights

DECIMALS = 5  # about a metre: finer than a pixel at every zoom of the page
_SCALE = 10**DECIMALS
_CORNERS = 6


_EDITION = "1"  # of the files' own form; a new one makes every page fetch them again


def geometry_digest(boundaries: Boundaries, name: str) -> str:
    """Return the hash that names a geometry file: of the polygons it is made from, and its form.

    It is known before the file is made, so that a page need not wait for cells it may not ask for.
    """
    content = b"".join(shapely.to_wkb(boundaries.geometry))
    told = boundaries.frame.drop(columns="geometry").to_csv(index=False)
    return hashlib.sha256(content + f"{told}{name}{_EDITION}".encode()).hexdigest()[:16]


def kelurahan_file(boundaries: Boundaries, neighbours: Weights) -> bytes:
    """Return the kelurahan as gzipped GeoJSON (RFC 7946), five decimals, in the order of the codes.

    Properties: code, name, kecamatan, population, area, a point for the label, and the indices of
    the neighbours.
    """
    frame = boundaries.frame
    features = []
    for i, row in enumerate(frame.drop(columns="geometry").to_dict("records")):
        shape = shapely.set_precision(frame.geometry.iloc[i], 1 / _SCALE)
        features.append(
            {
                "type": "Feature",
                "id": i,
                "properties": {**_properties(row), **_around(shape, neighbours, i)},
                "geometry": _rounded(json.loads(shapely.to_geojson(shape))),
            }
        )
    return _file({"type": "FeatureCollection", "features": features})


def cells_file(grid: CellGrid, boundaries: Boundaries) -> bytes:
    """Return H3 cells as gzipped JSON: centres in 1e-5 degrees, and few shapes that they share.

    Hexagons of one resolution in one city differ by less than a metre, so `shapes` holds each
    distinct ring once (offsets of six corners from the centre) and `shape` says whose is whose.
    """
    rings = _corners(grid)
    centres = np.rint(rings.mean(axis=1)).astype(int)
    offsets = np.rint(rings - centres[:, None, :]).astype(int).reshape(len(rings), -1)
    shapes, which = np.unique(offsets, axis=0, return_inverse=True)
    return _file(
        {
            "resolution": grid.resolution,
            "unit_degrees": 1 / _SCALE,
            "lon": centres[:, 0].tolist(),
            "lat": centres[:, 1].tolist(),
            "shapes": shapes.tolist(),
            "shape": which.ravel().tolist(),
            "kelurahan": grid.kelurahan.tolist(),
        }
    )


def _corners(grid: CellGrid) -> NDArray[np.float64]:
    """Return the corners of each hexagon in 1e-5 degrees, shape (m, 6, 2).

    A pentagon's last corner is repeated, which draws the same.
    """
    found = np.empty((len(grid.cells), _CORNERS, 2))
    for i, polygon in enumerate(cell_to_polygon(grid.cells)):
        ring = np.asarray(polygon.exterior.coords)[:-1]
        found[i] = ring[np.minimum(np.arange(_CORNERS), len(ring) - 1)]
    return np.asarray(found * _SCALE)


def _properties(row: dict[str, Any]) -> dict[str, Any]:
    people = row["population"]
    return {
        "code": row["code"],
        "name": row["name"],
        "kecamatan": row["kecamatan"],
        "population": int(people) if np.isfinite(people) else None,
        "area_km2": round(float(row["area_km2"]), 2),
    }


def _around(shape: shapely.Geometry, neighbours: Weights, index: int) -> dict[str, Any]:
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    spot = shapely.point_on_surface(largest)
    row = neighbours[[index], :].indices
    return {
        "label": [round(spot.x, DECIMALS), round(spot.y, DECIMALS)],
        "neighbours": sorted(int(i) for i in row),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    return {k: _rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


def _file(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(text, compresslevel=9, mtime=0)
