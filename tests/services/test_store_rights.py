"""What the office keeps can be read by its owner alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from services.store.sql import SqlStore


@pytest.mark.parametrize("name", ["kantor.sqlite", "kantor.sqlite.key", "cadangan.sqlite"])
def test_only_its_owner_reads_a_file_of_the_store(tmp_path: Path, name: str) -> None:
    store = SqlStore(f"sqlite:///{tmp_path / 'kantor.sqlite'}")
    store.backup(tmp_path / "cadangan.sqlite")
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
