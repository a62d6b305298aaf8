"""One worker a package, and jobs that come back."""

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.transfer import actions
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.tasks import begin, go_on
from gongkai_web.transfer.working import _LOCK, unfinished, work
from tests.web.transfer.making import GOOD, SITE, again, table


def _jobs() -> list[int]:
    return [job.args["package"] for job in ProcrastinateJob.objects.filter(task_name="transfer.work", status="todo")]


def _received(actor: Actor, water: Organ) -> Package:
    return actions.receive(actor, water, site=SITE, name="a.csv", chunks=[table(GOOD)])


def test_a_package_waits_for_the_worker_once(actor: Actor, water: Organ) -> None:
    package = _received(actor, water)
    begin(package.pk)

    assert _jobs() == [package.pk]


def test_what_a_dead_worker_left_is_taken_up_again(actor: Actor, water: Organ) -> None:
    package = _received(actor, water)
    ProcrastinateJob.objects.all()._raw_delete(using="default")
    assert unfinished() == [package.pk]

    go_on(0)

    assert _jobs() == [package.pk]


def test_a_second_worker_leaves_a_package_alone(actor: Actor, water: Organ) -> None:
    package = _received(actor, water)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [_LOCK, package.pk])
    work(package.pk)
    assert again(package).stage == "checking"
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK, package.pk])
    other.close()

    work(package.pk)

    assert again(package).stage == "checked"
