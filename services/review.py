"""The review queue: what waits, what a person decides, what that teaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geo.boundaries import Boundaries
from geo.cells import point_to_cell
from geo.locate import OUTSIDE
from services.errors import BadRequest, NotFound
from services.geocode.spelling import fold
from services.records import NOWHERE, RECORD_KINDS, Location, Precision
from services.store.protocol import Decision, Review, Store

PIN_RADIUS_M = 50.0
Locate = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Desk:
    """Hold what deciding needs: the store, the city, its locator and the clock."""

    store: Store
    boundaries: Boundaries
    locate: Locate
    now: Callable[[], dt.datetime]

    @property
    def city(self) -> str:
        """Return the code of the city."""
        return self.boundaries.city_code

    def waiting(self, *, reason: str | None = None, file: str | None = None) -> list[Review]:
        """Return what waits, by reason and file name where they are given."""
        return [
            review
            for review in self.store.reviews(self.city)
            if (reason is None or review.reason == reason)
            and (file is None or review.file_name == file)
        ]

    def accept(self, identity: str, number: int = 1, *, equal: bool = True) -> Decision:
        """Accept a proposed candidate (1 is the best) for a record and for equal addresses."""
        review = self._find(identity)
        if not 1 <= number <= len(review.candidates):
            raise BadRequest(
                id=f"Calon nomor {number} tidak ada; yang ada 1 sampai {len(review.candidates)}.",
                en=f"There is no candidate {number}; there are 1 to {len(review.candidates)}.",
            )
        code = review.candidates[number - 1]["code"]
        return self._decide(review, self._in_kelurahan(code), "accept", equal)

    def choose(self, identity: str, code: str, *, equal: bool = True) -> Decision:
        """Say which kelurahan a record lies in."""
        return self._decide(self._find(identity), self._in_kelurahan(code), "kelurahan", equal)

    def pin(self, identity: str, lon: float, lat: float, *, equal: bool = True) -> Decision:
        """Put a record on a point; never for kinds that are not shown finer than kelurahan."""
        review = self._find(identity)
        zone = int(self.locate(np.array([lon]), np.array([lat]))[0])
        if zone == OUTSIDE:
            raise BadRequest(
                id=f"Titik {lon}, {lat} di luar kota. Periksa urutannya: bujur, lintang.",
                en=f"The point {lon}, {lat} lies outside the city. Check the order: lon, lat.",
            )
        code = str(self.boundaries.codes[zone])
        if RECORD_KINDS[review.kind].finest == "kelurahan":
            return self._decide(review, self._in_kelurahan(code), "kelurahan", equal)
        cell = int(point_to_cell(np.array([lon]), np.array([lat]))[0])
        location = Location(code, Precision.POINT, "confirmed", 1.0, lon, lat, cell, PIN_RADIUS_M)
        return self._decide(review, location, "pin", equal)

    def leave_unknown(self, identity: str, *, equal: bool = True) -> Decision:
        """Say that nobody can tell where a record lies."""
        return self._decide(self._find(identity), NOWHERE, "unknown", equal)

    def undo(self, decision_id: int) -> Decision:
        """Take a decision back."""
        return self.store.undo(decision_id, self.now())

    def _find(self, identity: str) -> Review:
        found = [r for r in self.store.reviews(self.city) if r.identity.startswith(identity)]
        if len(found) != 1 and not any(r.identity == identity for r in found):
            raise NotFound(
                id=f"Tidak ada catatan {identity!r} di antrean. Lihat 'bersinar review list'.",
                en=f"No record {identity!r} waits. See 'bersinar review list'.",
            )
        return found[0]

    def _in_kelurahan(self, code: str) -> Location:
        if code not in self.boundaries.names:
            raise BadRequest(
                id=f"Kode kelurahan {code!r} tidak ada di kota ini.",
                en=f"There is no kelurahan {code!r} in this city.",
            )
        return Location(code, Precision.KELURAHAN, "confirmed", 1.0)

    def _decide(self, review: Review, location: Location, action: str, equal: bool) -> Decision:
        identities = [review.identity]
        if equal and review.text:
            same = fold(review.text)
            waiting = self.store.reviews(self.city)
            identities = [
                r.identity for r in waiting if fold(r.text) == same and r.kind == review.kind
            ]
        return self.store.decide(self.city, identities, location, action=action, at=self.now())
