"""What every command shares: settings, language, output as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from services.analysis import Analysis, Level, Period
from services.errors import BadRequest
from services.pipeline import analyse
from services.settings import Settings
from services.weighting import Weighting, read_weighting, weighting_of
from services.wiring import Office, parse_period


class Session:
    """Hold the choices that stand before or after any command: city, store, language, JSON."""

    def __init__(self) -> None:
        self.overrides: dict[str, Any] = {}
        self.as_json = False

    @cached_property
    def settings(self) -> Settings:
        """Return settings from the environment, overruled by the command line."""
        try:
            return Settings(**self.overrides)
        except ValidationError as error:
            names = ", ".join(f"BERSINAR_{str(e['loc'][0]).upper()}" for e in error.errors())
            raise refuse(
                f"Pengaturan tidak sah: {names}. Lihat tabel pengaturan di README.",
                f"Invalid settings: {names}. See the table of settings in the README.",
            ) from error

    @cached_property
    def office(self) -> Office:
        """Return the parts of the chosen city."""
        return Office(self.settings)

    @property
    def lang(self) -> str:
        """Return the language of messages."""
        return self.settings.lang

    def say(self, id_text: str, en_text: str) -> None:
        """Tell the reader something, on stderr."""
        typer.echo(en_text if self.lang == "en" else id_text, err=True)

    def result(self, data: Any, lines: list[str]) -> None:
        """Give the result on stdout: data as JSON with `--json`, else lines of text."""
        if self.as_json:
            typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
        else:
            typer.echo("\n".join(lines))

    def progress(self, name: str, done: int, ended: bool) -> None:
        """Show how far a file has come; one moving line on a terminal, one line elsewhere."""
        if sys.stderr.isatty():
            typer.echo(f"\r{name}: {done}", err=True, nl=ended)
        elif ended:
            typer.echo(f"{name}: {done}", err=True)

    def analysis(
        self,
        *,
        period: str | None,
        publish: bool,
        seed: int | None = None,
        weighting: Weighting | None = None,
    ) -> Analysis:
        """Analyse the city's records as the options ask."""
        level = Level.PUBLICATION if publish else Level.SECURE
        question = self.office.question(self.period(period), level, seed, weighting=weighting)
        return analyse(self.office.store, self.office.ground_at, self.office.reference, question)

    def weighting(self, file: Path | None, weights: list[str] | None) -> Weighting | None:
        """Read the weights of `--weights` and `--weight`; None where neither is given.

        `--weight` alone keeps the bounds of the office's own file.
        """
        base = read_weighting(file) if file else self.office.reference.weighting
        chosen = weighting_of(weights or (), base)
        return chosen if file or weights else None

    def period(self, text: str | None) -> Period | None:
        """Read FROM/TO."""
        return parse_period(text) if text else None


def session_of(ctx: typer.Context) -> Session:
    """Return the session of a command."""
    found = ctx.find_root().obj
    assert isinstance(found, Session)
    return found


def refuse(id_text: str, en_text: str) -> BadRequest:
    """Return an error for a bad option."""
    return BadRequest(id=id_text, en=en_text)


Command = Callable[..., None]
