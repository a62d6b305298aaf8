"""Other channels, and whether a document still binds."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel, Overturned, Validity
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.models import Change
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

_RULES = replace(TEXT, title="洛泽市供水管理规定", statutory_code="20-01", genre="rule")


def test_another_channel_is_an_event_of_its_day(office: Office) -> None:
    made = office.published()
    actions.use_channel(office.publisher, made.item, channel=Channel.PRESS, on=date(2026, 2, 28), address="洛泽日报第2版")

    event = made.item.events.get(kind="channel_used", data__channel="press")
    assert (event.happened_on, event.by, event.data["address"]) == (date(2026, 2, 28), office.publisher.user, "洛泽日报第2版")


@pytest.mark.parametrize(
    ("channel", "on", "address"),
    [(Channel.SITE, NOW.date(), ""), (Channel.WEIBO, date(2026, 3, 3), ""), (Channel.WEIBO, NOW.date(), "长" * 501)],
)
def test_a_channel_that_cannot_have_been_is_refused(office: Office, channel: Channel, on: date, address: str) -> None:
    made = office.published()

    with pytest.raises(Refused):
        actions.use_channel(office.publisher, made.item, channel=channel, on=on, address=address)


def test_a_document_shows_that_it_no_longer_binds(office: Office) -> None:
    old, new = (office.published(_RULES, Kind.RULES) for _ in range(2))
    actions.change_validity(office.publisher, old.item, validity=Validity.REPEALED, on=NOW.date(), by=new.index_no)

    assert Publication.objects.get(pk=old.pk).validity == Validity.REPEALED
    assert Change.objects.filter(item_id=old.pk).count() == 2
    with pytest.raises(Refused):
        actions.change_validity(office.publisher, old.item, validity=Validity.REPEALED, on=NOW.date())


def test_an_amended_text_keeps_what_became_of_the_document(office: Office) -> None:
    made = office.published(_RULES, Kind.RULES)
    actions.change_validity(office.publisher, made.item, validity=Validity.AMENDED, on=NOW.date())
    actions.save_draft(office.drafter, made.item, expected_version=1, text=replace(_RULES, title="洛泽市供水管理规定（2026年修正）"))

    assert actions.publish(office.publisher, office.approved(made.item)).validity == Validity.AMENDED


def test_validity_is_for_documents_that_bind_and_by_documents_that_are_there(office: Office) -> None:
    news, rules = office.published(), office.published(_RULES, Kind.RULES)

    for item, by in ((news.item, ""), (rules.item, "130900/2026-00099"), (rules.item, rules.index_no)):
        with pytest.raises(Refused):
            actions.change_validity(office.publisher, item, validity=Validity.REPEALED, on=NOW.date(), by=by)
    with pytest.raises(Refused):
        actions.change_validity(office.publisher, rules.item, validity=Validity.REPEALED, on=date(2026, 3, 3))


def test_an_overturned_penalty_decision_runs_a_clock_until_it_is_withdrawn(office: Office) -> None:
    made = office.published(replace(TEXT, title="行政处罚决定公告", statutory_code="20-06"))
    assert "overturn" in actions.permitted(office.publisher, made.item)
    actions.overturn(office.publisher, made.item, result=Overturned.REVOKED, on=date(2026, 2, 28), document="洛泽行复决字〔2026〕3号")

    event = made.item.events.get(kind="decision_overturned")
    assert (event.happened_on, event.data) == (date(2026, 2, 28), {"result": "revoked", "document": "洛泽行复决字〔2026〕3号"})
    assert Item.objects.get(pk=made.pk).take_down_by == date(2026, 3, 4), "02-28 is a working Saturday; three working days after it"
    actions.withdraw(office.publisher, made.item, reason="处罚决定被复议机关撤销")
    assert Item.objects.get(pk=made.pk).take_down_by is None


def test_only_a_penalty_decision_is_overturned_and_by_a_document(office: Office) -> None:
    news, penalty = office.published(), office.published(replace(TEXT, special_period="penalty"))
    assert "overturn" not in actions.permitted(office.publisher, news.item)

    for item, on, document in ((news.item, NOW.date(), "判决"), (penalty.item, NOW.date(), " "), (penalty.item, date(2026, 3, 3), "判决")):
        with pytest.raises(Refused):
            actions.overturn(office.publisher, item, result=Overturned.VOID, on=on, document=document)
    with pytest.raises(Refused):
        actions.overturn(office.leader, penalty.item, result=Overturned.VOID, on=NOW.date(), document="判决")
