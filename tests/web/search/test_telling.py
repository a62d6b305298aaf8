"""What tells in a sentence."""

import pytest

from gongkai_web.search.telling import runs, telling


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("请问自来水价格是多少", ("自来水", "价格")),
        ("我想了解學區劃分", ("学区", "划分")),
        ("供水 AND NOT (水质 OR *) “补贴” -停车 title:防汛", ("供水", "and", "not", "水质", "or", "补贴", "停车", "title", "防汛")),
        ("您好，麻烦提供一下相关材料，谢谢", ()),
        ("水", ()),
    ],
)
def test_its_words_without_what_everybody_says_who_asks_and_without_operators(sentence: str, words: tuple[str, ...]) -> None:
    assert {ways[0] for ways in telling(sentence).words} == set(words)


def test_what_people_say_means_what_offices_write() -> None:
    said = {("低保", "最低生活保障", "社会救助"), ("公租房", "公共租赁住房")}
    assert set(telling("低保和公租房").words) == said
    assert ("水价", "供水价格", "水费") not in telling("供水价格").words, "which is no word of that"


def test_document_numbers_are_found_in_their_sentence() -> None:
    assert telling("公开洛政发【２０２６】第5号、洛水〔2025〕12号").numbers == ("公开洛政发(2026)5号", "洛水(2025)12号")


@pytest.mark.parametrize("text", ["", " ", "，。", "\x00", "\ud800", "((((" * 1000, "《" * 5000, "-" * 5000, "\\" * 5000, "\u202e" * 5000])
def test_odd_signs_tell_nothing(text: str) -> None:
    assert telling(text) == telling("")


def test_of_a_very_long_text_the_beginning_counts() -> None:
    assert [ways[0] for ways in telling("供水" + "，" * 5000 + "防汛").words] == ["供水"]
    assert len(telling(" ".join(f"w{number:03}" for number in range(1000))).words) <= 60


def test_runs_are_what_was_typed_between_spaces_and_punctuation() -> None:
    assert runs(" 國土資源局，水 ") == ("国土资源局", "水")
