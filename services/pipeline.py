"""The two orchestrations: files become stored records, stored records become an analysis."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geo.cells import point_to_cell
from services.analysis import Analysis, Level, Period
from services.errors import NotFound, ServiceError
from services.geocode.resolve import Resolver
from services.intake.files import IntakeFile, IntakeRules, read_file
from services.need import rank_need
from services.publication import disclose, least_counts
from services.records import Location, Precision, Record, RecordKind, Rejection
from services.reference_files import Reference
from services.store.protocol import Batch, Store
from services.zones import (
    COUNTED_KINDS,
    HEAT_BANDWIDTH_M,
    CityGround,
    cells_are_sparse,
    count_cells,
    count_kelurahan,
    count_totals,
    official_classes,
    sum_kecamatan,
    with_hotspots,
    with_rates,
    with_standing,
)

CELL_RESOLUTIONS = (9, 8, 7)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class FileReport:
    """Hold what became of one file: rows = records + rejections + duplicates, or its error."""

    file: str
    kind: str = ""
    channel: str = ""
    rows: int = 0
    records: int = 0
    duplicates: int = 0
    ignored: int = 0
    import_id: int | None = None
    already: bool = False
    rejected: tuple[Rejection, ...] = ()
    precision: dict[str, int] | None = None
    error: ServiceError | None = None

    @property
    def rejections(self) -> int:
        """Return the number of rejected rows."""
        return len(self.rejected)

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return the report as plain data, texts in the reader's language."""
        data: dict[str, Any] = {
            "file": self.file,
            "kind": self.kind,
            "channel": self.channel,
            "rows": self.rows,
            "records": self.records,
            "rejections": self.rejections,
            "duplicates": self.duplicates,
            "import": self.import_id,
            "already_imported": self.already,
            "precision": self.precision or {},
            "rejected_rows": [rejection.as_data(lang) for rejection in self.rejected],
        }
        return data | ({"error": self.error.says(lang)} if self.error else {})


@dataclass(frozen=True)
class Intake:
    """Hold what ingesting needs besides files: city, resolver, store, rules, clock."""

    city_code: str
    resolver: Resolver
    store: Store
    rules: IntakeRules
    now: Callable[[], dt.datetime]


def ingest(
    paths: Iterable[Path],
    intake: Intake,
    *,
    kind: RecordKind | None = None,
    dry_run: bool = False,
    progress: Progress = lambda name, done, of: None,
) -> list[FileReport]:
    """Read, place and keep office files, each in one transaction.

    A file that cannot be used is a report with an error and leaves the store as it was; the
    other files go in all the same. `dry_run` keeps nothing.
    """
    reports = []
    for path in paths:
        try:
            taken = read_file(path, intake.rules, kind=kind)
            located = list(place_records(taken, intake.resolver, progress))
            reports.append(_keep(taken, located, intake, dry_run))
        except ServiceError as error:
            reports.append(FileReport(path.name, error=error))
    return reports


def place_records(
    taken: IntakeFile, resolver: Resolver, progress: Progress
) -> Iterator[tuple[Record, Location]]:
    """Yield every record with its location; kinds never finer than kelurahan lose the point."""
    for done, record in enumerate(taken.records, start=1):
        location = resolver.resolve(record.place).location
        yield (
            record,
            _coarsen(location) if record.kind.finest == "kelurahan" else _in_cell(location),
        )
        if done % 500 == 0 or done == len(taken.records):
            progress(taken.name, done, len(taken.records))


def _coarsen(location: Location) -> Location:
    precision = Precision.NONE if location.kelurahan_code is None else Precision.KELURAHAN
    return replace(location, precision=precision, lon=None, lat=None, cell=0, note="")


def _in_cell(location: Location) -> Location:
    if location.lon is None or location.lat is None:
        return location
    cell = point_to_cell(np.array([location.lon]), np.array([location.lat]))[0]
    return replace(location, cell=int(cell))


def _keep(
    taken: IntakeFile, located: list[tuple[Record, Location]], intake: Intake, dry_run: bool
) -> FileReport:
    batch = Batch(
        intake.city_code, taken.name, taken.sha256, taken.kind.key, taken.rows, located,
        taken.rejections, intake.now(), taken.simulated,
    )  # fmt: skip
    entry = intake.store.preview(batch) if dry_run else intake.store.add(batch)
    precision = pd.Series([at.precision.value for _, at in located]).value_counts().to_dict()
    return FileReport(
        file=taken.name,
        kind=taken.kind.name,
        channel=taken.kind.channel.value,
        rows=taken.rows,
        records=entry.records,
        duplicates=entry.duplicates,
        ignored=taken.ignored,
        import_id=None if dry_run else entry.id,
        already=entry.records == 0 and entry.duplicates > 0,
        rejected=tuple(taken.rejections),
        precision={str(k): int(v) for k, v in precision.items()},
    )


@dataclass(frozen=True)
class Question:
    """Hold what an analysis is asked: period (None: all data), level, seed, least count."""

    period: Period | None
    level: Level
    seed: int
    raised_to: int | None = None


def analyse(
    store: Store, ground_at: Callable[[int], CityGround], reference: Reference, question: Question
) -> Analysis:
    """Count, rate, test, rank, and show what the reader may see.

    `ground_at(resolution)` gives the city's ground with cells of an H3 resolution. Raises
    `NotFound` where the store has no records of the city in the period.
    """
    boundaries = ground_at(CELL_RESOLUTIONS[-1]).boundaries
    everything = store.records(boundaries.city_code)
    period = question.period or _whole_period(everything)
    records = _within(everything, period)
    ground = _ground_for(records, ground_at, question)
    counted = count_kelurahan(records, boundaries)
    zones, refusals = with_hotspots(with_rates(counted, boundaries), ground)
    classes = official_classes(records, boundaries)
    ranking, reasons = rank_need(counted, boundaries, classes, reference, seed=question.seed)
    analysis = Analysis(
        boundaries=boundaries,
        period=period,
        level=Level.SECURE,
        simulated=any(i.simulated for i in store.imports(boundaries.city_code)),
        totals=count_totals(records),
        kelurahan=with_standing(zones, classes, reference),
        kecamatan=sum_kecamatan(counted),
        cells=count_cells(records, ground),
        ranking=ranking,
        points=_points(records),
        notes=(*reasons, *refusals),
        provenance=_provenance(records, ground, question),
    )
    return disclose(analysis, everything, question.level, raised_to=question.raised_to)


def _whole_period(records: pd.DataFrame) -> Period:
    dated = records[records["kind"].isin([k.key for k in COUNTED_KINDS])]["occurred_on"]
    if dated.empty:
        raise NotFound(**_NO_RECORDS)
    return Period(dated.min().date(), dated.max().date())


def _within(records: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Keep the period's records; surveys and indicators count for their whole year."""
    days = records["occurred_on"].dt.date
    inside = (days >= period.since) & (days <= period.until)
    undated = ~records["kind"].isin([k.key for k in COUNTED_KINDS])
    years = records["occurred_on"].dt.year
    same_year = (years >= period.since.year) & (years <= period.until.year)
    kept: pd.DataFrame = records[inside | (undated & same_year)]
    if kept.empty:
        raise NotFound(**_NO_RECORDS)
    return kept


def _ground_for(
    records: pd.DataFrame, ground_at: Callable[[int], CityGround], question: Question
) -> CityGround:
    """Take the finest cells, or, for publication, the finest that are not mostly hidden."""
    if question.level is Level.SECURE:
        return ground_at(CELL_RESOLUTIONS[0])
    least = least_counts(question.level, question.raised_to)
    for resolution in CELL_RESOLUTIONS:
        if not cells_are_sparse(records, resolution, least):
            break
    return ground_at(resolution)


def _points(records: pd.DataFrame) -> pd.DataFrame:
    """Return located records of kinds that may be shown as points, without text of the place."""
    kinds = [k.key for k in COUNTED_KINDS if k.finest == "cell"]
    placed = records["lon"].notna() & records["kind"].isin(kinds)
    columns = ["kind", "occurred_on", "precision", "kelurahan_code", "lon", "lat"]
    return records.loc[placed, columns].reset_index(drop=True)


def _provenance(
    records: pd.DataFrame, ground: CityGround, question: Question
) -> dict[str, str | int | float]:
    content = records[["kind", "occurred_on", "count", "kelurahan_code", "cell", "details"]]
    hashes = np.sort(pd.util.hash_pandas_object(content, index=False).to_numpy())
    return {
        "data_sha256": hashlib.sha256(hashes.tobytes()).hexdigest(),
        "records": len(records),
        "boundary_edition": ground.boundaries.edition,
        "boundary_source": ground.boundaries.source,
        "population_source": ground.boundaries.population_source,
        "cell_resolution": ground.grid.resolution,
        "heat_bandwidth_m": HEAT_BANDWIDTH_M,
        "seed": question.seed,
        "code_version": version("peta-bersinar"),
    }


_NO_RECORDS = {
    "id": "Belum ada catatan untuk kota dan periode ini. Impor dahulu dengan 'bersinar ingest "
    "BERKAS', atau pilih periode lain.",
    "en": "There are no records of this city and period yet. Import some first with 'bersinar "
    "ingest FILE', or choose another period.",
}
