"""A decision record as it may leave the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from services.analysis import Period
from services.errors import NotPublishable
from services.publication import published_period


def published_decision(record: Mapping[str, Any], records: pd.DataFrame) -> dict[str, Any]:
    """Return a decision record as it may leave the office: what is chosen, by which rules, why.

    Values of criteria, costs, draws and the number of records stay in the office; model figures
    have two significant digits. `records`: all of the city's. The hash is that of the office's
    record. Raises `NotPublishable` for a period that is not published, or weights on criteria
    that tell of small counts.
    """
    body = record["record"]
    since, until = (dt.date.fromisoformat(day) for day in body["period"].split("/"))
    published_period(Period(since, until), records)
    _refuse_small_weights(body["score"]["criteria"])
    rounded = _two_digits({name: body[name] for name in _DECISION_PARTS})
    constraints = dict(body["constraints"]) | {"costs": None}
    return {
        "format": PUBLIC_DECISION,
        "sha256": record["sha256"],
        "record": {**rounded, "level": "publication", "constraints": constraints},
    }


_KEPT_WHOLE = frozenset(
    ("rank", "rank_low", "rank_high", "seed", "tolerance", "cost", "least", "most")
)
PUBLIC_DECISION = "peta-bersinar/choice/1"
_DECISION_PARTS = (
    "city", "simulated", "decided_on", "period", "code_version", "score", "ranking", "choice",
    "reasons",
)  # fmt: skip


def _refuse_small_weights(criteria: list[dict[str, Any]]) -> None:
    used = [c["code"] for c in criteria if c["weight"] > 0 and not c["publishable"]]
    if used:
        raise NotPublishable(
            id=f"Pilihan ini tidak dapat diterbitkan: bobot pada {', '.join(used)} bercerita "
            "tentang jumlah kecil. Beri bobot 0 untuk terbitan.",
            en=f"This choice cannot be published: the weight on {', '.join(used)} tells of small "
            "counts. Weight it 0 for publication.",
        )


def _two_digits(value: Any, name: str = "") -> Any:
    """Round every figure to two significant digits, but for ranks, seeds and what was asked."""
    if isinstance(value, Mapping):
        return {key: _two_digits(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_two_digits(part, name) for part in value]
    if name in _KEPT_WHOLE or isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    rounded = float(f"{value:.2g}")
    return int(rounded) if rounded.is_integer() else rounded
