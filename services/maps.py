"""The map as one self-contained HTML file (folium), which opens with the network off."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import shapely
from branca.element import Element

from services.analysis import Analysis, Level
from services.exports import SIMULATED, build_layer, plain_value
from services.palette import (
    CLASS_COLOURS,
    HATCH,
    OPEN_CLASS,
    VIRIDIS_REVERSED,
    Scale,
    scale_of,
)
from services.records import RECORD_KINDS
from services.words import count_text, number_text, period_text

_ASSETS = Path(__file__).resolve().parent / "assets" / "leaflet"
_SIMPLIFY_DECIMALS = 6
_MOST_POINTS = 5_000
_RANKS_SHOWN = 10
_INLINE = re.compile(r"<(script|style)[^>]*>(.*?)</\1>", re.DOTALL)

_CSS = """
html,body,.folium-map{height:100%;margin:0}
body{font:14px/1.4 "Segoe UI",system-ui,"Open Sans",sans-serif;color:#1b1b1b}
.pb-box{position:absolute;z-index:900;background:#fffffff2;border:1px solid #767676;
border-radius:6px;padding:8px 12px;max-width:310px;box-shadow:0 1px 4px #0003}
.pb-title{left:56px;top:10px}.pb-title h1{font-size:16px;margin:0}
.pb-title p{margin:2px 0 0;font-size:12px}
.pb-simulated{background:#7a0019;color:#fff;font-weight:700;padding:2px 6px;border-radius:3px;
display:inline-block;margin-top:4px}
.pb-legend{left:10px;bottom:52px;max-height:46%;overflow:auto;font-size:12px}
.pb-legend summary{font-size:13px;font-weight:600;margin:2px 0}
.pb-legend i{display:inline-block;width:18px;
height:13px;margin-right:6px;border:1px solid #555;vertical-align:-2px}
.pb-legend details{margin-top:4px}.pb-legend summary{cursor:pointer}
path.pb-hatch{fill:url(#pb-hatch)!important;fill-opacity:1!important}
i.pb-hatch{background:repeating-linear-gradient(45deg,#fff 0 3px,#777 3px 4px)}
.pb-rank{font-size:12px;font-weight:700;color:#111;background:#fff;border:1px solid #111;
border-radius:10px;min-width:18px;height:18px;line-height:18px;text-align:center}
.leaflet-container{background:#dfe8ee}.leaflet-container .leaflet-control-layers{font-size:13px}
.leaflet-control-scale-line:not(:first-child){display:none}
.leaflet-container:focus-visible,path:focus-visible,summary:focus-visible{outline:3px solid #1a56db}
@media print{.leaflet-control-zoom,.leaflet-control-layers{display:none}}
@media (max-width:600px){.pb-title{left:50px;right:10px}.pb-legend{max-width:60%;max-height:34%}}
"""
_HATCH_PATTERN = (
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>'
    '<pattern id="pb-hatch" patternUnits="userSpaceOnUse" width="6" height="6" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#777" stroke-width="1.5"/></pattern></defs></svg>'
)


_FOLLOW_LAYER = """
window.addEventListener("load", function () {
  MAP.on("baselayerchange", function (chosen) {
    document.querySelectorAll(".pb-legend details[data-layer]").forEach(function (entry) {
      entry.open = entry.dataset.layer === chosen.name;
    });
  });
});
"""


def render_map(analysis: Analysis, *, lang: str = "id") -> str:
    """Return the map of an analysis as one HTML document that loads nothing from elsewhere.

    Layers: threat or reports per kelurahan, official class, cases and heat per cell, and, in the
    office, points. Hidden and missing values are hatched; legend, period, source and limits
    stand on the map.
    """
    west, south, east, north = analysis.boundaries.bounds
    page = folium.Map(tiles=None, control_scale=True, attributionControl=False, zoomSnap=0.25)
    page.default_js, page.default_css = [], []
    themes = _themes(analysis)
    for index, theme in enumerate(themes):
        theme.add_to(page, show=index == 0)
    legends = [(theme.label_id, theme.legend(lang)) for theme in themes]
    legends += _add_cells(page, analysis, lang)
    if analysis.ranking is not None:
        _add_ranks(page, analysis)
    if analysis.points is not None:
        _add_points(page, analysis)
    folium.LayerControl(collapsed=False).add_to(page)
    page.fit_bounds([[south, west], [north, east]])
    return _assemble(page, analysis, legends, lang)


def content_security_policy(html: str) -> str:
    """Return a policy that lets run only the scripts and styles that the document carries."""
    scripts = {_hash(body) for tag, body in _INLINE.findall(html) if tag == "script" and body}
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        "img-src 'self' data:; "
        f"style-src 'unsafe-inline'; script-src {' '.join(sorted(scripts))}"
    )


class _Theme:
    """One way to colour the kelurahan: a column, its colours, its words."""

    def __init__(
        self,
        frame: gpd.GeoDataFrame,
        column: str,
        words: tuple[str, str, str, str],
        colour: Callable[[Any], str],
        entries: list[tuple[str, str]],
    ) -> None:
        self.frame, self.column, self.colour, self.entries = frame, column, colour, entries
        self.label_id, self.label_en, self.unit_id, self.unit_en = words

    def add_to(self, page: folium.Map, *, show: bool) -> None:
        group = folium.FeatureGroup(name=self.label_id, overlay=False, show=show)
        column, colour = self.column, self.colour

        def style(feature: dict[str, Any]) -> dict[str, Any]:
            fill = colour(feature["properties"].get(column))
            look = {"color": "#444", "weight": 1, "fillOpacity": 1, "fillColor": fill}
            return {**look, "fillColor": "#fff", "className": "pb-hatch"} if fill == HATCH else look

        folium.GeoJson(
            _geojson(self.frame),
            style_function=style,
            highlight_function=lambda _: {"weight": 3, "color": "#000"},
            tooltip=folium.GeoJsonTooltip(["tooltip"], aliases=[""], labels=False, sticky=True),
        ).add_to(group)
        group.add_to(page)

    def legend(self, lang: str) -> str:
        label = self.label_en if lang == "en" else self.label_id
        unit = self.unit_en if lang == "en" else self.unit_id
        return _legend_entry(label, unit, self.entries, lang)


def _legend_entry(label: str, unit: str, entries: list[tuple[str, str]], lang: str) -> str:
    missing = "hidden or missing" if lang == "en" else "disembunyikan atau tidak ada data"
    rows = [f'<div><i style="background:{c}"></i>{escape(text)}</div>' for c, text in entries]
    rows.append(f'<div><i class="pb-hatch"></i>{missing}</div>')
    return f"<summary>{escape(label)}</summary><div>{escape(unit)}</div>{''.join(rows)}"


def _themes(analysis: Analysis) -> list[_Theme]:
    frame = build_layer(analysis, "kelurahan")
    frame["tooltip"] = _tooltips(frame, analysis)
    themes = []
    if analysis.ranking is not None:
        themes.append(_numeric(frame, "threat", (
            "Ancaman per kepala", "Threat per head", "1 = rata-rata kota", "1 = the city's mean",
        )))  # fmt: skip
        themes.append(_numeric(frame, "burden", (
            "Beban (penduduk × ancaman)", "Burden (population × threat)", "jiwa setara",
            "person equivalents",
        )))  # fmt: skip
    kinds = ("incident/residents", "incident/enforcement", "outreach/programme")
    of_kinds = [_kind_theme(frame, kind) for kind in kinds]
    return [*themes, *of_kinds, _class_theme(frame)]


def _kind_theme(frame: gpd.GeoDataFrame, kind: str) -> _Theme:
    of_kind = RECORD_KINDS[kind]
    per_head = f"{of_kind.column}_rate" in frame
    column = f"{of_kind.column}_rate" if per_head else of_kind.column
    units = ("per 1.000 jiwa", "per 1,000 inhabitants") if per_head else ("jumlah", "count")
    return _numeric(frame, column, (of_kind.label_id, of_kind.label_en, *units))


def _numeric(frame: gpd.GeoDataFrame, column: str, words: tuple[str, str, str, str]) -> _Theme:
    scale = scale_of(frame[column].to_numpy(dtype=float))
    entries = list(zip(scale.colours, scale.labels(), strict=True))
    return _Theme(frame, column, words, scale.colour, entries)


def _class_theme(frame: gpd.GeoDataFrame) -> _Theme:
    present = list(dict.fromkeys(frame["official_class"]))
    colours = {label: CLASS_COLOURS.get(label, OPEN_CLASS) for label in present}
    colours |= {label: HATCH for label in present if label == "belum dipetakan"}
    entries = [(c, label) for label, c in sorted(colours.items()) if c != HATCH]
    words = ("Kelas resmi 8 + 5", "Official class 8 + 5", "pemetaan kawasan rawan",
             "official mapping")  # fmt: skip
    return _Theme(frame, "official_class", words, lambda v: colours.get(v, HATCH), entries)


def _tooltips(frame: gpd.GeoDataFrame, analysis: Analysis) -> list[str]:
    return [_tooltip(row, analysis) for row in frame.to_dict("records")]


def _tooltip(row: dict[str, Any], analysis: Analysis) -> str:
    lines = [f"<b>{_plain_text(row['name'])}</b>, {_plain_text(row['kecamatan'])}"]
    if analysis.ranking is not None:
        lines.append(
            f"Ancaman {number_text(row['threat'])} ({number_text(row['threat_low'])} – "
            f"{number_text(row['threat_high'])}); peringkat {row['rank']} "
            f"({row['rank_low']} – {row['rank_high']})"
        )
    for column, label in (("reports", "Laporan"), ("cases", "Kasus"), ("outreach", "Sosialisasi")):
        lines.append(f"{label}: {count_text(row[column])}")
    lines.append(f"Kelas 8 + 5: {_plain_text(row['official_class'])}")
    if row["pilot_status"]:
        lines.append(_plain_text(row["pilot_status"]))
    return "<br>".join(lines)


def _plain_text(value: Any) -> str:
    """Return text of a tooltip: no markup, and no template when branca reads the script again."""
    return escape(str(value)).replace("{", "&#123;")


def _add_cells(page: folium.Map, analysis: Analysis, lang: str) -> list[tuple[str, str]]:
    """Add the heat of cases and reports per cell, or protected counts; return their legends."""
    cells = build_layer(analysis, "cells")
    suffix = "" if analysis.level is Level.PUBLICATION else "_heat"
    unit = "jumlah per sel" if not suffix else "kejadian per km²"
    legends = []
    for column, label in (("reports", "laporan"), ("cases", "kasus")):
        name, title = f"{column}{suffix}", f"Panas H3 – {label}"
        shown = cells[cells[name].isna() | (cells[name] > 0)]
        if shown.empty:
            continue
        scale = scale_of(shown[name].to_numpy(dtype=float), VIRIDIS_REVERSED)
        text = number_text if suffix else count_text
        texts = [f"{label}: {text(v)} {unit}" for v in shown[name]]
        _cell_group(title, shown, name, scale, texts).add_to(page)
        entries = list(zip(scale.colours, scale.labels(), strict=True))
        legends.append((title, _legend_entry(title, unit, entries, lang)))
    return legends


def _add_ranks(page: folium.Map, analysis: Analysis) -> None:
    """Add the rank numbers of the most in need."""
    assert analysis.ranking is not None
    group = folium.FeatureGroup(name=f"Peringkat 1 – {_RANKS_SHOWN}", overlay=True, show=True)
    shapes = analysis.boundaries.frame.set_index("code").geometry
    for row in analysis.ranking.head(_RANKS_SHOWN).to_dict("records"):
        spot = max(shapely.get_parts(shapes[row["code"]]), key=lambda part: part.area)
        centre = shapely.point_on_surface(spot)
        icon = folium.DivIcon(
            html=f'<div class="pb-rank">{row["rank"]}</div>', icon_size=(22, 22),
            icon_anchor=(11, 11),
        )  # fmt: skip
        folium.Marker((centre.y, centre.x), icon=icon, keyboard=False, alt="").add_to(group)
    group.add_to(page)


def _cell_group(
    title: str, cells: gpd.GeoDataFrame, column: str, scale: Scale, texts: list[str]
) -> folium.FeatureGroup:
    group = folium.FeatureGroup(name=title, overlay=False, show=False)

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        fill = scale.colour(feature["properties"]["value"])
        look = {"weight": 0, "fillOpacity": 0.9, "fillColor": fill}
        return {**look, "fillColor": "#fff", "className": "pb-hatch"} if fill == HATCH else look

    frame = gpd.GeoDataFrame(
        {"value": cells[column].to_numpy(dtype=float), "tooltip": texts},
        geometry=cells.geometry.to_numpy(),
    )
    tooltip = folium.GeoJsonTooltip(["tooltip"], aliases=[""], labels=False, sticky=True)
    folium.GeoJson(_geojson(frame), style_function=style, tooltip=tooltip).add_to(group)
    return group


def _add_points(page: folium.Map, analysis: Analysis) -> None:
    group = folium.FeatureGroup(name="Titik kasus (hanya kantor)", overlay=True, show=False)
    points = build_layer(analysis, "points")
    marker = folium.CircleMarker(radius=3, color="#005ab5", weight=1, fill=True, fill_opacity=0.7)
    cases = points[points["kind"] == "incident/enforcement"]
    if len(cases):
        # Evenly picked beyond what a browser can draw: each point is an element of the page.
        step = -(-len(cases) // _MOST_POINTS)
        cases = cases.iloc[::step]
        frame = gpd.GeoDataFrame(geometry=cases.geometry.to_numpy())
        folium.GeoJson(_geojson(frame), marker=marker).add_to(group)
        group.add_to(page)


def _geojson(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return a small GeoJSON: six decimals, only what colours and tooltips need."""
    wanted = {"threat", "burden", "official_class", "tooltip", "value", "reports_rate",
              "cases_rate", "outreach", "reports", "cases", "outreach_rate"}  # fmt: skip
    columns = [c for c in frame.columns if c in wanted]
    rounded = shapely.transform(
        np.asarray(frame.geometry.values), lambda xy: np.round(xy, _SIMPLIFY_DECIMALS)
    )
    rows = frame[columns].to_dict("records") if columns else [{}] * len(frame)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": str(number),
                "properties": {k: plain_value(v) for k, v in row.items()},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for number, (row, shape) in enumerate(zip(rows, rounded, strict=True))
        ],
    }


def _assemble(
    page: folium.Map, analysis: Analysis, legends: list[tuple[str, str]], lang: str
) -> str:
    root: Any = page.get_root()
    root.header.add_child(_Literal(f"<style>{_asset('leaflet.css')}</style>"), name="leaflet_css")
    root.header.add_child(_Literal(f"<style>{_CSS}</style>"), name="pb_css")
    root.header.add_child(_Literal(f"<script>{_asset('leaflet.js')}</script>"), name="leaflet_js")
    root.header.add_child(_Literal('<link rel="icon" href="data:,">'))  # spares a request
    root.header.add_child(_Literal(f"<title>{escape(_title(analysis, lang))}</title>"))
    root.html.add_child(_Literal(_HATCH_PATTERN + _heading(analysis, lang)))
    root.html.add_child(_Literal(_legend(analysis, legends, lang)))
    root.script.add_child(_Literal(_FOLLOW_LAYER.replace("MAP", page.get_name())))
    html = root.render()
    return _without_outside(html).replace("<html>", f'<html lang="{lang}">', 1)


class _Literal(Element):
    """Text written as it is: branca reads the text of an `Element` as a template."""

    def __init__(self, text: str) -> None:
        super().__init__("{{ this.text }}")
        self.text = text


def _without_outside(html: str) -> str:
    """Take out every tag that would load from elsewhere; the libraries stand in the file."""
    html = re.sub(r'<script src="http[^"]*"></script>', "", html)
    html = re.sub(r'<link rel="stylesheet" href="http[^"]*"\s*/?>', "", html)
    return re.sub(r"L_NO_TOUCH\s*=\s*false;\s*\n\s*L_DISABLE_3D\s*=\s*false;",
                  "L_NO_TOUCH = false; L_DISABLE_3D = false;", html)  # fmt: skip


def _title(analysis: Analysis, lang: str) -> str:
    return f"Peta Bersinar – {analysis.boundaries.city}, {period_text(analysis.period, lang)}"


def _heading(analysis: Analysis, lang: str) -> str:
    simulated = f'<div class="pb-simulated">{SIMULATED}</div>' if analysis.simulated else ""
    return (
        f'<div class="pb-box pb-title"><h1>Peta Bersinar – {escape(analysis.boundaries.city)}</h1>'
        f"<p>{escape(period_text(analysis.period, lang))}</p>{simulated}</div>"
    )


def _legend(analysis: Analysis, legends: list[tuple[str, str]], lang: str) -> str:
    heading = "Source and limits" if lang == "en" else "Sumber dan batasan"
    notes = "".join(f"<li>{escape(note.says(lang))}</li>" for note in analysis.notes)
    source = escape(f"{analysis.boundaries.source} {analysis.boundaries.notice}")
    entries = "".join(
        f'<details data-layer="{escape(name)}"{" open" if number == 0 else ""}>{entry}</details>'
        for number, (name, entry) in enumerate(legends)
    )
    return (
        f'<div class="pb-box pb-legend">{entries}<details><summary>{heading}'
        f"</summary><ul>{notes}<li>{source}</li></ul></details></div>"
    )


@lru_cache
def _asset(name: str) -> str:
    text = (_ASSETS / name).read_text(encoding="utf-8")
    text = re.sub(r"url\((?!#)[^)]*\)", "none", text) if name.endswith(".css") else text
    return text.replace("</script", "<\\/script").replace("//# sourceMappingURL=leaflet.js.map", "")


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
