"""A map layer holds its own data: one that only names other files or addresses is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from services.boundary_files import read_layer
from services.errors import UnreadableFile
from services.geocode.areas import City
from services.geocode.gazetteer_files import read_gazetteer
from services.intake.readers import read_sheets

SECRET = "Isi berkas lain"


def directions_to(path: Path) -> str:
    """Return a virtual layer of GDAL: no data, only where they are."""
    return (
        f'<OGRVRTDataSource><!-- <kml "Feature" --><OGRVRTLayer name="x"><SrcDataSource>{path}'
        f"</SrcDataSource><SrcLayer>{path.stem}</SrcLayer><LayerSRS>WGS84</LayerSRS>"
        '<GeometryField encoding="PointFromColumns" x="lon" y="lat"/></OGRVRTLayer>'
        "</OGRVRTDataSource>"
    )


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "rahasia.csv"
    path.write_text(f"nama,lon,lat\n{SECRET},106.805,-6.095\n", encoding="utf-8")
    return path


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(path: Path) -> list[object]:
    return [row for sheet in read_sheets(path, max_mb=1) for row in sheet.rows]


@pytest.mark.parametrize("name", ["titik.kml", "titik.geojson", "titik.csv"])
def test_an_office_file_cannot_name_another_file(tmp_path: Path, secret: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        rows_of(written(tmp_path, name, directions_to(secret)))


def test_a_boundary_file_cannot_name_another_file(tmp_path: Path, secret: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_layer(written(tmp_path, "batas.gpkg", directions_to(secret)))


@pytest.mark.parametrize("name", ["tempat.geojson", "tempat.gpkg", "tempat.osm"])
def test_a_gazetteer_cannot_name_another_file(
    tmp_path: Path, secret: Path, name: str, city: City
) -> None:
    with pytest.raises(UnreadableFile):
        read_gazetteer(written(tmp_path, name, directions_to(secret)), city)


def test_a_pipeline_of_gdal_is_no_layer(tmp_path: Path, secret: Path) -> None:
    command = f"gdal vector pipeline ! read {secret}"
    pipeline = {"type": "gdal_streamed_alg", "x": "Feature", "command_line": command}
    with pytest.raises(UnreadableFile):
        rows_of(written(tmp_path, "titik.json", json.dumps(pipeline)))


def test_directions_inside_a_layer_are_plain_text(tmp_path: Path, secret: Path) -> None:
    point = {"type": "Point", "coordinates": [106.8, -6.1]}
    feature = {"type": "Feature", "properties": {"Lokasi": "Jl. A"}, "geometry": point}
    layer = {"type": "FeatureCollection", "note": directions_to(secret), "features": [feature]}
    assert rows_of(written(tmp_path, "titik.geojson", json.dumps(layer))) == [
        ["Lintang", "Bujur", "Lokasi"],
        [-6.1, 106.8, "Jl. A"],
    ]


def test_a_layers_own_column_of_latitudes_stands_beside_its_points(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [106.8, -6.1]}
    feature = {"type": "Feature", "properties": {"lat": "kira-kira -6"}, "geometry": point}
    layer = {"type": "FeatureCollection", "features": [feature]}
    assert rows_of(written(tmp_path, "titik.geojson", json.dumps(layer))) == [
        ["Lintang", "Bujur", "lat"],
        [-6.1, 106.8, "kira-kira -6"],
    ]


_SECOND_FOLDER = (
    "<Folder><name>Februari 2024</name><Placemark><name>Pos 2</name>"
    "<Point><coordinates>106.9,-6.1</coordinates></Point></Placemark></Folder>"
)


def kml(start: str = "", name: str = "Pos 1") -> str:
    """Return one placemark."""
    return (
        f'<?xml version="1.0"?>{start}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<Placemark><name>{name}</name><Point><coordinates>106.8,-6.1</coordinates></Point>"
        "</Placemark></Document></kml>"
    )


def test_a_kml_file_is_read(tmp_path: Path) -> None:
    assert "Pos 1" in rows_of(written(tmp_path, "titik.kml", kml()))[1]


def test_each_folder_of_a_kml_file_is_a_sheet_of_its_name(tmp_path: Path) -> None:
    text = kml().replace("<Document>", "<Document><Folder><name>Januari 2024</name>")
    text = text.replace("</Placemark>", f"</Placemark></Folder>{_SECOND_FOLDER}")
    sheets = read_sheets(written(tmp_path, "titik.kml", text), max_mb=5)
    assert [sheet.name for sheet in sheets] == ["Januari 2024", "Februari 2024"]


@pytest.mark.parametrize("value", ["SYSTEM 'rahasia.csv'", "'isi'"])
def test_a_kml_file_cannot_declare_entities(tmp_path: Path, secret: Path, value: str) -> None:
    start = f"<!DOCTYPE kml [<!ENTITY x {value}>]>"
    with pytest.raises(UnreadableFile):
        rows_of(written(tmp_path, "titik.kml", kml(start, "&x;")))


def test_a_kml_file_with_directions_in_a_comment_is_refused(tmp_path: Path, secret: Path) -> None:
    start = f"<!-- {directions_to(secret).replace('--', '')} -->"
    with pytest.raises(UnreadableFile):
        rows_of(written(tmp_path, "titik.kml", kml(start)))
