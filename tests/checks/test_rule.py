"""Rules as values."""

from collections.abc import Iterator

from gongkai.checks.context import NOTHING, Context
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.checks.rule import Rule, rule
from gongkai.law.message import Message
from gongkai.report.model import AnnualReport
from tests.checks.reports import zeros


@rule("TO-99", Severity.INFO, ("OGI-R", "50(1)"))
def to_99(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """Nothing is ever right."""
    yield rule.finding(report, ("requests.received.total",), 1, 2, Message("错", "wrong"), status=Verdict.NOT_ASSESSABLE)


@rule("TO-98", Severity.ERROR)
def to_98(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """A rule of the form itself."""
    yield rule.finding(report, (), None, None, Message("错", "wrong"))


def test_a_rule_carries_its_code_weight_law_and_words() -> None:
    assert (to_99.code, to_99.severity, to_99.doc, to_99.prose) == ("TO-99", Severity.INFO, "Nothing is ever right.", False)

    (finding,) = to_99(zeros(), NOTHING)

    assert (finding.code, finding.severity, finding.status) == ("TO-99", Severity.INFO, Verdict.NOT_ASSESSABLE)
    assert finding.law.endswith("第五十条第一款")


def test_a_rule_without_a_law_of_its_own_rests_on_the_notice_of_the_form() -> None:
    cited = [finding.law for report in (zeros(), zeros("cn-ogi-2019", 2020)) for finding in to_98(report, NOTHING)]

    assert [law[-len("国办公开办函〔2021〕30号）") :] for law in cited] == ["国办公开办函〔2021〕30号）", "国办公开办函〔2019〕60号）"]
    (finding,) = to_98(AnnualReport("青山县", 2017, "prose", {}), NOTHING)
    assert finding.law.endswith("第五十条第二款")
