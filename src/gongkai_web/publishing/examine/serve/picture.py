"""Pictures in the child process."""

from gongkai_web.publishing.examine.answers import Answer, answered, findings, taken
from gongkai_web.publishing.examine.kinds import Note
from gongkai_web.publishing.examine.media import recognised
from gongkai_web.publishing.examine.pictures import checked, examined
from gongkai_web.publishing.examine.strip.pictures import stripped


def search(content: bytes, _: bool) -> Answer:
    """The findings."""
    return answered(lambda: _found(content))


def take(content: bytes, _: bool) -> Answer:
    """The picture alone."""
    return answered(lambda: _taken(content))


def _found(content: bytes) -> Answer:
    checked(content)
    return findings(examined(content, recognised(content)))


def _taken(content: bytes) -> Answer:
    checked(content)
    media = recognised(content)
    alone = stripped(content, media)
    return taken(media) if alone == content else taken(media, alone, Note.STRIPPED)
