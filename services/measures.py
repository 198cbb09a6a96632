"""What a map can show: the one table of measures."""

from __future__ import annotations

from services.cell_measures import CELL_MEASURES
from services.measure_view import Measure
from services.zone_measures import ZONE_MEASURES

MEASURES: dict[str, Measure] = {m.code: m for m in (*ZONE_MEASURES, *CELL_MEASURES)}
