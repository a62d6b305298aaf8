"""Nothing is altered, left out, put in or moved without being found; and what cannot be known is said to be unknown."""

import json
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ledger.chain import seal
from gongkai.ledger.codec import decode, encode
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.root import Root
from gongkai.ledger.verify import Verdict, Verification, verify
from tests.ledger.histories import by_case, ledgers
from tests.ledger.stories import told

STORY = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-20 SearchRecorded found=true", "2026-03-24 Withdrawn"]


def sealed(entries: tuple[Entry, ...]) -> list[bytes]:
    return [f"{line}\n".encode() for line in seal(entries)]


def three_cases() -> list[bytes]:
    return [line for case in ("R-1", "R-2", "R-3") for line in sealed(told(STORY, case))]


def checked(lines: list[bytes], recorded: Root | None = None) -> tuple[Verification, list[LedgerError]]:
    faults: list[LedgerError] = []
    return verify(lines, recorded, source="ledger.jsonl", tell=faults.append), faults


def rooted(lines: list[bytes]) -> Root:
    root = checked(lines)[0].root
    assert root is not None
    return root


def test_without_a_root_nothing_is_ever_ok() -> None:
    for lines in (three_cases(), three_cases()[:-1], three_cases()[4:], []):
        found, faults = checked(lines)

        assert found.verdict is Verdict.UNKNOWN
        assert faults == []


def test_against_its_root_a_ledger_is_ok() -> None:
    lines = three_cases()
    found, faults = checked(lines, rooted(lines))

    assert (found.verdict, faults) == (Verdict.OK, [])
    assert (found.cases, found.entries, found.broken, found.unsealed, found.later) == (3, 12, 0, 0, 0)


def test_the_order_of_the_cases_in_the_file_does_not_matter() -> None:
    lines = three_cases()

    assert checked([*lines[8:], *lines[:8]], rooted(lines))[0].verdict is Verdict.OK


def test_a_fault_is_told_with_file_line_case_and_entry() -> None:
    lines = three_cases()
    lines[6] = lines[6].replace(b'"found":true', b'"found":false')

    found, faults = checked(lines)

    assert (found.verdict, found.broken) == (Verdict.BROKEN, 1)
    assert [(fault.where, fault.case, fault.entry, fault.rule) for fault in faults] == [("ledger.jsonl:7: R-2", "R-2", 3, "LR-15")]


def test_a_broken_ledger_has_no_root_that_could_be_recorded() -> None:
    """Its digest could be that of the sound ledger, when a line was altered and its hash left as it was."""
    lines = three_cases()
    lines[6] = lines[6].replace(b'"found":true', b'"found":false')

    assert checked(lines)[0].root is None


def test_missing_entries_are_counted() -> None:
    lines = three_cases()

    _, faults = checked([*lines[:5], *lines[7:]])

    assert [(fault.what, fault.rule) for fault in faults] == [("entries 2 to 3 are missing", "LR-01")]


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_cut_tail_is_found_against_the_root_and_located(cut: int) -> None:
    lines = three_cases()

    found, faults = checked(lines[:-cut], rooted(lines))

    assert found.verdict is Verdict.BROKEN
    assert [fault.rule for fault in faults] == ["LR-16", "LR-16"]
    assert faults[1].case == "R-3"


def test_a_missing_case_is_found_against_the_root() -> None:
    lines = three_cases()

    found, faults = checked(lines[4:], rooted(lines))

    assert found.verdict is Verdict.BROKEN
    assert "2 cases with 8 entries" in faults[0].what


def test_a_case_chained_anew_is_found_against_the_root_and_located() -> None:
    lines = three_cases()
    forged = sealed(told([*STORY[:2], "2026-03-20 SearchRecorded found=false", STORY[3]], "R-2"))
    changed = [*lines[:4], *forged, *lines[8:]]

    assert checked(changed)[0].verdict is Verdict.UNKNOWN
    found, faults = checked(changed, rooted(lines))
    assert found.verdict is Verdict.BROKEN
    assert [fault.case for fault in faults] == ["", "R-2"]


def test_what_is_recorded_later_does_not_disturb_the_root() -> None:
    lines = three_cases()
    more = told([*STORY, "2026-03-30 Archived"], "R-2")
    new = sealed(told([line.replace("2026", "2027") for line in STORY], "R-4"))
    grown = [*lines[:4], *sealed(more), *lines[8:], *new]

    found, faults = checked(grown, rooted(lines))

    assert (found.verdict, faults) == (Verdict.OK, [])
    assert found.later == 5
    assert checked(grown[:-1], rooted(lines))[0].verdict is Verdict.OK, "of what came later nothing is known"


def test_an_entry_put_in_with_an_earlier_instant_is_found() -> None:
    lines = three_cases()
    late = sealed(told(STORY, "R-4"))

    assert checked([*lines, *late], rooted(lines))[0].verdict is Verdict.BROKEN


def test_entries_without_hashes_are_known_by_the_root_alone() -> None:
    lines = three_cases()
    bare = [f"{encode(decode(line.decode().strip()).entry)}\n".encode() for line in lines]

    assert checked(bare)[0].unsealed == 3
    assert checked(bare)[0].verdict is Verdict.UNKNOWN
    assert checked(bare, rooted(lines))[0].verdict is Verdict.OK
    found, faults = checked([*lines[:2], *bare[2:4]])
    assert found.verdict is Verdict.BROKEN
    assert [fault.line for fault in faults] == [3, 4]
    assert "others none" in faults[0].what


def test_white_space_is_no_alteration() -> None:
    lines = three_cases()
    spaced = [f"{json.dumps(json.loads(line))}\n".encode() for line in lines]

    assert checked(spaced, rooted(lines))[0].verdict is Verdict.OK


@pytest.mark.parametrize("name", ["cases", "entries"])
def test_a_root_that_names_other_numbers_than_its_hash_is_over_is_no_proof(name: str) -> None:
    lines = three_cases()
    root = rooted(lines)
    said = root._replace(cases=99) if name == "cases" else root._replace(entries=99)

    found, faults = checked(lines, said)

    assert found.verdict is Verdict.BROKEN
    assert "99" in faults[0].what


@pytest.mark.parametrize("end", [b"}\n", b" }\n"], ids=["as written", "with white space"])
def test_a_key_put_in_before_its_like_is_an_alteration(end: bytes) -> None:
    lines = three_cases()
    twice = lines[1].replace(b'"data":{', b'"data":{"number":"8"},"data":{').removesuffix(b"}\n") + end

    found, faults = checked([lines[0], twice, *lines[2:]], rooted(lines))

    assert twice != lines[1]
    assert found.verdict is Verdict.BROKEN
    assert faults[0].where == "ledger.jsonl:2"
    assert faults[0].what == "the key 'data' stands twice"


@pytest.mark.parametrize(
    "damage",
    [
        b"{\n",
        b"\xff\n",
        b"{}\n",
        b'{"case":"R-2","number":"3","recorded_at":"2026-03-24T17:03:00+08:00"}\n',
        b'{"case":"R-2","number":3}\n',
        b'{"case":"R-2","number":3,"recorded_at":"2026-03-24"}\n',
        b'{"case":7,"number":3,"recorded_at":"2026-03-24T17:03:00+08:00"}\n',
        b'{"case":"","number":3,"recorded_at":"2026-03-24T17:03:00+08:00"}\n',
    ],
)
def test_a_damaged_line_breaks_its_case_and_no_other(damage: bytes) -> None:
    lines = three_cases()
    lines[6] = damage

    found, faults = checked(lines)

    assert (found.verdict, found.broken, found.cases) == (Verdict.BROKEN, 1, 3)
    assert faults[0].where == "ledger.jsonl:7"


def test_a_case_that_goes_on_apart_is_told() -> None:
    lines = three_cases()

    found, faults = checked([*lines[:2], *lines[4:8], *lines[2:4]])

    assert found.verdict is Verdict.BROKEN
    assert faults[0].rule == "LR-11"


ALTERATIONS = ("remove", "alter", "swap", "insert", "repeat", "rehash")


@given(ledgers(cases=4), st.sampled_from(ALTERATIONS), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_any_single_alteration_is_found_against_the_root(entries: tuple[Entry, ...], how: str, random: Random) -> None:
    lines = sealed(entries)
    changed = altered(lines, how, random)

    assert checked(changed, rooted(lines))[0].verdict is (Verdict.OK if changed == lines else Verdict.BROKEN)


@given(ledgers(cases=4), st.sampled_from(ALTERATIONS), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_inside_a_chain_it_is_found_without_a_root(entries: tuple[Entry, ...], how: str, random: Random) -> None:
    lines = max((sealed(own) for own in by_case(entries).values()), key=len)
    changed = altered(lines[:-1], how, random)

    if changed != lines[:-1]:
        assert checked([*changed, lines[-1]])[0].verdict is Verdict.BROKEN


def altered(lines: list[bytes], how: str, random: Random) -> list[bytes]:
    """The lines with one of them removed, altered, moved, or another put in."""
    changed = list(lines)
    if not changed:
        return changed
    at, other = random.randrange(len(changed)), random.randrange(len(changed))
    entry, digest = decode(changed[at].decode().strip())
    moved = entry._replace(recorded_at=entry.recorded_at - timedelta(minutes=1))
    match how:
        case "remove":
            del changed[at]
        case "alter":
            changed[at] = f'{encode(moved)[:-1]},"hash":"{digest}"}}\n'.encode()
        case "rehash":
            changed[at] = sealed((moved._replace(number=1),))[0]
        case "swap":
            if by_case((entry, decode(changed[other].decode().strip()).entry)).keys() == {entry.case}:
                changed[at], changed[other] = changed[other], changed[at]
        case "insert":
            changed.insert(at, sealed((moved._replace(number=1),))[0])
        case _:
            changed.insert(at, changed[at])
    return changed


MERGED = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-03 Merged into={} identical=true"]


def merged(case: str, into: str) -> list[bytes]:
    return sealed(told([line.format(into) for line in MERGED], case))


def warned(lines: list[bytes]) -> list[tuple[str, tuple[str, ...]]]:
    found, faults = checked(lines)
    assert (found.verdict, faults) == (Verdict.UNKNOWN, []), "what a case refers to says nothing about its chain"
    return [(one.code.value, one.cases) for one in found.warnings]


def test_cases_that_refer_to_unknown_ones_or_round_in_a_circle_are_told() -> None:
    assert warned([*merged("R-1", "R-9"), *sealed(told(STORY, "R-3"))]) == [("unknown_case", ("R-1", "R-9"))]
    assert warned([*merged("R-1", "R-2"), *merged("R-2", "R-1")]) == [("circle", ("R-1", "R-2"))]
    assert warned([*merged("R-1", "R-2"), *sealed(told(STORY, "R-2"))]) == []
    assert warned(sealed(told(["2026-03-02 SuitFiled reviewed=true after_review=V-1"], "S-1"))) == [("unknown_case", ("S-1", "V-1"))]


def test_split_letters_without_their_requests_are_told() -> None:
    letter = sealed(told([*STORY[:2], "2026-03-03 Split into=R-2,R-3"], "R-1"))
    parts = [line for case in ("R-2", "R-3") for line in sealed(told(["2026-03-02 RequestArrived split_from=R-1"], case))]

    assert warned([*letter, *parts]) == []
    assert warned([*letter, *parts[:1]]) == [("split_child_missing", ("R-1", "R-3"))]


def test_another_day_for_a_new_reply_than_the_review_sets_is_told() -> None:
    request = [*STORY[:2], "2026-03-16 Decided outcome=granted", "2026-03-16 Dispatched mode=post", "2026-05-08 RedoOrdered by=V-1"]
    ended = ["2026-04-10 ReviewFiled", "2026-04-10 Accepted procedure=simple", "2026-05-06 ReviewConcluded result=ordered_anew"]
    lines = [*sealed(told(request, "R-1")), *sealed(told([*ended, "2026-05-08 ComplianceOrdered until=2026-06-08"], "V-1"))]

    assert warned(lines) == [("other_day", ("R-1", "V-1"))]


def test_a_reference_that_was_struck_is_none() -> None:
    story = [*MERGED[:2], MERGED[2].format("R-9"), "2026-03-04 EntryStruck entry=3 reason=wrong_case"]

    assert warned(sealed(told(story, "R-1"))) == []


def test_a_case_that_cannot_be_folded_refers_to_nothing() -> None:
    story = [MERGED[0], "2026-03-03 Dispatched mode=post", MERGED[2].format("R-9")]

    assert warned(sealed(told(story, "R-1"))) == []
    strange = [
        encode(entry).replace('"identical":true', '"identical":true,"new":1') for entry in told([one.format("R-9") for one in MERGED])
    ]
    assert warned([f"{line}\n".encode() for line in strange]) == []


def test_one_entry_that_is_missing_is_told_as_one() -> None:
    lines = sealed(told(STORY, "R-1"))

    assert checked([lines[0], *lines[2:]])[1][0].what == "entry 2 is missing"
    assert checked([lines[0], lines[3]])[1][0].what == "entries 2 to 3 are missing"


def test_a_root_is_of_the_last_instant_wherever_it_stands_in_the_file() -> None:
    late, early = told([line.replace("2026", "2027") for line in STORY], "R-1"), told(STORY, "R-2")
    found, _ = checked([*sealed(late), *sealed(early)])

    assert found.root is not None
    assert found.root.as_of == late[-1].recorded_at


def test_without_a_root_nothing_is_called_later() -> None:
    assert checked(three_cases())[0].later == 0


def test_faults_of_numbering_and_of_hashes_say_where_and_what() -> None:
    """Entries of one case, each a line: numbered 1, 1, 0 and 4, the last without a hash."""
    story = told(STORY, "R-1")
    first, *_, last = sealed(story)
    zero = sealed((story[1]._replace(number=0),))[0]
    bare = last[: last.index(b',"hash"')] + b"}\n"
    _, faults = checked([first, first, zero, bare])

    assert [(fault.what, fault.case, fault.entry, fault.line) for fault in faults] == [
        ("entry 1 stands after entry 1", "R-1", 1, 2),
        ("entry 0 stands after entry 1", "R-1", 0, 3),
        ("entry 3 is missing", "R-1", 4, 4),
    ]


def test_a_line_without_a_hash_among_others_names_its_case_and_entry() -> None:
    lines = sealed(told(STORY, "R-1"))
    bare = lines[1][: lines[1].index(b',"hash"')] + b"}\n"
    _, faults = checked([lines[0], bare, *lines[2:]])

    assert [(fault.what, fault.case, fault.entry) for fault in faults] == [("some entries carry a hash and others none", "R-1", 2)]


def test_a_line_whose_data_is_no_object_is_judged_by_its_hash_alone() -> None:
    """Versions differ in what they hold, so that a chain is checked without understanding the event."""
    found, faults = checked([b'{"case":"R-1","number":1,"recorded_at":"2026-03-24T17:03:00+08:00","data":["requests"]}\n'])

    assert (found.verdict, found.unsealed, faults) == (Verdict.UNKNOWN, 1, [])


def test_a_difference_from_the_root_is_told_with_what_was_found_and_what_is_missing() -> None:
    lines = three_cases()
    forged = sealed(told([*STORY[:2], "2026-03-20 SearchRecorded found=false", STORY[3]], "R-2"))
    cut, missing, altered_case = (
        checked(changed, rooted(lines))[1][0] for changed in (lines[:-1], lines[4:], [*lines[:4], *forged, *lines[8:]])
    )

    assert cut.what == "3 cases with 11 entries were recorded by then; the root holds 3 cases with 12 entries"
    assert missing.what == "2 cases with 8 entries were recorded by then; the root holds 3 cases with 12 entries"
    assert altered_case.what == "of 3 cases with 12 entries, at least one is not what the root holds"
    assert {fault.where for fault in (cut, missing, altered_case)} == {"ledger.jsonl"}


def test_as_many_entries_in_fewer_cases_are_told_by_both_numbers() -> None:
    """Two of the three cases, one of them with four entries more by then: the number of entries alone would not show it."""
    lines = three_cases()
    longer = [*STORY[:3], *["2026-03-20 SearchRecorded found=true"] * 5, STORY[3]]
    _, faults = checked([*sealed(told(longer, "R-1")), *lines[4:8]], rooted(lines))

    assert faults[0].what == "2 cases with 12 entries were recorded by then; the root holds 3 cases with 12 entries"


def test_a_surrogate_or_a_number_of_thousands_of_digits_is_a_fault_and_no_crash() -> None:
    line = sealed(told(["2026-03-02 RequestArrived"], "R-1"))[0]
    faults: list[LedgerError] = []
    bad = [
        line.replace(b"R-1", rb"R-\ud800"),
        line.replace(b'"hash":"', rb'"hash":"\ud800'),
        line.replace(b'"number":1', b'"number":' + b"9" * 4_299),
    ]

    assert verify(bad, source="f", tell=faults.append).verdict is Verdict.BROKEN
    assert [fault.where for fault in faults] == ["f:1", "f:2", "f:3"]
