"""Commands of a decision: choose under a budget, show a decision, compute it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from services.analysis import Level
from services.cli.options import quiet_solver, taking
from services.cli.outputs import OutFolder, Period, Publish, Seed, Weights, WeightsFile
from services.cli.session import Session, refuse, session_of
from services.costs import read_costs
from services.decision_files import reason_lines, write_decision
from services.decision_record import (
    asked,
    canonical,
    differences,
    is_altered,
    read_record,
    record_of,
)
from services.decisions import Wishes, code_of, decide
from services.pipeline import analyse
from services.published_decision import published_decision
from services.wiring import Office

DIFFERENT = 1
_SHOWN = 10

_CHOOSE = """Pilih kelurahan di bawah anggaran dan aturan, secara tepat, dengan alasannya.

Menulis decision.json (catatan keputusan), choice.csv, reasons.id.txt dan reasons.en.txt.
Percontohan yang berjalan tidak ikut kecuali dengan --include-pilots. Dengan --publish: choice.json
tanpa nilai kriteria, biaya dan jumlah, angka dibulatkan.||Choose kelurahan under a
budget and rules, exactly, with the reasons.

Writes decision.json (the decision record), choice.csv, reasons.id.txt and reasons.en.txt. Running
pilots stay out unless --include-pilots is given. With --publish: choice.json without values of
criteria, costs and counts, figures rounded."""
_REPLAY = """Hitung ulang sebuah keputusan dari gudang data: sama persis (kode keluar 0) atau apa
yang berbeda (kode keluar 1).||Compute a decision again from the store: the very same bytes (exit
code 0), or what differs (exit code 1)."""
_SHOW = "Tampilkan keputusan dengan alasannya.||Show a decision with its reasons."

Many = list[str] | None
RecordFile = Annotated[Path, typer.Argument(help="decision.json.||decision.json.")]


@dataclass(frozen=True)
class ChooseOptions:
    """Hold the options of `choose`."""

    out: OutFolder
    k: Annotated[
        int, typer.Option("--k", min=0, help="Paling banyak berapa kelurahan.||At most how many.")
    ] = 2
    budget: Annotated[
        float | None,
        typer.Option(
            help="Anggaran; tanpa --costs berarti jumlah kelurahan.||Budget; without --costs a "
            "number of kelurahan."
        ),
    ] = None
    costs: Annotated[
        Path | None,
        typer.Option(help="CSV biaya: code,cost.||CSV of costs: code,cost."),
    ] = None
    min_distance_km: Annotated[
        float | None, typer.Option(help="Jarak terdekat antarpilihan, km.||Least distance, km.")
    ] = None
    quota: Annotated[
        Many,
        typer.Option(
            metavar="KECAMATAN=MIN:MAKS",
            help='Kuota kecamatan, misalnya "Koja=0:1"; "=0:1" untuk yang lain.||Quota of a '
            'kecamatan, as "Koja=0:1"; "=0:1" for all others.',
        ),
    ] = None
    lock_in: Annotated[
        Many, typer.Option(help="Wajib dipilih (kode atau nama).||Must be chosen (code or name).")
    ] = None
    lock_out: Annotated[Many, typer.Option(help="Tidak boleh dipilih.||May not be chosen.")] = None
    classes: Annotated[
        str | None,
        typer.Option(
            metavar="KELAS,…",
            help="Hanya kelas ini; perlu batas kelas kantor.||Only these classes; needs the "
            "office's cut-offs.",
        ),
    ] = None
    include_pilots: Annotated[
        bool,
        typer.Option("--include-pilots", help="Percontohan berjalan ikut.||Pilots take part."),
    ] = False
    lottery: Annotated[
        float | None,
        typer.Option(
            metavar="TOLERANSI",
            help="Undi di antara pilihan yang selisihnya paling banyak bagian ini dari yang "
            "terbaik, misalnya 0.02.||Draw by lot among sets within this share of the best, as "
            "0.02.",
        ),
    ] = None
    decided_on: Annotated[
        str | None,
        typer.Option(metavar="TANGGAL", help="Tanggal keputusan yang dicatat.||Day to record."),
    ] = None
    period: Period = None
    seed: Seed = None
    weights: WeightsFile = None
    weight: Weights = None
    publish: Publish = False


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("choose", help=_CHOOSE)(taking(ChooseOptions, choose))
    decision = typer.Typer(
        help="Catatan keputusan.||Decision records.", no_args_is_help=True, rich_markup_mode=None
    )
    decision.command("show", help=_SHOW)(show)
    decision.command("replay", help=_REPLAY)(replay)
    app.add_typer(decision, name="decision")


def choose(ctx: typer.Context, options: ChooseOptions) -> None:
    """Choose, explain and record."""
    session = session_of(ctx)
    wishes = _wishes(session, options)
    on = day_of(options.decided_on) if options.decided_on else None
    with quiet_solver():
        analysis = session.analysis(
            period=options.period,
            publish=False,
            seed=options.seed,
            weighting=session.weighting(options.weights, options.weight),
        )
        decided = decide(analysis, wishes, session.office.reference)
        record = record_of(decided, analysis, session.office.reference, on=on)
    if options.publish:
        city = session.office.boundaries.city_code
        record = published_decision(record, session.office.store.records(city))
    files = [str(path) for path in write_decision(record, options.out)]
    body = record["record"]
    session.result(
        {"files": files, "sha256": record["sha256"], "simulated": body["simulated"],
         "choice": body["choice"], "reasons": body["reasons"]},
        [*_short_table(record, session.lang), "", *files],
    )  # fmt: skip


def show(ctx: typer.Context, file: RecordFile) -> None:
    """Show a decision."""
    session = session_of(ctx)
    record = read_record(file)
    if is_altered(record):
        session.say(
            "PERHATIAN: isi berkas ini diubah setelah dibuat.",
            "MIND: the content of this file was changed after it was made.",
        )
    session.result(record, reason_lines(record, session.lang))


def replay(ctx: typer.Context, file: RecordFile) -> None:
    """Compute a decision again."""
    session = session_of(ctx)
    record = read_record(file)
    session.overrides.setdefault("city", record["record"]["city"]["code"])
    with quiet_solver():
        computed = _again(session.office, record)
    found = differences(record, computed)
    same = not found and canonical(computed).encode() == file.read_bytes()
    session.result(
        {"same": same, "differences": [vars(d) for d in found], "sha256": computed["sha256"]},
        _verdict(same, [d.says(session.lang) for d in found], session.lang),
    )
    if not same:
        raise typer.Exit(DIFFERENT)


def _again(office: Office, record: dict[str, Any]) -> dict[str, Any]:
    was = asked(record)
    question = office.question(was.period, Level.SECURE, was.seed, weighting=was.weighting)
    analysis = analyse(office.store, office.ground_at, office.reference, question)
    decided = decide(analysis, was.wishes, office.reference)
    return record_of(decided, analysis, office.reference, on=was.on)


def _verdict(same: bool, found: list[str], lang: str) -> list[str]:
    english = lang == "en"
    if same:
        return ["Same bytes." if english else "Sama persis, bita demi bita."]
    if not found:
        return [
            "The same content, written differently: the file was formatted anew."
            if english
            else "Isinya sama, tulisannya berbeda: berkas pernah diformat ulang."
        ]
    head = f"{len(found)} differences:" if english else f"{len(found)} perbedaan:"
    more = [f"… (+{len(found) - _SHOWN})"] if len(found) > _SHOWN else []
    return [head, *(f"• {text}" for text in found[:_SHOWN]), *more]


def _wishes(session: Session, options: ChooseOptions) -> Wishes:
    boundaries = session.office.boundaries
    return Wishes(
        most=options.k,
        budget=options.budget,
        costs=read_costs(options.costs) if options.costs else None,
        min_distance_km=options.min_distance_km,
        quota=dict(_quota(text) for text in options.quota or ()),
        lock_in=frozenset(code_of(text, boundaries) for text in options.lock_in or ()),
        lock_out=frozenset(code_of(text, boundaries) for text in options.lock_out or ()),
        classes=_class_names(options.classes),
        include_pilots=options.include_pilots,
        tolerance=options.lottery,
    )


def _class_names(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    return frozenset(part.strip().casefold() for part in text.split(",") if part.strip())


def _quota(text: str) -> tuple[str, tuple[int, int]]:
    """Read KECAMATAN=LEAST:MOST."""
    name, _, limits = text.rpartition("=")
    least, _, most = limits.partition(":")
    if "=" not in text or not (least.strip().isdigit() and most.strip().isdigit()):
        raise refuse(
            f"Kuota {text!r} tidak dikenali. Tulis KECAMATAN=MIN:MAKS, misalnya 'Koja=0:1'.",
            f"The quota {text!r} is not understood. Write KECAMATAN=LEAST:MOST, as 'Koja=0:1'.",
        )
    return name.strip(), (int(least), int(most))


def day_of(text: str) -> dt.date:
    """Read a day of an option (ISO); raises `BadRequest`."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise refuse(
            f"Tanggal {text!r} tidak dikenali. Tulis TTTT-BB-HH, misalnya 2025-01-31.",
            f"The day {text!r} is not understood. Write YYYY-MM-DD, as 2025-01-31.",
        ) from error


def _short_table(record: dict[str, Any], lang: str) -> list[str]:
    """Return what was chosen, and why, as a screenful."""
    body = record["record"]
    reasons = [r for r in body["reasons"]["kelurahan"] if r["chosen"]]
    simulated = [body["simulated"]] if body["simulated"] else []
    own = "en" if lang == "en" else "id"
    return [*simulated, *body["reasons"][f"overview_{own}"], *(f"• {r[own]}" for r in reasons)]
