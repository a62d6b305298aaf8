"""What a row would become, and what is wrong with it."""

from datetime import date
from typing import Any

import pytest

from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Validity
from gongkai_web.transfer.reading.check import Candidate, candidate, is_index_no, key_of
from gongkai_web.transfer.stages import Fate

TODAY = date(2026, 11, 20)
GOOD = {"title": "甲", "published_on": "2019-03-04", "made_on": "2019-03-01"}


def _read(**texts: str) -> Candidate:
    return candidate({**GOOD, **texts}, TODAY)


def _faults(**texts: str) -> set[tuple[str, str]]:
    return {(one.field, one.code) for one in _read(**texts).faults}


def test_a_good_row_was_public() -> None:
    one = _read()

    assert (one.fate, one.faults, one.attribute) == (Fate.PUBLIC, (), Attribute.PROACTIVE)
    assert (one.values["made_on"], one.values["published_on"]) == (date(2019, 3, 1), date(2019, 3, 4))


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"title": ""}, ("title", "empty")),
        ({"title": "长" * 301}, ("title", "too_long")),
        ({"made_on": "3/4/2019"}, ("made_on", "not_a_date")),
        ({"published_on": "2027-01-01"}, ("published_on", "future")),
        ({"effective_on": "2019-04-01", "expires_on": "2019-03-01"}, ("expires_on", "ends_first")),
        ({"consulted_from": "2019-02-01", "consulted_until": "2019-01-01"}, ("consulted_until", "consulted_backwards")),
        ({"decided_on": "2027-01-01"}, ("decided_on", "future")),
        ({"early_effect": "着急"}, ("early_effect", "not_known")),
        ({"decided_by": "会" * 201}, ("decided_by", "too_long")),
        ({"kind": "新闻"}, ("kind", "not_known")),
        ({"attribute": "保密"}, ("attribute", "not_known")),
        ({"state": "不详"}, ("state", "not_known")),
        ({"report_year": "二〇二五"}, ("report_year", "not_known")),
        ({"body": "字" * 500_001}, ("body", "too_long")),
    ],
)
def test_what_keeps_a_row_out(texts: dict[str, str], fault: tuple[str, str]) -> None:
    assert fault in _faults(**texts)


@pytest.mark.parametrize(
    ("texts", "fate"),
    [
        ({"published_on": ""}, Fate.DRAFT),
        ({"state": "False"}, Fate.DRAFT),
        ({"state": "True"}, Fate.PUBLIC),
        ({"state": "已撤回"}, Fate.DRAFT),
        ({"state": "已删除"}, Fate.GONE),
        ({"category": "-15"}, Fate.GONE),
    ],
)
def test_what_the_old_site_says_about_it(texts: dict[str, str], fate: Fate) -> None:
    assert _read(**texts).fate is fate


def test_a_day_of_repeal_counts_only_where_the_flag_says_so() -> None:
    """SiteServer fills in the day of entry as day of abolition for every content."""
    kept = _read(abolished="False", abolished_on="2019-03-04", kind="规范性文件")
    gone = _read(abolished="True", abolished_on="2021-06-01", kind="规范性文件")

    assert kept.ended(Kind.NORMATIVE_DOCUMENT, TODAY) is None
    assert gone.ended(Kind.NORMATIVE_DOCUMENT, TODAY) == (Validity.REPEALED, date(2021, 6, 1))
    assert gone.ended(Kind.INFORMATION, TODAY) is None


@pytest.mark.parametrize("number", ["000014349/2017-00110", "01527918X-2020-153077", "11441700007280420Y/2021-00050", "A(1)/2"])
def test_index_numbers_that_can_be_kept(number: str) -> None:
    assert is_index_no(number)
    assert _read(index_no=number).index_no == number


@pytest.mark.parametrize("number", ["无", "a b/1", "../1", "a//1", "1?x", "编号1", "x" * 81, "abc", "a/./1", "/1", "1/"])
def test_index_numbers_that_cannot_are_told_and_given_anew(number: str) -> None:
    one = _read(index_no=number)

    assert (one.index_no, one.faults) == ("", ())
    assert ("index_no", "index_new") in {(each.field, each.code) for each in one.remarks}


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        ({"source_id": "7", "index_no": "A/1"}, "7"),
        ({"index_no": "A/1", "address": "http://x"}, "A/1"),
        ({"address": "http://x"}, "http://x"),
    ],
)
def test_by_what_a_row_is_known_when_it_comes_again(texts: dict[str, str], key: str) -> None:
    assert key_of(texts) == key


def test_a_row_without_any_number_is_known_by_what_names_it() -> None:
    rows: list[dict[str, Any]] = [GOOD, {**GOOD, "body": "改了"}, {**GOOD, "title": "乙"}]
    first, same, other = map(key_of, rows)

    assert first == same != other


def test_words_that_no_list_has_are_left_out_and_told() -> None:
    one = _read(topic="杂项", genre="通知", abstract="长" * 1200, keywords="供水；" + "词" * 41)

    assert (one.values["topic"], one.values["genre"], len(one.values["abstract"]), one.values["keywords"]) == (
        "",
        "notice",
        1000,
        ("供水",),
    )
    assert {each.code for each in one.remarks} == {"unknown_left_out", "abstract_cut", "keyword_cut"}
