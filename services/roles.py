"""Who sits at the page, until accounts exist: a setting, and what it may see and do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.analysis import Level, Note
from services.errors import NotAllowed


class Right(StrEnum):
    """Name something that not every role may do."""

    FILTERS = "filters"
    POINTS = "points"
    IMPORT = "import"
    REVIEW = "review"
    CHOOSE = "choose"


@dataclass(frozen=True)
class Role:
    """Say what a role is called, at which level it reads, and what it may do."""

    code: str
    label_id: str
    label_en: str
    level: Level
    rights: frozenset[Right]

    def may(self, right: Right) -> bool:
        """Tell whether the role may do something."""
        return right in self.rights

    def require(self, right: Right) -> None:
        """Raise `NotAllowed` where the role may not do something."""
        if not self.may(right):
            raise NotAllowed(
                id=f"Peran '{self.label_id}' tidak boleh melakukan ini. Jalankan layanan dengan "
                "peran lain: BERSINAR_ROLE.",
                en=f"The role '{self.label_en}' may not do this. Start the service with another "
                "role: BERSINAR_ROLE.",
            )


ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role("viewer", "pembaca", "viewer", Level.PUBLICATION, frozenset()),
        Role("planner", "perencana", "planner", Level.SECURE, frozenset(Right)),
        Role(
            "data_officer", "petugas data", "data officer", Level.SECURE,
            frozenset({Right.FILTERS, Right.POINTS, Right.IMPORT, Right.REVIEW}),
        ),
        Role(
            "analyst", "analis", "analyst", Level.SECURE,
            frozenset({Right.FILTERS, Right.POINTS, Right.CHOOSE}),
        ),
        Role("head", "pimpinan", "head", Level.PUBLICATION, frozenset()),
    )
}  # fmt: skip


_OTHERS = {"cli": Note("baris perintah", "command line")}
_NOBODY = Note("tidak tercatat", "not written down")


def who_did(code: str) -> Note:
    """Return who a code stands for: a role, the command line, or nobody that was written down."""
    role = ROLES.get(code)
    return Note(role.label_id, role.label_en) if role else _OTHERS.get(code, _NOBODY)
