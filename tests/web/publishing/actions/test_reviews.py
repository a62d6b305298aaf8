"""Reviewing one by one, approving, and looking again at what is not public."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from pytest_django.fixtures import Settings

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.policy import Right
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Reassessed, Review, State, Verdict
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.projection import life_of
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.office import TEXT, Office


def _now(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)


def test_a_returned_item_goes_back_and_comes_again(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    with pytest.raises(Refused):
        actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED)
    actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="引用的依据已经废止")
    assert _now(item).state == State.ATTRIBUTE_FIXED

    office.approved(item)
    assert _now(item).state == State.APPROVED


def test_a_referred_item_waits(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    office.pass_reviews(item)
    actions.review(office.secrecy, item, review=Review.SECRECY, verdict=Verdict.REFERRED, opinion="提请保密行政管理部门确定")
    with pytest.raises(Refused):
        actions.approve(office.leader, item)

    actions.review(office.secrecy, item, review=Review.SECRECY, verdict=Verdict.PASSED, opinion="经确定不涉密")
    actions.approve(office.leader, item)
    assert _now(item).state == State.APPROVED


def test_what_is_kept_is_assessed_again_every_year(office: Office) -> None:
    item = office.kept()
    later = office.at(datetime(2027, 2, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")))

    actions.reassess(later.leader, item, result=Reassessed.KEEP, reason="仍属过程性信息")
    assert (_now(item).state, _now(item).reassess_on) == (State.KEPT, date(2028, 2, 26))


def test_what_may_become_public_is_reviewed_as_such(office: Office) -> None:
    item = office.kept()
    actions.reassess(office.leader, item, result=Reassessed.CONVERT_TO_PUBLIC, reason="事项已办结")
    assert (_now(item).state, _now(item).attribute, _now(item).reassess_on) == (State.DRAFTED, "", None)

    actions.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-10")
    assert actions.publish(office.publisher, office.approved(item)).index_no == "130900/2026-00001"


def test_each_person_is_offered_what_can_be_done_now(office: Office) -> None:
    item = office.drafted()
    writing = {"save_draft", "attach", "detach", "relate", "unrelate", "discard"}
    assert actions.permitted(office.drafter, item) == writing | {"fix_attribute", "submit"}
    assert actions.permitted(office.legal, item) == set()

    actions.submit(office.drafter, item)
    assert actions.permitted(office.drafter, item) == writing
    assert actions.permitted(office.legal, item) == {"review"}
    assert actions.reviews_of(office.secrecy, item) == (Review.SECRECY, Review.PERSONAL_DATA)
    assert actions.permitted(office.leader, item) == {"send_back"}

    office.pass_reviews(item)
    assert actions.permitted(office.leader, item) == {"approve", "send_back"}
    actions.approve(office.leader, item)
    assert actions.permitted(office.leader, item) == {"send_back"}
    assert actions.permitted(office.publisher, item) == {"publish"}
    actions.publish(office.publisher, item)
    assert actions.permitted(office.publisher, item) == {"use_channel", "withdraw"}
    assert actions.permitted(office.leader, office.kept()) == {"reassess"}


def test_whoever_approves_gives_an_item_back_and_it_is_reviewed_anew(office: Office) -> None:
    item = office.approved(office.drafted())
    for opinion in ("", "  "):
        with pytest.raises(Refused):
            actions.send_back(office.leader, item, opinion=opinion)
    with pytest.raises(Refused):
        actions.send_back(office.publisher, item, opinion="改")
    actions.send_back(office.leader, item, opinion="请补充施工时间。")

    assert _now(item).state == State.ATTRIBUTE_FIXED
    assert life_of(item).opinion == "请补充施工时间。"
    assert [(one.person, one.what, one.item, one.by) for one in Notice.objects.all()] == [
        (office.drafter.user, What.RETURNED, item.pk, office.leader.user)
    ]
    with pytest.raises(Refused):
        actions.publish(office.publisher, item)
    actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, abstract="4月至6月施工。"))
    actions.submit(office.drafter, item)
    assert life_of(item).opinion == ""
    with pytest.raises(Refused):
        actions.approve(office.leader, item)
    office.pass_reviews(item)
    actions.approve(office.leader, item)
    assert actions.publish(office.publisher, item).abstract == "4月至6月施工。"


def test_a_reviewer_gives_an_item_back_and_the_drafter_is_told(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    actions.review(office.legal, item, review=Review.LEGALITY, verdict=Verdict.RETURNED, opinion="依据有误。")

    assert (_now(item).state, life_of(item).opinion) == (State.ATTRIBUTE_FIXED, "依据有误。")
    assert Notice.objects.get().person == office.drafter.user


def _alone(office: Office) -> Actor:
    """One person who has every role of the office."""
    everything = Duties({right: frozenset({office.organ.pk}) for right in Right})
    return replace(office.drafter, duties=everything)


def test_nobody_judges_the_version_that_they_wrote(office: Office) -> None:
    alone, item = _alone(office), office.drafted()
    actions.submit(alone, item)
    assert actions.reviews_of(alone, item) == ()
    assert not {"review", "approve"} & actions.permitted(alone, item)
    for review in Review:
        with override("en"), pytest.raises(Refused, match="cannot do this yourself"):
            actions.review(alone, item, review=review, verdict=Verdict.PASSED)
    assert set(actions.hindrances(alone, item)) == {"review", "approve"}

    office.pass_reviews(item)
    with override("en"), pytest.raises(Refused, match="cannot do this yourself"):
        actions.approve(alone, item)
    actions.approve(office.leader, item)
    assert actions.publish(alone, item).withdrawn_at is None, "what others have approved"


def test_whoever_changed_an_item_last_wrote_it(office: Office) -> None:
    alone, item = _alone(office), office.drafted()
    actions.save_draft(office.head, item, expected_version=1, text=replace(TEXT, abstract="改"))
    actions.submit(office.drafter, item)
    with pytest.raises(Refused):
        actions.review(office.head, item, review=Review.DEPARTMENT_HEAD, verdict=Verdict.PASSED)

    actions.review(alone, item, review=Review.DEPARTMENT_HEAD, verdict=Verdict.PASSED)


def test_a_finding_in_ones_own_text_is_for_somebody_else_to_release(office: Office) -> None:
    alone, item = _alone(office), office.drafted(replace(TEXT, body="<p>13812345678</p>"))
    actions.submit(alone, item)
    finding = item.findings.get().finding
    with pytest.raises(Refused):
        actions.release_finding(alone, item, finding=finding, reason="公开电话")

    actions.release_finding(office.secrecy, item, finding=finding, reason="公开电话")


@pytest.mark.parametrize(("apart", "done"), [((), True), (("publish",), False)])
def test_the_office_says_which_steps_are_not_the_authors(office: Office, settings: Settings, apart: tuple[str, ...], done: bool) -> None:
    settings.GONGKAI_NOT_BY_AUTHOR = apart
    alone, item = _alone(office), office.drafted()
    actions.submit(alone, item)
    for review in Review:
        actions.review(alone, item, review=review, verdict=Verdict.PASSED)
    actions.approve(alone, item)

    assert ("publish" in actions.permitted(alone, item)) is done
    if done:
        actions.publish(alone, item)
        settings.GONGKAI_NOT_BY_AUTHOR = ("review", "approve", "publish")
        assert _now(item).state == life_of(item).state == State.PUBLISHED, "a history stays true when the setting changes"


def test_what_stands_against_the_next_step_is_said(office: Office) -> None:
    def why(actor: Actor, item: Item) -> dict[str, str]:
        with override("en"):
            return {name: refusal.why for name, refusal in actions.hindrances(actor, item).items()}

    bare = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=replace(TEXT, made_on=None))
    assert why(office.drafter, bare) == {"submit": "Its disclosure attribute is not fixed."}
    assert why(office.legal, bare) == {}
    actions.fix_attribute(office.drafter, bare, attribute=Attribute.PROACTIVE, basis="20-10")
    assert why(office.drafter, bare) == {"submit": "This is missing: made on."}

    item = office.drafted()
    assert why(office.drafter, item) == {}
    actions.submit(office.drafter, item)
    assert why(office.leader, item) == {"approve": "Not every review that it needs is passed."}
    office.pass_reviews(item)
    assert why(office.leader, item) == why(office.publisher, item) == {}
    document = office.approved(office.drafted(replace(TEXT, statutory_code="20-01"), Kind.NORMATIVE_DOCUMENT))
    assert why(office.publisher, document) == {"publish": "It has no interpretation that is public or approved."}
