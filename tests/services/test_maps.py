"""The map is one file that loads nothing, and its words stand on it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re

import pytest

from services.exports import SIMULATED
from services.maps import content_security_policy, render_map
from tests.conftest import Shipped

LAYERS = (
    "Ancaman per kepala", "Beban (penduduk × ancaman)", "Laporan masyarakat", "Ungkap kasus",
    "Sosialisasi P4GN", "Kelas resmi 8 + 5",
)  # fmt: skip


@pytest.fixture(scope="module")
def published(shipped: Shipped) -> str:
    return render_map(shipped.published)


@pytest.fixture(scope="module")
def secure(shipped: Shipped) -> str:
    return render_map(shipped.secure)


@pytest.mark.parametrize(
    "pattern",
    [
        r"<script[^>]+src=", r"<link[^>]+href=(?!['\"]?data:)", r"<img[^>]+src=[\"']?http",
        r"@import", r"url\((?![\"']?(#|data:))",
    ],
)  # fmt: skip
def test_the_map_loads_nothing_from_outside(published: str, pattern: str) -> None:
    assert not re.search(pattern, published)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_stands_in_the_legend_and_the_control(published: str, layer: str) -> None:
    assert f'data-layer="{layer}"' in published


def test_the_period_and_city_are_in_the_title(published: str) -> None:
    assert re.search(r"<title>Peta Bersinar – Jakarta Utara, .*2022 – .*2024</title>", published)


def test_simulated_data_is_marked(published: str) -> None:
    assert SIMULATED in published


def test_real_data_is_not_marked_as_simulated(shipped: Shipped) -> None:
    assert SIMULATED not in render_map(dataclasses.replace(shipped.published, simulated=False))


def test_the_notice_of_the_boundaries_is_on_the_map(published: str) -> None:
    assert "bukan dokumen survei" in published


def test_every_note_is_on_the_map(shipped: Shipped, published: str) -> None:
    assert all(note.id.replace("&", "&amp;") in published for note in shipped.published.notes)


def test_points_are_on_the_offices_map_only(secure: str, published: str) -> None:
    assert "Titik kasus" in secure
    assert "Titik kasus" not in published


def test_a_hidden_value_is_hatched(published: str) -> None:
    assert '"className": "pb-hatch"' in published


def test_the_page_says_its_language(shipped: Shipped, published: str) -> None:
    assert '<html lang="id">' in published
    assert '<html lang="en">' in render_map(shipped.published, lang="en")


def test_a_name_cannot_carry_markup(shipped: Shipped) -> None:
    frame = shipped.published.kelurahan.assign(name="<img src=x onerror=alert(1)>")
    html = render_map(dataclasses.replace(shipped.published, kelurahan=frame))
    assert "<img src=x" not in html


def test_the_map_draws_without_a_ranking(shipped: Shipped) -> None:
    html = render_map(dataclasses.replace(shipped.published, ranking=None))
    assert "Ancaman per kepala" not in html


def test_the_map_stays_small_enough_to_send(secure: str) -> None:
    assert len(secure) < 5_000_000


def test_the_policy_lets_run_only_the_scripts_of_the_page(published: str) -> None:
    scripts = [s for s in re.findall(r"<script[^>]*>(.*?)</script>", published, re.DOTALL) if s]
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    policy = content_security_policy(published)
    assert all(f"'sha256-{digest}'" in policy for digest in digests)
    assert "script-src 'unsafe-inline'" not in policy
    assert policy.startswith("default-src 'none'")


HOSTILE = (
    '{{ 7 * 19100317 }}{% set x = 1 %}{# gone #}</script><script>alert(1)</script>"><img src=x>'
)


@pytest.fixture(scope="module")
def hostile(shipped: Shipped) -> str:
    """Return a map whose city, source and kelurahan carry templates and markup as names."""
    made = shipped.published
    ground = dataclasses.replace(made.boundaries, city=HOSTILE, source=HOSTILE, notice=HOSTILE)
    named = made.kelurahan.assign(name=HOSTILE, kecamatan=HOSTILE)
    return render_map(dataclasses.replace(made, boundaries=ground, kelurahan=named))


def test_a_name_is_never_read_as_a_template(hostile: str) -> None:
    assert "133702219" not in hostile


def test_a_name_that_looks_like_a_template_is_shown_as_it_is(hostile: str) -> None:
    assert (
        "<title>Peta Bersinar – {{ 7 * 19100317 }}{% set x = 1 %}{# gone #}&lt;/script&gt;"
        in hostile
    )


@pytest.mark.parametrize("markup", ["<script>alert", "<img src=x"])
def test_a_name_is_never_read_as_markup(hostile: str, markup: str) -> None:
    assert markup not in hostile
