"""Hot spots of each kind as files: a table per method, and one text that tells the choices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from services.analysis import Analysis
from services.cluster_material import ALPHA, Finding, Material, Method
from services.clusters import run_methods
from services.exports import SIMULATED, about, is_secure, write_csv
from services.records import RecordKind
from services.zones import CityGround

_COLUMNS = {"hot_kelurahan": "hotspot", "emerging_kelurahan": "side", "emerging_cells": "side"}


@dataclass(frozen=True)
class KindReport:
    """Hold what every method says of one kind of record."""

    kind: RecordKind
    findings: list[tuple[Method, Finding]]


def report_kind(
    kind: RecordKind,
    records: pd.DataFrame,
    analysis: Analysis,
    grounds: tuple[CityGround, CityGround],
) -> KindReport:
    """Run every method on one kind's records of the analysis' period.

    `grounds`: with the cells of the analysis and with those of resolution 8. What a reader
    outside may not see is left out when the analysis is for publication.
    """
    days = records["occurred_on"].dt.date
    inside = (days >= analysis.period.since) & (days <= analysis.period.until)
    mine = records[(records["kind"] == kind.key) & inside]
    seed = int(analysis.provenance["seed"])
    return KindReport(kind, run_methods(Material(kind, mine, analysis, *grounds, seed)))


def write_reports(reports: list[KindReport], analysis: Analysis, folder: Path) -> list[Path]:
    """Write <kind>_<method>.csv for what was found and hotspots.txt; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for report in reports:
        for method, finding in report.findings:
            if finding.table is not None:
                path = folder / f"{report.kind.column}_{method.name}.csv"
                write_csv(finding.table, about(analysis), path)
                files.append(path)
    text = folder / "hotspots.txt"
    lines = [*report_lines(reports, analysis, "id"), "", *report_lines(reports, analysis, "en")]
    text.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return [*files, text]


def report_lines(reports: list[KindReport], analysis: Analysis, lang: str) -> list[str]:
    """Return each method's result, choices or refusal as lines of text."""
    lines = [SIMULATED] if analysis.simulated else []
    lines.append(f"{analysis.boundaries.city}, {analysis.period}")
    if is_secure(analysis):
        lines.append("FOR THE OFFICE ONLY" if lang == "en" else "HANYA UNTUK KANTOR")
    for report in reports:
        lines.append(f"\n{report.kind.label(lang)}")
        for method, finding in report.findings:
            label = method.label_en if lang == "en" else method.label_id
            lines.append(f"• {label}: {_outcome(finding, lang)}")
            lines.append(f"    {finding.choices.says(lang)}")
    return lines


def report_data(reports: list[KindReport], analysis: Analysis) -> dict[str, Any]:
    """Return choices, refusals and outcomes as plain data."""
    return {
        "simulated": SIMULATED if analysis.simulated else "",
        "level": analysis.level.value,
        "period": str(analysis.period),
        "kinds": {
            report.kind.column: {
                method.name: {
                    "refused": finding.table is None,
                    "outcome_id": _outcome(finding, "id"),
                    "outcome_en": _outcome(finding, "en"),
                    "choices_id": finding.choices.id,
                    "choices_en": finding.choices.en,
                }
                for method, finding in report.findings
            }
            for report in reports
        },
    }


def _outcome(finding: Finding, lang: str) -> str:
    english = lang == "en"
    if finding.table is None:
        return "refused" if english else "ditolak"
    if finding.method in _COLUMNS:
        side = finding.table[_COLUMNS[finding.method]]
        hot, cold = int((side == "hot").sum()), int((side == "cold").sum())
        return f"{hot} hot, {cold} cold" if english else f"{hot} panas, {cold} dingin"
    if "p" in finding.table:
        passed = int((finding.table["p"] <= ALPHA).sum())
        return f"{passed} with p ≤ {ALPHA}" if english else f"{passed} dengan p ≤ {ALPHA}"
    return f"{len(finding.table)} cells" if english else f"{len(finding.table)} sel"
