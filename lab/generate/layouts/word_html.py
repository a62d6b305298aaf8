"""HTML as a word processor saves it: conditional marks, mso styles, every label in several spans."""

import random
from html import escape

from lab.generate.draft import Draft, Rows
from lab.generate.layouts.base import Body, Family, text_layout

_STYLE = (
    "border-top:none;border-left:none;border-bottom:solid windowtext 1.0pt;border-right:solid windowtext 1.0pt;"
    "mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt"
)
_P = '<p class=MsoNormal align=center style="text-align:center;line-height:15.0pt;mso-pagination:widow-orphan">'
_FONT = '<font face="宋体"><span style="font-size:10.5pt;font-family:宋体;mso-font-kerning:0pt">'
_LATIN = '<span lang=EN-US style="font-size:10.5pt;mso-bidi-font-family:宋体;color:black">'
_EMPTY = "<o:p>&nbsp;</o:p>"


def _split(text: str, rng: random.Random) -> str:
    """A label in two or three spans, digits in a span of their own."""
    if len(text) < 3 or "\n" in text:
        return _FONT + escape(text, quote=False).replace("\n", "<br>") + "</span></font>"
    cut = rng.randrange(1, len(text))
    first, second = escape(text[:cut], quote=False), escape(text[cut:], quote=False)
    return f"{_FONT}{first}</span></font>{_LATIN}<o:p></o:p></span>{_FONT}{second}</span></font>"


@text_layout(Family.HTML)
def html_word(draft: Draft, rng: random.Random) -> Body:
    """A page exported from a word processor, 60 to 150 kB of it styles."""
    body = Body()
    body.add("<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->")
    for line in draft.title:
        body.add(f'<p class=MsoNormal align=center><b style="mso-bidi-font-weight:normal">{_split(line, rng)}</b></p>\n')
    for line in draft.preface:
        body.add(f'<p class=MsoNormal style="text-indent:21.0pt">{_split(line, rng)}<o:p></o:p></p>\n')
    for part in draft.parts:
        if part.heading is not None:
            body.add(f"<p class=MsoNormal><b>{_split(part.heading, rng)}</b></p>\n")
        for line in part.paragraphs:
            body.add(f'<p class=MsoNormal style="text-indent:21.0pt">{_split(line, rng)}<o:p></o:p></p>\n')
        if part.table:
            _table(body, part.rows, rng)
    return body


def _table(body: Body, rows: Rows, rng: random.Random) -> None:
    style = "border-collapse:collapse;mso-padding-alt:0cm 5.4pt"
    body.add(f'<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 style="{style}">\n')
    for row in rows:
        body.add('<tr style="mso-yfti-irow:1;height:22.5pt">\n')
        for box in row:
            spans = (f" colspan={box.columns}" if box.columns > 1 else "") + (f" rowspan={box.rows}" if box.rows > 1 else "")
            if box.key is None:
                text = _split(box.text, rng)
            elif box.text.strip():
                text = f"{_LATIN}{escape(box.text, quote=False)}<o:p></o:p></span>"
            else:
                text = f"{_LATIN}{_EMPTY}</span>"
            body.figure(box.key, f'<td width=57{spans} style="{_STYLE}">{_P}{text}</p></td>\n')
        body.add("</tr>\n")
    body.add("</table>\n")
