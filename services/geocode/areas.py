"""The areas an address may lie in: the city's zones, other known kelurahan, and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.boundaries import Boundaries
from services.geocode.gazetteer import Gazetteer, PlaceKind

Floats = NDArray[np.float64]
Locate = Callable[[Floats, Floats], NDArray[np.int32]]

_CITY_LENGTH = 5
_KELURAHAN_LENGTH = 13
_LENGTHS = (2, _CITY_LENGTH, 8, _KELURAHAN_LENGTH)
_SHARE_INSIDE, _SHARE_KNOWN, _SHARE_ELSEWHERE = 0.88, 0.08, 0.04
_METRES_PER_DEGREE = 111_195.0
_BESIDE_M = 50.0
_CITY_AGAINST_KELURAHAN = 0.1
"""How often an address lies in a far city, against one kelurahan nearby."""


@dataclass(frozen=True)
class City:
    """Hold what the resolver must know of one city.

    `codes`: Kemendagri codes of its kelurahan in the order of `polygons` (lon lat, WGS 84);
    `locate(lon, lat)` gives the index of the polygon that covers each point, -1 outside.
    """

    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    kecamatan: dict[str, str]
    polygons: NDArray[np.object_]
    locate: Locate

    @cached_property
    def metric(self) -> NDArray[np.object_]:
        """Polygons in metres around the city's centre, good to 1 % over a city."""
        return np.array([shapely.transform(p, self.to_metres) for p in self.polygons])

    @cached_property
    def radii_m(self) -> list[float]:
        """Radius of each polygon's smallest enclosing circle, metres."""
        return [float(shapely.minimum_bounding_radius(p)) for p in self.metric]

    @cached_property
    def neighbours(self) -> list[list[int]]:
        """Zones that lie beside each zone, by its index."""
        tree = shapely.STRtree(self.metric)
        pairs = tree.query(self.metric, predicate="dwithin", distance=_BESIDE_M).T.tolist()
        beside: list[list[int]] = [[] for _ in self.codes]
        for zone, other in pairs:
            if zone != other:
                beside[zone].append(other)
        return beside

    @cached_property
    def _scale(self) -> Floats:
        _, south, _, north = shapely.total_bounds(self.polygons)
        shrink = np.cos(np.radians((south + north) / 2))
        return np.array([_METRES_PER_DEGREE * shrink, _METRES_PER_DEGREE])

    def to_metres(self, lonlat: Floats) -> Floats:
        """Scale degrees to metres."""
        metres: Floats = np.asarray(lonlat, dtype=float) * self._scale
        return metres

    def distance_m(self, lon: float, lat: float, zone: int) -> float:
        """Return the distance of a point from a zone's polygon, 0 inside."""
        point = shapely.Point(self.to_metres(np.array([lon, lat])))
        return float(shapely.distance(point, self.metric[zone]))


def city_of(boundaries: Boundaries, locate: Locate) -> City:
    """Make the resolver's view of a city from its boundaries."""
    frame = boundaries.frame
    return City(
        name=boundaries.city,
        codes=tuple(frame["code"]),
        names=tuple(frame["name"]),
        kecamatan=dict(zip(frame["kecamatan_code"], frame["kecamatan"], strict=True)),
        polygons=boundaries.geometry,
        locate=locate,
    )


@dataclass(frozen=True)
class Areas:
    """Hold the areas in a fixed order: zones of the city first, "elsewhere" last.

    Evidence is a vector over areas (log-odds against an area that the evidence says nothing of).
    Cities without known kelurahan are one area each, by their code.
    """

    codes: tuple[str, ...]
    zones: int
    index: dict[str, int]
    _masks: dict[str, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def elsewhere(self) -> int:
        """Index of the area that stands for every place not in the table."""
        return len(self.codes) - 1

    @cached_property
    def unknown(self) -> NDArray[np.bool_]:
        """Mark the areas whose kelurahan names are not known."""
        return np.array([len(code) < _KELURAHAN_LENGTH for code in self.codes])

    @cached_property
    def prior(self) -> Floats:
        """Log of the share of an office's addresses that lie in each area."""
        weights = np.where(self.unknown, _CITY_AGAINST_KELURAHAN, 1.0)
        shares: Floats = _SHARE_KNOWN * weights / weights[self.zones :].sum()
        shares[: self.zones] = _SHARE_INSIDE / self.zones
        shares[self.elsewhere] = _SHARE_ELSEWHERE
        return np.log(shares)

    def under(self, code: str) -> NDArray[np.bool_]:
        """Mark the areas that a region's code holds, or that hold the region."""
        mask = self._masks.get(code)
        if mask is None:
            mask = np.zeros(len(self.codes), dtype=bool)
            mask[self._within.get(code, [])] = True
            mask[[self.index[c] for c in _prefixes(code) if c in self.index]] = True
            self._masks[code] = mask
        return mask

    @cached_property
    def _within(self) -> dict[str, list[int]]:
        """Areas by the code of every region that they lie in."""
        within: dict[str, list[int]] = {}
        for area, code in enumerate(self.codes):
            for region in _prefixes(code):
                within.setdefault(region, []).append(area)
        return within

    def vector(self) -> Floats:
        """Return evidence that says nothing."""
        return np.zeros(len(self.codes))


def _prefixes(code: str) -> list[str]:
    """Return the codes of the regions that a region lies in, itself included."""
    return [code[:length] for length in _LENGTHS if length <= len(code)]


def build_areas(city: City, gazetteer: Gazetteer) -> Areas:
    """Collect the areas of a city and of the regions that the gazetteer names."""
    inside = set(city.codes)
    known = sorted(_codes_of(gazetteer, PlaceKind.KELURAHAN) - inside)
    with_names = {code[:_CITY_LENGTH] for code in (*city.codes, *known)}
    cities = sorted(
        code
        for code in _codes_of(gazetteer, PlaceKind.CITY)
        if len(code) == _CITY_LENGTH and code not in with_names
    )
    codes = (*city.codes, *known, *cities, "")
    return Areas(codes, len(city.codes), {code: i for i, code in enumerate(codes)})


def _codes_of(gazetteer: Gazetteer, kind: PlaceKind) -> set[str]:
    return {code for entry in gazetteer.of_kind(kind) for code, _ in entry.codes}


def names_of(gazetteer: Gazetteer, kind: PlaceKind) -> Iterable[tuple[str, str]]:
    """Return pairs of name and code of one kind of region."""
    return [(entry.name, code) for entry in gazetteer.of_kind(kind) for code, _ in entry.codes]
