"""Put the parts together: the only place that reads settings, clock and randomness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from geo.aggregate import build_grid
from geo.boundaries import Boundaries
from geo.locate import OUTSIDE, Locator, build_locator
from geo.weights import cell_ring, queen_contiguity
from services.analysis import Analysis, Level, Period
from services.base_map import TileArchive, open_archive
from services.boundary_files import load_boundaries
from services.errors import BadRequest, NotFound
from services.geocode.areas import City, city_of
from services.geocode.calibration import read_calibration
from services.geocode.online import (
    AnswerCache,
    OnlineGeocoder,
    OnlineService,
    connect,
    refine,
)
from services.geocode.reference import shipped_gazetteer
from services.geocode.resolve import Resolver
from services.geometry_files import cells_file, geometry_digest, kelurahan_file
from services.intake.files import IntakeRules
from services.kept import Kept
from services.pipeline import Intake, Question, Refine, analyse, leave_as_it_is
from services.places import place_names, places_file, read_places, region_names, relearn
from services.record_columns import READ, RecordColumns, columns_of
from services.reference_files import Reference, load_reference
from services.review import Desk
from services.roles import ROLES, Role
from services.settings import Settings
from services.store.memory import MemoryStore
from services.store.protocol import Store
from services.store.sql import SqlStore
from services.weighting import Weighting
from services.work import Task, Work
from services.zones import CityGround

PAGE_RESOLUTIONS = (8, 9, 10)


@dataclass
class Office:
    """Hold one city's parts, each built when it is first asked for."""

    settings: Settings
    work: Work = field(default_factory=Work)
    _grounds: dict[int, CityGround] = field(default_factory=dict)
    _analyses: Kept = field(default_factory=lambda: Kept(12))
    _answers: Kept = field(default_factory=lambda: Kept(32))
    _columns: Kept = field(default_factory=lambda: Kept(1))
    _shapes: Kept = field(default_factory=lambda: Kept(16))
    _resolvers: Kept = field(default_factory=lambda: Kept(1))
    _lessons: int = 0

    @cached_property
    def boundaries(self) -> Boundaries:
        """Return the city's boundaries."""
        return load_boundaries(self.settings.city, self.settings.data_dirs)

    @cached_property
    def locator(self) -> Locator:
        """Return the index that answers which kelurahan a point lies in."""
        return build_locator(self.boundaries.geometry)

    @property
    def role(self) -> Role:
        """Return who sits at the page."""
        return ROLES[self.settings.role]

    @cached_property
    def base_map(self) -> TileArchive | None:
        """Return the office's own archive of tiles, if it has set one."""
        return open_archive(self.settings.pmtiles) if self.settings.pmtiles else None

    @cached_property
    def reference(self) -> Reference:
        """Return the city's reference tables."""
        return load_reference(self.settings.city, self.settings.data_dirs)

    @property
    def resolver(self) -> Resolver:
        """Return the geocoder of the city, built anew after the office has learned."""

        def build() -> Resolver:
            folder = _reference_folder(self.settings.data_dirs)
            shipped = shipped_gazetteer(folder, city_code=self.settings.city)
            known = shipped.with_entries(read_places(self._places))
            calibration = read_calibration(folder / "calibration.csv")
            return Resolver(known, self.city_view, calibration=calibration)

        return self._resolvers.get(self._lessons, build)

    @cached_property
    def city_view(self) -> City:
        """Return what geocoding must know of the city."""
        return city_of(self.boundaries, self.locator.locate)

    @cached_property
    def desk(self) -> Desk:
        """Return where doubtful places are decided."""
        return Desk(self.store, self.boundaries, self.locator.locate, now)

    @property
    def _places(self) -> Path:
        return places_file(self.settings.home, self.settings.city)

    def learn(self) -> int:
        """Let located records and decisions teach the gazetteer; return the places known by it.

        The geocoder that was built before has not learned it and is built anew when next asked for.
        """
        known = relearn(self.store, self.settings.city, self._places)
        self._lessons += 1  # one that is being built just now has not learned it either
        return known

    @cached_property
    def store(self) -> Store:
        """Open the store."""
        return open_store(self.settings.store_url)

    def intake(self, *, simulated: bool = False) -> Intake:
        """Return what ingesting needs."""
        places = place_names(self.resolver.gazetteer, self.boundaries)
        rules = IntakeRules(
            self.in_city,
            today(),
            self.store.key,
            self.settings.max_upload_mb,
            simulated,
            places,
            region_names(self.boundaries, places),
        )
        return Intake(self.settings.city, self.resolver, self.store, rules, now, self.online)

    @cached_property
    def online(self) -> Refine:
        """Return what refines a place by an online geocoder; nothing unless one is set."""
        settings = self.settings
        if not settings.geocoder_url:
            return leave_as_it_is
        service = OnlineService(
            settings.geocoder_url, settings.geocoder_contact, settings.geocoder_software
        )
        settings.home.mkdir(parents=True, exist_ok=True)
        cache = AnswerCache(settings.home / "geocoder.sqlite", service.name)
        geocoder = OnlineGeocoder(connect(service, self.city_view), cache, every_s=service.every_s)
        return lambda found, place, kind: refine(found, place, kind, geocoder, self.city_view)

    def in_city(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies in the city."""
        return bool(self.locator.locate(np.array([lon]), np.array([lat]))[0] != OUTSIDE)

    def ground_at(self, resolution: int) -> CityGround:
        """Return the city's ground with cells of a resolution; built once."""
        if resolution not in self._grounds:
            b = self.boundaries
            grid = build_grid(b.geometry, resolution, b.bounds)
            self._grounds[resolution] = CityGround(
                b, queen_contiguity(b.geometry), grid, cell_ring(grid.cells)
            )
        return self._grounds[resolution]

    def columns(self) -> RecordColumns:
        """Return the records as columns; read again only after a change."""

        def read() -> RecordColumns:
            with self.work.on(Task.RECORDS):
                records = self.store.records(self.settings.city, columns=READ)
                return columns_of(records, self.boundaries)

        return self._columns.get(self.store.state(self.settings.city), read)

    def analysis(
        self,
        period: Period | None,
        level: Level,
        seed: int | None = None,
        *,
        weighting: Weighting | None = None,
    ) -> Analysis:
        """Return an analysis; made again only after a change of the records."""
        question = self.question(period, level, seed, weighting=weighting)
        key = (repr(question), self.store.state(self.settings.city))

        def make() -> Analysis:
            with self.work.on(Task.ANALYSIS):
                return analyse(self.store, self.ground_at, self.reference, question)

        return self._analyses.get(key, make)

    def remembered(self, question: Hashable, make: Callable[[], Any]) -> Any:
        """Return an answer about the records; made again only after a change of them."""
        return self._answers.get((question, self.store.state(self.settings.city)), make)

    def warm(self) -> None:
        """Make what the page asks for first, so that nobody waits for it."""
        self.kelurahan_file()
        self.resolver.gazetteer.changes  # noqa: B018  reads the places
        if self.columns().period is None:
            return
        for resolution in self.resolutions():
            self.cells_file(resolution)
            self.columns().places(self.ground_at(resolution).grid)
        self.analysis(None, self.role.level)

    def analysis_by_id(self, identity: str) -> Analysis:
        """Return an analysis that is still kept; raises `NotFound` where it no longer is."""
        for made in self._analyses.all():
            if made.identity == identity and made.level in (self.role.level, Level.PUBLICATION):
                found: Analysis = made
                return found
        raise NotFound(
            id=f"Analisis {identity} tidak lagi disimpan. Mintalah lagi dengan parameternya.",
            en=f"The analysis {identity} is no longer kept. Ask for it again by its parameters.",
        )

    def shape_digest(self, name: str) -> str:
        """Return the hash that names a geometry: "kelurahan" or an H3 resolution."""
        return self._shapes.get(("digest", name), lambda: geometry_digest(self.boundaries, name))

    def kelurahan_file(self) -> bytes:
        """Return the kelurahan as the page takes them."""

        def make() -> bytes:
            neighbours = queen_contiguity(self.boundaries.geometry)
            return kelurahan_file(self.boundaries, neighbours)

        return self._shapes.get("kelurahan", make)

    def cells_file(self, resolution: int) -> bytes:
        """Return the cells of a resolution as the page takes them."""

        def make() -> bytes:
            with self.work.on(Task.CELLS):
                return cells_file(self.ground_at(resolution).grid, self.boundaries)

        return self._shapes.get(resolution, make)

    def resolutions(self) -> tuple[int, ...]:
        """Return the H3 resolutions that the reader may see."""
        if self.role.level is Level.SECURE or not self.columns().period:
            return PAGE_RESOLUTIONS
        return (int(self.analysis(None, self.role.level).provenance["cell_resolution"]),)

    def simulated(self) -> bool:
        """Tell whether any import in the store is simulated."""
        entries = self.store.imports(self.settings.city)
        return any(i.simulated and i.withdrawn_at is None for i in entries)

    def question(
        self,
        period: Period | None,
        level: Level,
        seed: int | None = None,
        *,
        weighting: Weighting | None = None,
    ) -> Question:
        """Return what an analysis is asked, with the office's settings."""
        chosen = self.settings.seed if seed is None else seed
        return Question(period, level, chosen, self.settings.least_count, weighting)


def open_store(url: str) -> Store:
    """Open the store that a URL names: `memory:` or any SQL database."""
    return MemoryStore() if url.startswith("memory:") else SqlStore(url)


def keep_aside(store: Store, settings: Settings) -> Path | None:
    """Copy a store that holds something beside itself before it is replaced; return the copy."""
    if not store.imports(settings.city) or not settings.store_url.startswith("sqlite:///"):
        return None
    live = Path(settings.store_url.removeprefix("sqlite:///"))
    aside = live.with_name(f"{live.name}.before-{now():%Y%m%dT%H%M%S}")
    store.backup(aside)
    return aside


def parse_period(text: str) -> Period:
    """Read FROM/TO (ISO days, both included); raises `BadRequest` for anything else."""
    try:
        since, until = (dt.date.fromisoformat(part) for part in text.split("/"))
    except ValueError:
        since, until = dt.date.max, dt.date.min
    if since > until:
        raise BadRequest(
            id=f"Periode {text!r} tidak dikenali. Tulis DARI/SAMPAI, misalnya "
            "2024-01-01/2024-12-31.",
            en=f"The period {text!r} is not understood. Write FROM/TO, for instance "
            "2024-01-01/2024-12-31.",
        )
    return Period(since, until)


def now() -> dt.datetime:
    """Return the present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Return the present day in Jakarta."""
    return (now() + dt.timedelta(hours=7)).date()


def _reference_folder(data_dirs: tuple[Path, ...]) -> Path:
    folders = [folder / "reference" for folder in data_dirs]
    return next(f for f in folders if (f / "regions.csv").is_file())
