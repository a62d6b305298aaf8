"""A search that is not made."""

from gongkai_web.organs.refusals import Refused


class QueryRefused(Refused):
    """The search is too long, has no word in it, or asks for what there cannot be."""
