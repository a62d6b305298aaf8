"""Whether HTML is nested so deeply that parsing it would hang: a linear look at the source before the parser sees it.

Lexbor walks the stack of open elements for every block it opens, so unclosed tags cost time in their square
(100,000 open divs, half a megabyte, take more than 25 seconds in C code that cannot be interrupted).
Two counts answer for nearly every page; only pages with thousands of elements are scanned, in slices, by element name.
The scan is an estimate from the source: what it lets through is still held by the limits of the process that parses.
"""

import re
from collections import Counter

from gongkai.errors import InputRefused
from gongkai.reader.limits import MAX_NESTING, MAX_REOPENED

_SLICE = 16_384
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_TAG = re.compile(rb"<(/?[a-zA-Z][^\s/>]*)[^>]*")
_NEVER_NESTS = frozenset(
    b"area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound "
    b"p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rp rt html head body".split()
)
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())


def refuse_deep_nesting(source: bytes) -> None:
    """Answers nothing when HTML may be parsed.

    Void elements, and those that a next of their kind closes by itself (p, li, td …), do not count: they nest only through others.

    Raises: InputRefused when more than MAX_NESTING elements may be open at once, or when never closed formatting would multiply.
    """
    tags = source.count(b"<")
    if tags <= MAX_NESTING or tags - source.count(b"</") <= MAX_NESTING:
        return
    deepest, elements, open_now = _scan(_COMMENT.sub(b"", source))
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
