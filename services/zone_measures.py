"""Measures of kelurahan: from the threat model, the official class, and the filtered records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy import stats

from geo import rates
from geo.classes import CLASSES, NOT_MAPPED
from services.analysis import Analysis, Note, Period
from services.errors import NotFound
from services.measure_view import (
    Ints,
    Layer,
    Measure,
    View,
    masked,
    no_population,
    not_published,
    told,
    too_few_quarters,
)
from services.record_columns import Filter


def _from_ranking(column: str, low: str = "", high: str = "") -> Callable[[View], Layer]:
    def build(view: View) -> Layer:
        table = ranking_by_code(view.analysis())
        bounds = [table[c].to_numpy(dtype=float) if c else None for c in (low, high)]
        return Layer(table[column].to_numpy(dtype=float), bounds[0], bounds[1])

    return build


def ranking_by_code(analysis: Analysis) -> pd.DataFrame:
    """Return the ranking in the order of the boundaries; raises `NotFound` where there is none."""
    if analysis.ranking is None:
        reason = analysis.notes[0]
        raise NotFound(
            id=f"Tidak ada urutan kebutuhan. {reason.id}", en=f"There is no ranking. {reason.en}"
        )
    return analysis.ranking.set_index("code").loc[list(analysis.boundaries.codes)]


def _uncertainty(view: View) -> Layer:
    table = ranking_by_code(view.analysis())
    return Layer((table["threat_high"] / table["threat_low"]).to_numpy(dtype=float))


def _official_class(view: View) -> Layer:
    analysis = view.analysis()
    found = analysis.kelurahan.loc[list(analysis.boundaries.codes), "official_class"].astype(str)
    names = list(dict.fromkeys([*CLASSES, *sorted(set(found) - {NOT_MAPPED})]))
    values = [float(names.index(n)) if n in names else np.nan for n in found]
    return Layer(np.array(values), labels=tuple(Note(n, n) for n in names))


def _count(view: View) -> Layer:
    if view.public:
        return _published(view, "")
    counts = view.by_zone()
    hidden = view.hidden(counts)
    return Layer(masked(counts, hidden), hidden=hidden, totals=told(view, counts, hidden))


def _rate(view: View) -> Layer:
    """Return smoothed events per 1,000 inhabitants; fitted to the shown counts alone."""
    if view.public:
        return _published(view, "_smoothed")
    people = view.ground.boundaries.population
    if not view.ground.boundaries.has_population:
        raise no_population()
    counts = view.by_zone()
    hidden = view.hidden(counts)
    if hidden.all():
        return Layer(np.full(len(counts), np.nan), hidden=hidden)
    shown, exposure = np.where(hidden, 0, counts), np.where(hidden, 0.0, people)
    fit = rates.empirical_bayes(shown.astype(float), exposure)
    low, high = rates.gamma_poisson_interval(shown.astype(float), exposure)
    scaled = [masked(1000 * part, hidden) for part in (fit.smoothed, low, high)]
    return Layer(scaled[0], scaled[1], scaled[2], hidden=hidden, totals=told(view, counts, hidden))


def _change(view: View) -> Layer:
    """Return the second half of the period over the first, with an exact 90 % interval.

    Given both halves' sum, the second is binomial (Przyborowski & Wilenski 1940).
    """
    if view.public:
        raise not_published()
    halves = _halves(view)
    before, after = (_counts_within(view, half) for half in halves)
    days = [(h.until - h.since).days + 1 for h in halves]
    scale = days[0] / days[1]
    both = before + after
    hidden = view.hidden(both)
    if view.kind.finest == "kelurahan":
        hidden |= view.hidden(before)
        hidden |= view.hidden(after)
    low = stats.beta.ppf(0.05, after, before + 1)
    high = stats.beta.ppf(0.95, after + 1, before)
    low, high = (np.nan_to_num(p, nan=n) for p, n in ((low, 0.0), (high, 1.0)))
    with np.errstate(divide="ignore"):
        bounds = [np.where(p < 1, p / (1 - p), np.inf) * scale for p in (low, high)]
    ratio = scale * (after + 0.5) / (before + 0.5)
    known = both > 0
    shown = [np.where(known & ~hidden & np.isfinite(v), v, np.nan) for v in (ratio, *bounds)]
    first, second = halves
    note = Note(f"{second} dibanding {first}.", f"{second} against {first}.")
    return Layer(shown[0], shown[1], shown[2], hidden=hidden, notes=(note,))


def _published(view: View, suffix: str) -> Layer:
    """Return what publication shows of a kind: fixed periods, no free filters."""
    analysis = view.analysis()
    table = analysis.kelurahan.loc[list(analysis.boundaries.codes)]
    column = view.kind.column
    if f"{column}{suffix}" not in table:
        raise not_published()
    hidden = table[f"{column}_hidden"].to_numpy(dtype=bool)
    bounds = [table.get(f"{column}{end}") for end in ("_low", "_high")] if suffix else [None, None]
    shown = [None if b is None else b.to_numpy(dtype=float) for b in bounds]
    return Layer(
        table[f"{column}{suffix}"].to_numpy(dtype=float), shown[0], shown[1], hidden=hidden
    )


def _counts_within(view: View, period: Period) -> Ints:
    wanted = Filter(view.wanted.kind, period, view.wanted.agencies, view.wanted.substances)
    keep = view.columns.chosen(wanted)
    return view.columns.by_zone(keep, len(view.ground.boundaries.codes))


def _halves(view: View) -> tuple[Period, Period]:
    period = view.wanted.period or view.columns.period
    if period is None or period.since == period.until:
        raise too_few_quarters(0)
    middle = period.since + (period.until - period.since) / 2
    return Period(period.since, middle), Period(middle + dt.timedelta(days=1), period.until)


ZONE_MEASURES = (
    Measure(
        "threat", "kelurahan", "sequential", False,
        Note("Ancaman per kepala", "Threat per head"),
        Note("1 = rata-rata kota", "1 = the city's mean"),
        Note(
            "Kebutuhan laten per penduduk dari semua kanal, upaya petugas dikeluarkan.",
            "Latent need per inhabitant from all channels, enforcement effort taken out.",
        ),
        _from_ranking("threat", "threat_low", "threat_high"),
    ),
    Measure(
        "burden", "kelurahan", "sequential", False,
        Note("Beban", "Burden"), Note("jiwa setara", "person equivalents"),
        Note("Penduduk × ancaman.", "Population × threat."),
        _from_ranking("burden", "burden_low", "burden_high"),
    ),
    Measure(
        "priority", "kelurahan", "sequential", False,
        Note("Prioritas", "Priority"), Note("poin, 0–100", "points, 0–100"),
        Note(
            "Skor menurut bobot kantor; tanpa bobot, beban saja.",
            "Score by the office's weights; burden alone without any.",
        ),
        _from_ranking("score"),
    ),
    Measure(
        "uncertainty", "kelurahan", "sequential", False,
        Note("Ketidakpastian ancaman", "Uncertainty of threat"),
        Note("ujung atas ÷ bawah selang 90 %", "upper ÷ lower end of the 90 % interval"),
        Note(
            "Berapa kali lipat ujung atas selang dari ujung bawahnya; makin besar makin tidak "
            "pasti.",
            "How many times the interval's upper end is its lower end; more is less certain.",
        ),
        _uncertainty,
    ),
    Measure(
        "rate", "kelurahan", "sequential", True,
        Note("Laju", "Rate"), Note("per 1.000 jiwa", "per 1,000 inhabitants"),
        Note(
            "Jumlah per penduduk, dihaluskan (empirical Bayes), agar kelurahan kecil tidak "
            "melonjak karena kebetulan.",
            "Count per inhabitant, smoothed (empirical Bayes), so that small kelurahan do not "
            "jump by chance.",
        ),
        _rate,
    ),
    Measure(
        "count", "kelurahan", "sequential", True,
        Note("Jumlah", "Count"), Note("catatan", "records"),
        Note("Jumlah catatan, belum dibagi penduduk.", "Number of records, not per inhabitant."),
        _count,
    ),
    Measure(
        "change", "kelurahan", "ratio", True,
        Note("Perubahan", "Change"),
        Note("paruh kedua ÷ pertama", "second half ÷ first half"),
        Note(
            "Paruh kedua periode dibanding paruh pertama; selang 90 % eksak.",
            "The second half of the period over the first; exact 90 % interval.",
        ),
        _change,
    ),
    Measure(
        "class", "kelurahan", "class", False,
        Note("Kelas resmi 8 + 5", "Official class 8 + 5"),
        Note("pemetaan kawasan rawan", "official mapping"),
        Note(
            "Kelas dari indikator 8 + 5; yang belum dipetakan diarsir, bukan aman.",
            "Class of the 8 + 5 indicators; what nobody mapped is hatched, not safe.",
        ),
        _official_class,
    ),
)  # fmt: skip
