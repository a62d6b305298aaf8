"""Who may do what for which organ: the one permission policy. Views ask it, the database repeats its reading part.

An appointment gives its role's rights over its own organ; oversight and audit reach the organs below as well. Nothing else gives a
right: no Django group, no superuser flag.
"""

from collections.abc import Mapping
from enum import StrEnum

from gongkai_web.organs.kinds import Role


class Right(StrEnum):
    """Something that a person may do for an organ."""

    READ_DRAFTS = "read_drafts"
    WRITE_DRAFTS = "write_drafts"
    REVIEW_AS_HEAD = "review_as_head"
    REVIEW_SECRECY = "review_secrecy"
    REVIEW_LEGALITY = "review_legality"
    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    TRANSFER = "transfer"
    """Take over an old site, and take out everything that the organ holds."""
    HANDLE_CASES = "handle_cases"
    """Take requests in, see who asks, record what happens to them."""
    MANAGE_ORGANS = "manage_organs"
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_LOG = "read_log"
    OVERSEE = "oversee"
    """See how organs keep up: figures of what they published, and how much of theirs is late. No draft, and no text of one."""


class Reach(StrEnum):
    """For which organs a right holds."""

    OWN = "own"
    """The organ of the appointment."""
    BELOW = "below"
    """That organ, and every organ under it in its area or its system."""


READING = frozenset({Right.READ_DRAFTS, Right.HANDLE_CASES})
"""The rights that let the database show an organ's unpublished rows."""
FOLLOWING = frozenset({Right.READ_LOG, Right.OVERSEE})
"""The rights that let the database show what became of an organ's items: the events of publishing, none of drafting."""
PUBLISHING = frozenset(
    {
        Right.WRITE_DRAFTS,
        Right.REVIEW_AS_HEAD,
        Right.REVIEW_SECRECY,
        Right.REVIEW_LEGALITY,
        Right.APPROVE,
        Right.PUBLISH,
        Right.WITHDRAW,
        Right.TRANSFER,
    }
)
"""The rights to bring an item of an organ on its way."""
WRITING = PUBLISHING | {Right.HANDLE_CASES}
"""The rights that let the database take rows of an organ."""

_STAFF = {Right.READ_DRAFTS: Reach.OWN}

RIGHTS: Mapping[Role, Mapping[Right, Reach]] = {
    Role.DRAFTER: {**_STAFF, Right.WRITE_DRAFTS: Reach.OWN, Right.WITHDRAW: Reach.OWN},
    Role.DEPARTMENT_HEAD: {**_STAFF, Right.WRITE_DRAFTS: Reach.OWN, Right.REVIEW_AS_HEAD: Reach.OWN},
    Role.SECRECY_REVIEWER: {**_STAFF, Right.REVIEW_SECRECY: Reach.OWN},
    Role.LEGAL_REVIEWER: {**_STAFF, Right.REVIEW_LEGALITY: Reach.OWN},
    Role.PUBLISHER: {**_STAFF, Right.PUBLISH: Reach.OWN, Right.WITHDRAW: Reach.OWN, Right.TRANSFER: Reach.OWN},
    Role.HANDLER: {**_STAFF, Right.HANDLE_CASES: Reach.OWN},
    Role.OGI_HEAD: {
        **_STAFF,
        Right.APPROVE: Reach.OWN,
        Right.PUBLISH: Reach.OWN,
        Right.WITHDRAW: Reach.OWN,
        Right.TRANSFER: Reach.OWN,
        Right.HANDLE_CASES: Reach.OWN,
    },
    Role.LEADER: {**_STAFF, Right.APPROVE: Reach.OWN},
    Role.OVERSIGHT: {Right.READ_LOG: Reach.BELOW, Right.OVERSEE: Reach.BELOW},
    Role.AUDITOR: {Right.READ_LOG: Reach.BELOW},
    Role.ADMINISTRATOR: {Right.MANAGE_ORGANS: Reach.BELOW, Right.MANAGE_ACCOUNTS: Reach.BELOW},
}
"""Three powers are apart: who manages accounts reads no drafts, who audits changes nothing."""


class Power(StrEnum):
    """The three powers that nobody may hold two of (GB/T 22239-2019, 8.1.4: system, security and audit administrators are apart)."""

    WORK = "work"
    ADMINISTRATION = "administration"
    AUDIT = "audit"


POWERS: Mapping[Role, Power] = dict.fromkeys(Role, Power.WORK) | {
    Role.ADMINISTRATOR: Power.ADMINISTRATION,
    Role.AUDITOR: Power.AUDIT,
}
"""To which power a role belongs. Who works reads content, who administers grants roles, who audits reads the log."""
