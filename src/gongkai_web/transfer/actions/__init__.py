"""The only writers of the transfer."""

from gongkai_web.transfer.actions.packages import confirm, give_up, note_export, receive

__all__ = ["confirm", "give_up", "note_export", "receive"]
