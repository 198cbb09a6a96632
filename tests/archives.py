"""Write small archives of tiles, as an office may have one of its city."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import mapbox_vector_tile
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

ZOOM = 10
JAKARTA_UTARA = (815, 529)
"""Column and row of the tile of zoom 10 that holds 106.88 E, 6.14 S."""
WATER = "#c3d5dd"


def vector_tile() -> bytes:
    """Return a tile that is water all over, with a road across it."""
    square = "POLYGON((0 0, 4096 0, 4096 4096, 0 4096, 0 0))"
    road = {"geometry": "LINESTRING(0 2048, 4096 2048)", "properties": {"kind": "highway"}}
    content: bytes = mapbox_vector_tile.encode(
        [
            {"name": "water", "features": [{"geometry": square, "properties": {}}]},
            {"name": "roads", "features": [road]},
        ]
    )
    return content


def picture(red: int, green: int, blue: int, side: int = 256) -> bytes:
    """Return a PNG of one colour (PNG specification, ISO/IEC 15948)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return len(data).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)

    head = side.to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    rows = (b"\0" + bytes([red, green, blue]) * side) * side
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def write_archive(
    path: Path,
    tile: bytes,
    tile_type: TileType = TileType.MVT,
    compression: Compression = Compression.GZIP,
) -> Path:
    """Write an archive with one tile over Jakarta Utara and return its path."""
    with write(path) as archive:
        content = gzip.compress(tile) if compression is Compression.GZIP else tile
        archive.write_tile(zxy_to_tileid(ZOOM, *JAKARTA_UTARA), content)
        archive.finalize(
            {
                "tile_type": tile_type, "tile_compression": compression, "min_zoom": ZOOM,
                "max_zoom": ZOOM, "min_lon_e7": 1067000000, "min_lat_e7": -63000000,
                "max_lon_e7": 1071000000, "max_lat_e7": -60000000, "center_zoom": ZOOM,
                "center_lon_e7": 1068800000, "center_lat_e7": -61400000,
            },
            {"attribution": '<a href="https://example.org">Peta &amp; uji</a>'},
        )  # fmt: skip
    return path
