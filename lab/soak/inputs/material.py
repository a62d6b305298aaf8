"""What inputs are made from: freshly generated reports and the examples that the project ships, cut to small pieces."""

import random
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS, Family
from lab.generate.mixers import MIXERS
from lab.generate.rendered import Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import make_truth
from lab.soak.state import ROOT

SMALLEST, LARGEST = 200, 1600
"""Characters of a cut."""
_DOCUMENTS = 6
"""Generated anew for each batch of inputs."""
_TITLES = ("{organ}{year}年政府信息公开工作年度报告", "{organ}{year}年度政府信息公开年报", "{year}年政府信息公开工作年度报告")
_HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "一、总体情况")
_ANCHORS = {
    ".html": ("<table", "<tr", "<td", "二、", "三、", "四、", "不予公开", "总计", "行政复议", "{"),
    ".txt": ("二、", "三、", "四、", "|", "一、", "本年新收", "不予公开", "总计", "行政复议", "第二十条"),
}


class Piece(NamedTuple):
    """A text of the right kind, whole, and what stands above a cut of it."""

    text: str
    title: str
    layout: str


@lru_cache(maxsize=8)
def documents(families: tuple[Family, ...], seed: int, batch: int, several: int = _DOCUMENTS) -> tuple[Rendered, ...]:
    """Generated files of these families, others for each batch."""
    rng = seeded("material", *families, seed, batch)
    layouts = [layout for layout in LAYOUTS.values() if layout.family in families]
    files = []
    for _ in range(several):
        layout = rng.choice(layouts)
        truths = [make_truth(rng, form=layout.form) for _ in range(layout.reports)]
        files.append(render(layout, truths, rng, rng.sample(tuple(MIXERS), rng.choice((0, 0, 1, 3)))))
    return tuple(files)


@lru_cache(maxsize=8)
def pieces(families: tuple[Family, ...], seed: int, batch: int) -> tuple[Piece, ...]:
    """The same as text, and one of the examples."""
    made = [
        Piece(one.content.decode(), seeded(batch).choice(_TITLES).format(organ=one.reports[0].organ, year=one.reports[0].year), one.layout)
        for one in documents(families, seed, batch)
    ]
    suffixes = (".html",) if Family.HTML in families else (".txt", ".md")
    shipped = examples(suffixes)
    name, content = shipped[batch % len(shipped)]
    return (*made, Piece(content.decode("utf-8", "replace"), _TITLES[2].format(year=2016 + batch % 2 * 5), name))


@cache
def examples(suffixes: tuple[str, ...]) -> tuple[tuple[str, bytes], ...]:
    """Name and content of the shipped examples with one of these suffixes."""
    files: list[Path] = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in suffixes)
    return tuple((path.name, path.read_bytes()) for path in files)


def cut(piece: Piece, kind: str, rng: random.Random) -> str:
    """A small part around a part of a table; most have a title and a heading above, without which hardly anything would be read."""
    size = round(SMALLEST * (LARGEST / SMALLEST) ** rng.random())
    at = piece.text.find(rng.choice(_ANCHORS[kind]), rng.randrange(len(piece.text)))
    start = max(0, at if at >= 0 else rng.randrange(len(piece.text)))
    part = piece.text[start : start + size]
    lot = rng.random()
    if lot < 0.15:
        return part
    heading = rng.choice(_HEADINGS) if lot < 0.75 else ""
    if kind == ".html":
        opened = "<table>" if not part.startswith("<table") and rng.random() < 0.8 else ""
        return f"<html><h1>{piece.title}</h1><p>{heading}</p>{opened}{part}"
    return f"{piece.title}\n{heading}\n{part}"
