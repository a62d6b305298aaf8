"""What conversion programs and recognisers leave of a table."""

import json
import random
from itertools import chain

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Body, Family, keys_of, text_layout
from lab.generate.rendered import Certainty

_INVENTED = (("项目", "数值1", "数值2", "数值3", "数值4", "数值5", "数值6", "数值7"), ("类别", "数量"), ("列1", "列2", "列3"))
_ELSEWHERE = {
    "disclosure": ("结果维持", "结果纠正", "其他结果", "尚未审结"),
    "requests": ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    "remedies": ("自然人", "商业企业", "科研机构", "其他", "总计"),
}
"""Headers of another table, by the table that they are put on: never one that could be right there."""


def _bars(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |\n"


def _rule(width: int) -> str:
    return "|" + "---|" * width + "\n"


def _markdown(draft: Draft) -> Body:
    body = Body()
    body.add("".join(f"# {line}\n\n" for line in draft.title))
    body.add("".join(f"{line}\n\n" for line in draft.preface))
    return body


def _section(body: Body, part: Part) -> None:
    if part.heading is not None:
        body.add(f"## {part.heading}\n\n")
    for line in part.paragraphs:
        body.add(line + "\n\n")


@text_layout(Family.TEXT)
def markdown_fragments(draft: Draft, rng: random.Random) -> Body:
    """A PDF turned into Markdown badly: rows of figures without label, the label in a line of text, a new rule with each fragment."""
    body = _markdown(draft)
    for part in draft.parts:
        _section(body, part)
        for row in part.rows:
            keys = keys_of(row)
            draft.weaken(keys, Certainty.RECOVERABLE)
            labels = [box.text.replace("\n", "") for box in row if not box.key]
            values = [box for box in row if box.key]
            extra = [""] * rng.randint(0, 2)
            if not keys:
                body.add(_bars(labels + extra))
                continue
            if rng.random() < 0.6:
                body.add("\n" + "".join(f"{label}\n\n" for label in labels))
                _values(body, values, extra)
                body.add(_rule(len(values) + len(extra)))
            else:
                body.add("\n")
                _values(body, values, [*labels, *extra])
                body.add(_rule(len(labels) + len(values) + len(extra)))
    return body


def _values(body: Body, values: list[Box], lead: list[str]) -> None:
    body.add("|" + "".join(f" {text} |" for text in lead))
    for box in values:
        body.figure(box.key, f" {box.text} |")
    body.add("\n")


@text_layout(Family.TEXT)
def markdown_recognised(draft: Draft, rng: random.Random) -> Body:
    """A picture read by a recogniser: one small table for each row, headers invented or from elsewhere, dashes for a lost table."""
    body = _markdown(draft)
    lost = rng.choice((None, None, "remedies", "disclosure"))
    for part in draft.parts:
        _section(body, part)
        if part.table == lost and part.table:
            body.add(_bars(["-", "-"]) + _rule(2) + _bars(["-", "-"]) + "\n")
            draft.weaken(chain.from_iterable(keys_of(row) for row in part.rows), Certainty.DESTROYED)
            continue
        for row in part.rows:
            keys = keys_of(row)
            if not keys:
                continue
            draft.weaken(keys, Certainty.DESTROYED)
            labels = [box.text.replace("\n", "") for box in row if not box.key]
            header = list(rng.choice((*_INVENTED, _ELSEWHERE[part.table or ""])))
            body.add(f"**{labels[-1]}**\n\n" if labels and rng.random() < 0.5 else "")
            body.add(_bars(header) + _rule(len(header)))
            _values(body, [box for box in row if box.key], labels[-1:])
            body.add("\n")
    return body


@text_layout(Family.JSON)
def json_values(draft: Draft, rng: random.Random) -> Body:
    """A dump of the figures without their labels; the words around them are gone or garbled."""
    draft.weaken(list(draft.expected), Certainty.DESTROYED)
    tables = [[[box.text for box in row if box.key] for row in part.rows if keys_of(row)] for part in draft.parts if part.table]
    garbled = "".join(draft.title).encode().decode("gbk", errors="replace")
    data = {"title": garbled if rng.random() < 0.5 else "", "tables": tables}
    body = Body()
    body.add(json.dumps(data, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 1))))
    return body
