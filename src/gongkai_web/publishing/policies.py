"""Which right each action of publishing needs, and whether an item allows it now."""

from collections.abc import Mapping

from gongkai_web.organs.policy import Right
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.vocabulary import Review, Tie, Validity
from gongkai_web.publishing.models.described import Described

REVIEWERS: Mapping[Review, Right] = {
    Review.DEPARTMENT_HEAD: Right.REVIEW_AS_HEAD,
    Review.SECRECY: Right.REVIEW_SECRECY,
    Review.LEGALITY: Right.REVIEW_LEGALITY,
    Review.PERSONAL_DATA: Right.REVIEW_SECRECY,
}
"""Who gives a review. Whoever looks for secrets also looks for personal data, and releases what the scan found."""

STEPS: Mapping[str, tuple[Right, type[Event]]] = {
    "save_draft": (Right.WRITE_DRAFTS, events.Revised),
    "attach": (Right.WRITE_DRAFTS, events.Revised),
    "detach": (Right.WRITE_DRAFTS, events.Revised),
    "relate": (Right.WRITE_DRAFTS, events.Tied),
    "unrelate": (Right.WRITE_DRAFTS, events.Untied),
    "fix_attribute": (Right.WRITE_DRAFTS, events.AttributeFixed),
    "submit": (Right.WRITE_DRAFTS, events.Submitted),
    "discard": (Right.WRITE_DRAFTS, events.Discarded),
    "release_finding": (REVIEWERS[Review.PERSONAL_DATA], events.FindingReleased),
    "send_back": (Right.APPROVE, events.SentBack),
    "approve": (Right.APPROVE, events.Approved),
    "reassess": (Right.APPROVE, events.Reassessment),
    "publish": (Right.PUBLISH, events.Published),
    "use_channel": (Right.PUBLISH, events.ChannelUsed),
    "change_validity": (Right.PUBLISH, events.ValidityChanged),
    "record_filing": (Right.PUBLISH, events.Filed),
    "answer_reference": (Right.PUBLISH, events.TieAnswered),
    "overturn": (Right.WITHDRAW, events.DecisionOverturned),
    "withdraw": (Right.WITHDRAW, events.Withdrawn),
}
"""Each action but `review`: the right, and the event that has to be possible."""

PENALTY_PERIOD, PENALTY_CATEGORY = "penalty", "20-06"
"""The special period, and the statutory category (OGI-R 20(6)), by which an item is known to tell of a penalty decision."""
SHORTER_PERIODS: Mapping[str, tuple[str, ...]] = {
    "20-05": ("licence",),
    PENALTY_CATEGORY: (PENALTY_PERIOD,),
    "20-07": ("budget", "department_budget"),
    "20-09": ("procurement_award", "procurement_contract"),
}
"""Statutory category → the special periods (domain D.9) that something in it may have, and that end before the general one."""
BINDING = frozenset({Kind.RULES, Kind.NORMATIVE_DOCUMENT})
"""Kinds of items that bind, and cease to (domain D.5)."""
STATING = frozenset({Tie.INTERPRETS, Tie.AMENDS, Tie.REPEALS})
"""References that say something about their target. Its own organ and those above it may; whoever drafted a document may interpret it
(domain D.6), which only its organ knows: from all others such a reference waits for its word.
"""
EFFECTS: Mapping[Tie, Validity] = {Tie.AMENDS: Validity.AMENDED, Tie.REPEALS: Validity.REPEALED}
"""What becomes of a binding document to which a reference does something (domain D.5)."""


def tells_of_penalty(text: Described) -> bool:
    """Whether a text tells of a penalty decision, so that the item goes when the decision does."""
    return text.special_period == PENALTY_PERIOD or text.statutory_code == PENALTY_CATEGORY
