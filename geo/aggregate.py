"""From located records to counts per zone: kelurahan, and cells with spread records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import sparse

from geo.cells import Cells, cell_to_parent, cell_to_polygon, covering_cells, mean_edge_m
from geo.crs import Bounds, metric_crs, project

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class CellGrid:
    """Hold the cells over a city and the ground that each kelurahan has in them.

    `cells`: sorted uint64, shape (m,). `land_by_kelurahan`: n × m CSR, km².
    """

    resolution: int
    cells: Cells
    land_by_kelurahan: sparse.csr_array

    @cached_property
    def land_km2(self) -> Floats:
        """Return the city's ground in each cell, shape (m,)."""
        return np.asarray(self.land_by_kelurahan.sum(axis=0), dtype=float).ravel()

    @cached_property
    def shares(self) -> sparse.csr_array:
        """Return which part of each kelurahan lies in each cell, n × m; rows sum to 1."""
        ground = np.asarray(self.land_by_kelurahan.sum(axis=1)).ravel()
        return sparse.csr_array(sparse.diags_array(1 / ground) @ self.land_by_kelurahan)

    @cached_property
    def kelurahan(self) -> NDArray[np.int64]:
        """Return the index of the kelurahan with most ground in each cell."""
        return np.asarray(self.land_by_kelurahan.toarray().argmax(axis=0), dtype=np.int64)


def count_by_zone(
    zones: NDArray[np.integer], size: int, counts: NDArray[np.integer] | None = None
) -> NDArray[np.int64]:
    """Count records per zone; records in no zone (index below 0) are left out.

    `zones`: index of the zone of each record; `counts`: how many each record stands for (1).
    Returns int64, shape (size,).
    """
    known = zones >= 0
    weights = None if counts is None else np.asarray(counts)[known]
    return np.bincount(zones[known], weights=weights, minlength=size).astype(np.int64)


def fits_in_cell(radius_m: Floats, resolution: int) -> NDArray[np.bool_]:
    """Tell which places are known finely enough to stand for one cell of a resolution.

    `radius_m`: radius that holds the true place in 90 % of cases, shape (n,); NaN is unknown, and
    unknown is not small. A place fits while its radius is no longer than the cell's edge, that of
    the circle around the cell: then it still lies in the cell it is counted in more often than
    not (60 % of places at the limit, if errors are Gaussian; under half from 1.3 edges on). What
    does not fit stays in its kelurahan's count, and may fit a coarser resolution.
    """
    return np.asarray(np.asarray(radius_m, float) <= mean_edge_m(resolution))


def count_by_cell(fine_cells: Cells, grid: CellGrid) -> NDArray[np.int64]:
    """Count located records per cell of the grid, shape (m,); cells off the grid are left out."""
    parents = cell_to_parent(fine_cells[fine_cells > 0], grid.resolution)
    index = np.searchsorted(grid.cells, parents).clip(max=len(grid.cells) - 1)
    known = grid.cells[index] == parents
    return np.bincount(index[known], minlength=len(grid.cells)).astype(np.int64)


def spread_over_cells(counts: Floats, grid: CellGrid) -> Floats:
    """Spread counts known per kelurahan over its cells by their share of the ground.

    `counts`: shape (n,). Returns shape (m,), with the same total. Nothing is dropped on a
    centroid, which would paint a hot spot where nobody reported one.
    """
    return np.asarray(np.asarray(counts, float) @ grid.shares)


def build_grid(polygons: NDArray[np.object_], resolution: int, bounds: Bounds) -> CellGrid:
    """Lay H3 cells over a city's polygons (lon lat, WGS 84) and measure who shares what."""
    covered = [covering_cells(polygon, resolution) for polygon in polygons]
    cells = np.unique(np.concatenate(covered))
    crs = metric_crs(bounds)

    def metric(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
        return np.asarray(
            shapely.transform(shapes, lambda xy: np.column_stack(project(xy[:, 0], xy[:, 1], crs)))
        )

    hexagons, grounds = metric(cell_to_polygon(cells)), metric(polygons)
    shapely.prepare(grounds)
    zone = np.repeat(np.arange(len(polygons)), [len(c) for c in covered])
    index = np.searchsorted(cells, np.concatenate(covered))
    whole = shapely.covers(grounds[zone], hexagons[index])
    area = shapely.area(hexagons)[index]
    cut = ~whole
    area[cut] = shapely.area(shapely.intersection(grounds[zone[cut]], hexagons[index[cut]]))
    land = sparse.csr_array((area / 1e6, (zone, index)), shape=(len(polygons), len(cells)))
    return CellGrid(resolution, cells, land)
