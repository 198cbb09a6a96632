"""Reasons of a choice: what each pick is worth, what a wish would cost, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.errors import InvalidArgument
from geo.ranking import weight_span
from geo.rules import Candidates, Rule, Rules
from geo.selection import Choice, Program, choose, described, program_of, solve

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MOST_TIED_SETS = 100
_MOST_STEPS = 50


@dataclass(frozen=True)
class PickReason:
    """Hold why one pick is in: what is lost without it and who would take its place.

    `replacement_cost` is NaN and `replaced_by` empty where the rules cannot do without it.
    """

    code: str
    replacement_cost: float
    replaced_by: tuple[str, ...]


@dataclass(frozen=True)
class ForcingPrice:
    """Hold what forcing one non-pick in costs and whom it pushes out.

    `price` is NaN and `blocked_by` names the rules where no lawful choice holds it.
    """

    code: str
    price: float
    pushes_out: tuple[str, ...]
    blocked_by: tuple[Rule, ...]


@dataclass(frozen=True)
class BindingRule:
    """Hold a rule that costs something: how much more value the choice had without it."""

    rule: Rule
    gain: float


@dataclass(frozen=True)
class Reasons:
    """Hold the choice with its reasons; `runner_up` is the best different set, if any."""

    choice: Choice
    picks: tuple[PickReason, ...]
    binding: tuple[BindingRule, ...]
    runner_up: Choice | None


@dataclass(frozen=True)
class Lottery:
    """Hold the drawn set, the near-tied sets it was drawn from and each code's chance, (n,).

    `complete` is False where more sets are tied than were listed.
    """

    choice: Choice
    tied: tuple[tuple[str, ...], ...]
    chance: Floats
    tolerance: float
    seed: int
    complete: bool


def explain(candidates: Candidates, rules: Rules) -> Reasons:
    """Choose and give the reasons: replacement cost per pick, binding rules, runner-up.

    Replacement cost is the best value with a pick minus the best without it. Each figure is an
    exact solution of its own. Errors as `geo.selection.choose`.
    """
    choice = choose(candidates, rules)
    program = program_of(candidates, rules)
    picks = tuple(_pick_reason(candidates, program, choice, code) for code in choice.codes)
    other = solve(program.excluding(choice.chosen))
    runner_up = None if other is None else described(candidates, other)
    return Reasons(choice, picks, binding_rules(program, choice.chosen), runner_up)


def binding_rules(program: Program, chosen: Flags) -> tuple[BindingRule, ...]:
    """Return the rules whose lifting alone would raise the value, the dearest first."""
    value = program.value_of(chosen)
    slack = 1e-9 * max(1.0, abs(value))
    found = []
    for rule in dict.fromkeys(rows.rule for rows in program.rows):
        lifted = program.without(rule)
        free = solve(lifted) if lifted.rows else program.score > 0
        gain = 0.0 if free is None else program.value_of(free) - value
        if gain > slack:
            found.append(BindingRule(rule, gain))
    return tuple(sorted(found, key=lambda binding: -binding.gain))


def forcing_prices(
    candidates: Candidates, rules: Rules, codes: Sequence[str] | None = None
) -> tuple[ForcingPrice, ...]:
    """Return what it costs to force each non-pick in, all of them unless `codes` says which.

    One exact solution per code. Rules that the code itself breaks (locked out, a running pilot, a
    class that may not be chosen) are named, not bent.
    """
    choice = choose(candidates, rules)
    program = program_of(candidates, rules)
    wanted = candidates.codes if codes is None else codes
    chosen = set(choice.codes)
    return tuple(_forcing_price(candidates, program, choice, c) for c in wanted if c not in chosen)


def robust_share(candidates: Candidates, rules: Rules, draws: Floats) -> Floats:
    """Return the share of draws of the score in which each candidate is chosen, shape (n,).

    `draws`: shape (R, n). Each draw is solved exactly under the same rules.
    """
    draws = np.asarray(draws, float)
    if draws.ndim != 2 or draws.shape[1] != len(candidates.codes) or not len(draws):
        raise InvalidArgument(
            id=f"Cuplikan harus berukuran (R, {len(candidates.codes)}), bukan {draws.shape}.",
            en=f"The draws must have shape (R, {len(candidates.codes)}), not {draws.shape}.",
        )
    choose(candidates, rules)
    rows = program_of(candidates, rules).rows
    times = np.zeros(draws.shape[1])
    for draw in draws:
        chosen = solve(Program(draw, rows))
        times += 0 if chosen is None else chosen
    return times / len(draws)


def stable_choice(
    candidates: Candidates, rules: Rules, chosen: Flags, scaled: Floats, weights: Floats
) -> Floats:
    """Find per weight the interval (K, 2) in which a set stays the best under all rules.

    `chosen`: (n,), the best set; `scaled`: criteria (n, K) between their bounds, 0 to 1; `weights`:
    (K,), summing to 1. One weight moves between 0 and 1 while the others keep their proportions.
    Exact: the lead of the best set over any other is linear in the weight, so its ends are found
    by Newton's method, one exact solution a step.
    """
    rows = program_of(candidates, rules).rows
    found = np.empty((len(weights), 2))
    for index in range(len(weights)):
        span = weight_span(scaled, weights, index=index)
        found[index] = [_edge(Program(span[1], rows), chosen, span, end) for end in (0.0, 1.0)]
    return found


def _edge(program: Program, chosen: Flags, span: tuple[float, Floats, Floats], end: float) -> float:
    weight, at_zero, at_one = span
    for _ in range(_MOST_STEPS):
        score = (1.0 - end) * at_zero + end * at_one
        best = solve(Program(score, program.rows))
        if best is None or score[best].sum() - score[chosen].sum() <= 1e-12 * len(score):
            return end
        lead_zero = at_zero[chosen].sum() - at_zero[best].sum()
        lead_one = at_one[chosen].sum() - at_one[best].sum()
        crossing = float(lead_zero / (lead_zero - lead_one))
        end = min(max(crossing, min(weight, end)), max(weight, end))
    return weight


def lottery(candidates: Candidates, rules: Rules, *, tolerance: float, seed: int) -> Lottery:
    """Draw one set among those whose value is within `tolerance` of the best.

    `tolerance`: in units of the score, ≥ 0. Sets have the size of the best one and the same
    chance each; the chance of every candidate is kept, because it makes the effect measurable
    afterwards. The same seed draws the same set. At most 100 sets, the best ones, are listed.
    """
    if tolerance < 0:
        raise InvalidArgument(
            id=f"Toleransi tidak boleh negatif, bukan {tolerance}.",
            en=f"The tolerance cannot be negative, not {tolerance}.",
        )
    best = choose(candidates, rules)
    tied, complete = _near_ties(program_of(candidates, rules), best.chosen, tolerance)
    # Sorted by code, so that the draw does not depend on the order in which a solver finds ties.
    names = sorted((tuple(sorted(described(candidates, t).codes)), i) for i, t in enumerate(tied))
    drawn = names[int(np.random.default_rng(seed).integers(len(names)))][1]
    chance = np.mean(tied, axis=0)
    sets = tuple(codes for codes, _ in names)
    return Lottery(described(candidates, tied[drawn]), sets, chance, tolerance, seed, complete)


def _near_ties(program: Program, best: Flags, tolerance: float) -> tuple[list[Flags], bool]:
    """Return the sets of the best one's size in descending value, and whether that is all."""
    least = program.value_of(best) - tolerance
    slack = 1e-9 * max(1.0, abs(least))
    tied = [best]
    while len(tied) < MOST_TIED_SETS:
        program = program.excluding(tied[-1], same_size=True)
        following = solve(program)
        if following is None or program.value_of(following) < least - slack:
            return tied, True
        tied.append(following)
    return tied, False


def _pick_reason(candidates: Candidates, program: Program, choice: Choice, code: str) -> PickReason:
    without = solve(program.forcing(candidates.position[code], False))
    if without is None:
        return PickReason(code, float("nan"), ())
    entering = described(candidates, without & ~choice.chosen).codes
    return PickReason(code, choice.value - program.value_of(without), entering)


def _forcing_price(
    candidates: Candidates, program: Program, choice: Choice, code: str
) -> ForcingPrice:
    position = candidates.position[code]
    forced = program.forcing(position, True)
    chosen = solve(forced)
    if chosen is None:
        return ForcingPrice(code, float("nan"), (), _blocking(program, position))
    leaving = described(candidates, choice.chosen & ~chosen).codes
    return ForcingPrice(code, choice.value - program.value_of(chosen), leaving, ())


def _blocking(program: Program, position: int) -> tuple[Rule, ...]:
    """Return the rules that stand in the way of one candidate, each alone or together."""
    families = dict.fromkeys(rows.rule for rows in program.rows)
    alone = [
        rule
        for rule in families
        if solve(program.without(rule).forcing(position, True)) is not None
    ]
    return tuple(alone) or tuple(families)
