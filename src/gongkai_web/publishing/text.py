"""What of an author's HTML is kept, and the plain text of it."""

import re
from dataclasses import replace
from html import escape, unescape
from typing import Any

import nh3

from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.markup import balanced, tokens

_ALIGNED = {"align-center", "align-right"}
_TAGS: dict[str, set[str]] = {
    **{tag: set() for tag in ("h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br", "figure", "figcaption", "div")},
    **{tag: set() for tag in ("strong", "b", "em", "i", "u", "s", "sub", "sup", "ul", "li", "dl", "dt", "dd")},
    **{tag: set() for tag in ("table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr")},
    "ol": {"start"},
    "col": {"span"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
}
"""What statutory documents need. No `style`: pages allow none."""
_NUMBERS = {"colspan", "rowspan", "span", "start", "width", "height"}
_WRITTEN = {tag: {*names, "class"} for tag, names in _TAGS.items()}
_APART = dict.fromkeys(
    ("p", "div", "h2", "h3", "h4", "h5", "h6", "li", "tr", "table", "caption", "blockquote", "pre", "br", "hr", "dt", "dd", "figcaption"),
    "\n",
) | dict.fromkeys(("td", "th"), " ")
_OPENING = 200
_PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_GIVEN = re.compile(r' ([a-z]+)="([^"]*)"')
_FIRST_HEADING = re.compile(r"<(/?)h1\b", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in _NUMBERS:
        return value if value.isascii() and value.isdigit() and len(value) <= 4 else None
    if (tag, name) == ("img", "src"):
        return value if value.startswith("/") and not value.startswith(("//", "/\\")) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: names for tag, names in _TAGS.items() if names},
    attribute_filter=_attribute,
    allowed_classes=dict.fromkeys(("p", "h2", "h3", "h4", "td", "th", "div"), _ALIGNED),
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    clean_content_tags={"script", "style", "title", "template", "iframe", "object", "noscript"},
)


def sanitised(html: str) -> str:
    """The HTML with what statutory documents need and nothing else: headings, paragraphs, lists, tables with spans, links, emphasis, and
    pictures from the platform's own host. Of a picture from elsewhere its description stays, as words.
    """
    return _PICTURE.sub(_picture, str(_CLEANER.clean(balanced(_FIRST_HEADING.sub(r"<\1h2", _printable(html)), _WRITTEN))))


def _picture(found: re.Match[str]) -> str:
    """The picture with an `alt`, without which a browser would read out its address (WCAG 1.1.1)."""
    given = dict(_GIVEN.findall(found[1]))
    if "src" not in given:
        return escape(unescape(given.get("alt", "")), quote=False)
    return found[0] if "alt" in given else f'<img{found[1]} alt="">'


def undescribed(html: str) -> int:
    """How many pictures of sanitised HTML have no description: whoever cannot see does not learn that they are there."""
    return sum(not dict(_GIVEN.findall(found[1]))["alt"].strip() for found in _PICTURE.finditer(html))


def plain(html: str) -> str:
    """The words of sanitised HTML: a line a block, cells of a table apart."""
    words = (one.replace("\n", " ") if isinstance(one, str) else _APART.get(one.name, "") for one in tokens(html))
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)


def opening(text: str) -> str:
    """The beginning of a plain text, for the abstract that OGI-R 12 demands where the author wrote none."""
    joined = " ".join(text.split())
    return joined if len(joined) <= _OPENING else f"{joined[: _OPENING - 1]}…"


def cleaned(text: TextFields) -> TextFields:
    """The same text as it may be stored: sanitised, without blanks around single lines and without signs that nobody sees."""
    lines: dict[str, Any] = {name: _line(getattr(text, name)) for name in _LINES}
    return replace(text, body=sanitised(text.body), joint_issuers=_lines(text.joint_issuers), keywords=_lines(text.keywords), **lines)


_LINES = (
    "title",
    "doc_no",
    "abstract",
    "issuer",
    "responsible_basis",
    "statutory_code",
    "topic",
    "genre",
    "audience",
    "source",
    "special_period",
    "consultation_note",
    "decided_by",
    "registration_no",
    "early_effect",
)


def _line(value: str) -> str:
    return " ".join(_printable(value).split())


def _lines(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(_line, values) if line))


def _printable(value: str) -> str:
    """The text without control characters, which a database, a browser or an XML file would not take."""
    return "".join(sign for sign in value if sign in "\t\n" or not (sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"))
