"""One hash over all cases."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.zone import SHANGHAI
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.root import PARTS, Head, Heads, Root, part_of, root, root_from_json

INSTANT = datetime(2026, 12, 31, 23, 59, 59, tzinfo=SHANGHAI)
HEADS = st.lists(
    st.builds(Head, st.from_regex(r"R-[0-9]{1,4}", fullmatch=True), st.integers(1, 9), st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
    unique_by=lambda head: head.case,
    max_size=12,
)


@given(HEADS, st.randoms())
def test_the_order_of_the_cases_does_not_matter(heads: list[Head], random: Any) -> None:
    shuffled = random.sample(heads, len(heads))

    assert root(heads, INSTANT) == root(shuffled, INSTANT)


@given(HEADS, HEADS)
def test_other_heads_have_another_digest(one: list[Head], other: list[Head]) -> None:
    assert (root(one, INSTANT).digest == root(other, INSTANT).digest) == (set(one) == set(other))


def test_another_instant_has_another_digest() -> None:
    heads = [Head("R-1", 2, "ab")]

    assert root(heads, INSTANT).digest != root(heads, INSTANT + timedelta(seconds=1)).digest


@given(HEADS)
def test_a_root_is_read_as_it_is_written(heads: list[Head]) -> None:
    made = root(heads, INSTANT)

    assert root_from_json(json.dumps(made.to_json())) == made
    assert root_from_json(json.dumps({"verdict": "unknown", "root": made.to_json()})) == made
    assert (made.cases, made.entries) == (len(heads), sum(head.entries for head in heads))


def test_the_group_that_differs_is_known() -> None:
    one = [Head(f"R-{number}", 2, "ab") for number in range(50)]
    other = [*one[:7], one[7]._replace(digest="cd"), *one[8:]]

    assert root(one, INSTANT).differing(root(other, INSTANT)) == {part_of("R-7")}
    assert root(one, INSTANT).differing(root(one, INSTANT)) == frozenset()
    assert root(one, INSTANT)._replace(parts="").differing(root(other, INSTANT)) == frozenset()


def test_heads_can_come_one_by_one() -> None:
    heads = Heads()
    for head in (Head("R-1", 2, "ab"), Head("R-2", 3, "cd")):
        heads.add(head)

    assert heads.root(INSTANT) == root([Head("R-2", 3, "cd"), Head("R-1", 2, "ab")], INSTANT)


GOOD: dict[str, Any] = {"as_of": "2026-12-31T23:59:59+08:00", "cases": 1, "entries": 2, "digest": "a" * 64, "parts": ""}


def test_the_groups_can_be_left_out() -> None:
    assert root_from_json(json.dumps({key: value for key, value in GOOD.items() if key != "parts"})) == Root(INSTANT, 1, 2, "a" * 64)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{}",
        *(json.dumps({key: value for key, value in GOOD.items() if key != left}) for left in ("as_of", "cases", "entries", "digest")),
        *(
            json.dumps(GOOD | wrong)
            for wrong in ({"cases": "1"}, {"entries": 2.0}, {"digest": "a" * 63}, {"digest": "A" * 64}, {"as_of": 7})
        ),
        json.dumps(GOOD | {"digest": "X" * 64}),
        json.dumps(GOOD | {"parts": "abc"}),
        json.dumps(GOOD | {"parts": "x" * 8 * PARTS}),
        json.dumps({"root": None}),
    ],
)
def test_what_is_no_root_is_refused(text: str) -> None:
    with pytest.raises(LedgerError) as caught:
        root_from_json(text, "root.json")

    assert caught.value.rule == "LR-16"
    assert caught.value.where == "root.json"
    with pytest.raises(LedgerError) as unnamed:
        root_from_json(text)
    assert unnamed.value.where == ""


def by_hand(heads: list[Head], as_of: str) -> tuple[str, str]:
    """Digest and groups as docs/reference/ledger.md describes them: a root recorded years ago must still be found again."""
    groups = [b""] * 1024
    for part in range(1024):
        mine = [head for head in heads if crc32(head.case.encode()) % 1024 == part]
        groups[part] = sha256(
            b"".join(sorted(sha256(f"{one.case}\n{one.entries}\n{one.digest}".encode()).digest() for one in mine))
        ).digest()
    begin = f"{as_of}\n{len(heads)}\n{sum(head.entries for head in heads)}\n"
    return sha256(begin.encode() + b"".join(groups)).hexdigest(), "".join(group.hex()[:8] for group in groups)


def test_a_root_is_the_hash_that_the_reference_describes() -> None:
    """Five cases in one group and twenty elsewhere: each counts, also the last of a group."""
    crowd = [case for case in (f"R-{number}" for number in range(20_000)) if part_of(case) == part_of("R-7")][:5]
    heads = [Head(case, at + 1, f"{at:064x}") for at, case in enumerate([*crowd, *(f"S-{number}" for number in range(20))])]
    found = root(heads, INSTANT)

    assert len(crowd) == 5
    assert (found.digest, found.parts) == by_hand(heads, "2026-12-31T23:59:59+08:00")


@pytest.mark.parametrize("number", [-1, 10**15, int("9" * 4_299)])
@pytest.mark.parametrize("name", ["cases", "entries"])
def test_a_count_that_no_ledger_has_is_no_root(name: str, number: int) -> None:
    with pytest.raises(LedgerError, match="this is no root"):
        root_from_json(json.dumps({**root([Head("R-1", 1, "0" * 64)], INSTANT).to_json(), name: number}))
