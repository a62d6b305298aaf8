"""Making public, and taking back."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import Error, connection, transaction
from pytest_django.fixtures import Settings

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.publications import referring
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, State, Tie, Validity
from gongkai_web.publishing.models import Item, PastPublication, Publication, Relation
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.models import Change
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

_DOCUMENT = replace(TEXT, title="洛泽市节约用水管理办法", doc_no="洛政规〔2026〕1号", statutory_code="20-01", effective_on=date(2026, 4, 1))


def test_what_is_published_is_there_for_everyone(office: Office) -> None:
    made = office.published()
    open_for()

    public = Publication.objects.get()
    assert (public.index_no, public.published_at, public.version) == ("130900/2026-00001", NOW, 1)
    assert (public.title, public.text) == (TEXT.title, "为保障供水安全，自4月起对城区管网进行改造。")
    assert public.abstract == "为保障供水安全，自4月起对城区管网进行改造。"
    assert Change.objects.filter(item_id=made.pk).count() == 1


def test_the_events_tell_who_did_what(office: Office) -> None:
    made = office.published()

    told = [(event.number, event.kind, event.by) for event in made.item.events.all()]
    kinds = ["drafted", "attribute_fixed", "submitted", "scanned", *["reviewed"] * 4, "approved", "published", "channel_used"]
    assert [(number, kind) for number, kind, _ in told] == list(enumerate(kinds, 1))
    assert [kind for _, kind, by in told if by is None] == ["scanned", "channel_used"]
    assert made.item.events.get(kind="channel_used").data == {"channel": "site", "address": ""}
    assert made.item.events.get(kind="published").by == office.publisher.user


def test_numbers_follow_each_other_and_start_again_with_the_year(office: Office) -> None:
    numbers = [office.published().index_no for _ in range(2)]
    later = office.at(datetime(2027, 1, 1, 0, 10, tzinfo=ZoneInfo("Asia/Shanghai")))

    assert [*numbers, later.published().index_no] == ["130900/2026-00001", "130900/2026-00002", "130900/2027-00001"]


def test_an_amended_text_takes_the_place_of_the_old_one_under_the_same_number(office: Office) -> None:
    made = office.published()
    later = office.at(NOW + timedelta(days=7))
    actions.save_draft(later.drafter, made.item, expected_version=1, text=replace(TEXT, title="更正后的公告"))
    open_for()
    assert Publication.objects.get().title == TEXT.title

    actions.publish(later.publisher, later.approved(made.item))
    public = Publication.objects.get()
    assert (public.title, public.version, public.index_no) == ("更正后的公告", 2, "130900/2026-00001")
    assert (public.published_at, public.updated_at) == (NOW, NOW + timedelta(days=7))
    past = PastPublication.objects.get()
    assert (past.title, past.version, past.began_at, past.ended_at) == (TEXT.title, 1, NOW, NOW + timedelta(days=7))


def test_what_is_withdrawn_leaves_a_title_and_a_reason(office: Office) -> None:
    made = office.published()
    actions.withdraw(office.drafter, made.item, reason=" 图纸有误，\n更正后重新发布。 ")
    open_for()

    public = Publication.objects.get()
    assert (public.withdrawn_at, public.withdrawal_reason) == (NOW, "图纸有误， 更正后重新发布。")
    assert (public.title, public.index_no) == (TEXT.title, made.index_no)
    assert (public.body, public.text, public.abstract, public.keywords) == ("", "", "", [])
    assert Change.objects.filter(item_id=made.pk).count() == 2
    assert not PastPublication.objects.exists()
    open_for(reads=[office.organ.pk])
    assert PastPublication.objects.get().body == TEXT.body


def test_what_was_withdrawn_returns_after_new_reviews_under_its_number(office: Office) -> None:
    made = office.published()
    actions.withdraw(office.publisher, made.item, reason="图纸有误")
    with pytest.raises(Refused):
        actions.publish(office.publisher, made.item)

    again = actions.publish(office.publisher, office.approved(made.item))
    assert (again.index_no, again.withdrawn_at, again.withdrawal_reason, again.body) == (made.index_no, None, "", TEXT.body)
    assert PastPublication.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "  \n", "长" * 501])
def test_a_withdrawal_says_why(office: Office, reason: str) -> None:
    made = office.published()

    with pytest.raises(Refused):
        actions.withdraw(office.drafter, made.item, reason=reason)
    assert Publication.objects.get().withdrawn_at is None


def test_the_reason_of_a_withdrawal_holds_no_personal_data(office: Office) -> None:
    made = office.published()

    with pytest.raises(Refused, match="撤回理由（公民身份号码"):
        actions.withdraw(office.drafter, made.item, reason="误公开了张某的身份证11010519491231002X")
    assert Publication.objects.get().withdrawn_at is None


def test_a_normative_document_waits_for_its_interpretation(office: Office) -> None:
    document = office.approved(office.drafted(_DOCUMENT, Kind.NORMATIVE_DOCUMENT))
    with pytest.raises(Refused, match=r"解读|interpretation"):
        actions.publish(office.publisher, document)

    interpretation = office.drafted(replace(TEXT, title="《洛泽市节约用水管理办法》解读"), Kind.INTERPRETATION)
    actions.relate(office.drafter, interpretation, target=document, tie=Tie.INTERPRETS)
    with pytest.raises(Refused, match=r"解读|interpretation"):
        actions.publish(office.publisher, document)
    office.approved(interpretation)
    public = actions.publish(office.publisher, document)
    assert public.validity == Validity.NOT_YET_IN_FORCE, "from 2026-04-01 on"
    assert not Relation.objects.get().published

    actions.publish(office.publisher, interpretation)
    assert Relation.objects.get().published


def test_where_the_setting_does_not_say_so_a_document_needs_no_interpretation(office: Office, settings: Settings) -> None:
    settings.GONGKAI_INTERPRETATION_REQUIRED = ()

    assert office.published(_DOCUMENT, Kind.NORMATIVE_DOCUMENT).withdrawn_at is None


def test_a_reference_stays_when_its_target_is_withdrawn_and_goes_with_its_source(office: Office) -> None:
    second, item = office.published(), office.drafted()
    actions.relate(office.drafter, item, target=second, tie=Tie.RESTS_ON)
    first = actions.publish(office.publisher, office.approved(item))
    assert Relation.objects.get().published
    assert [one.pk for one in referring(second.item)] == [first.pk]

    actions.withdraw(office.drafter, second.item, reason="重复发布")
    assert Relation.objects.get().published
    actions.withdraw(office.drafter, first.item, reason="重复发布")
    assert not Relation.objects.get().published
    assert not referring(second.item)


def test_what_goes_out_shows_a_reference_to_what_was_withdrawn_before(office: Office) -> None:
    target, item = office.published(), office.drafted(replace(TEXT, title="关于施工的补充公告"))
    actions.relate(office.drafter, item, target=target, tie=Tie.RESTS_ON)
    actions.withdraw(office.drafter, target.item, reason="重复发布")
    assert not Relation.objects.get().published

    actions.publish(office.publisher, office.approved(item))
    assert Relation.objects.get().published


def test_two_organs_never_share_a_number(office: Office, government: Organ) -> None:
    made = office.published()
    department = make_department(government)
    department.index_pattern = "{orgcode}/{yyyy}-{seq:05}"
    department.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM publishing_publication WHERE index_no = %s", [made.index_no])
        assert cursor.fetchone() == (1,)
    assert Office.of(department, NOW).published().index_no == "130900-01/2026-00001"


def test_time_organ_and_number_of_a_publication_cannot_be_changed(office: Office) -> None:
    made = office.published()

    for change in ({"published_at": NOW - timedelta(days=30)}, {"index_no": "130900/2026-09999"}):
        with pytest.raises(Error, match="never change"), transaction.atomic():
            Publication.objects.filter(pk=made.pk).update(**change)


def test_what_is_not_for_the_public_is_kept_and_never_published(office: Office) -> None:
    item = office.kept()

    assert Item.objects.get(pk=item.pk).state == State.KEPT
    assert Item.objects.get(pk=item.pk).reassess_on == date(2027, 3, 2)
    with pytest.raises(Refused):
        actions.publish(office.publisher, item)
    assert Item.objects.get(pk=item.pk).attribute == Attribute.NOT_PUBLIC
