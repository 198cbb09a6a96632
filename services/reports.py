"""The one-page sheet for the head of the office, as an accessible PDF (typst)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from services.analysis import Analysis
from services.exports import SIMULATED
from services.palette import HATCH, Scale, scale_of
from services.sheet_map import draw_sheet_map
from services.words import number_text, period_text

_ASSETS = Path(__file__).resolve().parent / "assets"
_FIXED_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_SHOWN = 10


def render_sheet(analysis: Analysis, *, lang: str = "id") -> bytes:
    """Return one A4 sheet: map, the ten most in need with intervals, what it cannot tell.

    The same analysis gives the same bytes. The PDF is tagged (PDF/UA-1).
    """
    column = "threat" if analysis.ranking is not None else "reports"
    values = (
        analysis.ranking["threat"] if analysis.ranking is not None else analysis.kelurahan[column]
    )
    scale = scale_of(values.to_numpy(dtype=float))
    content = _content(analysis, column, scale, lang)
    return bytes(
        typst.compile(
            str(_ASSETS / "sheet.typ"),
            font_paths=[str(_ASSETS / "fonts")],
            ignore_system_fonts=True,
            sys_inputs={
                "data": json.dumps(content, ensure_ascii=False),
                "map": draw_sheet_map(analysis, column, scale, ranks=_SHOWN),
            },
            pdf_standards="ua-1",
            timestamp=_FIXED_MOMENT,
        )
    )


def _content(analysis: Analysis, column: str, scale: Scale, lang: str) -> dict[str, Any]:
    say = _say(lang)
    city = analysis.boundaries.city
    has_ranking = analysis.ranking is not None
    legend = [
        {"colour": colour, "label": label}
        for colour, label in zip(scale.colours, scale.labels(), strict=True)
    ]
    return {
        "lang": lang,
        "title": f"Peta Bersinar – {city}",
        "subtitle": period_text(analysis.period, lang),
        "simulated": SIMULATED if analysis.simulated else "",
        "map_alt": say(
            f"Peta {city}: kelurahan diwarnai menurut ancaman per kepala, nomor peringkat pada "
            f"{_SHOWN} kelurahan teratas; tabel di bawah memuat angka yang sama.",
            f"Map of {city}: kelurahan coloured by threat per head, rank numbers on the top "
            f"{_SHOWN}; the table below holds the same figures.",
        ),
        "legend_title": say("Ancaman per kepala", "Threat per head")
        if has_ranking
        else say("Laporan masyarakat", "Resident reports"),
        "legend": [*legend, {"colour": HATCH, "label": say("tidak ada data", "no data")}],
        "table_title": say("Sepuluh yang paling membutuhkan", "The ten most in need"),
        "header": _header(lang),
        "rows": _rows(analysis, lang) if has_ranking else [],
        "found_title": say("Yang tercatat", "What was recorded"),
        "found": _found(analysis, lang),
        "limits_title": say("Yang tidak dapat dikatakan peta ini", "What this map cannot tell"),
        "limits": _limits(analysis, lang),
        "footer": _footer(analysis),
    }


def _header(lang: str) -> list[str]:
    if lang == "en":
        return ["Rank", "Kelurahan", "Kecamatan", "Threat (90 %)", "Burden (90 %)", "Class 8+5",
                "Status"]  # fmt: skip
    return ["Per.", "Kelurahan", "Kecamatan", "Ancaman (90 %)", "Beban (90 %)", "Kelas 8+5",
            "Status"]  # fmt: skip


def _rows(analysis: Analysis, lang: str) -> list[list[str]]:
    assert analysis.ranking is not None

    def interval(row: dict[Any, Any], name: str) -> str:
        value, low, high = (
            number_text(row[f"{name}{s}"], lang=lang, digits=2) for s in ("", "_low", "_high")
        )
        return f"{value} ({low} – {high})"

    return [
        [
            f"{row['rank']} ({row['rank_low']} – {row['rank_high']})",
            row["name"],
            row["kecamatan"],
            interval(row, "threat"),
            interval(row, "burden"),
            row["class"],
            row["pilot_status"].split(" (")[0] or "–",
        ]
        for row in analysis.ranking.head(_SHOWN).to_dict("records")
    ]


def _found(analysis: Analysis, lang: str) -> list[str]:
    say = _say(lang)
    return [
        say(
            f"{t.label_id}: {number_text(t.count)}, {_share(t.in_kelurahan, t.count)} diketahui "
            "kelurahannya",
            f"{t.label_en}: {number_text(t.count, lang='en')}, {_share(t.in_kelurahan, t.count)} "
            "placed in a kelurahan",
        )
        for t in analysis.totals
        if t.count
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def _limits(analysis: Analysis, lang: str) -> list[str]:
    say = _say(lang)
    fixed = [
        say(
            "Penangkapan dan razia mengikuti upaya petugas; upaya itu dikeluarkan dari perkiraan, "
            "tidak dihitung sebagai ancaman.",
            "Arrests and raids follow enforcement effort; that effort is taken out of the estimate "
            "and does not count as threat.",
        ),
        say(
            "Selang 90 % yang saling bertumpuk berarti urutannya tidak pasti.",
            "Where 90 % intervals overlap, the order is not certain.",
        ),
        say(
            "Laporan warga dapat dipengaruhi kehadiran petugas; model tidak dapat membetulkannya.",
            "Resident reports may follow police presence; no model can correct that.",
        ),
        say(
            "Peta ini untuk pencegahan, bukan patroli.",
            "The map is for prevention, not for patrols.",
        ),
    ]
    return [*fixed, *(note.says(lang) for note in analysis.notes)]


def _footer(analysis: Analysis) -> str:
    p = analysis.provenance
    return (
        f"{analysis.boundaries.source}. {analysis.boundaries.notice} Penduduk: "
        f"{p['population_source'] or '–'}. Data {str(p['data_sha256'])[:12]}, benih {p['seed']}, "
        f"versi {p['code_version']}."
    )


def _say(lang: str) -> Any:
    return lambda id_text, en_text: en_text if lang == "en" else id_text
