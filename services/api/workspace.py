"""What the page must know before it draws anything."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

import pandas as pd
from fastapi import APIRouter
from pydantic import BaseModel

from services.analysis import Note
from services.api.office import LangDep, OfficeDep
from services.exports import SIMULATED
from services.measures import MEASURES
from services.roles import ROLES, Right
from services.wiring import Office
from services.zones import CELL_KINDS, COUNTED_KINDS

router = APIRouter(prefix="/api/v1", tags=["workspace"])


class RoleCard(BaseModel):
    """Who sits at the page, and what it may do."""

    code: str
    label: str
    level: str
    rights: list[str]


class KindCard(BaseModel):
    """A kind of record that can be mapped; `in_cells`: whether also in H3 cells."""

    key: str
    column: str
    label: str
    channel: str
    in_cells: bool
    records: int


class MeasureCard(BaseModel):
    """A measure: name, unit, help, how it is coloured, whether it follows the filter."""

    code: str
    unit: str
    scale: str
    by_kind: bool
    label: str
    measured_in: str
    help: str


class PeriodCard(BaseModel):
    """A period by name (all, 2024, 2024Q1), first and last day."""

    name: str
    since: dt.date
    until: dt.date


class BaseMap(BaseModel):
    """The office's own base map; `vector`: the page draws the tiles itself."""

    url: str
    credit: str
    vector: bool
    min_zoom: int
    max_zoom: int


class Workspace(BaseModel):
    """All that the page needs to begin; `simulated`: the label that every view must carry.

    `records`, `waiting`: how many there are, for office roles; for others 1 where there is any
    record, since less the published totals the number is the sum of the hidden ones.
    """

    city: str
    city_code: str
    version: str
    role: RoleCard
    simulated: str
    records: int
    waiting: int
    periods: list[PeriodCard]
    kinds: list[KindCard]
    measures: list[MeasureCard]
    agencies: list[str]
    substances: list[str]
    resolutions: list[int]
    geometry: dict[str, str]
    base_map: BaseMap | None
    boundary_source: str
    population_source: str
    state: str


@router.get("/workspace")
def workspace(office: OfficeDep, lang: LangDep) -> Workspace:
    """Return city, role, periods, kinds, measures and where the geometry lies."""
    columns, boundaries = office.columns(), office.boundaries
    filters = office.role.may(Right.FILTERS)
    resolutions = list(office.resolutions())
    return Workspace(
        city=boundaries.city,
        city_code=boundaries.city_code,
        version=version("peta-bersinar"),
        role=_role(office, lang),
        simulated=SIMULATED if office.simulated() else "",
        records=len(columns) if filters else min(len(columns), 1),
        waiting=_waiting(office),
        periods=_periods(office),
        kinds=_kinds(office, lang),
        measures=_measures(lang),
        agencies=list(columns.agencies) if filters else [],
        substances=list(columns.substances) if filters else [],
        resolutions=resolutions,
        geometry=_geometry(office, resolutions),
        base_map=_base_map(office),
        boundary_source=f"{boundaries.source} {boundaries.notice}".strip(),
        population_source=boundaries.population_source,
        state=office.store.state(boundaries.city_code),
    )


def _waiting(office: Office) -> int:
    """Count the records whose place waits for somebody who may decide it."""
    if not office.role.may(Right.REVIEW):
        return 0
    return sum(w.records for w in office.store.waiting(office.settings.city))


def _role(office: Office, lang: str) -> RoleCard:
    role = ROLES[office.settings.role]
    label = Note(role.label_id, role.label_en).says(lang)
    return RoleCard(
        code=role.code, label=label, level=role.level, rights=sorted(map(str, role.rights))
    )


def _kinds(office: Office, lang: str) -> list[KindCard]:
    columns = office.columns()
    return [
        KindCard(
            key=kind.key,
            column=kind.column,
            label=kind.label(lang),
            channel=kind.channel,
            in_cells=kind in CELL_KINDS,
            records=columns.number_of(kind.key) if office.role.rights else 0,
        )
        for kind in COUNTED_KINDS
    ]


def _measures(lang: str) -> list[MeasureCard]:
    return [
        MeasureCard(
            code=m.code,
            unit=m.unit,
            scale=m.scale,
            by_kind=m.by_kind,
            label=m.label.says(lang),
            measured_in=m.measured_in.says(lang),
            help=m.help.says(lang),
        )
        for m in MEASURES.values()
    ]


def _periods(office: Office) -> list[PeriodCard]:
    """Return the whole period, its years and its quarters: the periods that may be published."""
    whole = office.columns().period
    if whole is None:
        return []
    spans = [
        span for freq in ("Y", "Q") for span in pd.period_range(whole.since, whole.until, freq=freq)
    ]
    named = [(str(s), s.start_time.date(), s.end_time.date()) for s in spans]
    return [
        PeriodCard(name=name, since=since, until=until)
        for name, since, until in [("all", whole.since, whole.until), *named]
    ]


def _geometry(office: Office, resolutions: list[int]) -> dict[str, str]:
    """Return the address of each geometry, by "kelurahan" or H3 resolution."""
    at = "/api/v1/geometry"
    return {"kelurahan": f"{at}/kelurahan/{office.shape_digest('kelurahan')}.json"} | {
        str(r): f"{at}/cells/{r}/{office.shape_digest(str(r))}.json" for r in resolutions
    }


def _base_map(office: Office) -> BaseMap | None:
    settings, archive = office.settings, office.base_map
    if archive:
        return BaseMap(
            url="/api/v1/base-map/{z}/{x}/{y}",
            credit=settings.tiles_credit or archive.credit,
            vector=archive.is_vector,
            min_zoom=archive.min_zoom,
            max_zoom=archive.max_zoom,
        )
    if not settings.tiles_url:
        return None
    return BaseMap(
        url=settings.tiles_url, credit=settings.tiles_credit, vector=False, min_zoom=0, max_zoom=18
    )
