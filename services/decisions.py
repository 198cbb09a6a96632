"""From an analysis and the planner's wishes to a choice with all that speaks for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from geo.classes import CLASSES
from geo.reasons import (
    ForcingPrice,
    Lottery,
    PickReason,
    Reasons,
    explain,
    forcing_prices,
    lottery,
    robust_share,
    stable_choice,
)
from geo.rules import Candidates, Rules
from geo.selection import Choice
from services.analysis import Analysis, Priority
from services.errors import BadRequest, NotFound
from services.reference_files import CUT_OFFS_FILE, Reference

Floats = NDArray[np.float64]
MOST_DRAWS = 500
_RANGE = "–"


@dataclass(frozen=True)
class Wishes:
    """Hold what the planner asks of a choice; kelurahan by code, distance in kilometres.

    `costs`: money per code, None where each costs 1 and the budget is a number of kelurahan;
    `quota`: (least, most) per kecamatan, "" for all not named; `tolerance`: share of the best
    value within which sets count as tied and are drawn by lot, None for no lottery.
    """

    most: int
    budget: float | None = None
    costs: Mapping[str, float] | None = None
    min_distance_km: float | None = None
    quota: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    lock_in: frozenset[str] = frozenset()
    lock_out: frozenset[str] = frozenset()
    classes: frozenset[str] | None = None
    include_pilots: bool = False
    tolerance: float | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the wishes as plain data, the same for the same wishes."""
        return {
            "most": self.most,
            "budget": self.budget,
            "costs": None if self.costs is None else dict(self.costs),
            "min_distance_km": self.min_distance_km,
            "quota": {name: list(limits) for name, limits in self.quota.items()},
            "lock_in": sorted(self.lock_in),
            "lock_out": sorted(self.lock_out),
            "classes": None if self.classes is None else sorted(self.classes),
            "include_pilots": self.include_pilots,
            "lottery_tolerance": self.tolerance,
        }


def wishes_from(data: Mapping[str, Any]) -> Wishes:
    """Read wishes back from the plain data of `Wishes.as_data`."""
    return Wishes(
        most=data["most"],
        budget=data["budget"],
        costs=data["costs"],
        min_distance_km=data["min_distance_km"],
        quota={name: (least, most) for name, (least, most) in data["quota"].items()},
        lock_in=frozenset(data["lock_in"]),
        lock_out=frozenset(data["lock_out"]),
        classes=None if data["classes"] is None else frozenset(data["classes"]),
        include_pilots=data["include_pilots"],
        tolerance=data["lottery_tolerance"],
    )


@dataclass(frozen=True)
class Decided:
    """Hold a choice, its reasons, and the share of draws in which each candidate is chosen.

    `reasons` speak of the best set; `drawn` is the lottery, None where none was asked for.
    `share` has one entry per candidate, over `draws` draws of the score. `stable`: per criterion
    from which to which weight the best set stays the best under all rules.
    """

    candidates: Candidates
    rules: Rules
    wishes: Wishes
    reasons: Reasons
    prices: Mapping[str, ForcingPrice]
    share: Floats
    draws: int
    drawn: Lottery | None
    stable: Mapping[str, tuple[float, float]]

    @property
    def choice(self) -> Choice:
        """Return the set that is chosen: the one drawn by lot, else the best."""
        return self.drawn.choice if self.drawn else self.reasons.choice

    @cached_property
    def picks(self) -> dict[str, PickReason]:
        """Return the reason of each member of the best set by code."""
        return {reason.code: reason for reason in self.reasons.picks}

    def share_of(self, code: str) -> float:
        """Return the share of draws in which a kelurahan is chosen."""
        return float(self.share[self.candidates.position[code]])


def decide(analysis: Analysis, wishes: Wishes, reference: Reference) -> Decided:
    """Choose exactly, give every reason, and draw by lot where that is wished.

    Raises `NotFound` where the analysis has no ranking, `BadRequest` for a class rule without the
    office's cut-offs, `geo.selection.NoLawfulChoice` for rules that cannot hold together.
    """
    candidates = candidates_of(analysis, wishes, reference)
    rules = rules_of(candidates, wishes, reference)
    reasons = explain(candidates, rules)
    draws = _score_draws(analysis)
    return Decided(
        candidates,
        rules,
        wishes,
        reasons,
        {price.code: price for price in forcing_prices(candidates, rules)},
        robust_share(candidates, rules, draws),
        len(draws),
        _draw_lots(candidates, rules, wishes, (reasons.choice.value, _seed(analysis))),
        _stable(candidates, rules, reasons.choice, priority_of(analysis)),
    )


def candidates_of(analysis: Analysis, wishes: Wishes, reference: Reference) -> Candidates:
    """Return every kelurahan with its score, cost, place, kecamatan, class and pilot status."""
    table = ranking_of(analysis).set_index("code").loc[list(analysis.boundaries.codes)]
    lon, lat = representative_points(analysis.boundaries)
    codes = tuple(map(str, table.index))
    return Candidates(
        codes,
        table["score"].to_numpy(dtype=float),
        _costs(codes, wishes.costs),
        lon,
        lat,
        tuple(map(str, table["kecamatan"])),
        tuple(map(str, table["class"])),
        np.isin(codes, sorted(reference.pilots)),
    )


def rules_of(candidates: Candidates, wishes: Wishes, reference: Reference) -> Rules:
    """Return the rules that the wishes amount to; refuse a class rule nobody has set up."""
    _refuse_unknown_kecamatan(candidates, wishes)
    distance = wishes.min_distance_km
    return Rules(
        most=wishes.most,
        budget=wishes.budget,
        min_distance_m=None if distance is None else 1000 * distance,
        quota=wishes.quota,
        lock_in=wishes.lock_in,
        lock_out=wishes.lock_out,
        classes=_lawful_classes(candidates, wishes.classes, reference),
        pilots_stay_out=not wishes.include_pilots,
    )


def ranking_of(analysis: Analysis) -> pd.DataFrame:
    """Return the ranking; raises `NotFound` with the reason where there is none."""
    if analysis.ranking is None:
        reason = analysis.notes[0]
        raise NotFound(
            id=f"Tidak ada urutan kebutuhan, jadi tidak ada pilihan. {reason.id}",
            en=f"There is no ranking, so there is nothing to choose from. {reason.en}",
        )
    return analysis.ranking


def priority_of(analysis: Analysis) -> Priority:
    """Return what the score is made of; raises `NotFound` with the reason where there is none."""
    ranking_of(analysis)
    if analysis.priority is None:
        raise NotFound(
            id="Prioritas tidak ada dalam hasil untuk terbitan.",
            en="A result for publication holds no priority.",
        )
    return analysis.priority


def _stable(
    candidates: Candidates, rules: Rules, best: Choice, priority: Priority
) -> dict[str, tuple[float, float]]:
    weights = np.array([criterion.weight for criterion in priority.criteria])
    found = stable_choice(candidates, rules, best.chosen, priority.scaled, weights)
    codes = [criterion.code for criterion in priority.criteria]
    return dict(zip(codes, ((float(a), float(b)) for a, b in found), strict=True))


def code_of(text: str, boundaries: Boundaries) -> str:
    """Return the code of a kelurahan given by code or by name; raises `BadRequest`."""
    wanted = text.strip().casefold()
    if text.strip() in boundaries.names:
        return text.strip()
    found = [code for code, name in boundaries.names.items() if name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    raise BadRequest(
        id=f"Kelurahan {text!r} tidak dikenal di {boundaries.city}. Tulis kode Kemendagri atau "
        "nama resminya; 'bersinar export boundaries' menampilkan semuanya.",
        en=f"The kelurahan {text!r} is not known in {boundaries.city}. Write its Kemendagri code "
        "or official name; 'bersinar export boundaries' shows all of them.",
    )


def representative_points(boundaries: Boundaries) -> tuple[Floats, Floats]:
    """Return lon, lat of a point inside each kelurahan, degrees, WGS 84, shape (n,) each."""
    points = shapely.point_on_surface(boundaries.geometry)
    return np.asarray(shapely.get_x(points), float), np.asarray(shapely.get_y(points), float)


def _costs(codes: tuple[str, ...], costs: Mapping[str, float] | None) -> Floats:
    if costs is None:
        return np.ones(len(codes))
    missing = [code for code in codes if code not in costs]
    if missing:
        shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        raise BadRequest(
            id=f"Biaya belum ada untuk {len(missing)} kelurahan: {shown}. Lengkapi berkas biaya.",
            en=f"There is no cost for {len(missing)} kelurahan: {shown}. Complete the cost file.",
        )
    return np.array([costs[code] for code in codes], dtype=float)


def _lawful_classes(
    candidates: Candidates, wanted: frozenset[str] | None, reference: Reference
) -> frozenset[str] | None:
    """Return the class labels that may be chosen: a range only where all of it is wanted."""
    if wanted is None:
        return None
    if not reference.office_cut_offs:
        raise BadRequest(
            id="Aturan kelas ditolak: kantor belum menetapkan batas kelas. Batas selain 'bahaya' "
            f"tidak pernah diterbitkan; isi {CUT_OFFS_FILE} (class,core,supporting) lebih dahulu.",
            en="The class rule is refused: the office has not set its cut-offs. Those other than "
            f"'bahaya' were never published; fill in {CUT_OFFS_FILE} (class,core,supporting) "
            "first.",
        )
    if unknown := sorted(wanted - set(CLASSES)):
        raise BadRequest(
            id=f"Kelas {', '.join(unknown)} tidak ada. Pilih dari {', '.join(CLASSES)}.",
            en=f"There is no class {', '.join(unknown)}. Choose from {', '.join(CLASSES)}.",
        )
    return frozenset(label for label in candidates.classes if _classes_in(label) <= wanted)


def _classes_in(label: str) -> frozenset[str]:
    """Return every class that a label, which may be a range, leaves open."""
    ends = label.split(_RANGE)
    if not set(ends) <= set(CLASSES):
        return frozenset({label})
    return frozenset(CLASSES[CLASSES.index(ends[0]) : CLASSES.index(ends[-1]) + 1])


def _refuse_unknown_kecamatan(candidates: Candidates, wishes: Wishes) -> None:
    known = sorted(set(candidates.kecamatan))
    if unknown := sorted(set(wishes.quota) - {*known, ""}):
        raise BadRequest(
            id=f"Kecamatan {', '.join(unknown)} tidak ada. Yang ada: {', '.join(known)}.",
            en=f"There is no kecamatan {', '.join(unknown)}. There are: {', '.join(known)}.",
        )


def _score_draws(analysis: Analysis) -> Floats:
    """Return at most `MOST_DRAWS` draws of the score, evenly picked, shape (R, n)."""
    drawn = priority_of(analysis).draws
    picked = np.unique(np.linspace(0, len(drawn) - 1, MOST_DRAWS).astype(int))
    return np.asarray(drawn[picked])


def _seed(analysis: Analysis) -> int:
    return int(analysis.provenance["seed"])


def _draw_lots(
    candidates: Candidates, rules: Rules, wishes: Wishes, value_and_seed: tuple[float, int]
) -> Lottery | None:
    if wishes.tolerance is None:
        return None
    if not 0 <= wishes.tolerance < 1:
        raise BadRequest(
            id="Toleransi undian adalah bagian dari nilai terbaik, 0 sampai 1, misalnya 0.02; "
            f"bukan {wishes.tolerance}.",
            en="The tolerance of the lottery is a share of the best value, 0 to 1, for instance "
            f"0.02; not {wishes.tolerance}.",
        )
    value, seed = value_and_seed
    return lottery(candidates, rules, tolerance=wishes.tolerance * value, seed=seed)
