"""Which of the names around a report is taken, and in which order of trust."""

import pytest

from gongkai.reader.outline.naming import Source, organ_of
from gongkai.reader.outline.titles import titles
from gongkai.report.model import Scope


@pytest.mark.parametrize(
    ("text", "organ", "source"),
    [
        ("青禾市水务局2020年政府信息公开年报\n来源:青禾市政府办", "青禾市水务局", Source.TITLE),
        ("本报告由青禾市水务局编制。来源:市水利局\n", "青禾市水务局", Source.COMPILER),
        ("现对青禾市水务局政府信息公开工作报告如下。", "青禾市水务局", Source.SUBJECT),
        ("来源:青禾市水务局\n请与青禾市财政局联系。", "青禾市水务局", Source.FRAME),
        ("请与青禾市水务局政务公开科联系。", "青禾市水务局", Source.CONTACT),
        ("市水务局2020年政府信息公开年报\n请与青禾市水务局办公室联系。", "青禾市水务局", Source.CONTACT),
    ],
)
def test_the_name_taken(text: str, organ: str, source: Source) -> None:
    name = organ_of(text, (0, len(text)), len(text), titles(text), None)

    assert name is not None
    assert (name.text, name.source) == (organ, source)
    assert text[slice(*name.at)] == organ


def test_a_signature_names_the_organ() -> None:
    text = "全年工作平稳。\n青禾市水务局\n2021年1月20日"

    name = organ_of(text, (0, len(text)), 3, (), None)

    assert name is not None
    assert (name.text, name.source) == ("青禾市水务局", Source.SIGNATURE)


def test_an_office_that_may_report_for_its_government() -> None:
    text = "请与青禾市人民政府办公室联系。"

    assert organ_of(text, (0, len(text)), len(text), (), None) is None
    name = organ_of(text, (0, len(text)), len(text), (), Scope.AGGREGATE)
    assert name is not None
    assert name.text == "青禾市人民政府"


def test_nobody_is_named() -> None:
    assert organ_of("我局很好。", (0, 5), 5, (), None) is None
