"""An address is read into typed parts, and written back."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geocode.address import Address, format_address, parse_address
from services.geocode.spelling import arabic, fold

# Made of these letters a word is no marker, no roman number, no direction and no city.
_LETTERS = "aehnrsty"
_word = st.text(_LETTERS, min_size=4, max_size=9).filter(lambda w: w not in ("rt", "rw", "arah"))
_name = st.lists(_word, min_size=1, max_size=3).map(" ".join)
_digits = st.integers(1, 199).map(str)
_house = st.tuples(_digits, st.sampled_from(["", "a", "b"])).map("".join)
_block = st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["", " 1", " 12"])).map("".join)
_maybe = lambda strategy: st.just("") | strategy


@st.composite
def _addresses(draw: st.DrawFn) -> Address:
    street = draw(_maybe(_name))
    kinds = {"complex": ("komplek", "rusun", "ruko"), "kampung": ("kampung",)}
    kinded = {
        part: draw(_maybe(st.tuples(st.sampled_from(kind), _name).map(" ".join)))
        for part, kind in kinds.items()
    }
    regions = [draw(_maybe(_name)) for _ in range(2)]
    city, others = draw(_maybe(_name | st.just("jakarta utara"))), draw(st.lists(_name, max_size=3))
    marked = any(regions) or city not in ("", "jakarta utara")
    return Address(
        street_type="jalan" if street else "",
        street=street,
        street_number=draw(_maybe(_digits)) if street else "",
        gang=draw(_maybe(_digits | _name)),
        number=draw(_maybe(_house)),
        block=draw(_maybe(_block)),
        plot=draw(_maybe(_digits)),
        rt=draw(_maybe(_digits)),
        rw=draw(_maybe(_digits)),
        kelurahan=regions[0],
        kecamatan=regions[1],
        city=city,
        postal_code=draw(_maybe(st.integers(10000, 99999).map(str))),
        hints=tuple(draw(st.lists(_name.map("samping {}".format), max_size=2))),
        others=tuple(others),
        end=others[-1] if others and not marked else "",
        **kinded,
    )


@given(_addresses())
def test_an_address_written_out_is_read_back_the_same(address: Address) -> None:
    assert parse_address(format_address(address)) == address


@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_folded(text: str) -> None:
    address = parse_address(text)
    for part in Address._fields:
        value = getattr(address, part)
        for piece in value if isinstance(value, tuple) else (value,):
            assert piece == piece.lower()


@given(st.text(string.printable, max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("RT 03 RW 06", "3", "6"), ("RT.9/RW.6", "9", "6"), ("Rt/Rw. 004/08", "4", "8"),
        ("RT 12/9", "12", "9"), ("RT014/016", "14", "16"), ("RT.001/014", "1", "14"),
        ("RT. 01/ RW. 03", "1", "3"), ("RT.10RW.6", "10", "6"), ("rw 02 rt 011", "11", "2"),
        ("R.T. 5 / R.W. 7", "5", "7"), ("RT 09/RW.015", "9", "15"), ("RW. 11", "", "11"),
        ("RW IV", "", "4"), ("05/011", "5", "11"),
    ],
)  # fmt: skip
def test_rt_and_rw_are_read_in_every_form(text: str, rt: str, rw: str) -> None:
    address = parse_address(f"Jl. Melati {text} Kel. Lagoa")
    assert (address.rt, address.rw) == (rt, rw)
    assert (address.street, address.kelurahan) == ("melati", "lagoa")


@pytest.mark.parametrize("number", ["III", "3", "iii"])
def test_roman_and_arabic_street_numbers_are_the_same(number: str) -> None:
    address = parse_address(f"Jl. Warakas {number} Gg. XII No. 5-7")
    assert (address.street, address.street_number) == ("warakas", "3")
    assert (address.gang, address.number) == ("12", "5-7")


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * tens + units[ones]


@given(st.integers(1, 39))
def test_every_roman_number_has_its_value(value: int) -> None:
    assert arabic(_roman(value)) == str(value)


@given(_name, st.integers(1, 39), st.integers(1, 39))
def test_an_address_in_roman_numbers_is_the_same_in_arabic_ones(
    name: str, street: int, gang: int
) -> None:
    roman, written = (
        f"Jl. {name} {a} Gg. {b}"
        for a, b in ((_roman(street).upper(), _roman(gang)), (street, gang))
    )
    assert parse_address(roman) == parse_address(written)


@pytest.mark.parametrize("name", ["mindi", "dahlia", "pantai", "mulia", "fatmawati", "udin"])
def test_a_street_name_ending_like_a_roman_number_stays_whole(name: str) -> None:
    assert parse_address(f"Jl. {name}").street == name


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("Jl. Kampung Muka RT.009/04", "street", "kampung muka"),
        ("Jln. Melati", "street", "melati"), ("Jalan Melati", "street", "melati"),
        ("Gang Kelinci", "gang", "kelinci"), ("Gg. Mawar III", "gang", "mawar 3"),
        ("Lorong 12 RT 3/4", "gang", "12"), ("Komp. Bermis", "complex", "komplek bermis"),
        ("Jl. Lorong 100 No.70", "street_number", "100"),
        ("Jalan Komplek Nelayan, Pluit", "street", "komplek nelayan"),
        ("Jl.Kali Baru Timur No.7 No.16", "number", "16"),
        ("Jl. Kramat Jaya Blok R No.60", "block", "r"),
        ("Ruko Mega Blok C-01, Pluit", "block", "c 01"),
        ("Jl. Alur Laut Blok GG No. 4", "block", "gg"),
        ("Jl. Yos Sudarso Kav. 85", "plot", "85"),
        ("Rusunawa Marunda Lt. 3", "complex", "rusun marunda"),
        ("Kp. Bandan RT 1/2", "kampung", "kampung bandan"),
        ("Jl. Melati, Kota Jkt Utara 14260", "city", "jakarta utara"),
        ("Jl. Melati, North Jakarta City", "city", "jakarta utara"),
        ("Jl. Melati Jak-Ut", "city", "jakarta utara"),
        ("Kel. Lagoa Jakut", "kelurahan", "lagoa"),
        ("Kel/Kec: Lagoa/Koja", "kelurahan", "lagoa"),
        ("TPI KELURHAN PLUIT", "kelurahan", "pluit"), ("kecmatan koja", "kecamatan", "koja"),
        ("Kel Bersinar Lagoa", "kelurahan", "lagoa"), ("Kel. Bersinar di Lagoa", "kelurahan", ""),
        ("Jl. Melati, Kodepos 14440", "postal_code", "14440"),
        ("Jl. Melati No. 14440", "postal_code", ""),
        ("Kantor Lurah Tugu Selatan", "kelurahan", "tugu selatan"),
        ("Kec. Tj. Priok", "kelurahan", ""),
        ("Jl. Rawa Rw. Badak", "rw", ""),
        ("samping Masjid Raya, Jl. Melati", "hints", ("samping masjid raya",)),
        ("Lagoa Jakarta 14270", "others", ("lagoa", "jakarta")),
        ("Jl. Jakarta No. 3", "street", "jakarta"), ("Jl. Jakarta", "street", "jakarta"),
        ("Lagoa deket Masjid", "hints", ("dekat masjid",)),
        ("pinggir BKT arah Marunda", "hints", ("arah marunda",)),
        ("Kel. Lagoa, bukan Kel. Koja", "hints", ("bukan kel koja",)),
        ("Jl. Melati No. 05/06", "rw", ""), ("Jl. Melati 12/3", "rw", ""),
        ("Sukapura Village, Cilincing District", "others", ("sukapura", "cilincing")),
        ("Jl. Dahlia RT.007 RW.003 Kelapa Gading Timur", "others", ("kelapa gading timur",)),
    ],
)  # fmt: skip
def test_a_part_is_found_where_it_stands(text: str, part: str, value: object) -> None:
    assert getattr(parse_address(text), part) == value
