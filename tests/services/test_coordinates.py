"""A coordinate is read in every form, and mended only into the city."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.coordinates import read_coordinate

LAT, LON = -6.132309, 106.823456


def in_city(lon: float, lat: float) -> bool:
    return 106.7 <= lon <= 107.0 and -6.2 <= lat <= -6.05


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("-6.132309", "106.823456"), ("-6,132309", "106,823456"), (LAT, LON),
        ("-6.132309, 106.823456", None), ("-6,132309; 106,823456", None),
        ("-6,132309, 106,823456", None), ("-6.132309 106.823456", None),
        ("6.132309 LS, 106.823456 BT", None), ("S 6.132309 E 106.823456", None),
        ("6°07'56.31\"S 106°49'24.44\"E", None), ("6° 7' 56,31\" LS, 106° 49' 24,44\" BT", None),
        ("6°07′56.31″ S", "106°49′24.44″ E"), ("-6°07'56.31\"", "106°49'24.44\""),
    ],
)  # fmt: skip
def test_a_coordinate_is_read_in_every_form(lat: object, lon: object) -> None:
    found = read_coordinate(lat, lon, in_city)  # type: ignore[arg-type]
    assert found is not None
    assert (found.lat, found.lon, found.note) == (
        pytest.approx(LAT, abs=1e-5), pytest.approx(LON, abs=1e-5), "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lat", "lon", "note"),
    [
        ("106.823456", "-6.132309", "swapped"), ("6.132309", "106.823456", "hemisphere"),
        ("-6.132309", "-106.823456", "hemisphere"),
        ("106.823456", "6.132309", "swapped, hemisphere"),
        ("-6132309", "106823456", "decimal point"), ("-6132309", "106.823456", "decimal point"),
        ("6132309", "106823456", "decimal point, hemisphere"),
    ],
)  # fmt: skip
def test_a_mended_coordinate_lies_in_the_city_and_says_how(lat: str, lon: str, note: str) -> None:
    found = read_coordinate(lat, lon, in_city)
    assert found is not None
    assert (found.lat, found.lon, found.note) == (
        pytest.approx(LAT), pytest.approx(LON), note,
    )  # fmt: skip


def test_a_coordinate_elsewhere_is_not_forced_into_the_city() -> None:
    found = read_coordinate("-7.257500", "112.752100", in_city)
    assert found is not None
    assert (found.lat, found.lon, found.note) == (-7.2575, 112.7521, "")


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("-7257500", "112752100"), ("112.75", "-7.25"), ("0", "0"), ("0,0", None), ("", ""),
        (None, None), ("-6.13", None), ("tidak ada", "tidak ada"), ("1 2 3", None),
    ],
)  # fmt: skip
def test_a_lost_point_elsewhere_or_no_pair_is_no_coordinate(lat: object, lon: object) -> None:
    assert read_coordinate(lat, lon, in_city) is None  # type: ignore[arg-type]


@given(
    st.integers(-6_199_999, -6_050_001).map(lambda n: n / 1e6),
    st.integers(106_700_001, 106_999_999).map(lambda n: n / 1e6),
    st.sampled_from(["{}, {}", "{} {}", "{};{}"]),
)
def test_a_coordinate_in_decimals_reads_back(lat: float, lon: float, form: str) -> None:
    found = read_coordinate(form.format(f"{lat:.6f}", f"{lon:.6f}"), None, in_city)
    assert found is not None
    assert (found.lat, found.lon, found.note) == (lat, lon, "")


@given(
    st.integers(-6_199_999, -6_050_001).map(lambda n: n / 1e6),
    st.integers(106_700_001, 106_999_999).map(lambda n: n / 1e6),
)
def test_a_coordinate_in_degrees_reads_back(lat: float, lon: float) -> None:
    text = f"{_degrees(-lat)} LS, {_degrees(lon)} BT"
    found = read_coordinate(text, None, in_city)
    assert found is not None
    assert (found.lat, found.lon) == (pytest.approx(lat, abs=2e-6), pytest.approx(lon, abs=2e-6))


def _degrees(value: float) -> str:
    hundredths = round(value * 360_000)
    minutes, seconds = divmod(hundredths, 6000)
    return f"{minutes // 60}°{minutes % 60}'{seconds / 100:.2f}\""
