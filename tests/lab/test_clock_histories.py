"""The comparison of the answer clock with a walk through the calendar can be run, and sees a difference."""

import pytest

from lab import clock_histories


def test_a_run_says_how_many_differ(capsys: pytest.CaptureFixture[str]) -> None:
    assert clock_histories.main(["--count", "50", "--seed", "3"]) == 0
    assert capsys.readouterr().out.startswith("50 histories: ")


def test_a_difference_is_found_and_fails_the_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(clock_histories, "simulate", lambda *_: (None, None))

    assert clock_histories.main(["--count", "20"]) == 1
    assert "walked (None, None)" in capsys.readouterr().out


def test_histories_are_the_same_each_time_and_differ_from_one_another() -> None:
    assert clock_histories.history("1/7") == clock_histories.history("1/7")
    assert len({clock_histories.history(f"1/{number}") for number in range(200)}) > 190
