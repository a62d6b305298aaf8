"""Whose figure, and of which year."""

import pytest

from gongkai.checks.narrative.scope import Subject
from gongkai.checks.narrative.text import sentences
from gongkai.report.model import Scope

OFFICE, GOVERNMENT = "石家庄市卫生健康委员会", "河北省"


def speaks(organ: str | None, scope: Scope | None, text: str) -> bool:
    (sentence,) = sentences(text)
    (figure,) = sentence.figures
    return Subject(organ, 2023, scope).speaks(sentence, None, figure, figure.label.removesuffix("收到申请"))


@pytest.mark.parametrize(
    ("organ", "scope", "text", "expected"),
    [
        (OFFICE, None, "2023年共收到申请5件", True),
        (OFFICE, None, "市卫健委收到申请5件", True),
        (OFFICE, None, "市卫生健康委员会收到申请5件", True),
        (OFFICE, None, "我委收到申请5件", True),
        (None, None, "我委收到申请5件", True),
        (None, None, "市卫健委收到申请5件", False),
        (OFFICE, None, "市水利局收到申请5件", False),
        (OFFICE, None, "市政府收到申请5件", False),
        (OFFICE, None, "全市收到申请5件", False),
        (OFFICE, Scope.AGGREGATE, "全市收到申请5件", True),
        (OFFICE, Scope.AGGREGATE, "我委收到申请5件", False),
        (GOVERNMENT, None, "全省各级行政机关累计收到申请5件", True),
        (GOVERNMENT, Scope.OWN, "全省各级行政机关累计收到申请5件", False),
        (GOVERNMENT, None, "省水利厅收到申请5件", False),
        (OFFICE, None, "2022年收到申请5件", False),
        (OFFICE, None, "与2022年相比变化不大,2023年收到申请5件", True),
        (OFFICE, None, "2023年3月收到申请5件", False),
    ],
)
def test_a_figure_speaks_only_for_the_organ_and_the_year(organ: str | None, scope: Scope | None, text: str, expected: bool) -> None:
    assert speaks(organ, scope, text) is expected


def test_the_sentence_before_can_name_another_organ() -> None:
    before, sentence = sentences("市水利局受理窗口3件。共收到申请5件。")
    (figure,) = sentence.figures

    assert Subject(OFFICE, 2023, None).speaks(sentence, None, figure, "共") is True
    assert Subject(OFFICE, 2023, None).speaks(sentence, before, figure, "共") is False


@pytest.mark.parametrize(
    ("organ", "text", "named", "expected"),
    [
        (OFFICE, "2023年制发规范性文件5件", False, True),
        (OFFICE, "2023年制发规范性文件5件", True, False),
        (OFFICE, "2023年,我委制发规范性文件5件", True, True),
        (OFFICE, "制发规范性文件5件", False, False),
        (OFFICE, "2023年,医疗领域,我委制发规范性文件5件", False, False),
        (GOVERNMENT, "2023年制发规范性文件5件", False, False),
    ],
)
def test_figures_of_documents_and_decisions_have_to_speak_for_themselves(organ: str, text: str, named: bool, expected: bool) -> None:
    (sentence,) = sentences(text)
    (figure,) = sentence.figures
    lead = figure.label.removesuffix("制发规范性文件")

    assert Subject(organ, 2023, None).speaks_for_itself(sentence, figure, lead, named=named) is expected
