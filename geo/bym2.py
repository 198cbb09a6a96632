"""BYM2 surface: a spatial and an unstructured part with one scale, per connected component."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg, sparse
from scipy.sparse.csgraph import connected_components

from geo.errors import InvalidArgument

Floats = npt.NDArray[np.float64]
Adjacency = sparse.csr_array | sparse.csr_matrix


@dataclass(frozen=True)
class Surface:
    """Hold the eigenvectors (n, n) and eigenvalues (n,) of the scaled spatial covariance."""

    vectors: Floats
    spatial: Floats

    def variances(self, sigma: float, rho: float) -> Floats:
        """Return the variance (n,) along each eigenvector for scale `sigma` and mix `rho`.

        Covariance of BYM2 (Riebler et al. 2016): sigma^2 * ((1 - rho) I + rho C).
        """
        return np.asarray(sigma**2 * (1.0 - rho + rho * self.spatial))

    def precision(self, variances: Floats) -> Floats:
        """Return the prior precision matrix (n, n) for variances along the eigenvectors."""
        return np.asarray((self.vectors / variances) @ self.vectors.T)


def bym2_surface(adjacency: Adjacency) -> Surface:
    """Build the scaled spatial covariance of a map and decompose it.

    `adjacency` is a binary, symmetric (n, n) sparse matrix with an empty diagonal. Every
    connected component gets its own sum-to-zero intrinsic field, scaled so that the geometric
    mean of its variances is 1; a zone without neighbours gets a standard normal
    (Freni-Sterrantino et al. 2018). Raises InvalidArgument for a matrix of another kind.
    """
    checked = _checked(adjacency)
    count, labels = connected_components(checked, directed=False)
    size = checked.shape[0]
    vectors, spatial = np.zeros((size, size)), np.zeros(size)
    for component in range(count):
        members = np.flatnonzero(labels == component)
        block = checked[members][:, members].toarray()
        spatial[members], vectors[np.ix_(members, members)] = _scaled_component(block)
    return Surface(vectors, spatial)


def _checked(adjacency: Adjacency) -> Adjacency:
    matrix: Adjacency = adjacency.astype(np.float64)
    matrix.eliminate_zeros()
    square = matrix.ndim == 2 and matrix.shape[0] == matrix.shape[1]
    if not square or matrix.diagonal().any() or abs(matrix - matrix.T).max() > 0:
        raise InvalidArgument(
            id="Matriks ketetanggaan harus persegi, simetris, dan diagonalnya nol.",
            en="The adjacency matrix must be square and symmetric, with a zero diagonal.",
        )
    if not np.all(matrix.data == 1.0):
        raise InvalidArgument(
            id="Matriks ketetanggaan harus biner: 1 untuk tetangga, selain itu kosong.",
            en="The adjacency matrix must be binary: 1 for neighbours, nothing elsewhere.",
        )
    return matrix


def _scaled_component(adjacent: Floats) -> tuple[Floats, Floats]:
    if len(adjacent) == 1:
        return np.ones(1), np.ones((1, 1))
    laplacian = np.diag(adjacent.sum(axis=1)) - adjacent
    values, vectors = linalg.eigh(laplacian)
    # The first eigenvalue is the constant, which the sum-to-zero constraint removes.
    inverse = np.concatenate([[0.0], 1.0 / values[1:]])
    scale = np.exp(np.mean(np.log((vectors**2) @ inverse)))
    return inverse / scale, vectors
