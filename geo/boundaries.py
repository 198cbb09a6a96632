"""A city's kelurahan polygons: one valid coverage, and what was mended to make it one."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.crs import WGS84, metric_crs, to_wgs84
from geo.errors import InvalidBoundaries

KELURAHAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
INDONESIA = (94.0, -12.0, 142.0, 7.0)
COORDINATE_DECIMALS = 7
LARGEST_SLIVER_M2 = 20_000.0
SNAPS_M = (0.0001, 0.001, 0.02)  # tried in turn: moves by projection, thinner than rounding
NOTABLE_AREA_CHANGE = 0.005

COLUMNS = ["code", "name", "kecamatan_code", "kecamatan", "population", "area_km2", "geometry"]


@dataclass(frozen=True)
class Boundaries:
    """Hold a city's kelurahan as one valid coverage.

    `frame`: one row per kelurahan, sorted by code, CRS WGS 84, columns `COLUMNS`; `population`
    is NaN where it is unknown, `area_km2` is measured on the polygon.
    """

    city_code: str
    city: str
    frame: gpd.GeoDataFrame
    edition: str
    source: str
    notice: str
    population_source: str = ""

    @cached_property
    def codes(self) -> NDArray[np.str_]:
        """Kemendagri codes, sorted."""
        return np.asarray(self.frame["code"], dtype=str)

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each kelurahan by code."""
        return dict(zip(self.frame["code"], self.frame["name"], strict=True))

    @cached_property
    def kecamatan(self) -> dict[str, str]:
        """Name of each kecamatan by code."""
        return dict(zip(self.frame["kecamatan_code"], self.frame["kecamatan"], strict=True))

    @cached_property
    def geometry(self) -> NDArray[np.object_]:
        """Polygons in the order of `codes`."""
        return np.asarray(self.frame.geometry.values)

    @cached_property
    def population(self) -> NDArray[np.float64]:
        """Inhabitants in the order of `codes`, NaN where unknown."""
        return np.asarray(self.frame["population"], dtype=float)

    @property
    def has_population(self) -> bool:
        """Tell whether every kelurahan has a population."""
        return bool(np.isfinite(self.population).all() and (self.population > 0).all())

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees, WGS 84."""
        west, south, east, north = self.frame.total_bounds
        return float(west), float(south), float(east), float(north)


def coverage_from_layer(
    layer: gpd.GeoDataFrame, *, code_field: str, name_field: str, population_field: str | None
) -> gpd.GeoDataFrame:
    """Turn any polygon layer into rows of `code`, `name`, `population`, geometry in WGS 84.

    Raises `UnknownCrs` without a CRS and `InvalidBoundaries` for missing or duplicate codes,
    missing fields, geometry that is not areal, or a place outside Indonesia.
    """
    wanted = [f for f in (code_field, name_field, population_field) if f]
    if missing := [f for f in wanted if f not in layer.columns]:
        allowed = ", ".join(c for c in map(str, layer.columns) if c != "geometry")
        raise InvalidBoundaries(
            id=f"Kolom {', '.join(missing)} tidak ada. Kolom yang ada: {allowed}.",
            en=f"There is no field {', '.join(missing)}. The fields are: {allowed}.",
        )
    frame = gpd.GeoDataFrame(
        {
            "code": layer[code_field].map(_as_code),
            "name": layer[name_field].astype(str).str.strip(),
            "population": pd.to_numeric(layer[population_field], errors="coerce")
            if population_field
            else np.nan,
        },
        geometry=layer.geometry.values,
        crs=layer.crs,
    )
    frame = to_wgs84(frame)
    _refuse_bad_codes(frame["code"])
    _refuse_bad_place(frame)
    return frame.sort_values("code", ignore_index=True)


def mend(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """Make one valid coverage of kelurahan polygons and report every change.

    Invalid polygons are repaired, then overlaps go to the neighbour with the longest shared
    border and enclosed slivers under `LARGEST_SLIVER_M2` are filled the same way
    (`shapely.coverage_clean`), in a metric CRS; the result returns to WGS 84, rounded to
    `COORDINATE_DECIMALS`. Larger holes (lakes) and the outline stay. Borders nearer
    than the least of `SNAPS_M` that gives a coverage become one.

    Returns the mended frame and one row per kelurahan whose ground changed: `code`, `name`,
    `area_before_km2`, `area_after_km2`, `change`, `repaired`. Raises `InvalidBoundaries` when no
    valid coverage comes out, or a kelurahan without ground.
    """
    crs = metric_crs(tuple(frame.total_bounds))
    received = np.asarray(frame.geometry.to_crs(crs).values)
    repaired = ~shapely.is_valid(received)
    areal = np.array([_areal(g) for g in shapely.make_valid(received)], dtype=object)
    _refuse_groundless(frame["code"][shapely.is_empty(areal)])
    cleaned = _coverage(areal, crs)
    _refuse_groundless(frame["code"][shapely.is_empty(cleaned)])
    mended = frame.set_geometry(shapely.normalize(cleaned), crs=WGS84)
    return mended, _changes(mended, areal, crs, repaired)


def with_areas(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add `area_km2`, measured on each polygon in the metric CRS of the area."""
    metric = frame.geometry.to_crs(metric_crs(tuple(frame.total_bounds)))
    return frame.assign(area_km2=(metric.area / 1e6).round(4))


def _as_code(value: object) -> str:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    digits = re.sub(r"\D", "", str(value).removesuffix(".0"))
    if len(digits) != 10:
        return str(value).strip()
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"


def _refuse_bad_codes(codes: pd.Series[str]) -> None:
    bad = [code for code in codes if not KELURAHAN_CODE.fullmatch(code)]
    if bad:
        raise InvalidBoundaries(
            id=f"{len(bad)} kode kelurahan kosong atau bukan kode Kemendagri seperti "
            f"31.72.01.1001 (contoh yang ditemukan: {bad[0]!r}).",
            en=f"{len(bad)} kelurahan codes are empty or not Kemendagri codes like "
            f"31.72.01.1001 (one of them: {bad[0]!r}).",
        )
    twice = sorted(codes[codes.duplicated()])
    if twice:
        raise InvalidBoundaries(
            id=f"Kode kelurahan ganda: {', '.join(twice[:5])}. Satu kode, satu baris.",
            en=f"Duplicate kelurahan codes: {', '.join(twice[:5])}. One row per code is needed.",
        )


def _refuse_bad_place(frame: gpd.GeoDataFrame) -> None:
    areal = frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"]) & ~frame.geometry.is_empty
    if not areal.all():
        raise InvalidBoundaries(
            id=f"{int((~areal).sum())} baris bukan poligon. Batas kelurahan harus poligon.",
            en=f"{int((~areal).sum())} rows are not polygons. Boundaries must be polygons.",
        )
    west, south, east, north = frame.total_bounds
    inside = INDONESIA[0] <= west and east <= INDONESIA[2] and INDONESIA[1] <= south
    if not (inside and north <= INDONESIA[3]):
        raise InvalidBoundaries(
            id=f"Poligon berada di luar Indonesia ({west:.3f}, {south:.3f} … {east:.3f}, "
            f"{north:.3f}). Periksa CRS dan urutan bujur, lintang.",
            en=f"The polygons lie outside Indonesia ({west:.3f}, {south:.3f} … {east:.3f}, "
            f"{north:.3f}). Check the CRS and the order of longitude and latitude.",
        )


def _areal(geometry: shapely.Geometry) -> shapely.Geometry:
    parts = [p for p in shapely.get_parts(shapely.force_2d(geometry)) if p.area > 0]
    return shapely.union_all(parts)


def _coverage(polygons: NDArray[np.object_], crs: object) -> NDArray[np.object_]:
    """Return metric polygons as a valid coverage in rounded degrees, by the least snapping."""
    for snap_m in SNAPS_M:
        with suppress(shapely.errors.GEOSException):
            degrees = gpd.GeoSeries(_clean(polygons, snap_m), crs=crs).to_crs(WGS84)
            rounded = shapely.transform(
                degrees.values, lambda xy: np.round(xy, COORDINATE_DECIMALS)
            )
            if shapely.is_valid(rounded).all() and shapely.coverage_is_valid(rounded):
                return np.asarray(rounded)
    raise InvalidBoundaries(
        id="Poligon tidak dapat dirapikan menjadi satu cakupan tanpa tumpang tindih.",
        en="The polygons cannot be mended into one coverage without overlaps.",
    )


def _clean(polygons: NDArray[np.object_], snap_m: float) -> NDArray[np.object_]:
    """Resolve overlaps and fill slivers; lakes take part as polygons, so that none is filled."""
    snapped = shapely.coverage_clean(polygons, gap_width=0.0, snapping_distance=snap_m)
    holes = _holes(snapped)
    small = shapely.area(holes) < LARGEST_SLIVER_M2
    widths = 2 * shapely.length(shapely.maximum_inscribed_circle(holes[small]))
    cleaned = shapely.coverage_clean(
        np.concatenate([polygons, holes[~small]]),
        gap_width=1.05 * widths.max(initial=0.0),
        snapping_distance=snap_m,
    )
    return np.asarray(cleaned[: len(polygons)])


def _holes(polygons: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the enclosed gaps between polygons, islands in them left out."""
    union = shapely.union_all(polygons)
    outlines = shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(union)))
    holes = shapely.get_parts(shapely.union_all(outlines).difference(union))
    return np.asarray(holes[shapely.area(holes) > 0])


def _refuse_groundless(codes: pd.Series[str]) -> None:
    if len(codes):
        raise InvalidBoundaries(
            id=f"Kelurahan {', '.join(codes[:5])} tidak punya wilayah sendiri: poligonnya kosong "
            "atau seluruhnya di dalam poligon lain. Perbaiki berkasnya.",
            en=f"Kelurahan {', '.join(codes[:5])} has no ground of its own: its polygon is empty "
            "or lies wholly within others. Mend the file.",
        )


def _changes(
    mended: gpd.GeoDataFrame,
    received: NDArray[np.object_],
    crs: object,
    repaired: NDArray[np.bool_],
) -> pd.DataFrame:
    before = shapely.area(received) / 1e6
    after = mended.geometry.to_crs(crs).area.to_numpy() / 1e6
    table = pd.DataFrame(
        {
            "code": mended["code"],
            "name": mended["name"],
            "area_before_km2": before.round(6),
            "area_after_km2": after.round(6),
            "change": after / before - 1,
            "repaired": repaired,
        }
    )
    moved = (table["area_before_km2"] - table["area_after_km2"]).abs() >= 1e-6
    return table[moved | table["repaired"]].reset_index(drop=True)
