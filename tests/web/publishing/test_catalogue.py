"""The lists that describe an item."""

from django.utils.translation import override

from gongkai.report.forms import form
from gongkai_web.organs.kinds import Level
from gongkai_web.publishing import catalogue
from gongkai_web.publishing.life.vocabulary import Attribute


def test_the_regulation_names_fifteen_items_for_all_and_one_more_for_each_local_level() -> None:
    assert list(catalogue.categories()) == [*(f"20-{number:02}" for number in range(1, 16)), "21-A", "21-B"]
    assert [one.code for one in catalogue.categories_of(Level.COUNTY)][-1] == "21-A"
    assert [one.code for one in catalogue.categories_of(Level.TOWNSHIP)][-1] == "21-B"
    assert [one.code for one in catalogue.categories_of(Level.PROVINCE)][-1] == "20-15"


def test_categories_cite_their_article() -> None:
    article = catalogue.categories()["20-07"].article
    assert article
    assert article.zh.endswith("第二十条第（七）项")


def test_a_label_is_in_the_readers_language() -> None:
    with override("en"):
        assert str(catalogue.genres()["notice"]) == "notice"
    with override("zh-hans"):
        assert str(catalogue.genres()["notice"]) == "通知"


def test_there_are_22_topics_and_15_statutory_genres() -> None:
    assert len(catalogue.topics()) == 22
    assert list(catalogue.genres())[15:] == ["rule", "other"]


def test_an_exemption_is_called_as_in_the_annual_report() -> None:
    denied = {key.split(".")[3] for key in form("cn-ogi-2021").keys if ".outcome.denied." in key}

    assert set(catalogue.bases(Attribute.NOT_PUBLIC)) <= denied
    assert set(catalogue.bases(Attribute.ON_REQUEST)) - {"specific"} <= denied
    assert catalogue.bases(Attribute.PROACTIVE) == catalogue.categories()


def test_five_ways_of_being_responsible() -> None:
    assert list(catalogue.responsibilities()) == ["made", "obtained_from_public", "obtained_from_organ", "joint_lead", "statutory_other"]


def test_choices_of_a_form() -> None:
    with override("zh-hans"):
        assert catalogue.choices(catalogue.topics().values())[21] == ("22", "其他")
