"""The ranking by need: threat, burden, score, rank with intervals, class and pilot status."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.boundaries import Boundaries
from geo.classes import OfficialClass
from geo.errors import NoPopulation, NotEnoughData
from geo.ranking import rank_table
from geo.threat import Threat, pooled_threat
from services.analysis import Note
from services.records import Channel
from services.reference_files import Reference
from services.zones import COUNTED_KINDS

THREAT_KINDS = tuple(
    k for k in COUNTED_KINDS if k.enters_threat and k.channel != Channel.ENFORCEMENT
)
RANKING_COLUMNS = (
    "code", "name", "kecamatan", "threat", "threat_low", "threat_high", "burden", "burden_low",
    "burden_high", "score", "rank", "rank_low", "rank_high", "class", "pilot_status",
)  # fmt: skip


def rank_need(
    zones: pd.DataFrame,
    boundaries: Boundaries,
    classes: list[OfficialClass],
    reference: Reference,
    *,
    seed: int,
) -> tuple[pd.DataFrame | None, list[Note]]:
    """Rank every kelurahan by burden; None, with the reason, where need cannot be estimated."""
    counts = {k.column: zones[k.column].to_numpy() for k in THREAT_KINDS if zones[k.column].any()}
    try:
        threat = pooled_threat(counts, boundaries.population, seed=seed)
    except (NoPopulation, NotEnoughData) as refusal:
        return None, [Note(refusal.says("id"), refusal.says("en"))]
    return _table(threat, boundaries, classes, reference), [_reach(counts)]


def _table(
    threat: Threat,
    boundaries: Boundaries,
    classes: list[OfficialClass],
    reference: Reference,
) -> pd.DataFrame:
    low, high = threat.interval()
    burden = threat.burden_draws
    burden_low, burden_high = np.quantile(burden, [0.05, 0.95], axis=0)
    score = burden.mean(axis=0)
    ranks = rank_table(score, burden)
    table = pd.DataFrame(
        {
            "code": boundaries.codes,
            "name": boundaries.frame["name"],
            "kecamatan": boundaries.frame["kecamatan"],
            "threat": threat.mean,
            "threat_low": low,
            "threat_high": high,
            "burden": score,
            "burden_low": burden_low,
            "burden_high": burden_high,
            "score": score,
            "rank": ranks.rank,
            "rank_low": ranks.low,
            "rank_high": ranks.high,
            "class": [c.label for c in classes],
            "pilot_status": [reference.status(code) for code in boundaries.codes],
        }
    )
    return table.sort_values("rank", ignore_index=True)


def _reach(counts: dict[str, np.ndarray]) -> Note:
    kinds = [k for k in THREAT_KINDS if k.column in counts]
    total = sum(int(c.sum()) for c in counts.values())
    return Note(
        f"Urutan memakai {', '.join(k.label_id.lower() for k in kinds)} ({total} catatan yang "
        "diketahui kelurahannya); penangkapan dan razia tidak dihitung sebagai ancaman.",
        f"The ranking uses {', '.join(k.label_en.lower() for k in kinds)} ({total} records whose "
        "kelurahan is known); arrests and raids do not count as threat.",
    )
