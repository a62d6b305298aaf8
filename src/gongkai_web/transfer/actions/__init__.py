"""The only writers of the transfer."""

from gongkai_web.transfer.actions.exports import ask_export, note_export
from gongkai_web.transfer.actions.packages import confirm, confirmers, give_up, is_own, receive

__all__ = ["ask_export", "confirm", "confirmers", "give_up", "is_own", "note_export", "receive"]
