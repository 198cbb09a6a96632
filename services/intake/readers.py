"""Read a spreadsheet or a CSV into sheets of plain cells, within limits."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import ParseError

import geopandas as gpd
import pandas as pd
import pyogrio
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum
from python_calamine import load_workbook as load_calamine

from services.errors import FileTooLarge, UnreadableFile
from services.intake.ods import Span, spans_down
from services.layer_files import layer_source

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

MAX_UNPACKED_MB = 600
MAX_PACK_RATIO = 200
_WORKBOOK_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";,\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MB = 1_000_000
_MOST_MERGED = 500
"""Rows of one merged cell that are read; a record has fewer."""
_DAMAGES = (
    CalamineError, OSError, ValueError, ParseError, zipfile.BadZipFile, zlib.error,
    NotImplementedError,
)  # fmt: skip
_HEAD, _SNIFFED, _BLOCK = 4096, 65_536, 1 << 20


Merged = Mapping[int, frozenset[int]]
"""By row number (from 1), the columns whose cell is merged with the one above it."""


@dataclass
class Sheet:
    """Hold one sheet: its name and its rows, read once and in order, as long as each row is."""

    name: str
    rows: Iterator[list[Cell]]
    merged: Merged = field(default_factory=dict)


def read_sheets(path: Path, *, max_mb: int) -> Iterator[Sheet]:
    """Yield every sheet of a spreadsheet, CSV, GeoJSON or KML; the content decides.

    Each sheet's rows must be used before the next one is asked for. Text formats are read row by
    row in bounded memory. Raises `UnreadableFile` for what is none of these, empty or damaged,
    and `FileTooLarge` above `max_mb` or for an archive that unpacks to more than it should.
    """
    head = _refuse_odd(path, max_mb)
    if head.startswith(_ZIP):
        refuse_bomb(path)
        yield from _read_workbook(path)
    elif head.startswith(_OLE):
        yield from _read_workbook(path)
    elif _is_layer(head):
        yield from _read_points(path)
    else:
        yield _read_csv(path)


def has_values(path: Path, *, max_mb: int) -> bool:
    """Tell whether any cell of a file holds a value; formulas without results do not."""
    return any(
        cell is not None
        for sheet in read_sheets(path, max_mb=max_mb)
        for row in sheet.rows
        for cell in row
    )


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
        return file.read(_HEAD)


def refuse_bomb(path: Path) -> None:
    """Refuse an archive that is damaged, unpacks to too much, or is no spreadsheet."""
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
    if not {m.filename for m in members} & _WORKBOOK_PARTS:
        raise UnreadableFile(
            id=f"{path.name} adalah arsip zip, bukan lembar kerja. Kirim berkas di dalamnya.",
            en=f"{path.name} is a zip archive, not a spreadsheet. Send the files inside it.",
        )


def is_spreadsheet_archive(path: Path) -> bool:
    """Tell whether a zip file is an xlsx, xlsb or ods workbook."""
    with zipfile.ZipFile(path) as archive:
        return bool(_WORKBOOK_PARTS.intersection(archive.namelist()))


def _read_workbook(path: Path) -> Iterator[Sheet]:
    try:
        workbook: CalamineWorkbook = load_calamine(str(path))
        spans = spans_down(path) if zipfile.is_zipfile(path) else {}
        for name in _shown(workbook):
            sheet = workbook.get_sheet_by_name(name)
            ranges = sheet.merged_cell_ranges or ()
            merged = [(top, bottom, left) for (top, left), (bottom, _) in ranges]
            yield Sheet(name, _rows_of(sheet), _merged_down([*merged, *spans.get(name, ())]))
    except _DAMAGES as error:
        raise _damaged(path) from error


def hidden_sheets(path: Path) -> int:
    """Return how many sheets of a workbook are left out because they are hidden."""
    with path.open("rb") as file:
        if not file.read(len(_OLE)).startswith((_ZIP, _OLE)):
            return 0
    workbook: CalamineWorkbook = load_calamine(str(path))
    return len(workbook.sheet_names) - len(_shown(workbook))


def _shown(workbook: CalamineWorkbook) -> list[str]:
    """Return the sheets that are not hidden: what is hidden is a copy, a list, or left behind."""
    shown = [s.name for s in workbook.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
    return shown or workbook.sheet_names


def _merged_down(spans: Iterable[Span]) -> Merged:
    merged: defaultdict[int, set[int]] = defaultdict(set)
    for top, bottom, column in spans:
        for row in range(top + 1, min(bottom, top + _MOST_MERGED) + 1):
            merged[row + 1].add(column)
    return {row: frozenset(columns) for row, columns in merged.items()}


def _rows_of(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """Yield rows from the sheet's first one on, so that row numbers are those of the program."""
    if sheet.start is None:
        return
    above, left = sheet.start
    yield from ([] for _ in range(above))
    for row in sheet.iter_rows():
        yield [None] * left + [_plain(cell) for cell in row]


def _plain(value: object) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[return-value]


def _is_layer(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    return (text.startswith(b"{") and b'"Feature' in text) or b"<kml" in text


def _read_points(path: Path) -> Iterator[Sheet]:
    """Read the points of a GeoJSON or KML file as tables, one per layer, their place first.

    Of equal columns the first counts: what a layer says of latitudes is no better than its points.
    A feature without a place has none there either; it may still say in words where it was.
    """
    try:
        source = layer_source(path)
        names = [str(name) for name, _ in pyogrio.list_layers(source)]
        layers = [gpd.read_file(source, layer=name).to_crs("EPSG:4326") for name in names]
    except Exception as error:
        raise _damaged(path) from error
    for name, layer in zip(names, layers, strict=True):
        table, spots = layer.drop(columns=layer.geometry.name), layer.representative_point()
        header: list[Cell] = ["Lintang", "Bujur", *map(str, table.columns)]
        rows = zip(table.itertuples(index=False), spots.y, spots.x, strict=True)
        cells = ([_known(value) for value in (lat, lon, *row)] for row, lat, lon in rows)
        yield Sheet(path.stem if len(names) == 1 else name, chain([header], cells))


def _known(value: object) -> Cell:
    """Return a value of a table as a cell; pandas' missing values become None."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    return _plain(value.to_pydatetime() if isinstance(value, pd.Timestamp) else value)


def _read_csv(path: Path) -> Sheet:
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            beginning = file.read(_SNIFFED)
    except UnicodeDecodeError as error:
        raise _unknown_encoding(path) from error
    if sum(not (c.isprintable() or c in "\r\n\t") for c in beginning) > 0.02 * len(beginning):
        raise _damaged(path)
    delimiter = _delimiter(beginning)
    if delimiter is None:
        raise UnreadableFile(
            id=f"{path.name} bukan tabel: tidak ada kolom yang dipisahkan titik koma, koma, tab, "
            "atau garis tegak. Kirim .xlsx atau .csv.",
            en=f"{path.name} is not a table: no columns parted by semicolon, comma, tab or bar. "
            "Send .xlsx or .csv.",
        )
    return Sheet(path.stem, _csv_rows(path, encoding, delimiter))


def _csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[Cell]]:
    try:
        with path.open(encoding=encoding, newline="") as file:
            for row in csv.reader(file, delimiter=delimiter):
                yield [cell.strip() or None for cell in row]
    except UnicodeDecodeError as error:
        raise _unknown_encoding(path) from error
    except csv.Error as error:
        raise _damaged(path) from error


def _unknown_encoding(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"Penyandian huruf {path.name} tidak dikenal. Simpan ulang sebagai 'CSV UTF-8'.",
        en=f"The text encoding of {path.name} is unknown. Save it again as 'CSV UTF-8'.",
    )


def _encoding(path: Path) -> str:
    """Return the encoding of a text: by its mark, else UTF-8 where all of it fits, else cp1252."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        for mark, encoding in _BOMS:
            if head.startswith(mark):
                return encoding
        if head.count(0) > len(head) // 4:
            return "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        if b"\0" in head:
            raise _damaged(path)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


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
