"""Headings reworded, missing or counted anew; sentences between a heading and its table; prose with slips of the hand."""

import random

from lab.generate.draft import Draft, Part
from lab.generate.mixers.base import Stage, mixer

_NUMERALS = "一二三四五六七八九"
_FIVE = ("存在问题及下一步打算", "存在的主要问题及整改措施", "政府信息公开工作存在的主要问题及改进情况", "存在的问题和改进措施")
_ONE = ("工作基本情况", "概述", "总体工作情况")


@mixer(Stage.PAGE)
def headings_reworded(draft: Draft, rng: random.Random) -> None:
    """Sections one and five, and any other, under the headings that other reports use."""
    for part in draft.parts:
        section = draft.truth.form.sections[part.number - 1]
        own = {1: _ONE, 5: _FIVE}.get(part.number, ())
        if part.heading is not None and (part.number in {1, 5} or rng.random() < 0.4):
            numeral = _NUMERALS[part.number - 1]
            part.heading = rng.choice((*section.spellings, *(f"{numeral}、{heading}" for heading in own)))


@mixer(Stage.PAGE)
def headings_missing(draft: Draft, rng: random.Random) -> None:
    """One or two headings are not there."""
    for part in rng.sample(draft.parts, rng.choice((1, 1, 2))):
        part.heading = None


@mixer(Stage.PAGE)
def sections_renumbered(draft: Draft, rng: random.Random) -> None:
    """A section of its own in between: all later numbers move; or the numbers start again at one."""
    at = rng.choice((1, 2))
    if rng.random() < 0.6:
        draft.parts.insert(at, Part(9, f"{_NUMERALS[at]}、政府信息管理情况", ["文件公开属性在发文前确定，目录每月更新。"]))
    start = rng.choice((0, 0, 1))
    for index, part in enumerate(draft.parts):
        if part.heading is not None:
            number = index if index < at + 1 or start == 0 else index - at
            part.heading = _NUMERALS[number] + "、" + part.heading.partition("、")[2]


@mixer(Stage.PAGE)
def table_announced(draft: Draft, rng: random.Random) -> None:
    """A sentence before each table says that a table follows."""
    words = rng.choice(("该部分以表格形式报告。表格如下：", "具体情况见下表：", "（统计表如下）"))
    for part in draft.parts:
        if part.table:
            part.paragraphs.append(words)


@mixer(Stage.PAGE)
def counts_before_table(draft: Draft, rng: random.Random) -> None:
    """A sentence with counts between heading three and its table."""
    del rng
    draft.part("requests").paragraphs.append(draft.truth.prose.requests)


@mixer(Stage.PAGE)
def careless_prose(draft: Draft, rng: random.Random) -> None:
    """Full-width at signs, doubled book marks, brackets that never close."""
    slips = (("@", "＠"), ("《中", "《《中"), ("）主动公开", "主动公开"), ("（一）", "（一"))
    for wrong, slip in slips:
        if rng.random() < 0.7:
            draft.preface = [line.replace(wrong, slip) for line in draft.preface]
            for part in draft.parts:
                part.paragraphs = [line.replace(wrong, slip) for line in part.paragraphs]


@mixer(Stage.PAGE)
def dates_merged(draft: Draft, rng: random.Random) -> None:
    """Dates that lost their separators: 20211231日."""
    year = draft.truth.year
    slip = rng.choice((f"{year}1231日", f"{year}年1231日", f"{year}年12月31"))
    draft.preface = [line.replace(f"{year}年12月31日", slip) for line in draft.preface]


@mixer(Stage.PAGE)
def title_without_organ(draft: Draft, rng: random.Random) -> None:
    """The title names the year only, or stands on two lines."""
    title = draft.title[0]
    organ = draft.truth.organ.name
    draft.title = [title.replace(organ, "")] if rng.random() < 0.3 and organ in title else [organ, title.replace(organ, "")]
