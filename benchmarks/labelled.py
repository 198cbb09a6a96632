"""Labelled addresses: a table of them, or an office's files with labels; and the city's shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.boundaries import Boundaries, mend
from geo.locate import build_locator
from services.geocode.address import parse_address
from services.geocode.areas import City, city_of
from services.geocode.reference import plain_city_name
from services.geocode.spelling import fold, squash, words
from services.records import Place

DEFAULT_CITY = "Jakarta Utara"
_KEYS = ("no register", "no lkn", "id laporan", "no rm", "kode", "no")
_ADDRESSES = ("alamat", "alamat tkp", "lokasi", "tempat", "kelurahan domisili", "kelurahan")


@dataclass(frozen=True)
class Labelled:
    """Hold one place with its true kelurahan code ("" outside the city) and true point.

    `names_it`: how the text names the true kelurahan: named, in street, not named.
    """

    place: Place
    code: str
    lon: float
    lat: float
    names_it: str


def load_city(path: Path, city: str) -> City:
    """Build the resolver's city from a GeoJSON of kelurahan, `city` by its code or all of it."""
    frame = gpd.read_file(path).sort_values("code", ignore_index=True)
    if "kecamatan" not in frame:
        frame = frame.rename(
            columns={"district_code": "kecamatan_code", "district_name": "kecamatan"}
        )
    frame = frame[frame["code"].str.startswith(city)].reset_index(drop=True)
    mended, _ = mend(frame)
    name = str(frame["city_name"].iloc[0]) if "city_name" in frame else DEFAULT_CITY
    boundaries = Boundaries(
        frame["code"][0][:5], plain_city_name(name), mended, edition="", source="", notice=""
    )
    return city_of(boundaries, build_locator(boundaries.geometry).locate)


def read_labelled(path: Path, city: City) -> list[Labelled]:
    """Read a CSV with the columns address, kelurahan, kecamatan, city and maybe lon, lat."""
    codes = {squash(words(n)): c for n, c in zip(city.names, city.codes, strict=True)}
    rows = pd.read_csv(path, dtype=str).fillna("")
    own = squash(words(city.name))
    labelled = []
    for row in rows.to_dict("records"):
        inside = squash(words(plain_city_name(str(row["city"])))) == own
        name, place = str(row["kelurahan"]), Place(address=str(row["address"]))
        code = codes.get(squash(words(name)), "") if inside else ""
        lon, lat = (float(row.get(axis) or np.nan) for axis in ("lon", "lat"))
        labelled.append(Labelled(place, code, lon, lat, _names(place, name)))
    return labelled


def read_office(folder: Path, labels: Path) -> list[Labelled]:
    """Read an office's files and their labels, only rows marked valid.

    `labels` gives for each file and key (number or register) kelurahan_code, lon and lat.
    """
    rows = pd.read_csv(labels, dtype=str).fillna("").to_dict("records")
    truth = {
        (row["file"], row["key"]): row
        for row in rows
        if row["valid"] == "True" and row["kelurahan_code"]
    }
    labelled = []
    for path in sorted(folder.iterdir()):
        for key, place in _office_rows(path):
            if row := truth.get((path.name, key)):
                lon, lat = (float(row[axis] or np.nan) for axis in ("lon", "lat"))
                names_it = "named" if _has_names(place) else "street only"
                labelled.append(Labelled(place, str(row["kelurahan_code"]), lon, lat, names_it))
    return labelled


def _office_rows(path: Path) -> Iterator[tuple[str, Place]]:
    table = _table(path)
    heads = [fold(cell) for cell in table[0]]
    key = next(heads.index(k) for k in _KEYS if k in heads)
    column = next((heads.index(a) for a in _ADDRESSES if a in heads), None)
    if column is None:
        return
    for row in table[1:]:
        if not heads[column].startswith("kelurahan"):
            yield row[key], Place(address=row[column])
            continue
        kecamatan = row[heads.index("kecamatan")] if "kecamatan" in heads else ""
        yield row[key], Place(kelurahan=row[column], kecamatan=kecamatan)


def _table(path: Path) -> list[list[str]]:
    """Return a file's rows as text from its header on: the first row with four filled cells."""
    if path.suffix == ".csv":
        raw = pd.read_csv(path, sep=";", header=None, dtype=str, encoding="utf-8-sig")
    else:
        raw = pd.read_excel(path, header=None, dtype=str, engine="openpyxl")
    rows = [[str(cell) for cell in row] for row in raw.fillna("").to_numpy().tolist()]
    head = next(i for i, row in enumerate(rows) if sum(map(bool, row)) >= 4)
    return rows[head:]


def _has_names(place: Place) -> bool:
    address = parse_address(place.address)
    return bool(place.kelurahan or address.kelurahan or address.others)


def _names(place: Place, kelurahan: str) -> str:
    """Say how an address names its true kelurahan: as such, in the street's name, or not."""
    address = parse_address(place.address)
    true = squash(words(kelurahan))
    as_such = [address.kelurahan, *address.others]
    if any(true in squash(words(text)) for text in as_such if text):
        return "named"
    return "in street" if true in squash(words(address.street)) else "not named"
