"""One contract for every indicator of the visible table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from geo.indicators import INDICATORS, Indicator, compute_indicators

every = pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS.keys())


@pytest.fixture
def zones() -> pd.DataFrame:
    columns = sorted({column for i in INDICATORS.values() for column in i.reads})
    values = {c: [4 + n, 0, 2, 1] for n, c in enumerate(columns)}
    people = [1000.0, 2000.0, 0.0, np.nan]
    frame = pd.DataFrame({**values, "population": people}, index=list("dcba"))
    return frame.assign(respondents=[10, 0, 20, 5], saw_dealing=[5, 0, 0, 5])


@every
def test_an_indicator_keeps_the_index_of_the_zones(
    indicator: Indicator, zones: pd.DataFrame
) -> None:
    assert indicator(zones).index.tolist() == zones.index.tolist()


@every
def test_an_indicator_is_named_by_its_key(indicator: Indicator, zones: pd.DataFrame) -> None:
    assert indicator(zones).name == indicator.key


@every
def test_an_indicator_says_what_it_is_in_both_languages(indicator: Indicator) -> None:
    words = [indicator.label_id, indicator.label_en, indicator.unit_id, indicator.unit_en]
    assert all(word.strip() for word in words)


@every
def test_an_indicator_explains_itself_in_one_sentence(indicator: Indicator) -> None:
    assert indicator.help.endswith(".")


@every
def test_an_indicator_reads_the_columns_it_declares(
    indicator: Indicator, zones: pd.DataFrame
) -> None:
    only = zones[[*indicator.reads, *({"population"} - {*indicator.reads})]]
    assert indicator(only).equals(indicator(zones))


@every
def test_an_indicator_leaves_the_zones_alone(indicator: Indicator, zones: pd.DataFrame) -> None:
    before = zones.copy()
    indicator(zones)
    pd.testing.assert_frame_equal(zones, before)


@every
def test_shuffling_the_zones_shuffles_an_indicator(
    indicator: Indicator, zones: pd.DataFrame
) -> None:
    assert indicator(zones.iloc[::-1]).equals(indicator(zones).iloc[::-1])


def test_reports_are_counted_per_thousand_inhabitants(zones: pd.DataFrame) -> None:
    found = INDICATORS["reports_per_1000"](zones.assign(reports=[4, 0, 2, 1]))
    assert found.iloc[:2].tolist() == [4.0, 0.0]


@pytest.mark.parametrize("key", [k for k in INDICATORS if k.endswith("_per_1000")])
def test_without_population_a_rate_is_unknown(key: str, zones: pd.DataFrame) -> None:
    assert INDICATORS[key](zones).isna().tolist() == [False, False, True, True]


def test_where_nobody_was_asked_the_share_is_unknown(zones: pd.DataFrame) -> None:
    share = INDICATORS["survey_share"](zones)
    assert share.fillna(-1).tolist() == [50.0, -1.0, 0.0, 100.0]


def test_an_indicator_whose_columns_are_missing_is_left_out(zones: pd.DataFrame) -> None:
    assert "reports_per_1000" not in compute_indicators(zones.drop(columns="reports"))


def test_all_indicators_come_out_with_all_columns(zones: pd.DataFrame) -> None:
    assert compute_indicators(zones).columns.tolist() == list(INDICATORS)
