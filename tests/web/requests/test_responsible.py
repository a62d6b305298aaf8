"""The right organ is named to whoever says what they look for, in their own words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.compilations.models import Guide
from gongkai_web.organs.kinds import Change
from gongkai_web.organs.models import Organ, Succession
from gongkai_web.organs.walls import open_for
from gongkai_web.portal.directory import directory
from gongkai_web.requests.responsible import Named, responsible
from gongkai_web.search.related import related
from tests.web.people import make_department
from tests.web.search.making import index_all, publish

DUTIES = {
    "发展和改革委员会": "拟订国民经济和社会发展规划，管理重大建设项目和价格收费。",
    "教育局": "管理学前、义务、高中和职业教育，负责招生考试。",
    "公安局": "维护社会治安，管理户籍、道路交通和出入境。",
    "民政局": "管理社会救助、养老服务、社会组织和区划地名。",
    "自然资源和规划局": "管理国土空间规划、土地征收、不动产登记和矿产资源。",
    "生态环境局": "监督污染防治，发布空气和水环境质量，审批环境影响评价。",
    "水务局": "管理水资源、供水、防汛抗旱和水利工程。",
    "市场监督管理局": "管理经营主体登记、食品药品和特种设备安全、产品质量监督。",
}


@pytest.fixture
def city(government: Organ, tmp_path: Path, settings: Settings) -> dict[str, Organ]:
    """A city's departments with what they are responsible for; one of them came out of two others."""
    settings.DATA_DIR, settings.DIRECTORY_SECONDS = tmp_path, 0
    made = {}
    for number, (name, duties) in enumerate(DUTIES.items()):
        made[name] = make_department(government, f"130900-{number:02}", f"洛泽市{name}")
        Organ.objects.filter(pk=made[name].pk).update(duties=duties)
    for number, name in enumerate(("国土资源局", "规划局"), 50):
        former = make_department(government, f"130900-{number:02}", f"洛泽市{name}")
        Organ.objects.filter(pk=former.pk).update(valid_until=date(2019, 3, 1))
        into = made["自然资源和规划局"]
        Succession.objects.create(predecessor=former, successor=into, change=Change.MERGED, happened_on=date(2019, 3, 1))
    return made


def _named(said: str) -> list[Named]:
    known = directory()
    return responsible(said, [one for one in known.organs.values() if not one.ended], known, related(said, year=2026))


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("自来水价格", {"发展和改革委员会", "水务局"}),
        ("学区划分", {"教育局"}),
        ("孩子上学", {"教育局"}),
        ("低保", {"民政局"}),
        ("房产证怎么办", {"自然资源和规划局"}),
        ("化工厂的环评批复", {"生态环境局"}),
        ("交警 违章停车", {"公安局"}),
        ("营业执照", {"市场监督管理局"}),
        ("水務局", {"水务局"}),
    ],
)
def test_it_is_the_one_that_is_responsible(city: dict[str, Organ], said: str, names: set[str]) -> None:
    assert city
    assert {one.organ.name.removeprefix("洛泽市") for one in _named(said)} == names


def test_a_former_name_leads_to_the_successor(city: dict[str, Organ]) -> None:
    (found,) = _named("国土资源局")

    assert (found.organ.id, found.formers) == (city["自然资源和规划局"].pk, ("洛泽市国土资源局",))


def test_what_of_its_functions_goes_with_it_is_marked(city: dict[str, Organ]) -> None:
    assert city
    assert "<mark>供水</mark>" in _named("供水")[0].duties


def test_the_guide_counts_once_it_is_public(city: dict[str, Organ]) -> None:
    police = city["公安局"]
    open_for(reads=[police.pk], writes=[police.pk])
    guide = Guide.objects.create(organ=police, number=1, categories="无人机飞行管理", body_name="办公室")
    assert _named("无人机") == []

    Guide.objects.filter(pk=guide.pk).update(published_at=datetime(2026, 3, 2, tzinfo=UTC))
    assert [one.organ.id for one in _named("无人机")] == [police.pk]


def test_what_an_organ_published_counts(city: dict[str, Organ]) -> None:
    publish(city["水务局"], "河道采砂规划", "采砂")
    index_all()

    (found,) = _named("河道采砂")
    assert (found.organ.id, found.published) == (city["水务局"].pk, "河道采砂规划")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("said", ["", "，", "航天", "(" * 100, "\x00"])
def test_where_none_is_meant_none_is_named(said: str) -> None:
    assert _named(said) == []


@pytest.mark.usefixtures("city")
def test_it_asks_the_database_twice_however_many_there_are(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = directory()
    with django_assert_num_queries(2):
        responsible("供水", known.organs.values(), known, ())
