"""What each part of an address says about where it lies, as log-odds over areas."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable

import numpy as np

from services.geocode.address import Address
from services.geocode.areas import Areas, City, Floats, names_of
from services.geocode.findings import NOTHING, Common, Finding, Reading, Scores
from services.geocode.gazetteer import Gazetteer, PlaceKind
from services.geocode.known_places import KnownPlaces
from services.geocode.memory import Memory
from services.geocode.names import Hits, build_name_index, closest
from services.geocode.ordinary_words import ORDINARY_WORDS
from services.geocode.spelling import words
from services.geocode.street_names import (
    FILLER,
    JOINING,
    NUMBERED,
    WITH_GANG,
    StreetForm,
    in_a_city_of,
    is_lane,
)
from services.geocode.streets import levels_of
from services.geocode.variants import FULL, PARTIAL, SHORT

NAMED = 9.2
BARE = 8.5
KECAMATAN = 5.5
OWN_CITY = 5.0
OTHER_CITY = 13.0
LAST_CITY = 4.0
POSTAL_CODE = 2.0
ANY_NAME = 4.0
_AS_CLOSE = 1.0
"""How much farther than the closest city's name another's may lie and still be meant."""
_OTHER_POSTAL_REGION = 3.0
_MOST_REMEMBERED, _MOST_SILENT, _MOST_TAILS = 8_000, 100_000, 4_000

MOST_FOR_A_PART = 2.0
OFFICE, FACILITY, INSIDE_NAME = 6.0, 4.2, 1.8

_PREFIX_OF_POSTAL_REGION = 2
_FEWEST_WITH_CITY = 3
"""Words of a part that ends in its city: kelurahan, kecamatan and city."""
_KECAMATAN_LENGTH = 8
_CLOSE = 2.0
"""The largest penalty of a spelling that is not looked for with more errors."""
_LOCAL_OFFICES = frozenset(
    (
        "sd sdn smp smpn sma sman smk smkn mi mts ma tk paud sdi sdit rptra puskesmas posyandu "
        "pustu masjid musholla mushola rusun rusunawa balai aula gor pos sekolah "
    ).split()
)

_Key = tuple[Hashable, ...]
"""What a finding was made from."""


class Evidence:
    """Turn parts of addresses into findings; build it once from a gazetteer."""

    def __init__(self, city: City, areas: Areas, gazetteer: Gazetteer) -> None:
        self.areas = areas
        self.gazetteer = gazetteer
        own = list(zip(city.names, city.codes, strict=True))
        self.kelurahan = build_name_index(
            dict.fromkeys([*own, *names_of(gazetteer, PlaceKind.KELURAHAN)])
        )
        districts = [(name, code) for code, name in city.kecamatan.items()]
        self.kecamatan = build_name_index(
            dict.fromkeys([*districts, *names_of(gazetteer, PlaceKind.KECAMATAN)])
        )
        self.city_code = city.codes[0][:5]
        self._own_kecamatan = tuple(city.kecamatan)
        own_city = [(city.name, self.city_code)] if city.name else []
        self.cities = build_name_index(
            dict.fromkeys([*own_city, *names_of(gazetteer, PlaceKind.CITY)])
        )
        self._ends_of_kecamatan = frozenset(words(name)[-1] for name in city.kecamatan.values())
        self._ends_of_cities = frozenset(
            word for name, _ in names_of(gazetteer, PlaceKind.CITY) for word in words(name)[-1:]
        )
        self.postal_regions = {
            entry.name[:_PREFIX_OF_POSTAL_REGION]
            for entry in gazetteer.of_kind(PlaceKind.POSTAL_CODE)
            if any(
                code in areas.index and areas.index[code] < areas.zones for code, _ in entry.codes
            )
        }
        self.known = KnownPlaces(city, areas, gazetteer)
        self._nothing = Common(areas.vector(), areas.zones)
        self._any_kelurahan = {weight: self._of_any_kelurahan(weight) for weight in (NAMED, BARE)}
        self._remembered: Memory[_Key, Finding] = Memory(_MOST_REMEMBERED)
        self.tails: Memory[tuple[str, ...], Reading] = Memory(_MOST_TAILS)
        self._numbers: Memory[tuple[str, str], tuple[Finding, ...]] = Memory(_MOST_REMEMBERED)
        self._silent: Memory[_Key, bool] = Memory(_MOST_SILENT)

    def recall(self, key: _Key, make: Callable[[], Finding | None]) -> Finding | None:
        """Return a finding made before for the same text, or make it."""
        finding = self._remembered.get(key)
        if finding is not None or self._silent.get(key):
            return finding
        finding = make()
        if finding is None:
            self._silent.keep(key, True)
            return None
        return self._remembered.keep(key, finding)

    def finding(self, part: str, text: str, scores: Floats) -> Finding:
        """Make a finding from log-odds over the areas."""
        return Finding(part, text, Common(scores, self.areas.zones), NOTHING)

    def _own(self, part: str, text: str, scores: Scores | None) -> Finding | None:
        """Make a finding from what it says of few areas, if it says anything."""
        return None if scores is None else Finding(part, text, self._nothing, scores)

    def _named_inside(self, part: str, text: str, scores: dict[int, float]) -> Finding | None:
        """Make a finding from the areas that a name inside another one speaks for."""
        return self._own(part, text, Scores(scores) if any(scores.values()) else None)

    # regions named in the text

    def named_kelurahan(self, text: str) -> Finding | None:
        """Read a name that is marked as a kelurahan's."""
        return self.recall(("kel", text), lambda: self._named_kelurahan(text))

    def bare_kelurahan(self, text: str, hits: Hits) -> Finding | None:
        """Read a part between commas as a kelurahan's name, if it is one."""
        key = ("bare", text, *hits.items())
        return self.recall(key, lambda: self._bare_kelurahan(text, hits))

    def _bare_kelurahan(self, text: str, hits: Hits) -> Finding | None:
        return self._of_hits(text, hits, BARE) if hits else None

    def _named_kelurahan(self, text: str) -> Finding:
        known = self.kelurahan
        hits = known.match(text) or self._leading_name(text)
        own = [penalty for code, penalty in hits.items() if self.is_own(code)]
        if min(hits.values(), default=PARTIAL) > SHORT and min(own, default=PARTIAL) > _CLOSE:
            # A misspelt name may be nearer to one of another city.
            hits = closest(hits, known.badly_misspelt(text))
        return self._of_hits(text, hits, NAMED)

    def badly_misspelt(self, text: str, kecamatan: Hits) -> Hits:
        """Return the one kelurahan of a named kecamatan that a bare part may be with two errors."""
        districts = set(filter(self.is_own, kecamatan))
        hits = self.kelurahan.badly_misspelt(text) if districts else {}
        inside = {code: p for code, p in hits.items() if code[:_KECAMATAN_LENGTH] in districts}
        return inside if len(inside) == 1 else {}

    def kecamatan_of(self, city: str) -> Hits:
        """Return all kecamatan of the own city if it is the one that is named."""
        own = self.city_code in self.cities.exactly(words(city))
        return dict.fromkeys(self._own_kecamatan, FULL) if own else {}

    def is_own(self, code: str) -> bool:
        """Tell whether a region's code is of the own city."""
        return code.startswith(self.city_code)

    def _leading_name(self, text: str) -> Hits:
        spans = self.kelurahan.find_in(words(text))
        return min(spans, key=lambda span: span[0])[2] if spans else {}

    def _of_hits(self, text: str, hits: Hits, weight: float) -> Finding:
        scores = {}
        for code, penalty in hits.items():
            scores[self.areas.index[code]] = max(0.0, weight - penalty)
        return Finding("kelurahan", text, self._any_kelurahan[weight], Scores(scores))

    def _of_any_kelurahan(self, weight: float) -> Common:
        """Return what a name says of the areas whose names of kelurahan are not known."""
        scores = self.areas.vector()
        any_name = ANY_NAME - (NAMED - weight)
        scores[self.areas.unknown] = any_name
        scores[self.areas.elsewhere] = ANY_NAME if weight == NAMED else any_name
        return Common(scores, self.areas.zones)

    def named_kecamatan(self, text: str) -> Finding | None:
        """Read a name that is marked as a kecamatan's."""
        return self.recall(("kec", text), lambda: self._named_kecamatan(text))

    def _named_kecamatan(self, text: str) -> Finding:
        scores = self._of_regions(self.kecamatan.match(text), KECAMATAN)
        if not scores.any():
            scores[self.areas.unknown] = ANY_NAME - 1
            # "Kec. Kelapa Gading Barat": a kelurahan's name in the kecamatan's place.
            for code, penalty in self.kelurahan.match(text).items():
                own = self.areas.under(code[:8])
                scores[own] = np.maximum(scores[own], KECAMATAN - penalty / 2)
                scores[self.areas.index[code]] += 2.5
        return self.finding("kecamatan", text, scores)

    def bare_kecamatan(self, text: str) -> Finding | None:
        """Read a part between commas as a kecamatan's name, if it is one."""
        return self.recall(("bare kec", text), lambda: self._bare_kecamatan(text))

    def _bare_kecamatan(self, text: str) -> Finding | None:
        hits = self.kecamatan.match(text, marked=False)
        scores = self._of_regions(hits, KECAMATAN)
        return self.finding("kecamatan", text, scores) if scores.any() else None

    def _of_regions(self, hits: Hits, weight: float) -> Floats:
        scores = self.areas.vector()
        for code, penalty in hits.items():
            if penalty < PARTIAL:
                mask = self.areas.under(code)
                scores[mask] = np.maximum(scores[mask], weight - penalty)
        return np.maximum(scores, 0.0)

    def named_city(self, text: str) -> Finding | None:
        """Read a name that is marked as a city's."""
        return self.recall(("city", text), lambda: self._named_city(text))

    def _named_city(self, text: str) -> Finding:
        finding = self._city(self.cities.match(text), text)
        if finding is None:
            scores = self.areas.vector()
            scores[self.areas.elsewhere] = OTHER_CITY / 2
            return self.finding("city", text, scores)
        return finding

    def bare_city(self, text: str) -> Finding | None:
        """Read a part between commas as a city's or province's name, if it is exactly one."""
        return self.recall(("bare city", text), lambda: self._bare_city(text))

    def _bare_city(self, text: str) -> Finding | None:
        return self._city(self.cities.exactly(words(text)), text)

    def names_another_city(self, text: str, kecamatan: Hits) -> bool:
        """Tell whether a text is exactly another city's name, maybe a kecamatan's there too."""
        found = self.cities.exactly(words(text))
        likely = [code for code, penalty in kecamatan.items() if penalty <= _CLOSE]
        own = any(map(self.is_own, (*found, *likely)))
        return bool(found) and not own and not any(map(self.city_code.startswith, found))

    def parted(self, text: str, *, from_city: bool) -> tuple[str, str]:
        """Part a kecamatan's or, `from_city`, another city's name from that of a place in it.

        What names a place as a whole is left whole.
        """
        last = text.rpartition(" ")[2]
        if last not in self._ends_of_kecamatan and not (from_city and last in self._ends_of_cities):
            return text, ""
        tokens = text.split()
        for start in range(1, len(tokens)):
            name, rest = " ".join(tokens[:start]), " ".join(tokens[start:])
            if self._lies_in(name, rest) or (
                from_city and self.names_another_city(rest, {}) and self._is_region(name)
            ):
                return (text, "") if self._is_region(text) else (name, rest)
        return text, ""

    def _lies_in(self, kelurahan: str, kecamatan: str) -> bool:
        """Tell whether a name, maybe misspelt, is of a kelurahan in a kecamatan of this name."""
        districts = set(filter(self.is_own, self.kecamatan.exactly(words(kecamatan))))
        found = self.kelurahan.match(kelurahan) if districts else {}
        return any(p <= _CLOSE and c[:_KECAMATAN_LENGTH] in districts for c, p in found.items())

    def _is_region(self, text: str) -> bool:
        found = (index.match(text, marked=False) for index in (self.kelurahan, self.kecamatan))
        return any(min(hits.values(), default=PARTIAL) <= SHORT for hits in found)

    def last_city(self, text: str) -> Finding | None:
        """Read another city at the end of words that nobody knows ("Babura Sunggal Medan").

        A shop may be called so too ("Warung Nasi Padang"): it says less than a city alone.
        """
        tokens = text.split()
        if (
            len(tokens) < _FEWEST_WITH_CITY
            or tokens[-1] not in self._ends_of_cities
            or tokens[0] in ORDINARY_WORDS
        ):
            return None
        ends = (" ".join(tokens[-count:]) for count in (2, 1))
        city = next((end for end in ends if self.names_another_city(end, {})), "")
        return self.recall(("last", city), lambda: self._last_city(city)) if city else None

    def _last_city(self, city: str) -> Finding | None:
        return self._city(self.cities.exactly(words(city)), city, LAST_CITY)

    def _city(self, hits: Hits, text: str, other: float = OTHER_CITY) -> Finding | None:
        best = min(hits.values(), default=PARTIAL)
        if best >= PARTIAL:
            return None
        scores = self.areas.vector()
        for code, penalty in hits.items():
            if penalty >= min(PARTIAL, best + _AS_CLOSE):
                continue
            own = self.city_code.startswith(code)
            mask = self.areas.under(code)
            weight = (OWN_CITY if own else other) - penalty
            scores[mask] = np.maximum(scores[mask], weight)
        return self.finding("city", text, scores)

    def postal_code_and_rw(self, postal_code: str, rw: str) -> tuple[Finding, ...]:
        """Read a postal code, which narrows and never decides, and an RW number.

        A number speaks against kelurahan known not to have so many.
        """
        key = postal_code, rw
        known = self._numbers.get(key)
        if known is None:
            found = (
                self.recall(("postal", postal_code), lambda: self._postal_code(postal_code)),
                self.recall(("rw", rw), lambda: self._rw(rw)),
            )
            known = tuple([finding for finding in found if finding is not None])
            self._numbers.keep(key, known)
        return known

    def _postal_code(self, text: str) -> Finding | None:
        if not text:
            return None
        index, zones = self.areas.index, self.areas.zones
        entries = self.gazetteer.find(PlaceKind.POSTAL_CODE, text)
        areas = {index[code] for entry in entries for code, _ in entry.codes if code in index}
        other = self.postal_regions and text[:_PREFIX_OF_POSTAL_REGION] not in self.postal_regions
        beyond = _OTHER_POSTAL_REGION if other else 0.0
        of_areas = {area: POSTAL_CODE + (beyond if area >= zones else 0.0) for area in areas}
        return self._own("postal_code", text, Scores(of_areas, beyond=beyond))

    def _rw(self, number: str) -> Finding | None:
        return self._own("rw", number, self.known.rw(number))

    # names of kelurahan inside other names

    def street_name(self, text: str, number: str, gang: str) -> Finding | None:
        """Read a kelurahan's name inside a street's, by the way it stands there."""
        local = NUMBERED if is_lane(number) else WITH_GANG if gang else 0.0
        return self.recall(("street", text, local), lambda: self._street_name(text, local))

    def _street_name(self, text: str, local: float) -> Finding | None:
        tokens = words(text)
        name = tuple([token for token in tokens if token not in FILLER])
        scores: dict[int, float] = {}
        for start, end, hits in self.kelurahan.find_in(name):
            wide = end - start == 1 or bool(self.kecamatan.exactly(name[start:end]))
            form = StreetForm(name, start, end, wide=wide, main_road=len(name) < len(tokens))
            weight = form.weight(local)
            if self._joins_another(name, start, end) or self._leads_to_a_city(name[end:]):
                weight = min(weight, JOINING)
            weight = in_a_city_of(self.areas.zones, weight)
            self._add_inner(scores, hits, weight)
            self._add_beside(scores, hits, weight + math.log(form.leaving(local)))
        return self._named_inside("street_name", text, scores)

    def _joins_another(self, name: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a road is called after two places ("Cakung Cilincing"): it joins them."""
        return any(
            index.exactly(other)
            for other in (name[:start], name[end:])
            for index in (self.kecamatan, self.kelurahan)
        )

    def _leads_to_a_city(self, rest: tuple[str, ...]) -> bool:
        """Tell whether a far city follows ("Koja Bandung"): the street lies or leads there."""
        city = [word for word in rest if not word.isdigit()]
        return bool(city) and self.names_another_city(" ".join(city), {})

    def _add_inner(self, scores: dict[int, float], hits: Hits, weight: float) -> None:
        for code, penalty in hits.items():
            value = weight - penalty if penalty < PARTIAL else MOST_FOR_A_PART - penalty + PARTIAL
            area = self.areas.index[code]
            scores[area] = max(scores.get(area, 0.0), value)

    def _add_beside(self, scores: dict[int, float], hits: Hits, weight: float) -> None:
        """Let a street go on into the zones beside the one it is called after."""
        for code, penalty in hits.items():
            area = self.areas.index[code]
            beside = self.known.city.neighbours[area] if area < self.areas.zones else []
            value = weight - penalty - math.log(max(len(beside), 1))
            for other in beside if value > 0 else ():
                scores[other] = max(scores.get(other, 0.0), value)

    def facility_name(self, text: str) -> Finding | None:
        """Read a kelurahan's name inside that of a school, office, complex or kampung."""
        return self.recall(("facility", text), lambda: self._facility_name(text))

    def _facility_name(self, text: str) -> Finding | None:
        tokens = words(text)
        weight = OFFICE if tokens and tokens[0] in _LOCAL_OFFICES else FACILITY
        scores: dict[int, float] = {}
        for _, end, hits in self.kelurahan.find_in(tokens):
            self._add_inner(scores, hits, weight if end == len(tokens) else INSIDE_NAME)
        if not any(scores.values()) and weight == OFFICE and len(tokens) > 1:
            rest = self.kelurahan.match(" ".join(tokens[1:]), marked=False)
            self._add_inner(scores, rest, weight)
        return self._named_inside("facility_name", text, scores)

    # places that the gazetteer knows

    def known_street(self, address: Address) -> Finding | None:
        """Read a street of the gazetteer, or a gang that stands without one."""
        if not self.known.knows_streets:
            return None
        levels = levels_of(address)
        return self.local_place(PlaceKind.STREET, levels) if levels else None

    def local_place(self, kind: PlaceKind, names: tuple[str, ...]) -> Finding | None:
        """Read places of the gazetteer, from the coarse name to the fine one."""
        if not self.known.may_know(kind, names[0]):
            return None
        return self.recall(("known", kind, *names), lambda: self._local_place(kind, names))

    def _local_place(self, kind: PlaceKind, names: tuple[str, ...]) -> Finding | None:
        return self._own(str(kind), names[-1], self.known.place(kind, names))

    def stretch(self, street: str, names: tuple[str, ...]) -> Finding | None:
        """Read where on a street that crosses a border a house lies, against the whole street."""
        return self.recall(("stretch", street, *names), lambda: self._stretch(street, names))

    def _stretch(self, street: str, names: tuple[str, ...]) -> Finding | None:
        return self._own("stretch", names[-1], self.known.stretch(street, names))
