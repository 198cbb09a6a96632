"""A repeat is recognised by a keyed hash; the number itself is nowhere."""

from __future__ import annotations

from services.intake.identity import Identities

KIND = "incident/enforcement"


def test_marks_spaces_and_case_of_a_number_do_not_count() -> None:
    identities = Identities(b"k" * 32)
    assert identities.of_number(KIND, "LKN/0001/2022") == identities.of_number(
        KIND, " lkn 0001-2022"
    )


def test_another_number_is_another_identity() -> None:
    identities = Identities(b"k" * 32)
    assert identities.of_number(KIND, "LKN/1") != identities.of_number(KIND, "LKN/2")


def test_the_same_number_of_another_kind_is_another_identity() -> None:
    identities = Identities(b"k" * 32)
    assert identities.of_number(KIND, "1/2024") != identities.of_number("raid/effort", "1/2024")


def test_another_key_gives_another_identity() -> None:
    ours, theirs = Identities(b"a" * 32), Identities(b"b" * 32)
    assert ours.of_number(KIND, "LKN/1") != theirs.of_number(KIND, "LKN/1")


def test_an_identity_does_not_show_the_number() -> None:
    assert "12345678" not in Identities(b"k" * 32).of_number(KIND, "12345678")


def test_like_rows_of_one_file_are_counted_apart() -> None:
    identities = Identities(b"k" * 32)
    assert identities.of_content(KIND, ["a"]) != identities.of_content(KIND, ["a"])


def test_the_same_rows_in_another_file_are_the_same() -> None:
    first, second = Identities(b"k" * 32), Identities(b"k" * 32)
    assert [first.of_content(KIND, ["a"]) for _ in range(2)] == [
        second.of_content(KIND, ["a"]) for _ in range(2)
    ]


def test_a_paper_for_several_events_gives_each_its_own_identity() -> None:
    first, second = Identities(b"k" * 32), Identities(b"k" * 32)
    events = ["kos in Koja", "hotel in Ancol", "kos in Koja"]
    found = [first.of_number(KIND, "SP/1", event) for event in events]
    assert found[0] == found[2] != found[1]
    assert found == [second.of_number(KIND, "SP/1", event) for event in events]
