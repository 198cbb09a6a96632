"""Doubtful places wait for a person; what the person decides holds, teaches and can be undone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from services.errors import BadRequest, NotFound
from services.pipeline import ingest
from services.wiring import Office
from tests.conftest import REPORT_HEADER, TOWN, TOWN_NAMES, centre_of, write_csv


@pytest.fixture
def queue(town: Office, tmp_path: Path) -> Office:
    """Return an office with three doubtful reports, two of one address."""
    places = ("Jl. Antah Berantah", "Jl. Antah Berantah", "Jl. Entah Di Mana")
    rows = [(f"LM-{n}", "01/03/2024", p, "WhatsApp", "lainnya") for n, p in enumerate(places)]
    ingest([write_csv(tmp_path / "laporan.csv", REPORT_HEADER, rows)], town.intake())
    return town


@pytest.mark.parametrize("name", ["asesmen_terpadu", "skhpn"])
def test_where_a_client_lives_is_not_told_by_the_reasons_of_a_doubt(
    town: Office, tmp_path: Path, name: str
) -> None:
    header = ("No Register", "Tanggal", "Domisili", "Rekomendasi", "Zat", "Keperluan")
    homes = [f"SD Kenari {one}, SMP Kenari {other}" for one, other in pairwise(TOWN_NAMES)]
    rows = [(f"R/{n}", "01/03/2024", home, "Rehabilitasi", "Sabu", "Melamar kerja")
            for n, home in enumerate(homes)]  # fmt: skip
    ingest([write_csv(tmp_path / f"{name}_2024.csv", header, rows)], town.intake())
    waiting = town.desk.waiting()
    assert waiting
    assert "kenari" not in repr(waiting).lower()


def first(office: Office) -> str:
    return office.desk.waiting()[0].identity


def placed(office: Office) -> list[str]:
    return office.store.records(TOWN)["kelurahan_code"].dropna().tolist()


def test_doubtful_places_wait(queue: Office) -> None:
    assert len(queue.desk.waiting()) == 3


def test_the_queue_is_filtered_by_file(queue: Office) -> None:
    assert (len(queue.desk.waiting(file="laporan.csv")), queue.desk.waiting(file="x.csv")) == (
        3,
        [],
    )


def test_a_choice_holds_for_equal_addresses(queue: Office) -> None:
    decision = queue.desk.choose(first(queue), str(queue.boundaries.codes[1]))
    assert (len(decision.identities), len(queue.desk.waiting())) == (2, 1)


def test_a_choice_may_hold_for_one_record_alone(queue: Office) -> None:
    queue.desk.choose(first(queue), str(queue.boundaries.codes[1]), equal=False)
    assert len(queue.desk.waiting()) == 2


def test_a_pin_places_the_record_where_it_is_put(queue: Office) -> None:
    queue.desk.pin(first(queue), *centre_of(3))
    assert placed(queue) == [str(queue.boundaries.codes[3])] * 2


def test_a_pin_outside_the_city_is_refused(queue: Office) -> None:
    with pytest.raises(BadRequest):
        queue.desk.pin(first(queue), 0.0, 0.0)


def test_a_kelurahan_of_another_city_is_refused(queue: Office) -> None:
    with pytest.raises(BadRequest):
        queue.desk.choose(first(queue), "11.01.01.2001")


def test_a_candidate_that_was_not_proposed_is_refused(queue: Office) -> None:
    with pytest.raises(BadRequest):
        queue.desk.accept(first(queue), 9)


def test_what_cannot_be_known_leaves_the_queue_unplaced(queue: Office) -> None:
    queue.desk.leave_unknown(first(queue))
    assert (len(queue.desk.waiting()), placed(queue)) == (1, [])


def test_an_undone_decision_waits_again(queue: Office) -> None:
    decision = queue.desk.choose(first(queue), str(queue.boundaries.codes[1]))
    queue.desk.undo(decision.id)
    assert (len(queue.desk.waiting()), placed(queue)) == (3, [])


def test_a_record_that_does_not_wait_is_not_decided(queue: Office) -> None:
    with pytest.raises(NotFound):
        queue.desk.choose("tidak ada", str(queue.boundaries.codes[1]))


def test_a_decision_teaches_the_next_file(queue: Office, tmp_path: Path) -> None:
    code = str(queue.boundaries.codes[1])
    queue.desk.choose(first(queue), code)
    queue.learn()
    later = [("LM-9", "05/03/2024", "Jl. Antah Berantah", "WhatsApp", "lainnya")]
    (report,) = ingest([write_csv(tmp_path / "lagi.csv", REPORT_HEADER, later)], queue.intake())
    assert (report.reviews, placed(queue)) == (0, [code] * 3)
