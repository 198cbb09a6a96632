"""What every route is given: the office, the reader's language, and what the role allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Query, Request

from services.analysis import Level, Period
from services.roles import Right
from services.wiring import Office, parse_period


def office_of(request: Request) -> Office:
    """Return the office that the service works for."""
    found = request.app.state.office
    assert isinstance(found, Office)
    return found


OfficeDep = Annotated[Office, Depends(office_of)]


def language(request: Request) -> str:
    """Return the language a request asks for: `lang=en`, else its Accept-Language, else id."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "id")
    return "en" if asked.lower().startswith("en") else "id"


LangDep = Annotated[str, Depends(language)]


def asked_period(
    period: Annotated[str | None, Query(description="FROM/TO, ISO days; all data where empty")] = (
        None
    ),
) -> Period | None:
    """Return the period that a request asks for."""
    return parse_period(period) if period else None


PeriodDep = Annotated[Period | None, Depends(asked_period)]


def asked_level(
    office: OfficeDep,
    publish: Annotated[bool, Query(description="as it may leave the office")] = False,
) -> Level:
    """Return at which level a request reads: never above what the role allows."""
    return Level.PUBLICATION if publish else office.role.level


LevelDep = Annotated[Level, Depends(asked_level)]


def allowed(right: Right) -> Callable[[OfficeDep], None]:
    """Return a dependency that refuses roles without a right."""

    def check(office: OfficeDep) -> None:
        office.role.require(right)

    return check
