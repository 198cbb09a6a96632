"""The plot of a back-test as a small SVG: share of events caught by share of the ground."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pandas as pd

from geo.backtest import PRODUCT, Backtest

_WIDTH, _HEIGHT, _LEFT, _TOP, _PLOT_W, _PLOT_H = 760, 440, 64, 56, 420, 320
_COLOURS = ("#666666", "#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#e69f00", "#999933")
_OWN = "#993404"
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 2", "10 4", "4 2")


def draw_capture(result: Backtest) -> str:
    """Return an SVG: one line per surface, the product's thick; the first is a line of chance."""
    shares = result.scores.assign(caught=result.scores["hits"] / result.test_events)
    widest, highest = float(shares["budget"].max()), float(shares["caught"].max() or 1.0)
    scale = (_PLOT_W / widest, _PLOT_H / highest)
    lines = [_line(name, table, scale, i) for i, (name, table) in enumerate(
        shares.groupby("surface", sort=False))]  # fmt: skip
    title = "Bagian kejadian uji yang tertangkap / Share of test events caught"
    ticks = [*_across(shares["budget"].unique().tolist(), scale[0]), *_up(highest, scale[1])]
    body = "\n".join([*ticks, *lines])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12">\n<title>{title}</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>\n'
        f'<text x="{_LEFT}" y="28" font-size="15" font-weight="bold">{title}</text>\n{body}\n'
        f'<text x="{_LEFT + _PLOT_W / 2}" y="{_TOP + _PLOT_H + 44}" text-anchor="middle">'
        "bagian wilayah / share of the ground</text>\n</svg>\n"
    )


def _line(name: object, table: pd.DataFrame, scale: tuple[float, float], index: int) -> str:
    own = name == PRODUCT
    colour = _OWN if own else _COLOURS[index % len(_COLOURS)]
    places = [(0.0, 0.0), *zip(table["budget"], table["caught"], strict=True)]
    points = " ".join(f"{_LEFT + x * scale[0]:.1f},{_TOP + _PLOT_H - y * scale[1]:.1f}"
                      for x, y in places)  # fmt: skip
    dash = "" if own else f' stroke-dasharray="{_DASHES[index % len(_DASHES)]}"'
    style = f'fill="none" stroke="{colour}" stroke-width="{4 if own else 1.6}"{dash}'
    x, y = _LEFT + _PLOT_W + 20, _TOP + 14 + 22 * index
    return (
        f'<polyline points="{points}" {style}/>\n'
        f'<line x1="{x}" y1="{y}" x2="{x + 36}" y2="{y}" {style}/>'
        f'<text x="{x + 44}" y="{y + 4}">{escape(str(name))}</text>'
    )


def _across(budgets: list[float], scale: float) -> list[str]:
    bottom = _TOP + _PLOT_H
    axis = f'<line x1="{_LEFT}" y1="{bottom}" x2="{_LEFT + _PLOT_W}" y2="{bottom}" stroke="#333"/>'
    return [axis, *(
        f'<text x="{_LEFT + b * scale:.1f}" y="{bottom + 18}" text-anchor="middle">'
        f"{100 * b:.0f} %</text>"
        for b in budgets
    )]  # fmt: skip


def _up(highest: float, scale: float) -> list[str]:
    axis = f'<line x1="{_LEFT}" y1="{_TOP}" x2="{_LEFT}" y2="{_TOP + _PLOT_H}" stroke="#333"/>'
    step = next(s for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if highest / s <= 10)
    values = [step * i for i in range(int(highest / step) + 1)]
    return [axis, *(
        f'<text x="{_LEFT - 8}" y="{_TOP + _PLOT_H - v * scale + 4:.1f}" text-anchor="end">'
        f"{100 * v:.0f} %</text>"
        for v in values
    )]  # fmt: skip
