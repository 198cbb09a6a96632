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
from services.store.protocol import Decision, Queue, Review, Store

PIN_RADIUS_M = 50.0
Locate = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Desk:
    """Hold what deciding needs: the store, the city, its locator, the clock, and who decides.

    `by`: the code of a role, "cli" for the command line.
    """

    store: Store
    boundaries: Boundaries
    locate: Locate
    now: Callable[[], dt.datetime]
    by: str = "cli"

    @property
    def city(self) -> str:
        """Return the code of the city."""
        return self.boundaries.city_code

    def waiting(self, *, reason: str | None = None, file: str | None = None) -> list[Review]:
        """Return what waits, by reason and file name where they are given."""
        return self.store.reviews(self.city, Queue(reason, file))

    def find(self, identity: str) -> Review:
        """Return what waits under an identity or its beginning; raises `NotFound` for none."""
        found = self.store.reviews(self.city, Queue(identity=identity), most=2)
        exact = [r for r in found if r.identity == identity]
        if len(found) != 1 and not exact:
            raise NotFound(
                id=f"Tidak ada catatan {identity!r} di antrean. Lihat 'bersinar review list'.",
                en=f"No record {identity!r} waits. See 'bersinar review list'.",
            )
        return (exact or found)[0]

    def equals(self, review: Review) -> list[str]:
        """Return the identities of all that waits with the same address and kind, its own too."""
        if not review.text:
            return [review.identity]
        same = fold(review.text)
        waiting = self.store.doubted(self.city)
        return [i for i, kind, text in waiting if kind == review.kind and fold(text) == same]

    def accept(self, identity: str, number: int = 1, *, equal: bool = True) -> Decision:
        """Accept a proposed candidate (1 is the best) for a record and for equal addresses."""
        review = self.find(identity)
        if not 1 <= number <= len(review.candidates):
            raise BadRequest(
                id=f"Calon nomor {number} tidak ada; yang ada 1 sampai {len(review.candidates)}.",
                en=f"There is no candidate {number}; there are 1 to {len(review.candidates)}.",
            )
        code = review.candidates[number - 1]["code"]
        return self._decide(review, self._in_kelurahan(code), "accept", equal)

    def choose(self, identity: str, code: str, *, equal: bool = True) -> Decision:
        """Say which kelurahan a record lies in."""
        return self._decide(self.find(identity), self._in_kelurahan(code), "kelurahan", equal)

    def pin(self, identity: str, lon: float, lat: float, *, equal: bool = True) -> Decision:
        """Put a record on a point; never for kinds that are not shown finer than kelurahan."""
        review = self.find(identity)
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
        return self._decide(self.find(identity), NOWHERE, "unknown", equal)

    def undo(self, decision_id: int) -> Decision:
        """Take a decision back."""
        return self.store.undo(decision_id, self.now())

    def _in_kelurahan(self, code: str) -> Location:
        if code not in self.boundaries.names:
            raise BadRequest(
                id=f"Kode kelurahan {code!r} tidak ada di kota ini.",
                en=f"There is no kelurahan {code!r} in this city.",
            )
        return Location(code, Precision.KELURAHAN, "confirmed", 1.0)

    def _decide(self, review: Review, location: Location, action: str, equal: bool) -> Decision:
        identities = self.equals(review) if equal else [review.identity]
        return self.store.decide(
            self.city, identities, location, action=action, at=self.now(), by=self.by
        )
