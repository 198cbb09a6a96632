"""A geocoder on the net, as an option: asked little, remembered, and never about a person's home.

Speaks to a Nominatim or Photon service whose URL the office sets, through geopy. Answers, also
empty ones, are kept in an SQLite file. Nothing is sent for kinds of records whose addresses may
not leave the building.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

import numpy as np

from services.errors import BadRequest
from services.geocode.address import Address, format_address, parse_address
from services.geocode.answers import Candidate, Reason, Resolution, apart, note_of
from services.geocode.areas import City
from services.records import Location, Place, Precision, RecordKind

Point = tuple[float, float]
"""Longitude and latitude, degrees, WGS 84."""

RADIUS_M = 250.0
"""What an answer for a street is taken to hold; house numbers are rarely in the data behind it."""

_ODDS = 20.0
"""How much likelier a kelurahan becomes that the answer lies in (19 of 20 answers are right)."""
_LEAST_PRIOR = 0.02
_MOST_FAILURES = 3
_PAUSE_S = 300.0
_NO_ANSWER = Reason("geocoder daring tidak menjawab", "the online geocoder did not answer")


class NoAnswer(Exception):
    """Report that the service could not be asked; an empty answer is no such case."""


class Ask(Protocol):
    """Ask a service for the point of an address; None where it knows none."""

    def __call__(self, query: str, /) -> Point | None:
        """Return the point, or raise `NoAnswer`."""
        ...


@dataclass(frozen=True)
class OnlineService:
    """Hold which service is asked, and how.

    `contact`: an e-mail address, sent in the User-Agent as the services' rules ask;
    `every_s`: the least time between two questions.
    """

    url: str
    contact: str
    software: Literal["nominatim", "photon"] = "nominatim"
    timeout_s: float = 5.0
    every_s: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a service without URL or contact."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise BadRequest(
                id="BERSINAR_GEOCODER_URL harus diawali http:// atau https://.",
                en="BERSINAR_GEOCODER_URL must begin with http:// or https://.",
            )
        if "@" not in self.contact:
            raise BadRequest(
                id="Geocoder daring memerlukan alamat e-mail kontak kantor.",
                en="An online geocoder needs a contact e-mail address of the office.",
            )

    @property
    def name(self) -> str:
        """Return the URL without what may be a key."""
        parts = urlsplit(self.url)
        return parts._replace(
            netloc=parts.netloc.rpartition("@")[2], query="", fragment=""
        ).geturl()


def may_leave(kind: RecordKind) -> bool:
    """Tell whether the addresses of a kind of record may be sent out of the building."""
    return kind.keeps_address and kind.finest == "cell"


def connect(service: OnlineService, city: City) -> Ask:
    """Return what asks a service for points within the city; needs the package geopy."""
    try:
        from geopy import exc, geocoders

        from services.geocode.same_host import SameHostAdapter
    except ImportError as error:
        raise BadRequest(
            id="Geocoder daring memerlukan paket geopy: pasang peta-bersinar[online].",
            en="An online geocoder needs the package geopy: install peta-bersinar[online].",
        ) from error
    parts = urlsplit(service.url)
    west, south, east, north = np.array([p.bounds for p in city.polygons]).T
    corners = [(south.min(), west.min()), (north.max(), east.max())]
    found = {"nominatim": geocoders.Nominatim, "photon": geocoders.Photon}[service.software]
    geocoder = found(
        domain=parts.netloc + parts.path.rstrip("/"), scheme=parts.scheme,
        timeout=service.timeout_s, user_agent=f"peta-bersinar ({service.contact})",
        adapter_factory=SameHostAdapter,
    )  # fmt: skip
    within = (
        {"viewbox": corners, "bounded": True}
        if service.software == "nominatim"
        else {"bbox": corners}
    )

    def ask(query: str) -> Point | None:
        try:
            answer = geocoder.geocode(query, **within)
        except exc.GeopyError as error:
            raise NoAnswer from error
        return None if answer is None else (float(answer.longitude), float(answer.latitude))

    return ask


class AnswerCache:
    """Keep answers in an SQLite file, by service and question."""

    def __init__(self, path: Path, service: str) -> None:
        self.path = path
        self.service = service
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as store, store:
            store.execute(
                "create table if not exists answers (service text, query text, lon real, lat real,"
                " primary key (service, query))"
            )

    def get(self, query: str) -> tuple[Point | None] | None:
        """Return a remembered answer in a tuple, None where the question is new."""
        with closing(sqlite3.connect(self.path)) as store:
            row = store.execute(
                "select lon, lat from answers where service = ? and query = ?",
                (self.service, query),
            ).fetchone()
        if row is None:
            return None
        return (None,) if row[0] is None else ((float(row[0]), float(row[1])),)

    def keep(self, query: str, answer: Point | None) -> None:
        """Remember an answer, also that there is none."""
        with closing(sqlite3.connect(self.path)) as store, store:
            store.execute(
                "insert or replace into answers values (?, ?, ?, ?)",
                (self.service, query, *(answer or (None, None))),
            )


class OnlineGeocoder:
    """Ask a service at its pace, remember its answers, and leave it alone when it fails."""

    def __init__(
        self,
        ask: Ask,
        cache: AnswerCache,
        *,
        every_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._ask, self._cache = ask, cache
        self._every_s, self._clock, self._wait = every_s, clock, wait
        self._free_at = self._clock()
        self._failures = 0

    def locate(self, query: str) -> Point | None:
        """Return the point of an address, None where the service knows none.

        Raises `NoAnswer` when the service fails; after three failures in a row it is not asked
        for five minutes.
        """
        known = self._cache.get(query)
        if known is not None:
            return known[0]
        if self._failures >= _MOST_FAILURES:
            if self._clock() < self._free_at:
                raise NoAnswer
            self._failures = 0
        answer = self._asked(query)
        self._cache.keep(query, answer)
        return answer

    def _asked(self, query: str) -> Point | None:
        early = self._free_at - self._clock()
        if early > 0:
            self._wait(early)
        self._free_at = self._clock() + self._every_s
        try:
            answer = self._ask(query)
        except NoAnswer:
            self._failures += 1
            if self._failures >= _MOST_FAILURES:
                self._free_at = self._clock() + _PAUSE_S
            raise
        self._failures = 0
        return answer


def refine(
    resolution: Resolution, place: Place, kind: RecordKind, geocoder: OnlineGeocoder, city: City
) -> Resolution:
    """Place an address more finely, or more surely, by what an online geocoder knows.

    Only streets that stay coarse or doubtful offline are asked for; a failure leaves the offline
    answer with a note, a contradiction is noted and goes to review.
    """
    address = parse_address(place.address)
    fine = resolution.location.precision in (Precision.POINT, Precision.STREET)
    if fine or not address.street or not may_leave(kind):
        return resolution
    try:
        point = geocoder.locate(question(address, city))
    except NoAnswer:
        return _noted(resolution, _NO_ANSWER)
    if point is None:
        return resolution
    zone = int(city.locate(*(np.array([axis]) for axis in point))[0])
    if zone < 0 or resolution.location.method == "outside":
        return resolution
    code = resolution.location.kelurahan_code
    if code is None:
        return _likelier(resolution, point, zone, city)
    if code != city.codes[zone]:
        said = city.codes.index(code)
        doubt = apart(city.names[zone], city.names[said], city.distance_m(*point, said))
        return replace(_noted(resolution, doubt), needs_review=True)
    return replace(resolution, location=_at(resolution.location, point))


def question(address: Address, city: City) -> str:
    """Write the part of an address that is asked for: street and area, no house, RT, RW or hint."""
    asked = Address(
        street_type=address.street_type, street=address.street,
        street_number=address.street_number, kelurahan=address.kelurahan,
        kecamatan=address.kecamatan,
    )  # fmt: skip
    return f"{format_address(asked)}, {city.name}".replace("Kel. ", "").replace("Kec. ", "")


def _likelier(resolution: Resolution, point: Point, zone: int, city: City) -> Resolution:
    """Let an answer raise one kelurahan among the candidates of an address in doubt."""
    code = city.codes[zone]
    before = next(
        (c for c in resolution.candidates if c.kelurahan_code == code),
        Candidate(code, city.names[zone], _LEAST_PRIOR, ()),
    )
    prior = max(before.probability, _LEAST_PRIOR)
    sure = _ODDS * prior / (_ODDS * prior + 1 - prior)
    reason = Reason("geocoder daring", "online geocoder")
    best = replace(before, probability=sure, reasons=(*before.reasons, reason))
    shrink = (1 - sure) / (1 - prior)
    others = [
        replace(c, probability=c.probability * shrink)
        for c in resolution.candidates
        if c.kelurahan_code != code
    ]
    ranked = sorted((best, *others), key=lambda c: -c.probability)[:3]
    if ranked[0] is not best or sure < SURE_ENOUGH:
        return replace(resolution, candidates=tuple(ranked))
    location = _at(Location(code, Precision.KELURAHAN, "online", sure), point)
    return Resolution(location, tuple(ranked), False, resolution.reasons)


SURE_ENOUGH = 0.75
"""What an address in doubt must reach with an online answer to be placed without a person."""


def _at(location: Location, point: Point) -> Location:
    return replace(
        location, precision=Precision.STREET, method="online", lon=point[0], lat=point[1],
        radius_m=RADIUS_M,
    )  # fmt: skip


def _noted(resolution: Resolution, reason: Reason) -> Resolution:
    location = replace(resolution.location, note=note_of(resolution.location.note, reason))
    return replace(resolution, location=location, reasons=(*resolution.reasons, reason))
