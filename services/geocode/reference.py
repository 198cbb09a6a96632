"""The part of the gazetteer that ships: regions of the country and a city's own spellings."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from services.geocode.gazetteer import Entry, Gazetteer, PlaceKind

REGIONS_SOURCE = "Kepmendagri 300.2.2-2138/2025 (cahyadsn/wilayah, wilayah_kodepos, MIT)"

_LEVELS = {
    2: PlaceKind.CITY, 5: PlaceKind.CITY, 8: PlaceKind.KECAMATAN, 13: PlaceKind.KELURAHAN,
}  # fmt: skip
_CITY_TYPE = re.compile(
    r"^(?:kota(?:madya)?|kabupaten|kab\.?)\s+(?:administrasi\s+)?|^daerah (?:khusus ibukota"
    r"|istimewa)\s+",
    re.IGNORECASE,
)


def shipped_gazetteer(folder: Path, *, city_code: str) -> Gazetteer:
    """Read the gazetteer that ships with the product.

    `folder` holds `regions.csv` (code, name, postal_code of provinces, cities, and of the
    kecamatan and kelurahan around the capital) and may hold `<city_code>/variants.csv`
    (name, kind, code, source, valid_from, valid_to).
    """
    regions = _read(folder / "regions.csv")
    entries = [*region_entries(regions), *_postal_entries(regions)]
    spellings = folder / city_code / "variants.csv"
    if spellings.exists():
        entries += _variant_entries(_read(spellings))
    return Gazetteer(tuple(entries))


def region_entries(rows: Iterable[dict[str, str]], *, source: str = REGIONS_SOURCE) -> list[Entry]:
    """Turn codes and names into entries; the length of a Kemendagri code says its kind."""
    return [
        Entry(
            plain_city_name(row["name"]), _LEVELS[len(row["code"])], ((row["code"], 1.0),), source
        )
        for row in rows
    ]


def plain_city_name(name: str) -> str:
    """Return a city's name without its type: "Kota Administrasi Bima" gives "Bima"."""
    return _CITY_TYPE.sub("", name.strip()) or name.strip()


def _postal_entries(rows: list[dict[str, str]]) -> list[Entry]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.get("postal_code"):
            codes[row["postal_code"]].append(row["code"])
    return [
        Entry(
            postal_code, PlaceKind.POSTAL_CODE, tuple((c, 1 / len(found)) for c in found),
            REGIONS_SOURCE,
        )
        for postal_code, found in codes.items()
    ]  # fmt: skip


def _variant_entries(rows: list[dict[str, str]]) -> list[Entry]:
    return [
        Entry(row["name"], PlaceKind(row["kind"]), ((row["code"], 1.0),), row["source"])
        for row in rows
    ]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
