"""Commands that hand results on: demo, analyse, rank, export, map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from services.cautions import caution_lines
from services.cli.session import Session, refuse, session_of
from services.criteria import CRITERIA
from services.demo import sample_files, write_outputs
from services.exports import FORMATS, LAYERS, about, build_layer, export, plain_rows
from services.maps import render_map
from services.pipeline import ingest
from services.priorities import priority_data
from services.priority_report import priority_lines

Period = Annotated[
    str | None,
    typer.Option(
        metavar="DARI/SAMPAI",
        help="Periode, misalnya 2024-01-01/2024-12-31.||Period, as 2024-01-01/2024-12-31.",
    ),
]
Publish = Annotated[
    bool,
    typer.Option(
        "--publish",
        help="Untuk keluar kantor: jumlah kecil disembunyikan, tanpa titik.||For outside the "
        "office: small counts hidden, no points.",
    ),
]
Seed = Annotated[int | None, typer.Option(help="Benih acak.||Random seed.")]
WeightsFile = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        help="CSV bobot: criterion,weight[,least,most]; bawaan priorities.csv kantor.||CSV of "
        "weights: criterion,weight[,least,most]; default the office's priorities.csv.",
    ),
]
Weights = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="KRITERIA=BOBOT",
        help=f"Bobot satu kriteria, boleh berulang: {', '.join(CRITERIA)}. Bawaan burden=1.||"
        f"Weight of one criterion, may be repeated: {', '.join(CRITERIA)}. Default burden=1.",
    ),
]
OutFile = Annotated[Path, typer.Option(help="Berkas hasil.||Result file.")]
OutFolder = Annotated[Path, typer.Option(help="Folder hasil.||Result folder.")]

_DEMO = """Jalankan pekerjaan utama pada contoh data simulasi: peta, lembar PDF, lapisan,
urutan.||Do the main job on simulated sample data: map, PDF sheet, layers, ranking."""
_ANALYSE = """Hitung tabel wilayah, titik panas, dan urutan; tulis ke sebuah folder.||Compute zone
tables, hot spots and the ranking; write them to a folder."""
_RANK = """Urutkan kelurahan menurut kebutuhan, dengan selang ketidakpastian (csv atau xlsx).

Dengan --weights atau --weight urutannya menurut prioritas kantor: jumlah berbobot kriteria pada
batas acuan tetap; ditampilkan pula seberapa jauh bobot boleh bergeser.||Rank the kelurahan by need,
with intervals (csv or xlsx).

With --weights or --weight the order is the office's priority: a weighted sum of criteria on fixed
reference bounds; how far each weight may move is shown too."""
# What no model can mend belongs where a rank is asked for.
_RANK_HELP = "||".join(
    "\n\n".join([text, *caution_lines(lang)])
    for text, lang in zip(_RANK.split("||"), ("id", "en"), strict=True)
)
_EXPORT = """Tulis satu lapisan: kelurahan, kecamatan, cells, points, boundaries, ranking.||Write
one layer: kelurahan, kecamatan, cells, points, boundaries, ranking."""
_MAP = """Tulis peta sebagai satu berkas HTML yang terbuka tanpa internet.||Write the map as one
HTML file that opens without internet."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("demo", help=_DEMO)(run_demo)
    app.command("analyse", help=_ANALYSE)(write_analysis)
    app.command("rank", help=_RANK_HELP)(write_ranking)
    app.command("export", help=_EXPORT)(write_layer)
    app.command("map", help=_MAP)(write_map)


def run_demo(ctx: typer.Context, out: OutFolder = Path("out")) -> None:
    """Run the main job on the bundled sample."""
    session = session_of(ctx)
    session.overrides.setdefault("store", "memory:")
    files = sample_files(session.settings.data_dirs)
    session.say(
        f"1/3 Memasukkan {len(files)} berkas contoh …", f"1/3 Taking in {len(files)} files …"
    )
    reports = ingest(files, session.office.intake(simulated=True), progress=session.progress)
    session.say("2/3 Menghitung …", "2/3 Computing …")
    analysis = session.analysis(period=None, publish=True)
    session.say(f"3/3 Menulis ke {out}/ …", f"3/3 Writing to {out}/ …")
    made = write_outputs(
        analysis, reports, out, lang=session.lang, progress=lambda name: session.say(name, name)
    )
    session.result({"files": [str(f) for f in made.files], "summary": made.summary}, made.summary)


def write_analysis(
    ctx: typer.Context,
    out: OutFolder,
    period: Period = None,
    unit: Annotated[str, typer.Option(metavar="kelurahan|cell", help="Satuan wilayah.||Unit.")] = (
        "kelurahan"
    ),
    seed: Seed = None,
    publish: Publish = False,
) -> None:
    """Compute and write zone tables and the ranking."""
    session = session_of(ctx)
    layer = {"kelurahan": "kelurahan", "cell": "cells", "cells": "cells"}.get(unit)
    if layer is None:
        raise refuse(
            f"Satuan {unit!r} tidak ada. Pilih kelurahan atau cell.",
            f"There is no unit {unit!r}. Choose kelurahan or cell.",
        )
    analysis = session.analysis(period=period, publish=publish, seed=seed)
    files = [export(analysis, layer, f, out / f"{layer}.{f}") for f in ("geojson", "csv")]
    if analysis.ranking is not None:
        files.append(export(analysis, "ranking", "csv", out / "ranking.csv"))
    _tell_limits(session, [n.says(session.lang) for n in analysis.notes])
    session.result({"files": [str(f) for f in files], **about(analysis)}, [str(f) for f in files])


def write_ranking(
    ctx: typer.Context, out: OutFile, period: Period = None, seed: Seed = None,
    publish: Publish = False, weights: WeightsFile = None, weight: Weights = None,
) -> None:  # fmt: skip
    """Write the ranking by need, or by the office's priority."""
    session = session_of(ctx)
    file_format = format_of(out, ("csv", "xlsx"))
    weighting = session.weighting(weights, weight)
    analysis = session.analysis(period=period, publish=publish, seed=seed, weighting=weighting)
    path = export(analysis, "ranking", file_format, out)
    _tell_limits(session, [n.says(session.lang) for n in analysis.notes])
    rows = plain_rows(build_layer(analysis, "ranking"))
    priority = analysis.priority
    weighed = priority_data(priority) if priority else None
    session.result(
        {"file": str(path), "ranking": rows, "priority": weighed},
        [*priority_lines(analysis, session.lang), str(path)],
    )


def write_layer(
    ctx: typer.Context,
    layer: Annotated[str, typer.Argument(help=f"{', '.join(LAYERS)}.")],
    out: OutFile,
    format: Annotated[str, typer.Option(help=f"{', '.join(FORMATS)}.")] = "geojson",
    period: Period = None,
    seed: Seed = None,
    publish: Publish = False,
) -> None:
    """Write one layer."""
    session = session_of(ctx)
    analysis = session.analysis(period=period, publish=publish, seed=seed)
    path = export(analysis, layer, format, out)
    session.result({"file": str(path), "layer": layer, "format": format}, [str(path)])


def write_map(
    ctx: typer.Context, out: OutFile, period: Period = None, seed: Seed = None,
    publish: Publish = False,
) -> None:  # fmt: skip
    """Write the map."""
    session = session_of(ctx)
    analysis = session.analysis(period=period, publish=publish, seed=seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(render_map(analysis, lang=session.lang), encoding="utf-8")
    session.result({"file": str(out)}, [str(out)])


def format_of(path: Path, allowed: tuple[str, ...]) -> str:
    """Return the format that a file's suffix names; raises `BadRequest` for another."""
    suffix = path.suffix.removeprefix(".")
    if suffix not in allowed:
        raise refuse(
            f"Akhiran {path.suffix!r} tidak dikenal. Pakai: {', '.join(allowed)}.",
            f"The suffix {path.suffix!r} is unknown. Use: {', '.join(allowed)}.",
        )
    return suffix


def _tell_limits(session: Session, notes: list[str]) -> None:
    for note in notes:
        session.say(f"• {note}", f"• {note}")
