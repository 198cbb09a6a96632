"""Single values are read as offices write them, and what is none is refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.persons import scrub
from services.intake.values import (
    quantity_of,
    read_coordinate,
    read_count,
    read_date,
    read_found,
    read_number,
    read_presence,
    read_quantities,
    read_substances,
)
from services.records import Quantity

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
TITLES = {"Bapak", "alias", "binti", "tersangka", "Pelapor"}
LAST_OF_JANUARY = dt.date(2024, 1, 31)
LAT, LON = -6.132309, 106.823456
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2098, 12, 31))


def in_city(lon: float, lat: float) -> bool:
    return 106.7 <= lon <= 107.0 and -6.2 <= lat <= -6.05


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2024", "31-1-2024", "31.01.2024", "31 01 2024", "31/1/24", "31-01-24",
        "31 / 01 / 2024", "31 Januari 2024", "31 JANUARI 2024", "31 Jan 2024", "31-Jan-24",
        "31 Jan. 2024", "31 January 2024", "Rabu, 31 Januari 2024", "rabu/ 31-01-2024",
        "Rab, 31-Jan-2024", "Wed 31 Jan 2024", "hari Rabu, 31/01/2024", "Malam Rabu, 31 Jan 2024",
        "31 Januari 2024 (malam)", "31 Jan '24",
        "2024-01-31", "2024/01/31", "20240131", "31/01/2024 13:45", "2024-01-31T13:45:00",
        "31 Januari 2024 pukul 13.45 WIB", "31 Januari 2024, jam 09:10", "  31/01/2024  ",
        45322, 45322.75, "45322", dt.datetime(2024, 1, 31, 23, 59), LAST_OF_JANUARY,
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form_offices_write(text: object) -> None:
    assert read_date(text) == LAST_OF_JANUARY  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Jumat", "Jum'at", "Jum’at", "JUM`AT", "Jum at", "Jum.", "Fri"])
def test_a_friday_is_one_whatever_stands_for_its_apostrophe(name: str) -> None:
    assert read_date(f"{name}, 26/01/2024") == dt.date(2024, 1, 26)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("7 Pebruari 2024", 2), ("7 Peb 2024", 2), ("7 Mrt 2024", 3), ("7 Mei 2024", 5),
        ("7 Agt 2024", 8), ("7 Ags 2024", 8), ("7 Agu 2024", 8), ("7 Okt 2024", 10),
        ("tgl 7 Mei 2024", 5), ("Tanggal : 7 Mei 2024", 5),
        ("7 Nopember 2024", 11), ("7 Nop 2024", 11), ("7 Des 2024", 12), ("7 Dec 2024", 12),
    ],
)  # fmt: skip
def test_a_month_is_known_by_its_spellings(text: str, month: int) -> None:
    assert read_date(text) == dt.date(2024, month, 7)


def test_the_day_comes_before_the_month() -> None:
    assert read_date("02/03/2024") == dt.date(2024, 3, 2)


def test_a_span_of_days_counts_from_its_first() -> None:
    assert read_date("30-31 Januari 2024") == dt.date(2024, 1, 30)


@pytest.mark.parametrize(
    "text",
    [
        "12/13/2023", "31/02/2024", "29 Februari 2023", "31/06/2024", "00/01/2024", "2024-13-01",
        "tidak diketahui", "-", "", None, True, "15", "2024", "31 Brumaire 2024", "31/01",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: object) -> None:
    assert read_date(text) is None  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d"]))
def test_a_day_written_in_figures_reads_back(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)) == day


@given(DAYS)
def test_a_day_written_in_words_reads_back(day: dt.date) -> None:
    assert read_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day


@given(DAYS)
def test_a_day_as_a_spreadsheet_counts_it_reads_back(day: dt.date) -> None:
    assert read_date((day - dt.date(1899, 12, 30)).days) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("12,5", 12.5), ("12.5", 12.5), ("1.500", 1500),
        ("1.234.567", 1234567), ("0,5", 0.5), ("0.125", 0.125), ("-6,13", -6.13), ("+3", 3),
        (" 1 500 ", 1500), (7, 7), (2.5, 2.5), ("100", 100),
    ],
)  # fmt: skip
def test_a_number_is_read_with_indonesian_and_english_marks(text: object, number: float) -> None:
    assert read_number(text) == number  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", None, "abc", True, "dua", "1.2,3,4", "9" * 400, "12e3"])
def test_what_is_no_number_is_none(text: object) -> None:
    assert read_number(text) is None  # type: ignore[arg-type]


@given(st.integers(0, 10**9))
def test_a_number_written_with_thousands_reads_back(number: int) -> None:
    assert read_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_number_written_with_a_comma_reads_back(whole: int, cents: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    assert read_number(text) == pytest.approx(whole + cents / 100)


@given(st.text(alphabet="0123456789.,+- ()grbt/;:°'SEsabu", max_size=40))
def test_no_text_breaks_a_reader(text: str) -> None:
    read_date(text), read_number(text), read_count(text), read_presence(text)
    read_quantities(f"sabu {text}"), read_coordinate(text, None, in_city), scrub(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("30 orang", 30),
        ("1.250", 1250),
        (12, 12),
        (12.0, 12),
        ("0", 0),
        ("12.", 12),
        ("± 50 org", 50),
        ("sekitar 40", 40),
    ],
)
def test_a_count_is_a_whole_number(text: object, count: int) -> None:
    assert read_count(text) == count  # type: ignore[arg-type]


def test_nothing_found_is_a_count_of_none() -> None:
    assert [read_found(text) for text in ("Nihil", "nol", "3 orang", "banyak")] == [0, 0, 3, None]


@pytest.mark.parametrize("text", ["-3", -3, 2.5, "2,5", "banyak", None, ""])
def test_what_counts_nothing_is_none(text: object) -> None:
    assert read_count(text) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Ada", True), ("YA", True), ("v", True), (1, True), ("Tidak", False), ("tdk", False),
        (0, False), ("nihil", False), ("mungkin", None), (None, None),
    ],
)  # fmt: skip
def test_presence_is_yes_no_or_unknown(text: object, present: bool | None) -> None:
    assert read_presence(text) is present  # type: ignore[arg-type]


def test_gram_and_butir_are_never_added() -> None:
    found = read_quantities("Sabu 12,5 gr; Ekstasi 9 btr; Ekstasi 2 gram")
    assert found == (
        Quantity("sabu", 12.5, "gram"),
        Quantity("ekstasi", 9, "butir"),
        Quantity("ekstasi", 2, "gram"),
    )


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Ganja 1,2 kg", ("ganja", 1200, "gram")), ("sabu 0,5 ons", ("sabu", 50, "gram")),
        ("500 mg heroin", ("heroin", 0.5, "gram")), ("2 paket shabu", ("sabu", 2, "paket")),
        ("Tembakau sintetis 8,17 gr", ("tembakau sintetis", 8.17, "gram")),
        ("gorilla 3 linting", ("tembakau sintetis", 3, "linting")),
        ("Ganja 1 ton", ("ganja", 1_000_000, "gram")), ("Tramadol 88 butir",
        ("tramadol", 88, "butir")), ("putaw 1.250 gram", ("heroin", 1250, "gram")),
    ],
)  # fmt: skip
def test_a_quantity_keeps_substance_and_unit(text: str, quantity: tuple[str, float, str]) -> None:
    assert read_quantities(text) == (Quantity(*quantity),)


def test_a_word_that_names_no_substance_does_not_survive() -> None:
    assert read_quantities("Slamet 12 gr") == (Quantity("lainnya", 12, "gram"),)


def test_a_quantity_in_columns_of_its_own_is_the_same() -> None:
    assert quantity_of("Shabu", "1,5", "Kg.") == read_quantities("Sabu 1,5 kg")


def test_two_substances_in_columns_of_their_own_keep_each_its_amount_and_unit() -> None:
    assert quantity_of("Shabu dan ekstasi", "3,44 / 5", "gram / butir") == (
        Quantity("sabu", 3.44, "gram"),
        Quantity("ekstasi", 5, "butir"),
    )


def test_one_unit_is_that_of_all_amounts_of_a_list() -> None:
    assert quantity_of("Sabu\nGanja", "1,5\n2,5", "gram") == (
        Quantity("sabu", 1.5, "gram"),
        Quantity("ganja", 2.5, "gram"),
    )


def test_a_list_of_amounts_is_not_read_as_one() -> None:
    assert quantity_of("Sabu", "1,5\n2,5", "gram") == ()


def test_two_substances_with_one_amount_are_not_given_it_both() -> None:
    assert quantity_of("Shabu dan ekstasi", "3,44", "gram") == (Quantity("sabu", 3.44, "gram"),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sabu, Tramadol", "sabu, tramadol"), ("Ganja & shabu (metamfetamin)", "ganja, sabu"),
        ("Obat keras (tramadol)", "tramadol"), ("obat keras", "obat keras"),
        ("Slamet", "lainnya"), ("-", None), ("Tembakau sintetis", "tembakau sintetis"),
    ],
)  # fmt: skip
def test_every_substance_a_text_names_is_read(text: str, names: str | None) -> None:
    assert read_substances(text) == names


@given(
    st.integers(1, 10**6).map(lambda n: n / 100),
    st.sampled_from([("gr", "gram"), ("btr", "butir"), ("paket", "paket")]),
)
def test_a_quantity_reads_back(amount: float, units: tuple[str, str]) -> None:
    text = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_quantities(f"Sabu {text} {units[0]}") == (Quantity("sabu", amount, units[1]),)


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


@pytest.mark.parametrize(
    "person",
    [
        "3172010101900001", "3172 0101 0190 0001", "NIK3172010101900001", "08123456789",
        "0812-3456-7890", "+62 812-3456-7890", "+628123456789", "HP08123456789", "021-4301234",
        "(021) 4301234", "orang.uji@contoh.id", "Bpk. Slamet Riyadi", "bpk Slamet Riyadi",
        "BPK. SLAMET RIYADI", "Bapak Slamet", "Ibu Siti Aminah", "Sdr. Joko Susilo", "an. Budi",
        "A.N. Budi Santoso", "a/n Budi Santoso", "Ahmad bin Saleh", "AHMAD BIN SALEH",
        "Dewi binti Karto", "Joko alias Gondrong", "tersangka Joko Susilo", "Pelapor: Wati",
    ],
)  # fmt: skip
def test_what_could_name_a_person_is_taken_out_of_a_text(person: str) -> None:
    kept = scrub(f"Jl. Melati 3, {person}, Kel. Lagoa")
    secrets = set(re.findall(r"[A-Za-z]{4,}|\d{3,}", person)) - TITLES
    assert not {word for word in secrets if word in kept}


@pytest.mark.parametrize("person", ["Bpk. Slamet", "an. Budi Santoso", "Ahmad bin Saleh"])
def test_taking_a_person_out_leaves_the_place_that_follows(person: str) -> None:
    assert scrub(f"Rumah {person} Jl. Melati Kel. Lagoa").endswith("Jl. Melati Kel. Lagoa")


@pytest.mark.parametrize(
    "address",
    [
        "Jl. Pluit Raya No. 12 RT 003/RW 05", "Jl. Warakas III Gang 5 Rt.9/Rw.6, Kel. Warakas",
        "Apartemen Gading Nias Tower B Lt. 12", "Jl. Kalibaru Timur V, Kel Kali Baru, 14110",
        "Masjid An Nur Jl. Lagoa", "Gudang 1200 Jl. Cakung Cilincing KM 3",
        "Rusun Marunda Blok A10, Cilincing",
    ],
)  # fmt: skip
def test_an_address_passes_unharmed(address: str) -> None:
    assert scrub(address) == address


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("rumah Kenari RT 3", "rumah RT 3"), ("Rumah Bpk Kenari, Kel. Lagoa", "Rumah, Kel. Lagoa"),
        ("kontrakan Ibu Merpati Nuri RT 2", "kontrakan RT 2"),
        ("warung Pak Kumis RT 3", "warung RT 3"), ("RUMAH KENARI RT 3", "RUMAH RT 3"),
        ("rumah kenari rt 3", "rumah rt 3"), ("rumah milik H. Kenari Merak No 4", "rumah No 4"),
        ("kos-kosan Mpok Nuri dekat pasar", "kos-kosan dekat pasar"),
        ("rumah kontrakan Kenari Kel. Koja", "rumah kontrakan Kel. Koja"),
        ("bengkel Kenari depan masjid", "bengkel depan masjid"),
        ("kediaman Kenari Merak, Jl. Melati 3", "kediaman, Jl. Melati 3"),
        ("depan Pak Kumis RT 3", "depan RT 3"),
        ("rumah Kenari bin Merak RT 3", "rumah RT 3"),
        ("warung si Kenari samping rel", "warung samping rel"),
    ],
)  # fmt: skip
def test_whose_home_it_is_goes_and_the_home_stays(text: str, kept: str) -> None:
    assert scrub(text).replace(" ,", ",") == kept


@pytest.mark.parametrize(
    "text",
    [
        "Rumah Susun Marunda Blok A", "Rumah Sakit Koja", "Kampung Bahari RT 3", "Warung Jambu",
        "rumah kosong RT 3", "Rumah Makan Padang", "kos putri dekat pasar", "rumah No 12",
        "Rumah Dinas di Jl. Melati", "warung kopi depan pasar", "kos Lagoa", "kontrakan Rawa Badak",
        "Jl. Pak Kasih 3", "Gg. Bang Pitung", "Rumah Pompa Pluit", "bengkel motor Jl. Melati",
        "Warung Contoh", "rumah",
    ],
)  # fmt: skip
def test_a_place_that_is_nobodys_is_kept(text: str) -> None:
    places = frozenset({"lagoa", "rawa badak", "warung contoh"})
    assert scrub(text, places) == text
