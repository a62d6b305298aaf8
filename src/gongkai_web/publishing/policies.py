"""Which right each action of publishing needs, and whether an item allows it now."""

from collections.abc import Mapping

from gongkai_web.organs.policy import Right
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.vocabulary import Review

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
    "relate": (Right.WRITE_DRAFTS, events.Revised),
    "unrelate": (Right.WRITE_DRAFTS, events.Revised),
    "fix_attribute": (Right.WRITE_DRAFTS, events.AttributeFixed),
    "submit": (Right.WRITE_DRAFTS, events.Submitted),
    "discard": (Right.WRITE_DRAFTS, events.Discarded),
    "release_finding": (REVIEWERS[Review.PERSONAL_DATA], events.FindingReleased),
    "approve": (Right.APPROVE, events.Approved),
    "reassess": (Right.APPROVE, events.Reassessment),
    "publish": (Right.PUBLISH, events.Published),
    "use_channel": (Right.PUBLISH, events.ChannelUsed),
    "change_validity": (Right.PUBLISH, events.ValidityChanged),
    "withdraw": (Right.WITHDRAW, events.Withdrawn),
}
"""Each action but `review`: the right, and the event that has to be possible."""

BINDING = frozenset({Kind.RULES, Kind.NORMATIVE_DOCUMENT})
"""Kinds of items that bind, and cease to (domain D.5)."""
