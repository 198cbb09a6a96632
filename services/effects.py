"""Did a pilot work? Before and after it, beside kelurahan that resemble it, channels apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.aggregate import count_by_zone
from geo.boundaries import Boundaries
from geo.effect import (
    BEYOND,
    NONE,
    BeforeAfter,
    DisplacementDifference,
    Verdict,
    detectable_fall,
    displacement_rings,
    rate_ratio_verdict,
    ring_counts,
    weighted_displacement_difference,
)
from geo.errors import NotEnoughData
from geo.staggered import NEVER, StaggeredEffect, staggered_effect
from geo.weights import Weights
from services.analysis import Period
from services.errors import BadRequest
from services.records import RECORD_KINDS, RecordKind
from services.reference_files import Reference
from services.slices import count_quarters, whole_quarters
from services.zones import zone_index

Ints = NDArray[np.int64]
EFFECT_KINDS = tuple(k for k in RECORD_KINDS.values() if k.dated and k.enters_threat)
PLACEBOS = 199
FEWEST_DAYS = 90
_FEWEST_QUARTERS = 4
_USUAL_GAP_DAYS = 31  # a kind may go that long without a record and still be recorded
_SIMILAR = 2.0  # a control of the same kecamatan may have half to twice the events


@dataclass(frozen=True)
class Trial:
    """Hold what is compared: pilots with their starts, the periods, controls, surroundings.

    Positions in the order of the boundaries' codes. `surroundings_control` is empty where too few
    kelurahan are left to stand beside the surroundings, which are then left out.
    """

    pilots: tuple[int, ...]
    starts: tuple[dt.date, ...]
    before: Period
    after: Period
    controls: tuple[int, ...]
    surroundings: tuple[int, ...]
    surroundings_control: tuple[int, ...]
    rings: Ints

    @property
    def ratio(self) -> float:
        """Return the length of the after period over that of the before period."""
        return days_of(self.after) / days_of(self.before)


@dataclass(frozen=True)
class ChannelEffect:
    """Hold one kind's comparison; `hidden` means that its counts are too small to be shown.

    `power`: the smallest fall, as a share of 1, that could have been seen; NaN where none could.
    """

    kind: RecordKind
    before: Period
    treated: BeforeAfter
    control: BeforeAfter
    displaced: BeforeAfter
    displaced_control: BeforeAfter
    rings: dict[int, BeforeAfter]
    difference: DisplacementDifference
    power: float
    staggered: StaggeredEffect | None
    hidden: bool

    @property
    def verdict(self) -> Verdict:
        """Return what all methods say; where they disagree nobody can tell.

        A difference of counts alone would take a trend that both areas share for an effect.
        """
        own = self.difference.verdict
        others = [rate_ratio_verdict(self.treated, self.control)]
        others += [self.staggered.verdict] if self.staggered else []
        return own if all(other is own for other in others) else Verdict.CANNOT_TELL


@dataclass(frozen=True)
class Effects:
    """Hold a trial with one comparison per kind that has events.

    `too_late`: kinds whose records begin too shortly before the pilot to know what was usual.
    """

    trial: Trial
    channels: tuple[ChannelEffect, ...]
    too_late: tuple[RecordKind, ...]
    seed: int


def measure_effects(
    records: pd.DataFrame,
    ground: tuple[Boundaries, Weights],
    trial: Trial,
    kinds: Sequence[RecordKind] = EFFECT_KINDS,
    *,
    seed: int,
) -> Effects:
    """Compare every kind apart; kinds without an event in pilots and controls are left out."""
    boundaries, _ = ground
    zones = zone_index(records, boundaries)
    channels, too_late = [], []
    for kind in kinds:
        of_kind = (records["kind"] == kind.key).to_numpy()
        mine = of_kind & (zones >= 0)
        counter = _Counter(records[mine], zones[mine], len(boundaries.codes))
        own = _as_recorded(trial, records["occurred_on"][of_kind])
        if own is None:
            too_late += [kind] if of_kind.any() else []
        elif found := _compare(kind, counter, own, seed):
            channels.append(found)
    return Effects(trial, tuple(channels), tuple(too_late), seed)


def _as_recorded(trial: Trial, days: pd.Series[pd.Timestamp]) -> Trial | None:
    """Begin the before period where a kind's own records begin; None where that is too late.

    Otherwise a file that starts with the pilot would look like a rise from nothing.
    """
    if days.empty:
        return None
    first = days.min().date()
    if first <= trial.before.since + dt.timedelta(days=_USUAL_GAP_DAYS):
        return trial
    before = Period(first, trial.before.until)
    return replace(trial, before=before) if days_of(before) >= FEWEST_DAYS else None


def plan_trial(
    records: pd.DataFrame,
    ground: tuple[Boundaries, Weights],
    pilots: Sequence[str],
    starts: Sequence[dt.date],
    span: Period,
) -> Trial:
    """Choose equal periods, controls and surroundings for pilots (codes) with their starts.

    The after period runs from the first start to the end of the data; the before period is as
    long, or all there is. Each pilot gets a control, and each neighbour of a pilot one too: no
    neighbour of a pilot, never a pilot, with about as many events before, if possible in the same
    kecamatan. Raises `BadRequest` where less than 90 days lie on either side.
    """
    boundaries, neighbours = ground
    before, after = _periods(min(starts), span)
    treated = [int(np.flatnonzero(boundaries.codes == code)[0]) for code in pilots]
    rings = displacement_rings(np.array(treated), neighbours, rings=2)
    level = _events_before(records, boundaries, before)
    free = np.flatnonzero((rings == 2) | (rings == BEYOND)).tolist()
    matcher = _Matcher(level, np.array(boundaries.frame["kecamatan_code"]))
    controls = matcher.pick(treated, free)
    around = np.flatnonzero(rings == 1).tolist()
    left = [zone for zone in free if zone not in controls]
    beside = matcher.pick(around, left) if len(left) >= len(around) else ()
    return Trial(
        tuple(treated), tuple(starts), before, after, controls, tuple(around), beside, rings
    )


def starts_of(codes: Sequence[str], given: dt.date | None, reference: Reference) -> list[dt.date]:
    """Return each pilot's start: the one given, else its date in the history."""
    starts = []
    for code in codes:
        start = given or reference.pilot_start(code)
        if start is None:
            raise BadRequest(
                id=f"Riwayat tidak mencatat kapan {code} menjadi percontohan. Berikan --start "
                "TANGGAL.",
                en=f"The history does not say when {code} became a pilot. Give --start DATE.",
            )
        starts.append(start)
    return starts


def days_of(period: Period) -> int:
    """Return the number of days of a period, both ends included."""
    return (period.until - period.since).days + 1


def _periods(start: dt.date, span: Period) -> tuple[Period, Period]:
    after = Period(start, span.until)
    one = dt.timedelta(days=1)
    since = max(span.since, start - dt.timedelta(days=max(days_of(after), 1)))
    before = Period(since, start - one)
    if min(days_of(before), days_of(after)) < FEWEST_DAYS:
        raise BadRequest(
            id=f"Data {span} memberi {max(days_of(before), 0)} hari sebelum dan "
            f"{max(days_of(after), 0)} hari sesudah {start}; perlu sedikitnya {FEWEST_DAYS}.",
            en=f"The data of {span} leave {max(days_of(before), 0)} days before and "
            f"{max(days_of(after), 0)} after {start}; at least {FEWEST_DAYS} are needed.",
        )
    return before, after


def _events_before(records: pd.DataFrame, boundaries: Boundaries, before: Period) -> Ints:
    """Return the events of all kinds that could be compared, per kelurahan, shape (n,)."""
    mine = records[records["kind"].isin([k.key for k in EFFECT_KINDS]) & _inside(records, before)]
    counts = mine["count"].to_numpy()
    return count_by_zone(zone_index(mine, boundaries), len(boundaries.codes), counts)


def _inside(records: pd.DataFrame, period: Period) -> pd.Series[bool]:
    since, until = pd.Timestamp(period.since), pd.Timestamp(period.until)
    return records["occurred_on"].between(since, until)


@dataclass(frozen=True)
class _Matcher:
    """Find kelurahan that had about as many events: a WDD supposes equal changes in counts."""

    level: Ints
    kecamatan: NDArray[np.object_]

    def pick(self, wanted: Sequence[int], pool: Sequence[int]) -> tuple[int, ...]:
        """Return one of the pool for each wanted position, none twice, as far as the pool goes."""
        free, picked = list(pool), []
        for zone in sorted(wanted, key=lambda z: -int(self.level[z])):
            if not free:
                break
            best = min(free, key=lambda other: self._distance(zone, other))
            free.remove(best)
            picked.append(best)
        return tuple(sorted(picked))

    def _distance(self, zone: int, other: int) -> tuple[bool, float]:
        apart = abs(float(np.log((self.level[zone] + 1) / (self.level[other] + 1))))
        same = self.kecamatan[zone] == self.kecamatan[other] and apart <= np.log(_SIMILAR)
        return (not same, apart)


@dataclass(frozen=True)
class _Counter:
    """Count one kind's records by kelurahan and period."""

    records: pd.DataFrame
    zones: Ints
    size: int

    def within(self, period: Period) -> Ints:
        inside = _inside(self.records, period).to_numpy()
        return count_by_zone(
            self.zones[inside], self.size, self.records["count"].to_numpy()[inside]
        )

    def by_quarter(self, span: Period) -> tuple[Ints, pd.PeriodIndex]:
        """Return counts of the whole quarters in a span, shape (n, T), and the quarters."""
        quarters = whole_quarters(span)
        table = count_quarters(self.zones, self.records, self.size, quarters)
        return table, quarters


def _compare(kind: RecordKind, counter: _Counter, trial: Trial, seed: int) -> ChannelEffect | None:
    before, after = counter.within(trial.before), counter.within(trial.after)

    def area(zones: Sequence[int]) -> BeforeAfter:
        return BeforeAfter(int(before[list(zones)].sum()), int(after[list(zones)].sum()))

    treated, control = area(trial.pilots), area(trial.controls)
    if not (treated.before + treated.after + control.before + control.after):
        return None
    pairs = (area(trial.surroundings), area(trial.surroundings_control))
    displaced, beside = pairs if trial.surroundings_control else (NONE, NONE)
    difference = weighted_displacement_difference(
        treated, control, displaced=displaced, displaced_control=beside, period_ratio=trial.ratio
    )
    return ChannelEffect(
        kind,
        trial.before,
        treated,
        control,
        displaced,
        beside,
        ring_counts(trial.rings, before, after),
        difference,
        _power(treated, control, trial.ratio),
        _staggered(counter, trial, seed),
        _too_small(kind, (treated, control, displaced, beside)),
    )


def _power(treated: BeforeAfter, control: BeforeAfter, ratio: float) -> float:
    if treated.before == 0:
        return float("nan")
    return detectable_fall(treated.before, control.before, period_ratio=ratio)


def _too_small(kind: RecordKind, areas: tuple[BeforeAfter, ...]) -> bool:
    """Tell whether a kind that is never finer than kelurahan has a count under its least one."""
    counts = [count for area in areas for count in (area.before, area.after)]
    return kind.finest == "kelurahan" and any(0 < c < kind.least_count for c in counts)


def _staggered(counter: _Counter, trial: Trial, seed: int) -> StaggeredEffect | None:
    """Estimate by quarters with several pilots; None where the panel cannot carry it."""
    if len(trial.pilots) < 2:
        return None
    days = counter.records["occurred_on"]
    if days.empty:
        return None
    span = Period(days.min().date(), trial.after.until)
    counts, quarters = counter.by_quarter(span)
    if len(quarters) < _FEWEST_QUARTERS:
        return None
    start = np.full(len(counts), NEVER, dtype=np.int64)
    for zone, day in zip(trial.pilots, trial.starts, strict=True):
        start[zone] = _first_whole(quarters, day)
    kept = trial.rings != 1
    try:
        return staggered_effect(counts[kept], start[kept], placebos=PLACEBOS, seed=seed)
    except NotEnoughData:
        return None


def _first_whole(quarters: pd.PeriodIndex, day: dt.date) -> int:
    """Return the quarter from which a pilot counts: the next where it began past the middle."""
    quarter = pd.Period(pd.Timestamp(day), "Q")
    late = (pd.Timestamp(day) - quarter.start_time).days > 45
    return int((quarter - quarters[0]).n) + late
