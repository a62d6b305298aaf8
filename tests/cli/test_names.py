"""Cells and members of closed lists in the words of people."""

import pytest

from gongkai.audit.codec import Language
from gongkai.checks.finding import Severity, Verdict
from gongkai.cli.names import by_table, cell, column, form_with, outcome, reason, row, severity, table
from gongkai.report.forms import forms
from gongkai.report.selection import Reason

ZH, EN = Language.ZH, Language.EN
NEW, OLD = "cn-ogi-2021", "cn-ogi-2019"


@pytest.mark.parametrize(
    ("form", "key", "chinese", "english"),
    [
        (OLD, "disclosure.normative_documents.made", ("规范性文件", "本年新制作数量"), ("normative documents", "made")),
        (NEW, "disclosure.fees.amount_wan", ("行政事业性收费", "本年收费金额（万元）"), ("fees", "amount (10,000 yuan)")),
        (
            NEW,
            "requests.outcome.denied.state_secret.business",
            ("不予公开·属于国家秘密", "商业企业"),
            ("outcome: denied: state secret", "business"),
        ),
        (NEW, "requests.outcome.total.total", ("本年度办理结果·总计", "总计"), ("outcome: total", "total")),
        (NEW, "remedies.suit_direct.upheld", ("行政诉讼·未经复议直接起诉", "结果维持"), ("suit direct", "upheld")),
    ],
)
def test_a_cell_by_row_and_column(form: str, key: str, chinese: tuple[str, str], english: tuple[str, str]) -> None:
    assert cell(form, key, ZH) == chinese
    assert cell(form, key, EN) == english


def test_every_cell_of_a_table_has_a_name_of_its_own() -> None:
    for form in forms().values():
        for language in Language:
            named = [(table(form.id, key, language), *cell(form.id, key, language)) for key in form.kinds]
            assert len(set(named)) == len(named)


def test_tables_rows_and_columns() -> None:
    assert table(NEW, "remedies.review.total", ZH) == "政府信息公开行政复议、行政诉讼情况"
    assert table(NEW, "remedies.review.total", EN) == "remedies"
    assert (row(NEW, "requests.received", ZH), row("prose", "prose.total", ZH)) == ("本年新收政府信息公开申请数量", "prose.total")
    assert (column("legal_service", ZH), column("legal_service", EN)) == ("法律服务机构", "legal service")
    assert by_table(["disclosure.rules.made", "requests.received.total", "disclosure.rules.made"], EN) == {
        "disclosure": ["disclosure.rules.made"],
        "requests": ["requests.received.total"],
    }
    assert (form_with("disclosure.rules.made"), form_with("requests.received.total")) == (OLD, NEW)


def test_closed_lists_have_words_in_both_languages() -> None:
    for language in Language:
        assert len({reason(one, language) for one in Reason}) == len(Reason)
        assert len({severity(one, language) for one in Severity}) == len(Severity)
    assert outcome(Severity.ERROR, Verdict.VIOLATED, ZH) == "错误"
    assert outcome(Severity.ERROR, Verdict.NOT_ASSESSABLE, ZH) == "不能判断"
