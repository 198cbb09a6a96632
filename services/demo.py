"""The main job on the bundled sample: from office files to map, sheet, layers and ranking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from services.analysis import Analysis
from services.errors import NotFound
from services.exports import export
from services.ingest_report import write_ingest_report
from services.maps import render_map
from services.pipeline import FileReport
from services.reports import render_sheet
from services.words import count_text

SAMPLE_FOLDER = "sample"
_GEOJSON_LAYERS = ("kelurahan", "kecamatan", "cells")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """Hold what the demo made: the files, and five lines that say what was found."""

    files: list[Path]
    summary: list[str]


def sample_files(data_dirs: tuple[Path, ...]) -> list[Path]:
    """Return the bundled sample files, sorted."""
    for folder in data_dirs:
        files = sorted(
            p for p in (folder / SAMPLE_FOLDER).glob("*") if p.suffix in {".xlsx", ".csv"}
        )
        if files:
            return files
    raise NotFound(
        id="Contoh berkas kantor tidak ditemukan di data/sample. Pasang ulang Peta Bersinar.",
        en="The sample office files are not in data/sample. Install Peta Bersinar again.",
    )


def write_outputs(
    analysis: Analysis,
    reports: list[FileReport],
    folder: Path,
    *,
    lang: str = "id",
    progress: Progress = lambda text: None,
) -> Outcome:
    """Write everything that the office hands on into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    progress("map.html")
    files.append(_write_text(folder / "map.html", render_map(analysis, lang=lang)))
    progress("lembar.pdf")
    files.append(_write_bytes(folder / "lembar.pdf", render_sheet(analysis, lang=lang)))
    for layer in _GEOJSON_LAYERS:
        progress(f"layers/{layer}.geojson")
        files.append(export(analysis, layer, "geojson", folder / "layers" / f"{layer}.geojson"))
    if analysis.ranking is not None:
        for file_format in ("csv", "xlsx"):
            path = folder / f"ranking.{file_format}"
            files.append(export(analysis, "ranking", file_format, path))
    if reports:
        progress("ingest_report.xlsx")
        files.append(write_ingest_report(reports, folder / "ingest_report.xlsx", lang=lang))
    summary = summarise(analysis, reports, folder, lang)
    files.append(_write_text(folder / "summary.txt", "\n".join(summary) + "\n"))
    return Outcome(files, summary)


def summarise(
    analysis: Analysis, reports: list[FileReport], folder: Path, lang: str = "id"
) -> list[str]:
    """Return five lines: what was read, where it lies, who needs most, what to mind, what next."""
    english = lang == "en"
    simulated = "[DATA SIMULASI / SIMULATED] " if analysis.simulated else ""
    rows, records = sum(r.rows for r in reports), sum(r.records for r in reports)
    rejected, repeats = sum(r.rejections for r in reports), sum(r.duplicates for r in reports)
    totals = ", ".join(
        f"{t.label_en if english else t.label_id} {count_text(t.count, lang=lang)}"
        for t in analysis.totals
        if t.count
    )
    placed = sum(t.in_kelurahan for t in analysis.totals) / max(
        sum(t.count for t in analysis.totals), 1
    )
    read = (
        f"{simulated}{len(reports)} files, {rows} rows: {records} records, {rejected} rejected, "
        f"{repeats} repeats."
        if english
        else f"{simulated}{len(reports)} berkas, {rows} baris: {records} catatan, {rejected} "
        f"ditolak, {repeats} berulang."
    )
    counted = (
        f"Totals: {totals}; {100 * placed:.0f} % placed in a kelurahan."
        if english
        else f"Jumlah: {totals}; {100 * placed:.0f} % diketahui kelurahannya."
    )
    return [read, counted, _most_in_need(analysis, english), *_mind_and_next(folder, english)]


def _most_in_need(analysis: Analysis, english: bool) -> str:
    if analysis.ranking is None:
        return " ".join(n.en if english else n.id for n in analysis.notes)
    top = ", ".join(
        f"{row['rank']}. {row['name']} ({row['rank_low']}–{row['rank_high']})"
        for row in analysis.ranking.head(5).to_dict("records")
    )
    label = "Most in need (90 % rank interval)" if english else "Paling membutuhkan (selang 90 %)"
    return f"{label}: {top}."


def _mind_and_next(folder: Path, english: bool) -> list[str]:
    if english:
        return [
            "Mind: arrests follow effort, which is taken out of threat; overlapping intervals mean "
            "an uncertain order; the map is for prevention, not patrols.",
            f"Open next: {folder / 'map.html'} in a browser, {folder / 'lembar.pdf'} for the head, "
            f"{folder / 'ingest_report.xlsx'} for rejected rows.",
        ]
    return [
        "Ingat: penangkapan mengikuti upaya, dan upaya itu dikeluarkan dari ancaman; selang yang "
        "bertumpuk berarti urutan belum pasti; peta ini untuk pencegahan, bukan patroli.",
        f"Buka berikutnya: {folder / 'map.html'} di peramban, {folder / 'lembar.pdf'} untuk "
        f"pimpinan, {folder / 'ingest_report.xlsx'} untuk baris yang ditolak.",
    ]


def _write_text(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _write_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
