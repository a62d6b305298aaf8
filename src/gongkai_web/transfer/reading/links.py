"""Links and pictures in the text of an old site: to files of the package, to the old site, to elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit

_TAG = re.compile(r"<(a|img)\b([^<>]*)>", re.IGNORECASE)
_TARGET = re.compile(r"""((?<![\w-])(?:href|src)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]*)?/?>|<!--")
_ELSEWHERE = ("mailto:", "tel:", "javascript:", "data:", "#")


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with its links as they are kept. `old`: addresses of the old site in it; `lost`: pictures that cannot be shown."""

    html: str
    old: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def linked(html: str, host: str, taken: Callable[[str], str]) -> Linked:
    """The text of a page of the old site `host`. `taken`: the address here of a file of the package, empty for what is not in it.

    A link without a host pointed into the old site, and gets its address: here it would lead nowhere. Text without markup becomes
    paragraphs.
    """
    old: dict[str, None] = {}
    lost: dict[str, None] = {}

    def in_tag(tag: re.Match[str]) -> str:
        return f"<{tag[1]}{_TARGET.sub(lambda one: one[1] + _quoted(address(tag[1].lower(), one[2])), tag[2])}>"

    def address(tag: str, written: str) -> str:
        target = unescape(written.strip("\"'")).strip()
        if not target or target.lower().startswith(_ELSEWHERE):
            return target
        whole, is_old = _whole(target, host)
        if is_old and (here := taken(target)):
            return here
        if tag == "img":
            lost[whole] = None
        elif is_old:
            old[whole] = None
        return whole

    marked = html if _MARKUP.search(html) else _paragraphs(html)
    return Linked(_TAG.sub(in_tag, marked), tuple(old), tuple(lost))


def _quoted(address: str) -> str:
    return f'"{escape(address)}"'


def _whole(target: str, host: str) -> tuple[str, bool]:
    """The address with its host, and whether that is the old site's."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, False
    if parts.netloc:
        return (target if parts.scheme else f"http:{target}"), parts.netloc.lower().partition(":")[0] == host.partition(":")[0]
    if parts.scheme:
        return target, False
    path = re.sub(r"^[@~]?/*", "", target)
    return f"http://{host}/{path}", True


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())
