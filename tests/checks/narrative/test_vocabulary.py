"""Words of the prose checks."""

from importlib.resources import files

import opencc
import pytest

from gongkai.checks.narrative.vocabulary import load, vocabulary
from gongkai.errors import RuleDataError

SHIPPED = files("gongkai.checks").joinpath("data/narrative.toml").read_text(encoding="utf-8")
PATTERNS = files("gongkai.checks").joinpath("narrative/wording.py").read_text(encoding="utf-8")


def test_every_word_that_is_looked_for_is_understood_in_traditional_script() -> None:
    to_traditional = opencc.OpenCC("s2t")
    words = {word for head in vocabulary().heads for word in (*head.words, *(w for one in head.dimensions for w in one.words))}

    assert {word: to_traditional.convert(word).translate(vocabulary().script) for word in words} == {word: word for word in words}
    assert to_traditional.convert(PATTERNS).translate(vocabulary().script) == PATTERNS


def test_the_script_table_is_the_common_conversion() -> None:
    to_simplified = opencc.OpenCC("t2s")

    wrong = {chr(old): chr(new) for old, new in vocabulary().script.items() if to_simplified.convert(chr(old)) not in {chr(new), chr(old)}}

    assert wrong == {}


@pytest.mark.parametrize(
    ("head", "label", "dimension"),
    [
        ("收到政府信息公开申请", "以信函形式申请", "request_channel"),
        ("收到政府信息公开申请", "自然人", "applicant"),
        ("收到政府信息公开申请", "自然人通过网络", None),
        ("引起行政复议", "被依法纠错", "result"),
        ("主动公开政府信息", "官方微信公众号", "channel"),
        ("主动公开政府信息", "政策解读", None),
    ],
)
def test_a_label_belongs_to_one_dimension_of_its_head_or_none(head: str, label: str, dimension: str | None) -> None:
    found = vocabulary().head(head)

    assert found is not None
    named = found.dimension(label)
    assert (named.id if named else None) == dimension


def test_what_no_head_counts_has_no_parts() -> None:
    assert vocabulary().head("召开会议") is None


@pytest.mark.parametrize(
    "content", ["not toml", "", SHIPPED.replace('id = "result"', 'id = "else"'), SHIPPED.replace("simplified", "simple")]
)
def test_a_malformed_vocabulary_is_refused(content: str) -> None:
    with pytest.raises(RuleDataError):
        load(content)
