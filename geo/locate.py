"""Which kelurahan does a point lie in?

A raster over the city names the polygon of every pixel that lies wholly inside one; only points
in pixels that a border crosses are tested exactly. A point belongs to the polygon that *covers*
it; on a shared border to the one with the lowest code.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

OUTSIDE = -1
_MIXED = -2
_UNKNOWN = -3
RASTER_SIDE = 1024
_CHUNK = 1 << 14
_MARGIN = 1e-6  # the raster is a little larger than the city, off its vertices
_TOUCH = 1e-9  # degrees; a border this near to a pixel's edge marks both pixels

Floats = NDArray[np.float64]
Zones = NDArray[np.int32]


@dataclass(frozen=True)
class Locator:
    """Answer "which polygon?" for many points; build it once with `build_locator`."""

    polygons: NDArray[np.object_]
    raster: NDArray[np.int16]
    west: float
    south: float
    pixels_per_lon: float
    pixels_per_lat: float

    def locate(self, lon: Floats, lat: Floats) -> Zones:
        """Return the index of the polygon that covers each point, `OUTSIDE` where none does.

        `lon`, `lat`: degrees, shape (n,); NaN and infinite ones are `OUTSIDE`. Returns int32,
        shape (n,); on a shared border the lowest index.
        """
        lon, lat = np.ascontiguousarray(lon, float), np.ascontiguousarray(lat, float)
        zones = np.empty(len(lon), dtype=np.int32)
        for start in range(0, len(lon), _CHUNK):
            part = slice(start, start + _CHUNK)
            self._read_raster(lon[part], lat[part], out=zones[part])
        mixed = np.flatnonzero(zones == _MIXED)
        if len(mixed):
            zones[mixed] = _locate_exactly(self.polygons, lon[mixed], lat[mixed])
        return zones

    def _read_raster(self, lon: Floats, lat: Floats, *, out: Zones) -> None:
        column, row = lon - self.west, lat - self.south
        with np.errstate(over="ignore"):
            column *= self.pixels_per_lon
            row *= self.pixels_per_lat
        # NaN fails every comparison, so it falls outside with the far-away points.
        inside = (column >= 0) & (column < RASTER_SIDE) & (row >= 0) & (row < RASTER_SIDE)
        everywhere = bool(inside.all())
        if not everywhere:
            column[~inside] = row[~inside] = 0
        pixel = row.astype(np.int32)
        pixel *= RASTER_SIDE
        pixel += column.astype(np.int32)
        np.copyto(out, self.raster.take(pixel))
        if not everywhere:
            out[~inside] = OUTSIDE


def build_locator(polygons: NDArray[np.object_]) -> Locator:
    """Build the raster of a city's polygons (lon lat, WGS 84), in the order of their codes.

    The locator prepares copies, and asks each once: GEOS fills a prepared geometry when it is
    first asked, which crashes where another thread reads the same one meanwhile.
    """
    polygons = shapely.from_wkb(shapely.to_wkb(polygons))
    shapely.prepare(polygons)
    inside = shapely.get_coordinates(shapely.point_on_surface(polygons))
    shapely.intersects_xy(polygons, *inside.T)
    west, south, east, north = shapely.total_bounds(polygons)
    west, south = west - _MARGIN * np.e, south - _MARGIN * np.pi
    per_lon = RASTER_SIDE / (east + _MARGIN - west)
    per_lat = RASTER_SIDE / (north + _MARGIN - south)
    to_pixel = np.array([per_lon, per_lat])
    raster = np.full((RASTER_SIDE, RASTER_SIDE), _UNKNOWN, dtype=np.int16)
    for start, end in _segments(polygons):
        _mark_segments(raster, (start - (west, south)) * to_pixel, (end - (west, south)) * to_pixel)
    _name_pixels(raster, polygons, origin=np.array([west, south]), to_pixel=to_pixel)
    return Locator(polygons, raster.ravel(), west, south, per_lon, per_lat)


def _locate_exactly(polygons: NDArray[np.object_], lon: Floats, lat: Floats) -> Zones:
    zones = np.full(len(lon), OUTSIDE, dtype=np.int32)
    bounds = shapely.bounds(polygons)
    for index, polygon in enumerate(polygons):
        west, south, east, north = bounds[index]
        boxed = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        candidates = np.flatnonzero(boxed & (zones == OUTSIDE))
        covered = shapely.intersects_xy(polygon, lon[candidates], lat[candidates])
        zones[candidates[covered]] = index
    return zones


def _segments(polygons: NDArray[np.object_]) -> list[tuple[Floats, Floats]]:
    """Return the start and end points of every ring's segments, each (m, 2)."""
    rings = shapely.get_rings(shapely.get_parts(polygons))
    lines = [shapely.get_coordinates(ring) for ring in rings]
    return [(line[:-1], line[1:]) for line in lines]


def _mark_segments(raster: NDArray[np.int16], start: Floats, end: Floats) -> None:
    """Mark every pixel that a segment touches (coordinates in pixels)."""
    for a, b in zip(start, end, strict=True):
        cuts = [_cuts(a[axis], b[axis]) for axis in (0, 1)]
        along = np.unique(np.concatenate([[0.0, 1.0], *cuts]))
        middles = (along[:-1] + along[1:]) / 2
        points = a + np.concatenate([along, middles])[:, None] * (b - a)
        for shift in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            pixels = np.floor(points + np.multiply(shift, _TOUCH * RASTER_SIDE)).astype(int)
            pixels = pixels.clip(0, RASTER_SIDE - 1)
            raster[pixels[:, 1], pixels[:, 0]] = _MIXED


def _cuts(a: float, b: float) -> Floats:
    """Return where, as a share of the way from `a` to `b`, whole numbers are crossed."""
    low, high = min(a, b), max(a, b)
    lines = np.arange(np.ceil(low), np.floor(high) + 1)
    return (lines - a) / (b - a) if high > low else np.empty(0)


def _name_pixels(
    raster: NDArray[np.int16],
    polygons: NDArray[np.object_],
    *,
    origin: Floats,
    to_pixel: Floats,
) -> None:
    """Name each connected patch of pixels without a border by one exact test of one pixel."""
    patches, count = ndimage.label(raster == _UNKNOWN)
    firsts = np.full(count + 1, -1, dtype=np.int64)
    flat = patches.ravel()
    firsts[flat[::-1]] = np.arange(flat.size)[::-1]
    rows, columns = np.divmod(firsts[1:], RASTER_SIDE)
    centres = origin + (np.stack([columns, rows], axis=1) + 0.5) / to_pixel
    names = np.concatenate([[_MIXED], _locate_exactly(polygons, centres[:, 0], centres[:, 1])])
    raster[...] = names[patches].astype(np.int16)
