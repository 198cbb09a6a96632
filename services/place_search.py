"""Find a kelurahan, street or facility by its name, or a coordinate, as the page's search box."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from geo.boundaries import Boundaries
from services.decisions import representative_points
from services.geocode.gazetteer import LOCAL_KINDS, Entry, Gazetteer

_MOST = 8
_LEAST_SCORE = 70.0
_COORDINATE = re.compile(r"^\s*(-?\d{1,3}[.,]\d+)\s*[,;\s]\s*(-?\d{1,3}[.,]\d+)\s*$")


@dataclass(frozen=True)
class Found:
    """Hold one answer of the search: what it is, and where."""

    name: str
    kind: str
    lon: float
    lat: float
    code: str | None


def find_places(
    text: str, boundaries: Boundaries, gazetteer: Gazetteer, *, taught: bool
) -> list[Found]:
    """Return up to eight places whose name is like a text, best first; or the coordinate it is.

    `taught`: also those that records taught, which say where something was recorded. A coordinate
    may be written lat lon or lon lat; the one that lies in or near the city is taken.
    """
    spot = _coordinate(text, boundaries)
    if spot:
        return [spot]
    known = [*_kelurahan(boundaries), *_local(gazetteer, taught=taught)]
    names = [place.name for place in known]
    hits = process.extract(
        text, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=_MOST,
        score_cutoff=_LEAST_SCORE,
    )  # fmt: skip
    return [known[index] for _, _, index in hits]


def _coordinate(text: str, boundaries: Boundaries) -> Found | None:
    match = _COORDINATE.match(text)
    if not match:
        return None
    a, b = (float(part.replace(",", ".")) for part in match.groups())
    west, south, east, north = boundaries.bounds
    for lon, lat in ((a, b), (b, a)):
        if west - 1 <= lon <= east + 1 and south - 1 <= lat <= north + 1:
            return Found(f"{lat:.5f}, {lon:.5f}", "coordinate", lon, lat, None)
    return None


def _kelurahan(boundaries: Boundaries) -> list[Found]:
    lon, lat = representative_points(boundaries)
    return [
        Found(name, "kelurahan", float(x), float(y), code)
        for (code, name), x, y in zip(boundaries.names.items(), lon, lat, strict=True)
    ]


def _local(gazetteer: Gazetteer, *, taught: bool) -> list[Found]:
    entries = [e for kind in LOCAL_KINDS for e in gazetteer.of_kind(kind)]
    known = [e for e in entries if e.lon is not None and e.lat is not None]
    return [_found(e) for e in known if taught or not e.evidence]


def _found(entry: Entry) -> Found:
    assert entry.lon is not None
    assert entry.lat is not None
    code = max(entry.codes, key=lambda pair: pair[1])[0] if entry.codes else None
    return Found(entry.name, str(entry.kind), entry.lon, entry.lat, code)
