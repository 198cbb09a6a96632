"""Boundary files: read a city, bring one in, build the shipped one from its figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.boundaries import Boundaries, coverage_from_layer, mend, with_areas
from geo.crs import WGS84
from geo.errors import InvalidBoundaries
from services.errors import NotFound, UnreadableFile
from services.layer_files import layer_source

FOLDER = "kelurahan_boundaries"
REFERENCE = "reference"
SIMPLIFIED = (
    "Batas disederhanakan, bukan dokumen survei. / Simplified boundaries, not a survey document."
)
FIGURES_SOURCE = (
    "cahyadsn/wilayah_boundaries (MIT, (c) 2024 Cahya DSN); codes per Kepmendagri "
    "300.2.2-2138/2025; geometries trace back to Badan Informasi Geospasial (BIG), simplified"
)
_HEADING = re.compile(r"#\s*(\d{2}\.\d{2}\.\d{2}\.\d{4})\s+(.+)")
_RING = re.compile(r"P(\d+)\s+R(\d+):\s*(.+)")


def load_boundaries(city_code: str, data_dirs: Sequence[Path]) -> Boundaries:
    """Read a city's boundaries from the first folder that has them, with its population.

    Raises `NotFound`, naming the cities that there are.
    """
    for folder in data_dirs:
        path = folder / FOLDER / f"{city_code}.geojson"
        if path.is_file():
            return _with_population(_read(path), data_dirs)
    known = ", ".join(code for code, _, _ in list_boundaries(data_dirs)) or "–"
    raise NotFound(
        id=f"Tidak ada batas wilayah untuk kota {city_code!r}. Yang tersedia: {known}. Kode kota "
        "ditulis menurut Kemendagri, misalnya 31.72 (bukan kode BPS 3175). Tambahkan dengan "
        "'bersinar boundaries add'.",
        en=f"There are no boundaries for city {city_code!r}. Available: {known}. Cities go by "
        "their Kemendagri code, for instance 31.72 (not the BPS code 3175). Add one with "
        "'bersinar boundaries add'.",
    )


def list_boundaries(data_dirs: Sequence[Path]) -> list[tuple[str, str, Path]]:
    """Return code, name and file of every city that there are boundaries for."""
    found: dict[str, tuple[str, str, Path]] = {}
    for folder in data_dirs:
        for path in sorted((folder / FOLDER).glob("*.geojson")):
            about = json.loads(path.read_text(encoding="utf-8")).get("about", {})
            found.setdefault(path.stem, (path.stem, about.get("city", path.stem), path))
    return sorted(found.values())


def read_layer(path: Path) -> gpd.GeoDataFrame:
    """Read a polygon layer from GeoJSON, GeoPackage or Shapefile, in any CRS."""
    source = layer_source(path)
    try:
        return gpd.read_file(source)
    except Exception as error:
        raise UnreadableFile(
            id=f"{path.name} tidak terbaca sebagai lapisan peta. Kirim GeoJSON, GeoPackage atau "
            "Shapefile (dengan .shx, .dbf dan .prj di folder yang sama).",
            en=f"{path.name} cannot be read as a map layer. Send GeoJSON, GeoPackage or a "
            "Shapefile (with its .shx, .dbf and .prj beside it).",
        ) from error


def add_boundaries(
    layer: gpd.GeoDataFrame,
    *,
    city_code: str,
    code_field: str,
    name_field: str,
    population_field: str | None = None,
    about: dict[str, str] | None = None,
) -> tuple[Boundaries, pd.DataFrame]:
    """Make a layer into a city's boundaries and report every change made on the way.

    Raises `UnknownCrs` or `InvalidBoundaries` (see `geo.boundaries`).
    """
    wanted = coverage_from_layer(
        layer, code_field=code_field, name_field=name_field, population_field=population_field
    )
    mended, changes = mend(_in_city(wanted, city_code))
    about = about or {}
    frame = with_areas(mended)
    frame["kecamatan_code"] = frame["code"].str[:8]
    frame["kecamatan"] = _kecamatan_names(layer, frame["kecamatan_code"], code_field)
    boundaries = Boundaries(
        city_code=city_code,
        city=about.get("city", city_code),
        frame=frame[_columns(frame)],
        edition=about.get("edition", ""),
        source=about.get("source", ""),
        notice=about.get("notice", ""),
        population_source="" if population_field is None else f"{population_field}",
    )
    return boundaries, changes


def write_boundaries(boundaries: Boundaries, folder: Path) -> Path:
    """Write a city's boundaries as RFC 7946 GeoJSON with an `about` member; return the file."""
    path = folder / FOLDER / f"{boundaries.city_code}.geojson"
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "city_code": boundaries.city_code,
        "city": boundaries.city,
        "edition": boundaries.edition,
        "source": boundaries.source,
        "notice": boundaries.notice,
        "population_source": boundaries.population_source,
    }
    features = [_feature(row) for row in boundaries.frame.to_dict("records")]
    body = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    head = json.dumps(about, ensure_ascii=False)
    path.write_text(
        f'{{"type": "FeatureCollection", "about": {head}, "features": [\n{body}\n]}}\n',
        encoding="utf-8",
    )
    return path


def read_figures(text: str) -> gpd.GeoDataFrame:
    """Read figures of rings: `# code name` headings, then `P1 R1: lon lat, …` lines.

    R1 is a part's outline, R2 and up are its holes. Raises `UnreadableFile` for other text.
    """
    rings: dict[tuple[str, str], dict[int, list[np.ndarray]]] = {}
    current: dict[int, list[np.ndarray]] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            current = rings.setdefault((heading[1], heading[2].strip()), {})
        elif (ring := _RING.match(line)) and current is not None:
            pairs = [tuple(map(float, pair.split())) for pair in ring[3].split(",")]
            current.setdefault(int(ring[1]), []).append(np.array(pairs))
        elif line.strip():
            raise UnreadableFile(
                id=f"Baris {number} bukan '# kode nama' dan bukan 'P1 R1: bujur lintang, …'.",
                en=f"Line {number} is neither '# code name' nor 'P1 R1: lon lat, …'.",
            )
    codes, names = zip(*rings, strict=True)
    shapes = [
        shapely.multipolygons([shapely.Polygon(part[0], part[1:]) for part in parts.values()])
        for parts in rings.values()
    ]
    return gpd.GeoDataFrame({"code": codes, "name": names}, geometry=shapes, crs=WGS84)


def with_kecamatan_names(
    layer: gpd.GeoDataFrame, city_code: str, data_dirs: Sequence[Path]
) -> gpd.GeoDataFrame:
    """Add the kecamatan's name of each kelurahan from the city's reference table."""
    for folder in data_dirs:
        path = folder / REFERENCE / city_code / "kelurahan.csv"
        if path.is_file():
            names = pd.read_csv(path, dtype=str).set_index("code")["kecamatan"]
            return layer.assign(kecamatan=layer["code"].map(names))
    return layer


def _in_city(frame: gpd.GeoDataFrame, city_code: str) -> gpd.GeoDataFrame:
    """Keep the rows of one city; a layer may hold a whole province."""
    inside = frame["code"].str.startswith(f"{city_code}.")
    if not inside.any():
        raise InvalidBoundaries(
            id=f"Tidak ada kode yang berawalan {city_code} (contoh: {frame['code'].iloc[0]}). "
            "Periksa --city dan --code-field.",
            en=f"No code begins with {city_code} (one of them: {frame['code'].iloc[0]}). Check "
            "--city and --code-field.",
        )
    return frame[inside].reset_index(drop=True)


def _read(path: Path) -> Boundaries:
    about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")).get("about", {})
    frame = gpd.read_file(layer_source(path)).sort_values("code", ignore_index=True)
    if "population" not in frame:
        frame["population"] = np.nan
    frame["population"] = frame["population"].astype(float)
    return Boundaries(
        city_code=about.get("city_code", path.stem),
        city=about.get("city", path.stem),
        frame=frame[_columns(frame)],
        edition=about.get("edition", ""),
        source=about.get("source", ""),
        notice=about.get("notice", ""),
        population_source=about.get("population_source", ""),
    )


def _with_population(boundaries: Boundaries, data_dirs: Sequence[Path]) -> Boundaries:
    """Fill in a population that the boundaries do not carry from the city's reference table."""
    if boundaries.has_population:
        return boundaries
    for folder in data_dirs:
        path = folder / REFERENCE / boundaries.city_code / "kelurahan.csv"
        if path.is_file():
            table = pd.read_csv(path, dtype={"code": str}).set_index("code")
            known = boundaries.frame["code"].map(table["population"]).astype(float)
            years = table["population_year"].iloc[0] if "population_year" in table else ""
            source = f"{path.parent.name}/{path.name} ({years})"
            frame = boundaries.frame.assign(population=known)
            return replace(boundaries, frame=frame, population_source=source)
    return boundaries


def _kecamatan_names(
    layer: gpd.GeoDataFrame, kecamatan_codes: Iterable[str], code_field: str
) -> list[str]:
    """Find the kecamatan's name in a column that goes with its code; else the code stands in."""
    fields = [f for f in ("kecamatan", "district_name", "KECAMATAN", "WADMKC") if f in layer]
    if not fields:
        return list(kecamatan_codes)
    digits = layer[code_field].astype(str).str.replace(r"\D", "", regex=True).str[:6]
    names = dict(zip(digits, layer[fields[0]].astype(str), strict=True))
    return [names.get(code.replace(".", ""), code) for code in kecamatan_codes]


def _columns(frame: gpd.GeoDataFrame) -> list[str]:
    wanted = ["code", "name", "kecamatan_code", "kecamatan", "population", "area_km2", "geometry"]
    return [c for c in wanted if c in frame.columns]


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    geometry = row.pop("geometry")
    known = {k: v for k, v in row.items() if not (isinstance(v, float) and np.isnan(v))}
    if "population" in known:
        known["population"] = int(known["population"])
    return {
        "type": "Feature",
        "properties": known,
        "geometry": shapely.geometry.mapping(shapely.orient_polygons(geometry)),
    }
