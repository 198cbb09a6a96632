"""A base map comes from a local archive, and one that cannot be opened says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pmtiles.tile import Compression, TileType

from services.api.app import build_app
from services.base_map import MEDIA_TYPES, open_archive
from services.errors import BadRequest
from services.settings import Settings
from services.wiring import Office
from tests.archives import JAKARTA_UTARA, ZOOM, vector_tile, write_archive
from tests.conftest import HERE

TILE = vector_tile()
ADDRESS = f"/api/v1/base-map/{ZOOM}/{JAKARTA_UTARA[0]}/{JAKARTA_UTARA[1]}"


def client_of(path: Path, archive: Path | None) -> TestClient:
    office = Office(Settings(home=path, store="memory:", pmtiles=archive))
    return TestClient(build_app(office), base_url=HERE)


@pytest.mark.parametrize("compression", [Compression.NONE, Compression.GZIP])
def test_a_tile_comes_out_as_it_went_in(tmp_path: Path, compression: Compression) -> None:
    path = write_archive(tmp_path / "kota.pmtiles", TILE, compression=compression)
    assert open_archive(path).tile(ZOOM, *JAKARTA_UTARA) == TILE


@pytest.mark.parametrize(
    "place", [(ZOOM, 0, 0), (ZOOM + 1, 1630, 1058), (0, 0, 0), (ZOOM, 1 << ZOOM, 0)]
)
def test_where_the_archive_has_no_tile_there_is_none(
    tmp_path: Path, place: tuple[int, int, int]
) -> None:
    assert open_archive(write_archive(tmp_path / "kota.pmtiles", TILE)).tile(*place) is None


def test_the_owner_is_named_in_plain_text(tmp_path: Path) -> None:
    assert open_archive(write_archive(tmp_path / "kota.pmtiles", TILE)).credit == "Peta & uji"


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04 not tiles", b"PMTiles\x02" + b"\0" * 200]
)
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "kota.pmtiles"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadRequest, match="BERSINAR_PMTILES"):
        open_archive(path)


@pytest.mark.parametrize(
    ("tile_type", "compression"),
    [(TileType.UNKNOWN, Compression.NONE), (TileType.MVT, Compression.ZSTD)],
)
def test_tiles_that_the_page_cannot_draw_are_refused(
    tmp_path: Path, tile_type: TileType, compression: Compression
) -> None:
    path = write_archive(tmp_path / "kota.pmtiles", TILE, tile_type, compression)
    with pytest.raises(BadRequest):
        open_archive(path)


@pytest.mark.parametrize("tile_type", MEDIA_TYPES)
def test_the_service_gives_each_kind_of_tile_its_media_type(
    tmp_path: Path, tile_type: TileType
) -> None:
    path = write_archive(tmp_path / "kota.pmtiles", TILE, tile_type, Compression.NONE)
    answer = client_of(tmp_path, path).get(ADDRESS)
    assert (answer.content, answer.headers["content-type"]) == (TILE, MEDIA_TYPES[tile_type])


def test_the_service_says_nothing_where_the_archive_has_no_tile(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "kota.pmtiles", TILE)
    assert client_of(tmp_path, path).get(f"/api/v1/base-map/{ZOOM}/0/0").status_code == 204


def test_without_an_archive_the_service_says_how_to_get_one(tmp_path: Path) -> None:
    answer = client_of(tmp_path, None).get(ADDRESS)
    assert (answer.status_code, "BERSINAR_PMTILES" in answer.json()["detail"]) == (404, True)


def test_the_workspace_tells_the_page_where_the_tiles_are(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "kota.pmtiles", TILE)
    assert client_of(tmp_path, path).get("/api/v1/workspace").json()["base_map"] == {
        "url": "/api/v1/base-map/{z}/{x}/{y}",
        "credit": "Peta & uji",
        "vector": True,
        "min_zoom": ZOOM,
        "max_zoom": ZOOM,
    }
