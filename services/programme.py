"""The programme: targets beside what was done and what the records say, pilots, outreach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from services.analysis import Analysis, Note, Period
from services.coverage import Coverage
from services.reference_files import IBM_UNIT, PILOT, Reference


@dataclass(frozen=True)
class ProgrammeIndicator:
    """Say how a published indicator is called in English, and which kind of record counts it."""

    published: str
    label_en: str
    unit_en: str
    kind: str = ""


INDICATORS: dict[str, ProgrammeIndicator] = {
    one.published: one
    for one in (
        ProgrammeIndicator(
            "rehabilitasi rawat jalan", "outpatient rehabilitation", "clients",
            "rehabilitation/health",
        ),
        ProgrammeIndicator(
            "pendampingan pascarehabilitasi", "after-care", "clients", "aftercare/health"
        ),
        ProgrammeIndicator(
            "SKHPN", "drug-test certificates (SKHPN)", "people", "certificate/programme"
        ),
        ProgrammeIndicator(
            "asesmen terpadu (TAT)", "integrated assessments (TAT)", "assessments",
            "assessment/enforcement",
        ),
        ProgrammeIndicator(
            "kegiatan edukasi P4GN", "P4GN education activities", "activities",
            "outreach/programme",
        ),
        ProgrammeIndicator("jangkauan sosialisasi digital", "people reached online", "audience"),
        ProgrammeIndicator("unit IBM terbentuk", "IBM units formed", "units"),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Hold one indicator: what was to be done, what was published as done, what records say.

    `target`, `realised`: None where none was published; `recorded`: None where no kind of record
    counts it, the store holds none of that year, or the gate keeps it back (`hidden`).
    """

    label: Note
    unit: Note
    target: float | None
    realised: float | None
    period: str
    source: str
    kind: str
    recorded: int | None
    hidden: bool


def targets_of(reference: Reference, coverage: Coverage) -> tuple[Target, ...]:
    """Return the city's targets; what records say has passed the gate of the coverage."""
    rows = reference.targets.to_dict("records")
    return tuple(_target({str(k): v for k, v in row.items()}, coverage) for row in rows)


def _target(row: dict[str, object], coverage: Coverage) -> Target:
    name, unit = str(row["indicator"]), str(row["unit"])
    known = INDICATORS.get(name, ProgrammeIndicator(name, name, unit))
    period = str(row["period"])
    recorded, hidden = _recorded(known.kind, period, coverage)
    return Target(
        Note(name, known.label_en), Note(unit, known.unit_en), _number(row["target"]),
        _number(row["realised"]), period, str(row["source"]), known.kind, recorded, hidden,
    )  # fmt: skip


def _number(value: object) -> float | None:
    found = pd.to_numeric(pd.Series([value]), errors="coerce").iloc[0]
    return None if pd.isna(found) else float(found)


def _recorded(kind: str, period: str, coverage: Coverage) -> tuple[int | None, bool]:
    """Return the records of a kind in a year, and whether the gate keeps them back."""
    for found in coverage.kinds:
        for year in found.years:
            if found.kind.key == kind and str(year.year) == period:
                return year.records or None, year.records is None
    return None, False


@dataclass(frozen=True)
class Engaged:
    """Hold the dated history of one kelurahan, oldest first: (date, status, note, source)."""

    code: str
    name: str
    pilot_since: str | None
    ibm_since: str | None
    events: tuple[tuple[str, str, str, str], ...]


def engaged_of(reference: Reference) -> tuple[Engaged, ...]:
    """Return each kelurahan that the programme ever named, pilots first, then by first date."""
    history = reference.history.fillna("").astype(str).sort_values("date", kind="stable")
    found = [_engaged(str(code), part) for code, part in history.groupby("code", sort=False)]
    order = sorted(found, key=lambda e: (e.pilot_since is None, e.events[0][0], e.code))
    return tuple(order)


def _engaged(code: str, events: pd.DataFrame) -> Engaged:
    def first(status: str) -> str | None:
        return next(iter(events.loc[events["status"] == status, "date"]), None)

    rows = events[["date", "status", "note", "source"]].itertuples(index=False, name=None)
    return Engaged(code, events["name"].iloc[0], first(PILOT), first(IBM_UNIT), tuple(rows))


@dataclass(frozen=True)
class Reach:
    """Hold one kelurahan's outreach per 1,000 inhabitants beside its threat per head.

    `short`: "yes" where threat is above the city's mean with its whole 90 % interval and outreach
    below the city's rate, "perhaps" where only the middle of the interval is above, else "no".
    """

    code: str
    name: str
    outreach: int
    per_1000: float
    threat: float
    threat_low: float
    threat_high: float
    short: str


@dataclass(frozen=True)
class Reached:
    """Hold outreach beside threat per kelurahan, the most threat first, and the city's rate."""

    period: Period
    city_per_1000: float
    zones: tuple[Reach, ...]


def reach_of(analysis: Analysis) -> Reached | Note:
    """Return outreach beside threat, or why the two cannot be set side by side."""
    zones, ranking = analysis.kelurahan, analysis.ranking
    if ranking is None:
        return analysis.notes[0]
    if "outreach" not in zones or not zones["outreach"].sum():
        return Note(
            "Belum ada catatan sosialisasi pada periode ini.",
            "There are no records of outreach in this period.",
        )
    counts = zones["outreach"].to_numpy(dtype=float)
    people = zones["population"].to_numpy(dtype=float)
    city = float(1000 * np.nansum(counts) / np.nansum(people))
    table = ranking.set_index("code").join(
        pd.DataFrame({"n": counts, "per_1000": 1000 * counts / people}, index=zones.index)
    )
    rows = table.sort_values("threat", ascending=False).dropna(subset=["per_1000"])
    return Reached(
        analysis.period, city, tuple(_reach(str(code), row, city) for code, row in rows.iterrows())
    )


def _reach(code: str, row: pd.Series, city: float) -> Reach:
    little = row["per_1000"] < city
    short = "yes" if little and row["threat_low"] > 1 else "no"
    short = "perhaps" if short == "no" and little and row["threat"] > 1 else short
    return Reach(
        code, row["name"], int(row["n"]), float(row["per_1000"]), float(row["threat"]),
        float(row["threat_low"]), float(row["threat_high"]), short,
    )  # fmt: skip


LIMITS = (
    Note(
        "Angka terbitan dan jumlah catatan dihitung dengan cara berbeda: catatan memuat baris "
        "yang masuk ke penyimpanan kantor, angka terbitan berasal dari sumber yang disebut. "
        "Selisihnya bukan kesalahan dengan sendirinya.",
        "Published figures and records are counted differently: records are the rows that came "
        "into the office's store, published figures come from the source named. A difference is "
        "not an error by itself.",
    ),
    Note(
        "Banyaknya kegiatan bukan ukuran hasil: tidak ada indikator keberhasilan berangka yang "
        "diterbitkan.",
        "The number of activities does not measure success: no numeric indicator of success has "
        "been published.",
    ),
    Note(
        "Sosialisasi dicatat menurut tempat acara; pesertanya dapat datang dari kelurahan lain.",
        "Outreach is recorded where it took place; those who came may live elsewhere.",
    ),
    Note(
        "Ancaman adalah dugaan model dengan selang 90 %; 1 = rata-rata kota per jiwa.",
        "Threat is a model's estimate with a 90 % interval; 1 = the city's mean per head.",
    ),
    Note(
        "Riwayat hanya memuat yang pernah diterbitkan; kelurahan tanpa riwayat bukan berarti "
        "tidak pernah didampingi.",
        "The history holds only what was published; a kelurahan without any may still have been "
        "supported.",
    ),
)
