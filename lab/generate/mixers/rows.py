"""Rows that merge, repeat or do not belong to the form."""

import random

from lab.generate.draft import Box, Draft, Rows
from lab.generate.mixers.base import Stage, mixer
from lab.generate.rendered import Certainty, Expected

_PARTS = ("no_correction", "fee_unpaid", "other")


@mixer(Stage.ROWS, form="cn-ogi-2021")
def other_handling_merged(draft: Draft, rng: random.Random) -> None:
    """（六）其他处理 as one row on the form that has three."""
    del rng
    part = draft.part("requests")
    if draft.truth.form.id != "cn-ogi-2021":
        return
    for key in [key for key in draft.expected if key.split(".")[-2] in _PARTS]:
        del draft.expected[key]
    rows: Rows = []
    for row in part.rows:
        key = next((box.key for box in row if box.key), "")
        if "other_handling." not in key:
            rows.append([box._replace(rows=box.rows - 2) if box.text == "三、本年度办理结果" else box for box in row])
        elif "no_correction" in key:
            rows.append([Box("（六）其他处理", 2), *(_merged(draft, box.key) for box in row if box.key)])
    part.rows = rows


def _merged(draft: Draft, key: str) -> Box:
    table, _, column = key.rpartition(".")
    table = table.rpartition(".")[0]
    figures = [draft.truth.cells[f"{table}.{part}.{column}"] for part in _PARTS]
    known = [figure for figure in figures if figure is not None]
    value = sum(known) if known else None
    merged = f"{table}.{column}"
    text = "" if value is None else str(value)
    draft.expected[merged] = Expected(value, Certainty.PRESENT, text)
    return Box(text or draft.glyph, key=merged)


@mixer(Stage.ROWS)
def group_repeated(draft: Draft, rng: random.Random) -> None:
    """A group label stands again in the middle of its rows, as after a page break."""
    part = draft.part("requests")
    label = rng.choice(("（三）不予公开", "（五）不予处理"))
    for index, row in enumerate(part.rows):
        at = next((i for i, box in enumerate(row) if box.text == label and box.rows > 2), None)
        if at is not None:
            group = row[at]
            upper = rng.randrange(1, group.rows - 1)
            row[at] = group._replace(rows=upper)
            part.rows[index + upper] = [group._replace(rows=group.rows - upper), *part.rows[index + upper]]
            return


@mixer(Stage.ROWS)
def extra_rows(draft: Draft, rng: random.Random) -> None:
    """Rows that the form does not have: 行政检查, 行政确认, 其他主动公开文件."""
    part = draft.part("disclosure")
    extras = {"行政强制": "行政检查", "行政许可": "行政确认", "规章": "其他主动公开文件", "行政规范性文件": "其他主动公开文件"}
    rows: Rows = []
    for row in part.rows:
        rows.append(row)
        name = extras.get(row[0].text)
        if name and rng.random() < 0.6:
            rows.append([Box(name), *(box._replace(text=str(rng.randint(0, 30)), key=None) for box in row[1:])])
    part.rows = rows
