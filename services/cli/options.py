"""Commands with many options: the options are one frozen dataclass, the command takes it whole."""

from __future__ import annotations

import dataclasses
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, get_type_hints

import typer

Options = TypeVar("Options")


def taking(
    options: type[Options], command: Callable[[typer.Context, Options], None]
) -> Callable[..., None]:
    """Return a command whose parameters are the fields of a dataclass, in their order."""

    def run(ctx: typer.Context, **given: Any) -> None:
        command(ctx, options(**given))

    hints = get_type_hints(options, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("ctx", keyword, annotation=typer.Context)]
    for field in dataclasses.fields(options):  # type: ignore[arg-type]
        default = inspect.Parameter.empty
        if field.default is not dataclasses.MISSING:
            default = field.default
        parameters.append(
            inspect.Parameter(field.name, keyword, default=default, annotation=hints[field.name])
        )
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {"ctx": typer.Context, **hints}
    run.__doc__ = command.__doc__
    return run


@contextmanager
def quiet_solver() -> Iterator[None]:
    """Send what a solver prints from C++ to stderr, so that stdout holds the result alone."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # no stdout to protect
        yield
        return
    try:
        os.dup2(2, 1)
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
