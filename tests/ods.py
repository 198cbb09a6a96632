"""Write a small OpenDocument spreadsheet, which nothing that is installed does."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
Place = tuple[int, int]
"""Row and column, from 0."""


def write_ods(
    path: Path, rows: Sequence[Sequence[object]], heights: Mapping[Place, int] | None = None
) -> Path:
    """Write one sheet; `heights`: over how many rows a cell reaches down."""
    written = "".join(
        "<table:table-row>"
        + "".join(_cell(c, (heights or {}).get((at, n), 1)) for n, c in enumerate(row))
        + "</table:table-row>"
        for at, row in enumerate(rows)
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMES} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="REKAP">{written}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return path


def _cell(value: object, height: int) -> str:
    if value is None:
        return "<table:covered-table-cell/>"
    return (
        f'<table:table-cell office:value-type="string" table:number-rows-spanned="{height}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )
