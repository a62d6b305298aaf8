"""What is said of a file that ended the child."""

import signal

from gongkai.audit.refusals import death, nonsense, out_of_memory, reader_failed, too_large, too_slow


def test_the_limits_are_named() -> None:
    assert "200 MB" in too_large(200 << 20).why
    assert "12 seconds" in too_slow(12.0).why
    assert "512 MB" in out_of_memory(512 << 20).why


def test_a_death_says_what_it_was() -> None:
    assert death(-signal.SIGXCPU, 10) == too_slow(10)
    assert "killed" in death(-signal.SIGKILL, 10).why
    assert "SIGSEGV" in death(-signal.SIGSEGV, 10).why
    assert "status 7" in death(7, 10).why


def test_a_fault_of_ours_asks_for_a_report() -> None:
    for refusal in (reader_failed("KeyError: 'x'", "solve.py:3"), nonsense()):
        assert "report" in refusal.remedy
    assert "solve.py:3" in reader_failed("KeyError: 'x'", "solve.py:3").why
