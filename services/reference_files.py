"""Reference tables of a city: targets, the dated history of its pilots, the office's cut-offs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from geo.classes import CLASSES, SOURCED_CUT_OFFS, CutOff
from services.errors import UnreadableFile
from services.weighting import PRIORITIES_FILE, Weighting, read_weighting

PILOT = "kelurahan bersinar"
IBM_UNIT = "unit IBM"
CUT_OFFS_FILE = "class_cutoffs.csv"
READINESS_FILE = "readiness.csv"


@dataclass(frozen=True)
class Reference:
    """Hold a city's targets (indicator, unit, target, realised, period, source) and history.

    `history`: one row per dated event of a kelurahan: date, code, name, status, note, source.
    `office_cut_offs`: from how many indicators each class begins, empty where the office has not
    said so. `weighting`: the office's weights of criteria, None where it has set none.
    `readiness`: index code, what the office knows of each kelurahan: commitment, access_km.
    """

    targets: pd.DataFrame
    history: pd.DataFrame
    office_cut_offs: tuple[CutOff, ...] = ()
    weighting: Weighting | None = None
    readiness: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def cut_offs(self) -> tuple[CutOff, ...]:
        """Return the office's cut-offs, else the one that has a published source."""
        return self.office_cut_offs or SOURCED_CUT_OFFS

    @property
    def sha256(self) -> str:
        """Return a hash of what a choice stands on: history, cut-offs and readiness.

        Weights are not part of it: a record holds those that it was made with.
        """
        content = self.history.to_csv(index=False) + repr(self.office_cut_offs)
        if len(self.readiness):
            content += self.readiness.to_csv()
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def pilots(self) -> frozenset[str]:
        """Return the codes of kelurahan that are or were pilots."""
        return frozenset(self.history.loc[self.history["status"] == PILOT, "code"])

    def pilot_start(self, code: str) -> dt.date | None:
        """Return the day a kelurahan became a pilot; 1 January if only its year is known."""
        mine = (self.history["code"] == code) & (self.history["status"] == PILOT)
        dates = sorted(self.history.loc[mine, "date"].astype(str))
        return dt.date.fromisoformat((dates[0] + "-01-01")[:10]) if dates else None

    def status(self, code: str) -> str:
        """Return the strongest status a kelurahan holds with its date, "" where it has none."""
        events = self.history[self.history["code"] == code].sort_values("date")
        pilot = events[events["status"] == PILOT]
        chosen = pilot if len(pilot) else events
        if chosen.empty:
            return ""
        last = chosen.iloc[-1]
        return f"{last['status']} ({last['date']})"


def load_reference(city_code: str, data_dirs: Sequence[Path]) -> Reference:
    """Read a city's reference tables; empty ones where there are none."""
    targets = _read(city_code, "programme_2024.csv", data_dirs)
    history = _read(city_code, "bersinar_history.csv", data_dirs)
    priorities = _find(city_code, PRIORITIES_FILE, data_dirs)
    columns = ["indicator", "unit", "target", "realised", "period", "source"]
    events = ["date", "code", "name", "status", "note", "source"]
    return Reference(
        targets if targets is not None else pd.DataFrame(columns=columns),
        history if history is not None else pd.DataFrame(columns=events),
        _cut_offs(_read(city_code, CUT_OFFS_FILE, data_dirs)),
        None if priorities is None else read_weighting(priorities),
        _readiness(_read(city_code, READINESS_FILE, data_dirs)),
    )


def _cut_offs(table: pd.DataFrame | None) -> tuple[CutOff, ...]:
    """Read the office's cut-offs (class, core, supporting); raises `UnreadableFile`."""
    if table is None:
        return ()
    try:
        rows = zip(table["class"], table["core"], table["supporting"], strict=True)
        found = tuple(
            CutOff(str(label).strip(), int(core), int(more)) for label, core, more in rows
        )
    except (KeyError, ValueError) as error:
        raise _bad_cut_offs() from error
    if not found or not {c.label for c in found} <= set(CLASSES):
        raise _bad_cut_offs()
    return found


def _bad_cut_offs() -> UnreadableFile:
    allowed = ", ".join(CLASSES)
    return UnreadableFile(
        id=f"{CUT_OFFS_FILE} harus berisi kolom class,core,supporting; class salah satu dari "
        f"{allowed}; angka bulat.",
        en=f"{CUT_OFFS_FILE} needs the columns class,core,supporting; class one of {allowed}; "
        "whole numbers.",
    )


def _readiness(table: pd.DataFrame | None) -> pd.DataFrame:
    """Read the office's own marks (code, commitment, access_km); raises `UnreadableFile`."""
    if table is None:
        return pd.DataFrame()
    try:
        codes = pd.Index(table["code"], name="code").str.strip()
        columns = [c for c in ("commitment", "access_km") if c in table]
        found = pd.DataFrame({c: table[c].astype(float).to_numpy() for c in columns}, index=codes)
        if found.index.has_duplicates:
            raise ValueError("a kelurahan stands twice")
        return found
    except (KeyError, ValueError) as error:
        raise UnreadableFile(
            id=f"{READINESS_FILE} harus berisi kolom code dan commitment (1–5) atau access_km; "
            "tiap kelurahan satu baris, angka dengan titik.",
            en=f"{READINESS_FILE} needs the columns code and commitment (1–5) or access_km; one "
            "row per kelurahan, numbers with a point.",
        ) from error


def _read(city_code: str, name: str, data_dirs: Sequence[Path]) -> pd.DataFrame | None:
    path = _find(city_code, name, data_dirs)
    if path is None:
        return None
    return pd.read_csv(path, dtype={"code": str, "date": str, "period": str})


def _find(city_code: str, name: str, data_dirs: Sequence[Path]) -> Path | None:
    paths = [folder / "reference" / city_code / name for folder in data_dirs]
    return next((path for path in paths if path.is_file()), None)
