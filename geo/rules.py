"""Rules of a choice: what the office asks for, and the linear rows that say it to a solver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.crs import distance_m
from geo.errors import InvalidArgument

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rule(StrEnum):
    """Name the families of rules; each can bind, and each can be part of a conflict."""

    NUMBER = "number"
    BUDGET = "budget"
    DISTANCE = "distance"
    QUOTA = "quota"
    LOCK_IN = "lock in"
    LOCK_OUT = "lock out"
    PILOTS = "pilots"
    CLASSES = "classes"


RULE_NAMES: dict[Rule, str] = {
    Rule.NUMBER: "jumlah terbanyak",
    Rule.BUDGET: "anggaran",
    Rule.DISTANCE: "jarak terdekat",
    Rule.QUOTA: "kuota kecamatan",
    Rule.LOCK_IN: "wajib dipilih",
    Rule.LOCK_OUT: "tidak boleh dipilih",
    Rule.PILOTS: "percontohan berjalan",
    Rule.CLASSES: "kelas kerawanan",
}


@dataclass(frozen=True)
class Candidates:
    """Hold what is known of each kelurahan before choosing, all of shape (n,).

    `score`: the value of choosing it, any unit, finite; `cost`: money, ≥ 0; `lon`, `lat`: degrees,
    WGS 84; `classes`: the official class or "".
    """

    codes: tuple[str, ...]
    score: Floats
    cost: Floats
    lon: Floats
    lat: Floats
    kecamatan: tuple[str, ...]
    classes: tuple[str, ...]
    is_pilot: Flags

    def __post_init__(self) -> None:
        """Refuse candidates that are not one row each or have no finite score and cost."""
        sizes = {len(column) for column in self._columns()}
        if len(sizes) != 1 or len(set(self.codes)) != len(self.codes):
            raise InvalidArgument(
                id=f"Kolom calon harus sama panjang dan kodenya unik; panjangnya {sorted(sizes)}.",
                en=f"Candidate columns need one length and unique codes; lengths {sorted(sizes)}.",
            )
        if not np.isfinite([self.score, self.cost]).all() or (np.asarray(self.cost) < 0).any():
            raise InvalidArgument(
                id="Setiap calon perlu skor berhingga dan biaya tidak negatif.",
                en="Every candidate needs a finite score and a cost that is not negative.",
            )

    def _columns(self) -> tuple[NDArray[np.generic] | tuple[str, ...], ...]:
        measured = (self.score, self.cost, self.lon, self.lat, self.is_pilot)
        return (*measured, self.codes, self.kecamatan, self.classes)

    @cached_property
    def position(self) -> dict[str, int]:
        """Return the row of each code."""
        return {code: row for row, code in enumerate(self.codes)}

    def rows_of(self, codes: frozenset[str]) -> list[int]:
        """Return the rows of codes; raises `InvalidArgument` for an unknown code."""
        unknown = sorted(codes - self.position.keys())
        if unknown:
            raise InvalidArgument(
                id=f"Kode {', '.join(unknown)} tidak ada di antara calon.",
                en=f"The code {', '.join(unknown)} is not among the candidates.",
            )
        return sorted(self.position[code] for code in codes)


@dataclass(frozen=True)
class Rules:
    """Hold the rules of a choice; None or empty means that the rule is not set.

    `quota` gives (least, most) per kecamatan, under "" for every kecamatan not named. `classes`
    are the classes that may be chosen, set only where the office has set its cut-offs.
    """

    most: int
    budget: float | None = None
    min_distance_m: float | None = None
    quota: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    lock_in: frozenset[str] = frozenset()
    lock_out: frozenset[str] = frozenset()
    classes: frozenset[str] | None = None
    pilots_stay_out: bool = True

    def __post_init__(self) -> None:
        """Refuse a negative limit and a quota whose least exceeds its most."""
        limits = (self.most, self.budget or 0, self.min_distance_m or 0)
        crossed = [k for k, (least, most) in self.quota.items() if not 0 <= least <= most]
        if min(limits) < 0 or crossed:
            raise InvalidArgument(
                id=f"Batas tidak boleh negatif ({limits}); kuota perlu 0 ≤ minimum ≤ maksimum "
                f"({', '.join(crossed)}).",
                en=f"Limits cannot be negative ({limits}); a quota needs 0 ≤ least ≤ most "
                f"({', '.join(crossed)}).",
            )


@dataclass(frozen=True)
class Rows:
    """Hold linear rows low ≤ a·x ≤ high of one rule; a is (m, n)."""

    rule: Rule
    a: Floats
    low: Floats
    high: Floats

    def obeyed_by(self, chosen: Flags) -> bool:
        """Tell whether a set obeys the rows exactly, without a solver's tolerance."""
        total = self.a @ chosen.astype(float)
        return bool((total >= self.low).all() and (total <= self.high).all())


def rows_of(candidates: Candidates, rules: Rules) -> tuple[Rows, ...]:
    """Return the linear rows of every rule that is set, in the order of `BUILDERS`."""
    built = (build(candidates, rules) for build in BUILDERS)
    return tuple(rows for rows in built if len(rows.a))


def too_close(candidates: Candidates, min_distance_m: float) -> NDArray[np.bool_]:
    """Return which pairs are closer than `min_distance_m` on the ellipsoid, shape (n, n)."""
    lon, lat = np.asarray(candidates.lon, float), np.asarray(candidates.lat, float)
    close = distance_m(lon[:, None], lat[:, None], lon, lat) < min_distance_m
    np.fill_diagonal(close, False)
    return close


def _number(candidates: Candidates, rules: Rules) -> Rows:
    return _at_most(Rule.NUMBER, np.ones((1, len(candidates.codes))), float(rules.most))


def _budget(candidates: Candidates, rules: Rules) -> Rows:
    if rules.budget is None:
        return _nothing(Rule.BUDGET, candidates)
    return _at_most(Rule.BUDGET, np.asarray(candidates.cost, float)[None, :], rules.budget)


def _distance(candidates: Candidates, rules: Rules) -> Rows:
    """Return one row per clique of mutually close candidates, at most one of each.

    Cliques that together cover every close pair say the same as a row per pair, and leave the
    solver much less to branch on.
    """
    if not rules.min_distance_m:
        return _nothing(Rule.DISTANCE, candidates)
    cliques = _cliques(too_close(candidates, rules.min_distance_m))
    return _at_most(Rule.DISTANCE, _indicators(cliques, candidates), 1.0)


def _cliques(close: Flags) -> list[list[int]]:
    """Return cliques that cover every edge of a graph, grown greedily."""
    open_edges, cliques = close.copy(), []
    while open_edges.any():
        first, second = np.unravel_index(int(open_edges.argmax()), open_edges.shape)
        clique, common = [int(first), int(second)], close[first] & close[second]
        while common.any():
            gain = np.where(common, open_edges[clique].sum(axis=0), -1)
            clique.append(int(gain.argmax()))
            common &= close[clique[-1]]
        open_edges[np.ix_(clique, clique)] = False
        cliques.append(clique)
    return cliques


def _quota(candidates: Candidates, rules: Rules) -> Rows:
    if not rules.quota:
        return _nothing(Rule.QUOTA, candidates)
    names = np.array(candidates.kecamatan)
    known = sorted(set(candidates.kecamatan) | set(rules.quota) - {""})
    default = rules.quota.get("", (0, len(names)))
    limits = np.array([rules.quota.get(name, default) for name in known], float)
    a = np.array([names == name for name in known], float)
    return Rows(Rule.QUOTA, a, limits[:, 0], limits[:, 1])


def _lock_in(candidates: Candidates, rules: Rules) -> Rows:
    a = _indicators([[row] for row in candidates.rows_of(rules.lock_in)], candidates)
    return Rows(Rule.LOCK_IN, a, np.ones(len(a)), np.ones(len(a)))


def _lock_out(candidates: Candidates, rules: Rules) -> Rows:
    return _excluded(Rule.LOCK_OUT, candidates.rows_of(rules.lock_out), candidates)


def _pilots(candidates: Candidates, rules: Rules) -> Rows:
    members = np.flatnonzero(candidates.is_pilot).tolist() if rules.pilots_stay_out else []
    return _excluded(Rule.PILOTS, members, candidates)


def _classes(candidates: Candidates, rules: Rules) -> Rows:
    allowed = rules.classes
    wrong = (
        [] if allowed is None else [i for i, c in enumerate(candidates.classes) if c not in allowed]
    )
    return _excluded(Rule.CLASSES, wrong, candidates)


Builder = Callable[[Candidates, Rules], Rows]
BUILDERS: tuple[Builder, ...] = (
    _number,
    _budget,
    _distance,
    _quota,
    _lock_in,
    _lock_out,
    _pilots,
    _classes,
)


def _indicators(groups: list[list[int]], candidates: Candidates) -> Floats:
    a = np.zeros((len(groups), len(candidates.codes)))
    for row, members in enumerate(groups):
        a[row, members] = 1.0
    return a


def _at_most(rule: Rule, a: Floats, high: float) -> Rows:
    return Rows(rule, a, np.full(len(a), -np.inf), np.full(len(a), high))


def _excluded(rule: Rule, members: list[int], candidates: Candidates) -> Rows:
    return _at_most(rule, _indicators([[row] for row in members], candidates), 0.0)


def _nothing(rule: Rule, candidates: Candidates) -> Rows:
    return _at_most(rule, np.zeros((0, len(candidates.codes))), 0.0)
