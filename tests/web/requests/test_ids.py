"""Ids that the ledger takes, whatever chance makes of them."""

from gongkai.ledger.opaque import opaque, opaque_case
from gongkai_web.requests.ids import new_id


def test_no_id_can_read_as_a_telephone_or_identity_number() -> None:
    ids = {new_id("A") for _ in range(5_000)}

    assert len(ids) == 5_000
    for one in ids:
        opaque(one, "R-1", 1)
        opaque_case(one, 1)
        assert not any(sign.isdigit() for sign in one)
