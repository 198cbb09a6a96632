"""What a decision record must hold to be read and computed again: names, kinds and bounds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

_Figure = Annotated[float, Field(ge=0)]
_Whole = Annotated[int, Field(ge=0, le=2**63 - 1)]
_Day = Annotated[str, AfterValidator(lambda text: dt.date.fromisoformat(text).isoformat())]


def _period(text: str) -> str:
    since, until = (dt.date.fromisoformat(day) for day in text.split("/"))
    if since > until:
        raise ValueError
    return text


def _city(text: str) -> str:
    if not re.fullmatch(r"\d\d\.\d\d", text):  # it names the file of boundaries
        raise ValueError
    return text


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class _City(_Part):
    code: Annotated[str, AfterValidator(_city)]
    name: str


class _Constraints(_Part):
    most: _Whole
    budget: _Figure | None
    costs: dict[str, _Figure] | None
    min_distance_km: _Figure | None
    quota: dict[str, tuple[_Whole, _Whole]]
    lock_in: list[str]
    lock_out: list[str]
    classes: list[str] | None
    include_pilots: bool
    lottery_tolerance: _Figure | None


class _Weighting(_Part):
    weights: dict[str, _Figure]
    bounds: dict[str, tuple[float, float]]


class _Reason(_Part):
    code: str
    name: str
    chosen: bool
    id: str
    en: str


class _Reasons(_Part):
    overview_id: list[str]
    overview_en: list[str]
    kelurahan: list[_Reason]


class _Choice(_Part):
    codes: list[str]


class _Body(_Part):
    city: _City
    simulated: str
    level: Annotated[str, Field(pattern="^secure$")]
    decided_on: _Day | None
    period: Annotated[str, AfterValidator(_period)]
    seed: _Whole
    constraints: _Constraints
    weighting: _Weighting
    choice: _Choice
    reasons: _Reasons


class _Record(_Part):
    sha256: str
    record: _Body


def damaged_part(text: str) -> str:
    """Return the first part of a record that is not as the office writes it, "" where all are.

    Figures that are computed again are left to the comparison.
    """
    try:
        _Record.model_validate_json(text)
    except ValidationError as error:
        place: tuple[Any, ...] = error.errors(include_input=False)[0]["loc"]
        return ".".join(map(str, place)) or "record"
    return ""
