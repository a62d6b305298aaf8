"""References on the pages of the workbench, and what a page says that stands against the next step."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level, Role
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Item, Publication, Relation
from tests.web.people import appoint, make_department, signed_in
from tests.web.publishing.office import TEXT, Office

_RULES = replace(TEXT, title="洛北县供水规定", statutory_code="20-01")


@pytest.fixture
def water(government: Organ, site: Site) -> Office:  # noqa: ARG001 - public pages need a site
    """A department that says something about what a county has published."""
    return Office.of(make_department(government), timezone.now())


@pytest.fixture
def county(government: Organ) -> Office:
    """The county."""
    level = {"kind": OrganKind.GOVERNMENT, "level": Level.COUNTY, "area_supervisor": government}
    return Office.of(Organ.objects.create(code="130921", name="洛北县人民政府", **level), timezone.now())


def _page(office: Office, role: str, path: str) -> str:
    open_for()
    user = getattr(office, role).user
    client = signed_in(user)
    return str(client.get(path, follow=True).content.decode())


def _send(office: Office, role: str, path: str, **data: object) -> int:
    open_for()
    return int(signed_in(getattr(office, role).user).post(path, data).status_code)


def _decision(water: Office, county: Office) -> tuple[Publication, Item]:
    """Rules of the county, and the department's decision under way that repeals them."""
    rules = county.published(_RULES, Kind.RULES)
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])
    return rules, water.drafted(replace(_RULES, title="关于废止文件的决定"), Kind.RULES)


def test_a_reference_stands_with_the_draft_and_is_read_by_reviewers(water: Office, county: Office) -> None:
    rules, item = _decision(water, county)
    path = f"/workbench/items/{item.pk}/"
    assert _send(water, "drafter", f"{path}relate/", version=1, tie="repeals", target=rules.index_no) == 302

    page = _page(water, "drafter", path)
    assert f'废止 <a href="/items/{rules.index_no}" lang="zh-CN">洛北县供水规定</a>' in page
    assert "本版本新增" in page
    assert "添加关联" in page
    assert "废止《洛北县供水规定》" in page
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])
    actions.submit(water.drafter, item)
    assert "洛北县供水规定" in _page(water, "legal", f"{path}review/")


def test_the_other_organ_finds_it_on_its_first_page_and_answers(water: Office, county: Office) -> None:
    rules, item = _decision(water, county)
    actions.relate(water.drafter, item, target=rules, tie=Tie.REPEALS)
    actions.publish(water.publisher, water.approved(item))
    reference, path = Relation.objects.get().pk, f"/workbench/items/{rules.pk}/"

    assert "待确认的其他机关关联" in _page(county, "publisher", "/workbench/")
    assert "待确认的其他机关关联" not in _page(county, "drafter", "/workbench/")
    assert "待本机关确认" in _page(county, "publisher", path)
    assert "洛泽市水务局：《关于废止文件的决定》" in _page(county, "publisher", f"{path}answer_reference/")
    assert _send(county, "publisher", f"{path}answer_reference/", version=1, reference=reference) == 422, "no answer"
    assert _send(county, "publisher", f"{path}answer_reference/", version=1, reference=reference, confirmed="yes") == 302
    assert Publication.objects.get(pk=rules.pk).validity == "repealed"
    assert "待确认的其他机关关联" not in _page(county, "publisher", "/workbench/")
    page = _page(county, "publisher", path)
    assert "《关于废止文件的决定》废止" in page
    assert "已确认" in page


def test_a_public_reference_that_is_removed_says_that_it_is_still_public(water: Office, county: Office) -> None:
    rules, item = _decision(water, county)
    actions.relate(water.drafter, item, target=rules, tie=Tie.RESTS_ON)
    actions.publish(water.publisher, water.approved(item))

    assert _send(water, "drafter", f"/workbench/items/references/{Relation.objects.get().pk}/remove/") == 302
    assert "本版本已移除，发布前仍对外显示" in _page(water, "drafter", f"/workbench/items/{item.pk}/")


def test_what_is_missing_stands_where_the_step_would_and_at_its_address(water: Office) -> None:
    bare = actions.create_draft(water.drafter, water.organ, kind=Kind.INFORMATION, text=TEXT)
    path = f"/workbench/items/{bare.pk}/"

    page = _page(water, "drafter", path)
    assert re.search(r"data-missing><strong>提交审查</strong>[^<]*尚未确定公开属性", page)
    refused = _page(water, "drafter", f"{path}submit/")
    assert re.search(r'role="alert".*尚未确定公开属性', refused, re.DOTALL)
    assert "其他人员" not in refused, "nobody else was faster"


def test_a_link_fills_in_nothing_but_the_finding(water: Office) -> None:
    item = water.drafted()

    assert "按上级要求" not in _page(water, "drafter", f"/workbench/items/{item.pk}/discard/?reason=按上级要求&finding=x")


def test_the_author_is_told_why_somebody_else_reviews(water: Office, client: Client) -> None:
    alone = appoint(water.organ, Role.DRAFTER, Role.DEPARTMENT_HEAD, name="alone")
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])
    item = water.drafted()
    actions.save_draft(replace(water.drafter, user=alone), item, expected_version=1, text=replace(TEXT, abstract="改"))
    actions.submit(water.drafter, item)
    open_for()
    client.force_login(alone)

    page = client.get(f"/workbench/items/{item.pk}/").content.decode()
    assert "不得审查、批准自己的内容" in page
    assert f"/workbench/items/{item.pk}/review/" not in page
