"""Whole cases in real browsers, each on another path of the law, from the form to the archive and into its row of the annual report.

The tenth, granted at once, is in test_request.py.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.web.letters.printed import printed
from tests.web.publishing.scan.makers.pdf import typeset
from tests.web.severing.making import remains
from tests.web.story.filling import Applicant
from tests.web.story.office import Office, either, review_first, states
from tests.web.story.severing import severs

GRANTED = "予以公开"
RECEIVED = "本机关于2026年3月2日收到你以互联网方式"


def test_corrected_then_granted(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("供水的材料")
    office.finds("供水的材料")
    office.does("登记", on="2026-03-02", number="测试-补正-1")
    office.does("要求补正", on="2026-03-06", working_days="15", told_unclear="没有写明年份和材料名称。")
    notice = office.writes("政府信息公开申请补正告知书", how_to_correct="请写明年份和所需材料的名称。")
    states(
        notice,
        RECEIVED,
        "不明确之处为：没有写明年份和材料名称。",
        "第三十条",
        "自收到本告知书之日起15个工作日内",
        "请写明年份和所需材料的名称。",
    )
    states(notice, "自收到补正的申请之日起重新计算答复期限", "无正当理由逾期不补正的，视为放弃申请", "2026年3月6日")
    assert "行政复议" not in notice
    office.does("补正告知书送达", on="2026-03-06")
    assert printed(applicant.fetches("政府信息公开申请补正告知书")) == notice

    office.clock.goes_to("2026-03-13")
    applicant.corrects("2025年水质检测报告")
    office.content = "2025年水质检测报告"
    office.says("2026-04-13")  # twenty working days, anew from the correction
    office.answers(GRANTED, on="2026-03-20", provision="现提供《2025年水质检测报告》1份，共12页。")
    told = ("第三十六条第（二）项", "决定予以公开", "现提供《2025年水质检测报告》1份，共12页。")
    office.replies("政府信息予以公开告知书", RECEIVED, *told, on="2026-03-20", remedies=(either(),))
    office.sends("2026-03-20")
    assert applicant.fetches("政府信息予以公开告知书") == office.issued[-1]
    package = office.archives("2026-03-23", tmp_path)
    assert (package / "request.txt").read_text(encoding="utf-8") == "供水的材料"
    assert (package / "statements/01-correct.txt").read_text(encoding="utf-8") == "2025年水质检测报告"
    office.ends_in("granted", tmp_path)


def test_a_correction_that_never_came(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("所有材料")
    office.finds("所有材料")
    office.does("登记", on="2026-03-02", number="测试-逾期-1")
    office.does("要求补正", on="2026-03-06", working_days="15", told_unclear="没有写明是哪些材料。")
    office.writes("政府信息公开申请补正告知书", how_to_correct="请写明材料的名称。")
    office.does("补正告知书送达", on="2026-03-06")
    office.clock.goes_to("2026-03-27")
    office.says("等待对方办理，至2026-03-27止")  # the fifteenth working day
    office.clock.goes_to("2026-03-30")
    office.says("申请人期限已届满")
    page = office.open("拟写答复")
    expect(page.get_by_role("button", name="选择")).to_have_count(1)  # nothing else can come of it
    notice = "补正告知书于2026年3月6日送达，要求15个工作日内补正。"
    office.drafts("逾期不补正，不再处理", on="2026-03-30", correction_notice=notice)
    office.approves("2026-03-30")
    told = ("第三十条", notice, "期限已于2026年3月27日届满", "你无正当理由逾期不补正，视为放弃申请", "不再处理该政府信息公开申请")
    office.replies("政府信息公开申请不再处理告知书", RECEIVED, *told, on="2026-03-30", remedies=(either(),))
    office.sends("2026-03-31")
    assert applicant.fetches("政府信息公开申请不再处理告知书") == office.issued[-1]
    package = office.archives("2026-04-01", tmp_path)
    assert (package / "request.txt").read_text(encoding="utf-8") == "所有材料"
    office.ends_in("other_handling.no_correction", tmp_path)


def test_a_third_party_stays_silent(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("某企业取水许可证")
    office.finds("某企业取水许可证")
    office.does("登记", on="2026-03-02", number="测试-沉默-1")
    asked_about = {"told_who": "洛泽某食品公司", "told_about": "取水许可证正本"}
    office.does("发函征求意见", on="2026-03-11", role="third_party", **asked_about)
    is_asked(office, "洛泽某食品公司", "取水许可证正本")
    office.does("征求意见函送达", on="2026-03-13", party="P-1")
    office.says("2026-04-23")  # seven days were used before the letter; thirteen are left after the fifteen of the third party
    office.drafts(GRANTED, on="2026-03-16", provision="现提供取水许可证正本复印件1份。")
    office.does("审核拟稿", on="2026-03-16", who="legal", review="legal", passed="yes")
    office.does("审核拟稿", on="2026-03-16", who="secrecy", review="secrecy", passed="yes")
    office.clock.goes_to("2026-04-03")
    head = office.open("审批答复", "ogi_head")
    head.locator("[name=on]").fill("2026-04-03")
    head.locator("[name=approved][value=yes]").check()
    head.get_by_role("button", name="记录", exact=True).click()
    expect(head.get_by_role("alert")).to_contain_text("P-1仍在反馈期限内")  # to the end of the fifteenth working day
    office.approves("2026-04-07")
    told = ("第三十六条第（二）项", "决定予以公开", "现提供取水许可证正本复印件1份。")
    office.replies("政府信息予以公开告知书", RECEIVED, *told, on="2026-04-07", remedies=(either(),))
    office.sends("2026-04-08")
    office.archives("2026-04-09", tmp_path)
    office.ends_in("granted", tmp_path)


def test_a_third_party_objects(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("某企业供水合同")
    office.finds("某企业供水合同")
    office.does("登记", on="2026-03-02", number="测试-反对-1")
    office.does("发函征求意见", on="2026-03-11", role="third_party", told_who="洛泽某化工公司", told_about="2025年供水合同")
    is_asked(office, "洛泽某化工公司", "2025年供水合同")
    office.does("征求意见函送达", on="2026-03-13", party="P-1")
    office.does("收到意见", on="2026-03-27", party="P-1", opinion="objects", told_opinion="含有工艺参数，属于商业秘密")
    office.says("2026-04-16")  # the twelve working days from 12 to 27 March are not counted
    page = office.open("拟写答复")
    page.get_by_role("button", name="选择 不予公开：保护第三方合法权益").click()
    expect(page.locator("[name=said_consultation_result]")).to_have_value("P-1：含有工艺参数，属于商业秘密")
    why = {
        "reasons": "合同记载的工艺参数未为公众所知悉，公开后会损害签约企业的竞争利益。",
        "consultation_result": "第三方于2026年3月27日书面反馈不同意公开，理由为：含有工艺参数，属于商业秘密。",
        "not_severable": "工艺参数贯穿合同各条，删除后无法提供有实际意义的内容。",
    }
    office.answers("不予公开：保护第三方合法权益", on="2026-04-01", **why)
    told = (
        "涉及第三方合法权益，公开会对第三方合法权益造成损害",
        "第十五条、第三十二条、第三十六条第（三）项",
        "决定不予公开",
        *why.values(),
    )
    office.replies("政府信息不予公开告知书", RECEIVED, *told, on="2026-04-01", remedies=(review_first(),))
    assert "化工" not in printed(office.issued[-1])
    office.sends("2026-04-02")
    office.archives("2026-04-03", tmp_path)
    office.ends_in("denied.third_party_rights", tmp_path)


def is_asked(office: Office, third_party: str, about: str) -> None:
    """The letter to the third party does not say who asks, and that to the applicant not who is asked."""
    letter = office.writes("政府信息公开征求意见书", addressee=third_party, information=about)
    states(letter, f"{third_party}：", f"涉及的信息为：{about}", "第三十二条", "自收到本征求意见书之日起15个工作日内", "2026年3月11日")
    states(letter, "逾期未提出意见的，由本机关依法决定是否公开", "□同意公开", "□不同意公开，理由如下")
    assert not [one for one in ("林一鸣", "11010519491231002X", "13800138000") if one in letter]
    notice = office.writes("政府信息公开征求意见告知书")
    states(notice, "林一鸣：", RECEIVED, "需要征求第三方的意见", "第三十三条", "所需时间不计算在答复期限内", "2026年3月11日")
    assert third_party not in notice
    assert "行政复议" not in notice


def test_extended_by_two_people(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("十年来的水质检测报告")
    office.finds("十年来的水质检测报告")
    office.does("登记", on="2026-03-02", number="测试-延期-1")
    office.clock.goes_to("2026-03-18")
    page = office.open("申请延期")
    page.locator("[name=working_days]").fill("10")
    page.locator("[name=reasons]").fill("十年的报告分存三处档案室，需要逐年调取核对。")
    office.record(page)
    office.does("批准延期", on="2026-03-20", who="ogi_head", approved="yes")
    office.clock.goes_to("2026-03-23")
    notice = office.writes("政府信息公开延期答复告知书")
    states(notice, RECEIVED, "不能在2026年3月30日前答复：十年的报告分存三处档案室，需要逐年调取核对。", "第三十三条")
    states(notice, "经本机关政府信息公开工作机构负责人同意", "延长10个工作日，延长后的答复期限为2026年4月14日", "2026年3月23日（联系方式")
    assert "行政复议" not in notice
    office.does("告知延期", on="2026-03-23")
    office.says("2026-04-14")  # ten working days after 2026-03-30, the 6th of April is a holiday
    office.answers(GRANTED, on="2026-04-10", provision="现提供2016年至2025年水质检测报告10份。")
    told = ("第三十六条第（二）项", "决定予以公开", "现提供2016年至2025年水质检测报告10份。")
    office.replies("政府信息予以公开告知书", RECEIVED, *told, on="2026-04-10", remedies=(either(),))
    office.sends("2026-04-10")
    office.archives("2026-04-13", tmp_path)
    office.ends_in("granted", tmp_path)


def test_information_that_does_not_exist(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("1985年的供水规划")
    office.finds("1985年的供水规划")
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
    told = ("申请公开的政府信息不存在", "档案室全宗1985年，关键词供水规划（档案员）", "第三十六条第（四）项")
    office.replies("政府信息不存在告知书", RECEIVED, *told, on="2026-03-12", remedies=(either(),))
    office.sends("2026-03-13")
    office.archives("2026-03-16", tmp_path)
    office.ends_in("unavailable.not_held", tmp_path)


def test_very_many_pages_and_the_fee_was_never_paid(office: Office, tmp_path: Path) -> None:
    asked = "2000年以来全部水费核算表"
    office.takes_in(asked, on="2026-03-02", channel="signed_post", **{"delivery.method": "mail", "applicant.address": "洛泽市河西路8号"})
    received = "本机关于2026年3月2日收到你以邮寄方式"
    office.does("登记", on="2026-03-02", number="测试-收费-1")
    office.does("要求说明大量申请的理由", on="2026-03-04", told_counts="2026年1月至2月共提出63件", told_reasons_by="2026-03-11")
    letter = office.writes("政府信息公开申请说明理由告知书")
    states(letter, received, "2026年1月至2月共提出63件", "第三十五条", "于2026年3月11日前（含当日）书面说明理由", "2026年3月4日")
    office.does("收到说明理由", on="2026-03-09")
    office.does("发出收费通知", on="2026-03-12", basis="by_page", pages="91")
    office.says("610")  # as the notice of 2020 counts 91 pages
    letter = office.writes("政府信息公开信息处理费收费通知书", payment="缴入市财政非税收入专户，凭缴款码办理。")
    states(letter, received, "第四十二条", "按量计收，共91页", "第31至第91页，每页10元，计610元", "人民币610元", "凭缴款码办理")
    states(letter, "自收到本通知书次日起20个工作日内缴纳", "未在期限内缴纳的，视为放弃申请", "2026年3月12日")
    assert "行政复议" not in letter
    office.does("收费通知送达", on="2026-03-12")
    office.drafts("逾期未缴费，不再处理", on="2026-04-13")
    office.approves("2026-04-13")
    told = (
        "第四十二条",
        "收费通知要求缴纳信息处理费610元，已于2026年3月12日送达。",
        "期限已于2026年4月10日届满",
        "未在规定期限内缴纳信息处理费，视为放弃申请",
        "不再处理该政府信息公开申请",
    )
    office.replies("政府信息公开申请不再处理告知书", received, *told, on="2026-04-13", remedies=(either(),))
    office.sends("2026-04-14", mode="post")
    office.archives("2026-04-15", tmp_path)
    office.ends_in("other_handling.fee_unpaid", tmp_path)


def test_spoken_at_the_counter(office: Office, tmp_path: Path) -> None:
    spoken = {"helped": "oral", "delivery.method": "pickup"}
    office.takes_in("现行水价：居民用水每立方米多少元？", on="2026-03-02", channel="in_person", **spoken)
    office.says("口头提出，由工作人员代填")
    office.does("登记", on="2026-03-02", number="测试-口头-1")
    office.answers("已主动公开，告知获取方式途径", on="2026-03-02", public_place="门户网站“水价”栏目")
    told = ("本机关于2026年3月2日收到你以当面提交方式", "已经主动公开", "第三十六条第（一）项", "门户网站“水价”栏目")
    office.replies("政府信息已主动公开告知书", *told, on="2026-03-02", remedies=(either(),))
    office.sends("2026-03-02", mode="direct")
    package = office.archives("2026-03-03", tmp_path)
    assert (package / "request.txt").read_text(encoding="utf-8") == "现行水价：居民用水每立方米多少元？"
    assert "oral" in (package / "index.json").read_text(encoding="utf-8")
    office.ends_in("granted", tmp_path)


REPORT = """= 2025年供水工作总结

全年供水总量为一亿二千万立方米，水质达标。

拟由赵一二接任管网科科长。

会上讨论时有人主张水价上调三成。
"""


def test_partly_severed(office: Office, applicant: Applicant, tmp_path: Path) -> None:
    office.clock.goes_to("2026-03-02")
    applicant.asks("2025年供水工作总结")
    office.finds("2025年供水工作总结")
    office.does("登记", on="2026-03-02", number="测试-区分-1")
    office.clock.goes_to("2026-03-10")
    severs(office, typeset(REPORT), {"赵一二": "refuse_internal", "上调三成": "refuse_deliberative"})
    why = {
        "provision": "提供区分处理后的《2025年供水工作总结》1份，由你在本平台查看。",
        "reasons": "关于人选的一句属于人事管理信息；关于水价的一句是讨论中的意见，尚未形成决定。",
        "no_duty_to_disclose": "经核对，没有法律、法规、规章规定该讨论意见应当公开。",
    }
    office.answers("部分公开（区分处理）", "不予公开：三类内部事务信息", "不予公开：四类过程性信息", on="2026-03-12", **why)
    internal, deliberative = "以“三类内部事务信息”为由不予提供的部分", "以“四类过程性信息”为由不予提供的部分"
    told = ("第三十七条", "决定部分公开", "不予提供的依据为", "第十六条第一款", "第十六条第二款", *why.values())
    remedies = (either("本答复中予以公开的部分"), review_first(f"本答复中{internal}、{deliberative}"))
    office.replies("政府信息部分公开告知书", RECEIVED, *told, on="2026-03-12", remedies=remedies)
    office.sends("2026-03-13")

    given, package = applicant.fetches("答复文件.pdf"), office.archives("2026-03-16", tmp_path)
    assert (package / "documents/01-severed-1.pdf").read_bytes() == given
    kept = printed((package / "documents/01.pdf").read_bytes())
    assert "全年供水总量为一亿二千万立方米" in printed(given)
    for cut in ("赵一二", "上调三成"):
        assert cut in kept
        assert cut not in printed(given)
        assert not remains(given, cut)
    office.ends_in("partial", tmp_path)
