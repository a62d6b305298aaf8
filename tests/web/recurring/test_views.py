"""Recurring publications in the browser."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from tests.web.people import appoint, make_department, signed_in
from tests.web.publishing.office import Office

TODAY = timezone.localdate()
JANUARY = TODAY.replace(month=1, day=1)
WATER = {
    "matter": "other",
    "title": "饮用水水质",
    "rhythm": "quarter",
    "days": 15,
    "kind": "information",
    "first_on": JANUARY - timedelta(days=90),
}
BUDGET = {"matter": "budget", "title": "预算", "rhythm": "year", "kind": "information", "first_on": JANUARY}


@pytest.fixture
def publisher(government: Organ) -> Client:
    return signed_in(appoint(government, Role.PUBLISHER, name="publisher"))


@pytest.fixture
def drafter(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER, name="drafter"))


def scheduled(publisher: Client, organ: Organ, said: dict[str, object] = WATER) -> RecurringDuty:
    answer = publisher.post(f"/workbench/recurring/organs/{organ.pk}/new/", said)
    assert answer.status_code == 302, answer.content.decode()
    return RecurringDuty.objects.get(organ=organ, title=said["title"])


def first(duty: RecurringDuty) -> DuePeriod:
    return duty.periods.order_by("begins_on")[0]


def test_a_schedule_shows_what_is_late_and_a_draft_is_one_press_away(publisher: Client, drafter: Client, government: Organ) -> None:
    duty = scheduled(publisher, government)
    period = first(duty)
    page = drafter.get("/workbench/recurring/").content.decode()
    assert "饮用水水质" in page
    assert 'class="badge overdue"' in page
    assert "饮用水水质" in drafter.get("/workbench/").content.decode()

    answer = drafter.post(f"/workbench/recurring/periods/{period.pk}/draft/")
    open_for(reads=[government.pk])
    item = Item.objects.get()
    open_for()
    assert answer["Location"] == f"/workbench/items/{item.pk}/edit/"
    assert f'/workbench/items/{item.pk}/"' in drafter.get(f"/workbench/recurring/periods/{period.pk}/").content.decode()


def test_an_item_is_tied_by_its_number_and_let_go_of(office: Office, publisher: Client, drafter: Client, site: Site) -> None:  # noqa: ARG001 - public pages need a site
    made = office.published()
    open_for()
    period = first(scheduled(publisher, office.organ))
    address = f"/workbench/recurring/periods/{period.pk}/"
    wrong = drafter.post(f"{address}tie/", {"item": "130900/1999-1"})
    assert wrong.status_code == 422
    assert 'class="problems"' in wrong.content.decode()

    drafter.post(f"{address}tie/", {"item": made.index_no})
    assert DuePeriod.objects.get(pk=period.pk).item_id == made.pk
    assert made.title in drafter.get(address).content.decode()
    drafter.post(f"{address}untie/")
    assert DuePeriod.objects.get(pk=period.pk).item_id is None


def test_a_budget_runs_from_its_approval(publisher: Client, drafter: Client, government: Organ) -> None:
    duty = scheduled(publisher, government, BUDGET)
    address = f"/workbench/recurring/periods/{first(duty).pk}/"
    assert "自批准之日起算" in drafter.get(address).content.decode()
    assert drafter.post(f"{address}start/", {"on": TODAY + timedelta(days=1)}).status_code == 422

    assert drafter.post(f"{address}start/", {"on": JANUARY}).status_code == 302
    assert first(duty).due_on is not None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"days": ""}, "届满后多少日"),
        ({"matter": "budget", "days": ""}, "每年公开一次"),
        ({"first_on": "1926-01-01"}, "近二十年"),
        ({"last_on": date(2001, 1, 1)}, "早于起始日期"),
    ],
)
def test_what_cannot_be_is_told(publisher: Client, government: Organ, changed: dict[str, object], said: str) -> None:
    answer = publisher.post(f"/workbench/recurring/organs/{government.pk}/new/", {**WATER, **changed})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_same_line_again_is_told(publisher: Client, government: Organ) -> None:
    scheduled(publisher, government)
    answer = publisher.post(f"/workbench/recurring/organs/{government.pk}/new/", WATER)

    assert answer.status_code == 422
    assert "已有" in answer.content.decode()


def test_a_line_is_changed_and_ended(publisher: Client, government: Organ) -> None:
    duty = scheduled(publisher, government)
    before = duty.periods.count()
    answer = publisher.post(f"/workbench/recurring/{duty.pk}/edit/", {**WATER, "days": 30, "last_on": duty.first_on})

    assert answer["Location"] == f"/workbench/recurring/{duty.pk}/"
    assert before > duty.periods.count() == 1
    assert first(duty).due_on == first(duty).ends_on + timedelta(days=30)


def test_oversight_sees_the_gaps_of_those_below_and_no_period(publisher: Client, government: Organ) -> None:
    below = make_department(government)
    elsewhere = Organ.objects.create(code="149900", name="别处市人民政府", kind="government", level="city")
    duty = scheduled(publisher, government, BUDGET)
    overseer = signed_in(appoint(government, Role.OVERSIGHT, name="overseer"))
    page = overseer.get(f"/workbench/recurring/budgets/?year={TODAY.year}&gaps=on").content.decode()

    assert below.name in page
    assert elsewhere.name not in page
    assert "未列入安排" in page
    assert f"/workbench/recurring/periods/{first(duty).pk}/" not in page
    assert overseer.get(f"/workbench/recurring/periods/{first(duty).pk}/").status_code == 403
    assert overseer.get("/workbench/recurring/").status_code == 403


def test_an_organ_reads_its_own_alone(publisher: Client, government: Organ) -> None:
    duty = scheduled(publisher, government)
    other = signed_in(appoint(make_department(government), Role.DRAFTER, name="other"))

    assert "饮用水水质" not in other.get("/workbench/recurring/").content.decode()
    for address in (f"/workbench/recurring/{duty.pk}/", f"/workbench/recurring/periods/{first(duty).pk}/"):
        assert other.get(address).status_code == 404
    assert other.post(f"/workbench/recurring/periods/{first(duty).pk}/draft/").status_code == 404
