"""Patterns over the words before a figure."""

import re

import pytest

from gongkai.checks.narrative import wording as w


@pytest.mark.parametrize(
    ("pattern", "label", "lead"),
    [
        (w.REQUESTS, "全年共收到政府信息公开申请", "全年共"),
        (w.REQUESTS, "受理公民、法人和其他组织的政府信息公开申请", ""),
        (w.REQUESTS, "共办理和答复依申请公开事项", "共"),
        (w.REQUESTS, "收到信函申请", None),
        (w.REQUESTS, "收到行政许可申请", None),
        (w.REQUESTS, "收到政府信息公开申请投诉", None),
        (w.REQUESTS, "收到留言", None),
        (w.CARRIED_IN, "上年结转", ""),
        (w.CARRIED_IN, "2022年度结转申请", ""),
        (w.CARRIED_IN, "结转下年度", None),
        (w.CARRIED_OUT, "结转至下一年度继续办理", ""),
        (w.CARRIED_OUT, "结转2024年度办理", ""),
        (w.REMEDIES, "因政府信息公开引起行政复议", ""),
        (w.REMEDIES, "行政复议和行政诉讼案件", ""),
        (w.REMEDIES, "办理行政复议案件", "办理"),
        (w.REMEDIES, "行政复议维持", None),
        (w.DOCUMENTS, "全年制发行政规范性文件", "全年"),
        (w.DOCUMENTS, "废止规范性文件", None),
        (w.DECISIONS, "作出行政许可决定", ""),
        (w.DECISIONS, "公开行政许可决定", None),
        (w.NO_REQUESTS, "未收到政府信息公开申请", ""),
        (w.NO_REQUESTS, "未收到重复申请", None),
        (w.NO_REMEDIES, "未发生因政府信息公开引起的行政复议、行政诉讼案件", ""),
        (w.NO_REMEDIES, "未发生行政诉讼败诉案件", None),
    ],
)
def test_a_label_is_matched_as_a_whole_or_not_at_all(pattern: re.Pattern[str], label: str, lead: str | None) -> None:
    match = pattern.fullmatch(label)

    assert (match["lead"] if match else None) == lead


@pytest.mark.parametrize(
    ("words", "columns"), [("自然人", 1), ("法人或其他组织", 5), ("法律服务机构", 1), ("企业", 0), ("自然人和企业", 0)]
)
def test_applicants_by_column(words: str, columns: int) -> None:
    assert len(w.applicant(words)) == columns


@pytest.mark.parametrize(("after", "share"), [(",占53.1%", "53.1"), ("占总数的5%", "5"), (",占比约5%", None), (",占主动公开的5件", None)])
def test_a_share_follows_its_figure(after: str, share: str | None) -> None:
    match = w.SHARE.match(after)

    assert (match[1] if match else None) == share
