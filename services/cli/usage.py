"""What is wrong with a command line, in the reader's language, in one line.

The library behind the commands speaks English only; its messages are told by their pattern.
"""

from __future__ import annotations

import re

from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError

__all__ = ["ClickException", "NoArgsIsHelpError", "told"]

_MESSAGES = (
    (r"Missing option (?P<a>.+?)\..*", "Opsi {a} wajib diisi."),
    (r"Missing argument (?P<a>.+?)\..*", "Argumen {a} wajib diisi."),
    (r"Missing command\.", "Perintahnya belum disebut."),
    (r"No such command (?P<a>.+)\.", "Tidak ada perintah {a}."),
    (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.+)\)",
     "Tidak ada opsi {a}; yang mirip: {b}."),
    (r"No such option: (?P<a>.+)", "Tidak ada opsi {a}."),
    (r"Option (?P<a>.+) requires an argument\.", "Opsi {a} memerlukan nilai."),
    (r"Option (?P<a>.+) requires (?P<b>\d+) arguments\.", "Opsi {a} memerlukan {b} nilai."),
    (r"Option (?P<a>.+) does not take a value\.", "Opsi {a} tidak menerima nilai."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.+)\)", "Argumen berlebih: {a}."),
    (r"Invalid value for (?P<a>.+?): Input should be a valid integer.*",
     "Nilai {a} harus bilangan bulat."),
    (r"Invalid value for (?P<a>.+?): Input should be a valid number.*",
     "Nilai {a} harus bilangan."),
    (r"Invalid value for (?P<a>.+?): Input should be greater than or equal to (?P<b>.+)",
     "Nilai {a} paling kecil {b}."),
    (r"Invalid value for (?P<a>.+?): Input should be less than or equal to (?P<b>.+)",
     "Nilai {a} paling besar {b}."),
    (r"Invalid value for (?P<a>.+?): .*", "Nilai {a} tidak dikenali."),
)  # fmt: skip
_UNKNOWN = "Perintah ini tidak dipahami."


def told(error: ClickException, lang: str) -> str:
    """Return what is wrong and where to read on."""
    english = error.format_message()
    said = english if lang == "en" else _in_indonesian(english)
    context = error.ctx if isinstance(error, UsageError) else None
    path = context.command_path if context else "bersinar"
    see = "See" if lang == "en" else "Lihat"
    return f"{said.removesuffix('.')}. {see} '{path} --help'."


def _in_indonesian(english: str) -> str:
    for pattern, text in _MESSAGES:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            return text.format(**found.groupdict())
    return _UNKNOWN
