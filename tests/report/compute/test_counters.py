"""Counters from CSV and JSON lines."""

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.report.codec import dumps
from gongkai.report.compute.counters import counters_from_csv, counters_from_json
from gongkai.report.compute.disclosure import Counter

TABLE = """key,value,source,lapsed
disclosure.licensing.decisions,128,"登记簿, 2023",
disclosure.fees.amount_wan,12.345678,账簿,

disclosure.normative_documents.repealed,2,文件库,true
"""


def test_a_table_is_read_line_by_line() -> None:
    assert counters_from_csv(TABLE, "c.csv") == (
        Counter("disclosure.licensing.decisions", 128, "登记簿, 2023", at="c.csv:2"),
        Counter("disclosure.fees.amount_wan", Decimal("12.345678"), "账簿", at="c.csv:3"),
        Counter("disclosure.normative_documents.repealed", 2, "文件库", lapsed=True, at="c.csv:5"),
    )


def test_lines_of_json_are_read_too() -> None:
    lines = (
        '{"key": "disclosure.fees.amount_wan", "value": 12.10, "source": "账簿"}',
        "",
        '{"key": "k", "value": 2, "source": "s", "lapsed": true}',
    )
    first, second = counters_from_json("\n".join(lines), "c.json")

    assert first == Counter("disclosure.fees.amount_wan", Decimal("12.10"), "账簿", at="c.json:1")
    assert str(first.value) == "12.10"
    assert second == Counter("k", 2, "s", lapsed=True, at="c.json:3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "c.csv:1: the header is"),
        ("key,value\n", "begin with key,value,source"),
        ("key,value,source,note\n", "the header is key,value,source,note"),
        ("key,value,source\nk,1\n", "c.csv:2: the line has more or fewer fields"),
        ("key,value,source\nk,1,s,t\n", "c.csv:2: the line has more or fewer fields"),
        ('key,value,source\nk,1,s\nk,"1,000",s\n', "c.csv:3: '1,000' is not a number"),
        ("key,value,source\nk,,s\n", "'' is not a number"),
        ("key,value,source\nk,1e3,s\n", "'1e3' is not a number"),
        ("key,value,source\nk,１,s\n", "is not a number"),
        ("key,value,source\nk,NaN,s\n", "is not a number"),
        ("key,value,source\nk,1,\n", "c.csv:2: the counter names no source"),
        ("key,value,source,lapsed\nk,1,s,yes\n", "lapsed is 'yes'"),
        ('key,value,source\n"k"x,1,s\n', "c.csv:2: the table is not CSV"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        counters_from_csv(text, "c.csv")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "c.json:2: the line is not JSON"),
        ("[" * 100_000, "the line is not JSON"),
        ("[]", "the line is no counter"),
        ('{"key": "k", "value": 1}', "the line is no counter"),
        ('{"key": "k", "value": 1, "source": "s", "note": 1}', "the line is no counter"),
        ('{"key": "k", "value": true, "source": "s"}', "True is not a number"),
        ('{"key": "k", "value": "1", "source": "s"}', "'1' is not a number"),
        ('{"key": "k", "value": NaN, "source": "s"}', "is not a number"),
        ('{"key": "k", "value": 1e400, "source": "s"}', "is not a number"),
        ('{"key": 1, "value": 1, "source": "s"}', "give key and source as text"),
        ('{"key": "k", "value": 1, "source": "s", "lapsed": 1}', "lapsed as true or false"),
        ('{"key": "k", "value": 1, "source": ""}', "names no source"),
    ],
)
def test_a_line_of_json_that_cannot_be_used_is_named(line: str, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        counters_from_json("\n" + line, "c.json")


@pytest.mark.parametrize(("row", "same"), [("k,1,s", True), ('"k",1.0, s ', True), ("k,1,t", False), ("k,2,s", False), ("l,1,s", False)])
def test_two_lines_that_say_the_same_are_refused_with_both(row: str, same: bool) -> None:
    text = f"key,value,source\nk,1,s\nm,1,s\n{row}\n"
    key, value, source = row.replace('"', "").split(",")
    lines = f'{{"key": "k", "value": 1, "source": "s"}}\n\n{{"key": "{key}", "value": {value}, "source": "{source.strip()}"}}'
    if not same:
        assert len(counters_from_csv(text, "c.csv")) == 3
        assert len(counters_from_json(lines, "c.json")) == 2
        return
    with pytest.raises(ContractError, match=r"c\.csv:4: the line says the same as line 2"):
        counters_from_csv(text, "c.csv")
    with pytest.raises(ContractError, match=r"c\.json:3: the line says the same as line 1"):
        counters_from_json(lines, "c.json")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1)
VALUES = st.one_of(st.integers(-(10**20), 10**20), st.decimals(-(10**6), 10**6, places=4))


@given(st.lists(st.tuples(TEXTS, VALUES, TEXTS, st.booleans()), unique=True))
def test_both_files_say_the_same(rows: list[tuple[str, int | Decimal, str, bool]]) -> None:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("key", "value", "source", "lapsed"))
    writer.writerows(
        (key, format(value, "d" if isinstance(value, int) else "f"), source, json.dumps(lapsed)) for key, value, source, lapsed in rows
    )
    lines = "\n".join(dumps({"key": key, "value": value, "source": source, "lapsed": lapsed}) for key, value, source, lapsed in rows)
    from_csv = counters_from_csv(table.getvalue(), "")
    from_json = counters_from_json(lines, "")

    assert [(one.key, one.value, one.source, one.lapsed) for one in from_csv] == rows
    assert [(one.key, one.value, one.source, one.lapsed) for one in from_json] == rows
