"""What stands behind the end of a PDF: earlier revisions, and data that belong to no revision."""

import re
from collections.abc import Iterator

from gongkai_web.publishing.examine.kinds import Found, Kind, Part

_END = re.compile(rb"startxref[\s\0]+\d+[\s\0]+%%EOF")
_LINEARIZED = 1_024
_HARMLESS = 64
"""Bytes: transfers append line ends and zeros."""


def behind_the_end(content: bytes) -> Iterator[Found]:
    """Each further end mark is a revision, from which what was deleted can be taken back; one for fast web view has two of itself."""
    ends = list(_END.finditer(content))
    revisions = len(ends) - (b"/Linearized" in content[:_LINEARIZED])
    if revisions > 1:
        yield Found(Kind.EARLIER_REVISION, Part.WHOLE, "", str(revisions))
    rest = content[ends[-1].end() :].strip(b"\0\r\n\t ") if ends else b""
    if len(rest) > _HARMLESS or rest.startswith(b"PK\x03\x04"):
        yield Found(Kind.APPENDED_DATA, Part.WHOLE, "", rest[:60].decode("latin-1"))
