"""Text, CSV and old office files in the child process."""

from gongkai_web.publishing.examine import ole
from gongkai_web.publishing.examine.answers import Answer, answered, findings, taken
from gongkai_web.publishing.examine.media import Media, recognised
from gongkai_web.publishing.examine.plain import decoded, examined


def search(content: bytes, _: bool) -> Answer:
    """The findings."""
    of_text = recognised(content) is Media.TEXT
    return answered(lambda: findings(examined(content) if of_text else ole.examined(content)))


def take(content: bytes, _: bool) -> Answer:
    """The file as it is, if its bytes are text."""
    return answered(lambda: _taken(content))


def _taken(content: bytes) -> Answer:
    media = recognised(content)
    if media is Media.TEXT:
        decoded(content)
    return taken(media)
