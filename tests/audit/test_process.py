"""A child that cannot work says why; one that works is asked in order."""

import pytest

from gongkai.audit.frames import Outcome, Task
from gongkai.audit.limits import LIMITS, MEBIBYTE, Limits
from gongkai.audit.process import Child
from gongkai.errors import GongkaiError
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("auditor", "limits", "why"),
    [
        ("gongkai.audit.nowhere:audit", LIMITS, "ModuleNotFoundError"),
        ("gongkai.audit.served:nothing", LIMITS, "AttributeError"),
    ],
)
def test_a_child_that_cannot_load_its_auditor_says_so(auditor: str, limits: Limits, why: str) -> None:
    child = Child(auditor, limits)
    child.send(Task.AUDIT, b"")
    try:
        with pytest.raises(GongkaiError, match=why):
            child.receive(0)
    finally:
        child.end()


def test_answers_come_in_the_order_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    child = Child("tests.audit.hostile:audit", Limits(memory=256 * MEBIBYTE))
    try:
        for name in ("a", "refuse x", "b"):
            child.send(Task.AUDIT, name.encode())
        outcomes = [child.receive(1).outcome for _ in range(3)]
    finally:
        child.end()

    assert outcomes == [Outcome.AUDITED, Outcome.REFUSED, Outcome.AUDITED]
    assert child.sent == 3


def test_a_child_can_be_ended_twice() -> None:
    child = Child("gongkai.audit.served:served", LIMITS)

    assert child.end() == child.end() == -9
