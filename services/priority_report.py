"""The priority in words: what was weighed, how far weights may move, what makes ranks unsure."""

from __future__ import annotations

import numpy as np

from services.analysis import Analysis, Priority, PriorityCriterion
from services.priorities import data_share, standing_of
from services.words import number_text

_SHOWN = 10
_TEXTS = {
    "id": {
        "weighed": "Bobot kriteria, batas acuan, dan selang bobot di mana {k} teratas tetap:",
        "stable": "tetap dari {low} sampai {high}",
        "unweighed": "bobot 0; {k} teratas tetap sampai {high}",
        "missing": "tanpa data, tidak dapat diberi bobot: {names}",
        "head": "Peringkat (selang 90 %), poin, dan bagian tarikan data dan bobot yang masuk {k} "
        "teratas:",
        "data": "ketidakpastian dari data {share}",
        "surely": "pasti",
        "could be": "mungkin",
        "surely not": "pasti tidak",
    },
    "en": {
        "weighed": "Weights of criteria, reference bounds, and from which to which weight the "
        "first {k} stay the same:",
        "stable": "the same from {low} to {high}",
        "unweighed": "weight 0; the first {k} stay the same up to {high}",
        "missing": "without data, cannot be weighted: {names}",
        "head": "Rank (90 % interval), points, and share of draws of data and weights within the "
        "first {k}:",
        "data": "uncertainty from data {share}",
        "surely": "surely",
        "could be": "could be",
        "surely not": "surely not",
    },
}


def priority_lines(analysis: Analysis, lang: str) -> list[str]:
    """Return the priority as lines of text; none where the analysis holds none."""
    priority = analysis.priority
    if priority is None:
        return []
    lang = "en" if lang == "en" else "id"
    texts = _TEXTS[lang]
    missing = ", ".join(code for code, _ in priority.missing)
    return [
        texts["weighed"].format(k=priority.k),
        *(f"  {_criterion_line(c, priority.k, lang)}" for c in priority.criteria),
        *([f"  {texts['missing'].format(names=missing)}"] if missing else []),
        texts["head"].format(k=priority.k),
        *(f"  {line}" for line in _rank_lines(analysis, priority, lang)),
    ]


def _criterion_line(criterion: PriorityCriterion, k: int, lang: str) -> str:
    low, high = (_per_cent(share, lang) for share in criterion.stable)
    weighted = criterion.weight > 0
    says = _TEXTS[lang]["stable" if weighted else "unweighed"].format(k=k, low=low, high=high)
    ends = " … ".join(number_text(end, lang=lang) for end in (criterion.least, criterion.most))
    name = f"{criterion.code} – {criterion.label.says(lang)} ({ends} {criterion.unit.says(lang)})"
    return f"{name}: {_per_cent(criterion.weight, lang) + ', ' if weighted else ''}{says}"


def _rank_lines(analysis: Analysis, priority: Priority, lang: str) -> list[str]:
    order = np.lexsort((np.asarray(priority.codes), priority.rank))[:_SHOWN]
    share, standing = data_share(priority), standing_of(priority)
    lines = []
    for row in order:
        name = analysis.boundaries.names[priority.codes[row]]
        line = (
            f"{priority.rank[row]} ({priority.rank_low[row]}–{priority.rank_high[row]}) {name}: "
            f"{number_text(float(priority.score[row]), lang=lang)}; "
            f"{_per_cent(priority.top[row], lang)} ({_TEXTS[lang][standing[row]]})"
        )
        if priority.by_weights[row] > 0:
            said = _TEXTS[lang]["data"].format(share=_per_cent(share[row], lang))
            line += f"; {said}"
        lines.append(line)
    return lines


def _per_cent(share: float, lang: str) -> str:
    text = f"{100 * share:.1f}".removesuffix(".0")
    return f"{text if lang == 'en' else text.replace('.', ',')} %"
