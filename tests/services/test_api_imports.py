"""Imports over HTTP: jobs with events and cancel, previews without persons, rejected rows."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from services.api.app import build_app
from services.intake.vocabulary import FIELDS
from services.pipeline import Intake, ingest
from services.records import RECORD_KINDS
from services.settings import Settings
from services.wiring import Office
from tests.conftest import HERE, REPORT_HEADER, TOWN, make_town, report_rows, write_csv
from tests.services.test_jobs import PATIENCE_S, Gate
from tests.services.test_pipeline import DAY, SPOILT

CASES = ("No LKN", "Tanggal", "Alamat TKP", "Nama Tersangka", "Barang Bukti")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(build_app(make_town(tmp_path / "home")), base_url=HERE) as found:
        yield found


@pytest.fixture
def reports(tmp_path: Path) -> bytes:
    rows = report_rows({(0, DAY): 3, (4, DAY): 2})
    return write_csv(tmp_path / "laporan.csv", REPORT_HEADER, [*rows, SPOILT]).read_bytes()


@pytest.fixture
def cases(tmp_path: Path) -> bytes:
    rows = [
        ("LKN/1", "01/03/2024", "Kel. Sekarwangi", "KENARI", "Sabu 1 gr"),
        ("LKN/2", "31/02/2024", "Kel. Sekarwangi", "KENARI", "Sabu 1 gr"),
    ]
    return write_csv(tmp_path / "kasus.csv", CASES, rows).read_bytes()


def sent(client: TestClient, *files: tuple[str, bytes], **wishes: str) -> dict[str, Any]:
    """Send files, follow the job to its end, and return it."""
    answer = client.post("/api/v1/imports", files=[("files", f) for f in files], data=wishes)
    assert answer.status_code == 202
    events(client, answer.headers["location"])
    found: dict[str, Any] = client.get(answer.headers["location"]).json()
    return found


def events(client: TestClient, job: str) -> list[tuple[str, dict[str, Any]]]:
    """Return name and data of every event of a job, once it has ended."""
    text = client.get(f"{job}/events").text
    blocks = [dict(line.split(": ", 1) for line in b.split("\n")) for b in text.split("\n\n") if b]
    return [(b["event"], json.loads(b["data"])) for b in blocks]


def test_files_are_taken_in_by_a_job(client: TestClient, reports: bytes, cases: bytes) -> None:
    job = sent(client, ("laporan.csv", reports), ("kasus.csv", cases))
    assert job["state"] == "done"
    assert [r["records"] for r in job["reports"]] == [5, 1]


def test_two_files_of_one_name_both_go_in(client: TestClient, reports: bytes, cases: bytes) -> None:
    job = sent(client, ("data.csv", reports), ("data.csv", cases))
    assert [r["kind"] for r in job["reports"]] == ["incident", "incident"]


def test_the_last_event_is_named_by_the_end(client: TestClient, reports: bytes) -> None:
    answer = client.post("/api/v1/imports", files={"files": ("laporan.csv", reports)})
    told = events(client, answer.headers["location"])
    assert told[-1][0] == "done"
    assert told[-1][1]["rows"] == 6


def test_events_are_a_stream_that_is_not_cached(client: TestClient, reports: bytes) -> None:
    job = sent(client, ("laporan.csv", reports))["job"]
    answer = client.get(f"/api/v1/jobs/{job}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"


def test_jobs_are_listed(client: TestClient, reports: bytes) -> None:
    job = sent(client, ("laporan.csv", reports))["job"]
    assert [j["job"] for j in client.get("/api/v1/jobs").json()["jobs"]] == [job]


class GatedOffice(Office):
    """An office whose geocoder waits at its first row."""

    gate: Gate

    def intake(self, *, simulated: bool = False) -> Intake:
        found = super().intake(simulated=simulated)
        return found if not hasattr(self, "gate") else self.gate.intake()


def test_a_job_is_cancelled_over_http_and_leaves_no_trace(tmp_path: Path, reports: bytes) -> None:
    make_town(tmp_path / "home")
    office = GatedOffice(Settings(home=tmp_path / "home", store="memory:", city=TOWN))
    office.gate = Gate(Office(office.settings))
    office.gate.office.__dict__["store"] = office.store
    with TestClient(build_app(office), base_url=HERE) as client:
        job = client.post("/api/v1/imports", files={"files": ("laporan.csv", reports)})
        where = job.headers["location"]
        assert office.gate.reached.wait(PATIENCE_S)
        assert client.get(where).json()["state"] == "running"
        assert client.delete(where).status_code == 202
        office.gate.opened.set()
        assert events(client, where)[-1][0] == "cancelled"
        assert client.get("/api/v1/imports").json()["imports"] == []


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/v1/jobs/x"), ("GET", "/api/v1/jobs/x/events"), ("DELETE", "/api/v1/jobs/x"),
     ("GET", "/api/v1/imports/9/rejected"), ("POST", "/api/v1/imports/9/withdraw")],
)  # fmt: skip
def test_what_does_not_exist_is_a_problem(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("text", ["{", "[]", '{"columns": {"Tanggal": "zodiak"}}', '{"kind": 1}'])
def test_a_mapping_that_is_none_is_refused(client: TestClient, reports: bytes, text: str) -> None:
    files = {"files": ("laporan.csv", reports)}
    answer = client.post("/api/v1/imports", files=files, data={"mapping": text})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert client.get("/api/v1/jobs").json()["jobs"] == []


def test_an_import_says_when_and_by_which_file(client: TestClient, reports: bytes) -> None:
    sent(client, ("laporan.csv", reports))
    (entry,) = client.get("/api/v1/imports").json()["imports"]
    assert (entry["import"], entry["file_name"], len(entry["sha256"])) == (1, "laporan.csv", 64)
    assert entry["imported_at"]
    assert entry["withdrawn_at"] is None


def test_an_import_says_which_role_sent_it(client: TestClient, reports: bytes) -> None:
    sent(client, ("laporan.csv", reports))
    told = [client.get("/api/v1/imports", params={"lang": lang}).json() for lang in ("id", "en")]
    assert [t["imports"][0]["who"] for t in told] == ["perencana", "planner"]
    assert told[0]["imports"][0]["imported_by"] == "planner"


def test_an_import_by_command_says_so(tmp_path: Path, reports: bytes) -> None:
    office = make_town(tmp_path / "home")
    (tmp_path / "laporan.csv").write_bytes(reports)
    ingest([tmp_path / "laporan.csv"], office.intake())
    with TestClient(build_app(office), base_url=HERE) as client:
        assert client.get("/api/v1/imports").json()["imports"][0]["who"] == "baris perintah"


def test_a_withdrawn_import_says_when_it_went(client: TestClient, reports: bytes) -> None:
    sent(client, ("laporan.csv", reports))
    answer = client.post("/api/v1/imports/1/withdraw")
    assert answer.json() == {"import": 1, "records_removed": 5}
    assert client.get("/api/v1/imports").json()["imports"][0]["withdrawn_at"]


def seen(client: TestClient, content: bytes, name: str = "kasus.csv") -> dict[str, Any]:
    answer = client.post("/api/v1/imports/preview", files={"files": (name, content)})
    (found,) = answer.json()["files"]
    assert isinstance(found, dict)
    return found


def test_a_preview_shows_samples_and_confidence(client: TestClient, cases: bytes) -> None:
    view = {c["header"]: c for c in seen(client, cases)["view"]}
    assert view["Tanggal"]["samples"][0] == "01/03/2024"
    assert view["Tanggal"]["confidence"] == 1.0


def test_a_preview_shows_nothing_of_persons(client: TestClient, cases: bytes) -> None:
    found = seen(client, cases)
    assert {c["header"]: c["field"] for c in found["view"]}["Nama Tersangka"] == "person"
    assert "KENARI" not in json.dumps(found)


def test_a_preview_opens_a_zipped_folder(client: TestClient, cases: bytes, reports: bytes) -> None:
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as archive:
        archive.writestr("kasus.csv", cases)
        archive.writestr("laporan.csv", reports)
    files = {"files": ("kiriman.zip", folder.getvalue())}
    found = client.post("/api/v1/imports/preview", files=files).json()["files"]
    assert [(f["file"], f["kind"]) for f in found] == [
        ("kiriman.zip/kasus.csv", "incident/enforcement"),
        ("kiriman.zip/laporan.csv", "incident/residents"),
    ]


def folder_of(**members: bytes) -> bytes:
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.csv", content)
    return folder.getvalue()


def test_a_file_nobody_can_read_does_not_hide_the_others_of_its_folder(
    client: TestClient, reports: bytes
) -> None:
    files = {
        "files": ("kiriman.zip", folder_of(foto=b"\x89PNG\r\n\x1a\n\x00\x00", laporan=reports))
    }
    found = client.post("/api/v1/imports/preview", files=files).json()["files"]
    assert [(f["kind"], f["problem"] is None) for f in found] == [
        (None, False),
        ("incident/residents", True),
    ]


def test_a_file_of_a_folder_is_corrected_by_its_name(client: TestClient, tmp_path: Path) -> None:
    odd = write_csv(tmp_path / "aneh.csv", *ODD).read_bytes()
    said = {"file": "kiriman.zip/b.csv", **json.loads(ODD_MAPPING)}
    folder = ("kiriman.zip", folder_of(a=odd.replace(b"K1", b"K0"), b=odd))
    reports = sent(client, folder, mapping=json.dumps([said]))["reports"]
    assert [report["records"] for report in reports] == [0, 1]


def test_a_preview_says_what_must_be_known_of_a_file(client: TestClient, tmp_path: Path) -> None:
    rows = [("LM-1", "03/04/2024", "Kel. Koja"), ("LM-2", "05/06/2024", "Kel. Lagoa")]
    content = write_csv(tmp_path / "x.csv", ("ID Laporan", "Tanggal", "Lokasi"), rows).read_bytes()
    (note,) = seen(client, content, "laporan.csv")["notes"]
    assert "hari" in note


def test_every_field_and_kind_may_be_chosen(client: TestClient) -> None:
    answer = client.get("/api/v1/imports/fields").json()
    assert {f["code"] for f in answer["fields"]} == {*FIELDS, "ignored"}
    assert {k["code"] for k in answer["kinds"]} == {*RECORD_KINDS}


def test_a_rejected_row_names_its_field_in_words(client: TestClient, cases: bytes) -> None:
    (row,) = sent(client, ("kasus.csv", cases))["reports"][0]["rejected_rows"]
    assert (row["field"], row["field_name"]) == ("date", "tanggal")


def test_a_report_says_how_dates_were_read(client: TestClient, tmp_path: Path) -> None:
    rows = [(f"LM-{n}", f"0{n}/1{n}/2023", "Kel. Sekarwangi", "WhatsApp", "x") for n in (1, 2)]
    content = write_csv(tmp_path / "laporan.csv", REPORT_HEADER, rows).read_bytes()
    (note,) = sent(client, ("laporan.csv", content))["reports"][0]["notes"]
    assert "tanggal" in note


def test_a_preview_keeps_nothing(client: TestClient, cases: bytes) -> None:
    seen(client, cases)
    assert client.get("/api/v1/imports").json()["imports"] == []


ODD = (("K1", "K2", "K3"), [("A/1", "01/03/2024", "Kel. Sekarwangi"), ("A/2", "x", "Kel. Koja")])
ODD_MAPPING = json.dumps(
    {"kind": "incident/residents", "columns": {"K1": "number", "K2": "date", "K3": "address"}}
)


def test_a_corrected_mapping_is_remembered_by_the_next_preview(
    client: TestClient, tmp_path: Path
) -> None:
    odd = write_csv(tmp_path / "aneh.csv", *ODD).read_bytes()
    assert sent(client, ("aneh.csv", odd), mapping=ODD_MAPPING)["reports"][0]["records"] == 1
    found = seen(client, odd, "aneh.csv")
    assert found["remembered"]
    assert found["kind"] == "incident/residents"
    assert found["columns"] == {"K1": "number", "K2": "date", "K3": "address"}


def workbook(content: bytes) -> list[tuple[Any, ...]]:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return list(sheet.iter_rows(values_only=True))


def test_rejected_rows_come_back_with_persons_blank(client: TestClient, cases: bytes) -> None:
    sent(client, ("kasus.csv", cases))
    header, row = workbook(client.get("/api/v1/imports/1/rejected").content)
    told = dict(zip(header, row, strict=True))
    assert (told["No LKN"], told["Nama Tersangka"]) == ("LKN/2", None)
    assert "31" in str(told["Tanggal"])


def test_rejected_rows_of_a_mapped_layout_come_back(client: TestClient, tmp_path: Path) -> None:
    odd = write_csv(tmp_path / "aneh.csv", *ODD).read_bytes()
    sent(client, ("aneh.csv", odd), mapping=ODD_MAPPING)
    rows = workbook(client.get("/api/v1/imports/1/rejected").content)
    assert [row[0] for row in rows] == ["K1", "A/2"]


def test_after_the_service_forgot_the_original_file_brings_rejected_rows_back(
    client: TestClient, cases: bytes
) -> None:
    sent(client, ("kasus.csv", cases))
    kept = client.get("/api/v1/imports/1/rejected").content
    made = client.post("/api/v1/imports/1/rejected", files={"file": ("berganti nama.csv", cases)})
    assert workbook(made.content) == workbook(kept)


def test_a_zipped_folder_brings_back_the_rejected_rows_of_a_file_inside(
    client: TestClient, cases: bytes, reports: bytes
) -> None:
    folder = folder_of(kasus=cases, laporan=reports)
    sent(client, ("kiriman.zip", folder))
    kept = client.get("/api/v1/imports/1/rejected").content
    made = client.post("/api/v1/imports/1/rejected", files={"file": ("kiriman.zip", folder)})
    assert workbook(made.content) == workbook(kept)


def test_the_rejected_rows_of_another_file_are_refused(
    client: TestClient, cases: bytes, reports: bytes
) -> None:
    sent(client, ("kasus.csv", cases))
    answer = client.post("/api/v1/imports/1/rejected", files={"file": ("kasus.csv", reports)})
    assert answer.status_code == 422


def test_a_mended_workbook_imports_the_mended_rows_only(client: TestClient, cases: bytes) -> None:
    sent(client, ("kasus.csv", cases))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/v1/imports/1/rejected").content))
    book.worksheets[0].cell(2, 2).value = "29/02/2024"
    mended = io.BytesIO()
    book.save(mended)
    report = sent(client, ("kasus.csv", cases), ("perbaiki.xlsx", mended.getvalue()))["reports"][1]
    assert (report["rows"], report["records"]) == (1, 1)
