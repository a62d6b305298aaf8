"""What waits for whom."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.clocks import due_on, soon_until
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


def soon_made(today: date) -> date:
    """The last day of which the 20 working days end soon."""
    return next(day for day in (today - timedelta(days=back) for back in range(60)) if (due_on(day) or today) <= soon_until(today))


def test_an_item_waits_for_one_after_the_other(department: Organ, everything: Actor) -> None:
    today = timezone.localdate()
    item = _item(everything, department, today)
    people: dict[Role, Client] = {role: signed_in(appoint(department, role)) for role in HEADINGS if role is not Role.DRAFTER}
    assert everything.user is not None
    people[Role.DRAFTER] = signed_in(everything.user)
    judging = replace(everything, user=appoint(department, name="judging"))

    def waits() -> set[Role]:
        return {role for role, client in people.items() if HEADINGS[role] in client.get("/workbench/").content.decode()}

    assert waits() == {Role.DRAFTER}
    open_for(reads=[department.pk], writes=[department.pk])
    actions.submit(everything, item)
    assert waits() == {Role.DEPARTMENT_HEAD, Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER}
    for review in (Review.DEPARTMENT_HEAD, Review.SECRECY):
        actions.review(judging, item, review=review, verdict=Verdict.PASSED)
    assert waits() == {Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER}
    for review in (Review.PERSONAL_DATA, Review.LEGALITY):
        actions.review(judging, item, review=review, verdict=Verdict.PASSED)
    assert waits() == {Role.LEADER}
    actions.approve(judging, item)
    assert waits() == {Role.PUBLISHER}
    actions.publish(everything, item)
    assert waits() == set()


def test_time_limits_are_counted_and_listed_for_those_who_can_act(department: Organ, everything: Actor) -> None:
    late, soon = _item(everything, department, date(2026, 3, 2)), _item(everything, department, soon_made(timezone.localdate()))
    _item(everything, department, timezone.localdate())
    assert everything.user is not None
    client = signed_in(everything.user)

    page = client.get("/workbench/").content.decode()
    assert "2026-03-30" in page, "20 working days after 2026-03-02"
    assert page.index(f"/items/{late.pk}/") < page.index(f"/items/{soon.pk}/"), "the most urgent first"
    for clock, label, item in (("overdue", "公开已超期", late), ("soon", "公开期限临近", soon)):
        assert f'?clock={clock}"><strong>1</strong> {label}' in page
        listed = client.get(f"/workbench/items/?clock={clock}").content.decode()
        assert re.findall(r"/workbench/items/(\d+)/", listed) == [str(item.pk)]

    reader = signed_in(appoint(department, Role.HANDLER)).get("/workbench/").content.decode()
    assert "期限提醒" not in reader, "who only reads can do nothing about it"


def test_a_penalty_decision_to_be_withdrawn_stands_there(department: Organ, everything: Actor) -> None:
    item = _item(everything, department, date(2026, 11, 2))
    Item.objects.filter(pk=item.pk).update(state="published", take_down_by=date(2026, 11, 5))
    assert everything.user is not None

    page = signed_in(everything.user).get("/workbench/").content.decode()
    assert '?clock=take_down"><strong>1</strong> 待撤回' in page
    assert "2026-11-05" in page
    assert "应撤回，已超期" in page


def test_what_one_is_told_stands_on_top_until_it_is_put_away(department: Organ, everything: Actor) -> None:
    item = _item(everything, department, timezone.localdate())
    person, other = appoint(department, Role.DRAFTER), appoint(department, Role.LEADER)
    tell([person.pk], What.RETURNED, at=timezone.now(), item=item.pk, by=other)
    tell([other.pk], What.PASSWORD_RESET, at=timezone.now(), by=person)
    client = signed_in(person)

    page = client.get("/workbench/").content.decode()
    assert f"{other}向您退回了一条信息" in page
    assert "重置了您的密码" not in page
    last = re.search(r'name="last" value="(\d+)"', page)
    assert last
    assert client.post("/workbench/notices/", {"last": last[1]}).status_code == 302
    assert "向您退回" not in client.get("/workbench/").content.decode()
    kept = client.get("/workbench/notices/").content.decode()
    assert "向您退回" in kept
    assert f"/workbench/items/{item.pk}/" in kept


def test_a_notice_names_no_item_that_one_may_not_read(department: Organ, everything: Actor) -> None:
    item = _item(everything, department, timezone.localdate())
    stranger = appoint(make_department(department, "130900-02", "洛泽市教育局"), Role.DRAFTER)
    tell([stranger.pk], What.DUE_SOON, at=timezone.now(), item=item.pk, on=timezone.localdate())

    page = signed_in(stranger).get("/workbench/notices/").content.decode()
    assert "公开" in page
    assert "关于水价的通知" not in page


@pytest.mark.parametrize("last", ["", "x", "9" * 30, "-1"])
def test_a_number_that_is_none_puts_nothing_away(department: Organ, last: str) -> None:
    person = appoint(department, Role.DRAFTER)
    tell([person.pk], What.FACTOR_RESET, at=timezone.now(), by=person)

    assert signed_in(person).post("/workbench/notices/", {"last": last}).status_code == 302
    assert Notice.objects.get().seen_at is None


def test_the_menu_shows_what_one_may_do_and_no_more(department: Organ) -> None:
    offered = {
        Role.DRAFTER: {"/workbench/items/", "/workbench/items/new/", "/workbench/oversight/organs/", "/workbench/oversight/figures/"},
        Role.LEADER: {"/workbench/items/", "/workbench/oversight/organs/", "/workbench/oversight/figures/"},
        Role.AUDITOR: {"/workbench/oversight/log/"},
        Role.OVERSIGHT: {"/workbench/oversight/organs/", "/workbench/oversight/figures/", "/workbench/oversight/log/"},
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

    with django_assert_max_num_queries(15):
        client.get("/workbench/")


def test_rules_that_are_to_be_filed_stand_under_the_time_limits(department: Organ, everything: Actor) -> None:
    text = TextFields("洛泽市供水管理规定", body="<p>正文</p>", made_on=date(2026, 1, 5), statutory_code="20-01")
    text = replace(text, effective_on=timezone.localdate() + timedelta(days=90))
    item = actions.create_draft(everything, department, kind=Kind.RULES, text=text)
    actions.fix_attribute(everything, item, attribute=Attribute.PROACTIVE, basis="20-01")
    actions.submit(everything, item)
    judging = replace(everything, user=appoint(department, Role.LEADER, name="judging"))
    for one in Review:
        actions.review(judging, item, review=one, verdict=Verdict.PASSED)
    actions.approve(judging, item)
    month_ago = replace(everything, now=timezone.now() - timedelta(days=40))
    actions.publish(month_ago, item)
    open_for()
    page = signed_in(appoint(department, Role.PUBLISHER)).get("/workbench/").content.decode()

    assert '?clock=file"><strong>1</strong> 应报送备案' in page
    assert "应报送备案，已逾期" in page
    assert "洛泽市供水管理规定" in page


def test_it_names_the_appointments_of_today_also_those_that_have_an_end(department: Organ) -> None:
    user = appoint(department, Role.DRAFTER, name="wu")
    today = timezone.localdate()
    for role, until in ((Role.HANDLER, today), (Role.PUBLISHER, today - timedelta(days=1))):
        user.appointments.create(organ=department, role=role, since=date(2020, 1, 1), until=until)
    user.appointments.create(organ=department, role=Role.LEADER, since=today + timedelta(days=1))
    page = signed_in(user).get("/workbench/").content.decode()
    lead = page.partition('<p class="lead">')[2].partition("</p>")[0]

    assert [str(role.label) for role in Role if str(role.label) in lead] == [str(Role.DRAFTER.label), str(Role.HANDLER.label)]
