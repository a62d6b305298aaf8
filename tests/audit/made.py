"""Audited sources that the tests share: invented organs and figures, every kind of place, status and value."""

from decimal import Decimal

from gongkai.audit.model import AuditedReport, AuditedSource, Refusal
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.law.message import Message
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status
from gongkai.report.place import BoxPlace, NodePlace, PartPlace, TextPlace

LONG = "1234567890123456789.0500"
CELLS = {
    "disclosure.rules.made": Cell(3, Status.READ, "3", TextPlace(40, 41)),
    "disclosure.rules.newly_disclosed": Cell(None, Status.BLANK, "—", NodePlace("/html/body/table[1]/tr[2]", "/td[3]", 0, 1)),
    "disclosure.licensing.decisions": Cell(12, Status.INFERRED, "1204", BoxPlace(2, 10.5, 20.0, 30.25, 40.1)),
    "disclosure.licensing.items_change": Cell(-4, Status.INFERRED, "1204", BoxPlace(2, 10.5, 20.0, 30.25, 40.1)),
    "disclosure.fees.items_previous": Cell(None, Status.AMBIGUOUS, "55", PartPlace("表 一", "B5")),
    "disclosure.procurement.amount_wan": Cell(
        Decimal("1234567890123456789.0500"), Status.READ, "1234567890123456789.0500", TextPlace(90, 114)
    ),
}
FINDING = Finding(
    "TO-12",
    Severity.WARNING,
    Verdict.VIOLATED,
    ("disclosure.rules.made",),
    Decimal("3.10"),
    None,
    Message("正文写作“3.10”。", "The prose says 3.10."),
    "国办公开办函〔2021〕30号",
    TextPlace(5, 9),
)
UNDECIDED = Finding("TO-01", Severity.ERROR, Verdict.NOT_ASSESSABLE, (), 1, 2, Message("不能判断", "undecided"), "x")
ISSUE = Issue(
    IssueCode.AMBIGUOUS_CELLS, "两种读法：5和5，或55。", "Two readings.", PartPlace("表 一", "B5"), ("disclosure.fees.items_previous",)
)
ODD = Issue(IssueCode.ENCODING_REPAIRED, "编码已修复", "The encoding was repaired.")


def report(organ: str | None = "清河市某局", year: int | None = 2020, *, carried_out: int = 1, form: str = "cn-ogi-2019") -> AnnualReport:
    """A report with the cells above and one more, with prose."""
    cells = {**CELLS, "requests.carried_out.total": Cell(carried_out, Status.READ, str(carried_out), TextPlace(200, 201))}
    return AnnualReport(organ, year, form, cells, Scope.OWN, (Passage(0, "前言\n正文", 0, TextPlace(0, 5)), Passage(None, "其他", 30)))


def audited(*reports: AnnualReport, source: str = "某局.html") -> AuditedSource:
    """A source with these reports, one unless given; the first has a finding and an issue, the second is truncated."""
    made = []
    for number, one in enumerate(reports or (report(),)):
        first = number == 0
        read = ReadReport(number, one, (ISSUE,) if first else (), number == 1, None, (number, number + 9))
        made.append(AuditedReport(read, (FINDING,) if first else ()))
    return AuditedSource(source, tuple(made), (ODD,))


REFUSED = AuditedSource("坏.pdf", refusal=Refusal("the PDF is damaged", "page 3", "it ends", "print it again"))
