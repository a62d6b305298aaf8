"""The audit page: every report of some sources with its findings, its tables and, beside them, the source with the evidence marked."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.render import markup
from gongkai.render.page_model import (
    Mark,
    PageFinding,
    PageIssue,
    PageReport,
    PageSeverity,
    PageSource,
    SourceCell,
    SourceGrid,
    SourceText,
    anchor,
)
from gongkai.render.page_report import SEVERITY_LABELS, ReportFrame, flags, heading, issue_list, report_section
from gongkai.render.page_source import Links, anchors, view

__all__ = [
    "Mark",
    "PageFinding",
    "PageIssue",
    "PageReport",
    "PageSeverity",
    "PageSource",
    "SourceCell",
    "SourceGrid",
    "SourceText",
    "anchor",
    "audit_page",
]

_TITLE = "政府信息公开工作年度报告校验结果"


def audit_page(sources: Iterable[PageSource]) -> str:
    """The whole page as HTML that needs nothing from outside and runs no script. Same sources, same text.

    A figure links to the place in the source where it was read, the place back to the figure, a finding to its cells and to its place.

    Raises: ContractError when a report does not fit its form.
    """
    given = tuple(sources)
    body = "".join(_source(source, number) for number, source in enumerate(given))
    return markup.page(_TITLE, f'<main class="audit">\n{_summary(given)}{body}</main>', "table", "audit")


def _summary(sources: Sequence[PageSource]) -> str:
    reports = [item for source in sources for item in source.reports]
    findings = _counts(reports)
    figures = [
        ("文件", len(sources), ""),
        ("报告", len(reports), ""),
        *((SEVERITY_LABELS[severity], findings[severity], severity.value) for severity in PageSeverity),
        ("不能判断", findings["undecided"], "undecided"),
        ("读取疑点", sum(len(item.issues) for item in reports) + sum(len(source.issues) for source in sources), ""),
    ]
    tiles = "".join(f'<div class="{kind}{"" if count else " zero"}"><dd>{count}</dd><dt>{name}</dt></div>' for name, count, kind in figures)
    rows = "".join(_summary_rows(source, number) for number, source in enumerate(sources))
    return (
        f'<header>\n<h1>{_TITLE}</h1>\n<dl class="tiles">{tiles}</dl>\n'
        '<div class="scroll" role="region" tabindex="0" aria-label="报告一览"><table class="overview">\n'
        "<thead><tr><th>文件</th><th>报告</th><th>年度</th><th>错误</th><th>警告</th><th>提示</th><th>不能判断</th><th>疑点</th></tr></thead>\n"
        f"<tbody>\n{rows}</tbody></table></div>\n</header>\n"
    )


def _counts(reports: Iterable[PageReport]) -> Counter[str]:
    """Violated findings by severity, and those that could not be decided."""
    return Counter(str(one.severity) if one.violated else "undecided" for item in reports for one in item.findings)


def _summary_rows(source: PageSource, number: int) -> str:
    name = f'<a href="#s{number}">{markup.text(source.name)}</a>'
    if not source.reports:
        why = source.refused or "没有年度报告"
        return f'<tr class="refused"><td>{name}</td><td colspan="6">{markup.text(why)}</td><td>{len(source.issues)}</td></tr>\n'
    rows = []
    for index, item in enumerate(source.reports):
        counts = _counts([item])
        cells = [counts[kind] for kind in (*PageSeverity, "undecided")] + [len(item.issues)]
        figures = "".join(f'<td class="{"some" if count else "zero"}">{count}</td>' for count in cells)
        rows.append(
            f'<tr><td>{name}</td><td><a href="#s{number}r{index}">{markup.text(heading(item))}</a></td>'
            f"<td>{item.report.year or '—'}</td>{figures}</tr>\n"
        )
    return "".join(rows)


def _source(source: PageSource, number: int) -> str:
    marked = anchors(source)
    frames = [ReportFrame(f"s{number}r{index}", f"s{number}-", marked) for index in range(len(source.reports))]
    own = ReportFrame(f"s{number}", f"s{number}-", marked)
    reports = "".join(report_section(item, frame) for item, frame in zip(source.reports, frames, strict=True))
    issues = f'<ul class="file-issues">\n{issue_list(source.issues, own)}</ul>\n' if source.issues else ""
    refused = f'<p class="notice">{markup.text(source.refused)}</p>\n' if source.refused else ""
    shown = view(source, _links(source, own, frames))
    aside = f'<aside aria-label="原文"><h3>原文</h3>\n<div class="original">{shown}</div></aside>\n' if shown else ""
    return (
        f'<article id="s{number}"{"" if shown else " class=alone"}>\n<h2>{markup.text(source.name)}'
        f' <small>{markup.text(source.media)}</small></h2>\n<div class="columns"><div class="reports">{refused}{issues}{reports}</div>\n'
        f"{aside}</div></article>\n"
    )


def _links(source: PageSource, own: ReportFrame, frames: Sequence[ReportFrame]) -> Links:
    """Where the source's marks lead back to."""
    figures: dict[str, list[str]] = {}
    remarks: dict[str, list[str]] = {}
    severities: dict[str, PageSeverity] = {}
    order = list(PageSeverity)

    def weigh(name: str, finding: PageFinding) -> None:
        if finding.violated and (name not in severities or order.index(finding.severity) < order.index(severities[name])):
            severities[name] = finding.severity

    for item, frame in zip(source.reports, frames, strict=True):
        named = flags(item)
        for key, cell in item.report.cells.items():
            if cell.at is not None:
                figures.setdefault(anchor(cell.at), []).append(markup.text(frame.figure(key)))
                for number in named.get(key, ()):
                    weigh(anchor(cell.at), item.findings[number])
        for number, finding in enumerate(item.findings):
            if finding.at is not None:
                remarks.setdefault(anchor(finding.at), []).append(frame.finding(number))
                weigh(anchor(finding.at), finding)
        for number, issue in enumerate(item.issues):
            if issue.at is not None:
                remarks.setdefault(anchor(issue.at), []).append(frame.issue(number))
    for number, issue in enumerate(source.issues):
        if issue.at is not None:
            remarks.setdefault(anchor(issue.at), []).append(own.issue(number))
    return Links(own.prefix, figures, remarks, severities)
