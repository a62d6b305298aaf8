"""Placeholders are names, and what fills them is text."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.letters.drafting.lines import Line, Role, filled, names_in


def test_a_line_is_filled() -> None:
    assert filled([Line(Role.BODY, "于{{收到日期}}收到，{{ 收到日期 }}登记")], {"收到日期": "2026年3月2日"}) == (
        Line(Role.BODY, "于2026年3月2日收到，2026年3月2日登记"),
    )


def test_a_line_of_empty_placeholders_is_left_out_and_others_stay() -> None:
    lines = [Line(Role.BODY, "{{甲}}{{乙}}"), Line(Role.BODY, "（{{甲}}）"), Line(Role.BODY, "{{甲}}和{{丙}}"), Line(Role.BODY, "无")]

    assert [one.text for one in filled(lines, {"甲": "", "乙": "", "丙": "丁"})] == ["和丁", "无"]


def test_a_name_that_nobody_fills_stays_for_the_check() -> None:
    assert filled([Line(Role.BODY, "见{{附件}}")], {}) == (Line(Role.BODY, "见{{附件}}"),)


def test_what_a_person_wrote_is_never_a_placeholder() -> None:
    assert filled([Line(Role.BODY, "{{甲}}")], {"甲": "{{乙}}", "乙": "机密"}) == (Line(Role.BODY, "{{乙}}"),)


def test_several_lines_make_several_paragraphs() -> None:
    assert [one.text for one in filled([Line(Role.BODY, "申请：{{甲}}")], {"甲": "一\n\n二"})] == ["申请：一", "二"]


@given(st.text(), st.text())
def test_filling_never_fails_and_computes_nothing(template: str, value: str) -> None:
    lines = [Line(Role.BODY, template)]

    assert filled(lines, dict.fromkeys(names_in(lines), value)) is not None


def test_what_could_be_computed_is_no_placeholder() -> None:
    hostile = "{{ cycler.__init__.__globals__.os.popen('id').read() }}{% for x in y %}{{7*7}}${7*7}#read(\"/etc/passwd\")"

    assert names_in([Line(Role.BODY, hostile)]) == {"7*7"}
    assert filled([Line(Role.BODY, hostile)], {})[0].text == hostile.strip()
