"""What can be done to a case; the only writers of its rows."""

from gongkai_web.requests.actions.acting import Said, act, complain
from gongkai_web.requests.actions.approving import (
    READERS,
    approve,
    approve_extension,
    draft,
    permitted,
    propose_extension,
    refuse_extension,
    review,
    reviews,
    send_back,
)
from gongkai_web.requests.actions.batching import Received, submit_several
from gongkai_web.requests.actions.confirming import confirmed
from gongkai_web.requests.actions.dividing import split
from gongkai_web.requests.actions.following import Followed, NotFound, follow
from gongkai_web.requests.actions.handling import assign, happen, open_file, reveal, talk
from gongkai_web.requests.actions.receiving import receive
from gongkai_web.requests.actions.submitting import Another, Submitted, submit

__all__ = [
    "READERS",
    "Another",
    "Followed",
    "NotFound",
    "Received",
    "Said",
    "Submitted",
    "act",
    "approve",
    "approve_extension",
    "assign",
    "complain",
    "confirmed",
    "draft",
    "follow",
    "happen",
    "open_file",
    "permitted",
    "propose_extension",
    "receive",
    "refuse_extension",
    "reveal",
    "review",
    "reviews",
    "send_back",
    "split",
    "submit",
    "submit_several",
    "talk",
]
