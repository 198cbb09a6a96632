"""Which part of an address plays which role: kelurahan, kecamatan, city, street, building."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from services.geocode.address import Address, split_street
from services.geocode.evidence import BARE, BESIDE_A_MARKED, FACILITY, Evidence
from services.geocode.findings import CALLED_AFTER, Finding, Reading, Scores, sides_of
from services.geocode.gazetteer import PlaceKind
from services.geocode.names import Hits, closest
from services.geocode.numbers import Numbers
from services.geocode.ordinary_words import ORDINARY_WORDS, without_particles
from services.geocode.parting import with_hidden_names, with_regions_apart
from services.geocode.region_names import is_clear
from services.geocode.spelling import DIRECTIONS
from services.geocode.streets import full_name, stretches_of
from services.geocode.variants import FULL, PARTIAL

_SHARE_KELURAHAN, _SHARE_AFTER_UNREAD = 0.85, 0.1
_KECAMATAN_LENGTH = 8
_WORDS_AT_THE_END, _WORDS_BEHIND_NUMBER = 3, 2
_LONG = 6
"""Letters of a part without a mark that is no other word with two of them changed."""
_SHORT_DOUBT = 1.0
"""What is held against a shorter one: alone it is doubted, with its postal code it is believed."""
_LEARNED_DAMPING = 0.25


_best_of = attrgetter("best")


class _Bare(NamedTuple):
    text: str
    kelurahan: Hits
    kecamatan: Hits


def read_address(evidence: Evidence, address: Address) -> Reading:
    """Return what every part of an address says about where it lies, but for its numbers."""
    address = with_hidden_names(evidence.names, address)
    # What follows the street comes again and again, with other streets.
    tail = (address.kelurahan, address.kecamatan, address.city, *address.others)
    known = evidence.tails.get(tail)
    if known is None:
        known = evidence.tails.keep(tail, _read_tail(evidence, address))
    street = _read_places(evidence, address)
    if not (street or known.elsewhere):
        return known
    places = (*known.places, *street)
    called = [finding for finding in places if finding.part in CALLED_AFTER]
    if known.elsewhere and called:
        # In another city any street or school may be called so.
        places = tuple([f for f in places if f not in called])
    elif len(called) > 1:
        places = _each_name_once(places, called)
    return Reading(known.regions, places, known.elsewhere)


def _each_name_once(places: tuple[Finding, ...], called: list[Finding]) -> tuple[Finding, ...]:
    """Leave out what says less of the same kelurahan: hospital and road bear one area's name.

    Two buildings, a school and a polling station, say it twice.
    """
    strongest: dict[int, Finding] = {}
    for finding in sorted(called, key=_best_of):
        strongest[_zone_of(finding)] = finding
    return tuple([f for f in places if f not in called or f.part == strongest[_zone_of(f)].part])


def _zone_of(finding: Finding) -> int:
    of_areas = finding.own.of_areas
    return max(of_areas, key=of_areas.__getitem__)


def _read_tail(evidence: Evidence, address: Address) -> Reading:
    address = with_regions_apart(evidence.names, address)
    regions: list[Finding | None] = []
    if address.kelurahan:
        regions.append(evidence.named_kelurahan(address.kelurahan))
    if address.kecamatan:
        regions.append(evidence.named_kecamatan(address.kecamatan))
    if address.city:
        regions.append(evidence.named_city(address.city))
    bare = _read_bare_parts(evidence, address) if address.others else []
    marked = tuple([finding for finding in regions if finding is not None])
    places = tuple([finding for finding in bare if finding is not None])
    cities = [finding for finding in marked + places if finding.part == "city"]
    elsewhere = bool(cities and sides_of(cities, 0).against)
    return Reading(marked, places, elsewhere)


def read_numbers(evidence: Evidence, numbers: Numbers, address: Address) -> tuple[Finding, ...]:
    """Return what postal code, RW and the place along a street say."""
    found = evidence.postal_code_and_rw(numbers.postal_code, numbers.rw)
    street = full_name(address) if evidence.known.knows_streets else ""
    if not evidence.known.has_stretches(street):
        return found
    names = stretches_of(address, numbers)
    stretch = evidence.stretch(street, names) if names else None
    return (*found, stretch) if stretch is not None else found


def _read_places(evidence: Evidence, address: Address) -> list[Finding]:
    findings: list[Finding | None] = []
    if address.street or address.gang:
        known = evidence.known_street(address)
        named = _read_street_name(evidence, address)
        if known and named:
            key = ("damped", named.text, str(named.best))
            named = evidence.recall(key, partial(_damped, named))
        findings += [known, named]
    if address.complex:
        findings += _read_complex(evidence, PlaceKind.COMPLEX, address.complex)
    if address.kampung:
        findings += _read_complex(evidence, PlaceKind.KAMPUNG, address.kampung)
    return [finding for finding in findings if finding is not None]


def _read_complex(evidence: Evidence, kind: PlaceKind, name: str) -> list[Finding | None]:
    return [evidence.local_place(kind, (name,)), evidence.facility_name(name)]


def _read_street_name(evidence: Evidence, address: Address) -> Finding | None:
    if address.street:
        return evidence.street_name(address.street, address.street_number, address.gang)
    return evidence.street_name(*split_street(address.gang), "")


def _damped(named: Finding) -> Finding:
    """Weaken what a street is called where it is known: having seen it says more."""
    scores = {area: score * _LEARNED_DAMPING for area, score in named.own.of_areas.items()}
    return Finding(named.part, named.text, named.common, Scores(scores))


def _read_bare_parts(evidence: Evidence, address: Address) -> list[Finding | None]:
    texts = [without_particles(text) for text in address.others]
    kecamatan = [evidence.names.bare_kecamatan(text) for text in texts]
    # Where kecamatan or city are given, the part before them is likely the kelurahan, and may be
    # spelt worse and still be recognised.
    placed = bool(address.kecamatan or address.city or any(kecamatan))
    parts = [
        _Bare(
            text, evidence.names.kelurahan.match(text, marked=placed and _may_be(text, hits)), hits
        )
        for text, hits in zip(texts, kecamatan, strict=True)
    ]
    if not address.kelurahan:
        parts = _with_a_misspelt_one(evidence, address, parts)
    return [_read_bare(evidence, address, parts, place) for place in range(len(parts))]


def _may_be(text: str, kecamatan: Hits) -> bool:
    """Tell whether a part may be a kelurahan spelt worse: no kecamatan's name, nor a word."""
    return not is_clear(kecamatan) and text not in ORDINARY_WORDS


def _with_a_misspelt_one(evidence: Evidence, address: Address, parts: list[_Bare]) -> list[_Bare]:
    """Read what stands before a kecamatan as a kelurahan of it, badly misspelt, if none is named.

    It stands where the kelurahan stands, and only one name of that kecamatan is like it; where no
    part is like a kecamatan's name, only one name of the city that is named.
    """
    districts = [at for at, part in enumerate(parts) if is_clear(part.kecamatan)]
    place = (districts[0] if districts else len(parts)) - 1
    if place < 0 or any(is_clear(part.kelurahan) for part in parts[: place + 1]):
        return parts
    if parts[place].text in ORDINARY_WORDS:
        return parts
    if districts:
        kecamatan = parts[districts[0]].kecamatan
    elif address.kecamatan:
        kecamatan = evidence.names.kecamatan.match(address.kecamatan)
    elif not any(part.kecamatan for part in parts):
        kecamatan = evidence.names.kecamatan_of(address.city)
    else:
        kecamatan = {}
    found = evidence.names.badly_misspelt(parts[place].text, kecamatan)
    if not found:
        return parts
    if not districts and not address.kecamatan and len(parts[place].text) < _LONG:
        found = {code: penalty + _SHORT_DOUBT for code, penalty in found.items()}
    kelurahan = closest(parts[place].kelurahan, found)
    return [*parts[:place], _Bare(parts[place].text, kelurahan, {}), *parts[place + 1 :]]


def _read_bare(
    evidence: Evidence, address: Address, parts: list[_Bare], place: int
) -> Finding | None:
    part = parts[place]
    is_kecamatan = min(part.kecamatan.values(), default=PARTIAL) < PARTIAL
    city = evidence.bare_city(part.text)
    other = city is not None and evidence.names.names_another_city(part.text, part.kecamatan)
    if other and not _is_exact(part.kelurahan):
        return city
    if is_kecamatan and part.kelurahan:
        return _read_shared_name(evidence, address, parts, place)
    if is_kecamatan:
        return evidence.bare_kecamatan(part.text)
    if city is not None and not part.kelurahan:
        return city
    if is_clear(part.kelurahan):
        return evidence.bare_kelurahan(part.text, part.kelurahan, _weight_of_bare(address))
    inner = evidence.facility_name(part.text)
    if place < _unmarked_streets(address):
        street = evidence.street_name(*split_street(part.text), "")
        inner = max(filter(None, (inner, street)), key=_best_of, default=None)
    if part.kelurahan and (inner is None or inner.best < FACILITY):
        return evidence.bare_kelurahan(part.text, part.kelurahan, _weight_of_bare(address))
    facility = evidence.local_place(PlaceKind.FACILITY, (part.text,))
    found = facility or evidence.local_place(PlaceKind.STOP, (part.text,)) or inner
    return found or evidence.city_among(part.text, fewest=_fewest_before_a_city(address, part))


def _fewest_before_a_city(address: Address, part: _Bare) -> int:
    """Return of how many words at least the last is a far city's name; 0: it is none's.

    Where the text ends, behind a house number more surely ("No. 7 Regol Bandung").
    """
    if not address.end or part.text != without_particles(address.end):
        return 0
    return _WORDS_BEHIND_NUMBER if address.number else _WORDS_AT_THE_END


def _weight_of_bare(address: Address) -> float:
    return BESIDE_A_MARKED if address.kelurahan else BARE


def _is_exact(hits: Hits) -> bool:
    return min(hits.values(), default=PARTIAL) == FULL


def _read_shared_name(
    evidence: Evidence, address: Address, parts: list[_Bare], place: int
) -> Finding | None:
    """Read a name that a kelurahan shares with a kecamatan, by what stands around it."""
    part = parts[place]
    if address.kelurahan or _other_names_inside(parts, place):
        return evidence.bare_kecamatan(part.text)
    kelurahan = evidence.bare_kelurahan(part.text, part.kelurahan, _weight_of_bare(address))
    if address.kecamatan or _repeated(parts, place) or kelurahan is None:
        return kelurahan
    kecamatan = evidence.bare_kecamatan(part.text)
    if kecamatan is None:
        return kelurahan
    share = (
        _SHARE_AFTER_UNREAD
        if _follows_unread(evidence, address, parts, place)
        else _SHARE_KELURAHAN
    )
    return evidence.recall(
        ("either", part.text, str(share)), partial(_either, evidence, kelurahan, kecamatan, share)
    )


def _either(evidence: Evidence, kelurahan: Finding, kecamatan: Finding, share: float) -> Finding:
    """Read a shared name as a kelurahan's with probability `share`, else as the kecamatan's."""
    scores = np.logaddexp(np.log(share) + kelurahan.scores, np.log(1 - share) + kecamatan.scores)
    return evidence.finding("kelurahan", kelurahan.text, scores)


def _unmarked_streets(address: Address) -> int:
    """Return how many of the first parts are streets that nothing marks but their house number."""
    numbered = (address.street, address.gang, address.complex, address.kampung)
    return int(bool(address.number) and not any(numbered))


def _other_names_inside(parts: list[_Bare], place: int) -> bool:
    """Tell whether another part names a kelurahan of this kecamatan (or the same name earlier)."""
    districts = {code[:_KECAMATAN_LENGTH] for code in parts[place].kecamatan}
    own = set(parts[place].kelurahan)
    return any(
        code[:_KECAMATAN_LENGTH] in districts and (code not in own or other < place)
        for other, part in enumerate(parts)
        if other != place
        for code, penalty in part.kelurahan.items()
        if penalty != PARTIAL
    )


def _repeated(parts: list[_Bare], place: int) -> bool:
    return any(part.kecamatan for part in parts[place + 1 :])


def _follows_unread(evidence: Evidence, address: Address, parts: list[_Bare], place: int) -> bool:
    """Tell whether what stands before means nothing: it may be the kelurahan, misspelt.

    A part with a house number is a street, though nothing marks it.
    """
    before = parts[place - 1] if place > _unmarked_streets(address) else None
    if before is None or any(map(evidence.names.is_own, before.kelurahan)):
        return False
    districts = {code[:_KECAMATAN_LENGTH] for code in parts[place].kecamatan}
    resembled = {
        code[:_KECAMATAN_LENGTH] for code in evidence.names.kelurahan.resembled(before.text)
    }
    *first, last = before.text.split()
    alone = last.isalpha() and (not first or last in DIRECTIONS)
    return alone or not districts.isdisjoint(resembled)
