"""Commands that take data in: ingest, imports, geocode."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from services.cli.session import Session, refuse, session_of
from services.geocode_table import geocode_table, write_placed
from services.ingest_report import write_ingest_report
from services.intake.mapping import read_mappings
from services.pipeline import FileReport, Wish, ingest
from services.records import RECORD_KINDS, RecordKind, record_kind
from services.store.protocol import Import
from services.wiring import now
from services.words import moment_text

Kind = Annotated[
    str | None,
    typer.Option(
        help="Jenis data bila tidak dikenali: incident/enforcement, incident/residents, raid, … "
        "||Kind of data where it is not recognised: incident/enforcement, raid, …"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("ingest", help=_INGEST)(ingest_files)
    app.command("geocode", help=_GEOCODE)(geocode_file)
    imports = typer.Typer(help=_IMPORTS, no_args_is_help=True, rich_markup_mode=None)
    imports.command("list", help="Tampilkan semua impor.||Show all imports.")(list_imports)
    imports.command("withdraw", help=_WITHDRAW)(withdraw_import)
    app.add_typer(imports, name="imports")


_INGEST = """Masukkan berkas kantor (xlsx, xls, ods, csv). Jenis dan kolom dikenali sendiri; kolom
pribadi dibuang. Tiap berkas masuk seluruhnya atau tidak sama sekali.||Take in office files (xlsx,
xls, ods, csv). Kind and columns are recognised; personal columns are dropped. Each file goes in
whole or not at all."""
_GEOCODE = """Beri lokasi pada alamat di sebuah tabel: lon, lat, precision, method, kelurahan_code,
kelurahan, confidence. Kolom pribadi tidak ikut ditulis.||Place the addresses of a table: lon,
lat, precision, method, kelurahan_code, kelurahan, confidence. Personal columns are left out."""
_IMPORTS = "Lihat dan tarik impor.||List and withdraw imports."
_WITHDRAW = "Batalkan satu berkas yang sudah masuk.||Undo one file that went in."


def ingest_files(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Berkas kantor; - untuk tabel tempelan.||Office files; - for a pasted table."
        ),
    ],
    kind: Kind = None,
    report: Annotated[
        Path | None, typer.Option(help="Tulis laporan .xlsx ke sini.||Write an .xlsx report here.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="Pemetaan kolom dari 'columns'.||Column mapping made by 'columns'."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Periksa saja, jangan simpan.||Check, keep nothing.")
    ] = False,
) -> None:
    """Take in office files."""
    session = session_of(ctx)
    chosen = kind_named(kind)
    named = _with_pasted(files)
    wish = Wish(chosen, read_mappings(mapping) if mapping else (), dry_run)
    reports = ingest(named, session.office.intake(), wish, progress=session.progress)
    if not dry_run:
        session.office.learn()
    if report:
        write_ingest_report(reports, report, lang=session.lang)
    session.result({"files": [r.as_data(session.lang) for r in reports]}, _lines(reports, session))
    if any(r.error for r in reports):
        raise typer.Exit(2)


def list_imports(ctx: typer.Context) -> None:
    """Show all imports of the city."""
    session = session_of(ctx)
    entries = session.office.store.imports(session.settings.city)
    lines = [_import_line(e, session.lang) for e in entries]
    empty = "No imports yet." if session.lang == "en" else "Belum ada impor."
    session.result({"imports": [_import_data(e) for e in entries]}, lines or [empty])


def withdraw_import(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="Nomor impor.||Number of the import.")],
) -> None:
    """Undo one import."""
    session = session_of(ctx)
    gone = session.office.store.withdraw(number, now())
    session.office.learn()
    text = (
        f"Import {number} withdrawn: {gone} records went."
        if session.lang == "en"
        else f"Impor {number} ditarik: {gone} catatan dihapus."
    )
    session.result({"import": number, "records_removed": gone}, [text])


def geocode_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tabel csv atau xlsx.||A csv or xlsx table.")],
    address: Annotated[str, typer.Option(help="Nama kolom alamat.||Name of the address column.")],
    out: Annotated[Path, typer.Option(help="Berkas hasil, .csv atau .xlsx.||Result file.")],
) -> None:
    """Place the addresses of a table."""
    session = session_of(ctx)
    office = session.office
    table, dropped = geocode_table(
        file,
        address,
        office.resolver,
        office.boundaries.names,
        max_mb=session.settings.max_upload_mb,
    )
    if dropped:
        session.say(
            f"Kolom pribadi tidak ditulis: {', '.join(dropped)}.",
            f"Personal columns left out: {', '.join(dropped)}.",
        )
    write_placed(table, out)
    found = int(table["kelurahan_code"].notna().sum())
    text = (
        f"{found} of {len(table)} addresses placed in a kelurahan: {out}"
        if session.lang == "en"
        else f"{found} dari {len(table)} alamat diketahui kelurahannya: {out}"
    )
    precision = {str(k): int(v) for k, v in table["precision"].value_counts().items()}
    session.result({"rows": len(table), "placed": found, "precision": precision}, [text])


def _with_pasted(files: list[Path]) -> list[Path]:
    """Put a table pasted into the terminal ("-") into a file of its own."""
    if Path("-") not in files:
        return files
    pasted = Path(tempfile.mkdtemp()) / "tempelan.txt"
    pasted.write_text(sys.stdin.read(), encoding="utf-8")
    return [pasted if f == Path("-") else f for f in files]


def kind_named(name: str | None) -> RecordKind | None:
    """Return the kind that a person named; raises `BadRequest` with the kinds there are."""
    found = record_kind(name) if name else None
    if name and found is None:
        raise refuse(
            f"Jenis {name!r} tidak ada. Pilih salah satu: {', '.join(RECORD_KINDS)}.",
            f"There is no kind {name!r}. Choose one of: {', '.join(RECORD_KINDS)}.",
        )
    return found


def _lines(reports: list[FileReport], session: Session) -> list[str]:
    return [line for report in reports for line in _report_lines(report, session.lang)]


def _report_lines(report: FileReport, lang: str) -> list[str]:
    if report.error:
        return [f"✗ {report.file}: {report.error.says(lang)}"]
    english = lang == "en"
    sums = (
        f"{report.rows} rows = {report.records} records + {report.rejections} rejections + "
        f"{report.duplicates} duplicates"
        if english
        else f"{report.rows} baris = {report.records} catatan + {report.rejections} ditolak + "
        f"{report.duplicates} berulang"
    )
    placed = sum(report.precision.values()) - report.precision.get("none", 0)
    head = f"✓ {report.file}: {report.kind} ({report.channel}), {sums}; " + (
        f"{placed} placed in a kelurahan" if english else f"{placed} diketahui kelurahannya"
    )
    more = {
        "corrections of earlier records" if english else "pembetulan catatan lama": (
            report.corrections
        ),
        "doubtful places: 'bersinar review list'"
        if english
        else "lokasi meragukan: 'bersinar review list'": report.reviews,
    }
    head += "".join(f"; {count} {text}" for text, count in more.items() if count)
    head += "".join(f"\n    ! {note.says(lang)}" for note in report.notes)
    reasons: dict[tuple[str, str], int] = {}
    for rejected in report.rejected:
        key = (rejected.reason(lang), rejected.advice(lang))
        reasons[key] = reasons.get(key, 0) + 1
    return [head, *(f"    {n} × {reason}. {advice}" for (reason, advice), n in reasons.items())]


def _import_data(entry: Import) -> dict[str, Any]:
    return {
        "import": entry.id, "file": entry.file_name, "kind": entry.kind, "rows": entry.rows,
        "records": entry.records, "rejections": entry.rejections, "duplicates": entry.duplicates,
        "sha256": entry.sha256, "imported_at": entry.imported_at.isoformat(),
        "withdrawn_at": entry.withdrawn_at.isoformat() if entry.withdrawn_at else None,
    }  # fmt: skip


def _import_line(entry: Import, lang: str) -> str:
    withdrawn = " (withdrawn)" if lang == "en" else " (ditarik)"
    words = "records" if lang == "en" else "catatan"
    return (
        f"{entry.id:>4}  {moment_text(entry.imported_at)}  {entry.kind:<22} "
        f"{entry.records:>7} {words}  {entry.file_name}{withdrawn if entry.withdrawn_at else ''}"
    )
