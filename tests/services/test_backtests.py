"""The back-test of any file of points: reading it, refusing it, writing the result."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import xml.etree.ElementTree as ET
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.boundaries import Boundaries, with_areas
from geo.errors import NotEnoughData
from geo.study_area import StudyArea, population_on
from services.backtests import BacktestWish, Tried, backtest_data, try_file, write_backtest
from services.errors import BadRequest, UnreadableFile
from services.point_files import PointColumns, read_points
from tests.services.deciding import grid_city

COLUMNS = PointColumns("waktu", "bujur", "lintang")
WISH = BacktestWish(dt.date(2023, 6, 30), resolution=8, seed=1)


@lru_cache
def events() -> pd.DataFrame:
    """Return 600 points in two years, most of them in three places."""
    rng = np.random.default_rng(5)
    spots = np.array([[106.80, -6.15], [106.86, -6.12], [106.90, -6.18]])
    near = spots[rng.integers(3, size=450)] + rng.normal(scale=0.003, size=(450, 2))
    far = np.column_stack([rng.uniform(106.75, 106.95, 150), rng.uniform(-6.2, -6.1, 150)])
    where = np.vstack([near, far])[rng.permutation(600)]
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(np.sort(rng.integers(730, size=600)), "D")
    return pd.DataFrame({"waktu": days, "bujur": where[:, 0], "lintang": where[:, 1]})


def save(folder: Path, *, form: str = "%Y-%m-%d", sep: str = ",", decimal: str = ".") -> Path:
    path = folder / "titik.csv"
    frame = events().assign(waktu=events()["waktu"].dt.strftime(form))
    frame.to_csv(path, sep=sep, decimal=decimal, index=False)
    return path


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    return try_file(save(tmp_path_factory.mktemp("titik")), COLUMNS, WISH)


@pytest.mark.parametrize(
    ("form", "sep", "decimal", "written"),
    [
        ("%Y-%m-%d", ",", ".", "ISO"),
        ("%Y-%m-%dT%H:%M:%SZ", "\t", ".", "ISO"),
        ("%d/%m/%Y", ";", ",", "d/m/Y"),
        ("%d-%m-%Y %H:%M", "|", ".", "d/m/Y"),
        ("%m/%d/%Y %I:%M:%S %p", ",", ".", "m/d/Y"),
    ],
)
def test_days_and_marks_are_recognised(
    form: str, sep: str, decimal: str, written: str, tmp_path: Path
) -> None:
    points = read_points(save(tmp_path, form=form, sep=sep, decimal=decimal), COLUMNS)
    assert (points.written, len(points.days)) == (written, 600)


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    packed = tmp_path / "titik.csv.gz"
    packed.write_bytes(gzip.compress(save(tmp_path).read_bytes()))
    assert read_points(packed, COLUMNS).rows == 600


def test_rows_that_cannot_be_used_are_counted(tmp_path: Path) -> None:
    path = save(tmp_path)
    path.write_text(path.read_text() + "kapan,106.8,-6.1\n2022-02-02,0,0\n2022-02-02,,\n")
    points = read_points(path, COLUMNS)
    assert (points.undated, points.unplaced) == (1, 2)


def test_a_missing_column_is_named_beside_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"Jam.*waktu, bujur, lintang"):
        read_points(save(tmp_path), PointColumns("Jam", "bujur", "lintang"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_points(tmp_path / "tidak_ada.csv", COLUMNS)


def test_too_few_events_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotEnoughData, match="at least 50 and 20"):
        try_file(save(tmp_path), COLUMNS, BacktestWish(dt.date(2023, 12, 30), resolution=8))


def test_two_kinds_of_cells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        try_file(save(tmp_path), COLUMNS, BacktestWish(dt.date(2023, 6, 30), None, 8, 500.0))


def test_the_last_day_of_training_trains(tried: Tried) -> None:
    trained = (events()["waktu"] <= "2023-06-30").sum()
    assert tried.result.training_events == trained


def test_squares_work_as_well(tmp_path: Path) -> None:
    wish = BacktestWish(dt.date(2023, 6, 30), grid_m=1000.0)
    assert try_file(save(tmp_path), COLUMNS, wish).area.spacing_m == pytest.approx(1000.0)


def test_a_horizon_rolls(tmp_path: Path) -> None:
    wish = BacktestWish(dt.date(2023, 6, 30), horizon_days=30, resolution=8)
    assert try_file(save(tmp_path), COLUMNS, wish).result.windows > 1


def test_the_result_is_plain_json_without_nan(tried: Tried) -> None:
    assert json.loads(json.dumps(backtest_data(tried), allow_nan=False))["rows"] == 600


def test_five_files_are_written(tried: Tried, tmp_path: Path) -> None:
    assert [f.name for f in write_backtest(tried, tmp_path)] == [
        "table.csv", "calibration.csv", "plot.svg", "verdict.txt", "result.json",
    ]  # fmt: skip


def test_the_plot_has_one_line_per_surface(tried: Tried, tmp_path: Path) -> None:
    write_backtest(tried, tmp_path)
    drawn = ET.parse(tmp_path / "plot.svg").findall("{http://www.w3.org/2000/svg}polyline")
    assert len(drawn) == tried.result.scores["surface"].nunique()


def test_the_verdict_stands_in_both_languages(tried: Tried, tmp_path: Path) -> None:
    write_backtest(tried, tmp_path)
    lines = (tmp_path / "verdict.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["Peta", "This"]


def dated(folder: Path, *days: str) -> Path:
    path = folder / "titik.csv"
    rows = [f"{day},106.8,-6.1" for day in days]
    path.write_text("\n".join(["waktu,bujur,lintang", *rows]) + "\n")
    return path


def test_days_that_nothing_decides_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="--days dmy"):
        read_points(dated(tmp_path, "03/04/2023", "11/12/2023"), COLUMNS)


def test_days_written_in_two_ways_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="two ways"):
        read_points(dated(tmp_path, "13/04/2023", "04/13/2023", "03/04/2023"), COLUMNS)


@pytest.mark.parametrize(("given", "day"), [("dmy", "2023-04-03"), ("mdy", "2023-03-04")])
def test_days_are_read_as_the_reader_says(given: str, day: str, tmp_path: Path) -> None:
    columns = PointColumns("waktu", "bujur", "lintang", given)
    points = read_points(dated(tmp_path, "03/04/2023"), columns)
    assert points.days[0] == np.datetime64(day).astype(int)


def test_an_unknown_form_of_days_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        read_points(dated(tmp_path, "03/04/2023"), PointColumns("waktu", "bujur", "lintang", "x"))


def test_one_day_above_twelve_decides(tmp_path: Path) -> None:
    points = read_points(dated(tmp_path, "03/04/2023", "03/14/2023"), COLUMNS)
    assert points.written == "m/d/Y"


def test_a_day_that_reads_alike_both_ways_needs_no_decision(tmp_path: Path) -> None:
    assert len(read_points(dated(tmp_path, "05/05/2023"), COLUMNS).days) == 1


def city_of_points() -> Boundaries:
    """Return two kelurahan over all points, all people in the western one."""
    boxes = [shapely.box(106.70, -6.25, 106.85, -6.05), shapely.box(106.85, -6.25, 107.0, -6.05)]
    frame = gpd.GeoDataFrame(
        {"code": ["31.79.01.1001", "31.79.01.1002"], "name": ["Barat", "Timur"],
         "kecamatan_code": ["31.79.01"] * 2, "kecamatan": ["Uji"] * 2,
         "population": [90_000.0, 10.0]},
        geometry=boxes, crs="EPSG:4326",
    )  # fmt: skip
    return Boundaries("31.79", "Kota Uji", with_areas(frame), "uji", "uji", "", "uji")


def test_population_is_compared_where_the_points_lie_in_a_known_city(tmp_path: Path) -> None:
    tried = try_file(save(tmp_path), COLUMNS, WISH, city_of_points())
    assert "population" in set(tried.result.scores["surface"])


def test_population_is_not_compared_without_boundaries(tried: Tried) -> None:
    assert "not compared" in backtest_data(tried)["population_en"]


def test_population_is_not_compared_where_the_points_lie_elsewhere(tmp_path: Path) -> None:
    tried = try_file(save(tmp_path), COLUMNS, WISH, grid_city())
    assert "of the points lie in Kota Uji" in tried.population.en


def test_a_cell_has_the_people_of_its_ground() -> None:
    half = np.arange(30.0)
    area = StudyArea(100 * half + 50, np.full(30, 50.0), np.full(30, 0.01))
    polygons = np.array([shapely.box(0, 0, 1500, 100), shapely.box(1500, 0, 3000, 100)])
    people = population_on(area, polygons, np.array([150.0, 30.0]))
    assert people.tolist() == pytest.approx([10.0] * 15 + [2.0] * 15)
