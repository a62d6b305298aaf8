"""Text that stands inside a JSON document or a JavaScript string, taken out of it."""

import json
import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|[\"'/\\nrtbf])")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SCRIPT = re.compile(
    r"(?P<open><script\b[^>]{0,500}>)(?P<body>[^<]*+(?:<(?!/script\s{0,20}>)[^<]*+)*+)(?P<close></script\s{0,20}>|\Z)", re.IGNORECASE
)
_TABLE = re.compile(r"<t(?:able|body|r)\b", re.IGNORECASE)
_ENOUGH = 4
"""So many escapes make a text a string literal; a stray backslash does not."""


def scripts_with_tables(html: str) -> str:
    """The page with the tags of those scripts blanked that hold a table as a string: what they write is then part of the page.

    Shape: of the same length. A script without a table stays what it is.
    """
    if html.rfind("<script") < 0 and html.rfind("<SCRIPT") < 0:  # from the end: CPython does that in half the time
        return html
    return _SCRIPT.sub(_opened, html)


def _opened(script: re.Match[str]) -> str:
    if _TABLE.search(script["body"]) is None:
        return script.group()
    return " " * len(script["open"]) + script["body"] + " " * len(script["close"])


def unescaped(text: str) -> str:
    """The text that a JSON value or a JavaScript string holds; any other text as it is, the same object."""
    head = text[:256].lstrip()[:1]
    if head and head in '"[{':
        found = _from_json(text)
        if found is not None:
            return found
    if "\\" in text and _is_literal(text):
        return _joined_surrogates(_ESCAPE.sub(_character, text))
    return text


def _from_json(text: str) -> str | None:
    """The strings and numbers of a JSON document, each on a line of its own; None where it is not one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    lines = list(_values(value))
    return _joined_surrogates("\n".join(lines)) if lines else None


def _values(value: object) -> Iterator[str]:
    """All that a JSON value prints, in its order; an own stack, since the nesting is the sender's choice."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(reversed(item.values()))
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, str):
            yield item
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield str(item)


def _is_literal(text: str) -> bool:
    quotes = text.count('\\"') + text.count("\\'")
    if quotes >= _ENOUGH:
        return quotes > text.count('="') - text.count('=\\"')
    if text.count("\\n") >= _ENOUGH:
        return text.count("\\n") > text.count("\n")
    return len(re.findall(r"\\u[0-9a-fA-F]{4}", text)) >= _ENOUGH


def _character(match: re.Match[str]) -> str:
    escape = match[1]
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _PLAIN.get(escape, escape)


def _joined_surrogates(text: str) -> str:
    """JSON writes characters beyond U+FFFF as two; halves without their other half become U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
