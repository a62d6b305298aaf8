"""Rows of a list and facts of an item as HTML. A page has dozens: put together here they take a third of the time that tags take."""

from collections.abc import Iterable, Mapping
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from gongkai_web.portal.facts import Fact

register = template.Library()

_PARTS = ("url", "title", "stale", "validity", "doc_no", "organ", "date")


@register.filter
def as_rows(rows: Iterable[Mapping[str, object]]) -> SafeString:
    """A line for each row, as `selection.shown` has them: title, a badge on what must not be taken for valid, number, organ, day.

    What a row does not name is left out.
    """
    return mark_safe("".join(map(_row, rows)))  # noqa: S308 - every value is escaped in the first line of `_row`


@register.filter
def as_facts(facts: Iterable[Fact], language: str) -> SafeString:
    """A name and a value for each. `language`: that of the names, as HTML has it; the values are Chinese."""
    english = ' lang="en"' if language == "en" else ""
    return mark_safe("".join(_fact(one, english) for one in facts))  # noqa: S308 - every value is escaped in the first line of `_fact`


def _row(row: Mapping[str, object]) -> str:
    part = {name: escape(str(row.get(name, ""))) for name in _PARTS}
    badge = f'<span class="badge {part["stale"]}">{part["validity"]}</span>' if part["stale"] else ""
    about = "".join(f"<span>{part[name]}</span>" for name in ("doc_no", "organ") if part[name])
    return f'<li><a href="{part["url"]}">{part["title"]}</a>{badge}<p>{about}</p><time>{part["date"]}</time></li>\n'


def _fact(one: Fact, english: str) -> str:
    key, label, value, url = map(escape, (one.key, one.label, one.value, one.url))
    wide = ' class="wide"' if one.wide else ""
    linked = f'<a href="{url}">{value}</a>' if url else value
    return f'<div{wide}><dt{english}>{label}</dt><dd data-fact="{key}">{linked}</dd></div>\n'
