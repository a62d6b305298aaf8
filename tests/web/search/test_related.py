"""What is public goes with whole sentences, as people write them."""

import logging

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Publication
from gongkai_web.search.related import related
from tests.web.people import make_department
from tests.web.search.making import index_all, publish, withdraw

ITEMS = {
    "price": ("洛泽市发展和改革委员会关于调整城市供水价格的通知", "居民生活用水第一阶梯每立方米2.35元。"),
    "school": ("洛泽市教育局关于做好2026年义务教育阶段入学工作的通知", "公布各学校招生范围。"),
    "lift": ("洛泽市既有住宅加装电梯管理办法", "本单元三分之二以上业主同意。每台补贴十五万元。"),
    "estate": ("不动产登记办理时限和所需材料（2026年版）", "身份证明、申请书。"),
    "water": ("洛泽市2026年第1季度城市供水水质检测结果", "浑浊度、余氯均符合标准。"),
    "relief": ("洛泽市2026年第1季度城乡最低生活保障情况", "保障标准为每月每人780元。"),
    "budget": ("洛泽市水务局2026年度部门预算", "收入预算、支出预算。"),
    "flood": ("洛泽市防汛抗旱应急预案（2026年修订）", "四级响应。"),
    "parking": ("洛泽市公共停车场管理办法", "停车收费实行政府定价和市场调节价。"),
    "land": ("土地征收启动公告（2026年第3号）", "征地补偿安置方案另行公告。"),
}


@pytest.fixture
def items(government: Organ) -> dict[str, Publication]:
    """A small city's items."""
    made = {name: publish(government, title, text) for name, (title, text) in ITEMS.items()}
    index_all()
    return made


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("我想了解我们这里自来水价格是怎么定的，为什么又涨价了", "price"),
        ("请问今年小学的学区是怎么划分的？在哪里能看到？", "school"),
        ("老小区加装电梯要多少户同意，政府补贴多少钱", "lift"),
        ("您好，我想知道办理不动产登记需要什么材料，谢谢！", "estate"),
        ("申请获取2026年度城市供水管网水质检测报告的复印件", "water"),
        ("低保标准是多少", "relief"),
        ("依法申请公开水务局的部门预算，包括三公经费", "budget"),
        ("拆迁征地补偿安置方案公告", "land"),
        ("停车 AND (收费 OR *) NOT “办法” -管理", "parking"),
    ],
)
def test_it_is_found_by_the_words_that_tell(items: dict[str, Publication], sentence: str, first: str) -> None:
    assert related(sentence, year=2026)[0] == items[first]


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize(
    "sentence",
    [
        *("我和邻居吵架了怎么办", "您好，麻烦提供一下相关材料，谢谢", "我家门口那个公租房工程的环评批复"),
        *("水", "洛泽市", "(" * 5000, "\ud800*?~^", "a" * 9000),
    ],
)
def test_where_nothing_goes_with_it_nothing_is_offered(sentence: str) -> None:
    assert related(sentence, year=2026) == ()


def test_a_document_named_by_its_number_comes_first(government: Organ, items: dict[str, Publication]) -> None:
    assert items
    named = publish(government, "通知", doc_no="洛政发〔2026〕5号")
    publish(government, "通告", doc_no="洛水发〔2026〕5号")
    publish(government, "决定", doc_no="洛政发〔2026〕15号")
    index_all()

    assert related("请公开洛政发[2026]第5号文件中关于防汛的全部附件", year=2026)[0] == named


def test_five_at_most_the_newest_first_and_those_of_the_organ_that_is_asked_before_others(government: Organ) -> None:
    asked = make_department(government)
    for year in range(2019, 2027):
        publish(government, f"{year}年供水价格通知", made_on=f"{year}-03-01")
    own = publish(asked, "供水价格公示制度", "价格公示", made_on="2015-03-01")
    for number in range(20):
        publish(government, f"第{number}期动态")
    index_all()

    found = related("供水价格", year=2026, first=[asked.pk])
    assert found[0] == own
    assert [one.title[:4] for one in found[1:4]] == ["2026", "2025", "2024"]
    assert len(found) == 5
    assert related("供水价格", year=2026, organs=[asked.pk]) == (own,)


def test_what_is_withdrawn_is_not_offered(items: dict[str, Publication]) -> None:
    withdraw(items["flood"], noted=False)

    assert items["flood"] not in related("防汛应急预案", year=2026)


def test_it_asks_the_database_once_and_notes_nothing(
    items: dict[str, Publication], django_assert_num_queries: DjangoAssertNumQueries, caplog: pytest.LogCaptureFixture
) -> None:
    with django_assert_num_queries(1), caplog.at_level(logging.DEBUG):
        assert related("防汛应急预案", year=2026)[0] == items["flood"]
    assert "防汛" not in caplog.text


def test_without_an_index_there_is_nothing(government: Organ) -> None:
    publish(government, "防汛应急预案")

    assert related("防汛应急预案", year=2026) == ()
