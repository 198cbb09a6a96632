"""Names of kelurahan, kecamatan and cities: whose they are, and where one ends in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from operator import itemgetter

from services.geocode.areas import City, names_of
from services.geocode.gazetteer import Gazetteer, PlaceKind
from services.geocode.names import LONGEST_NAME, Hits, NameIndex, build_name_index
from services.geocode.ordinary_words import ORDINARY_WORDS
from services.geocode.spelling import ABBREVIATIONS, words
from services.geocode.variants import FULL, PARTIAL, SHORT, joined_short_forms

CLEAR = 2.0
"""The largest penalty of a spelling that is not looked for with more errors."""
_KECAMATAN_LENGTH = 8
_LONG = 6
"""Letters of a part that is no other word with a letter changed."""
_IN = frozenset(("di", "in"))
_LONGEST_KECAMATAN = 2
"""Words of a kecamatan's name behind a kelurahan's; of a longer one its last word is found."""
_FEWEST_WITH_CITY = 3
"""Words of a part that ends in its city: kelurahan, kecamatan and city."""


class RegionNames:
    """Know the regions of one city by name, and those of the country around it."""

    def __init__(self, city: City, gazetteer: Gazetteer) -> None:
        self.city_code = city.codes[0][:5]
        self._own_kecamatan = tuple(city.kecamatan)
        own = list(zip(city.names, city.codes, strict=True))
        districts = [(name, code) for code, name in city.kecamatan.items()]
        own_city = [(city.name, self.city_code)] if city.name else []
        self.kelurahan = _index(own, gazetteer, PlaceKind.KELURAHAN)
        self.kecamatan = _index(districts, gazetteer, PlaceKind.KECAMATAN)
        self.cities = _index(own_city, gazetteer, PlaceKind.CITY)
        self._by_last_word: defaultdict[str, set[str]] = defaultdict(set)
        for name, code in districts:
            for last in (*_spellings(words(name)[-1]), *joined_short_forms(words(name))):
                self._by_last_word[last].add(code)
        self._behind = re.compile(rf" (?:{'|'.join(self._by_last_word)})(?![a-z])")
        self._ends_of_cities = _last_words(gazetteer, PlaceKind.CITY)
        self._ends_of_regions = self._ends_of_cities | _last_words(gazetteer, PlaceKind.KECAMATAN)

    def is_own(self, code: str) -> bool:
        """Tell whether a region's code is of the own city."""
        return code.startswith(self.city_code)

    def kecamatan_of(self, city: str) -> Hits:
        """Return all kecamatan of the own city if it is the one that is named."""
        own = self.city_code in self.cities.exactly(words(city))
        return dict.fromkeys(self._own_kecamatan, FULL) if own else {}

    def badly_misspelt(self, text: str, kecamatan: Hits) -> Hits:
        """Return the one kelurahan of a named kecamatan that a bare part may be with two errors."""
        districts = set(filter(self.is_own, kecamatan))
        hits = self.kelurahan.badly_misspelt(text) if districts else {}
        inside = {code: p for code, p in hits.items() if code[:_KECAMATAN_LENGTH] in districts}
        return inside if len(inside) == 1 else {}

    def leading_kelurahan(self, text: str) -> Hits:
        """Return which kelurahan a marked text begins with, or else speaks of."""
        tokens = words(text)
        spans = self.kelurahan.find_in(tokens)
        anywhere = min(spans, key=itemgetter(0))[2] if spans else {}
        return _leading(self.kelurahan, tokens, spans) or anywhere

    def leading_kecamatan(self, text: str) -> Hits:
        """Return which kecamatan a marked text begins with ("Koja Jakarta", "Koja pinggir rel")."""
        tokens = words(text)
        return _leading(self.kecamatan, tokens, self.kecamatan.find_in(tokens))

    def bare_kecamatan(self, text: str) -> Hits:
        """Return which kecamatan a part without a mark may name.

        A short word is hardly another city's, misspelt: "cari" is not Cariu.
        """
        hits = self.kecamatan.match(text, marked=False)
        if len(text) >= _LONG or not hits:
            return hits
        return {code: p for code, p in hits.items() if p <= SHORT or self.is_own(code)}

    def names_another_city(self, text: str, kecamatan: Hits) -> bool:
        """Tell whether a text is exactly another city's name, maybe a kecamatan's there too."""
        found = self.cities.exactly(words(text))
        likely = [code for code, penalty in kecamatan.items() if penalty <= CLEAR]
        own = any(map(self.is_own, (*found, *likely)))
        return bool(found) and not own and not any(map(self.city_code.startswith, found))

    def city_among(self, text: str, *, fewest: int = 0) -> str:
        """Return another city's name among words that nobody knows, or nothing.

        It stands behind "di" ("tinggal di Medan Belawan") or, where there are `fewest` words, at
        the end ("Babura Sunggal Medan"; a shop may be called so too, "Warung Nasi Padang").
        """
        tokens = text.split()
        located = [at for at, word in enumerate(tokens) if word in _IN]
        for at in located:
            for count in (2, 1):
                city = " ".join(tokens[at + 1 : at + 1 + count])
                if city and self.names_another_city(city, {}):
                    return city
        if (
            not fewest
            or len(tokens) < fewest
            or tokens[-1] not in self._ends_of_cities
            or tokens[0] in ORDINARY_WORDS
        ):
            return ""
        ends = (" ".join(tokens[-count:]) for count in (2, 1))
        return next((end for end in ends if self.names_another_city(end, {})), "")

    def parted_in_kecamatan(self, text: str) -> tuple[str, str, str, str] | None:
        """Part a text around a kelurahan's name with that of its kecamatan right behind it.

        "posyandu melati lagoa koja pintu hijau" gives "posyandu melati", "lagoa", "koja" and
        "pintu hijau". At the beginning the name may be misspelt.
        """
        if " " not in text or not self._behind.search(text) or self.is_region(text):
            return None
        tokens = text.split()
        for end in range(2, len(tokens) + 1):
            if tokens[end - 1] not in self._by_last_word:
                continue
            for middle in range(max(end - _LONGEST_KECAMATAN, 1), end):
                start = self._start_of_kelurahan(tokens, middle, end)
                if start is not None:
                    bounds = (0, start, middle, end, len(tokens))
                    before, name, district, after = (
                        " ".join(tokens[a:b]) for a, b in pairwise(bounds)
                    )
                    return before, name, district, after
        return None

    def _start_of_kelurahan(self, tokens: list[str], middle: int, end: int) -> int | None:
        """Return where the name begins of a kelurahan that lies in the kecamatan behind it."""
        kecamatan = words(" ".join(tokens[middle:end]))
        districts = set(filter(self.is_own, self.kecamatan.exactly(kecamatan)))
        if end - middle == 1:
            districts |= self._by_last_word[tokens[middle]]
        for start in range(max(middle - LONGEST_NAME, 0), middle) if districts else ():
            name = " ".join(tokens[start:middle])
            found = self.kelurahan.match(name) if start == 0 else self._as_written(name)
            most = CLEAR if start == 0 else SHORT
            if any(p <= most and c[:_KECAMATAN_LENGTH] in districts for c, p in found.items()):
                return start
        return None

    def _as_written(self, name: str) -> Hits:
        return self.kelurahan.as_written(words(name))

    def parted_from_beyond(self, text: str) -> tuple[str, str] | None:
        """Part a street's name from a far city's kecamatan behind it ("koja jatiasih bekasi").

        A road leads to a city too ("koja bekasi"); with a kecamatan of it, it lies there.
        """
        tokens = text.split()
        if len(tokens) < _FEWEST_WITH_CITY or tokens[-1] not in self._ends_of_cities:
            return None
        for start, middle in ((-2, -1), (-3, -1), (-3, -2), (-4, -2)):
            kecamatan, city = (
                words(" ".join(part)) for part in (tokens[start:middle], tokens[middle:])
            )
            cities = tuple(self.cities.exactly(city)) if len(tokens) > -start else ()
            found = self._beyond(" ".join(kecamatan)) if cities else {}
            if any(code.startswith(cities) for code in found):
                return " ".join(tokens[:start]), " ".join(tokens[middle:])
        return None

    def parted_from_city(self, text: str, *, unknown: bool = False) -> tuple[str, str] | None:
        """Part words that end in a region's name from the far city or kecamatan behind them.

        "Lagoa Bandung", "rumah di Lagoa Bandung". `unknown`: the region need not be known, as the
        text says that it is one.
        """
        tokens = text.split()
        if len(tokens) < 2 or self._ends_of_regions.isdisjoint(words(tokens[-1])):
            return None
        if self.is_region(text):
            return None
        for start in range(1, len(tokens)):
            name, rest = " ".join(tokens[:start]), " ".join(tokens[start:])
            if self._lies_beyond(name, rest):
                return name, rest
            far = self._far(rest)
            if far and (unknown or self._ends_in_region(name, far)):
                return name, rest
        return None

    def _far(self, text: str) -> tuple[str, ...]:
        """Return the codes of other cities, or of kecamatan of several words in them, of a name."""
        if self.names_another_city(text, {}):
            return tuple(self.cities.exactly(words(text)))
        return tuple(code[:5] for code in self._beyond(text)) if " " in text else ()

    def _beyond(self, kecamatan: str) -> Hits:
        """Return which kecamatan of other cities, and only of those, a text names."""
        found = self.kecamatan.exactly(words(kecamatan))
        return {} if any(map(self.is_own, found)) else found

    def _lies_beyond(self, kelurahan: str, kecamatan: str) -> bool:
        """Tell whether a kelurahan's and its kecamatan's name are both of another city."""
        districts = self._beyond(kecamatan)
        found = self.kelurahan.exactly(words(kelurahan)) if districts else {}
        return any(code[:_KECAMATAN_LENGTH] in districts for code in found)

    def _ends_in_region(self, text: str, far: tuple[str, ...]) -> bool:
        """Tell whether a text is a region's name, or ends in one of this or of a far city."""
        tokens = text.split()
        return self.is_region(text) or any(
            self.is_own(code) or code.startswith(far)
            for end in (" ".join(tokens[-count:]) for count in range(1, len(tokens)))
            for code in (*self._as_written(end), *self.kecamatan.exactly(words(end)))
        )

    def is_region(self, text: str) -> bool:
        """Tell whether a text as a whole is a kelurahan's or kecamatan's name, rightly spelt."""
        tokens = words(text)
        found = (index.as_written(tokens) for index in (self.kelurahan, self.kecamatan))
        return any(min(hits.values(), default=PARTIAL) <= SHORT for hits in found)


def is_clear(hits: Hits) -> bool:
    """Tell whether a text means one of these without much doubt about how it is spelt."""
    return min(hits.values(), default=PARTIAL) <= CLEAR


def _leading(index: NameIndex, tokens: tuple[str, ...], spans: list[tuple[int, int, Hits]]) -> Hits:
    """Return what the first words of a text name, maybe misspelt; `spans`: the names in it."""
    first = [hits for start, _, hits in spans if start == 0]
    if first:
        return first[0]
    for length in range(min(LONGEST_NAME, len(tokens) - 1), 0, -1):
        hits = index.match(" ".join(tokens[:length]))
        if min(hits.values(), default=PARTIAL) <= CLEAR:
            return hits
    return {}


def _spellings(word: str) -> list[str]:
    return [word, *(short for short, full in ABBREVIATIONS.items() if full == word)]


def _last_words(gazetteer: Gazetteer, kind: PlaceKind) -> frozenset[str]:
    return frozenset(word for name, _ in names_of(gazetteer, kind) for word in words(name)[-1:])


def _index(own: list[tuple[str, str]], gazetteer: Gazetteer, kind: PlaceKind) -> NameIndex:
    return build_name_index(dict.fromkeys([*own, *names_of(gazetteer, kind)]))
