"""Coded columns count what the analysis counts, under any filter."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from services.analysis import Period
from services.errors import BadRequest
from services.record_columns import Filter, RecordColumns, columns_of
from services.records import RECORD_KINDS
from services.zones import CELL_KINDS, COUNTED_KINDS
from tests.conftest import Shipped

CASES = "incident/enforcement"
YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.fixture(scope="module")
def columns(shipped: Shipped) -> RecordColumns:
    return shipped.office.columns()


@pytest.mark.parametrize("kind", [k.key for k in CELL_KINDS])
def test_kelurahan_hold_what_the_analysis_holds(
    columns: RecordColumns, shipped: Shipped, kind: str
) -> None:
    counted = columns.by_zone(columns.chosen(Filter(kind)), 31)
    expected = shipped.secure.kelurahan[RECORD_KINDS[kind].column]
    assert counted.tolist() == expected.tolist()


@pytest.mark.parametrize("kind", [k.key for k in CELL_KINDS])
def test_cells_hold_what_the_analysis_holds(
    columns: RecordColumns, shipped: Shipped, kind: str
) -> None:
    resolution = int(shipped.secure.provenance["cell_resolution"])
    grid = shipped.office.ground_at(resolution).grid
    counted = columns.by_cell(columns.chosen(Filter(kind)), grid)
    assert counted.tolist() == shipped.secure.cells[RECORD_KINDS[kind].column].tolist()


@pytest.mark.parametrize("kind", [k.key for k in COUNTED_KINDS])
def test_years_add_up_to_the_whole(columns: RecordColumns, kind: str) -> None:
    years = [Period(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (2022, 2023, 2024)]
    parts = [columns.chosen(Filter(kind, year)).sum() for year in years]
    assert sum(parts) == columns.chosen(Filter(kind)).sum()


def test_agencies_add_up_to_the_whole(columns: RecordColumns) -> None:
    parts = [columns.chosen(Filter(CASES, agencies=(a,))).sum() for a in columns.agencies]
    assert sum(parts) == columns.chosen(Filter(CASES)).sum()


def test_a_case_of_two_substances_is_found_by_either(columns: RecordColumns) -> None:
    each = [columns.chosen(Filter(CASES, substances=(s,))) for s in columns.substances]
    either = columns.chosen(Filter(CASES, substances=columns.substances))
    assert (np.any(each, axis=0) == either).all()
    assert sum(e.sum() for e in each) > either.sum()


def test_quarters_add_up_to_the_year(columns: RecordColumns, shipped: Shipped) -> None:
    import pandas as pd

    grid = shipped.office.ground_at(8).grid
    quarters = pd.period_range("2023Q1", "2023Q4", freq="Q")
    table = columns.by_cell_and_quarter(columns.chosen(Filter(CASES)), grid, quarters)
    of_year = columns.by_cell(columns.chosen(Filter(CASES, YEAR)), grid)
    assert table.sum(axis=1).tolist() == of_year.tolist()


@pytest.mark.parametrize("wanted", [{"agencies": ("Antah",)}, {"substances": ("antah",)}])
def test_what_no_record_names_is_refused_with_what_there_is(
    columns: RecordColumns, wanted: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(BadRequest, match="There are"):
        columns.chosen(Filter(CASES, **wanted))  # type: ignore[arg-type]


def test_an_empty_store_has_no_period(shipped: Shipped) -> None:
    nothing = shipped.office.store.records("99.99")
    assert columns_of(nothing, shipped.office.boundaries).period is None
