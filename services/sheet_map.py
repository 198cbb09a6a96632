"""The map of a printed sheet as SVG: kelurahan by class, rank numbers, hatch, north, scale."""

from __future__ import annotations

from html import escape

import numpy as np
import shapely

from geo.crs import metric_crs, project
from services.analysis import Analysis
from services.palette import HATCH, Scale

_WIDTH = 1000.0
_HATCH_DEFS = (
    '<defs><pattern id="h" patternUnits="userSpaceOnUse" width="8" height="8" '
    'patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/>'
    '<line x1="0" y1="0" x2="0" y2="8" stroke="#777" stroke-width="2"/></pattern></defs>'
)


def draw_sheet_map(analysis: Analysis, column: str, scale: Scale, *, ranks: int = 10) -> str:
    """Return an SVG of the city: `column` of the ranking or the kelurahan table in colours.

    The most in need carry their rank number; a hidden or missing value is hatched.
    """
    crs = metric_crs(analysis.boundaries.bounds)
    shapes = np.array(
        [
            shapely.transform(g, lambda xy: np.column_stack(project(xy[:, 0], xy[:, 1], crs)))
            for g in analysis.boundaries.geometry
        ]
    )
    west, south, east, north = shapely.total_bounds(shapes)
    factor = _WIDTH / (east - west)
    height = (north - south) * factor + 40

    def place(xy: np.ndarray) -> np.ndarray:
        return np.column_stack([(xy[:, 0] - west) * factor, (north - xy[:, 1]) * factor])

    drawn = [shapely.transform(shape, place) for shape in shapes]
    values = _values(analysis, column)
    bodies = [
        _path(shape, scale.colour(values.get(code, np.nan)), analysis.boundaries.names[code])
        for shape, code in zip(drawn, analysis.boundaries.codes, strict=True)
    ]
    marks = _rank_marks(analysis, dict(zip(analysis.boundaries.codes, drawn, strict=True)), ranks)
    bar = _scale_bar(factor, height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height:.0f}">'
        f"{_HATCH_DEFS}{''.join(bodies)}{marks}{bar}</svg>"
    )


def _values(analysis: Analysis, column: str) -> dict[str, float]:
    if analysis.ranking is not None and column in analysis.ranking:
        return dict(zip(analysis.ranking["code"], analysis.ranking[column], strict=True))
    return {str(code): value for code, value in analysis.kelurahan[column].items()}


def _path(shape: shapely.Geometry, colour: str, name: str) -> str:
    rings = shapely.get_rings(shapely.get_parts(shape))
    outline = "".join(
        "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in shapely.get_coordinates(ring)[:-1]) + "Z"
        for ring in rings
    )
    fill = "url(#h)" if colour == HATCH else colour
    return (
        f'<path d="{outline}" fill="{fill}" fill-rule="evenodd" stroke="#444" '
        f'stroke-width="1"><title>{escape(name)}</title></path>'
    )


def _rank_marks(analysis: Analysis, drawn: dict[str, shapely.Geometry], ranks: int) -> str:
    if analysis.ranking is None:
        return ""
    marks = []
    for row in analysis.ranking.head(ranks).to_dict("records"):
        part = max(shapely.get_parts(drawn[row["code"]]), key=lambda p: p.area)
        spot = shapely.point_on_surface(part)
        marks.append(
            f'<circle cx="{spot.x:.0f}" cy="{spot.y:.0f}" r="13" fill="#fff" stroke="#111"/>'
            f'<text x="{spot.x:.0f}" y="{spot.y + 5:.0f}" font-size="15" font-weight="bold" '
            f'font-family="Open Sans" text-anchor="middle">{row["rank"]}</text>'
        )
    return "".join(marks)


def _scale_bar(factor: float, height: float) -> str:
    length = 5000 * factor
    return (
        f'<g transform="translate(10 {height - 14:.0f})"><path d="M0,-6V0H{length:.0f}V-6" '
        'fill="none" stroke="#111" stroke-width="1.5"/><text x="6" y="-8" font-size="13" '
        f'font-family="Open Sans">5 km</text></g><g transform="translate({_WIDTH - 24:.0f} '
        f'{height - 30:.0f})"><path d="M0,18L0,-14M-6,-6L0,-16L6,-6" fill="none" stroke="#111" '
        'stroke-width="1.5"/><text x="0" y="32" font-size="13" text-anchor="middle" '
        'font-family="Open Sans">U</text></g>'
    )
