"""HTML of unknown origin, read once from beginning to end, and written again with every element closed and none deep in another.

A parser with browsers' rules takes time that grows with the square of the depth, and memory with depth times length: a page of `<div>`
keeps it busy for minutes. What `balanced` writes costs it no more than its length.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple

DEEPEST = 64

_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']++))?""")
_HIDDEN = {
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "svg",
    "math",
    "template",
    "select",
    "object",
}
_EMPTY = {"br", "hr", "img", "col"}
_BLOCKS = {
    "p",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "blockquote",
    "pre",
    "hr",
    "figure",
    "figcaption",
}
_CLOSES = {
    **{block: {"p"} for block in _BLOCKS},
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "a": {"a"},
    **{part: {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"} for part in ("thead", "tbody", "tfoot")},
}
"""What an element ends when it begins, up to a barrier."""
_BARRIERS = {"li": {"ul", "ol", "table", "td", "th"}, "dt": {"dl", "table", "td", "th"}, "dd": {"dl", "table", "td", "th"}}
_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"}


class Tag(NamedTuple):
    """The beginning of an element, or its end."""

    name: str
    ends: bool
    attributes: Mapping[str, str]


def tokens(html: str) -> Iterator[str | Tag]:
    """The words (entities resolved) and tags of HTML, in their order. Comments, scripts and drawings are left out."""
    place = 0
    while place < len(html):
        start = html.find("<", place)
        if start < 0:
            yield unescape(html[place:])
            return
        if start > place:
            yield unescape(html[place:start])
        named = _NAME.match(html, start)
        if named is None:
            word, place = _not_a_tag(html, start)
            if word:
                yield word
            continue
        tag, place = _tag(html, named)
        if tag.name in _HIDDEN and not tag.ends:
            place = _end_of(tag.name, html, place)
        elif place > 0:
            yield tag
        if place < 0:
            return


def _not_a_tag(html: str, start: int) -> tuple[str, int]:
    """A sign that stands for itself, or a comment that is left out; and where it goes on."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return "", len(html) if end < 0 else end + 3
    if html.startswith(("<!", "<?", "</"), start):
        end = html.find(">", start)
        return "", len(html) if end < 0 else end + 1
    return "<", start + 1


def _tag(html: str, named: re.Match[str]) -> tuple[Tag, int]:
    """The tag, and where it ends; -1 when it never does."""
    attributes: dict[str, str] = {}
    place = named.end()
    while place < len(html) and html[place] != ">":
        found = _ATTRIBUTE.match(html, place)
        if found is None:
            place += 1
            continue
        value = found[2] or ""
        attributes.setdefault(found[1].lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
        place = found.end()
    return Tag(named[2].lower(), bool(named[1]), attributes), place + 1 if place < len(html) else -1


def _end_of(name: str, html: str, place: int) -> int:
    """Where an element ends whose content is left out; -1 when it never does."""
    if place < 0:
        return -1
    found = re.compile(rf"</{name}[^>]*+(?:>|\Z)", re.IGNORECASE).search(html, place)
    return found.end() if found else -1


def balanced(html: str, allowed: Mapping[str, Collection[str]]) -> str:
    """The HTML with the allowed elements and attributes only, each closed where it has to be, none deeper than `DEEPEST`."""
    written: list[str] = []
    open_: list[str] = []
    for one in tokens(html):
        if isinstance(one, str):
            written.append(escape(one, quote=False))
        elif one.name not in allowed:
            continue
        elif one.ends:
            _close(one.name, _PARTS if one.name not in _PARTS else {"table"}, open_, written)
        else:
            _begin(one, allowed[one.name], open_, written)
    written += [f"</{name}>" for name in reversed(open_)]
    return "".join(written)


def _begin(tag: Tag, attributes: Collection[str], open_: list[str], written: list[str]) -> None:
    for ended in _CLOSES.get(tag.name, ()):
        barriers = {"table"} if tag.name in _PARTS else _BARRIERS.get(tag.name, _PARTS)
        _close(ended, barriers - {ended}, open_, written)
    if len(open_) >= DEEPEST:
        return
    given = "".join(f' {name}="{escape(value)}"' for name, value in tag.attributes.items() if name in attributes)
    written.append(f"<{tag.name}{given}>")
    if tag.name not in _EMPTY:
        open_.append(tag.name)


def _close(name: str, barriers: Collection[str], open_: list[str], written: list[str]) -> None:
    """Ends the innermost open element of that name and what is open in it, unless a barrier stands between."""
    for depth in range(len(open_) - 1, -1, -1):
        if open_[depth] == name:
            written.extend(f"</{one}>" for one in reversed(open_[depth:]))
            del open_[depth:]
            return
        if open_[depth] in barriers:
            return
