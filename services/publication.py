"""The gate: what of an analysis a reader may see, in the office and outside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from geo.aggregate import count_by_zone
from geo.boundaries import Boundaries
from geo.disclosure import Margin, is_sparse, protect, round_significant
from geo.indicators import INDICATORS
from geo.publication import Period as PublishedPeriod
from geo.publication import PlaceLevel, PublishedCounts, publish_counts
from services.analysis import Analysis, Level, Note, Period, Priority, Refusal, Totals
from services.errors import NotPublishable
from services.records import RECORD_KINDS, RecordKind
from services.zones import (
    CELL_KINDS,
    COUNTED_KINDS,
    TESTED_KINDS,
    refit_rates,
    zone_index,
)

_MODEL_COLUMNS = (
    "threat", "threat_low", "threat_high", "burden", "burden_low", "burden_high", "score",
    "in_top_5", "enforcement_contrast", "enforcement_contrast_low", "enforcement_contrast_high",
)  # fmt: skip
_HIDDEN_WITH_COUNT = ("", "_rate", "_smoothed", "_low", "_high", "_z", "_hotspot")
_LEAST_RESPONDENTS = RECORD_KINDS["survey/survey"].least_count


TOO_FEW = Note(
    "Terlalu sedikit kejadian untuk diuji atau diterbitkan.",
    "Too few events to be tested or published.",
)


def disclose(
    analysis: Analysis, records: pd.DataFrame, level: Level, *, raised_to: int | None = None
) -> Analysis:
    """Return the analysis as a reader of `level` may see it.

    In the office (secure) incidents keep their small counts, health and assessment do not.
    Publication hides small counts of every kind, rounds what models say, drops points and heat,
    and takes one quarter, one calendar year or everything. `records`: all of the city's records,
    since what may be shown of one period depends on the others; `raised_to`: a higher least
    count. Raises `NotPublishable` for another period.
    """
    least = least_counts(level, raised_to)
    secure = level is Level.SECURE
    period = PublishedPeriod("all") if secure else published_period(analysis.period, records)
    quarters = quarters_of(_dated(records)["occurred_on"])
    quarterly = {} if secure else count_quarters(records, quarters, analysis.boundaries)
    tables = {
        kind.column: _protect_slice(kind, analysis, least[kind.column])
        if secure
        else protect_quarterly(
            quarterly[kind.column], quarters, analysis.boundaries, least[kind.column]
        )
        for kind in COUNTED_KINDS
    }
    coarsened = [k for k in COUNTED_KINDS if tables[k.column].finest_place != "kelurahan"]
    zones = _hide(analysis.kelurahan, tables, period, "kelurahan")
    shown = replace(
        analysis,
        level=level,
        kelurahan=refit_rates(zones, analysis.boundaries),
        kecamatan=_hide(analysis.kecamatan, tables, period, "kecamatan"),
        notes=(*analysis.notes, *_explain(level, coarsened, least)),
    )
    return shown if secure else _without_detail(shown, least, tables, period)


def least_counts(level: Level, raised_to: int | None = None) -> dict[str, int]:
    """Return k by column: in the office only for kinds never shown finer than kelurahan."""
    return {
        kind.column: max(kind.least_count, raised_to or 0)
        if kind.least_count and (level is Level.PUBLICATION or kind.finest == "kelurahan")
        else 0
        for kind in COUNTED_KINDS
    }


def _without_detail(
    analysis: Analysis,
    least: dict[str, int],
    tables: dict[str, PublishedCounts],
    period: PublishedPeriod,
) -> Analysis:
    """Take out what only the office may see: small totals, points, heat, z, digits.

    Cells are protected over place only, so they are shown for all of the data and not by period.
    """
    ranking, whole = analysis.ranking, period.level == "all"
    withheld = _weighs_small_counts(analysis.priority)
    zones = analysis.kelurahan.drop(
        columns=[f"{k.column}_z" for k in TESTED_KINDS], errors="ignore"
    )
    modelled = tuple(str(c) for c in zones if str(c).endswith(("_smoothed", "_low", "_high")))
    return replace(
        analysis,
        totals=tuple(
            t for t in analysis.totals if _may_tell(t, least[t.column], tables[t.column], period)
        ),
        kelurahan=_round(zones, modelled),
        cells=_hide_cells(analysis.cells, least, whole),
        ranking=None if ranking is None or withheld else _publishable(ranking),
        notes=(*map(_outside, analysis.notes), *withheld),
        threat_draws=None,
        points=None,
        priority=None,
    )


def _may_tell(totals: Totals, k: int, table: PublishedCounts, period: PublishedPeriod) -> bool:
    _, hidden = table.at("city", period, 1)
    small = any(0 < count < k for count in (totals.count, totals.in_kelurahan))
    return not (small or hidden[0])


def _publishable(ranking: pd.DataFrame) -> pd.DataFrame:
    """Round what the model says; drop words that tell of hidden counts ("health high")."""
    return _round(ranking, _MODEL_COLUMNS).drop(columns=["drivers_id", "drivers_en"])


def hidden_zones(
    kind: RecordKind, counts: np.ndarray, boundaries: Boundaries, *, raised_to: int | None = None
) -> np.ndarray:
    """Return which kelurahan's counts of a kind stay hidden even in the office, shape (n,)."""
    k = least_counts(Level.SECURE, raised_to)[kind.column]
    table = _protect_counts(counts, boundaries, k)
    _, hidden = table.at("kelurahan", PublishedPeriod("all"), len(counts))
    return np.asarray(hidden, dtype=bool)


def _weighs_small_counts(priority: Priority | None) -> tuple[Note, ...]:
    """Say so where the rank stands on counts that may be small: its order would tell them."""
    if priority is None:
        return ()
    used = [c for c in priority.criteria if c.weight > 0 and not c.publishable]
    if not used:
        return ()
    names = [", ".join(c.label.says(lang) for c in used) for lang in ("id", "en")]
    return (
        Note(
            f"Peringkat tidak diterbitkan: bobot pada {names[0]} membuatnya bercerita tentang "
            "jumlah kecil. Beri bobot 0 untuk terbitan.",
            f"The ranking is not published: the weight on {names[1]} makes it tell of small "
            "counts. Weight it 0 for publication.",
        ),
    )


def _outside(note: Note) -> Note:
    """Return a note as it may leave the office: a refusal may name a count too small to tell."""
    if not isinstance(note, Refusal):
        return note
    return Note(f"{note.about_id}: {TOO_FEW.id}", f"{note.about_en}: {TOO_FEW.en}")


def may_tell(kind: RecordKind, counts: Iterable[int], *, raised_to: int | None = None) -> bool:
    """Tell whether a statement that stands on these counts of a kind may leave the office."""
    k = least_counts(Level.PUBLICATION, raised_to).get(kind.column, kind.least_count)
    return not any(0 < count < k for count in counts)


def published_decision(record: Mapping[str, Any], records: pd.DataFrame) -> dict[str, Any]:
    """Return a decision record as it may leave the office: what is chosen, by which rules, why.

    Values of criteria, costs, draws and the number of records stay in the office; model figures
    have two significant digits. `records`: all of the city's. The hash is that of the office's
    record. Raises `NotPublishable` for a period that is not published, or weights on criteria
    that tell of small counts.
    """
    body = record["record"]
    since, until = (dt.date.fromisoformat(day) for day in body["period"].split("/"))
    published_period(Period(since, until), records)
    _refuse_small_weights(body["score"]["criteria"])
    rounded = _two_digits({name: body[name] for name in _DECISION_PARTS})
    constraints = dict(body["constraints"]) | {"costs": None}
    return {
        "format": PUBLIC_DECISION,
        "sha256": record["sha256"],
        "record": {**rounded, "level": "publication", "constraints": constraints},
    }


_KEPT_WHOLE = frozenset(
    ("rank", "rank_low", "rank_high", "seed", "tolerance", "cost", "least", "most")
)
PUBLIC_DECISION = "peta-bersinar/choice/1"
_DECISION_PARTS = (
    "city", "simulated", "decided_on", "period", "code_version", "score", "ranking", "choice",
    "reasons",
)  # fmt: skip


def _refuse_small_weights(criteria: list[dict[str, Any]]) -> None:
    used = [c["code"] for c in criteria if c["weight"] > 0 and not c["publishable"]]
    if used:
        raise NotPublishable(
            id=f"Pilihan ini tidak dapat diterbitkan: bobot pada {', '.join(used)} bercerita "
            "tentang jumlah kecil. Beri bobot 0 untuk terbitan.",
            en=f"This choice cannot be published: the weight on {', '.join(used)} tells of small "
            "counts. Weight it 0 for publication.",
        )


def _two_digits(value: Any, name: str = "") -> Any:
    """Round every figure to two significant digits, but for ranks, seeds and what was asked."""
    if isinstance(value, Mapping):
        return {key: _two_digits(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_two_digits(part, name) for part in value]
    if name in _KEPT_WHOLE or isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    rounded = float(f"{value:.2g}")
    return int(rounded) if rounded.is_integer() else rounded


def _protect_slice(kind: RecordKind, analysis: Analysis, k: int) -> PublishedCounts:
    counts = analysis.kelurahan[kind.column].to_numpy(dtype=np.int64)
    return _protect_counts(counts, analysis.boundaries, k)


def _protect_counts(counts: np.ndarray, boundaries: Boundaries, k: int) -> PublishedCounts:
    groups, one = _kecamatan_groups(boundaries), np.zeros(1, np.int64)
    return publish_counts(counts[:, None], groups, one, k)


def _kecamatan_groups(boundaries: Boundaries) -> np.ndarray:
    groups, _ = pd.factorize(boundaries.frame["kecamatan_code"], sort=True)
    return np.asarray(groups, dtype=np.int64)


def quarters_of(days: pd.Series) -> pd.PeriodIndex:
    """Return every quarter from the first to the last day."""
    return pd.period_range(days.min(), days.max(), freq="Q")


def count_quarters(
    records: pd.DataFrame, quarters: pd.PeriodIndex, boundaries: Boundaries
) -> dict[str, np.ndarray]:
    """Return by kind's column the counts per kelurahan and quarter, each of shape (n, q).

    `quarters` hold the day of every record of a counted kind.
    """
    dated = _dated(records)
    zone, count = zone_index(dated, boundaries), dated["count"].to_numpy()
    when = dated["occurred_on"].dt
    column = 4 * (when.year - quarters[0].year) + when.quarter - quarters[0].quarter
    place = zone * len(quarters) + column.to_numpy()
    size = len(boundaries.codes) * len(quarters)
    tables = {}
    for kind in COUNTED_KINDS:
        mine = (zone >= 0) & (dated["kind"] == kind.key).to_numpy()
        counts = count_by_zone(place[mine], size, count[mine])
        tables[kind.column] = counts.reshape(-1, len(quarters))
    return tables


def _dated(records: pd.DataFrame) -> pd.DataFrame:
    found: pd.DataFrame = records[records["kind"].isin([k.key for k in COUNTED_KINDS])]
    return found


def protect_quarterly(
    counts: np.ndarray, quarters: pd.PeriodIndex, boundaries: Boundaries, k: int
) -> PublishedCounts:
    """Return one kind's counts (n, q) per kelurahan and quarter as they may be published."""
    years = np.asarray(quarters.year - quarters.year.min(), dtype=np.int64)
    return publish_counts(counts, _kecamatan_groups(boundaries), years, k)


def published_period(period: Period, records: pd.DataFrame) -> PublishedPeriod:
    """Return which fixed period of publication a period is; raises `NotPublishable`."""
    days = _dated(records)["occurred_on"]
    quarters = quarters_of(days)
    whole = Period(days.min().date(), days.max().date())
    if period == whole or (period.since <= whole.since and period.until >= whole.until):
        return PublishedPeriod("all")
    last_day = period.until + dt.timedelta(days=1)
    first, last = pd.Period(period.since, "Q"), pd.Period(period.until, "Q")
    starts = first.start_time.date() == period.since
    ends = last.end_time.date() + dt.timedelta(days=1) == last_day
    if starts and ends and first == last and first in quarters:
        return PublishedPeriod("quarter", int(quarters.get_indexer(pd.Index([first]))[0]))
    if starts and ends and first.year == last.year and (first.quarter, last.quarter) == (1, 4):
        return PublishedPeriod("year", int(first.year - quarters[0].year))
    raise NotPublishable(
        id=f"Periode {period} tidak dapat diterbitkan: hanya satu triwulan penuh, satu tahun "
        "kalender, atau seluruh data, agar dua terbitan tidak dapat saling dikurangkan.",
        en=f"The period {period} cannot be published: only one whole quarter, one calendar year or "
        "all of the data, so that two publications cannot be subtracted.",
    )


def _hide(
    frame: pd.DataFrame,
    tables: dict[str, PublishedCounts],
    period: PublishedPeriod,
    place: PlaceLevel,
) -> pd.DataFrame:
    """Blank a hidden count and all that goes with it: rates, intervals, z, indicators."""
    shown = frame.copy()
    for column, table in tables.items():
        _, hidden = table.at(place, period, len(frame))
        names = [f"{column}{suffix}" for suffix in _HIDDEN_WITH_COUNT]
        names += [i.key for i in INDICATORS.values() if column in i.reads]
        _blank(shown, names, hidden)
        shown[f"{column}_hidden"] = hidden
    if "respondents" in shown:
        few = (shown["respondents"] < _LEAST_RESPONDENTS).to_numpy()
        _blank(shown, ["respondents", "saw_dealing", "survey_share"], few)
    return shown


def _blank(frame: pd.DataFrame, names: list[str], hidden: np.ndarray) -> None:
    for name in names:
        if name in frame and name.endswith("_hotspot"):
            frame[name] = frame[name].mask(hidden, "")
        elif name in frame:
            frame[name] = frame[name].astype(float).mask(hidden)


def _hide_cells(cells: pd.DataFrame, least_counts: dict[str, int], whole: bool) -> pd.DataFrame:
    """Blank small counts of cells and drop heat: around a lone event, heat is its address."""
    shown = cells.drop(columns=[c for c in cells if str(c).endswith("_heat")])
    for kind in CELL_KINDS:
        counts = shown[kind.column].to_numpy(dtype=np.int64)
        total = np.append(counts, counts.sum())
        margin = Margin(len(counts), np.arange(len(counts)))
        k = least_counts[kind.column]
        hidden = protect(total, [margin], k)[:-1] | (k > 0 and not whole)
        shown[kind.column] = np.where(hidden, np.nan, counts)
        shown[f"{kind.column}_hidden"] = hidden
        if f"{kind.column}_hotspot" in shown:
            shown.loc[hidden, f"{kind.column}_hotspot"] = ""
        if is_sparse(counts, hidden):
            shown.attrs.setdefault("sparse", []).append(kind.column)
    return shown


def _round(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    rounded = {c: round_significant(frame[c].to_numpy(dtype=float)) for c in columns if c in frame}
    return frame.assign(**rounded)


def _explain(level: Level, coarsened: list[RecordKind], least: dict[str, int]) -> list[Note]:
    hidden = " atau ".join(map(str, sorted({k for k in least.values() if k})))
    if level is Level.PUBLICATION:
        gate = Note(
            f"Untuk terbitan: jumlah di bawah {hidden} (menurut jenis) dan jumlah yang membuatnya "
            "dapat dihitung tidak ditampilkan; angka model dibulatkan dua angka penting.",
            f"For publication: counts below {hidden.replace('atau', 'or')} (by kind), and counts "
            "that would give them away, are not shown; model figures have two significant digits.",
        )
    else:
        gate = Note(
            f"HANYA UNTUK KANTOR, jangan diedarkan. Rehabilitasi, asesmen dan SKHPN di bawah "
            f"{hidden} tetap disembunyikan.",
            f"FOR THE OFFICE ONLY, do not pass on. Rehabilitation, assessments and certificates "
            f"below {hidden} stay hidden.",
        )
    if not coarsened:
        return [gate]
    kinds_id = ", ".join(k.label_id for k in coarsened)
    kinds_en = ", ".join(k.label_en for k in coarsened)
    return [
        gate,
        Note(
            f"Terlalu sedikit per kelurahan, hanya per kecamatan: {kinds_id}.",
            f"Too few per kelurahan, by kecamatan only: {kinds_en}.",
        ),
    ]
