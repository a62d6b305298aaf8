"""From truths to a file: drafts, mixers, layout, page, encoding."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from html import escape
from itertools import accumulate

from lab.generate.draft import Draft, make_draft
from lab.generate.layouts import Body, Family, Layout
from lab.generate.mixers import MIXERS
from lab.generate.rendered import Certainty, Expected, ExpectedReport, Rendered
from lab.generate.truth import Truth


class Frame(StrEnum):
    """Changes to the file as a whole, on top of any layout of text or HTML."""

    SEVERAL_REPORTS = "several_reports"
    """Two reports, one after the other (also in DOCX and PDF)."""
    SAME_REPORT_TWICE = "same_report_twice"
    """The same report again, the second time cut off."""
    TRUNCATED = "truncated"
    """The report breaks off."""
    SUPERSEDED_FORM = "superseded_form"
    """The 2019 form for a report of 2021 or 2022."""
    GBK = "gbk"
    GB18030 = "gb18030"
    UTF8_BOM = "utf8_bom"
    CHARSET_UNDECLARED = "charset_undeclared"
    """No meta element names the encoding."""
    MOJIBAKE_LATIN1 = "mojibake_latin1"
    """UTF-8 taken for Latin-1 and encoded again: every byte can be won back."""
    MOJIBAKE_GBK = "mojibake_gbk"
    """UTF-8 taken for GBK: characters are lost for good."""


_SUFFIXES = {
    Family.HTML: ".html",
    Family.SCRIPT: ".html",
    Family.JSON: ".json",
    Family.DOCX: ".docx",
    Family.XLSX: ".xlsx",
    Family.PDF: ".pdf",
}


def render(layout: Layout, truths: Sequence[Truth], rng: random.Random, mixers: Sequence[str] = ()) -> Rendered:
    """The truths printed by the layout, with draft mixers and frames applied by name.

    Shape: `truths` has as many reports as the file; layouts with a number of their own take just that many.
    """
    chosen = sorted((one for one in MIXERS.values() if one.name in mixers), key=lambda one: one.stage)
    frames = frozenset(Frame(name) for name in mixers if name not in MIXERS)
    drafts = []
    for truth in truths:
        draft = make_draft(truth, rng)
        for one in chosen:
            one.change(draft, rng)
        drafts.append(draft)
    names = tuple(mixers)
    if layout.pack is not None:
        content = layout.pack(drafts, rng)
        reports = tuple(_expected(draft) for draft in drafts)
        return Rendered(content, layout.family.media, _SUFFIXES[layout.family], reports, layout.name, names)
    text, reports = _printed(layout, drafts, frames, rng)
    suffix = _SUFFIXES.get(layout.family, ".md" if layout.name.startswith("markdown") else ".txt")
    return Rendered(_encoded(text, layout.family, frames), layout.family.media, suffix, reports, layout.name, names)


def _expected(draft: Draft, *, truncated: bool = False, duplicate_of: int | None = None) -> ExpectedReport:
    truth = draft.truth
    return ExpectedReport(truth.organ.name, truth.year, truth.form.id, dict(draft.expected), truncated, duplicate_of)


def _printed(layout: Layout, drafts: list[Draft], frames: frozenset[Frame], rng: random.Random) -> tuple[str, tuple[ExpectedReport, ...]]:
    assert layout.write is not None
    bodies = [layout.write(draft, rng) for draft in drafts]
    if frames & {Frame.MOJIBAKE_GBK}:
        for draft in drafts:
            draft.weaken(list(draft.expected), Certainty.DESTROYED)
    reports = [_expected(draft) for draft in drafts]
    if Frame.SAME_REPORT_TWICE in frames:
        bodies.append(Body(list(bodies[0].pieces), bodies[0].marks))
        reports.append(_expected(drafts[0], truncated=True, duplicate_of=0))
    cut = Frame.SAME_REPORT_TWICE in frames or Frame.TRUNCATED in frames
    if cut:
        reports[-1] = _cut(bodies[-1], reports[-1], rng)
    return _page(layout.family, drafts, bodies, frames, cut=cut), tuple(reports)


def _cut(body: Body, report: ExpectedReport, rng: random.Random) -> ExpectedReport:
    """Cut the body somewhere after its beginning; what stood behind the cut, or was cut in two, is destroyed."""
    ends = list(accumulate(map(len, body.pieces)))
    at = int(ends[-1] * rng.uniform(0.3, 1))
    last = min(bisect_right(ends, at), len(ends) - 1)
    kept = ends[last] - len(body.pieces[last])
    body.pieces[last:] = [body.pieces[last][: at - kept]]
    lost = {key for key, index in body.marks.items() if index >= last}
    torn = {key.rpartition(".")[0] if key.startswith("requests.") else key.partition(".")[0] for key in lost}
    cells: dict[str, Expected] = {}
    for key, cell in report.cells.items():
        row = key.rpartition(".")[0] if key.startswith("requests.") else key.partition(".")[0]
        if key in lost:
            cells[key] = cell._replace(certainty=Certainty.DESTROYED)
        elif row in torn and cell.certainty is Certainty.PRESENT:
            cells[key] = cell._replace(certainty=Certainty.RECOVERABLE)
        else:
            cells[key] = cell
    return ExpectedReport(report.organ, report.year, report.form, cells, True, report.duplicate_of)


def _page(family: Family, drafts: list[Draft], bodies: list[Body], frames: frozenset[Frame], *, cut: bool) -> str:
    """The bodies with what the page has around them."""
    before, after = drafts[0].before, drafts[-1].after
    texts = ["".join(body.pieces) for body in bodies]
    match family:
        case Family.HTML | Family.SCRIPT:
            head = _html_head(drafts[0], frames) + "".join(map(_html_line, before))
            if cut:
                return head + _html_opening(family) + "\n".join(texts)
            feet = "".join(f"<div class='foot'>{escape(line)}</div>\n" for line in after)
            return head + _html_opening(family) + "\n".join(texts) + _html_closing(family) + feet + "</body>\n</html>\n"
        case Family.JSON:
            return "\n".join(texts)
        case _:
            end = " " if family is Family.LINE else "\n"
            mark = "..." if cut and after else ""  # what follows the cut must not touch a figure that was cut in two
            return end.join([*before, end.join(texts) + mark, *after])


def _html_head(draft: Draft, frames: frozenset[Frame]) -> str:
    charset = next((name for frame, name in ((Frame.GBK, "gb2312"), (Frame.GB18030, "gb18030")) if frame in frames), "utf-8")
    meta = "" if Frame.CHARSET_UNDECLARED in frames else f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
    style = "<style>td{padding:2px}</style>"
    return f"<!DOCTYPE html>\n<html>\n<head>\n{meta}<title>{escape(draft.title[0])}</title>\n{style}\n</head>\n<body>\n"


def _html_line(line: str) -> str:
    return line if line.startswith("<") else f'<div class="nav"><span>{escape(line)}</span></div>\n'


def _html_opening(family: Family) -> str:
    if family is Family.SCRIPT:
        return '<div id="zoom"></div>\n<script type="text/javascript">\nvar content = "'
    return '<div id="zoom">\n'


def _html_closing(family: Family) -> str:
    if family is Family.SCRIPT:
        return '";\ndocument.getElementById("zoom").innerHTML = content;\n</script>\n'
    return "</div>\n"


def _encoded(text: str, family: Family, frames: frozenset[Frame]) -> bytes:
    if Frame.MOJIBAKE_LATIN1 in frames:
        return text.encode().decode("latin-1").encode()
    if Frame.MOJIBAKE_GBK in frames:
        return text.encode().decode("gb18030", errors="replace").encode()
    if Frame.UTF8_BOM in frames:
        return text.encode("utf-8-sig")
    if frames & {Frame.GBK, Frame.GB18030}:
        narrow = text.replace("\xa0", "&nbsp;" if family in {Family.HTML, Family.SCRIPT} else "\u3000")
        try:
            return narrow.encode("gbk" if Frame.GBK in frames else "gb18030")
        except UnicodeEncodeError:
            return narrow.encode("gb18030")
    return text.encode()
