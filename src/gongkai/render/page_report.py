"""One report as the audit page shows it: facts, findings, issues, and its tables with figures that lead to their evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.render import markup
from gongkai.render.labels import SEPARATOR, cell_labels, prose_labels
from gongkai.render.page_model import PageFinding, PageIssue, PageReport, PageSeverity, anchor
from gongkai.render.printed import LIST_LABEL, PrintedTable, Slot
from gongkai.render.tables import statutory_tables
from gongkai.render.text import number_text, title
from gongkai.report.forms import form as form_by_id
from gongkai.report.model import PROSE_FORM, Scope, Status, Value
from gongkai.report.place import Place

SEVERITY_LABELS = {PageSeverity.ERROR: "错误", PageSeverity.WARNING: "警告", PageSeverity.INFO: "提示"}
"""What a severity is called."""
_GLYPHS = {PageSeverity.ERROR: "✕", PageSeverity.WARNING: "!", PageSeverity.INFO: "i"}
_STATUS_LABELS = {
    Status.READ: "读出",
    Status.BLANK: "空白",
    Status.INFERRED: "推定",
    Status.AMBIGUOUS: "存疑",
    Status.COMPUTED: "汇总计算",
}
_SCOPES = {Scope.OWN: "本级", Scope.AGGREGATE: "汇总"}
_ORDER = list(PageSeverity)


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What a report on the page needs from its source: its own id, the prefix of the source's marks, and the anchors marked there."""

    id: str
    prefix: str
    marked: frozenset[str]

    def figure(self, key: str) -> str:
        """Id of a value cell."""
        return f"{self.id}-{key}"

    def finding(self, number: int) -> str:
        """Id of a finding."""
        return f"{self.id}-finding{number}"

    def issue(self, number: int) -> str:
        """Id of an issue."""
        return f"{self.id}-issue{number}"

    def evidence(self, place: Place | None) -> str | None:
        """Id of the mark that shows the place, None when the source's view does not show it."""
        if place is None or (name := anchor(place)) not in self.marked:
            return None
        return self.prefix + name


@dataclass(frozen=True, slots=True)
class _Names:
    """What cells are called, and which of them the tables show."""

    labels: Mapping[str, str]
    shown: frozenset[str]


def heading(item: PageReport) -> str:
    """What to call the report."""
    return title(item.report) if item.report.organ or item.report.year else "未载明机关和年度的报告"


def flags(item: PageReport) -> Mapping[str, Sequence[int]]:
    """Numbers of the findings that name each cell: violated before undecided, the heaviest first."""
    named: dict[str, list[int]] = {}
    for number, finding in enumerate(item.findings):
        for key in finding.cells:
            named.setdefault(key, []).append(number)
    for numbers in named.values():
        numbers.sort(key=lambda number: (not item.findings[number].violated, _ORDER.index(item.findings[number].severity), number))
    return named


def report_section(item: PageReport, frame: ReportFrame) -> str:
    """The report's section of the page.

    Raises: ContractError when the report does not fit its form.
    """
    tables = statutory_tables(item.report)
    names = _Names(_labels(item), frozenset(slot.key for table in tables for slot in table.slots if slot.key))
    return (
        f'<section class="report" id="{frame.id}">\n<h3>{markup.text(heading(item))}</h3>\n{_facts(item)}\n'
        f"{_findings(item, frame, names)}{_issues(item.issues, frame)}{_tables(item, frame, tables)}</section>\n"
    )


def issue_list(issues: Sequence[PageIssue], frame: ReportFrame) -> str:
    """The issues as list items."""
    return "".join(
        f'<li id="{frame.issue(number)}"><code>{markup.text(one.code)}</code> {markup.text(one.zh)}{_jump(one.at, frame)}'
        f'<span class="en" lang="en">{markup.text(one.en)}</span></li>\n'
        for number, one in enumerate(issues)
    )


def _labels(item: PageReport) -> Mapping[str, str]:
    known = prose_labels() if item.report.form == PROSE_FORM else cell_labels(form_by_id(item.report.form))
    return {key: SEPARATOR.join(path) for key, path in known.items()}


def _facts(item: PageReport) -> str:
    report = item.report
    counts = Counter(cell.status for cell in report.cells.values())
    facts = [
        ("机关", report.organ or "未载明"),
        ("年度", str(report.year or "未载明")),
        ("格式", report.form),
        ("范围", _SCOPES[report.scope] if report.scope else "未说明"),
        *((label, str(counts[status])) for status, label in _STATUS_LABELS.items() if counts[status]),
    ]
    if report.form != PROSE_FORM:
        form = form_by_id(report.form)
        covered = {part for whole, parts in form.merged.items() if whole in report.cells for part in parts}
        absent = sum(key not in report.cells and key not in covered for key in form.keys)
        facts += [("原文无", str(absent))] if absent else []
    notices = ['<p class="notice">原文在报告未完处中断。</p>'] if item.truncated else []
    if item.duplicate_of is not None:
        notices.append(f'<p class="notice">与本文件第 {item.duplicate_of + 1} 份报告重复，只读取，不校验。</p>')
    pairs = "".join(f"<div><dt>{name}</dt><dd>{markup.text(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{pairs}</dl>\n{"".join(notices)}'


def _findings(item: PageReport, frame: ReportFrame, names: _Names) -> str:
    if not item.findings:
        return "" if item.duplicate_of is not None else '<p class="none">校验未发现问题。</p>\n'
    entries = "".join(_finding(one, number, frame, names) for number, one in enumerate(item.findings))
    return f'<h4>校验结果（{len(item.findings)}）</h4>\n<ol class="findings">\n{entries}</ol>\n'


def _finding(one: PageFinding, number: int, frame: ReportFrame, names: _Names) -> str:
    kind = one.severity.value if one.violated else "undecided"
    badge = SEVERITY_LABELS[one.severity] if one.violated else "不能判断"
    glyph = _GLYPHS[one.severity] if one.violated else "?"
    sides = "".join(
        f"<div><dt>{name}</dt><dd>{value}</dd></div>"
        for name, value in (("应为", _number(one.expected)), ("实为", _number(one.actual)), ("相差", _difference(one)))
        if value
    )
    law = f"<div><dt>依据</dt><dd>{markup.text(one.law)}</dd></div>" if one.law else ""
    return (
        f'<li id="{frame.finding(number)}" class="{kind}"><p><span class="badge">{glyph} {badge}</span> '
        f"<code>{markup.text(one.code)}</code> {markup.text(one.zh)}{_jump(one.at, frame)}</p>\n"
        f'<p class="en" lang="en">{markup.text(one.en)}</p>\n<dl class="sides">{sides}{law}</dl>\n{_cell_list(one, frame, names)}</li>\n'
    )


def _number(value: Value) -> str:
    return "" if value is None else number_text(value)


def _difference(one: PageFinding) -> str:
    return "" if one.expected is None or one.actual is None else number_text(one.actual - one.expected)


def _cell_list(one: PageFinding, frame: ReportFrame, names: _Names) -> str:
    if not one.cells:
        return ""
    entries = "".join(f"<li>{_cell_link(key, frame, names)}</li>" for key in one.cells)
    return f"<details><summary>涉及 {len(one.cells)} 个数据</summary><ul>{entries}</ul></details>\n"


def _cell_link(key: str, frame: ReportFrame, names: _Names) -> str:
    label = markup.text(names.labels.get(key, key))
    return f'<a href="#{markup.text(frame.figure(key))}">{label}</a>' if key in names.shown else label


def _jump(place: Place | None, frame: ReportFrame) -> str:
    target = frame.evidence(place)
    return f' <a class="jump" href="#{target}">看原文</a>' if target else ""


def _issues(issues: Sequence[PageIssue], frame: ReportFrame) -> str:
    if not issues:
        return ""
    return (
        f'<details class="issues"{" open" if len(issues) <= 6 else ""}><summary>读取中的疑点（{len(issues)}）</summary>\n'
        f"<ul>\n{issue_list(issues, frame)}</ul></details>\n"
    )


def _tables(item: PageReport, frame: ReportFrame, tables: Sequence[PrintedTable]) -> str:
    named = flags(item)
    headings = {} if item.report.form == PROSE_FORM else {s.number: s.label for s in form_by_id(item.report.form).sections}

    def figure(slot: Slot) -> tuple[str, str]:
        key = slot.key or ""
        target = frame.evidence(slot.cell.at if slot.cell else None)
        shown = markup.text(slot.text) or '<span class="blank">空</span>'
        inner = f'<a href="#{target}">{shown}</a>' if target else shown
        attributes = f'id="{markup.text(frame.figure(key))}" {markup.state_attributes(slot)}'
        if key not in named:
            return attributes, inner
        first = item.findings[named[key][0]]
        kind = first.severity.value if first.violated else "undecided"
        codes = "、".join(dict.fromkeys(item.findings[number].code for number in named[key]))
        flag = (
            f'<a class="flag" href="#{frame.finding(named[key][0])}" title="{markup.text(codes)}"'
            f' aria-label="校验 {markup.text(codes)}">{_GLYPHS[first.severity] if first.violated else "?"}</a>'
        )
        return f'data-flag="{kind}" {attributes}', inner + flag

    return "".join(
        f"<h4>{markup.text(headings.get(table.section or 0, LIST_LABEL))}</h4>\n"
        f"{markup.table(table, headings.get(table.section or 0, LIST_LABEL), figure)}"
        for table in tables
    )
