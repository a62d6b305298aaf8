"""A rule: one tie-out function with its code, weight and law."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.law.instruments import citation, cited
from gongkai.law.message import Message
from gongkai.report.forms import forms
from gongkai.report.model import AnnualReport, Value
from gongkai.report.place import Place

Check = Callable[["Rule", AnnualReport, Context], Iterator[Finding]]
"""What a rule does: looks at a report in its context and yields what does not hold."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A tie-out rule that can be called like a function.

    `law`: instrument and article; None when the rule is printed in the notice of the report's own form.
    `doc`: the rule in our own words. `prose`: whether it also applies to reports without tables.
    """

    code: str
    severity: Severity
    law: tuple[str, str | None] | None
    doc: str
    prose: bool
    check: Check

    def __call__(self, report: AnnualReport, context: Context) -> Iterator[Finding]:
        """What of the report breaks this rule."""
        return self.check(self, report, context)

    def finding(
        self,
        report: AnnualReport,
        cells: tuple[str, ...],
        expected: Value,
        actual: Value,
        message: Message,
        *,
        status: Verdict = Verdict.VIOLATED,
        at: Place | None = None,
    ) -> Finding:
        """A finding of this rule on that report."""
        return Finding(self.code, self.severity, status, cells, expected, actual, message, self._cite(report), at)

    def _cite(self, report: AnnualReport) -> str:
        if self.law is not None:
            return citation(*self.law)
        form = forms().get(report.form)
        return citation("OGI-R", "50(2)") if form is None else cited(form.notice)


def rule(code: str, severity: Severity, law: tuple[str, str | None] | None = None, *, prose: bool = False) -> Callable[[Check], Rule]:
    """Make the decorated function the rule of that code."""

    def made(check: Check) -> Rule:
        return Rule(code, severity, law, check.__doc__ or "", prose, check)

    return made
