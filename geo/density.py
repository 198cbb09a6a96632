"""Heat: kernel density on a raster, corrected at the coast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from geo.errors import InvalidArgument

Floats = NDArray[np.float64]
PIXEL_M = 100.0
_WIDTH_STEP_M = 50.0
_REACH = 4.0  # bandwidths at which the Gaussian kernel is cut off


@dataclass(frozen=True)
class HeatGround:
    """Hold a city's land as a raster of 100 m.

    `land`: 1 on land, shape (rows, columns); `origin`: x, y of the south-western corner, metres.
    """

    origin: tuple[float, float]
    land: Floats
    _shares: dict[float, Floats] = field(default_factory=dict)

    def pixels(self, x: Floats, y: Floats) -> NDArray[np.int64]:
        """Return the flat index of the pixel of each point, −1 outside; shape (n,)."""
        rows, columns = (np.floor(p).astype(np.int64) for p in _to_pixels((x, y), self.origin))
        height, width = self.land.shape
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        return np.where(inside, rows * width + columns, -1)

    def mass(self, pixels: NDArray[np.int64], amounts: Floats) -> Floats:
        """Return how many events each pixel holds, shape (rows × columns,)."""
        inside = pixels >= 0
        found = np.bincount(pixels[inside], weights=amounts[inside], minlength=self.land.size)
        return found.astype(float)

    def heat(self, masses: Mapping[float, Floats], at: tuple[Floats, Floats]) -> Floats:
        """Return events per km² at points from the events of each pixel, by width of the kernel.

        `masses`: standard deviation of the kernel in metres → events per pixel, shape
        (rows × columns,); `at`: x, y in metres. Mass outside the land is given back (Diggle 1985).
        """
        total = np.zeros_like(self.land)
        for width_m, mass in masses.items():
            share = self._share(width_m)
            blurred = _blur(mass.reshape(self.land.shape), width_m)
            total += np.divide(blurred, share, out=np.zeros_like(share), where=share > 1e-3)
        rows, columns = _to_pixels(at, self.origin)
        spots = [rows - 0.5, columns - 0.5]
        sampled = ndimage.map_coordinates(total, spots, order=1, mode="nearest")
        return np.asarray(sampled / (PIXEL_M / 1000) ** 2)

    def _share(self, width_m: float) -> Floats:
        """Return the kernel's share on land at each pixel."""
        if width_m not in self._shares:
            self._shares[width_m] = _blur(self.land, width_m)
        return self._shares[width_m]


def heat_ground(land: shapely.Geometry) -> HeatGround:
    """Return the raster over a city's land (metric CRS)."""
    west, south, east, north = shapely.bounds(land)
    shape = (int((north - south) // PIXEL_M) + 2, int((east - west) // PIXEL_M) + 2)
    return HeatGround((west, south), _land_raster(land, shape, (west, south)))


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
    deviation. `spread_m`: standard deviation of each event's own place, which widens its kernel
    (`kernel_widths`). Raises `InvalidArgument` for a bandwidth under one pixel.
    """
    ground, amounts = heat_ground(land), np.ones(len(events[0])) if weights is None else weights
    spread = np.zeros(len(amounts)) if spread_m is None else spread_m
    widths, pixels = kernel_widths(spread, bandwidth_m), ground.pixels(*events)
    found = {float(w): widths == w for w in np.unique(widths)}
    masses = {w: ground.mass(pixels[own], amounts[own]) for w, own in found.items()}
    return ground.heat(masses, at)


def kernel_widths(spread_m: Floats, bandwidth_m: float) -> Floats:
    """Return the standard deviation of each event's kernel, metres.

    The root of the sum of squares of the bandwidth and the spread of its place, to the nearest
    50 m: a vaguely known event is smeared, never sharpened. Raises `InvalidArgument` for a
    bandwidth under one pixel.
    """
    if bandwidth_m < PIXEL_M:
        raise InvalidArgument(
            id=f"Lebar pita {bandwidth_m} m terlalu kecil; sedikitnya {PIXEL_M:.0f} m.",
            en=f"A bandwidth of {bandwidth_m} m is too small; at least {PIXEL_M:.0f} m.",
        )
    wider = np.hypot(bandwidth_m, spread_m) - bandwidth_m
    return np.asarray(bandwidth_m + _WIDTH_STEP_M * np.round(wider / _WIDTH_STEP_M))


def _blur(raster: Floats, width_m: float) -> Floats:
    sigma = width_m / PIXEL_M
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
