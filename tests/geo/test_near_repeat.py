"""Knox and the near-repeat table: the known answer, brute force, bands and a fair null."""

from __future__ import annotations

import geopandas as gpd
import libpysal
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidArgument, NotEnoughData
from geo.near_repeat import knox, near_repeat_pairs, near_repeat_table


@pytest.fixture(scope="module")
def burkitt():
    frame = gpd.read_file(libpysal.examples.get_path("burkitt.shp"))
    return (frame.X.to_numpy(float), frame.Y.to_numpy(float)), frame["T"].to_numpy(float)


def scattered(seed, size=60):
    rng = np.random.default_rng(seed)
    return (rng.random(size) * 600, rng.random(size) * 600), np.floor(rng.random(size) * 60)


def test_burkitt_lymphoma_has_thirteen_close_pairs(burkitt):
    assert knox(*burkitt, within_m=20, within_days=5, permutations=9).pairs == 13


def test_expected_pairs_are_the_mean_over_permutations(burkitt):
    points, days = burkitt
    rng = np.random.default_rng(0)
    drawn = [
        knox(points, rng.permutation(days), within_m=20, within_days=5, permutations=0).pairs
        for _ in range(400)
    ]
    expected = knox(points, days, within_m=20, within_days=5, permutations=0).expected
    assert np.mean(drawn) == pytest.approx(expected, abs=4 * np.std(drawn) / 20)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_pairs_equal_those_counted_one_by_one(seed):
    (x, y), days = scattered(seed, 25)
    count = sum(
        np.hypot(x[i] - x[j], y[i] - y[j]) <= 120 and abs(days[i] - days[j]) <= 7
        for i in range(25)
        for j in range(i)
    )
    assert knox((x, y), days, within_m=120, within_days=7, permutations=0).pairs == count


def test_distance_bands_are_closed_on_the_left():
    x = np.r_[0.0, 100.0, 1e5 + 1e4 * np.arange(18)]
    days = np.zeros(20)
    table = near_repeat_table(
        (x, np.zeros(20)),
        days,
        distance_edges_m=(0, 100, 200),
        time_edges_days=(0, 1),
        permutations=1,
    )
    assert table.observed.ravel().tolist() == [0, 1]


def test_time_bands_are_closed_on_the_left():
    x = np.r_[0.0, 0.0, 1e5 + 1e4 * np.arange(18)]
    table = near_repeat_table(
        (x, np.zeros(20)),
        np.r_[0.0, 7.0, np.zeros(18)],
        distance_edges_m=(0, 1),
        time_edges_days=(0, 7, 14),
        permutations=1,
    )
    assert table.observed.ravel().tolist() == [0, 1]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_listed_pairs_are_as_many_as_the_table_counts(seed):
    points, days = scattered(seed)
    table = near_repeat_table(
        points, days, distance_edges_m=(0, 50, 150), time_edges_days=(0, 3, 9), permutations=1
    )
    listed = near_repeat_pairs(points, days, distance_m=(50, 150), lag_days=(3, 9))
    assert len(listed) == table.observed[1, 1]


def test_listed_pairs_name_the_earlier_event_first():
    points, days = scattered(1)
    listed = near_repeat_pairs(points, days, distance_m=(0, 300), lag_days=(1, 20))
    assert (days[listed["first"]] < days[listed["second"]]).all()


def test_planted_repeats_stand_out_at_the_nearest_band():
    rng = np.random.default_rng(2)
    x, y, days = rng.random(150) * 5000, rng.random(150) * 5000, np.floor(rng.random(150) * 365)
    x, y = np.r_[x, x[:40] + 20], np.r_[y, y[:40]]
    days = np.r_[days, days[:40] + 3]
    table = near_repeat_table((x, y), days, permutations=199)
    assert table.p[1, 1] == 1 / 200


def test_p_keeps_its_level_where_times_are_shuffled():
    rng = np.random.default_rng(3)
    p = []
    for seed in range(250):
        points, days = scattered(int(rng.integers(1 << 30)), 50)
        p.append(knox(points, days, within_m=80, within_days=5, permutations=99, seed=seed).p)
    shares = [np.mean(np.array(p) <= alpha) for alpha in (0.01, 0.05, 0.10)]
    assert (np.array(shares) <= [0.01 + 0.036, 0.05 + 0.056, 0.10 + 0.069]).all()


def test_few_events_are_refused():
    with pytest.raises(NotEnoughData, match="12 events"):
        knox(*scattered(0, 12), within_m=1, within_days=1)


def test_bands_that_do_not_rise_are_refused():
    with pytest.raises(InvalidArgument):
        near_repeat_table(*scattered(0), distance_edges_m=(0, 100, 100))
