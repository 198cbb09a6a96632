"""A decision record as it may leave the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from geo.rules import RULE_NAMES, Rule
from services.analysis import Note, Period
from services.errors import NotPublishable
from services.publication import published_period

PUBLIC_DECISION = "peta-bersinar/choice/2"
_KEPT = ("city", "simulated", "decided_on", "period", "code_version")
_OF_CRITERION = ("code", "weight", "least", "most")
_OF_RANK = ("code", "name", "kecamatan", "rank", "class", "pilot_status")
_OF_REASON = ("code", "name", "chosen", "blocked_by")


def published_decision(record: Mapping[str, Any], records: pd.DataFrame) -> dict[str, Any]:
    """Return a decision record as it may leave the office: choice, rules and order.

    Every figure of the office's models stays inside, since it tells of counts that are hidden; so
    do costs and draws. `records`: all of the city's. The hash is that of the office's record.
    Raises `NotPublishable` for a period that is not published, or weights on criteria that tell of
    small counts.
    """
    body = record["record"]
    since, until = (dt.date.fromisoformat(day) for day in body["period"].split("/"))
    published_period(Period(since, until), records)
    _refuse_small_weights(body["score"]["criteria"])
    criteria = [_only(_OF_CRITERION, c) for c in body["score"]["criteria"]]
    return {
        "format": PUBLIC_DECISION,
        "sha256": record["sha256"],
        "record": {
            **_only(_KEPT, body),
            "level": "publication",
            "constraints": dict(body["constraints"]) | {"costs": None},
            "score": _only(("of", "unit"), body["score"]) | {"criteria": criteria},
            "ranking": [_only(_OF_RANK, row) for row in body["ranking"]],
            "choice": {
                "codes": body["choice"]["codes"],
                "binding_rules": [found["rule"] for found in body["choice"]["binding_rules"]],
            },
            "reasons": _reasons(body),
        },
    }


def _only(names: Iterable[str], found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in names}


def _reasons(body: Mapping[str, Any]) -> dict[str, Any]:
    """Say who is chosen and which rule kept whom out, in words without figures of a model."""
    ranks = {row["code"]: row["rank"] for row in body["ranking"]}
    told = body["reasons"]["kelurahan"]
    chosen = ", ".join(reason["name"] for reason in told if reason["chosen"])
    return {
        "overview_id": [f"Dipilih: {chosen}.", _INSIDE.id],
        "overview_en": [f"Chosen: {chosen}.", _INSIDE.en],
        "kelurahan": [
            _only(_OF_REASON, reason) | _why(reason, ranks[reason["code"]], len(ranks))
            for reason in told
        ],
    }


def _why(reason: Mapping[str, Any], rank: int, size: int) -> dict[str, str]:
    names_id = ", ".join(RULE_NAMES[Rule(rule)] for rule in reason["blocked_by"])
    names_en = ", ".join(reason["blocked_by"])
    rule_id, rule_en = (f"; aturan: {names_id}", f"; rules: {names_en}") if names_en else ("", "")
    verdict_id, verdict_en = _VERDICTS[reason["chosen"]]
    return {
        "id": f"{reason['name']} {verdict_id}: peringkat {rank} dari {size}{rule_id}.",
        "en": f"{reason['name']} {verdict_en}: rank {rank} of {size}{rule_en}.",
    }


_VERDICTS = {True: ("dipilih", "is chosen"), False: ("tidak dipilih", "is not chosen")}
_INSIDE = Note(
    "Angka di balik pilihan ini (ancaman, beban, nilai, selang) tetap di kantor, karena darinya "
    "jumlah kecil dapat dihitung.",
    "The figures behind this choice (threat, burden, value, intervals) stay in the office, since "
    "small counts could be computed from them.",
)


def _refuse_small_weights(criteria: list[dict[str, Any]]) -> None:
    used = [c["code"] for c in criteria if c["weight"] > 0 and not c["publishable"]]
    if used:
        raise NotPublishable(
            id=f"Pilihan ini tidak dapat diterbitkan: bobot pada {', '.join(used)} bercerita "
            "tentang jumlah kecil. Beri bobot 0 untuk terbitan.",
            en=f"This choice cannot be published: the weight on {', '.join(used)} tells of small "
            "counts. Weight it 0 for publication.",
        )
