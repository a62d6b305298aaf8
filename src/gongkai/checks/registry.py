"""All rules, and how they are run.

One rule of domain needs what no report or ledger holds and is not here: TO-17 reads the instruments that decisions cite.
"""

from dataclasses import replace

from gongkai.checks.arithmetic import to_01, to_02, to_03, to_05
from gongkai.checks.context import NOTHING, Context
from gongkai.checks.continuity import to_06, to_07, to_08, to_09, to_21
from gongkai.checks.finding import Finding
from gongkai.checks.narrative.figures import to_12
from gongkai.checks.narrative.parts import to_22
from gongkai.checks.narrative.shares import to_13
from gongkai.checks.plausibility import to_10, to_11, to_15, to_16, to_19
from gongkai.checks.recount import to_14
from gongkai.checks.rollup import to_18
from gongkai.checks.rule import Rule
from gongkai.checks.shape import to_04, to_20
from gongkai.errors import ContractError
from gongkai.report.model import PROSE_FORM, AnnualReport

CHECKS: tuple[Rule, ...] = (
    to_01,
    to_02,
    to_03,
    to_04,
    to_05,
    to_06,
    to_07,
    to_08,
    to_09,
    to_10,
    to_11,
    to_12,
    to_13,
    to_14,
    to_15,
    to_16,
    to_18,
    to_19,
    to_20,
    to_21,
    to_22,
)
"""Every rule that a report, its prose, last year's report, its children's reports or its ledger can decide."""

_PROSE_CHECKS = tuple(rule for rule in CHECKS if rule.prose)


def run(report: AnnualReport, context: Context = NOTHING) -> tuple[Finding, ...]:
    """What of a report does not hold, in the order of the rules.

    A report without tables (to 2018) has only the rules on prose.
    Raises: ContractError when the context does not fit: a previous report of another year, children on another form.
    """
    previous = context.previous
    if previous is not None and None not in (report.year, previous.year) and previous.year != (report.year or 0) - 1:
        raise ContractError(
            f"the previous report is of {previous.year}, this one of {report.year}", remedy="give the report of the year before, or none"
        )
    if report.form == PROSE_FORM:
        return tuple(finding for rule in _PROSE_CHECKS for finding in rule(report, context))
    if previous is not None and previous.form == PROSE_FORM:
        context = replace(context, previous=None)
    return tuple(finding for rule in CHECKS for finding in rule(report, context))
