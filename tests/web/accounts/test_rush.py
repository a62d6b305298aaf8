"""A rush of sign-ins: who gets a place, and what is remembered of whom."""

import pytest

from gongkai_web.accounts import rush

CALM, HASTY = "10.1.0.0", "10.2.0.0"


@pytest.fixture(autouse=True)
def recent(monkeypatch: pytest.MonkeyPatch) -> rush.Recent:
    """Nobody has failed yet."""
    fresh = rush.Recent(600)
    monkeypatch.setattr(rush, "failed", fresh)
    return fresh


def _comes_in(network: str) -> bool:
    try:
        with rush.place(network):
            return True
    except rush.Crowded:
        return False


def test_one_is_checked_and_one_may_wait() -> None:
    with rush.place(CALM):
        assert _comes_in(CALM)
        with rush.place(CALM):
            assert not _comes_in("10.3.0.0")
    assert _comes_in("10.3.0.0")


def test_who_has_failed_often_comes_in_alone(recent: rush.Recent) -> None:
    for _ in range(5):
        recent.add(HASTY)

    assert _comes_in(HASTY)
    with rush.place(CALM):
        assert not _comes_in(HASTY)
        assert _comes_in(CALM)


def test_who_comes_again_and_again_in_a_crowd_counts_as_failing(recent: rush.Recent) -> None:
    with rush.place(CALM), rush.place(CALM):
        assert [_comes_in(HASTY) for _ in range(5)] == [False] * 5

    assert recent.count(HASTY) == 5
    with rush.place(CALM):
        assert not _comes_in(HASTY)


def test_what_is_long_ago_or_was_forgotten_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("gongkai_web.accounts.rush.time.monotonic", lambda: now)
    known = rush.Recent(5)
    known.add(CALM)
    known.add(HASTY)
    known.forget(HASTY)

    assert (known.count(CALM), known.count(HASTY)) == (1, 0)
    now = 105.0
    assert known.count(CALM) == 0


def test_of_very_many_networks_the_first_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rush, "_MOST", 3)
    known = rush.Recent(600)
    for network in ("a", "b", "c", "a", "d"):
        known.add(network)

    assert [known.count(network) for network in "abcd"] == [2, 0, 1, 1]
