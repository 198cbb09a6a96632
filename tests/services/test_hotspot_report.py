"""Hot spots in depth, class beside model, alarms: choices told, refusals told, nothing leaked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from services.alert_list import AlertList, alert_lines, list_alerts, published
from services.analysis import Analysis, Level, Period
from services.class_report import class_lines, class_table
from services.clusters import METHODS
from services.delays import Delay
from services.hotspot_report import (
    KindReport,
    report_data,
    report_kind,
    report_lines,
    write_reports,
)
from services.records import RECORD_KINDS
from services.slices import slice_counts, whole_quarters
from services.wiring import Office
from tests.conftest import analysis_of
from tests.services.deciding import CODES, PERIOD, monthly_reports, ranked_city

REPORTS, CASES = RECORD_KINDS["incident/residents"], RECORD_KINDS["incident/enforcement"]


@pytest.fixture(scope="module")
def secure(busy_town: Office) -> Analysis:
    return analysis_of(busy_town)


@pytest.fixture(scope="module")
def public(busy_town: Office) -> Analysis:
    return analysis_of(busy_town, Level.PUBLICATION)


def report(office: Office, analysis: Analysis) -> KindReport:
    resolution = int(analysis.provenance["cell_resolution"])
    grounds = (office.ground_at(resolution), office.ground_at(8))
    return report_kind(CASES, office.store.records("31.79"), analysis, grounds)


@pytest.fixture(scope="module")
def told(busy_town: Office, secure: Analysis) -> KindReport:
    return report(busy_town, secure)


@pytest.fixture(scope="module")
def told_outside(busy_town: Office, public: Analysis) -> KindReport:
    return report(busy_town, public)


@pytest.mark.parametrize("name", [m.name for m in METHODS])
def test_every_method_tells_its_choices_or_why_it_refuses(name: str, told: KindReport) -> None:
    finding = next(f for method, f in told.findings if method.name == name)
    assert finding.choices.id
    assert finding.choices.en


def test_six_kelurahan_are_too_few_for_local_moran(told: KindReport) -> None:
    finding = next(f for method, f in told.findings if method.name == "hot_kelurahan")
    assert finding.table is None


def test_density_is_told_per_head_too(told: KindReport) -> None:
    table = next(f.table for method, f in told.findings if method.name == "density")
    assert table is not None
    assert "per_1000" in table


@pytest.mark.parametrize("name", ["density", "near_repeat", "emerging_cells"])
def test_what_points_to_an_address_is_not_published(name: str, told_outside: KindReport) -> None:
    finding = next(f for method, f in told_outside.findings if method.name == name)
    assert finding.table is None


def test_published_tables_have_no_figures_that_give_counts_away(told_outside: KindReport) -> None:
    columns = {c for _, f in told_outside.findings if f.table is not None for c in f.table}
    assert not columns & {"gi_z", "gi_p", "moran", "moran_p", "observed", "expected", "trend_z"}


def test_published_choices_tell_no_number_of_events(told_outside: KindReport) -> None:
    texts = [
        f.choices.en.split(" events")[0] for _, f in told_outside.findings if f.table is not None
    ]
    assert set(texts) <= {"…"}


def test_tables_are_written_for_what_was_found(
    told: KindReport, secure: Analysis, tmp_path: Path
) -> None:
    files = write_reports([told], secure, tmp_path)
    found = [f"cases_{m.name}.csv" for m, f in told.findings if f.table is not None]
    assert [f.name for f in files] == [*found, "hotspots.txt"]


def test_the_office_is_told_to_keep_it(told: KindReport, secure: Analysis) -> None:
    assert "FOR THE OFFICE ONLY" in report_lines([told], secure, "en")


def test_plain_data_tell_what_was_refused(told: KindReport, secure: Analysis) -> None:
    methods = report_data([told], secure)["kinds"]["cases"]
    assert methods["hot_kelurahan"]["refused"] is True


def test_only_whole_quarters_are_slices() -> None:
    quarters = whole_quarters(Period(dt.date(2023, 1, 2), dt.date(2024, 3, 31)))
    assert list(map(str, quarters)) == ["2023Q2", "2023Q3", "2023Q4", "2024Q1"]


def test_slices_grow_until_each_can_be_tested() -> None:
    records = monthly_reports({0: (4, 4)}, change=PERIOD.since)
    slices = slice_counts(np.zeros(len(records), np.int64), records, 1, PERIOD)
    assert slices.length == "setengah tahun / half-year"


def test_class_and_model_that_part_are_told_apart() -> None:
    table = class_table(with_classes("aman", *["waspada"] * 14, "bahaya"))
    assert "".join(table.loc[table["disagrees"], "name"].str[-1]) == "AKLMNOP"


def test_an_unmapped_kelurahan_that_the_model_puts_high_is_to_be_mapped() -> None:
    table = class_table(with_classes("belum dipetakan", *["aman–waspada"] * 15))
    assert "petakan dahulu" in table["why_id"].iloc[0]


def test_an_open_class_is_no_disagreement() -> None:
    assert not class_table(with_classes(*["aman–waspada"] * 16))["disagrees"].any()


def test_disagreements_are_listed_in_words() -> None:
    table = class_table(with_classes("aman", *["waspada"] * 8, *["aman"] * 7))
    assert class_lines(table, simulated="", lang="en")[1].startswith("• Desa A: class low")


def with_classes(*labels: str) -> Analysis:
    analysis = ranked_city(labels)
    zones = pd.DataFrame(
        {"core_indicators": 3.0, "supporting_indicators": 1.0, "population": 1e4,
         "reports_smoothed": np.linspace(2, 1, 16)}, index=pd.Index(CODES, name="code"),
    )  # fmt: skip
    return Analysis(**(vars(analysis) | {"kelurahan": zones}))


PROMPT = Delay(np.ones(7), pd.Period("2025-01", "M"), 500)
HALF_HERE = Delay(np.array([0.2, 0.5, 1, 1, 1, 1, 1]), pd.Period("2025-01", "M"), 500)


def alert(
    per_month: dict[int, tuple[int, int]], office: Office, delay: Delay | None = PROMPT
) -> AlertList:
    records = monthly_reports(per_month, change=dt.date(2024, 12, 1))
    ground = office.ground_at(7)
    records["kelurahan_code"] = records["kelurahan_code"].map(
        dict(zip(CODES, ground.boundaries.codes, strict=False))
    )
    return list_alerts(REPORTS, records, ground, PERIOD, delay=delay, seed=1)


QUIET = dict.fromkeys(range(6), (2, 2))


def test_a_sudden_month_raises_an_alarm(busy_town: Office) -> None:
    table = alert(QUIET | {3: (2, 30)}, busy_town).table
    assert table is not None
    assert table["code"].iloc[0] == busy_town.boundaries.codes[3]


def test_late_records_lessen_what_is_expected(busy_town: Office) -> None:
    whole, half = (alert(QUIET, busy_town, delay).table for delay in (PROMPT, HALF_HERE))
    assert whole is not None
    assert half is not None
    assert half["expected"].tolist() == pytest.approx((0.5 * whole["expected"]).tolist())


def test_the_last_weeks_are_not_tested_where_delay_is_unknown(busy_town: Office) -> None:
    assert alert(QUIET, busy_town, None).month == "2024-11"


def test_a_list_without_known_delay_says_so(busy_town: Office) -> None:
    assert "cannot be measured" in alert(QUIET, busy_town, None).note.en


def test_the_limits_of_alarms_write_numbers_as_the_reader_does(busy_town: Office) -> None:
    note = alert(QUIET, busy_town, None).note
    assert ("p ≤ 0,01." in note.id, "p ≤ 0.01." in note.en) == (True, True)


def test_a_month_of_which_little_has_come_is_not_tested(busy_town: Office) -> None:
    slow = Delay(np.array([0, 0.1, 0.6, 1, 1, 1, 1]), pd.Period("2025-01", "M"), 500)
    assert alert(QUIET, busy_town, slow).month == "2024-11"


def test_a_quiet_month_raises_none(busy_town: Office) -> None:
    table = alert(QUIET, busy_town).table
    assert table is not None
    assert not table["alarm"].any()


def test_a_short_past_is_refused(busy_town: Office) -> None:
    short = Period(dt.date(2024, 6, 1), dt.date(2024, 12, 31))
    records = monthly_reports(QUIET, change=PERIOD.since)
    assert list_alerts(REPORTS, records, busy_town.ground_at(7), short, seed=1).table is None


def told_outside_of(office: Office, *hidden: int) -> pd.DataFrame:
    """Return what leaves of a list with an alarm in the fourth kelurahan, some counts hidden."""
    told = np.isin(np.arange(6), hidden, invert=True)
    found = alert(QUIET | {3: (2, 30)}, office)
    shown = published(found, 5, told=told, ground=office.ground_at(7)).table
    assert shown is not None
    return shown


def test_a_published_list_holds_no_figures(busy_town: Office) -> None:
    assert list(told_outside_of(busy_town).columns) == ["kind", "month", "code", "name", "scope"]


def test_no_alarm_is_published_where_the_count_is_hidden(busy_town: Office) -> None:
    """It would be a lower bound of the count, which with the sums around narrows another."""
    own = busy_town.boundaries.codes[3]
    assert own in set(told_outside_of(busy_town)["code"])
    assert own not in set(told_outside_of(busy_town, 3)["code"])


def test_no_alarm_with_neighbours_is_published_where_one_of_them_is_hidden(
    busy_town: Office,
) -> None:
    joined = told_outside_of(busy_town, *range(6))
    assert joined.empty


def test_the_list_says_how_often_it_errs(busy_town: Office) -> None:
    lines = alert_lines([alert(QUIET, busy_town)], simulated="", lang="en")
    assert "False alarms per month" in lines[1]
