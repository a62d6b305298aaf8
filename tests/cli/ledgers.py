"""Ledgers as files, for tests of the commands."""

from pathlib import Path

from gongkai.ledger.chain import seal
from tests.ledger.stories import told

ANSWERED = (
    "2026-03-02 RequestArrived",
    "2026-03-02 Registered number=7",
    "2026-03-16 Decided outcome=not_exist",
    "2026-03-16 Dispatched mode=post",
)
ASKED = (
    *ANSWERED[:2],
    "2026-03-11 ConsultationSent party=T-1 role=third_party",
    "2026-03-12 @2026-03-20 ConsultationServed party=T-1",
)


def written(path: Path, **stories: tuple[str, ...]) -> Path:
    """A sealed ledger of these cases; an underscore in a case's id stands for a hyphen."""
    lines = [line for case, story in stories.items() for line in seal(told(list(story), case.replace("_", "-")))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
