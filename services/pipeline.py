"""The two orchestrations: files become stored records, stored records become an analysis."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from geo.cells import point_to_cell
from services.analysis import Analysis, Level, Note, Period, Priority
from services.criteria import Facts
from services.errors import ServiceError
from services.geocode.answers import Resolution
from services.geocode.resolve import AT_ONCE, Resolver
from services.intake.archives import open_archives
from services.intake.files import IntakeRules, read_file
from services.intake.mapping import Mapping
from services.known_layouts import mapping_for, remember
from services.need import Need, rank_need
from services.periods import records_within, whole_period
from services.priorities import prioritise, weighed_by, with_priority
from services.provenance import provenance_of
from services.publication import Gate, for_office, for_publication, gate_of, least_counts
from services.published_records import explained, published_records, with_cells_retested
from services.records import Location, Place, Precision, Record, RecordKind, Rejection
from services.reference_files import Reference
from services.store.protocol import Batch, Doubt, Placed, Store
from services.tally import Progress, Tally
from services.weighting import Weighting
from services.zones import (
    COUNTED_KINDS,
    CityGround,
    cells_are_sparse,
    count_cells,
    count_kelurahan,
    count_totals,
    explain_coarse,
    most_are_too_coarse,
    official_classes,
    sum_kecamatan,
    with_hotspots,
    with_rates,
    with_standing,
)

CELL_RESOLUTIONS = (9, 8, 7)
ANALYSED = (
    "kind", "identity", "occurred_on", "count", "kelurahan_code", "precision", "lon", "lat",
    "cell", "radius_m", "details",
)  # fmt: skip


@dataclass(frozen=True)
class FileReport:
    """Hold what became of one file: rows = records + rejections + duplicates, or its error.

    `corrections`: how many of the duplicates changed an earlier record; `reviews`: how many
    records wait for a person because their place is doubtful; `precision`: records by precision.
    """

    file: str
    kind: str = ""
    channel: str = ""
    rows: int = 0
    records: int = 0
    rejections: int = 0
    duplicates: int = 0
    corrections: int = 0
    reviews: int = 0
    ignored: int = 0
    import_id: int | None = None
    rejected: tuple[Rejection, ...] = ()
    precision: dict[str, int] = field(default_factory=dict)
    error: ServiceError | None = None
    notes: tuple[Note, ...] = ()
    sha256: str = ""

    @property
    def already(self) -> bool:
        """Tell whether the file brought nothing that was not known."""
        return not self.error and not self.records and self.duplicates > self.corrections

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return the report as plain data, texts in the reader's language."""
        plain = {
            name: getattr(self, name)
            for name in ("file", "kind", "channel", "rows", "records", "rejections", "duplicates",
                         "corrections", "reviews", "precision")
        }  # fmt: skip
        rejected = [rejection.as_data(lang) for rejection in self.rejected]
        data = {
            **plain,
            "import": self.import_id,
            "already_imported": self.already,
            "rejected_rows": rejected,
            "notes": [note.says(lang) for note in self.notes],
        }
        return data | ({"error": self.error.says(lang)} if self.error else {})


Refine = Callable[[Resolution, Place, RecordKind], Resolution]


def leave_as_it_is(found: Resolution, place: Place, kind: RecordKind) -> Resolution:
    """Return a resolution as it is: no online geocoder is set."""
    return found


@dataclass(frozen=True)
class Intake:
    """Hold what ingesting needs besides files: city, resolver, store, rules, clock."""

    city_code: str
    resolver: Resolver
    store: Store
    rules: IntakeRules
    now: Callable[[], dt.datetime]
    refine: Refine = leave_as_it_is


@dataclass(frozen=True)
class Wish:
    """Hold what a person says of files: their kind, their layouts, whether to keep them.

    `by`: the code of the role that sends them, "cli" for the command line.
    """

    kind: RecordKind | None = None
    mappings: tuple[Mapping, ...] = ()
    dry_run: bool = False
    by: str = "cli"


def ingest(
    paths: Iterable[Path],
    intake: Intake,
    wish: Wish = Wish(),
    *,
    progress: Progress = lambda name, done, ended: None,
) -> list[FileReport]:
    """Read, place and keep office files, each in one transaction.

    A file that cannot be used is a report with an error and leaves the store as it was; the
    other files go in all the same. Zipped folders are opened. A mapping given for a layout is
    remembered for it.
    """
    return list(ingest_each(paths, intake, wish, progress=progress))


def ingest_each(
    paths: Iterable[Path],
    intake: Intake,
    wish: Wish = Wish(),
    *,
    progress: Progress = lambda name, done, ended: None,
) -> Iterator[FileReport]:
    """Do as `ingest`, and report each file as soon as it is in.

    Whatever `progress` raises leaves the file that is being read as if it had never come.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, path in open_archives(paths, Path(folder), max_mb=intake.rules.max_mb):
            try:
                if isinstance(path, ServiceError):
                    raise path
                report = _ingest_one(name, path, intake, wish, progress)
            except ServiceError as error:
                report = FileReport(name, error=error)
            yield report


def _ingest_one(
    name: str, path: Path, intake: Intake, wish: Wish, progress: Progress
) -> FileReport:
    known = mapping_for(intake.store, wish.mappings, name)
    taken = read_file(path, intake.rules, kind=wish.kind, mapping_for=known, name=name)
    tally = Tally(taken.name, progress)
    outcomes = tally.watch(place_outcomes(taken.outcomes, intake))
    batch = Batch(
        intake.city_code, taken.name, taken.sha256, taken.kind.key, outcomes, intake.now(),
        taken.simulated, wish.by,
    )  # fmt: skip
    entry = intake.store.add(batch, keep=not wish.dry_run)
    if not wish.dry_run:
        remember(taken.tables, wish.mappings, name, intake.store)
    return FileReport(
        taken.name,
        taken.kind.name,
        taken.kind.channel.value,
        entry.rows,
        entry.records,
        entry.rejections,
        entry.duplicates,
        entry.corrections,
        tally.doubts,
        taken.ignored,
        None if wish.dry_run else entry.id,
        tuple(tally.rejected),
        dict(tally.precision),
        notes=taken.notes,
        sha256=taken.sha256,
    )


def place_outcomes(
    outcomes: Iterable[Record | Rejection], intake: Intake
) -> Iterator[Placed | Rejection]:
    """Yield every record with its location; kinds never finer than kelurahan lose the point."""
    coming = iter(outcomes)
    while some := list(islice(coming, AT_ONCE)):
        records = [outcome for outcome in some if isinstance(outcome, Record)]
        found = iter(
            intake.resolver.resolve_all(
                [record.place for record in records],
                days=[record.occurred_on for record in records],
            )
        )
        for outcome in some:
            if isinstance(outcome, Record):
                yield _placed(outcome, next(found), intake)
            else:
                yield outcome


def _placed(record: Record, resolved: Resolution, intake: Intake) -> Placed:
    found = intake.refine(resolved, record.place, record.kind)
    coarse = record.kind.finest == "kelurahan"
    location = _coarsen(found.location) if coarse else _in_cell(found.location)
    return Placed(record, location, _doubt(record, found) if found.needs_review else None)


def _doubt(record: Record, found: Resolution) -> Doubt:
    place, tells_all = record.place, record.kind.keeps_address
    text = place.address if tells_all else _name_in(place.kelurahan)
    candidates = tuple(
        {
            "code": c.kelurahan_code,
            "name": c.name,
            "probability": round(c.probability, 3),
            # Reasons repeat the address: the street a client lives in is nobody's to read.
            "reasons": [{"id": r.id, "en": r.en} for r in c.reasons] if tells_all else [],
        }
        for c in found.candidates
    )
    return Doubt(_doubt_reason(found), text, candidates)


def _name_in(kelurahan: str) -> str:
    """Return a kelurahan as written, "" where an address stands in its column."""
    return "" if any(c.isdigit() for c in kelurahan) or "jl" in kelurahan.lower() else kelurahan


def _doubt_reason(found: Resolution) -> str:
    if not found.candidates:
        return "no_evidence"
    return "contradiction" if found.location.kelurahan_code or found.reasons else "uncertain"


def _coarsen(location: Location) -> Location:
    precision = Precision.NONE if location.kelurahan_code is None else Precision.KELURAHAN
    return replace(location, precision=precision, lon=None, lat=None, cell=0, note="")


def _in_cell(location: Location) -> Location:
    if location.lon is None or location.lat is None:
        return location
    cell = point_to_cell(np.array([location.lon]), np.array([location.lat]))[0]
    return replace(location, cell=int(cell))


@dataclass(frozen=True)
class Question:
    """Hold what an analysis is asked: period (None: all data), level, seed, least count, weights.

    `weighting`: None for the office's own, which is burden alone where it has set none.
    """

    period: Period | None
    level: Level
    seed: int
    raised_to: int | None = None
    weighting: Weighting | None = None


def analyse(
    store: Store, ground_at: Callable[[int], CityGround], reference: Reference, question: Question
) -> Analysis:
    """Count, rate, test, rank, and show what the reader may see.

    `ground_at(resolution)` gives the city's ground with cells of an H3 resolution. Raises
    `NotFound` where the store has no records of the city in the period.
    """
    boundaries = ground_at(CELL_RESOLUTIONS[-1]).boundaries
    everything = store.records(boundaries.city_code, columns=ANALYSED)
    period = question.period or whole_period(everything)
    records = records_within(everything, period)
    ground = _ground_for(records, ground_at, question)
    counted = count_kelurahan(records, boundaries)
    classes = official_classes(records, boundaries, reference.cut_offs)
    totals = count_totals(records, ground.grid.resolution)
    coarse = explain_coarse(
        totals, ground.grid.resolution, with_counts=question.level is Level.SECURE
    )
    gate = _gate_for(everything, boundaries, period, question)
    fed = published_records(records, boundaries, gate, totals, period) if gate else records
    tested = count_kelurahan(fed, boundaries) if gate else counted
    zones, refusals = with_hotspots(with_rates(counted, boundaries), tested, ground)
    need = rank_need(fed, boundaries, ground.neighbours, classes, reference, seed=question.seed)
    need = explained(need, boundaries) if gate else need
    standing = with_standing(zones, classes, reference)
    facts = partial(
        Facts, boundaries, zones=standing, records=records, period=period,
        readiness=reference.readiness,
    )  # fmt: skip
    weighting = question.weighting or reference.weighting
    ranking, priority = _prioritised(need, facts, weighting, seed=question.seed)
    secret = store.key if gate else None
    analysis = Analysis(
        boundaries=boundaries,
        period=period,
        level=Level.SECURE,
        simulated=any(i.simulated for i in store.imports(boundaries.city_code)),
        totals=totals,
        kelurahan=standing,
        kecamatan=sum_kecamatan(counted),
        cells=count_cells(records, ground),
        ranking=ranking,
        threat_draws=need.threat_draws,
        points=_points(records),
        notes=(*need.notes, *weighed_by(priority), *refusals, *coarse),
        provenance=provenance_of(records, ground, seed=question.seed, secret=secret),
        priority=priority,
    )
    if gate:
        return with_cells_retested(for_publication(analysis, gate), analysis.cells, ground)
    return for_office(analysis, raised_to=question.raised_to)


def _gate_for(
    everything: pd.DataFrame, boundaries: Boundaries, period: Period, question: Question
) -> Gate | None:
    """Return what may be published of the period; None in the office."""
    if question.level is Level.SECURE:
        return None
    return gate_of(everything, boundaries, period, raised_to=question.raised_to)


def _prioritised(
    need: Need,
    facts: Callable[[NDArray[np.float64]], Facts],
    weighting: Weighting | None,
    *,
    seed: int,
) -> tuple[pd.DataFrame | None, Priority | None]:
    """Return the ranking by priority, and what it is made of; neither without an estimate."""
    if need.ranking is None or need.threat_draws is None:
        return None, None
    priority = prioritise(facts(need.threat_draws), weighting, seed=seed)
    return with_priority(need.ranking, priority), priority


def _ground_for(
    records: pd.DataFrame, ground_at: Callable[[int], CityGround], question: Question
) -> CityGround:
    """Take the finest cells that most places are known finely enough for.

    For publication, also the finest that are not mostly hidden.
    """
    public = question.level is Level.PUBLICATION
    least = least_counts(question.level, question.raised_to)
    for resolution in CELL_RESOLUTIONS:
        sparse = public and cells_are_sparse(records, resolution, least)
        if not sparse and not most_are_too_coarse(records, resolution):
            break
    return ground_at(resolution)


def _points(records: pd.DataFrame) -> pd.DataFrame:
    """Return located records of kinds that may be shown as points, without text of the place."""
    kinds = [k.key for k in COUNTED_KINDS if k.finest == "cell"]
    placed = records["lon"].notna() & records["kind"].isin(kinds)
    columns = ["kind", "occurred_on", "precision", "kelurahan_code", "radius_m", "lon", "lat"]
    return records.loc[placed, columns].reset_index(drop=True)
