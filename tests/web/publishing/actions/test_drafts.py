"""Writing, the disclosure attribute, handing over to the reviewers, giving up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from gongkai_web.organs.models import Organ
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.texts import fields_of
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Review, State, Tie, Validity, Verdict
from gongkai_web.publishing.models import Draft, Item, ItemEvent, Publication, ScanFinding
from gongkai_web.publishing.refusals import Refused, SavedMeanwhile
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

_PHONE = replace(TEXT, body="<p>联系人手机13812345678。</p>")


def _state(item: Item) -> str:
    return Item.objects.get(pk=item.pk).state


def test_an_organ_that_has_ended_brings_nothing_on_its_way(office: Office) -> None:
    public, drafted, reviewed, ready = office.published(), office.drafted(), office.drafted(), office.approved(office.drafted())
    actions.submit(office.drafter, reviewed)
    office.pass_reviews(reviewed)
    Organ.objects.filter(pk=office.organ.pk).update(valid_until=NOW.date())
    organ = Organ.objects.get(pk=office.organ.pk)
    actions.create_draft(office.drafter, organ, kind=Kind.INFORMATION, text=TEXT)

    after = office.at(NOW + timedelta(days=1))
    for act in (
        lambda: actions.create_draft(after.drafter, organ, kind=Kind.INFORMATION, text=TEXT),
        lambda: actions.submit(after.drafter, drafted),
        lambda: actions.approve(after.leader, reviewed),
        lambda: actions.publish(after.publisher, ready),
    ):
        with pytest.raises(Refused, match="2026-03-02"):
            act()
    assert "publish" in actions.hindrances(after.publisher, Item.objects.select_related("organ").get(pk=ready.pk))
    actions.withdraw(after.drafter, public.item, reason="内容有误")
    assert (_state(drafted), _state(reviewed), _state(ready)) == (State.ATTRIBUTE_FIXED, State.IN_REVIEW, State.APPROVED)


def test_a_draft_is_saved_at_the_time_of_the_action(office: Office) -> None:
    item = office.drafted()
    assert Draft.objects.get(item=item).saved_at == NOW

    later = office.at(NOW + timedelta(hours=3))
    actions.save_draft(later.drafter, item, expected_version=1, text=replace(TEXT, title="改"))
    assert Draft.objects.get(item=item).saved_at == NOW + timedelta(hours=3)
    actions.fix_attribute(later.drafter, item, attribute=Attribute.PROACTIVE, basis="20-01")
    assert Draft.objects.get(item=item).saved_at == NOW + timedelta(hours=3)


def test_a_draft_is_stored_clean(office: Office) -> None:
    wild = replace(TEXT, title=" 洛泽市\x00公告\n", body='<p onclick="x">正文</p><script>alert(1)</script>', keywords=("供水", " ", "供水"))
    item = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=wild)

    draft = Draft.objects.get(item=item)
    assert (draft.title, draft.body, draft.keywords) == ("洛泽市公告", "<p>正文</p>", ["供水"])
    assert (draft.version, draft.saved_by, item.state) == (1, office.drafter.user, State.DRAFTED)


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"title": "长" * 301},
        {"keywords": ("长" * 41,)},
        {"body": "x" * 500_001},
        {"statutory_code": "20-99"},
        {"topic": "99"},
        {"genre": "memo"},
        {"responsible_basis": "found"},
        {"special_period": "land_notice"},
        {"report_year": 1999},
        {"report_year": 20_255},
        {"effective_on": date(2026, 4, 1), "expires_on": date(2026, 3, 1)},
        {"made_on": date(2026, 3, 3)},
    ],
)
def test_a_text_that_cannot_be_stored_is_refused_and_says_what_to_do(office: Office, change: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=replace(TEXT, **change))

    assert all((refused.value.what, refused.value.why, refused.value.remedy))
    assert not Item.objects.exists()


def test_what_was_made_today_can_be_stored(office: Office) -> None:
    assert actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=replace(TEXT, made_on=NOW.date()))


def test_attribute_and_text_name_one_category(office: Office) -> None:
    item = office.drafted()
    actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, statutory_code="20-07"))
    with override("en"), pytest.raises(Refused, match=r"rests on .* its text has the category"):
        actions.submit(office.drafter, item)

    actions.fix_attribute(office.drafter, item, attribute=Attribute.PROACTIVE, basis="20-07")
    actions.submit(office.drafter, item)
    assert _state(item) == State.IN_REVIEW


def test_what_is_not_for_the_public_may_have_any_category(office: Office) -> None:
    item = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=TEXT)
    actions.fix_attribute(office.drafter, item, attribute=Attribute.NOT_PUBLIC, basis="deliberative", reason="讨论记录")
    actions.submit(office.drafter, item)

    assert _state(item) == State.IN_REVIEW


def test_of_two_editors_the_second_keeps_the_text_and_sees_the_first(office: Office) -> None:
    item = office.drafted()
    mine, other = replace(TEXT, title="我的标题"), replace(TEXT, title="同事的标题")
    assert actions.save_draft(office.head, item, expected_version=1, text=other).version == 2

    with pytest.raises(SavedMeanwhile) as refused:
        actions.save_draft(office.drafter, item, expected_version=1, text=mine)
    assert (refused.value.text, refused.value.current) == (mine, other)
    assert office.head.user
    assert office.head.user.username in str(refused.value)
    assert fields_of(Draft.objects.get(item=item)) == other


def test_the_same_text_again_is_no_new_version(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)

    assert actions.save_draft(office.drafter, item, expected_version=1, text=TEXT).version == 1
    assert _state(item) == State.IN_REVIEW


def test_a_change_during_the_review_takes_the_item_back(office: Office) -> None:
    item = office.drafted()
    actions.submit(office.drafter, item)
    office.pass_reviews(item)
    actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, title="改过的标题"))

    assert _state(item) == State.ATTRIBUTE_FIXED
    with pytest.raises(Refused):
        actions.approve(office.leader, item)


def test_without_an_attribute_nothing_is_submitted(office: Office) -> None:
    item = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=TEXT)

    with pytest.raises(Refused, match=r"公开属性|attribute"):
        actions.submit(office.drafter, item)
    assert _state(item) == State.DRAFTED


@pytest.mark.parametrize(
    ("attribute", "basis", "reason"),
    [
        (Attribute.NOT_PUBLIC, "deliberative", " "),
        (Attribute.ON_REQUEST, "specific", ""),
        (Attribute.NOT_PUBLIC, "20-01", "理由"),
        (Attribute.ON_REQUEST, "state_secret", "理由"),
        (Attribute.PROACTIVE, "deliberative", ""),
        (Attribute.PROACTIVE, "", ""),
    ],
)
def test_an_attribute_rests_on_something_that_carries_it(office: Office, attribute: Attribute, basis: str, reason: str) -> None:
    item = actions.create_draft(office.drafter, office.organ, kind=Kind.INFORMATION, text=TEXT)

    with pytest.raises(Refused):
        actions.fix_attribute(office.drafter, item, attribute=attribute, basis=basis, reason=reason)
    assert Item.objects.get(pk=item.pk).attribute == ""


@pytest.mark.parametrize("change", [{"made_on": None}, {"statutory_code": ""}, {"body": ""}])
def test_mandatory_fields_stop_the_submission(office: Office, change: dict[str, Any]) -> None:
    item = office.drafted(replace(TEXT, **change))

    with pytest.raises(Refused):
        actions.submit(office.drafter, item)
    assert _state(item) == State.ATTRIBUTE_FIXED


def test_what_the_scan_finds_stops_the_personal_data_review_until_it_is_released(office: Office) -> None:
    item = office.drafted(_PHONE)
    actions.submit(office.drafter, item)
    found = ScanFinding.objects.get(item=item)
    assert "13812345678" not in found.excerpt
    assert ItemEvent.objects.get(item=item, kind="scanned").data == {"version": 1, "findings": [found.finding]}
    with pytest.raises(Refused):
        actions.review(office.secrecy, item, review=Review.PERSONAL_DATA, verdict=Verdict.PASSED)

    with pytest.raises(Refused):
        actions.release_finding(office.secrecy, item, finding=found.finding, reason="")
    actions.release_finding(office.secrecy, item, finding=found.finding, reason="公布的值班电话")
    office.pass_reviews(item)
    actions.approve(office.leader, item)
    assert actions.publish(office.publisher, item).version == 1


def test_a_finding_that_was_removed_is_gone(office: Office) -> None:
    item = office.drafted(_PHONE)
    actions.submit(office.drafter, item)
    actions.save_draft(office.drafter, item, expected_version=1, text=TEXT)

    office.approved(item)
    assert not ScanFinding.objects.exists()


def test_a_draft_is_given_up_with_a_reason(office: Office) -> None:
    item = office.drafted()
    with pytest.raises(Refused):
        actions.discard(office.drafter, item, reason=" ")

    actions.discard(office.drafter, item, reason="与他件重复")
    assert _state(item) == State.DISCARDED
    with pytest.raises(Refused):
        actions.save_draft(office.drafter, item, expected_version=1, text=replace(TEXT, title="再改"))


def test_an_annual_report_names_the_year_that_it_is_about(office: Office) -> None:
    with pytest.raises(Refused, match="报告年度"):
        office.approved(office.drafted(kind=Kind.ANNUAL_REPORT))

    made = office.published(replace(TEXT, report_year=2025), Kind.ANNUAL_REPORT)
    assert Publication.objects.get(pk=made.pk).report_year == 2025


def test_an_amendment_given_up_leaves_the_public_text_in_the_draft(office: Office) -> None:
    made = office.published()
    with pytest.raises(Refused):
        actions.discard(office.drafter, made.item, reason="没有修改")
    actions.save_draft(office.drafter, made.item, expected_version=1, text=replace(TEXT, title="改坏的标题"))

    actions.discard(office.drafter, made.item, reason="不再修改")
    assert (_state(made.item), Draft.objects.get(item=made.item).title) == (State.PUBLISHED, TEXT.title)
    assert Publication.objects.get().version == 1


def test_every_action_asks_for_its_right(office: Office, government: Organ) -> None:
    item, made = office.drafted(), office.published()
    stranger = Office.of(make_department(government), NOW)

    def refuses(call: Any, *args: Any, **words: Any) -> None:
        with override("en"), pytest.raises(Refused, match="You have no right"):
            call(*args, **words)

    for actor in (stranger.drafter, office.publisher, office.legal):
        refuses(actions.create_draft, actor, office.organ, kind=Kind.INFORMATION, text=TEXT)
        refuses(actions.save_draft, actor, item, expected_version=1, text=TEXT)
        refuses(actions.fix_attribute, actor, item, attribute=Attribute.PROACTIVE, basis="20-01")
        refuses(actions.submit, actor, item)
        refuses(actions.discard, actor, item, reason="x")
        refuses(actions.attach, actor, item, name="a.txt", content=b"a")
        refuses(actions.relate, actor, item, target=made, tie=Tie.RESTS_ON)
    for actor in (stranger.secrecy, office.drafter, office.legal):
        refuses(actions.review, actor, item, review=Review.SECRECY, verdict=Verdict.PASSED)
        refuses(actions.release_finding, actor, item, finding="x", reason="x")
    for actor in (stranger.leader, office.drafter, office.publisher):
        refuses(actions.approve, actor, item)
    for actor in (stranger.publisher, office.drafter, office.leader):
        refuses(actions.publish, actor, item)
        refuses(actions.use_channel, actor, made.item, channel=Channel.WEIBO, on=NOW.date())
        refuses(actions.change_validity, actor, made.item, validity=Validity.REPEALED, on=NOW.date())
    for actor in (stranger.drafter, office.leader, office.secrecy):
        refuses(actions.withdraw, actor, made.item, reason="x")
