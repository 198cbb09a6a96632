"""Coordinate reference systems: WGS 84 at the edge, a metric one chosen from the area."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_utm_crs_info

from geo.errors import UnknownCrs

WGS84 = CRS.from_epsg(4326)
UTM_ZONE_WIDTH_DEG = 6.0
_ELLIPSOID = Geod(ellps="WGS84")

Bounds = tuple[float, float, float, float]

Crs = CRS


def metric_crs(bounds: Bounds) -> CRS:
    """Choose a CRS in metres for an area.

    The UTM zone of the centre where the area fits into one zone's width, else a Lambert
    azimuthal equal-area projection centred on it, so that areas stay true.

    `bounds` is (west, south, east, north) in degrees, WGS 84. Raises `UnknownCrs` for bounds
    that are not finite or not on the globe.
    """
    west, south, east, north = bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if not (np.isfinite(bounds).all() and abs(lon) <= 180 and abs(lat) <= 90):
        raise UnknownCrs(
            id=f"Batas wilayah {bounds} bukan derajat bujur/lintang.",
            en=f"The bounds {bounds} are not degrees of longitude and latitude.",
        )
    if east - west > UTM_ZONE_WIDTH_DEG:
        return CRS.from_proj4(f"+proj=laea +lon_0={lon} +lat_0={lat} +datum=WGS84 +units=m")
    found = query_utm_crs_info("WGS 84", AreaOfInterest(lon, lat, lon, lat))
    return CRS.from_epsg(int(found[0].code))


def to_wgs84(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` in WGS 84, lon lat.

    Raises `UnknownCrs` where the frame does not say which CRS its numbers are in: guessing would
    put a city somewhere else.
    """
    if frame.crs is None:
        raise UnknownCrs(
            id="Berkas tidak menyebut sistem koordinatnya (CRS). Simpan ulang dengan CRS, "
            "misalnya EPSG:4326, lalu coba lagi.",
            en="The file does not state its coordinate reference system. Save it again with one, "
            "for instance EPSG:4326, and try again.",
        )
    return frame.to_crs(WGS84)


def project(
    lon: NDArray[np.float64], lat: NDArray[np.float64], crs: CRS
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Project degrees (WGS 84) to x, y of `crs`, in its units; shapes are kept."""
    x, y = Transformer.from_crs(WGS84, crs, always_xy=True).transform(lon, lat)
    return np.asarray(x), np.asarray(y)


def distance_m(
    lon_a: NDArray[np.float64] | float,
    lat_a: NDArray[np.float64] | float,
    lon_b: NDArray[np.float64] | float,
    lat_b: NDArray[np.float64] | float,
) -> NDArray[np.float64]:
    """Return geodesic distances in metres on the WGS 84 ellipsoid (Karney 2013)."""
    ends = np.broadcast_arrays(lon_a, lat_a, lon_b, lat_b)
    a, b, c, d = (np.ascontiguousarray(end, dtype=float) for end in ends)
    _, _, metres = _ELLIPSOID.inv(a, b, c, d)
    return np.asarray(metres)
