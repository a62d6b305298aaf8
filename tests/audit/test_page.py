"""The audit page is given what the audit found."""

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.audit.page import page_source
from gongkai.render.page import PageSeverity, SourceText, audit_page
from tests.audit.made import FINDING, ISSUE, REFUSED, UNDECIDED, audited


def test_everything_is_handed_over() -> None:
    (one,) = audited().reports
    view = (SourceText("正文"),)
    source = page_source(AuditedSource("a", (AuditedReport(one.read, (FINDING, UNDECIDED)),)), "html", view)
    (given,) = source.reports
    first, second = given.findings

    assert (source.name, source.media, source.view, source.refused) == ("a", "html", view, None)
    assert given.report is one.read.report
    assert (first.code, first.severity, first.violated) == ("TO-12", PageSeverity.WARNING, True)
    assert (first.cells, first.expected, first.actual, first.at) == (FINDING.cells, FINDING.expected, FINDING.actual, FINDING.at)
    assert (first.zh, first.en, first.law) == (FINDING.message.zh, FINDING.message.en, FINDING.law)
    assert not second.violated
    assert (given.issues[0].code, given.issues[0].cells) == ("ambiguous_cells", ISSUE.cells)


def test_a_refused_file_is_on_the_page_with_the_reason() -> None:
    source = page_source(REFUSED)

    assert source.refused == "page 3: the PDF is damaged. it ends. print it again."
    assert "the PDF is damaged" in audit_page([source])
