"""What the index knows of a query."""

from gongkai_web.organs.models import Organ
from gongkai_web.search.asking import Query
from gongkai_web.search.lookup import matches
from tests.web.search.making import index_all, publish


def test_it_counts_and_spreads_over_the_filters(government: Organ) -> None:
    expired = publish(government, "甲", "公租房", validity="expired").pk
    valid = publish(government, "乙", "公租房", validity="in_force").pk
    index_all()

    found = matches(Query(), (), {})
    assert found is not None
    assert (found.count, set(found.ids)) == (2, {expired, valid})
    assert dict(found.facets["validity"]) == {"expired": 1, "in_force": 1}
    alone = matches(Query(validity="expired"), (), {"validity": ("expired",)})
    assert alone is not None
    assert (alone.count, alone.ids, alone.relaxed) == (1, (expired,), False)
