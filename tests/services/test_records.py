"""The words of the data say what each kind may show."""

from __future__ import annotations

import pytest

from services.records import RECORD_KINDS, Place, record_kind

SENSITIVE = ("rehabilitation/health", "aftercare/health", "assessment/enforcement",
             "certificate/programme", "survey/survey")  # fmt: skip


@pytest.mark.parametrize("key", SENSITIVE)
def test_a_sensitive_kind_has_k_10_and_is_never_finer_than_kelurahan(key: str) -> None:
    kind = RECORD_KINDS[key]
    assert (kind.least_count, kind.finest) == (10, "kelurahan")


@pytest.mark.parametrize("key", [key for key in SENSITIVE if key != "survey/survey"])
def test_the_text_of_a_patients_place_is_never_kept(key: str) -> None:
    assert not RECORD_KINDS[key].keeps_address


@pytest.mark.parametrize("key", ["incident/enforcement", "incident/residents", "raid/effort"])
def test_an_incident_has_k_5(key: str) -> None:
    assert RECORD_KINDS[key].least_count == 5


def test_effort_is_no_threat() -> None:
    effort = [k for k in RECORD_KINDS.values() if k.channel == "effort"]
    assert [k.enters_threat for k in effort] == [False, False]


def test_a_kind_is_found_by_its_key_or_its_bare_name() -> None:
    assert record_kind("incident/residents") is RECORD_KINDS["incident/residents"]
    assert record_kind("incident") is RECORD_KINDS["incident/enforcement"]
    assert record_kind("gosip") is None


@pytest.mark.parametrize(
    ("place", "empty"),
    [
        (Place(), True), (Place(kecamatan="Koja", city="Jakarta"), True),
        (Place(address="Jl. Melati"), False), (Place(kelurahan="Lagoa"), False),
        (Place(code="31.72.03.1003"), False), (Place(lon=106.9, lat=-6.1), False),
    ],
)  # fmt: skip
def test_a_place_is_empty_where_nothing_says_which_kelurahan(place: Place, empty: bool) -> None:
    assert place.is_empty is empty
