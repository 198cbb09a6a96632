"""What a store in memory holds, and the same as plain data for a backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from services.records import Rejection
from services.store.columns import to_location
from services.store.protocol import LOCATION_COLUMNS, Decision, Doubt, Import

Key = tuple[str, str]
"""City and identity of a record."""


@dataclass(frozen=True)
class Kept:
    """Hold one record: the import that owns it, the one that wrote its content, its values."""

    owner: int
    writer: int
    fingerprint: str
    row: tuple[Any, ...]
    doubt: Doubt | None = None


@dataclass
class State:
    """Hold everything a store keeps, each list in the order in which it came."""

    imports: list[Import] = field(default_factory=list)
    rejections: dict[int, list[Rejection]] = field(default_factory=dict)
    records: dict[Key, Kept] = field(default_factory=dict)
    repeats: list[tuple[int, Key]] = field(default_factory=list)
    history: list[tuple[Key, int, Kept]] = field(default_factory=list)
    decisions: list[tuple[str, Decision, dict[str, Kept]]] = field(default_factory=list)
    mappings: dict[str, str] = field(default_factory=dict)

    def copy(self) -> State:
        """Return a state whose lists and dicts can change apart from this one's."""
        return State(
            list(self.imports), dict(self.rejections), dict(self.records), list(self.repeats),
            list(self.history), list(self.decisions), dict(self.mappings),
        )  # fmt: skip


def to_data(state: State) -> dict[str, Any]:
    """Return a state as plain data that JSON can hold, but for days and times."""
    return {
        "imports": [asdict(i) for i in state.imports],
        "rejections": [[n, [asdict(r) for r in rs]] for n, rs in state.rejections.items()],
        "records": [[list(k), asdict(kept)] for k, kept in state.records.items()],
        "repeats": state.repeats,
        "history": [[list(k), by, asdict(kept)] for k, by, kept in state.history],
        "decisions": [
            [city, asdict(d), {i: asdict(kept) for i, kept in before.items()}]
            for city, d, before in state.decisions
        ],
        "mappings": state.mappings,
    }


def from_data(data: dict[str, Any]) -> State:
    """Return the state that `to_data` was given; raises `KeyError`, `TypeError`, `ValueError`."""
    return State(
        [Import(**_with_times(i, "imported_at", "withdrawn_at")) for i in data["imports"]],
        {n: [Rejection(**r) for r in rs] for n, rs in data["rejections"]},
        {(k[0], k[1]): _kept(kept) for k, kept in data["records"]},
        [(n, (k[0], k[1])) for n, k in data["repeats"]],
        [((k[0], k[1]), by, _kept(kept)) for k, by, kept in data["history"]],
        [
            (city, _decision(d), {i: _kept(kept) for i, kept in before.items()})
            for city, d, before in data["decisions"]
        ],
        data["mappings"],
    )


def _kept(data: dict[str, Any]) -> Kept:
    doubt = data["doubt"]
    restored = Doubt(**{**doubt, "candidates": tuple(doubt["candidates"])}) if doubt else None
    return Kept(**{**data, "row": tuple(data["row"]), "doubt": restored})


def _decision(data: dict[str, Any]) -> Decision:
    place = to_location(data["location"][c] for c in LOCATION_COLUMNS)
    times = _with_times(data, "decided_at", "undone_at")
    return Decision(**{**times, "location": place, "identities": tuple(data["identities"])})


def _with_times(data: dict[str, Any], *names: str) -> dict[str, Any]:
    times = {n: data[n] and dt.datetime.fromisoformat(data[n]) for n in names}
    return {**data, **times}
