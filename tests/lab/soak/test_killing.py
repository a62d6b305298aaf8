"""Requests sent at once while web server, worker and database are killed: a sample of `python -m lab.soak requests`."""

from lab.soak.killing import KILLED, killing


def test_every_code_that_was_given_out_leads_to_a_whole_case() -> None:
    ran = killing(count=200, clients=8, kills=1)

    assert not ran.faults
    assert len(ran.given) == 200
    assert ran.killed == dict.fromkeys(KILLED, 1)
