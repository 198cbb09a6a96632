"""What leaves the office gives no small count away, not even to who subtracts two releases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from geo.disclosure import round_significant
from services.analysis import Analysis, Level, Period
from services.decision_record import record_of
from services.decisions import Wishes, decide
from services.errors import NotPublishable
from services.pipeline import analyse, ingest
from services.publication import least_counts, may_tell, published_period
from services.published_decision import published_decision
from services.records import RECORD_KINDS
from services.weighting import Weighting
from services.wiring import Office
from services.zones import CELL_KINDS, COUNTED_KINDS
from tests.conftest import (
    REPORT_HEADER,
    TOWN,
    TOWN_CODES,
    Shipped,
    analysis_of,
    report_rows,
    write_csv,
)
from tests.services.deciding import CODES, history, ranked_city

QUARTERS = [
    Period(first, (pd.Timestamp(first) + pd.offsets.QuarterEnd()).date())
    for first in (dt.date(y, m, 1) for y in (2023, 2024) for m in (1, 4, 7, 10))
]
YEARS = [Period(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (2023, 2024)]
KINDS_OF_TOWN = ("reports", "cases", "rehabilitation")
Releases = dict[Period | None, Analysis]


@pytest.fixture(scope="module")
def releases(busy_town: Office) -> Releases:
    """Return what is published of the made-up city: everything, each year, each quarter."""
    periods = [None, *YEARS, *QUARTERS]
    return {p: analysis_of(busy_town, Level.PUBLICATION, p) for p in periods}


@pytest.fixture(scope="module")
def truth(busy_town: Office) -> pd.DataFrame:
    records = busy_town.store.records(TOWN)
    columns = {kind.key: kind.column for kind in RECORD_KINDS.values()}
    days = records["occurred_on"].dt
    quarter = 4 * (days.year - 2023) + days.quarter - 1
    zone = pd.Index(TOWN_CODES).get_indexer(pd.Index(records["kelurahan_code"]))
    return pd.DataFrame({"column": records["kind"].map(columns), "zone": zone, "quarter": quarter})


def quarters_of(period: Period | None) -> list[int]:
    if period in QUARTERS:
        return [QUARTERS.index(period)]
    return list(range(8)) if period is None else [4 * YEARS.index(period) + i for i in range(4)]


def shown_sums(releases: Releases, column: str) -> Iterator[tuple[list[int], list[int], int]]:
    """Yield every published count: its kelurahan, its quarters and the number."""
    for period, release in releases.items():
        when = quarters_of(period)
        for number, count in enumerate(release.kelurahan[column]):
            if np.isfinite(count):
                yield [number], when, int(count)
        for number, count in enumerate(release.kecamatan[column]):
            if np.isfinite(count):
                yield [3 * number, 3 * number + 1, 3 * number + 2], when, int(count)
        for total in release.totals:
            if total.column == column:
                yield list(range(6)), when, total.in_kelurahan


@pytest.mark.parametrize("column", KINDS_OF_TOWN)
def test_an_attack_on_all_published_time_slices_recovers_no_small_count(
    releases: Releases, truth: pd.DataFrame, column: str
) -> None:
    """An attacker with linear programming bounds each small count from all that is shown."""
    k = least_counts(Level.PUBLICATION)[column]
    sums = list(shown_sums(releases, column))
    system = np.zeros((len(sums), 48))
    for row, (zones, when, _) in enumerate(sums):
        for zone in zones:
            system[row, [8 * zone + q for q in when]] = 1
    right = [count for *_, count in sums]
    of_kind = truth[truth["column"] == column]
    recovered = []
    for zone in range(6):
        for period in releases:
            when = quarters_of(period)
            true = ((of_kind["zone"] == zone) & of_kind["quarter"].isin(when)).sum()
            if not 0 < true < k:
                continue
            goal = np.zeros(48)
            goal[[8 * zone + q for q in when]] = 1
            low, high = (linprog(s * goal, A_eq=system, b_eq=right) for s in (1, -1))
            assert low.status != 2
            if low.status == high.status == 0 and -high.fun - low.fun < 1:
                recovered.append((TOWN_CODES[zone], str(period), int(true)))
    assert recovered == []


@pytest.mark.parametrize("column", KINDS_OF_TOWN)
def test_no_count_below_k_is_shown(releases: Releases, column: str) -> None:
    k = least_counts(Level.PUBLICATION)[column]
    shown = [count for *_, count in shown_sums(releases, column)]
    assert not [count for count in shown if 0 < count < k]


@pytest.mark.parametrize("column", KINDS_OF_TOWN)
def test_no_total_of_the_city_below_k_is_shown(releases: Releases, column: str) -> None:
    k = least_counts(Level.PUBLICATION)[column]
    totals = [(str(p), t) for p, r in releases.items() for t in r.totals if t.column == column]
    assert not [(period, t.count) for period, t in totals if 0 < t.count < k]


@pytest.mark.parametrize("column", ["cases", "reports"])
def test_cells_are_shown_for_all_data_only_so_that_periods_cannot_be_subtracted(
    releases: Releases, column: str
) -> None:
    shown = {p for p, r in releases.items() if r.cells[column].notna().any()}
    assert shown <= {None}


def with_an_early_survey(records: pd.DataFrame) -> pd.DataFrame:
    """Return records after a survey whose day lies a year before the first that is counted."""
    survey = records.iloc[[0]].assign(kind="survey/survey", occurred_on=pd.Timestamp("2022-01-01"))
    return pd.concat([survey, records], ignore_index=True)


@pytest.mark.parametrize("period", [*YEARS, *QUARTERS], ids=str)
def test_a_survey_before_the_first_record_does_not_shift_what_is_hidden(
    busy_town: Office, period: Period
) -> None:
    records = busy_town.store.records(TOWN)
    assert published_period(period, with_an_early_survey(records)) == published_period(
        period, records
    )


def test_a_survey_before_the_first_record_leaves_all_of_the_data_publishable(
    busy_town: Office,
) -> None:
    records = busy_town.store.records(TOWN)
    whole = analysis_of(busy_town, Level.SECURE, None).period
    assert published_period(whole, with_an_early_survey(records)).level == "all"


def test_a_hidden_kelurahan_hides_all_that_would_tell_its_count(shipped: Shipped) -> None:
    zones = shipped.published.kelurahan
    told = [
        (kind.column, suffix)
        for kind in COUNTED_KINDS
        for suffix in ("", "_rate", "_smoothed", "_low", "_high", "_z")
        if (name := f"{kind.column}{suffix}") in zones
        and zones.loc[zones[f"{kind.column}_hidden"], name].notna().any()
    ]
    assert told == []


def test_a_hidden_kelurahan_is_no_hot_spot(shipped: Shipped) -> None:
    zones = shipped.published.kelurahan
    assert set(zones.loc[zones["reports_hidden"], "reports_hotspot"]) <= {""}


def test_something_is_hidden_in_the_sample(shipped: Shipped) -> None:
    assert shipped.published.kelurahan["rehabilitation_hidden"].any()


def test_a_sparse_kind_is_shown_by_kecamatan(shipped: Shipped) -> None:
    assert shipped.published.kelurahan["rehabilitation_hidden"].all()
    assert not shipped.published.kecamatan["rehabilitation_hidden"].all()


def test_z_is_not_published(shipped: Shipped) -> None:
    assert not [c for c in shipped.published.kelurahan if c.endswith("_z")]


def test_heat_is_not_published(shipped: Shipped) -> None:
    assert not [c for c in shipped.published.cells if c.endswith("_heat")]


def test_points_are_not_published(shipped: Shipped) -> None:
    assert shipped.published.points is None


def test_no_cell_below_k_is_published(shipped: Shipped) -> None:
    small = {
        kind.column: shipped.published.cells[kind.column].between(1, kind.least_count - 1).sum()
        for kind in CELL_KINDS
        if kind.least_count
    }
    assert set(small.values()) == {0}


@pytest.mark.parametrize("name", ["threat", "threat_low", "threat_high", "burden", "score"])
def test_what_a_model_says_has_two_significant_digits(shipped: Shipped, name: str) -> None:
    ranking = shipped.published.ranking
    assert ranking is not None
    values = ranking[name].to_numpy()
    assert np.array_equal(values, round_significant(values))


def test_smoothed_rates_have_two_significant_digits(shipped: Shipped) -> None:
    values = shipped.published.kelurahan["reports_smoothed"].to_numpy()
    assert np.array_equal(values, round_significant(values), equal_nan=True)


def weighed(office: Office, **weights: float) -> Analysis:
    question = office.question(None, Level.PUBLICATION, weighting=Weighting(weights))
    return analyse(office.store, office.ground_at, office.reference, question)


def test_a_rank_that_tells_of_small_counts_is_not_published(busy_town: Office) -> None:
    assert weighed(busy_town, burden=1, trend=1).ranking is None


def test_a_rank_by_model_figures_is_published(busy_town: Office) -> None:
    assert weighed(busy_town, burden=1, threat=1).ranking is not None


def test_a_refusal_to_test_names_no_count_outside(town: Office, tmp_path: Path) -> None:
    day = dt.date(2024, 2, 11)
    few = write_csv(tmp_path / "laporan_masyarakat.csv", REPORT_HEADER, report_rows({(0, day): 3}))
    ingest([few], town.intake())
    notes = " ".join(note.id for note in analysis_of(town, Level.PUBLICATION).notes)
    assert "3 kejadian" not in notes


def public_choice(**wishes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    analysis = ranked_city()
    record = record_of(decide(analysis, Wishes(2, **wishes), history()), analysis, history())
    days = pd.DataFrame(
        {"kind": "incident/residents", "occurred_on": pd.to_datetime(["2022-01-01", "2024-12-31"])}
    )
    return record, published_decision(record, days)


def test_a_published_choice_names_the_same_kelurahan() -> None:
    office, public = public_choice()
    assert public["record"]["choice"]["codes"] == office["record"]["choice"]["codes"]


def test_a_published_choice_keeps_costs_and_values_of_criteria_in_the_office() -> None:
    _, public = public_choice(costs=dict.fromkeys(CODES, 5.0), budget=20.0)
    assert public["record"]["constraints"]["costs"] is None
    assert not {"priority", "weighting", "data", "draws"} & set(public["record"])


def test_a_published_choice_tells_the_order_and_no_figure_of_a_model() -> None:
    """Two significant digits of threat and its interval give hidden counts away."""
    _, public = public_choice()
    told = public["record"]
    assert set(told["ranking"][0]) == {
        "code", "name", "kecamatan", "rank", "class", "pilot_status",
    }  # fmt: skip
    assert set(told["choice"]) == {"codes", "binding_rules"}
    assert not {"share_of_draws", "replacement_cost"} & set(told["reasons"]["kelurahan"][0])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_reasons_of_a_published_choice_hold_no_number_but_ranks(lang: str) -> None:
    _, public = public_choice()
    reasons = public["record"]["reasons"]
    size = len(public["record"]["ranking"])
    ranks = {str(row["rank"]) for row in public["record"]["ranking"]} | {str(size)}
    names = {row["name"] for row in public["record"]["ranking"]}
    text = " ".join([*reasons[f"overview_{lang}"], *(r[lang] for r in reasons["kelurahan"])])
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    assert set(re.findall(r"\d+(?:[.,]\d+)*", text)) <= ranks


def test_a_published_choice_points_to_the_record_of_the_office() -> None:
    office, public = public_choice()
    assert public["sha256"] == office["sha256"]


@pytest.mark.parametrize(("counts", "told"), [((0, 5, 80), True), ((4, 80), False), ((0,), True)])
def test_a_statement_on_small_counts_may_not_be_told(counts: tuple[int, ...], told: bool) -> None:
    assert may_tell(RECORD_KINDS["incident/residents"], counts) is told


def test_what_a_priority_is_made_of_is_not_published(shipped: Shipped) -> None:
    assert shipped.published.priority is None


@pytest.mark.parametrize(
    "period",
    [
        Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        Period(dt.date(2024, 1, 2), dt.date(2024, 12, 31)),
        Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
        Period(dt.date(2023, 1, 1), dt.date(2024, 9, 30)),
        Period(dt.date(2023, 7, 1), dt.date(2024, 6, 30)),
        Period(dt.date(2024, 2, 11), dt.date(2024, 2, 11)),
    ],
)
def test_an_arbitrary_period_is_not_published(busy_town: Office, period: Period) -> None:
    with pytest.raises(NotPublishable):
        analysis_of(busy_town, Level.PUBLICATION, period)


def test_the_same_period_is_open_to_the_office(busy_town: Office) -> None:
    period = Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30))
    assert analysis_of(busy_town, Level.SECURE, period).total("reports").count > 0


@pytest.mark.parametrize("column", ["rehabilitation", "aftercare", "assessments", "certificates"])
def test_the_office_too_sees_no_small_count_of_patients(shipped: Shipped, column: str) -> None:
    shown = shipped.secure.kelurahan[column]
    assert not shown.between(1, 9).any()


def test_the_office_sees_small_counts_of_incidents(busy_town: Office) -> None:
    cases = analysis_of(busy_town, Level.SECURE, QUARTERS[0]).kelurahan["cases"]
    assert cases.between(1, 4).any()


def test_few_respondents_hide_the_surveys_answers(shipped: Shipped) -> None:
    zones = shipped.published.kelurahan
    few = ~(zones["respondents"] >= 10)
    assert zones.loc[few, ["saw_dealing", "survey_share"]].isna().all().all()


def test_a_raised_least_count_hides_more_and_never_less() -> None:
    usual, raised = least_counts(Level.PUBLICATION), least_counts(Level.PUBLICATION, 20)
    lowered = least_counts(Level.PUBLICATION, 1)
    assert {raised[c] for c, k in usual.items() if k} == {20}
    assert lowered == usual


def test_the_release_says_what_was_hidden(shipped: Shipped) -> None:
    assert any("below 5 or 10" in note.en for note in shipped.published.notes)
