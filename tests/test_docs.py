"""What the README says is what the project does."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from services.records import RECORD_KINDS
from services.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = re.compile(r"[A-Za-z0-9-]+")


def _names(requirements: list[str]) -> list[str]:
    return [m[0] for r in requirements if (m := NAME.match(r))]


@pytest.mark.parametrize("package", _names(PROJECT["dependencies"]))
def test_every_dependency_has_its_reason(package: str) -> None:
    reasons = README.split("## Why each dependency")[1].split("\n## ")[0]
    assert package in reasons


@pytest.mark.parametrize("package", _names(PROJECT["dependencies"]))
def test_every_dependency_is_pinned(package: str) -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    assert f"\n{package.lower()}==" in f"\n{pins}"


@pytest.mark.parametrize("setting", list(Settings.model_fields))
def test_every_setting_stands_in_the_table(setting: str) -> None:
    assert f"`BERSINAR_{setting.upper()}`" in README


@pytest.mark.parametrize("target", ["demo", "test", "check", "serve", "bench"])
def test_every_command_of_the_readme_is_in_the_makefile(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("name", sorted({kind.name for kind in RECORD_KINDS.values()}))
def test_every_record_kind_is_explained(name: str) -> None:
    assert name in README


def test_constraints_name_versions_and_no_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_every_pinned_version_installs_on_the_oldest_python_of_the_project() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=") + ".0"
    pins = set((ROOT / "constraints.txt").read_text(encoding="utf-8").lower().split())
    refused = [
        f"{one.name} {one.version}: {needed}"
        for one in distributions()
        if f"{one.name}=={one.version}".lower() in pins
        if not SpecifierSet(needed := one.metadata.get("Requires-Python") or "").contains(oldest)
    ]
    assert refused == []
