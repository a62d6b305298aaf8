"""Reports for the tests of checks: empty, balanced, and the real samples."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from gongkai.report.forms import Kind, form
from gongkai.report.model import AnnualReport, Cell, Passage, Status, Value

PARTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")
BLOCKS = ("review", "suit_direct", "suit_after_review")


def zeros(id: str = "cn-ogi-2021", /, year: int = 2023, **values: Value) -> AnnualReport:
    """A report in which nothing happened, but for the values given; keys with `__` for the dots."""
    known = form(id)
    cells = {key: Cell(Decimal(0) if known.kinds[key] is Kind.AMOUNT else 0) for key in known.keys}
    return with_cells(AnnualReport("青山县水利局", year, id, cells), {key.replace("__", "."): value for key, value in values.items()})


def with_cells(report: AnnualReport, values: dict[str, Value]) -> AnnualReport:
    """The report with these values instead; None is a blank."""
    changed = {key: Cell(value, Status.BLANK if value is None else Status.READ) for key, value in values.items()}
    return replace(report, cells={**report.cells, **changed})


def without(report: AnnualReport, *keys: str) -> AnnualReport:
    """The report without these cells."""
    return replace(report, cells={key: cell for key, cell in report.cells.items() if key not in keys})


def says(report: AnnualReport, text: str, section: int = 1) -> AnnualReport:
    """The report with one passage of prose."""
    return replace(report, prose=(Passage(section, text),))


@st.composite
def balanced(draw: st.DrawFn, id: str) -> AnnualReport:
    """A report whose tables three and four add up, with figures of any size in table two."""
    known, count = form(id), st.integers(0, 99_999)
    values: dict[str, int] = {key: draw(count) for key in known.keys if key.startswith("disclosure.")}
    outcomes = [row.key for row in known.table("requests").blocks[0].rows if row.key.startswith("outcome.") and not row.replaces]
    outcomes.remove("outcome.total")
    for column in PARTS:
        for row in (*outcomes, "carried_out"):
            values[f"requests.{row}.{column}"] = draw(st.integers(0, 999))
        total = sum(values[f"requests.{row}.{column}"] for row in outcomes)
        values[f"requests.outcome.total.{column}"] = total
        whole = total + values[f"requests.carried_out.{column}"]
        values[f"requests.carried_in.{column}"] = draw(st.integers(0, whole))
        values[f"requests.received.{column}"] = whole - values[f"requests.carried_in.{column}"]
    for row in (*outcomes, "outcome.total", "carried_out", "carried_in", "received"):
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{column}"] for column in PARTS)
    for block in BLOCKS:
        for column in RESULTS:
            values[f"remedies.{block}.{column}"] = draw(st.integers(0, 999))
        values[f"remedies.{block}.total"] = sum(values[f"remedies.{block}.{column}"] for column in RESULTS)
    return AnnualReport("青山县水利局", known.first_year, id, {key: Cell(values[key]) for key in known.keys})


SAMPLES: tuple[tuple[str, int, str, tuple[tuple[int | None, str, str], ...]], ...] = (
    ("000", 0, "石家庄市卫生健康委", ((0, "根据《", "一、总体情况"), (1, "一、总体情况", "二、主动公开政府信息情况\n"))),
    (
        "000",
        1,
        "石家庄市人民政府办公室",
        (
            (0, "本报告依据《", "一、总体情况\n        2020年,按照"),
            (
                1,
                "一、总体情况\n        2020年,按照",
                "二、主动公开政府信息情况\n        第二十条第(一)项\n        信息内容\n        本年新制作",
            ),
            (5, "五、存在的问题及改进情况", "关于本网|网站声明"),
        ),
    ),
    (
        "001",
        0,
        "临夏州卫生健康委",
        (
            (0, "本報", "一、總體"),
            (1, "一、總體", "二、主動"),
            (2, "二、主動", "第二十條第(一)"),
            (3, "三、收到", "四、政府"),
            (4, "四、政府", "五、存在"),
        ),
    ),
    (
        "002",
        0,
        "济宁市卫生健康委员会",
        ((0, "根据《", "一、总体情况"), (1, "一、总体情况", "二、主动公开政府信息情况"), (5, "五、存在", "")),
    ),
    (
        "003",
        0,
        "河北省",
        (
            (0, "本报告依据《", "一、总体情况"),
            (1, "一、总体情况", "二、主动公开政府信息情况\n"),
            (5, "五、存在的主要问题及改进情况\n", "主办:"),
        ),
    ),
    ("004", 1, "石家庄市", ((None, "本报告按照", "关于本网|"),)),
)
"""Sample, index of the report, organ, and its passages: section, where they begin, before what they end."""


def sample(folder: Path, number: str, index: int, organ: str, passages: tuple[tuple[int | None, str, str], ...]) -> AnnualReport:
    """A real report, put together from its cells in expected.json and slices of its text."""
    expected = entry(folder, number)
    report = expected["reports"][index]
    text = (folder / expected["source"]).read_text(encoding="utf-8")
    cells = {key: _cell(key, cell) for key, cell in report["cells"].items()}
    prose = tuple(_slice(text, *passage) for passage in passages)
    return AnnualReport(organ, report["year"], report["form"], cells, prose=prose)


def entry(folder: Path, number: str) -> dict[str, Any]:
    """What expected.json says about one sample."""
    every = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return next(one for one in every if one["source"].startswith(f"{number}_"))


def _slice(text: str, section: int | None, begin: str, end: str) -> Passage:
    start = text.index(begin)
    return Passage(section, text[start : text.index(end, start) if end else len(text)], start)


def _cell(key: str, cell: dict[str, Any]) -> Cell:
    value = cell["value"]
    return Cell(Decimal(str(value)) if value is not None and key.endswith("amount_wan") else value, Status(cell["status"]))
