"""Shared cases of the priority: what a page must compute just as the server does.

    python -m tests.priority_cases

writes tests/cases/priority.json. Every case: criteria (least, most, weight), values per kelurahan
(rows) and criterion (columns), null where unknown, and k. Expected: `weights` summing to 1;
`scaled`, (value − least) / (most − least) cut off at 0 and 1, 0.5 where unknown; `score`,
100 · Σ weight · scaled; `rank`, 1 = most, equal scores share the better one; `first`, the k rows
of most score, of equal ones the earlier; `stable`, per criterion from which to which weight these
k stay the same, the others keeping their proportions (equal parts where all others are 0);
`enters_at`, per row and criterion the nearest weight that brings the row among the first k, its
present weight where it is among them, null where none does. Figures agree to 1e-9.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from geo.ranking import Criterion, entry_weights, normalised_weights, ranks, stable_weights
from services.priorities import scaled_values, score_of

FILE = Path(__file__).parent / "cases" / "priority.json"
_BOUNDS = ((0.0, 500_000.0), (0.0, 4.0), (2.0, 0.0), (1.0, 5.0), (-50.0, 100.0))
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "one criterion alone": (1, 0, 0),
    "weights that are relative": (3, 2, 1),
    "a weight of nought": (0.5, 0.5, 0),
    "five criteria": (0.4, 0.1, 0.2, 0.2, 0.1),
    "a single criterion": (2,),
}


def cases() -> list[dict[str, Any]]:
    """Return every case with its expected figures."""
    drawn = [_drawn(name, weights, seed) for seed, (name, weights) in enumerate(_WEIGHTS.items())]
    given = [
        {"name": "unknown values lie in the middle", "k": 1,
         "criteria": _criteria((1, 1)), "values": [[100_000, None], [200_000, 1.0], [None, 4.0]]},
        {"name": "values beyond the bounds are cut off", "k": 2,
         "criteria": _criteria((1, 1, 1)),
         "values": [[900_000, 5, -1], [-5, 2, 3], [250_000, 2, 1]]},
        {"name": "equal kelurahan share a rank", "k": 2,
         "criteria": _criteria((2, 1)), "values": [[100_000, 2]] * 3 + [[50_000, 1]]},
        {"name": "one that no weight can bring in", "k": 1,
         "criteria": _criteria((1, 1)), "values": [[400_000, 3], [100_000, 1]]},
    ]  # fmt: skip
    return [case | {"expected": expected(case)} for case in [*drawn, *given]]


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """Return what the server computes of a case."""
    criteria = [
        Criterion(c["code"], np.zeros(1), c["least"], c["most"], c["weight"])
        for c in case["criteria"]
    ]
    weights = normalised_weights(criteria)
    values = np.array(case["values"], dtype=np.float64)
    bounds = [(c.least, c.most) for c in criteria]
    scaled = scaled_values(values, bounds)
    score = score_of(scaled, weights)
    return {
        "weights": weights.tolist(),
        "scaled": scaled.tolist(),
        "score": score.tolist(),
        "rank": ranks(score).tolist(),
        "first": np.argsort(-score, kind="stable")[: case["k"]].tolist(),
        "stable": stable_weights(scaled, weights, k=case["k"]).tolist(),
        "enters_at": [
            [None if math.isnan(at) else at for at in row]
            for row in entry_weights(scaled, weights, k=case["k"]).tolist()
        ],
    }


def _criteria(weights: tuple[float, ...]) -> list[dict[str, Any]]:
    return [
        {"code": f"c{i}", "least": least, "most": most, "weight": weight}
        for i, (weight, (least, most)) in enumerate(zip(weights, _BOUNDS, strict=False))
    ]


def _drawn(name: str, weights: tuple[float, ...], seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    columns = [
        np.round(rng.uniform(min(pair), max(pair), 12), 3) for pair in _BOUNDS[: len(weights)]
    ]
    return {"name": name, "k": 3, "criteria": _criteria(weights),
            "values": np.column_stack(columns).tolist()}  # fmt: skip


def main() -> None:
    """Write the cases."""
    FILE.parent.mkdir(exist_ok=True)
    text = json.dumps({"about": __doc__, "cases": cases()}, ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
