"""What the records cover, and what is missing, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from services.analysis import Level
from services.api.office import LangDep, LevelDep, OfficeDep
from services.coverage import RESOLUTION, Coverage, KindCoverage, coverage_of
from services.wiring import Office

router = APIRouter(prefix="/api/v1", tags=["coverage"])


class YearCard(BaseModel):
    """One year of a kind; null where the gate keeps it back.

    `in_cells`: placed finely enough for a cell, null also for kinds that are never that fine;
    `gaps`: months (for publication quarters) that hold no record, null where that is not told.
    """

    year: int
    records: int | None
    in_kelurahan: int | None
    in_cells: int | None
    precision: dict[str, int] | None
    gaps: list[str] | None
    first: str | None
    last: str | None


class KindCard(BaseModel):
    """One kind of record over the years."""

    kind: str
    label: str
    in_cells: bool
    years: list[YearCard]


class ZoneCard(BaseModel):
    """One kelurahan: the years of its latest survey and mapping, null where there is none."""

    code: str
    name: str
    kecamatan: str
    survey_year: int | None
    mapping_year: int | None
    population_known: bool


class CoverageCard(BaseModel):
    """What a city's records cover; `resolution`: of the cells that `in_cells` speaks of."""

    resolution: int
    kinds: list[KindCard]
    kelurahan: list[ZoneCard]


def coverage_at(office: Office, level: Level) -> Coverage:
    """Return the coverage as a reader of a level may know it; made once for the same records."""

    def make() -> Coverage:
        columns, raised_to = office.columns(), office.settings.least_count
        return coverage_of(columns, office.boundaries, level, raised_to=raised_to)

    found: Coverage = office.remembered(("coverage", level), make)
    return found


@router.get("/coverage")
def coverage(office: OfficeDep, level: LevelDep, lang: LangDep) -> CoverageCard:
    """Return per kind and year what there is and what is missing, and per kelurahan too."""
    found = coverage_at(office, level)
    return CoverageCard(
        resolution=RESOLUTION,
        kinds=[_kind(one, lang) for one in found.kinds],
        kelurahan=[ZoneCard(**vars(zone)) for zone in found.kelurahan],
    )


def _kind(found: KindCoverage, lang: str) -> KindCard:
    return KindCard(
        kind=found.kind.key,
        label=found.kind.label(lang),
        in_cells=found.kind.finest == "cell",
        years=[YearCard(**vars(year)) for year in found.years],
    )
