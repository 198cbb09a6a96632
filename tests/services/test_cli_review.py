"""Doubtful places on the command line: listed, decided, undone; what is decided is learned."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TOWN_CODES, centre_of, write_csv
from tests.services.test_cli import Run, run

__all__ = ["run"]  # a fixture
HEADER = ("ID Laporan", "Tanggal", "Lokasi", "Lintang", "Bujur", "Kanal", "Jenis Laporan")
LON, LAT = centre_of(4)
CONTRADICTING, STREET, SAME_STREET, NAMESAKE = "LM-0", "LM-1", "LM-2", "LM-3"


def a_file(path: Path, *places: tuple[str, str, str], first: int = 0) -> Path:
    rows = [
        (f"LM-{n}", "01/03/2024", text, lat, lon, "WhatsApp", "lainnya")
        for n, (text, lat, lon) in enumerate(places, start=first)
    ]
    return write_csv(path, HEADER, rows)


@pytest.fixture
def queue(run: Run, tmp_path: Path) -> Run:
    """Return the command line of an office in which four reports wait, two of one address."""
    places = (
        ("Kel. Sekarwangi", str(LAT), str(LON)),
        ("Jl. Antah Berantah No. 4", "", ""),
        ("JL ANTAH BERANTAH NO 4", "", ""),
        ("Jl. Sekarwangi Raya", "", ""),
    )
    assert run("ingest", a_file(tmp_path / "laporan.csv", *places)).code == 0
    return run


def waiting(run: Run, *options: object) -> list[dict[str, Any]]:
    found = run("review", "list", "--json", *options).data["reviews"]
    assert isinstance(found, list)
    return found


def of_row(run: Run, number: str) -> str:
    """Return the identity of a report that waits, as a person would copy it from the list."""
    row = int(number.removeprefix("LM-")) + 2
    (found,) = [r for r in waiting(run) if r["row"] == row]
    return str(found["identity"])[:8]


def decided(run: Run, *arguments: object) -> dict[str, Any]:
    found = run("review", *arguments, "--json").data
    assert isinstance(found, dict)
    return found


def test_the_queue_lists_every_doubtful_report(queue: Run) -> None:
    assert [r["row"] for r in waiting(queue)] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("reason", "rows"), [("contradiction", [2]), ("no_evidence", [3, 4]), ("uncertain", [5])]
)
def test_the_queue_is_filtered_by_reason(queue: Run, reason: str, rows: list[int]) -> None:
    assert [r["row"] for r in waiting(queue, "--reason", reason)] == rows


def test_the_queue_is_filtered_by_file(queue: Run, tmp_path: Path) -> None:
    queue("ingest", a_file(tmp_path / "lain.csv", ("Jl. Entah", "", ""), first=9))
    assert [r["file"] for r in waiting(queue, "--file", "lain.csv")] == ["lain.csv"]


def test_the_list_shows_candidates_with_their_probability(queue: Run) -> None:
    assert "1. Sekarwangi (" in queue("review", "list").out


def test_an_empty_queue_says_so(run: Run) -> None:
    assert run("review", "list").out.strip() == "Tidak ada yang menunggu."


def test_an_accepted_candidate_places_the_report(queue: Run) -> None:
    decision = decided(queue, "accept", of_row(queue, NAMESAKE))
    assert (decision["action"], decision["kelurahan_code"]) == ("accept", TOWN_CODES[0])
    assert [r["row"] for r in waiting(queue)] == [2, 3, 4]


def test_another_candidate_than_the_best_may_be_accepted(queue: Run) -> None:
    decision = decided(queue, "accept", of_row(queue, NAMESAKE), "--candidate", 2)
    assert decision["kelurahan_code"] == TOWN_CODES[1]


def test_a_choice_holds_for_equal_addresses(queue: Run) -> None:
    decision = decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])
    assert decision["records"] == 2
    assert [r["row"] for r in waiting(queue)] == [2, 5]


def test_a_choice_may_hold_for_one_report_alone(queue: Run) -> None:
    decision = decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1], "--alone")
    assert decision["records"] == 1
    assert [r["row"] for r in waiting(queue)] == [2, 4, 5]


def test_a_pin_with_a_southern_latitude_is_understood(queue: Run) -> None:
    decision = decided(queue, "pin", of_row(queue, STREET), LON, LAT)
    assert decision["kelurahan_code"] == TOWN_CODES[4]
    assert (decision["lon"], decision["lat"]) == pytest.approx((LON, LAT))


def test_what_cannot_be_known_leaves_the_queue(queue: Run) -> None:
    decision = decided(queue, "unknown", of_row(queue, STREET))
    assert decision["kelurahan_code"] is None
    assert [r["row"] for r in waiting(queue)] == [2, 5]


def test_decisions_are_listed(queue: Run) -> None:
    decided(queue, "unknown", of_row(queue, STREET))
    (made,) = queue("review", "decisions", "--json").data["decisions"]
    assert (made["action"], made["records"], made["undone_at"]) == ("unknown", 2, None)


def test_the_list_of_decisions_says_who_and_when_by_the_offices_clock(queue: Run) -> None:
    decided(queue, "unknown", of_row(queue, STREET))
    assert re.search(r"\d\d:\d\d WIB  baris perintah", queue("review", "decisions").out)


def test_an_undone_decision_waits_again(queue: Run) -> None:
    number = decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])["decision"]
    assert decided(queue, "undo", number)["undone_at"]
    assert [r["row"] for r in waiting(queue)] == [2, 3, 4, 5]


def test_what_is_decided_places_the_next_file(queue: Run, tmp_path: Path) -> None:
    decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])
    later = a_file(tmp_path / "lagi.csv", ("Jl. Antah Berantah No. 8", "", ""), first=20)
    (report,) = queue("ingest", later, "--json").data["files"]
    assert report["precision"] == {"kelurahan": 1}


def test_what_is_undone_is_unlearned(queue: Run, tmp_path: Path) -> None:
    decided(queue, "undo", decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])[
        "decision"
    ])  # fmt: skip
    later = a_file(tmp_path / "lagi.csv", ("Jl. Antah Berantah No. 8", "", ""), first=20)
    (report,) = queue("ingest", later, "--json").data["files"]
    assert report["precision"] == {"none": 1}


@pytest.mark.parametrize(
    "arguments",
    [("accept", "ffffffff"), ("choose", "ffffffff", TOWN_CODES[0]), ("undo", "9")],
)
def test_what_does_not_wait_is_refused_in_one_line(queue: Run, arguments: tuple[str, ...]) -> None:
    told = queue("review", *arguments)
    assert (told.code, told.out, len(told.err.splitlines())) == (2, "", 1)


def test_a_beginning_that_two_reports_share_is_refused(queue: Run) -> None:
    assert queue("review", "unknown", "").code == 2
    assert len(waiting(queue)) == 4


@pytest.mark.parametrize("code", ["31.72.01.1001", "Sekarwangi"])
def test_a_kelurahan_that_is_none_of_the_city_is_refused(queue: Run, code: str) -> None:
    assert queue("review", "choose", of_row(queue, STREET), code).code == 2


def test_places_of_a_file_are_added_listed_and_removed(run: Run, tmp_path: Path) -> None:
    places = write_csv(
        tmp_path / "jalan.csv", ("nama", "jenis", "kelurahan"),
        [("Jl. Antah Berantah", "jalan", "Rimbasari")], ",",
    )  # fmt: skip
    assert run("gazetteer", "add", places, "--json").data == {"added": 1, "places": 1}
    (place,) = run("gazetteer", "list", "--json").data["places"]
    assert (place["source"], list(place["kelurahan"])) == ("jalan.csv", [TOWN_CODES[2]])
    assert run("gazetteer", "remove", "--source", "jalan.csv", "--json").data == {"removed": 1}
    assert run("gazetteer", "list", "--json").data == {"places": []}


def test_an_added_place_places_the_next_file(run: Run, tmp_path: Path) -> None:
    places = write_csv(
        tmp_path / "jalan.csv", ("nama", "jenis", "kelurahan"),
        [("Jl. Antah Berantah", "jalan", "Rimbasari")], ",",
    )  # fmt: skip
    run("gazetteer", "add", places)
    told = run("ingest", a_file(tmp_path / "l.csv", ("Jl. Antah Berantah No. 8", "", "")), "--json")
    assert told.data["files"][0]["precision"] == {"kelurahan": 1}


def test_exported_places_can_be_added_again(run: Run, queue: Run, tmp_path: Path) -> None:
    decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])
    run("gazetteer", "export", "--out", tmp_path / "tempat.csv")
    before = run("gazetteer", "list", "--json").data["places"]
    added = run("gazetteer", "add", tmp_path / "tempat.csv", "--json").data["added"]
    assert added == len(before) > 0


def test_learned_places_say_how_much_speaks_for_them(queue: Run) -> None:
    decided(queue, "choose", of_row(queue, STREET), TOWN_CODES[1])
    places = queue("gazetteer", "list", "--json").data["places"]
    assert places[0]["name"] == "antah berantah"
    assert all(p["evidence"] >= 1 and p["source"] == "confirmed" for p in places)


def test_removing_everything_must_be_meant(run: Run) -> None:
    assert run("gazetteer", "remove").code == 2


def test_a_file_without_places_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    told = run("gazetteer", "add", write_csv(tmp_path / "kosong.csv", ("a", "b"), [(1, 2)]))
    assert (told.code, len(told.err.splitlines())) == (2, 1)
