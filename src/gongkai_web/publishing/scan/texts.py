"""Personal data in what was typed into the form: every field, and of the body both what is read and what its tags carry."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields

from gongkai_web.publishing.examine.kinds import Found, Part
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.life.text import TextFields

_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|tr|td|th|table|h[1-6]|br|hr|section|blockquote|pre|dt|dd|figcaption)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HTML = frozenset({"body"})


def in_text(text: TextFields) -> Iterator[Found]:
    """The findings, field by field, each once."""
    for field in fields(text):
        value = getattr(text, field.name)
        said = "\n".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
        views = (_read(said), html.unescape(said)) if field.name in _HTML else (said,)
        found = {match: None for view in views for match in personal_data(view)}
        yield from (Found(kind, Part.FIELD, field.name, matched) for kind, matched in found)


def _read(body: str) -> str:
    """What a reader sees: blocks and cells apart, words that are only marked up in one piece."""
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", body)))
