"""What a search box understands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_web.search.grammar import LONGEST, MOST_TERMS, Form, Term, terms
from gongkai_web.search.refusals import QueryRefused


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("", ()),
        ("  ", ()),
        ("公租房 申请", (Term(Form.RUN, "公租房"), Term(Form.RUN, "申请"))),
        ("公租房、申请？公租房", (Term(Form.RUN, "公租房"), Term(Form.RUN, "申请"))),
        ("“不動產 登記”", (Term(Form.PHRASE, "不动产登记"),)),
        ('"土地，房屋"', (Term(Form.PHRASE, "土地,房屋"),)),
        ("「公开」指南", (Term(Form.PHRASE, "公开"), Term(Form.RUN, "指南"))),
        ("“没有结束 的引号", (Term(Form.RUN, "没有结束"), Term(Form.RUN, "的引号"))),
        ("《公租房管理办法》", (Term(Form.RUN, "公租房管理办法"),)),
        ("Covid", (Term(Form.WORD, "covid"),)),
        ("covid-19。", (Term(Form.NUMBER, "covid-19"),)),
        ("2026年", (Term(Form.RUN, "2026年"),)),
        ("洛政发[2026] 第5号 解读", (Term(Form.NUMBER, "洛政发(2026)5号"), Term(Form.RUN, "解读"))),
        ("关于洛政發（2026）5號的解读", (Term(Form.NUMBER, "关于洛政发(2026)5号"), Term(Form.RUN, "的解读"))),
        ("〔2026〕15号", (Term(Form.NUMBER, "(2026)15号"),)),
        ("11341702486344515H/202110-00013", (Term(Form.NUMBER, "11341702486344515h/202110-00013"),)),
        ("01527918X-2020-153077", (Term(Form.NUMBER, "01527918x-2020-153077"),)),
        ("AND OR NOT (a:b)", (Term(Form.WORD, "and"), Term(Form.WORD, "or"), Term(Form.WORD, "not"), Term(Form.NUMBER, "a:b"))),
    ],
)
def test_what_is_understood(asked: str, understood: tuple[Term, ...]) -> None:
    assert terms(asked) == understood


@pytest.mark.parametrize("asked", ["？！", '""""', "((((", "\x00\x07", "\ud800", "—", "水" * (LONGEST + 1), " ".join(map(str, range(21)))])
def test_what_is_refused(asked: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        terms(asked)

    assert refused.value.what
    assert refused.value.remedy


@given(st.text(max_size=300) | st.text(st.sampled_from('水a1 "“”「」〔〕[]()第号-/\\*?:~^+\n\ud800'), max_size=300))
@settings(max_examples=300)
def test_anything_typed_is_understood_or_refused(asked: str) -> None:
    try:
        understood = terms(asked)
    except QueryRefused:
        return
    assert len(understood) <= MOST_TERMS
    assert all(term.text and term.text.encode() for term in understood)
