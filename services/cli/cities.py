"""Commands for a city's ground and the store as a whole: boundaries, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from geo.boundaries import NOTABLE_AREA_CHANGE
from services.boundary_files import (
    FIGURES_SOURCE,
    SIMPLIFIED,
    add_boundaries,
    list_boundaries,
    read_figures,
    read_layer,
    with_kecamatan_names,
    write_boundaries,
)
from services.cli.session import Session, session_of
from services.settings import CHECKOUT_DATA
from services.wiring import keep_aside

_ADD = """Tambahkan kota dari GeoJSON, GeoPackage atau Shapefile, dalam CRS apa pun; yang rusak
dirapikan dan dilaporkan.||Add a city from GeoJSON, GeoPackage or Shapefile, in any CRS; what is
broken is mended and reported."""
_BUILD = """Bangun ulang batas bawaan dari angka-angka koordinatnya.||Build the shipped boundaries
again from their figures."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    boundaries = typer.Typer(
        help="Batas wilayah kota.||Boundaries of a city.", no_args_is_help=True,
        rich_markup_mode=None,
    )  # fmt: skip
    boundaries.command("add", help=_ADD)(add_city)
    boundaries.command("list", help="Tampilkan kota yang ada.||Show the cities.")(list_cities)
    boundaries.command("build", help=_BUILD)(build_city)
    app.add_typer(boundaries, name="boundaries")
    app.command("backup", help="Salin gudang data ke sebuah berkas.||Copy the store to a file.")(
        backup
    )
    app.command("restore", help="Pulihkan gudang data dari cadangan.||Restore the store.")(restore)


def add_city(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Lapisan poligon.||Polygon layer.")],
    code_field: Annotated[str, typer.Option(help="Kolom kode Kemendagri.||Field of the code.")],
    name_field: Annotated[str, typer.Option(help="Kolom nama kelurahan.||Field of the name.")],
    population_field: Annotated[
        str | None, typer.Option(help="Kolom penduduk.||Field of the population.")
    ] = None,
    city_name: Annotated[str | None, typer.Option(help="Nama kota.||Name of the city.")] = None,
) -> None:
    """Add a city."""
    session = session_of(ctx)
    code = session.settings.city
    boundaries, changes = add_boundaries(
        read_layer(file),
        city_code=code,
        code_field=code_field,
        name_field=name_field,
        population_field=population_field,
        about={"city": city_name or code, "source": file.name, "edition": file.name},
    )
    path = write_boundaries(boundaries, session.settings.home)
    if not boundaries.has_population:
        session.say(
            "Tanpa penduduk: hanya jumlah, tanpa laju dan tanpa urutan kebutuhan. Tambahkan "
            "--population-field bila ada.",
            "Without population: counts only, no rates and no ranking by need. Add "
            "--population-field if there is one.",
        )
    _report_changes(session, path, len(boundaries.codes), changes)


def list_cities(ctx: typer.Context) -> None:
    """Show the cities that there are boundaries for."""
    session = session_of(ctx)
    found = list_boundaries(session.settings.data_dirs)
    session.result(
        {"cities": [{"code": c, "name": n, "file": str(p)} for c, n, p in found]},
        [f"{code}  {name}  {path}" for code, name, path in found],
    )


def build_city(
    ctx: typer.Context,
    figures: Annotated[Path, typer.Argument(help="Berkas angka koordinat.||File of figures.")],
    edition: Annotated[str, typer.Option(help="Edisi.||Edition.")] = (
        "Kepmendagri 300.2.2-2138/2025, disederhanakan"
    ),
    city_name: Annotated[str, typer.Option(help="Nama kota.||Name of the city.")] = "Jakarta Utara",
    out: Annotated[Path, typer.Option(help="Folder data.||Data folder.")] = CHECKOUT_DATA,
) -> None:
    """Build a city's boundaries from figures."""
    session = session_of(ctx)
    code = session.settings.city
    layer = read_figures(figures.read_text(encoding="utf-8"))
    boundaries, changes = add_boundaries(
        with_kecamatan_names(layer, code, session.settings.data_dirs),
        city_code=code,
        code_field="code",
        name_field="name",
        about={
            "city": city_name, "edition": edition, "source": FIGURES_SOURCE, "notice": SIMPLIFIED,
        },
    )  # fmt: skip
    _report_changes(session, write_boundaries(boundaries, out), len(boundaries.codes), changes)


def backup(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="Berkas baru.||New file.")]
) -> None:
    """Copy the store."""
    session = session_of(ctx)
    session.office.store.backup(file)
    session.say(
        f"Kunci pengenal nomor ada di {file.name}.key: simpan terpisah dari cadangannya.",
        f"The key that record numbers are hashed with is in {file.name}.key: keep it apart from "
        "the backup.",
    )
    session.result({"file": str(file)}, [str(file)])


def restore(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="Cadangan.||The backup.")]
) -> None:
    """Restore the store; what was in it is kept aside."""
    session = session_of(ctx)
    aside = keep_aside(session.office.store, session.settings)
    session.office.store.restore(file)
    if aside:
        session.say(f"Isi sebelumnya disimpan di {aside}.", f"What was there before: {aside}.")
    records = len(session.office.store.records(session.settings.city))
    session.result({"file": str(file), "records": records}, [f"{file}: {records}"])


def _report_changes(session: Session, path: Path, kelurahan: int, changes: pd.DataFrame) -> None:
    large = changes[changes["change"].abs() > NOTABLE_AREA_CHANGE]
    for row in large.to_dict("records"):
        percent = f"{100 * row['change']:+.2f} %"
        session.say(
            f"Luas {row['name']} ({row['code']}) berubah {percent}.",
            f"The area of {row['name']} ({row['code']}) changed by {percent}.",
        )
    repaired = int(changes["repaired"].sum())
    text = (
        f"{kelurahan} kelurahan written to {path}; {len(changes)} mended, {repaired} invalid."
        if session.lang == "en"
        else f"{kelurahan} kelurahan ditulis ke {path}; {len(changes)} dirapikan, {repaired} "
        "tidak sah."
    )
    data = {"file": str(path), "kelurahan": kelurahan, "changes": changes.to_dict("records")}
    session.result(data, [text])
