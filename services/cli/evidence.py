"""Commands that weigh evidence: hot spots in depth, the effect of a pilot."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from services.alert_list import alert_lines, list_alerts, published
from services.class_report import class_lines, class_table
from services.cli.decisions import day_of
from services.cli.options import quiet_solver, taking
from services.cli.outputs import OutFile, OutFolder, Period, Publish, Seed, format_of
from services.cli.session import Session, refuse, session_of
from services.decisions import code_of
from services.delays import delay_of
from services.effect_report import effect_data, effect_lines, published_data, published_lines
from services.effects import EFFECT_KINDS, Effects, measure_effects, plan_trial, starts_of
from services.exports import FORMATS, about, plain_rows
from services.hotspot_report import report_data, report_kind, report_lines, write_reports
from services.periods import whole_period
from services.publication import least_counts, told_kelurahan
from services.records import RecordKind
from services.zones import TESTED_KINDS

_EFFECT = """Apakah percontohan berpengaruh? Sebelum dan sesudahnya, di samping kelurahan yang
serupa, tiap kanal terpisah; mengatakan "belum dapat dikatakan" bila memang belum.||Did a pilot
work? Before and after it, beside kelurahan that resemble it, channels apart; says "cannot tell"
when it cannot."""


_CLASSES = """Kelas resmi 8 + 5 di samping model: di mana berbeda, dan mengapa (csv atau
xlsx).||The official 8 + 5 class beside the model: where they disagree, and why (csv or xlsx)."""
_ALERTS = """Daftar alarm: kelurahan yang bulan terakhirnya melebihi masa lalunya sendiri (csv atau
xlsx).||Alarm list: kelurahan whose last month exceeds their own past (csv or xlsx)."""
_HOTSPOTS = """Titik panas secara mendalam: Gi* di samping Moran lokal, perjalanannya, kepadatan
kernel, pindaian Kulldorff, berulang-dekat; masing-masing menyebut pilihannya, atau mengapa
menolak.||Hot spots in depth: Gi* beside local Moran, their course over time, kernel density,
Kulldorff's scan, near repeats; each tells its choices, or why it refuses."""
EMERGING_RESOLUTION = 8
Kind = Annotated[
    list[str] | None,
    typer.Option(help=f"{', '.join(k.column for k in TESTED_KINDS)}."),
]


@dataclass(frozen=True)
class EffectOptions:
    """Hold the options of `effect`."""

    pilot: Annotated[
        list[str], typer.Option(help="Kelurahan percontohan (kode atau nama).||The pilot.")
    ]
    start: Annotated[
        str | None,
        typer.Option(
            metavar="TANGGAL",
            help="Awal percontohan; bawaan: tanggal di riwayat.||Its start; default: its date in "
            "the history.",
        ),
    ] = None
    channel: Annotated[
        list[str] | None,
        typer.Option(
            help=f"{', '.join(k.column for k in EFFECT_KINDS)}; atau nama kanal.||"
            f"{', '.join(k.column for k in EFFECT_KINDS)}; or a channel."
        ),
    ] = None
    out: Annotated[
        Path | None, typer.Option(help="Berkas hasil, .txt atau .json.||Result, .txt or .json.")
    ] = None
    seed: Seed = None
    publish: Publish = False


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("hotspots", help=_HOTSPOTS)(hotspots)
    app.command("classes", help=_CLASSES)(classes)
    app.command("alerts", help=_ALERTS)(alerts)
    app.command("effect", help=_EFFECT)(taking(EffectOptions, effect))


def hotspots(
    ctx: typer.Context,
    out: OutFolder,
    period: Period = None,
    kind: Kind = None,
    seed: Seed = None,
    publish: Publish = False,
) -> None:
    """Run every method of hot spots on each kind."""
    session = session_of(ctx)
    kinds = _kinds(kind, TESTED_KINDS)
    with quiet_solver():
        analysis = session.analysis(period=period, publish=publish, seed=seed)
    office = session.office
    records = office.store.records(office.boundaries.city_code)
    resolution = int(analysis.provenance["cell_resolution"])
    grounds = (office.ground_at(resolution), office.ground_at(EMERGING_RESOLUTION))
    reports = []
    for wanted in kinds:
        session.say(f"{wanted.label_id} …", f"{wanted.label_en} …")
        reports.append(report_kind(wanted, records, analysis, grounds))
    files = [str(path) for path in write_reports(reports, analysis, out)]
    lines = report_lines(reports, analysis, session.lang)
    session.result(report_data(reports, analysis) | {"files": files}, [*lines, "", *files])


def classes(
    ctx: typer.Context, out: OutFile, period: Period = None, seed: Seed = None,
    publish: Publish = False,
) -> None:  # fmt: skip
    """Write class and model side by side."""
    session = session_of(ctx)
    write = FORMATS[format_of(out, ("csv", "xlsx"))]
    with quiet_solver():
        analysis = session.analysis(period=period, publish=publish, seed=seed)
    table = class_table(analysis)
    out.parent.mkdir(parents=True, exist_ok=True)
    write(table, about(analysis), out)
    lines = class_lines(table, simulated=about(analysis)["simulated"], lang=session.lang)
    session.result(
        {"file": str(out), "simulated": about(analysis)["simulated"], "rows": plain_rows(table)},
        [*lines, str(out)],
    )


def alerts(
    ctx: typer.Context, out: OutFile, kind: Kind = None, period: Period = None,
    seed: Seed = None, publish: Publish = False,
) -> None:  # fmt: skip
    """Write the alarm list."""
    session = session_of(ctx)
    write, kinds = FORMATS[format_of(out, ("csv", "xlsx"))], _kinds(kind, TESTED_KINDS)
    with quiet_solver():
        analysis = session.analysis(period=period, publish=publish, seed=seed)
    office, own_seed = session.office, int(analysis.provenance["seed"])
    ground, records = office.ground_at(7), office.store.records(office.boundaries.city_code)
    arrivals = office.store.arrivals(office.boundaries.city_code)
    lists = [
        list_alerts(k, records, ground, analysis.period, delay=delay_of(k, arrivals), seed=own_seed)
        for k in kinds
    ]
    if publish:
        least = least_counts(analysis.level, session.settings.least_count)
        lists = [
            published(
                found,
                least[found.kind.column],
                told=told_kelurahan(analysis, found.kind),
                ground=ground,
            )
            for found in lists
        ]
    simulated = about(analysis)["simulated"]
    tables = [found.table for found in lists if found.table is not None]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame({"kind": []})
    out.parent.mkdir(parents=True, exist_ok=True)
    write(table, about(analysis), out)
    lines = alert_lines(lists, simulated=simulated, lang=session.lang)
    data = {"file": str(out), "simulated": simulated, "rows": plain_rows(table)}
    session.result(data | {"says": lines}, [*lines, str(out)])


def effect(ctx: typer.Context, options: EffectOptions) -> None:
    """Measure the effect of pilots."""
    session = session_of(ctx)
    office = session.office
    records = office.store.records(office.boundaries.city_code)
    ground = (office.boundaries, office.ground_at(7).neighbours)
    codes = sorted({code_of(text, office.boundaries) for text in options.pilot})
    given = day_of(options.start) if options.start else None
    starts = starts_of(codes, given, office.reference)
    trial = plan_trial(records, ground, codes, starts, whole_period(records))
    seed = session.settings.seed if options.seed is None else options.seed
    found = measure_effects(
        records, ground, trial, _kinds(options.channel, EFFECT_KINDS), seed=seed
    )
    simulated = any(i.simulated for i in office.store.imports(office.boundaries.city_code))
    data, lines = _told(session, found, simulated=simulated, publish=options.publish)
    if options.out:
        _write(options.out, data, lines)
    session.result(data, lines)


def _told(
    session: Session, found: Effects, *, simulated: bool, publish: bool
) -> tuple[dict[str, Any], list[str]]:
    """Return an effect as data and as lines, as the reader may see it."""
    boundaries, lang = session.office.boundaries, session.lang
    if not publish:
        data = effect_data(found, boundaries, simulated=simulated)
        return data, effect_lines(found, boundaries, simulated=simulated, lang=lang)
    raised = session.settings.least_count
    data = published_data(found, boundaries, simulated=simulated, raised_to=raised)
    lines = published_lines(found, boundaries, simulated=simulated, raised_to=raised, lang=lang)
    return data, lines


def _write(path: Path, data: object, lines: list[str]) -> None:
    if path.suffix not in {".txt", ".json"}:
        raise refuse(
            f"Akhiran {path.suffix!r} tidak dikenal. Pakai .txt atau .json.",
            f"The suffix {path.suffix!r} is unknown. Use .txt or .json.",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=1) if path.suffix == ".json" else (
        "\n".join(lines)
    )  # fmt: skip
    path.write_text(text + "\n", encoding="utf-8")


def _kinds(names: list[str] | None, family: tuple[RecordKind, ...]) -> tuple[RecordKind, ...]:
    """Return the kinds of a family named by column, channel, kind or key; all by default."""
    if not names:
        return family
    wanted = set(names)
    known = {text for kind in family for text in _names_of(kind)}
    if unknown := sorted(wanted - known):
        allowed = ", ".join(kind.column for kind in family)
        raise refuse(
            f"Jenis {', '.join(unknown)} tidak ada di sini. Pilih dari {allowed}.",
            f"There is no kind {', '.join(unknown)} here. Choose from {allowed}.",
        )
    return tuple(kind for kind in family if wanted & _names_of(kind))


def _names_of(kind: RecordKind) -> set[str]:
    return {kind.column, kind.channel.value, kind.name, kind.key}
