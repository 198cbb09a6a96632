"""Every point lies in the polygon that covers it, on a shared edge in the one of lowest code."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.locate import OUTSIDE, Locator, build_locator

POINTS = 1_000_000


def _by_tree(polygons: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Locate by shapely alone: the lowest index of those that intersect the point."""
    point, polygon = shapely.STRtree(polygons).query(shapely.points(lon, lat), "intersects")
    lowest = np.full(len(lon), len(polygons))
    np.minimum.at(lowest, point, polygon)
    return np.where(lowest == len(polygons), OUTSIDE, lowest)


def _around(polygons: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    west, south, east, north = shapely.total_bounds(polygons)
    rng = np.random.default_rng(7)
    wide, high = (east - west) / 20, (north - south) / 20
    return (
        rng.uniform(west - wide, east + wide, count),
        rng.uniform(south - high, north + high, count),
    )


def _vertices_and_midpoints(polygons: np.ndarray) -> np.ndarray:
    rings = shapely.get_rings(shapely.get_parts(polygons))
    lines = [shapely.get_coordinates(ring) for ring in rings]
    return np.concatenate([p for line in lines for p in (line, (line[1:] + line[:-1]) / 2)])


def _differing(polygons: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> int:
    found = build_locator(polygons).locate(lon, lat)
    return int(np.count_nonzero(found != _by_tree(polygons, lon, lat)))


@pytest.fixture(scope="module")
def locator(squares: np.ndarray) -> Locator:
    return build_locator(squares)


def test_a_million_random_points_lie_where_shapely_puts_them(city: np.ndarray) -> None:
    assert _differing(city, *_around(city, POINTS)) == 0


def test_every_vertex_and_edge_midpoint_lies_where_shapely_puts_it(city: np.ndarray) -> None:
    assert _differing(city, *_vertices_and_midpoints(city).T) == 0


def test_points_a_hair_off_every_vertex_lie_where_shapely_puts_them(city: np.ndarray) -> None:
    vertices = _vertices_and_midpoints(city)
    off = np.random.default_rng(3).uniform(-1e-8, 1e-8, vertices.shape)
    assert _differing(city, *(vertices + off).T) == 0


def test_no_vertex_of_the_city_is_outside_it(city: np.ndarray) -> None:
    assert (build_locator(city).locate(*shapely.get_coordinates(city).T) != OUTSIDE).all()


def test_pixel_corners_lie_where_shapely_puts_them(city: np.ndarray) -> None:
    found = build_locator(city)
    columns, rows = np.meshgrid(np.arange(0, 1024, 7), np.arange(0, 1024, 7))
    lon = found.west + columns.ravel() / found.pixels_per_lon
    lat = found.south + rows.ravel() / found.pixels_per_lat
    assert (found.locate(lon, lat) == _by_tree(city, lon, lat)).all()


def test_overlapping_polygons_give_the_lowest_code() -> None:
    rng = np.random.default_rng(5)
    corners = rng.uniform(0, 1, (40, 2))
    crowd = np.array([shapely.box(x, y, x + 0.2, y + 0.1) for x, y in corners])
    assert _differing(crowd, *_around(crowd, 100_000)) == 0


def test_parts_holes_and_enclaves_lie_where_shapely_puts_them(ringed: np.ndarray) -> None:
    assert _differing(ringed, *_around(ringed, 100_000)) == 0


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ((106.81, -6.15), 0),
        ((106.93, -6.19), 0),
        ((106.83, -6.15), 1),
        ((106.87, -6.15), OUTSIDE),
        ((106.91, -6.15), OUTSIDE),
    ],
    ids=["ground", "island", "enclave", "lake", "sea"],
)
def test_a_point_in_a_kelurahan_with_holes_lies_in_its_ground_only(
    ringed: np.ndarray, place: tuple[float, float], zone: int
) -> None:
    lon, lat = np.array([place]).T
    assert build_locator(ringed).locate(lon, lat).tolist() == [zone]


def test_a_point_on_a_shared_edge_belongs_to_the_lowest_code(locator: Locator) -> None:
    assert locator.locate(np.array([1.0, 0.5]), np.array([0.5, 1.0])).tolist() == [0, 0]


def test_a_point_where_four_meet_belongs_to_the_lowest_code(locator: Locator) -> None:
    assert locator.locate(np.array([1.0, 2.0]), np.array([1.0, 2.0])).tolist() == [0, 4]


def test_the_outer_corners_belong_to_the_city(locator: Locator) -> None:
    corners = np.array([[0, 0], [3, 0], [0, 3], [3, 3]], dtype=float)
    assert locator.locate(*corners.T).tolist() == [0, 2, 6, 8]


@pytest.mark.parametrize(
    "place",
    [
        (np.nan, 1.0), (1.0, np.nan), (np.nan, np.nan), (np.inf, 1.0), (1.0, -np.inf),
        (180.0, 90.0), (-180.0, -90.0), (1e9, 1e9), (-1e308, 1.0), (1e308, 1e308), (3.0001, 1.0),
        (1.0, -0.0001),
    ],
)  # fmt: skip
def test_a_point_that_is_not_a_place_or_far_away_is_outside(
    locator: Locator, place: tuple[float, float]
) -> None:
    lon, lat = np.array([place, (1.5, 1.5)]).T
    assert locator.locate(lon, lat).tolist() == [OUTSIDE, 4]


def test_no_points_have_no_zones(locator: Locator) -> None:
    assert locator.locate(np.empty(0), np.empty(0)).shape == (0,)


def test_locating_leaves_the_given_coordinates_alone(locator: Locator) -> None:
    lon = np.array([0.5, np.nan, 99.0])
    before = lon.copy()
    locator.locate(lon, lon)
    assert np.array_equal(lon, before, equal_nan=True)


def test_polygons_that_others_may_read_meanwhile_are_left_as_they_are() -> None:
    polygons = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    build_locator(polygons)
    assert not shapely.is_prepared(polygons).any()
