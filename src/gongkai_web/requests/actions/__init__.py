"""What can be done to a case; the only writers of its rows."""

from gongkai_web.requests.actions.following import Followed, NotFound, follow
from gongkai_web.requests.actions.handling import happen, open_file, permitted, reveal
from gongkai_web.requests.actions.submitting import Another, Submitted, submit

__all__ = ["Another", "Followed", "NotFound", "Submitted", "follow", "happen", "open_file", "permitted", "reveal", "submit"]
