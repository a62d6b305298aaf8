"""Reads everything that somebody can reach: by links, and by every route with every number and name that stands in the database."""

import gzip
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import product
from urllib.parse import parse_qs, urlsplit

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from tests.web.security.canaries import MARK

_LINK = re.compile(r'(?:(?:href|src|action)="|<loc>|<link>|<id>|"url":\s*"|url=)(?:https?://testserver)?(/[^"<>#\s\\]*)')
_MOST = 3000
"""Pages after which a crawl has lost itself."""


def whole(response: HttpResponseBase) -> str:
    """Head and body of an answer as one text, opened where it is packed."""
    body: bytes = b"".join(getattr(response, "streaming_content", ())) or getattr(response, "content", b"")
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return head + "\n\n" + _opened(body).decode("utf-8", "replace")


def _opened(body: bytes) -> bytes:
    if body.startswith(b"\x1f\x8b"):
        return _opened(gzip.decompress(body))
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return b"\n".join(_opened(packed.read(name)) for name in packed.namelist())
    return body


def marks_in(text: str, path: str) -> set[str]:
    """The marks that an answer holds; what stands in the address itself is only repeated."""
    return {*MARK.findall(text)} - {*MARK.findall(path)}


def crawl(client: Client, seeds: Iterable[str], *, staff: bool = False) -> dict[str, set[str]]:
    """Address → the marks there, of the seeds and of everything that links lead to: on the public side, or in the workbench."""
    found: dict[str, set[str]] = {}
    waiting = deque(dict.fromkeys(seeds))
    most = len(waiting) + _MOST
    while waiting:
        path = waiting.popleft()
        if path in found:
            continue
        assert len(found) < most, "the crawl does not end"
        text = whole(client.get(path))
        found[path] = marks_in(text, path)
        waiting.extend(link for link in map(unescape, _LINK.findall(text)) if link not in found and _goes_on(link, staff=staff))
    return found


def _goes_on(link: str, *, staff: bool) -> bool:
    """Whether a link leads to something else: the same in larger type, or with three filters, tells nothing new."""
    query = parse_qs(urlsplit(link).query)
    if staff:
        return link.startswith("/workbench/")
    return "type" not in query and len(query) < 3 and not link.startswith(("/static/", "/workbench/", "/account/"))


def addresses(numbers: Sequence[int], words: Mapping[str, Sequence[object]]) -> Iterator[str]:
    """Every route but those of one's own account, with what is known under the names of its parts; "" stands for words of other names.

    `numbers`: for the others that are numbers.
    """
    for name, parts in _routes():
        choices = [words.get(part, numbers if kind == "int" or part == "pk" else words[""]) for part, kind in parts.items()]
        for chosen in product(*choices):
            try:
                yield reverse(name, kwargs=dict(zip(parts, chosen, strict=True)))
            except NoReverseMatch:
                continue  # such a word does not fit there


Parts = Mapping[str, str]
"""The parts of a route that vary, with the kind of each."""


def _routes(resolver: URLResolver | None = None, space: str = "", above: Parts | None = None) -> Iterator[tuple[str, Parts]]:
    """Name of each route, and its parts."""
    for one in (resolver or get_resolver()).url_patterns:
        converters = getattr(one.pattern, "converters", {})
        parts = {**(above or {}), **{name: type(kind).__name__.removesuffix("Converter").lower() for name, kind in converters.items()}}
        parts |= dict.fromkeys(getattr(getattr(one.pattern, "regex", None), "groupindex", {}).keys() - parts.keys(), "str")
        if isinstance(one, URLResolver):
            yield from _routes(one, f"{space}{one.namespace}:" if one.namespace else space, parts)
        elif one.name:
            yield f"{space}{one.name}", parts
