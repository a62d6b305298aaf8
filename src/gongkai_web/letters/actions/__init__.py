"""What can be done with letters; the only writers of their rows."""

from gongkai_web.letters.actions.issuing import issue, open_draft, open_letter
from gongkai_web.letters.actions.texts import keep_letterhead, keep_text, repeat_text
from gongkai_web.letters.actions.writing import discard, save, write

__all__ = ["discard", "issue", "keep_letterhead", "keep_text", "open_draft", "open_letter", "repeat_text", "save", "write"]
