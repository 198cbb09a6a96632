"""The effect of a pilot: periods, controls, channels, and when nobody can tell."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from geo.effect import BeforeAfter, Verdict
from geo.weights import queen_contiguity
from services.effect_report import effect_data, effect_lines, published_lines
from services.effects import Effects, Trial, measure_effects, plan_trial, starts_of
from services.errors import BadRequest
from tests.services.deciding import CODES, PERIOD, grid_city, history, monthly_reports

START = dt.date(2023, 7, 1)
CITY = grid_city()
GROUND = (CITY, queen_contiguity(CITY.geometry))
STEADY = dict.fromkeys(range(16), (8, 8))


def plan(records: pd.DataFrame, *zones: int, start: dt.date = START) -> Trial:
    codes = [CODES[zone] for zone in zones]
    return plan_trial(records, GROUND, codes, [start] * len(codes), PERIOD)


def measure(per_month: dict[int, tuple[int, int]], *zones: int) -> Effects:
    records = monthly_reports(per_month, change=START)
    return measure_effects(records, GROUND, plan(records, *zones), seed=1)


def test_a_clear_fall_is_told() -> None:
    found = measure(STEADY | {0: (20, 6)}, 0)
    assert found.channels[0].verdict is Verdict.FELL


def test_no_change_cannot_be_told_from_chance() -> None:
    assert measure(STEADY, 0).channels[0].verdict is Verdict.CANNOT_TELL


def test_a_fall_of_the_whole_city_is_no_effect() -> None:
    found = measure(dict.fromkeys(range(16), (10, 5)), 0)
    assert found.channels[0].verdict is Verdict.CANNOT_TELL


def test_a_fall_that_moved_next_door_is_no_effect() -> None:
    around = dict.fromkeys((1, 4, 5), (8, 14))
    found = measure(STEADY | {0: (20, 6)} | around, 0)
    assert found.channels[0].verdict is not Verdict.FELL


def test_several_pilots_are_also_compared_by_difference_in_differences() -> None:
    assert measure(STEADY | {0: (20, 6), 15: (20, 6)}, 0, 15).channels[0].staggered is not None


def test_one_pilot_has_no_staggered_comparison() -> None:
    assert measure(STEADY, 0).channels[0].staggered is None


def test_controls_are_no_neighbours_of_the_pilot() -> None:
    trial = plan(monthly_reports(STEADY, change=START), 5)
    assert not set(trial.controls) & set(np.flatnonzero(GROUND[1][[5]].toarray()[0]))


def test_a_control_had_about_as_many_events_before() -> None:
    trial = plan(monthly_reports(STEADY | {0: (20, 20), 14: (19, 19)}, change=START), 0)
    assert trial.controls == (14,)


def test_a_control_of_the_same_kecamatan_is_preferred() -> None:
    trial = plan(monthly_reports(STEADY, change=START), 0)
    assert trial.controls[0] in (2, 3)


def test_surroundings_without_enough_controls_are_left_out() -> None:
    trial = plan(monthly_reports(STEADY, change=START), 0, 2, 8, 10)
    assert trial.surroundings_control == ()


def test_periods_before_and_after_are_equally_long() -> None:
    assert plan(monthly_reports(STEADY, change=START), 0).ratio == pytest.approx(1.0, abs=0.01)


def test_a_start_too_close_to_the_end_of_the_data_is_refused() -> None:
    with pytest.raises(BadRequest, match="90"):
        plan(monthly_reports(STEADY, change=START), 0, start=dt.date(2024, 12, 1))


def test_the_start_comes_from_the_history() -> None:
    reference = history((CODES[3], "2024-02-01"))
    assert starts_of([CODES[3]], None, reference) == [dt.date(2024, 2, 1)]


def test_a_history_of_a_year_only_starts_on_its_first_day() -> None:
    assert starts_of([CODES[3]], None, history((CODES[3], "2023"))) == [dt.date(2023, 1, 1)]


def test_an_unknown_start_is_asked_for() -> None:
    with pytest.raises(BadRequest, match="--start"):
        starts_of([CODES[3]], None, history())


def test_records_that_begin_with_the_pilot_are_not_read_as_a_rise() -> None:
    late = monthly_reports(dict.fromkeys(range(16), (0, 9)), change=START,
                           kind="rehabilitation/health")  # fmt: skip
    records = pd.concat([monthly_reports(STEADY, change=START), late])
    found = measure_effects(records, GROUND, plan(records, 0), seed=1)
    assert [kind.column for kind in found.too_late] == ["rehabilitation"]


def test_channels_are_kept_apart() -> None:
    cases = monthly_reports(STEADY, change=START, kind="incident/enforcement")
    records = pd.concat([monthly_reports(STEADY, change=START), cases])
    found = measure_effects(records, GROUND, plan(records, 0), seed=1)
    assert [c.kind.column for c in found.channels] == ["cases", "reports"]


def few_patients() -> Effects:
    records = monthly_reports({0: (1, 0), 2: (1, 1)}, change=dt.date(2022, 7, 1),
                              kind="rehabilitation/health")  # fmt: skip
    return measure_effects(records, GROUND, plan(records, 0), seed=1)


def test_small_counts_of_patients_are_not_written() -> None:
    data = effect_data(few_patients(), CITY, simulated=False)
    assert "counts" not in data["channels"][0]


def test_small_counts_of_patients_are_not_told() -> None:
    lines = effect_lines(few_patients(), CITY, simulated=False, lang="id")
    assert not any("→" in line for line in lines)


def test_power_is_unknown_where_even_the_end_of_everything_would_go_unseen() -> None:
    found = measure(dict.fromkeys(range(16), (1, 1)) | {0: (0, 1)}, 0)
    assert math.isnan(found.channels[0].power)


@pytest.mark.parametrize(
    ("lang", "words"), [("id", "BELUM DAPAT DIKATAKAN"), ("en", "CANNOT TELL")]
)
def test_not_being_able_to_tell_is_said_plainly(lang: str, words: str) -> None:
    lines = effect_lines(measure(STEADY, 0), CITY, simulated=False, lang=lang)
    assert any(words in line for line in lines)


def test_arrests_come_with_their_warning() -> None:
    cases = monthly_reports(STEADY, change=START, kind="incident/enforcement")
    found = measure_effects(cases, GROUND, plan(cases, 0), seed=1)
    lines = effect_lines(found, CITY, simulated=False, lang="en")
    assert any("BECAUSE of the pilot" in line for line in lines)


def test_simulated_data_are_marked_first() -> None:
    assert "SIMULATED" in effect_lines(measure(STEADY, 0), CITY, simulated=True, lang="en")[0]


def test_an_effect_on_small_counts_is_not_told_outside() -> None:
    found = measure(dict.fromkeys(range(1, 16), (8, 8)) | {0: (0, 0), 15: (1, 1)}, 0)
    small = replace(found.channels[0], treated=BeforeAfter(3, 1))
    lines = published_lines(
        replace(found, channels=(small,)), CITY, simulated=True, raised_to=None, lang="en"
    )
    assert any(line.endswith("Too few events to be tested or published.") for line in lines)


def test_an_effect_told_outside_names_no_count() -> None:
    found = measure(STEADY | {0: (20, 6)}, 0)
    lines = published_lines(found, CITY, simulated=True, raised_to=None, lang="en")
    assert "Resident reports: FELL beside its controls" in lines
    assert not any("→" in line for line in lines)
