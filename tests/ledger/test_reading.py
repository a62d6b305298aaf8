"""A file of entries: of a damaged one the rest is still read, of an altered one no case whose chain does not hold."""

import json

import pytest

from gongkai.ledger.chain import seal
from gongkai.ledger.codec import encode
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold_many
from gongkai.ledger.reading import numbered, read_lines
from tests.ledger.stories import told

STORY = told(["2026-03-02 RequestArrived", "2026-03-02 Registered number=〔2026〕7号", "2026-03-20 Withdrawn"], case="R-7")
SEALED = [f"{line}\n".encode() for line in seal(STORY)]
OTHER = [f"{line}\n".encode() for line in seal(entry._replace(case="R-8") for entry in STORY)]
UNSEALED = [line[:-76] + b"}\n" for line in SEALED]
ALTERED = SEALED[1].replace("〔2026〕7号".encode(), "〔2026〕8号".encode())


def lines(entries: tuple[Entry, ...]) -> list[bytes]:
    return [f"{encode(entry)}\n".encode() for entry in entries]


@pytest.mark.parametrize(
    ("altered", "line", "rule", "said"),
    [
        ([SEALED[0], ALTERED, SEALED[2]], 2, "LR-15", "was altered"),
        ([*SEALED[:2], SEALED[2].replace(b"03-20", b"03-19")], 3, "LR-15", "was altered"),
        ([SEALED[0], SEALED[1].replace(b'"number":2', b'"number": 2').replace(b"03-02", b"03-01"), SEALED[2]], 2, "LR-15", "was altered"),
        ([SEALED[0], UNSEALED[1], SEALED[2]], 2, "LR-15", "some entries carry a hash"),
        ([UNSEALED[0], *SEALED[1:]], 2, "LR-15", "some entries carry a hash"),
        ([SEALED[0], SEALED[2]], 2, "LR-01", "entry 2 is missing"),
        ([SEALED[0], SEALED[0], *SEALED[1:]], 2, "LR-01", "entry 1 stands after entry 1"),
        ([SEALED[0], SEALED[2].replace(b'"number":3', b'"number":2')], 2, "LR-15", "was altered"),
        ([*OTHER[:1], *SEALED[1:]], 2, "LR-01", "entry 1 is missing"),
    ],
)
def test_a_chain_that_does_not_hold_is_refused_with_file_and_line_and_its_case_left_out(
    altered: list[bytes], line: int, rule: str, said: str
) -> None:
    with pytest.raises(LedgerError) as caught:
        list(read_lines(altered, source="f"))
    told_of: list[LedgerError] = []
    left = list(read_lines([*altered, b"{\n", *(one.replace(b"R-7", b"R-9") for one in UNSEALED)], source="f", keep_going=told_of.append))

    assert (caught.value.where, caught.value.rule) == (f"f:{line}: R-7", rule)
    assert said in caught.value.what
    assert "gongkai ledger verify" in caught.value.remedy
    assert [error.where for error in told_of] == [f"f:{line}: R-7", f"f:{len(altered) + 1}"]
    assert [entry for entry in left if entry.case == "R-7"] == []
    assert [entry.case for entry in left if entry.case == "R-9"] == ["R-9"] * 3


def test_white_space_breaks_no_chain() -> None:
    spaced = [f"{json.dumps(json.loads(line))}\n".encode() for line in SEALED]
    assert list(read_lines(spaced)) == list(read_lines(SEALED)) == list(STORY)


def test_each_entry_comes_with_its_line_and_cases_without_hashes_are_told() -> None:
    named: list[str] = []
    found = list(numbered([*OTHER, b"\n", *UNSEALED], unsealed=named.append))

    assert [(line, entry.case, entry.number) for line, entry in found] == [
        *((line, "R-8", line) for line in (1, 2, 3)),
        *((line + 4, "R-7", line) for line in (1, 2, 3)),
    ]
    assert named == ["R-7"]


def test_a_sealed_case_of_which_the_tail_is_lost_is_given_out_as_far_as_it_is_there() -> None:
    told_of: list[LedgerError] = []
    left = list(read_lines([*SEALED[:2], b"{\n", *OTHER], source="f", keep_going=told_of.append))

    assert [error.where for error in told_of] == ["f:3"]
    assert [entry.case for entry in left] == ["R-7"] * 2 + ["R-8"] * 3


def test_the_rest_of_a_damaged_file_is_read() -> None:
    other = [line.replace(b"R-7", b"R-8") for line in lines(STORY)]
    told_of: list[LedgerError] = []
    broken_cases: list[LedgerError] = []

    entries = read_lines([lines(STORY)[0], b"{\n", lines(STORY)[2], *other], source="f", keep_going=told_of.append)
    cases = list(fold_many(entries, keep_going=broken_cases.append))

    assert [error.where for error in told_of] == ["f:2", "f:3: R-7"]
    assert [error.rule for error in told_of] == ["LR-09", "LR-01"]
    assert broken_cases == []
    assert [case.id for case in cases] == ["R-8"]


def test_a_case_that_goes_on_apart_is_told_with_both_lines_and_left_out() -> None:
    other = [line.replace(b"R-7", b"R-8") for line in lines(STORY)]
    told_of: list[LedgerError] = []

    entries = list(read_lines([lines(STORY)[0], *other, lines(STORY)[1]], source="f", keep_going=told_of.append))

    assert [error.where for error in told_of] == ["f:5: R-7"]
    assert "line 1" in told_of[0].why
    assert [entry.case for entry in entries] == ["R-7", "R-8", "R-8", "R-8"]
