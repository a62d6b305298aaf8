"""Bars, JSON and what is printed."""

import json
from io import StringIO

from rich.console import Console

from lab.bench.measure import Spread
from lab.bench.result import Bar, Result, Table, as_data, printed, show

RESULT = Result(
    ("two files",), (Table(("what", "times"), (("pages", Spread(2.0, 1.5, 3.0)),)),), (Bar("speed", 290.0, 300.0, at_least=True),)
)


def test_bar_is_met_on_its_side_of_the_limit() -> None:
    assert Bar("", 3.0, 3.0).met
    assert not Bar("", 3.1, 3.0).met
    assert Bar("", 3.0, 3.0, at_least=True).met
    assert not Bar("", 2.9, 3.0, at_least=True).met


def test_figures_are_printed_with_three_digits() -> None:
    assert printed(0.12345) == "0.123"
    assert printed(12345.6) == "12,346"
    assert printed(1_000_000) == "1,000,000"
    assert printed(Spread(1.25, 1.0, 2.0)) == "1.25 (1–2)"


def test_json_has_figures_and_whether_bars_are_met() -> None:
    data = json.loads(json.dumps(as_data({"pages": RESULT})))
    assert data["pages"]["tables"][0]["rows"] == [["pages", [2.0, 1.5, 3.0]]]
    assert data["pages"]["bars"] == [{"what": "speed", "measured": 290.0, "limit": 300.0, "at_least": True, "met": False}]


def test_terminal_shows_notes_figures_and_bars() -> None:
    text = StringIO()
    show(Console(file=text, width=100), "html", "how fast", RESULT)
    for part in ("html: how fast", "two files", "2 (1.5–3)", "speed: 290, to be at least 300: not met"):
        assert part in text.getvalue()
