"""Who is told that duties to publish are overdue: those who write and publish for that organ, once a month."""

from datetime import timedelta

from procrastinate.contrib.django import app

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.oversight import days, tasks
from tests.web.oversight.making import publish
from tests.web.oversight.test_matrix import NOW, TODAY, catalogue
from tests.web.people import appoint, make_department, signed_in


def test_once_a_month_those_who_can_do_something_are_told(government: Organ) -> None:
    water, school = make_department(government), make_department(government, "130900-02", "洛泽市教育局")
    catalogue(water, ("水质", "20-13", "每季度公布"))
    catalogue(school, ("招生", "20-11", "每年公布"))
    publish(school, "招生公告", TODAY, statutory_code="20-11")
    drafter, publisher = appoint(water, Role.DRAFTER), appoint(water, Role.PUBLISHER)
    for organ, role in ((water, Role.SECRECY_REVIEWER), (school, Role.DRAFTER)):
        appoint(organ, role)
    days.remind(NOW)
    days.remind(NOW + timedelta(days=1))

    told = Notice.objects.filter(what=What.DUTIES)
    assert {(one.person, one.organ) for one in told} == {(drafter, water.pk), (publisher, water.pk)}
    assert told.all().count() == 2
    days.remind(NOW + timedelta(days=20))
    assert told.all().count() == 4
    assert f"/workbench/oversight/duties/?organ={water.pk}&amp;gaps=on" in signed_in(drafter).get("/workbench/").content.decode()


def test_the_worker_looks_every_morning() -> None:
    assert {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}[tasks.remind.name] == "20 1 * * *"
