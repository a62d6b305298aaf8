"""Personal data in what people typed: every field of the form, of the body what is read and what its tags carry, and names of files."""

import html
import re
from collections.abc import Iterable, Iterator
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


def in_names(names: Iterable[str]) -> Iterator[Found]:
    """The findings in the names of files, which the public reads beside the text. None is told by its name, in which the finding stands."""
    found = {match: None for name in names for match in personal_data(name)}
    yield from (Found(kind, Part.FIELD, "file_name", matched) for kind, matched in found)


def _read(body: str) -> str:
    """What a reader sees: blocks and cells apart, words that are only marked up in one piece."""
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", body)))
