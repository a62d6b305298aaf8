"""A letter is lines, each with its place in an official document (GB/T 9704); DOCX and PDF are made of the same lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

PLACEHOLDER = re.compile(r"\{\{\s*([^{}\s]{1,40})\s*\}\}")
"""`{{收到日期}}`: a name, and nothing that could be computed."""


class Role(StrEnum):
    """What a line is. The Chinese name is that of its style in the DOCX file, by which it is known again."""

    HEAD = "发文机关标志"
    NUMBER = "发文字号"
    TITLE = "公文标题"
    ADDRESSEE = "主送机关"
    BODY = "公文正文"
    HEADING = "一级标题"
    PLAIN = "顶格正文"
    SIGNATURE = "发文机关署名"
    DATE = "成文日期"
    NOTE = "附注"
    SLIP = "附页标题"
    """The title of a slip, which begins a page of its own."""


class Line(NamedTuple):
    """One paragraph."""

    role: Role
    text: str


def names_in(lines: Iterable[Line]) -> frozenset[str]:
    """The placeholders that stand in a template.

    >>> sorted(names_in([Line(Role.BODY, "本机关于{{收到日期}}收到")]))
    ['收到日期']
    """
    return frozenset(match[1] for line in lines for match in PLACEHOLDER.finditer(line.text))


def filled(lines: Iterable[Line], values: Mapping[str, str]) -> tuple[Line, ...]:
    """A template with its values. What a value says is text: a placeholder inside it stays as it is.

    A line of nothing but placeholders without a value is left out; a value of several lines makes several paragraphs.
    A name without a value stays as it was written, for the check to find.
    """
    return tuple(_filled(lines, values))


def _filled(lines: Iterable[Line], values: Mapping[str, str]) -> Iterator[Line]:
    for line in lines:
        names = [match[1] for match in PLACEHOLDER.finditer(line.text)]
        if names and not any(values.get(name, name) for name in names):
            continue
        text = PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), line.text)
        for piece in text.splitlines():
            if piece.strip():
                yield Line(line.role, piece.strip())
