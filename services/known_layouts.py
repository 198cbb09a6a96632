"""The mapping of a layout: what a person says of it now, else what the store remembers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from services.intake.files import MappingFor
from services.intake.layout import Table
from services.intake.mapping import Mapping, mapping_from, signature
from services.store.protocol import Store


def mapping_for(store: Store, given: tuple[Mapping, ...] = (), file: str = "") -> MappingFor:
    """Give a layout's mapping: the one that a person gave for it, or a remembered one.

    `file`: the file it is asked for, as an import names it.
    """

    def choose(headers: list[str]) -> Mapping | None:
        said = _said_of(headers, given, file)
        known = None if said else store.mapping(signature(headers))
        return mapping_from(json.loads(known)) if known else said

    return choose


def remember(tables: Iterable[Table], given: tuple[Mapping, ...], file: str, store: Store) -> None:
    """Keep for each layout of a file the mapping that a person gave for it."""
    for table in tables:
        said = _said_of(table.headers, given, file)
        if said:
            text = json.dumps(said.as_data(), ensure_ascii=False)
            store.remember_mapping(signature(table.headers), text)


def _said_of(headers: list[str], given: tuple[Mapping, ...], file: str) -> Mapping | None:
    """Return the mapping given for a layout: of several the one that knows most of its headers."""
    said = [one for one in given if one.speaks_of(file, headers)]
    return max(said, key=lambda one: len(one.fields.keys() & set(headers)), default=None)
