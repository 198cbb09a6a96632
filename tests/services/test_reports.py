"""The sheet is one accessible A4 page, the same bytes each time; the ingest report tells all."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from services.exports import SIMULATED
from services.ingest_report import write_ingest_report
from services.reports import render_sheet
from tests.conftest import Shipped

A4_POINTS = (595, 842)


@pytest.fixture(scope="module")
def sheet(shipped: Shipped) -> bytes:
    return render_sheet(shipped.published)


@pytest.fixture(scope="module")
def text(sheet: bytes) -> str:
    return text_of(sheet)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_sheet_is_one_a4_page(sheet: bytes) -> None:
    (page,) = PdfReader(io.BytesIO(sheet)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("level", ["secure", "published"])
def test_the_sheet_fits_one_page_in_each_language_and_level(
    shipped: Shipped, lang: str, level: str
) -> None:
    assert len(PdfReader(io.BytesIO(render_sheet(getattr(shipped, level), lang=lang))).pages) == 1


def test_the_sheet_is_tagged_and_says_its_language(sheet: bytes) -> None:
    root = PdfReader(io.BytesIO(sheet)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert str(root["/Lang"]).startswith("id")


def test_the_same_analysis_gives_the_same_bytes(shipped: Shipped, sheet: bytes) -> None:
    assert render_sheet(shipped.published) == sheet


def test_the_ten_most_in_need_are_named(shipped: Shipped, text: str) -> None:
    assert shipped.published.ranking is not None
    assert [n for n in shipped.published.ranking["name"].head(10) if n not in text] == []


@pytest.mark.parametrize("total", ["118", "173", "200", "1.839", ": 15"])
def test_the_totals_shown_are_the_published_ones(text: str, total: str) -> None:
    assert total in text


@pytest.mark.parametrize(
    "words", [SIMULATED, "tidak dapat dikatakan", "bukan patroli", "bukan dokumen survei"]
)
def test_the_sheet_says_what_it_is_and_cannot_tell(text: str, words: str) -> None:
    assert words in text


def test_the_sheet_speaks_english_on_request(shipped: Shipped) -> None:
    assert "The ten most in need" in text_of(render_sheet(shipped.published, lang="en"))


def test_the_sheet_is_drawn_without_a_ranking(shipped: Shipped) -> None:
    without = dataclasses.replace(shipped.published, ranking=None)
    assert "Sepuluh yang paling membutuhkan" not in text_of(render_sheet(without))


@pytest.fixture(scope="module")
def workbook(shipped: Shipped, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "ingest_report.xlsx"
    return write_ingest_report(list(shipped.reports.values()), path)


def test_the_ingest_report_has_a_line_for_each_file(workbook: Path) -> None:
    rows = list(load_workbook(workbook)["Berkas"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 10
    assert all(row[3] == row[4] + row[5] + row[6] for row in rows)


def test_the_ingest_report_has_a_line_for_each_rejected_row(workbook: Path) -> None:
    rows = list(load_workbook(workbook)["Ditolak"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 46
    assert all(row[5] for row in rows)


def test_the_ingest_report_says_how_finely_rows_were_placed(
    workbook: Path, shipped: Shipped
) -> None:
    rows = list(load_workbook(workbook)["Lokasi"].iter_rows(min_row=2, values_only=True))
    cases = next(row for row in rows if row[0] == "ungkap_kasus.xlsx")
    assert sum(cases[1:]) == 1718 - 46


def test_the_ingest_report_speaks_english_on_request(shipped: Shipped, tmp_path: Path) -> None:
    path = write_ingest_report(list(shipped.reports.values()), tmp_path / "a.xlsx", lang="en")
    assert load_workbook(path).sheetnames == ["Files", "Rejected", "Location"]
