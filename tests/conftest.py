"""What all tests share: one small made-up city, the shipped city with its sample, the figures."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.boundaries import Boundaries, with_areas
from services.analysis import Analysis, Level, Note, Period
from services.boundary_files import write_boundaries
from services.demo import sample_files
from services.intake.files import IntakeRules, read_file
from services.pipeline import FileReport, analyse, ingest
from services.records import Record, RecordKind, Rejection
from services.settings import Settings
from services.wiring import Office

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "data" / "sample"

HERE = "http://127.0.0.1"
TOWN = "31.79"
TOWN_NAMES = ("Sekarwangi", "Tirtabening", "Rimbasari", "Pasirkencana", "Mentariasih", "Ladangmas")
TOWN_CODES = tuple(f"{TOWN}.0{1 + i // 3}.100{1 + i % 3}" for i in range(6))
TOWN_PEOPLE = (21_000, 34_000, 12_500, 48_000, 27_000, 9_000)
WEST, SOUTH, SIDE = 106.70, -6.34, 0.02
REPORT_HEADER = ("ID Laporan", "Tanggal", "Lokasi", "Kanal", "Jenis Laporan")


def require(found: bool, reason: str) -> None:
    """Skip with a reason where something is missing, but fail where tests must be complete."""
    if found:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def centre_of(number: int) -> tuple[float, float]:
    """Return lon and lat of the middle of a kelurahan of the town."""
    return WEST + (number % 3 + 0.5) * SIDE, SOUTH + (number // 3 + 0.5) * SIDE


def town_boundaries(*, with_people: bool = True) -> Boundaries:
    """Return six squares in two rows; codes are well formed, names are made up."""
    squares = [
        shapely.box(lon - SIDE / 2, lat - SIDE / 2, lon + SIDE / 2, lat + SIDE / 2)
        for lon, lat in map(centre_of, range(6))
    ]
    frame = gpd.GeoDataFrame(
        {
            "code": TOWN_CODES,
            "name": TOWN_NAMES,
            "kecamatan_code": [code[:8] for code in TOWN_CODES],
            "kecamatan": ["Arumsari"] * 3 + ["Kencanapura"] * 3,
            "population": [float(n) if with_people else float("nan") for n in TOWN_PEOPLE],
        },
        geometry=squares,
        crs="EPSG:4326",
    )
    return Boundaries(
        TOWN, "Kota Uji", with_areas(frame), "edisi uji", "dibuat untuk pengujian", "", "uji"
    )


def make_town(home: Path, *, with_people: bool = True, store: str = "memory:") -> Office:
    """Return the office of the made-up city, its boundaries in a home folder of its own."""
    write_boundaries(town_boundaries(with_people=with_people), home)
    return Office(Settings(home=home, store=store, city=TOWN))


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[object]],
    delimiter: str = ";",
    encoding: str = "utf-8",
) -> Path:
    """Write a file as offices do: semicolons."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path


def report_rows(
    counts: dict[tuple[int, dt.date], int], prefix: str = "LM"
) -> list[tuple[object, ...]]:
    """Return resident reports: how many, by number of the kelurahan and day."""
    rows: list[tuple[object, ...]] = []
    for (kelurahan, day), count in counts.items():
        for _ in range(count):
            number = f"{prefix}-{len(rows) + 1:05}"
            place = f"Jl. Uji No. {len(rows) % 90 + 1} Kel. {TOWN_NAMES[kelurahan]}"
            rows.append((number, f"{day:%d/%m/%Y}", place, "WhatsApp", "transaksi"))
    return rows


def analysis_of(
    office: Office, level: Level = Level.SECURE, period: Period | None = None
) -> Analysis:
    """Analyse all that an office holds."""
    question = office.question(period, level)
    return analyse(office.store, office.ground_at, office.reference, question)


@pytest.fixture(scope="session", autouse=True)
def _settings_only_from_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("BERSINAR_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of figures beside the project."""
    require(SHARED.is_dir(), f"no figures beside the project ({SHARED.name})")
    return SHARED


@dataclass(frozen=True)
class WholeFile:
    """Hold a file whose rows have all been read."""

    name: str
    kind: RecordKind
    records: list[Record]
    rejections: list[Rejection]
    ignored: int
    sha256: str
    simulated: bool
    notes: tuple[Note, ...] = ()

    @property
    def rows(self) -> int:
        """Return the number of data rows."""
        return len(self.records) + len(self.rejections)


def read_whole(path: Path, rules: IntakeRules, *, kind: RecordKind | None = None) -> WholeFile:
    """Read all rows of a file."""
    file = read_file(path, rules, kind=kind)
    outcomes = list(file.outcomes)
    records = [o for o in outcomes if isinstance(o, Record)]
    rejections = [o for o in outcomes if isinstance(o, Rejection)]
    return WholeFile(
        file.name, file.kind, records, rejections, file.ignored, file.sha256, file.simulated,
        file.notes,
    )  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def home_of_tests(
    _settings_only_from_tests: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Keep every test out of the home folder of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BERSINAR_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def town(tmp_path: Path) -> Office:
    """Return the made-up city's office with an empty store in memory."""
    return make_town(tmp_path / "home")


@pytest.fixture(scope="session")
def busy_town(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the made-up city's office with two years of reports, cases, raids and patients."""
    folder = tmp_path_factory.mktemp("busy")
    office = make_town(folder / "home")
    reports = ingest(town_files(folder / "in"), office.intake())
    assert [r.error for r in reports] == [None] * len(reports)
    return office


def town_files(folder: Path) -> list[Path]:
    """Write the made-up city's files: every kelurahan and quarter of two years, uneven counts."""
    days = [dt.date(year, month, 11) for year in (2023, 2024) for month in (2, 5, 8, 11)]
    uneven = {(k, day): (7 * k + 3 * q) % 11 for k in range(6) for q, day in enumerate(days)}
    few = {(k, day): (k + q) % 3 for k in range(6) for q, day in enumerate(days)}
    reports = write_csv(folder / "laporan_masyarakat.csv", REPORT_HEADER, report_rows(uneven))
    cases = write_csv(
        folder / "ungkap_kasus.csv",
        ("No LKN", "Tanggal", "Alamat TKP", "Lintang", "Bujur", "Barang Bukti", "Nama Tersangka"),
        [
            (f"LKN/{i}/2024", day, place, *_spot(i), "Sabu 1,5 gr; Ekstasi 2 btr", "WAWAN")
            for i, (_, day, place, _, _) in enumerate(report_rows(uneven))
        ],
    )
    patients = write_csv(
        folder / "rehabilitasi_2024.csv",
        ("No RM", "Tanggal", "Kelurahan Domisili", "Zat", "Sumber"),
        [
            (f"RE{k}{day:%y%m}{n}", f"{day:%d/%m/%Y}", TOWN_NAMES[k], "Sabu", "Voluntary")
            for (k, day), count in few.items()
            for n in range(count)
        ],
    )
    return [reports, cases, patients]


def _spot(number: int) -> tuple[str, str]:
    """Return latitude and longitude of one of a few spots of the town, written as text."""
    lon, lat = centre_of(number % 6)
    step = (number % 5 - 2) * SIDE / 6
    return f"{lat + step:.6f}", f"{lon - step:.6f}"


@dataclass(frozen=True)
class Shipped:
    """Hold the shipped city's office with the sample in its store, and what became of each file."""

    office: Office
    reports: dict[str, FileReport]
    secure: Analysis
    published: Analysis


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Return the shipped city with its sample, taken in once."""
    home = tmp_path_factory.mktemp("shipped")
    office = Office(Settings(home=home, store=str(home / "kantor.sqlite")))
    reports = ingest(sample_files(office.settings.data_dirs), office.intake())
    return Shipped(
        office,
        {r.file: r for r in reports},
        analysis_of(office),
        analysis_of(office, Level.PUBLICATION),
    )
