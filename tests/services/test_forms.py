"""What goes back to the sender: rejected rows to mend, empty forms to fill."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from services.errors import BadRequest
from services.intake.files import file_hash
from services.intake.forms import form_columns, original_of, write_form, write_rejected
from services.intake.substances import SUBSTANCES
from services.pipeline import FileReport, ingest
from services.records import RECORD_KINDS, RecordKind
from services.wiring import Office
from tests.conftest import TOWN, TOWN_NAMES, write_csv

HEADER = ("No LKN", "Tanggal", "Alamat TKP", "Nama Tersangka", "NIK", "Barang Bukti")
GOOD = (
    "LKN/1/2024",
    "01/03/2024",
    f"Kel. {TOWN_NAMES[0]}",
    "WAWAN",
    "3172000000000001",
    "Sabu 1 gr",
)
BAD = ("LKN/2/2024", "31/02/2024", f"Kel. {TOWN_NAMES[1]}", "SITI", "3172000000000002", "Sabu 2gr")


def sheet_of(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def rows_of(path: Path) -> list[list[object]]:
    return [list(row) for row in sheet_of(path).iter_rows(values_only=True)]


def book_of(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


@pytest.fixture
def sent(town: Office, tmp_path: Path) -> tuple[Path, FileReport]:
    """Return a file with one bad row, and what became of it."""
    path = write_csv(tmp_path / "ungkap_kasus.csv", HEADER, [GOOD, BAD])
    (report,) = ingest([path], town.intake())
    return path, report


@pytest.fixture
def back(sent: tuple[Path, FileReport], tmp_path: Path) -> Path:
    """Return the workbook of rejected rows."""
    path, report = sent
    return write_rejected(path, report.rejected, tmp_path / "perbaiki.xlsx", max_mb=5)


def test_only_rejected_rows_go_back(back: Path) -> None:
    assert [row[0] for row in rows_of(back)[1:]] == ["LKN/2/2024"]


def test_rejected_rows_go_back_in_their_own_layout(back: Path) -> None:
    assert tuple(rows_of(back)[0][: len(HEADER)]) == HEADER


def test_personal_columns_go_back_blank(back: Path) -> None:
    row = dict(zip(*rows_of(back)[:2], strict=True))
    assert (row["Nama Tersangka"], row["NIK"]) == (None, None)


def test_a_rejected_row_says_why_and_what_to_do(back: Path) -> None:
    row = dict(zip(*rows_of(back)[:2], strict=True))
    assert row["Alasan ditolak"] == "tanggal tidak ada di kalender"
    assert str(row["Yang perlu dilakukan"]).startswith("Isi tanggal")


def test_a_mended_row_goes_in_and_nothing_doubles(town: Office, back: Path) -> None:
    book = load_workbook(back)
    book.worksheets[0].cell(2, 2, "28/02/2024")
    book.save(back)
    (report,) = ingest([back], town.intake())
    assert (report.kind, report.records, report.rejections) == ("incident", 1, 0)


def test_a_mended_workbook_sent_twice_adds_nothing(town: Office, back: Path) -> None:
    book = load_workbook(back)
    book.worksheets[0].cell(2, 2, "28/02/2024")
    book.save(back)
    ingest([back], town.intake())
    (again,) = ingest([back], town.intake())
    assert again.records == 0


def test_rejected_rows_of_another_file_are_refused(
    sent: tuple[Path, FileReport], tmp_path: Path
) -> None:
    with pytest.raises(BadRequest):
        original_of(sent[0], "0" * 64, tmp_path / "isi", max_mb=5)


def test_the_original_is_found_inside_a_zipped_folder(
    sent: tuple[Path, FileReport], tmp_path: Path
) -> None:
    with ZipFile(tmp_path / "kiriman.zip", "w") as archive:
        archive.writestr("lain.csv", "a;b\n1;2\n")
        archive.write(sent[0], "bulan/ungkap_kasus.csv")
        archive.writestr("sesudah.csv", "a;b\n1;2\n")
    found = original_of(tmp_path / "kiriman.zip", file_hash(sent[0]), tmp_path / "isi", max_mb=5)
    assert (found.name, found.read_bytes()) == ("ungkap_kasus.csv", sent[0].read_bytes())


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.key)
def test_a_form_asks_for_no_person(kind: RecordKind) -> None:
    words = " ".join(c.header for c in form_columns(kind)).lower()
    assert not [w for w in ("nama", "nik", "telepon", "lahir") if w in words.split()]


def test_a_kelurahan_called_like_a_formula_is_a_text_of_the_form(tmp_path: Path) -> None:
    path = write_form(next(iter(RECORD_KINDS.values())), ["=1+1", "Koja"], tmp_path / "f.xlsx")
    book = load_workbook(path)
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value == "=1+1"]
    assert {c.data_type for c in cells} == {"s"}


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.key)
def test_a_form_offers_the_kelurahan_of_the_city(kind: RecordKind, tmp_path: Path) -> None:
    path = write_form(kind, TOWN_NAMES, tmp_path / "formulir.xlsx")
    checks = sheet_of(path).data_validations.dataValidation
    assert any(check.type == "list" and "Pilihan" in str(check.formula1) for check in checks)


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.key)
def test_a_filled_form_goes_in_as_its_kind_without_its_example(
    kind: RecordKind, town: Office, tmp_path: Path
) -> None:
    path = write_form(kind, TOWN_NAMES, tmp_path / "formulir.xlsx")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    example = [cell.value for cell in sheet[3]]
    sheet.append([1, *example[1:]])
    book.save(path)
    (report,) = ingest([path], town.intake())
    assert report.error is None
    assert (f"{report.kind}/{report.channel}", report.records) == (kind.key, 1)


@pytest.mark.parametrize(
    ("name", "header", "bad", "column", "mended"),
    [
        (
            "survei_kerawanan_2023.xlsx", ("Kelurahan", "Responden", "Melihat Transaksi"),
            (TOWN_NAMES[0], 20, 21), 3, 2,
        ),
        (
            "pascarehabilitasi_2023.xlsx", ("No RM", "Tanggal", "Kelurahan Domisili", "Zat"),
            ("AF1", "31/02/2023", TOWN_NAMES[0], "Sabu"), 2, "28/02/2023",
        ),
        (
            "rekap_rehabilitasi_2023.xlsx", ("Kelurahan", "Januari", "Februari", "Maret"),
            (TOWN_NAMES[0], "x", 2, 1), 2, 3,
        ),
    ],
    ids=["year of a survey", "kind by the name", "year of a recap"],
)  # fmt: skip
def test_a_mended_workbook_still_says_what_only_the_files_name_said(
    name: str,
    header: tuple[str, ...],
    bad: tuple[object, ...],
    column: int,
    mended: object,
    town: Office,
    tmp_path: Path,
) -> None:
    path = book_of(tmp_path / name, [header, bad])
    (first,) = ingest([path], town.intake())
    back = write_rejected(path, first.rejected, tmp_path / "perbaiki.xlsx", max_mb=5)
    book = load_workbook(back)
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row, column, mended)
    book.save(back)
    (report,) = ingest([back], town.intake())
    assert (report.error, report.kind, report.records) == (None, first.kind, 1)
    assert {d.year for d in town.store.records(TOWN)["occurred_on"]} == {2023}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_reasons_in_a_mended_workbook_are_nobodys(
    lang: str, town: Office, tmp_path: Path
) -> None:
    header = ("Kelurahan", "Januari", "Februari", "Maret")
    path = write_csv(tmp_path / "rekap_rehabilitasi_2023.csv", header, [(TOWN_NAMES[0], "x", 2, 1)])
    (first,) = ingest([path], town.intake())
    back = write_rejected(path, first.rejected, tmp_path / "a.xlsx", max_mb=5, lang=lang)
    assert ingest([back], town.intake())[0].kind == "rehabilitation"


@pytest.mark.parametrize("key", ["rehabilitation/health", "aftercare/health"])
def test_a_form_offers_the_substances(key: str, tmp_path: Path) -> None:
    path = write_form(RECORD_KINDS[key], TOWN_NAMES, tmp_path / "formulir.xlsx")
    sheet = sheet_of(path)
    zat = next(cell.column_letter for cell in sheet[2] if cell.value == "Zat")
    checks = [c for c in sheet.data_validations.dataValidation if f"{zat}3" in str(c.sqref)]
    first, last = str(checks[0].formula1).removeprefix("Pilihan!").replace("$", "").split(":")
    offered = [cell.value for (cell,) in load_workbook(path)["Pilihan"][first:last]]
    assert offered == list(SUBSTANCES)


def test_cells_that_look_like_formulas_come_back_as_they_were(town: Office, tmp_path: Path) -> None:
    odd = ("=1+1", "31/02/2024", "-6,33 @x", "SITI", "317", "-Sabu 2gr")
    path = write_csv(tmp_path / "ungkap_kasus.csv", HEADER, [GOOD, odd])
    (report,) = ingest([path], town.intake())
    made = write_rejected(path, report.rejected, tmp_path / "perbaiki.xlsx", max_mb=5)
    assert rows_of(made)[1][:6] == ["=1+1", "31/02/2024", "-6,33 @x", None, None, "-Sabu 2gr"]


def test_no_cell_of_a_workbook_of_rejected_rows_is_a_formula(town: Office, tmp_path: Path) -> None:
    header = (*HEADER[:5], "=HYPERLINK(1)")
    path = write_csv(tmp_path / "ungkap_kasus.csv", header, [GOOD, (*BAD[:5], "=1+1")])
    (report,) = ingest([path], town.intake())
    made = sheet_of(write_rejected(path, report.rejected, tmp_path / "b.xlsx", max_mb=5))
    assert not [c for row in made.iter_rows() for c in row if c.data_type == "f"]


@pytest.mark.parametrize("name", ["ungkap_kasus [2024].csv", "ungkap kasus a:b.csv"])
def test_rejected_rows_come_back_whatever_the_file_is_called(
    town: Office, tmp_path: Path, name: str
) -> None:
    path = write_csv(tmp_path / name, HEADER, [GOOD, (*BAD[:5], "Sabu\x0b 2gr")])
    (report,) = ingest([path], town.intake())
    made = write_rejected(path, report.rejected, tmp_path / "perbaiki.xlsx", max_mb=5)
    assert rows_of(made)[1][5] == "Sabu 2gr"
