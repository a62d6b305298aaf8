"""The words of a mail, whatever character set it says or does not say."""

import re
import unicodedata
from email.errors import HeaderParseError
from email.header import decode_header
from html.parser import HTMLParser

_LONGEST_HEADER = 4000
_CHINESE = frozenset({"gb2312", "gbk", "cp936", "x-gbk", "gb_2312-80", "gb18030"})
"""Mails say the older set and use signs of the newest, which holds them all."""
_BREAKING = frozenset({"p", "div", "br", "tr", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing: an address could be made to look like another."""


def decoded(content: bytes, charset: str = "") -> str:
    """Bytes as text: in the character set that is said, where they fit it; else in UTF-8 or GB 18030; what fits none is marked."""
    said = charset.strip().lower()
    for name in ("gb18030" if said in _CHINESE else said, "utf-8", "gb18030"):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def header(raw: str) -> str:
    """A header in words, on one line. `raw`: as it stands in the mail, bytes outside ASCII as surrogates."""
    plain = decoded(raw[:_LONGEST_HEADER].encode("ascii", "surrogateescape"))
    try:
        pieces = decode_header(" ".join(plain.splitlines()))
    except (HeaderParseError, ValueError):
        return tidied(plain).replace("\n", " ")
    words = "".join(one if isinstance(one, str) else _piece(one, charset) for one, charset in pieces)
    return " ".join(tidied(words).split())


def _piece(content: bytes, charset: str | None) -> str:
    """What was not encoded comes in a form of Python's own beside what was."""
    return decoded(content, charset) if charset else content.decode("raw-unicode-escape", "replace")


def tidied(text: str) -> str:
    """Without signs that steer a terminal or turn the direction of writing; lines stay, at most one of two in a row empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    kept = "".join(one for one in lines if one == "\n" or (unicodedata.category(one) not in {"Cc", "Cs"} and one not in _TURNING))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in kept.split("\n"))).strip()


class _Text(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        """A block begins on a line of its own."""
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """And ends with one."""
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, with spaces as a browser shows them."""
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def of_html(page: str) -> str:
    """The text of a page, without anything that it would load or run."""
    parser = _Text()
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:  # what the parser of the standard library says to a declaration that is none
        parser.pieces = [re.sub("<[^>]*>", " ", page)]
    return "\n".join(line.strip() for line in "".join(parser.pieces).split("\n"))
