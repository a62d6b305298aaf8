"""The review sheet: every word of it from what was recorded."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pdfplumber

from gongkai.render.document import Document, Grid, Heading, Paragraph
from gongkai_web.organs.models import Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Verdict
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.sheet import reviewed, sheet
from tests.web.people import make_department, signed_in
from tests.web.publishing.office import TEXT, Office

_PHONE = replace(TEXT, body="<p>联系人张三，手机13931700000。</p>")


def rows(document: Document, heading: str) -> list[list[str]]:
    """What stands under a heading, a row of a table each."""
    place = next(n for n, one in enumerate(document.blocks) if isinstance(one, Heading) and one.runs[0].text.endswith(heading))
    block = document.blocks[place + 1]
    if isinstance(block, Paragraph):
        return [[block.runs[0].text]]
    assert isinstance(block, Grid)
    found: dict[int, list[str]] = {}
    for box in block.boxes:
        found.setdefault(box.row, []).append("".join(run.text for run in box.runs))
    return list(found.values())


def drawn(item: Item, version: int = 1) -> Document:
    """The sheet of a version."""
    one = reviewed(Item.objects.select_related("organ", "draft").get(pk=item.pk), version)
    assert one is not None
    return sheet(one)


def test_a_published_item_says_who_reviewed_approved_and_published_it(office: Office) -> None:
    made = office.published()
    document = drawn(made.item)

    assert ["名称", TEXT.title] in rows(document, "审查对象")
    assert ["成文日期", "2026年2月27日"] in rows(document, "审查对象")
    assert ["拟稿人", str(office.drafter.user)] in rows(document, "审查对象")
    assert ["属性", "主动公开"] in rows(document, "公开属性")
    head, *reviews = rows(document, "审查意见")
    assert head == ["审查环节", "结论", "审查人、时间", "意见"]
    assert [tuple(one) for one in reviews] == [
        ("部门负责人审核", "通过", f"{office.head.user}\n2026-03-02 09:30", "无"),
        ("保密审查", "通过", f"{office.secrecy.user}\n2026-03-02 09:30", "无"),
        ("合法性审核", "通过", f"{office.legal.user}\n2026-03-02 09:30", "无"),
        ("个人信息审查", "通过", f"{office.secrecy.user}\n2026-03-02 09:30", "无"),
    ]
    assert rows(document, "安全扫描") == [["未发现个人信息或隐藏内容。"]]
    assert rows(document, "审批与公开") == [
        ["批准", f"{office.leader.user}，2026-03-02 09:30"],
        ["公开", f"{office.publisher.user}，2026-03-02 09:30，索引号{made.index_no}"],
    ]


def test_basis_and_reason_of_what_is_not_public_stand_on_it(office: Office) -> None:
    said = {one[0]: one[1] for one in rows(drawn(office.kept()), "公开属性")}

    assert said["属性"] == "不予公开"
    assert said["理由"] == "会议讨论记录"
    assert "第十六条" in said["依据"]


def test_every_round_of_a_version_is_told_and_what_is_open_is_not_called_passed(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="引用的依据已经废止")
    actions.submit(office.drafter, item)
    actions.review(office.head, item, review=Review.DEPARTMENT_HEAD, verdict=Verdict.PASSED, opinion="同意公开")
    document = drawn(item)

    assert [[one[0], one[1], one[3]] for one in rows(document, "审查意见")[1:]] == [
        ["合法性审核", "退回修改", "引用的依据已经废止"],
        ["部门负责人审核", "通过", "同意公开"],
        ["保密审查", "尚未通过", ""],
        ["合法性审核", "尚未通过", ""],
        ["个人信息审查", "尚未通过", ""],
    ]
    assert rows(document, "审批与公开") == [["批准", "尚未批准"]]


def test_findings_are_masked_and_stand_with_the_reason_of_their_release(office: Office) -> None:
    item = office.drafted(_PHONE)
    actions.submit(office.drafter, item)
    (found,) = item.findings.all()
    assert rows(drawn(item), "安全扫描")[1][3] == "未放行"

    actions.release_finding(office.secrecy, item, finding=found.finding, reason="对外公布的办公手机")
    (_head, row) = rows(drawn(item), "安全扫描")
    assert (row[1], row[3]) == (f"{office.secrecy.user}\n2026-03-02 09:30", "对外公布的办公手机")
    assert "13931700000" not in "".join(row)


def test_each_version_has_a_sheet_of_its_own(office: Office) -> None:
    made = office.published()
    later = office.at(datetime(2026, 5, 6, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    item = Item.objects.get(pk=made.pk)
    actions.save_draft(later.drafter, item, expected_version=1, text=replace(TEXT, title="修改后的公告", made_on=date(2026, 5, 6)))
    assert reviewed(Item.objects.select_related("organ", "draft").get(pk=item.pk), 2) is None

    later.approved(item)
    actions.publish(later.publisher, item)
    assert ["名称", TEXT.title] in rows(drawn(item, 1), "审查对象")
    assert ["名称", "修改后的公告"] in rows(drawn(item, 2), "审查对象")
    assert {row[2].split("\n")[1] for row in rows(drawn(item, 2), "审查意见")[1:]} == {"2026-05-06 10:00"}
    assert {row[2].split("\n")[1] for row in rows(drawn(item, 1), "审查意见")[1:]} == {"2026-03-02 09:30"}


def test_a_text_that_was_written_over_is_not_made_up(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="请补充依据")
    actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, title="另一题目"))

    assert rows(drawn(item, 1), "审查对象")[0] == ["名称", "该版文本此后已被修改，系统不再保存"]


def test_the_page_of_the_item_leads_to_the_file_and_others_do_not_get_it(office: Office, site: Site) -> None:  # noqa: ARG001 - public pages need a site
    made = office.published()
    beside = Office.of(make_department(office.organ), office.drafter.now)
    assert office.legal.user is not None
    assert beside.legal.user is not None
    own, other = signed_in(office.legal.user), signed_in(beside.legal.user)
    open_for()
    address = f"/workbench/items/{made.pk}/sheets/1/"

    assert address in own.get(f"/workbench/items/{made.pk}/").content.decode()
    answer = own.get(address)
    with pdfplumber.open(BytesIO(b"".join(answer))) as file:
        words = "".join(page.extract_text() for page in file.pages)
    assert "政府信息公开审查表" in words
    assert "保密审查" in words
    assert own.get(f"/workbench/items/{made.pk}/sheets/2/").status_code == 404
    assert other.get(address).status_code == 404


def test_an_item_that_was_never_handed_in_has_no_sheet(office: Office) -> None:
    item = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=TEXT)
    actions.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-10")

    assert reviewed(Item.objects.select_related("organ", "draft").get(pk=item.pk), 1) is None
