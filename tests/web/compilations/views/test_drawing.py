"""Two drafters at one form: the second is shown both texts, keeps what was typed, and saves again."""

import io
import re
from collections.abc import Mapping

import pytest
from django.test import Client

from gongkai_web.compilations.models import Catalogue, Guide, Register, TopicColumn
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import appoint, signed_in

_PLAIN = dict.fromkeys(("keywords", "emergency", "event", "happened_at", "conference_at", "over_at", "items"), "")
COLUMN = {**_PLAIN, "title": "防汛", "slug": "flood", "description": "汛期信息"}
FLOOD = {**COLUMN, "emergency": "major", "event": "堤防决口", "happened_at": "2026-03-02T08:30"}
TABLE = "编号,事项名称\n1,取水许可\n"


@pytest.fixture
def one(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER, name="one"))


@pytest.fixture
def two(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER, name="two"))


def opened(person: Client, address: str) -> dict[str, str]:
    """What the form says the person began from."""
    return dict(re.findall(r'name="(seen[a-z_-]*)" value="([^"]*)"', person.get(address).content.decode()))


def sent(person: Client, where: str, seen: Mapping[str, str], **values: object) -> tuple[int, str]:
    answer = person.post(where, {**seen, **values})
    return answer.status_code, answer.content.decode()


def test_the_second_reads_both_texts_and_saves_again(one: Client, two: Client, government: Organ) -> None:
    address = f"/workbench/compilations/{government.pk}/guide/"
    assert sent(one, address, opened(one, address), **GUIDE)[0] == 302
    mine, theirs = opened(one, address), opened(two, address)
    assert sent(two, address, theirs, **{**GUIDE, "fees": "另行规定"})[0] == 302

    status, page = sent(one, address, mine, **{**GUIDE, "fees": "不收费", "arrangement": "按年份编排"})
    assert status == 422
    assert "two又保存过" in page
    versus = page.partition("内容差异")[2].partition("<form")[0]
    for text in ("不收费", "另行规定", "按年份编排", "按条例第二十条编排"):
        assert text in versus
    assert GUIDE["address"] not in versus
    assert "不收费</textarea>" in page.partition("<form")[2]
    again = dict(re.findall(r'name="(seen)" value="([^"]*)"', page))
    assert sent(one, address, again, **{**GUIDE, "fees": "不收费"})[0] == 302
    open_for(reads=[government.pk])
    assert Guide.objects.get().fees == "不收费"


def test_lines_that_were_typed_are_compared_too(one: Client, two: Client, government: Organ) -> None:
    sent(one, f"/workbench/compilations/{government.pk}/columns/new/", {}, **COLUMN)
    open_for(reads=[government.pk])
    address = f"/workbench/compilations/{government.pk}/columns/{TopicColumn.objects.get().pk}/"
    mine, theirs = opened(one, address), opened(two, address)
    assert sent(two, address, theirs, **FLOOD)[0] == 302

    status, page = sent(one, address, mine, **{**COLUMN, "title": "防汛抗旱"})
    assert status == 422
    versus = page.partition("内容差异")[2].partition("<form")[0]
    for text in ("防汛抗旱", "特别重大、重大突发事件", "堤防决口", "2026-03-02T08:30"):
        assert text in versus


def test_a_table_of_one_kind_does_not_stand_against_one_of_another(one: Client, two: Client, government: Organ) -> None:
    address = f"/workbench/compilations/{government.pk}/register/"

    def table() -> io.BytesIO:
        made = io.BytesIO(TABLE.encode())
        made.name = "table.csv"
        return made

    mine, theirs = opened(one, address), opened(two, address)
    assert sent(two, address, theirs, kind="licences", title="许可清单", file=table())[0] == 302
    assert sent(one, address, mine, kind="powers", title="权责清单", file=table())[0] == 302
    status, page = sent(one, address, mine, kind="licences", title="许可清单（新）", file=table())
    assert status == 422
    assert "two又保存过" in page
    again = dict(re.findall(r'name="(seen[a-z_-]*)" value="([^"]*)"', page))
    assert sent(one, address, again, kind="licences", title="许可清单（新）", file=table())[0] == 302
    open_for(reads=[government.pk])
    assert set(Register.objects.values_list("title", flat=True)) == {"许可清单（新）", "权责清单"}


def test_a_catalogue_too(one: Client, two: Client, government: Organ) -> None:
    address = f"/workbench/compilations/{government.pk}/catalogue/"
    mine, theirs = opened(one, address), opened(two, address)
    for person, seen, title, status in ((two, theirs, "目录", 302), (one, mine, "新目录", 422)):
        table = io.BytesIO("一级事项,公开内容,公开时限,公开主体\n财政,预算,20日,财政局\n".encode())
        table.name = "table.csv"
        assert sent(person, address, seen, title=title, file=table)[0] == status
    open_for(reads=[government.pk])
    assert Catalogue.objects.get().title == "目录"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"emergency": ""}, "请选择属于哪一类"),
        ({"event": ""}, "须填写此项"),
        ({"happened_at": ""}, "须填写此项"),
        ({"happened_at": "2126-03-02T08:30"}, "该时间尚未到来"),
        ({"happened_at": "2015-03-02T08:30"}, "当日尚无按小时计算的规定"),
        ({"conference_at": "2026-03-02T08:29"}, "早于事件发生的时间"),
        ({"over_at": "2026-03-01T08:30"}, "早于事件发生的时间"),
        ({"emergency": "opinion", "conference_at": "2026-03-02T09:30"}, "仅特别重大、重大突发事件"),
    ],
)
def test_what_does_not_go_together_is_told(one: Client, government: Organ, values: dict[str, str], told: str) -> None:
    status, page = sent(one, f"/workbench/compilations/{government.pk}/columns/new/", {}, **{**FLOOD, **values})

    assert status == 422
    assert told in page


def test_a_second_column_at_an_address_is_refused_in_words(one: Client, government: Organ) -> None:
    address = f"/workbench/compilations/{government.pk}/columns/new/"
    assert sent(one, address, {}, **COLUMN)[0] == 302

    status, page = sent(one, address, {}, **{**COLUMN, "title": "抗旱"})
    assert status == 422
    assert "编号、名称或者地址相同" in page
