"""The alarm list: kelurahan whose last whole month held more than their own past lets expect."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.alerts import (
    AlarmRule,
    FalseAlarmRate,
    alarms,
    replayed_alarm_rate,
    simulated_false_alarm_rate,
)
from geo.errors import NotEnoughData
from services.analysis import Note, Period
from services.delays import Delay
from services.publication import TOO_FEW
from services.records import RecordKind
from services.words import count_text, number_text
from services.zones import CityGround, zone_index

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
RULE = AlarmRule(baseline=12, guard=1, alpha=0.01)
UNTOLD_DAYS = 28
_LEAST_COMPLETE = 0.5
_REPLICATES = 100
_SCOPES = (("own", False), ("with neighbours", True))


@dataclass(frozen=True)
class AlertList:
    """Hold one kind's tests of the last whole month, the alarms first, and how often it errs.

    `table`: one row per kelurahan and scope; None where the data cannot carry a test (`note` says
    why).
    """

    kind: RecordKind
    month: str
    table: pd.DataFrame | None
    note: Note


def list_alerts(
    kind: RecordKind,
    records: pd.DataFrame,
    ground: CityGround,
    period: Period,
    *,
    delay: Delay | None = None,
    seed: int,
) -> AlertList:
    """Test the last month that can be told against the twelve before the one in between.

    With a `delay` that is the last whole month of which half the records have come, and what is
    expected is lessened to what should have come by now. Without one, records of the last weeks
    may still be on their way, so a month that ended less than 28 days before the period is not
    tested.
    """
    months, completeness = _tested(_whole_months(period), period, delay)
    month = str(months[-1]) if len(months) else ""
    counts = _monthly(records[records["kind"] == kind.key], ground, months)
    try:
        tables = [_scope(scope, counts, ground, completeness) for scope in _SCOPES]
        note = _limits(counts, seed, _told(delay, completeness))
    except NotEnoughData as refusal:
        return AlertList(kind, month, None, Note(refusal.says("id"), refusal.says("en")))
    table = pd.concat(tables, ignore_index=True)
    table.insert(0, "kind", kind.column)
    table.insert(1, "month", month)
    ordered = table.sort_values(["alarm", "p", "code"], ascending=[False, True, True])
    return AlertList(kind, month, ordered.reset_index(drop=True), note)


def published(found: AlertList, least: int, *, told: Flags, ground: CityGround) -> AlertList:
    """Return a list as it may leave the office: alarms of counts that may be told, no figures.

    `told`: whether each kelurahan's count of the period is published, shape (n,). An alarm where
    that is hidden, or a neighbour's that is counted in, would be a lower bound of it.
    """
    if found.table is None:
        return AlertList(found.kind, found.month, None, TOO_FEW)
    around = ground.neighbours @ (~told).astype(float) > 0
    silent = {name: ~told | (around & near) for name, near in _SCOPES}
    place = pd.Index(ground.boundaries.codes).get_indexer(pd.Index(found.table["code"]))
    scopes = found.table["scope"].tolist()
    hidden = np.array([silent[name][i] for name, i in zip(scopes, place, strict=True)], dtype=bool)
    columns = ["kind", "month", "code", "name", "scope"]
    telling = found.table["alarm"] & (found.table["observed"] >= least) & ~hidden
    shown = found.table.loc[telling, columns].reset_index(drop=True)
    return AlertList(found.kind, found.month, shown, found.note)


def alert_lines(lists: list[AlertList], *, simulated: str, lang: str) -> list[str]:
    """Return the alarms and the limits as lines of text."""
    lines = [simulated] if simulated else []
    for found in lists:
        lines.append(f"{found.kind.label(lang)}, {found.month}: {_outcome(found, lang)}")
        lines += [f"  • {_alarm(row, lang)}" for row in _raised(found)]
        lines.append(f"    {found.note.says(lang)}")
    return lines


def _raised(found: AlertList) -> list[dict[Any, Any]]:
    if found.table is None:
        return []
    table = found.table
    return (table[table["alarm"]] if "alarm" in table else table).to_dict("records")


def _alarm(row: dict[Any, Any], lang: str) -> str:
    near = row["scope"] != "own"
    beside = (" with its neighbours" if lang == "en" else " beserta tetangganya") if near else ""
    if "observed" not in row:
        return f"{row['name']}{beside}"
    expected = number_text(float(row["expected"]), lang=lang, digits=2)
    told = ("expected {}, no alarm up to {}" if lang == "en" else "diharapkan {}, tanpa alarm "
            "sampai {}").format(expected, row["upper"])  # fmt: skip
    return f"{row['name']}{beside}: {row['observed']} ({told})"


def _outcome(found: AlertList, lang: str) -> str:
    if found.table is None:
        return "refused" if lang == "en" else "ditolak"
    return f"{len(_raised(found))} alarm"


def _whole_months(period: Period) -> pd.PeriodIndex:
    one = dt.timedelta(days=1)
    first = pd.Period(pd.Timestamp(period.since - one), "M") + 1
    last = pd.Period(pd.Timestamp(period.until + one), "M") - 1
    return pd.period_range(first, last, freq="M")


def _monthly(records: pd.DataFrame, ground: CityGround, months: pd.PeriodIndex) -> Ints:
    zones = zone_index(records, ground.boundaries)
    column = months.get_indexer(pd.PeriodIndex(records["occurred_on"], freq="M"))
    table = np.zeros((len(ground.boundaries.codes), len(months)), dtype=np.int64)
    known = (zones >= 0) & (column >= 0)
    np.add.at(table, (zones[known], column[known]), records["count"].to_numpy()[known])
    return table


def _tested(
    months: pd.PeriodIndex, period: Period, delay: Delay | None
) -> tuple[pd.PeriodIndex, float]:
    """Cut the months after the last that can be told; return them and how complete that one is."""
    while len(months):
        last = months[-1]
        waited = (pd.Timestamp(period.until) - last.end_time.normalize()).days
        complete = delay.completeness(last) if delay else float(waited >= UNTOLD_DAYS)
        if complete >= _LEAST_COMPLETE:
            return months, complete
        months = months[:-1]
    return months, 1.0


def _told(delay: Delay | None, completeness: float) -> Note:
    """Say how late records are known to come, or that this is not known."""
    if delay is None:
        return Note(
            "Keterlambatan laporan belum dapat diukur (perlu impor rutin beberapa bulan), jadi "
            f"bulan yang berakhir kurang dari {UNTOLD_DAYS} hari sebelum akhir data tidak diuji.",
            "Reporting delay cannot be measured yet (it takes some months of regular imports), so "
            f"a month that ended less than {UNTOLD_DAYS} days before the end of the data is not "
            "tested.",
        )
    return Note(
        f"Dari catatan bulan ini diperkirakan {100 * completeness:.0f} % sudah masuk (diukur pada "
        f"{count_text(delay.records)} catatan); yang diharapkan dikurangi sebesar itu.",
        f"Of this month's records an estimated {100 * completeness:.0f} % have come (measured on "
        f"{count_text(delay.records, lang='en')} records); what is expected is lessened by that.",
    )


def _scope(
    scope: tuple[str, bool], counts: Ints, ground: CityGround, completeness: float
) -> pd.DataFrame:
    name, near = scope
    found = alarms(
        counts, RULE, completeness=completeness, weights=ground.neighbours if near else None
    )
    frame = ground.boundaries.frame
    return pd.DataFrame(
        {
            "code": frame["code"], "name": frame["name"], "scope": name,
            "observed": found.observed, "expected": found.expected, "upper": found.upper,
            "p": found.p, "alarm": found.alarm,
        }
    )  # fmt: skip


def _limits(counts: Ints, seed: int, delay: Note) -> Note:
    quiet = simulated_false_alarm_rate(counts, RULE, replicates=_REPLICATES, seed=seed)
    past = replayed_alarm_rate(counts, RULE)
    rates = [(_per_month(quiet, lang), _per_month(past, lang)) for lang in ("id", "en")]
    alpha = [number_text(RULE.alpha, lang=lang, digits=1) for lang in ("id", "en")]
    return Note(
        f"Dibandingkan {RULE.baseline} bulan, dengan jeda {RULE.guard} bulan; alarm bila p ≤ "
        f"{alpha[0]}. Alarm palsu per bulan di seluruh kota: {rates[0][0]} pada keadaan tenang "
        f"(simulasi, benih {seed}), paling banyak {rates[0][1]} pada masa lalu. "
        f"{delay.id} Untuk pencegahan, bukan patroli.",
        f"Compared with {RULE.baseline} months, {RULE.guard} month left out between; an alarm is "
        f"p ≤ {alpha[1]}. False alarms per month over the city: {rates[1][0]} in quiet "
        f"(simulated, seed {seed}), at most {rates[1][1]} in the past. "
        f"{delay.en} For prevention, not patrols.",
    )


def _per_month(rate: FalseAlarmRate, lang: str) -> str:
    return number_text(rate.per_period, lang=lang, digits=2)
