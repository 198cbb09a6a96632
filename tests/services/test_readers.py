"""Files are read by what they hold, not by what they are called; the rest is refused clearly."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.errors import FileTooLarge, ServiceError, UnreadableFile
from services.intake.readers import Sheet
from services.intake.readers import read_sheets as stream_sheets

LINES = "Tanggal{0}Lokasi\r\n13/11/2024{0}Jl. Melati\r\n"
ROWS = [["Tanggal", "Lokasi"], ["13/11/2024", "Jl. Melati"]]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00"


def read_sheets(path: Path, *, max_mb: int) -> list[Sheet]:
    """Read every row of every sheet."""
    return [Sheet(s.name, list(s.rows)) for s in stream_sheets(path, max_mb=max_mb)]  # type: ignore[arg-type]


def rows_of(path: Path) -> list[list[object]]:
    return [list(row) for row in read_sheets(path, max_mb=5)[0].rows]


def written(folder: Path, content: bytes, name: str = "berkas.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_csv_is_read_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    assert rows_of(written(tmp_path, LINES.format(delimiter).encode())) == ROWS


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_csv_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "Tanggal;Lokasi\n13/11/2024;Café Désa é\n".encode(encoding))
    assert rows_of(path) == [["Tanggal", "Lokasi"], ["13/11/2024", "Café Désa é"]]


def test_a_comma_inside_quotes_parts_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, b'Tanggal,Lokasi\n13/11/2024,"Jl. Melati, Lagoa"\n')
    assert rows_of(path)[1] == ["13/11/2024", "Jl. Melati, Lagoa"]


def test_a_line_break_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    path = written(tmp_path, b'Tanggal;Lokasi\n13/11/2024;"Jl. Melati\nLagoa"\n')
    assert rows_of(path)[1] == ["13/11/2024", "Jl. Melati\nLagoa"]


def test_commas_in_titles_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    text = "REKAP, JAKARTA, 2024\n" + "".join(f"{i};Jl. Melati No. {i}\n" for i in range(9))
    assert rows_of(written(tmp_path, text.encode()))[1] == ["0", "Jl. Melati No. 0"]


def test_empty_cells_and_spaces_are_nothing(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, b"a;b;c\n1;  ;\n"))[1] == ["1", None, None]


def test_an_xlsx_keeps_days_numbers_and_sheets(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([dt.date(2024, 1, 31), 12.0, 2.5, " Jl. Melati ", None])
    book.create_sheet("Keterangan").append(["catatan"])
    book.save(tmp_path / "a.xlsx")
    first, second = read_sheets(tmp_path / "a.xlsx", max_mb=5)
    assert first.rows == [[dt.date(2024, 1, 31), 12, 2.5, "Jl. Melati"]]
    assert (second.name, second.rows) == ("Keterangan", [["catatan"]])


def test_a_workbook_called_csv_is_still_read_as_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Tanggal", "Lokasi"])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert rows_of(tmp_path / "a.csv") == [["Tanggal", "Lokasi"]]


def nothing(folder: Path) -> Path:
    return written(folder, b"")


def a_folder(folder: Path) -> Path:
    return folder


def no_file(folder: Path) -> Path:
    return folder / "tidak-ada.xlsx"


def picture(folder: Path) -> Path:
    return written(folder, PNG + bytes(range(256)) * 20, "foto.xlsx")


def binary(folder: Path) -> Path:
    return written(folder, bytes(range(128, 256)) * 40)


def prose(folder: Path) -> Path:
    return written(folder, b"Yth. Kepala BNNK\nBersama ini kami sampaikan\n", "surat.txt")


def plain_zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("data.csv", "Tanggal;Lokasi\n")
    return folder / "a.zip"


def broken_zip(folder: Path) -> Path:
    return written(folder, b"PK\x03\x04" + b"rusak" * 50, "a.xlsx")


def broken_workbook(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    return folder / "a.xlsx"


def old_document(folder: Path) -> Path:
    return written(folder, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.xls")


def formulas_only(folder: Path) -> Path:
    book = Workbook()
    book.active.append(["=A2", "=B2"])
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def half_utf_16(folder: Path) -> Path:
    return written(folder, "Tanggal;Lokasi\n".encode("utf-16") + b"\xd8")


BAD_FILES: list[Callable[[Path], Path]] = [
    nothing, a_folder, no_file, picture, binary, prose, plain_zip, broken_zip, broken_workbook,
    old_document, half_utf_16,
]  # fmt: skip


@pytest.mark.parametrize("make", BAD_FILES)
def test_what_is_no_table_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(UnreadableFile):
        read_sheets(make(tmp_path), max_mb=5)


@pytest.mark.parametrize("make", BAD_FILES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_refusal_names_the_file_and_is_one_line(
    tmp_path: Path, make: Callable[[Path], Path], lang: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(ServiceError) as refusal:
        read_sheets(path, max_mb=5)
    message = refusal.value.says(lang)
    assert path.name in message
    assert "\n" not in message


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(FileTooLarge, match="200 MB"):
        read_sheets(path, max_mb=64)


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(60):
                sheet.write(bytes(1_000_000))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(FileTooLarge, match="60 MB"):
        read_sheets(path, max_mb=64)
