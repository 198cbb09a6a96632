"""What each part of an address says about where it lies, as log-odds over areas."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable

import numpy as np

from services.geocode.address import Address
from services.geocode.areas import Areas, City, Floats
from services.geocode.findings import NOTHING, Common, Finding, Reading, Scores
from services.geocode.gazetteer import Gazetteer, PlaceKind
from services.geocode.known_places import KnownPlaces
from services.geocode.memory import Memory
from services.geocode.names import Hits, closest
from services.geocode.ordinary_words import ORDINARY_WORDS, means_nothing, without_particles
from services.geocode.region_names import CLEAR, RegionNames
from services.geocode.spelling import GENERIC, words
from services.geocode.street_names import (
    FILLER,
    JOINING,
    NUMBERED,
    WITH_GANG,
    StreetForm,
    in_a_city_of,
    is_lane,
    is_main_road,
)
from services.geocode.streets import levels_of
from services.geocode.variants import PARTIAL, SHORT

NAMED = 9.2
BARE = 8.5
BESIDE_A_MARKED = 7.5
"""A kelurahan's name without a mark where another part is marked as one ("(Pluit), Kel. …")."""
KECAMATAN = 5.5
OWN_CITY = 5.0
OTHER_CITY = 13.0
LAST_CITY = 4.0
POSTAL_CODE = 2.0
ANY_NAME = 4.0
UNKNOWN_KELURAHAN, UNKNOWN_KECAMATAN = 6.5, 7.0
"""What a region of another name says: the city's own are few, and all known."""
_AS_CLOSE = 1.0
"""How much farther than the closest city's name another's may lie and still be meant."""
_OTHER_POSTAL_REGION = 3.0
_MOST_REMEMBERED, _MOST_SILENT, _MOST_TAILS = 8_000, 100_000, 4_000

MOST_FOR_A_PART = 2.0
OFFICE, FACILITY, INSIDE_NAME = 6.0, 4.2, 1.8
LOCATED = 7.0
"""A name behind a word that says where ("tinggal di Lagoa"), or one of several words."""
_WHERE = frozenset(
    "di ke daerah wilayah otw alamat alamatnya lokasi lokasinya tkp warga domisili "
    "kejadiannya".split()
)

_PREFIX_OF_POSTAL_REGION = 2
_LOCAL_OFFICES = frozenset(
    (
        "sd sdn smp smpn sma sman smk smkn mi mts ma tk paud sdi sdit rptra puskesmas posyandu "
        "pustu masjid musholla mushola rusun rusunawa balai aula gor pos sekolah "
    ).split()
)
_FIRMS = frozenset("pt cv ud toko warung rm kedai bengkel apotek restoran bank hotel".split())

_Key = tuple[Hashable, ...]
"""What a finding was made from."""


class Evidence:
    """Turn parts of addresses into findings; build it once from a gazetteer."""

    def __init__(self, city: City, areas: Areas, gazetteer: Gazetteer) -> None:
        self.areas = areas
        self.gazetteer = gazetteer
        self.names = RegionNames(city, gazetteer)
        self.postal_regions = {
            entry.name[:_PREFIX_OF_POSTAL_REGION]
            for entry in gazetteer.of_kind(PlaceKind.POSTAL_CODE)
            if any(
                code in areas.index and areas.index[code] < areas.zones for code, _ in entry.codes
            )
        }
        self.known = KnownPlaces(city, areas, gazetteer)
        named = zip(city.names, city.codes, strict=True)
        self._of_two_words = frozenset(code for name, code in named if len(words(name)) > 1)
        self._nothing = Common(areas.vector(), areas.zones)
        self._any_kelurahan = {
            weight: self._of_any_kelurahan(weight) for weight in (NAMED, BARE, BESIDE_A_MARKED)
        }
        self._other_kelurahan = self._of_any_kelurahan(NAMED, UNKNOWN_KELURAHAN)
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

    def bare_kelurahan(self, text: str, hits: Hits, weight: float = BARE) -> Finding | None:
        """Read a part between commas as a kelurahan's name, if it is one."""
        key = ("bare", text, weight, *hits.items())
        return self.recall(key, lambda: self._of_hits(text, hits, weight) if hits else None)

    def _named_kelurahan(self, text: str) -> Finding | None:
        known, text = self.names.kelurahan, without_particles(text)
        hits = known.match(text) or self.names.leading_kelurahan(text)
        own = [penalty for code, penalty in hits.items() if self.names.is_own(code)]
        if min(hits.values(), default=PARTIAL) > SHORT and min(own, default=PARTIAL) > CLEAR:
            # A misspelt name may be nearer to one of another city.
            hits = closest(hits, known.badly_misspelt(text))
        if hits:
            return self._of_hits(text, hits, NAMED)
        if means_nothing(text):
            return None
        return Finding("kelurahan", text, self._other_kelurahan, NOTHING)

    def _of_hits(self, text: str, hits: Hits, weight: float) -> Finding:
        scores = {}
        for code, penalty in hits.items():
            scores[self.areas.index[code]] = max(0.0, weight - penalty)
        return Finding("kelurahan", text, self._any_kelurahan[weight], Scores(scores))

    def _of_any_kelurahan(self, weight: float, any_name: float = ANY_NAME) -> Common:
        """Return what a name says of the areas whose names of kelurahan are not known."""
        scores = self.areas.vector()
        any_name -= NAMED - weight
        scores[self.areas.unknown] = any_name
        scores[self.areas.elsewhere] = ANY_NAME if weight == NAMED else any_name
        return Common(scores, self.areas.zones)

    def named_kecamatan(self, text: str) -> Finding | None:
        """Read a name that is marked as a kecamatan's."""
        return self.recall(("kec", text), lambda: self._named_kecamatan(text))

    def _named_kecamatan(self, text: str) -> Finding | None:
        scores = self._of_regions(self.names.kecamatan.match(text), KECAMATAN)
        if not scores.any():
            scores = self._of_regions(self.names.leading_kecamatan(text), KECAMATAN)
        if scores.any():
            return self.finding("kecamatan", text, scores)
        kelurahan = self.names.kelurahan.match(text)
        if not kelurahan and means_nothing(text):
            return None
        scores[self.areas.unknown] = UNKNOWN_KECAMATAN
        # "Kec. Kelapa Gading Barat": a kelurahan's name in the kecamatan's place.
        for code, penalty in kelurahan.items():
            own = self.areas.under(code[:8])
            scores[own] = np.maximum(scores[own], KECAMATAN - penalty / 2)
            scores[self.areas.index[code]] += 2.5
        return self.finding("kecamatan", text, scores)

    def bare_kecamatan(self, text: str) -> Finding | None:
        """Read a part between commas as a kecamatan's name, if it is one."""
        return self.recall(("bare kec", text), lambda: self._bare_kecamatan(text))

    def _bare_kecamatan(self, text: str) -> Finding | None:
        hits = self.names.bare_kecamatan(text)
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
        finding = self._city(self.names.cities.match(text), text)
        if finding is None:
            scores = self.areas.vector()
            scores[self.areas.elsewhere] = OTHER_CITY / 2
            return self.finding("city", text, scores)
        return finding

    def bare_city(self, text: str) -> Finding | None:
        """Read a part between commas as a city's or province's name, if it is exactly one."""
        hits = self.names.cities.exactly(words(text))
        return self.recall(("bare city", text), lambda: self._city(hits, text)) if hits else None

    def city_among(self, text: str, *, fewest: int) -> Finding | None:
        """Read another city among words that nobody knows.

        A shop may be called so too: it says less than a city alone.
        """
        city = self.names.city_among(text, fewest=fewest)
        return self.recall(("last", city), lambda: self._last_city(city)) if city else None

    def _last_city(self, city: str) -> Finding | None:
        return self._city(self.names.cities.exactly(words(city)), city, LAST_CITY)

    def _city(self, hits: Hits, text: str, other: float = OTHER_CITY) -> Finding | None:
        best = min(hits.values(), default=PARTIAL)
        if best >= PARTIAL:
            return None
        scores = self.areas.vector()
        for code, penalty in hits.items():
            if penalty >= min(PARTIAL, best + _AS_CLOSE):
                continue
            own = self.names.city_code.startswith(code)
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
        for start, end, hits in self.names.kelurahan.find_in(name):
            named = name[start:end]
            two_words = len(named) > 1 or not self._of_two_words.isdisjoint(hits)
            wide = not two_words or bool(self.names.kecamatan.exactly(named))
            form = StreetForm(name, start, end, wide, is_main_road(tokens, named))
            weight = form.weight(local)
            if self._joins_another(name, start, end) or self._leads_to_a_city(name[end:]):
                weight = min(weight, JOINING)
            weight = in_a_city_of(self.areas.zones, weight)
            self._add_inner(scores, hits, weight)
            self._add_beside(scores, hits, weight + math.log(form.leaving(local)))
        return self._named_inside("street_name", text, scores)

    def _joins_another(self, name: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a road is called after two places ("Cakung Cilincing"): it joins them.

        "Marunda Baru" is none, though a kelurahan far off is called Baru.
        """
        return any(
            index.exactly(other)
            for other in (name[:start], name[end:])
            for index in (self.names.kecamatan, self.names.kelurahan)
            if not (len(other) == 1 and other[0] in ORDINARY_WORDS | GENERIC)
        )

    def _leads_to_a_city(self, rest: tuple[str, ...]) -> bool:
        """Tell whether a far city follows ("Koja Bandung"): the street lies or leads there."""
        city = [word for word in rest if not word.isdigit()]
        return bool(city) and self.names.names_another_city(" ".join(city), {})

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
        tokens = words(without_particles(text))
        weight = OFFICE if tokens and tokens[0] in _LOCAL_OFFICES else FACILITY
        scores: dict[int, float] = {}
        for start, end, hits in self.names.kelurahan.find_in(tokens):
            self._add_inner(scores, hits, self._weight_of_inner(tokens, start, end, weight))
        if not any(scores.values()) and weight == OFFICE and len(tokens) > 1:
            rest = self.names.kelurahan.match(" ".join(tokens[1:]), marked=False)
            self._add_inner(scores, rest, weight)
        return self._named_inside("facility_name", text, scores)

    def _weight_of_inner(
        self, tokens: tuple[str, ...], start: int, end: int, weight: float
    ) -> float:
        """Return what a kelurahan's name inside another says; `weight`: what a last one does.

        More behind "di", or of several words that are no firm's and beside no far city; less where
        a kecamatan is called so too.
        """
        last = end == len(tokens)
        where = start > 0 and tokens[start - 1] in _WHERE
        if self.names.kecamatan.exactly(tokens[start:end]):
            return weight if last and not where else INSIDE_NAME
        if end - start > 1 and not self._is_a_firms_or_far(tokens):
            return LOCATED
        if not last:
            return INSIDE_NAME
        return LOCATED if where else weight

    def _is_a_firms_or_far(self, tokens: tuple[str, ...]) -> bool:
        return tokens[0] in _FIRMS or any(
            self.names.names_another_city(word, {}) for word in tokens
        )

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
