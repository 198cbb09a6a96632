"""Named scenarios of the planner: a view of the page and what came of it, kept as one file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from services.errors import NotFound, UnreadableFile

MOST = 100
LONGEST_NAME, LONGEST_QUERY = 60, 4_000
"""Letters of a scenario's name and of its view."""


@dataclass(frozen=True)
class Scenario:
    """Hold one scenario: its name, the query text of the view, and the kelurahan it chose."""

    name: str
    query: str
    chosen: tuple[str, ...]
    saved_at: str


def scenarios_file(home: Path, city: str) -> Path:
    """Return the file that holds a city's scenarios."""
    return home / "scenarios" / f"{city}.json"


def read_scenarios(path: Path) -> list[Scenario]:
    """Return the scenarios, latest first; raises `UnreadableFile` where the file is damaged."""
    if not path.is_file():
        return []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        found = [_read(**row) for row in rows]
    except (ValueError, TypeError) as error:
        raise UnreadableFile(
            id=f"Berkas skenario {path} rusak. Betulkan, atau pindahkan berkas itu.",
            en=f"The file of scenarios {path} is damaged. Mend it, or move it away.",
        ) from error
    return sorted(found, key=lambda s: s.saved_at, reverse=True)


def _read(*, name: str, query: str, chosen: list[str], saved_at: str) -> Scenario:
    """Return a scenario as it was kept; raises `ValueError` where it could not have been."""
    texts = all(isinstance(text, str) for text in (name, query, saved_at, *chosen))
    if not texts or not 0 < len(name) <= LONGEST_NAME or len(query) > LONGEST_QUERY:
        raise ValueError
    return Scenario(name, query, tuple(chosen), saved_at)


def save_scenario(path: Path, scenario: Scenario) -> list[Scenario]:
    """Keep a scenario under its name, replacing one of the same name; return all."""
    others = [s for s in read_scenarios(path) if s.name != scenario.name]
    return _keep(path, [scenario, *others][:MOST])


def remove_scenario(path: Path, name: str) -> list[Scenario]:
    """Remove a scenario; return the others. Raises `NotFound`."""
    known = read_scenarios(path)
    others = [s for s in known if s.name != name]
    if len(others) == len(known):
        raise NotFound(id=f"Skenario {name!r} tidak ada.", en=f"There is no scenario {name!r}.")
    return _keep(path, others)


def _keep(path: Path, scenarios: list[Scenario]) -> list[Scenario]:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    text = json.dumps([asdict(s) for s in scenarios], ensure_ascii=False, indent=1)
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(path)
    return scenarios
