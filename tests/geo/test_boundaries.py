"""Every city file is one valid coverage; any layer becomes one, or is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.boundaries import LARGEST_SLIVER_M2, Boundaries, coverage_from_layer, mend, with_areas
from geo.crs import metric_crs
from geo.errors import InvalidBoundaries, UnknownCrs
from tests.geo.conftest import CITY_FILES

X, Y = 700_000.0, 9_320_000.0
FIELDS = {"code_field": "code", "name_field": "name", "population_field": None}
ROUNDING_M = 0.1
ROUNDING_M2 = 100.0
city_files = pytest.mark.parametrize("path", CITY_FILES, ids=lambda p: p.stem)


def _metric(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.asarray(frame.geometry.to_crs(metric_crs(tuple(frame.total_bounds))).values)


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(X + west, Y + south, X + east, Y + north)


def _layer(*polygons: shapely.Geometry, crs: int | None = 32748) -> gpd.GeoDataFrame:
    codes = [f"31.72.01.{1001 + i}" for i in range(len(polygons))]
    return gpd.GeoDataFrame({"code": codes, "name": "Pluit"}, geometry=list(polygons), crs=crs)


def _mend(layer: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    return mend(coverage_from_layer(layer, **FIELDS))


def _areas_m2(frame: gpd.GeoDataFrame) -> list[float]:
    return [float(a) for a in shapely.area(_metric(frame))]


def _holes(polygons: np.ndarray) -> list[shapely.Polygon]:
    parts = shapely.get_parts(shapely.union_all(polygons))
    return [shapely.Polygon(ring) for part in parts for ring in part.interiors]


def _outline(polygons: np.ndarray) -> shapely.Geometry:
    """Return the outer borders of the city and of its detached parts."""
    parts = shapely.get_parts(shapely.union_all(polygons))
    return shapely.multilinestrings(shapely.get_exterior_ring(parts))


@pytest.fixture(scope="module")
def received(shared: Path) -> gpd.GeoDataFrame:
    whole = gpd.read_file(shared / "boundaries" / "jakarta_all_kelurahan.geojson")
    return whole.sort_values("code", ignore_index=True)


@pytest.fixture(scope="module")
def pair(shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the shipped city's polygons as received and as mended, in metres."""
    before = gpd.read_file(shared / "boundaries" / "jakarta_utara_kelurahan.geojson")
    after = next(gpd.read_file(path) for path in CITY_FILES if path.stem == "31.72")
    before, after = (f.sort_values("code", ignore_index=True) for f in (before, after))
    assert before["code"].tolist() == after["code"].tolist()
    return _metric(before), _metric(after)


@city_files
def test_a_city_file_is_one_valid_coverage(path: Path) -> None:
    polygons = np.asarray(gpd.read_file(path).geometry.values)
    assert shapely.is_valid(polygons).all()
    assert shapely.coverage_is_valid(polygons)


@city_files
def test_no_two_kelurahan_of_a_city_file_overlap(path: Path) -> None:
    polygons = _metric(gpd.read_file(path))
    left, right = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    one = left < right
    overlaps = shapely.area(shapely.intersection(polygons[left[one]], polygons[right[one]]))
    assert overlaps.max(initial=0) < 1e-3


@city_files
def test_a_city_file_has_no_hole_smaller_than_a_lake(path: Path) -> None:
    polygons = _metric(gpd.read_file(path))
    assert [h.area for h in _holes(polygons) if h.area < LARGEST_SLIVER_M2] == []


@city_files
def test_the_codes_of_a_city_file_are_unique_and_of_its_city(path: Path) -> None:
    codes = gpd.read_file(path)["code"]
    assert codes.is_unique
    assert codes.str.fullmatch(rf"{path.stem}\.\d\d\.\d{{4}}").all()


@city_files
def test_the_areas_written_in_a_city_file_are_those_of_its_polygons(path: Path) -> None:
    frame = gpd.read_file(path)
    assert frame["area_km2"].to_numpy() == pytest.approx(
        with_areas(frame)["area_km2"].to_numpy(), abs=1e-4
    )


@city_files
def test_the_areas_of_a_city_file_sum_to_the_ground_of_the_city(path: Path) -> None:
    polygons = _metric(gpd.read_file(path))
    whole = shapely.area(shapely.union_all(polygons))
    assert shapely.area(polygons).sum() == pytest.approx(whole, rel=1e-9)


def test_the_outline_of_the_shipped_city_is_as_received(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    before, after = map(_outline, pair)
    assert shapely.hausdorff_distance(before, after) < ROUNDING_M


def test_ground_of_the_shipped_city_changed_only_in_received_overlaps_and_slivers(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    before, after = pair
    left, right = shapely.STRtree(before).query(before, predicate="intersects")
    one = left < right
    overlaps = shapely.intersection(before[left[one]], before[right[one]])
    slivers = [hole for hole in _holes(before) if hole.area < LARGEST_SLIVER_M2]
    allowed = shapely.union_all([*overlaps, *slivers]).buffer(ROUNDING_M)
    changed = shapely.difference(shapely.symmetric_difference(before, after), allowed)
    assert shapely.is_empty(_thick(changed)).all()


def _thick(shapes: np.ndarray) -> np.ndarray:
    """Return what is left of shapes without anything thinner than rounding moves a border."""
    return np.asarray(shapely.buffer(shapes, -ROUNDING_M / 2))


def test_no_kelurahan_of_the_shipped_city_changed_by_half_a_percent(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    before, after = map(shapely.area, pair)
    assert np.abs(after / before - 1).max() <= 0.005


def test_mending_the_received_figures_gives_the_shipped_polygons(
    shared: Path, city: np.ndarray
) -> None:
    layer = gpd.read_file(shared / "boundaries" / "jakarta_utara_kelurahan.geojson")
    mended, _ = _mend(layer)
    made = shapely.normalize(np.asarray(mended.geometry.values))
    assert shapely.equals_exact(made, shapely.normalize(city), 1e-9).all()


@pytest.mark.parametrize("city_code", ["31.01", "31.71", "31.73", "31.74", "31.75"])
def test_any_other_city_can_be_mended_into_a_coverage(
    received: gpd.GeoDataFrame, city_code: str
) -> None:
    mended, _ = _mend(received[received["city_code"] == city_code])
    assert shapely.coverage_is_valid(mended.geometry.values)


@pytest.mark.parametrize("epsg", [3857, 32748, 23830])
def test_a_city_in_another_crs_gives_the_same_polygons(
    received: gpd.GeoDataFrame, epsg: int
) -> None:
    layer = received[received["city_code"] == "31.71"]
    here, there = (np.asarray(_mend(x)[0].geometry.values) for x in (layer, layer.to_crs(epsg)))
    assert shapely.hausdorff_distance(here, there).max() < 1e-6


def test_mending_a_mended_city_changes_nothing(city: np.ndarray) -> None:
    _, changes = _mend(_layer(*city, crs=4326))
    assert changes.empty


@pytest.mark.parametrize("epsg", [32748, 3857, 4326])
def test_a_corner_on_a_neighbours_straight_border_does_not_stop_the_mending(epsg: int) -> None:
    layer = _layer(_box(0, 0, 1000, 4000), _box(1000, 0, 3000, 1234), _box(1000, 1234, 3000, 4000))
    tilted = layer.rotate(33, origin=(X, Y))
    mended, _ = _mend(layer.set_geometry(tilted).to_crs(epsg))
    assert shapely.coverage_is_valid(mended.geometry.values)


def test_an_overlap_is_given_to_one_kelurahan() -> None:
    mended, _ = _mend(_layer(_box(0, 0, 1010, 1000), _box(1000, 0, 2000, 1000)))
    assert sum(_areas_m2(mended)) == pytest.approx(2e6, abs=ROUNDING_M2)


def test_a_sliver_between_kelurahan_is_filled() -> None:
    sliver = _box(1000, 400, 1010, 600)
    mended, _ = _mend(_layer(_box(0, 0, 1000, 1000), _box(1000, 0, 2000, 1000) - sliver))
    assert sum(_areas_m2(mended)) == pytest.approx(2e6, abs=ROUNDING_M2)


def test_a_lake_stays_a_lake() -> None:
    lake = _box(1200, 200, 1500, 500)
    mended, _ = _mend(_layer(_box(0, 0, 1000, 1000), _box(1000, 0, 2000, 1000) - lake))
    assert sum(_areas_m2(mended)) == pytest.approx(2e6 - lake.area, abs=ROUNDING_M2)


def test_a_narrow_river_beside_a_wider_sliver_stays_a_river() -> None:
    river, sliver = _box(1000, 100, 1020, 2900), _box(1000, 3100, 1030, 3130)
    east = _box(1000, 0, 3000, 4000) - river - sliver
    mended, _ = _mend(_layer(_box(0, 0, 1000, 4000), east))
    assert sum(_areas_m2(mended)) == pytest.approx(12e6 - river.area, abs=ROUNDING_M2)


def test_an_island_in_a_lake_keeps_its_ground() -> None:
    lake, island = _box(200, 200, 800, 800), _box(400, 400, 600, 600)
    mended, _ = _mend(_layer(_box(0, 0, 1000, 1000) - lake, island))
    assert _areas_m2(mended) == pytest.approx([1e6 - 36e4, 4e4], abs=ROUNDING_M2)


def test_an_invalid_polygon_is_repaired_and_reported() -> None:
    bow_tie = shapely.Polygon([(X, Y), (X + 1000, Y + 1000), (X + 1000, Y), (X, Y + 1000)])
    _, changes = _mend(_layer(bow_tie))
    assert changes["repaired"].tolist() == [True]


def test_every_area_that_changed_is_reported_and_no_other() -> None:
    east, west, far = (shapely.box(x, -6.2, x + 0.01, -6.19) for x in (106.8, 106.8099, 106.9))
    _, changes = _mend(_layer(east, west, far, crs=4326))
    assert len(changes) == 1


def test_detached_parts_stay_with_their_kelurahan(ringed: np.ndarray) -> None:
    mended, _ = _mend(_layer(*ringed, crs=4326))
    assert len(shapely.get_parts(mended.geometry.iloc[0])) == 2


def test_a_kelurahan_wholly_within_another_is_refused() -> None:
    with pytest.raises(InvalidBoundaries, match="no ground"):
        _mend(_layer(_box(0, 0, 1000, 1000), _box(0, 0, 1000, 1000)))


def test_a_polygon_without_area_is_refused() -> None:
    line = shapely.Polygon([(X, Y), (X + 9, Y), (X, Y)])
    with pytest.raises(InvalidBoundaries, match="no ground"):
        _mend(_layer(_box(0, 0, 1000, 1000), line))


def test_a_layer_without_crs_is_refused() -> None:
    with pytest.raises(UnknownCrs):
        coverage_from_layer(_layer(_box(0, 0, 1, 1), crs=None), **FIELDS)


@pytest.mark.parametrize("code", [None, "", "31.72", np.nan, "Pluit", "31.72.01.10011"])
def test_a_missing_or_malformed_code_is_refused(code: object) -> None:
    layer = _layer(_box(0, 0, 9, 9)).assign(code=pd.Series([code], dtype=object))
    with pytest.raises(InvalidBoundaries, match="Kemendagri"):
        coverage_from_layer(layer, **FIELDS)


def test_a_code_that_stands_twice_is_refused_by_name() -> None:
    layer = _layer(_box(0, 0, 9, 9), _box(9, 0, 18, 9)).assign(code="31.72.01.1001")
    with pytest.raises(InvalidBoundaries, match=r"31\.72\.01\.1001"):
        coverage_from_layer(layer, **FIELDS)


@pytest.mark.parametrize(
    "code", ["31.72.01.1001", "3172011001", 3172011001, 3172011001.0, " 31.72.01.1001 "]
)
def test_a_code_is_read_however_it_is_written(code: object) -> None:
    layer = _layer(_box(0, 0, 9, 9)).assign(code=pd.Series([code], dtype=object))
    assert coverage_from_layer(layer, **FIELDS)["code"].tolist() == ["31.72.01.1001"]


@pytest.mark.parametrize(
    "place",
    [(2.2, 48.7, 2.4, 48.9), (-6.2, 106.7, -6.1, 106.9), (100.0, -3.0, 150.0, -2.0)],
)
def test_polygons_outside_indonesia_are_refused(place: tuple[float, float, float, float]) -> None:
    south, north = min(place[1], 89.0), min(place[3], 90.0)
    box = shapely.box(place[0], south, place[2], north)
    with pytest.raises(InvalidBoundaries, match="outside Indonesia"):
        coverage_from_layer(_layer(box, crs=4326), **FIELDS)


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(X, Y),
        shapely.LineString([(X, Y), (X + 9, Y)]),
        shapely.GeometryCollection([shapely.Point(X, Y)]),
        shapely.Polygon(),
        None,
    ],
)
def test_what_is_not_a_polygon_is_refused(shape: shapely.Geometry | None) -> None:
    with pytest.raises(InvalidBoundaries, match="1 rows are not polygons"):
        coverage_from_layer(_layer(_box(0, 0, 9, 9), shape), **FIELDS)


def test_a_field_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidBoundaries, match="code, name"):
        coverage_from_layer(
            _layer(_box(0, 0, 9, 9)), code_field="KODE", name_field="name", population_field=None
        )


def test_rows_come_back_sorted_by_code() -> None:
    layer = _layer(_box(0, 0, 9, 9), _box(9, 0, 18, 9)).iloc[::-1]
    assert coverage_from_layer(layer, **FIELDS)["code"].is_monotonic_increasing


def test_population_that_is_not_a_number_is_unknown() -> None:
    layer = _layer(_box(0, 0, 9, 9), _box(9, 0, 18, 9)).assign(jiwa=["1200", "?"])
    read = coverage_from_layer(
        layer, code_field="code", name_field="name", population_field="jiwa"
    )["population"]
    assert [read[0], np.isnan(read[1])] == [1200, True]


@pytest.mark.parametrize(
    ("population", "known"), [([10, 20], True), ([10, np.nan], False), ([10, 0], False)]
)
def test_a_city_has_population_only_where_every_kelurahan_has(
    population: list[float], known: bool
) -> None:
    frame = _layer(_box(0, 0, 9, 9), _box(9, 0, 18, 9)).assign(population=population)
    assert Boundaries("31.72", "Kota", frame, "", "", "").has_population is known
