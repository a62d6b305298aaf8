"""The only writers of the transfer."""

from gongkai_web.transfer.actions.exports import ask_export, note_export
from gongkai_web.transfer.actions.packages import confirm, give_up, receive

__all__ = ["ask_export", "confirm", "give_up", "note_export", "receive"]
