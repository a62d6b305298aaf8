"""Which of two names is the fuller one of the same organ, and what can be a name at all."""

import pytest

from gongkai.reader.outline.organs import government_of, is_fuller, is_government, name_at_end, plausible, short_form, without_office


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("青禾市卫生健康委员会", "市卫健委"),
        ("青禾市卫生健康委员会", "青禾市卫健委"),
        ("山南省青禾市卫生健康委", "市卫健委"),
        ("临泽县教育局", "县教育局"),
        ("临泽县教育局", "教育局"),
        ("青禾市城市管理局", "市城管局"),
        ("青禾市市场监督管理局", "市市场监管局"),
        ("云岭区朝阳街道办事处", "朝阳街道"),
        ("云岭开发区管理委员会", "云岭开发区管委会"),
        ("青禾市人民政府办公室", "市政府办"),
    ],
)
def test_fuller(long: str, short: str) -> None:
    assert is_fuller(long, short)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("青禾市云岭区卫生健康委", "市卫健委"),
        ("青禾市卫生健康委办公室", "市卫健委"),
        ("青禾市人民政府办公室", "青禾市人民政府"),
        ("青禾市人民政府", "青禾市"),
        ("青禾市教育局", "市财政局"),
        ("省卫生健康委", "市卫健委"),
        ("大青禾教育局", "禾教育局"),
        ("青禾市", "青禾市教育局"),
    ],
)
def test_not_fuller(long: str, short: str) -> None:
    assert not is_fuller(long, short)


def test_a_town_and_its_government_are_one_where_the_report_declares_it() -> None:
    assert is_fuller("临泽县白水镇人民政府", "白水镇", government=True)
    assert not is_fuller("临泽县白水镇人民政府", "白水镇")


@pytest.mark.parametrize(
    "name", ["我局", "本机关", "明升体育本局", "全市各部门", "青禾市水务局的", "市委市政府", "(本级)", "a局", "青禾市(云岭"]
)
def test_not_a_name(name: str) -> None:
    assert not plausible(name)


@pytest.mark.parametrize(
    "name", ["全州县财政局", "本溪市公安局", "将乐县和平镇人民政府", "红河县(哈尼族)教育局", "呼和浩特市卫生和计划生育局"]
)
def test_a_name_with_words_that_others_avoid(name: str) -> None:
    assert plausible(name)


def test_a_name_ends_a_phrase() -> None:
    assert name_at_end("年报: 青禾市水务局") == "青禾市水务局"
    assert name_at_end("青禾市水务局公告") is None


def test_offices() -> None:
    assert without_office("青禾市卫生健康委办公室") == "青禾市卫生健康委"
    assert without_office("青禾市人民政府办公室") == "青禾市人民政府办公室"
    assert government_of("青禾市人民政府办公室") == "青禾市人民政府"
    assert government_of("青禾市水务局办公室") is None
    assert is_government("青禾市人民政府")
    assert is_government("白水镇")
    assert not is_government("青禾市人民政府办公室")
    assert short_form("云岭区朝阳街道办事处") == "云岭区朝阳街道"
