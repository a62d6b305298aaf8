"""Lines of compilations: what is wrong is told line by line, and nothing is taken half."""

import pytest

from gongkai_web.compilations.lines import Judged, entries_of, items_of, verdicts_of
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.kinds import Kind
from tests.web.people import make_department
from tests.web.search.making import publish, withdraw

HEADINGS = Row(1, ("一级事项", "公开内容", "公开时限", "公开主体"))


def test_index_numbers_become_items_in_their_order(government: Organ) -> None:
    first, second = publish(government, "甲"), publish(government, "乙")

    assert items_of(f"{second.index_no}\n\n {first.index_no} \n", [government.pk]) == [second.pk, first.pk]


def test_every_wrong_line_is_named(government: Organ) -> None:
    known, gone = publish(government, "甲"), publish(government, "乙")
    other = publish(make_department(government), "丙")
    withdraw(gone)

    with pytest.raises(Refused) as refusal:
        items_of(f"{known.index_no}\nnone\n{gone.index_no}\n{other.index_no}\n{known.index_no}", [government.pk])
    for line in (2, 3, 4, 5):
        assert f"第{line}行" in refusal.value.why
    assert "第1行" not in refusal.value.why


def test_verdicts_are_read_with_their_reasons(government: Organ) -> None:
    kept, repealed = (publish(government, title, kind=Kind.NORMATIVE_DOCUMENT) for title in ("甲", "乙"))

    assert verdicts_of(f"{kept.index_no} 保留\n{repealed.index_no} 废止 已被 新办法代替", [government.pk]) == [
        Judged(kept.pk, Verdict.KEEP, ""),
        Judged(repealed.pk, Verdict.REPEAL, "已被 新办法代替"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{} 废止", "缺少理由"),
        ("{} 删除 过时", "不能是“删除”"),
        ("none 保留", "没有索引号为none"),
        ("{information} 保留", "没有索引号为"),
        ("{}", "清理意见应为"),
    ],
)
def test_a_verdict_that_cannot_be_is_told(government: Organ, line: str, why: str) -> None:
    document, information = publish(government, "甲", kind=Kind.RULES), publish(government, "乙")

    with pytest.raises(Refused, match="第1行") as refusal:
        verdicts_of(line.format(document.index_no, information=information.index_no), [government.pk])
    assert why in refusal.value.why


def test_a_table_becomes_entries() -> None:
    found = entries_of((HEADINGS, Row(2, ("财政", "部门预算", "批复后20日内", "财政局"))), CATALOGUE)

    assert found == [{"first_level": "财政", "content": "部门预算", "period": "批复后20日内", "unit": "财政局"}]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((Row(1, ("一级事项", "公开内容")), Row(2, ("财政", "预算"))), "缺少“公开时限”列"),
        ((HEADINGS, Row(2, ("财政", "", "20日", "财政局"))), "第2行：公开内容为空"),
        ((HEADINGS, Row(3, ("财政" * 51, "预算", "20日", "财政局"))), "第3行：一级事项过长"),
    ],
)
def test_a_table_that_lacks_something_is_refused(rows: tuple[Row, ...], why: str) -> None:
    with pytest.raises(Refused) as refusal:
        entries_of(rows, CATALOGUE)
    assert why in refusal.value.why


@pytest.mark.parametrize(("written", "code"), [("20-07", "20-07"), ("财政预算、决算信息", "20-07"), ("", "")])
def test_the_category_of_an_entry_is_a_code_or_its_name(written: str, code: str) -> None:
    heading = Row(1, (*HEADINGS.cells, "法定分类"))
    (entry,) = entries_of((heading, Row(2, ("财政", "部门预算", "批复后20日内", "财政局", written))), CATALOGUE)

    assert entry["statutory_code"] == code


def test_a_category_that_does_not_exist_is_told() -> None:
    heading = Row(1, (*HEADINGS.cells, "法定分类"))
    with pytest.raises(Refused) as refusal:
        entries_of((heading, Row(2, ("财政", "部门预算", "批复后20日内", "财政局", "20-99"))), CATALOGUE)
    assert "第2行：“20-99”不是法定分类" in refusal.value.why


def test_a_list_has_columns_of_its_own() -> None:
    heading = Row(1, ("事项编码", "事项名称", "设定依据", "实施主体", "备注"))

    assert entries_of((heading, Row(2, ("1-01", "取水许可", "《水法》第七条", "市水务局", ""))), REGISTER) == [
        {"code": "1-01", "name": "取水许可", "basis": "《水法》第七条", "unit": "市水务局", "note": ""}
    ]
    with pytest.raises(Refused, match="第2行：事项名称为空"):
        entries_of((heading, Row(2, ("1-01", "", "《水法》第七条", "", ""))), REGISTER)
