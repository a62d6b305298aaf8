"""The organ tree: what it answers, and every way a table can be wrong."""

import pytest

from gongkai.errors import ContractError, GongkaiError, InputRefused
from gongkai.report.organs import Organ, parse_organs

TABLE = """code,name,parent,level,kind
P,甲省,,province,government
C1,乙市,P,city,government
C1a,乙市教育局,C1,city,department
C2,丙市,P,city,government
"""


def test_tree_answers_parents_children_and_names() -> None:
    tree = parse_organs(TABLE)
    assert tree.organ("C1a") == Organ("C1a", "乙市教育局", "C1", "city", "department")
    assert [organ.code for organ in tree.children("P")] == ["C1", "C2"]
    assert tree.children("C2") == ()
    assert [organ.code for organ in tree.below("P")] == ["P", "C1", "C1a", "C2"]
    assert [organ.code for organ in tree.below("C1")] == ["C1", "C1a"]


def test_names_match_exactly_but_for_width_and_spaces() -> None:
    tree = parse_organs(TABLE + "D,丁市（新区）管委会,P,city,agency\n")
    assert [organ.code for organ in tree.named(" 丁市(新区) 管委会")] == ["D"]
    assert tree.named("乙市教育") == ()


def test_a_name_borne_twice_gives_both() -> None:
    tree = parse_organs(TABLE + "X,乙市,P,city,government\n")
    assert [organ.code for organ in tree.named("乙市")] == ["C1", "X"]


def test_columns_may_stand_in_any_order_with_mark_and_blank_lines() -> None:
    tree = parse_organs("\ufeffname, code,note,parent,kind,level\r\n甲省,P,x,,government,province\r\n\r\n乙市,C,,P,government,city\r\n")
    assert [organ.code for organ in tree.below("P")] == ["P", "C"]


def test_unknown_code_is_refused() -> None:
    with pytest.raises(ContractError, match="'Z'"):
        parse_organs(TABLE).organ("Z")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["line 1", "code, name, parent, level, kind"]),
        ("code,name,parent\nP,甲,\n", ["line 1", "level, kind"]),
        ("code,name,parent,level,kind\n", ["line 1", "no organs"]),
        (TABLE + "C1,丁市,P,city,government\n", ["line 6", "'C1'", "line 3"]),
        (TABLE + "D,丁市,Q,city,government\n", ["line 6", "'Q'", "'D'"]),
        (TABLE + ",丁市,P,city,government\n", ["line 6", "empty"]),
        (TABLE + "D,丁市,P,city\n", ["line 6", "4 fields", "5"]),
        (
            "code,name,parent,level,kind\nA,甲,B,,\nB,乙,A,,\nC,丙,A,,\n",
            ["line 2: 'A' stands above itself", "line 3: 'B' stands above itself"],
        ),
        ("code,name,parent,level,kind\nA,甲,A,,\n", ["line 2", "'A' stands above itself"]),
    ],
)
def test_faults_are_named_with_their_lines(text: str, said: list[str]) -> None:
    with pytest.raises(InputRefused) as refusal:
        parse_organs(text, source="organs.csv")
    assert str(refusal.value).startswith("organs.csv")
    assert all(part in str(refusal.value) for part in said)


def test_what_hangs_below_a_circle_is_not_blamed() -> None:
    with pytest.raises(InputRefused) as refusal:
        parse_organs("code,name,parent,level,kind\nA,甲,B,,\nB,乙,A,,\nC,丙,A,,\n")
    assert "'C' stands above" not in str(refusal.value)


def test_many_faults_are_cut_short_with_their_number() -> None:
    lines = "".join(f"D{n},丁{n},Q,city,government\n" for n in range(25))
    with pytest.raises(InputRefused, match="and 5 more"):
        parse_organs(TABLE + lines)


def test_what_is_no_csv_is_refused_with_its_line() -> None:
    with pytest.raises(GongkaiError, match="line 2"):
        parse_organs("code,name,parent,level,kind\n" + "x" * 140_000, source="organs.csv")


def test_any_line_ends_are_taken() -> None:
    assert parse_organs(TABLE.replace("\n", "\r")).organ("C1").name == "乙市"
