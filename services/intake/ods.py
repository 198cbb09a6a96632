"""Merged cells of OpenDocument spreadsheets, which the reader of their values does not tell."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CONTENT = "content.xml"

Span = tuple[int, int, int]
"""First row, last row and column of a cell merged downwards, from 0."""


def spans_down(path: Path) -> dict[str, list[Span]]:
    """Return the cells of each sheet that are merged downwards; none for other formats.

    A damaged file raises what `zipfile`, `zlib` and `xml.etree.ElementTree` raise, or `ValueError`.
    Source: OpenDocument 1.3, part 3, 19.676 (table:number-rows-spanned).
    """
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    with zipfile.ZipFile(path) as archive:
        if _CONTENT not in archive.namelist():
            return spans
        with archive.open(_CONTENT) as content:
            for name, span in _spans_in(content):
                spans[name].append(span)
    return spans


def _spans_in(content: IO[bytes]) -> Iterator[tuple[str, Span]]:
    name, row, table = "", 0, None
    for event, element in ElementTree.iterparse(content, events=("start", "end")):
        if element.tag == f"{_TABLE}table" and event == "start":
            name, row, table = element.get(f"{_TABLE}name", ""), 0, element
        elif element.tag == f"{_TABLE}table-row" and event == "end" and table is not None:
            yield from ((name, span) for span in _spans_of(element, row))
            row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
            table.clear()  # its rows, which would fill the memory


def _spans_of(row: ElementTree.Element, number: int) -> Iterator[Span]:
    column = 0
    for cell in row:
        height = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        if height > 1:
            yield number, number + height - 1, column
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
