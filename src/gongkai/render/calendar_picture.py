"""A deadline as a small calendar: which days count, which do not and why, where it starts and where it ends (SVG)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from html import escape
from importlib.resources import files

from gongkai.law.clock import Deadline
from gongkai.law.periods import Unit
from gongkai.law.steps import written
from gongkai.law.workdays import Calendar, Kind

_DAY = timedelta(days=1)
_CELL, _HEIGHT, _GAP, _MARGIN, _HEAD, _COLUMNS = 40, 38, 28, 28, 46, 3
_MONTH_WIDTH = 7 * _CELL
_TOP = 78
_LEGEND_ROW, _LEGEND_WIDTH, _SIGN_WIDTH = 26, 340, 230
_HATCH = 8
_LEAST_WIDTH = 2 * _MARGIN + 2 * _LEGEND_WIDTH
"""Room for the legend beside a single month. All lengths: pixels."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class Mark(StrEnum):
    """What a day is in the picture; the stylesheet has a class for each."""

    START = "start"
    COUNTED = "counted"
    STOPPED = "stopped"
    DUE = "due"
    LATEST = "latest"
    PLAIN = "plain"


_LEGEND: tuple[tuple[Mark, str, str], ...] = (
    (Mark.START, "起算（当日不计入）", "start (not counted)"),
    (Mark.COUNTED, "计入的日子", "day that counts"),
    (Mark.STOPPED, "停止计算", "not counted: stopped"),
    (Mark.DUE, "到期日", "due"),
    (Mark.LATEST, "如无回音的到期日", "due if nothing comes"),
    (Mark.PLAIN, "休息日", "day of rest"),
)
_SIGNS = (
    ("休", "badge holiday", "放假", "holiday"),
    ("班", "badge make_up", "调休上班", "worked to make up"),
    ("●", "event", "发生的事", "something happened"),
)


@dataclass(frozen=True, slots=True)
class Box:
    """One day: what it is, its number in the count, and what happened on it."""

    mark: Mark
    number: int | None
    events: tuple[str, ...]


def calendar_picture(deadline: Deadline, calendar: Calendar) -> str:
    """The months from the first event to the due date as an SVG document, in both languages, that needs nothing from outside."""
    boxes = boxes_of(deadline, calendar)
    months = sorted({(day.year, day.month) for day in boxes})
    rows = [months[at : at + _COLUMNS] for at in range(0, len(months), _COLUMNS)]
    body, y = [], _TOP
    for row in rows:
        weeks = max(_weeks(*month) for month in row)
        body += [_month(month, _MARGIN + at * (_MONTH_WIDTH + _GAP), y, boxes, calendar) for at, month in enumerate(row)]
        y += _HEAD + weeks * _HEIGHT + _GAP
    width = max(_LEAST_WIDTH, 2 * _MARGIN + min(len(months), _COLUMNS) * (_MONTH_WIDTH + _GAP) - _GAP)
    marks = {box.mark for box in boxes.values()} | {Mark.PLAIN}
    legend = list(_legend(marks, y, numbered=any(box.number for box in boxes.values())))
    height = y + (len(marks) + 1) // 2 * _LEGEND_ROW + _LEGEND_ROW + _MARGIN
    zh, en = _title(deadline)
    style = files(__package__).joinpath("templates/calendar.css").read_text(encoding="utf-8")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(f"{zh} {en}")}">\n<style>{style}</style>\n'
        f'<rect width="{width}" height="{height}" class="paper"/>\n'
        f'<text x="{_MARGIN}" y="38" class="title">{escape(zh)}</text>'
        f'<text x="{_MARGIN}" y="58" class="subtitle">{escape(en)}</text>\n' + "\n".join([*body, *legend]) + "\n</svg>\n"
    )


def boxes_of(deadline: Deadline, calendar: Calendar) -> Mapping[date, Box]:
    """Every day that is more than a day: counted, stopped, start, due, or with an event.

    The number of the due date is the length of the period, extension included. Months are not numbered.
    """
    events: dict[date, list[str]] = {}
    for step in deadline.reasoning:
        if step.on is not None:
            events.setdefault(step.on, []).append(f"{step.text.zh} {step.text.en}")
    found = {day: Box(Mark.PLAIN, None, tuple(texts)) for day, texts in events.items()}
    for day, mark, number in _run(deadline, calendar):
        found[day] = Box(mark, number, tuple(events.get(day, ())))
    return found


def _run(deadline: Deadline, calendar: Calendar) -> Iterator[tuple[date, Mark, int | None]]:
    """The days from the start to the last one."""
    last = deadline.last
    if deadline.start is not None:
        yield deadline.start, Mark.START, None
    if last is None:
        return
    number, day = 0, (deadline.start or last) + _DAY
    while day <= (deadline.ends or last):
        if any(stop.first <= day and (stop.last is None or day <= stop.last) for stop in deadline.stops):
            yield day, Mark.STOPPED, None
        elif deadline.unit is not Unit.WORKING_DAYS or calendar.is_workday(day):
            number += 1
            yield day, Mark.COUNTED, None if deadline.unit is Unit.MONTHS else number
        day += _DAY
    whole = number and deadline.unit in {Unit.WORKING_DAYS, Unit.DAYS} and deadline.ends in {None, last}
    shown = number if whole else None
    yield last, Mark.DUE if deadline.due else Mark.LATEST, shown


def _title(deadline: Deadline) -> tuple[str, str]:
    provisional = ("（暂定）", " (provisional)") if deadline.provisional else ("", "")
    if deadline.due is not None:
        day = written(deadline.due)
        return f"到期日 {day.zh}{provisional[0]}", f"Due {day.en}{provisional[1]}"
    if deadline.latest_if_silent is not None:
        day = written(deadline.latest_if_silent)
        return f"暂无到期日；如无回音，为 {day.zh}{provisional[0]}", f"No due date yet; {day.en} if nothing comes{provisional[1]}"
    return "暂无到期日", "No due date yet"


def _weeks(year: int, month: int) -> int:
    first = date(year, month, 1)
    return (first.weekday() + (_next_month(first) - first).days + 6) // 7


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _month(month: tuple[int, int], x: int, y: int, boxes: Mapping[date, Box], calendar: Calendar) -> str:
    first = date(*month, 1)
    parts = [
        f'<text x="{x}" y="{y + 12}" class="month">{first.year}年{first.month}月</text>',
        f'<text x="{x + _MONTH_WIDTH}" y="{y + 12}" class="month-en">{_MONTHS[first.month - 1]} {first.year}</text>',
    ]
    parts += [
        f'<text x="{x + at * _CELL + _CELL // 2}" y="{y + 34}" class="weekday">{name}</text>' for at, name in enumerate("一二三四五六日")
    ]
    day = first
    while day < _next_month(first):
        at = first.weekday() + day.day - 1
        parts.append(_cell(day, x + at % 7 * _CELL, y + _HEAD + at // 7 * _HEIGHT, boxes.get(day), calendar))
        day += _DAY
    return "\n".join(parts)


def _cell(day: date, x: int, y: int, box: Box | None, calendar: Calendar) -> str:
    kind = calendar.why(day).kind
    mark = box.mark if box else Mark.PLAIN
    ground = "off" if kind in {Kind.WEEKEND, Kind.HOLIDAY} else "work"
    badge = {Kind.HOLIDAY: "休", Kind.MAKE_UP: "班"}.get(kind, "")
    reasons = calendar.why(day).text
    hint = " ".join([f"{reasons.zh} {reasons.en}", *(box.events if box else ())])
    parts = [
        f'<g class="day {ground} {mark.value}"><title>{escape(hint)}</title>',
        _box(x + 1.5, y + 1.5, _CELL - 3, _HEIGHT - 3, mark),
        f'<text x="{x + 6}" y="{y + 14}" class="date">{day.day}</text>',
    ]
    if badge:
        parts.append(f'<text x="{x + _CELL - 5}" y="{y + 13}" class="badge {kind.value}">{badge}</text>')
    if box and box.number:
        parts.append(f'<text x="{x + _CELL // 2}" y="{y + 31}" class="number">{box.number}</text>')
    if box and box.events and mark in {Mark.PLAIN, Mark.COUNTED, Mark.STOPPED}:
        parts.append(f'<circle cx="{x + 22}" cy="{y + 10}" r="2.5" class="event"/>')
    return "".join([*parts, "</g>"])


def _box(x: float, y: float, width: int, height: int, mark: Mark) -> str:
    """The box of a day. One that is stopped is hatched by lines of its own: a pattern has an id, and pictures in a page would share it."""
    box = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" class="box"/>'
    if mark is not Mark.STOPPED:
        return box
    lines = (
        f"M{x + max(0, at - height)} {y + min(at, height)}L{x + min(at, width)} {y + max(0, at - width)}"
        for at in range(_HATCH, width + height, _HATCH)
    )
    return f'{box}<path d="{"".join(lines)}" class="hatch"/>'


def _legend(marks: set[Mark], y: int, *, numbered: bool) -> Iterator[str]:
    """What the marks in the picture mean."""
    for at, (mark, zh, en) in enumerate(one for one in _LEGEND if one[0] in marks):
        x, top = _MARGIN + at % 2 * _LEGEND_WIDTH, y + at // 2 * _LEGEND_ROW
        key, more_zh, more_en = ("7", "及其序号", ", with its number") if mark is Mark.COUNTED and numbered else ("", "", "")
        ground = "off" if mark is Mark.PLAIN else "work"
        yield (
            f'<g class="day {ground} {mark.value}">{_box(x, top, 26, 18, mark)}'
            f'<text x="{x + 13}" y="{top + 13}" class="key">{key}</text></g>{_words(x, top, zh + more_zh, en + more_en)}'
        )
    x, top = _MARGIN, y + (len(marks) + 1) // 2 * _LEGEND_ROW
    for sign, kind, zh, en in _SIGNS:
        yield f'<text x="{x + 13}" y="{top + 13}" class="sign {kind}">{sign}</text>{_words(x, top, zh, en)}'
        x += _SIGN_WIDTH


def _words(x: int, y: int, zh: str, en: str) -> str:
    return f'<text x="{x + 36}" y="{y + 13}" class="legend">{zh} {en}</text>'
