"""Any city's boundaries can be brought in; a second city needs no other code."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.errors import InvalidBoundaries, UnknownCrs
from services.boundary_files import (
    add_boundaries,
    list_boundaries,
    load_boundaries,
    read_figures,
    read_layer,
    write_boundaries,
)
from services.errors import NotFound, UnreadableFile
from services.maps import render_map
from services.pipeline import ingest
from services.settings import Settings
from services.wiring import Office
from tests.conftest import (
    REPORT_HEADER,
    ROOT,
    TOWN,
    TOWN_CODES,
    TOWN_NAMES,
    analysis_of,
    town_boundaries,
    write_csv,
)

OTHER_CITY = "31.74"


def layer() -> gpd.GeoDataFrame:
    frame = town_boundaries().frame
    return gpd.GeoDataFrame(
        {"kode": frame["code"], "nama": frame["name"], "jiwa": frame["population"]},
        geometry=frame.geometry, crs="EPSG:4326",
    )  # fmt: skip


def added(frame: gpd.GeoDataFrame, city: str = TOWN):  # type: ignore[no-untyped-def]
    return add_boundaries(
        frame, city_code=city, code_field="kode", name_field="nama", population_field="jiwa"
    )


@pytest.mark.parametrize("driver", ["GeoJSON", "GPKG", "ESRI Shapefile"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32748", "EPSG:3857"])
def test_a_city_comes_in_from_any_format_and_crs(tmp_path: Path, driver: str, crs: str) -> None:
    path = tmp_path / f"kota.{ {'GeoJSON': 'geojson', 'GPKG': 'gpkg'}.get(driver, 'shp') }"
    layer().to_crs(crs).to_file(path, driver=driver)
    boundaries, _ = added(read_layer(path))
    assert list(boundaries.codes) == list(TOWN_CODES)
    assert boundaries.bounds == pytest.approx(town_boundaries().bounds, abs=1e-6)


def test_what_was_written_reads_back(tmp_path: Path) -> None:
    before = town_boundaries()
    write_boundaries(before, tmp_path)
    after = load_boundaries(TOWN, [tmp_path])
    assert (after.city, after.edition, after.notice) == (before.city, before.edition, before.notice)
    assert list(after.population) == list(before.population)
    assert shapely.equals_exact(after.geometry, before.geometry, 1e-7, normalize=True).all()


def test_codes_without_dots_are_understood() -> None:
    frame = layer().assign(kode=lambda f: f["kode"].str.replace(".", ""))
    assert list(added(frame)[0].codes) == list(TOWN_CODES)


def test_an_overlap_is_mended_and_reported() -> None:
    frame = layer()
    frame.loc[0, "geometry"] = frame.geometry[0].buffer(0.0004, join_style="mitre")
    boundaries, changes = added(frame)
    assert shapely.coverage_is_valid(boundaries.geometry)
    assert len(changes) > 0


def test_an_invalid_shape_is_mended_and_reported() -> None:
    frame = layer()
    west, south, east, north = frame.geometry[0].bounds
    bow = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
    frame.loc[0, "geometry"] = bow
    boundaries, changes = added(frame)
    assert shapely.is_valid(boundaries.geometry).all()
    assert changes["repaired"].any()


def test_a_layer_without_crs_is_refused() -> None:
    with pytest.raises(UnknownCrs):
        added(layer().set_crs(None, allow_override=True))


@pytest.mark.parametrize("code", [TOWN_CODES[1], None, "", "3179", "abc"])
def test_a_duplicate_missing_or_malformed_code_is_refused(code: str | None) -> None:
    frame = layer()
    frame.loc[0, "kode"] = code
    with pytest.raises(InvalidBoundaries):
        added(frame)


def test_a_layer_outside_indonesia_is_refused() -> None:
    frame = layer()
    with pytest.raises(InvalidBoundaries):
        added(frame.set_geometry(frame.geometry.translate(-100, 50)))


def test_a_layer_of_another_city_is_refused() -> None:
    with pytest.raises(InvalidBoundaries, match=r"31\.99"):
        added(layer(), "31.99")


@pytest.mark.parametrize("field", ["code_field", "name_field", "population_field"])
def test_an_unknown_field_is_refused(field: str) -> None:
    fields = {"code_field": "kode", "name_field": "nama", field: "tidak_ada"}
    with pytest.raises(InvalidBoundaries):
        add_boundaries(layer(), city_code=TOWN, **fields)


@pytest.mark.parametrize("content", [b"", b"bukan peta", b'{"type": "FeatureCollection"}'])
def test_what_is_no_layer_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.geojson").write_bytes(content)
    with pytest.raises((UnreadableFile, UnknownCrs, InvalidBoundaries)):
        added(read_layer(tmp_path / "a.geojson"))


def test_an_unknown_city_is_refused_with_the_ones_there_are(tmp_path: Path) -> None:
    write_boundaries(town_boundaries(), tmp_path)
    with pytest.raises(NotFound, match=TOWN):
        load_boundaries("3175", [tmp_path])


def test_the_offices_own_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    write_boundaries(town_boundaries(), tmp_path)
    cities = {code: path for code, _, path in list_boundaries([tmp_path, ROOT / "data"])}
    assert cities[TOWN].is_relative_to(tmp_path)
    assert "31.72" in cities


@pytest.mark.parametrize("text", ["halo", "P1 R1: 1 2"])
def test_figures_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UnreadableFile):
        read_figures(text)


def test_every_shipped_city_is_a_valid_coverage() -> None:
    for code, _, _ in list_boundaries([ROOT / "data"]):
        geometry = load_boundaries(code, [ROOT / "data"]).geometry
        assert shapely.coverage_is_valid(geometry)
        assert shapely.is_valid(geometry).all()


@pytest.fixture(scope="module")
def second_city(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the office of another real city, its boundaries brought in like any office would."""
    home = tmp_path_factory.mktemp("kota-lain")
    province = read_layer(shared / "boundaries" / "jakarta_all_kelurahan.geojson")
    boundaries, _ = add_boundaries(
        province,
        city_code=OTHER_CITY,
        code_field="code",
        name_field="name",
        about={"city": "Kota Lain"},
    )
    write_boundaries(boundaries, home)
    return Office(Settings(home=home, store="memory:", city=OTHER_CITY))


@pytest.fixture(scope="module")
def of_second_city(second_city: Office, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    names = list(second_city.boundaries.names.values())
    rows = [
        (f"LM-{i}", f"{1 + i % 28:02}/05/2024", f"Jl. Uji No. {i}, Kel. {names[i % len(names)]}",
         "WhatsApp", "transaksi")
        for i in range(5 * len(names))
    ]  # fmt: skip
    path = write_csv(tmp_path_factory.mktemp("in") / "laporan.csv", REPORT_HEADER, rows)
    (report,) = ingest([path], second_city.intake())
    return report, analysis_of(second_city)


def test_a_second_city_is_one_valid_coverage(second_city: Office) -> None:
    assert len(second_city.boundaries.codes) > 40
    assert shapely.coverage_is_valid(second_city.boundaries.geometry)


def test_a_second_city_places_its_own_kelurahan(of_second_city) -> None:  # type: ignore[no-untyped-def]
    report, analysis = of_second_city
    assert report.error is None
    assert analysis.total("reports").in_kelurahan >= 0.99 * report.rows


def test_a_second_city_locates_its_own_points(second_city: Office) -> None:
    inside = shapely.point_on_surface(second_city.boundaries.geometry)
    found = second_city.locator.locate(shapely.get_x(inside), shapely.get_y(inside))
    assert np.array_equal(found, np.arange(len(inside)))


def test_a_second_city_has_a_map(of_second_city) -> None:  # type: ignore[no-untyped-def]
    assert "Peta Bersinar – Kota Lain" in render_map(of_second_city[1])


def test_a_city_without_population_has_counts_and_no_rates_and_says_so(of_second_city) -> None:  # type: ignore[no-untyped-def]
    _, analysis = of_second_city
    assert analysis.kelurahan["reports"].sum() > 0
    assert not [c for c in analysis.kelurahan if c.endswith("_rate")]
    assert analysis.ranking is None
    assert any("opulation" in note.en for note in analysis.notes)


def test_a_city_without_its_own_reference_tables_has_no_pilots(second_city: Office) -> None:
    assert second_city.reference.pilots == frozenset()


def test_a_written_file_says_where_it_comes_from(tmp_path: Path) -> None:
    path = write_boundaries(town_boundaries(), tmp_path)
    about = json.loads(path.read_text("utf-8"))["about"]
    assert {about[k] for k in ("city_code", "city")} == {TOWN, "Kota Uji"}
    assert TOWN_NAMES[0] in path.read_text("utf-8")
