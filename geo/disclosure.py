"""What a reader may see: least counts, complementary suppression, coarsening, rounding.

A table of counts with its published margins is a set of equalities total = Σ parts. A count of
1 … k − 1 is hidden (primary); then further cells are hidden (complementary) until an attacker who
knows every shown cell, every margin and whether zeros are ever hidden cannot narrow any primary
cell to fewer than `LEAST_OPTIONS` values. Both are marked alike. Margins run over place
(kelurahan, kecamatan, city) and time (quarter, year, all), so that two published periods cannot
be subtracted either.

Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4 (tabular data).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

LEAST_OPTIONS = 3
SPARSE_SHARE = 0.5
_MOST_ROUNDS = 60
_RANDOM_TABLES = 24
_SLACK = 1e-6


@dataclass(frozen=True)
class Margin:
    """Say that one cell of a flat table is the sum of others."""

    total: int
    parts: NDArray[np.int64]


@dataclass(frozen=True)
class Axis:
    """Hold a hierarchy: base items, perhaps their groups, everything.

    `groups`: index of the group of each base item, shape (n,); all 0 where there is no level
    between the items and everything. Positions along the axis are the items, the groups (if any)
    and, last, everything.
    """

    groups: NDArray[np.int64]

    @property
    def group_count(self) -> int:
        """Return the number of groups; 0 where there is no level between."""
        count = int(self.groups.max(initial=0)) + 1
        return count if count > 1 else 0

    @property
    def size(self) -> int:
        """Return the number of positions along the axis."""
        return len(self.groups) + self.group_count + 1

    def margins(self) -> list[Margin]:
        """Return the equalities along the axis."""
        base = len(self.groups)
        of_groups = [
            Margin(base + g, np.flatnonzero(self.groups == g)) for g in range(self.group_count)
        ]
        under_all = base + np.arange(self.group_count) if self.group_count else np.arange(base)
        return [*of_groups, Margin(self.size - 1, under_all)]

    def expand(self, values: Counts, axis: int) -> Counts:
        """Append group sums and the sum of everything along `axis`."""
        moved = np.moveaxis(values, axis, 0)
        sums = np.zeros((self.group_count, *moved.shape[1:]), dtype=moved.dtype)
        if self.group_count:
            np.add.at(sums, self.groups, moved)
        full = np.concatenate([moved, sums, moved.sum(axis=0, keepdims=True)])
        return np.moveaxis(full, 0, axis)


def protect_cube(base: Counts, places: Axis, periods: Axis, k: int) -> tuple[Counts, Mask]:
    """Return the full table place × period with its margins, and which cells are hidden.

    `base`: counts per base place and base period, shape (n, t). Both results have shape
    (places.size, periods.size). `k` = 0 hides nothing. The grand total is always shown where
    it reaches k.
    """
    full = periods.expand(places.expand(base, 0), 1)
    hidden = protect(full.ravel(), _cube_margins(places, periods), k)
    return full, hidden.reshape(full.shape)


def protect(counts: Counts, margins: Sequence[Margin], k: int) -> Mask:
    """Return which cells of a flat table must be hidden, margins included, shape (n,).

    `counts`: shape (n,), totals in place; `margins`: the equalities between them. Bounds are
    propagated first, which is quick, then linear programming looks for what several equalities
    give away together.
    """
    primary = (counts > 0) & (counts < k)
    hidden = primary.copy()
    for bare_cells in (_bare_by_propagation, _bare_by_programming):
        for _ in range(len(counts)):
            bare = bare_cells(counts, hidden, primary, margins)
            if not (len(bare) and _hide_more(bare, counts, hidden, margins)):
                break
    return hidden


def feasible_range(
    counts: Counts, hidden: Mask, margins: Sequence[Margin]
) -> tuple[Floats, Floats]:
    """Return the range of each cell that an attacker can derive from all that is shown.

    Shown cells are known; a hidden one is at least 1, or 0 where some zero is hidden. The bounds
    are propagated through the margins until nothing changes.
    """
    low = np.where(hidden, _least_hidden(counts, hidden), counts).astype(float)
    high = np.where(hidden, np.inf, counts).astype(float)
    for _ in range(_MOST_ROUNDS):
        before = low.sum() + np.where(np.isfinite(high), high, 0).sum()
        for margin in margins:
            _tighten(low, high, margin)
        if low.sum() + np.where(np.isfinite(high), high, 0).sum() == before:
            break
    return low, high


def _least_hidden(counts: Counts, hidden: Mask) -> int:
    return 0 if (hidden & (counts == 0)).any() else 1


def is_sparse(counts: Counts, hidden: Mask) -> bool:
    """Tell whether so much of a layer is hidden that a coarser one should be shown instead."""
    present = counts > 0
    return bool(present.any() and (hidden & present).sum() > SPARSE_SHARE * present.sum())


def round_significant(values: Floats, digits: int = 2) -> Floats:
    """Round to `digits` significant digits, the precision at which model output is published."""
    values = np.asarray(values, float)
    usable = np.isfinite(values) & (values != 0)
    magnitude = np.floor(np.log10(np.abs(values, where=usable, out=np.ones_like(values))))
    scale = 10.0 ** (digits - 1 - magnitude)
    return np.where(usable, np.round(values * scale) / scale, values)


def _cube_margins(places: Axis, periods: Axis) -> list[Margin]:
    index = np.arange(places.size * periods.size).reshape(places.size, periods.size)
    down = [
        Margin(int(index[m.total, t]), index[m.parts, t])
        for m in places.margins()
        for t in range(periods.size)
    ]
    across = [
        Margin(int(index[p, m.total]), index[p, m.parts])
        for m in periods.margins()
        for p in range(places.size)
    ]
    return down + across


def _tighten(low: Floats, high: Floats, margin: Margin) -> None:
    parts, total = margin.parts, margin.total
    low[total] = max(low[total], low[parts].sum())
    high[total] = min(high[total], high[parts].sum())
    endless = np.isinf(high[parts])
    finite_sum = high[parts][~endless].sum()
    others_endless = endless.sum() - endless > 0
    others_high = np.where(others_endless, np.inf, finite_sum - np.where(endless, 0, high[parts]))
    others_low = low[parts].sum() - low[parts]
    low[parts] = np.maximum(low[parts], low[total] - others_high)
    high[parts] = np.minimum(high[parts], high[total] - others_low)


def _bare_by_propagation(
    counts: Counts, hidden: Mask, primary: Mask, margins: Sequence[Margin]
) -> NDArray[np.int64]:
    low, high = feasible_range(counts, hidden, margins)
    return np.flatnonzero(primary & (high - low < LEAST_OPTIONS - 1))


def _bare_by_programming(
    counts: Counts, hidden: Mask, primary: Mask, margins: Sequence[Margin]
) -> NDArray[np.int64]:
    """Return primary cells that an attacker with linear programming narrows down too far.

    Tables that fit all that is shown are drawn by random objectives; a cell that takes values
    far enough apart among them is safe, and only the others are bounded one by one.
    """
    unknown = np.flatnonzero(hidden)
    if not len(unknown):
        return unknown
    bounds = (_least_hidden(counts, hidden), 2 * int(counts.max()) + LEAST_OPTIONS)
    system, sums = _equalities(counts, hidden, margins)
    rng = np.random.default_rng(0)

    def solve(objective: Floats) -> Floats:
        found = linprog(objective, A_eq=system.toarray(), b_eq=sums, bounds=bounds)
        return np.asarray(found.x if found.status == 0 else counts[unknown], float)

    least = most = counts[unknown].astype(float)
    for _ in range(_RANDOM_TABLES):
        table = solve(rng.standard_normal(len(unknown)))
        least, most = np.minimum(least, table), np.maximum(most, table)
    for cell in np.flatnonzero(primary[unknown] & (_options(least, most) < LEAST_OPTIONS)):
        unit = np.zeros(len(unknown))
        unit[cell] = 1
        least[cell], most[cell] = solve(unit)[cell], solve(-unit)[cell]
    return unknown[primary[unknown] & (_options(least, most) < LEAST_OPTIONS)]


def _options(least: Floats, most: Floats) -> Floats:
    return np.floor(most + _SLACK) - np.ceil(least - _SLACK) + 1


def _equalities(
    counts: Counts, hidden: Mask, margins: Sequence[Margin]
) -> tuple[sparse.csr_array, Floats]:
    """Return the margins as a system over the hidden cells, the shown ones on the right."""
    rows = np.repeat(np.arange(len(margins)), [len(m.parts) + 1 for m in margins])
    columns = np.concatenate([[*m.parts, m.total] for m in margins])
    signs = np.concatenate([[*np.ones(len(m.parts)), -1.0] for m in margins])
    whole = sparse.csr_array((signs, (rows, columns)), shape=(len(margins), len(counts)))
    open_rows = np.flatnonzero(np.diff(whole[:, np.flatnonzero(hidden)].tocsr().indptr))
    shown_sum = whole[:, np.flatnonzero(~hidden)] @ counts[~hidden]
    return whole[:, np.flatnonzero(hidden)].tocsr()[open_rows], -shown_sum[open_rows]


def _hide_more(
    bare: NDArray[np.int64], counts: Counts, hidden: Mask, margins: Sequence[Margin]
) -> bool:
    """Hide one more cell in each equality that a bare cell stands in; tell whether any was."""
    touched: set[int] = set()
    for cell in bare.tolist():
        around = _equalities_of([cell], margins)
        if not touched.isdisjoint(around):
            continue
        pick = _cheapest(around, counts, hidden, margins)
        if pick is not None:
            hidden[pick] = True
            touched |= _equalities_of([pick], margins)
    return bool(touched)


def _equalities_of(cells: Sequence[int], margins: Sequence[Margin]) -> set[int]:
    return {i for i, m in enumerate(margins) if np.isin(cells, [*m.parts, m.total]).any()}


def _cheapest(
    around: set[int], counts: Counts, hidden: Mask, margins: Sequence[Margin]
) -> int | None:
    """Return the shown cell whose hiding costs least: small, not zero, parts before totals.

    Where everything in the equalities `around` is hidden already, look in the next ones.
    """
    parts = np.unique(np.concatenate([margins[i].parts for i in around]))
    totals = np.array([margins[i].total for i in around])
    for candidates in (parts[counts[parts] > 0], parts, totals):
        shown = candidates[~hidden[candidates]]
        if len(shown):
            return int(shown[np.argmin(counts[shown])])
    wider = _equalities_of([*parts.tolist(), *totals.tolist()], margins)
    return None if wider == around else _cheapest(wider, counts, hidden, margins)
