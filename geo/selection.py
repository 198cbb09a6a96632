"""Choose under a budget: the set of greatest value that obeys every rule, exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from geo.errors import GeoError
from geo.rules import RULE_NAMES, Candidates, Rows, Rule, Rules, rows_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_INFEASIBLE = 2  # scipy.optimize.milp's status
_MOST_REPAIRS = 50
_SAME_VALUE = 1e-9


class NoLawfulChoice(GeoError):
    """Report rules that no set of candidates can obey together; `conflict` names them."""

    conflict: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Hold the chosen codes, in descending score, with their total value and cost."""

    codes: tuple[str, ...]
    value: float
    cost: float
    chosen: Flags


@dataclass(frozen=True)
class Program:
    """Hold a choice as a 0–1 program: maximise score · x subject to rows."""

    score: Floats
    rows: tuple[Rows, ...]

    def without(self, rule: Rule) -> Program:
        """Return the program with one family of rules lifted."""
        return Program(self.score, tuple(rows for rows in self.rows if rows.rule is not rule))

    def forcing(self, position: int, chosen: bool) -> Program:
        """Return the program with one candidate forced in (True) or out (False)."""
        a = np.zeros((1, len(self.score)))
        a[0, position] = 1.0
        at = np.full(1, float(chosen))
        rule = Rule.LOCK_IN if chosen else Rule.LOCK_OUT
        return Program(self.score, (*self.rows, Rows(rule, a, at, at)))

    def excluding(self, chosen: Flags, *, same_size: bool = False) -> Program:
        """Return the program that may not answer with this very set."""
        a = np.where(chosen, 1.0, -1.0)[None, :]
        cut = Rows(Rule.LOCK_OUT, a, np.full(1, -np.inf), np.full(1, float(chosen.sum()) - 1))
        ones = np.ones((1, len(self.score)))
        size = Rows(Rule.NUMBER, ones, np.full(1, chosen.sum()), np.full(1, chosen.sum()))
        return Program(self.score, (*self.rows, cut, *((size,) if same_size else ())))

    def value_of(self, chosen: Flags) -> float:
        """Return the total score of a set."""
        return float(np.asarray(self.score)[chosen].sum())


def choose(candidates: Candidates, rules: Rules) -> Choice:
    """Choose the set of greatest total score that obeys every rule.

    max Σ s_i x_i subject to Σ cost_i x_i ≤ B, Σ x_i ≤ K, x_i + x_j ≤ 1 where closer than D,
    quota per kecamatan, locks, pilots and classes. Exact: HiGHS branch and bound with no gap, its
    answer checked against the rules without a tolerance. Candidates with a score ≤ 0 are chosen
    only where a rule asks for them. Raises `NoLawfulChoice` naming a smallest set of rules that
    cannot hold together.

    Source: Huangfu & Hall (2018), Mathematical Programming Computation 10 (HiGHS).
    """
    program = program_of(candidates, rules)
    chosen = solve(program)
    if chosen is None:
        raise _refusal(conflict_of(program))
    return described(candidates, chosen)


def program_of(candidates: Candidates, rules: Rules, score: Floats | None = None) -> Program:
    """Return the 0–1 program of a choice, with another score (n,) if one is given."""
    value = candidates.score if score is None else score
    return Program(np.asarray(value, float), rows_of(candidates, rules))


def described(candidates: Candidates, chosen: Flags) -> Choice:
    """Return a set of candidates as a `Choice`."""
    score, cost = np.asarray(candidates.score, float), np.asarray(candidates.cost, float)
    members = np.flatnonzero(chosen)
    ordered = members[np.argsort(-score[members], kind="stable")]
    codes = tuple(candidates.codes[row] for row in ordered)
    return Choice(codes, float(score[members].sum()), float(cost[members].sum()), chosen)


def solve(program: Program) -> Flags | None:
    """Return the best set as flags (n,), None where the rules cannot hold together."""
    greedy = _best_by_number_alone(program)
    if greedy is not None:
        return greedy
    for _ in range(_MOST_REPAIRS):
        chosen = _solve_once(program)
        if chosen is None or _lawful(program, chosen):
            return chosen
        # Within the solver's tolerance of a limit but past it: forbid this very set.
        program = program.excluding(chosen)
    raise _no_exact_answer()


def conflict_of(program: Program) -> tuple[Rule, ...]:
    """Return a smallest conflict: rules that cannot hold together, though any fewer could.

    Deletion filter (Chinneck & Dravnieks 1991, ORSA Journal on Computing 3) over rule families.
    """
    kept = program
    for rule in Rule:
        relaxed = kept.without(rule)
        if len(relaxed.rows) < len(kept.rows) and solve(relaxed) is None:
            kept = relaxed
    return tuple(dict.fromkeys(rows.rule for rows in kept.rows))


def _best_by_number_alone(program: Program) -> Flags | None:
    """Return the highest scores up to the number, if that happens to obey all other rules.

    It is then optimal, being optimal under fewer rules, and no solver is needed.
    """
    limits = [rows for rows in program.rows if rows.rule is Rule.NUMBER]
    if len(limits) != 1:
        return None
    best = np.argsort(-program.score, kind="stable")[: int(limits[0].high[0])]
    chosen = np.zeros(len(program.score), dtype=bool)
    chosen[best[program.score[best] > 0]] = True
    return chosen if _lawful(program, chosen) else None


def _solve_once(program: Program) -> Flags | None:
    scale = np.exp2(np.ceil(np.log2(float(np.abs(program.score).max(initial=0.0)) or 1.0)))
    result = milp(
        -program.score / scale,
        integrality=np.ones(len(program.score), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=[_constraint(program.rows)],
        options={"mip_rel_gap": 0.0},
    )
    if result.status == _INFEASIBLE:
        return None
    if result.x is None:
        raise _no_exact_answer()
    return np.asarray(np.rint(result.x).astype(bool))


def _constraint(rows: Iterable[Rows]) -> LinearConstraint:
    """Return all rows as one sparse constraint, each scaled so that tolerances are relative.

    The scales are powers of two: they change no digit of a cost.
    """
    blocks, lows, highs = [], [], []
    for family in rows:
        largest = np.abs(family.a).max(axis=1, initial=0.0)
        scale = np.exp2(np.ceil(np.log2(np.where(largest > 0, largest, 1.0))))
        blocks.append(family.a / scale[:, None])
        lows.append(family.low / scale)
        highs.append(family.high / scale)
    matrix = sparse.csr_array(np.concatenate(blocks))
    return LinearConstraint(matrix, np.concatenate(lows), np.concatenate(highs))


def _lawful(program: Program, chosen: Flags) -> bool:
    return all(rows.obeyed_by(chosen) for rows in program.rows)


def _no_exact_answer() -> NoLawfulChoice:
    return NoLawfulChoice(
        id="Pemecah tidak menemukan pilihan yang tepat; bulatkan biaya dan anggaran.",
        en="The solver found no exact choice; round the costs and the budget.",
    )


def _refusal(conflict: tuple[Rule, ...]) -> NoLawfulChoice:
    names = ", ".join(RULE_NAMES[rule] for rule in conflict)
    refusal = NoLawfulChoice(
        id=f"Tidak ada pilihan yang memenuhi aturan ini bersama-sama: {names}. "
        "Longgarkan salah satunya.",
        en=f"No choice obeys these rules together: {', '.join(conflict)}. Relax one of them.",
    )
    refusal.conflict = conflict
    return refusal
