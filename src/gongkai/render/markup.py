"""HTML that every page shares: the frame with its own stylesheet, and printed tables."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from gongkai.render.printed import PrintedTable, Role, Slot, State
from gongkai.render.text import printable
from gongkai.report.forms import Layout

FigureMarkup = Callable[[Slot], tuple[str, str]]
"""Extra attributes and the inner HTML of a value cell."""

_STATE_TITLES = {
    State.BLANK: "空白",
    State.ABSENT: "原文无此项",
    State.INFERRED: "按勾稽关系推定",
    State.AMBIGUOUS: "有多种读法，未取值",
}
_SCOPES = {Role.HEADER: "col", Role.LABEL: "row", Role.GROUP: "rowgroup", Role.BLOCK: "colgroup"}


def text(value: str) -> str:
    """The text escaped for element content and quoted attributes."""
    return escape(printable(value))


def page(title: str, body: str, *styles: str) -> str:
    """A complete document that needs nothing from outside: `styles` are names of stylesheets in `templates/`.

    Its content security policy allows this very stylesheet and nothing else, so that no text of a report can ever run or load anything.
    """
    css = "\n".join(stylesheet(name) for name in styles)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@cache
def stylesheet(name: str) -> str:
    """The stylesheet of that name."""
    return files(__package__).joinpath("templates", f"{name}.css").read_text(encoding="utf-8")


def table(printed: PrintedTable, label: str, figure: FigureMarkup) -> str:
    """The printed table in a container of its own that scrolls sideways, and its footnotes. `label` names it for screen readers."""
    rows = [f"<tr>{''.join(_cell(slot, figure) for slot in row)}</tr>\n" for row in printed.by_row()]
    head = "".join(rows[: printed.header])
    notes = "".join(f'<p class="footnote">注：{text(note)}</p>\n' for note in printed.notes)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{text(label)}">\n'
        f'<table class="statutory {printed.layout.value}">\n<colgroup>{"".join(_columns(printed))}</colgroup>\n'
        + (f"<thead>\n{head}</thead>\n" if head else "")
        + f"<tbody>\n{''.join(rows[printed.header :])}</tbody>\n</table>\n</div>\n{notes}"
    )


def state_attributes(slot: Slot) -> str:
    """Class, state and tooltip of a value cell."""
    title = _STATE_TITLES.get(slot.state)
    hint = f' title="{title}"' if title else ""
    return f'class="figure {slot.state.value}" data-key="{text(slot.key or "")}" data-state="{slot.state.value}"{hint}'


def _columns(printed: PrintedTable) -> Iterator[str]:
    for column in range(printed.columns):
        if printed.layout is not Layout.MATRIX or column >= printed.stub:
            kind = "f"
        elif column == printed.stub - 1:
            kind = "l"
        else:
            kind = "g" if column else "g0"
        yield f'<col class="{kind}">'


def _cell(slot: Slot, figure: FigureMarkup) -> str:
    spans = (f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else "") + (f' colspan="{slot.colspan}"' if slot.colspan > 1 else "")
    if slot.role is Role.FIGURE:
        attributes, inner = figure(slot)
        return f"<td{spans} {attributes}>{inner}</td>"
    if slot.role is Role.NOTE:
        return f'<td{spans} class="note">{text(slot.text)}</td>'
    scope = _SCOPES[slot.role]
    if (slot.role is Role.HEADER and slot.colspan > 1) or (slot.role is Role.LABEL and slot.rowspan > 1):
        scope += "group"
    return f'<th{spans} scope="{scope}" class="{slot.role.value}">{text(slot.text)}</th>'
