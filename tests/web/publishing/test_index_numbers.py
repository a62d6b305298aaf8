"""Index numbers: patterns, and numbers that follow each other without a gap, whoever publishes at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections, transaction

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.adoption import Adoption, Fixed
from gongkai_web.publishing.index_numbers import check, next_number, next_numbers
from gongkai_web.publishing.kinds import Kind as ItemKind
from gongkai_web.publishing.life.events import Imported
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import IndexCounter, Item, Publication
from gongkai_web.publishing.refusals import Refused
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

_ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("", ["130900/2026-00001", "130900/2026-00002"]),
        ("{uscc}/{yyyy}-{seq:05}", ["11130900MB0000001X/2026-00001", "11130900MB0000001X/2026-00002"]),
        ("{uscc}/{yyyy}{mm}-{seq:05}", ["11130900MB0000001X/202603-00001", "11130900MB0000001X/202603-00002"]),
        ("{orgcode}-{yyyy}-{seq:06}", ["130900-2026-000001", "130900-2026-000002"]),
        ("{region}-{dept}-{class}-{yyyy}-{seq}", ["130900-130900-20-10-2026-1", "130900-130900-20-10-2026-2"]),
        ("LZ/{orgcode}/{seq:03}", ["LZ/130900/001", "LZ/130900/002"]),
    ],
)
def test_the_patterns_that_offices_use(government: Organ, pattern: str, numbers: list[str]) -> None:
    government.credit_code, government.index_pattern = "11130900MB0000001X", pattern
    open_for(reads=[government.pk], writes=[government.pk])

    assert [next_number(government, "20-10", _ON) for _ in range(2)] == numbers


def test_many_numbers_at_once_follow_each_other_and_pass_over_those_that_are_given(office: Office) -> None:
    old = Imported(office.publisher.today, "old.example.gov.cn", "7", date(2019, 3, 4), f"{office.organ.code}/2026-00002")
    actions.adopt(office.publisher, office.organ, Adoption(ItemKind.INFORMATION, TEXT, old, Fixed(Attribute.PROACTIVE, "20-10")))
    other = f"{office.organ.code}/2026-00004"

    given = next_numbers(office.organ, ["20-10", "20-01", "20-10"], _ON, [other])
    assert sorted(given) == [f"{office.organ.code}/2026-0000{number}" for number in (1, 3, 5)]
    assert next_numbers(office.organ, [], _ON) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "{orgcode}/{yyyy}",
        "{yyyy}-{seq:05}",
        "{dept}/{yyyy}-{seq:05}",
        "{orgcode}/{mm}-{seq:05}",
        "{orgcode}/{yyyy}{seq:05}",
        "{orgcode}{yyyy}-{seq:05}",
        "{orgcode}/{yyyy}-1{seq:05}",
        "{orgcode}/{seq:05}-{seq:05}",
        "{orgcode}/{year}-{seq}",
        "{orgcode}/{seq:12}",
        "{orgcode}/{yyyy}号{seq}",
        "{orgcode} {yyyy}-{seq}",
        "{orgcode}/{yyyy}-{seq}?x",
        "{orgcode}/{yyyy}-{seq}\n",
    ],
)
def test_a_pattern_that_could_mislead_is_refused(pattern: str) -> None:
    with pytest.raises(Refused):
        check(pattern)


def test_a_token_without_a_value_is_refused_and_takes_no_number(government: Organ) -> None:
    open_for(reads=[government.pk], writes=[government.pk])
    for pattern, statutory_code in (("{uscc}/{yyyy}-{seq}", "20-10"), ("{orgcode}/{class}/{yyyy}-{seq}", "")):
        government.index_pattern = pattern
        with pytest.raises(Refused):
            next_number(government, statutory_code, _ON)

    assert not IndexCounter.objects.exists()


def test_a_number_of_a_failed_publication_was_never_given(office: Office) -> None:
    first, second = (office.approved(office.drafted()) for _ in range(2))
    with transaction.atomic():
        assert actions.publish(office.publisher, first).index_no == "130900/2026-00001"
        transaction.set_rollback(True)

    assert actions.publish(office.publisher, second).index_no == "130900/2026-00001"


@pytest.mark.usefixtures("committed")
def test_two_publishers_at_once_get_all_numbers_each_once() -> None:
    organ = Organ.objects.create(code="130999", name="洛泽市示范区管委会", kind=Kind.DISPATCHED_ORGAN, level=Level.COUNTY)
    office = Office.of(organ, NOW)
    items = [office.approved(office.drafted()) for _ in range(8)]
    together = Barrier(2)

    def publish(mine: list[Item]) -> list[str]:
        try:
            together.wait(30)
            return [actions.publish(office.publisher, item).index_no for item in mine]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        given_ = [number for numbers in pool.map(publish, (items[::2], items[1::2])) for number in numbers]

    assert sorted(given_) == [f"130999/2026-{count:05}" for count in range(1, 9)]
    assert Publication.objects.filter(organ=organ).count() == 8
