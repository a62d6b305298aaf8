"""TO-01, TO-02, TO-03, TO-05: rows and columns of tables three and four add up."""

from collections.abc import Iterator, Mapping
from functools import cache

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label, sums
from gongkai.law.message import Message
from gongkai.report.forms import Form, Identity, form
from gongkai.report.model import AnnualReport, Cell, Status, Value


@rule("TO-01", Severity.ERROR)
def to_01(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """In every row of table three the six kinds of applicant add up to the row's total."""
    return _unbalanced(rule, report)


@rule("TO-02", Severity.ERROR)
def to_02(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """In every column of table three the results of the year add up to their total."""
    return _unbalanced(rule, report)


@rule("TO-03", Severity.ERROR)
def to_03(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """In every column of table three, received plus carried in equals results plus carried over: the note printed in the form.

    It binds each column: a total column that balances can hide applicant columns that do not.
    """
    return _unbalanced(rule, report)


@rule("TO-05", Severity.ERROR)
def to_05(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """In every block of table four upheld, corrected, other and pending add up to the block's total."""
    return _unbalanced(rule, report)


def _unbalanced(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    cells = report.cells
    for one in _identities(rule.code, form(report.form), cells):
        sides = compare(cells, one.left, one.right)
        if sides is not None:
            yield _finding(rule, report, one, *sides)


def _identities(code: str, form: Form, cells: Mapping[str, Cell]) -> tuple[Identity, ...]:
    identities = form.identities_over(cells)
    if identities is form.identities:
        return _by_rule(form.id).get(code, ())
    # A merged row stands in for each of the rows it replaces, so that their identities become one and the same.
    return tuple(dict.fromkeys(one for one in identities if one.rule == code))


@cache
def _by_rule(id: str) -> Mapping[str, tuple[Identity, ...]]:
    every = form(id).identities
    return {code: tuple(one for one in every if one.rule == code) for code in {one.rule for one in every}}


def compare(cells: Mapping[str, Cell], left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Value, Value, Verdict] | None:
    """How the sums of both sides differ; None when they are equal or nothing can be said.

    The printed operands are added up. A side that is blank as a whole is None. An operand that is absent from the source, or that the
    reader could not decide, silences the comparison: that is the reader's issue.
    """
    try:
        first, printed, blanks = _add(cells, left)
        second, more, others = _add(cells, right)
    except _Undecided:
        return None
    if first == second or not (printed or more):
        return None
    verdict = Verdict.NOT_ASSESSABLE if blanks or others else Verdict.VIOLATED
    return (first if printed else None), (second if more else None), verdict


class _Undecided(Exception):
    """An operand is absent or ambiguous."""


def _add(cells: Mapping[str, Cell], keys: tuple[str, ...]) -> tuple[int, int, int]:
    """Sum of the printed cells, how many are printed, how many blank."""
    total = printed = blanks = 0
    for key in keys:
        cell = cells.get(key)
        if cell is None:
            raise _Undecided
        value = cell[0]
        if value is not None:
            total += value  # type: ignore[assignment] # a Decimal in a count cell adds up as well; TO-04 names it
            printed += 1
        elif cell[1] is Status.AMBIGUOUS:
            raise _Undecided
        else:
            blanks += 1
    return total, printed, blanks


def _finding(rule: Rule, report: AnnualReport, one: Identity, left: Value, right: Value, verdict: Verdict) -> Finding:
    # The printed total is what the parts must come to; the rule of the form reads from left to right.
    expected, actual = (left, right) if rule.code == "TO-03" else (right, left)
    if expected is None:
        expected, actual = actual, None
    message = _message(rule, report, one, left, right, verdict)
    return rule.finding(report, one.left + one.right, expected, actual, message, status=verdict)


def _message(rule: Rule, report: AnnualReport, one: Identity, left: Value, right: Value, verdict: Verdict) -> Message:
    (left_zh, left_en), (right_zh, right_en) = sums(report, one.left), sums(report, one.right)
    end = label(report, one.right[0])
    table = {"TO-05": ("表四", "Table four")}.get(rule.code, ("表三", "Table three"))
    where, sides, english = {
        "TO-01": (f"“{end.row}”行", ("六类申请人之和", "该行总计"), f"row {end.row}: sum of applicants"),
        "TO-02": (f"“{end.column}”列", ("各项办理结果之和", "办理结果总计"), f"column {end.column}: sum of results"),
        "TO-03": (f"“{end.column}”列", ("本年新收与上年结转", "办理结果总计与结转下年度"), f"column {end.column}: received and carried in"),
        "TO-05": (f"“{end.row}”", ("各类结果之和", "总计"), f"{end.row}: sum of results"),
    }[rule.code]
    total = "total and carried over" if rule.code == "TO-03" else "total"
    if verdict is Verdict.NOT_ASSESSABLE:
        return Message(
            f"{table[0]}{where}无法核对：{sides[0]}为 {left_zh}，{sides[1]}为 {right_zh}，其中有空白格。请补填空白格，没有的填“0”。",
            f"{table[1]}, {english} {left_en}, {total} {right_en}: cannot be decided, cells are blank. "
            "Fill them in, with 0 where there is none.",
        )
    gap = abs((left or 0) - (right or 0))
    return Message(
        f"{table[0]}{where}不平：{sides[0]} {left_zh}，{sides[1]} {right_zh}，{left} ≠ {right}，相差 {gap}。请对照登记台账核对并更正。",
        f"{table[1]}, {english} {left_en}, {total} {right_en}: {left} ≠ {right}, differs by {gap}. Compare with the register and correct.",
    )
