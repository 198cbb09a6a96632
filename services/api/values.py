"""Values over HTTP: per measure and filter one array in the order of the geometry."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from numpy.typing import NDArray
from pydantic import BaseModel

from geo.disclosure import round_significant
from services.analysis import Level, Note, Period
from services.api.office import LangDep, LevelDep, OfficeDep, PeriodDep
from services.errors import BadRequest, NotAllowed
from services.measure_view import Layer, Measure, View
from services.measures import MEASURES
from services.pipeline import CELL_RESOLUTIONS
from services.record_columns import Filter
from services.records import RECORD_KINDS
from services.roles import Right
from services.wiring import PAGE_RESOLUTIONS, Office
from services.zones import COUNTED_KINDS

router = APIRouter(prefix="/api/v1/values", tags=["values"])
_DIGITS = 4


class Values(BaseModel):
    """Values of one measure, null where unknown or hidden.

    `low`, `high`: 90 % interval. `hidden`: indices kept back by the disclosure gate. `labels`:
    names that the values are indices of. `total`, `placed`: records of the filter, and how many of
    them the zones hold; null where they would tell what is hidden.
    """

    measure: str
    resolution: int | None
    values: list[float | None]
    low: list[float | None] | None
    high: list[float | None] | None
    hidden: list[int]
    labels: list[str]
    total: int | None
    placed: int | None
    notes: list[str]


Many = Annotated[list[str], Query()]


@router.get("/{measure}", response_model=Values)
def values(
    measure: str,
    request: Request,
    response: Response,
    office: OfficeDep,
    period: PeriodDep,
    level: LevelDep,
    lang: LangDep,
    kind: str = "incident/residents",
    agency: Many = [],  # noqa: B006  FastAPI copies it
    substance: Many = [],  # noqa: B006
    resolution: int = 9,
) -> Values | Response:
    """Return a measure's values; the same question gives the same ETag until records change."""
    asked = _measure(measure)
    wanted = _filter(office, kind, period, (tuple(agency), tuple(substance)))
    _refuse_cells_of_coarse(asked, kind)
    tag = _tag(office, f"{level}{lang}{measure}{resolution}{wanted}")
    response.headers.update({"ETag": tag, "Cache-Control": "private, no-cache"})
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=dict(response.headers))
    view = view_of(office, wanted, level, resolution if asked.unit == "cells" else None)
    layer = asked.build(view)
    return _as_values(asked, layer, view, lang)


def view_of(office: Office, wanted: Filter, level: Level, resolution: int | None) -> View:
    """Return what a measure looks at; publication has the one resolution that its counts allow."""
    analysis = partial(office.analysis, wanted.period, level)
    if level is Level.PUBLICATION and resolution is not None:
        resolution = int(analysis().provenance["cell_resolution"])
    if resolution not in (None, *CELL_RESOLUTIONS, *PAGE_RESOLUTIONS):
        raise BadRequest(
            id=f"Resolusi H3 {resolution} tidak disediakan; pilih 8, 9 atau 10.",
            en=f"There is no H3 resolution {resolution}; choose 8, 9 or 10.",
        )
    ground = office.ground_at(resolution or CELL_RESOLUTIONS[0])
    return View(analysis, office.columns(), ground, wanted, level, office.settings.least_count)


def _measure(code: str) -> Measure:
    if code not in MEASURES:
        known = ", ".join(MEASURES)
        raise BadRequest(
            id=f"Ukuran {code!r} tidak ada. Pilih: {known}.",
            en=f"There is no measure {code!r}. Choose: {known}.",
        )
    return MEASURES[code]


def _filter(
    office: Office,
    kind: str,
    period: Period | None,
    chosen: tuple[tuple[str, ...], tuple[str, ...]],
) -> Filter:
    """Return the filter, refused where the role or the kind does not allow it."""
    counted = [k.key for k in COUNTED_KINDS]
    if kind not in counted:
        raise BadRequest(
            id=f"Jenis {kind!r} tidak dihitung. Pilih: {', '.join(counted)}.",
            en=f"The kind {kind!r} is not counted. Choose: {', '.join(counted)}.",
        )
    if any(chosen):
        office.role.require(Right.FILTERS)
        if RECORD_KINDS[kind].finest == "kelurahan":
            raise NotAllowed(
                id="Catatan kesehatan dan asesmen tidak disaring menurut zat atau instansi.",
                en="Health and assessment records are not filtered by substance or agency.",
            )
    return Filter(kind, period, *chosen)


def _refuse_cells_of_coarse(measure: Measure, kind: str) -> None:
    """Heat of such a kind would be the count of each kelurahan, hidden or not, over its area."""
    if measure.unit == "cells" and RECORD_KINDS[kind].finest != "cell":
        raise NotAllowed(
            id="Catatan kesehatan dan asesmen tidak ditampilkan lebih halus dari kelurahan.",
            en="Health and assessment records are never shown finer than kelurahan.",
        )


def _tag(office: Office, question: str) -> str:
    state = office.store.state(office.settings.city)
    return f'"{hashlib.sha256(f"{state}{question}".encode()).hexdigest()[:24]}"'


def _as_values(measure: Measure, layer: Layer, view: View, lang: str) -> Values:
    whole = layer.totals or (None, None)
    return Values(
        measure=measure.code,
        resolution=view.grid.resolution if measure.unit == "cells" else None,
        values=_plain(layer.values),
        low=None if layer.low is None else _plain(layer.low),
        high=None if layer.high is None else _plain(layer.high),
        hidden=[] if layer.hidden is None else np.flatnonzero(layer.hidden).tolist(),
        labels=_texts(layer.labels, lang),
        total=whole[0],
        placed=whole[1],
        notes=_texts(layer.notes, lang),
    )


def _texts(notes: tuple[Note, ...], lang: str) -> list[str]:
    return [note.says(lang) for note in notes]


def _plain(values: NDArray[np.float64]) -> list[float | None]:
    """Return numbers of four significant digits, None for NaN; counts below 10,000 stay whole."""
    rounded = round_significant(values, _DIGITS).tolist()
    return [None if v != v else int(v) if v.is_integer() else v for v in rounded]
