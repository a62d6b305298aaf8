"""An item's pages: written, stopped, searched, reviewed, published, withdrawn, and two editors at once."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Tie, Verdict
from gongkai_web.publishing.models import Attachment, Draft, Item, Publication, Relation
from tests.web.people import appoint, make_department, signed_in

BODY = "<p>现将居民用水阶梯价格通知如下。</p><table><tbody><tr><td>一</td></tr></tbody></table>"
TEXT = {
    "kind": "information",
    "title": "关于水价的通知",
    "body": BODY,
    "responsible_basis": "made",
    "made_on": "2026-11-02",
    "statutory_code": "20-05",
    "keywords": "水价，居民、阶梯",
}


@pytest.fixture
def department(government: Organ, site: Site) -> Organ:  # noqa: ARG001 - public pages need a site
    """Whose items these are."""
    return make_department(government)


@pytest.fixture
def drafter(department: Organ) -> Client:
    """The browser of whoever writes."""
    return signed_in(appoint(department, Role.DRAFTER))


def _written(client: Client, organ: Organ, **changes: str) -> str:
    """The address of a new item."""
    answer = client.post("/workbench/items/new/", {**TEXT, "organ": organ.pk, **changes})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def _do(client: Client, item: str, name: str, **data: str) -> int:
    page = client.get(f"{item}{name}/").content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    return client.post(f"{item}{name}/", {"version": version[1] if version else "", **data}).status_code


def make_public(organ: Organ, title: str, category: str = "20-05") -> Publication:
    """An item that is public, brought there by two people who may do everything."""
    open_for(reads=[organ.pk], writes=[organ.pk])
    duties = Duties({right: frozenset({organ.pk}) for right in Right})
    writer, reviewer = (Actor(appoint(organ, name=f"{part} {title}"), duties, timezone.now()) for part in ("writes", "reviews"))
    text = TextFields(title=title, body="<p>正文</p>", made_on=timezone.localdate(), statutory_code=category)
    item = actions.create_draft(writer, organ, kind=Kind.INFORMATION, text=text)
    actions.fix_attribute(writer, item, attribute=Attribute.PROACTIVE, basis=category)
    actions.submit(writer, item)
    for review in Review:
        actions.review(reviewer, item, review=review, verdict=Verdict.PASSED)
    actions.approve(reviewer, item)
    return actions.publish(reviewer, item)


def tie(source: Publication, target: Publication) -> None:
    """A public reference from one to the other."""
    Relation.objects.create(organ=source.organ, source=source.item, target=target.item, tie=Tie.AMENDS, published=True)


def test_what_is_written_stands_on_its_page_with_its_table(drafter: Client, department: Organ) -> None:
    page = drafter.get(_written(drafter, department)).content.decode()

    assert "关于水价的通知" in page
    assert "<td>一</td>" in page
    assert "水价、居民、阶梯" in page
    assert "2026-11-30" in page, "20 working days after 2026-11-02"


def test_scripts_in_the_text_are_gone(drafter: Client, department: Organ) -> None:
    page = drafter.get(_written(drafter, department, body='<p onclick="x()">甲</p><script>evil()</script>')).content.decode()

    assert "onclick" not in page
    assert "evil()" not in page


def test_without_an_attribute_the_way_ends_before_the_reviewers(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)

    assert drafter.post(f"{item}submit/", {"version": "1"})["Location"] == item
    page = drafter.get(item).content.decode()
    assert "尚未确定公开属性" in page
    assert f'href="{item}submit/"' not in page
    assert _do(drafter, item, "fix_attribute", basis="not_public/internal_affairs") == 422, "no reason"
    assert _do(drafter, item, "fix_attribute", basis="proactive/20-05") == 302
    assert f'href="{item}submit/"' in drafter.get(item).content.decode()


def test_from_the_draft_to_the_public_and_back(drafter: Client, department: Organ, citizen: Client) -> None:
    item = _written(drafter, department, body="<p>公民身份号码 11010519491231002X</p>")
    people: dict[Role, Client] = {role: signed_in(appoint(department, role)) for role in Role if role is not Role.DRAFTER}
    _do(drafter, item, "fix_attribute", basis="proactive/20-05")
    assert _do(drafter, item, "submit") == 302
    secrecy = people[Role.SECRECY_REVIEWER]
    assert _do(secrecy, item, "review", review="personal_data", verdict="passed") == 422, "a finding stands against it"
    page = secrecy.get(item).content.decode()
    assert "110*************2X" in page
    finding = re.search(r"finding=([0-9a-f]+)", page)
    assert finding
    assert _do(secrecy, item, "release_finding", finding=finding[1], reason="公开的示例号码") == 302

    for role, review in (
        (Role.DEPARTMENT_HEAD, "department_head"),
        (Role.SECRECY_REVIEWER, "secrecy"),
        (Role.SECRECY_REVIEWER, "personal_data"),
        (Role.LEGAL_REVIEWER, "legality"),
    ):
        assert _do(people[role], item, "review", review=review, verdict="passed") == 302
    assert _do(people[Role.OGI_HEAD], item, "approve") == 302
    assert _do(people[Role.PUBLISHER], item, "publish") == 302
    publication = Publication.objects.get()
    assert "关于水价的通知" in citizen.get(f"/items/{publication.index_no}").content.decode()

    assert _do(drafter, item, "withdraw", reason="数据有误") == 302
    page = drafter.get(item).content.decode()
    assert "对外公布的理由：数据有误" in page
    assert page.index("撤回") < page.index("已发布") if "已发布" in page else True


def test_a_return_needs_an_opinion_which_the_drafter_reads(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    head = signed_in(appoint(department, Role.DEPARTMENT_HEAD))
    _do(drafter, item, "fix_attribute", basis="proactive/20-05")
    _do(drafter, item, "submit")

    assert _do(head, item, "review", review="department_head", verdict="returned") == 422
    assert _do(head, item, "review", review="department_head", verdict="returned", opinion="请补充依据") == 302
    assert "请补充依据" in drafter.get(item).content.decode()


def test_nobody_decides_about_a_text_they_have_not_read(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    head = signed_in(appoint(department, Role.DEPARTMENT_HEAD))
    _do(drafter, item, "fix_attribute", basis="proactive/20-05")
    _do(drafter, item, "submit")
    drafter.post(f"{item}edit/", {**TEXT, "title": "另一个标题", "version": "1"})
    _do(drafter, item, "submit")

    stale = head.post(f"{item}review/", {"version": "1", "review": "department_head", "verdict": "passed"})

    assert stale.status_code == 422
    assert "内容已经变动" in stale.content.decode()


def test_two_editors_at_once_both_keep_their_text(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    other = signed_in(appoint(department, Role.DEPARTMENT_HEAD))
    assert other.post(f"{item}edit/", {**TEXT, "title": "后保存的标题", "version": "1"}).status_code == 302

    answer = drafter.post(f"{item}edit/", {**TEXT, "body": "<p>我写的内容</p>", "version": "1"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "我写的内容" in page, "in the form"
    assert "后保存的标题" in page, "beside it"
    assert 'name="version" value="2"' in page
    assert drafter.post(f"{item}edit/", {**TEXT, "body": "<p>我写的内容</p>", "version": "2"}).status_code == 302


def test_what_cannot_be_saved_comes_back_as_it_was_written(drafter: Client, department: Organ) -> None:
    answer = drafter.post(
        "/workbench/items/new/", {**TEXT, "organ": department.pk, "effective_on": "2026-12-02", "expires_on": "2026-12-01"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "有问题需要更正" in page
    assert "关于水价的通知" in page
    assert not Item.objects.exists()


def _sent_as_a_browser_does(client: Client, path: str, **data: object) -> Any:
    return client.post(path, urlencode({**TEXT, **data}), content_type="application/x-www-form-urlencoded")


def test_a_very_long_text_is_taken_and_one_that_is_too_long_comes_back(drafter: Client, department: Organ) -> None:
    answer = _sent_as_a_browser_does(drafter, "/workbench/items/new/", organ=department.pk, body="供水" * 240_000)
    assert answer.status_code == 302

    answer = _sent_as_a_browser_does(drafter, "/workbench/items/new/", organ=department.pk, body="供水" * 300_000)
    assert answer.status_code == 422
    assert "500000" in answer.content.decode()
    assert "供水" * 300_000 in answer.content.decode()


def test_a_wrong_file_is_refused_in_words_and_the_right_one_beside_it_is_kept(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    files = [SimpleUploadedFile("表.csv", b"a,b\n1,2\n"), SimpleUploadedFile("x.exe", b"MZ\0\0")]

    page = drafter.post(f"{item}files/", {"files": files}, follow=True).content.decode()

    assert "已添加“表.csv”" in page
    assert "x.exe" in page
    open_for(reads=[department.pk])
    assert [file.name for file in Attachment.objects.all()] == ["表.csv"]
    file = Attachment.objects.get()
    answer = drafter.get(f"/workbench/items/files/{file.pk}/")
    assert b"".join(answer) == b"a,b\n1,2\n"
    assert answer["Content-Disposition"].startswith("attachment")
    assert drafter.post(f"/workbench/items/files/{file.pk}/remove/").status_code == 302


def test_an_act_that_somebody_else_did_first_is_told(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    _do(drafter, item, "discard", reason="重复")

    page = drafter.post(f"{item}discard/", {"version": "1", "reason": "重复"}, follow=True).content.decode()

    assert "目前不能办理" in page


def test_the_list_filters_by_state_and_words(drafter: Client, department: Organ) -> None:
    _written(drafter, department)
    other = _written(drafter, department, title="关于防汛的通知")
    _do(drafter, other, "discard", reason="重复")

    assert "关于防汛的通知" not in drafter.get("/workbench/items/?state=drafted").content.decode()
    found = drafter.get("/workbench/items/?q=防汛").content.decode()
    assert "关于防汛的通知" in found
    assert "关于水价的通知" not in found


def test_the_editors_import_map_is_the_only_inline_script_and_has_the_nonce(drafter: Client) -> None:
    answer = drafter.get("/workbench/items/new/")

    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.content.decode())
    nonce = re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"])
    assert nonce
    assert inline == [f'<script type="importmap" nonce="{nonce[1]}">']
    assert "nonce" not in drafter.get("/workbench/items/")["Content-Security-Policy"]


def test_a_draft_is_saved_once_for_the_same_text(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    drafter.post(f"{item}edit/", {**TEXT, "version": "1"})
    open_for(reads=[department.pk])

    assert Draft.objects.get().version == 1


def test_an_item_goes_back_to_the_drafter_with_an_opinion(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    leader = signed_in(appoint(department, Role.LEADER))
    _do(drafter, item, "fix_attribute", basis="proactive/20-05")
    _do(drafter, item, "submit")

    assert "退回起草人" in leader.get(item).content.decode()
    assert _do(leader, item, "send_back", opinion="") == 422
    assert _do(leader, item, "send_back", opinion="请写明执行日期。") == 302
    page = drafter.get(item).content.decode()
    assert "已退回起草人，意见：请写明执行日期。" in page
    assert f"{item}submit/" in page
    assert _do(drafter, item, "submit") == 302
    assert "意见：请写明执行日期" not in drafter.get(item).content.decode()


def test_who_withdraws_an_item_is_told_what_refers_to_it(drafter: Client, department: Organ) -> None:
    target = make_public(department, "关于水价的通知")
    source = make_public(department, "关于水价的补充通知")
    tie(source, target)

    page = drafter.get(f"/workbench/items/{target.pk}/withdraw/").content.decode()
    assert "有1条已公开的信息引用了本信息" in page
    assert "关于水价的补充通知" in page
    assert "引用了本信息" not in drafter.get(f"/workbench/items/{source.pk}/withdraw/").content.decode()


def test_an_overturned_penalty_decision_is_recorded_and_stands_on_its_page(drafter: Client, department: Organ) -> None:
    penalty = make_public(department, "行政处罚决定公告", "20-06")
    item = f"/workbench/items/{penalty.pk}/"
    today = str(timezone.localdate())

    assert _do(drafter, item, "overturn", result="void", on=today, document="") == 422
    assert _do(drafter, item, "overturn", result="void", on=today, document="（2026）冀0902行初7号") == 302
    page = drafter.get(item).content.decode()
    assert "撤回该信息并公开说明理由" in page
    assert "被确认无效" in page


def test_the_list_filters_by_time_limit(drafter: Client, department: Organ) -> None:
    _written(drafter, department, made_on="2026-01-05", title="早该公开的信息")
    _written(drafter, department, made_on=str(timezone.localdate()), title="今天形成的信息")

    late = drafter.get("/workbench/items/?clock=overdue").content.decode()
    assert "早该公开的信息" in late
    assert "今天形成的信息" not in late
    assert "早该公开的信息" in drafter.get("/workbench/items/?clock=no-such").content.decode(), "a filter that is none filters nothing"


def test_only_an_annual_report_is_asked_for_its_year(drafter: Client, department: Organ) -> None:
    report = {"organ": department.pk, "kind": "annual_report", "title": "年度报告", "responsible_basis": "made", "report_year": "2025"}
    ordinary = {"organ": department.pk, "kind": "information", "title": "公告", "responsible_basis": "made"}
    of_report, of_other = (drafter.post("/workbench/items/new/", data)["Location"] for data in (report, ordinary))

    assert 'name="report_year" value="2025"' in drafter.get(f"{of_report}edit/").content.decode()
    assert "report_year" not in drafter.get(f"{of_other}edit/").content.decode()
    assert drafter.post(f"{of_other}edit/", {**ordinary, "version": 1, "title": "新公告"}).status_code == 302
    assert drafter.post(f"{of_report}edit/", {**report, "version": 1, "report_year": "1025"}).status_code == 422


def test_on_english_pages_titles_and_texts_say_that_they_are_chinese(drafter: Client, department: Organ) -> None:
    item = _written(drafter, department)
    drafter.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page, listed, start = (drafter.get(path).content.decode() for path in (item, "/workbench/items/", "/workbench/"))

    assert '<h1 lang="zh-CN">关于水价的通知' in page
    assert '<div class="prose" lang="zh-CN"><p>现将' in page
    for html in (listed, start):
        assert f'<a href="{item}" lang="zh-CN">关于水价的通知' in html
