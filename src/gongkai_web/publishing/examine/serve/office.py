"""Zip containers in the child process: DOCX, XLSX, OFD."""

from gongkai_web.publishing.examine import docx, ofd, xlsx
from gongkai_web.publishing.examine.answers import Answer, answered, findings, taken
from gongkai_web.publishing.examine.kinds import Note, Reason, Unfit
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.package import Parts
from gongkai_web.publishing.examine.strip.office import is_signed, stripped

_MARKS = (("word/document.xml", Media.DOCX), ("xl/workbook.xml", Media.XLSX), ("OFD.xml", Media.OFD))
_SEARCHES = {Media.DOCX: docx.examined, Media.XLSX: xlsx.examined, Media.OFD: ofd.examined}
_MAIN = {Media.DOCX: "document", Media.XLSX: "workbook"}


def search(content: bytes, _: bool) -> Answer:
    """The findings."""
    return answered(lambda: findings(_SEARCHES[_media(Parts(content))](content)))


def take(content: bytes, _: bool) -> Answer:
    """DOCX and XLSX without their properties; OFD as it is, since most are sealed."""
    return answered(lambda: _taken(Parts(content)))


def _taken(parts: Parts) -> Answer:
    media = _media(parts)
    if any(name.endswith("vbaProject.bin") for name in parts.names):
        raise Unfit(Reason.MACROS)
    if media is Media.OFD:
        return taken(media)
    parts.main(_MAIN[media])
    return taken(media, note=Note.SIGNED) if is_signed(parts) else taken(media, stripped(parts), Note.STRIPPED)


def _media(parts: Parts) -> Media:
    media = next((media for name, media in _MARKS if name in parts.names), None)
    if media is None:
        raise Unfit(Reason.WRONG_TYPE)
    return media
