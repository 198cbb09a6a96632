"""The gate: what of an analysis a reader may see, in the office and outside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
LEAST_RESPONDENTS = RECORD_KINDS["survey/survey"].least_count


TOO_FEW = Note(
    "Terlalu sedikit kejadian untuk diuji atau diterbitkan.",
    "Too few events to be tested or published.",
)


Tables = dict[str, PublishedCounts]
PUBLISHED_ALONE = Note(
    "Untuk terbitan, ancaman dan titik panas dihitung dari jumlah yang diterbitkan saja; hasilnya "
    "dapat berbeda dari hasil kantor.",
    "For publication, threat and hot spots are computed from the published counts alone; they may "
    "differ from those of the office.",
)


@dataclass(frozen=True)
class Gate:
    """Hold what may be published of a city's counts, by column, and of which fixed period.

    `tables`: of records with a kelurahan; `cities`: of all records, by city alone.
    """

    tables: Tables
    cities: Tables
    period: PublishedPeriod
    least: dict[str, int]

    def may_tell(self, totals: Totals) -> bool:
        """Tell whether the city's total of a kind may be published."""
        both = self.tables[totals.column], self.cities[totals.column]
        hidden = any(table.at("city", self.period, 1)[1][0] for table in both)
        small = any(0 < n < self.least[totals.column] for n in (totals.count, totals.in_kelurahan))
        return not (small or hidden)


def gate_of(
    records: pd.DataFrame, boundaries: Boundaries, period: Period, *, raised_to: int | None = None
) -> Gate:
    """Return what may be published of a period.

    `records`: all of the city's, since what may be shown of one period depends on the others;
    `raised_to`: a higher least count. Raises `NotPublishable` for a period that is not one
    quarter, one calendar year or everything.
    """
    least = least_counts(Level.PUBLICATION, raised_to)
    quarters = quarters_of(_dated(records)["occurred_on"])
    quarterly = count_quarters(records, quarters, boundaries)
    tables = {
        column: protect_quarterly(counts, quarters, boundaries, least[column])
        for column, counts in quarterly.items()
    }
    cities = {
        column: publish_counts(counts, np.zeros(1, np.int64), years_of(quarters), least[column])
        for column, counts in count_city(records, quarters).items()
    }
    return Gate(tables, cities, published_period(period, records), least)


def for_office(analysis: Analysis, *, raised_to: int | None = None) -> Analysis:
    """Return the analysis as the office sees it: small counts of health and assessment hidden."""
    least = least_counts(Level.SECURE, raised_to)
    tables = {k.column: _protect_slice(k, analysis, least[k.column]) for k in COUNTED_KINDS}
    return _disclose(analysis, Level.SECURE, Gate(tables, {}, PublishedPeriod("all"), least))


def for_publication(analysis: Analysis, gate: Gate) -> Analysis:
    """Return the analysis as it may leave the office.

    Small counts of every kind are hidden, what models say is rounded, points and heat are dropped.
    The models of `analysis` must have been given published counts alone (`published_records`).
    """
    return _without_detail(_disclose(analysis, Level.PUBLICATION, gate), gate)


def _disclose(analysis: Analysis, level: Level, gate: Gate) -> Analysis:
    tables, period = gate.tables, gate.period
    coarsened = [k for k in COUNTED_KINDS if tables[k.column].finest_place != "kelurahan"]
    zones = _hide(analysis.kelurahan, tables, period, "kelurahan")
    return replace(
        analysis,
        level=level,
        kelurahan=refit_rates(zones, analysis.boundaries),
        kecamatan=_hide(analysis.kecamatan, tables, period, "kecamatan"),
        notes=(*analysis.notes, *_explain(level, coarsened, gate.least)),
    )


def least_counts(level: Level, raised_to: int | None = None) -> dict[str, int]:
    """Return k by column: in the office only for kinds never shown finer than kelurahan."""
    return {
        kind.column: max(kind.least_count, raised_to or 0)
        if kind.least_count and (level is Level.PUBLICATION or kind.finest == "kelurahan")
        else 0
        for kind in COUNTED_KINDS
    }


def _without_detail(analysis: Analysis, gate: Gate) -> Analysis:
    """Take out what only the office may see: small totals, points, heat, z, digits.

    Cells are protected over place only, so they are shown for all of the data and not by period.
    """
    ranking, whole = analysis.ranking, gate.period.level == "all"
    withheld = _weighs_small_counts(analysis.priority)
    zones = analysis.kelurahan.drop(
        columns=[f"{k.column}_z" for k in TESTED_KINDS], errors="ignore"
    )
    modelled = tuple(str(c) for c in zones if str(c).endswith(("_smoothed", "_low", "_high")))
    return replace(
        analysis,
        totals=tuple(filter(gate.may_tell, analysis.totals)),
        kelurahan=_round(zones, modelled),
        cells=_hide_cells(analysis.cells, gate.least, whole),
        ranking=None if ranking is None or withheld else _publishable(ranking),
        notes=(*map(_outside, analysis.notes), *withheld),
        threat_draws=None,
        points=None,
        priority=None,
    )


def _publishable(ranking: pd.DataFrame) -> pd.DataFrame:
    """Round what the model says; drop the words on what drives it."""
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


def told_kelurahan(analysis: Analysis, kind: RecordKind) -> np.ndarray:
    """Return whether each kelurahan's count of a kind is shown, in boundary order, shape (n,)."""
    table = analysis.kelurahan.loc[list(analysis.boundaries.codes)]
    return ~table[f"{kind.column}_hidden"].to_numpy(dtype=bool)


def may_tell(kind: RecordKind, counts: Iterable[int], *, raised_to: int | None = None) -> bool:
    """Tell whether a statement that stands on these counts of a kind may leave the office."""
    k = least_counts(Level.PUBLICATION, raised_to).get(kind.column, kind.least_count)
    return not any(0 < count < k for count in counts)


def _protect_slice(kind: RecordKind, analysis: Analysis, k: int) -> PublishedCounts:
    counts = analysis.kelurahan[kind.column].to_numpy(dtype=np.int64)
    return _protect_counts(counts, analysis.boundaries, k)


def _protect_counts(counts: np.ndarray, boundaries: Boundaries, k: int) -> PublishedCounts:
    groups, one = kecamatan_groups(boundaries), np.zeros(1, np.int64)
    return publish_counts(counts[:, None], groups, one, k)


def kecamatan_groups(boundaries: Boundaries) -> np.ndarray:
    """Return the index of each kelurahan's kecamatan, in the order of their codes, shape (n,)."""
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
    place = zone * len(quarters) + _quarter_index(dated, quarters)
    size = len(boundaries.codes) * len(quarters)
    tables = {}
    for kind in COUNTED_KINDS:
        mine = (zone >= 0) & (dated["kind"] == kind.key).to_numpy()
        counts = count_by_zone(place[mine], size, count[mine])
        tables[kind.column] = counts.reshape(-1, len(quarters))
    return tables


def count_city(records: pd.DataFrame, quarters: pd.PeriodIndex) -> dict[str, np.ndarray]:
    """Return by kind's column the count of all records per quarter, placed or not, (1, q)."""
    dated = _dated(records)
    column = _quarter_index(dated, quarters)
    return {
        kind.column: count_by_zone(
            column[mine := (dated["kind"] == kind.key).to_numpy()],
            len(quarters),
            dated["count"].to_numpy()[mine],
        )[None, :]
        for kind in COUNTED_KINDS
    }


def _quarter_index(dated: pd.DataFrame, quarters: pd.PeriodIndex) -> np.ndarray:
    when = dated["occurred_on"].dt
    found = 4 * (when.year - quarters[0].year) + when.quarter - quarters[0].quarter
    return np.asarray(found, dtype=np.int64)


def _dated(records: pd.DataFrame) -> pd.DataFrame:
    found: pd.DataFrame = records[records["kind"].isin([k.key for k in COUNTED_KINDS])]
    return found


def protect_quarterly(
    counts: np.ndarray, quarters: pd.PeriodIndex, boundaries: Boundaries, k: int
) -> PublishedCounts:
    """Return one kind's counts (n, q) per kelurahan and quarter as they may be published."""
    return publish_counts(counts, kecamatan_groups(boundaries), years_of(quarters), k)


def years_of(quarters: pd.PeriodIndex) -> np.ndarray:
    """Return the index of each quarter's year, shape (q,)."""
    return np.asarray(quarters.year - quarters.year.min(), dtype=np.int64)


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
    tables: Tables,
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
        few = (shown["respondents"] < LEAST_RESPONDENTS).to_numpy()
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
        notes = [PUBLISHED_ALONE, gate]
    else:
        gate = Note(
            f"HANYA UNTUK KANTOR, jangan diedarkan. Rehabilitasi, asesmen dan SKHPN di bawah "
            f"{hidden} tetap disembunyikan.",
            f"FOR THE OFFICE ONLY, do not pass on. Rehabilitation, assessments and certificates "
            f"below {hidden} stay hidden.",
        )
        notes = [gate]
    if not coarsened:
        return notes
    kinds_id = ", ".join(k.label_id for k in coarsened)
    kinds_en = ", ".join(k.label_en for k in coarsened)
    return [
        *notes,
        Note(
            f"Terlalu sedikit per kelurahan, hanya per kecamatan: {kinds_id}.",
            f"Too few per kelurahan, by kecamatan only: {kinds_en}.",
        ),
    ]
