"""Spatial weights: who is a neighbour of whom. Binary, symmetric, sparse, no self-links."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import KDTree

from geo.cells import Cells, cell_to_disk
from geo.errors import InvalidArgument

Weights = sparse.csr_array


def queen_contiguity(polygons: NDArray[np.object_]) -> Weights:
    """Return queen contiguity: polygons that share a border or a corner are neighbours.

    `polygons`: shape (n,), in any CRS. Returns an n × n binary CSR array.
    """
    tree = shapely.STRtree(polygons)
    left, right = tree.query(polygons, predicate="intersects")
    return _binary(left, right, len(polygons))


def rook_contiguity(polygons: NDArray[np.object_]) -> Weights:
    """Return rook contiguity: polygons that share a border of some length are neighbours."""
    queen = queen_contiguity(polygons).tocoo()
    shared = shapely.intersection(polygons[queen.row], polygons[queen.col])
    long = shapely.length(shared) > 0
    return _binary(queen.row[long], queen.col[long], len(polygons))


def cell_ring(cells: Cells, k: int = 1) -> Weights:
    """Return k-ring contiguity among `cells` (sorted, unique uint64), binary CSR."""
    disks = [cell_to_disk(cell, k) for cell in cells.tolist()]
    left = np.repeat(np.arange(len(cells)), [len(d) for d in disks])
    wanted = np.concatenate(disks) if disks else np.empty(0, dtype=np.uint64)
    right = np.searchsorted(cells, wanted).clip(max=max(len(cells) - 1, 0))
    known = cells[right] == wanted if len(cells) else np.empty(0, dtype=bool)
    return _binary(left[known], right[known], len(cells))


def distance_band(x: NDArray[np.float64], y: NDArray[np.float64], band_m: float) -> Weights:
    """Return neighbours within `band_m` (units of x and y, metric CRS), binary CSR."""
    if band_m <= 0:
        raise InvalidArgument(
            id=f"Jarak tetangga harus lebih dari 0, bukan {band_m}.",
            en=f"The distance band must be above 0, not {band_m}.",
        )
    pairs = KDTree(np.column_stack([x, y])).query_pairs(band_m, output_type="ndarray")
    left = np.concatenate([pairs[:, 0], pairs[:, 1]])
    right = np.concatenate([pairs[:, 1], pairs[:, 0]])
    return _binary(left, right, len(x))


def with_self(weights: Weights) -> Weights:
    """Return the weights with every zone counted as its own neighbour (the star in Gi*)."""
    return sparse.csr_array(weights + sparse.eye_array(weights.shape[0], format="csr"))


def row_standardised(weights: Weights) -> Weights:
    """Return the weights with each row summing to 1; a zone without neighbours keeps zeros."""
    degree = np.asarray(weights.sum(axis=1)).ravel()
    scale = np.divide(1.0, degree, out=np.zeros_like(degree), where=degree > 0)
    return sparse.csr_array(sparse.diags_array(scale) @ weights)


def _binary(left: NDArray[np.integer], right: NDArray[np.integer], size: int) -> Weights:
    keep = left != right
    ones = np.ones(int(keep.sum()))
    return sparse.csr_array((ones, (left[keep], right[keep])), shape=(size, size))
