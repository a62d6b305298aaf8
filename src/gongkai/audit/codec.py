"""An audited source as the JSON object that `gongkai read --json` prints, and back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from gongkai.audit.model import AuditedReport, AuditedSource, Refusal
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.codec import place_from_json, place_to_json, report_from_json, report_to_json
from gongkai.report.model import Value


class Language(StrEnum):
    """The languages of messages."""

    ZH = "zh"
    EN = "en"


_Member = TypeVar("_Member", bound=StrEnum)
_REPORT_FIELDS = ("organ", "year", "form", "scope", "cells")


def audited_to_json(audited: AuditedSource, language: Language = Language.ZH) -> dict[str, Any]:
    """The object, keys in a fixed order; write it with `gongkai.report.codec.dumps`, which keeps the digits of amounts.

    Raises: ContractError when a cell's key is not of its report's form.
    """
    data: dict[str, Any] = {
        "source": audited.source,
        "reports": [_report_to_json(one, language) for one in audited.reports],
        "issues": [_issue_to_json(issue, language) for issue in audited.issues],
    }
    if audited.refusal is not None:
        data["error"] = audited.refusal._asdict()
    return data


def audited_from_json(data: Any) -> AuditedSource:
    """The source that `audited_to_json` wrote, read with `gongkai.report.codec.loads`; a message is there in one language only.

    Raises: ContractError when a key or a type does not fit.
    """
    source = _get(data, "source", str, "source")
    reports = tuple(
        _report_from_json(one, f"{source}: reports[{number}]") for number, one in enumerate(_get(data, "reports", list, source))
    )
    issues = tuple(_issue_from_json(one, f"{source}: issues") for one in _get(data, "issues", list, source))
    if "error" not in data:
        return AuditedSource(source, reports, issues)
    error = _get(data, "error", dict, source)
    return AuditedSource(source, reports, issues, Refusal(*(_get(error, part, str, f"{source}: error") for part in Refusal._fields)))


def _report_to_json(one: AuditedReport, language: Language) -> dict[str, Any]:
    read = one.read
    report = report_to_json(read.report)
    cells = report.pop("cells")
    return {
        "index": read.index,
        **report,
        "truncated": read.truncated,
        "duplicate_of": read.duplicate_of,
        "cells": cells,
        "findings": [_finding_to_json(finding, language) for finding in one.findings],
        "issues": [_issue_to_json(issue, language) for issue in read.issues],
    }


def _finding_to_json(finding: Finding, language: Language) -> dict[str, Any]:
    data = {
        "code": finding.code,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "cells": finding.cells,
        "expected": finding.expected,
        "actual": finding.actual,
        "message": finding.message.zh if language is Language.ZH else finding.message.en,
        "law": finding.law,
    }
    return data if finding.at is None else {**data, "at": place_to_json(finding.at)}


def _issue_to_json(issue: Issue, language: Language) -> dict[str, Any]:
    at = None if issue.at is None else place_to_json(issue.at)
    data = {"code": issue.code.value, "message": issue.zh if language is Language.ZH else issue.en, "at": at}
    return {**data, "cells": issue.cells} if issue.cells else data


def _report_from_json(data: Any, where: str) -> AuditedReport:
    index = _get(data, "index", int, where)
    duplicate_of = None if data.get("duplicate_of") is None else _get(data, "duplicate_of", int, where)
    report = report_from_json({name: data[name] for name in _REPORT_FIELDS if name in data})
    issues = tuple(_issue_from_json(one, f"{where}.issues") for one in _get(data, "issues", list, where))
    findings = tuple(_finding_from_json(one, f"{where}.findings") for one in _get(data, "findings", list, where))
    return AuditedReport(ReadReport(index, report, issues, _get(data, "truncated", bool, where), duplicate_of, (0, 0)), findings)


def _finding_from_json(data: Any, where: str) -> Finding:
    message = _get(data, "message", str, where)
    return Finding(
        code=_get(data, "code", str, where),
        severity=_member(Severity, _get(data, "severity", str, where), where),
        status=_member(Verdict, _get(data, "status", str, where), where),
        cells=_texts(_get(data, "cells", list, where), where),
        expected=_side(data.get("expected"), where),
        actual=_side(data.get("actual"), where),
        message=Message(message, message),
        law=_get(data, "law", str, where),
        at=None if data.get("at") is None else place_from_json(data["at"], f"{where}.at"),
    )


def _issue_from_json(data: Any, where: str) -> Issue:
    message = _get(data, "message", str, where)
    at = None if data.get("at") is None else place_from_json(data["at"], f"{where}.at")
    return Issue(_member(IssueCode, _get(data, "code", str, where), where), message, message, at, _texts(data.get("cells", []), where))


def _get(data: Any, name: str, kind: type, where: str) -> Any:
    """The member of that name, if it is of that type."""
    if not isinstance(data, Mapping) or not isinstance(data.get(name), kind):
        raise ContractError(f"{name!r} is missing or not {kind.__name__}", where=where, remedy="give lines that gongkai read --json wrote")
    return data[name]


def _side(value: Any, where: str) -> Value:
    if value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool)):
        return value
    raise ContractError(f"{value!r} is neither a number nor null", where=where, remedy="give lines that gongkai read --json wrote")


def _texts(values: Sequence[Any], where: str) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ContractError("'cells' holds something that is not text", where=where, remedy="give lines that gongkai read --json wrote")
    return tuple(values)


def _member(kind: type[_Member], value: str, where: str) -> _Member:
    if value not in set(kind):
        raise ContractError(f"{value!r} is not one of {', '.join(kind)}", where=where, remedy="read the file again with this version")
    return kind(value)
