"""Heat: kernel density on a raster, corrected at the coast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from geo.errors import InvalidArgument

Floats = NDArray[np.float64]
PIXEL_M = 100.0
_REACH = 4.0  # bandwidths at which the Gaussian kernel is cut off


@dataclass(frozen=True)
class HeatGround:
    """Hold a city's raster of 100 m, ready for one bandwidth.

    `on_land`: the kernel's share on land at each pixel, shape (rows, columns); `origin`: x, y of
    the south-western corner, metres.
    """

    bandwidth_m: float
    origin: tuple[float, float]
    on_land: Floats

    def pixels(self, x: Floats, y: Floats) -> NDArray[np.int64]:
        """Return the flat index of the pixel of each point, −1 outside; shape (n,)."""
        rows, columns = (np.floor(p).astype(np.int64) for p in _to_pixels((x, y), self.origin))
        height, width = self.on_land.shape
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        return np.where(inside, rows * width + columns, -1)

    def heat(self, mass: Floats, at: tuple[Floats, Floats]) -> Floats:
        """Return events per km² at points from the events of each pixel.

        `mass`: shape (rows × columns,); `at`: x, y in metres.
        """
        blurred = _blur(mass.reshape(self.on_land.shape), self.bandwidth_m)
        known = self.on_land > 1e-3
        heat = np.divide(blurred, self.on_land, out=np.zeros_like(blurred), where=known)
        rows, columns = _to_pixels(at, self.origin)
        sampled = ndimage.map_coordinates(
            heat, [rows - 0.5, columns - 0.5], order=1, mode="nearest"
        )
        return np.asarray(sampled / (PIXEL_M / 1000) ** 2)


def heat_ground(land: shapely.Geometry, bandwidth_m: float) -> HeatGround:
    """Return the raster over a city's land (metric CRS) for a bandwidth.

    Raises `InvalidArgument` for a bandwidth under one pixel.
    """
    if bandwidth_m < PIXEL_M:
        raise InvalidArgument(
            id=f"Lebar pita {bandwidth_m} m terlalu kecil; sedikitnya {PIXEL_M:.0f} m.",
            en=f"A bandwidth of {bandwidth_m} m is too small; at least {PIXEL_M:.0f} m.",
        )
    west, south, east, north = shapely.bounds(land)
    shape = (int((north - south) // PIXEL_M) + 2, int((east - west) // PIXEL_M) + 2)
    origin = (west, south)
    return HeatGround(bandwidth_m, origin, _blur(_land_raster(land, shape, origin), bandwidth_m))


def kernel_density(
    events: tuple[Floats, Floats],
    at: tuple[Floats, Floats],
    land: shapely.Geometry,
    *,
    bandwidth_m: float,
    weights: Floats | None = None,
) -> Floats:
    """Return events per km² at points, by a Gaussian kernel on a 100 m raster.

    `events`, `at`: x, y in metres (metric CRS); `land`: the city in the same CRS. Mass that the
    kernel would put outside the land (sea, neighbouring cities: unobserved) is given back by
    dividing by the kernel's share on land (Diggle 1985, Applied Statistics 34). `weights`: how
    many events each stands for. The named kernel is the Gaussian, its bandwidth the standard
    deviation. Raises `InvalidArgument` for a bandwidth under one pixel.
    """
    ground = heat_ground(land, bandwidth_m)
    pixels = ground.pixels(*events)
    inside = pixels >= 0
    amount = None if weights is None else weights[inside]
    mass = np.bincount(pixels[inside], weights=amount, minlength=ground.on_land.size)
    return ground.heat(mass.astype(float), at)


def _blur(raster: Floats, bandwidth_m: float) -> Floats:
    sigma = bandwidth_m / PIXEL_M
    return np.asarray(ndimage.gaussian_filter(raster, sigma, mode="constant", truncate=_REACH))


def _to_pixels(points: tuple[Floats, Floats], origin: tuple[float, float]) -> tuple[Floats, Floats]:
    return (points[1] - origin[1]) / PIXEL_M, (points[0] - origin[0]) / PIXEL_M


def _land_raster(
    land: shapely.Geometry, shape: tuple[int, int], origin: tuple[float, float]
) -> Floats:
    rows, columns = np.indices(shape)
    x, y = origin[0] + (columns + 0.5) * PIXEL_M, origin[1] + (rows + 0.5) * PIXEL_M
    shapely.prepare(land)
    return np.asarray(shapely.contains_xy(land, x, y), dtype=float)
