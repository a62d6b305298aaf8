"""Who may send in, confirm and give up a package."""

from typing import Any

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer import actions, store
from gongkai_web.transfer.actions.packages import host_of
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.stages import Stage
from tests.web.people import appoint
from tests.web.transfer.making import GOOD, NOW, SITE, again, confirmer, received, table


@pytest.fixture
def second(water: Organ) -> Actor:
    return confirmer(water)


def _person(organ: Organ, role: Role) -> Actor:
    user = appoint(organ, role)
    return Actor(user, duties(user, NOW.date()), NOW)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PUBLISHER, Role.OGI_HEAD}))
def test_only_the_publisher_and_the_head_of_the_ogi_body_import(water: Organ, role: Role) -> None:
    with pytest.raises(Refused, match="权"):
        actions.receive(_person(water, role), water, site=SITE, name="a.csv", chunks=[table(GOOD)])


def test_and_only_for_their_own_organ(actor: Actor, government: Organ) -> None:
    with pytest.raises(Refused):
        actions.receive(actor, government, site=SITE, name="a.csv", chunks=[table(GOOD)])


@pytest.mark.parametrize("site", ["", "x", "javascript:alert(1)", "http://", "a b.gov.cn", "-.gov.cn", "长" * 300])
def test_an_address_that_is_none_is_refused(actor: Actor, water: Organ, site: str) -> None:
    with pytest.raises(Refused):
        actions.receive(actor, water, site=site, name="a.csv", chunks=[table(GOOD)])


@pytest.mark.parametrize("site", ["www.example.gov.cn", "http://WWW.example.gov.cn/col/1", " https://www.example.gov.cn "])
def test_the_host_of_an_address(site: str) -> None:
    assert host_of(site) == "www.example.gov.cn"


def test_the_same_file_is_not_taken_while_it_is_worked_on(actor: Actor, water: Organ) -> None:
    received(actor, water, table(GOOD), "a.csv")

    with pytest.raises(Refused, match="同一文件"):
        actions.receive(actor, water, site=SITE, name="b.csv", chunks=[table(GOOD)])


def test_confirming_is_done_once_and_stands_in_the_log(actor: Actor, second: Actor, water: Organ) -> None:
    package = received(actor, water, table(GOOD), "a.csv")
    actions.confirm(second, package, Mapped())

    with pytest.raises(Refused):
        actions.confirm(second, package, Mapped())
    entry = LogEntry.objects.get(what="old_site_imported")
    assert (entry.by, entry.organ, entry.details["site"], entry.details["sent_by"]) == (second.user, water, SITE, str(actor.user))


def test_what_one_person_sends_in_another_confirms(actor: Actor, second: Actor, water: Organ) -> None:
    package = received(actor, water, table(GOOD), "a.csv")

    with pytest.raises(Refused, match="您上传"):
        actions.confirm(actor, package, Mapped())
    assert again(package).stage == Stage.CHECKED
    assert [*actions.confirmers(package, NOW.date())] == [second.user]
    actions.confirm(second, package, Mapped())
    assert again(package).confirmed_by == second.user


def test_an_office_without_four_eyes_confirms_its_own(actor: Actor, water: Organ, settings: Settings) -> None:
    settings.GONGKAI_NOT_BY_AUTHOR = ()
    package = received(actor, water, table(GOOD), "a.csv")

    actions.confirm(actor, package, Mapped())

    assert again(package).confirmed_by == actor.user


def test_a_package_that_is_given_up_leaves_nothing_behind(
    actor: Actor, second: Actor, water: Organ, django_capture_on_commit_callbacks: Any
) -> None:
    package = received(actor, water, table(GOOD), "a.csv")
    with django_capture_on_commit_callbacks(execute=True):
        actions.give_up(actor, package)

    left = again(package)
    assert (left.stage, left.rows.count(), store.path_of(package.place).exists()) == (Stage.GIVEN_UP, 0, False)
    with pytest.raises(Refused):
        actions.confirm(second, left, Mapped())


def test_an_export_stands_in_the_log(actor: Actor, water: Organ, government: Organ) -> None:
    actions.note_export(actor, water)

    assert LogEntry.objects.get(what="everything_exported").by == actor.user
    with pytest.raises(Refused):
        actions.note_export(actor, government)


def test_another_organ_s_packages_are_hidden_by_the_database(actor: Actor, water: Organ, government: Organ) -> None:
    received(actor, water, table(GOOD), "a.csv")

    open_for(reads=[government.pk], writes=[government.pk])
    assert not Package.objects.exists()
