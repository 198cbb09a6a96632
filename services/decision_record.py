"""The decision record: one canonical JSON that can be computed again and compared byte by byte."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geo.boundaries import Boundaries
from services.analysis import Analysis, Note, Period
from services.decision_reasons import overview, reasons_of
from services.decision_terms import damaged_part
from services.decisions import Decided, Wishes, priority_of, ranking_of, wishes_from
from services.errors import UnreadableFile
from services.exports import SIMULATED, plain_rows
from services.reference_files import Reference
from services.weighting import Weighting, weighting_from

FORMAT = "peta-bersinar/decision/2"
DIGITS = 6  # significant digits of every figure: as much as another machine computes alike
_LARGEST_WHOLE = 1e15  # whole numbers up to here are exact as floats
_RANK_COLUMNS = (
    "code", "name", "kecamatan", "threat", "threat_low", "threat_high", "burden", "burden_low",
    "burden_high", "score", "rank", "rank_low", "rank_high", "class", "pilot_status",
)  # fmt: skip
# What is compared first when a record cannot be reproduced, with its name in both languages.
_SOURCES = {
    "data.sha256": Note("data (catatan di gudang)", "data (records in the store)"),
    "boundaries.sha256": Note("batas wilayah atau penduduk", "boundaries or population"),
    "reference.sha256": Note(
        "riwayat percontohan, batas kelas atau kesiapan", "pilot history, cut-offs or readiness"
    ),
    "code_version": Note("versi program", "code version"),
}


@dataclass(frozen=True)
class Difference:
    """Hold one place in which two records differ, and what each says there."""

    where: str
    recorded: Any
    computed: Any

    def says(self, lang: str) -> str:
        """Return the difference in the reader's language."""
        place = json.dumps(self.where, ensure_ascii=False)[1:-1]  # names may hold anything
        name = _SOURCES[self.where].says(lang) if self.where in _SOURCES else place
        words = ("recorded", "now") if lang == "en" else ("tercatat", "sekarang")
        return f"{name}: {words[0]} {_short(self.recorded)}, {words[1]} {_short(self.computed)}"


def record_of(
    decided: Decided, analysis: Analysis, reference: Reference, *, on: dt.date | None = None
) -> dict[str, Any]:
    """Return the record of a decision, plain data.

    It holds no moment of its own making; `on` is the day the office gives the decision, if any.
    """
    body = {
        "city": {"code": analysis.boundaries.city_code, "name": analysis.boundaries.city},
        "simulated": SIMULATED if analysis.simulated else "",
        "level": analysis.level.value,
        "decided_on": None if on is None else on.isoformat(),
        "period": str(analysis.period),
        "code_version": analysis.provenance["code_version"],
        "seed": analysis.provenance["seed"],
        "draws": decided.draws,
        "data": _data_of(analysis),
        "boundaries": _boundaries_of(analysis.boundaries),
        "reference": {"sha256": reference.sha256},
        "score": {"of": "priority", "unit": "points", "criteria": _criteria_of(decided, analysis)},
        "priority": _priority_of(analysis),
        "ranking": plain_rows(ranking_of(analysis)[list(_RANK_COLUMNS)]),
        "choice": _choice_of(decided),
        "reasons": _reasons_of(decided, analysis),
    }
    given = {
        "constraints": decided.wishes.as_data(),
        "weighting": priority_of(analysis).weighting,
    }
    plain = _plain(body) | _plain(given, digits=15)
    return {"format": FORMAT, "sha256": _hash(plain), "record": plain}


def canonical(record: Mapping[str, Any]) -> str:
    """Write a record as canonical JSON: sorted keys, a newline at the end; figures are fixed."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def read_record(path: Path) -> dict[str, Any]:
    """Read a decision record; raises `UnreadableFile` for anything else."""
    try:
        text = path.read_text(encoding="utf-8")
        record = json.loads(text, parse_constant=_no_figure)
        known = record["format"] == FORMAT and isinstance(record["record"], dict)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _no_record(path) from error
    if not known:
        raise _no_record(path)
    if part := damaged_part(text):
        raise UnreadableFile(
            id=f"{path.name}: bagian {part!r} tidak seperti yang ditulis 'bersinar choose'; berkas "
            "ini diubah atau rusak.",
            en=f"{path.name}: the part {part!r} is not as 'bersinar choose' writes it; the file "
            "was changed or is damaged.",
        )
    return dict(record)


def _no_figure(text: str) -> float:
    """Refuse NaN and infinity, which are no JSON."""
    raise ValueError(text)


@dataclass(frozen=True)
class Asked:
    """Hold what a decision was asked: wishes, period, seed, the day given to it, weights."""

    wishes: Wishes
    period: Period
    seed: int
    on: dt.date | None
    weighting: Weighting


def asked(record: Mapping[str, Any]) -> Asked:
    """Return what a recorded decision was asked."""
    body = record["record"]
    since, until = (dt.date.fromisoformat(day) for day in body["period"].split("/"))
    on = body["decided_on"]
    day = None if on is None else dt.date.fromisoformat(on)
    return Asked(
        wishes_from(body["constraints"]),
        Period(since, until),
        int(body["seed"]),
        day,
        weighting_from(body["weighting"]),
    )


def differences(recorded: Mapping[str, Any], computed: Mapping[str, Any]) -> list[Difference]:
    """Return where two records differ, what they stand on first; none where they are equal.

    A record whose own hash does not fit its content was changed after it was made, and says so.
    """
    found = list(_compare("", recorded["record"], computed["record"]))
    first = list(_SOURCES)
    found.sort(key=lambda d: first.index(d.where) if d.where in first else len(first))
    if recorded.get("sha256") != (own := _hash(recorded["record"])):
        found.insert(0, Difference("sha256", recorded.get("sha256"), own))
    return found


def is_altered(recorded: Mapping[str, Any]) -> bool:
    """Tell whether a record was changed after it was made."""
    return bool(recorded.get("sha256") != _hash(recorded["record"]))


def boundaries_sha256(boundaries: Boundaries) -> str:
    """Return a hash of codes, polygons and population."""
    digest = hashlib.sha256("\n".join(boundaries.codes).encode())
    for polygon in boundaries.geometry:
        digest.update(shapely.to_wkb(shapely.normalize(polygon), byte_order=1))
    digest.update(np.asarray(boundaries.population, dtype="<f8").tobytes())
    return digest.hexdigest()


def _data_of(analysis: Analysis) -> dict[str, Any]:
    return {
        "sha256": analysis.provenance["data_sha256"],
        "records": analysis.provenance["records"],
    }


def _boundaries_of(boundaries: Boundaries) -> dict[str, Any]:
    return {
        "sha256": boundaries_sha256(boundaries),
        "edition": boundaries.edition,
        "source": boundaries.source,
        "population_source": boundaries.population_source,
    }


def _criteria_of(decided: Decided, analysis: Analysis) -> list[dict[str, Any]]:
    return [
        {
            "code": criterion.code,
            "weight": criterion.weight,
            "least": criterion.least,
            "most": criterion.most,
            "publishable": criterion.publishable,
            "ranking_stable": criterion.stable,
            "choice_stable": decided.stable[criterion.code],
        }
        for criterion in priority_of(analysis).criteria
    ]


def _priority_of(analysis: Analysis) -> list[dict[str, Any]]:
    priority = priority_of(analysis)
    return [
        {
            "code": code,
            "values": priority.values[row],
            "scaled": priority.scaled[row],
            "points": priority.contributions[row],
            "in_top": priority.in_top[row],
            "smaa_top": priority.top[row],
            "rank_variance_by_data": priority.by_data[row],
            "rank_variance_by_weights": priority.by_weights[row],
        }
        for row, code in enumerate(priority.codes)
    ]


def _choice_of(decided: Decided) -> dict[str, Any]:
    best, other, drawn = decided.reasons.choice, decided.reasons.runner_up, decided.drawn
    return {
        "codes": decided.choice.codes,
        "value": decided.choice.value,
        "cost": decided.choice.cost,
        "best": {"codes": best.codes, "value": best.value},
        "runner_up": None if other is None else {"codes": other.codes, "value": other.value},
        "binding_rules": [{"rule": b.rule.value, "gain": b.gain} for b in decided.reasons.binding],
        "lottery": None
        if drawn is None
        else {
            "tied": drawn.tied,
            "tolerance": drawn.tolerance,
            "seed": drawn.seed,
            "complete": drawn.complete,
            "chance": dict(zip(decided.candidates.codes, drawn.chance, strict=True)),
        },
    }


def _reasons_of(decided: Decided, analysis: Analysis) -> dict[str, Any]:
    notes = overview(decided, analysis)
    return {
        "overview_id": [note.id for note in notes],
        "overview_en": [note.en for note in notes],
        "kelurahan": [
            {
                "code": reason.code,
                "name": reason.name,
                "chosen": reason.chosen,
                "share_of_draws": decided.share_of(reason.code),
                **_figures(decided, reason.code),
                "id": reason.text.id,
                "en": reason.text.en,
            }
            for reason in reasons_of(decided, analysis)
        ],
    }


def _figures(decided: Decided, code: str) -> dict[str, Any]:
    pick, price = decided.picks.get(code), decided.prices.get(code)
    return {
        "replacement_cost": None if pick is None else pick.replacement_cost,
        "price_of_forcing_in": None if price is None else price.price,
        "blocked_by": [] if price is None else [rule.value for rule in price.blocked_by],
    }


def _plain(value: Any, digits: int = DIGITS) -> Any:
    """Return plain data whose figures are written alike on every machine."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v, digits) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [_plain(v, digits) for v in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return _figure(float(value), digits)
    return value


def _figure(value: float, digits: int) -> float | int | None:
    """Return a figure with so many significant digits; whole ones, such as costs, are exact."""
    if not np.isfinite(value):
        return None
    figure = value if value.is_integer() else float(f"{value:.{digits}g}")
    return int(figure) if figure.is_integer() and abs(figure) < _LARGEST_WHOLE else figure


def _hash(plain: Any) -> str:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _compare(where: str, recorded: Any, computed: Any) -> Iterator[Difference]:
    """Yield every place in which two pieces of plain data differ."""
    if isinstance(recorded, dict) and isinstance(computed, dict):
        for key in sorted({*recorded, *computed}):
            place = f"{where}.{key}" if where else str(key)
            yield from _compare(place, recorded.get(key), computed.get(key))
    elif isinstance(recorded, list) and isinstance(computed, list):
        for index in range(max(len(recorded), len(computed))):
            pair = (part[index] if index < len(part) else None for part in (recorded, computed))
            yield from _compare(f"{where}[{index}]", *pair)
    elif recorded != computed:
        yield Difference(where, recorded, computed)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 48 else f"{text[:45]}…"


def _no_record(path: Path) -> UnreadableFile:
    return UnreadableFile(
        id=f"{path.name} bukan catatan keputusan ({FORMAT}). Pakai decision.json dari "
        "'bersinar choose'.",
        en=f"{path.name} is no decision record ({FORMAT}). Use decision.json from "
        "'bersinar choose'.",
    )
