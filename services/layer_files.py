"""Map layers from others: only what holds its own data is given to GDAL.

GDAL tells a format by its content, and some formats are no data but directions: a virtual layer
(OGR VRT), a pipeline, the description of a web service. Opened, they read any file of this
computer or ask any address, whatever the file is called.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from services.errors import UnreadableFile

_SQLITE, _SHAPEFILE, _OSM_PBF = b"SQLite format 3\0", b"\0\0\x27\x0a", b"OSMHeader"
_ROOTS = ("kml", "osm")
_HEAD = 4096


def layer_source(path: Path) -> str:
    """Return what GDAL may be asked to open for a file.

    GeoJSON, GeoPackage, Shapefile, KML and OpenStreetMap extracts hold their own data. Raises
    `UnreadableFile` for anything else, also XML with a document type, which could name entities.
    """
    head = b""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return f"GeoJSON:{path.resolve()}"  # without the name, GDAL looks for directions in it
    if head.startswith((_SQLITE, _SHAPEFILE)) or head[6:15] == _OSM_PBF:
        return str(path)
    if head and _root(path) in _ROOTS:
        return str(path)
    raise UnreadableFile(
        id=f"{path.name} tidak terbaca sebagai lapisan peta. Kirim GeoJSON, GeoPackage atau "
        "Shapefile (dengan .shx, .dbf dan .prj di folder yang sama).",
        en=f"{path.name} cannot be read as a map layer. Send GeoJSON, GeoPackage or a "
        "Shapefile (with its .shx, .dbf and .prj beside it).",
    )


def _root(path: Path) -> str:
    """Return the name of the root of well-formed XML in UTF-8, "" of anything else."""
    found: list[str] = []

    def begin(name: str, _: object) -> None:
        if not found:
            found.append(name.split(":")[-1])

    # The parser is told the encoding: in another one, letters may spell what they do not show.
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (expat.ExpatError, ValueError):
        return ""
    return found[0]


def _refuse(*_: object) -> None:
    raise ValueError
