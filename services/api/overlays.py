"""What lies on the map besides values: pilots, IBM units, facilities, points, search."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from services.api.office import OfficeDep, PeriodDep, allowed
from services.errors import BadRequest
from services.geocode.gazetteer import PlaceKind
from services.place_search import find_places
from services.record_columns import PRECISIONS, Filter
from services.records import RECORD_KINDS
from services.reference_files import IBM_UNIT, PILOT
from services.roles import Right

router = APIRouter(prefix="/api/v1", tags=["overlays"])
MOST_POINTS = 5_000


class Status(BaseModel):
    """A dated status of a kelurahan."""

    code: str
    name: str
    status: str
    date: str
    note: str
    source: str


class Spot(BaseModel):
    """A named place."""

    name: str
    kind: str
    lon: float
    lat: float
    code: str | None


class Overlays(BaseModel):
    """Pilots, IBM units and the whole dated history, by kelurahan; facilities as points."""

    pilots: list[str]
    ibm_units: list[str]
    history: list[Status]
    facilities: list[Spot]


class Points(BaseModel):
    """Located records: at most 5,000, evenly picked; `total`: how many there are.

    `day`: days since 1970-01-01; `precision`: index into `precisions`; `radius_m`: how uncertain
    the place is; `zone`: index of the kelurahan in the geometry, -1 where unknown.
    """

    lon: list[float]
    lat: list[float]
    day: list[int]
    precision: list[int]
    precisions: list[str]
    radius_m: list[int | None]
    zone: list[int]
    total: int


@router.get("/overlays")
def overlays(office: OfficeDep) -> Overlays:
    """Return what the reference tables and the gazetteer put on the map."""
    history = office.reference.history.fillna("").astype(str)
    events = [Status(**{str(k): v for k, v in row.items()}) for row in history.to_dict("records")]
    entries = office.resolver.gazetteer.of_kind(PlaceKind.FACILITY)
    placed = [e for e in entries if e.lon is not None and e.lat is not None and not e.evidence]
    return Overlays(
        pilots=sorted({e.code for e in events if e.status == PILOT}),
        ibm_units=sorted({e.code for e in events if e.status == IBM_UNIT}),
        history=events,
        facilities=[
            Spot(name=e.name, kind="facility", lon=e.lon, lat=e.lat, code=None)  # type: ignore[arg-type]
            for e in placed
        ],
    )


@router.get("/points", dependencies=[Depends(allowed(Right.POINTS))])
def points(
    office: OfficeDep,
    period: PeriodDep,
    kind: str,
    agency: Annotated[list[str], Query()] = [],  # noqa: B006  FastAPI copies it
    substance: Annotated[list[str], Query()] = [],  # noqa: B006
) -> Points:
    """Return where records of a kind lie; never for kinds that stay at kelurahan level."""
    if kind not in RECORD_KINDS or RECORD_KINDS[kind].finest != "cell":
        raise BadRequest(
            id=f"Tidak ada titik untuk jenis {kind!r}.", en=f"There are no points of {kind!r}."
        )
    columns = office.columns()
    keep = columns.chosen(Filter(kind, period, tuple(agency), tuple(substance)))
    found = np.flatnonzero(keep & np.isfinite(columns.lon) & (columns.cell > 0))
    picked = found
    if len(found) > MOST_POINTS:
        picked = found[np.linspace(0, len(found) - 1, MOST_POINTS).astype(int)]
    radii = columns.radius_m[picked]
    return Points(
        lon=columns.lon[picked].round(5).tolist(),
        lat=columns.lat[picked].round(5).tolist(),
        day=columns.day[picked].tolist(),
        precision=columns.precision[picked].tolist(),
        precisions=list(PRECISIONS),
        radius_m=[round(float(radius)) if np.isfinite(radius) else None for radius in radii],
        zone=columns.zone[picked].tolist(),
        total=len(found),
    )


@router.get("/places")
def places(office: OfficeDep, q: Annotated[str, Query(min_length=2, max_length=80)]) -> list[Spot]:
    """Return kelurahan, streets and facilities whose name is like `q`, or the coordinate it is."""
    taught = office.role.may(Right.POINTS)
    found = find_places(q, office.boundaries, office.resolver.gazetteer, taught=taught)
    return [Spot(**vars(place)) for place in found]
