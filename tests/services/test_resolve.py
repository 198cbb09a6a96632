"""An address is placed by all its parts together, and says how sure that is."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks.address_styles import Kelurahan, addresses
from benchmarks.labelled import load_city, read_labelled, read_office
from benchmarks.streets import draw_streets, houses, imported, learned
from services.geocode.areas import City
from services.geocode.calibration import read_calibration
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind
from services.geocode.gazetteer_files import read_gazetteer
from services.geocode.learning import Located, learn
from services.geocode.resolve import Resolver
from services.records import Place, Precision
from tests.services.conftest import ROOT, SHARED

needs_figures = pytest.mark.skipif(
    not (SHARED / "boundaries").exists(),
    reason=f"no boundary figures beside the project ({SHARED})",
)


@pytest.fixture(scope="module")
def resolver(city: City, gazetteer: Gazetteer) -> Resolver:
    return Resolver(gazetteer, city)


@pytest.fixture(scope="module")
def real(gazetteer: Gazetteer) -> Resolver:
    return Resolver(
        gazetteer, load_city(SHARED / "boundaries" / "jakarta_utara_kelurahan.geojson", "")
    )


@pytest.fixture(scope="module")
def measured(city: City, gazetteer: Gazetteer) -> Resolver:
    calibration = read_calibration(ROOT / "data" / "reference" / "calibration.csv")
    return Resolver(gazetteer, city, calibration=calibration)


def name_of(resolver: Resolver, place: Place) -> str | None:
    code = resolver.resolve(place).location.kelurahan_code
    return None if code is None else resolver.city.names[resolver.city.codes.index(code)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jl. Melati RT 3/4, Tugu Utara, Koja, Kota Jkt Utara", "Tugu Utara"),
        ("Jl. Melati, Koja, Kec. Koja", "Koja"), ("Koja, Koja, Jakut", "Koja"),
        ("Penjaringan, Pluit", "Pluit"), ("Tj. Priuk, Kebun Bawang", "Kebon Bawang"),
        ("Kelapa Gading Barat, Kec Kelapa Gading Barat", "Kelapa Gading Barat"),
        ("Jl. Warakas I Kel. Waakas, Kec. Tj. Priok", "Warakas"),
        ("Jl. Pluit Raya No. 5, Kel. Penjaringan", "Penjaringan"),
        ("RBS, Koja", "Rawa Badak Selatan"), ("Klp. Gading Tim.", "Kelapa Gading Timur"),
        ("Kel. Suka Pura", "Sukapura"), ("Kali Bau, Cilincing, Jakut", "Kalibaru"),
        ("Pegangsaan, Kec. Kelapa Gading", "Pegangsaan Dua"), ("Pegangsaan II/2", "Pegangsaan Dua"),
        ("SMP Lagoa", "Lagoa"), ("Kel/Kec: Lagoa/Koja", "Lagoa"),
        ("Jl. Mangga - LAGOA - Jakarta Utara", "Lagoa"), ("Warask, Jakarta Utara", "Warakas"),
        ("Kel. Puli, Kec. Penjaringan", "Pluit"), ("Kel Pult, Jakarta Utara", "Pluit"),
        ("jl cipeucang, kel lagua koja jakut", "Lagoa"), ("KALIBARU-CILINCING", "Kalibaru"),
        ("Kel. KGading Barat, kec kelapa gading", "Kelapa Gading Barat"),
        ("Townhouse, Kapuk Muara sub-district, Penjaringan, North Jakarta", "Kapuk Muara"),
        ("Danau Agung Permai F-4 // warakas // tg priok", "Warakas"),
        ("posyandu melati 3 kalibaroe cilincing jakut", "Kalibaru"),
        ("rt4 rw7 kel kalibru cilincing deket musola al huda gang buntu", "Kalibaru"),
        ("kp beting rt 7 rw 19 tuguutara koja rumah cat ijo", "Tugu Utara"),
        ("swasembada 4 no 11 kebun bawang priok", "Kebon Bawang"),
        ("jl cempaka lagoa koja", "Lagoa"), ("Gg. Mawar dlm lagoa koja no 3", "Lagoa"),
        ("No. 5, Sukapura Village, Cilincing District, North Jakarta", "Sukapura"),
        ("Lagua 05/011 Jl Mangga VII no 2", "Lagoa"),
        ("bukan koja tapi di lagoa", "Lagoa"),
        ("seberang Village ya, kelurahannya jg Lagoa, tower", "Lagoa"),
        ("di lagoa yg rame anak2 nongkrong tuh gang 4", "Lagoa"),
        ("warga Lagoa bang, jl bentengan", "Lagoa"), ("lapor ke polsek katanya kel lagoa", "Lagoa"),
        ("Kp.Malaka Rt/Rw 010/011 LagoaKoja Jakarta Utara", "Lagoa"),
        ("VVMF+9J Lagoa, North Jakarta City, Jakarta", "Lagoa"), ("Lagoa, cari aja", "Lagoa"),
        ("GG MARLINA RT12/17 KLRHN LAGOA", "Lagoa"), ("Jl. Semper Dlm [LAGOA] koja", "Lagoa"),
        ("lgoa?? -> TUGU UTARA rt11/rw08", "Tugu Utara"),
        ("Air PAM mati, walang baru tugu utara dr ujung sampe ujung", "Tugu Utara"),
        ("kos gw di rawabadakselatan jl kelapa rt 3", "Rawa Badak Selatan"),
        ("lu ke lagoa aja, gg madrasah", "Lagoa"), ("rt 5 ..lagua.. bel 2x", "Lagoa"),
        ("di warakas gang 4, kelurahannya lagoa", "Lagoa"),
        ("Kel. Lagoa Kec. Koja Jakarta", "Lagoa"), ("jl janur 8 no 7 lagoa jakarta", "Lagoa"),
        ("kel.lagoa kec.koja pinggir rel", "Lagoa"),
        ("Jl Warakas VI no 16 (masuk Kel. Lagoa, bukan kel. Warakas)", "Lagoa"),
        ("Rakor Kel Bersinar di kantor lurah Lagoa komp. damkar", "Lagoa"),
        ("Jl. Mahoni No. 44, Lagoa K o j a", "Lagoa"), ("W A R A K A S, Jakut", "Warakas"),
        ("Jl. Anggrek No. 4 Koja, Rawa Badak Selatan K o j a", "Rawa Badak Selatan"),
        ("Galeri 2 Blok L8-C, Kapuk Muara Village, Penjaringan, North Jakarta", "Kapuk Muara"),
        ("Gang 5 dkt pos hansip warakas tanjung priok, rumah tingkat", "Warakas"),
        ("kampung beting remaja tuguutara koja tolong ditindak", "Tugu Utara"),
        ("Mitra Jaya Motor, Manggar 154 Lagoa, Koja, Jakut", "Lagoa"),
        ("Rusun Kenanga Raya Lt. 3 No. 14, Kapuk Mufraa, Penjaringan", "Kapuk Muara"),
        ("Kelurahan Bersinar Lagoa", "Lagoa"), ("TPI MUARA BARU KELURHAN LAGOA", "Lagoa"),
        ("swasembada timur 13 no 32 kebonbawang tjpriok", "Kebon Bawang"),
        ("Jl. Melati No. 1 (Pluit) RT 1/2 Kelurahan Penjaringan", "Penjaringan"),
    ],
)  # fmt: skip
def test_a_kelurahan_named_in_any_spelling_is_found(
    resolver: Resolver, text: str, name: str
) -> None:
    assert name_of(resolver, Place(address=text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Kec. Tj. Priok", "Jl. Enggano, Kec. Tj. Priok, Kota Jkt Utara", "Kantor Kecamatan Koja",
        "Jl. Pluit Raya No. 19", "Jl. Pluit Selatan 14440", "14440", "Jl. Mawar, 14440",
        "Jakarta Utara", "Jl. Melati", "Kelapa Gading, Jakarta Utara",
        "Jl. Mawar, Puri, Jakarta Utara", "-", "", "kos di koja aja", "di Lagoa Timur",
    ],
)  # fmt: skip
def test_a_kecamatan_a_main_road_or_a_postal_code_alone_places_nothing(
    resolver: Resolver, text: str
) -> None:
    answer = resolver.resolve(Place(address=text))
    assert answer.location.kelurahan_code is None
    assert answer.needs_review


def test_a_main_road_lies_rather_in_what_has_a_name_of_several_words(resolver: Resolver) -> None:
    several, one = (
        resolver.resolve(Place(address=f"Jl. {name} Raya No. 5")).candidates[0].probability
        for name in ("Pegangsaan Dua", "Pluit")
    )
    assert several > 0.6 > one


@pytest.mark.parametrize("text", ["Sunter Karya", "Sunter Karya, Jl. Danau Sunter Selatan"])
def test_a_name_that_ends_in_another_word_is_no_name_misspelt(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


def test_a_name_that_ends_in_its_own_word_may_be_misspelt_before_it(resolver: Resolver) -> None:
    assert name_of(resolver, Place(address="Pegngsan Dua, Kelapa Gading")) == "Pegangsaan Dua"


def test_a_far_city_behind_a_house_number_and_its_kecamatan_is_where_it_lies(
    resolver: Resolver,
) -> None:
    text = "SDN ANCOL JL. ANCOL SELATAN NO. 7 REGOL BANDUNG"
    assert name_of(resolver, Place(address=text)) is None


def test_a_far_citys_name_inside_a_place_in_front_is_no_doubt(resolver: Resolver) -> None:
    text = "Bank Uji Kelapa Nias: Jl. Raya Kelapa Nias No. 8, Kel. Pegangsaan Dua"
    assert name_of(resolver, Place(address=text)) == "Pegangsaan Dua"


@pytest.mark.parametrize(
    "text", ["Kel. Tugu Selatan, Kec. Cisarua", "Kel Lagoa Kec Cikarang Utara"]
)
def test_a_kelurahan_of_a_kecamatan_that_only_other_cities_have_is_not_placed(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


@pytest.mark.parametrize("text", ["warakas, priok", "Kel. Kebon Bawang Kec. Priok"])
def test_priok_alone_is_the_kecamatan_of_tanjung_priok(resolver: Resolver, text: str) -> None:
    assert name_of(resolver, Place(address=text)) in ("Warakas", "Kebon Bawang")


def test_a_misspelt_kecamatan_is_not_taken_for_the_kelurahan_of_its_name(
    resolver: Resolver,
) -> None:
    assert name_of(resolver, Place(address="Waduk Pluit, Penjarngn, Jakarta Utara")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kel. Kalibaru, Kec. Medan Satria, Kota Bekasi", "Sukapura, Kiaracondong, Kota Bandung",
        "Kel. Tugu, Kec. Cimanggis, Depok", "Pegangsaan, Menteng, Jakarta Pusat",
        "Kel. Kebon Baru, Kec. Tebet", "Penjaringan Sari, Rungkut, Kota Surabaya",
        "Jl. Koja No. 3, Kel. Duri Kosambi, Jakarta Barat", "Kapuk, Cengkareng",
        "Jl. Mawar 3, Lagoa, Tangerang", "Jl. Mawar, Sukapura, Jawa Barat",
        "Kel. Sukapura Kec. Kiaracondong Bandung", "Kelurahan Pajagalan, Kecamatan Kota Sumenep",
        "ds Pejagatan kec Kutowinangun Kebumen", "Kel. Lagoa Kec. Ngaliyan",
        "LAGOA RT 1/RW 6 MEDAN SATRIA BKS",
        "jl koja jatiasih bekasi dekat indomaret, rt 4", "jl koja medan satria bekasi",
        "jl koja pamulang tangerang selatan", "jl koja serpong utara tangerang selatan",
        "klp dua cimanggis depok, jl lagoa no 5", "rumah abdi di lagoa bandung, caket pasar",
    ],
)  # fmt: skip
def test_an_address_in_another_city_is_not_forced_into_this_one(
    resolver: Resolver, text: str
) -> None:
    location = resolver.resolve(Place(address=text)).location
    assert (location.precision, location.method) == (Precision.NONE, "outside")


@pytest.mark.parametrize(
    "text",
    [
        "Jl. Sungai Bambu 7 Kel. Katulampa",
        "Jl. Sungai Bambu 7 Kel. Katulampa Bgr Timur",
        "tinggal di medan belawan, dekat jalan koja lama",
        "lagoa yg di bekasi, blakang stasiun",
        "warga Tugu Utara ditangkap di Medan",
        "paket ke Rawa Badak Selatan dari Medan",
        "PT. Tugu Utara Jaya, Jl. Gunung Sahari Raya",
    ],
)
def test_a_region_named_elsewhere_keeps_a_name_inside_another_out(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kel. Lagoa Bandung", "Kel. Lagoa Kec. Koja Surabaya", "Kel. Pegangsaan Dua Padang",
        "Koja Bandung", "Lagoa Bekasi", "Jl. Mawar Lagoa Surabaya", "Jl. Mawar No. 3 Lagoa Medan",
        "Jl. Koja Bandung", "Jl. Semper Barat No. 2 Cirebon", "Jl. Warakas 3 Tangerang",
        "Gg. Warakas 3 Tangerang", "Jl. Sungai Bambu Bogor No. 5", "Lagoa Jawa Barat",
        "Ancol, Regol, Bdg", "Jl. Sungai Bambu No. 9 Babura Sunggal Medan",
    ],
)  # fmt: skip
def test_a_kelurahan_before_a_far_city_without_a_comma_is_not_placed_here(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jl. Bandung No 3, Koja", "Koja"), ("Jl. Surabaya, Kel. Lagoa", "Lagoa"),
        ("Jl. Koja Bandung, Kel. Lagoa, Jakarta Utara", "Lagoa"),
        ("Jl. Lagoa warung Padang", "Lagoa"), ("Lagoa depan warung Padang", "Lagoa"),
        ("Jl. Lagoa 3, Warung Nasi Padang", "Lagoa"),
        ("Rumah makan Padang, Lagoa", "Lagoa"), ("Kel. Lagoa Bandung, Jakarta Utara", "Lagoa"),
    ],
)  # fmt: skip
def test_a_street_or_an_eating_house_called_after_a_far_city_may_stand_here(
    resolver: Resolver, text: str, name: str
) -> None:
    assert name_of(resolver, Place(address=text)) == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kel. Lagoa, Kec. Koja, Bandung", "bandung"), ("Lagoa, Koja, Kota Surabaya", "surabaya"),
        ("Kel. Lagoa, Kec. Koja, Jakarta Selatan", "jakarta selatan"),
        ("Kel. Lagoa, Kec. Koja, Tangerang", "tangerang"),
    ],
)  # fmt: skip
def test_a_kelurahan_of_this_city_said_to_lie_in_another_is_left_to_a_person(
    resolver: Resolver, text: str, named: str
) -> None:
    answer = resolver.resolve(Place(address=text))
    assert answer.location.kelurahan_code is None
    assert answer.needs_review
    assert [candidate.name for candidate in answer.candidates] == ["Lagoa"]
    assert [reason.en for reason in answer.reasons] == [f"city “{named}” does not fit Lagoa"]


@pytest.mark.parametrize(
    "named",
    [
        "Jakarta", "DKI", "DKI Jakarta", "Kota Jakarta", "Jkt", "Jakut", "Daerah Khusus Jakarta",
        "Kota Adm. Jakarta Utara", "North Jakarta", "Kota Jakarta Uara", "Jakrta Utara", "Kota Tua",
        "Jakarta Utara, Bandung",
    ],
)  # fmt: skip
def test_no_form_of_this_citys_own_name_speaks_against_a_kelurahan(
    resolver: Resolver, named: str
) -> None:
    assert name_of(resolver, Place(address=f"Kel. Lagoa, Kec. Koja, {named}")) == "Lagoa"


def test_a_point_outside_of_a_text_in_another_city_is_outside(resolver: Resolver) -> None:
    place = Place(address="Kel. Lagoa, Kec. Koja, Bandung", lon=107.6, lat=-6.9)
    assert resolver.resolve(place).location.method == "outside"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rusun Mawar Lt. 3, Plet, Penjaringan, Jakarta Utara", "Pluit"),
        ("Jl. Mawar RT 1/2, Kla, Kec. Koja", "Koja"), ("KELURAHAN Ksa KECAMATAN Koja", "Koja"),
        ("Gang 36 RT.009/013 Laag, Kec. Koja", "Lagoa"),
        ("Jl. Mawar, Kebon Bawga, Tj. Priok", "Kebon Bawang"),
    ],
)  # fmt: skip
def test_two_wrong_letters_in_a_short_name_are_read_beside_its_kecamatan(
    resolver: Resolver, text: str, name: str
) -> None:
    assert name_of(resolver, Place(address=text)) == name


@pytest.mark.parametrize(
    "text", ["Jl. Mawar - Kjoc - Jakarta Utara", "Jl. Mawar, Loaa, Koja", "Toko, Jakarta Utara"]
)
def test_two_wrong_letters_with_nothing_beside_them_or_like_two_names_are_left_to_a_person(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


def test_a_short_name_before_its_own_city_may_lack_a_letter(resolver: Resolver) -> None:
    assert name_of(resolver, Place(address="Jl. Melati, Koj, Jakarta Utara")) == "Koja"


@pytest.mark.parametrize(
    "word", ["Marina", "Kolam", "Kopi", "Kali", "Kosan", "Lama", "Pintu", "Raja"]
)
def test_a_word_of_everyday_language_is_no_misspelt_kelurahan(
    resolver: Resolver, word: str
) -> None:
    assert name_of(resolver, Place(address=f"Jl. Melati No. 5, {word}, Jakarta Utara")) is None


def test_a_short_name_with_two_wrong_letters_is_the_first_that_review_offers(
    resolver: Resolver,
) -> None:
    answer = resolver.resolve(Place(address="Jl. Mawar - Kjoc - Jakarta Utara"))
    assert (answer.needs_review, answer.candidates[0].name) == (True, "Koja")


def test_a_street_with_a_house_number_is_no_misspelt_kelurahan(resolver: Resolver) -> None:
    place = Place(address="Pendidikan No 34 RT 1/RW 2 Tanjung Priok Jakarta Utara")
    assert name_of(resolver, place) == "Tanjung Priok"


def test_a_misspelt_kelurahan_with_a_kecamatan_of_another_city_is_not_placed_here(
    resolver: Resolver,
) -> None:
    assert name_of(resolver, Place(address="Desa/Kel. Kalibaau, Pancoran")) is None


def test_a_name_only_in_a_numbered_lane_is_weaker_evidence(resolver: Resolver) -> None:
    lane = resolver.resolve(Place(address="Jl. Warakas III No. 4")).location
    named = resolver.resolve(Place(address="Jl. Warakas III No. 4, Kel. Warakas")).location
    assert lane.kelurahan_code == named.kelurahan_code
    assert (lane.method, lane.precision) == ("street_name", Precision.KELURAHAN)
    assert lane.confidence < named.confidence
    assert (lane.lon, lane.lat) == (None, None)


def test_a_house_number_without_no_is_not_taken_for_a_lane(resolver: Resolver) -> None:
    assert name_of(resolver, Place(address="Jl. Pluit Timur 4")) == "Pluit"
    assert name_of(resolver, Place(address="Jl. Pluit Timur 85")) is None


def test_doubt_comes_with_the_best_candidates_and_what_speaks_for_them(resolver: Resolver) -> None:
    answer = resolver.resolve(Place(address="Jl. Melati, Kel. Kelapa Gading, Jakarta Utara"))
    names = {candidate.name for candidate in answer.candidates[:2]}
    assert names == {"Kelapa Gading Timur", "Kelapa Gading Barat"}
    assert all(candidate.reasons for candidate in answer.candidates[:2])
    assert answer.needs_review


def test_a_coordinate_in_the_city_wins_and_the_contradiction_is_measured(
    resolver: Resolver,
) -> None:
    west_of_border = Place(address="Kel. Pluit", lon=106.8 + 2 * 0.01 - 0.001, lat=-6.095)
    answer = resolver.resolve(west_of_border)
    metres = 0.001 * 111_195 * np.cos(np.radians(6.095))
    assert answer.location.kelurahan_code == "31.72.01.1003"
    assert answer.location.precision is Precision.POINT
    assert answer.reasons[0].en == (
        f"coordinate lies in Kapuk Muara, text says Pluit, {metres:.0f} m apart"
    )
    assert answer.location.note == answer.reasons[0].id
    assert not answer.needs_review


def test_a_postal_code_of_another_kelurahan_is_a_contradiction_that_is_shown(
    resolver: Resolver,
) -> None:
    answer = resolver.resolve(Place(address="Jl. Melati, Kel. Lagoa 14450"))
    assert answer.location.note == "kode pos “14450” tidak cocok dengan Lagoa"


def test_a_far_contradiction_goes_to_review(resolver: Resolver) -> None:
    answer = resolver.resolve(Place(address="Kel. Lagoa", lon=106.805, lat=-6.095))
    assert answer.location.kelurahan_code == "31.72.01.1001"
    assert answer.needs_review
    assert answer.location.confidence < 0.9


def test_a_coordinate_outside_the_city_without_a_name_is_outside(resolver: Resolver) -> None:
    location = resolver.resolve(Place(address="Jl. Melati", lon=106.7, lat=-6.3)).location
    assert (location.kelurahan_code, location.method) == (None, "outside")


def test_a_code_wins_over_a_name_and_the_contradiction_is_noted(resolver: Resolver) -> None:
    answer = resolver.resolve(Place(code="31.72.03.1003", kelurahan="Koja"))
    assert answer.location.kelurahan_code == "31.72.03.1003"
    assert answer.location.method == "code"
    assert "koja" in answer.location.note


def test_a_code_of_another_city_is_outside(resolver: Resolver) -> None:
    assert resolver.resolve(Place(code="31.75.01.1001")).location.method == "outside"


def test_columns_of_their_own_speak_like_marked_parts(resolver: Resolver) -> None:
    place = Place(kelurahan="Klp. Gading Tim.", kecamatan="Kec. Klp. Gading", city="Jakut")
    assert name_of(resolver, place) == "Kelapa Gading Timur"


def test_a_street_seen_before_places_the_next_address(city: City, gazetteer: Gazetteer) -> None:
    text = "Jl. Pluit Raya No. 8"
    seen = [Located(f"Jl. Pluit Raya No. {n}", "31.72.01.1001", 106.805, -6.095) for n in range(4)]
    taught = Resolver(gazetteer.with_entries(learn(seen)), city).resolve(Place(address=text))
    assert Resolver(gazetteer, city).resolve(Place(address=text)).location.kelurahan_code is None
    assert taught.location.kelurahan_code == "31.72.01.1001"
    assert taught.location.method == "street"
    assert taught.location.precision is Precision.STREET
    assert taught.location.lon == pytest.approx(106.805)


def test_a_street_seen_once_is_not_yet_enough(city: City, gazetteer: Gazetteer) -> None:
    table = gazetteer.with_entries(learn([Located("Jl. Nangka II", "31.72.01.1001")]))
    answer = Resolver(table, city).resolve(Place(address="Jl. Nangka II No. 9"))
    assert answer.location.kelurahan_code is None
    assert answer.candidates[0].kelurahan_code == "31.72.01.1001"


@pytest.mark.parametrize(
    "text",
    ["Gg. Warakas III No. 62, Kab. Bogor", "Jl. Lagoa 7, Surabaya", "Jl. Kebon Bawang XI, Bekasi"],
)
def test_a_street_called_after_a_kelurahan_in_another_city_is_outside(
    resolver: Resolver, text: str
) -> None:
    assert resolver.resolve(Place(address=text)).location.method == "outside"


def _taught_gang(city: City, gazetteer: Gazetteer, text: str, times: int) -> Resolver:
    seen = [Located(f"{text} No. {n}", "31.72.01.1001", 106.805, -6.095) for n in range(times)]
    return Resolver(gazetteer.with_entries(learn(seen)), city)


@pytest.mark.parametrize("text", ["Gg. Kelinci RT 5/7", "Lorong Kelinci No. 4", "gang KELINCI"])
def test_a_gang_without_a_street_is_a_place_of_its_own(
    city: City, gazetteer: Gazetteer, text: str
) -> None:
    resolver = _taught_gang(city, gazetteer, "Gang Kelinci", 30)
    assert resolver.resolve(Place(address=text)).location.kelurahan_code == "31.72.01.1001"


def test_a_gang_needs_more_records_than_a_street(city: City, gazetteer: Gazetteer) -> None:
    gang = _taught_gang(city, gazetteer, "Gg. Mawar 3", 5).resolve(Place(address="Gg. Mawar III"))
    street = _taught_gang(city, gazetteer, "Jl. Mawar 3", 5).resolve(Place(address="Jl. Mawar III"))
    assert gang.candidates[0].probability < street.candidates[0].probability
    assert gang.needs_review


def test_a_gang_with_only_a_number_is_never_learned_alone(city: City, gazetteer: Gazetteer) -> None:
    resolver = _taught_gang(city, gazetteer, "Gang 5", 30)
    assert not resolver.resolve(Place(address="Gang 5")).candidates


@pytest.mark.parametrize(
    "text", ["Gg. Mawar 3 RT 05/07 Lagoa", "Gg. Mawar 3 Lagoa", "Jl. Mawar III Lagoa"]
)
def test_a_kelurahan_after_a_numbered_gang_or_street_is_read_as_such(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) == "Lagoa"


def test_the_rules_hold_for_a_city_whose_names_nobody_wrote_down(city: City) -> None:
    names = ("Marga Mulya Utara", "Harapan Jaya", "Kaliabang Tengah")
    other = dataclasses.replace(
        city, name="Bekasi", codes=("32.75.03.1001", "32.75.03.1002", "32.75.03.1003"),
        names=names, kecamatan={"32.75.03": "Bekasi Utara"}, polygons=city.polygons[:3],
    )  # fmt: skip
    resolver = Resolver(Gazetteer(), other)
    for text, name in (
        ("Jl. Melati, Hrpn Jaya, Bekasi Utara", names[1]), ("MMU", names[0]),
        ("Kel. Kali Abang Tngah, Kota Bekasi", names[2]), ("Jl. Harapan Jaya VII No. 2", names[1]),
    ):  # fmt: skip
        assert name_of(resolver, Place(address=text)) == name


def test_the_same_text_gives_the_same_answer_from_memory(resolver: Resolver) -> None:
    place = Place(address="Jl. Melati, Lagoa, Koja")
    first, again = (resolver.resolve(dataclasses.replace(place)) for _ in range(2))
    assert (first, again) == (again, resolver.resolve(place))


def test_a_text_that_comes_again_is_not_worked_out_a_third_time(resolver: Resolver) -> None:
    place = Place(address="Jl. Melati Indah, Lagoa, Koja")
    _, again = (resolver.resolve(dataclasses.replace(place)) for _ in range(2))
    assert resolver.resolve(place) is again


@needs_figures
class TestTheRealCity:
    """Figures of the whole city; skipped where they do not lie beside the project."""

    @pytest.mark.parametrize(("errors", "review"), [(0, 0.01), (1, 0.02), (2, 0.10)])
    def test_every_kelurahan_is_found_in_every_style(
        self, real: Resolver, errors: int, review: float
    ) -> None:
        places = [
            Kelurahan(code, name, real.city.kecamatan[code[:8]], real.city.name, "")
            for code, name in zip(real.city.codes, real.city.names, strict=True)
        ]
        made = list(addresses(places, each=40, errors=errors, seed=11))
        got = [real.resolve(Place(address=text)).location.kelurahan_code for text, _ in made]
        wrong = [code for code, (_, p) in zip(got, made, strict=True) if code not in (None, p.code)]
        assert len(wrong) <= 0.005 * len(made)
        assert got.count(None) <= review * len(made)

    def test_no_kelurahan_around_is_placed_in_this_city(
        self, real: Resolver, gazetteer: Gazetteer
    ) -> None:
        names = {code: e.name for e in gazetteer.entries for code, _ in e.codes if len(code) > 2}
        places = [
            Kelurahan(code, name, names[code[:8]], names[code[:5]], "")
            for code, name in names.items()
            if len(code) == 13 and not code.startswith("31.72")
        ]
        made = [text for text, _ in addresses(places, each=8, errors=0, seed=12)]
        placed = [t for t in made if real.resolve(Place(address=t)).location.kelurahan_code]
        assert len(placed) <= 0.005 * len(made)

    def test_names_in_office_files_are_found_even_misspelt(self, real: Resolver) -> None:
        samples = SHARED / "samples"
        rows = read_office(samples / "office_2022_2024", samples / "office_2022_2024_labels.csv")
        given = [real.resolve(row.place).location.kelurahan_code for row in rows]
        wrong = sum(g not in (None, r.code) for g, r in zip(given, rows, strict=True))
        assert len(rows) > 5_000
        assert wrong <= 0.001 * len(rows)
        named = [g == r.code for g, r in zip(given, rows, strict=True) if r.names_it == "named"]
        assert sum(named) >= 0.995 * len(named) > 0

    def test_learning_at_least_doubles_what_street_only_addresses_reach(
        self, real: Resolver
    ) -> None:
        samples = SHARED / "samples"
        rows = read_office(samples / "office_2022_2024", samples / "office_2022_2024_labels.csv")
        located = [r for r in rows if r.place.address and np.isfinite(r.lon)]
        seen, later = located[::2][:1000], [r for r in located[1::2] if r.names_it != "named"]
        taught = learn(Located(r.place.address, r.code, r.lon, r.lat) for r in seen)
        wiser = Resolver(real.gazetteer.with_entries(taught), real.city)
        before, after = (
            sum(r.resolve(row.place).location.kelurahan_code == row.code for row in later)
            for r in (real, wiser)
        )
        assert after >= 2 * before > 0

    @pytest.mark.parametrize("source", ["learned", "imported"])
    def test_a_known_street_gives_a_near_point_and_a_radius_that_holds(
        self, real: Resolver, tmp_path: Path, source: str
    ) -> None:
        city, streets = real.city, draw_streets(real.city, 150, seed=21)
        entries = (
            learned(list(houses(city, streets, 2000, seed=22)))
            if source == "learned"
            else imported(city, streets, tmp_path)
        )
        resolver = Resolver(real.gazetteer.with_entries(entries), city)
        metres, radii, wrong = [], [], 0
        later = list(houses(city, streets, 1000, seed=23))
        for row in later:
            location = resolver.resolve(row.place).location
            wrong += location.kelurahan_code not in (None, row.code)
            if location.precision is Precision.STREET:
                ends = city.to_metres(np.array([[location.lon, location.lat], [row.lon, row.lat]]))
                metres.append(float(np.hypot(*(ends[1] - ends[0]))))
                radii.append(location.radius_m or 0.0)
        assert len(metres) > 200
        assert np.median(metres) <= 250
        assert np.median(radii) <= 400
        assert np.mean(np.array(metres) <= np.array(radii)) >= 0.9
        assert wrong <= 0.02 * len(later)

    def test_a_facility_of_a_file_places_what_bears_its_name(
        self, real: Resolver, tmp_path: Path
    ) -> None:
        facts = pd.read_csv(SHARED / "facts" / "facilities.csv").drop_duplicates("name")
        facts.to_csv(tmp_path / "tempat.csv", index=False)
        table = real.gazetteer.with_entries(read_gazetteer(tmp_path / "tempat.csv", real.city))
        resolver = Resolver(table, real.city)
        given = [
            resolver.resolve(Place(address=f"{name}, Jakarta Utara")) for name in facts["name"]
        ]
        pairs = list(zip(given, facts["kelurahan_code"], strict=True))
        wrong = [a for a, code in pairs if a.location.kelurahan_code not in (None, code)]
        right = [a for a, code in pairs if a.location.kelurahan_code == code]
        assert len(right) >= 0.75 * len(pairs)
        assert len(wrong) <= 0.03 * len(pairs)

    def test_real_addresses_that_name_their_kelurahan_are_right(self, real: Resolver) -> None:
        rows = read_labelled(SHARED / "samples" / "addresses_dev.csv", real.city)
        answers = [real.resolve(row.place).location.kelurahan_code or "" for row in rows]
        assert all(a in ("", row.code) for a, row in zip(answers, rows, strict=True))
        named = [
            a == row.code for a, row in zip(answers, rows, strict=True) if row.names_it == "named"
        ]
        assert sum(named) >= 0.99 * len(named) > 0


def test_the_benchmark_reads_a_city_cut_from_a_larger_file(tmp_path: Path) -> None:
    import geopandas as gpd
    import shapely

    frame = gpd.GeoDataFrame(
        {
            "code": ["31.72.01.1001", "31.75.01.1001"], "name": ["Penjaringan", "Pisangan Baru"],
            "district_code": ["31.72.01", "31.75.01"], "district_name": ["Penjaringan", "Matraman"],
            "city_name": ["Kota Administrasi Jakarta Utara", "Kota Administrasi Jakarta Timur"],
        },
        geometry=[shapely.box(106.8, -6.1, 106.81, -6.09), shapely.box(106.9, -6.3, 106.91, -6.29)],
        crs=4326,
    )  # fmt: skip
    frame.to_file(tmp_path / "all.geojson")
    city = load_city(tmp_path / "all.geojson", "31.75")
    assert (city.name, city.names) == ("Jakarta Timur", ("Pisangan Baru",))


def test_a_street_counts_only_for_records_of_its_time(city: City, gazetteer: Gazetteer) -> None:
    old = Entry(
        "kenari", PlaceKind.STREET, (("31.72.02.1007", 1.0),), "peta", evidence=20,
        valid_to=dt.date(2020, 12, 31),
    )  # fmt: skip
    resolver, place = (
        Resolver(gazetteer.with_entries([old]), city),
        Place(address="Jl. Kenari No. 5"),
    )
    found = [
        resolver.resolve(place, day=day).location.kelurahan_code
        for day in (None, dt.date(2020, 12, 31), dt.date(2021, 1, 1))
    ]
    assert found == ["31.72.02.1007", "31.72.02.1007", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jl. Kebon Bawang IX Gg. 4 RT 006/RW 10", "Kebon Bawang"),
        ("Jl. Kapuk Muara", "Kapuk Muara"),
        ("Jl. Kali Baru Barat VI No 4", "Kalibaru"), ("Jl. Lagoa Terusan Gg. IV", "Lagoa"),
        ("Jl. Kalibaru Timur Gg. 3", "Kalibaru"), ("Jl. Pluit Raya 14450", "Pluit"),
        ("Jl. Kalibaru Timur, Kec. Cilincing", "Kalibaru"),
        ("Jl. Sukapura Baru 2 No. 25", "Sukapura"), ("Lagoa Kanal No. 22 RT 006/01", "Lagoa"),
        ("Kalibaru Barat V No.80 RT 13/02, Jakut", "Kalibaru"),
        ("Pluit Sakti Raya No. 28-36, Jakarta 14450", "Pluit"),
    ],
)  # fmt: skip
def test_a_street_called_after_its_kelurahan_places_an_address(
    resolver: Resolver, text: str, name: str
) -> None:
    assert name_of(resolver, Place(address=text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kel. Warakas, depan Puskesmas Lagoa Koja", "Warakas"),
        ("Kel. Pluit, Perumahan Lagoa Koja Indah", "Pluit"),
        ("Villa Lagoa Koja, Kel. Warakas", "Warakas"),
        ("TKP di Warakas, bukan Lagoa Koja", "Warakas"),
        ("Jl. Mawar, bukan di Lagoa Koja", None), ("seberang Lagoa Koja", None),
        ("Jl. Mawar yang dulu di Lagoa Koja", None), ("arah Lagoa Koja", None),
    ],
)  # fmt: skip
def test_what_is_near_denied_or_over_there_overrules_no_kelurahan(
    resolver: Resolver, text: str, name: str | None
) -> None:
    assert name_of(resolver, Place(address=text)) == name


@pytest.mark.parametrize("text", ["Bus 12 Tanjung Priok", "KM 12 Koja", "Gudang 45 Warakas"])
def test_what_bears_a_number_that_is_no_houses_ends_no_street(
    resolver: Resolver, text: str
) -> None:
    assert resolver.resolve(Place(address=text)).location.method != "name"


@pytest.mark.parametrize(
    "text",
    [
        "Jl. Raya Cakung - Kalibaru, Kalibaru, Jakarta Utara", "Jl. Kalibaru - Kalibaru",
        "Jl. Kenanga Raya - Kalibaru - Jakarta Utara",
    ],
)  # fmt: skip
def test_a_kelurahan_behind_a_road_between_two_places_is_read(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) == "Kalibaru"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pinggir kali jl inspeksi rawabadakselatan", "Rawa Badak Selatan"),
        ("SMPN 12 jl A1 teluk gong lagoa", "Lagoa"),
        ("Jl. Kebon Bawang Indah Raya", "Kebon Bawang"),
    ],
)
def test_a_kelurahan_behind_a_streets_name_without_a_comma_is_found(
    measured: Resolver, text: str, name: str
) -> None:
    assert name_of(measured, Place(address=text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Jl. Raya Pluit Selatan", "Jl. Pluit Raya", "Jl. Pegangsaan Dua Raya", "Jl. Tipar Cakung",
        "Jl. Cakung Cilincing", "truk di Jl. Raya Cakung - Kalibaru RT 3/4",
        "Jl. Raya Tugu", "Jl. Penjaringan Raya", "Jl. Pluit Selatan",
        "Jl. Pluit Raya, Kec. Penjaringan", "Jl. Warakas Raya ujung",
    ],
)  # fmt: skip
def test_a_long_road_called_after_where_it_leads_places_nothing(
    resolver: Resolver, text: str
) -> None:
    assert name_of(resolver, Place(address=text)) is None


def test_a_street_called_after_one_kelurahan_with_the_postal_code_of_another_is_left_to_a_person(
    measured: Resolver,
) -> None:
    answer = measured.resolve(Place(address="Jl. Warakas VI No. 3, Jakarta Utara 14270"))
    assert (answer.location.kelurahan_code, answer.needs_review) == (None, True)


def test_a_building_and_its_road_called_after_one_area_say_it_once(measured: Resolver) -> None:
    alone, with_road = (
        measured.resolve(Place(address=text)).candidates[0].probability
        for text in ("RS Pluit", "RS Pluit Jl. Raya Pluit Selatan No. 2")
    )
    assert with_road <= alone


def test_many_places_at_once_are_placed_as_one_by_one(city: City, gazetteer: Gazetteer) -> None:
    kelurahan = [Kelurahan(code, name, "Koja", city.name, "14270")
                 for name, code in zip(city.names, city.codes, strict=True)]  # fmt: skip
    places = [Place(address=text) for text, _ in addresses(kelurahan, each=4, errors=1, seed=5)]
    places += [Place(kelurahan="Lagoa"), Place(address="Jl. Mawar", lon=106.81, lat=-6.12)]
    one_by_one, at_once = Resolver(gazetteer, city), Resolver(gazetteer, city)
    asked = places * 3  # what comes again is answered from memory
    assert at_once.resolve_all(asked) == [one_by_one.resolve(place) for place in asked]


def test_many_places_at_once_are_each_placed_by_their_day(city: City, gazetteer: Gazetteer) -> None:
    changed = Entry(
        "Kampung Lama", PlaceKind.KELURAHAN, (("31.72.03.1003", 1.0),), "test",
        valid_to=dt.date(2020, 12, 31),
    )  # fmt: skip
    resolver = Resolver(gazetteer.with_entries([changed]), city)
    places = [Place(address="Kel. Kampung Lama, Kec. Koja, Jakarta Utara")] * 4
    days = [dt.date(2019, 5, 1), dt.date(2023, 5, 1), None, dt.date(2019, 6, 1)]
    assert resolver.resolve_all(places, days=days) == [
        resolver.resolve(place, day=day) for place, day in zip(places, days, strict=True)
    ]


def test_a_long_street_is_placed_by_the_stretch_a_house_lies_in(
    city: City, gazetteer: Gazetteer
) -> None:
    taught = [
        Located(f"Jl. Kenari No. {n}", code, lon, -6.095)
        for code, low, lon in (("31.72.01.1001", 1, 106.809), ("31.72.01.1003", 151, 106.811))
        for n in range(low, low + 40)
    ]
    resolver = Resolver(gazetteer.with_entries(learn(taught)), city)
    low, high = (resolver.resolve(Place(address=f"Jl. Kenari No. {n}")) for n in (45, 160))
    assert low.location.kelurahan_code == "31.72.01.1001"
    assert high.location.kelurahan_code == "31.72.01.1003"
    assert resolver.resolve(Place(address="Jl. Kenari")).needs_review
