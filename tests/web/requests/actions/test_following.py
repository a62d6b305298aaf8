"""Whoever has the code and the second proof sees the case; whoever guesses sees nothing, and soon may not guess any more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.requests.actions import NotFound, follow, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.attempts import TooMany
from gongkai_web.requests.codes import new_code
from tests.web.requests.examples import request

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
HOME, CAFE = "203.0.113.0", "198.51.100.0"


@pytest.fixture
def code(water: Organ) -> str:  # noqa: ARG001 - the organ is asked
    """Of a request that came in."""
    return submit(asked(request()), now=NOW).code


@pytest.mark.parametrize("verify", ["002X", "002x", "8000", " ８０００ "])
def test_identity_or_telephone_number_proves_it(code: str, verify: str) -> None:
    found = follow(code.lower().replace("-", " "), verify, network=HOME, now=NOW)

    assert found.due_on == date(2026, 3, 30)
    assert [type(one.event).__name__ for one in found.entries] == ["RequestArrived"]


def test_the_reasoning_is_that_of_the_law(code: str) -> None:
    found = follow(code, "002X", network=HOME, now=NOW)

    assert found.clock is not None
    assert "OGI-R 33" in {step.basis.code for step in found.clock.reasoning if step.basis}


@pytest.mark.parametrize("verify", ["1234", "", "11010519491231002"])
def test_another_proof_opens_nothing(code: str, verify: str) -> None:
    with pytest.raises(NotFound):
        follow(code, verify, network=HOME, now=NOW)


def test_a_code_that_nobody_has_opens_nothing(code: str) -> None:
    for other in (new_code(), "", code[:-1] + ("0" if code[-1] != "0" else "1")):
        with pytest.raises(NotFound):
            follow(other, "002X", network=HOME, now=NOW)


def test_after_five_wrong_proofs_the_code_rests_a_while(code: str) -> None:
    for place in range(5):
        with pytest.raises(NotFound):
            follow(code, f"{place:04}", network=HOME, now=NOW)

    for network, verify in ((HOME, "002X"), (CAFE, "8000")):
        with pytest.raises(TooMany) as caught:
            follow(code, verify, network=network, now=NOW)
        assert 0 < caught.value.seconds <= 900
    assert follow(code, "002X", network=HOME, now=NOW + timedelta(minutes=15)).due_on == date(2026, 3, 30)


def test_after_thirty_wrong_codes_a_network_rests_and_others_do_not(code: str) -> None:
    for _ in range(30):
        with pytest.raises(NotFound):
            follow(new_code(), "002X", network=CAFE, now=NOW)

    with pytest.raises(TooMany):
        follow(code, "002X", network=CAFE, now=NOW)
    assert follow(code, "002X", network=HOME, now=NOW).due_on == date(2026, 3, 30)
