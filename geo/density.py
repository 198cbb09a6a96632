"""Heat: kernel density on a raster, corrected at the coast."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from geo.errors import InvalidArgument

Floats = NDArray[np.float64]
PIXEL_M = 100.0
_WIDTH_STEP_M = 50.0
_REACH = 4.0  # bandwidths at which the Gaussian kernel is cut off


def kernel_density(
    events: tuple[Floats, Floats],
    at: tuple[Floats, Floats],
    land: shapely.Geometry,
    *,
    bandwidth_m: float,
    weights: Floats | None = None,
    spread_m: Floats | None = None,
) -> Floats:
    """Return events per km² at points, by a Gaussian kernel on a 100 m raster.

    `events`, `at`: x, y in metres (metric CRS); `land`: the city in the same CRS. Mass that the
    kernel would put outside the land (sea, neighbouring cities: unobserved) is given back by
    dividing by the kernel's share on land (Diggle 1985, Applied Statistics 34). `weights`: how
    many events each stands for. The named kernel is the Gaussian, its bandwidth the standard
    deviation. `spread_m`: standard deviation of each event's own place, which widens its kernel to
    the root of the sum of squares, to the nearest 50 m (a vaguely known event is smeared, never
    sharpened). Raises `InvalidArgument` for a bandwidth under one pixel.
    """
    if bandwidth_m < PIXEL_M:
        raise InvalidArgument(
            id=f"Lebar pita {bandwidth_m} m terlalu kecil; sedikitnya {PIXEL_M:.0f} m.",
            en=f"A bandwidth of {bandwidth_m} m is too small; at least {PIXEL_M:.0f} m.",
        )
    west, south, east, north = shapely.bounds(land)
    shape = (int((north - south) // PIXEL_M) + 2, int((east - west) // PIXEL_M) + 2)
    origin = (west, south)
    amounts = np.ones(len(events[0])) if weights is None else weights
    ground = _land_raster(land, shape, origin)
    heat = np.zeros(shape)
    widths = _widths(bandwidth_m, spread_m, len(amounts))
    for width in np.unique(widths):
        of_width = widths == width
        raster = _event_raster(
            (events[0][of_width], events[1][of_width]), amounts[of_width], shape, origin
        )
        heat += _smooth(raster, ground, width / PIXEL_M)
    rows, columns = _to_pixels(at, origin)
    sampled = ndimage.map_coordinates(heat, [rows - 0.5, columns - 0.5], order=1, mode="nearest")
    return np.asarray(sampled / (PIXEL_M / 1000) ** 2)


def _widths(bandwidth_m: float, spread_m: Floats | None, size: int) -> Floats:
    if spread_m is None:
        return np.full(size, bandwidth_m)
    widened = np.hypot(bandwidth_m, spread_m)
    return np.asarray(
        bandwidth_m + _WIDTH_STEP_M * np.round((widened - bandwidth_m) / _WIDTH_STEP_M)
    )


def _smooth(raster: Floats, ground: Floats, sigma: float) -> Floats:
    """Blur events by a kernel of `sigma` pixels, corrected for its share on the ground."""

    def blur(values: Floats) -> Floats:
        return np.asarray(ndimage.gaussian_filter(values, sigma, mode="constant", truncate=_REACH))

    mass, on_land = blur(raster), blur(ground)
    return np.divide(mass, on_land, out=np.zeros_like(mass), where=on_land > 1e-3)


def _to_pixels(points: tuple[Floats, Floats], origin: tuple[float, float]) -> tuple[Floats, Floats]:
    return (points[1] - origin[1]) / PIXEL_M, (points[0] - origin[0]) / PIXEL_M


def _event_raster(
    events: tuple[Floats, Floats],
    amounts: Floats,
    shape: tuple[int, int],
    origin: tuple[float, float],
) -> Floats:
    rows, columns = (np.floor(p).astype(int) for p in _to_pixels(events, origin))
    inside = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    raster = np.zeros(shape)
    np.add.at(raster, (rows[inside], columns[inside]), amounts[inside])
    return raster


def _land_raster(
    land: shapely.Geometry, shape: tuple[int, int], origin: tuple[float, float]
) -> Floats:
    rows, columns = np.indices(shape)
    x, y = origin[0] + (columns + 0.5) * PIXEL_M, origin[1] + (rows + 0.5) * PIXEL_M
    shapely.prepare(land)
    return np.asarray(shapely.contains_xy(land, x, y), dtype=float)
