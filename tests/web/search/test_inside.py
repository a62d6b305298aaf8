"""Which items hold a phrase, by the index."""

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.search.inside import items_with
from tests.web.search.making import index_all, publish

KINDS = (Kind.RULES.value, Kind.NORMATIVE_DOCUMENT.value)


def test_the_newest_of_those_kinds_that_hold_it(government: Organ) -> None:
    older = publish(government, "供水管理办法", "抢修的同时应当告知用户。", kind=Kind.NORMATIVE_DOCUMENT)
    newer = publish(government, "排水管理规定", "抢修的同时应当设置警示标志。", kind=Kind.RULES)
    publish(government, "停水公告", "抢修的同时开放供水点。")
    index_all()

    assert items_with("抢修的同时", KINDS, 10) == (newer.pk, older.pk)
    assert items_with("抢修的同时", KINDS, 1) == (newer.pk,)
    assert items_with("同时抢修", KINDS, 10) == ()
    assert items_with("，。", KINDS, 10) == ()


def test_without_an_index_nothing_is_said(government: Organ) -> None:
    publish(government, "供水管理办法", "抢修的同时应当告知用户。", kind=Kind.NORMATIVE_DOCUMENT)

    assert items_with("抢修的同时", KINDS, 10) is None
