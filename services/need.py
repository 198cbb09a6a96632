"""The ranking by need: threat, burden, score, rank with intervals, drivers, class, pilots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from geo.classes import OfficialClass
from geo.errors import NoPopulation, NotEnoughData
from geo.ranking import rank_intervals, ranks
from geo.threat import Channel, Effort, Survey, Threat, fit_threat
from geo.weights import Weights
from services.analysis import Note
from services.records import RECORD_KINDS
from services.reference_files import PILOT, Reference
from services.words import count_text
from services.zones import survey_answers, zone_index

DRAWS = 4000
_TOP = 5
_PROBABLY_SILENT = 0.5
_NOTABLE = 0.2  # log scale: about a fifth above or below what the city has per head

# One channel of the model: the kinds counted together and whether officers fill it.
_CHANNELS: dict[str, tuple[tuple[str, ...], bool]] = {
    "cases": (("incident/enforcement",), True),
    "assessments": (("assessment/enforcement",), True),
    "reports": (("incident/residents",), False),
    "health": (("rehabilitation/health", "aftercare/health"), False),
}
_LABELS = {
    "cases": ("ungkap kasus", "cases"),
    "assessments": ("asesmen terpadu", "assessments"),
    "reports": ("laporan warga", "resident reports"),
    "health": ("rehabilitasi", "rehabilitation"),
    "effort": ("razia", "raids"),
    "survey": ("survei warga", "the residents' survey"),
}
_OFFICERS = ("cases", "assessments", "effort")
RANKING_COLUMNS = (
    "code", "name", "kecamatan", "threat", "threat_low", "threat_high", "burden", "burden_low",
    "burden_high", "score", "rank", "rank_low", "rank_high", "class", "pilot_status",
    "in_top_5", "enforcement_contrast", "enforcement_contrast_low", "enforcement_contrast_high",
    "drivers_id", "drivers_en",
)  # fmt: skip


@dataclass(frozen=True)
class Need:
    """Hold the ranking and the draws behind it, or why there is none; notes say how it was made."""

    ranking: pd.DataFrame | None
    threat_draws: NDArray[np.float64] | None
    notes: tuple[Note, ...]


def rank_need(
    records: pd.DataFrame,
    boundaries: Boundaries,
    neighbours: Weights,
    classes: list[OfficialClass],
    reference: Reference,
    *,
    seed: int,
) -> Need:
    """Rank every kelurahan by burden; none, with the reason, where need cannot be estimated.

    The rank that is shown is that of priority, which is burden where the office weighs nothing
    else.
    """
    if not boundaries.has_population:
        return Need(None, None, (_NO_POPULATION,))
    evidence = _evidence(records, boundaries, reference)
    try:
        threat = fit_threat(
            evidence.channels,
            boundaries.population,
            neighbours,
            survey=evidence.survey,
            effort=evidence.effort,
            post=evidence.post,
            draws=DRAWS,
            seed=seed,
        )
    except (NoPopulation, NotEnoughData) as refusal:
        return Need(None, None, (Note(refusal.says("id"), refusal.says("en")),))
    ranking = _table(threat, boundaries, classes, reference)
    return Need(ranking, np.exp(threat.draws), _notes(threat, evidence))


_NO_POPULATION = Note(
    "Penduduk tiap kelurahan tidak diketahui: hanya jumlah yang ditampilkan, tanpa laju dan tanpa "
    "urutan kebutuhan. Tambahkan batas wilayah dengan --population-field.",
    "The population of each kelurahan is unknown: counts only, no rates and no ranking by need. "
    "Add the boundaries with --population-field.",
)


@dataclass(frozen=True)
class _Evidence:
    channels: list[Channel]
    survey: Survey | None
    effort: Effort | None
    post: NDArray[np.int64] | None
    records: int


def _evidence(records: pd.DataFrame, boundaries: Boundaries, reference: Reference) -> _Evidence:
    """Count what the model is fed: channels by year, survey answers, raids, running pilots."""
    zones = zone_index(records, boundaries)
    years = records["occurred_on"].dt.year.to_numpy()
    span = np.arange(years.min(), years.max() + 1)
    counter = _Counter(records, zones, len(boundaries.codes), span)
    channels = [_channel(name, counter) for name in _CHANNELS]
    channels = [c for c in channels if np.nansum(c.totals) > 0]
    asked, saw = survey_answers(records, zones, len(boundaries.codes))
    raids = counter.by_year(("raid/effort", "urine_test/effort")).sum(axis=1)
    post = _running_pilots(boundaries, reference, span)
    by_year = any(np.ndim(c.counts) == 2 for c in channels)
    return _Evidence(
        channels,
        Survey(asked, saw) if asked.any() else None,
        Effort(raids) if raids.any() else None,
        post if post.any() and by_year else None,
        sum(int(np.nansum(c.totals)) for c in channels),
    )


@dataclass(frozen=True)
class _Counter:
    records: pd.DataFrame
    zones: NDArray[np.int64]
    size: int
    years: NDArray[np.int64]

    def by_year(self, kinds: tuple[str, ...]) -> NDArray[np.int64]:
        """Count located records of some kinds per kelurahan and year, shape (n, T)."""
        wanted = self.records["kind"].isin(kinds).to_numpy() & (self.zones >= 0)
        counts = np.zeros((self.size, len(self.years)), dtype=np.int64)
        column = self.records["occurred_on"].dt.year.to_numpy()[wanted] - self.years[0]
        amount = self.records["count"].to_numpy()[wanted]
        np.add.at(counts, (self.zones[wanted], column), amount)
        return counts

    def unlocated(self, kinds: tuple[str, ...]) -> int:
        """Count records of some kinds whose kelurahan is unknown."""
        wanted = self.records["kind"].isin(kinds).to_numpy() & (self.zones < 0)
        return int(self.records["count"].to_numpy()[wanted].sum())


def _channel(name: str, counter: _Counter) -> Channel:
    """Return a channel's counts: by year where it reaches over all of them, else in all."""
    kinds, officers = _CHANNELS[name]
    counts = counter.by_year(kinds)
    everywhere = len(counter.years) > 1 and bool(counts.sum(axis=0).all())
    return Channel(
        name,
        counts if everywhere else counts.sum(axis=1),
        RECORD_KINDS[kinds[0]].effort_loading,
        officers,
        counter.unlocated(kinds),
    )


def _running_pilots(
    boundaries: Boundaries, reference: Reference, years: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return 1 where a pilot was running for most of a year, shape (n, T)."""
    post = np.zeros((len(boundaries.codes), len(years)), dtype=np.int64)
    for event in reference.history[reference.history["status"] == PILOT].to_dict("records"):
        begun = pd.Timestamp(event["date"])
        first = begun.year + (begun.month > 6)
        post[boundaries.codes == event["code"]] |= (years >= first).astype(np.int64)
    return post


def _table(
    threat: Threat,
    boundaries: Boundaries,
    classes: list[OfficialClass],
    reference: Reference,
) -> pd.DataFrame:
    per_head, burden = threat.threat, threat.burden
    draws = boundaries.population * np.exp(threat.draws)
    interval = rank_intervals(draws, k=min(_TOP, len(boundaries.codes)))
    rank = ranks(burden.mean)
    table = pd.DataFrame(
        {
            "code": boundaries.codes,
            "name": boundaries.frame["name"],
            "kecamatan": boundaries.frame["kecamatan"],
            "threat": per_head.mean,
            "threat_low": per_head.low,
            "threat_high": per_head.high,
            "burden": burden.mean,
            "burden_low": burden.low,
            "burden_high": burden.high,
            "score": burden.mean,
            "rank": rank,
            "rank_low": np.minimum(interval.low, rank),
            "rank_high": np.maximum(interval.high, rank),
            "class": [c.label for c in classes],
            "pilot_status": [reference.status(code) for code in boundaries.codes],
            "in_top_5": interval.top,
            "enforcement_contrast": threat.contrast.mean,
            "enforcement_contrast_low": threat.contrast.low,
            "enforcement_contrast_high": threat.contrast.high,
            "drivers_id": [_drivers(threat, z, 0) for z in range(len(rank))],
            "drivers_en": [_drivers(threat, z, 1) for z in range(len(rank))],
        }
    )
    return table.sort_values(["rank", "code"], ignore_index=True)


def _drivers(threat: Threat, zone: int, language: int) -> str:
    """Say in words what a kelurahan's channels tell: who sees much, who sees little."""
    signals = {n: float(v[zone]) for n, v in threat.signals.items() if np.isfinite(v[zone])}
    high = [_LABELS[n][language] for n, v in signals.items() if v > _NOTABLE]
    low = [_LABELS[n][language] for n, v in signals.items() if v < -_NOTABLE]
    above, below = (("tinggi", "rendah"), ("high", "low"))[language]
    parts = [f"{', '.join(names)} {word}" for names, word in ((high, above), (low, below)) if names]
    usual = ("semua kanal sekitar rata-rata kota", "all channels about the city's mean")[language]
    return "; ".join(parts or [usual]) + _policing(threat, zone, language)


def _policing(threat: Threat, zone: int, language: int) -> str:
    """Say where officers found clearly more or less than the other channels would give them."""
    if threat.contrast.low[zone] > 1:
        return (": lebih banyak diawasi petugas", ": much policed")[language]
    if threat.contrast.high[zone] < 1:
        return (": sedikit diawasi petugas", ": little policed")[language]
    return ""


def _notes(threat: Threat, evidence: _Evidence) -> tuple[Note, ...]:
    names = list(threat.signals)
    fed = [", ".join(_LABELS[n][i] for n in names) for i in (0, 1)]
    missing = [n for n in ("survey", "health", "reports") if n not in names]
    notes = [
        Note(
            f"Ancaman diperkirakan bersama dari {fed[0]} ({count_text(evidence.records)} catatan "
            "yang diketahui kelurahannya); upaya petugas dikeluarkan, jadi banyaknya penangkapan "
            "saja tidak menaikkan peringkat.",
            f"Threat is estimated jointly from {fed[1]} "
            f"({count_text(evidence.records, lang='en')} records whose kelurahan is known); "
            "enforcement effort is taken out, so arrests alone raise no rank.",
        )
    ]
    if missing:
        lacking = [", ".join(_LABELS[n][i] for n in missing) for i in (0, 1)]
        notes.append(
            Note(
                f"Tanpa {lacking[0]}: hasilnya kurang pasti.",
                f"Without {lacking[1]}: the result is less certain.",
            )
        )
    return (*notes, *_silent(threat))


def _silent(threat: Threat) -> list[Note]:
    """Name the channels that probably follow a pattern of their own instead of threat."""
    return [
        Note(
            f"{_LABELS[name][0].capitalize()} tampak mengikuti pola sendiri, bukan ancaman "
            f"(peluang {100 * belief:.0f} %); kanal ini hampir tidak dipakai. Periksa bagaimana "
            "catatannya terkumpul.",
            f"{_LABELS[name][1].capitalize()} seem to follow a pattern of their own and not threat "
            f"(probability {100 * belief:.0f} %); the channel is hardly used. Check how its "
            "records come about.",
        )
        for name, belief in threat.silent.items()
        if belief > _PROBABLY_SILENT
    ]
