"""Commands for the layout of files: columns, template, rejected rows; and for known places."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from services.cli.intake import kind_named
from services.cli.session import Session, refuse, session_of
from services.geocode.gazetteer import Entry
from services.geocode.gazetteer_files import harmless_entries, read_gazetteer, write_gazetteer
from services.intake.field_names import field_name
from services.intake.forms import original_of, write_form, write_rejected
from services.intake.preview import Preview, preview_file
from services.known_layouts import mapping_for
from services.places import add_places, places_file, read_places, remove_places

OutFile = Annotated[Path, typer.Option(help="Berkas hasil.||Result file.")]

_COLUMNS = """Tunjukkan bagaimana kolom sebuah berkas dipahami, dengan contoh dan keyakinan; --out
menulis pemetaan yang dapat dibetulkan lalu dipakai dengan 'ingest --mapping', satu untuk setiap
susunan kolom.||Show what a file's columns are taken for, with samples and confidence; --out writes
a mapping to correct and use with 'ingest --mapping', one for each layout."""
_TEMPLATE = """Tulis formulir Excel kosong untuk satu jenis data.||Write an empty Excel form for one
kind of data."""
_WIDE = 42
"""Letters of a header, and of what it is, on a line of `columns`."""
_REJECTED = """Tulis baris yang ditolak dari sebuah impor, dengan alasannya, untuk dibetulkan dan
dikirim ulang.||Write the rejected rows of an import, with reasons, to be mended and sent again."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("columns", help=_COLUMNS)(show_columns)
    app.command("template", help=_TEMPLATE)(write_template)
    app.command("rejected", help=_REJECTED)(write_rejected_rows)
    places = typer.Typer(
        help="Tempat yang dikenal kantor.||Places the office knows.", no_args_is_help=True,
        rich_markup_mode=None,
    )  # fmt: skip
    places.command("add", help="Tambah dari CSV, GeoJSON, GeoPackage, OSM.||Add from a file.")(
        add_file
    )
    places.command("list", help="Tampilkan tempat.||Show places.")(list_places)
    places.command("export", help="Tulis semua tempat ke CSV.||Write all places to CSV.")(
        export_places
    )
    places.command("remove", help="Hapus menurut sumber atau nama.||Remove by source or name.")(
        remove
    )
    app.add_typer(places, name="gazetteer")


def show_columns(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Berkas kantor.||Office file.")],
    out: Annotated[
        Path | None, typer.Option(help="Tulis pemetaan .json.||Write a mapping, .json.")
    ] = None,
) -> None:
    """Show what columns are taken for."""
    session = session_of(ctx)
    intake = session.office.intake()
    seen = preview_file(file, intake.rules, mapping_for=mapping_for(intake.store))
    if out:
        _write_mappings(out, [one.mapping.as_data() for one in seen])
    lines = [line for one in seen for line in _layout_lines(one, session.lang, len(seen) > 1)]
    session.result({"layouts": [one.as_data(session.lang) for one in seen]}, lines)


def _write_mappings(path: Path, mappings: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = mappings if len(mappings) > 1 else mappings[0]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _called(field: str, lang: str) -> str:
    """Return a field by its key, which a mapping file needs, and by what people call it."""
    name = field_name(field, lang)
    return f"{field} ({name})" if name != field else field


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE else f"{text[: _WIDE - 1]}…"


def _layout_lines(seen: Preview, lang: str, several: bool) -> list[str]:
    kind = seen.mapping.kind.key if seen.mapping.kind else "?"
    columns = [
        f"  {_cut(v.header):<{_WIDE}} → {_cut(_called(v.field, lang)):<{_WIDE}} "
        f"{v.confidence:4.0%}  {' | '.join(v.samples)}"
        for v in seen.columns
    ]
    notes = [f"  ! {note.says(lang)}" for note in seen.notes]
    return [f"{kind} ({seen.sheet})" if several else kind, *columns, *notes]


def write_template(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(help="Jenis data, misalnya raid.||Kind, as raid.")],
    out: OutFile,
) -> None:
    """Write an entry form."""
    session = session_of(ctx)
    chosen = kind_named(kind)
    assert chosen is not None
    path = write_form(chosen, session.office.boundaries.names.values(), out)
    session.result({"file": str(path), "kind": chosen.key}, [str(path)])


def write_rejected_rows(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="Nomor impor.||Number of the import.")],
    source: Annotated[Path, typer.Option(help="Berkas aslinya.||The original file.")],
    out: OutFile,
) -> None:
    """Write the rejected rows of an import in the layout of its file."""
    session = session_of(ctx)
    store = session.office.store
    entry = next((i for i in store.imports(session.settings.city) if i.id == number), None)
    if entry is None:
        raise refuse(
            f"Impor nomor {number} tidak ada. Lihat 'bersinar imports list'.",
            f"There is no import {number}. See 'bersinar imports list'.",
        )
    rejected, max_mb = store.rejections(number), session.settings.max_upload_mb
    with tempfile.TemporaryDirectory() as folder:
        path = write_rejected(
            original_of(source, entry.sha256, Path(folder), max_mb=max_mb),
            rejected,
            out,
            max_mb=max_mb,
            lang=session.lang,
            mapping_for=mapping_for(session.office.store),
        )
    session.result({"file": str(path), "rows": len(rejected)}, [f"{path}: {len(rejected)}"])


def add_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV, GeoJSON, GeoPackage, .osm.pbf.")],
    source: Annotated[str, typer.Option(help="Nama sumber.||Name of the source.")] = "",
) -> None:
    """Add places from a file."""
    session = session_of(ctx)
    entries = read_gazetteer(file, session.office.city_view, source=source or file.name)
    total = add_places(_places(session), entries)
    text = (
        f"{len(entries)} places added, {total} in all."
        if session.lang == "en"
        else f"{len(entries)} tempat ditambahkan, {total} seluruhnya."
    )
    session.result({"added": len(entries), "places": total}, [text])


def list_places(
    ctx: typer.Context,
    source: Annotated[str | None, typer.Option(help="Hanya sumber ini.||Only this source.")] = None,
) -> None:
    """Show places."""
    session = session_of(ctx)
    found = [e for e in read_places(_places(session)) if source in (None, e.source)]
    session.result({"places": [_place_data(e) for e in found]}, [_line(e) for e in found] or ["–"])


def export_places(ctx: typer.Context, out: OutFile) -> None:
    """Write all places."""
    session = session_of(ctx)
    found = read_places(_places(session))
    out.parent.mkdir(parents=True, exist_ok=True)
    write_gazetteer(out, harmless_entries(found))
    session.result({"file": str(out), "places": len(found)}, [str(out)])


def remove(
    ctx: typer.Context,
    source: Annotated[str | None, typer.Option(help="Sumber.||Source.")] = None,
    name: Annotated[str | None, typer.Option(help="Nama tempat.||Name of the place.")] = None,
) -> None:
    """Remove places."""
    session = session_of(ctx)
    if source is None and name is None:
        raise refuse("Sebutkan --source atau --name.", "Give --source or --name.")
    gone = remove_places(_places(session), source=source, name=name)
    session.result({"removed": gone}, [str(gone)])


def _places(session: Session) -> Path:
    return places_file(session.settings.home, session.settings.city)


def _place_data(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name, "kind": entry.kind.value, "kelurahan": dict(entry.codes),
        "lon": entry.lon, "lat": entry.lat, "source": entry.source, "evidence": entry.evidence,
    }  # fmt: skip


def _line(entry: Entry) -> str:
    codes = ", ".join(code for code, _ in entry.codes)
    return f"{entry.kind.value:<10} {entry.name:<36} {codes}  {entry.source} ({entry.evidence})"
