"""Whether parsing HTML would hang, by its nesting or its attributes: a linear look at the source before the parser sees it.

Lexbor walks the stack of open elements for every block it opens, so unclosed tags cost time in their square
(100,000 open divs, half a megabyte, take more than 25 seconds in C code that cannot be interrupted).
A few counts answer for nearly every page; only pages with thousands of elements that nest are scanned, in slices, by element name.
The scan is an estimate from the source: what it lets through is still held by the limits of the process that parses.
"""

import re
from collections import Counter

from gongkai.errors import InputRefused
from gongkai.reader.source.limits import MAX_ATTRIBUTES, MAX_NESTING, MAX_REOPENED

_SLICE = 16_384
_WINDOW = 4_096
"""A tag of a thousand attributes covers at least one window of this size. Units: bytes."""
_TAG = re.compile(rb"<(/?[a-zA-Z][^\s/>]*)[^>]*")
_NEVER_NESTS = frozenset(
    b"area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound "
    b"p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rp rt html head body".split()
)
_PLAIN_TAGS = (b"<td ", b"<p ", b"<td>", b"<p>", b"<li>")
"""How the commonest of these begin on the pages that have most elements: Word's."""
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())


def refuse_deep_nesting(source: bytes) -> None:
    """Answers nothing when HTML may be parsed.

    Void elements, and those that a next of their kind closes by itself (p, li, td …), do not count: they nest only through others.

    Raises: InputRefused when more than MAX_NESTING elements may be open at once, or when never closed formatting would multiply.
    """
    tags = source.count(b"<")
    if tags <= MAX_NESTING or _has_harmless(source, tags - MAX_NESTING):
        return
    deepest, elements, open_now = _scan(_without_comments(source))
    if deepest > MAX_NESTING:
        raise InputRefused(
            "the HTML is nested too deeply",
            why=f"about {deepest} elements are open at the same time, {MAX_NESTING} are allowed: tags are opened and never closed",
            remedy="save the page again from a browser, or give its text",
        )
    reopened = elements * sum(open_now[name] for name in _FORMATTING)
    if reopened > MAX_REOPENED:
        raise InputRefused(
            "the HTML opens too many formatting elements (font, b, a …) that it never closes",
            why="each of them is opened again in each paragraph after it",
            remedy="save the page again from a browser, or give its text",
        )


def _has_harmless(source: bytes, least: int) -> bool:
    """Whether so many of the tags end elements, which the first half of a page mostly shows, or begin some that do not nest."""
    half = len(source) // 2
    found = source.count(b"</", 0, half)
    if found < least:
        found += source.count(b"</", max(0, half - 1))
    for tag in _PLAIN_TAGS:
        if found >= least:
            return True
        found += source.count(tag)
    return found >= least


def _without_comments(source: bytes) -> bytes:
    """The source without comments; by hand, since a pattern would look for each missing end again and again."""
    kept: list[bytes] = []
    start = 0
    while (comment := source.find(b"<!--", start)) >= 0:
        kept.append(source[start:comment])
        end = source.find(b"-->", comment + 4)
        if end < 0:
            return b"".join(kept)
        start = end + 3
    return b"".join([*kept, source[start:]])


def _scan(source: bytes) -> tuple[int, int, Counter[bytes]]:
    """Upper estimate of the elements open at once, number of elements, and elements open at the end by name."""
    open_now: Counter[bytes] = Counter()
    deepest = elements = start = 0
    while start < len(source):
        cut = source.find(b"<", start + _SLICE)
        end = cut if cut >= 0 else len(source)
        opened: Counter[bytes] = Counter()
        closed: Counter[bytes] = Counter()
        for tag, count in Counter(_TAG.findall(source, start, end)).items():
            name = tag.lower()
            if name[:1] == b"/":
                closed[name[1:]] += count
            elif name not in _NEVER_NESTS:
                opened[name] += count
        elements += opened.total()
        deepest = max(deepest, _grow(open_now, opened, closed))
        start = end
    return deepest, elements, open_now


def _grow(open_now: Counter[bytes], opened: Counter[bytes], closed: Counter[bytes]) -> int:
    """Takes a slice's tags into account; answers how many elements stay open over its end.

    An end tag without its start tag must not make room for later ones, hence never below zero.
    """
    for name in opened.keys() | closed.keys():
        open_now[name] = max(0, open_now[name] + opened[name] - closed[name])
    return open_now.total()


def refuse_many_attributes(source: bytes) -> None:
    """Answers nothing when no element has so many attributes that the parser, which compares each with all, would hang.

    Only places where no tag ends for long are looked at: text, scripts, and such elements.

    Raises: InputRefused when an element seems to have more than MAX_ATTRIBUTES.
    """
    start = 0
    while start + _WINDOW <= len(source):
        end = source.find(b">", start, start + _WINDOW)
        if end < 0:
            end = source.find(b">", start)
            end = end if end >= 0 else len(source)
            tag = source.rfind(b"<", 0, end)
            if tag >= 0 and source.find(b">", tag, end) < 0:
                _refuse_long_tag(source, tag, end)
            start = end
        start += _WINDOW


def _refuse_long_tag(source: bytes, start: int, end: int) -> None:
    around = source[max(0, start - _SLICE) : start].lower()
    in_script = max(around.rfind(b"<script"), around.rfind(b"<style")) > max(around.rfind(b"</script"), around.rfind(b"</style"))
    if _TAG.match(source, start) and not in_script and len(source[start:end].split(None, MAX_ATTRIBUTES + 1)) > MAX_ATTRIBUTES:
        raise InputRefused(
            f"the HTML has an element with more than {MAX_ATTRIBUTES} attributes",
            why="the parser compares each attribute of an element with all others",
            remedy="save the page again from a browser, or give its text",
        )
