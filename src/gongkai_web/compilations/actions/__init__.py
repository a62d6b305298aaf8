"""The only writer of compilations: drawn up by one person, published by another, with what that does to the items in them."""

from gongkai_web.compilations.actions.drawing import discard, opened, save, save_version
from gongkai_web.compilations.actions.emergencies import bind, draft_item, unbind
from gongkai_web.compilations.actions.findings import release
from gongkai_web.compilations.actions.publishing import is_by, publish
from gongkai_web.compilations.actions.scans import PDF, taken

__all__ = ["PDF", "bind", "discard", "draft_item", "is_by", "opened", "publish", "release", "save", "save_version", "taken", "unbind"]
