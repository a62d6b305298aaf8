"""What waits for whom."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Verdict
from gongkai_web.publishing.models import Item
from tests.web.people import appoint, make_department, signed_in

HEADINGS = {
    Role.DRAFTER: "我的草稿",
    Role.DEPARTMENT_HEAD: "待我审查",
    Role.SECRECY_REVIEWER: "待我审查",
    Role.LEGAL_REVIEWER: "待我审查",
    Role.LEADER: "待我批准",
    Role.PUBLISHER: "待我发布",
}


@pytest.fixture
def department(government: Organ) -> Organ:
    """Where everybody here works."""
    return make_department(government)


@pytest.fixture
def everything(department: Organ) -> Actor:
    """Somebody who may do all for the department."""
    user = appoint(department, Role.DRAFTER, name="everything")
    open_for(reads=[department.pk], writes=[department.pk])
    return Actor(user, Duties({right: frozenset({department.pk}) for right in Right}), timezone.now())


def _item(actor: Actor, organ: Organ, made_on: date) -> Item:
    text = TextFields("关于水价的通知", body="<p>正文</p>", made_on=made_on, statutory_code="20-05")
    item = actions.create_draft(actor, organ, kind=Kind.INFORMATION, text=text)
    actions.fix_attribute(actor, item, attribute=Attribute.PROACTIVE, basis="20-05")
    return item


def test_an_item_waits_for_one_after_the_other(department: Organ, everything: Actor) -> None:
    today = timezone.localdate()
    item = _item(everything, department, today)
    people: dict[Role, Client] = {role: signed_in(appoint(department, role)) for role in HEADINGS if role is not Role.DRAFTER}
    assert everything.user is not None
    people[Role.DRAFTER] = signed_in(everything.user)

    def waits() -> set[Role]:
        return {role for role, client in people.items() if HEADINGS[role] in client.get("/workbench/").content.decode()}

    assert waits() == {Role.DRAFTER}
    open_for(reads=[department.pk], writes=[department.pk])
    actions.submit(everything, item)
    assert waits() == {Role.DEPARTMENT_HEAD, Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER}
    for review in (Review.DEPARTMENT_HEAD, Review.SECRECY):
        actions.review(everything, item, review=review, verdict=Verdict.PASSED)
    assert waits() == {Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER}
    for review in (Review.PERSONAL_DATA, Review.LEGALITY):
        actions.review(everything, item, review=review, verdict=Verdict.PASSED)
    assert waits() == {Role.LEADER}
    actions.approve(everything, item)
    assert waits() == {Role.PUBLISHER}
    actions.publish(everything, item)
    assert waits() == set()


def test_an_item_that_is_late_is_marked(department: Organ, everything: Actor) -> None:
    _item(everything, department, date(2026, 3, 2))
    assert everything.user is not None

    page = signed_in(everything.user).get("/workbench/").content.decode()

    assert "公开期限临近或已超期" in page
    assert "2026-03-30" in page, "20 working days after 2026-03-02"
    assert "已超期" in page


def test_the_menu_shows_what_one_may_do_and_no_more(department: Organ) -> None:
    offered = {
        Role.DRAFTER: {"/workbench/items/", "/workbench/items/new/"},
        Role.LEADER: {"/workbench/items/"},
        Role.AUDITOR: {"/workbench/organs/log/"},
        Role.ADMINISTRATOR: {"/workbench/organs/", "/workbench/organs/import/", "/workbench/organs/accounts/"},
    }
    every = set().union(*offered.values())
    for role, paths in offered.items():
        page = signed_in(appoint(department, role)).get("/workbench/").content.decode()
        menu = page[page.index('<nav id="menu"') : page.index("</nav>")]
        assert {path for path in every if f'href="{path}"' in menu} == paths, role


def test_the_page_takes_few_queries_however_many_items(
    department: Organ, everything: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        _item(everything, department, timezone.localdate())
    assert everything.user is not None
    client = signed_in(everything.user)
    client.get("/workbench/")

    with django_assert_max_num_queries(14):
        client.get("/workbench/")
