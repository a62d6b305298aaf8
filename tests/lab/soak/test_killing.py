"""Requests, their messages and letters while all that does the work is killed: a sample of `python -m lab.soak requests`."""

from lab.soak.killing import OFFICE, killing
from lab.soak.machine import KILLED


def test_what_was_given_out_is_there_and_goes_out_once() -> None:
    ran = killing(count=200, clients=8, kills=1)

    assert not ran.faults
    assert len(ran.given) == 200
    assert ran.sent >= 200 + 20, "of each arrival, and of each that was registered for its letter"
    assert 16 <= len(ran.issued) <= 21, "each of two officers loses an answer at most with each of two kills, or issues the last at once"
    assert ran.killed == dict.fromkeys((*KILLED, OFFICE), 1)
