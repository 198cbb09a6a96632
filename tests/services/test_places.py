"""The office's own places survive in a file, whatever is in it."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from services import wiring
from services.errors import UnreadableFile
from services.geocode.gazetteer import Entry, PlaceKind
from services.places import add_places, read_places, remove_places
from services.wiring import Office

HEADER = "name,kind,codes,lon,lat,radius_m,source,evidence,valid_from,valid_to\n"


def street(town: Office, name: str = "melati", source: str = "kantor") -> Entry:
    return Entry(name, PlaceKind.STREET, ((str(town.boundaries.codes[0]), 1.0),), source)


def test_where_nothing_was_added_there_are_no_places(tmp_path: Path) -> None:
    assert read_places(tmp_path / "31.79.csv") == []


def test_a_file_of_a_header_alone_holds_no_places(tmp_path: Path) -> None:
    (tmp_path / "31.79.csv").write_text(HEADER)
    assert read_places(tmp_path / "31.79.csv") == []


def test_an_added_place_is_read_back(town: Office, tmp_path: Path) -> None:
    add_places(tmp_path / "31.79.csv", [street(town)])
    assert read_places(tmp_path / "31.79.csv") == [street(town)]


def test_places_are_removed_by_source(town: Office, tmp_path: Path) -> None:
    path = tmp_path / "31.79.csv"
    add_places(path, [street(town), street(town, source="lain")])
    assert remove_places(path, source="lain") == 1
    assert read_places(path) == [street(town)]


def test_removing_the_last_place_leaves_none(town: Office, tmp_path: Path) -> None:
    path = tmp_path / "31.79.csv"
    add_places(path, [street(town)])
    remove_places(path, name="melati")
    assert read_places(path) == []


def test_a_spoilt_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "31.79.csv").write_text(HEADER + "melati,bukan jenis,31.79.01.1001,,,,,,,\n")
    with pytest.raises(UnreadableFile):
        read_places(tmp_path / "31.79.csv")


def test_a_geocoder_that_was_being_built_while_the_office_learned_is_built_anew(
    town: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, learned = Event(), Event()
    places: list[list[Entry]] = []

    def slow(path: Path) -> list[Entry]:
        places.append(read_places(path))
        begun.set()
        assert learned.wait(30)
        return places[-1]

    monkeypatch.setattr(wiring, "read_places", slow)
    building = Thread(target=lambda: town.resolver)
    building.start()
    assert begun.wait(30)
    add_places(wiring.places_file(town.settings.home, town.settings.city), [street(town)])
    town.learn()
    learned.set()
    building.join()
    assert town.resolver.gazetteer
    assert places[1:] == [[street(town)]]
