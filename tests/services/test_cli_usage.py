"""What is wrong with a command line is told in the reader's language, in one line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from services.cli import main

WRONG = [
    (["map"], "Opsi '--out' wajib diisi. Lihat 'bersinar map --help'."),
    (["ingest"], "Argumen 'files' wajib diisi. Lihat 'bersinar ingest --help'."),
    (["petakan"], "Tidak ada perintah 'petakan'. Lihat 'bersinar --help'."),
    (["decision", "ulang"], "Tidak ada perintah 'ulang'. Lihat 'bersinar decision --help'."),
    (["map", "--outt", "a"], "Tidak ada opsi --outt; yang mirip: --out."),
    (["map", "--zzz"], "Tidak ada opsi --zzz"),
    (["map", "--out"], "Opsi '--out' memerlukan nilai."),
    (["map", "--publish=3", "--out", "a"], "Opsi '--publish' tidak menerima nilai."),
    (["decision", "replay", "a", "b"], "Argumen berlebih: b."),
    (["choose", "--k", "dua", "--out", "a"], "Nilai '--k' harus bilangan bulat."),
    (["choose", "--k", "-1", "--out", "a"], "Nilai '--k' paling kecil 0."),
    (["choose", "--budget", "x", "--out", "a"], "Nilai '--budget' harus bilangan."),
    (["imports", "withdraw", "satu"], "Nilai 'number' harus bilangan bulat."),
]


def told(capfd: pytest.CaptureFixture[str], arguments: Sequence[str]) -> tuple[object, str]:
    """Return how a command ended and what it said on stderr."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code, capfd.readouterr().err


@pytest.mark.parametrize(("arguments", "text"), WRONG)
def test_a_wrong_line_is_told_in_indonesian(
    capfd: pytest.CaptureFixture[str], arguments: list[str], text: str
) -> None:
    assert text in told(capfd, arguments)[1]


@pytest.mark.parametrize("arguments", [line for line, _ in WRONG])
def test_a_wrong_line_is_told_in_one_line(
    capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, said = told(capfd, arguments)
    assert (code, said.count("\n"), said[:10]) == (2, 1, "bersinar: ")


@pytest.mark.parametrize("arguments", [line for line, _ in WRONG])
def test_a_wrong_line_is_told_in_english_on_request(
    capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    said = told(capfd, ["--lang", "en", *arguments])[1]
    assert "See 'bersinar" in said


def test_nothing_at_all_shows_the_help(capfd: pytest.CaptureFixture[str]) -> None:
    code, said = told(capfd, [])
    assert (code, "ingest" in said) == (2, True)
