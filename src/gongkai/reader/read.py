"""Bytes of a published report → the reports in it: data, places and issues. Nothing is repaired and nothing is guessed in silence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.reader.characters import folded
from gongkai.reader.document import GRID_MARK, Document, Media
from gongkai.reader.outline.duplicates import duplicates
from gongkai.reader.outline.identity import Identified, identify
from gongkai.reader.outline.sections import SectionSpan, sections
from gongkai.reader.outline.segment import Segment, segments
from gongkai.reader.prose_cells import prose_cells
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.reader.source.decode import decode
from gongkai.reader.source.escapes import scripts_with_tables
from gongkai.reader.source.html import html_document
from gongkai.reader.source.sniff import sniff
from gongkai.reader.tables.choose import form_of
from gongkai.reader.tables.find import holds_two, tables_of
from gongkai.reader.tables.printed import TablePrint
from gongkai.reader.tables.remembered import whole_tables
from gongkai.reader.tables.settle import settle
from gongkai.report.forms import Form
from gongkai.report.model import PROSE_FORM, AnnualReport, Cell, Passage
from gongkai.report.place import TextPlace


@dataclass(frozen=True, slots=True)
class ReadSource:
    """All that one source holds. `issues` are those of the source itself, not of a report in it."""

    document: Document
    reports: tuple[ReadReport, ...]
    issues: tuple[Issue, ...]


def read(content: bytes) -> ReadSource:
    """The reports in the bytes of a web page, text, Markdown, DOCX, XLSX or PDF.

    Raises: InputRefused when the bytes cannot be taken at all: of another kind, damaged, encrypted, or built to exhaust the reader.
    """
    document, issues = open_document(content)
    reports = read_document(document)
    if not reports:
        zh, en = "没有找到政府信息公开工作年度报告", "no annual report on open government information was found"
        issues = (*issues, Issue(IssueCode.NO_REPORT, zh, en))
    return ReadSource(document, reports, issues)


def open_document(content: bytes) -> tuple[Document, tuple[Issue, ...]]:
    """The document in the bytes, by what they are, whatever the file was called.

    Raises: InputRefused.
    """
    media = sniff(content)
    # The libraries for office files take as long to load as all the rest: each is loaded when the first such file comes.
    if media is Media.DOCX:
        from gongkai.reader.source.docx import docx_document  # noqa: PLC0415 (see above)

        return docx_document(content)
    if media is Media.XLSX:
        from gongkai.reader.source.xlsx import xlsx_document  # noqa: PLC0415 (see above)

        return xlsx_document(content)
    if media is Media.PDF:
        from gongkai.reader.source.pdf import pdf_document  # noqa: PLC0415 (see above)

        return pdf_document(content)
    decoded = decode(content)
    if media is Media.HTML:
        page = scripts_with_tables(decoded.text)
        return html_document(page, decoded.utf8 if page is decoded.text else None), decoded.issues
    return Document(Media.TEXT, decoded.text, (), TextPlace), decoded.issues


def located(report: AnnualReport, document: Document) -> AnnualReport:
    """The report with the places of its prose, which reading leaves out but for text: most of them nobody asks for."""
    prose = (replace(one, at=document.locate(one.start, one.start + len(one.text))) for one in report.prose)
    return replace(report, prose=tuple(prose))


def read_document(document: Document) -> tuple[ReadReport, ...]:
    """The reports of a document, duplicates marked."""
    parts = segments(document.text)
    identified = [identify(document.text, part, document.locate) for part in parts]
    copies = duplicates([(who, document.text[part.start : part.end]) for who, part in zip(identified, parts, strict=True)])
    return tuple(
        _report(document, index, part, who, copy) for index, (part, who, copy) in enumerate(zip(parts, identified, copies, strict=True))
    )


def _report(document: Document, index: int, part: Segment, who: Identified, copy: int | None) -> ReadReport:
    spans = () if who.empty else sections(document.text, part)
    grids = () if who.empty else tuple([grid for grid in document.grids if part.start <= grid.start < part.end])
    clear = whole_tables(grids) if grids and not holds_two(folded(document.text), part) else None
    tables = () if who.empty else tables_of(document, part, spans) if clear is None else clear.tables
    form, issues = form_of(tables, who.year) if clear is None else clear.form_of(who.year)
    found: list[Issue] = [*who.issues, *issues]
    cells: dict[str, Cell]
    if form is None:
        # A report without a year may be one of today's whose tables were lost: its sentences are not what the old form counted.
        cells, prose_issues = prose_cells(document.text, part, document.locate, who.year) if who.year is not None else ({}, ())
        found += prose_issues
    else:
        taken = None if clear is None else clear.cells(form)
        cells, more = taken or _cells(tables if clear is None else tables_of(document, part, spans), form)
        found += more
        found += _missing(tables, form, spans, who)
    if copy is not None:
        zh, en = f"与本文件第 {copy + 1} 份报告相同", f"the same as report {copy + 1} of this source"
        found.append(Issue(IssueCode.DUPLICATE, zh, en, document.locate(part.start, part.end)))
    report = AnnualReport(
        who.organ, who.year, form.id if form else PROSE_FORM, cells, who.scope, tuple(_passages(document, part, spans, tables))
    )
    return ReadReport(index, report, tuple(found), who.truncated, copy, (part.start, part.end))


def _cells(tables: Sequence[TablePrint], form: Form) -> tuple[dict[str, Cell], list[Issue]]:
    """The cells of all tables in the form's order, and what is doubtful about them."""
    found: dict[str, Cell] = {}
    issues: list[Issue] = []
    for table in tables:
        settled = settle(table, form)
        found.update(settled.cells)
        issues += settled.issues
    stray = tuple(key for key in found if key not in form.kinds)
    if stray:
        zh, en = (
            f"下列各格不在 {form.id} 格式内，未取：{'、'.join(stray)}",
            f"not cells of the form {form.id}, not taken: {', '.join(stray)}",
        )
        issues.append(Issue(IssueCode.UNKNOWN_ROW, zh, en, found[stray[0]].at))
        found = {key: cell for key, cell in found.items() if key in form.kinds}
    for key, parts in form.merged.items():
        if key in found and any(part in found for part in parts):
            del found[key]
    merged = tuple(key for key in form.merged if key in found)
    if merged:
        zh = "“其他处理”只印了一行，没有按法定格式分为三行"
        en = "其他处理 is printed as one row where the form has three"
        issues.append(Issue(IssueCode.MERGED_ROWS, zh, en, found[merged[0]].at, merged))
    return {key: found[key] for key in (*form.keys, *form.merged) if key in found}, issues


def _missing(tables: Sequence[TablePrint], form: Form, spans: Sequence[SectionSpan], who: Identified) -> Iterator[Issue]:
    """What the form wants and the source does not have."""
    printed = {table.table: {row.row for row in table.rows} for table in tables}
    for wanted in form.tables:
        rows = printed.get(wanted.id)
        if rows is None:
            if not who.empty:
                label = next(section.label for section in form.sections if section.number == wanted.section)
                yield Issue(IssueCode.MISSING_TABLE, f"“{label}”没有表格", f"there is no table under {label}")
            continue
        merged = {part for block in wanted.blocks for row in block.rows if row.key in rows for part in row.replaces}
        for block in wanted.blocks:
            for row in block.rows:
                if row.key not in rows and row.key not in merged and not row.replaces:
                    keys = tuple(f"{wanted.id}.{row.key}.{column.key}" for column in block.columns)
                    yield Issue(IssueCode.MISSING_ROW, f"没有“{row.label}”一行的数", f"there are no figures for {row.label}", None, keys)
    if not who.empty and not who.truncated:
        numbers = {span.number for span in spans}
        for section in form.sections:
            if section.number not in numbers:
                yield Issue(IssueCode.MISSING_SECTION, f"没有“{section.label}”的标题", f"there is no heading {section.label}")


def _passages(document: Document, part: Segment, spans: Sequence[SectionSpan], tables: Sequence[TablePrint]) -> Iterator[Passage]:
    """The prose of a report: preface, sections, and in the sections with tables what stands outside them.

    Without places where looking them up is dear and few are needed: `located` has them.
    """
    offsets = folded(document.text).offsets
    starts = sorted(offsets.source(table.start) for table in tables if table.start is not None)
    first = spans[0].start if spans else part.end
    parts: list[tuple[int | None, int, int]] = [(0 if spans else None, part.start, first)]
    parts += [(span.number, span.heading_end, span.end) for span in spans]
    for number, start, end in parts:
        stop = next((at for at in starts if start <= at < end), end)
        position = start
        for piece in document.text[start:stop].split(GRID_MARK):
            if piece.strip():
                at = TextPlace(position, position + len(piece)) if document.media is Media.TEXT else None
                yield Passage(number, piece, position, at)
            position += len(piece) + 1
