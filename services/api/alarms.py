"""The alarm list over HTTP."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from fastapi import APIRouter
from pydantic import BaseModel

from services.alert_list import AlertList, list_alerts, published
from services.analysis import Level, Note, Period
from services.api.office import LangDep, LevelDep, OfficeDep, PeriodDep
from services.delays import delay_of
from services.exports import plain_rows
from services.periods import whole_period
from services.publication import least_counts, told_kelurahan
from services.wiring import Office
from services.zones import TESTED_KINDS

router = APIRouter(prefix="/api/v1", tags=["alarms"])
_RESOLUTION = 7  # alarms read kelurahan only; the coarsest cells are built soonest
_READ = ("kind", "occurred_on", "count", "kelurahan_code")
WHAT_IT_IS_NOT = Note(
    "Alarm adalah pertanyaan, bukan jawaban: periksa catatannya, tanyakan kepada kelurahan dan "
    "puskesmas. Bukan seruan patroli, bukan tuduhan kepada warga, dan bukan ukuran ancaman; "
    "penindakan yang lebih rajin pun menaikkan jumlah kasus.",
    "An alarm is a question, no answer: look at its records, ask the kelurahan and the health "
    "centre. It is not a call for patrols, no charge against residents and no measure of threat; "
    "keener enforcement raises the number of cases too.",
)


class TestedCard(BaseModel):
    """One kelurahan, alone or with its neighbours; figures are null for publication.

    `expected`: by its own past; `upper`: no alarm up to this count.
    """

    code: str
    name: str
    with_neighbours: bool
    alarm: bool
    observed: int | None
    expected: float | None
    upper: int | None
    p: float | None


class KindAlarms(BaseModel):
    """One kind's tests of a month, alarms first; `refused`: the data cannot carry a test."""

    kind: str
    label: str
    month: str
    since: dt.date | None
    until: dt.date | None
    refused: bool
    note: str
    alarms: int
    tested: list[TestedCard]


class Alarms(BaseModel):
    """The alarm list of a period, by kind, and what an alarm is not."""

    level: str
    simulated: bool
    kinds: list[KindAlarms]
    what_it_is_not: str


@router.get("/alarms")
def alarms(office: OfficeDep, period: PeriodDep, level: LevelDep, lang: LangDep) -> Alarms:
    """Return which kelurahan exceed their own past; for publication the names alone."""
    lists: list[AlertList] = office.remembered(
        ("alarms", period, level), lambda: _lists(office, period, level)
    )
    return Alarms(
        level=level,
        simulated=office.simulated(),
        kinds=[_kind(found, lang) for found in lists],
        what_it_is_not=WHAT_IT_IS_NOT.says(lang),
    )


def _lists(office: Office, period: Period | None, level: Level) -> list[AlertList]:
    records = office.store.records(office.settings.city, columns=_READ)
    chosen = period or whole_period(records)
    ground, seed = office.ground_at(_RESOLUTION), office.settings.seed
    if level is Level.PUBLICATION:
        analysis = office.analysis(period, level)  # refuses a period that may not be published
    arrivals = office.store.arrivals(office.settings.city)
    lists = [
        list_alerts(kind, records, ground, chosen, delay=delay_of(kind, arrivals), seed=seed)
        for kind in TESTED_KINDS
    ]
    if level is Level.SECURE:
        return lists
    least = least_counts(level, office.settings.least_count)
    return [
        published(
            found,
            least[found.kind.column],
            told=told_kelurahan(analysis, found.kind),
            ground=ground,
        )
        for found in lists
    ]


def _kind(found: AlertList, lang: str) -> KindAlarms:
    month = pd.Period(found.month, "M") if found.month else None
    rows = [] if found.table is None else plain_rows(found.table)
    tested = [_tested(row) for row in rows]
    return KindAlarms(
        kind=found.kind.key,
        label=found.kind.label(lang),
        month=found.month,
        since=month.start_time.date() if month else None,
        until=month.end_time.date() if month else None,
        refused=found.table is None,
        note=found.note.says(lang),
        alarms=sum(one.alarm for one in tested),
        tested=tested,
    )


def _tested(row: dict[str, object]) -> TestedCard:
    """Return one row; a list for publication holds alarms only, and no figures."""
    figures = {name: row.get(name) for name in ("observed", "expected", "upper", "p")}
    plain = {"code": row["code"], "name": row["name"], "alarm": bool(row.get("alarm", True))}
    return TestedCard.model_validate({**plain, **figures, "with_neighbours": row["scope"] != "own"})
