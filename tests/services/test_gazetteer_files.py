"""Files of streets and places are read, cut by kelurahan, kept and written."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.errors import UnreadableFile
from services.geocode.areas import City
from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind
from services.geocode.gazetteer_files import harmless_entries, read_gazetteer, write_gazetteer
from services.geocode.resolve import Resolver
from services.records import Place, Precision
from tests.services.test_gazetteer import _entries

SAMPLES = Path(__file__).parent / "samples"
FIRST, SECOND = "31.72.01.1001", "31.72.01.1003"


def streets_of(entries: list[Entry], name: str) -> dict[str, Entry]:
    found = Gazetteer(tuple(entries)).find(PlaceKind.STREET, name)
    return {entry.codes[0][0]: entry for entry in found}


@pytest.fixture
def two_streets() -> gpd.GeoDataFrame:
    """A street across the border of two squares, three quarters of it in the first."""
    lines = [
        shapely.LineString([(106.807, -6.095), (106.811, -6.095)]),
        shapely.LineString([(106.802, -6.097), (106.804, -6.097)]),
    ]
    return gpd.GeoDataFrame({"NAMA_JALAN": ["Jl. Deli", "Jl. Mawar"]}, geometry=lines, crs=4326)


@pytest.mark.parametrize("name", ["streets.osm", "streets.osm.pbf"])
def test_every_kind_of_place_is_read_from_an_openstreetmap_extract(name: str, city: City) -> None:
    entries = read_gazetteer(SAMPLES / name, city)
    found = {(str(entry.kind), entry.name, entry.codes[0][0]) for entry in entries}
    assert found == {
        ("street", "contoh 3", FIRST), ("street", "contoh 3", SECOND), ("street", "lama", FIRST),
        ("stop", "halte contoh", "31.72.01.1005"), ("kampung", "kampung contoh", "31.72.02.1001"),
        ("facility", "puskesmas contoh", "31.72.02.1005"),
        ("complex", "komplek contoh", "31.72.02.1005"),
    }  # fmt: skip


@pytest.mark.parametrize(("ending", "crs"), [("geojson", 4326), ("gpkg", 4326), ("gpkg", 32748)])
def test_a_street_is_cut_by_kelurahan_whatever_its_coordinates_are_in(
    tmp_path: Path, city: City, two_streets: gpd.GeoDataFrame, ending: str, crs: int
) -> None:
    path = tmp_path / f"jalan.{ending}"
    two_streets.to_crs(crs).to_file(path)
    pieces = streets_of(read_gazetteer(path, city), "deli")
    assert {code: piece.codes[0][1] for code, piece in pieces.items()} == pytest.approx(
        {FIRST: 0.75, SECOND: 0.25}, abs=0.01
    )
    assert pieces[FIRST].lon == pytest.approx(106.8085, abs=2e-4)
    assert pieces[FIRST].source == f"jalan.{ending}"


def test_a_radius_holds_nine_tenths_of_its_piece(
    tmp_path: Path, city: City, two_streets: gpd.GeoDataFrame
) -> None:
    two_streets.to_file(tmp_path / "jalan.gpkg")
    piece = streets_of(read_gazetteer(tmp_path / "jalan.gpkg", city), "deli")[FIRST]
    half_m = 0.0015 * 111_195 * 0.9944
    assert 0.85 * half_m < piece.radius_m < half_m + 40


@pytest.mark.parametrize(
    "text",
    [
        "nama;jenis;bujur;lintang\nJl. Kenari II;jalan;106,805;-6,095\n",
        "Name,Type,Lat,Lng\nJalan Kenari 2,street,-6.095,106.805\n",
        "Jenis\tNama Jalan\tX\tY\nRuas Jalan\tJl Kenari 2\t106.805\t-6.095\n",
        "Jalan,Kelurahan\nJl. Kenari II,PENJARINGAN\n",
        "alamat,kode_kelurahan\nJl. Kenari II,31.72.01.1001\n",
    ],
)
def test_columns_are_recognised_by_their_usual_names(tmp_path: Path, city: City, text: str) -> None:
    path = tmp_path / "tempat.csv"
    path.write_text(text, encoding="utf-8")
    assert set(streets_of(read_gazetteer(path, city), "kenari 2")) == {FIRST}


def test_a_table_saved_by_an_old_spreadsheet_is_read(tmp_path: Path, city: City) -> None:
    path = tmp_path / "tempat.csv"
    path.write_bytes("nama,bujur,lintang\nRuko Café,106.805,-6.095\n".encode("cp1252"))
    assert [entry.name for entry in read_gazetteer(path, city)] == ["ruko cafe"]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.txt", "nama\n", "is not .csv"),
        ("a.csv", "x,y\n106.8,-6.1\n", "no column of names"),
        ("a.csv", "nama,bujur,lintang\nJl. A,110,-7\n", "no named place in Jakarta Utara"),
        ("a.geojson", "{", "cannot be read"),
        ("a.gpkg", "not a database", "cannot be read"),
    ],
)
def test_a_file_that_brings_nothing_says_what_it_needs(
    tmp_path: Path, city: City, name: str, text: str, why: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as error:
        read_gazetteer(path, city)
    assert why in error.value.says("en")
    assert error.value.says("id") != error.value.says("en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_entries, min_size=1, max_size=4))
def test_a_written_gazetteer_is_read_back_the_same(
    tmp_path: Path, city: City, entries: list[Entry]
) -> None:
    write_gazetteer(tmp_path / "sendiri.csv", entries)
    assert read_gazetteer(tmp_path / "sendiri.csv", city) == entries


def test_a_street_of_a_file_places_addresses_along_it(
    tmp_path: Path, city: City, gazetteer: Gazetteer, two_streets: gpd.GeoDataFrame
) -> None:
    two_streets.to_file(tmp_path / "jalan.geojson")
    table = gazetteer.with_entries(read_gazetteer(tmp_path / "jalan.geojson", city))
    location = Resolver(table, city).resolve(Place(address="Jl. Mawar No. 7 RT 2/3")).location
    assert (location.kelurahan_code, location.precision) == (FIRST, Precision.STREET)
    assert location.lon == pytest.approx(106.803, abs=2e-4)


def test_what_one_file_brought_is_listed_and_removed_by_source_or_name(
    tmp_path: Path, city: City, two_streets: gpd.GeoDataFrame
) -> None:
    two_streets.to_file(tmp_path / "jalan.geojson")
    table = Gazetteer(tuple(read_gazetteer(tmp_path / "jalan.geojson", city, source="PU")))
    assert table.sources() == {"PU": 3}
    assert {e.name for e in table.without_name("Deli", source="PU").entries} == {"mawar"}
    assert table.without_source("PU").entries == ()


RANGES = """nama,dari,sampai,kelurahan
Jl. Bakti,1,149,Penjaringan
Jl. Bakti,150,299,Kapuk Muara
"""


@pytest.mark.parametrize(
    ("house", "code"), [(7, FIRST), (120, FIRST), (160, SECOND), (298, SECOND)]
)
def test_a_range_of_house_numbers_tells_on_which_side_of_a_border_a_house_lies(
    tmp_path: Path, city: City, gazetteer: Gazetteer, house: int, code: str
) -> None:
    (tmp_path / "nomor.csv").write_text(RANGES)
    table = gazetteer.with_entries(read_gazetteer(tmp_path / "nomor.csv", city))
    found = Resolver(table, city).resolve(Place(address=f"Jl. Bakti No. {house}"))
    assert found.candidates[0].kelurahan_code == found.location.kelurahan_code == code


def test_a_house_beyond_all_ranges_of_a_street_in_two_kelurahan_goes_to_review(
    tmp_path: Path, city: City, gazetteer: Gazetteer
) -> None:
    (tmp_path / "nomor.csv").write_text(RANGES)
    table = gazetteer.with_entries(read_gazetteer(tmp_path / "nomor.csv", city))
    assert Resolver(table, city).resolve(Place(address="Jl. Bakti No. 900")).needs_review


def test_a_gang_of_a_file_is_known_by_its_own_name(tmp_path: Path, city: City) -> None:
    (tmp_path / "gang.csv").write_text("nama,kelurahan\nGg. Mawar III,Penjaringan\n")
    (entry,) = read_gazetteer(tmp_path / "gang.csv", city)
    assert (entry.kind, entry.name) == (PlaceKind.STREET, "gang mawar 3")


def test_numbered_houses_of_an_openstreetmap_extract_tell_where_numbers_stand(
    tmp_path: Path, city: City
) -> None:
    houses = "".join(
        f"<node id='{n}' version='1' visible='true' lon='{lon}' lat='-6.095'>"
        f"<tag k='addr:street' v='Jalan Bakti'/><tag k='addr:housenumber' v='{n}'/></node>"
        for n, lon in ((12, 106.805), (160, 106.815))
    )
    (tmp_path / "rumah.osm").write_text(f"<osm version='0.6'>{houses}</osm>")
    pieces = streets_of(read_gazetteer(tmp_path / "rumah.osm", city), "bakti no 150 sampai 199")
    assert list(pieces) == [SECOND]


def test_exported_places_cannot_run_and_are_read_back(tmp_path: Path, city: City) -> None:
    place = Entry("=1+1", PlaceKind.FACILITY, (("31.72.01.1001", 1.0),), source="@sumber")
    write_gazetteer(tmp_path / "tempat.csv", harmless_entries([place]))
    assert [(e.name, e.source) for e in read_gazetteer(tmp_path / "tempat.csv", city)] == [
        ("=1+1", "@sumber")
    ]
