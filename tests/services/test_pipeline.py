"""Files become stored records, stored records become an analysis; nothing gets lost between."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from services.analysis import Analysis, Level, Period
from services.errors import NotFound
from services.pipeline import FileReport, Wish, ingest
from services.store.protocol import Batch, Import, Placed
from services.store.sql import SqlStore
from services.wiring import Office
from tests.conftest import (
    REPORT_HEADER,
    TOWN,
    TOWN_CODES,
    TOWN_NAMES,
    analysis_of,
    make_town,
    report_rows,
    town_files,
    write_csv,
)

DAY = dt.date(2024, 3, 1)
NOWHERE = ("LM-N", "01/03/2024", "Jl. Antah Berantah", "WhatsApp", "transaksi")
SPOILT = ("LM-S", "31/02/2024", f"Kel. {TOWN_NAMES[0]}", "WhatsApp", "transaksi")


def take(office: Office, *paths: Path, dry_run: bool = False) -> list[FileReport]:
    return ingest(paths, office.intake(), Wish(dry_run=dry_run))


def mixed(folder: Path, name: str = "laporan.csv") -> Path:
    rows = report_rows({(0, DAY): 3, (4, DAY): 2})
    return write_csv(folder / name, REPORT_HEADER, [*rows, rows[0], NOWHERE, SPOILT, *rows[3:4]])


@pytest.fixture
def filed(tmp_path: Path) -> Office:
    """Return the made-up city with its store in a file."""
    return make_town(tmp_path / "home", store=str(tmp_path / "kantor.sqlite"))


def test_rows_are_records_rejections_and_duplicates(town: Office, tmp_path: Path) -> None:
    (report,) = take(town, mixed(tmp_path))
    assert (report.rows, report.records, report.rejections, report.duplicates) == (9, 6, 1, 2)


@pytest.mark.parametrize("number", range(3))
def test_rows_add_up_in_every_file(busy_town: Office, number: int) -> None:
    entry = busy_town.store.imports(TOWN)[number]
    assert entry.rows == entry.records + entry.rejections + entry.duplicates


def test_the_same_file_twice_adds_nothing(town: Office, tmp_path: Path) -> None:
    first, again = take(town, mixed(tmp_path), mixed(tmp_path))
    assert (again.records, again.duplicates, again.rejections) == (0, 8, 1)
    assert again.already
    assert not first.already
    assert len(town.store.records(TOWN)) == first.records


def test_the_same_rows_under_another_name_add_nothing(town: Office, tmp_path: Path) -> None:
    _, again = take(town, mixed(tmp_path, "a_laporan.csv"), mixed(tmp_path, "b_laporan.csv"))
    assert again.records == 0


def test_a_corrected_row_comes_in_with_the_corrected_file(town: Office, tmp_path: Path) -> None:
    take(town, mixed(tmp_path))
    corrected = write_csv(
        tmp_path / "baru.csv", REPORT_HEADER, [("LM-S", "28/02/2024", *SPOILT[2:])]
    )
    assert take(town, corrected)[0].records == 1


def test_rows_without_numbers_are_recognised_by_content_and_how_often(
    town: Office, tmp_path: Path
) -> None:
    header = ("Tanggal", "Lokasi", "Kanal", "Jenis Laporan")
    row = ("01/03/2024", f"Kel. {TOWN_NAMES[1]}", "WhatsApp", "transaksi")
    first, again = take(
        town,
        write_csv(tmp_path / "a.csv", header, [row, row]),
        write_csv(tmp_path / "b.csv", header, [row, row, row]),
    )
    assert (first.records, again.records, again.duplicates) == (2, 1, 2)


def test_a_bad_file_among_good_ones_stops_none_of_them(town: Office, tmp_path: Path) -> None:
    good = mixed(tmp_path)
    bad = tmp_path / "kosong.csv"
    bad.touch()
    one, two, three = take(town, bad, good, tmp_path)
    assert (bool(one.error), two.error, bool(three.error)) == (True, None, True)
    assert len(town.store.records(TOWN)) == two.records == 6


def test_a_bad_file_leaves_the_store_as_it_was(filed: Office, tmp_path: Path) -> None:
    take(filed, mixed(tmp_path))
    before = filed.store.records(TOWN)
    take(filed, write_csv(tmp_path / "kepala.csv", REPORT_HEADER, []))
    assert filed.store.records(TOWN).equals(before)
    assert len(filed.store.imports(TOWN)) == 1


class BreaksHalfWay(SqlStore):
    """A store whose disk fills up after the first records of a file."""

    broken = False

    def add(self, batch: Batch, *, keep: bool = True) -> Import:
        if self.broken:
            outcomes = list(batch.outcomes)
            placed = next(o for o in outcomes if isinstance(o, Placed))
            record = dataclasses.replace(placed.record, identity="x", details={"x": object()})
            batch = dataclasses.replace(
                batch, outcomes=[*outcomes, Placed(record, placed.location)]
            )
        return super().add(batch, keep=keep)


def test_a_failure_half_way_leaves_the_store_as_it_was(town: Office, tmp_path: Path) -> None:
    store = BreaksHalfWay(f"sqlite:///{tmp_path / 'a.sqlite'}")
    intake = dataclasses.replace(town.intake(), store=store)
    ingest([mixed(tmp_path)], intake)
    store.broken = True
    later = write_csv(tmp_path / "lagi.csv", REPORT_HEADER, report_rows({(2, DAY): 9}, "X"))
    with pytest.raises(TypeError):
        ingest([later], intake)
    assert (len(store.records(TOWN)), len(store.imports(TOWN))) == (6, 1)


def test_a_dry_run_tells_the_same_and_keeps_nothing(town: Office, tmp_path: Path) -> None:
    (tried,) = take(town, mixed(tmp_path), dry_run=True)
    assert (tried.records, tried.rejections, tried.duplicates) == (6, 1, 2)
    assert len(town.store.records(TOWN)) == 0


def test_progress_reaches_the_end_of_every_file(town: Office, tmp_path: Path) -> None:
    told: list[tuple[str, int, bool]] = []
    ingest(
        [mixed(tmp_path)],
        town.intake(),
        progress=lambda name, done, ended: told.append((name, done, ended)),
    )
    assert told[-1] == ("laporan.csv", 9, True)


def test_a_record_whose_kelurahan_is_not_found_is_in_totals_and_in_no_zone(
    town: Office, tmp_path: Path
) -> None:
    (report,) = take(town, mixed(tmp_path))
    analysis = analysis_of(town)
    total = analysis.total("reports")
    assert report.precision == {"kelurahan": 7, "none": 1}
    assert (total.count, total.in_kelurahan) == (6, 5)
    assert analysis.kelurahan["reports"].sum() == 5


def test_a_coordinate_in_another_city_is_in_no_zone(town: Office, tmp_path: Path) -> None:
    header = ("No LKN", "Tanggal", "Alamat TKP", "Lintang", "Bujur", "Barang Bukti")
    row = ("LKN/1", "01/03/2024", "Jl. Tunjungan, Surabaya", "-7.2575", "112.7521", "Sabu 1 gr")
    take(town, write_csv(tmp_path / "kasus.csv", header, [row]))
    assert town.store.records(TOWN)["kelurahan_code"].isna().all()


def test_a_located_record_lies_in_the_cell_of_its_point(busy_town: Office) -> None:
    records = busy_town.store.records(TOWN)
    points = records[records["precision"] == "point"]
    assert len(points)
    assert ((points["cell"] > 0) == points["lon"].notna()).all()


def test_a_patient_is_never_placed_finer_than_kelurahan(busy_town: Office) -> None:
    records = busy_town.store.records(TOWN)
    patients = records[records["kind"] == "rehabilitation/health"]
    assert set(patients["precision"]) == {"kelurahan"}
    assert patients[["lon", "lat"]].isna().all().all()
    assert (patients["cell"] == 0).all()


@pytest.fixture(scope="module")
def busy(busy_town: Office) -> Analysis:
    return analysis_of(busy_town)


def test_an_empty_store_cannot_be_analysed(town: Office) -> None:
    with pytest.raises(NotFound, match="ingest"):
        analysis_of(town)


def test_kecamatan_add_up_to_kelurahan(busy: Analysis) -> None:
    assert busy.kecamatan["reports"].sum() == busy.kelurahan["reports"].sum()


def test_cells_add_up_to_the_located_records(busy: Analysis) -> None:
    assert busy.cells["cases"].sum() == busy.total("cases").in_cells


def test_every_kelurahan_is_ranked_once(busy: Analysis) -> None:
    assert busy.ranking is not None
    assert sorted(busy.ranking["code"]) == sorted(TOWN_CODES)
    assert list(busy.ranking["rank"]) == list(range(1, 7))


@pytest.mark.parametrize("name", ["threat", "burden", "rank"])
def test_an_interval_holds_its_value(busy: Analysis, name: str) -> None:
    assert busy.ranking is not None
    assert (busy.ranking[f"{name}_low"] <= busy.ranking[name]).all()
    assert (busy.ranking[name] <= busy.ranking[f"{name}_high"]).all()


def test_the_population_weighted_mean_of_log_threat_is_zero_in_every_draw(busy: Analysis) -> None:
    assert busy.threat_draws is not None
    people = busy.boundaries.population
    means = np.average(np.log(busy.threat_draws), weights=people, axis=1)
    assert means == pytest.approx(0, abs=1e-9)


def test_burden_is_population_times_threat(busy: Analysis) -> None:
    assert busy.ranking is not None
    people = busy.kelurahan.loc[busy.ranking["code"], "population"].to_numpy()
    assert busy.ranking["burden"].to_numpy() == pytest.approx(people * busy.ranking["threat"])


def test_police_records_alone_are_not_called_threat(tmp_path: Path) -> None:
    office = make_town(tmp_path / "a")
    _, cases, _ = town_files(tmp_path / "in")
    take(office, cases)
    assert analysis_of(office).ranking is None


def test_the_same_question_gets_the_same_answer(busy_town: Office, busy: Analysis) -> None:
    again = analysis_of(busy_town)
    assert busy.ranking is not None
    assert busy.ranking.equals(again.ranking)
    assert busy.provenance == again.provenance


@pytest.mark.parametrize(
    "name",
    ["data_sha256", "boundary_edition", "population_source", "seed", "code_version",
     "cell_resolution", "heat_bandwidth_m"],
)  # fmt: skip
def test_an_analysis_says_where_it_comes_from(busy: Analysis, name: str) -> None:
    assert busy.provenance[name] not in ("", None)


def test_a_period_counts_only_its_days(busy_town: Office) -> None:
    year = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    both = analysis_of(busy_town).total("reports").count
    first = analysis_of(busy_town, period=year).total("reports").count
    records = busy_town.store.records(TOWN, until=year.until)
    assert first == (records["kind"] == "incident/residents").sum() < both


def test_without_population_there_are_counts_and_neither_rates_nor_ranking(
    tmp_path: Path,
) -> None:
    office = make_town(tmp_path / "home", with_people=False)
    take(office, *town_files(tmp_path / "in"))
    analysis = analysis_of(office)
    assert analysis.kelurahan["reports"].sum() > 0
    assert not [c for c in analysis.kelurahan if c.endswith(("_rate", "_smoothed", "per_1000"))]
    assert analysis.ranking is None
    assert any("population" in note.en for note in analysis.notes)


def test_publication_shows_no_points(busy_town: Office) -> None:
    assert analysis_of(busy_town, Level.PUBLICATION).points is None
