"""When rules may take effect, and filing."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.models import Draft, Publication
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

RULES = replace(TEXT, title="洛泽市供水管理规定", statutory_code="20-01", effective_on=date(2026, 4, 1))


def test_rules_that_take_effect_on_the_thirtieth_day_are_refused_with_the_article(office: Office) -> None:
    item = office.approved(office.drafted(RULES, Kind.RULES))
    with pytest.raises(Refused) as refused:
        actions.publish(office.publisher, item)

    assert "2026-04-02" in str(refused.value)
    assert "《规章制定程序条例》" in str(refused.value)
    assert "第三十二条" in str(refused.value)
    assert "publish" in actions.hindrances(office.publisher, item)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.RULES, replace(RULES, effective_on=date(2026, 4, 2))),
        (Kind.RULES, replace(RULES, early_effect="obstruction")),
        (Kind.RULES, replace(RULES, effective_on=None)),
        (Kind.NORMATIVE_DOCUMENT, RULES),
        (Kind.INFORMATION, RULES),
    ],
)
def test_what_takes_effect_late_enough_or_on_a_ground_goes_out(office: Office, settings: Settings, kind: Kind, text: TextFields) -> None:
    settings.GONGKAI_INTERPRETATION_REQUIRED = ()

    assert office.published(text, kind).kind == kind


def test_of_what_is_public_the_first_publication_counts(office: Office) -> None:
    made = office.published(replace(RULES, effective_on=date(2026, 4, 2)), Kind.RULES)
    later = office.at(datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    for day, fits in ((date(2026, 4, 2), True), (date(2026, 3, 20), False)):
        version = Draft.objects.get(pk=made.pk).version
        text = replace(RULES, title=f"{RULES.title}（{day}）", effective_on=day)
        actions.save_draft(later.drafter, made.item, expected_version=version, text=text)
        item = later.approved(made.item)
        if fits:
            assert actions.publish(later.publisher, item).effective_on == day
        else:
            with pytest.raises(Refused, match="2026-04-02"):
                actions.publish(later.publisher, item)


def test_a_filing_is_recorded_and_the_last_word_counts(office: Office) -> None:
    made = office.published(replace(RULES, effective_on=None), Kind.RULES)
    actions.record_filing(office.publisher, made.item, on=date(2026, 3, 1), number="洛规备〔2026〕1号")
    actions.record_filing(office.publisher, made.item, on=date(2026, 3, 2), number=" 洛规备〔2026〕2号 ")

    made.refresh_from_db()
    assert (made.filed_on, made.filing_no) == (date(2026, 3, 2), "洛规备〔2026〕2号")
    assert [one.data["number"] for one in made.item.events.filter(kind="filed")] == ["洛规备〔2026〕1号", "洛规备〔2026〕2号"]


def test_what_cannot_be_filed_is_refused(office: Office) -> None:
    rules, news = office.published(replace(RULES, effective_on=None), Kind.RULES), office.published()
    drafted = office.drafted(RULES, Kind.RULES)
    for actor, item, on, number in (
        (office.publisher, news.item, NOW.date(), "1"),
        (office.publisher, drafted, NOW.date(), "1"),
        (office.publisher, rules.item, date(2026, 3, 3), "1"),
        (office.publisher, rules.item, NOW.date(), " "),
        (office.publisher, rules.item, NOW.date(), "1" * 61),
        (office.drafter, rules.item, NOW.date(), "1"),
    ):
        with pytest.raises(Refused):
            actions.record_filing(actor, item, on=on, number=number)

    assert "record_filing" in actions.permitted(office.publisher, rules.item)
    assert "record_filing" not in actions.permitted(office.publisher, news.item)
