from gongkai.render.frame import parts
from gongkai.report.model import AnnualReport, Cell, Passage
from tests.render.helpers import PROSE, numbered, tiny_form, tiny_report


def test_sections_come_in_order_with_their_prose_and_tables() -> None:
    preface, *sections = parts(numbered(prose=PROSE))

    assert (preface.heading, len(preface.paragraphs)) == ("", 2)
    assert [(part.heading, len(part.paragraphs), [table.id for table in part.tables]) for part in sections] == [
        ("一、总体情况", 2, []),
        ("二、主动公开政府信息情况", 0, ["disclosure"]),
        ("三、收到和处理政府信息公开申请情况", 0, ["requests"]),
        ("四、政府信息公开行政复议、行政诉讼情况", 0, ["remedies"]),
        ("五、存在的主要问题及改进情况", 1, []),
        ("六、其他需要报告的事项", 1, []),
    ]


def test_without_prose_there_are_headings_and_tables_only() -> None:
    assert [part.paragraphs for part in parts(numbered())] == [()] * 6
    assert [part.heading for part in parts(tiny_report(), tiny_form())] == ["一、甲", "二、乙"]


def test_a_prose_report_has_no_headings() -> None:
    report = AnnualReport("甲市", 2016, "prose", {"prose.requests.total": Cell(40)}, prose=(Passage(None, "全年收到申请40件。"),))
    (part,) = parts(report)

    assert (part.heading, part.paragraphs, len(part.tables)) == ("", ("全年收到申请40件。",), 1)
