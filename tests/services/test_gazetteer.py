"""The gazetteer finds places in their spellings, learns from located records and forgets."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidArgument
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind, entries_from_rows
from services.geocode.learning import Located, learn
from services.geocode.names import build_name_index
from services.geocode.variants import variants_of

WARAKAS, PRIOK = "31.72.02.1007", "31.72.02.1001"
_entries = st.builds(
    Entry,
    name=st.text("abcde 123", min_size=1, max_size=12).map(str.strip).filter(bool),
    kind=st.sampled_from(PlaceKind),
    codes=st.sampled_from([((WARAKAS, 1.0),), ((WARAKAS, 0.25), (PRIOK, 0.75))]),
    source=st.sampled_from(["learned", "peta"]),
    lon=st.none() | st.floats(106, 107),
    lat=st.none() | st.floats(-7, -6),
    radius_m=st.none() | st.floats(1, 900),
    evidence=st.integers(0, 99),
    valid_from=st.none() | st.dates(),
    valid_to=st.none() | st.dates(),
)


@given(st.lists(_entries, max_size=5))
def test_entries_exported_as_rows_are_read_back_the_same(entries: list[Entry]) -> None:
    rows = Gazetteer(tuple(entries)).rows()
    assert entries_from_rows(rows, source="other") == entries


@pytest.mark.parametrize("row", [{"name": "A", "codes": WARAKAS, "kind": "town"}, {"kind": "rw"}])
def test_a_row_without_kind_name_or_code_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(InvalidArgument, match="kind"):
        entries_from_rows([row], source="file")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Rawa Badak Selatan", "rbs"), ("Rawa Badak Selatan", "rbselatan"),
        ("Sungai Bambu", "seibambu"), ("Tanjung Priok", "tjpriuk"), ("Kali Baru", "kalibaru"),
        ("Pegangsaan Dua", "pegangsaan2"), ("Pegangsaan Dua", "pegangsaan"),
        ("Sukapura", "soekapoera"), ("Marga Mulya Utara", "mmu"),
    ],
)  # fmt: skip
def test_spellings_of_any_name_follow_from_rules(name: str, spelling: str) -> None:
    assert spelling in variants_of(name)


def test_a_generic_first_word_alone_names_no_place() -> None:
    assert not {"kebon", "tanjung", "sungai"} & {
        key
        for name in ("Kebon Bawang", "Tanjung Priok", "Sungai Bambu")
        for key in variants_of(name)
    }


def test_of_two_names_the_nearer_one_has_the_smaller_penalty() -> None:
    index = build_name_index([("Kebon Bawang", "a"), ("Kebon Baru", "b")])
    assert index.match("Kebun Bawangg") == {"a": pytest.approx(index.match("Kebun Bawangg")["a"])}
    assert index.match("Kebon Baru") == {"b": 0.0}


def test_a_street_is_found_whatever_place_raya_takes() -> None:
    entry = Entry("Raya Pluit Selatan", PlaceKind.STREET, ((PRIOK, 1.0),), "peta")
    table = Gazetteer((entry,))
    assert table.find(PlaceKind.STREET, "Pluit Sel. Raya") == (entry,)
    assert table.find(PlaceKind.STREET, "Pluit Selatan") == ()


def test_an_entry_counts_only_on_the_days_it_is_valid() -> None:
    entry = Entry("A", PlaceKind.STREET, ((PRIOK, 1.0),), "x", valid_to=dt.date(2020, 1, 1))
    table = Gazetteer((entry,))
    assert table.valid_on(dt.date(2019, 1, 1)).entries == (entry,)
    assert table.valid_on(dt.date(2021, 1, 1)).entries == ()


def test_what_one_source_brought_can_be_taken_out_again() -> None:
    kept = Entry("A", PlaceKind.STREET, ((PRIOK, 1.0),), "peta")
    table = Gazetteer((kept,)).with_entries(learn([Located("Jl. B", PRIOK)]))
    assert len(table.entries) == 2
    assert table.without_source("learned").entries == (kept,)


def test_a_street_across_two_kelurahan_keeps_the_evidence_of_each() -> None:
    records = [Located("Jl. Deli III RT 1/2", WARAKAS)] * 3 + [Located("Jl. Deli 3", PRIOK)]
    table = Gazetteer(tuple(learn(records)))
    found = {e.codes[0][0]: e.evidence for e in table.find(PlaceKind.STREET, "deli 3")}
    assert found == {WARAKAS: 3, PRIOK: 1}
    assert [e.evidence for e in table.find(PlaceKind.RW, "rw 2")] == [3]


def test_a_learned_radius_holds_nine_of_ten_later_records() -> None:
    rng = random.Random(5)
    degree = 111_195.0

    def record(street: int) -> Located:
        lon, lat = rng.gauss(0, 150) / degree, rng.gauss(0, 150) / degree
        return Located(f"Jl. Jati {street}", WARAKAS, 106.9 + lon, lat)

    entries = {e.name: e for e in learn(record(i) for i in range(300) for _ in range(4))}
    inside, radii = [], []
    for street in range(300):
        entry, later = entries[f"jati {street}"], record(street)
        assert None not in (entry.lon, entry.lat, entry.radius_m, later.lon, later.lat)
        metres = degree * ((later.lon - entry.lon) ** 2 + (later.lat - entry.lat) ** 2) ** 0.5
        inside.append(metres <= entry.radius_m)
        radii.append(entry.radius_m)
    # 90 % of such a cloud lies within 2.15 standard deviations, 322 m.
    assert 322 <= sorted(radii)[len(radii) // 2] < 450
    assert sum(inside) / len(inside) >= 0.9
