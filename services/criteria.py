"""Criteria of priority: a decorated function each, with its words, unit, bounds and help.

A criterion takes the facts and returns known values (n,) or posterior draws (R, n) in the order of
the boundaries' codes, NaN where a kelurahan's value is unknown; it raises `NotEnoughData` with
the reason where the city has no such data at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.aggregate import count_by_zone
from geo.boundaries import Boundaries
from geo.errors import NotEnoughData
from services.analysis import Period
from services.records import RECORD_KINDS
from services.zones import zone_index

Floats = NDArray[np.float64]

_LEAST_ASKED = RECORD_KINDS["survey/survey"].least_count
_EARLIER_REPORTS = 10.0  # weight of the city's own trend, in reports of a kelurahan


@dataclass(frozen=True)
class Facts:
    """Hold what criteria read.

    `threat`: draws (R, n) of threat per head; `zones`: one row per kelurahan with its counts and
    the number of supporting indicators; `records`: those of the period; `readiness`: the office's
    own table, index code, columns commitment and access_km where it keeps them.
    """

    boundaries: Boundaries
    threat: Floats
    zones: pd.DataFrame
    records: pd.DataFrame
    period: Period
    readiness: pd.DataFrame

    @property
    def draws(self) -> int:
        """Return the number of draws."""
        return len(self.threat)


Values = Callable[[Facts, np.random.Generator], Floats]


@dataclass(frozen=True)
class CriterionKind:
    """Hold one criterion: code, words in both languages, unit, bounds, how it is computed.

    `least`, `most`: fixed reference bounds that become 0 and 1; `publishable`: it stands on model
    figures and open programme counts alone, so a rank by it tells no small count.
    """

    code: str
    label: tuple[str, str]
    unit: tuple[str, str]
    help: tuple[str, str]
    least: float
    most: float
    publishable: bool
    function: Values


CRITERIA: dict[str, CriterionKind] = {}


def criterion(
    label: tuple[str, str],
    *,
    unit: tuple[str, str],
    bounds: tuple[float, float],
    help: tuple[str, str],
    publishable: bool,
) -> Callable[[Values], Values]:
    """Register a function as a criterion; texts are Indonesian, English."""

    def register(function: Values) -> Values:
        code = function.__name__
        CRITERIA[code] = CriterionKind(code, label, unit, help, *bounds, publishable, function)
        return function

    return register


@criterion(
    ("Beban", "Burden"),
    unit=("jiwa setara", "person equivalents"),
    bounds=(0.0, 500_000.0),
    help=(
        "Penduduk dikali ancaman per kepala: berapa besar kebutuhan di kelurahan itu.",
        "Population times threat per head: how much need there is in the kelurahan.",
    ),
    publishable=True,
)
def burden(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return draws of population times threat per head."""
    return np.asarray(facts.threat * facts.boundaries.population)


@criterion(
    ("Ancaman per kepala", "Threat per head"),
    unit=("× rata-rata kota", "× the city's mean"),
    bounds=(0.0, 4.0),
    help=(
        "Ancaman per kepala dengan upaya petugas dikeluarkan: seberapa pekat masalahnya.",
        "Threat per head with enforcement effort taken out: how dense the problem is.",
    ),
    publishable=True,
)
def threat(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return draws of threat per head."""
    return facts.threat


@criterion(
    ("Kecenderungan laporan", "Trend of reports"),
    unit=("% perubahan", "% change"),
    bounds=(-50.0, 100.0),
    help=(
        "Laporan warga di paruh kedua periode dibanding paruh pertama; jumlah kecil ditarik ke "
        "perubahan kota.",
        "Resident reports in the second half of the period against the first; small counts are "
        "drawn towards the city's change.",
    ),
    publishable=False,
)
def trend(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return draws of the change of reports between the halves of the period, in per cent.

    The share in the second half is Beta; its prior is the city's share with the weight of ten
    reports.
    """
    kind = RECORD_KINDS["incident/residents"]
    reports = facts.records[facts.records["kind"] == kind.key]
    since, until = facts.period.since, facts.period.until
    middle = pd.Timestamp(since) + (pd.Timestamp(until) - pd.Timestamp(since)) / 2
    late = reports["occurred_on"] > middle
    first, second = (_count(part, facts.boundaries) for part in (reports[~late], reports[late]))
    if first.sum() == 0 or second.sum() == 0:
        raise NotEnoughData(
            id="Salah satu paruh periode tidak memuat laporan warga.",
            en="One half of the period holds no resident reports.",
        )
    usual = second.sum() / (first.sum() + second.sum())
    share = rng.beta(
        second + _EARLIER_REPORTS * usual,
        first + _EARLIER_REPORTS * (1 - usual),
        size=(facts.draws, len(first)),
    )
    return np.asarray(100.0 * (share / (1.0 - share) - 1.0))


@criterion(
    ("Keresahan warga", "Residents' concern"),
    unit=("% responden", "% of respondents"),
    bounds=(0.0, 60.0),
    help=(
        "Bagian responden survei yang melihat transaksi; tidak diketahui di bawah 10 responden.",
        "Share of survey respondents who saw dealing; unknown under 10 respondents.",
    ),
    publishable=False,
)
def concern(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return draws of the share of residents who saw dealing (Beta, Jeffreys prior), per cent."""
    asked = facts.zones["respondents"].to_numpy(dtype=float)
    saw = facts.zones["saw_dealing"].to_numpy(dtype=float)
    known = asked >= _LEAST_ASKED
    if not known.any():
        raise NotEnoughData(
            id="Tidak ada survei dengan sedikitnya 10 responden di satu kelurahan pun.",
            en="No kelurahan has a survey of at least 10 respondents.",
        )
    drawn = rng.beta(saw + 0.5, asked - saw + 0.5, size=(facts.draws, len(asked)))
    return np.where(known, 100.0 * drawn, np.nan)


@criterion(
    ("Kurang terjangkau", "Lack of coverage"),
    unit=("sosialisasi per 1.000 jiwa", "outreach per 1,000"),
    bounds=(2.0, 0.0),
    help=(
        "Sosialisasi P4GN per 1.000 jiwa; makin sedikit makin mendesak.",
        "P4GN outreach per 1,000 inhabitants; the less there was, the more urgent.",
    ),
    publishable=True,
)
def coverage(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return outreach activities per 1,000 inhabitants."""
    activities = facts.zones["outreach"].to_numpy(dtype=float)
    if not activities.any():
        raise NotEnoughData(
            id="Tidak ada catatan sosialisasi.", en="There are no records of outreach."
        )
    people = facts.boundaries.population
    known = people > 0
    return np.where(known, 1000.0 * activities / np.where(known, people, 1.0), np.nan)


@criterion(
    ("Kondisi pendukung", "Supporting conditions"),
    unit=("indikator dari 5", "indicators of 5"),
    bounds=(0.0, 5.0),
    help=(
        "Indikator pendukung resmi yang ada; tidak diketahui di mana belum dipetakan.",
        "Official supporting indicators present; unknown where nobody has looked.",
    ),
    publishable=True,
)
def supporting(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return the number of supporting indicators present."""
    present = facts.zones["supporting_indicators"].to_numpy(dtype=float)
    if not np.isfinite(present).any():
        raise NotEnoughData(
            id="Belum ada kelurahan yang dipetakan dengan indikator 8 + 5.",
            en="No kelurahan is mapped with the 8 + 5 indicators yet.",
        )
    return present


@criterion(
    ("Kesiapan kelurahan", "Readiness of the kelurahan"),
    unit=("nilai 1–5 dari kantor", "the office's mark, 1–5"),
    bounds=(1.0, 5.0),
    help=(
        "Kesediaan pemerintah dan warga kelurahan menurut penilaian kantor (readiness.csv).",
        "Commitment of the kelurahan's government and residents as the office marks it "
        "(readiness.csv).",
    ),
    publishable=True,
)
def commitment(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return the office's mark of commitment."""
    return _office_column(facts, "commitment")


@criterion(
    ("Jauh dari rehabilitasi", "Far from rehabilitation"),
    unit=("km", "km"),
    bounds=(0.0, 10.0),
    help=(
        "Jarak ke layanan rehabilitasi terdekat menurut kantor (readiness.csv); makin jauh makin "
        "mendesak.",
        "Distance to the nearest rehabilitation service as the office gives it (readiness.csv); "
        "the farther, the more urgent.",
    ),
    publishable=True,
)
def access_km(facts: Facts, rng: np.random.Generator) -> Floats:
    """Return the distance to care that the office gives."""
    return _office_column(facts, "access_km")


def _count(records: pd.DataFrame, boundaries: Boundaries) -> Floats:
    counts = records["count"].to_numpy(dtype=np.int64)
    zones = zone_index(records, boundaries)
    return count_by_zone(zones, len(boundaries.codes), counts).astype(np.float64)


def _office_column(facts: Facts, name: str) -> Floats:
    if name not in facts.readiness or not facts.readiness[name].notna().any():
        raise NotEnoughData(
            id=f"Kantor belum mengisi kolom {name} di readiness.csv.",
            en=f"The office has not filled in the column {name} of readiness.csv.",
        )
    found = facts.readiness[name].reindex(list(facts.boundaries.codes))
    return found.to_numpy(dtype=np.float64)
