"""The page's arithmetic gives the server's figures: the same JSON cases, run in the browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from services.words import number_text
from tests.scale_cases import cases as scale_cases

CASES = Path(__file__).parents[1] / "cases"
PURE = Path(__file__).parents[2] / "services" / "web" / "build" / "pure.js"


def cases_in(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))["cases"]
    return found


@pytest.fixture
def functions(page: Page) -> Page:
    """Return a page that holds the page's pure functions, as the build leaves them."""
    page.evaluate(f"() => {{ {PURE.read_text(encoding='utf-8')}; window.pure = pure; }}")
    return page


def call(page: Page, body: str, argument: object) -> Any:
    return page.evaluate(f"(input) => {{ const f = window.pure; {body} }}", argument)


def test_the_scale_cases_are_current() -> None:
    assert cases_in("scales.json") == scale_cases()


@pytest.mark.parametrize("case", cases_in("scales.json"), ids=lambda case: str(case["name"]))
def test_colours_are_the_servers(functions: Page, case: dict[str, Any]) -> None:
    body = """
      const scale = f.scaleOf(input);
      return {...scale, colour: input.map((v) => f.colourOf(scale, v))};
    """
    found = call(functions, body, case["values"])
    assert found["breaks"] == pytest.approx(case["breaks"])
    assert (found["colours"], found["colour"]) == (case["colours"], case["colour"])


@pytest.mark.parametrize("case", cases_in("priority.json"), ids=lambda case: str(case["name"]))
def test_priority_is_the_servers(functions: Page, case: dict[str, Any]) -> None:
    body = """
      const weights = f.normalised(input.criteria.map((c) => c.weight));
      const scaled = f.scaledValues(input.values, input.criteria);
      const score = f.scores(scaled, weights);
      return {
        weights, scaled, score, rank: f.ranksOf(score), first: f.firstOf(score, input.k),
        stable: f.stableWeights(scaled, weights, input.k),
        enters_at: f.entryWeights(scaled, weights, input.k),
      };
    """
    found, expected = call(functions, body, case), case["expected"]
    assert (found["rank"], found["first"]) == (expected["rank"], expected["first"])
    for name in ("weights", "scaled", "score", "stable", "enters_at"):
        assert flat(found[name]) == pytest.approx(flat(expected[name]), abs=1e-9), name


def flat(values: list[Any]) -> list[float]:
    """Return numbers of nested lists in one list, −1 for null."""
    parts = [flat(v) if isinstance(v, list) else [-1.0 if v is None else float(v)] for v in values]
    return [number for part in parts for number in part]


VIEWS: list[dict[str, Any]] = [
    {},
    {"screen": "priority", "k": 3, "weights": {"burden": 60, "trend": 40}, "pilots": True},
    {"measure": "cell_heat", "kind": "incident/enforcement", "agencies": ["Polsek", "BNNK Jakut"]},
    {"compare": "side", "period": "2023", "period2": "2024", "resolution": 10, "lang": "en"},
    {"quota": "Koja=0:1;=0:2", "lockIn": ["31.72.01.1001"], "overlays": [], "selected": "x y&z=1"},
]


@pytest.mark.parametrize("view", VIEWS, ids=range(len(VIEWS)))
def test_a_view_comes_back_from_its_link(functions: Page, view: dict[str, Any]) -> None:
    body = "const v = {...f.START, ...input}; return [v, f.fromQuery(f.toQuery(v))];"
    meant, found = call(functions, body, view)
    assert found == meant


def test_a_view_from_the_start_is_the_bare_address(functions: Page) -> None:
    assert call(functions, "return f.toQuery(f.START);", None) == ""


def test_a_link_to_another_screen_leaves_behind_what_is_the_data_screens_own(
    functions: Page,
) -> None:
    body = "return ['map', 'data'].map((screen) => f.toQuery({...f.START, ...input, screen}));"
    found = call(functions, body, {"part": "reviews", "reason": "uncertain", "file": "a.csv"})
    assert found == ["", "screen=data&part=reviews&reason=uncertain&file=a.csv"]


def test_a_broken_link_opens_the_start(functions: Page) -> None:
    query = "screen=nowhere&k=-2&compare=maybe&weights=a:b"
    body = "return JSON.stringify(f.fromQuery(input)) === JSON.stringify(f.START);"
    assert call(functions, body, query)


NUMBERS = [0, 7, 1839, 286_656, 6.44, 0.4182, 12.345, 99.96]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_written_as_the_server_writes_them(
    functions: Page, number: float, lang: str
) -> None:
    found = call(functions, "return f.numberText(input[0], input[1]);", [number, lang])
    assert bare(found) == bare(number_text(number, lang=lang))


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        (1.1, 0.726, 1.56, "1,10 (0,73 – 1,56)"),
        (0.00667, 0.00000549, 0.028, "0,007 (0,000 – 0,028)"),
        (51_365, 33_968, 72_766, "51.365 (33.968 – 72.766)"),
        (-0.5, -12.34, 0.2, "\u22120,5 (\u221212,3 – 0,2)"),
        (None, 1, 2, "– (1 – 2)"),
    ],
)
def test_an_estimate_and_its_interval_have_as_many_decimals(
    functions: Page, value: float | None, low: float, high: float, text: str
) -> None:
    body = "return f.estimateText(...input, 'id');"
    assert call(functions, body, [value, low, high]) == text


def bare(text: str) -> str:
    """Return a number's text without noughts at the end of its decimals."""
    return re.sub(r"([.,]\d{1,2}?)0+$", r"\1", text).removesuffix(",0").removesuffix(".0")
