"""Whole cases in real browsers, each on another path of the law, from the form to the archive and into its row of the annual report."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.story.conftest import Desk
from tests.web.story.office import Office

GRANTED = "予以公开"


@pytest.fixture
def office(desk: Desk) -> Office:
    """The people who answer requests."""
    return Office(desk)


def test_corrected_then_granted(office: Office, tmp_path: Path) -> None:
    office.take_in("供水的材料", on="2026-03-02", channel="signed_post")
    office.does("登记", on="2026-03-02", number="测试-补正-1")
    office.does("要求补正", on="2026-03-06", working_days="15", told_unclear="请说明年份和所需材料的名称")
    office.does("补正告知书送达", on="2026-03-06")
    office.does("收到补正", on="2026-03-13", told_corrected="2025年水质检测报告")
    office.says("2026-04-13")  # twenty working days, anew from the correction
    office.answers(GRANTED, on="2026-03-20")
    office.hands_over("2026-03-20")
    office.ends_in("granted", tmp_path)


def test_a_correction_that_never_came(office: Office, tmp_path: Path) -> None:
    office.take_in("所有材料", on="2026-03-02", channel="signed_post")
    office.does("登记", on="2026-03-02", number="测试-逾期-1")
    office.does("要求补正", on="2026-03-06", working_days="15")
    office.does("补正告知书送达", on="2026-03-06")
    office.says("申请人期限已届满")
    page = office.open("拟写答复")
    expect(page.get_by_role("button", name="选择")).to_have_count(1)  # nothing else can come of it
    office.drafts("逾期不补正，不再处理", on="2026-03-30")
    office.approves("2026-03-30")
    office.hands_over("2026-03-31")
    office.ends_in("other_handling.no_correction", tmp_path)


def test_a_third_party_stays_silent(office: Office, tmp_path: Path) -> None:
    office.take_in("某企业取水许可证", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-沉默-1")
    office.does("发函征求意见", on="2026-03-11", role="third_party", told_who="洛泽某食品公司")
    office.does("征求意见函送达", on="2026-03-13", party="P-1")
    office.says("洛泽某食品公司")
    office.drafts(GRANTED, on="2026-03-16")
    office.does("审核拟稿", on="2026-03-16", who="legal", review="legal", passed="yes")
    office.does("审核拟稿", on="2026-03-16", who="secrecy", review="secrecy", passed="yes")
    head = office.open("审批答复", "ogi_head")
    head.locator("[name=on]").fill("2026-04-03")
    head.locator("[name=approved][value=yes]").check()
    head.get_by_role("button", name="记录", exact=True).click()
    expect(head.get_by_role("alert")).to_contain_text("P-1仍在反馈期限内")  # to the end of the fifteenth working day
    office.approves("2026-04-07")
    office.hands_over("2026-04-08")
    office.ends_in("granted", tmp_path)


def test_a_third_party_objects(office: Office, tmp_path: Path) -> None:
    office.take_in("某企业供水合同", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-反对-1")
    office.does("发函征求意见", on="2026-03-11", role="third_party", told_who="洛泽某化工公司")
    office.does("征求意见函送达", on="2026-03-13", party="P-1")
    office.does("收到意见", on="2026-03-27", party="P-1", opinion="objects", told_opinion="含有工艺参数，属于商业秘密")
    page = office.open("拟写答复")
    page.get_by_role("button", name="选择 不予公开：保护第三方合法权益").click()
    expect(page.locator("[name=said_consultation_result]")).to_have_value("P-1：含有工艺参数，属于商业秘密")
    office.answers("不予公开：保护第三方合法权益", on="2026-04-01")
    office.hands_over("2026-04-02")
    office.ends_in("denied.third_party_rights", tmp_path)


def test_extended_by_two_people(office: Office, tmp_path: Path) -> None:
    office.take_in("十年来的水质检测报告", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-延期-1")
    page = office.open("申请延期")
    page.locator("[name=working_days]").fill("10")
    office.record(page)
    office.does("批准延期", on="2026-03-20", who="ogi_head", approved="yes")
    office.does("告知延期", on="2026-03-23")
    office.says("2026-04-14")  # ten working days after 2026-03-30, the 6th of April is a holiday
    office.answers(GRANTED, on="2026-04-10")
    office.hands_over("2026-04-10")
    office.ends_in("granted", tmp_path)


def test_information_that_does_not_exist(office: Office, tmp_path: Path) -> None:
    office.take_in("1985年的供水规划", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-不存在-1")
    page = office.open("拟写答复")
    with page.expect_navigation():
        page.get_by_role("button", name="选择 信息不存在").click()
    for needed in page.locator("main form textarea").all():
        needed.fill("经查")
    page.get_by_role("button", name="记录", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请先记录检索")
    expect(page.locator("main form textarea").first).to_have_value("经查")  # what was typed stays
    office.does("记录检索", on="2026-03-10", found="no", told_where="档案室全宗1985年，关键词供水规划", told_searcher="档案员")
    office.answers("信息不存在", on="2026-03-12")
    office.hands_over("2026-03-13")
    office.ends_in("unavailable.not_held", tmp_path)


def test_very_many_pages_and_the_fee_was_never_paid(office: Office, tmp_path: Path) -> None:
    office.take_in("2000年以来全部水费核算表", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-收费-1")
    office.does("要求说明大量申请的理由", on="2026-03-04", told_reasons_by="2026-03-11")
    office.does("收到说明理由", on="2026-03-09")
    office.does("发出收费通知", on="2026-03-12", basis="by_page", pages="91")
    office.says("610")  # as the notice of 2020 counts 91 pages
    office.does("收费通知送达", on="2026-03-12")
    office.drafts("逾期未缴费，不再处理", on="2026-04-13")
    office.approves("2026-04-13")
    office.hands_over("2026-04-14")
    office.ends_in("other_handling.fee_unpaid", tmp_path)


def test_spoken_at_the_counter(office: Office, tmp_path: Path) -> None:
    office.take_in("口头提出：现行水价是多少", on="2026-03-02", channel="in_person")
    office.does("登记", on="2026-03-02", number="测试-口头-1")
    office.answers("已主动公开，告知获取方式途径", on="2026-03-02", public_place="门户网站“水价”栏目")
    office.hands_over("2026-03-02")
    office.ends_in("granted", tmp_path)


def test_partly_severed(office: Office, tmp_path: Path) -> None:
    office.take_in("2025年供水工作总结", on="2026-03-02")
    office.does("登记", on="2026-03-02", number="测试-区分-1")
    office.answers("部分公开（区分处理）", on="2026-03-12", grounds=("不予公开：三类内部事务信息", "不予公开：四类过程性信息"))
    office.hands_over("2026-03-13")
    office.ends_in("partial", tmp_path)
