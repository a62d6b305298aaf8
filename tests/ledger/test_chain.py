"""Chains of hashes."""

import json
from hashlib import sha256

from hypothesis import given

from gongkai.ledger.chain import GENESIS, contents, link, seal
from gongkai.ledger.codec import decode, encode
from gongkai.ledger.entry import Entry
from tests.ledger.histories import by_case, ledgers
from tests.ledger.stories import told

STORY = told(["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-20 Withdrawn"])


def test_a_hash_is_over_the_hash_before_it_and_the_line() -> None:
    first, second, _ = seal(STORY)

    one = sha256(("0" * 64 + "\n" + encode(STORY[0])).encode()).hexdigest()
    assert json.loads(first)["hash"] == one
    assert json.loads(second)["hash"] == sha256((one + "\n" + encode(STORY[1])).encode()).hexdigest()
    assert link(GENESIS, encode(STORY[0])) == one


def test_a_case_can_be_sealed_bit_by_bit() -> None:
    whole = list(seal(STORY))
    head = json.loads(whole[1])["hash"]

    assert list(seal(STORY[2:], head)) == whole[2:]


@given(ledgers(cases=4))
def test_each_case_has_a_chain_of_its_own(entries: tuple[Entry, ...]) -> None:
    assert list(seal(entries)) == [line for own in by_case(entries).values() for line in seal(own)]
    assert tuple(decode(line).entry for line in seal(entries)) == entries


def test_what_was_hashed_and_the_hash_are_found_again() -> None:
    sealed = next(seal(STORY))

    assert contents(sealed) == (encode(STORY[0]), json.loads(sealed)["hash"])
    assert contents(json.dumps(json.loads(sealed))) == contents(sealed)
    assert contents(encode(STORY[0])) == (encode(STORY[0]), None)
