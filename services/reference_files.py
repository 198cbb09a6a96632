"""Reference tables of a city: programme targets and the dated history of its pilots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

PILOT = "kelurahan bersinar"


@dataclass(frozen=True)
class Reference:
    """Hold a city's targets (indicator, unit, target, realised, period, source) and history.

    `history`: one row per dated event of a kelurahan: date, code, name, status, note, source.
    """

    targets: pd.DataFrame
    history: pd.DataFrame

    @property
    def pilots(self) -> frozenset[str]:
        """Return the codes of kelurahan that are or were pilots."""
        return frozenset(self.history.loc[self.history["status"] == PILOT, "code"])

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
    columns = ["indicator", "unit", "target", "realised", "period", "source"]
    events = ["date", "code", "name", "status", "note", "source"]
    return Reference(
        targets if targets is not None else pd.DataFrame(columns=columns),
        history if history is not None else pd.DataFrame(columns=events),
    )


def _read(city_code: str, name: str, data_dirs: Sequence[Path]) -> pd.DataFrame | None:
    for folder in data_dirs:
        path = folder / "reference" / city_code / name
        if path.is_file():
            return pd.read_csv(path, dtype={"code": str, "date": str, "period": str})
    return None
