"""A record vaguer than a cell is in no cell's count, stays in its kelurahan, and is told."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from services.analysis import Analysis, Level
from services.geocode.answers import Resolution
from services.maps import render_map
from services.pipeline import ingest
from services.records import Place, Precision, RecordKind
from services.reports import render_sheet
from services.wiring import Office
from services.zones import count_cells, count_kelurahan, count_totals
from tests.conftest import TOWN, TOWN_CODES, analysis_of, make_town, town_files

VAGUE_M = 400.0  # wider than a cell of resolution 9, not of 8


def all_vague(found: Resolution, place: Place, kind: RecordKind) -> Resolution:
    """Answer as a geocoder that knows streets only: every point is 400 m wide."""
    if found.location.precision is not Precision.POINT:
        return found
    location = dataclasses.replace(
        found.location, precision=Precision.STREET, radius_m=VAGUE_M, method="street"
    )
    return dataclasses.replace(found, location=location)


def some_vague(found: Resolution, place: Place, kind: RecordKind) -> Resolution:
    """Answer with streets in two of the six kelurahan, and with points elsewhere."""
    in_two = found.location.kelurahan_code in TOWN_CODES[:2]
    return all_vague(found, place, kind) if in_two else found


@pytest.fixture(scope="module")
def vague_town(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("vague")
    office = make_town(folder / "home")
    ingest(town_files(folder / "in"), dataclasses.replace(office.intake(), refine=some_vague))
    return office


@pytest.fixture(scope="module")
def secure(vague_town: Office) -> Analysis:
    return analysis_of(vague_town)


def test_streets_wider_than_a_cell_are_in_no_cell(secure: Analysis) -> None:
    of_two = secure.cells["kelurahan_code"].isin(TOWN_CODES[:2])
    assert secure.cells.loc[of_two, "cases"].sum() == 0
    assert secure.cells.loc[~of_two, "cases"].sum() > 0


def test_kelurahan_counts_do_not_change_with_the_uncertainty(
    secure: Analysis, busy_town: Office
) -> None:
    sharp = analysis_of(busy_town)
    assert secure.kelurahan["cases"].to_list() == sharp.kelurahan["cases"].to_list()


def test_what_is_too_coarse_is_counted_beside_what_is_not(secure: Analysis) -> None:
    cases, streets = secure.total("cases"), secure.kelurahan.loc[list(TOWN_CODES[:2]), "cases"]
    assert cases.too_coarse == streets.sum()
    assert cases.in_cells == cases.in_kelurahan - cases.too_coarse


def test_the_reader_is_told_how_many_are_too_coarse(secure: Analysis) -> None:
    count = secure.total("cases").too_coarse
    (told,) = [n for n in secure.notes if "Too coarse for H3 cells 9" in n.en]
    assert f"Cases and seizures ({count})" in told.en
    assert f"Ungkap kasus ({count})" in told.id


def test_the_map_says_what_is_too_coarse(secure: Analysis) -> None:
    assert "Terlalu kasar untuk sel H3 9" in render_map(secure)


def test_the_sheet_is_still_made(secure: Analysis) -> None:
    assert render_sheet(secure).startswith(b"%PDF")


def test_the_limit_stands_in_the_provenance(secure: Analysis) -> None:
    assert secure.provenance["cell_radius_limit_m"] == 201


def test_sharp_places_leave_nothing_to_tell(busy_town: Office) -> None:
    assert not [n for n in analysis_of(busy_town).notes if "Too coarse" in n.en]


def test_publication_tells_no_number_that_could_be_subtracted(vague_town: Office) -> None:
    notes = [n.en for n in analysis_of(vague_town, Level.PUBLICATION).notes]
    assert not [n for n in notes if "Too coarse" in n and "(" in n.split("): ")[-1]]


def test_a_street_too_wide_for_a_fine_cell_counts_in_a_coarser_one(vague_town: Office) -> None:
    records = vague_town.store.records(TOWN)
    cells = count_cells(records, vague_town.ground_at(8))
    (cases,) = [t for t in count_totals(records, 8) if t.column == "cases"]
    assert cells["cases"].sum() == cases.in_cells == cases.in_kelurahan


def test_heat_smears_a_street_and_keeps_every_event(secure: Analysis, busy_town: Office) -> None:
    sharp, smeared = analysis_of(busy_town).cells["cases_heat"], secure.cells["cases_heat"]
    in_second = secure.cells["kelurahan_code"] == TOWN_CODES[1]
    assert smeared[in_second].max() < sharp[in_second].max()
    assert smeared.sum() == pytest.approx(sharp.sum(), rel=0.05)


@pytest.mark.parametrize("level", Level)
def test_where_most_places_are_streets_the_cells_are_as_wide(level: Level, tmp_path: Path) -> None:
    office = make_town(tmp_path / "home")
    ingest(town_files(tmp_path), dataclasses.replace(office.intake(), refine=all_vague))
    assert analysis_of(office, level).provenance["cell_resolution"] < 9


def test_a_recapitulated_count_is_hot_by_all_its_events(vague_town: Office) -> None:
    records = vague_town.store.records(TOWN)
    of_reports = records["kind"] == "incident/residents"
    twice = records.assign(count=records["count"].where(~of_reports, records["count"] * 2))
    ground = vague_town.ground_at(8)
    once, doubled = count_cells(records, ground), count_cells(twice, ground)
    assert doubled["reports_heat"].sum() == pytest.approx(2 * once["reports_heat"].sum(), rel=1e-3)


def test_counting_by_kelurahan_never_reads_the_radius(vague_town: Office) -> None:
    records = vague_town.store.records(TOWN)
    blind = records.drop(columns="radius_m")
    table = count_kelurahan(records, vague_town.boundaries)
    assert table.equals(count_kelurahan(blind, vague_town.boundaries))
