"""The planner's priority: criteria on fixed bounds, weights, and how sure their ranks are.

score = 100 · Σ weight · scaled, weights summing to 1, scaled = (value − least) / (most − least)
cut off at 0 and 1. The page computes the same sum; shared cases hold both to it.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.errors import NotEnoughData
from geo.ranking import (
    Criterion,
    entry_weights,
    normalised_weights,
    priority,
    rank_intervals,
    ranks,
    smaa,
    stable_weights,
    uncertainty_shares,
)
from services.analysis import Note, Priority, PriorityCriterion
from services.criteria import CRITERIA, CriterionKind, Facts
from services.errors import BadRequest
from services.weighting import BURDEN_ALONE, Weighting

Floats = NDArray[np.float64]

TOP = 5


def prioritise(facts: Facts, weighting: Weighting | None, *, seed: int, k: int = TOP) -> Priority:
    """Score and rank every kelurahan under the office's weights; without any, burden alone.

    Raises `BadRequest` for weights on criteria that are unknown or have no data here, for negative
    weights, weights that are all 0, and bounds that coincide.
    """
    asked = weighting or BURDEN_ALONE
    _refuse_unknown(asked)
    found, missing = _measure_all(facts, asked, seed=seed)
    _refuse_missing(asked, missing)
    weights = normalised_weights([m.criterion for m in found])
    weighed = _Weighed(found, weights, min(k, len(facts.boundaries.codes)))
    return _priority(weighed, missing, asked, facts, seed=seed)


def weighed_by(priority: Priority | None) -> tuple[Note, ...]:
    """Say what the rank is made of, where it is more than burden."""
    if priority is None:
        return ()
    used = [c for c in priority.criteria if c.weight > 0]
    if [c.code for c in used] == ["burden"]:
        return ()
    parts = [", ".join(f"{c.label.says(lang)} {100 * c.weight:.0f} %" for c in used)
             for lang in ("id", "en")]  # fmt: skip
    return (
        Note(
            f"Peringkat menurut prioritas kantor, bukan ancaman saja: {parts[0]}.",
            f"Ranked by the office's priority, not by threat alone: {parts[1]}.",
        ),
    )


def with_priority(ranking: pd.DataFrame, priority: Priority) -> pd.DataFrame:
    """Return the ranking with the priority's score, ranks and chance of the first places."""
    order = pd.Index(priority.codes).get_indexer(pd.Index(ranking["code"]))
    ranked = ranking.assign(
        score=priority.score[order],
        rank=priority.rank[order],
        rank_low=priority.rank_low[order],
        rank_high=priority.rank_high[order],
        in_top_5=priority.in_top[order],
    )
    return ranked.sort_values(["rank", "code"], ignore_index=True)


def priority_table(priority: Priority) -> pd.DataFrame:
    """Return one row per kelurahan, index code: per criterion value and points, then how sure.

    Columns `value_X`, `points_X` and `enters_at_X` per criterion X; `standing`: surely, could be or
    surely not among the first `k`; `smaa_first`, `smaa_top`: share
    of draws of data and weights in which it comes first and within the first `k`; `data_share`:
    share of rank uncertainty that data and not weights cause.
    """
    columns: dict[str, NDArray[Any]] = {}
    for index, criterion in enumerate(priority.criteria):
        columns[f"value_{criterion.code}"] = priority.values[:, index]
        columns[f"points_{criterion.code}"] = priority.contributions[:, index]
        columns[f"enters_at_{criterion.code}"] = priority.entry[:, index]
    columns["standing"] = np.array(standing_of(priority))
    columns["smaa_first"] = priority.acceptability[:, 0]
    columns["smaa_top"] = priority.top
    columns["data_share"] = data_share(priority)
    return pd.DataFrame(columns, index=pd.Index(priority.codes, name="code"))


def standing_of(priority: Priority) -> list[str]:
    """Return (n,) whether each is surely, could be or surely not among the first `k` (90 %)."""
    return [
        "surely" if high <= priority.k else "surely not" if low > priority.k else "could be"
        for low, high in zip(priority.rank_low, priority.rank_high, strict=True)
    ]


def data_share(priority: Priority) -> Floats:
    """Return (n,) the share of rank uncertainty from data, NaN where the rank never moves."""
    total = priority.by_data + priority.by_weights
    return np.divide(priority.by_data, total, out=np.full_like(total, np.nan), where=total > 0)


def priority_data(priority: Priority) -> dict[str, Any]:
    """Return all that a page needs to show the priority and to weigh anew, as plain data.

    Texts are in both languages; unknown numbers are None; per kelurahan lists follow `criteria`.
    """
    share, standing = data_share(priority), standing_of(priority)
    return {
        "k": priority.k,
        "criteria": [_criterion_data(c) for c in priority.criteria],
        "missing": [
            _words(CRITERIA[code]) | {"why": {"id": why.id, "en": why.en}}
            for code, why in priority.missing
        ],
        "kelurahan": [
            {
                "code": code,
                "values": _numbers(priority.values[row]),
                "low": _numbers(priority.low[row]),
                "high": _numbers(priority.high[row]),
                "scaled": _numbers(priority.scaled[row], digits=None),
                "contributions": _numbers(priority.contributions[row], digits=None),
                "score": float(priority.score[row]),
                "rank": int(priority.rank[row]),
                "rank_low": int(priority.rank_low[row]),
                "rank_high": int(priority.rank_high[row]),
                "standing": standing[row],
                "in_top": float(priority.in_top[row]),
                "smaa_top": float(priority.top[row]),
                "acceptability": _numbers(priority.acceptability[row]),
                "central_weights": _numbers(priority.central[row]),
                "data_share": _number(float(share[row])),
                "enters_at": _numbers(priority.entry[row], digits=None),
            }
            for row, code in enumerate(priority.codes)
        ],
    }  # fmt: skip


def _criterion_data(criterion: PriorityCriterion) -> dict[str, Any]:
    return {
        **_words(CRITERIA[criterion.code]),
        "least": criterion.least,
        "most": criterion.most,
        "direction": "more" if criterion.most > criterion.least else "less",
        "weight": criterion.weight,
        "stable": list(criterion.stable),
    }


def _words(kind: CriterionKind) -> dict[str, Any]:
    texts = {"label": kind.label, "unit": kind.unit, "help": kind.help}
    return {"code": kind.code} | {
        name: {"id": text[0], "en": text[1]} for name, text in texts.items()
    }


def _numbers(values: Floats, digits: int | None = 6) -> list[float | None]:
    return [_number(float(value), digits) for value in values]


def _number(value: float, digits: int | None = 6) -> float | None:
    if not math.isfinite(value):
        return None
    return value if digits is None else float(f"{value:.{digits}g}")


@dataclass(frozen=True)
class _Measured:
    """Hold one criterion's raw values (R or 1, n), NaN unknown, as the planner's criterion."""

    kind: CriterionKind
    raw: Floats
    criterion: Criterion


def _measure_all(
    facts: Facts, asked: Weighting, *, seed: int
) -> tuple[list[_Measured], dict[str, Note]]:
    found, missing = [], {}
    for kind in CRITERIA.values():
        # Its own stream: a criterion's draws do not move when another one is added.
        rng = np.random.default_rng([seed, zlib.crc32(kind.code.encode())])
        try:
            raw = np.atleast_2d(kind.function(facts, rng))
        except NotEnoughData as refusal:
            missing[kind.code] = Note(refusal.says("id"), refusal.says("en"))
            continue
        least, most = asked.bounds.get(kind.code, (kind.least, kind.most))
        values = _with_unknown(raw, (least, most), draws=facts.draws, rng=rng)
        weight = float(asked.weights.get(kind.code, 0.0))
        found.append(_Measured(kind, raw, Criterion(kind.code, values, least, most, weight)))
    return found, missing


def _with_unknown(
    raw: Floats, bounds: tuple[float, float], *, draws: int, rng: np.random.Generator
) -> Floats:
    """Let an unknown value be anything between the bounds: its mean is the middle, never zero."""
    unknown = np.isnan(raw).any(axis=0)
    if not unknown.any():
        return raw
    values = np.repeat(raw, draws, axis=0) if len(raw) == 1 else raw.copy()
    even = (np.arange(draws) + 0.5) / draws
    for zone in np.flatnonzero(unknown):
        values[:, zone] = bounds[0] + (bounds[1] - bounds[0]) * rng.permutation(even)
    return values


@dataclass(frozen=True)
class _Weighed:
    """Hold the criteria that have data, their weights (K,) summing to 1, and how many come first.

    `used`: those weighted above 0, on which alone draws and samples of weights stand.
    """

    found: list[_Measured]
    weights: Floats
    k: int

    @property
    def used(self) -> list[Criterion]:
        return [m.criterion for m in self.found if m.criterion.weight > 0]

    @property
    def scaled(self) -> Floats:
        return np.column_stack([np.atleast_2d(m.criterion.scaled()).mean(axis=0)
                                for m in self.found])  # fmt: skip


def _priority(
    weighed: _Weighed, missing: Mapping[str, Note], asked: Weighting, facts: Facts, *, seed: int
) -> Priority:
    weights, scaled, k = weighed.weights, weighed.scaled, weighed.k
    draws = _score_draws(weighed.used, facts.draws)
    ranking, sure = rank_intervals(draws, k=k), smaa(weighed.used, k=k, seed=seed)
    shares = uncertainty_shares(weighed.used, seed=seed)
    score = score_of(scaled, weights)
    rank = ranks(score)
    mean, low, high = _summaries(weighed.found)
    return Priority(
        criteria=_criteria(weighed, stable_weights(scaled, weights, k=k)),
        missing=tuple(missing.items()),
        weighting=asked.as_data(),
        codes=tuple(map(str, facts.boundaries.codes)),
        k=k,
        values=mean,
        low=low,
        high=high,
        scaled=scaled,
        contributions=100.0 * scaled * weights,
        score=score,
        rank=rank,
        rank_low=np.minimum(ranking.low, rank),
        rank_high=np.maximum(ranking.high, rank),
        in_top=ranking.top,
        draws=draws,
        acceptability=sure.shares,
        top=sure.ranking.top,
        central=_central(sure.central, weights),
        by_data=shares.data,
        by_weights=shares.weights,
        entry=entry_weights(scaled, weights, k=k),
    )


def scaled_values(values: Floats, bounds: Sequence[tuple[float, float]]) -> Floats:
    """Return values (n, K) between their bounds as 0 to 1, cut off there; 0.5 where unknown."""
    columns = [
        Criterion("", values[:, index], least, most, 1.0).scaled()
        for index, (least, most) in enumerate(bounds)
    ]
    return np.nan_to_num(np.column_stack(columns), nan=0.5)


def score_of(scaled: Floats, weights: Floats) -> Floats:
    """Return points (n,) from 0 to 100: 100 times the weighted sum of scaled criteria (n, K)."""
    return np.asarray(100.0 * (scaled @ weights))


def _score_draws(used: list[Criterion], draws: int) -> Floats:
    """Return points (R, n) of every draw under the chosen weights."""
    points = 100.0 * priority(used)
    return np.repeat(points, draws, axis=0) if len(points) == 1 else points


def _central(used: Floats, weights: Floats) -> Floats:
    """Spread central weights of the criteria in use (n, U) over all of them (n, K)."""
    central = np.zeros((len(used), len(weights)))
    central[:, weights > 0] = used
    central[np.isnan(used).any(axis=1)] = np.nan
    return central


def _summaries(found: list[_Measured]) -> tuple[Floats, Floats, Floats]:
    """Return mean, low and high of the raw values, (n, K) each; NaN where unknown."""
    means = [m.raw.mean(axis=0) for m in found]
    ends = [np.quantile(m.raw, [0.05, 0.95], axis=0) for m in found]
    return (
        np.column_stack(means),
        np.column_stack([low for low, _ in ends]),
        np.column_stack([high for _, high in ends]),
    )


def _criteria(weighed: _Weighed, stable: Floats) -> tuple[PriorityCriterion, ...]:
    return tuple(
        PriorityCriterion(
            m.kind.code,
            Note(*m.kind.label),
            Note(*m.kind.unit),
            Note(*m.kind.help),
            m.criterion.least,
            m.criterion.most,
            float(weight),
            m.kind.publishable,
            (float(low), float(high)),
        )
        for m, weight, (low, high) in zip(weighed.found, weighed.weights, stable, strict=True)
    )


def _refuse_unknown(asked: Weighting) -> None:
    if unknown := sorted(asked.named() - CRITERIA.keys()):
        raise BadRequest(
            id=f"Kriteria {', '.join(unknown)} tidak ada. Yang ada: {', '.join(CRITERIA)}.",
            en=f"There is no criterion {', '.join(unknown)}. There are: {', '.join(CRITERIA)}.",
        )


def _refuse_missing(asked: Weighting, missing: Mapping[str, Note]) -> None:
    for code, why in missing.items():
        if asked.weights.get(code, 0.0) > 0:
            raise BadRequest(
                id=f"Kriteria {code} tidak dapat diberi bobot. {why.id}",
                en=f"The criterion {code} cannot be weighted. {why.en}",
            )
