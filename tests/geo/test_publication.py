"""Counts are published at the finest level that is not sparse, and say what they say."""

from __future__ import annotations

import numpy as np
import pytest

from geo.publication import Period, PublishedCounts, publish_counts

KECAMATAN = np.array([0, 0, 0, 1, 1, 1])
YEARS = np.array([0, 0, 1, 1])
ALL = Period("all")


def _publish(level: float) -> PublishedCounts:
    counts = np.random.default_rng(1).poisson(level, (len(KECAMATAN), len(YEARS)))
    return publish_counts(counts, KECAMATAN, YEARS, 5)


def _counts(many: int = 20) -> np.ndarray:
    return many + np.arange(24).reshape(6, 4)


@pytest.mark.parametrize(
    ("level", "place", "period"),
    [(20, "kelurahan", "quarter"), (2.5, "kelurahan", "year"), (1.2, "kelurahan", "all"),
     (0.8, "kecamatan", "year"), (0.05, "kecamatan", "all")],
)  # fmt: skip
def test_fewer_counts_are_published_coarser(level: float, place: str, period: str) -> None:
    found = _publish(level)
    assert (found.finest_place, found.finest_period) == (place, period)


@pytest.mark.parametrize("level", [20, 2.5, 1.2, 0.8])
def test_no_shown_count_is_small(level: float) -> None:
    found = _publish(level)
    assert not (~found.hidden & (found.table > 0) & (found.table < 5)).any()


def test_a_level_finer_than_the_finest_is_hidden_throughout() -> None:
    assert _publish(0.8).at("kelurahan", ALL, 6)[1].all()


def test_a_period_finer_than_the_finest_is_hidden_throughout() -> None:
    assert _publish(2.5).at("kelurahan", Period("quarter", 0), 6)[1].all()


@pytest.mark.parametrize(
    ("period", "columns"),
    [(Period("quarter", 2), [2]), (Period("year", 1), [2, 3]), (ALL, [0, 1, 2, 3])],
)
def test_the_count_of_a_period_is_the_sum_of_its_quarters(
    period: Period, columns: list[int]
) -> None:
    found = publish_counts(_counts(), KECAMATAN, YEARS, 5)
    expected = _counts()[:, columns].sum(axis=1).tolist()
    assert found.at("kelurahan", period, 6)[0].tolist() == expected


def test_the_count_of_a_kecamatan_is_the_sum_of_its_kelurahan() -> None:
    found = publish_counts(_counts(), KECAMATAN, YEARS, 5)
    expected = [int(_counts()[:3].sum()), int(_counts()[3:].sum())]
    assert found.at("kecamatan", ALL, 2)[0].tolist() == expected


def test_the_count_of_the_city_is_the_sum_of_all() -> None:
    found = publish_counts(_counts(), KECAMATAN, YEARS, 5)
    assert found.at("city", ALL, 1)[0].tolist() == [int(_counts().sum())]


def test_two_quarters_of_two_years_are_two_years() -> None:
    found = publish_counts(_counts()[:, :2], KECAMATAN, np.array([0, 1]), 5)
    assert [int(found.at("city", Period("year", y), 1)[0][0]) for y in (0, 1)] == [
        int(_counts()[:, y].sum()) for y in (0, 1)
    ]


def test_a_single_year_is_everything() -> None:
    found = publish_counts(_counts(), KECAMATAN, np.zeros(4, np.int64), 5)
    assert found.at("city", Period("year", 0), 1)[0].tolist() == [int(_counts().sum())]


def test_a_kelurahan_that_is_its_own_kecamatan_has_its_count() -> None:
    found = publish_counts(_counts(), np.arange(6), YEARS, 5)
    assert found.at("kecamatan", ALL, 6)[0].tolist() == _counts().sum(axis=1).tolist()


def test_a_city_of_one_kecamatan_has_its_count() -> None:
    found = publish_counts(_counts(), np.zeros(6, np.int64), YEARS, 5)
    assert found.at("kecamatan", ALL, 1)[0].tolist() == [int(_counts().sum())]


def test_at_the_coarsest_level_one_event_is_still_hidden() -> None:
    counts = np.zeros((6, 4), np.int64)
    counts[2, 1] = 1
    assert publish_counts(counts, KECAMATAN, YEARS, 5).at("kecamatan", ALL, 2)[1][0]


def test_without_a_least_count_everything_is_shown() -> None:
    assert not publish_counts(_counts(0), KECAMATAN, YEARS, 0).hidden.any()
