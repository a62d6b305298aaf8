"""Changes to the tags of HTML and XML."""

import random
import re

from lab.soak.inputs.surgery import Change

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_VALUES = ("0", "1", "2", "7", "999", "1000", "65534", "65535", "4294967296", "-1", "1.5", "x", "", "9" * 40, " 3 ", "１")
_ATTRIBUTE = re.compile(r"""((?:col|row)span|gridSpan|val|rows?|cols?|[rs]|ref|min|max|count)\s*=\s*["']?[^\s"'>]*["']?""")
_NAMES = (
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "div",
    "p",
    "span",
    "b",
    "font",
    "script",
    "style",
    "template",
    "select",
    "svg",
    "math",
    "iframe",
    "title",
    "textarea",
    "plaintext",
    "form",
    "a",
    "caption",
    "colgroup",
    "frameset",
    "noscript",
    "xmp",
)
_WRAPS = (
    ("<!--", "-->"),
    ("<!--", ""),
    ("<script>", "</script>"),
    ("<style>", ""),
    ("<div style='display:none'>", "</div>"),
    ("<td hidden>", "</td>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<table>", ""),
    ("<template>", "</template>"),
    ("<![CDATA[", "]]>"),
    ("<textarea>", ""),
    ("<noscript>", "</noscript>"),
    ("<svg><td>", ""),
    ("<a><b><i><font>", ""),
    ("<?xml ", "?>"),
    ("<select><option>", ""),
    ("<title>", ""),
)
_ENTITIES = (
    "&nbsp;",
    "&nbsp",
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&#12289;",
    "&amp;amp;",
    "&lt;td&gt;",
    "&#99999999999;",
    "&hellip",
    "&;",
    "&#x;",
    "&zwj;",
)


def _some_tag(text: str, rng: random.Random) -> tuple[int, int]:
    """Where some tag stands; an empty span when there is none."""
    found = _TAG.search(text, rng.randrange(len(text) + 1)) or _TAG.search(text)
    return found.span() if found else (0, 0)


def lose_tag(text: str, rng: random.Random) -> str:
    """A tag is lost."""
    start, end = _some_tag(text, rng)
    return text[:start] + text[end:]


def repeat_tag(text: str, rng: random.Random) -> str:
    """A tag stands many times."""
    start, end = _some_tag(text, rng)
    return text[:start] + text[start:end] * rng.choice((2, 3, 30)) + text[end:]


def rename_tag(text: str, rng: random.Random) -> str:
    """A tag has another name."""
    start, end = _some_tag(text, rng)
    return text[:start] + re.sub(r"[a-zA-Z][\w:]*", rng.choice(_NAMES), text[start:end], count=1) + text[end:]


def lose_all(text: str, rng: random.Random) -> str:
    """All tags of one kind are lost: end tags of cells, rows, everything of a name."""
    return re.sub(rng.choice((r"</t[dhr]>", r"</?tr[^>]*>", r"</[a-z]+>", r"</?table[^>]*>", r"</?p\b[^>]*>", r"<td[^>]*>")), "", text)


def revalue(text: str, rng: random.Random) -> str:
    """Numbers in attributes are others: spans, references, counts."""
    share = rng.choice((0.05, 0.3, 1.0))
    return _ATTRIBUTE.sub(lambda match: f'{match[1]}="{rng.choice(_VALUES)}"' if rng.random() < share else match[0], text)


def span_cells(text: str, rng: random.Random) -> str:
    """Cells span rows and columns."""
    share = rng.choice((0.05, 0.5))
    return re.sub(
        r"<t[dh]",
        lambda match: f"{match[0]} {rng.choice(('row', 'col'))}span={rng.choice(_VALUES)}" if rng.random() < share else match[0],
        text,
    )


def wrap(text: str, rng: random.Random) -> str:
    """A part stands inside something else, closed or not."""
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice((0, 10, 100, 1000)))
    before, after = rng.choice(_WRAPS)
    return text[:start] + before * rng.choice((1, 1, 5)) + text[start:end] + after + text[end:]


def entities(text: str, rng: random.Random) -> str:
    """Character references of all sorts."""
    for _ in range(rng.choice((1, 10))):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(_ENTITIES) + text[at:]
    return text


CHANGES: tuple[Change, ...] = (lose_tag, repeat_tag, rename_tag, lose_all, revalue, span_cells, wrap, entities)
