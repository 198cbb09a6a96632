"""Build the command tree in the reader's language, run it, turn errors into one clear line."""

from __future__ import annotations

import gc
import os
import sys
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from geo.errors import Bilingual
from services.cli import (
    backtests,
    cities,
    decisions,
    evidence,
    intake,
    layouts,
    outputs,
    review,
    service,
)
from services.cli.session import Session, session_of
from services.cli.usage import ClickException, NoArgsIsHelpError, told

BAD_INPUT, UNEXPECTED, CANCELLED = 2, 1, 130
_CITY_HELP = "Kode Kemendagri kota, misalnya 31.72.||Kemendagri code of the city, 31.72."
_STORE_HELP = "Gudang data: berkas SQLite atau URL.||Store: a SQLite file or a URL."
_HELP_HELP = "Tampilkan bantuan ini.||Show this help."
_JSON_HELP = "Hasil sebagai JSON di stdout.||Result as JSON on stdout."
_ABOUT = """Peta Bersinar: peta kerawanan narkoba dan pemilihan Kelurahan Bersinar.

Urutan kerja: 'ingest' memasukkan berkas kantor, 'analyse' menghitung, 'map', 'rank' dan 'export'
menyerahkan hasilnya. 'demo' menjalankan semuanya pada contoh data simulasi. Pesan ada di stderr,
hasil di stdout; kode keluar 2 berarti masukan salah. Setiap pengaturan juga dapat diberikan lewat
lingkungan, misalnya BERSINAR_STORE atau BERSINAR_CITY.||Peta Bersinar: drug-threat mapping and
choice of Kelurahan Bersinar pilots.

Order of work: 'ingest' takes the office's files in, 'analyse' computes, 'map', 'rank' and
'export' hand on the result. 'demo' does all of it on simulated sample data. Messages go to stderr,
results to stdout; exit code 2 means bad input. Every setting may come from the environment too,
for instance BERSINAR_STORE or BERSINAR_CITY."""


def build() -> TyperGroup:
    """Return the command tree, texts in both languages still."""
    app = typer.Typer(
        help=_ABOUT, no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )  # fmt: skip
    for part in (intake, review, layouts, outputs, decisions, evidence, backtests, cities, service):
        part.register(app)
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    return command


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    arguments = sys.argv[1:] if arguments is None else arguments
    session = Session()
    command = build()
    _prepare(command, _shared_options())
    _translate(command, _language(arguments))
    # What start-up made lives as long as the process: looking at it again slows a long file down.
    gc.freeze()
    try:
        _run(command, arguments, session)
    except ClickException as error:
        _fail(told(error, _language(arguments)), BAD_INPUT)
    except Bilingual as error:
        _fail(error.says(_language(arguments)), BAD_INPUT)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("dibatalkan, tidak ada yang berubah / cancelled, nothing was changed", CANCELLED)
    except Exception as error:
        if os.environ.get("BERSINAR_DEBUG"):
            raise
        # The text of an unexpected error could hold a value of a row, so only its type is shown.
        _fail(
            f"{type(error).__name__}. Jalankan lagi dengan BERSINAR_DEBUG=1 dan laporkan. / Run "
            "again with BERSINAR_DEBUG=1 and report it.",
            UNEXPECTED,
        )


def _run(command: TyperGroup, arguments: list[str], session: Session) -> None:
    try:
        code = command(args=arguments, prog_name="bersinar", obj=session, standalone_mode=False)
    except NoArgsIsHelpError as error:
        error.show()
        sys.exit(BAD_INPUT)
    if code == CANCELLED:
        raise KeyboardInterrupt
    sys.exit(code)


def _fail(message: str, code: int) -> None:
    typer.echo(f"bersinar: {message}", err=True)
    sys.exit(code)


def _language(arguments: list[str]) -> str:
    """Find the language before anything is parsed, for help texts need it."""
    for flag, value in pairwise([*arguments, ""]):
        if flag == "--lang":
            return value
        if flag.startswith("--lang="):
            return flag.removeprefix("--lang=")
    return os.environ.get("BERSINAR_LANG", "id")


def _prepare(command: Any, shared_options: list[Any]) -> None:
    """Give every command the shared options, so that they may stand anywhere on the line."""
    command.add_help_option = False  # its text would be in English only
    own = {name for p in command.params for name in p.opts}
    command.params.extend(p for p in shared_options if not own.intersection(p.opts))
    for child in getattr(command, "commands", {}).values():
        _prepare(child, shared_options)


def _shared_options() -> list[Any]:
    """Return the shared options as parameters of a command that is never run."""
    app = typer.Typer()
    app.command()(shared)
    options = [p for p in get_command(app).params if p.name in _SHARED]
    for option in options:
        # Their values go to the session, not to the command's function.
        option.expose_value = False
    return options


def _remember(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> None:
    session = session_of(ctx)
    if param.name == "as_json":
        session.as_json = session.as_json or bool(value)
    elif value is not None:
        session.overrides[str(param.name)] = value


def _option(text: str, *names: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=text, metavar=metavar, is_eager=True, callback=_remember)


def _show_help(ctx: typer.Context, value: bool) -> None:
    if value:
        typer.echo(ctx.get_help())
        raise typer.Exit


_SHARED = ("city", "store", "lang", "as_json", "help_wanted")


def shared(
    city: Annotated[str | None, _option(_CITY_HELP, metavar="KODE")] = None,
    store: Annotated[str | None, _option(_STORE_HELP, metavar="URL")] = None,
    lang: Annotated[str | None, _option("Bahasa pesan.||Language.", metavar="id|en")] = None,
    as_json: Annotated[bool, _option(_JSON_HELP, "--json")] = False,
    help_wanted: Annotated[
        bool, typer.Option("--help", help=_HELP_HELP, is_eager=True, callback=_show_help)
    ] = False,
) -> None:
    """Hold the options that every command shares."""


def _translate(command: Any, lang: str) -> None:
    """Keep the half of each text that is in the reader's language."""
    for holder in (command, *command.params):
        for name in ("help", "short_help"):
            text = getattr(holder, name, None)
            if text and "||" in text:
                setattr(holder, name, text.split("||")[1 if lang == "en" else 0])
    for child in getattr(command, "commands", {}).values():
        _translate(child, lang)
