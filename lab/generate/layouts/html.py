"""Tables as the content systems of government sites write them."""

import random
from html import escape

from lab.generate.draft import Box, Draft, Part, Rows
from lab.generate.layouts.base import Body, Family, keys_of, text_layout
from lab.generate.rendered import Certainty


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _spans(box: Box) -> str:
    columns = f' colspan="{box.columns}"' if box.columns > 1 else ""
    rows = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    return columns + rows


def _prose(body: Body, draft: Draft, paragraph: str, heading: str) -> None:
    """Everything above section one."""
    if draft.metadata:
        body.add('<table class="xxgk_info"><tbody>')
        for name, value in draft.metadata:
            body.add(f"<tr><td>{_text(name)}</td><td>{_text(value)}</td></tr>")
        body.add("</tbody></table>")
    for line in draft.title:
        body.add(heading.format(_text(line)))
    for line in draft.preface:
        body.add(paragraph.format(_text(line)))


def _table(body: Body, rows: Rows, opening: str, cell: str, figure: str) -> None:
    body.add(opening)
    for row in rows:
        body.add("<tr>")
        for box in row:
            body.figure(box.key, (figure if box.key else cell).format(_spans(box), _text(box.text)))
        body.add("</tr>\n")
    body.add("</tbody></table>\n")


_PARAGRAPH = "<p>{}</p>\n"
_CELL = "<td{}>{}</td>"
_TABLE = '<table border="1" cellspacing="0" cellpadding="0"><tbody>\n'


def _article(draft: Draft, *, heading: str = "<h3>{}</h3>\n", opening: str = _TABLE, cell: str = _CELL, figure: str = _CELL) -> Body:
    body = Body()
    _prose(body, draft, _PARAGRAPH, '<h1 class="title">{}</h1>\n')
    for part in draft.parts:
        if part.heading is not None:
            body.add(heading.format(_text(part.heading)))
        for line in part.paragraphs:
            body.add(_PARAGRAPH.format(_text(line)))
        if part.table:
            _table(body, part.rows, opening, cell, figure)
    return body


@text_layout(Family.HTML)
def html_clean(draft: Draft, rng: random.Random) -> Body:
    """A plain table as a content system writes it; some set the header in <th>, some stand inside a layout table."""
    heading = rng.choice(("<h3>{}</h3>\n", "<p><strong>{}</strong></p>\n", "<p style='text-indent:2em'>{}</p>\n", "<div><b>{}</b></div>\n"))
    match rng.randrange(4):
        case 0:
            return _article(draft, heading=heading, cell="<th{}>{}</th>")
        case 1:
            body = _article(draft, heading=heading)
            body.pieces.insert(0, '<table width="980"><tr><td valign="top">')
            body.marks = {key: index + 1 for key, index in body.marks.items()}
            body.add("</td></tr></table>")
            return body
        case 2:
            figure = "<td{} align=center> {} </td>"
            return _article(draft, heading=heading, opening='<table class="tb">\n', cell="<td{}>\n{}\n</td>", figure=figure)
        case _:
            return _article(draft, heading=heading)


@text_layout(Family.HTML)
def html_nested_p(draft: Draft, rng: random.Random) -> Body:
    """Paragraphs inside paragraphs in every cell, and colspans in table one that differ from row to row."""
    part = draft.part("disclosure")
    part.rows = [_uneven(draft, row, rng) for row in part.rows]
    inner = '<td{}><p style="text-align:center"><p><span style="font-size:14px">{}</span></p></p></td>'
    return _article(draft, heading="<p><p><strong>{}</strong></p></p>\n", cell=inner, figure=inner)


def _uneven(draft: Draft, row: list[Box], rng: random.Random) -> list[Box]:
    """The same cells with other colspans; geometry no longer says which header a figure is under."""
    if rng.random() < 0.5:
        return row
    draft.weaken((key for other in draft.part("disclosure").rows for key in keys_of(other)), Certainty.RECOVERABLE)
    at = rng.randrange(len(row))
    return [box._replace(columns=box.columns + (index == at)) for index, box in enumerate(row)]


@text_layout(Family.HTML)
def html_ghost_column(draft: Draft, rng: random.Random) -> Body:
    """The header of table three has an eighth, blank column that the rows of figures may lack."""
    part = draft.part("requests")
    heads, rows = part.rows[:3], part.rows[3:]
    note, applicants = heads[0]
    people, bodies, total = heads[1]
    part.rows = [
        [note, applicants._replace(columns=8)],
        [people, bodies._replace(columns=6), total],
        [*heads[2], Box(rng.choice(("", "\xa0")))],
    ]
    if rng.random() < 0.5:
        part.rows += [[*row[:-1], Box(""), row[-1]] for row in rows]
    else:
        part.rows += rows
        draft.weaken((key for row in rows for key in keys_of(row)), Certainty.RECOVERABLE)
    return _article(draft)


@text_layout(Family.HTML)
def html_filler_cells(draft: Draft, rng: random.Random) -> Body:
    """Empty cells stand where a row span would."""
    empty = rng.choice(("", "\xa0"))
    for part in draft.parts:
        part.rows = _filled_rows(part, empty)
    return _article(draft)


def _filled_rows(part: Part, empty: str) -> Rows:
    """Row spans taken apart: the label in the first row, empty cells of the same width below it."""
    rows: Rows = []
    below: dict[int, tuple[int, int]] = {}  # column → width and rows left of a span that began above
    for row in part.rows:
        cells: list[Box] = []
        next_below: dict[int, tuple[int, int]] = {}
        column = 0
        waiting = list(row)
        while waiting or column in below:
            if column in below:
                width, left = below[column]
                cells.append(Box(empty, width))
            else:
                box = waiting.pop(0)
                width, left = box.columns, box.rows
                cells.append(box._replace(rows=1))
            if left > 1:
                next_below[column] = (width, left - 1)
            column += width
        below = next_below
        rows.append(cells)
    return rows


@text_layout(Family.SCRIPT)
def html_in_script(draft: Draft, rng: random.Random) -> Body:
    """The article stands in a JavaScript string, quotes and slashes escaped."""
    body = html_clean(draft, rng)
    slash = rng.random() < 0.7
    body.pieces = [_escaped(piece, slash) for piece in body.pieces]
    return body


def _escaped(piece: str, slash: bool) -> str:
    text = piece.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\r\\n")
    return text.replace("</", "<\\/") if slash else text


@text_layout(Family.HTML)
def html_without_tables(draft: Draft, rng: random.Random) -> Body:
    """The tables are pictures or attachments."""
    for part in draft.parts:
        if part.table:
            part.table = None
            part.paragraphs.append("（表格见附件）" if rng.random() < 0.5 else "（详见下图）")
    draft.expected.clear()
    body = _article(draft)
    body.add('<p><img src="/images/2022/table.png" alt=""></p><p>附件：<a href="/files/table.xls">统计表.xls</a></p>')
    return body
