"""The parts of a report in the order in which they are printed: preface, then each section with its prose and its tables."""

from dataclasses import dataclass

from gongkai.render.printed import PrintedTable
from gongkai.render.tables import statutory_tables
from gongkai.render.text import preface, section_paragraphs
from gongkai.report.forms import Form
from gongkai.report.forms import form as form_by_id
from gongkai.report.model import PROSE_FORM, AnnualReport


@dataclass(frozen=True, slots=True)
class Part:
    """The preface (no heading) or one section."""

    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[PrintedTable, ...]


def parts(report: AnnualReport, form: Form | None = None) -> tuple[Part, ...]:
    """What is printed under the title. A report without prose has its headings and tables only; a prose report has no headings.

    Raises: ContractError when the report does not fit its form.
    """
    tables = statutory_tables(report, form)
    if form is None and report.form == PROSE_FORM:
        return (Part("", preface(report), tables),)
    form = form or form_by_id(report.form)
    sections = tuple(
        Part(section.label, section_paragraphs(report, form, section.number), tuple(t for t in tables if t.section == section.number))
        for section in form.sections
    )
    start = preface(report)
    return (Part("", start, ()), *sections) if start else sections
