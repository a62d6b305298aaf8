"""What of the way of a rule or normative document is not on record."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.making import hints
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

COMPLETE = replace(
    TEXT,
    statutory_code="20-01",
    effective_on=date(2026, 5, 1),
    consulted_from=date(2026, 1, 5),
    consulted_until=date(2026, 2, 4),
    legality_reviewed_on=date(2026, 2, 20),
    decided_on=date(2026, 2, 27),
    decided_by="洛泽市政府常务会议",
    registration_no="LZ-2026-001",
)


def told(office: Office, text: TextFields, kind: Kind) -> str:
    return "".join(hints(office.drafted(text, kind), NOW.date()))


def test_of_what_is_complete_nothing_is_said(office: Office) -> None:
    assert told(office, COMPLETE, Kind.RULES) == told(office, COMPLETE, Kind.NORMATIVE_DOCUMENT) == ""
    assert told(office, TEXT, Kind.INFORMATION) == ""


@pytest.mark.parametrize(
    ("kind", "missing", "never"),
    [
        (Kind.RULES, ("公开征求意见", "合法性审核", "集体审议决定", "最早可自2026-04-02起施行", "第三十二条"), "登记号"),
        (Kind.NORMATIVE_DOCUMENT, ("合法性审核", "集体审议决定", "登记号"), "征求意见"),
    ],
)
def test_each_step_that_is_missing_is_named(office: Office, kind: Kind, missing: tuple[str, ...], never: str) -> None:
    found = told(office, TEXT, kind)

    assert all(one in found for one in missing)
    assert never not in found


@pytest.mark.parametrize(
    ("category", "named"),
    [
        ("20-05", ("行政许可决定", "7个工作日")),
        ("20-06", ("行政处罚决定", "7个工作日")),
        ("20-07", ("政府预算", "部门预算", "20日", "《中华人民共和国预算法》", "第十四条")),
        ("20-09", ("中标、成交结果", "政府采购合同", "2个工作日", "第四十三条", "第五十条")),
    ],
)
def test_a_shorter_period_that_may_hold_is_named(office: Office, category: str, named: tuple[str, ...]) -> None:
    text = replace(TEXT, statutory_code=category)
    item = office.drafted(text)
    found = "".join(hints(item, NOW.date()))

    assert all(one in found for one in named), found
    assert hints(office.drafted(replace(text, special_period="penalty")), NOW.date()) == []
    assert hints(office.drafted(replace(text, made_on=date(2010, 3, 1))), NOW.date()) == [], "no such period held then"
    actions.fix_attribute(office.drafter, item, attribute=Attribute.NOT_PUBLIC, basis="deliberative", reason="会议讨论记录")
    assert hints(Item.objects.get(pk=item.pk), NOW.date()) == [], "it is not to be published"


@pytest.mark.parametrize(("kind", "law"), [(Kind.RULES, "《规章制定程序条例》"), (Kind.NORMATIVE_DOCUMENT, "《优化营商环境条例》")])
def test_a_consultation_of_29_days_needs_a_reason(office: Office, kind: Kind, law: str) -> None:
    short = replace(COMPLETE, consulted_until=date(2026, 2, 3))

    assert "29日" in told(office, short, kind)
    assert law in told(office, short, kind)
    assert told(office, replace(short, consultation_note="情况紧急"), kind) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"consulted_from": date(2026, 2, 2), "consulted_until": date(2026, 2, 1)},
        {"decided_on": date(2026, 3, 3)},
        {"legality_reviewed_on": date(2026, 3, 3)},
        {"early_effect": "haste"},
        {"registration_no": "1" * 61},
    ],
)
def test_days_that_cannot_be_are_refused(office: Office, change: dict[str, object]) -> None:
    with pytest.raises(Refused):
        actions.create_draft(office.drafter, office.organ, kind=Kind.RULES, text=replace(TEXT, **change))  # type: ignore[arg-type]  # fields of the text
