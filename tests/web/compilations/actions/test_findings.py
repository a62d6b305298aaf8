"""Findings of the scan: nothing goes out with one that stands, and letting one pass holds for that text at that place."""

import pytest
from django.utils.translation import override

from gongkai_web.compilations import actions
from gongkai_web.compilations.findings import found_in
from gongkai_web.compilations.models import Guide, ReadingPlace
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import appoint
from tests.web.publishing.office import Office

NUMBERS = "监督电话13931700000，值班手机13931700001"


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def test_it_goes_out_when_every_finding_is_released(office: Office) -> None:
    guide = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "supervision": NUMBERS})
    first, second = found_in(guide)
    actions.release(office.secrecy, guide, finding=first.id, reason="对外公布的监督电话")
    with pytest.raises(Refused, match=r"139\*+01") as refusal:
        actions.publish(office.publisher, guide)
    assert first.finding.excerpt not in str(refusal.value)

    with override("en"):
        (same,) = [one for one in found_in(Guide.objects.get()) if one.reason is None]
        actions.release(office.secrecy, guide, finding=same.id, reason="对外公布的值班手机")
    assert same.id == second.id
    actions.publish(office.publisher, guide)


def test_the_log_says_who_released_what_and_why(office: Office) -> None:
    guide = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "supervision": NUMBERS})
    actions.release(office.secrecy, guide, finding=found_in(guide)[0].id, reason=" 对外公布的\n监督电话 ")

    logged = LogEntry.objects.get(what=Noted.COMPILATION_RELEASED)
    assert (logged.by, logged.reason) == (office.secrecy.user, "对外公布的 监督电话")
    assert "139******00" in logged.details["finding"]
    assert "13931700000" not in str(logged.details)


def test_who_releases_reviews_secrets_and_did_not_write_it(office: Office) -> None:
    user = appoint(office.organ, Role.DRAFTER, Role.SECRECY_REVIEWER, name="both")
    both = Actor(user, duties(user, office.drafter.today), office.drafter.now)
    guide = actions.save_version(both, Guide, office.organ, {**GUIDE, "supervision": NUMBERS})
    finding = found_in(guide)[0].id

    for person, reason, told in (
        (office.drafter, "理由", "您没有"),
        (office.publisher, "理由", "您没有"),
        (both, "理由", "不能自行办理"),
        (office.secrecy, "  ", "理由"),
        (office.secrecy, "字" * 501, "500"),
    ):
        with pytest.raises(Refused, match=told):
            actions.release(person, guide, finding=finding, reason=reason)
    with pytest.raises(Refused, match="没有"):
        actions.release(office.secrecy, guide, finding="0" * 32, reason="理由")
    assert Guide.objects.get().released == {}


def test_another_text_needs_another_release(office: Office) -> None:
    guide = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "supervision": "监督电话13931700000"})
    actions.release(office.secrecy, guide, finding=found_in(guide)[0].id, reason="对外公布的监督电话")
    kept = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "supervision": "监督电话：13931700000", "fees": "不收费"})
    assert [one.reason for one in found_in(kept)] == ["对外公布的监督电话"]

    other = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "supervision": "监督电话13931700009"})
    assert [one.reason for one in found_in(other)] == [None]
    with pytest.raises(Refused, match="监督和救济"):
        actions.publish(office.publisher, other)


def test_a_release_stays_with_what_is_public_and_holds_for_its_next_change(office: Office) -> None:
    place = ReadingPlace(
        organ=office.organ, name="档案馆", kind="archive", address="政通路1号", office_hours="工作日", offers="预约13931700000"
    )
    actions.save(office.drafter, place)
    actions.release(office.secrecy, place, finding=found_in(place)[0].id, reason="对外公布的预约电话")
    public = actions.publish(office.publisher, place)
    with pytest.raises(Refused):
        actions.release(office.secrecy, public, finding=found_in(public)[0].id, reason="再次")

    change = actions.opened(public)
    change.office_hours = "周一至周六"
    actions.publish(office.publisher, actions.save(office.drafter, change))
    public.refresh_from_db()
    assert [one["reason"] for one in public.released.values()] == ["对外公布的预约电话"]
