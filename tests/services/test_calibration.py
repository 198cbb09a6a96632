"""The stated probability is how often such an answer is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.address_styles import Kelurahan, addresses
from benchmarks.calibration import bins, fit
from services.geocode.areas import City
from services.geocode.calibration import UNCALIBRATED, Calibration, read_calibration
from services.geocode.gazetteer import Gazetteer
from services.geocode.resolve import Resolver
from services.records import Place
from tests.services.conftest import ROOT

KNOTS = Calibration({"name": ((0.4, 0.5), (0.8, 0.9), (0.99, 0.995))})


@pytest.fixture(scope="module")
def shipped() -> Calibration:
    return read_calibration(ROOT / "data" / "reference" / "calibration.csv")


@pytest.mark.parametrize(
    ("stated", "right"), [(0.0, 0.0), (0.2, 0.25), (0.4, 0.5), (0.6, 0.7), (1.0, 0.995)]
)
def test_between_knots_the_line_is_straight(stated: float, right: float) -> None:
    assert KNOTS.of("name", stated) == pytest.approx(right)


def test_evidence_nobody_measured_keeps_what_it_states() -> None:
    assert KNOTS.of("street_name", 0.6) == 0.6
    assert UNCALIBRATED.of("name", 0.6) == 0.6


def test_two_equal_candidates_are_not_decided_by_calibration() -> None:
    assert KNOTS.of("name", 0.45, 0.45) == pytest.approx(0.5)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_answer_stays_the_surer_one(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert KNOTS.of("name", low) <= KNOTS.of("name", high) + 1e-12


def test_what_ships_rises_and_is_never_certain(shipped: Calibration) -> None:
    knots = shipped.knots["name"]
    assert knots == tuple(sorted(knots))
    assert [right for _, right in knots] == sorted(right for _, right in knots)
    assert knots[-1][1] < 1.0


def test_a_fit_finds_back_how_often_answers_are_right() -> None:
    pairs = [(0.75, n % 10 < 9) for n in range(400)] + [(0.97, n % 100 < 99) for n in range(400)]
    assert [(s, pytest.approx(r, abs=0.01)) for s, r, _ in fit(pairs)] == [
        (pytest.approx(0.75), 0.9), (pytest.approx(0.97), 0.99),
    ]  # fmt: skip


def test_probabilities_of_a_calibrated_answer_add_up_to_one_at_most(
    city: City, gazetteer: Gazetteer, shipped: Calibration
) -> None:
    resolver = Resolver(gazetteer, city, calibration=shipped)
    for text in ("Kel. Waraks", "Kel. Lgoa Koja", "Kel. Kelapa Gading", "Jl. Pluit Raya"):
        found = resolver.resolve(Place(address=text)).candidates
        assert sum(candidate.probability for candidate in found) <= 1 + 1e-9


def test_stated_and_right_agree_on_addresses_never_fitted(
    city: City, gazetteer: Gazetteer, shipped: Calibration
) -> None:
    resolver = Resolver(gazetteer, city, calibration=shipped)
    places = [
        Kelurahan(code, name, city.kecamatan[code[:8]], city.name, "")
        for code, name in zip(city.codes, city.names, strict=True)
    ]
    pairs = []
    for errors, each in ((0, 60), (1, 30), (2, 20)):
        for text, place in addresses(places, each=each, errors=errors, seed=4242 + errors):
            found = resolver.resolve(Place(address=text)).candidates
            if found:
                pairs.append((found[0].probability, found[0].kelurahan_code == place.code))
    for stated, right, count in bins(pairs):
        assert abs(stated - right) <= 0.03 + 2 * (stated * (1 - stated) / count) ** 0.5


def test_a_missing_file_is_an_error_not_an_empty_calibration(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_calibration(tmp_path / "none.csv")
