"""The audit of one file: what is read and what is checked."""

import pytest

from gongkai.audit.audit import audit, checked
from gongkai.checks.registry import run
from gongkai.errors import InputRefused
from gongkai.reader.read import read
from gongkai.report.place import NodePlace
from tests.conftest import ROOT

PROVINCE = (ROOT / "examples" / "province-2020.html").read_bytes()
BUREAU = (ROOT / "examples" / "bureau-2020.txt").read_bytes()


def test_a_report_is_read_and_checked() -> None:
    audited = audit(PROVINCE, "province")
    (one,) = audited.reports

    assert audited.source == "province"
    assert one.read == read(PROVINCE).reports[0]
    assert [finding.code for finding in one.findings] == ["TO-03"] * 4


def test_a_sentence_of_a_page_that_is_named_has_its_place_there() -> None:
    text = PROVINCE.decode()
    start = text.index("<p>") + len("<p>")
    total = "全年主动公开政府信息10条，其中网站公开8条、微信公众号公开7条。"
    audited = audit((text[:start] + total + text[start:]).encode(), "page")
    (one,) = audited.reports
    named = [finding for finding in one.findings if finding.code == "TO-22"]
    assert named
    assert all(isinstance(finding.at, NodePlace) for finding in named)
    assert {finding.at for finding in named} <= {passage.at for passage in one.read.report.prose}
    assert run(one.read.report) == one.findings


def test_a_duplicate_is_read_and_not_checked() -> None:
    first, second = audit(BUREAU + b"\n\n" + BUREAU, "twice").reports

    assert second.read.duplicate_of == 0
    assert second.read.report.cells
    assert first.findings == run(first.read.report) != ()
    assert second.findings == ()


def test_the_year_before_in_the_same_file_is_context() -> None:
    """The 2021 report takes over what the 2020 report carried out, plus one that nobody carried out."""
    earlier = BUREAU.decode()
    found = read((earlier + "\n\n" + earlier.replace("2020", "2021")).encode())
    assert [one.report.year for one in found.reports] == [2020, 2021]
    alone = [finding.code for finding in run(found.reports[1].report)]
    second = checked(found, "both").reports[1]

    assert "TO-06" not in alone
    assert ("TO-06" in [finding.code for finding in second.findings]) == (
        found.reports[0].report.value("requests.carried_out.total") != found.reports[1].report.value("requests.carried_in.total")
    )


def test_what_cannot_be_taken_is_refused() -> None:
    with pytest.raises(InputRefused):
        audit(b"%PDF-1.7\nnothing", "broken.pdf")
