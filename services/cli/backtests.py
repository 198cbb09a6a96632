"""The command that tries the map on any file of points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from geo.boundaries import Boundaries
from services.backtests import BacktestWish, backtest_data, try_file, verdict_of, write_backtest
from services.cli.decisions import day_of
from services.cli.options import quiet_solver, taking
from services.cli.outputs import OutFolder, Seed
from services.cli.session import Session, session_of
from services.errors import NotFound
from services.point_files import DAY_FORMS, PointColumns

_BACKTEST = """Apakah peta meramalkan tempat kejadian? Uji pada CSV titik apa pun, di samping
hitungan sederhana; kekalahan pun ditulis.

Menulis table.csv, calibration.csv, plot.svg, verdict.txt dan result.json. Tanpa gudang data; bila
titiknya di kota --city, penduduknya ikut menjadi pembanding.||Does the map foresee where events
fall? Try it on any CSV of points, beside plain counts; losses are written too.

Writes table.csv, calibration.csv, plot.svg, verdict.txt and result.json. Needs no store; where the
points lie in the city of --city, its population is compared too."""


@dataclass(frozen=True)
class BacktestOptions:
    """Hold the options of `backtest`."""

    file: Annotated[Path, typer.Argument(help="CSV titik kejadian.||CSV of points.")]
    time: Annotated[str, typer.Option(help="Kolom waktu.||Column of the time.")]
    lon: Annotated[str, typer.Option(help="Kolom bujur.||Column of the longitude.")]
    lat: Annotated[str, typer.Option(help="Kolom lintang.||Column of the latitude.")]
    train_until: Annotated[
        str,
        typer.Option(
            metavar="TANGGAL",
            help="Hari terakhir masa latih; sesudahnya diuji.||Last day of training; what follows "
            "is the test.",
        ),
    ]
    out: OutFolder
    horizon: Annotated[
        float | None,
        typer.Option(
            help="Jendela bergulir, hari; bawaan satu jendela.||Rolling windows, days; default one "
            "window."
        ),
    ] = None
    days: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(DAY_FORMS),
            help="Bentuk tanggal, bila berkas tidak memastikan.||How days are written, where the "
            "file does not decide it.",
        ),
    ] = None
    res: Annotated[int | None, typer.Option(help="Resolusi H3 (9).||H3 resolution (9).")] = None
    grid_m: Annotated[
        float | None, typer.Option(help="Kotak bersisi meter.||Squares, side in metres.")
    ] = None
    seed: Seed = None


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backtest", help=_BACKTEST)(taking(BacktestOptions, run_backtest))


def run_backtest(ctx: typer.Context, options: BacktestOptions) -> None:
    """Try the map on a file of points."""
    session = session_of(ctx)
    seed = session.settings.seed if options.seed is None else options.seed
    wish = BacktestWish(
        day_of(options.train_until), options.horizon, options.res, options.grid_m, seed
    )
    columns = PointColumns(options.time, options.lon, options.lat, options.days)
    with quiet_solver():
        tried = try_file(options.file, columns, wish, _boundaries(session))
    written = tried.points.written
    session.say(f"Tanggal dibaca sebagai {written}.", f"Days are read as {written}.")
    session.say(tried.population.id, tried.population.en)
    left_out = tried.points.undated + tried.points.unplaced
    if left_out:
        session.say(
            f"{left_out} dari {tried.points.rows} baris tanpa tanggal atau koordinat yang sah "
            "tidak dipakai.",
            f"{left_out} of {tried.points.rows} rows without a valid day or coordinate are left "
            "out.",
        )
    files = [str(path) for path in write_backtest(tried, options.out)]
    verdict = verdict_of(tried).says(session.lang)
    session.result(backtest_data(tried) | {"files": files}, [verdict, *files])


def _boundaries(session: Session) -> Boundaries | None:
    """Return the city's boundaries; None where it has none, for a back-test needs no city."""
    try:
        return session.office.boundaries
    except NotFound:
        return None
