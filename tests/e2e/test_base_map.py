"""A local archive of tiles lies under the map, drawn by the page and without any network."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pmtiles.tile import Compression, TileType

from tests.archives import WATER, picture, vector_tile, write_archive
from tests.conftest import Shipped
from tests.e2e.serving import copy_of, serving

# Any tile of the moment: the map may still settle, and a tile that leaves it loses its picture.
SOME_TILE_IS = """([kind, colour]) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const colourOf = tile => {
        pen.clearRect(0, 0, 1, 1);
        pen.drawImage(tile, 40, 40, 1, 1, 0, 0, 1, 1);
        return "#" + [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]
            .map((part) => part.toString(16).padStart(2, "0")).join("");
    };
    return [...document.querySelectorAll(`.leaflet-tile-pane ${kind}.leaflet-tile-loaded`)]
        .some(tile => colourOf(tile) === colour);
}"""


def test_vector_tiles_are_drawn(desk: Page, shipped: Shipped, tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "kota.pmtiles", vector_tile())
    with serving(copy_of(shipped.office, tmp_path / "home", pmtiles=archive)) as address:
        desk.goto(address)
        desk.wait_for_function(SOME_TILE_IS, arg=["canvas", WATER])


def test_picture_tiles_are_shown(desk: Page, shipped: Shipped, tmp_path: Path) -> None:
    archive = write_archive(
        tmp_path / "kota.pmtiles", picture(200, 120, 40), TileType.PNG, Compression.NONE
    )
    with serving(copy_of(shipped.office, tmp_path / "home", pmtiles=archive)) as address:
        desk.goto(address)
        desk.wait_for_function(SOME_TILE_IS, arg=["img", "#c87828"])


def test_the_owner_of_the_tiles_is_named(desk: Page, shipped: Shipped, tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "kota.pmtiles", vector_tile())
    with serving(copy_of(shipped.office, tmp_path / "home", pmtiles=archive)) as address:
        desk.goto(address)
        expect(desk.locator(".leaflet-control-attribution")).to_have_text("Peta & uji")
