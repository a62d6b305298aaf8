"""A refusal is the parts of an error, and a sentence."""

from gongkai.audit.model import AuditedSource, Refusal
from gongkai.errors import InputRefused


def test_a_refusal_and_its_error_hold_the_same() -> None:
    refusal = Refusal("what", "where", "why", "remedy")

    assert Refusal.of(refusal.error()) == refusal
    assert str(refusal.error()) == "where: what. why. remedy."
    assert isinstance(refusal.error(), InputRefused)


def test_a_source_says_why_it_was_refused() -> None:
    assert AuditedSource("a").refused is None
    assert AuditedSource("a", refusal=Refusal("the file is empty", remedy="give another")).refused == "the file is empty. give another."
