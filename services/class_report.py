"""The official class beside the model: where they disagree, and why. They are never averaged."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from geo.classes import CLASSES, CORE_INDICATORS, NOT_MAPPED, SUPPORTING_INDICATORS
from services.analysis import Analysis, Note
from services.decisions import ranking_of
from services.words import number_text

_HIGH_CLASSES = CLASSES[2:]
_THIRD = 1 / 3
_MORE, _LESS = 1.25, 0.8  # times the city's rate that is called more or less than usual
_CHANNELS = {"reports": Note("laporan warga", "resident reports"),
             "cases": Note("ungkap kasus", "cases"),
             "raids": Note("razia", "raids")}  # fmt: skip
_AGREES = Note("sejalan", "agree")
_OPEN = Note("kelas terbuka", "class open")
_CLASS_TOO_HIGH = Note(
    "kelas tertinggi, tetapi model pasti di luar sepertiga teratas",
    "the highest class, yet the model is surely below the first third",
)
_MAP_FIRST = Note("belum dipetakan, padahal model menempatkannya tinggi: petakan dahulu",
                  "not mapped, though the model puts it high: map it first")  # fmt: skip


def class_table(analysis: Analysis) -> pd.DataFrame:
    """Return one row per kelurahan: class, indicators, model, whether they disagree and why."""
    ranking = ranking_of(analysis)
    zones = analysis.kelurahan.loc[ranking["code"]]
    rows = zip(ranking.to_dict("records"), zones.to_dict("records"), strict=True)
    return pd.DataFrame([_row(rank, zone, zones, len(ranking)) for rank, zone in rows])


def class_lines(table: pd.DataFrame, *, simulated: str, lang: str) -> list[str]:
    """Return the disagreements as lines of text."""
    column = "why_en" if lang == "en" else "why_id"
    apart = table[table["disagrees"]]
    head = (
        f"{len(apart)} of {len(table)} kelurahan: class and model disagree. Neither is averaged "
        "with the other."
        if lang == "en"
        else f"{len(apart)} dari {len(table)} kelurahan: kelas dan model berbeda. Keduanya tidak "
        "dirata-ratakan."
    )
    rows = [f"• {row['name']}: {row[column]}" for row in apart.to_dict("records")]
    return [*([simulated] if simulated else []), head, *rows]


def _row(
    rank: dict[Any, Any], zone: dict[Any, Any], zones: pd.DataFrame, size: int
) -> dict[str, Any]:
    verdict = _verdict(str(rank["class"]), rank, size)
    why = _why(rank, zone, zones, verdict)
    return {
        "code": rank["code"],
        "name": rank["name"],
        "official_class": rank["class"],
        "core_indicators": zone["core_indicators"],
        "supporting_indicators": zone["supporting_indicators"],
        "rank": rank["rank"],
        "rank_low": rank["rank_low"],
        "rank_high": rank["rank_high"],
        "model_level": _model_level(rank, size),
        "disagrees": verdict is _MAP_FIRST or "model" in verdict.en,
        "why_id": why.id,
        "why_en": why.en,
    }


def _model_level(rank: dict[Any, Any], size: int) -> str:
    """Return "high" or "low" where the whole rank interval says so, else "uncertain"."""
    if rank["rank_high"] <= math.ceil(size * _THIRD):
        return "high"
    return "low" if rank["rank_low"] > size - math.ceil(size * _THIRD) else "uncertain"


def _class_level(label: str) -> str:
    """Return "high" (waspada, bahaya), "low" (aman, siaga), "open" or "none" for a class."""
    if label == NOT_MAPPED:
        return "none"
    ends = {end in _HIGH_CLASSES for end in label.split("–")}
    if len(ends) > 1:
        return "open"
    return "high" if ends == {True} else "low"


def _verdict(label: str, rank: dict[Any, Any], size: int) -> Note:
    """Return how class and model stand to each other."""
    official, model = _class_level(label), _model_level(rank, size)
    if official == "none":
        return _MAP_FIRST if model == "high" else Note(NOT_MAPPED, "not mapped")
    if label == CLASSES[-1] and rank["rank_low"] > math.ceil(size * _THIRD):
        return _CLASS_TOO_HIGH
    if (official, model) == ("low", "high"):
        return Note("kelas rendah, model tinggi", "class low, model high")
    if (official, model) == ("high", "low"):
        return Note("kelas tinggi, model rendah", "class high, model low")
    return _OPEN if official == "open" else _AGREES


def _why(rank: dict[Any, Any], zone: dict[Any, Any], zones: pd.DataFrame, verdict: Note) -> Note:
    """Return the verdict with what stands behind each side."""
    counted = _indicators(zone)
    channels = [_channel(column, zone, zones, label) for column, label in _CHANNELS.items()]
    known = [note for note in channels if note]
    beside = Note("; ".join(n.id for n in known), "; ".join(n.en for n in known))
    span = f"{rank['rank']} ({rank['rank_low']}–{rank['rank_high']})"
    return Note(
        f"{verdict.id}. Kelas: {rank['class']}, {counted.id}. Model: peringkat {span}; "
        f"{beside.id or 'laju tidak ditampilkan'}.",
        f"{verdict.en}. Class: {rank['class']}, {counted.en}. Model: rank {span}; "
        f"{beside.en or 'rates not shown'}.",
    )


def _indicators(zone: dict[Any, Any]) -> Note:
    core, more = zone["core_indicators"], zone["supporting_indicators"]
    if not math.isfinite(core):
        return Note("tidak ada yang memeriksa indikatornya", "nobody looked at its indicators")
    counted = f"{core:.0f}/{len(CORE_INDICATORS)}", f"{more:.0f}/{len(SUPPORTING_INDICATORS)}"
    return Note(
        f"{counted[0]} indikator pokok dan {counted[1]} pendukung hadir (ada atau tidak, bukan "
        "seberapa banyak)",
        f"{counted[0]} core and {counted[1]} supporting indicators present (present or not, not "
        "how much)",
    )


def _channel(column: str, zone: dict[Any, Any], zones: pd.DataFrame, label: Note) -> Note | None:
    """Say how a channel's smoothed rate stands beside the city's; None where it is hidden."""
    name = f"{column}_smoothed"
    rate = zone.get(name)
    if rate is None or not math.isfinite(rate):
        return None
    shown = zones[[name, "population"]].dropna()
    usual = float((shown[name] * shown["population"]).sum() / shown["population"].sum())
    if not usual > 0:
        return None
    times = rate / usual
    word = Note("sekitar", "about") if _LESS <= times <= _MORE else (
        Note("lebih, ", "more, ") if times > _MORE else Note("kurang, ", "less, "))  # fmt: skip
    texts = [number_text(times, lang=lang, digits=2) for lang in ("id", "en")]
    return Note(
        f"{label.id} {word.id.strip()} {texts[0]} kali kota".replace("  ", " "),
        f"{label.en} {word.en.strip()} {texts[1]} times the city's".replace("  ", " "),
    )
