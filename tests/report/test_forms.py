"""The statutory forms as data: counts and labels from the two notices, identities, merged rows, years, faulty files."""

from collections import Counter

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.report import forms as module
from gongkai.report.forms import Form, Kind, Layout, form, form_for_year, forms

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
COLUMNS = (*APPLICANTS, "total")
THREE_ROWS = tuple(f"outcome.other_handling.{reason}" for reason in ("no_correction", "fee_unpaid", "other"))

MINIMAL = """
id = "cn-ogi-test"
first_year = 2030
[notice]
short = "FORM-TEST"
title = "甲格式"
english = "Form A"
number = "甲发〔2030〕1号"
status = "in_force"
[prose]
documents_made = ["requests.received.total"]
[[sections]]
number = 3
label = "三、申请"
[[tables]]
id = "requests"
section = 3
layout = "matrix"
[[tables.blocks]]
columns = [{ key = "total", label = "总计" }]
rows = [{ key = "received", label = "本年新收" }, { key = "carried_out", label = "结转" }]
[[identities]]
rule = "TO-03"
table = "requests"
each = "column"
left = ["received"]
right = ["carried_out"]
"""


@pytest.fixture(params=["cn-ogi-2019", "cn-ogi-2021"])
def any_form(request: pytest.FixtureRequest) -> Form:
    return form(request.param)


def test_the_forms_from_old_to_new() -> None:
    assert tuple(forms()) == ("cn-ogi-2019", "cn-ogi-2021")


@pytest.mark.parametrize(
    ("id", "disclosure", "requests", "remedies"),
    [("cn-ogi-2019", 2 * 3 + 4 * 3 + 2 + 2, 23 * 7, 3 * 5), ("cn-ogi-2021", 2 * 3 + 3 + 1, 25 * 7, 3 * 5)],
)
def test_cells_of_each_table(id: str, disclosure: int, requests: int, remedies: int) -> None:
    counted = Counter(key.split(".")[0] for key in form(id).keys)

    assert counted == {"disclosure": disclosure, "requests": requests, "remedies": remedies}
    assert len(set(form(id).keys)) == {"cn-ogi-2019": 198, "cn-ogi-2021": 200}[id]


def test_keys_stand_in_printed_order() -> None:
    keys = form("cn-ogi-2021").keys

    assert keys[:4] == (
        "disclosure.rules.issued",
        "disclosure.rules.repealed",
        "disclosure.rules.in_force",
        "disclosure.normative_documents.issued",
    )
    assert keys[10:17] == tuple(f"requests.received.{column}" for column in COLUMNS)
    assert keys[-1] == "remedies.suit_after_review.total"


def test_labels_as_the_notices_print_them(any_form: Form) -> None:
    requests = any_form.table("requests").blocks[0]
    rows = {row.key: row for row in requests.rows}

    assert [column.label for column in requests.columns] == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]
    assert {column.group for column in requests.columns[1:6]} == {"法人或其他组织"}
    assert requests.columns[0].group is requests.columns[6].group is None
    assert rows["received"].label == "一、本年新收政府信息公开申请数量"
    assert rows["outcome.denied.security_stability"].label == "3.危及“三安全一稳定”"
    assert rows["outcome.unavailable.not_held"].groups == ("三、本年度办理结果", "（四）无法提供")
    assert rows["carried_out"].label == "四、结转下年度继续办理"
    assert [block.label for block in any_form.table("remedies").blocks] == ["行政复议", "未经复议直接起诉", "复议后起诉"]


def test_labels_that_the_second_notice_changed() -> None:
    def headers(id: str) -> list[tuple[str, ...]]:
        return [tuple(column.label for column in block.columns) for block in form(id).table("disclosure").blocks]

    assert headers("cn-ogi-2019")[0] == ("本年新制作数量", "本年新公开数量", "对外公开总数量")
    assert headers("cn-ogi-2019")[4] == ("采购项目数量", "采购总金额")
    assert headers("cn-ogi-2021")[0] == ("本年制发件数", "本年废止件数", "现行有效件数")
    assert headers("cn-ogi-2021")[3] == ("本年收费金额（单位：万元）",)


def test_six_sections_in_the_statutory_order(any_form: Form) -> None:
    assert [section.number for section in any_form.sections] == [1, 2, 3, 4, 5, 6]
    assert [section.label[:2] for section in any_form.sections] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert {table.id: table.section for table in any_form.tables} == {"disclosure": 2, "requests": 3, "remedies": 4}
    assert [table.layout for table in any_form.tables] == [Layout.STACKED, Layout.MATRIX, Layout.ACROSS]


def test_kinds_of_figures() -> None:
    kinds_2019, kinds_2021 = form("cn-ogi-2019").kinds, form("cn-ogi-2021").kinds

    assert [key for key, kind in kinds_2019.items() if kind is Kind.AMOUNT] == ["disclosure.procurement.amount_wan"]
    assert [key for key, kind in kinds_2021.items() if kind is Kind.AMOUNT] == ["disclosure.fees.amount_wan"]
    assert {key.split(".")[1] for key, kind in kinds_2019.items() if kind is Kind.CHANGE} == {
        "licensing",
        "other_services",
        "penalties",
        "coercion",
        "fees",
    }
    assert kinds_2019["requests.received.total"] is Kind.COUNT


def test_identities_of_each_rule(any_form: Form) -> None:
    rows = len([row for row in any_form.table("requests").blocks[0].rows if not row.replaces])

    assert Counter(identity.rule for identity in any_form.identities) == {"TO-01": rows, "TO-02": 7, "TO-03": 7, "TO-05": 3}


def test_every_identity_is_over_cells_of_the_form(any_form: Form) -> None:
    known = set(any_form.keys)

    assert {key for identity in any_form.identities for key in identity.left + identity.right} <= known


def test_one_identity_of_each_rule_in_full() -> None:
    by_first = {(identity.rule, identity.left[0]): identity for identity in form("cn-ogi-2021").identities}

    row = by_first["TO-01", "requests.received.natural_person"]
    assert row.left == tuple(f"requests.received.{column}" for column in APPLICANTS)
    assert row.right == ("requests.received.total",)
    column = by_first["TO-02", "requests.outcome.granted.business"]
    assert len(column.left) == 2 + 8 + 3 + 5 + 3
    assert column.right == ("requests.outcome.total.business",)
    balance = by_first["TO-03", "requests.received.other"]
    assert balance.left == ("requests.received.other", "requests.carried_in.other")
    assert balance.right == ("requests.outcome.total.other", "requests.carried_out.other")
    remedies = by_first["TO-05", "remedies.review.upheld"]
    assert remedies.left == tuple(f"remedies.review.{result}" for result in ("upheld", "corrected", "other", "pending"))
    assert remedies.right == ("remedies.review.total",)


def test_a_merged_row_is_known_but_not_printed() -> None:
    current = form("cn-ogi-2021")

    assert not form("cn-ogi-2019").merged
    assert current.merged["requests.outcome.other_handling.total"] == tuple(f"requests.{row}.total" for row in THREE_ROWS)
    assert len(current.merged) == 7
    assert not set(current.merged) & set(current.keys)
    assert set(current.kinds) == set(current.keys) | set(current.merged)


def test_identities_of_a_report_that_prints_the_three_rows() -> None:
    current = form("cn-ogi-2021")

    assert current.identities_over(dict.fromkeys(current.keys, 0)) == current.identities


def test_identities_of_a_report_that_prints_the_merged_row() -> None:
    current = form("cn-ogi-2021")
    replaced = {part for parts in current.merged.values() for part in parts}
    cells = dict.fromkeys((set(current.keys) - replaced) | set(current.merged), 0)
    identities = current.identities_over(cells)

    over = {(one.rule, one.left, one.right) for one in identities}
    whole = "requests.outcome.other_handling"
    assert ("TO-01", tuple(f"{whole}.{column}" for column in APPLICANTS), (f"{whole}.total",)) in over
    assert not replaced & {key for one in identities for key in one.left + one.right}
    for one in identities:
        if one.rule == "TO-02":
            column = one.right[0].rpartition(".")[2]
            assert one.left.count(f"{whole}.{column}") == 1
            assert len(one.left) == 2 + 8 + 3 + 5 + 1


def test_each_identity_stands_once_when_rows_are_merged() -> None:
    current = form("cn-ogi-2021")
    identities = current.identities_over({"requests.outcome.other_handling.total": 0})

    assert max(Counter(identities).values()) == 1
    assert Counter(one.rule for one in identities) == {"TO-01": 25 - 3 + 1, "TO-02": 7, "TO-03": 7, "TO-05": 3}


@pytest.mark.parametrize(
    ("year", "id"),
    [(2008, None), (2018, None), (2019, "cn-ogi-2019"), (2020, "cn-ogi-2019"), (2021, "cn-ogi-2021"), (2026, "cn-ogi-2021")],
)
def test_form_of_a_year(year: int, id: str | None) -> None:
    found = form_for_year(year)

    assert (found.id if found else None) == id


def test_an_unknown_form_is_named_with_those_that_exist() -> None:
    with pytest.raises(ContractError, match=r"'cn-ogi-1999'.*cn-ogi-2019, cn-ogi-2021"):
        form("cn-ogi-1999")


def test_a_new_form_is_one_file() -> None:
    loaded = module._load("cn-ogi-test.toml", MINIMAL.encode())

    assert loaded.keys == ("requests.received.total", "requests.carried_out.total")
    assert [tuple(one) for one in loaded.identities] == [("TO-03", ("requests.received.total",), ("requests.carried_out.total",))]
    assert (loaded.first_year, loaded.last_year, loaded.earlier) == (2030, None, None)
    assert (loaded.notice.number, loaded.documents_made) == ("甲发〔2030〕1号", ("requests.received.total",))


def test_each_form_says_what_differs_from_the_other() -> None:
    first, second = forms().values()

    assert (first.notice.number, second.notice.number) == ("国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号")
    assert (first.earlier, second.earlier) == (None, "cn-ogi-2019")
    documents = "disclosure.normative_documents"
    assert (first.documents_made, second.documents_made) == (
        (f"{documents}.made", f"{documents}.newly_disclosed"),
        (f"{documents}.issued",),
    )


@pytest.mark.parametrize("earlier", ["cn-ogi-nowhere", "cn-ogi-test", "cn-ogi-later"])
def test_an_earlier_form_is_one_that_came_before(earlier: str) -> None:
    first = module._load("a.toml", MINIMAL.replace("first_year", f'earlier = "{earlier}"\nfirst_year').encode())
    later = module._load("b.toml", MINIMAL.replace("cn-ogi-test", "cn-ogi-later").replace("2030", "2040").encode())

    with pytest.raises(RuleDataError, match=earlier):
        module._by_id([first, later])


def test_two_forms_with_one_id_are_refused() -> None:
    with pytest.raises(RuleDataError, match="same id"):
        module._by_id([module._load("a.toml", MINIMAL.encode())] * 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first_year = 2030", "first_year = "),
        ('id = "cn-ogi-test"', ""),
        ('layout = "matrix"', 'layout = "circle"'),
        ('{ key = "total", label = "总计" }', '{ key = "total", label = "总计", kind = "weight" }'),
        ('{ key = "total", label = "总计" }', '{ label = "总计" }'),
        ('table = "requests"', 'table = "nowhere"'),
        ('left = ["received"]', ""),
        ('left = ["received"]', 'left = ["recieved"]'),
        ('status = "in_force"', ""),
        ("[notice]", "[note]"),
        ('documents_made = ["requests', 'documents_made = ["disclosure'),
    ],
    ids=[
        "not TOML",
        "no id",
        "unknown layout",
        "unknown kind",
        "column without key",
        "unknown table",
        "one-sided identity",
        "identity of unknown cells",
        "notice without status",
        "no notice",
        "prose of unknown cells",
    ],
)
def test_a_malformed_file_is_named(old: str, new: str) -> None:
    assert old in MINIMAL
    with pytest.raises(RuleDataError, match=r"cn-ogi-test\.toml.*malformed form") as caught:
        module._load("cn-ogi-test.toml", MINIMAL.replace(old, new).encode())

    assert caught.value.remedy
