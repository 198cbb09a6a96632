"""What arrives, as it arrives: every format goes in by `ingest`, each row once.

`samples/laporan.xls` was written with xlwt 1.3.0, since nothing that is installed writes that
format: the three reports of `REPORTS` under the header of a file of reports.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.conftest import REPORT_HEADER, TOWN_NAMES, write_csv
from tests.ods import write_ods
from tests.services.test_cli import Run, run

__all__ = ["run"]  # a fixture
REPORTS = [
    (f"LM-{n}", f"{13 + n}/05/2024", f"Kel. {name}", "WhatsApp", "transaksi")
    for n, name in enumerate(TOWN_NAMES[:3])
]
SAMPLES = Path(__file__).parent / "samples"
Rows = list[tuple[Any, ...]]


def xls(folder: Path) -> Path:
    return SAMPLES / "laporan.xls"


def ods(folder: Path) -> Path:
    return write_ods(folder / "laporan.ods", [REPORT_HEADER, *REPORTS])


def book_of(folder: Path, sheets: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "laporan.xlsx")
    return folder / "laporan.xlsx"


def several_sheets(folder: Path) -> Path:
    notes: Rows = [("Lembar ini hanya catatan",)]
    one, *others = REPORTS
    return book_of(folder, {"Catatan": notes, "A": [REPORT_HEADER, one],
                            "B": [REPORT_HEADER, *others]})  # fmt: skip


def merged_header(folder: Path) -> Path:
    upper = ("ID Laporan", "Tanggal", "Tempat Kejadian", None, "Laporan", None)
    lower = (None, None, "Jalan", "Kelurahan", "Kanal", "Jenis")
    rows = [(i, d, "Jl. Uji", p.removeprefix("Kel. "), k, j) for i, d, p, k, j in REPORTS]
    return book_of(folder, {"REKAP": [("LAPORAN MASYARAKAT",), upper, lower, *rows]})


def sheet_a_month(folder: Path) -> Path:
    sheets: dict[str, Rows] = {
        f"{month} 2024": [REPORT_HEADER, (i, 7 + n, p, k, j)]
        for n, (month, (i, _, p, k, j)) in enumerate(
            zip(("JANUARI", "PEBRUARI", "Maret"), REPORTS, strict=True)
        )
    }
    return book_of(folder, sheets)


def csv_in(encoding: str, delimiter: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        rows = [(*r[:2], f"{r[2]} – dekat kafé", *r[3:]) for r in REPORTS]
        return write_csv(folder / "laporan.csv", REPORT_HEADER, rows, delimiter, encoding)

    return make


def geojson(folder: Path) -> Path:
    features = [
        {"type": "Feature", "properties": dict(zip(REPORT_HEADER, r, strict=True)),
         "geometry": {"type": "Point", "coordinates": [106.801, -6.119]}}
        for r in REPORTS
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / "laporan.geojson").write_text(text, encoding="utf-8")
    return folder / "laporan.geojson"


def kml(folder: Path) -> Path:
    marks = "".join(
        "<Placemark><ExtendedData>"
        + "".join(
            f'<Data name="{h}"><value>{v}</value></Data>'
            for h, v in zip(REPORT_HEADER, r, strict=True)
        )
        + "</ExtendedData><Point><coordinates>106.801,-6.119</coordinates></Point></Placemark>"
        for r in REPORTS
    )
    text = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    (folder / "laporan.kml").write_text(f'<?xml version="1.0"?>{text}', encoding="utf-8")
    return folder / "laporan.kml"


def kml_folders(folder: Path) -> Path:
    path = kml(folder)
    first, *others = path.read_text(encoding="utf-8").split("<Placemark>")
    marks = ["<Placemark>" + mark.removesuffix("</Document></kml>") for mark in others]
    folders = "".join(
        f"<Folder><name>{name}</name>{mark}</Folder>"
        for name, mark in zip("AB", (marks[0], "".join(marks[1:])), strict=True)
    )
    path.write_text(f"{first}{folders}</Document></kml>", encoding="utf-8")
    return path


def zipped(folder: Path) -> Path:
    inner = write_csv(folder / "dalam" / "laporan.csv", REPORT_HEADER, REPORTS)
    with zipfile.ZipFile(folder / "kiriman.zip", "w") as archive:
        archive.write(inner, "2024/Mei/laporan.csv")
        archive.writestr("__MACOSX/._laporan.csv", "x")
    return folder / "kiriman.zip"


FORMATS: dict[str, Callable[[Path], Path]] = {
    "xls": xls, "ods": ods, "several sheets": several_sheets, "merged header": merged_header,
    "a sheet for each month": sheet_a_month, "cp1252": csv_in("cp1252", ";"),
    "utf-16": csv_in("utf-16", "\t"), "utf-8 with a mark": csv_in("utf-8-sig", ","),
    "bars": csv_in("utf-8", "|"), "geojson": geojson, "kml": kml,
    "kml in folders": kml_folders, "zip": zipped,
}  # fmt: skip


def ingested(run: Run, *arguments: object) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = run("ingest", *arguments, "--json").data["files"]
    return files


def test_a_feature_without_a_place_is_placed_by_its_words(run: Run, tmp_path: Path) -> None:
    path = geojson(tmp_path)
    layer = json.loads(path.read_text(encoding="utf-8"))
    for feature in layer["features"]:
        feature["geometry"] = None
    path.write_text(json.dumps(layer), encoding="utf-8")
    (report,) = ingested(run, path)
    assert (report["records"], report["rejections"]) == (len(REPORTS), 0)


@pytest.fixture
def known(run: Run, tmp_path: Path) -> Run:
    """Return the command line of a store that holds the reports."""
    ingested(run, write_csv(tmp_path / "a" / "laporan.csv", REPORT_HEADER, REPORTS))
    return run


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_brings_the_same_reports(name: str, known: Run, tmp_path: Path) -> None:
    (report,) = ingested(known, FORMATS[name](tmp_path))
    counts = [report[c] for c in ("rows", "records", "duplicates", "rejections")]
    assert (report["kind"], report["channel"], counts) == ("incident", "residents", [3, 0, 3, 0])


def test_days_of_a_sheet_named_after_a_month_lie_in_it(run: Run, tmp_path: Path) -> None:
    ingested(run, sheet_a_month(tmp_path))
    (again,) = ingested(run, write_csv(tmp_path / "b" / "laporan.csv", REPORT_HEADER, [
        (i, day, p, k, j) for day, (i, _, p, k, j) in
        zip(("07/01/2024", "08/02/2024", "09/03/2024"), REPORTS, strict=True)
    ]))  # fmt: skip
    assert (again["records"], again["corrections"]) == (0, 0)


def test_pasted_text_goes_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join("\t".join(row) for row in (REPORT_HEADER, *REPORTS))
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    (report,) = ingested(run, "-")
    assert (report["kind"], report["records"]) == ("incident", 3)


def test_a_zip_of_too_many_files_is_refused_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "banyak.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(201):
            archive.writestr(f"{n}.csv", ";".join(REPORT_HEADER))
    told = run("ingest", path, "--json")
    assert (told.code, "200" in told.data["files"][0]["error"]) == (2, True)


def test_a_cumulative_file_adds_the_new_mends_the_old_and_doubles_nothing(
    run: Run, tmp_path: Path
) -> None:
    ingested(run, write_csv(tmp_path / "jan.csv", REPORT_HEADER, REPORTS[:2]))
    mended = (*REPORTS[1][:4], "pemakaian")
    rows = [REPORTS[0], mended, REPORTS[2]]
    (report,) = ingested(run, write_csv(tmp_path / "feb.csv", REPORT_HEADER, rows))
    assert (report["records"], report["duplicates"], report["corrections"]) == (1, 2, 1)


def test_a_correction_is_undone_with_the_import_that_brought_it(run: Run, tmp_path: Path) -> None:
    first = write_csv(tmp_path / "jan.csv", REPORT_HEADER, REPORTS[:2])
    ingested(run, first)
    mended = (*REPORTS[1][:4], "pemakaian")
    ingested(run, write_csv(tmp_path / "feb.csv", REPORT_HEADER, [mended, REPORTS[2]]))
    run("imports", "withdraw", "2")
    (again,) = ingested(run, first)
    assert (again["records"], again["corrections"]) == (0, 0)


WIDE: Rows = [
    ("REKAPITULASI REHABILITASI 2024",),
    ("No", "Kelurahan", "Januari", "Februari", "Maret"),
    (1, TOWN_NAMES[0], 3, "-", 2),
    (2, TOWN_NAMES[1], None, 4, 0),
    (None, "JUMLAH", 3, 4, 2),
]
LONG: Rows = [
    ("REKAP REHABILITASI 2024",),
    ("Bulan", "Kelurahan", "Jumlah Klien"),
    ("Januari", TOWN_NAMES[0], 3),
    ("Maret", TOWN_NAMES[0], 2),
    ("Februari", TOWN_NAMES[1], 4),
    ("Maret", TOWN_NAMES[1], 0),
]


@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["months across", "months down"])
def test_a_recap_of_months_is_counted_records(run: Run, tmp_path: Path, rows: Rows) -> None:
    (report,) = ingested(run, book_of(tmp_path, {"REKAP": rows}))
    assert (report["kind"], report["records"], report["rejections"]) == ("rehabilitation", 3, 0)
    (again,) = ingested(run, book_of(tmp_path, {"REKAP": LONG if rows is WIDE else WIDE}))
    assert (again["records"], again["corrections"]) == (0, 0)


def test_a_recap_with_a_changed_count_is_a_correction(run: Run, tmp_path: Path) -> None:
    ingested(run, book_of(tmp_path, {"REKAP": WIDE}))
    changed = [*WIDE[:2], (1, TOWN_NAMES[0], 5, "-", 2), *WIDE[3:]]
    (report,) = ingested(run, book_of(tmp_path, {"REKAP": changed}))
    assert (report["records"], report["corrections"]) == (0, 1)
