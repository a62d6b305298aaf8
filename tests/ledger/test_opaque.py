"""No id names a person, nor holds a number by which one is known."""

from dataclasses import fields, replace
from typing import Any

import pytest

from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from gongkai.ledger.opaque import PersonalData, opaque, opaque_case, without_personal
from gongkai.ledger.reading import read_lines
from tests.ledger.stories import told
from tests.ledger.test_verify import sealed

OPAQUE = ["A-1", "a", "7", "x" * 64, "urn:person/7.b_c", "110105194912310021", "12345678901", "19912345678901"]
RUNNING = ["2026-13800138-001", "138001380001", "913800138000", "R-1380013-8000", "110105194902300020"]
"""A date, a longer number, one that is cut by a hyphen; thirty February with a check digit that fits."""
NUMBERS = ["11010519491231002X", "11010519491231002x", "440308199901101512", "13800138000", "19912345678"]
AROUND = ["A-{}", "{}-1", "A{}B", "r/{}.2", "T_{}:3"]


@pytest.mark.parametrize("identifier", [*OPAQUE, *RUNNING])
def test_an_opaque_id_is_taken(identifier: str) -> None:
    opaque(identifier, "R-1", 1)
    opaque_case(identifier, 1)


@pytest.mark.parametrize("identifier", ["", "李明", "A 1", "-a", "x" * 65, 'a"b', "a\n", "a@b.cn"])
def test_what_could_be_a_name_is_refused(identifier: str) -> None:
    with pytest.raises(LedgerError) as caught:
        opaque(identifier, "R-1", 3)

    assert (caught.value.rule, caught.value.case, caught.value.entry) == ("LR-08", "R-1", 3)


@pytest.mark.parametrize("around", ["{}", *AROUND])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_a_person_is_refused_also_within_an_id_and_not_repeated(number: str, around: str) -> None:
    identifier = around.format(number)
    with pytest.raises(LedgerError) as caught:
        opaque(identifier, "R-1", 3)

    assert (caught.value.rule, caught.value.case, caught.value.entry) == ("LR-08", "R-1", 3)
    assert number not in str(caught.value)


@pytest.mark.parametrize("identifier", ["8613800138000", "008613800138000", "tel-8613800138000"])
def test_the_code_of_the_country_hides_no_telephone_number(identifier: str) -> None:
    with pytest.raises(LedgerError, match="telephone"):
        opaque(identifier, "R-1", 3)


@pytest.mark.parametrize("identifier", ["711010519491231002X", "2026440308199901101512"])
def test_digits_around_hide_no_identity_number(identifier: str) -> None:
    with pytest.raises(LedgerError, match="identity"):
        opaque(identifier, "R-1", 3)


@pytest.mark.parametrize("case", ["R-13800138000", "李明案", "11010519491231002X"])
def test_the_id_of_a_case_is_opaque_too(case: str) -> None:
    entries = told(["2026-03-02 RequestArrived"], case)
    with pytest.raises(LedgerError) as folded:
        fold(entries)
    with pytest.raises(LedgerError) as read:
        list(read_lines(sealed(entries), source="l.jsonl"))

    assert (folded.value.rule, read.value.rule, read.value.where) == ("LR-08", "LR-08", "l.jsonl:1")
    assert (folded.value.entry, read.value.entry) == (1, 1)
    assert case not in str(folded.value)
    assert case not in str(read.value)


def holding(story: list[str]) -> tuple[Entry, ...]:
    """The entries of a story as a program may make them: a line that holds such a number is not even read."""
    entries = told([one.replace("13800138000", "0000") for one in story])
    return tuple(entry._replace(event=replace(entry.event, **_numbered(entry.event))) for entry in entries)


def _numbered(event: Event) -> dict[str, Any]:
    values = {one.name: getattr(event, one.name) for one in fields(event)}
    texts = {name: value.replace("0000", "13800138000") for name, value in values.items() if type(value) is str}
    lists = {name: value for name, value in values.items() if type(value) is tuple and value and type(value[0]) is str}
    return texts | {name: tuple(one.replace("0000", "13800138000") for one in value) for name, value in lists.items()}


@pytest.mark.parametrize(
    "story",
    [
        ["2026-03-02 RequestArrived split_from=R-13800138000"],
        ["2026-03-02 ReviewFiled requests=R-1,13800138000"],
        ["2026-03-02 SuitFiled reviewed=true requests=13800138000"],
        ["2026-03-02 SuitFiled reviewed=true after_review=V13800138000"],
        ["2026-03-02 RequestArrived", "2026-03-03 Split into=R-8,R-13800138000"],
        ["2026-03-02 RequestArrived", "2026-03-03 Merged into=R-13800138000 identical=true"],
        ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-03 ConsultationSent party=T13800138000 role=third_party"],
    ],
    ids=lambda story: story[-1].split()[1] + story[-1][-12:],
)
def test_no_case_refers_to_a_number_of_a_person(story: list[str]) -> None:
    with pytest.raises(LedgerError) as caught:
        fold(holding(story))

    assert (caught.value.rule, caught.value.case, caught.value.entry) == ("LR-08", "C-1", len(story))


@pytest.mark.parametrize(
    "happened",
    [
        ["2026-03-16 Decided outcome=repeated same_as=R-13800138000"],
        ["2026-03-16 Decided outcome=granted", "2026-03-16 Dispatched mode=post", "2026-08-03 RedoOrdered by=V13800138000"],
    ],
    ids=["same_as", "by"],
)
def test_neither_an_earlier_case_nor_the_one_that_orders_anew_is_a_number_of_a_person(happened: list[str]) -> None:
    story = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", *happened]
    with pytest.raises(LedgerError) as caught:
        fold(holding(story))

    assert (caught.value.rule, caught.value.case, caught.value.entry) == ("LR-08", "C-1", len(story))


@pytest.mark.parametrize("around", ["{}", "电话{}", "李明 {}（代理人）"])
@pytest.mark.parametrize("number", NUMBERS)
def test_no_text_holds_a_number_of_a_person(number: str, around: str) -> None:
    with pytest.raises(PersonalData) as caught:
        without_personal(around.format(number))

    assert number not in str(caught.value)


@pytest.mark.parametrize("text", ["〔2026〕7号", "（2026）京01行初123号", "李明", *OPAQUE, *RUNNING])
def test_other_texts_are_taken_names_among_them(text: str) -> None:
    assert without_personal(text) == text
