"""Suggestions."""

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.search.suggest import suggest
from tests.web.people import make_department
from tests.web.search.making import follow, index_all, publish, rewrite, withdraw


def test_titles_that_begin_so_come_first_then_those_that_have_it(government: Organ) -> None:
    publish(government, "公共停车场管理办法")
    publish(government, "停车收费标准")
    publish(government, "关于停车的通知", "停车")
    publish(government, "防汛通知", "停车")
    publish(government, "停车收费标准")
    index_all()

    assert suggest("停车") == suggest("停車") == suggest(" 停车 ") == ("停车收费标准", "关于停车的通知", "公共停车场管理办法")
    assert suggest("停") == ("停车收费标准",)


def test_document_numbers_are_suggested(government: Organ) -> None:
    publish(government, "甲", doc_no="洛政发〔2026〕5号")
    publish(government, "乙", doc_no="洛政办发〔2026〕6号")
    index_all()

    assert suggest("洛政发[20") == ("洛政发〔2026〕5号",)
    assert set(suggest("〔2026〕")) == {"洛政发〔2026〕5号", "洛政办发〔2026〕6号"}


def test_what_is_withdrawn_is_not_suggested_from_that_moment_on(government: Organ) -> None:
    gone, changed = publish(government, "停车办法"), publish(government, "停车规定")
    index_all()

    withdraw(gone, noted=False)
    assert suggest("停车") == ("停车规定",)

    rewrite(changed, title="泊车规定")
    follow()
    assert suggest("停车") == ()


def test_there_are_at_most_eight(government: Organ) -> None:
    for number in range(12):
        publish(government, f"防汛通知之{number}")
    index_all()

    assert suggest("防汛") == tuple(f"防汛通知之{number}" for number in range(11, 3, -1))


@pytest.mark.parametrize("typed", ["", " ", "，", "\x00", "\ud800", "((((" * 1000, "水" * 10**5])
def test_odd_beginnings_suggest_nothing(government: Organ, typed: str) -> None:
    publish(government, "防汛")
    index_all()

    assert suggest(typed) == ()


def test_without_an_index_there_are_none(government: Organ) -> None:
    publish(government, "防汛")

    assert suggest("防汛") == ()


def test_only_what_the_site_shows_is_suggested(government: Organ) -> None:
    department = make_department(government)
    for number in range(20):
        publish(government, f"停车通告第{number}号")
    publish(department, "停车办法")
    index_all()

    assert suggest("停车", {department.pk}) == ("停车办法",)
    assert suggest("停车", {department.pk, government.pk})[0] == "停车办法"
    assert suggest("停车", frozenset()) == ()
