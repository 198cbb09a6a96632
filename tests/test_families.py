"""One contract for every member of each family: stores, kinds, indicators, exports, errors."""

from __future__ import annotations

import csv
import datetime as dt
import inspect
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
from openpyxl import load_workbook

import geo.errors
import services.errors
from geo.errors import Bilingual
from geo.indicators import INDICATORS, Indicator
from services.analysis import Analysis
from services.api.errors import STATUS
from services.errors import BadRequest, NotFound, StoreError
from services.exports import FORMATS, LAYERS, build_layer, export
from services.records import (
    RECORD_KINDS,
    Channel,
    Location,
    Place,
    Precision,
    Quantity,
    Record,
    RecordKind,
    Rejection,
)
from services.store.memory import MemoryStore
from services.store.protocol import RECORD_COLUMNS, Batch, Doubt, Placed, Queue, Store
from services.store.sql import SqlStore
from services.wiring import Office, open_store
from tests.conftest import TOWN, analysis_of

NOW = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
CASE = RECORD_KINDS["incident/enforcement"]
HERE = Location("31.79.01.1001", Precision.POINT, "coordinate", 0.99, 106.71, -6.33, 7, 25.0)
REJECTED = Rejection(9, "date", "a", "b", "c", "d", "REKAP")

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda folder: MemoryStore(),
    "sqlite": lambda folder: SqlStore(f"sqlite:///{folder / 'kantor.sqlite'}"),
}


@pytest.fixture(params=STORES)
def make_store(request: pytest.FixtureRequest) -> Callable[[Path], Store]:
    return STORES[request.param]


@pytest.fixture
def store(make_store: Callable[[Path], Store], tmp_path: Path) -> Store:
    return make_store(tmp_path / "a")


def case(number: int, day: dt.date = dt.date(2024, 3, 1)) -> Record:
    return Record(
        CASE, f"id{number}", number, day, Place(address=f"Jl. Uji {number}"),
        quantities=(Quantity("sabu", 1.5, "gram"),), details={"suspects": 2},
    )  # fmt: skip


def batch(*numbers: int, name: str = "kasus.xlsx", sha256: str = "", city: str = TOWN) -> Batch:
    outcomes: list[Placed | Rejection] = [Placed(case(n), HERE) for n in numbers]
    digest = sha256 or f"{name}{numbers}"
    return Batch(city, name, digest, CASE.key, [*outcomes, REJECTED], NOW)


def identities(store: Store, city: str = TOWN) -> list[str]:
    return sorted(store.records(city)["identity"])


def test_a_store_gives_back_what_was_added(store: Store) -> None:
    store.add(batch(1))
    (row,) = store.records(TOWN).to_dict("records")
    assert (row["kind"], row["identity"], row["count"], row["kelurahan_code"], row["cell"]) == (
        CASE.key, "id1", 1, "31.79.01.1001", 7,
    )  # fmt: skip
    assert json.loads(row["quantities"]) == [{"substance": "sabu", "amount": 1.5, "unit": "gram"}]
    assert json.loads(row["details"]) == {"suspects": 2}


def test_an_empty_store_gives_the_same_columns(store: Store) -> None:
    assert list(store.records(TOWN).columns) == list(RECORD_COLUMNS)


def test_an_import_counts_rows_records_rejections_and_duplicates(store: Store) -> None:
    entry = store.add(batch(1, 2, 2))
    assert (entry.rows, entry.records, entry.rejections, entry.duplicates) == (4, 2, 1, 1)


def test_a_store_keeps_rejections(store: Store) -> None:
    assert store.rejections(store.add(batch(1)).id) == [REJECTED]


def test_a_record_arrives_with_the_first_import_that_brings_it(store: Store) -> None:
    store.add(batch(1))
    later = replace(batch(1, 2, name="kemudian.xlsx"), imported_at=NOW + dt.timedelta(days=31))
    store.add(later)
    arrived = store.arrivals(TOWN)["imported_at"]
    assert sorted(arrived.dt.strftime("%Y-%m-%d")) == ["2024-06-01", "2024-07-02"]


def test_an_empty_store_knows_no_arrivals(store: Store) -> None:
    assert list(store.arrivals(TOWN)) == ["kind", "occurred_on", "imported_at"]


def test_the_same_file_twice_adds_nothing(store: Store) -> None:
    first = store.add(batch(1, 2))
    again = store.add(batch(1, 2))
    assert (again.id, again.records, again.duplicates) == (first.id, 0, 2)
    assert len(store.imports(TOWN)) == 1


def test_a_record_known_from_another_file_is_a_duplicate(store: Store) -> None:
    store.add(batch(1, 2))
    entry = store.add(batch(2, 3, name="lain.xlsx"))
    assert (entry.records, entry.duplicates) == (1, 1)
    assert identities(store) == ["id1", "id2", "id3"]


def test_cities_do_not_see_each_other(store: Store) -> None:
    store.add(batch(1))
    store.add(batch(1, city="31.72"))
    assert (identities(store), identities(store, "31.72")) == (["id1"], ["id1"])


def test_a_preview_counts_alike_and_keeps_nothing(store: Store) -> None:
    preview = store.add(batch(1, 1), keep=False)
    assert (preview.records, preview.duplicates) == (1, 1)
    assert (len(store.records(TOWN)), store.imports(TOWN)) == (0, [])


def test_a_failure_half_way_leaves_the_store_as_it_was(store: Store) -> None:
    store.add(batch(1))
    broken = batch(2, 3, name="rusak.xlsx")
    unwritable = Placed(replace(case(4), details={"suspects": object()}), HERE)
    broken = replace(broken, outcomes=[*broken.outcomes, unwritable])
    with pytest.raises(TypeError):
        store.add(broken)
    assert (identities(store), len(store.imports(TOWN))) == (["id1"], 1)


def test_withdrawing_an_import_takes_its_records_out(store: Store) -> None:
    first, _ = store.add(batch(1, 2)), store.add(batch(3, name="lain.xlsx"))
    assert store.withdraw(first.id, NOW) == 2
    assert identities(store) == ["id3"]


def test_a_withdrawn_import_stays_in_the_list(store: Store) -> None:
    store.withdraw(store.add(batch(1)).id, NOW)
    assert [i.withdrawn_at for i in store.imports(TOWN)] == [NOW]


def test_a_record_another_file_brought_too_stays_and_passes_to_it(store: Store) -> None:
    first = store.add(batch(1, 2))
    second = store.add(batch(2, 3, name="lain.xlsx"))
    assert store.withdraw(first.id, NOW) == 1
    assert identities(store) == ["id2", "id3"]
    assert store.withdraw(second.id, NOW) == 2


def test_a_record_repeated_in_one_file_goes_with_that_file(store: Store) -> None:
    entry = store.add(batch(1, 1, 1))
    store.withdraw(entry.id, NOW)
    assert identities(store) == []


def test_a_record_of_three_files_survives_the_withdrawal_of_two(store: Store) -> None:
    entries = [store.add(batch(1, name=f"{n}.xlsx")) for n in "abc"]
    store.withdraw(entries[0].id, NOW)
    store.withdraw(entries[1].id, NOW)
    assert identities(store) == ["id1"]


def test_withdrawing_one_city_leaves_the_other(store: Store) -> None:
    ours = store.add(batch(1))
    theirs = store.add(batch(1, city="31.72"))
    repeat = store.add(batch(1, name="lain.xlsx", city="31.72"))
    store.withdraw(ours.id, NOW)
    assert (identities(store), identities(store, "31.72")) == ([], ["id1"])
    store.withdraw(theirs.id, NOW)
    store.withdraw(repeat.id, NOW)
    assert identities(store, "31.72") == []


def test_a_withdrawn_file_may_come_again(store: Store) -> None:
    store.withdraw(store.add(batch(1)).id, NOW)
    assert store.add(batch(1)).records == 1


@pytest.mark.parametrize("twice", [False, True])
def test_an_unknown_or_withdrawn_import_cannot_be_withdrawn(store: Store, twice: bool) -> None:
    number = store.add(batch(1)).id if twice else 99
    if twice:
        store.withdraw(number, NOW)
    with pytest.raises(NotFound):
        store.withdraw(number, NOW)


def test_an_erased_import_was_never_there(store: Store) -> None:
    store.add(batch(1))
    number = store.add(batch(2, 3, name="lain.xlsx")).id
    assert store.erase(number) == 2
    assert (identities(store), len(store.imports(TOWN))) == (["id1"], 1)
    assert store.rejections(number) == []


def test_an_import_after_an_erased_one_starts_afresh(store: Store) -> None:
    store.erase(store.add(batch(1)).id)
    assert store.add(batch(1)).records == 1
    assert len(store.imports(TOWN)) == 1


def test_erasing_a_correction_brings_the_former_content_back(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"))
    store.erase(sent(store, "februari", renamed(1, 3, "b")))
    assert suspects(store) == [1]
    sent(store, "maret", renamed(1, 5, "c"))
    assert suspects(store) == [5]


def test_what_is_not_there_cannot_be_erased(store: Store) -> None:
    with pytest.raises(NotFound):
        store.erase(99)


def test_a_period_holds_both_its_ends(store: Store) -> None:
    days = [dt.date(2024, 3, d) for d in (1, 2, 3, 4)]
    store.add(replace(batch(), outcomes=[Placed(case(d.day, d), HERE) for d in days]))
    found = store.records(TOWN, since=days[1], until=days[2])
    assert [d.date() for d in found["occurred_on"]] == days[1:3]


def test_a_restored_backup_holds_the_same(
    store: Store, make_store: Callable[[Path], Store], tmp_path: Path
) -> None:
    first = store.add(batch(1, 2))
    store.add(batch(2, 3, name="lain.xlsx"))
    store.backup(tmp_path / "cadangan")
    other = make_store(tmp_path / "b")
    other.add(batch(8, name="lama.xlsx"))
    other.restore(tmp_path / "cadangan")
    pd.testing.assert_frame_equal(other.records(TOWN), store.records(TOWN))
    assert (other.imports(TOWN), other.key) == (store.imports(TOWN), store.key)
    assert other.rejections(first.id) == store.rejections(first.id)
    assert other.withdraw(first.id, NOW) == 1


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "surat").write_text("penting")
    with pytest.raises(StoreError):
        store.backup(tmp_path / "surat")
    assert (tmp_path / "surat").read_text() == "penting"


def renamed(number: int, suspects: int, print_: str) -> Placed:
    changed = replace(case(number), details={"suspects": suspects}, fingerprint=print_)
    return Placed(replace(changed, numbered=True), HERE)


def sent(store: Store, name: str, *placed: Placed) -> int:
    return store.add(Batch(TOWN, name, name, CASE.key, list(placed), NOW)).id


def suspects(store: Store) -> list[int]:
    return [json.loads(d)["suspects"] for d in store.records(TOWN)["details"]]


def test_a_numbered_record_with_other_content_is_a_correction(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"))
    entry = store.add(Batch(TOWN, "februari", "februari", CASE.key, [renamed(1, 3, "b")], NOW))
    assert (entry.records, entry.duplicates, entry.corrections) == (0, 1, 1)
    assert suspects(store) == [3]


def test_a_correction_keeps_the_former_content(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"))
    sent(store, "februari", renamed(1, 3, "b"))
    assert [json.loads(d)["suspects"] for d in store.history(TOWN)["details"]] == [1]


def test_withdrawing_a_correction_brings_the_former_content_back(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"))
    number = sent(store, "februari", renamed(1, 3, "b"))
    store.withdraw(number, NOW)
    assert suspects(store) == [1]


def test_withdrawing_a_correction_in_the_middle_leaves_the_last_one(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"))
    middle = sent(store, "februari", renamed(1, 3, "b"))
    last = sent(store, "maret", renamed(1, 5, "c"))
    store.withdraw(middle, NOW)
    assert suspects(store) == [5]
    store.withdraw(last, NOW)
    assert suspects(store) == [1]


def test_two_rows_of_one_file_with_one_number_do_not_correct_each_other(store: Store) -> None:
    sent(store, "januari", renamed(1, 1, "a"), renamed(1, 2, "b"))
    assert suspects(store) == [1]


def test_addresses_of_points_come_oldest_first_and_at_most_as_many_as_asked(store: Store) -> None:
    days = {n: case(n, dt.date(2024, 3, n)) for n in (3, 1, 2)}
    sent(store, "januari", *(Placed(record, HERE) for record in days.values()))
    assert [a[0] for a in store.addresses(TOWN, most=2)] == ["Jl. Uji 2", "Jl. Uji 3"]


def test_an_address_without_a_point_is_not_among_them(store: Store) -> None:
    coarse = replace(HERE, precision=Precision.KELURAHAN, lon=None, lat=None)
    sent(store, "januari", Placed(case(1), coarse))
    assert store.addresses(TOWN, most=9) == []


DOUBT = Doubt("uncertain", "Jl. Uji 1", ({"code": "31.79.01.1001", "name": "A", "reasons": []},))


def test_records_come_in_the_columns_asked_for(store: Store) -> None:
    sent(store, "januari", Placed(case(1), HERE))
    found = store.records(TOWN, columns=("cell", "kind"))
    assert found.to_dict("records") == [{"cell": 7, "kind": "incident/enforcement"}]


def test_the_state_is_another_after_every_change(store: Store) -> None:
    states = [store.state(TOWN)]
    number = sent(store, "januari", Placed(case(1), HERE, DOUBT))
    states.append(store.state(TOWN))
    decision = store.decide(TOWN, ["id1"], HERE, action="kelurahan", at=NOW, by="planner")
    states.append(store.state(TOWN))
    store.undo(decision.id, NOW)
    states.append(store.state(TOWN))
    store.withdraw(number, NOW)
    states.append(store.state(TOWN))
    assert len(set(states)) == len(states)


def test_a_doubtful_record_waits_for_review(store: Store) -> None:
    sent(store, "januari", Placed(case(1), HERE, DOUBT))
    (review,) = store.reviews(TOWN)
    assert (review.identity, review.reason, review.text) == ("id1", "uncertain", "Jl. Uji 1")


def test_a_decision_moves_the_record_and_takes_it_off_the_queue(store: Store) -> None:
    sent(store, "januari", Placed(case(1), HERE, DOUBT))
    there = replace(HERE, kelurahan_code="31.79.01.1002", method="confirmed")
    store.decide(TOWN, ["id1"], there, action="kelurahan", at=NOW, by="planner")
    assert store.reviews(TOWN) == []
    assert list(store.records(TOWN)["kelurahan_code"]) == ["31.79.01.1002"]


def test_an_undone_decision_puts_the_record_back(store: Store) -> None:
    sent(store, "januari", Placed(case(1), HERE, DOUBT))
    there = replace(HERE, kelurahan_code="31.79.01.1002", method="confirmed")
    decision = store.decide(TOWN, ["id1"], there, action="kelurahan", at=NOW, by="planner")
    store.undo(decision.id, NOW)
    assert list(store.records(TOWN)["kelurahan_code"]) == ["31.79.01.1001"]
    assert [r.identity for r in store.reviews(TOWN)] == ["id1"]


def test_a_decision_on_what_does_not_wait_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        store.decide(TOWN, ["id9"], HERE, action="kelurahan", at=NOW, by="planner")


def test_a_decision_says_who_made_it(store: Store) -> None:
    sent(store, "januari", Placed(case(1), HERE, DOUBT))
    store.decide(TOWN, ["id1"], HERE, action="kelurahan", at=NOW, by="planner")
    assert [d.decided_by for d in store.decisions(TOWN)] == ["planner"]


def test_an_import_says_who_brought_it(store: Store) -> None:
    store.add(replace(batch(1), imported_by="data_officer"))
    assert [i.imported_by for i in store.imports(TOWN)] == ["data_officer"]


def three_wait(store: Store) -> None:
    """Put three doubtful records of two files into a store."""
    other = replace(DOUBT, reason="no_evidence", text="Gg. Lain")
    sent(store, "januari", Placed(case(1), HERE, DOUBT), Placed(case(2), HERE, other))
    sent(store, "februari", Placed(case(3), HERE, DOUBT))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(Queue(), ["id1", "id2", "id3"]), (Queue("uncertain"), ["id1", "id3"]),
     (Queue(file="januari"), ["id1", "id2"]), (Queue("uncertain", "februari"), ["id3"]),
     (Queue(identity="id2"), ["id2"]), (Queue(identity="id_"), [])],
)  # fmt: skip
def test_the_queue_gives_what_is_wanted_of_it(
    store: Store, wanted: Queue, found: list[str]
) -> None:
    three_wait(store)
    assert [r.identity for r in store.reviews(TOWN, wanted)] == found


def test_the_queue_is_given_page_by_page(store: Store) -> None:
    three_wait(store)
    pages = [store.reviews(TOWN, most=2, after=after) for after in (0, 2, 4)]
    assert [[r.identity for r in page] for page in pages] == [["id1", "id2"], ["id3"], []]


def test_what_waits_is_counted_by_reason_and_file(store: Store) -> None:
    three_wait(store)
    assert store.waiting(TOWN) == [
        ("no_evidence", "januari", 1), ("uncertain", "februari", 1), ("uncertain", "januari", 1),
    ]  # fmt: skip


def test_the_texts_of_all_that_waits_come_in_order(store: Store) -> None:
    three_wait(store)
    assert store.doubted(TOWN) == [
        ("id1", CASE.key, "Jl. Uji 1"), ("id2", CASE.key, "Gg. Lain"),
        ("id3", CASE.key, "Jl. Uji 1"),
    ]  # fmt: skip


@pytest.mark.parametrize(("last", "found"), [(None, ["id1", "id2"]), (1, ["id2"]), (0, [])])
def test_the_last_decisions_come_oldest_first(
    store: Store, last: int | None, found: list[str]
) -> None:
    three_wait(store)
    for identity in ("id1", "id2"):
        store.decide(TOWN, [identity], HERE, action="kelurahan", at=NOW, by="planner")
    assert [i for d in store.decisions(TOWN, last=last) for i in d.identities] == found


def test_a_remembered_mapping_comes_back(store: Store) -> None:
    store.remember_mapping("abc", '{"kind": null, "columns": {}}')
    assert (store.mapping("abc"), store.mapping("xyz")) == ('{"kind": null, "columns": {}}', None)


@pytest.mark.parametrize("content", [None, "", "bukan cadangan", "{}", "[]", "null"])
def test_what_is_no_backup_changes_nothing(
    store: Store, tmp_path: Path, content: str | None
) -> None:
    store.add(batch(1))
    if content is not None:
        (tmp_path / "surat").write_text(content)
    with pytest.raises(StoreError):
        store.restore(tmp_path / "surat")
    assert identities(store) == ["id1"]


def test_a_store_keeps_one_key(store: Store) -> None:
    assert len(store.key) == 32
    assert store.key == store.key


def test_a_patients_address_is_not_stored(store: Store) -> None:
    patient = replace(case(1), kind=RECORD_KINDS["rehabilitation/health"])
    store.add(replace(batch(), kind=patient.kind.key, outcomes=[Placed(patient, HERE)]))
    assert list(store.records(TOWN)["address"]) == [""]


def test_a_sqlite_store_opened_again_holds_the_same(tmp_path: Path) -> None:
    first = STORES["sqlite"](tmp_path)
    first.add(batch(1))
    first.close()
    again = STORES["sqlite"](tmp_path)
    assert (identities(again), again.key) == (["id1"], first.key)


def older(path: Path) -> None:
    """Turn a SQLite store into one of schema 2, which did not say who imported or decided."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE decisions DROP COLUMN decided_by")
        connection.execute("ALTER TABLE imports DROP COLUMN imported_by")
        connection.execute("UPDATE meta SET value = '2' WHERE name = 'schema'")


def schema_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        found: str = connection.execute("SELECT value FROM meta WHERE name='schema'").fetchone()[0]
        return found


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """Return the file of a store of schema 2 with one import."""
    first = STORES["sqlite"](tmp_path)
    first.add(replace(batch(1), imported_by="planner"))
    first.close()
    older(tmp_path / "kantor.sqlite")
    return tmp_path / "kantor.sqlite"


def test_a_store_of_the_former_schema_is_brought_up_to_date(old_store: Path) -> None:
    again = SqlStore(f"sqlite:///{old_store}")
    again.add(replace(batch(2, name="baru.xlsx"), imported_by="planner"))
    assert [i.imported_by for i in again.imports(TOWN)] == ["", "planner"]
    assert (identities(again), schema_of(old_store)) == (["id1", "id2"], "4")


def test_decisions_of_schema_3_name_nobody(tmp_path: Path) -> None:
    first = STORES["sqlite"](tmp_path)
    sent(first, "januari", Placed(case(1), HERE, DOUBT))
    first.decide(TOWN, ["id1"], HERE, action="kelurahan", at=NOW, by="planner")
    first.close()
    with closing(sqlite3.connect(tmp_path / "kantor.sqlite")) as connection, connection:
        connection.execute("ALTER TABLE decisions DROP COLUMN decided_by")
        connection.execute("UPDATE meta SET value = '3'")
    assert [d.decided_by for d in STORES["sqlite"](tmp_path).decisions(TOWN)] == [""]


def test_a_migration_that_was_broken_off_is_finished(old_store: Path) -> None:
    with closing(sqlite3.connect(old_store)) as connection, connection:
        connection.execute("ALTER TABLE imports ADD COLUMN imported_by TEXT NOT NULL DEFAULT ''")
    SqlStore(f"sqlite:///{old_store}").close()
    assert schema_of(old_store) == "4"


def test_a_restored_backup_of_the_former_schema_is_brought_up_to_date(
    old_store: Path, tmp_path: Path
) -> None:
    other = STORES["sqlite"](tmp_path / "b")
    other.restore(old_store)
    other.add(replace(batch(2, name="baru.xlsx"), imported_by="cli"))
    assert [i.imported_by for i in other.imports(TOWN)] == ["", "cli"]


def test_a_store_of_an_unknown_schema_is_left_alone(old_store: Path) -> None:
    with closing(sqlite3.connect(old_store)) as connection, connection:
        connection.execute("UPDATE meta SET value = '9'")
    with pytest.raises(StoreError):
        SqlStore(f"sqlite:///{old_store}")
    assert schema_of(old_store) == "9"


def test_the_key_of_a_sqlite_store_is_its_owners_alone(tmp_path: Path) -> None:
    STORES["sqlite"](tmp_path)
    assert (tmp_path / "kantor.sqlite.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("url", ["sqlite:////dev/null/x.sqlite", "mysql://x:rahasia@h/d", "??:"])
def test_a_store_that_cannot_be_opened_says_so_without_its_password(url: str) -> None:
    with pytest.raises(StoreError) as refusal:
        open_store(url)
    assert "rahasia" not in refusal.value.says("id") + refusal.value.says("en")


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=RECORD_KINDS)
def test_a_kind_has_words_channel_and_a_column_of_its_own(kind: RecordKind) -> None:
    assert kind.label("id")
    assert kind.label("en")
    assert kind.channel in Channel
    assert [k.column for k in RECORD_KINDS.values()].count(kind.column) == 1


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=RECORD_KINDS)
def test_a_kinds_finest_unit_and_least_count_are_known_ones(kind: RecordKind) -> None:
    assert kind.finest in ("cell", "kelurahan")
    assert kind.least_count in (0, 5, 10)


@pytest.fixture
def zones() -> pd.DataFrame:
    columns = {name for i in INDICATORS.values() for name in i.reads}
    frame = pd.DataFrame({name: [0, 4] for name in sorted(columns)}, index=["a", "b"])
    return frame.assign(population=[0.0, 2000.0])


@pytest.mark.parametrize("member", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_keeps_the_index_and_gives_numbers(
    member: Indicator, zones: pd.DataFrame
) -> None:
    values = member(zones)
    assert values.index.equals(zones.index)
    assert values.name == member.key
    assert np.isfinite(values["b"])


@pytest.mark.parametrize("member", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_is_unknown_where_nothing_is_known(
    member: Indicator, zones: pd.DataFrame
) -> None:
    assert np.isnan(member(zones)["a"])


@pytest.mark.parametrize("member", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_has_words_unit_and_help(member: Indicator) -> None:
    assert all((member.label_id, member.label_en, member.unit_id, member.unit_en, member.help))


@pytest.fixture(scope="module")
def analysis(busy_town: Office) -> Analysis:
    return analysis_of(busy_town)


def read_back(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".geojson":
        return [f["properties"] for f in json.loads(path.read_text("utf-8"))["features"]]
    if path.suffix == ".csv":
        return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    if path.suffix == ".gpkg":
        return list(pyogrio.read_dataframe(path).to_dict("records"))
    head, *rows = load_workbook(path)["Data"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


SHAPED = [(layer, f) for layer in LAYERS for f in FORMATS if (layer, f) != ("ranking", "geojson")]


@pytest.mark.parametrize(("layer", "file_format"), SHAPED)
def test_every_layer_is_written_in_every_format(
    analysis: Analysis, tmp_path: Path, layer: str, file_format: str
) -> None:
    path = export(analysis, layer, file_format, tmp_path / f"a.{file_format}")
    rows = read_back(path)
    table = build_layer(analysis, layer)
    assert len(rows) == len(table) > 0
    assert set(rows[0]) >= set(map(str, table.columns.drop("geometry", errors="ignore")))


def test_a_table_without_shapes_is_no_geojson(analysis: Analysis, tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        export(analysis, "ranking", "geojson", tmp_path / "a.geojson")


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_has_words_in_both_languages(name: str) -> None:
    assert LAYERS[name].label_id
    assert LAYERS[name].label_en


ERRORS = [
    found
    for module in (geo.errors, services.errors)
    for _, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, Bilingual)
]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_speaks_both_languages(error: type[Bilingual]) -> None:
    told = error(id="salah", en="wrong")
    assert (told.says("id"), told.says("en"), told.says("fr")) == ("salah", "wrong", "salah")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_says_what_it_reports(error: type[Bilingual]) -> None:
    assert error.__doc__


@pytest.mark.parametrize(
    "error", [e for e in ERRORS if e.__name__ not in ("Bilingual", "ServiceError")]
)
def test_an_error_has_a_status_that_blames_the_right_side(error: type[Bilingual]) -> None:
    status = next(STATUS[c] for c in error.__mro__ if c in STATUS)
    assert 400 <= status < 500 or error is StoreError


def test_there_are_at_most_ten_errors_in_a_tree() -> None:
    assert len([e for e in ERRORS if e.__module__ == "services.errors"]) <= 10
