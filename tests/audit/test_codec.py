"""The JSON of `gongkai read --json`, as the design has it, and back."""

import json
from typing import Any

import pytest

from gongkai.audit.codec import Language, audited_from_json, audited_to_json
from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.errors import ContractError
from gongkai.report.codec import dumps, loads
from tests.audit.made import FINDING, ISSUE, REFUSED, UNDECIDED, audited

SOURCE = audited()


def lines(source: AuditedSource, language: Language = Language.ZH) -> str:
    return dumps(audited_to_json(source, language))


def test_the_members_and_their_order() -> None:
    data = json.loads(lines(SOURCE))
    (one,) = data["reports"]

    assert list(data) == ["source", "reports", "issues"]
    assert list(one) == ["index", "organ", "year", "form", "scope", "truncated", "duplicate_of", "cells", "findings", "issues"]
    assert list(one["findings"][0]) == ["code", "severity", "status", "cells", "expected", "actual", "message", "law", "at"]
    assert one["issues"] == [
        {"code": "ambiguous_cells", "message": ISSUE.zh, "at": {"part": "表 一", "cell": "B5"}, "cells": ["disclosure.fees.items_previous"]}
    ]
    assert data["issues"] == [{"code": "encoding_repaired", "message": "编码已修复", "at": None}]
    assert one["cells"]["disclosure.rules.made"] == {"value": 3, "printed": "3", "status": "read", "at": {"start": 40, "end": 41}}


def test_amounts_keep_their_digits_and_chinese_stays_chinese() -> None:
    text = lines(SOURCE)

    assert '"value": 1234567890123456789.0500' in text
    assert '"expected": 3.10' in text
    assert "清河市某局" in text
    assert "\n" not in text


def test_a_finding_without_a_place_has_no_at() -> None:
    (one,) = SOURCE.reports
    source = AuditedSource("a", (AuditedReport(one.read, (UNDECIDED,)),))

    assert "at" not in json.loads(lines(source))["reports"][0]["findings"][0]


def test_messages_are_in_the_language_asked_for() -> None:
    english = json.loads(lines(SOURCE, Language.EN))["reports"][0]

    assert english["findings"][0]["message"] == "The prose says 3.10."
    assert english["issues"][0]["message"] == "Two readings."


def test_a_refused_file_has_an_error() -> None:
    assert json.loads(lines(REFUSED)) == {
        "source": "坏.pdf",
        "reports": [],
        "issues": [],
        "error": {"what": "the PDF is damaged", "where": "page 3", "why": "it ends", "remedy": "print it again"},
    }


@pytest.mark.parametrize("source", [SOURCE, REFUSED, AuditedSource("empty")], ids=["read", "refused", "empty"])
@pytest.mark.parametrize("language", list(Language))
def test_what_is_written_can_be_read_and_written_again(source: AuditedSource, language: Language) -> None:
    text = lines(source, language)

    assert lines(audited_from_json(loads(text)), language) == text


def test_reading_gives_the_values_back() -> None:
    (one,) = audited_from_json(loads(lines(SOURCE))).reports
    (original,) = SOURCE.reports

    assert one.read.report.cells == original.read.report.cells
    assert one.findings[0].expected == FINDING.expected
    assert one.findings[0].at == FINDING.at
    assert one.read.issues[0].at == ISSUE.at


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("source",), 3),
        (("reports",), None),
        (("reports", 0, "index"), "0"),
        (("reports", 0, "truncated"), 0),
        (("reports", 0, "duplicate_of"), "0"),
        (("reports", 0, "form"), "cn-ogi-1999"),
        (("reports", 0, "cells", "disclosure.rules.made", "value"), "3"),
        (("reports", 0, "findings", 0, "severity"), "grave"),
        (("reports", 0, "findings", 0, "status"), "satisfied"),
        (("reports", 0, "findings", 0, "expected"), "3.10"),
        (("reports", 0, "findings", 0, "actual"), True),
        (("reports", 0, "findings", 0, "cells"), [3]),
        (("reports", 0, "findings", 0, "at"), {"line": 3}),
        (("reports", 0, "issues", 0, "code"), "unheard_of"),
        (("issues",), {}),
        (("error",), "no"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(path: tuple[Any, ...], value: object) -> None:
    data = json.loads(lines(SOURCE))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value

    with pytest.raises(ContractError):
        audited_from_json(loads(json.dumps(data)))


@pytest.mark.parametrize("data", [None, [], "x", 3, {}])
def test_what_is_no_source_is_refused(data: object) -> None:
    with pytest.raises(ContractError):
        audited_from_json(data)
