"""H3 cells: one fine cell is stored for a point, every coarser one is its parent.

Cells are `uint64` arrays. The resolution-9 parent of a resolution-11 cell differs from the cell
computed from the point at resolution 9 for some 6 % of points, so coarser cells are always
derived and never recomputed from lon, lat.
"""

from __future__ import annotations

import h3
import h3.api.basic_int as h3_int
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.errors import InvalidArgument

Cells = NDArray[np.uint64]

FINE_RESOLUTION = 11
NO_CELL = np.uint64(0)
_RESOLUTION_SHIFT = np.uint64(52)
_RESOLUTION_MASK = np.uint64(0xF) << _RESOLUTION_SHIFT
_BITS_PER_DIGIT = 3
_FINEST_H3_RESOLUTION = 15


def point_to_cell(
    lon: NDArray[np.float64], lat: NDArray[np.float64], resolution: int = FINE_RESOLUTION
) -> Cells:
    """Return the H3 cell of each point, `NO_CELL` where a coordinate is not finite.

    `lon`, `lat`: degrees, WGS 84, shape (n,). Returns uint64, shape (n,).
    """
    cells = np.zeros(len(lon), dtype=np.uint64)
    finite = np.isfinite(lon) & np.isfinite(lat)
    to_cell = h3_int.latlng_to_cell
    cells[finite] = [
        to_cell(y, x, resolution)
        for x, y in zip(lon[finite].tolist(), lat[finite].tolist(), strict=True)
    ]
    return cells


def cell_to_parent(cells: Cells, resolution: int) -> Cells:
    """Return the ancestor of each cell at `resolution`; `NO_CELL` stays `NO_CELL`.

    Works on the bits of the index (H3 index specification): the resolution field is rewritten
    and the digits below it are set to 7. Raises `InvalidArgument` when a cell is already coarser.
    """
    real = cells != NO_CELL
    if real.any() and int(cell_resolution(cells[real]).min()) < resolution:
        raise InvalidArgument(
            id=f"Sel sudah lebih kasar daripada resolusi {resolution}.",
            en=f"A cell is already coarser than resolution {resolution}.",
        )
    unused = np.uint64((1 << (_BITS_PER_DIGIT * (_FINEST_H3_RESOLUTION - resolution))) - 1)
    parents = (cells & ~_RESOLUTION_MASK) | (np.uint64(resolution) << _RESOLUTION_SHIFT) | unused
    return np.where(real, parents, NO_CELL)


def cell_resolution(cells: Cells) -> NDArray[np.int64]:
    """Return the H3 resolution of each cell, int64, shape (n,)."""
    return ((cells & _RESOLUTION_MASK) >> _RESOLUTION_SHIFT).astype(np.int64)


def cell_to_point(cells: Cells) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the centre of each cell as lon, lat in degrees, WGS 84."""
    if not len(cells):
        return np.empty(0), np.empty(0)
    centres = np.array([h3_int.cell_to_latlng(c) for c in cells.tolist()])
    return centres[:, 1], centres[:, 0]


def cell_to_polygon(cells: Cells) -> NDArray[np.object_]:
    """Return the hexagon (or pentagon) of each cell as shapely polygons, lon lat, WGS 84."""
    rings = [[(lon, lat) for lat, lon in h3_int.cell_to_boundary(c)] for c in cells.tolist()]
    return np.array([shapely.Polygon(ring) for ring in rings], dtype=object)


def cell_to_name(cells: Cells) -> list[str]:
    """Return the H3 index of each cell as its usual hexadecimal string."""
    return [h3.int_to_str(c) for c in cells.tolist()]


def name_to_cell(names: list[str]) -> Cells:
    """Return the uint64 index of each hexadecimal H3 string."""
    return np.array([h3.str_to_int(name) for name in names], dtype=np.uint64)


def cell_to_disk(cell: int, k: int) -> Cells:
    """Return the cells within `k` steps of `cell`, itself included, sorted."""
    return np.sort(np.array(h3_int.grid_disk(cell, k), dtype=np.uint64))


def polygon_to_cells(polygon: shapely.Geometry, resolution: int) -> Cells:
    """Return the cells whose centre lies in `polygon` (lon lat, WGS 84), sorted."""
    shape = h3_int.geo_to_h3shape(polygon)
    return np.sort(np.array(h3_int.h3shape_to_cells(shape, resolution), dtype=np.uint64))


def covering_cells(polygon: shapely.Geometry, resolution: int) -> Cells:
    """Return every cell that overlaps `polygon` (lon lat, WGS 84) once, sorted.

    H3 names a cell that overlaps two parts of a multipolygon twice.
    """
    shape = h3_int.geo_to_h3shape(polygon)
    found = h3_int.h3shape_to_cells_experimental(shape, resolution, contain="overlap")
    return np.unique(np.array(found, dtype=np.uint64))


def mean_edge_m(resolution: int) -> float:
    """Return the mean edge of the cells of an H3 resolution, metres (201 at 9, 531 at 8)."""
    return float(h3.average_hexagon_edge_length(resolution, unit="m"))


def cell_area_km2(cells: Cells) -> NDArray[np.float64]:
    """Return the exact area of each cell on the sphere, km²."""
    return np.array([h3_int.cell_area(c, unit="km^2") for c in cells.tolist()])
