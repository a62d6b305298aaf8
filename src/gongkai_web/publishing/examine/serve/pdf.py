"""PDF files in the child process."""

from gongkai.reader.source.pdf.bombs import check_streams
from gongkai_web.publishing.examine.answers import Answer, answered, findings, taken
from gongkai_web.publishing.examine.kinds import Note
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.pdf import examined, opened
from gongkai_web.publishing.examine.strip.pdf import is_signed, stripped


def search(content: bytes, _: bool) -> Answer:
    """The findings."""
    return answered(lambda: findings(examined(content)))


def take(content: bytes, _: bool) -> Answer:
    """The file without its metadata."""
    return answered(lambda: _taken(content))


def _taken(content: bytes) -> Answer:
    check_streams(content)
    with opened(content) as pdf:
        if is_signed(pdf):
            return taken(Media.PDF, note=Note.SIGNED)
        return taken(Media.PDF, stripped(pdf), Note.STRIPPED)
