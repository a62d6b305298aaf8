"""Where the reports in a source begin and end: a file may hold several, the same one twice, or a page frame without a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from gongkai.errors import InputRefused
from gongkai.reader.characters import folded
from gongkai.reader.document import GRID_MARK
from gongkai.reader.outline.headings import Heading, headings
from gongkai.reader.outline.titles import titles
from gongkai.reader.outline.wording import wording

MAX_REPORTS = 500
"""Reports of one file; collections of a county's offices have about a hundred."""

_TRAIL = re.compile(r"位置\s{0,3}(?:[:>]|首页)")
_STAMP = re.compile(r"发布(?:时间|日期)\s*:\s*\d{4}")
_COLUMN = re.compile(r"信息公开(?:工作)?(?:年度)?(?:年报|报告)")
_TABLE_WORDS = ("第二十条第", "本年新收政府信息公开申请", "勾稽关系")
_SUBJECT = "公开"
_FRAME = 400
"""How far a page frame reaches, in characters."""


class Segment(NamedTuple):
    """One report [`start`, `end`) in the document's linear text. `frame`: a page frame without a report in it."""

    start: int
    end: int
    frame: bool = False


class _Kind(IntEnum):
    """What an event says; at the same offset the smaller comes first."""

    TRAIL = 0
    STAMP = 1
    TITLE = 2
    PREFACE = 3
    HEADING = 4


class _Event(NamedTuple):
    at: int
    kind: _Kind
    heading: Heading | None
    title: str


@dataclass(slots=True)
class _Report:
    """A report while the events are read."""

    start: int
    last: int = 0
    titles: set[str] = field(default_factory=set)
    body: bool = False


def segments(text: str) -> tuple[Segment, ...]:
    """The reports of a document in order; none when nothing in it looks like one.

    A title, a breadcrumb or a date line opens a report only when a body follows: links to other years' reports do not. A breadcrumb
    into the column of annual reports with a date line and nothing else is an empty frame and stands as a report of its own.

    Raises: InputRefused when there are more than MAX_REPORTS.
    """
    source = folded(text)
    found = _split(source.text, _events(source.text))
    if not found and (GRID_MARK in text or any(words in source.text for words in _TABLE_WORDS)):
        found = [Segment(0, len(source.text))] if source.text.strip() else []
    if len(found) > MAX_REPORTS:
        raise InputRefused(f"the file holds more than {MAX_REPORTS} reports", remedy="cut it into parts that hold fewer reports")
    return tuple(Segment(*source.offsets.span(one.start, one.end), one.frame) for one in found)


def _events(text: str) -> list[_Event]:
    events = [_Event(_line_start(text, one.start()), _Kind.TRAIL, None, "") for one in _TRAIL.finditer(text)]
    events += [_Event(_line_start(text, one.start()), _Kind.STAMP, None, "") for one in _STAMP.finditer(text)]
    events += [_Event(one.start, _Kind.TITLE, None, "".join(text[one.start : one.end].split())) for one in titles(text)]
    events += [_Event(at, _Kind.PREFACE, None, "") for at in _prefaces(text)]
    events += [_Event(one.start, _Kind.HEADING, one, "") for one in headings(text)]
    events.sort(key=lambda event: (event.at, event.kind))
    return events


def _line_start(text: str, at: int) -> int:
    """Start of the line, or in a long line the offset itself."""
    start = text.rfind("\n", max(0, at - 40), at) + 1
    return start if start or at < 40 else at


def _prefaces(text: str) -> Iterator[int]:
    """Where a paragraph begins that says what the report is or which law it follows."""
    rules = wording()
    for own in rules.preface.finditer(text):
        yield from _opening(text, own.start())
    for law in rules.law.finditer(text):
        low = max(0, law.start() - 12)
        basis = rules.bases.search(text[low : law.start()])
        if basis is not None:
            yield from _opening(text, low + basis.start())


def _opening(text: str, at: int) -> Iterator[int]:
    if at == 0 or text[at - 1] in "\n 。":
        yield at


def _split(text: str, events: list[_Event]) -> list[Segment]:
    """Walk the events: a report is open until a head that is followed by a new body."""
    starts: list[tuple[int, bool]] = []
    current: _Report | None = None
    pending: _Report | None = None
    for event in events:
        if event.heading is None:
            head = pending if current is not None and current.body else current
            if event.kind is _Kind.TRAIL and head is not None and _is_empty_frame(text, head.start, event.at):
                starts.append((head.start, True))
                current, pending = (_Report(event.at), None) if head is current else (current, _Report(event.at))
                continue
            if head is None and not (event.kind is _Kind.PREFACE and current is not None and current.last < 3):
                head = _Report(0 if current is None and event.kind is _Kind.PREFACE else event.at)
                current, pending = (head, pending) if current is None else (current, head)
            if head is not None and event.title:
                head.titles.add(event.title)
        elif current is not None or event.heading.number is not None:
            current, pending = _take(event, event.heading, current, pending, starts)
    if current is not None and current.body:
        starts.append((current.start, False))
        if pending is not None and _is_empty_frame(text, pending.start, len(text)):
            starts.append((pending.start, True))
    elif current is not None and (current.titles or _COLUMN.search(text, current.start)):
        starts.append((current.start, _is_empty_frame(text, current.start, len(text))))
    starts.sort()
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return [Segment(start, end, frame) for (start, frame), end in zip(starts, ends, strict=False) if text.find(_SUBJECT, start, end) >= 0]


def _take(
    event: _Event, heading: Heading, current: _Report | None, pending: _Report | None, starts: list[tuple[int, bool]]
) -> tuple[_Report, _Report | None]:
    """What a heading does: it continues the open report, or it is the first of the report whose head was pending."""
    if current is None:
        # What stands before the first heading without a title of a known wording is this report's preface.
        current = _Report(0)
    elif current.body and _opens_report(heading, current, pending):
        starts.append((current.start, False))
        current = pending or _Report(event.at)
    current.body = True
    current.last = max(current.last, heading.number or 0) if heading.number != 1 else 1
    return current, None


def _opens_report(heading: Heading, current: _Report, pending: _Report | None) -> bool:
    """Whether the heading can only belong to another report than the open one."""
    if heading.number == 1:
        return pending is not None or current.last >= 3
    if pending is None:
        return False
    if heading.number is None:
        return heading.printed == 1 and bool(pending.titles) and not pending.titles <= current.titles
    return heading.number < current.last and bool(pending.titles)


def _is_empty_frame(text: str, start: int, end: int) -> bool:
    """Whether there is a breadcrumb into the column and a date line, and nothing else."""
    if end - start > _FRAME:
        return False
    frame = text[start:end]
    stamp = _STAMP.search(frame)
    if stamp is None or _TRAIL.search(frame) is None or _COLUMN.search(frame) is None:
        return False
    rest = frame[stamp.end() :].partition("\n")[2]
    return len(re.sub(r"[\s【】()]|字体:?|打印|大中小|分享到?:?", "", rest)) < 8 and GRID_MARK not in rest
