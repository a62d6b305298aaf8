"""What may happen next, by name, without what always may."""

from gongkai.ledger.fold import fold, permitted
from tests.ledger.stories import told


def nexts(*story: str) -> set[str]:
    """The names of the events that may follow a story, but for a strike and an assignment."""
    case = fold(told(list(story)))
    assert case is not None
    return {event.__name__ for event in permitted(case)} - {"EntryStruck", "Assigned"}


REQUEST = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7")
HANDLED = {
    "Split",
    "Merged",
    "CorrectionRequested",
    "ConsultationSent",
    "ReasonsRequested",
    "ExtensionApproved",
    "FeeNotified",
    "SearchRecorded",
    "Drafted",
    "Decided",
    "Withdrawn",
    "ReceiptConfirmed",
}
"""What may happen to a registered request to which nothing has happened yet."""
