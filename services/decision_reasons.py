"""The reasons of a choice in plain words, in Indonesian and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.disclosure import round_significant
from geo.rules import RULE_NAMES, Rule
from services.analysis import Analysis, Note, PriorityCriterion
from services.decisions import Decided, priority_of, ranking_of
from services.words import number_text

_EN = "en"


@dataclass(frozen=True)
class Reason:
    """Hold why one kelurahan is chosen or not."""

    code: str
    name: str
    chosen: bool
    text: Note


def reasons_of(decided: Decided, analysis: Analysis) -> tuple[Reason, ...]:
    """Return one reason per kelurahan, the chosen first, then by rank."""
    teller = _Teller(decided, analysis)
    rows = ranking_of(analysis).to_dict("records")
    found = [teller.reason({str(k): v for k, v in row.items()}) for row in rows]
    return tuple(sorted(found, key=lambda reason: not reason.chosen))


def overview(decided: Decided, analysis: Analysis) -> tuple[Note, ...]:
    """Return what holds for the choice as a whole: value, weights, rules, runner-up, lottery."""
    teller = _Teller(decided, analysis)
    notes = (
        teller.value(),
        teller.weights(),
        teller.budget(),
        teller.binding(),
        teller.runner_up(),
        teller.lots(),
    )
    return tuple(note for note in notes if note)


def _per_cent(share: float, lang: str) -> str:
    """Write a share as a percentage: whole, or with one digit under ten."""
    digits = 0 if share >= 0.095 or share == 0 else 1
    text = f"{100 * share:.{digits}f} %"
    return text if lang == _EN else text.replace(".", ",")


def _amount(value: float, lang: str) -> str:
    return number_text(float(round_significant(np.array([value]))[0]), lang=lang, digits=2)


@dataclass(frozen=True)
class _Teller:
    """Put one decision into words."""

    decided: Decided
    analysis: Analysis

    def reason(self, row: dict[str, Any]) -> Reason:
        code = str(row["code"])
        chosen = code in self.decided.choice.codes
        text = self._of_pick(code, row) if chosen else self._of_non_pick(code, row)
        return Reason(code, str(row["name"]), chosen, text)

    def _of_pick(self, code: str, row: dict[str, Any]) -> Note:
        because, cost = self._because(code, row), self._without(code)
        return Note(
            f"{row['name']} ({row['kecamatan']}) dipilih karena {because.id}; {cost.id}; "
            f"{self._how_often(code).id}.",
            f"{row['name']} ({row['kecamatan']}) is chosen because {because.en}; {cost.en}; "
            f"{self._how_often(code).en}.",
        )

    def _because(self, code: str, row: dict[str, Any]) -> Note:
        rank = self._rank(row)
        if code in self.decided.wishes.lock_in:
            return Note(f"kantor mewajibkannya ({rank.id})", f"the office requires it ({rank.en})")
        if code not in self.decided.picks:
            return Note(f"undian jatuh kepadanya ({rank.id})", f"the lot fell on it ({rank.en})")
        return Note(
            f"pilihan bersamanya bernilai tertinggi di bawah semua aturan ({rank.id})",
            f"the set with it is worth the most under all rules ({rank.en})",
        )

    def _rank(self, row: dict[str, Any]) -> Note:
        size = len(self.decided.candidates.codes)
        span = f"{row['rank_low']}–{row['rank_high']}"
        return Note(
            f"peringkat {row['rank']} dari {size}, selang 90 % {span}",
            f"rank {row['rank']} of {size}, 90 % interval {span}",
        )

    def _without(self, code: str) -> Note:
        pick = self.decided.picks.get(code)
        if pick is None:
            return Note("dia di luar pilihan bernilai tertinggi", "it is not in the best set")
        if not np.isfinite(pick.replacement_cost):
            return Note("aturan tidak mengizinkan pilihan tanpa dia", "no lawful set lacks it")
        lost = self._loss(pick.replacement_cost)
        heirs = self._names(pick.replaced_by)
        if not heirs:
            return Note(f"tanpa dia nilai turun {lost.id}", f"without it the value falls {lost.en}")
        return Note(
            f"tanpa dia nilai turun {lost.id} dan {heirs} menggantikannya",
            f"without it the value falls {lost.en} and {heirs} would take its place",
        )

    def _of_non_pick(self, code: str, row: dict[str, Any]) -> Note:
        rank, price, often = self._rank(row), self._price(code), self._how_often(code)
        return Note(
            f"{row['name']} ({row['kecamatan']}) tidak dipilih: {rank.id}; {price.id}; {often.id}.",
            f"{row['name']} ({row['kecamatan']}) is not chosen: {rank.en}; {price.en}; {often.en}.",
        )

    def _price(self, code: str) -> Note:
        price = self.decided.prices.get(code)
        if price is None:
            return Note("kalah dalam undian di antara pilihan setara", "the lot fell on another")
        if not np.isfinite(price.price):
            return Note(
                f"tidak boleh dipilih karena aturan: {_rules_id(price.blocked_by)}",
                f"it may not be chosen because of: {_rules_en(price.blocked_by)}",
            )
        lost, leaving = self._loss(price.price), self._names(price.pushes_out)
        return Note(
            f"memaksanya masuk menurunkan nilai {lost.id}"
            + (f" dan mengeluarkan {leaving}" if leaving else ""),
            f"forcing it in lowers the value {lost.en}"
            + (f" and pushes out {leaving}" if leaving else ""),
        )

    def _how_often(self, code: str) -> Note:
        share = self.decided.share_of(code)
        id_text, en_text = _per_cent(share, "id"), _per_cent(share, _EN)
        return Note(f"terpilih pada {id_text} cuplikan", f"chosen in {en_text} of the draws")

    def _loss(self, amount: float) -> Note:
        best = self.decided.reasons.choice.value
        share = amount / best if best > 0 else 0.0
        return Note(
            f"{_amount(amount, 'id')} ({_per_cent(share, 'id')})",
            f"by {_amount(amount, _EN)} ({_per_cent(share, _EN)})",
        )

    def _names(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self.analysis.boundaries.names[code] for code in codes)

    def value(self) -> Note:
        choice, wishes = self.decided.choice, self.decided.wishes
        burden = float(ranking_of(self.analysis).set_index("code")["burden"][list(choice.codes)]
                       .sum())  # fmt: skip
        return Note(
            f"Dipilih {len(choice.codes)} dari paling banyak {wishes.most}: "
            f"{self._names(choice.codes) or '–'}. Nilainya {_amount(choice.value, 'id')} poin; "
            f"bebannya {_amount(burden, 'id')} jiwa setara (penduduk × ancaman per kepala; 1 = "
            "rata-rata kota).",
            f"{len(choice.codes)} of at most {wishes.most} are chosen: "
            f"{self._names(choice.codes) or '–'}. The value is {_amount(choice.value, _EN)} "
            f"points; the burden {_amount(burden, _EN)} person equivalents (population × threat "
            "per head; 1 = the city's mean).",
        )

    def weights(self) -> Note:
        """Say what the points are made of, and how far each weight may move."""
        used = [c for c in priority_of(self.analysis).criteria if c.weight > 0]
        if len(used) == 1:
            only = used[0]
            return Note(
                f"Poin dari satu kriteria: {only.label.id}.",
                f"Points stand on one criterion: {only.label.en}.",
            )
        texts = ["; ".join(self._weight(c, lang) for c in used) for lang in ("id", _EN)]
        return Note(
            f"Bobot, dan selang bobot di mana pilihan ini tetap: {texts[0]}.",
            f"Weights, and from which to which the choice stays the same: {texts[1]}.",
        )

    def _weight(self, criterion: PriorityCriterion, lang: str) -> str:
        low, high = self.decided.stable[criterion.code]
        ends = [_per_cent(share, lang) for share in (criterion.weight, low, high)]
        return f"{criterion.label.says(lang)} {ends[0]} ({ends[1]} – {ends[2]})"

    def budget(self) -> Note | None:
        wishes, cost = self.decided.wishes, self.decided.choice.cost
        if wishes.costs is None and wishes.budget is None:
            return None
        if wishes.costs is None:
            return Note(
                "Tanpa berkas biaya tiap kelurahan berbiaya 1, jadi anggaran "
                f"{number_text(wishes.budget)} berarti jumlah kelurahan; terpakai {cost:.0f}.",
                "Without a cost file every kelurahan costs 1, so the budget of "
                f"{number_text(wishes.budget, lang=_EN)} is a number of kelurahan; "
                f"{cost:.0f} used.",
            )
        limit = [number_text(wishes.budget, lang=lang) for lang in ("id", _EN)]
        return Note(
            f"Biaya {number_text(cost)} dari anggaran {limit[0]}.",
            f"Cost {number_text(cost, lang=_EN)} of a budget of {limit[1]}.",
        )

    def binding(self) -> Note:
        found = self.decided.reasons.binding
        if not found:
            return Note("Tidak ada aturan yang menurunkan nilai.", "No rule lowers the value.")
        texts = [[f"{name(b.rule)} ({_amount(b.gain, lang)})" for b in found] for name, lang in (
            (lambda rule: RULE_NAMES[rule], "id"), (str, _EN))]  # fmt: skip
        return Note(
            f"Aturan yang menahan, dan nilai bila masing-masing dilepas: {', '.join(texts[0])}.",
            f"Rules that bind, and the value gained if each is lifted: {', '.join(texts[1])}.",
        )

    def runner_up(self) -> Note | None:
        other = self.decided.reasons.runner_up
        if other is None:
            return None
        gap = self._loss(self.decided.reasons.choice.value - other.value)
        return Note(
            f"Pilihan terbaik kedua: {self._names(other.codes)}; nilainya lebih rendah {gap.id}.",
            f"Runner-up: {self._names(other.codes)}; its value is lower {gap.en}.",
        )

    def lots(self) -> Note | None:
        drawn = self.decided.drawn
        if drawn is None:
            return None
        more = "" if drawn.complete else "+"
        share = self.decided.wishes.tolerance or 0.0
        return Note(
            f"Undian: {len(drawn.tied)}{more} pilihan berselisih paling banyak "
            f"{_per_cent(share, 'id')} dari yang terbaik, masing-masing berpeluang sama; benih "
            f"{drawn.seed}.",
            f"Lottery: {len(drawn.tied)}{more} sets lie within {_per_cent(share, _EN)} of the "
            f"best, each with the same chance; seed {drawn.seed}.",
        )


def _rules_id(rules: tuple[Rule, ...]) -> str:
    return ", ".join(RULE_NAMES[rule] for rule in rules)


def _rules_en(rules: tuple[Rule, ...]) -> str:
    return ", ".join(rules)
