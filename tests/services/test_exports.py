"""What leaves as a file is well formed, says what it is, and hides what must be hidden."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from openpyxl import load_workbook

from services.analysis import Analysis
from services.errors import BadRequest, NotFound, NotPublishable
from services.exports import SIMULATED, export, plain_value
from tests.conftest import Shipped


@pytest.fixture(scope="module")
def layer(shipped: Shipped, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("layers") / "kelurahan.geojson"
    export(shipped.published, "kelurahan", "geojson", path)
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_a_geojson_holds_every_kelurahan(layer: dict[str, Any]) -> None:
    assert len(layer["features"]) == 31


def test_a_geojson_opens_in_a_map_program(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.secure, "cells", "geojson", tmp_path / "cells.geojson")
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert frame.is_valid.all()


def test_outer_rings_of_a_geojson_run_counterclockwise(layer: dict[str, Any]) -> None:
    shapes = [shapely.geometry.shape(f["geometry"]) for f in layer["features"]]
    parts = [part for shape in shapes for part in shapely.get_parts(shape)]
    assert all(part.exterior.is_ccw for part in parts)


def test_coordinates_have_seven_decimals_and_longitude_first(layer: dict[str, Any]) -> None:
    shapes = [shapely.geometry.shape(f["geometry"]) for f in layer["features"]]
    xy = np.vstack([shapely.get_coordinates(shape) for shape in shapes])
    assert np.array_equal(xy, np.round(xy, 7))
    assert (xy[:, 0] > 100).all()


def test_a_hidden_count_is_null_and_never_zero(layer: dict[str, Any]) -> None:
    hidden = [f["properties"] for f in layer["features"] if f["properties"]["cases_hidden"]]
    assert hidden
    assert {row["cases"] for row in hidden} == {None}


@pytest.mark.parametrize(
    "name",
    ["period", "level", "simulated", "boundary_notice", "data_sha256", "seed", "code_version",
     "notes_id", "notes_en", "totals"],
)  # fmt: skip
def test_a_file_says_of_itself(layer: dict[str, Any], name: str) -> None:
    assert layer["about"][name]


def test_a_csv_begins_with_its_header_for_programs(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.published, "ranking", "csv", tmp_path / "ranking.csv")
    assert path.read_bytes().startswith(b"code,name,")


def test_every_row_of_simulated_data_says_so(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.published, "ranking", "csv", tmp_path / "ranking.csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert {row["keterangan"] for row in rows} == {SIMULATED}


def test_a_ranking_has_the_columns_that_were_agreed(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.secure, "ranking", "xlsx", tmp_path / "ranking.xlsx")
    (header,) = load_workbook(path)["Data"].iter_rows(max_row=1, values_only=True)
    assert set(header) >= {
        "code", "name", "kecamatan", "threat", "threat_low", "threat_high", "burden",
        "burden_low", "burden_high", "score", "rank", "rank_low", "rank_high", "class",
        "pilot_status",
    }  # fmt: skip


def test_a_workbook_explains_itself_on_a_second_sheet(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.secure, "ranking", "xlsx", tmp_path / "ranking.xlsx")
    notes = {row[0].value: row[1].value for row in load_workbook(path)["Keterangan"]}
    assert notes["simulated"] == SIMULATED


def ranking_of(shipped: Shipped, name: str, path: Path) -> Path:
    """Export a ranking in which every kelurahan has one name."""
    assert shipped.secure.ranking is not None
    named = dataclasses.replace(shipped.secure, ranking=shipped.secure.ranking.assign(name=name))
    return export(named, "ranking", path.suffix[1:], path)


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1-1", "@x", "＝1+1", " =1+1"])
def test_a_text_of_a_csv_cannot_become_a_formula(
    shipped: Shipped, tmp_path: Path, text: str
) -> None:
    read = pd.read_csv(ranking_of(shipped, text, tmp_path / "a.csv"))
    assert set(read["name"]) == {f"'{text}"}


@pytest.mark.parametrize("text", ["=1+1", "-1-1", "#N/A"])
def test_a_text_of_a_workbook_is_a_cell_of_text(
    shipped: Shipped, tmp_path: Path, text: str
) -> None:
    cell = load_workbook(ranking_of(shipped, text, tmp_path / "a.xlsx"))["Data"]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_points_are_no_layer_of_a_publication(shipped: Shipped, tmp_path: Path) -> None:
    with pytest.raises(NotPublishable):
        export(shipped.published, "points", "geojson", tmp_path / "points.geojson")


def test_points_of_the_office_carry_no_text_of_the_place(shipped: Shipped, tmp_path: Path) -> None:
    path = export(shipped.secure, "points", "csv", tmp_path / "points.csv")
    assert set(pd.read_csv(path)) == {
        "kind", "occurred_on", "precision", "kelurahan_code", "radius_m", "keterangan",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "file_format"), [("jalan", "csv"), ("ranking", "docx")])
def test_an_unknown_layer_or_format_is_refused_with_the_choices(
    shipped: Shipped, tmp_path: Path, name: str, file_format: str
) -> None:
    with pytest.raises(BadRequest, match="Choose one of"):
        export(shipped.secure, name, file_format, tmp_path / "a")


def test_without_a_ranking_its_export_says_why(shipped: Shipped, tmp_path: Path) -> None:
    without = dataclasses.replace(shipped.secure, ranking=None)
    with pytest.raises(NotFound, match="no ranking"):
        export(without, "ranking", "csv", tmp_path / "a.csv")


def test_the_same_analysis_gives_the_same_bytes(shipped: Shipped, tmp_path: Path) -> None:
    one, two = (
        export(shipped.published, "cells", "geojson", tmp_path / name).read_bytes()
        for name in ("a.geojson", "b.geojson")
    )
    assert one == two


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.nan, None), (np.inf, None), (None, None), (np.int64(3), 3), (3.0, 3), (2.5, 2.5),
        (np.bool_(True), True), (pd.Timestamp("2024-01-31"), "2024-01-31"), ("x", "x"),
    ],
)  # fmt: skip
def test_a_value_is_plain(value: object, plain: object) -> None:
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


def test_an_office_layer_is_marked_as_such(shipped: Shipped, tmp_path: Path) -> None:
    def level(analysis: Analysis) -> str:
        path = export(analysis, "boundaries", "geojson", tmp_path / "a.geojson")
        return str(json.loads(path.read_text("utf-8"))["about"]["level"])

    assert [level(shipped.secure), level(shipped.published)] == ["secure", "publication"]
