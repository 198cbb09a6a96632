"""Read a spreadsheet or a CSV into sheets of plain cells, within limits."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook
from python_calamine import load_workbook as load_calamine

from services.errors import FileTooLarge, UnreadableFile

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

MAX_UNPACKED_MB = 600
MAX_PACK_RATIO = 200
MAX_ROWS = 2_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";,\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MB = 1_000_000


@dataclass(frozen=True)
class Sheet:
    """Hold one sheet: its name and its rows of cells, as long as each row is."""

    name: str
    rows: list[list[Cell]]


def read_sheets(path: Path, *, max_mb: int) -> list[Sheet]:
    """Read every sheet of an xlsx, xls, ods or CSV file; the content decides, not the suffix.

    Raises `UnreadableFile` for what is none of these, empty or damaged, and `FileTooLarge` above
    `max_mb` or for an archive that unpacks to more than it should.
    """
    head = _refuse_odd(path, max_mb)
    if head.startswith(_ZIP):
        _refuse_bomb(path)
        return _read_workbook(path)
    if head.startswith(_OLE):
        return _read_workbook(path)
    return [Sheet(path.stem, _read_csv(path))]


def _refuse_odd(path: Path, max_mb: int) -> bytes:
    if path.is_dir():
        raise UnreadableFile(
            id=f"{path.name} adalah folder. Sebutkan berkasnya, misalnya {path.name}/*.xlsx.",
            en=f"{path.name} is a folder. Name its files, for instance {path.name}/*.xlsx.",
        )
    if not path.is_file():
        raise UnreadableFile(
            id=f"Berkas {path.name} tidak ditemukan. Periksa nama dan foldernya.",
            en=f"There is no file {path.name}. Check its name and folder.",
        )
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile(
            id=f"{path.name} kosong (0 bita). Minta pengirim mengirim ulang.",
            en=f"{path.name} is empty (0 bytes). Ask its sender to send it again.",
        )
    if size > max_mb * _MB:
        raise FileTooLarge(
            id=f"{path.name} berukuran {size / _MB:.0f} MB; batasnya {max_mb} MB. Pecah per tahun, "
            "atau naikkan BERSINAR_MAX_UPLOAD_MB.",
            en=f"{path.name} has {size / _MB:.0f} MB; the limit is {max_mb} MB. Split it by year, "
            "or raise BERSINAR_MAX_UPLOAD_MB.",
        )
    with path.open("rb") as file:
        return file.read(8)


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise _damaged(path) from error
    unpacked = sum(m.file_size for m in members)
    packed = max(sum(m.compress_size for m in members), 1)
    if unpacked > MAX_UNPACKED_MB * _MB or (
        unpacked > 50 * _MB and unpacked / packed > MAX_PACK_RATIO
    ):
        raise FileTooLarge(
            id=f"{path.name} mengembang menjadi {unpacked / _MB:,.0f} MB saat dibuka dan ditolak. "
            "Simpan ulang dari aplikasi lembar kerja, atau pecah.",
            en=f"{path.name} unpacks to {unpacked / _MB:,.0f} MB and is refused. Save it again "
            "from the spreadsheet program, or split it.",
        )
    names = {m.filename for m in members}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise UnreadableFile(
            id=f"{path.name} adalah arsip zip, bukan lembar kerja. Kirim berkas di dalamnya.",
            en=f"{path.name} is a zip archive, not a spreadsheet. Send the files inside it.",
        )


def _read_workbook(path: Path) -> list[Sheet]:
    try:
        workbook: CalamineWorkbook = load_calamine(str(path))
        sheets = [
            Sheet(name, [[_plain(c) for c in row] for row in _rows_of(workbook, name)])
            for name in workbook.sheet_names
        ]
    except Exception as error:
        raise _damaged(path) from error
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        raise UnreadableFile(
            id=f"{path.name} tidak berisi nilai. Bila isinya rumus, buka di Excel, simpan, lalu "
            "kirim ulang agar hasil rumusnya tersimpan.",
            en=f"{path.name} holds no values. If it holds formulas, open it in Excel, save it and "
            "send it again, so that their results are stored.",
        )
    return sheets


def _rows_of(workbook: CalamineWorkbook, name: str) -> Sequence[Sequence[object]]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS)


def _plain(value: object) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[return-value]


def _read_csv(path: Path) -> list[list[Cell]]:
    text = _decode(path)
    delimiter = _delimiter(text)
    if delimiter is None:
        raise UnreadableFile(
            id=f"{path.name} bukan tabel: tidak ada kolom yang dipisahkan titik koma, koma, tab, "
            "atau garis tegak. Kirim .xlsx atau .csv.",
            en=f"{path.name} is not a table: no columns parted by semicolon, comma, tab or bar. "
            "Send .xlsx or .csv.",
        )
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[cell.strip() or None for cell in row] for row in reader]
    except csv.Error as error:
        raise _damaged(path) from error


def _decode(path: Path) -> str:
    raw = path.read_bytes()
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decode_as(raw, encoding, path)
    if raw[:4000].count(0) > len(raw[:4000]) // 4:
        return _decode_as(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be", path)
    if b"\0" in raw[:4000]:
        raise _damaged(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(raw, "cp1252", path)


def _decode_as(raw: bytes, encoding: str, path: Path) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            id=f"Penyandian huruf {path.name} tidak dikenal. Simpan ulang sebagai 'CSV UTF-8'.",
            en=f"The text encoding of {path.name} is unknown. Save it again as 'CSV UTF-8'.",
        ) from error
    odd = sum(not (c.isprintable() or c in "\r\n\t") for c in text[:4000])
    if odd > 0.02 * len(text[:4000]):
        raise _damaged(path)
    return text


def _delimiter(text: str) -> str | None:
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    counts = {d: sum(d in line for line in lines) for d in _DELIMITERS}
    widths = {d: sum(line.count(d) for line in lines) for d in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda d: (counts[d], widths[d]))
    return best if counts[best] else None


def _damaged(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} bukan lembar kerja yang dapat dibaca, atau rusak. Kirim .xlsx, .xls, .ods "
        "atau .csv; bila perlu, buka di Excel dan simpan ulang.",
        en=f"{path.name} is not a readable spreadsheet, or it is damaged. Send .xlsx, .xls, .ods "
        "or .csv; if need be, open it in Excel and save it again.",
    )
