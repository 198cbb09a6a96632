"""The office's own base map: tiles from one local `.pmtiles` archive, without any network."""

from __future__ import annotations

import gzip
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import Compression, MagicNumberNotFound, SpecVersionUnsupported, TileType

from services.errors import BadRequest

MEDIA_TYPES = {
    TileType.MVT: "application/vnd.mapbox-vector-tile",
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}
_READABLE = (Compression.NONE, Compression.GZIP)


@dataclass(frozen=True)
class TileArchive:
    """Hold an open archive: what its tiles are, at which zooms, and who wants to be named."""

    reader: Reader
    tile_type: TileType
    compression: Compression
    min_zoom: int
    max_zoom: int
    credit: str

    @property
    def media_type(self) -> str:
        """Return the media type of a tile."""
        return MEDIA_TYPES[self.tile_type]

    @property
    def is_vector(self) -> bool:
        """Tell whether the page must draw the tiles itself."""
        return self.tile_type is TileType.MVT

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return a tile of the XYZ scheme, not compressed; None where the archive has none."""
        if not self.min_zoom <= zoom <= self.max_zoom or max(column, row) >= 1 << zoom:
            return None
        found: bytes | None = self.reader.get(zoom, column, row)
        if found is None or self.compression is Compression.NONE:
            return found
        return gzip.decompress(found)


def open_archive(path: Path) -> TileArchive:
    """Open a PMTiles archive, version 3; it is mapped into memory and never changed.

    Source: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. Raises `BadRequest`
    where there is no such file, or where it holds nothing that the page can draw.
    """
    try:
        with path.open("rb") as file:
            reader = Reader(MmapSource(file))
        header = reader.header()
        named = str(reader.metadata().get("attribution", ""))
    except (OSError, ValueError, EOFError, MagicNumberNotFound, SpecVersionUnsupported) as error:
        raise _unreadable(path) from error
    if header["tile_type"] not in MEDIA_TYPES or header["tile_compression"] not in _READABLE:
        raise _unreadable(path)
    return _archive(reader, header, named)


def _archive(reader: Reader, header: dict[str, Any], credit: str) -> TileArchive:
    return TileArchive(
        reader=reader,
        tile_type=header["tile_type"],
        compression=header["tile_compression"],
        min_zoom=header["min_zoom"],
        max_zoom=header["max_zoom"],
        credit=html.unescape(re.sub(r"<[^>]*>", "", credit)),  # archives often carry links
    )


def _unreadable(path: Path) -> BadRequest:
    return BadRequest(
        id=f"Peta dasar {path} tidak dapat dibuka. Beri BERSINAR_PMTILES berkas .pmtiles versi 3 "
        "(ubin vektor atau gambar, tanpa kompresi atau gzip), atau kosongkan.",
        en=f"The base map {path} cannot be opened. Give BERSINAR_PMTILES a .pmtiles file of "
        "version 3 (vector or picture tiles, not compressed or gzip), or leave it empty.",
    )
