"""A metric CRS comes from the area; degrees are never taken for metres."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import distance_m, metric_crs, project, to_wgs84
from geo.errors import UnknownCrs

JAKARTA_UTARA = (106.68, -6.21, 106.98, -6.01)
UTM = metric_crs(JAKARTA_UTARA)
INDONESIA = (94.0, -12.0, 142.0, 7.0)


@pytest.mark.parametrize(
    ("bounds", "epsg"),
    [
        (JAKARTA_UTARA, 32748),
        ((98.6, 3.5, 98.8, 3.7), 32647),
        ((140.6, -2.7, 140.8, -2.5), 32754),
    ],
)
def test_a_city_gets_the_utm_zone_it_lies_in(
    bounds: tuple[float, float, float, float], epsg: int
) -> None:
    assert metric_crs(bounds).to_epsg() == epsg


@pytest.mark.parametrize("bounds", [JAKARTA_UTARA, INDONESIA, (106.0, -1.0, 107.0, 1.0)])
def test_the_chosen_crs_is_in_metres(bounds: tuple[float, float, float, float]) -> None:
    assert {axis.unit_name for axis in metric_crs(bounds).axis_info} == {"metre"}


def test_an_area_wider_than_a_utm_zone_keeps_true_areas() -> None:
    square = shapely.box(*INDONESIA).segmentize(0.5)
    x, y = project(*shapely.get_coordinates(square).T, metric_crs(INDONESIA))
    on_the_sphere = np.radians(48) * (np.sin(np.radians(7)) + np.sin(np.radians(12))) * 6371007.2**2
    assert shapely.Polygon(zip(x, y, strict=True)).area == pytest.approx(on_the_sphere, rel=0.01)


@pytest.mark.parametrize(
    "bounds",
    [(np.nan, 0.0, 1.0, 1.0), (0.0, 0.0, np.inf, 1.0), (700000.0, 9320000.0, 710000.0, 9330000.0)],
)
def test_bounds_that_are_not_degrees_are_refused(
    bounds: tuple[float, float, float, float],
) -> None:
    with pytest.raises(UnknownCrs):
        metric_crs(bounds)


def test_a_layer_without_crs_is_refused() -> None:
    with pytest.raises(UnknownCrs):
        to_wgs84(gpd.GeoDataFrame(geometry=[shapely.Point(1, 1)]))


def test_a_layer_in_metres_comes_back_in_degrees() -> None:
    point = gpd.GeoDataFrame(geometry=[shapely.Point(106.8, -6.1)], crs=4326)
    back = to_wgs84(point.to_crs(32748)).geometry.iloc[0]
    assert (back.x, back.y) == pytest.approx((106.8, -6.1), abs=1e-9)


@given(st.floats(106.0, 107.0), st.floats(-7.0, -6.0), st.floats(0, 2 * np.pi))
def test_projected_distances_are_the_geodesic_ones_within_a_thousandth(
    lon: float, lat: float, bearing: float
) -> None:
    lons, lats = (
        lon + np.array([0, 0.01 * np.cos(bearing)]),
        lat + np.array([0, 0.01 * np.sin(bearing)]),
    )
    x, y = project(lons, lats, UTM)
    true = float(np.squeeze(distance_m(lons[0], lats[0], lons[1], lats[1])))
    assert np.hypot(np.diff(x), np.diff(y))[0] == pytest.approx(true, rel=1e-3)


def test_a_degree_of_longitude_on_the_equator_is_the_ellipsoids() -> None:
    assert float(np.squeeze(distance_m(106.0, 0.0, 107.0, 0.0))) == pytest.approx(111319.4908)


def test_distances_of_arrays_pair_up_by_broadcasting() -> None:
    assert distance_m(np.array([106.0, 106.5]), np.zeros(2), 106.0, 0.0).shape == (2,)


def test_the_distance_to_oneself_is_zero() -> None:
    assert np.all(distance_m(np.array([106.8]), np.array([-6.1]), 106.8, -6.1) == 0)
